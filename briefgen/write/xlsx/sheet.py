"""Sheets, formats and real tables of the spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xlsxwriter import Workbook

from briefgen.render.measure import width_in_em

Value = str | int | float | None

_WIDEST, _NARROWEST = 60, 8
_LONGEST_CELL = 32767
_SAMPLE = 200


class Book:
    """A workbook with the few looks that its sheets share."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        looks: dict[str, dict[str, object]] = {
            "title": {"bold": True, "font_size": 14},
            "head": {"bold": True, "text_wrap": True, "valign": "vcenter", "align": "center", "bottom": 1},
            "text": {"text_wrap": True, "valign": "top"},
            "plain": {"valign": "top"},
            "note": {"valign": "top", "font_color": "#595959"},
            "mark": {"align": "right", "valign": "top"},
        }
        self.formats = {name: workbook.add_format(look) for name, look in looks.items()}
        self.tables = 0

    def sheet(self, name: str) -> Any:
        """A new sheet that prints on A4, as broad as the page."""
        sheet = self.workbook.add_worksheet(name)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C— &P —")
        return sheet

    def list_sheet(self, name: str, heads: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
        """A sheet that is one table with a frozen head and filters."""
        sheet = self.sheet(name)
        self.table(sheet, 0, heads, rows)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        for column, head in enumerate(heads):
            cells = [
                str(row[column]) for row in rows[:_SAMPLE] if column < len(row) and row[column] is not None
            ]
            sheet.set_column(column, column, breadth([head, *cells]))

    def table(self, sheet: Any, top: int, heads: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
        """A real table with its head in row `top`; every cell is written in its own type."""
        self.tables += 1
        columns = [{"header": head, "header_format": self.formats["head"]} for head in unique(heads)]
        bottom = top + max(1, len(rows))
        options = {"columns": columns, "name": f"Table_{self.tables}", "style": "Table Style Light 1"}
        sheet.add_table(top, 0, bottom, len(heads) - 1, options)
        for number, row in enumerate(rows, top + 1):
            for column, value in enumerate(row):
                self._cell(sheet, number, column, value)

    def _cell(self, sheet: Any, row: int, column: int, value: Value) -> None:
        if value is None or value == "":
            return
        if value == "—":
            sheet.write_string(row, column, value, self.formats["mark"])
        elif isinstance(value, str):
            sheet.write_string(row, column, value[:_LONGEST_CELL], self.formats["text"])
        else:
            sheet.write_number(row, column, value, self.formats["plain"])


def unique(heads: Sequence[str]) -> list[str]:
    """Heads that differ from each other, as a table demands (case does not count)."""
    seen: dict[str, int] = {}
    result = []
    for head in heads:
        name = head or "列"
        seen[name.casefold()] = seen.get(name.casefold(), 0) + 1
        count = seen[name.casefold()]
        result.append(name if count == 1 else f"{name}（{count}）")
    return result


def breadth(cells: Sequence[str]) -> float:
    """A column width that shows the content without spreading long sentences over the screen."""
    longest = max((width_in_em(cell) for cell in cells), default=0.0)
    return max(_NARROWEST, min(_WIDEST, longest * 2 + 3))
