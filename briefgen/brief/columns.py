"""The columns of a brief's tables: levels, regions in a fixed order, older years last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.brief.desk import LEVEL_WORDS, Desk
from briefgen.compare import Comparison
from briefgen.model import Column, Observation


@dataclass(frozen=True, slots=True)
class Spot:
    """One column: an area and the year that its documents report. `past`: an older one of several."""

    area: str
    year: str
    past: bool = False


def spots(rows: Sequence[Comparison], desk: Desk) -> tuple[Spot, ...]:
    """The columns that the rows need, in order."""
    found = {(member.ref_area, desk.column_year(member)) for row in rows for member in row.members}
    latest: dict[str, str] = {}
    for area, year in found:
        latest[area] = max(latest.get(area, ""), year)
    listed = [Spot(area, year, year != latest[area]) for area, year in found]
    return tuple(sorted(listed, key=lambda spot: (spot.past, *desk.rank(spot.area), spot.year)))


def column(spot: Spot, desk: Desk, one_year: str) -> Column:
    """The head of a column; the year goes where the whole table has one."""
    group = LEVEL_WORDS.get(desk.level(spot.area), "")
    group = f"{group}·往年" if spot.past else group
    period = "" if one_year or not spot.year else f"{spot.year}年"
    return Column(group, desk.name(spot.area), period)


def pick(row: Comparison, spot: Spot, desk: Desk) -> Observation | None:
    """The figure of a row that stands in a column: what compares first, then results, then the year's own."""
    found = [m for m in row.members if m.ref_area == spot.area and desk.column_year(m) == spot.year]
    if not found:
        return None
    compared = row.compared

    def fitness(member: Observation) -> tuple[bool, bool, bool, bool, str]:
        own_year = member.time_period == spot.year
        actual = member.scenario != "target"
        return member in compared, actual, own_year, not member.scope, member.time_period

    return max(found, key=fitness)
