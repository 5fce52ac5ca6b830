"""The area that the headings around a figure set, and which area an ambiguous name means beside another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from briefgen.catalogue.areas import Area, AreaMention, Areas
from briefgen.model import Section
from briefgen.resolve.home import Home, innermost

_FIRST, _REST = 2, 12
"""A heading sets an area named within its first characters, where no more than so many others stand in it."""


def nearest(areas: Areas, mention: AreaMention, base: str) -> Area | None:
    """One of the candidates of an ambiguous name: the one nearest to the text's own area."""
    candidates = [area for code in mention.codes if (area := areas.get(code))]
    if not candidates:
        return None
    path = [area.code for area in areas.path(base)] if base else []

    def nearness(area: Area) -> tuple[int, int]:
        own = [a.code for a in areas.path(area.code)]
        return sum(code in path for code in own), -len(own)

    return max(candidates, key=nearness)


class Headed:
    """Remembers what each heading of a document sets."""

    def __init__(self, areas: Areas) -> None:
        self.areas = areas
        self._headings: dict[tuple[str, str], str] = {}

    def area(self, sections: Sequence[Section], home: Home) -> str:
        """The code of the area that the innermost heading names at its beginning or alone; else empty."""
        for section in sorted(sections, key=lambda s: -s.level):
            key = (section.heading, home.area)
            if key not in self._headings:
                self._headings[key] = self._heading(section.heading, home)
            if self._headings[key]:
                return self._headings[key]
        return ""

    def _heading(self, heading: str, home: Home) -> str:
        around = home.area[:6]  # beside a town's own text stand those of its county's other towns
        if alone := self.areas.find(heading.strip(), within=around, year=home.reporting or None):
            return alone[0].code
        named = self.areas.mentions(heading, home.reporting or None, (home.area,))
        for mention in innermost(named, self.areas):  # 广东省和平县去岁概览: of the county
            whole = len(heading) - (mention.end - mention.start) <= _REST or heading.startswith(
                "：", mention.end
            )
            if mention.start <= _FIRST and whole:
                found = nearest(self.areas, mention, home.area)
                if found and found.level != "country":
                    return found.code
        return ""


def sections_at(sections: Sequence[Section], place: int) -> tuple[Section, ...]:
    """The sections around a place, outermost first."""
    last = bisect_right([s.start for s in sections], place)
    return tuple(s for s in sections[:last] if place < s.end)
