"""A figure as an auditor sees it: what its print can stand for, and the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from briefgen.audit.corrections import correction_of
from briefgen.catalogue import Catalogue
from briefgen.model import Document, Extraction, Observation

_NUMBER = re.compile(r"\d[\d, ]*(?:\.(?P<decimals>\d+))?")
UNIT_SUFFIX = ("unit", "unit_measure")
_YEAR_END = re.compile(r"^(\d{4})-12(?:-31)?$")
_SPACED = re.compile("(?<=[，、；：（）]) +")
""", 占耕地面积的50.6%: a blank behind a half-width mark says nothing."""
_ABOUT = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class Figure:
    """One observation with the bounds of its print, the text before and behind it and its place in line.

    `before` and `after` reach to the neighbouring figure or the end of the statement. `quote` is the
    figure in simplified characters, as messages print it. `opens` is the mark before the statement that
    the figure opens (。 or ；), empty at the head of a sentence and inside the statement.
    """

    obs: Observation
    low: Decimal
    high: Decimal
    before: str
    after: str
    quote: str
    opens: str = ""

    @property
    def value(self) -> Decimal:
        """The value as printed."""
        return self.obs.obs_value

    @property
    def unit(self) -> str:
        """The base unit."""
        return self.obs.unit_measure

    @property
    def is_level(self) -> bool:
        """Whether it is an actual count, amount or stock."""
        return self.obs.transformation == "level" and self.obs.scenario != "target"

    @property
    def is_growth(self) -> bool:
        """Whether it is a growth in per cent."""
        return self.obs.transformation == "growth" and self.unit == "%"

    @property
    def unit_missing(self) -> bool:
        """Whether the unit was not printed but understood."""
        return any(name in self.obs.inferred for name in UNIT_SUFFIX)


def year_at_end(period: str) -> str:
    """The year of a period at its end (2023-12, 2023-12-31), whose figure is that year's; others as they are."""
    return _YEAR_END.sub(r"\1", period)


def only(found: Iterable[Figure]) -> Figure | None:
    """The one figure there is; None where there is none, or where several leave open which is meant."""
    figures = tuple(found)
    return figures[0] if len(figures) == 1 else None


Statement = tuple[Figure, ...]
"""Figures between two full stops or semicolons, in order."""


class Reading:
    """All figures of all documents, statement by statement."""

    def __init__(
        self, extractions: Sequence[Extraction], documents: Mapping[str, Document], catalogue: Catalogue
    ) -> None:
        self.documents = documents
        self.catalogue = catalogue
        self._by_document = {
            one.doc_id: sorted(one.observations, key=lambda obs: (obs.start, -obs.end)) for one in extractions
        }

    @cached_property
    def statements(self) -> Mapping[str, tuple[Statement, ...]]:
        """The statements of each document."""
        return {
            doc_id: tuple(_statements(observations, self.documents[doc_id].view))
            for doc_id, observations in self._by_document.items()
            if doc_id in self.documents
        }

    @cached_property
    def figures(self) -> Mapping[str, tuple[Figure, ...]]:
        """The figures of each document."""
        return {
            doc_id: tuple(figure for statement in statements for figure in statement)
            for doc_id, statements in self.statements.items()
        }

    def every_statement(self) -> Iterable[Statement]:
        """All statements of all documents."""
        for statements in self.statements.values():
            yield from statements

    def every_figure(self) -> Iterable[Figure]:
        """All figures of all documents."""
        for figures in self.figures.values():
            yield from figures

    def in_table(self, obs: Observation) -> bool:
        """Whether a figure stands in a table, whose head may hold its unit."""
        return self.documents[obs.doc_id].in_table(obs.start)


def _statements(observations: Sequence[Observation], view: str) -> Iterable[Statement]:
    bounds: dict[tuple[int, int], list[Observation]] = {}
    for obs in observations:
        start = max(view.rfind(mark, obs.sentence_start, obs.start) for mark in "。；;！？\n")
        last = max(obs.sentence_end, obs.end)
        ends = [place for mark in "。；;！？\n" if (place := view.find(mark, obs.end, last)) >= 0]
        key = (max(start + 1, obs.sentence_start), min(ends, default=last))
        bounds.setdefault(key, []).append(obs)
    for (start, end), group in sorted(bounds.items()):
        yield _statement(group, view, start, end)


def _statement(group: list[Observation], view: str, start: int, end: int) -> Statement:
    figures = []
    for index, obs in enumerate(group):
        left = group[index - 1].end if index else start
        right = group[index + 1].start if index + 1 < len(group) else end
        low, high = bounds_of(obs)
        before = _SPACED.sub("", view[min(left, obs.start) : obs.start])
        quote = obs.printed if correction_of(obs) else view[obs.start : obs.end]
        opens = view[start - 1 : start] if not index and start > obs.sentence_start else ""
        figures.append(Figure(obs, low, high, before, view[obs.end : right], quote, opens))
    return tuple(figures)


def bounds_of(obs: Observation) -> tuple[Decimal, Decimal]:
    """The least and the greatest value that the printed figure can stand for.

    Printed digits are rounded; 多 and 余 reach to the next digit, 近 falls short of it, 约 means five
    per cent either way, 超过 and 不足 up to a fifth.
    """
    value, printed = obs.obs_value, obs.printed or obs.quote
    if obs.obs_value_to is not None:
        return min(value, obs.obs_value_to), max(value, obs.obs_value_to)
    size = abs(value)
    if obs.qualifier == ">" and re.search("[多余几]", printed):
        return _ordered(value, value + _sign(value) * _last_digit(obs))
    if obs.qualifier == ">":
        return _ordered(value, value + _sign(value) * size / 5)
    if obs.qualifier == "<":
        return _ordered(value - _sign(value) * size / 5, value)
    if obs.qualifier == "~" and "近" in printed:
        return _ordered(value - _sign(value) * size / 10, value)
    slack = size * _ABOUT if obs.qualifier == "~" else step_of(obs) / 2
    return value - slack, value + slack


def step_of(obs: Observation) -> Decimal:
    """The size of the last printed digit; nothing for whole numbers without 万 and 亿."""
    found = _NUMBER.search(obs.printed if correction_of(obs) else obs.quote)
    decimals = len(found["decimals"] or "") if found else 0
    if not decimals and not obs.unit_mult and obs.unit_measure not in ("%", "个百分点", "倍", "‰"):
        return Decimal(0)
    return Decimal(10) ** (obs.unit_mult - decimals)


def _last_digit(obs: Observation) -> Decimal:
    found = _NUMBER.search(obs.quote)
    if not found:
        return abs(obs.obs_value) / 5
    if found["decimals"]:
        return step_of(obs)
    digits = re.sub(r"\D", "", found[0])
    zeros = len(digits) - len(digits.rstrip("0"))
    return Decimal(10) ** (obs.unit_mult + zeros)


def _sign(value: Decimal) -> int:
    return -1 if value < 0 else 1


def _ordered(one: Decimal, other: Decimal) -> tuple[Decimal, Decimal]:
    return min(one, other), max(one, other)
