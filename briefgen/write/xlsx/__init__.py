"""The spreadsheet of a brief: its tables, the observations, the doubts and the sources, as real tables
with typed cells (the door to XlsxWriter).

What begins like a formula in a source stays text.
"""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

from xlsxwriter import Workbook

from briefgen.write.issued import date_of
from briefgen.write.rendered import Rendered
from briefgen.write.xlsx.sheet import Book, Value
from briefgen.write.xlsx.tables import comparison, spoken

__all__ = ["xlsx"]

_NUMERIC = {"START", "END", "OBS_VALUE", "OBS_VALUE_TO", "UNIT_MULT", "SENTENCE_START", "SENTENCE_END"}
_SOURCE_HEADS = ("编号", "出处", "原文", "文件", "起", "止", "上文", "下文")


def xlsx(rendered: Rendered) -> bytes:
    """The spreadsheet of a rendered brief; the same input gives the same bytes."""
    brief = rendered.brief
    buffer = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    workbook = Workbook(buffer, options)
    workbook.set_properties(
        {
            "title": brief.title,
            "author": brief.head.unit,
            "subject": brief.head.name,
            "created": date_of(brief).replace(tzinfo=None),
        }
    )
    book = Book(workbook)
    comparison(book, brief)
    attached = dict(rendered.attachments)
    for sheet, file in (("观测值", "observations.csv"), ("存疑", "issues.csv")):
        heads, rows = _parsed(attached.get(file, b""))
        book.list_sheet(sheet, heads or ("（无）",), rows)
    book.list_sheet("来源", _SOURCE_HEADS, _sources(rendered))
    workbook.close()
    return buffer.getvalue()


def _parsed(content: bytes) -> tuple[tuple[str, ...], list[tuple[Value, ...]]]:
    """Heads and typed rows of a CSV."""
    rows = list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))
    if not rows:
        return (), []
    heads = tuple(rows[0])
    return heads, [tuple(_typed(h, c) for h, c in zip(heads, row, strict=False)) for row in rows[1:]]


def _typed(head: str, cell: str) -> Value:
    """A number where the column holds numbers; codes and periods stay text."""
    if head.upper() in _NUMERIC and cell:
        try:
            return float(cell) if "." in cell or "E" in cell.upper() else int(cell)
        except ValueError:
            return cell
    return cell


def _sources(rendered: Rendered) -> list[tuple[Value, ...]]:
    return [
        (s.number, spoken(s.citation), s.quote, s.doc_id, s.start, s.end, s.before, s.after)
        for s in rendered.brief.sources
    ]
