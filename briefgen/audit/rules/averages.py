"""Averages against their total and count: 145户585.77万元, 户均4.04万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from briefgen.audit.bounds import Bounds, apart, over
from briefgen.audit.explain import bounds, culprit
from briefgen.audit.figures import Figure, Reading, Statement
from briefgen.audit.issue import doubt, request
from briefgen.audit.reprint import printed_like, subject
from briefgen.model import Issue

_AVERAGE = re.compile(
    "(?:(?P<of>[户人村镇县亩]|企业|企)均|"
    "平均每(?P<each>[户人家个村所座处名笔亩]))(?P<what>[\u4e00-\u9fff]{0,6}?)(?:约|达到|达|为|是|近|超过|"
    "超|仅|不足)*$"
)
# 月人均500元 is by month what the total is by year.
_MONTHLY = re.compile("月(?:[户人]均|平均)|[户人]均每?月|每月")
_OVER_TIME = re.compile("^[，、,（(]?(?P<unit>[日月])均(?:约|为|达|近|超过)*$")
_COUNTS = {
    "户": ("户", "户次"), "人": ("人", "名", "人次"), "村": ("个", "村"), "镇": ("个",), "县": ("个",),
    "企业": ("家", "个"), "企": ("家", "个"), "家": ("家", "户"), "个": ("个", "家", "处"), "所": ("所",),
    "座": ("座",), "处": ("处",), "名": ("名", "人"), "笔": ("笔",), "亩": ("亩",),
}  # fmt: skip
# What an average may be called without being of anything else than the total beside it.
_NEUTRAL = re.compile(
    "^(?:额度?|金额|资金|贷款|发放|补助|投入|获得|资助|救助|投资|面积|补贴|支出|放贷|授信|用信|规模|产值|"
    "产量|奖励|分红)?$"
)
# Those who were led to something did not get the total.
_LED = re.compile("带动|惠及|辐射|覆盖|联结|吸纳|服务")
_EACH_MONTH = re.compile("(?:月人均|人均每?月|每人每月|人均月)[一-鿿]{0,4}$")
_ROOM = Decimal("1.4")
_NAMED = 4
_SLACK = Decimal("0.015")


def averages(reading: Reading) -> Iterator[Issue]:
    """Averages that are not their total by their count."""
    for statements in reading.statements.values():
        for before, statement in pairwise(((), *statements)):
            for place in range(1, len(statement)):
                yield from _by_time(statement, place)
                yield from _by_month(statement, place)
                if found := _average(statement[place]):
                    yield from _checked(statement, place, *found) if place > 1 else ()
                    yield from _of_those_before(before, statement, place, *found)


def _average(figure: Figure) -> tuple[tuple[str, ...], str] | None:
    """The units of what a figure is an average over, and what of; None where it is no average."""
    found = _AVERAGE.search(figure.before)
    if not found or not figure.is_level or _MONTHLY.search(figure.before):
        return None
    return _COUNTS.get(found["of"] or found["each"], ()), found["what"]


def _by_time(statement: Statement, place: int) -> Iterator[Issue]:
    """全年438万人次，日均1.2万人次: a year's total by its days or months."""
    total, average = statement[place - 1], statement[place]
    found = _OVER_TIME.match(average.before)
    whole = re.fullmatch(r"\d{4}", total.obs.time_period) and "全年" in total.before
    if not found or not whole or not _comparable(total, average) or not (total.is_level and average.is_level):
        return
    days = Decimal(12) if found["unit"] == "月" else Decimal(365)
    quotient = over((total.low, total.high), (days, days + (days > 12)))
    if quotient is None or not apart(quotient, (average.low, average.high), _SLACK):
        return
    computed = printed_like(total.value / days, average)
    message = (
        f"{subject(average.obs)}印为{average.quote}，疑为{computed}："
        f"全年{total.quote}，{found['unit']}均约{computed}。"
    )
    yield doubt("ratio", message, [average, total], computed)


def _by_month(statement: Statement, place: int) -> Iterator[Issue]:
    """在册12600人，全年发放3024万元，月人均补助420元: a request, for the number changes over the year."""
    total, average = statement[place - 1], statement[place]
    if "全年" in average.before and "均" not in average.before:  # 人均每月补助60元，全年发放1332万元
        total, average = average, total
    counts = [one for one in statement[: place - 1] if one.unit in ("人", "名") and one.is_level]
    yearly = "全年" in total.before and _comparable(total, average)
    if not _EACH_MONTH.search(average.before) or not yearly or not counts or counts[-1].low <= 0:
        return
    made = total.value / counts[-1].value / 12
    if not made / _ROOM < average.value < made * _ROOM:
        computed = printed_like(made, average)
        message = (
            f"{subject(average.obs)}印为{average.quote}：全年{total.quote}、{counts[-1].quote}，"
            f"每人每月约{computed}，请核对原文。"
        )
        yield request("ratio", message, [average, total, counts[-1]])


def _checked(statement: Statement, place: int, units: tuple[str, ...], what: str) -> Iterator[Issue]:
    average = statement[place]
    for first, second in ((place - 2, place - 1), (place - 1, place - 2)):
        count, total = statement[first], statement[second]
        if "均" in total.before + total.obs.indicator_text[-4:]:
            continue
        if count.unit in units and _comparable(total, average) and count.low > 0:
            close = statement[max(first, second)].before
            led = not what and _LED.search(count.before)
            fits = len(close) <= 16 and not led and count.is_level and total.is_level
            if fits and _belongs(what, total) and not _of_another(statement[:place], units, total, average):
                yield from _judged(average, total, count)
                return


def _of_another(before: Sequence[Figure], units: tuple[str, ...], total: Figure, average: Figure) -> bool:
    """转移劳动力4.6万人，其中就地转移1.7万人，实现劳务收入5.06亿元，人均1.1万元: is the average over others counted?"""
    quotients = (over(bounds(total), bounds(one)) for one in before if one.unit in units and one.is_level)
    return any(quotient and not apart(quotient, bounds(average), _SLACK) for quotient in quotients)


def _of_those_before(
    before: Statement, statement: Statement, place: int, units: tuple[str, ...], what: str
) -> Iterator[Issue]:
    """完成危房改造3260户。下拨危房改造补助资金4890万元，户均1.5万元: who were counted stand a sentence before."""
    total, average = statement[place - 1], statement[place]
    if not _comparable(total, average):
        return
    here = any(one.unit in units for one in statement[:place])
    counts = [one for one in before if one.unit in units and one.is_level]
    count = counts[0] if counts and counts[0] is before[0] and not here else None
    if not count or count.low <= 0 or not total.is_level or not _belongs(what, total):
        return
    named = count.obs.indicator_text
    same = (count.obs.ref_area, count.obs.time_period) == (total.obs.ref_area, total.obs.time_period)
    if same and len(named) >= _NAMED and named in total.obs.indicator_text:
        yield from _judged(average, total, count)


def _comparable(total: Figure, average: Figure) -> bool:
    return total.unit == average.unit.split("/")[0] and total.unit not in ("%", "年", "岁", "个百分点", "倍")


def _belongs(what: str, total: Figure) -> bool:
    words = total.before + total.obs.indicator_text
    if "消费" in what or "花费" in what:
        return "旅游" in words
    known = sum(char in words for char in what)
    return not what or known * 3 >= len(what) * 2 or bool(_NEUTRAL.match(what) and len(what) < 3)


def _judged(average: Figure, total: Figure, count: Figure) -> Iterator[Issue]:
    def holds(parts: Sequence[Bounds]) -> bool:
        quotient = over(parts[0], parts[1])
        return quotient is not None and not apart(quotient, parts[2], _SLACK)

    figures = [total, count, average]
    if holds([bounds(figure) for figure in figures]):
        return
    computed = printed_like(total.value / count.value, average)
    fact = f"{count.quote}、{total.quote}，平均约{computed}"
    lost = culprit(figures, holds)
    if lost and lost[0] is not average:
        doubted, reprint = lost
        rest = [figure for figure in figures if figure is not doubted]
        message = (
            f"{subject(doubted.obs)}印为{doubted.quote}，疑为{reprint.text}："
            f"{fact}，与所印平均数{average.quote}不符。"
        )
        yield doubt("ratio", message, [doubted, *rest], reprint.text)
        return
    guess = lost[1].text if lost else computed
    what = subject(average.obs)
    what += "" if "均" in what else "平均数"
    message = f"{what}印为{average.quote}，疑为{guess}：{fact}。"
    yield doubt("ratio", message, [average, total, count], guess)
