"""Quantities: number, magnitude, unit and qualifier, with exact places.

A quantity is what is printed, nothing more: 近10万人次, 66万余户, 3-5万元, 百分之十二点三, 三分之二, 七成以上,
翻一番, 全国第2. What it measures is found by `phrases`, where and when by `resolve`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from briefgen.catalogue.units import Units
from briefgen.extract import forms
from briefgen.extract.numerals import (
    ARABIC,
    CHINESE,
    JOIN,
    arabic,
    chinese,
    chinese_range,
    magnitude,
    number,
    scaled,
)
from briefgen.extract.qualifiers import Quantity, in_currency, qualified

_MAG = "万亿|千亿|百亿|十亿|千万|百万|十万|亿|万|千|百"
_GAP = rf"[ {JOIN}]*"


@lru_cache(maxsize=4)
def _patterns(units: Units) -> tuple[re.Pattern[str], re.Pattern[str]]:
    unit = _unit_pattern(units)
    noun = "|".join(map(re.escape, sorted(units.nouns, key=len, reverse=True)))
    tail = rf"(?P<more>[余多几来](?=(?:{_MAG}|{_GAP}(?:{unit}|{noun}))))?{_GAP}(?:,(?=[万亿]元))?(?P<mag>(?!千[伏瓦米克])(?:{_MAG}))?(?P<more2>[余多几])?(?P<mag2>(?<=[余多几])[万亿])?{_GAP}(?P<unit>{unit})?"
    single = re.compile(rf"(?P<sign>(?<=[为达约是长降率和及与：:，、])[-－])?(?P<num>{ARABIC}){tail}")
    spelt = re.compile(
        rf"(?P<num>{CHINESE}|(?<=[近上逾超足约过达])[百千万亿](?=[余多]?[万亿]?(?:{unit}))|[百千](?=余)){tail}"
    )
    return single, spelt


_OFTEN_BROKEN = (
    "个百分点",
    "个千分点",
    "美元",
    "人次",
    "平方公里",
    "平方米",
    "立方米",
    "公里",
    "公顷",
    "公斤",
    "千瓦时",
)
"""Units that a broken line may part: 2500万美/元."""


def _unit_pattern(units: Units) -> str:
    parts = []
    for spelling in sorted(units.spellings, key=len, reverse=True):
        base = units.base(spelling)
        other = base.not_before if base.not_before.startswith("[") else f"[{base.not_before}]"
        guard = f"(?!{other})" if base.not_before and spelling == base.unit else ""
        latin = "(?![A-Za-z0-9])" if spelling[-1].isascii() and spelling[-1].isalnum() else ""
        parts.append(re.escape(spelling) + guard + latin)
    rate = rf"(?:/(?:平方米|百{JOIN}*平方公里|平方公里|立方米|公斤|千克|小时|年|月|日|天|人[·・][年月]|人|户[·・]年|户|亩|吨|次|斤|公顷|张|个))?"
    broken = "|".join(f"{JOIN}*".join(unit) for unit in _OFTEN_BROKEN)
    return f"(?:{broken}|{'|'.join(parts)}){rate}"


_ITEM_NUMBER = re.compile(r"(?m)^[ \u2060]*\d{1,2}\.(?=\d{1,3}[个家户人名件项所座处起辆台村镇乡县]|\d+\.\d)")
"""1.7个产业项目建成后闲置: the first item, of seven projects"""
_AND = re.compile(rf"{_GAP}[、和与及]{_GAP}(?=[-－]?\d)")
_RANGE = re.compile(rf"{_GAP}(?P<sep>-|—{{1,2}}|–|－|~|～|至|到){_GAP}(?=[\d一二三四五六七八九十])")
_NO_RANK = "产业|书记|届|批|次|期|季|轮|条|章|节|步|时间|支撑|大(?!省|市|的|[一-鿿]{2,4}(?:产区|省份|县|基地|经济体))|类|线|一|方|代|年|天|个|家|部|颗|张|例|站|块|所|课|资源|要务|动力|责任"
_RANK = re.compile(
    rf"第 ?(?P<num>\d+|[一二三四五六七八九十]+)(?![\d一二三四五六七八九十百]) ?(?:位|名)?(?! ?(?:{_NO_RANK}))|(?<=[居列排据踞为国省市区县镇乡州盟旗部份级类业构])(?P<first>首位|榜首|第一位)|(?<=[省市县区州盟旗国位类])(?P<head>之首)(?=[，。；、])"
)
_TOP = re.compile(
    r"(?<=[居列排入进位持身])(?:[一-鿿]{0,8}?(?:省|市|国|区|州|县|部|内|界|球|景区|行业|同类|同级|地级市|城市|县市))?前(?P<num>\d{1,2}|[三五六八十])(?:位|名)?(?=[，。；、！）]|$)(?![，、]?(?:分别|依次))"
)
"""年接待游客量居全国景区前三; not 三省居前三位，分别为…, which only says of whom the figures are"""
_NEXT_RANK = re.compile("[、和][\u4e00-\u9fff]{2,14}")
"""投资潜力第3、新型城镇化质量第4、绿色发展第5"""
_RANK_FROM, _RANK_MOVES = (
    re.compile("[由从的]第?$"),
    re.compile("(?:前移|一跃成为|跃|上升|升|进|下降|降|下滑|退)"),
)
"""从1998年的第十一位跃居第四位"""
_RANK_SIGN = re.compile(
    r"(?:居|列|位|排|名|排名|全国|全省|全市|全区|全州|全盟|自治区|省内|国内|世界|全球|西部|中部|东部|增速|增幅|总量|总数|总分|升至|上升到|进位到|前移[到至]|跃升到|跃至|提升[到至]|攀升至|晋升到|一跃成为了?|降至|降到|下降到|下滑至|退至|跌至|回落至|跃居|跃升)(?:同类|同级|各地)?(?:分别)?(?:为|是|居|列)?(?:第|的第)?$|(?:排名|排|位列|位居|名列|居|列)在?(?:全[国省市区州]|[一-鿿]{2,8}[省市区州县盟])[一-鿿（）、]{0,10}第$|[居列位排]在?各[一-鿿（）、]{1,10}第$|[居列位排][^，。；]{0,8}?(?:\d{1,3}个[一-鿿（）、]{1,8}|[二三四五六七八九十]{1,3}个?[县市区州旗][县市区州旗（）、]*)第$"
)


def find(view: str, blocked: bytearray, units: Units) -> list[Quantity]:
    """All quantities of a reading view, by place, none overlapping and none where `blocked` is set."""
    taken = bytearray(blocked)
    found: list[Quantity] = []
    for source in (
        _ranks(view, blocked),
        forms.find(view, units),
        _numbers(view, units),
        _spelt(view, units),
    ):
        for quantity in source:
            span = slice(quantity.start, quantity.end)
            if quantity.form != "rank" and any(taken[span]):
                continue
            taken[span] = b"\x01" * (quantity.end - quantity.start)
            found.append(quantity)
    return sorted(found, key=lambda q: q.start)


def _numbers(view: str, units: Units) -> Iterator[Quantity]:
    single, _ = _patterns(units)
    view = _ITEM_NUMBER.sub(lambda item: " " * len(item[0]), view)
    position = 0
    while match := single.search(view, position):
        position = match.end()
        quantity, position = _with_range(view, match, single, units)
        if quantity and quantity.unit in ("", "个") and (unit := _unit_of_list(view, match, single, units)):
            quantity = replace(quantity, unit=unit, implied=True)
        if quantity:
            yield quantity


def _unit_of_list(view: str, match: re.Match[str], single: re.Pattern[str], units: Units) -> str:
    """The unit of a bare number in a list whose last member has it: 2.16和1.66个百分点, 2个和1个百分点."""
    bare, counted = not match["mag"], match["unit"] == "个"
    while match["unit"] in (None, "个") and bare == (not match["mag"]):
        joint = _AND.match(view, match.end())
        following = single.match(view, joint.end()) if joint else None
        if not following:
            return ""
        match = following
    unit = _base(match["unit"], units) if match["unit"] and bare == (not match["mag"]) else ""
    return unit if not counted or unit == "个百分点" else ""  # 31个、7826户 are each their own


def _with_range(
    view: str, match: re.Match[str], single: re.Pattern[str], units: Units
) -> tuple[Quantity | None, int]:
    """One number, or two joined by a dash: 3-5万元, 20%至30%."""
    joint = _RANGE.match(view, match.end())
    second = single.match(view, joint.end()) if joint else None
    if joint and second and _is_range(view, match, joint, second):
        high = _quantity(view, second, units)
        low = _quantity(view, match, units, like=high)
        if low and high and low.value < high.value:
            end = high.end
            merged = replace(
                low,
                end=high.end,
                value_to=high.value,
                unit=high.unit,
                unit_mult=high.unit_mult,
                implied=high.implied,
            )
            merged = qualified(view, replace(merged, before=0, after=0, qualifier="="))
            return merged, max(second.end(), end)
    return _quantity(view, match, units), match.end()


def _is_range(view: str, first: re.Match[str], joint: re.Match[str], second: re.Match[str]) -> bool:
    if not second["unit"] and not second["mag"]:
        return False
    if joint["sep"] in "至到":
        clause = re.split(r"[，。；\n]", view[max(0, first.start() - 30) : first.start()])[-1]
        whole = first["unit"] or (joint["sep"] == "至" and not first["mag"] and second["unit"])
        return bool(whole) and not re.search(r"[由从][^到至]*$", clause)
    return not first["unit"] or units_equal(first["unit"], second["unit"])


def units_equal(first: str, second: str | None) -> bool:
    """Do the two ends of a range have one unit? (63%～68%)"""
    return first == second


def _quantity(view: str, match: re.Match[str], units: Units, like: Quantity | None = None) -> Quantity | None:
    power = match["unit"] != "度" or match["mag"] or "电" in view[max(0, match.start() - 8) : match.start()]
    if len(match["num"]) > _LONGEST or not power:
        return None  # 坡度25度 is no 发电46.8万度
    value = arabic(match["num"])
    mag, unit, implied = _magnitude(match), "", False
    if like and not match["unit"]:
        mag, unit = (mag or like.unit_mult), like.unit
    elif match["unit"]:
        unit = _base(match["unit"], units)
    else:
        unit, implied = _implied(view, match, units), True
    if match["sign"] if "sign" in match.re.groupindex else None:
        value = -value
    end = match.end() if match["unit"] else _last(match)
    more = match["more"] or match["more2"]
    start = match.start() if value < 0 else match.start("num")
    quantity = Quantity(start, end, scaled(value, mag), unit, unit_mult=mag, implied=implied)
    return in_currency(view, qualified(view, quantity, bool(more)))


def _magnitude(match: re.Match[str]) -> int:
    """The power of ten behind a number: of 1千余万 that of 千 and of 万."""
    return magnitude(match["mag"] or "") + magnitude(match["mag2"] or "")


def _implied(view: str, match: re.Match[str], units: Units) -> str:
    """The unit that the noun after a bare number implies; a bare small number needs its noun at once."""
    after = view[match.end() : match.end() + 20]
    return units.of_noun_phrase(after) if match["mag"] else units.of_noun(after)


def _last(match: re.Match[str]) -> int:
    return max(match.end(group) for group in ("num", "more", "mag", "more2", "mag2"))


def _base(printed: str, units: Units) -> str:
    printed = printed.replace(JOIN, "")
    whole = units.spellings.get(printed)
    if whole:
        return whole
    unit, slash, rate = printed.partition("/")
    return units.spellings.get(unit, unit) + slash + rate


def _spelt(view: str, units: Units) -> Iterator[Quantity]:
    """Numbers in Chinese numerals, where they measure something and are not a figure of speech."""
    _, spelt = _patterns(units)
    for match in spelt.finditer(view):
        number = match["num"]
        value = Decimal(10) ** magnitude(number) if number in ("百", "千", "万", "亿") else chinese(number)
        value, high = chinese_range(number) or (value, None)
        if value is None or not _measures(view, match, number, value, units):
            continue
        mag = _magnitude(match)
        if "亿" in number and match["mag"] == "万" and (whole := chinese(number + "万")):
            value = whole.scaleb(-mag)  # 四十九亿三千万: the magnitude is that of its last part only
        unit = (
            _base(match["unit"], units)
            if match["unit"]
            else units.of_noun_phrase(view[match.end() : match.end() + 20])
            or _noun_before(view, match, units)
        )
        more = bool(match["more"] or match["more2"])
        if unit:
            end = match.end() if match["unit"] else _last(match)
            quantity = Quantity(
                match.start(), end, scaled(value, mag), unit, unit_mult=mag, implied=not match["unit"],
                value_to=None if high is None else scaled(high, mag),
            )  # fmt: skip
            yield qualified(view, quantity, more)


_HAS = re.compile("(?:尚有|还有|仍有|共有|现有|多达|达到|达|有|为|约|近|共|超过)+$")


def _noun_before(view: str, match: re.Match[str], units: Units) -> str:
    """残疾人口尚有六十五万: the unit of a number in 万, from the noun before it, where the clause ends behind it."""
    if not match["mag"] or view[match.end() : match.end() + 1] not in _MARKS:
        return ""
    return units.of_last_noun(_HAS.sub("", view[max(0, match.start() - 12) : match.start()]))


_CLASS = re.compile(r"的?(?:级|产业|(?:工业|规上|农业|龙头)?企业|镇|村|园区|集群|县|俱乐部|大关|工程|富翁)")
_ARTICLES = re.compile("(?:新政|政策|意见|规定|办法|举措|措施|准则|公约)$")
"""人才新政十二条: its articles are its name."""
_LONGEST = 24
"""More characters than this are an id, not a number."""
_HEDGED = re.compile(r"[近上逾超足约过达破]$")
_SPEECH_UNITS = frozenset(
    "元年月日天分级代口点步批次届轮期场类种位名个条项大件户人座本班组站例部门方套头对家处所"
)
_COUNTED = re.compile(
    "(?:新增|新建|新发展|建成|培育|引进|创建|现有|设立|成立|改造|扩建|改建|添置|购置|购买)[一-鿿“”]{2,12}$"
)
"""新发展农业龙头企业两家，: a count behind what was built or bought, at the clause's end."""
_NEWLY = re.compile("(?:新建|建成|改建|扩建|引进|创建)了?$")
_LOST = re.compile("(?:死亡|失踪|遇难|[受重轻]伤|溺亡|致死)$")
"""死亡六人"""
_MEASURED = frozenset(("公顷", "亩", "公里", "吨", "倍", "个百分点", "平方公里"))
_MOVED = re.compile("(?:增加|减少|增长|下降|提高|上升|降低|扩大|翻)了?$")
"""比上年增加一公顷, 提高一个百分点"""
_BUILT = re.compile("[一-鿿]{0,10}(?:公路|油路|铁路|高速路|大桥|隧道|水库|电站|生产线)")
"""六条高等级公路建成通车"""
_COUNTERS, _MARKS = frozenset("家个座条所处户名台辆艘栋只头口"), frozenset("，。；、")
_TOWNS = re.compile("[辖乡镇、][一二三四五六七八九十]{1,3}[乡镇](?![镇村级长亲道友])")
"""辖三乡二镇"""
_PLACE_NOUN = re.compile(r"(?:地级市|城市|市县|县市区?|县区|县|市州|地（市）|地市|乡镇|旗县|省份|国家)")


def _measures(view: str, match: re.Match[str], number: str, value: Decimal, units: Units) -> bool:
    """三千五百户 and 七个城市 measure; 一户一策, 两手抓, 千家万户 do not."""
    if (
        not match["more"]
        and not match["more2"]
        and re.fullmatch("[百千万亿]+", number)
        and not _HEDGED.search(view, max(0, match.start() - 2), match.start())
    ):
        return False
    if view.startswith(("年代", "世纪"), match.end()):
        return False
    if not match["unit"] and _TOWNS.match(view, match.start() - 1):
        return True
    if (match["unit"] != "个" and _CLASS.match(view, match.end())) or (
        match["unit"] == "条" and _ARTICLES.search(view, max(0, match.start() - 4), match.start())
    ):
        return False
    if match["mag"] or match["more"] or match["more2"] or number in ("百", "千", "万", "亿"):
        noun = units.of_noun_phrase(view[match.end() : match.end() + 20]) or _noun_before(view, match, units)
        return bool(match["unit"] or noun)
    if value >= 11 and re.search("[十百千万亿]", number):
        return match["unit"] not in ("年", "月", "日")
    unit = match["unit"] or ""
    if not unit:
        return value >= 2 and bool(_PLACE_NOUN.match(view, match.end())) and number not in ("十", "百", "千")
    if value >= 2 and unit in _COUNTERS and _BUILT.match(view, match.end()):
        return True
    if unit in ("人", "名") and _LOST.search(view, max(0, match.start() - 4), match.start()):
        return True
    if value == 1 and number == "一":
        return unit in _MEASURED and bool(_MOVED.search(view, max(0, match.start() - 3), match.start()))
    if value >= 2 and unit in _COUNTERS and _NEWLY.search(view, max(0, match.start() - 4), match.start()):
        return True
    if value >= 2 and _COUNTED.search(view, max(0, match.start() - 20), match.start()):
        return unit in _COUNTERS and view[match.end() : match.end() + 1] in _MARKS
    if unit == "个" and value >= 2:
        return bool(_PLACE_NOUN.match(view, match.end()))
    return (
        value >= 2
        and unit not in _SPEECH_UNITS
        and len(unit) > 0
        and unit in ("亩", "公里", "吨", "倍", "公顷", "平方公里", "平方米")
    )


def _ranks(view: str, blocked: bytearray) -> Iterator[Quantity]:
    last = -1
    for match in _RANK.finditer(view):
        before = view[max(0, match.start() - 24) : match.start() + (0 if match["first"] else 1)]
        placed = re.match("的?(?:位次|名次|成绩)", view[match.end() : match.end() + 3])
        between = view[last : match.start()] if last >= 0 else "\n"
        listed = between in ("、", "和", "，第") or bool(_NEXT_RANK.fullmatch(between))
        moved = _RANK_MOVES.match(view, match.end()) and _RANK_FROM.search(before)
        if match["head"]:
            yield Quantity(*match.span(), Decimal(1), "位", form="rank")
            continue
        if (
            match["first"] is None
            and not listed
            and not moved
            and not placed
            and not _RANK_SIGN.search(before)
        ):
            continue
        last = match.end()
        value = Decimal(1) if match["first"] else number(match["num"])
        if value:
            yield Quantity(*match.span(), value, "位", form="rank")
    for match in _TOP.finditer(view):
        if value := number(match["num"]):
            yield Quantity(match.start("num") - 1, match.end(), value, "位", qualifier="<", form="rank")
