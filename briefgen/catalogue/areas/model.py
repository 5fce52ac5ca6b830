"""What an area is, and how its code says where it lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["country", "province", "prefecture", "county", "town"]
NATION = "000000"
LOCAL = ":"
"""Parts the code of the area around from the name of a place that the lists do not have (a 乡 long merged)."""


@dataclass(frozen=True, slots=True)
class Area:
    """An administrative division: GB/T 2260 code, full official name, level, code of the one above it."""

    code: str
    name: str
    level: Level
    parent: str


@dataclass(frozen=True, slots=True)
class AreaMention:
    """A name found in a text: `text[start:end]`, and every area that it can mean."""

    start: int
    end: int
    text: str
    codes: tuple[str, ...]
    form: Literal["full", "short", "alias"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of one code and the years in which it was valid (0: open).

    `next` is the code under which the area goes on. `risk` says how easily the short name is mistaken
    in running text: 0 hardly, 1 where two words meet, 2 because it is an ordinary word too.
    """

    code: str
    name: str
    since: int = 0
    until: int = 0
    next: str = ""
    risk: int = 0

    def valid(self, year: int) -> bool:
        """Whether the name was in use in that year."""
        return (not self.since or self.since <= year) and (not self.until or year <= self.until)


def local_code(name: str, around: str) -> str:
    """The code, of this project alone, of a place that only a text tells of; `around` may be empty."""
    return f"{around}{LOCAL}{name}"


def level_of(code: str) -> Level:
    """The level of a code: two digits each, three more for a town, a letter for a zone (a county's rank).

    A place that no list has (`local_code`) is a town or, where its name says so, a zone.
    """
    if code == NATION:
        return "country"
    if LOCAL in code:
        return "county" if code.endswith("区") else "town"
    if len(code) == 9:
        return "town"
    if len(code) == 7:
        return "county"
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


def parent_of(code: str) -> str:
    """The code of the area above; that of the province for counties that it governs itself (..90..)."""
    level = level_of(code)
    if LOCAL in code:
        return code.partition(LOCAL)[0]
    if level == "country":
        return ""
    if level == "province":
        return NATION
    if level == "town":
        return code[:6]
    if len(code) == 7:
        return code[:6]
    municipality = code[:2] in ("11", "12", "31", "50")
    if level == "prefecture" or municipality or code[2:4] == "90":
        return code[:2] + "0000"
    return code[:4] + "00"
