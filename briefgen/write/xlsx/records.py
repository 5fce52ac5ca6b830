"""Rows of records as a spreadsheet of one sheet."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from io import BytesIO

from xlsxwriter import Workbook

from briefgen.write.xlsx.sheet import Book, Value

# Not the clock: the same rows give the same bytes.
_MADE = datetime.datetime(2000, 1, 1)


def spreadsheet(name: str, rows: Sequence[Mapping[str, object]]) -> bytes:
    """One table with a frozen head and filters; heads are the rows' keys in capitals."""
    buffer = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    workbook = Workbook(buffer, options)
    workbook.set_properties({"created": _MADE})
    heads = tuple(rows[0]) if rows else ("（无）",)
    cells = [tuple(_cell(row[head]) for head in heads) for row in rows]
    Book(workbook).list_sheet(name, [head.upper() for head in heads], cells)
    workbook.close()
    return buffer.getvalue()


def _cell(value: object) -> Value:
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or isinstance(value, (str, int, float)):
        return value
    return " ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
