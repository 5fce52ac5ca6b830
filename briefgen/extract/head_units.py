"""Units as the heads, labels and captions of tables print them: （万元）, 单位：亿元, （μg/m³）."""

from __future__ import annotations

import re

from briefgen.catalogue.units import Units
from briefgen.extract.numerals import MAGNITUDES
from briefgen.extract.phrases import ENDS_IN_RATE

_CAPTION_UNIT = re.compile(r"单位[:：]?\s*(?P<unit>[^\s，。；、）)\t|]+)")
PARENS = re.compile(r"[（(](?P<inside>[^（）()]+)[）)]")
_ENDS_IN_UNIT = re.compile("[（(][^（）()]{1,6}[）)]$")
_BY_HEAD = re.compile("[人户](?:[·・/][年月天])?|[年月天](?:[·・/][人户])?")
_SUM_HEAD = re.compile("合计|总计|小计|总额|金额")
_MEASURED = (
    (re.compile("面积$"), "area"),
    (re.compile("(?:产|总产|产出|收购|出栏肉)量$|单产$"), "weight"),
    (re.compile("(?:产值|增加值|收入|消费|支出|投资|资金|金额|总额|利润|税收)$"), "money"),
)
"""What the end of a head says it measures, by the dimension of its units."""
GROWTH = re.compile(r"涨跌|增长|增幅|增速|±|增减|[同环]比|比上年|升降")
SINCE_JANUARY = re.compile("[比较]年初(?:净?增[减加长]?|新增)额?")
"""各项存款 | 余额 | 比年初增减 | 同比增长: by how much a balance moved, in the unit of the balance"""
_RATE_UNIT = re.compile("[·・]|/(?:m|km|h|平方|立方)")


def in_parens(text: str, units: Units) -> tuple[str, int]:
    """The first unit with its magnitude that stands in brackets of a text; an empty one where none does."""
    for match in PARENS.finditer(text):
        whole = unit(match["inside"], units)  # μg/m³ is no m³, 吨/平方公里·月 no 吨
        if whole[0] or _RATE_UNIT.search(match["inside"]):
            return whole
        for part in re.split(r"[、，/：:]", match["inside"]):
            found = unit(part, units)
            if found[0]:
                return found
    return "", 0


def unit(text: str, units: Units) -> tuple[str, int]:
    """A printed unit with its magnitude: 万元 → 元, 4."""
    text = text.strip("：:()（） ")
    for length in (2, 1):
        if text[:length] in MAGNITUDES and text[length:] in units.spellings:
            return units.spellings[text[length:]], MAGNITUDES[text[:length]]
    if text in units.spellings:
        return units.spellings[text], 0
    whole, slash, rate = text.partition("/")
    if slash and _BY_HEAD.fullmatch(rate) and (found := unit(whole, units))[0]:
        return f"{found[0]}/{rate}", found[1]  # 元/人·月
    return "", 0


class CaptionUnits:
    """The units that a table's caption names (单位：万元、处): `one` for all its numbers, or `several`."""

    def __init__(self, caption: str, units: Units, without_heads: bool) -> None:
        self.units = units
        parts = re.split("[、,，]", caption.partition("单位")[2])
        self.several = [found for part in parts if (found := unit(part, units))[0]]
        named = _CAPTION_UNIT.search(caption)
        titled = _ENDS_IN_UNIT.search(caption.split("\n")[0])  # 各县区用水量（亿立方米）
        said_last = caption if without_heads else titled[0] if titled else ""
        self.one = unit(named["unit"].split("、")[0], units) if named else in_parens(said_last, units)

    def of_head(self, head: str) -> tuple[str, int]:
        """The unit that a column's head is in: what its noun is counted in, else the last that is no money."""
        if _SUM_HEAD.fullmatch(head):
            return self.several[0]
        rate = ENDS_IN_RATE.search(head) or (GROWTH.search(head) and not SINCE_JANUARY.fullmatch(head))
        if rate and ("%", 0) in self.several:
            return "%", 0
        base = self.units.of_last_noun(head)
        own = next((unit for unit in self.several if unit[0] == base or head.endswith(f"{unit[0]}数")), None)
        measured = self.of_dimension(head)
        if own or measured[0]:
            return own or measured
        counts = [unit for unit in self.several if unit[0] not in ("元", "%")]
        return counts[-1] if counts and base != "元" else ("", 0)

    def of_dimension(self, head: str) -> tuple[str, int]:
        """The unit that a head is in by what it measures: 播种面积, 总产量 under 单位：万亩、吨."""
        wanted = next((dimension for words, dimension in _MEASURED if words.search(head)), "")
        if len(self.several) < 2 or not wanted:
            return "", 0
        return next((unit for unit in self.several if self.units.dimension(unit[0]) == wanted), ("", 0))
