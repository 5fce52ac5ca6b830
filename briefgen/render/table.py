"""A brief's table becomes grids that fit a page.

A table that is too wide for the portrait type area is turned if it fits a landscape page whole; a still
wider one is split into parts by groups of columns. Numbers of a column are padded so that their decimal
points stand under each other whatever follows them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from briefgen.model import BriefTable, Column, Note, Rich, Row
from briefgen.render.measure import width_in_em
from briefgen.render.text import plain, rich

PORTRAIT, PORTRAIT_SMALL, LANDSCAPE_SMALL = 41.0, 48.5, 70.0  # em of 10.5, 9 and 9 pt
_PADDING = 0.8
_STUB = (7.0, 11.0)
_SUP = 0.62
_NUMBER = re.compile(r"([约近超逾]?[-−]?)(\d+)((?:\.\d+)?)(.*)", re.DOTALL)
_LONG_TAIL = 2.5


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
    """One printed part of a table. `part` counts from 0; notes stand under the last part."""

    id: str
    number: int
    title: str
    part: int
    classes: str
    head: tuple[tuple[HeadCell, ...], ...]
    rows: tuple[RowView, ...]
    notes: Rich


def views(table: BriefTable) -> tuple[TableView, ...]:
    """The parts of a table as they are printed, one or more."""
    widths = tuple(_column_width(table, index) for index in range(len(table.columns)))
    stub = _stub_width(table)
    pieces, classes = _plan(table.columns, widths, stub)
    last = len(pieces) - 1
    return tuple(
        _part(table, piece, number, classes, table.notes if number == last else ())
        for number, piece in enumerate(pieces)
    )


def _plan(columns: tuple[Column, ...], widths: tuple[float, ...], stub: float) -> tuple[list[range], str]:
    """Which columns stand together, and the classes of the table."""
    whole = stub + sum(widths)
    everything = [range(len(widths))]
    if whole <= PORTRAIT:
        return everything, ""
    if whole <= PORTRAIT_SMALL:
        return everything, "small"
    if whole <= LANDSCAPE_SMALL:
        return everything, "small wide"
    pieces = _split(columns, widths, PORTRAIT_SMALL - stub)
    return pieces, "small"


def _split(columns: tuple[Column, ...], widths: tuple[float, ...], room: float) -> list[range]:
    """Runs of columns that fit into `room`, evenly filled, ending with a group where one ends near."""
    count = max(1, -(-int(sum(widths) * 10) // int(room * 10)))
    target = sum(widths) / count
    pieces: list[range] = []
    start, filled = 0, 0.0
    for index, width in enumerate(widths):
        ends_group = index > start and columns[index].group != columns[index - 1].group
        full = filled + width > room or filled + width / 2 > target
        if index > start and (full or (ends_group and filled > 0.7 * target)):
            pieces.append(range(start, index))
            start, filled = index, 0.0
        filled += width
    pieces.append(range(start, len(widths)))
    return pieces


def _part(table: BriefTable, piece: range, number: int, classes: str, notes: Rich) -> TableView:
    columns = tuple(table.columns[index] for index in piece)
    grids = [_align([row.cells[index] for row in table.rows]) for index in piece]
    rows = tuple(
        RowView(row.label, row.unit, row.indent, row.ranked, tuple(grid[at] for grid in grids))
        for at, row in enumerate(table.rows)
    )
    name = f"table-{table.number}" + (f"-{number + 1}" if number else "")
    continued = f"{classes} continued".strip() if number else classes
    return TableView(name, table.number, table.title, number, continued, _head(table.stub, columns), rows, notes)


def _head(stub: str, columns: tuple[Column, ...]) -> tuple[tuple[HeadCell, ...], ...]:
    grouped = any(column.group for column in columns)
    names = tuple(HeadCell((c.label, c.period) if c.period else (c.label,)) for c in columns)
    if not grouped:
        return ((HeadCell((stub,)), *names),)
    groups: list[HeadCell] = []
    for index, column in enumerate(columns):
        if index and column.group == columns[index - 1].group:
            groups[-1] = HeadCell(groups[-1].lines, groups[-1].colspan + 1, 1, "colgroup")
        else:
            groups.append(HeadCell((column.group,), 1, 1, "colgroup"))
    return ((HeadCell((stub,), rowspan=2), *groups), names)


def _align(cells: list[Rich]) -> list[CellView]:
    """The cells of one column; short numbers get the room that brings their decimal points together."""
    sides = [_sides(cell) for cell in cells]
    left = max((side[0] for side in sides if side), default=0.0)
    right = max((side[1] for side in sides if side), default=0.0)
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
    return sum(width_in_em(m.letter if isinstance(m, Note) else f"[{m.number}]") for m in marks) * _SUP


def _cell(cell: Rich, sides: tuple[float, float] | None, left: float, right: float) -> CellView:
    words = plain(cell)
    if words in ("", "—"):
        return CellView("empty", rich(cell))
    kind = "num" if sides else "num text" if _NUMBER.fullmatch(words) else "text"
    kind += " doubt" if "存疑" in words else ""
    kind += " plan" if "〔计划〕" in words or "〔预计〕" in words else ""
    if not sides:
        return CellView(kind, rich(cell))
    room = f"{left - sides[0]:.3g}em", f"{right - sides[1]:.3g}em"
    inner = Markup("").join(rich((part,)) if not isinstance(part, str) else Markup("{}").format(part) for part in cell)
    html = Markup('<span class="figure" style="padding-left:{};padding-right:{}">{}</span>').format(*room, inner)
    return CellView(kind, html)


def _column_width(table: BriefTable, index: int) -> float:
    """What a column needs: its longest number, and its head and words at a bearable breadth."""
    column = table.columns[index]
    head = max(min(width_in_em(column.label), 4.0), min(width_in_em(column.period), 4.5))
    cells = [_cell_width(row.cells[index]) for row in table.rows]
    return max([head, *cells]) + _PADDING


def _cell_width(cell: Rich) -> float:
    words = plain(cell)
    match = _NUMBER.fullmatch(words)
    if not match:
        return min(width_in_em(words), 6.0)
    tail = width_in_em(match[4])
    number = width_in_em("".join(match.group(1, 2, 3)))
    return number + (tail + _marks_width(cell) if tail <= _LONG_TAIL else 2.5)


def _stub_width(table: BriefTable) -> float:
    longest = max((_label_width(row) for row in table.rows), default=0.0)
    return min(max(longest, _STUB[0]), _STUB[1]) + _PADDING


def _label_width(row: Row) -> float:
    return width_in_em(f"{row.label}（{row.unit}）") + (1.0 if row.indent or not row.ranked else 0.0)


