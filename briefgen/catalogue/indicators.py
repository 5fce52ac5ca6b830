"""Indicators: what a figure measures, by meaning and not by wording.

An entry is found by its words: of each group one must stand in the phrase. Of several entries the one
that explains most of the phrase wins; a word that changes what is measured (新增, 人均, 占) rules out
every entry that does not have it. What no entry covers keys itself by its bare phrase.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from briefgen.catalogue.entries import SPEED, Groups, Indicator, at_level, read_entries, speed
from briefgen.catalogue.units import Units, load_units
from briefgen.catalogue.wording import Wording, load_wording

_OF_LEVEL = ("growth", "rank", "multiple")
# An entry may leave so many characters of a phrase unexplained, or as many as it explains.
_REST = 6
_TELLING = 2
# Chinese puts the head last: an entry that explains it is worth so many characters more.
_HEAD = 3
# The name of a campaign in a phrase says who did it; without it at least so much must be left.
_QUOTED = re.compile(r"[“\"「『《][^”\"」』》]{3,}[”\"」』》]")
_ENOUGH = 5
# A growth shows no unit: 景区接待游客 grows by visitors, not by sights. What is counted must end the phrase.
_COUNTED = frozenset(("counter", "household", "kind"))
# A growth may be worded as the growth of its own rate; a rank in growth is no rank in level.
_RATE = re.compile(r"的?(?:增长速度|增速|增幅|涨幅|降幅|(?<!自然)增长率|增长)$")


class Indicators:
    """All entries, by the words that point to them."""

    def __init__(self, entries: Iterable[Indicator], wording: Wording, units: Units) -> None:
        self.entries: Mapping[str, Indicator] = {entry.id: entry for entry in entries}
        self.wording = wording
        self._units = units
        self._levelled = [entry for entry in self.entries.values() if entry.levels]
        self._exact: dict[str, list[Indicator]] = defaultdict(list)
        self._anchors: dict[str, list[tuple[int, Indicator, Groups]]] = defaultdict(list)
        for order, entry in enumerate(self.entries.values()):
            for phrase in entry.exact:
                self._exact[phrase].append(entry)
            for groups in entry.words:
                for word in max(groups, key=lambda group: (min(map(len, group)), -len(group))):
                    self._anchors[word].append((order, entry, groups))
        self._lexicon = self.words() | wording.narrowing | wording.fillers | frozenset(wording.levels)
        self._longest = max(map(len, self._lexicon), default=0)
        self.match = lru_cache(maxsize=20_000)(self._match)
        self.get = lru_cache(maxsize=20_000)(self._get)

    def _get(self, id: str) -> Indicator | None:
        """The indicator of an id, also of one that a level made (新增省级农业产业化龙头企业数)."""
        if entry := self.entries.get(id):
            return entry
        if id.endswith(SPEED):
            entry = self.get(id.removesuffix(SPEED))
            return speed(entry) if entry else None
        level, _ = self.wording.level(id)
        made = (at_level(entry, level) for entry in self._levelled if level)
        return next((indicator for indicator in made if indicator.id == id), None)

    def key(self, phrase: str, unit: str, transformation: str) -> str:
        """The id of the entry that covers a phrase, or the bare phrase where none does."""
        entry = self.match(phrase, unit, transformation)
        return entry.id if entry else self.wording.bare(self.wording.plain(phrase))

    def vague(self, key: str) -> bool:
        """Does a key say too little to line two documents up (资金, 项目)? No entry's id does."""
        return key not in self.entries and (len(key) < _TELLING or key in self.wording.vague)

    def words(self) -> frozenset[str]:
        """Every word that an entry looks for, as food for a tokenizer."""
        return frozenset(
            word
            for entry in self.entries.values()
            for words in (*(group for groups in entry.words for group in groups), entry.without, entry.also)
            for word in words
        )

    def _match(self, phrase: str, unit: str, transformation: str) -> Indicator | None:
        plain = _RATE.sub("", phrase) if transformation in ("growth", "rank") else phrase
        found = self._find(self.wording.plain(plain), unit, transformation)
        if found is None and (unquoted := _QUOTED.sub("", plain)) != plain and len(unquoted) >= _ENOUGH:
            found = self._find(self.wording.plain(unquoted), unit, transformation)
        return speed(found) if found and plain != phrase and transformation == "rank" else found

    def _find(self, text: str, unit: str, transformation: str) -> Indicator | None:
        """The entry that explains most of a plain phrase, at the level that the phrase names."""
        level, rest = self.wording.level(text)
        for entry in self._exact.get(rest, ()) or self._exact.get(self.wording.bare(rest), ()):
            if self._fits(entry, unit, transformation):
                return at_level(entry, level)
        reading = self._read(text)
        # Where the figure's unit does not tell 企业 from 企业收入, the phrase's last noun does.
        hinted = self.wording.dimension(reading.bare) if transformation in _OF_LEVEL else ""
        best: tuple[int, int, int] = (0, 0, 0)
        chosen: Indicator | None = None
        for word in reading.places:
            for order, entry, groups in self._anchors.get(word, ()):
                if not self._fits(entry, unit, transformation) or (hinted and hinted not in entry.units):
                    continue
                counts = transformation in _OF_LEVEL and not hinted and _COUNTED.intersection(entry.units)
                if own := reading.explained(entry, groups, ends=bool(counts)):
                    # A rate moves by points and seldom grows by per cent.
                    own -= _HEAD if transformation == "growth" and entry.rate else 0
                    rank = (own, len(groups), -order)
                    if rank > best:
                        best, chosen = rank, entry
        if chosen is None or ("本级" in level and not chosen.levels):
            return None
        return at_level(chosen, level)

    def _fits(self, entry: Indicator, unit: str, transformation: str) -> bool:
        """May the entry come in this unit? A growth, rank or multiple says nothing of its level's unit."""
        if transformation in _OF_LEVEL or not unit:
            return True
        dimension = self._units.dimension(unit)
        if unit in entry.units or dimension in entry.units:
            return True
        return dimension in ("points", "permille_points") and "percent" in entry.units

    def _read(self, text: str) -> _Reading:
        places: dict[str, list[int]] = defaultdict(list)
        for start in range(len(text)):
            for end in range(start + 1, min(len(text), start + self._longest) + 1):
                if (word := text[start:end]) in self._lexicon:
                    places[word].append(start)
        wording = self.wording
        empty = (word for word in places if word in wording.fillers or word in wording.levels)
        narrowing = [word for word in places if word in wording.narrowing]
        bare = wording.bare(text)
        return _Reading(text, bare, text.rfind(bare[-1:]), places, _covered(places, empty), narrowing)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A phrase with every catalogue word in it: where each begins, what says nothing, what narrows."""

    text: str
    bare: str
    head: int
    places: Mapping[str, list[int]]
    silent: set[int]
    narrowing: list[str]

    def explained(self, entry: Indicator, groups: Groups, ends: bool = False) -> int:
        """How many characters the entry's words explain; 0 where it does not hold.

        With `ends`, the phrase must end with one of the entry's words.
        """
        places = self.places
        if not all(any(word in places for word in group) for group in groups):
            return 0
        if any(word in places for word in entry.without):
            return 0
        if entry.ends and not self.bare.endswith(entry.ends):
            return 0
        own = _covered(places, (word for group in groups for word in group))
        allowed = own | _covered(places, entry.also)
        if any(not _covered(places, (word,)) <= allowed for word in self.narrowing):
            return 0
        rest = len(self.text) - len(allowed | self.silent)
        if rest > max(_REST, len(own)) or (ends and self.head not in allowed):
            return 0
        return len(own) + (_HEAD if self.head in own else 0)


def _covered(places: Mapping[str, list[int]], words: Iterable[str]) -> set[int]:
    """The positions of a text that stand inside one of the words."""
    return {at for word in words for start in places.get(word, ()) for at in range(start, start + len(word))}


def load_indicators(extra: Path | None = None, units: Units | None = None) -> Indicators:
    """The project's indicators, with a user's own file of the same shape on top."""
    return Indicators(read_entries(extra).values(), load_wording(), units or load_units())
