"""Tables that run on in one line: 乡镇 电站数（座） 发电收益（万元） 正阳关镇 6 48.6 保义镇 9 71.2.

Pages leave them so when their markup is lost. The word over the labels tells where the heads begin, and
every row holds a label and as many numbers as the first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.model import Cell, Table
from briefgen.read.lines import Line

_OVER_LABELS = re.compile(
    "(?:[省市县区州镇乡旗盟]+|乡镇(?:街道)?|地区|街道|村|单位|项目|指标|品种|类别)(?:（[^（）]{1,6}）)?(?:名称?)?"
)
_NUMBER = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?%?|[—-]{1,2}")
_LABEL = re.compile(r"[一-鿿（）]{2,12}")
_REMARK = "备注"
_ROWS, _CELLS = 3, 3
"""So many rows, each of so many cells, make a table."""


def run_on_tables(lines: Sequence[Line]) -> tuple[Table, ...]:
    """The tables of this kind among the lines, in order."""
    least = _ROWS * _CELLS
    spaced = ((at, line) for at, line in enumerate(lines) if len(line.text.split()) >= least)
    return tuple(table for at, line in spaced if (table := _table(lines, at, line)))


def _table(lines: Sequence[Line], at: int, line: Line) -> Table | None:
    words = list(re.finditer(r"\S+", line.text))
    first = next((i for i, word in enumerate(words) if _NUMBER.fullmatch(word[0])), 0)
    over = next((i for i in range(first - 2, -1, -1) if _OVER_LABELS.fullmatch(words[i][0])), -1)
    if over < 0:
        return None
    heads = [word for word in words[over : first - 1] if word[0] != _REMARK]
    rows: list[list[re.Match[str]]] = []
    start = first - 1
    while start < len(words) and _LABEL.fullmatch(words[start][0]):
        row = words[start : start + len(heads)]
        if len(row) < len(heads) or not all(_NUMBER.fullmatch(word[0]) for word in row[1:]):
            break
        rows.append(row)
        start += len(heads)
    if len(rows) < _ROWS or len(heads) < _CELLS:
        return None
    cells = tuple(
        Cell(number, column, line.start + word.start(), line.start + word.end())
        for number, row in enumerate([heads, *rows])
        for column, word in enumerate(row)
    )
    before = line.text[: words[over].start()].strip()
    return Table(cells[0].start, cells[-1].end, before or (lines[at - 1].text if at else ""), 1, cells)
