"""Tables inside a text: rows of cells parted by tabs, pipes or spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.model import Cell, Table
from briefgen.read.lines import Line
from briefgen.read.pairs import pair_tables
from briefgen.read.run_on import run_on_tables
from briefgen.read.vertical import vertical_tables

# A word spread out over its column (指    标) is one cell.
_SPACED = re.compile(r"[合总小] {1,4}计(?!\S)|\S+")
_WIDE = re.compile(r"[#＃*]?[\u4e00-\u9fff](?: {1,4}[\u4e00-\u9fff](?!\S))+|\S+(?: \S+)*")
_RULE = re.compile(r"[|:\- ：]+")
_NUMBER = re.compile(r"[-+]?[\d,.]+(?: \d{3})* *%?")
_NOTHING_OR_SUM = re.compile(r"[-—–－/]{1,3}|[\[〔［]-?[\d.]+[\]〕］]")
"""— where there is no number, [6.4] where it is one of all the years."""
_UNIT_LINE = re.compile(r"[（(]?(?:计量)?单位 *[：:]")
_RULED = re.compile(r"[ \u3000]*[-—─═━=_－]{8,}[ \u3000]*")
"""A rule drawn between the heads of a table and its rows."""
_UNIT_CELLS = re.compile("[ \u3000]*（[^（）]{1,8}）(?: {2,}（[^（）]{1,8}）)+ *")
"""（万元）   （个）: a second line of heads that holds nothing but units."""
_WITH_UNIT = re.compile("[（(][^（）()]{1,5}[）)]$")
_COLUMNS = 3
"""So many cells at least make a line a row."""
_PAIR = re.compile(r"[^ 。；，：]{2,24} {3,}[-+]?[\d.,]+%?")
"""通天然气的村                  3.7: a label and its number, far apart"""
_FILLED = 2
"""So many cells of numbers, or of a mark where there is none, where words stand in the last cell."""
_NUMBERED_ROW = re.compile(r"\d{1,3} +\S+ +\S+ .*[ \d][\d.]*\d +(?:[\d.]+|[-—–/])")
"""5 一次性交通补贴 全县 补贴9100人，每人最高800元 728 -: a row whose cell tells something"""
_CLASS_NAME = re.compile("[一-鿿]{2,6}")
_CLASS_HEAD = re.compile("类别|类型|分类|领域|类目|序号|编号|排名|名次|位次")
"""Over names of classes that stand in the first of their rows only, or numbers that a row of totals has not."""
_CAPTION = re.compile(r"^(?:表|附表|附件)? ?[\d一二三四五六七八九十-]*[^。；]{2,60}$")


def tables_of(view: str, lines: Sequence[Line]) -> tuple[Table, ...]:
    """The tables among these lines, in order."""
    lines = [line for line in lines if not _RULED.fullmatch(line.text)]
    styles = [_style(line, view) for line in lines]
    lines = [line for at, line in enumerate(lines) if not _names_class(lines, styles, at)]
    found: list[Table] = []
    first = 0
    while first < len(lines):
        style = _style(lines[first], view)
        last = first
        while (
            style
            and last + 1 < len(lines)
            and lines[last + 1].gap == 0
            and _style(lines[last + 1], view) == style
        ):
            last += 1
        loose = style in ("wide", "spaced", "pair")
        bare = loose and last > first > 0 and _NUMBER.search(lines[first].text)
        head = _head(lines[first - 1], lines[first]) if bare else None
        if style and last - first >= (2 if loose and not head else 1):
            whole = [*lines[: first - 1], head, *lines[first:]] if head else lines
            table = _table(view, whole, first - bool(head), last, style)
            found += [table] if table else []
        first = last + 1
    paired = (*pair_tables(lines), *run_on_tables(lines))
    others = (table for table in (*found, *vertical_tables(lines)) if not _overlaps(table, paired))
    return tuple(sorted((*paired, *others), key=lambda table: table.start))


def _names_class(lines: Sequence[Line], styles: Sequence[str], at: int) -> bool:
    """Is a line nothing but the class of the rows below it (人民生活), inside a table of words and numbers?"""
    if at == 0 or at + 1 == len(lines) or not _CLASS_NAME.fullmatch(lines[at].text):
        return False
    before, after = lines[at - 1].text.split(), lines[at + 1].text.split()
    return styles[at + 1] == "spaced" and (styles[at - 1] == "spaced" or len(before) >= len(after))


def _overlaps(table: Table, others: Sequence[Table]) -> bool:
    return any(table.start < other.end and other.start < table.end for other in others)


def _head(line: Line, row: Line) -> Line | None:
    """The line before cells parted by spaces, where it has as many words, or one less with the units of numbers
    (常住人口（人） 比重（%）); a title joined to it is cut off."""
    text = line.text[line.text.rfind("\u2060") + 1 :]
    start = line.start + len(line.text) - len(text)
    words, cells = text.split(), row.text.split()
    in_units = len(words) == len(cells) - 1 > 1 and all(_WITH_UNIT.search(word) for word in words)
    by_class = len(words) == len(cells) + 1 and _CLASS_HEAD.fullmatch(words[0])
    return line._replace(start=start, text=text) if len(words) == len(cells) or in_units or by_class else None


def _style(line: Line, view: str) -> str:
    text = line.text
    if text.count("|") >= 2:
        return "pipe"
    if ("\t" in text or _empty_before(view, line.start)) and "\\N" not in text:
        return "tab"
    if "  " in text and len(text) < 300 and len(re.split(r" {2,}", text)) >= _COLUMNS and "。" not in text:
        return "wide"
    if _UNIT_CELLS.fullmatch(text):
        return "wide"
    pieces = text.split()
    told = re.search("[。；！]" if _NUMBERED_ROW.fullmatch(text) else "[。，；！]", text)
    if 3 <= len(pieces) <= 12 and len(text) < 120 and not told:
        numbers = [bool(_NUMBER.fullmatch(piece)) for piece in pieces]
        empty = sum(bool(_NOTHING_OR_SUM.fullmatch(piece)) for piece in pieces)
        numbered = (
            numbers[0] and not numbers[1] and len(pieces) > _COLUMNS
        )  # 1 地区生产总值 亿元 42.5 70 预期性
        filled = sum(numbers[numbered:]) + empty >= _FILLED and any(numbers[1:] if numbered else numbers)
        if numbers[-1] or ((numbered or not numbers[0]) and filled) or (numbered and empty >= _FILLED):
            return "spaced"
    if _PAIR.fullmatch(text):
        return "pair"
    return ""


def _table(view: str, lines: Sequence[Line], first: int, last: int, style: str) -> Table | None:
    rows = [row for line in lines[first : last + 1] if (row := _cells(view, line, style))]
    if style == "wide" and rows:
        rows = [_parted(row, len(rows[0]), view) for row in rows]
    if style in ("spaced", "wide") and rows and _CLASS_HEAD.fullmatch(view[rows[0][0][1] : rows[0][0][2]]):
        rows = [_moved(row, len(rows[0])) for row in rows]
    if (
        len(rows) < 2
        or max(map(len, rows)) < 2
        or not any(_NUMBER.fullmatch(view[a:b]) for row in rows for _, a, b in row)
    ):
        return None
    head = 0
    while head < len(rows) - 1 and not any(
        _NUMBER.fullmatch(view[a:b]) and not _is_year(view[a:b]) for _, a, b in rows[head]
    ):
        head += 1
    cells = tuple(Cell(i, column, a, b) for i, row in enumerate(rows) for column, a, b in row)
    return Table(lines[first].start, lines[last].end, _caption(lines, first), head, cells)


def _parted(row: list[tuple[int, int, int]], wanted: int, view: str) -> list[tuple[int, int, int]]:
    """A row of fewer cells than the head has, parted at its single spaces too where that gives as many."""
    if len(row) >= wanted:
        return row
    start, end = row[0][1], row[-1][2]
    pieces = [(start + m.start(), start + m.end()) for m in _SPACED.finditer(view[start:end])]
    return [(at, a, b) for at, (a, b) in enumerate(pieces)] if len(pieces) == wanted else row


def _moved(row: list[tuple[int, int, int]], wanted: int) -> list[tuple[int, int, int]]:
    """A row of one cell fewer than the head has: the class that it is of stands in a row above, or it has no number."""
    short = len(row) == wanted - 1
    return [(column + short, start, end) for column, start, end in row]


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.startswith(("19", "20"))


def _cells(view: str, line: Line, style: str) -> list[tuple[int, int, int]]:
    """Column, start and end of each cell that holds something."""
    if style == "pipe" and _RULE.fullmatch(line.text):
        return []
    if style in ("wide", "spaced", "pair"):
        apart = style == "pair" or (style == "wide" and len(re.split(r" {2,}", line.text)) >= _COLUMNS)
        pieces = list((_WIDE if apart else _SPACED).finditer(line.text))
        return [(i, line.start + m.start(), line.start + m.end()) for i, m in enumerate(pieces)]
    sign = "\t" if style == "tab" else "|"
    text = line.text[1:] if style == "pipe" and line.text.startswith("|") else line.text
    offset = line.start + len(line.text) - len(text)
    found, at = [], 0
    first = _empty_before(view, line.start) if style == "tab" else 0
    for column, piece in enumerate(text.split(sign), start=first):
        bare = piece.strip(" \u2060")
        if bare:
            start = offset + at + piece.index(bare[0])
            found.append((column, start, start + len(bare)))
        at += len(piece) + 1
    return found


def _empty_before(view: str, start: int) -> int:
    """How many empty cells a row of tabs opens with; a line begins at its first word."""
    return view[view.rfind("\n", 0, start) + 1 : start].count("\t")


def _caption(lines: Sequence[Line], first: int) -> str:
    """The title and the unit line over a table, one below the other."""
    parts: list[str] = []
    for line in reversed(lines[max(0, first - 2) : first]):
        if (
            line.width > 120
            or "\t" in line.text
            or line.text.count("|") > 1
            or (line.closed and not _UNIT_LINE.search(line.text))
        ):
            break
        if _UNIT_LINE.search(line.text) or _CAPTION.match(line.text):
            parts.insert(0, line.text.strip(" |"))
    return "\n".join(parts)
