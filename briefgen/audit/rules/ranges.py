"""What indicators that every place reports can be at all: incomes by head, growth of income and output."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from briefgen.audit.figures import Figure, Reading
from briefgen.audit.issue import doubt
from briefgen.audit.reprint import lost_points, subject
from briefgen.model import Issue


@dataclass(frozen=True, slots=True)
class _Range:
    """What an indicator of some kind and unit can be, in any area and any year since 2000."""

    words: re.Pattern[str]
    kind: str
    unit: str
    least: Decimal
    most: Decimal
    why: str


def _range(words: str, kind: str, unit: str, least: int, most: int) -> _Range:
    said = f"合理区间为{least}—{most}{unit}" if kind == "level" else f"同类增速不会超出{least}%—{most}%"
    return _Range(re.compile(words), kind, unit, Decimal(least), Decimal(most), said)


_INCOME = "(?:居民|农民|群众|牧民)人均(?:可支配|纯)收入$"
_RANGES = (
    _range("(?:农村居民|农民|牧民)人均(?:可支配|纯)收入$", "level", "元", 800, 90_000),
    _range(_INCOME, "level", "元", 800, 150_000),
    _range(_INCOME, "growth", "%", -25, 45),
    _range("(?:地区|区域)?生产总值$|^GDP$", "growth", "%", -50, 60),
    _range("居民消费价格(?:总水平|指数)?$|^CPI$", "growth", "%", -15, 30),
    _range("城镇登记失业率|城镇调查失业率", "share", "%", 0, 25),
    _range("人口自然增长率", "growth", "‰", -30, 50),
)
_YEARS = re.compile(r"[三四五六七八九十]年(?:来|间|以来|中)?|“?十[一二三四]?五”?|比(?:19|20)\d\d年|以来")
_BACK = 600
_SINCE = "2000"
_FROM = re.compile("[由从][^，。；]{0,14}$")
# A rise over several years, or by a group of people that something was done for, may be any.
_ANY = re.compile("比20\\d\\d年|年末增长|累计|以来|期间|翻|五年|三年|十年|两年")


def beyond_ranges(reading: Reading) -> Iterator[Issue]:
    """Well-known indicators outside what they can be."""
    for figure, explained in _every(reading):
        obs = figure.obs
        for one in _RANGES:
            fits = obs.transformation == one.kind and obs.unit_measure == one.unit
            if not fits or not one.words.search(obs.indicator_text) or "/" in obs.time_period:
                continue
            if obs.time_period and obs.time_period < _SINCE:
                continue
            if explained or _ANY.search(figure.before) or obs.base_period or "年均" in figure.before:
                continue
            beyond = figure.low > one.most or figure.high < one.least
            if beyond and not (one.kind == "growth" and _of_several_years(reading, figure)):
                yield _said(figure, one)
                break


def _of_several_years(reading: Reading, figure: Figure) -> bool:
    """Does the text not far before a growth speak of several years (五年来, “十五”期间)?"""
    view, start = reading.documents[figure.obs.doc_id].view, figure.obs.start
    return bool(_YEARS.search(view, max(0, start - _BACK), start))


def _every(reading: Reading) -> Iterator[tuple[Figure, bool]]:
    """All figures, and whether the two levels that a growth lies between stand before it: 由6240元提高到9360元."""
    for statement in reading.every_statement():
        explained = False
        for figure in statement:
            yield figure, explained
            explained = explained or bool(_FROM.search(figure.before))


def _said(figure: Figure, one: _Range) -> Issue:
    likely = [item.text for item in lost_points(figure) if one.least <= item.value <= one.most]
    guess = f"，疑为{likely[0]}" if likely else ""
    kind = {"growth": "增速"}.get(one.kind, "")
    message = f"{subject(figure.obs)}{kind}印为{figure.quote}{guess}：{one.why}。"
    return doubt("magnitude", message, [figure], likely[0] if likely else "")
