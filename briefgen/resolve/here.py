"""Words for an area that only the context names: 全市, 我省, 该县, 镇里."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.catalogue.areas import NATION, Area, Areas

_WORD = re.compile(
    "^(?P<whose>全|我|该|此|本|)(?P<kind>国|自治区|自治州|自治县|地区|省|市|县|区|州|旗|盟|镇|乡|村)"
)
_IN_TOWNS = ("镇", "乡", "村")
STANDS = re.compile("(?:第|首|前|最|领先|平均|排名|唯一)")
"""…，全市第一: how it stands is of the part still."""


def is_of_town(word: str) -> bool:
    """Is the word for a town or a village: 全镇, 村里?"""
    return word.strip("全我该此本里域内") in _IN_TOWNS


def is_word(word: str) -> bool:
    """Does a text call an area by this word, and not the nation by the number of its provinces?"""
    return bool(_WORD.match(word))


def called(word: str, chain: Sequence[str], areas: Areas) -> Area | None:
    """The first area of the chain of codes, or around one of it, whose name ends so; of a village its town."""
    if word.startswith("3"):  # 31个省（区、市）
        return areas.get(NATION)
    match = _WORD.match(word)
    if not match:
        return None
    kind = match["kind"]
    if kind == "国":
        return areas.get(NATION)
    for code in chain:
        for area in reversed(areas.path(code)):
            if kind == "村" and area.level == "town":
                return area
            if area.name.endswith(kind) and not (
                kind == "区" and area.name.endswith("自治区") and match["whose"] not in "全我"
            ):
                return area
            if kind == "州" and area.name.endswith("自治州"):
                return area
    return None
