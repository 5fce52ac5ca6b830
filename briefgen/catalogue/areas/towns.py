"""Towns (乡、镇、街道), read only when one is asked for."""

from __future__ import annotations

import gzip
import re
from functools import cached_property, lru_cache
from pathlib import Path

from briefgen.catalogue.areas.model import Area, AreaMention
from briefgen.catalogue.areas.names import of_town

_KIND = re.compile("(?:街道|镇|乡|苏木|地区)$")


class Towns:
    """The table of towns: one line a county, found by its code without reading the others."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._searched = lru_cache(maxsize=512)(self._search)
        self.of = lru_cache(maxsize=512)(self._of)

    @cached_property
    def _text(self) -> str:
        return gzip.decompress(self._path.read_bytes()).decode()

    def _of(self, county: str) -> tuple[Area, ...]:
        """The towns of one county; of a prefecture those of all its counties."""
        prefix = county[:4] if county.endswith("00") else county
        text, found, start = self._text, [], 0
        while (start := text.find("\n" + prefix, start)) >= 0:
            end = text.find("\n", start + 1)
            code, _, names = text[start + 1 : end].partition("\t")
            found += [Area(code + item[:3], item[3:], "town", code) for item in names.split(" ")]
            start = end
        return tuple(found)

    def get(self, code: str) -> Area | None:
        """The town of a code of nine digits."""
        return next((town for town in self.of(code[:6]) if town.code == code), None)

    def named(self, name: str, within: str) -> tuple[Area, ...]:
        """Towns of that name inside a county or prefecture."""
        return tuple(town for town in self.of(within) if town.name == name)

    def anywhere(self, name: str, within: str = "") -> tuple[Area, ...]:
        """Towns of that name in the whole country, or in the province or prefecture of a code."""
        prefix = within.rstrip("0")
        found = []
        for match in re.finditer(rf"(?<=[\t ])(\d{{3}}){re.escape(name)}(?=[ \n])", self._text):
            line = self._text.rfind("\n", 0, match.start()) + 1
            county = self._text[line : line + 6]
            if county.startswith(prefix):
                found.append(Area(county + match[1], name, "town", county))
        return tuple(found)

    def search(self, text: str, county: str) -> tuple[AreaMention, ...]:
        """Full names of the towns of a county, or of a prefecture's counties, in a text."""
        codes, pattern = self._searched(county)
        if not pattern:
            return ()
        return tuple(
            AreaMention(found.start(), found.end(), found[0], tuple(codes[found[0]]), "full")
            for found in pattern.finditer(text)
        )

    def _search(self, county: str) -> tuple[dict[str, list[str]], re.Pattern[str] | None]:
        """The codes of each name, and a pattern for all names."""
        codes: dict[str, list[str]] = {}
        for town in self.of(county):
            # A name of one character and 乡 or 镇 (东镇) is too easily part of another word.
            if len(town.name) > 2 and _KIND.search(town.name):
                for form in of_town(town.name):
                    codes.setdefault(form, []).append(town.code)
        names = sorted(map(re.escape, codes), key=len, reverse=True)
        return codes, re.compile("|".join(names)) if names else None
