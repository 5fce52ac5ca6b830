"""Tables whose cells stand one a line, as pages leave them when their markup is lost.

A line with the unit or the word over the labels (指标), words for the columns, then again and again a label
and as many numbers. Two such
tables that stood side by side (收入, 支出) read as one whose labels take turns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from briefgen.model import Cell, Table
from briefgen.read.lines import Line

_UNIT_LINE = re.compile(r"^(?:[（(]?(?:计量)?单位 *[：:]|附?表 *[\d一二三四五六七八九十]+)")
_OVER_LABELS = re.compile(r"(?:指标|项目|地区|名称|指标名称|单位名称|市县|县市区)(?:名称)?")
_NUMBER = re.compile(r"[-+]?[\d,]+(?:\.\d+)?%?|[—-]")
_YEAR = re.compile(r"(?:19|20)\d\d年")
_LONGEST = 20
_ROWS, _CELLS = 2, 3
"""A table that no word begins has so many rows and cells in a row."""


def vertical_tables(lines: Sequence[Line]) -> tuple[Table, ...]:
    """The tables of this kind among the lines, in order."""
    found: list[Table] = []
    lines = [line for line in lines if line.text != "|"]  # what parted the cells, on lines of its own
    for index, line in enumerate(lines):
        opens = _UNIT_LINE.match(line.text)
        if opens and index + 1 < len(lines) and _UNIT_LINE.match(lines[index + 1].text):
            continue  # 表2 各县区常住人口, over the line of its unit
        before = index if opens else index - 1
        begins = before == index or (before >= 0 and _OVER_LABELS.fullmatch(line.text.replace(" ", "")))
        if found and line.start < found[-1].end:
            continue
        table = _table(lines, before) if begins else _bare_table(lines, index)
        found += [table] if table else []
    return tuple(found)


def _bare_table(lines: Sequence[Line], at: int) -> Table | None:
    """A table that no word begins: as many short lines as a row has cells, then rows that all fit."""
    if at + 1 >= len(lines) or _NUMBER.fullmatch(lines[at].text) or not _NUMBER.fullmatch(lines[at + 1].text):
        return None
    run = []
    for line in lines[at:]:
        if len(line.text) > _LONGEST or "。" in line.text:
            break
        run.append(line)
    rows = _rows(run)
    width = len(rows[0]) if rows else 0
    heads = lines[max(0, at - width) : at]
    words = len(heads) == width and all(
        len(head.text) <= _LONGEST and not _NUMBER.fullmatch(head.text) and not head.closed for head in heads
    )
    if len(rows) < _ROWS or width < _CELLS or not words:
        return None
    cells = [Cell(0, i, head.start, head.end) for i, head in enumerate(heads)]
    for number, row in enumerate(rows, 1):
        cells += [Cell(number, column, line.start, line.end) for column, line in enumerate(row)]
    caption = lines[at - width - 1].text if at > width else ""
    return Table(heads[0].start, rows[-1][-1].end, caption, 1, tuple(cells))


def _table(lines: Sequence[Line], at: int) -> Table | None:
    run = []
    for line in lines[at + 1 :]:
        if len(line.text) > _LONGEST or "。" in line.text:
            break
        run.append(line)
    first = next((i for i, line in enumerate(run) if _NUMBER.fullmatch(line.text)), 0)
    rows = _rows(run[first - 1 :]) if first else []
    if len(rows) < 2:
        return None
    width = len(rows[0]) - 1
    heads = run[: first - 1]
    # 收入 年初预算 决算数: the word over the labels goes before those over the numbers.
    heads = heads[len(heads) % (width + 1) and -width :] if len(heads) % (width + 1) else heads[1 : width + 1]
    years = list(takewhile(lambda head: _YEAR.fullmatch(head.text), reversed(run[: first - 1])))[::-1]
    groups = run[: first - 1 - len(years)][-(width - len(years) + 1) :]
    grouped = len(years) > 1 and len(groups) > 1 and first - 1 - len(years) - len(groups) in (0, 1)
    cells = [Cell(0, i + 1, h.start, h.end) for i, h in enumerate(groups if grouped else heads[-width:])]
    if grouped:  # 人口数 | 比重: 2020年 | 2010年
        cells += [Cell(1, width - len(years) + 1 + i, h.start, h.end) for i, h in enumerate(years)]
    for number, row in enumerate(rows, 1 + grouped):
        cells += [Cell(number, column, line.start, line.end) for column, line in enumerate(row)]
    caption = "\n".join(line.text for line in lines[max(0, at - 1) : at + 1])
    return Table(lines[at + 1].start, rows[-1][-1].end, caption, 1 + grouped, tuple(cells))


def _rows(run: Sequence[Line]) -> list[list[Line]]:
    """Rows of one label and as many numbers as the first row has, until one does not fit."""
    rows: list[list[Line]] = []
    for line in run:
        if not _NUMBER.fullmatch(line.text):
            rows.append([line])
        elif rows:
            rows[-1].append(line)
    width = len(rows[0]) if rows else 0
    whole = []
    for row in rows:
        if len(row) != width or width < 2:
            break
        whole.append(row)
    return whole
