"""The brief's tables: numbers as numbers, and beside each what the number alone does not say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from briefgen.model import Brief, BriefTable, Cite, Column, Note, Rich
from briefgen.write.xlsx.sheet import Book, Value, breadth

_CELL = re.compile(
    r"(?P<before>[^\d\-−]*)(?P<number>[-−]?\d+(?:\.\d+)?)(?P<unit>[^\d（〔]*)(?P<marks>(?:[（〔][^）〕]*[）〕])*)"
)
_MARK = re.compile(r"[（〔][^）〕]*[）〕]")
_NOTE = "　注"
_STUB, _VALUE, _NOTED = 36.0, 14.0, 36.0  # widest columns, in characters
_MAGNITUDES = {
    "": 0,
    "十": 1,
    "百": 2,
    "千": 3,
    "万": 4,
    "十万": 5,
    "百万": 6,
    "千万": 7,
    "亿": 8,
    "万亿": 12,
}
_COUNTERS = {"个", "家", "处", "座"}  # they compare with each other
_UNIT = re.compile("(十万|百万|千万|万亿|十|百|千|万|亿)?(.*)")


@dataclass(frozen=True, slots=True)
class Typed:
    """A cell with its value and what stands beside it."""

    value: Value
    note: str


def comparison(book: Book, brief: Brief) -> None:
    """The sheet 比较表: the tables of the brief one under the other."""
    sheet = book.sheet("比较表")
    row = 0
    widths: dict[int, float] = {}
    for table in brief.tables:
        sheet.write_string(row, 0, f"表{table.number}　{table.title}", book.formats["title"])
        heads, rows = flat(table)
        book.table(sheet, row + 1, heads, rows)
        sheet.set_row(row + 1, 32)  # heads of two lines
        for column in range(len(heads)):
            cells = [str(cells[column]) for cells in rows if cells[column] is not None]
            widest = _STUB if column == 0 else _NOTED if heads[column].endswith(_NOTE) else _VALUE
            widths[column] = max(widths.get(column, 11.0), min(widest, breadth(cells)))
        row += len(rows) + 3
        if table.notes:
            sheet.write_string(row - 1, 0, spoken(table.notes), book.formats["note"])
            row += 2
    if not brief.tables:
        sheet.write_string(0, 0, "本期没有可比的数字。", book.formats["plain"])
    for column, width in widths.items():
        sheet.set_column(column, column, width)
    sheet.freeze_panes(0, 1)


def flat(table: BriefTable) -> tuple[list[str], list[list[Value]]]:
    """Heads and rows: 指标, 单位, then each column's value and, beside it, its note."""
    typed = [[typed_cell(cell, row.unit) for cell in row.cells] for row in table.rows]
    noted = [any(cells[at].note for cells in typed) for at in range(len(table.columns))]
    heads = ["指标", "单位"]
    for column, has_note in zip(table.columns, noted, strict=True):
        heads.append(_head(column))
        if has_note:
            heads.append(_head(column) + _NOTE)
    rows: list[list[Value]] = []
    for row, cells in zip(table.rows, typed, strict=True):
        line: list[Value] = [("" if row.ranked else "※") + row.label, row.unit]
        for cell, has_note in zip(cells, noted, strict=True):
            line.append(cell.value)
            if has_note:
                line.append(cell.note or None)
        rows.append(line)
    return heads, rows


def _head(column: Column) -> str:
    return "".join(part for part in (column.label, column.period) if part) or column.group


def typed_cell(cell: Rich, unit: str) -> Typed:
    """A number in the row's unit where the cell holds one; its printed form and marks beside it."""
    words = "".join(part for part in cell if isinstance(part, str)).strip()
    marks = _references(cell)
    match = _CELL.fullmatch(words)
    number = _number(match, unit) if match else None
    if match is None or number is None:
        return Typed(words or None, marks)
    brackets = _MARK.findall(match["marks"])
    plain = match["number"] + match["marks"]
    printed = "" if words == plain else f"印作“{words[: match.end('unit')]}”"
    return Typed(number, "；".join(part for part in ("".join(brackets), printed, marks) if part))


def _number(match: re.Match[str], unit: str) -> float | int | None:
    """The value in the unit of the row, or None where the cell's own unit is another."""
    value = Decimal(match["number"].replace("−", "-"))
    own = match["unit"].strip()
    if own and own not in ("多", "余", "以上", "左右"):
        magnitude, base = _split(own)
        row_magnitude, row_base = _split(unit)
        if base != row_base and not {base, row_base} <= _COUNTERS:
            return None
        value = value.scaleb(magnitude - row_magnitude)
    return int(value) if value == value.to_integral_value() else float(value)


def _split(unit: str) -> tuple[int, str]:
    match = _UNIT.fullmatch(unit)
    magnitude, base = (match[1] or "", match[2]) if match else ("", unit)
    return _MAGNITUDES[magnitude], base


def _references(cell: Rich) -> str:
    parts = [
        f"[{part.number}]" if isinstance(part, Cite) else part.letter
        for part in cell
        if not isinstance(part, str)
    ]
    return "".join(parts)


def spoken(rich: Rich) -> str:
    """A rich text as plain text, source numbers in brackets and note letters as they are."""
    return "".join(
        part if isinstance(part, str) else part.letter if isinstance(part, Note) else f"[{part.number}]"
        for part in rich
    )
