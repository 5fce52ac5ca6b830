"""A brief's table becomes grids that fit a page.

A table that is too wide for the portrait type area is turned if it fits a landscape page whole; a still
wider one is split into parts by groups of columns. Numbers of a column are padded so that their decimal
points stand under each other whatever follows them.
"""

from __future__ import annotations

import itertools
import math
import re
from dataclasses import dataclass

from markupsafe import Markup

from briefgen.model import BriefTable, Column, Note, Rich, Row
from briefgen.render.measure import width_in_em
from briefgen.render.text import plain, rich

PORTRAIT, PORTRAIT_SMALL, LANDSCAPE_SMALL = 41.0, 48.5, 70.0  # em of 10.5, 9 and 9 pt
_PADDING = 0.8
_STUB = (7.0, 13.0)
_NARROW_STUB = 8.5
_TALL = 10  # rows; a lower table leaves too much of a turned page white
_SUP = 0.65
_ONE_MORE, _IN_GROUP, _TOO_WIDE = 1.0, 0.25, 10.0  # what a part, a cut within a group, a too wide column cost
_HEAD = 1.1  # the heads are set in a broader face
_UNBROKEN = re.compile(r'<span class="figure".*?</span>')
_RAISED = re.compile(r"<sup.*?</sup>")
_TAG = re.compile(r"<[^>]*>")
_ROOM = re.compile(r"padding-\w+:([\d.]+)em")
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
class _Plan:
    """The parts of a table, their classes, and the breadth of the stub and of the whole in em."""

    pieces: tuple[range, ...]
    classes: str
    stub: float
    room: float


@dataclass(frozen=True, slots=True)
class _Piece:
    """Columns that are printed together, as which part, and how broad."""

    columns: range
    number: int
    classes: str
    shares: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Need:
    """The least breadth of a column in em, and the one at which nothing is broken."""

    least: float
    most: float


def views(table: BriefTable) -> tuple[TableView, ...]:
    """The parts of a table as they are printed, one or more."""
    needs = tuple(_need(table, index) for index in range(len(table.columns)))
    plan = _plan(table, [need.least for need in needs])
    last = len(plan.pieces) - 1
    return tuple(
        _part(
            table,
            _Piece(piece, number, plan.classes, _shares([needs[at] for at in piece], plan.stub, plan.room)),
            table.notes if number == last else (),
        )
        for number, piece in enumerate(plan.pieces)
    )


def _plan(table: BriefTable, widths: list[float]) -> _Plan:
    """Which columns stand together and how broad: upright if it can be, turned if that saves a long split."""
    stub = _stub_width(table)
    narrow = min(stub, _NARROW_STUB)
    whole = sum(widths)
    everything = (range(len(widths)),)
    if stub + whole <= PORTRAIT:
        return _Plan(everything, "", stub, PORTRAIT)
    if narrow + whole <= PORTRAIT_SMALL:
        return _Plan(everything, "small", min(stub, PORTRAIT_SMALL - whole), PORTRAIT_SMALL)
    if stub + whole <= LANDSCAPE_SMALL and len(table.rows) >= _TALL:
        return _Plan(everything, "small wide", stub, LANDSCAPE_SMALL)
    pieces = tuple(_split(table.columns, widths, PORTRAIT_SMALL - stub))
    return _Plan(pieces, "small", stub, PORTRAIT_SMALL)


def _split(columns: tuple[Column, ...], widths: list[float], room: float) -> list[range]:
    """Runs of columns that fit into `room`: few, evenly filled, and cut between groups where that is near."""
    ends = [0.0, *itertools.accumulate(widths)]
    ideal = ends[-1] / max(1.0, math.ceil(ends[-1] / room))
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(widths) + 1):
        choices = [(best[end - 1][0] + _TOO_WIDE, end - 1)]
        for start in range(end - 1, -1, -1):
            filled = ends[end] - ends[start]
            if filled > room:
                break
            inside = end < len(widths) and columns[end].group == columns[end - 1].group
            cost = _ONE_MORE + ((filled - ideal) / ideal) ** 2 + (_IN_GROUP if inside else 0.0)
            choices.append((best[start][0] + cost, start))
        best.append(min(choices))
    pieces: list[range] = []
    end = len(widths)
    while end:
        start = best[end][1]
        pieces.insert(0, range(start, end))
        end = start
    return pieces


def _shares(needs: list[_Need], stub: float, room: float) -> tuple[str, ...]:
    """The percentages of the stub and the columns: as broad as they like, and alike, where there is room."""
    columns = [need.least for need in needs]
    for wish, at in sorted((need.most - need.least, at) for at, need in enumerate(needs)):
        if stub + sum(columns) + wish <= room:
            columns[at] += wish
    widest = max(columns, default=0.0)
    if stub + widest * len(columns) <= room:
        columns = [widest] * len(columns)
    spare = max(room - stub - sum(columns), 0.0)
    columns = [width + spare * 0.8 / len(columns) for width in columns]
    whole = stub + spare * 0.2 + sum(columns)
    return tuple(f"{width / whole * 100:.1f}" for width in (stub + spare * 0.2, *columns))


def _part(table: BriefTable, piece: _Piece, notes: Rich) -> TableView:
    columns = tuple(table.columns[index] for index in piece.columns)
    grids = [_align([row.cells[index] for row in table.rows]) for index in piece.columns]
    rows = tuple(
        RowView(row.label, row.unit, row.indent, row.ranked, tuple(grid[at] for grid in grids))
        for at, row in enumerate(table.rows)
    )
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
        return CellView(kind, rich(cell, cell=True))
    room = f"{left - sides[0]:.3g}em", f"{right - sides[1]:.3g}em"
    inner = Markup("").join(
        rich((part,)) if not isinstance(part, str) else Markup("{}").format(part) for part in cell
    )
    html = Markup('<span class="figure" style="padding-left:{};padding-right:{}">{}</span>').format(
        *room, inner
    )
    return CellView(kind, html)


def _need(table: BriefTable, index: int) -> _Need:
    """What a column needs and would like: its figures whole, its head and words at a bearable breadth."""
    column = table.columns[index]
    heads = (width_in_em(column.label) * _HEAD, width_in_em(column.period) * _HEAD)
    cells = [_cell_need(cell.html) for cell in _align([row.cells[index] for row in table.rows])]
    least = max([min(max(heads), 4.2), *(cell.least for cell in cells)])
    most = max([min(max(heads), 6.0), *(cell.most for cell in cells)])
    return _Need(least + _PADDING, most + _PADDING)


def _cell_need(html: Markup) -> _Need:
    """The widest thing of a cell that is never broken, and the cell on one line or nearly so."""
    units = [_printed_width(unit) for unit in _UNBROKEN.findall(html)]
    words = min(_printed_width(_UNBROKEN.sub("", html)), 4.0)
    return _Need(max([*units, words]), min(_printed_width(html), 10.0))


def _printed_width(html: str) -> float:
    """The width of marked text in em, raised marks and padding included."""
    raised = sum(width_in_em(_TAG.sub("", mark)) for mark in _RAISED.findall(html))
    room = sum(float(em) for em in _ROOM.findall(html))
    return width_in_em(_TAG.sub("", _RAISED.sub("", html))) + raised * _SUP + room


def _stub_width(table: BriefTable) -> float:
    longest = max((_label_width(row) for row in table.rows), default=0.0)
    return min(max(longest, _STUB[0]), _STUB[1]) + _PADDING


def _label_width(row: Row) -> float:
    return (
        width_in_em(f"{row.label}（{row.unit}）")
        + (1.6 if row.indent else 0.0)
        + (0.0 if row.ranked else 1.0)
    )
