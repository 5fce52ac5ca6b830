"""Indicators: what a figure measures, by meaning and not by wording.

An entry is found by its words: of each group one must stand in the phrase. Of several entries the one
that explains most of the phrase wins; a word that changes what is measured (新增, 人均, 占) rules out
every entry that does not have it. What no entry covers keys itself by its bare phrase.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal

from briefgen.catalogue.units import Units, load_units
from briefgen.catalogue.wording import Wording, load_wording
from briefgen.errors import Errors, SpecError, Where
from briefgen.yamlfile import load

_HERE = Path(__file__).parent.parent / "codelists" / "indicators"
_AVERAGES = re.compile(r"均|每[千万]|占比|密度|浓度|指数|单产|预期寿命|(?:率|比|标准)$")
# What a row's label leaves of an id: its unit says that persons or households are counted.
_COUNTED = re.compile(r"(?:(?<=..)[人户套起件]数|(?<![指系天时基])数)$")
_OF_LEVEL = ("growth", "rank", "multiple")
# An entry may leave so many characters of a phrase unexplained, or as many as it explains.
_REST = 6
_TELLING = 2
# Chinese puts the head last: an entry that explains it is worth so many characters more.
_HEAD = 3
# The name of a campaign in a phrase says who did it; without it at least so much must be left.
_QUOTED = re.compile(r"[“\"「『《][^”\"」』》]{3,}[”\"」』》]")
_ENOUGH = 5
# A growth may be worded as the growth of its own rate; a rank in growth is no rank in level.
_RATE = re.compile(r"的?(?:增长速度|增速|增幅|涨幅|降幅|增长率|增长)$")
_SPEED = "增速"
_PREFIXES = ("新增", "新建", "新认定")

Better = Literal["high", "low", ""]
Levels = Literal["grade", "budget", ""]
Groups = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator. `words` are alternative sets of groups, `units` dimensions or units it comes in.

    `better` says which end is the good one, `additive` whether parts may be summed, `levels` whether
    省级, 市级 … make indicators of their own (`grade`), and 市级 then means the city's own level, 本级 (`budget`).
    """

    id: str
    label: str
    words: tuple[Groups, ...]
    units: tuple[str, ...]
    themes: tuple[str, ...]
    without: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()
    better: Better = ""
    additive: bool = True
    levels: Levels = ""
    where: Where = field(default_factory=Where)


@dataclass(frozen=True)
class _Entry:
    """An entry as written: groups apart by spaces, alternatives by |, alternative sets by /."""

    id: str
    units: str
    themes: str
    words: str = ""
    exact: str = ""
    ends: str = ""
    without: str = ""
    also: str = ""
    label: str = ""
    examples: str = ""
    counterexamples: str = ""
    better: Better = ""
    additive: bool | None = None
    levels: Levels = ""
    where: Where = field(default_factory=Where)


@dataclass(frozen=True)
class _IndicatorFile:
    indicators: list[_Entry]


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

    def get(self, id: str) -> Indicator | None:
        """The indicator of an id, also of one that a level made (新增省级农业产业化龙头企业数)."""
        if entry := self.entries.get(id):
            return entry
        if id.endswith(_SPEED):
            entry = self.get(id.removesuffix(_SPEED))
            return _speed(entry) if entry else None
        level, _ = self.wording.level(id)
        made = (_at_level(entry, level) for entry in self._levelled if level)
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
        return _speed(found) if found and plain != phrase and transformation == "rank" else found

    def _find(self, text: str, unit: str, transformation: str) -> Indicator | None:
        """The entry that explains most of a plain phrase, at the level that the phrase names."""
        level, rest = self.wording.level(text)
        for entry in self._exact.get(rest, ()) or self._exact.get(self.wording.bare(rest), ()):
            if self._fits(entry, unit, transformation):
                return _at_level(entry, level)
        reading = self._read(text)
        best: tuple[int, int, int] = (0, 0, 0)
        chosen: Indicator | None = None
        for word in reading.places:
            for order, entry, groups in self._anchors.get(word, ()):
                if self._fits(entry, unit, transformation) and (own := reading.explained(entry, groups)):
                    rank = (own, len(groups), -order)
                    if rank > best:
                        best, chosen = rank, entry
        if chosen is None or ("本级" in level and not chosen.levels):
            return None
        return _at_level(chosen, level)

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

    def explained(self, entry: Indicator, groups: Groups) -> int:
        """How many characters the entry's words explain; 0 where it does not hold."""
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
        if rest > max(_REST, len(own)):
            return 0
        return len(own) + (_HEAD if self.head in own else 0)


def load_indicators(extra: Path | None = None, units: Units | None = None) -> Indicators:
    """The project's indicators, with a user's own file of the same shape on top."""
    entries: dict[str, Indicator] = {}
    faults: list[SpecError] = []
    for path in sorted(_HERE.glob("*.yaml")):
        for entry in load(path, _IndicatorFile).indicators:
            if entry.id in entries:
                faults.append(
                    SpecError(f"the indicator “{entry.id}” stands here a second time.", entry.where)
                )
            entries[entry.id] = _indicator(entry)
    if extra:
        entries |= {entry.id: _indicator(entry) for entry in load(extra, _IndicatorFile).indicators}
    faults += [
        SpecError(f"the indicator “{entry.id}” has no words.", entry.where, "Add `words:` or `exact:`.")
        for entry in entries.values()
        if not entry.words and not entry.exact
    ]
    if faults:
        raise Errors(list(faults))
    return Indicators(entries.values(), load_wording(), units or load_units())


def _indicator(entry: _Entry) -> Indicator:
    averaged = "percent" in entry.units.split() or bool(_AVERAGES.search(entry.id))
    return Indicator(
        id=entry.id,
        label=entry.label or _COUNTED.sub("", entry.id),
        words=tuple(
            tuple(tuple(group.split("|")) for group in groups.split())
            for groups in entry.words.split("/")
            if groups
        ),
        units=tuple(entry.units.split()),
        themes=tuple(entry.themes.split()),
        without=tuple(entry.without.split("|")) if entry.without else (),
        also=tuple(entry.also.split("|")) if entry.also else (),
        exact=tuple(entry.exact.split("|")) if entry.exact else (),
        ends=tuple(entry.ends.split("|")) if entry.ends else (),
        examples=_listed(entry.examples),
        counterexamples=_listed(entry.counterexamples),
        better=entry.better,
        additive=entry.additive if entry.additive is not None else not averaged,
        levels=entry.levels,
        where=entry.where,
    )


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("；") if part.strip())


def _covered(places: Mapping[str, list[int]], words: Iterable[str]) -> set[int]:
    """The positions of a text that stand inside one of the words."""
    return {at for word in words for start in places.get(word, ()) for at in range(start, start + len(word))}


@lru_cache(maxsize=4_000)
def _at_level(entry: Indicator, level: str) -> Indicator:
    """The entry as its own indicator at a level of government, where levels matter to it."""
    if not entry.levels or not level:
        return entry
    if entry.levels == "budget":
        level = "本级" if level in ("省级", "市级", "本级和省级", "本级和市级") else level
    prefix: Sequence[str] = [mark for mark in _PREFIXES if entry.id.startswith(mark)]
    start = prefix[0] if prefix else ""
    label_start = start if entry.label.startswith(start) else ""
    return replace(
        entry,
        id=f"{start}{level}{entry.id.removeprefix(start)}",
        label=f"{label_start}{level}{entry.label.removeprefix(label_start)}",
    )


@lru_cache(maxsize=1_000)
def _speed(entry: Indicator) -> Indicator:
    """How fast the entry grows, as what a rank ranks."""
    return replace(entry, id=f"{entry.id}{_SPEED}", label=f"{entry.label}{_SPEED}", additive=False)
