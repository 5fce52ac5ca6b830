"""Which comparisons become rows of a brief's tables, and in what order."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.brief.columns import Spot
from briefgen.brief.desk import Desk
from briefgen.brief.differing import akin
from briefgen.compare import Comparison

LONG, SHORT, OF_SEVERAL = (7, 6), (5, 4), (14, 6)  # rows that compare, rows that are only shown
_FEW_ROWS = 4
_OWN_ROWS = 10


def chosen(desk: Desk, needed: Sequence[Comparison]) -> list[Comparison]:
    """Rows with two regions at least, and those that a finding needs; the best dozen of them."""
    rows = [row for row in desk.rows if row.axis == "area"]
    worthy = [row for row in rows if len(row.areas) > 1 and not _only_growth_of(row, rows)]
    worthy = [row for row in worthy if row not in needed and akin(row)]
    worthy.sort(key=lambda row: _weight(row, desk))
    listed = list(needed) + worthy
    if desk.asked and len(listed) < _FEW_ROWS:
        listed += _own(desk, rows, listed)[: _OWN_ROWS - len(listed)]
    return _with_growth(listed, rows)


def fewer(
    rows: Sequence[Comparison], needed: Sequence[Comparison], most: tuple[int, int] = LONG
) -> list[Comparison]:
    """What findings need and the best of the rest; rates first, then totals, then what is only shown.

    `most` says how many may compare and how many may only be shown: fewer in the second of two tables.
    """
    kept: list[Comparison] = []
    room = {True: most[0], False: most[1]}
    told = {row.indicator for row in needed}
    for row in sorted(rows, key=lambda row: row not in needed):
        under = row.transformation == "growth" and any(other.indicator == row.indicator for other in kept)
        compared = row.comparable or len(row.areas) < 2
        if row in needed or under or room[compared] > 0:
            kept.append(row)
            room[compared] -= not under
    kept = [row for row in kept if not _follows(row, rows) or _follows(row, kept)]
    order = {id(row): place for place, row in enumerate(rows)}
    heads = [row for row in kept if not _follows(row, kept)]
    heads.sort(
        key=lambda row: (not row.comparable, not row.averaged, row.indicator not in told, order[id(row)])
    )
    together = sorted(heads, key=lambda row: next(at for at, head in enumerate(heads) if _twins(head, row)))
    return [each for head in together for each in (head, *(row for row in kept if _follows(row, [head])))]


def _twins(a: Comparison, b: Comparison) -> bool:
    """Are two rows of one indicator, counted in households and in people? Both are shown side by side."""
    return (a.indicator, a.transformation, a.comparable) == (b.indicator, b.transformation, b.comparable)


def _follows(row: Comparison, heads: Sequence[Comparison]) -> bool:
    """Does a growth stand under its level?"""
    return row.transformation == "growth" and any(
        head is not row and head.indicator == row.indicator and head.transformation == "level"
        for head in heads
    )


def _own(desk: Desk, rows: Sequence[Comparison], listed: Sequence[Comparison]) -> list[Comparison]:
    """What the named regions alone report, for a brief that has little to compare: known indicators first."""
    own = [
        row for row in rows if row not in listed and len(row.areas) == 1 and row.transformation != "growth"
    ]
    own = [row for row in own if row.areas[0] in desk.asked]
    own.sort(key=lambda row: (desk.catalogue.indicators.get(row.indicator) is None, rows.index(row)))
    return own


def _weight(row: Comparison, desk: Desk) -> tuple[bool, bool, bool, bool, int, int, bool]:
    known = desk.catalogue.indicators.get(row.indicator) is not None
    return (
        not desk.main(row),
        not row.comparable,
        "value" in row.differs,
        not row.averaged,
        -len(row.areas),
        0 if row.comparable else len(row.differs),  # a plan told beside what compares makes it no worse
        not known,
    )


def _only_growth_of(row: Comparison, rows: Sequence[Comparison]) -> bool:
    """A growth whose level stands in a row of its own goes under that row."""
    return row.transformation == "growth" and any(
        other.indicator == row.indicator and other.transformation == "level" and len(other.areas) > 1
        for other in rows
    )


def _with_growth(listed: list[Comparison], rows: Sequence[Comparison]) -> list[Comparison]:
    out = []
    for row in listed:
        out.append(row)
        if row.transformation == "level":
            out += [
                other
                for other in rows
                if other.indicator == row.indicator
                and other.transformation == "growth"
                and other not in listed
                and set(other.areas) & set(row.areas)
            ]
    return out


def rows_of(
    rows: Sequence[Comparison], columns: Sequence[Spot], needed: Sequence[Comparison]
) -> list[Comparison]:
    """The rows that have something to compare inside these columns."""
    areas = {spot.area for spot in columns}
    kept: list[Comparison] = []
    for row in rows:
        inside = areas & set(row.areas)
        under = row.transformation == "growth" and any(other.indicator == row.indicator for other in kept)
        alone = len(row.areas) == 1 and row in needed
        if len(inside) > 1 or (inside and (alone or under)):
            kept.append(row)
    return kept
