"""Which columns of a table stand together on a page, and how broad they are.

A table that is too wide for the upright type area is turned if it is high and fits a landscape page
whole; otherwise it is split into parts by groups of columns.
"""

from __future__ import annotations

import itertools
import math
import re
from dataclasses import dataclass

from markupsafe import Markup

from briefgen.model import BriefTable, Column, Row
from briefgen.render.measure import width_in_em

PORTRAIT, PORTRAIT_SMALL, LANDSCAPE_SMALL = 41.0, 48.5, 70.0  # em of 10.5, 9 and 9 pt
RAISED_SIZE = 0.65
_PADDING = 0.8
_STUB = (7.0, 13.0)
_NARROW_STUB = 8.5
_TALL = 10  # rows; a lower table leaves too much of a turned page white
_ONE_MORE, _IN_GROUP, _TOO_WIDE = 1.0, 0.25, 10.0  # what a part, a cut within a group, a too wide column cost
_HEAD = 1.1  # the heads are set in a broader face
_UNBROKEN = re.compile(r'<span class="figure".*?</span>')
_RAISED = re.compile(r"<sup.*?</sup>")
_TAG = re.compile(r"<[^>]*>")
_ROOM = re.compile(r"padding-\w+:([\d.]+)em")


@dataclass(frozen=True, slots=True)
class Need:
    """The least breadth of a column in em, and the one at which nothing is broken."""

    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Plan:
    """The parts of a table, their classes, and the breadth of the stub and of the whole in em."""

    pieces: tuple[range, ...]
    classes: str
    stub: float
    room: float


def plan_columns(table: BriefTable, widths: list[float]) -> Plan:
    """Which columns stand together and how broad: upright if it can be, turned if that saves a long split."""
    stub = _stub_width(table)
    narrow = min(stub, _NARROW_STUB)
    whole = sum(widths)
    everything = (range(len(widths)),)
    if stub + whole <= PORTRAIT:
        return Plan(everything, "", stub, PORTRAIT)
    if narrow + whole <= PORTRAIT_SMALL:
        return Plan(everything, "small", min(stub, PORTRAIT_SMALL - whole), PORTRAIT_SMALL)
    if stub + whole <= LANDSCAPE_SMALL and len(table.rows) >= _TALL:
        return Plan(everything, "small wide", stub, LANDSCAPE_SMALL)
    pieces = tuple(_split(table.columns, widths, PORTRAIT_SMALL - stub))
    return Plan(pieces, "small", stub, PORTRAIT_SMALL)


def need(column: Column, cells: list[Markup], alone: bool = False) -> Need:
    """What a column needs and would like: its figures whole, its head and words at a bearable breadth.

    `alone` says that its group holds no other column: the group's name (省级·往年) must fit in it, too.
    """
    heads = (width_in_em(column.label) * _HEAD, width_in_em(column.period) * _HEAD)
    group = width_in_em(column.group) * _HEAD if alone else 0.0
    wishes = [_cell_need(cell) for cell in cells]
    least = max([min(max(heads), 4.2), min(group, 5.6), *(wish.least for wish in wishes)])
    most = max([min(max(heads), 6.0), *(wish.most for wish in wishes)])
    return Need(least + _PADDING, most + _PADDING)


def _cell_need(html: Markup) -> Need:
    """The widest thing of a cell that is never broken, and the cell on one line or nearly so."""
    units = [_printed_width(unit) for unit in _UNBROKEN.findall(html)]
    words = min(_printed_width(_UNBROKEN.sub("", html)), 4.0)
    return Need(max([*units, words]), min(_printed_width(html), 10.0))


def _printed_width(html: str) -> float:
    """The width of marked text in em, raised marks and padding included."""
    raised = sum(width_in_em(_TAG.sub("", mark)) for mark in _RAISED.findall(html))
    room = sum(float(em) for em in _ROOM.findall(html))
    return width_in_em(_TAG.sub("", _RAISED.sub("", html))) + raised * RAISED_SIZE + room


def shares(needs: list[Need], stub: float, room: float) -> tuple[str, ...]:
    """The percentages of the stub and the columns: as broad as they like, and alike, where there is room."""
    columns = [need.least for need in needs]
    wishes = sorted((need.most - need.least, at) for at, need in enumerate(needs))
    for rank, (wish, at) in enumerate(wishes):
        # The modest get what they ask for, the others an even part of what is left.
        columns[at] += max(0.0, min(wish, (room - stub - sum(columns)) / (len(wishes) - rank)))
    widest = max(columns, default=0.0)
    if stub + widest * len(columns) <= room:
        columns = [widest] * len(columns)
    spare = max(room - stub - sum(columns), 0.0)
    columns = [width + spare * 0.8 / len(columns) for width in columns]
    whole = stub + spare * 0.2 + sum(columns)
    return tuple(f"{width / whole * 100:.1f}" for width in (stub + spare * 0.2, *columns))


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


def _stub_width(table: BriefTable) -> float:
    longest = max((_label_width(row) for row in table.rows), default=0.0)
    return min(max(longest, _STUB[0]), _STUB[1]) + _PADDING


def _label_width(row: Row) -> float:
    return (
        width_in_em(f"{row.label}（{row.unit}）")
        + (1.6 if row.indent else 0.0)
        + (0.0 if row.ranked else 1.0)
    )
