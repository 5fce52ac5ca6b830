"""Tables of two columns whose rows run on in a line: 杭州 296.1　金华 153.4 under 各市零售额（亿元）.

Only the line over them, which tells their unit, makes tables of such lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.model import Cell, Table
from briefgen.read.lines import Line

_PAIR = re.compile(
    r"(?P<label>[\u4e00-\u9fff]{2,12})[ :：]{1,8}(?P<number>[-+]?\d[\d,]*(?:\.\d+)?%?)(?P<end>[ 、，；;,]+|。?$)"
)
_UNIT_LINE = re.compile(r"(?:[（(](?:单位[:：] ?)?[^（）()\d]{1,6}[）)]|单位[:：] ?[^，。；\s]{1,6})[：:]?$")
_LONGEST_CAPTION, _ROWS = 50, 3
"""How long the line over such rows may be, and how many rows make a table."""


def pair_tables(lines: Sequence[Line]) -> tuple[Table, ...]:
    """The tables of this kind among the lines, in order."""
    found: list[Table] = []
    for at, line in enumerate(lines):
        text = line.text.strip(" \u2060")
        if len(text) > _LONGEST_CAPTION or not _UNIT_LINE.search(text) or "。" in text:
            continue
        cells: list[Cell] = []
        for following in lines[at + 1 :]:
            pairs = _pairs(following.text)
            if not pairs:
                break
            for row, pair in enumerate(pairs, len(cells) // 2):
                for column, name in enumerate(("label", "number")):
                    start, end = pair.span(name)
                    cells.append(Cell(row, column, following.start + start, following.start + end))
        if len(cells) >= 2 * _ROWS:
            found.append(Table(cells[0].start, cells[-1].end, text, 0, tuple(cells)))
    return tuple(found)


def _pairs(text: str) -> list[re.Match[str]]:
    """The pairs that a line holds and nothing else; empty where it holds more."""
    pairs, at = [], len(text) - len(text.lstrip(" \u2060"))
    while at < len(text):
        pair = _PAIR.match(text, at)
        if not pair:
            return []
        pairs.append(pair)
        at = pair.end()
    return pairs
