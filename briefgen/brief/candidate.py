"""A finding that a brief could print, with all the ways to say it."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.brief.desk import Desk
from briefgen.brief.patterns import patterns
from briefgen.brief.pieces import Words, ref, say
from briefgen.compare import Comparison, year_of
from briefgen.model import Observation


@dataclass(frozen=True, slots=True)
class Candidate:
    """`kind` is its pattern, `figures` what it states, `rows` what the table must show for it.

    `tail` is a sentence of its own that may follow. Lower `weight` is told first within a class.
    """

    kind: str
    ways: tuple[Words, ...]
    figures: frozenset[Observation]
    rows: tuple[Comparison, ...]
    weight: tuple[float | bool | str, ...] = ()

    @property
    def areas(self) -> frozenset[str]:
        """The regions that it speaks of."""
        return frozenset(figure.ref_area for figure in self.figures)


def ways(kind: str, **slots: str | Words) -> tuple[Words, ...]:
    """Every way to say a finding of this kind."""
    return tuple(say(pattern, **slots) for pattern in patterns()[kind])


def value(desk: Desk, member: Observation, year: str = "", said: str = "") -> Words:
    """The figure with what sets it apart in brackets and its source: 237万元（新增）[3].

    `said` are words before the figure, which the brackets need not repeat.
    """
    year = year or year_of(member.time_period) or desk.column_year(member)
    inside = desk.beside(member, year, said)
    text = desk.figure(member)
    return (f"{text}（{inside}）" if inside else text, ref(member))


def stated(desk: Desk, member: Observation, year: str = "") -> Words:
    """The area with its figure."""
    return (desk.name(member.ref_area), *value(desk, member, year))


def when(desk: Desk, member: Observation) -> str:
    """The year of a figure, where the brief does not have one year for all."""
    year = year_of(member.time_period) or desk.column_year(member)
    return "" if not year or desk.common_year else f"{year}年"
