"""A brief's table becomes grids that fit a page.

Numbers of one size in a column are padded so that their decimal points stand under each other whatever
follows them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from briefgen.model import BriefTable, Column, Note, Rich
from briefgen.render.columns import RAISED_SIZE, need, plan_columns, shares
from briefgen.render.measure import width_in_em
from briefgen.render.text import plain, rich

_NUMBER = re.compile(r"([约近超逾]?[-−]?)(\d+)((?:\.\d+)?)(.*)", re.DOTALL)
_LONG_TAIL, _MOST_ROOM = 2.5, 1.0


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A cell of the table head; `lines` are broken."""

    lines: tuple[str, ...]
    colspan: int = 1
    rowspan: int = 1
    scope: str = "col"


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell of the table body with its classes and its content as HTML."""

    classes: str
    html: Markup


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of the table body."""

    label: str
    unit: str
    indent: bool
    ranked: bool
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True)
class TableView:
    """One printed part of a table. `part` counts from 0; notes stand under the last part.

    `shares` are the parts of the width that the stub and each column have, in percent.
    """

    id: str
    number: int
    title: str
    part: int
    classes: str
    shares: tuple[str, ...]
    head: tuple[tuple[HeadCell, ...], ...]
    rows: tuple[RowView, ...]
    notes: Rich


@dataclass(frozen=True, slots=True)
class _Piece:
    """Columns that are printed together, as which part, and how broad."""

    columns: range
    number: int
    classes: str
    shares: tuple[str, ...]


def views(table: BriefTable) -> tuple[TableView, ...]:
    """The parts of a table as they are printed, one or more."""
    grid = [_align([row.cells[at] for row in table.rows]) for at in range(len(table.columns))]
    groups = [column.group for column in table.columns]
    needs = [
        need(column, [cell.html for cell in cells], groups.count(column.group) == 1)
        for column, cells in zip(table.columns, grid, strict=True)
    ]
    plan = plan_columns(table, [wish.least for wish in needs])
    last = len(plan.pieces) - 1
    return tuple(
        _part(
            table,
            _Piece(piece, number, plan.classes, shares([needs[at] for at in piece], plan.stub, plan.room)),
            table.notes if number == last else (),
        )
        for number, piece in enumerate(plan.pieces)
    )


def _part(table: BriefTable, piece: _Piece, notes: Rich) -> TableView:
    columns = tuple(table.columns[index] for index in piece.columns)
    grids = [_align([row.cells[index] for row in table.rows]) for index in piece.columns]
    rows = tuple(
        RowView(row.label, row.unit, row.indent, row.ranked, tuple(grid[at] for grid in grids))
        for at, row in enumerate(table.rows)
    )
    if len(columns) < len(table.columns):
        rows = _reported(rows)
    return TableView(
        id=f"table-{table.number}" + (f"-{piece.number + 1}" if piece.number else ""),
        number=table.number,
        title=table.title,
        part=piece.number,
        classes=f"{piece.classes} continued".strip() if piece.number else piece.classes,
        shares=piece.shares,
        head=_head(table.stub, columns),
        rows=rows,
        notes=notes,
    )


def _reported(rows: tuple[RowView, ...]) -> tuple[RowView, ...]:
    """The rows of a part in which one of its columns reports something, with the rows they belong to."""
    kept: list[RowView] = []
    for row in reversed(rows):
        belongs = (
            bool(kept) and kept[-1].indent and not row.indent and rows.index(row) + 1 == rows.index(kept[-1])
        )
        if belongs or any(cell.classes != "empty" for cell in row.cells):
            kept.append(row)
    return tuple(reversed(kept))


def _head(stub: str, columns: tuple[Column, ...]) -> tuple[tuple[HeadCell, ...], ...]:
    names = tuple(HeadCell((c.label, c.period) if c.period else (c.label,)) for c in columns)
    if not any(column.group for column in columns):
        return ((HeadCell((stub,)), *names),)
    groups: list[HeadCell] = []
    for index, column in enumerate(columns):
        if index and column.group == columns[index - 1].group:
            groups[-1] = HeadCell(groups[-1].lines, groups[-1].colspan + 1, 1, "colgroup")
        else:
            groups.append(HeadCell((column.group,), 1, 1, "colgroup"))
    return ((HeadCell((stub,), rowspan=2), *groups), names)


def _align(cells: list[Rich]) -> list[CellView]:
    """The cells of one column; short numbers get the room that brings their decimal points together.

    Numbers of quite different size, 286个 over 6.83万户, stand in the middle each.
    """
    sides = [_sides(cell) for cell in cells]
    lefts = [side[0] for side in sides if side] or [0.0]
    left, right = max(lefts), max((side[1] for side in sides if side), default=0.0)
    if left - min(lefts) > _MOST_ROOM:
        sides = [side and (left, right) for side in sides]
    return [_cell(cell, side, left, right) for cell, side in zip(cells, sides, strict=True)]


def _sides(cell: Rich) -> tuple[float, float] | None:
    """Widths before and after the decimal point of a short number; None for words and long cells."""
    match = _NUMBER.fullmatch(plain(cell))
    if not match or width_in_em(match[4]) > _LONG_TAIL:
        return None
    before = width_in_em(match[1]) + len(match[2]) * 0.5
    return before, width_in_em(match[3]) + width_in_em(match[4]) + _marks_width(cell)


def _marks_width(cell: Rich) -> float:
    marks = (part for part in cell if not isinstance(part, str))
    return sum(width_in_em(m.letter if isinstance(m, Note) else f"[{m.number}]") for m in marks) * RAISED_SIZE


def _cell(cell: Rich, sides: tuple[float, float] | None, left: float, right: float) -> CellView:
    words = plain(cell)
    if words in ("", "—"):
        return CellView("empty", rich(cell))
    kind = "num" if sides else "num text" if _NUMBER.fullmatch(words) else "text"
    kind += " doubt" if "存疑" in words else ""
    kind += " plan" if "〔计划〕" in words or "〔预计〕" in words else ""
    if not sides:
        return CellView(kind, rich(cell, cell=True))
    room = f"{left - sides[0]:.3g}em", f"{right - sides[1]:.3g}em"
    inner = Markup("").join(
        rich((part,)) if not isinstance(part, str) else Markup("{}").format(part) for part in cell
    )
    html = Markup('<span class="figure" style="padding-left:{};padding-right:{}">{}</span>').format(
        *room, inner
    )
    return CellView(kind, html)
