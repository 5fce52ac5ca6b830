"""The name that an area had when its text was written: 苍山县 until 2014."""

from __future__ import annotations

from briefgen.catalogue.areas import Area, Areas
from briefgen.resolve.home import Home


class FormerNames:
    """Remembers for one document which areas are printed under which name."""

    def __init__(self, view: str, areas: Areas) -> None:
        self.view, self.areas = view, areas
        self._then: dict[tuple[str, int], Area] = {}

    def of(self, area: Area | None, home: Home) -> Area | None:
        """The area as it was called when its text was written.

        A text that prints the later name alone has it printed again: a 滨州市 of 1996 was the prefecture's seat.
        """
        if not area or not home.written:
            return area
        key = area.code, home.written
        if key not in self._then:  # a look through the whole text, once for each area
            then = self.areas.get(*key) or area
            later = area.name in self.view and then.name not in self.view
            self._then[key] = area if later else then
        return self._then[key]
