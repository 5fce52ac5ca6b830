"""Who speaks in a record of a conference or an interview: what an official says is of the area of the office."""

from __future__ import annotations

import re
from bisect import bisect_right

from briefgen.catalogue.areas import Areas
from briefgen.resolve.headed import nearest
from briefgen.resolve.home import Home

_SPEAKER = re.compile(
    r"(?m)^[ \u3000\u2060]*(?:答[:：])?(?P<office>[一-鿿（）、]{2,30}?)[ \u3000]*(?P<name>[一-鿿]{1,2}[ \u3000]?[一-鿿]{1,2})[:：][ \u3000]*(?=\n|[一-鿿])"
)
_NAME_ALONE = re.compile(r"(?m)^[ \u3000\u2060]*(?P<name>[一-鿿]{2,4})[:：][ \u3000]*$")
_IN_BRACKETS = re.compile(
    r"(?m)^[ \u3000\u2060]*【(?P<office>[^【】 ]{2,24}[ \u3000])?(?P<name>[一-鿿]{2,4}|[一-鿿]{2,10}记者)】"
)
"""【杨丽】全县易地搬迁…: whose office the record told before"""
_TITLES = "(?:长|主任|书记|负责人|主席|巡视员|专员|秘书|委员|发言人|总工程师)"
_OFFICE = re.compile("长|主任|书记|局长|厅长|负责人|主席|巡视员|专员|秘书|代表|委员|发言人")
_ASKS = re.compile("记者|主持|日报|晚报|电视台|新华社|网$|频道")
_LEAST = 2
"""So many speakers make a record."""


class Speakers:
    """The areas for which the speakers of a document stand, by where they begin to speak."""

    def __init__(self, view: str, areas: Areas) -> None:
        self.areas = areas
        said = {}
        offices: dict[str, str] = {}
        for match in _SPEAKER.finditer(view):
            if _OFFICE.search(match["office"]) or _ASKS.search(match["office"]):
                said[match.start()] = match["office"]
                offices[re.sub("[ \u3000]", "", match["name"])] = match["office"]
        for match in _IN_BRACKETS.finditer(view):
            told = re.search(f"(?P<office>[一-鿿]{{2,16}}{_TITLES}){match['name']}", view)
            said[match.start()] = match["office"] or (told["office"] if told else "")
            offices[match["name"]] = said[match.start()]
        for match in _NAME_ALONE.finditer(view):
            said.setdefault(match.start(), offices.get(match["name"], ""))
        self._turns = sorted(said.items()) if len(offices) >= _LEAST else []
        self._starts = [start for start, _ in self._turns]

    def area(self, place: int, home: Home) -> str:
        """The code of the area inside the text's own for which who speaks at a place stands; else empty."""
        at = bisect_right(self._starts, place) - 1
        if at < 0 or _ASKS.search(self._turns[at][1]):
            return ""
        named = self.areas.mentions(self._turns[at][1], home.reporting or None, (home.area,))
        found = nearest(self.areas, named[-1], home.area) if named else None
        return found.code if found and home.area and self.areas.within(found.code, home.area) else ""
