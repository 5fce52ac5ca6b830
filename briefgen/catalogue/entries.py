"""Entries of the indicator codelists: what stands in the files, read strictly into `Indicator`s."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal

from briefgen.errors import Errors, SpecError, Where
from briefgen.yamlfile import load

_HERE = Path(__file__).parent.parent / "codelists" / "indicators"
_AVERAGES = re.compile(r"均|每[千万]|占比|密度|浓度|指数|单产|预期寿命|(?:率|比|标准)$")
# What a row's label leaves of an id: its unit says that persons or households are counted.
_COUNTED = re.compile(r"(?:(?<=..)[人户套起件]数|(?<![指系天时基])数)$")
SPEED = "增速"
"""What the id of a rank in growth ends in."""
_PREFIXES = ("新增", "新建", "新认定")


Better = Literal["high", "low", ""]
Levels = Literal["grade", "budget", ""]
Groups = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator. `words` are alternative sets of groups, `units` dimensions or units it comes in.

    `better` says which end is the good one, `additive` whether parts may be summed, `levels` whether
    省级, 市级 … make indicators of their own (`grade`); in budgets 市级 is the city's own level (`budget`).
    `running` is the indicator that its running total counts: what was ever taken in is not what is new.
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
    running: str = ""
    where: Where = field(default_factory=Where)

    @property
    def rate(self) -> bool:
        """Is it a share by nature, in per cent or per mille and nothing else?"""
        return set(self.units) <= {"percent", "permille"}


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
    running: str = ""
    where: Where = field(default_factory=Where)


@dataclass(frozen=True)
class _IndicatorFile:
    indicators: list[_Entry]


def read_entries(extra: Path | None = None) -> Mapping[str, Indicator]:
    """The project's entries by id, with a user's own file of the same shape on top."""
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
    return entries


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
        running=entry.running,
        where=entry.where,
    )


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("；") if part.strip())


@lru_cache(maxsize=4_000)
def at_level(entry: Indicator, level: str) -> Indicator:
    """The entry as its own indicator at a level of government, where levels matter to it."""
    if not entry.levels or not level:
        return entry
    if entry.levels == "budget":
        level = "本级" if level in ("省级", "市级", "本级和省级", "本级和市级") else level
    start = next((mark for mark in _PREFIXES if entry.id.startswith(mark)), "")
    label_start = start if entry.label.startswith(start) else ""
    return replace(
        entry,
        id=f"{start}{level}{entry.id.removeprefix(start)}",
        label=f"{label_start}{level}{entry.label.removeprefix(label_start)}",
    )


@lru_cache(maxsize=1_000)
def speed(entry: Indicator) -> Indicator:
    """How fast the entry grows, as what a rank ranks."""
    return replace(entry, id=f"{entry.id}{SPEED}", label=f"{entry.label}{SPEED}", additive=False)
