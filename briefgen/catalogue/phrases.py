"""The words by which texts connect a figure with what it measures (codelists/phrases.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from briefgen.yamlfile import load

_HERE = Path(__file__).parent.parent / "codelists" / "phrases.yaml"


@dataclass(frozen=True, eq=False)
class Phrases:
    """The lists of codelists/phrases.yaml, each explained there, and patterns made of them."""

    copulas: tuple[str, ...]
    openers: tuple[str, ...]
    light: tuple[str, ...]
    heads: tuple[str, ...]
    modifiers: tuple[str, ...]
    rise: tuple[str, ...]
    fall: tuple[str, ...]
    rate_nouns: tuple[str, ...]
    fall_nouns: tuple[str, ...]
    compare: tuple[str, ...]
    target: tuple[str, ...]
    estimate: tuple[str, ...]
    actual: tuple[str, ...]
    spending: tuple[str, ...]
    spent_on: tuple[str, ...]
    topics: tuple[str, ...]
    generic: tuple[str, ...]
    copulas_unless: Mapping[str, str]
    openers_unless: Mapping[str, str]
    pairs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def is_head(self) -> frozenset[str]:
        """Attributes that do not stand alone."""
        return frozenset(self.heads)

    @cached_property
    def is_modifier(self) -> frozenset[str]:
        """Modifiers that need a noun."""
        return frozenset(self.modifiers)

    @cached_property
    def longest_modifiers(self) -> tuple[str, ...]:
        """The modifiers, 自治区本级 before 本级."""
        return tuple(sorted(self.modifiers, key=len, reverse=True))

    @cached_property
    def tail(self) -> re.Pattern[str]:
        """Connecting words at the end of a left context, with 由/从 and what it introduces."""
        guarded = "|".join(
            f"(?<![{before}]){word}" if before else word for word, before in self.copulas_unless.items()
        )
        return re.compile(f"(?:{any_of(self.copulas)}|{guarded}|(?<![户人年月日平])均为|[ :、,，“”])+$")

    @cached_property
    def tail_ends(self) -> frozenset[str]:
        """The characters that `tail` can end with: most phrases end with another, and need no search."""
        return frozenset({word[-1] for word in (*self.copulas, *self.copulas_unless)} | set(" :、,，“”为"))

    @cached_property
    def lead(self) -> re.Pattern[str]:
        """Opening words at the front of a phrase."""
        guarded = "|".join(f"{word}(?![{after}])" for word, after in self.openers_unless.items())
        return re.compile(
            f"(?:{any_of(self.openers)}|{guarded}|[一二三四五六七八九十]是|分[一-鿿]{{1,5}}(?:（[^）]{{1,6}}）)?看|[一二三四五六七八九十]$|[ 、,，—★•·:①-⑳]|\\d+[、.](?=[\u4e00-\u9fff]))+"
        )

    @cached_property
    def light_verb(self) -> re.Pattern[str]:
        """A light verb at the front of a phrase, with 了."""
        return re.compile(f"(?:{any_of(self.light)})了?")

    @cached_property
    def head_end(self) -> re.Pattern[str]:
        """An attribute at the end of a phrase."""
        return re.compile(f"(?:{any_of(self.heads)})$")

    @cached_property
    def movement(self) -> re.Pattern[str]:
        """A rise or fall at the end of a left context: (what)(compared)(verb)(of/to)."""
        verbs = any_of((*self.rise, *self.fall, *self.rate_nouns, *self.fall_nouns))
        compare = any_of(self.compare)
        return re.compile(
            rf"(?P<compare>(?:(?:{compare})|(?:(?<!可)(?<!收入)(?<!支出)比(?![价例重率])|较|与(?=[^，。；、]{{0,12}}?(?:\x00|相比|同比|同期)))[^，。；、]{{0,14}}?(?:相比)?,?)*)(?P<verb>{verbs})"
            r"(?P<post>(?:了|约|近|超过|为|达到|达|至少|逾|超|分别|均|也|到|至|高达|仅有|只有|仅|(?:保持|维持|稳定|控制)?在)*)$"
        )

    @cached_property
    def falls(self) -> frozenset[str]:
        """Verbs and nouns of falling."""
        return frozenset((*self.fall, *self.fall_nouns))

    @cached_property
    def rates(self) -> frozenset[str]:
        """Nouns that name a growth rate."""
        return frozenset((*self.rate_nouns, *self.fall_nouns))

    @cached_property
    def spends(self) -> re.Pattern[str]:
        """A left context that says only that money was spent."""
        return re.compile(
            f"(?:{any_of(self.openers)}|[一二三四五六七八九十]是|将|拟|已)*(?:{any_of(self.spending)})(?:{any_of(self.copulas)}|达|共|约|近|超)*$"
        )

    @cached_property
    def topic_verbs(self) -> re.Pattern[str]:
        """Verbs and adverbs at the front of a clause that names a topic: 健全落实…, 全力抓好…."""
        return re.compile(f"^(?:{any_of((*self.topics, *self.light, *self.openers))})+")

    @cached_property
    def generic_only(self) -> re.Pattern[str]:
        """A phrase made of general words alone: it needs a topic to stand."""
        return re.compile(f"(?:{any_of(self.generic)})+")

    @cached_property
    def spent(self) -> re.Pattern[str]:
        """A verb that introduces what money was spent on."""
        return re.compile(f"(?:{any_of(self.spent_on)})了?(?!后|率)")

    @cached_property
    def targets(self) -> re.Pattern[str]:
        """Words of planning."""
        return re.compile(f"(?<!全)(?:{any_of(self.target)})(?!外|闲置|了|未|没|仍|长期)")

    @cached_property
    def actuals(self) -> re.Pattern[str]:
        """Words of completion."""
        return re.compile(any_of(self.actual))

    @cached_property
    def estimates(self) -> re.Pattern[str]:
        """Words of expecting."""
        return re.compile(f"(?:{any_of(self.estimate)})")


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def load_phrases() -> Phrases:
    """The project's phrase words."""
    return load(_HERE, Phrases)
