"""Harvests: what an acre gives, and what a kilogram would have to sell for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from briefgen.audit.bounds import apart, over, times
from briefgen.audit.figures import Figure, Reading, Statement
from briefgen.audit.issue import doubt, request
from briefgen.audit.reprint import each, lost_points, printed_like, subject
from briefgen.model import Issue

_AREA = {"亩": Decimal(1), "公顷": Decimal(15)}
_MASS = {"吨": Decimal(1000), "公斤": Decimal(1), "千克": Decimal(1), "斤": Decimal("0.5")}
_GROWN = re.compile("种植|面积|播种|栽种|栽培|种|基地|园")
_YIELD_WORDS = re.compile("产量|总产|产出|年产|收获|产")
_DEAR = re.compile(
    "茶|药|参|虫草|菌|菇|耳|蜜|椒|烟|丝|绒|枸杞|花|天麻|三七|黄精|灵芝|咖啡|可可|香料|海|鱼|虾|蟹"
)


@dataclass(frozen=True, slots=True)
class _Crop:
    """A kind of crop and the kilograms that an acre (亩) can give."""

    words: re.Pattern[str]
    least: Decimal
    most: Decimal


_CROPS = (
    _Crop(re.compile("大豆|油菜|油料|花生|芝麻|杂粮|荞麦|青稞|谷子|绿豆|棉"), Decimal(20), Decimal(1000)),
    _Crop(re.compile("马铃薯|红薯|甘薯|土豆|木薯|甘蔗|甜菜"), Decimal(200), Decimal(12000)),
    _Crop(re.compile("粮|稻|小麦|玉米|麦"), Decimal(80), Decimal(1800)),
    _Crop(re.compile("蔬菜|菜|番茄|辣椒|黄瓜|萝卜|西瓜|甜瓜|草莓"), Decimal(150), Decimal(20000)),
    _Crop(
        re.compile("桃|苹果|梨|橘|橙|柑|柚|葡萄|猕猴桃|李|杏|枣|柿|火龙果|香蕉|芒果|水果|林果"),
        Decimal(100),
        Decimal(8000),
    ),
)
_NOT_FRUIT = re.compile(
    "核桃|油桃林|樱桃|板栗|油茶|新植|新种|新发展|幼|改造|低产|新增|产能|增产|增加|减少|受灾|受旱|缺苗|绝收|加工|"
    "销售|外销|出口|储备|收购"
)
_BY_ACRE = re.compile("(?:亩产|单产|亩均产|每亩[^，。；]{0,6})(?:量)?可?(?:达到|达|约|为|超过|突破|近)*$")
# Record fields in greenhouses give more than any usual one.
_RECORD = Decimal("1.5")
_DEAREST = Decimal(30)


def harvests(reading: Reading) -> Iterator[Issue]:
    """Harvests that do not fit their area, or that would have to sell for too much."""
    for statement in reading.every_statement():
        yield from _by_area(statement)
        yield from _by_acre(statement)
        yield from _by_price(statement)
        yield from _stated(statement)


def _by_area(statement: Statement) -> Iterator[Issue]:
    for area, mass in pairwise(figure for figure in statement if figure.unit != "%"):
        if area.unit not in _AREA or mass.unit not in _MASS or not (area.is_level and mass.is_level):
            continue
        if _BY_ACRE.search(mass.before):
            continue
        words = area.before + area.obs.indicator_text + mass.before + mass.obs.indicator_text
        if "其中" in area.before:
            words += "".join(one.before for one in statement if one.obs.start < area.obs.start)
        crop = next((crop for crop in _CROPS if crop.words.search(words)), None)
        fits = _YIELD_WORDS.search(mass.before + mass.obs.indicator_text) and _GROWN.search(
            area.before + area.obs.indicator_text
        )
        if crop and fits and not _NOT_FRUIT.search(words) and area.low > 0 and mass.low > 0:
            yield from _judged(area, mass, crop)


def _by_acre(statement: Statement) -> Iterator[Issue]:
    """What an acre is said to give, beyond what any gives: 小麦亩产4286公斤."""
    for place, figure in enumerate(statement):
        mass = _MASS.get(figure.unit.split("/")[0])
        if mass is None or not figure.is_level or not _BY_ACRE.search(figure.before):
            continue
        words = figure.before + figure.obs.indicator_text
        words += statement[place - 1].obs.indicator_text if place else ""
        crop = next((crop for crop in _CROPS if crop.words.search(words)), None)
        if crop and figure.low * mass > crop.most * _RECORD:
            likely = [r for r in lost_points(figure) if crop.least <= r.value * mass <= crop.most]
            text = likely[0].text if likely else ""
            guess = f"，疑为{text}" if text else ""
            message = f"{subject(figure.obs)}印为{figure.quote}{guess}：亩产明显过大。"
            yield doubt("magnitude", message, [figure], text)


def _stated(statement: Statement) -> Iterator[Issue]:
    """An area, its harvest and the yield by acre that the sentence states."""
    for area, second, third in zip(statement, statement[1:], statement[2:], strict=False):
        mass, yielded = (third, second) if _BY_ACRE.search(second.before) else (second, third)
        units = area.unit in _AREA and mass.unit in _MASS and yielded.unit.split("/")[0] in _MASS
        said = re.search(
            "(?:平均|均)?(?:亩产|单产|亩均产量|亩均产)(?:量|达到|达|约|为|超过|近)*$", yielded.before
        )
        if not (units and said and area.low > 0 and mass.is_level):
            continue
        one = over((mass.low, mass.high), (area.low, area.high))
        factor = _MASS[mass.unit] / _AREA[area.unit] / _MASS[yielded.unit.split("/")[0]]
        if one and apart(times(one, factor), (yielded.low, yielded.high), Decimal("0.02")):
            # The last of the three is what was worked out of the others.
            last, other = (third, yielded if third is mass else mass)
            made = yielded.value * area.value / factor if last is mass else mass.value / area.value * factor
            computed = printed_like(made, last)
            named = "亩产" if other is yielded else "产量"
            message = (
                f"{subject(last.obs)}印为{last.quote}，疑为{computed}："
                f"面积{area.quote}、{named}{other.quote}。"
            )
            yield doubt("ratio", message, [last, area, other], computed)


def _judged(area: Figure, mass: Figure, crop: _Crop) -> Iterator[Issue]:
    acres, kilograms = _AREA[area.unit], _MASS[mass.unit]
    least, most = mass.low * kilograms / (area.high * acres), mass.high * kilograms / (area.low * acres)
    doubted, other = (area, mass) if most < crop.least else (mass, area)
    if most >= crop.least and least <= crop.most:
        return

    def of(value: Decimal) -> Decimal:
        return (
            mass.value * kilograms / (value * acres)
            if doubted is area
            else value * kilograms / (area.value * acres)
        )

    # Of several readings the one nearest to the middle of what is possible, by factors.
    usual = (crop.least * crop.most).sqrt()
    likely = sorted(
        (item for item in lost_points(doubted) if crop.least <= of(item.value) <= crop.most),
        key=lambda item: abs((of(item.value) / usual).ln()),
    )
    fact = f"{_named(other)}{other.quote}，"
    now = each(of(doubted.value), "公斤")
    if not likely and doubted is area:
        # Young orchards and bad years give little: without a likely reading the editor is only asked.
        message = f"{subject(doubted.obs)}印为{doubted.quote}：{fact}亩产约{now}，请核对两数。"
        yield request("magnitude", message, [doubted, other])
        return
    if likely:
        text, then = likely[0].text, each(of(likely[0].value), "公斤")
        why = f"，疑为{text}：{fact}前者亩产约{now}，后者约{then}"
    else:
        text, why = "", f"：{fact}亩产约{now}，明显过大"
    yield doubt("magnitude", f"{subject(doubted.obs)}印为{doubted.quote}{why}。", [doubted, other], text)


def _by_price(statement: Statement) -> Iterator[Issue]:
    """Growers × what each earned, spread over the harvest of the same sentence."""
    words = "".join(figure.before + figure.obs.indicator_text for figure in statement)
    masses = [
        f for f in statement if f.unit in _MASS and f.is_level and f.low > 0 and _YIELD_WORDS.search(f.before)
    ]
    if len(masses) != 1 or _DEAR.search(words):
        return
    mass = masses[0]
    for people, gain in pairwise(statement):
        link = people.after if people.after else gain.before
        earned = re.search("[人户]均(?:年|纯|实现)*(?:增收|收入|增加收入)", link)
        same = people.unit in ("人", "名", "户") and people.is_level and people.obs.start > mass.obs.start
        if not (earned and same and gain.unit == "元" and people.low > 0 and gain.low > 0):
            continue
        kilograms = mass.high * _MASS[mass.unit]
        if people.low * gain.low / kilograms > _DEAREST:
            yield _too_dear(people, gain, mass)


def _too_dear(people: Figure, gain: Figure, mass: Figure) -> Issue:
    def price(count: Decimal) -> Decimal:
        return count * gain.value / (mass.value * _MASS[mass.unit])

    likely = [r for r in lost_points(people) if price(r.value) <= _DEAREST]
    text = likely[0].text if likely else ""
    guess = f"，疑为{text}" if likely else ""
    after = f"，后者约{each(price(likely[0].value), '元')}" if likely else ""
    first = "前者每公斤约" if likely else "每公斤约"
    spread = f"{'人' if people.unit != '户' else '户'}均增收{gain.quote}摊到{mass.quote}"
    message = (
        f"{subject(people.obs)}印为{people.quote}{guess}："
        f"{spread}，{first}{each(price(people.value), '元')}{after}。"
    )
    return doubt("magnitude", message, [people, gain, mass], text)


def _named(figure: Figure) -> str:
    return "总产量" if figure.unit in _MASS else "面积"
