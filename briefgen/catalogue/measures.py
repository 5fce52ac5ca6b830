"""The words by which named documents, campaigns and mechanisms are told (codelists/measures.yaml)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

from briefgen.model import MeasureKind
from briefgen.yamlfile import load

_HERE = Path(__file__).parent.parent / "codelists" / "measures.yaml"

Place = Literal["after", "inside", "plain"]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the names found in it."""

    text: str
    name: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun of names; `places` say where it may stand, `least` how long a plain name is before it."""

    word: str
    kind: MeasureKind
    places: tuple[Place, ...]
    examples: tuple[Example, ...]
    least: int = 4


@dataclass(frozen=True, slots=True)
class Known:
    """A name that is a measure wherever it stands."""

    name: str
    kind: MeasureKind
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Verbs:
    """Verbs before a name.

    `begin` a plain one, `bring` a quoted one, `carry` one made of numbers, `set_up` a mechanism; `deny` none.
    """

    begin: tuple[str, ...]
    bring: tuple[str, ...]
    carry: tuple[str, ...]
    set_up: tuple[str, ...]
    deny: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Titles:
    """What the title of a policy ends with, and the verbs of those that are only talked about."""

    nouns: tuple[str, ...]
    deny: tuple[str, ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class NoNames:
    """What only looks like a name, as patterns on a whole name."""

    patterns: tuple[str, ...] = ("(?!)",)
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, eq=False)
class MeasureWords:
    """codelists/measures.yaml, and the patterns made of it."""

    heads: tuple[Head, ...]
    known: tuple[Known, ...]
    slogans: tuple[str, ...]
    generic: tuple[str, ...]
    verbs: Verbs
    titles: Titles
    no_names: NoNames = NoNames()

    @cached_property
    def no_name(self) -> re.Pattern[str]:
        """Any of the patterns of what is no name."""
        return re.compile("|".join(self.no_names.patterns))

    @cached_property
    def kind_of(self) -> dict[str, MeasureKind]:
        """The kind of each head noun and of each known name."""
        return {head.word: head.kind for head in self.heads} | {item.name: item.kind for item in self.known}

    @cached_property
    def is_slogan(self) -> frozenset[str]:
        """What everybody repeats."""
        return frozenset(self.slogans)

    @cached_property
    def examples(self) -> tuple[Example, ...]:
        """Every example of the file."""
        lists = [item.examples for item in self.heads] + [item.examples for item in self.known]
        return tuple(
            example
            for examples in [*lists, self.titles.examples, self.no_names.examples]
            for example in examples
        )

    def pattern(self, place: Place) -> str:
        """The alternation of the head nouns that may stand at a place, the longest first."""
        return any_of([head.word for head in self.heads if place in head.places])


def any_of(words: tuple[str, ...] | list[str]) -> str:
    """A pattern of any of these words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def load_measure_words(path: Path | None = None) -> MeasureWords:
    """Read the list, the project's own or that at `path`. Raises `SpecError` where it is wrong."""
    return load(path or _HERE, MeasureWords)
