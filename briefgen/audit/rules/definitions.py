"""Ratios that are what others make by definition: 存贷比, 城镇化率, 人均生产总值, 每千人口床位."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefgen.audit.bounds import Bounds, apart, over, times
from briefgen.audit.explain import bounds
from briefgen.audit.figures import Figure, Reading, only
from briefgen.audit.issue import request
from briefgen.audit.reprint import about, subject
from briefgen.catalogue.units import Units
from briefgen.model import Issue


@dataclass(frozen=True, slots=True)
class _Ratio:
    """A ratio with what it is made of, as patterns of what is measured; `slack` is the share it may differ by.

    Of several figures that fit, one that fits the first pattern counts. Both may be of slightly other scope or
    day than the ratio, so that a difference is a question only.
    """

    name: re.Pattern[str]
    over: tuple[re.Pattern[str], ...]
    under: tuple[re.Pattern[str], ...]
    factor: Decimal
    slack: Decimal
    unit: str


def _ratio(
    name: str, top: Sequence[str], bottom: Sequence[str], scale: tuple[int, str], slack: str
) -> _Ratio:
    """`scale` is the factor (100 for per cent, 1000 for 每千人) and the unit of the ratio."""
    above, below = (tuple(re.compile(f"^(?:{words})$") for words in these) for these in (top, bottom))
    return _Ratio(re.compile(f"^(?:{name})$"), above, below, Decimal(scale[0]), Decimal(slack), scale[1])


_RESIDENTS = ("(?:年末|按)?(?:全[市县区省])?常住(?:总)?人口(?:计算)?",)
_LAND = ("(?:.{2,10}[县市区州旗])?(?:县域|市域|全域|行政)?(?:国土|土地|幅员|区域|行政区域)?总?面积",)
_LOANS, _DEPOSITS = ((f"(?:.{{0,8}}各项)?{word}余额", f".{{0,10}}{word}余额") for word in ("贷款", "存款"))
_RATIOS = (
    _ratio(".{0,8}(?:余额)?(?:存贷|贷存)比(?:率|例)?", _LOANS, _DEPOSITS, (100, "%"), "0.01"),
    _ratio("(?:常住人口)?城镇化(?:率|水平)", ("城镇(?:常住)?人口",), _RESIDENTS, (100, "%"), "0.01"),
    _ratio("人均(?:地区)?(?:生产总值|GDP)", ("(?:地区)?生产总值",), _RESIDENTS, (1, "元"), "0.06"),
    _ratio("人口密度(?:为|约为)?(?:每平方公里)?", _RESIDENTS, _LAND, (1, "人"), "0.06"),
    _ratio("公路(?:网)?密度.{0,4}每百平方公里.{0,4}", ("公路(?:通车)?总?里程",), _LAND, (100, "公里"), "0.06"),
    _ratio("(?:空气质量)?优良天数(?:比例|比率|占比|率)", (".{0,12}(?<!重)优良天数",), (".{0,12}有效(?:监测)?天数",), (100, "%"), "0.006"),
    _ratio("城乡(?:居民)?(?:人均)?(?:可支配)?收入(?:比|之比|比值|倍差)", ("城镇(?:常住)?居民人均可支配收入",), ("农村(?:常住)?居民人均可支配收入",), (1, "倍"), "0.012"),
    _ratio("(?:总?人口)?性别比", ("男性(?:人口)?",), ("女性(?:人口)?",), (100, "%"), "0.005"),
    _ratio(".{0,10}生师比", (".{0,12}在校(?:学)?生(?:数)?",), (".{0,12}专任教师(?:数)?",), (1, "倍"), "0.03"),
    _ratio("(?:.{0,8})?平均班额", (".{0,14}在校(?:学)?生(?:数)?",), (".{0,8}?(?:教学)?班(?:级)?(?:数)?",), (1, "人"), "0.03"),
    _ratio("结案率", ("共?审执?结(?:各类)?案件", "审执结"), (".{0,6}受理(?:各类)?(?:案件)?",), (100, "%"), "0.004"),
    _ratio("森林覆盖率", ("森林(?:总)?面积",), _LAND, (100, "%"), "0.06"),
    _ratio("(?:每千)(?:名)?(?:常住)?人口?(?:拥有|实有)?(?:.{0,8}机构)?床位(?:数)?", ("(?:.{0,4}医疗)?卫生机构(?:实有|共有)?床位(?:数)?", ".{0,10}床位(?:数)?"), _RESIDENTS, (1000, "张"), "0.05"),
    _ratio("游客人均(?:消费|花费)", ("旅游(?:综合|总)?收入",), ("(?:累计|共)?接待(?:国内外)?游客(?:总?人数)?",), (1, "元"), "0.1"),
    _ratio("(?:.{0,6}机组)?(?:平均|年)?利用小时数?", (".{0,6}发电量",), (".{0,6}装机(?:总)?容量",), (1, "小时"), "0.15"),
)  # fmt: skip
_BACK = 80
_SCHOOLS = re.compile("幼儿园|小学|初中|高中|中职|职高|高校")
_KINDS = ("level", "share", "multiple")
_TOWN_ALONE = re.compile("(?:市区|城区|市辖区|中心城区|县城)[^；。]*$")
"""市区常住人口…，城镇化率78.3%: of the city proper, not of the whole."""


def ratios_by_definition(reading: Reading) -> Iterator[Issue]:
    """Ratios that what they are made of, stated once in the same text, does not make."""
    for figures in reading.figures.values():
        for figure in figures:
            kind = next((one for one in _RATIOS if one.name.match(_called(figure))), None)
            if kind and figure.obs.scenario == "actual" and figure.obs.transformation in _KINDS:
                yield from _checked(kind, figure, figures, reading)


def _called(figure: Figure) -> str:
    return re.sub("(?:实现|完成|达到)", "", figure.obs.indicator_text)


def _checked(kind: _Ratio, ratio: Figure, figures: Sequence[Figure], reading: Reading) -> Iterator[Issue]:
    near = [one for one in figures if one.is_level and (_of_one_time(one, ratio) or _lasting(one, ratio))]
    if school := _school(ratio, reading):
        near = [one for one in near if _school(one, reading) in ("", school)]
    beside = [one for one in near if one.obs.sentence_start == ratio.obs.sentence_start]
    top, bottom = (_only(words, beside) or _only(words, near) for words in (kind.over, kind.under))
    if not top or not bottom or ratio.unit.partition("/")[0] != kind.unit or _narrower(ratio, top, reading):
        return
    units = reading.catalogue.units
    by_area = kind.unit != "%" and units.dimension(bottom.unit) == "area"
    below = _in_unit(bottom, "平方公里", units) if by_area else bounds(bottom)
    quotient = over(_in_unit(top, bottom.unit, units), below)
    if quotient is None or not apart(times(quotient, kind.factor), (ratio.low, ratio.high), kind.slack):
        return
    unit = ":1" if ":" in ratio.quote else "" if ratio.unit_missing else kind.unit
    made = about((quotient[0] + quotient[1]) / 2 * kind.factor)
    message = f"{subject(ratio.obs)}印为{ratio.quote}：按{top.quote}与{bottom.quote}计算约为{made}{unit}，请核对原文。"
    yield request("ratio", message, [ratio, top, bottom])


def _school(figure: Figure, reading: Reading) -> str:
    """The kind of school that a figure is of, by its name or the words before it: 小学共有714个教学班，平均班额49人."""
    view = reading.documents[figure.obs.doc_id].view
    before = view[figure.obs.sentence_start : figure.obs.start]
    named = _SCHOOLS.findall(figure.obs.indicator_text) or _SCHOOLS.findall(before)
    return named[-1] if named else ""


def _only(patterns: Sequence[re.Pattern[str]], figures: Sequence[Figure]) -> Figure | None:
    """The one figure that fits the first pattern that any fits; None where several do."""
    for pattern in patterns:
        if found := [one for one in figures if pattern.match(_called(one))]:
            return only(found)
    return None


def _of_one_time(figure: Figure, ratio: Figure) -> bool:
    one, other = figure.obs, ratio.obs
    years = {one.time_period[:4], other.time_period[:4]} - {""}
    return one.ref_area == other.ref_area and len(years) < 2 and not one.scope


def _narrower(ratio: Figure, part: Figure, reading: Reading) -> bool:
    """Is a ratio of the city proper, or its part of those registered where the ratio counts residents?"""
    view = reading.documents[ratio.obs.doc_id].view
    town = _TOWN_ALONE.search(view, ratio.obs.sentence_start, ratio.obs.start)
    if town and part.obs.start < town.start():
        return True
    before = view[max(0, part.obs.start - _BACK) : part.obs.start]
    return "城镇化" in ratio.obs.indicator_text and before.rfind("户籍") > before.rfind("常住")


def _lasting(figure: Figure, ratio: Figure) -> bool:
    """The area of the place, which a text gives without a time of its own."""
    lasts = figure.unit in ("平方公里", "公顷", "亩") and "time_period" in figure.obs.inferred
    return lasts and figure.obs.ref_area == ratio.obs.ref_area


def _in_unit(figure: Figure, unit: str, units: Units) -> Bounds:
    """Its bounds in another unit where it converts, so that 亩 and 平方公里 divide; else as they are."""
    low, high = (units.convert(end, figure.unit, unit) for end in bounds(figure))
    return bounds(figure) if low is None or high is None else (low, high)
