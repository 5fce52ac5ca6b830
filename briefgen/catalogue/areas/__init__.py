"""The administrative divisions of China, past and present, and the names that texts call them by.

The table is GB/T 2260 with the years of its names; codes of zones that the statistical codes count
like counties stand among them. Names are looked up as of a year: 祁阳县 until 2021, 祁阳市 since.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import pairwise
from pathlib import Path

from briefgen.catalogue.areas.lexicon import Lexicon
from briefgen.catalogue.areas.model import (
    LOCAL,
    NATION,
    Area,
    AreaMention,
    Entry,
    Level,
    level_of,
    local_code,
    parent_of,
)
from briefgen.catalogue.areas.table import (
    AreaFile,
    check_known,
    past_entry,
    read_entries,
    read_files,
    towns_file,
)
from briefgen.catalogue.areas.towns import Towns

__all__ = ["NATION", "Area", "AreaMention", "Areas", "load_areas", "local_code"]


class Areas:
    """All areas: by code, by name, and by mention in a text."""

    def __init__(self, entries: Iterable[Entry], files: Iterable[AreaFile]) -> None:
        self._lexicon = Lexicon(entries, files)
        self._towns = Towns(towns_file())
        self.get = lru_cache(maxsize=8192)(self._get)
        self.path = lru_cache(maxsize=8192)(self._path)

    def _get(self, code: str, year: int | None = None) -> Area | None:
        """The area of a code under the name of a year (default: its last); 000000 is 全国."""
        if len(code) == 9 and code.isdigit():
            return self._towns.get(code)
        if LOCAL in code:
            return Area(code, code.partition(LOCAL)[2], level_of(code), parent_of(code))
        entries = self._lexicon.entries(code)
        if not entries:
            return None
        valid = [entry for entry in entries if year is not None and entry.valid(year)]
        return _area((valid or entries)[-1])

    def level(self, code: str) -> Level | None:
        """The level of a code, None where there is no such area."""
        return level_of(code) if code and self.get(code) else None

    def _path(self, code: str) -> tuple[Area, ...]:
        """The areas from the province down to the area itself; of 全国 itself alone."""
        found: list[Area] = []
        while (area := self.get(code)) and (area.code != NATION or not found):
            found.append(area)
            code = area.parent
        return tuple(reversed(found))

    def within(self, code: str, ancestor: str) -> bool:
        """Whether an area lies in another or is it."""
        if ancestor == NATION:
            return self.get(code) is not None
        return any(area.code == ancestor for area in self.path(code))

    def children(self, code: str) -> tuple[Area, ...]:
        """The areas right below one, those of today."""
        if level_of(code) == "county" or (level_of(code) == "prefecture" and not self._below.get(code)):
            return self._towns.of(code)
        return tuple(_area(entry) for entry in self._below.get(code, ()))

    def current(self, code: str) -> str:
        """The code under which an area goes on today: of 431121 (祁阳县) that of 祁阳市."""
        seen: set[str] = set()
        while code not in seen:
            seen.add(code)
            entries = self._lexicon.entries(code)
            code = (entries[-1].next if entries and entries[-1].until else "") or code
        return code

    def find(self, name: str, within: str = "", year: int | None = None) -> tuple[Area, ...]:
        """The areas of a full name, short name or alias; towns where `within` is a county or prefecture."""
        codes = self._lexicon.codes(name, year)
        found = [area for code in codes if (area := self.get(code, year))]
        if within:
            found = [area for area in found if self.within(area.code, within)]
            if not found and level_of(within) in ("county", "prefecture"):
                return self._towns.named(name, within)
        return tuple(found)

    def names(self) -> tuple[str, ...]:
        """All full names of county level and above, each once, sorted."""
        full = (name for name, senses in self._lexicon.senses.items() if senses[0].form == "full")
        return tuple(sorted(full))

    def mentions(
        self, text: str, year: int | None = None, known: Collection[str] = ()
    ) -> tuple[AreaMention, ...]:
        """All names of county level and above in a text, with every area that each can mean.

        Short names that are easily mistaken (通山, 合作) need a word for them: their prefecture or full
        name in the text or among the `known` codes, or, ordinary words, a list of areas around them.
        """
        return self._lexicon.search(text, year, known)

    def spoken_of(self, text: str) -> tuple[str, ...]:
        """The codes of areas that a text calls by a literary name (八桂) or in a slogan (发展莲都), each time."""
        return self._lexicon.spoken_of(text)

    def towns_in(self, text: str, county: str) -> tuple[AreaMention, ...]:
        """The towns of one county (by its code of today or before), or of all of a prefecture, that a text names."""
        return self._towns.search(text, self.current(county))

    def towns_called(self, name: str, within: str = "") -> tuple[Area, ...]:
        """All towns of a full name, in the whole country or in the area of a code."""
        return self._towns.anywhere(name, self.current(within) if within else "")

    @cached_property
    def _below(self) -> dict[str, list[Entry]]:
        below: dict[str, list[Entry]] = defaultdict(list)
        for code in self._lexicon.all_codes():
            entry = self._lexicon.entries(code)[-1]
            if not entry.until and code != NATION:
                below[parent_of(code)].append(entry)
        return below


def _area(entry: Entry) -> Area:
    return Area(entry.code, entry.name, level_of(entry.code), parent_of(entry.code))


def load_areas(extra: Path | None = None) -> Areas:
    """The project's areas, with a user's aliases and zones on top."""
    files = read_files(extra)
    entries = [Entry(NATION, "全国"), *read_entries()]
    for file in files:
        entries += [Entry(str(item.code), item.name) for item in file.areas]
        entries += [past_entry(line) for line in file.past]
    entries = _in_order(entries)
    known = dict.fromkeys(entry.code for entry in entries)
    for file in files:
        for codes in (*file.aliases.values(), *file.literary.values()):
            check_known(codes, known)
    return Areas(entries, files)


def _in_order(entries: list[Entry]) -> list[Entry]:
    """Entries by code and year; what a file says of a name of the past replaces the table's row."""
    by_name: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        row = by_name.get((entry.code, entry.name))
        since = entry.since or (row.since if row else 0)
        by_name[entry.code, entry.name] = entry if since == entry.since else replace(entry, since=since)
    ordered = sorted(by_name.values(), key=lambda entry: (entry.code, entry.until or 9999, entry.since))
    for index, (before, entry) in enumerate(pairwise(ordered), 1):
        if before.code == entry.code and before.until and not entry.since:
            ordered[index] = replace(entry, since=before.until)
    return ordered
