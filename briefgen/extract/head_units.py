"""Units as the heads, labels and captions of tables print them: （万元）, 单位：亿元, （μg/m³）."""

from __future__ import annotations

import re

from briefgen.catalogue.units import Units
from briefgen.extract.numerals import MAGNITUDES

CAPTION_UNIT = re.compile(r"单位[:：]?\s*(?P<unit>[^\s，。；、）)\t|]+)")
PARENS = re.compile(r"[（(](?P<inside>[^（）()]+)[）)]")
_BY_HEAD = re.compile("[人户](?:[·・/][年月天])?|[年月天](?:[·・/][人户])?")
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
