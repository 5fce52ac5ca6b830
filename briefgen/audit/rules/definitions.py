"""Ratios that are what others make by definition: 存贷比, 城镇化率, 人均生产总值, 森林覆盖率."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefgen.audit.bounds import Bounds, apart, minus, over, times
from briefgen.audit.explain import bounds
from briefgen.audit.figures import Figure, Reading
from briefgen.audit.issue import doubt, request
from briefgen.audit.reprint import about, printed_like, subject
from briefgen.catalogue.units import Units
from briefgen.model import Issue


@dataclass(frozen=True, slots=True)
class _Ratio:
    """A ratio with what it is made of, as patterns of what is measured; `slack` is the share it may differ by.

    Both may be of slightly other scope or day than the ratio, so that a difference is a question only.
    """

    name: re.Pattern[str]
    over: re.Pattern[str]
    under: re.Pattern[str]
    factor: Decimal
    slack: Decimal


def _ratio(name: str, top: str, bottom: str, factor: int, slack: str) -> _Ratio:
    of, above, below = (re.compile(f"^(?:{words})$") for words in (name, top, bottom))
    return _Ratio(of, above, below, Decimal(factor), Decimal(slack))


_RATIOS = (
    _ratio("(?:余额)?(?:存贷|贷存)比(?:率|例)?", ".{0,10}贷款余额", ".{0,10}存款余额", 100, "0.01"),
    _ratio("(?:常住人口)?城镇化(?:率|水平)", "城镇(?:常住)?人口", "(?:年末)?常住(?:总)?人口", 100, "0.01"),
    _ratio("人均(?:地区)?(?:生产总值|GDP)", "(?:地区)?生产总值", "(?:年末)?常住(?:总)?人口", 1, "0.06"),
    _ratio("人口密度(?:为|约为)?(?:每平方公里)?", "(?:年末)?常住(?:总)?人口", "(?:县域|市域|全域|行政)?(?:国土|土地|幅员|区域|行政区域)?总?面积", 1, "0.06"),
    _ratio("(?:空气质量)?优良天数(?:比例|比率|占比|率)", ".{0,12}(?<!重)优良天数", ".{0,12}有效(?:监测)?天数", 100, "0.006"),
    _ratio("城乡(?:居民)?(?:人均)?(?:可支配)?收入(?:比|之比|比值|倍差)", "城镇(?:常住)?居民人均可支配收入", "农村(?:常住)?居民人均可支配收入", 1, "0.012"),
    _ratio("森林覆盖率", "森林(?:总)?面积", "(?:县域|市域|全域|行政)?(?:国土|土地|幅员|区域)(?:总)?面积", 100, "0.06"),
)  # fmt: skip


_BACK = 80
_KINDS = ("level", "share", "multiple")
_NATURAL = tuple(re.compile(f"^(?:人口)?{word}率$") for word in ("自然增长", "出生", "死亡"))


def ratios_by_definition(reading: Reading) -> Iterator[Issue]:
    """Ratios that what they are made of, stated once in the same text, does not make."""
    for figures in reading.figures.values():
        yield from _differences(figures)
        for figure in figures:
            kind = next((one for one in _RATIOS if one.name.match(_called(figure))), None)
            if kind and figure.obs.scenario == "actual" and figure.obs.transformation in _KINDS:
                yield from _checked(kind, figure, figures, reading)


def _differences(figures: Sequence[Figure]) -> Iterator[Issue]:
    """人口自然增长率 is 出生率 less 死亡率, each stated once for a place and a year."""
    for rate in figures:
        if not _NATURAL[0].match(_called(rate)) or rate.unit not in ("‰", "%"):
            continue
        born, dead = (
            [
                one
                for one in figures
                if of.match(_called(one)) and one.unit == rate.unit and _of_one_time(one, rate)
            ]
            for of in _NATURAL[1:]
        )
        if len(born) == len(dead) == 1 and apart(
            minus(bounds(born[0]), bounds(dead[0])), bounds(rate), Decimal(0)
        ):
            made = printed_like(born[0].value - dead[0].value, rate)
            message = f"{subject(rate.obs)}印为{rate.quote}，疑为{made}：出生率{born[0].quote}减死亡率{dead[0].quote}为{made}。"
            yield doubt("sum", message, [rate, born[0], dead[0]], made)


def _called(figure: Figure) -> str:
    return re.sub("(?:实现|完成|达到)", "", figure.obs.indicator_text)


def _checked(kind: _Ratio, ratio: Figure, figures: Sequence[Figure], reading: Reading) -> Iterator[Issue]:
    near = [one for one in figures if one.is_level and (_of_one_time(one, ratio) or _lasting(one, ratio))]
    tops = [one for one in near if kind.over.match(_called(one)) and not _registered(one, ratio, reading)]
    bottoms = [one for one in near if kind.under.match(_called(one))]
    unit = ratio.unit.partition("/")[0]
    if len(tops) != 1 or len(bottoms) != 1 or unit not in ("%", "倍", tops[0].unit):
        return
    top, bottom = tops[0], bottoms[0]
    below = _in_unit(bottom, "平方公里", reading.catalogue.units) if unit == "人" else bounds(bottom)
    quotient = over(_in_unit(top, bottom.unit, reading.catalogue.units), below)
    if quotient is None or not apart(times(quotient, kind.factor), (ratio.low, ratio.high), kind.slack):
        return
    made = about((quotient[0] + quotient[1]) / 2 * kind.factor)
    message = f"{subject(ratio.obs)}印为{ratio.quote}：按{top.quote}与{bottom.quote}计算约为{made}{unit}，请核对原文。"
    yield request("ratio", message, [ratio, top, bottom])


def _of_one_time(figure: Figure, ratio: Figure) -> bool:
    one, other = figure.obs, ratio.obs
    return (one.ref_area, one.time_period[:4]) == (other.ref_area, other.time_period[:4]) and not one.scope


def _registered(part: Figure, ratio: Figure, reading: Reading) -> bool:
    """城镇人口 of those registered (户籍) is not that of the 城镇化率, which counts residents."""
    if "城镇化" not in ratio.obs.indicator_text:
        return False
    view, end = reading.documents[part.obs.doc_id].view, part.obs.start
    before = view[max(0, end - _BACK) : end]
    return before.rfind("户籍") > before.rfind("常住")


def _lasting(figure: Figure, ratio: Figure) -> bool:
    """The area of the place, which a text gives without a time of its own."""
    lasts = figure.unit in ("平方公里", "公顷", "亩") and "time_period" in figure.obs.inferred
    return lasts and figure.obs.ref_area == ratio.obs.ref_area


def _in_unit(figure: Figure, unit: str, units: Units) -> Bounds:
    """Its bounds in another unit where it converts, so that 亩 and 平方公里 divide; else as they are."""
    low, high = (units.convert(end, figure.unit, unit) for end in bounds(figure))
    return bounds(figure) if low is None or high is None else (low, high)
