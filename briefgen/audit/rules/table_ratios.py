"""Columns of a table that are made of two others: 完成率 of 计划 and 实际, 增长 of two years, 人均 of a total.

What the columns mean need not be known: a column that is made of two others in all rows but one or two
doubts these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from briefgen.audit.bounds import Bounds, apart, over, times
from briefgen.audit.explain import bounds, culprit
from briefgen.audit.figures import Figure, Reading
from briefgen.audit.grid import grids
from briefgen.audit.issue import doubt
from briefgen.audit.reprint import printed_like, rate, subject
from briefgen.catalogue.units import Units
from briefgen.model import Issue

_LEAST = 3
"""Rows that must hold before one that does not is doubted."""
_MOST = 2
_SLACK = Decimal("0.004")
_HUNDRED = Decimal(100)

Column = Mapping[int, Figure]


@dataclass(frozen=True, slots=True)
class _Relation:
    """How a ratio is made of two figures of its row, and how that is said."""

    made: Callable[[Bounds, Bounds], Bounds | None]
    words: str


def _share(one: Bounds, other: Bounds) -> Bounds | None:
    quotient = over(one, other)
    return times(quotient, _HUNDRED) if quotient else None


def _growth(one: Bounds, other: Bounds) -> Bounds | None:
    share = _share(one, other)
    return (share[0] - _HUNDRED, share[1] - _HUNDRED) if share else None


_OF_HUNDRED = (_Relation(_share, "为{1}的"), _Relation(_growth, "比{1}增减"))
_TIMES = (_Relation(over, "为{1}的"),)
_EACH = "按{1}平均"


def table_ratios(reading: Reading) -> Iterator[Issue]:
    """Ratios of a row that are not made as those of the other rows are."""
    for grid in grids(reading):
        levels = {
            at: column
            for at, column in grid.columns.items()
            if all(one.obs.transformation == "level" for one in column.values())
        }
        for at, ratios in grid.columns.items():
            units = {one.unit for one in ratios.values()}
            others = [column for place, column in levels.items() if place != at]
            found = (
                _exceptions(relation, ratios, top, bottom)
                for top, bottom in permutations(others, 2)
                for relation in _relations(units, top, reading.catalogue.units)
                if _may_divide(relation, top, bottom)
            )
            yield from next((issues for issues in found if issues), [])


def _relations(ratios: set[str], top: Column, units: Units) -> tuple[_Relation, ...]:
    """How ratios in these units can be made of a column; a mean in its own unit (总产量（万吨）, 单产（公斤）)."""
    if ratios == {"%"}:
        return _OF_HUNDRED
    if ratios == {"倍"}:
        return _TIMES
    tops = {one.unit for one in top.values()}
    factor = None
    if len(ratios) == len(tops) == 1:
        factor = units.convert(Decimal(1), *tops, *ratios)

    def mean(one: Bounds, other: Bounds) -> Bounds | None:
        quotient = over(one, other)
        return times(quotient, factor or Decimal(1)) if quotient else None

    return (_Relation(mean, _EACH),)


def _may_divide(relation: _Relation, top: Column, bottom: Column) -> bool:
    """Shares and growths are of two figures of one unit, means of two."""
    units = {one.unit for one in top.values()}, {one.unit for one in bottom.values()}
    return (units[0] == units[1]) != (relation.words == _EACH)


def _exceptions(relation: _Relation, ratios: Column, top: Column, bottom: Column) -> list[Issue]:
    """The issues of a relation that most rows hold; none where it holds in too few, or in all."""
    rows = [row for row in ratios if row in top and row in bottom]
    broken = []
    for row in rows:
        made = relation.made(bounds(top[row]), bounds(bottom[row]))
        if made is None or _apart(made, ratios[row]):
            broken.append((row, made))
    held = len(rows) - len(broken)
    if held < max(_LEAST, len(broken) + 1) or len(broken) > _MOST:
        return []
    return [
        _said(relation, ratios[row], top[row], bottom[row], (made[0] + made[1]) / 2)
        for row, made in broken
        if made
    ]


def _apart(made: Bounds, ratio: Figure) -> bool:
    """Does a ratio differ from what its row makes? The sign of a fall may be left to the head of its column."""
    low, high = bounds(ratio)
    return apart(made, (low, high), _SLACK) and apart(made, (-high, -low), _SLACK)


def _said(relation: _Relation, ratio: Figure, top: Figure, bottom: Figure, made: Decimal) -> Issue:
    def holds(figures: Sequence[Bounds]) -> bool:
        again = relation.made(figures[1], figures[2])
        return again is not None and not apart(again, figures[0], _SLACK)

    lost = culprit([ratio, top, bottom], holds) if relation.words == _EACH else None
    if lost and lost[0] is not ratio:
        doubted, reprint = lost
        other = bottom if doubted is top else top
        message = f"{subject(doubted.obs)}印为{doubted.quote}，疑为{reprint.text}：表中他行均相合，本行{_named(other)}、{_named(ratio)}。"
        return doubt("ratio", message, [doubted, other, ratio], reprint.text)
    computed = rate(made, ratio) if relation in _OF_HUNDRED else printed_like(made, ratio)
    words = relation.words.replace("{1}", bottom.quote)
    message = f"{subject(ratio.obs)}印为{ratio.quote}，疑为{computed}：表中他行均相合，本行{top.quote}{words}约{computed}。"
    return doubt("ratio", message, [ratio, top, bottom], computed)


def _named(figure: Figure) -> str:
    return f"{figure.obs.indicator_text}{figure.quote}"
