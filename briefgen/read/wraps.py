"""Lines that were broken in the middle of a sentence, put together again in the view.

A newspaper column, a page of a PDF and a mail break lines where the paper ends. In the view the break and
the white space (or quote mark) after it become `NOTHING`, so that a number or a name cut in two is whole.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from briefgen.read.characters import NOTHING
from briefgen.read.clues import PAPER_OF_DAY, is_signed
from briefgen.read.lines import Line

_PAGE_NUMBER = re.compile(
    r"\n[ ]*(?:[-—－·] ?\d{1,4} ?[-—－·]|第 ?\d{1,4} ?页"
    r"(?:[ ，,/]*共 ?\d{1,4} ?页)?|\d{1,3}/\d{1,3})[ ]*(?=\n|$)"
)
_PAGE_INSIDE = re.compile(r"(?<=[\u4e00-\u9fff])-\d{1,3}-(?=[\u4e00-\u9fff\d])")
_FILLED = re.compile(r"[^\n]*[^\s][^\n]*")
# The number of a page, which alone may change from one running head to the next: any other is a figure.
_PAGE_OF_HEAD = re.compile(r"[第共] *\d+ *页|^\W*\d{1,4}\W*$|\d+ */ *\d+|^\d{1,3}\s+|\s+\d{1,3}$")
_DATED = re.compile(r"（?(?:19|20)\d\d ?年 ?\d{1,2} ?月(?: ?\d{1,2} ?日)?）?")
_FEWEST_CELLS, _MOST_CELLS, _CELL = 4, 12, 20
_CELL_NUMBER = re.compile(r"[\[［〔]?-?\d[\d.,]*%?[\]］〕]?|[-—–]{1,2}")
_HEAD_WORD = re.compile("单位|计量单位|指标(?:名称)?|属性|序号|合计|小计")
_CUT_NUMBER = re.compile(r"\d\.?[百千万亿]?\n(?:\.?\d|[%万亿元个吨亩户人])")
_ROW, _POINTS = re.compile(r"\S{1,10}(?: +\S{1,10})+ +[-+]?[\d.,]+%?"), re.compile("[，。；：]")
"""Words and numbers parted by spaces, the last a number: a row of a table."""
_REMARK_AT_END = re.compile(" {2,}（[^（）]{2,20}）$")
"""……占62%。      （相关报道见3版）"""
_RUNNING, _GOES_ON = (
    re.compile("[，；]"),
    re.compile(r"[和与及、，。；%％]|\d[\d.]*[万亿]?[家户人个元亩吨处项座名]"),
)
"""…同比分别增长8.3% / 和6.1%; …规模以上工业企业 / 23家: a text in sentences goes on below."""
_RATE_FIRST = re.compile(r"\d[\d.]*[%％][，。；、]")
"""…卫生户厕覆盖率 / 71.2%，居全省第四"""
_ALONE = re.compile("【[^】]{2,8}】|（(?:数据|统计)?截[至止][^（）]*）$")
"""【年度目标】新建…; （数据截至2023年9月30日）: such a line begins anew."""
_BLANKED = re.compile(r"\n {3,}\n *")
"""Where a page's number stood between the two halves of a sentence."""
_PICTURE = re.compile("图为|图片|摄$|▲")
_NARROW, _SHORT, _MIDDLE, _LONG = 24, 36, 100, 120
_COLUMN = 16
_DEEPEST = 8
"""A line that begins farther in is a signature, no paragraph."""
_LEAST_LINES, _MANY_LINES, _NEAR_MEASURE, _MOST = 4, 8, 0.85, 0.7
"""So many lines that end in mid-sentence near one width show how wide a text was set."""
_NEARLY = 0.7
"""In a narrow column a number that does not fit leaves its line so short."""


def page_numbers(view: str) -> list[tuple[int, int]]:
    """Page numbers on a line of their own, and those that flattening left inside a sentence."""
    found = [(match.start() + 1, match.end()) for match in _PAGE_NUMBER.finditer(view)]
    if "-" in view:
        found += [match.span() for match in _PAGE_INSIDE.finditer(view)]
    return sorted(found)


def running_heads(text: str) -> list[tuple[int, int]]:
    """The head and foot lines that most pages of a text repeat, page numbers aside. Form feeds part the pages."""
    pages = text.split("\f")
    if len(pages) < 3:
        return []
    edges: list[tuple[str, int, int]] = []
    start = 0
    for page in pages:
        edges += _edges(page, start)
        start += len(page) + 1
    counts = Counter(key for key, _, _ in edges)
    return [(a, b) for key, a, b in edges if counts[key] > len(pages) / 2]


def _edges(page: str, start: int) -> list[tuple[str, int, int]]:
    """The first and last two lines of a page, each without its page number, with its place."""
    found = list(_FILLED.finditer(page))
    chosen = {match.start(): match for match in [*found[:2], *found[-2:]]}
    return [
        (_PAGE_OF_HEAD.sub("#", match[0].strip()), start + match.start(), start + match.end())
        for match in chosen.values()
        if len(match[0]) < 60
    ]


def without(view: str, spans: list[tuple[int, int]], filler: str = " ") -> str:
    """`view` with the spans blanked; newlines stay."""
    parts, last = [], 0
    for start, end in spans:
        if start < last:
            start = last
        if end <= start:
            continue
        parts += [
            view[last:start],
            filler * (end - start) if "\n" not in view[start:end] else _blank(view[start:end], filler),
        ]
        last = end
    return "".join([*parts, view[last:]])


def _blank(piece: str, filler: str) -> str:
    return "\n".join(filler * len(line) for line in piece.split("\n"))


def joined(view: str, lines: list[Line], fixed: set[int]) -> str:
    """`view` with the breaks inside sentences read as nothing. Lines that begin at `fixed` stay alone."""
    fixed = fixed | {line.start for line in lines if _says_whose(line)}
    columns = _columns(lines)
    widest, measure = _widest(lines), _measure(lines)
    orderly, indented = _orderly(lines), _indented(lines, measure)
    breaks: list[tuple[Line, Line]] = []
    for index, (line, following) in enumerate(pairwise(lines)):
        if line.closed and not _opened(line.text):
            continue
        if line.start in fixed or following.start in fixed or _DATED.fullmatch(following.text):
            continue
        if _ALONE.match(following.text):
            continue
        if following.marker not in ("", "spaced") or _tabular(line) or _tabular(following):
            continue
        if following.gap:
            paged = _BLANKED.fullmatch(view, line.end, following.start) and _RUNNING.search(line.text)
            join = bool(paged and line.width >= _SHORT) or _across_gap(line, following, orderly)
        else:
            full = measure and line.width >= _NEAR_MEASURE * measure
            begun = bool(breaks) and breaks[-1][1] is line
            inside = indented and (1 < line.indent <= _DEEPEST or begun)
            join = index in columns or _wrapped(line, following, measure or widest[index], bool(full))
            join = join or (inside and following.indent == 0 and line.width >= _NARROW)
            in_column = breaks and measure <= _SHORT and line.width >= _NEARLY * measure > 0
            join = join or bool(in_column and following.indent == 0 and not line.marker)
            join = join or bool(0 < measure <= _SHORT and _cuts_number(line, following))
        if join:
            breaks.append((line, following))
    return _read_as_nothing(view, breaks)


def _says_whose(line: Line) -> bool:
    """Is it a line of its own with who wrote a text and when (某市民政局 2024年7月18日, 2024年6月5日 某报)?"""
    return is_signed(line) or bool(PAPER_OF_DAY.fullmatch(line.text))


def _wrapped(line: Line, following: Line, widest: int, full: bool) -> bool:
    """The next line, directly below, goes on with this one; `full` says that it is as wide as the text was set."""
    if line.indent < following.indent and following.indent > 1:
        return False
    if line.width >= _NARROW and _cuts_number(line, following):
        return True
    if line.width >= _NARROW and _RATE_FIRST.match(following.text) and "一" <= line.text[-1] <= "鿿":
        return True
    if line.text[-1] in "，、" or (line.text[-1] in "由从的和与及为" and line.width >= _NARROW):
        return True
    if line.width >= _SHORT and _RUNNING.search(line.text) and _GOES_ON.match(following.text):
        return True
    inside = line.width >= _MIDDLE and "一" <= line.text[-1] <= "鿿"
    if inside and following.closed and following.width >= _SHORT:
        return True
    return full or (line.width >= _SHORT and line.width >= _NEAR_MEASURE * widest)


def _cuts_number(line: Line, following: Line) -> bool:
    """Is a number or its unit cut at a line's end: 脱贫2.1 / 3万人?"""
    return bool(_CUT_NUMBER.search(f"{line.text[-3:]}\n{following.text[:2]}"))


def _across_gap(line: Line, following: Line, orderly: bool) -> bool:
    """A paragraph cut by an empty line: a bracket is open, or a long line ends in mid-sentence."""
    if following.gap > 2 or line.width < _SHORT or following.width < _COLUMN:
        return False
    if _opened(line.text):
        return True
    return orderly and _tail(line) and following.width >= _SHORT and following.text[0] not in "“《—"


def _tail(line: Line) -> bool:
    return (
        line.width >= _LONG
        and not line.closed
        and line.text[-1] not in "”）》"
        and not _PICTURE.search(line.text)
    )


def _orderly(lines: list[Line]) -> bool:
    """No paragraph breaks off where a heading follows: the columns of the page were read in order."""
    return not any(
        _tail(line) and following.gap and (following.marker or following.width < _SHORT)
        for line, following in pairwise(lines)
    )


def _indented(lines: list[Line], measure: int) -> bool:
    """Does every paragraph of a text begin with an indent? Then a line without one goes on with the last.

    A full line may end a sentence by chance.
    """
    full = _NEAR_MEASURE * measure or float("inf")
    begins = [
        following
        for line, following in pairwise(lines)
        if ((line.closed and line.width < full) or following.gap) and following.width >= _NARROW
    ]
    return len(begins) >= _LEAST_LINES and sum(line.indent > 1 for line in begins) >= _MOST * len(begins)


def _opened(text: str) -> bool:
    """A title bracket opens in `text` and does not close."""
    last = text.rfind("《")
    return last >= 0 and "》" not in text[last:] and len(text) - last < 60


def _tabular(line: Line) -> bool:
    text = _REMARK_AT_END.sub("", line.text)
    row = (_ROW.fullmatch(text) or _is_row(text)) and not _POINTS.search(text)
    return bool(row) or "\t" in text or "   " in text or text.startswith("|") or text.count("|") > 1


def _is_row(text: str) -> bool:
    """Are these the short words of a table's head (指标 单位 2015年 属性), or words and two numbers of one of its rows?"""
    pieces = text.split()
    if not _FEWEST_CELLS <= len(pieces) <= _MOST_CELLS or max(map(len, pieces)) > _CELL:
        return False
    numbers = sum(bool(_CELL_NUMBER.fullmatch(piece)) for piece in pieces)
    return numbers >= 2 or any(_HEAD_WORD.fullmatch(piece) for piece in pieces)


def _blocks(lines: list[Line]) -> list[tuple[int, int]]:
    """Runs of lines without an empty line between them, as ranges of indexes."""
    starts = [index for index, line in enumerate(lines) if index == 0 or line.gap]
    return list(zip(starts, [*starts[1:], len(lines)], strict=True)) if lines else []


def _widest(lines: list[Line]) -> list[int]:
    widest = [0] * len(lines)
    for first, last in _blocks(lines):
        most = max(line.width for line in lines[first:last])
        widest[first:last] = [most] * (last - first)
    return widest


def _measure(lines: list[Line]) -> int:
    """The width that a text was set in, where most lines that end in mid-sentence are near it; else 0."""
    broken = sorted(
        line.width
        for line, following in pairwise(lines)
        if not (line.closed or line.marker or following.gap or _tabular(line)) and line.width >= _NARROW
    )
    wide = [width for width in broken if width >= _SHORT]
    if len(wide) >= _LEAST_LINES:
        broken = wide
    elif len(broken) < _MANY_LINES:
        return 0
    middle = broken[len(broken) // 2]
    near = [width for width in broken if abs(width - middle) <= (1 - _NEAR_MEASURE) * middle]
    return middle if len(near) >= _MOST * len(broken) else 0


def _columns(lines: list[Line]) -> set[int]:
    """Lines of newspaper columns: four or more of nearly one width, most ending in mid-sentence."""
    found: set[int] = set()
    for first, last in _blocks(lines):
        if last - first < 4:
            continue
        widths = sorted(line.width for line in lines[first:last])
        middle = widths[len(widths) // 2]
        full = [i for i in range(first, last) if middle - 3 <= lines[i].width <= middle + 3]
        loose = sum(not lines[i].closed for i in full)
        if widths[-1] > 2 * middle:
            continue  # the short lines over a paragraph are no column
        if middle >= _COLUMN and len(full) >= 0.6 * (last - first) and loose >= 0.6 * len(full):
            found.update(full)
    return found


def _read_as_nothing(view: str, breaks: list[tuple[Line, Line]]) -> str:
    parts, last = [], 0
    for line, following in breaks:
        between = following.start - line.end
        latin = (
            view[line.end - 1].isascii() and view[line.end - 1].isalpha() and view[following.start].isascii()
        )
        parts += [view[last : line.end], (" " if latin else NOTHING) + NOTHING * (between - 1)]
        last = following.start
    return "".join([*parts, view[last:]])
