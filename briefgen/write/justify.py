"""Lets WeasyPrint justify Chinese, which it leaves ragged: it stretches spaces, and Chinese has none.

The room that a line has left is shared out among the gaps between its characters, where one of the two is
Chinese; numbers, Latin words and raised source numbers stay tight. Glyphs are moved when they are drawn,
so line breaking, fonts and the text that readers copy stay as they were.

This touches the inside of one WeasyPrint version. With any other version nothing is changed, and lines
are ragged again.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

VERSION = "70.0"
_FIRST_WIDE = 0x2E80
_INVISIBLE = "\u200b\u2060"
_WIDE_SYMBOLS = set("—…“”‘’·※①②③④⑤⑥⑦⑧⑨⑩")


def install() -> bool:
    """Teach WeasyPrint to justify; false where its version is not the one that this was written for."""
    import weasyprint
    from weasyprint.layout import inline
    from weasyprint.text.line_break import Layout

    if weasyprint.VERSION != VERSION:
        return False
    if getattr(inline, "briefgen_justifies", False):
        return True
    by_spaces, first_line = inline.justify_line, Layout.get_first_line

    def justify_line(context: Any, line: Any, extra: float) -> None:
        if not _spread(line, extra):
            by_spaces(context, line, extra)

    def get_first_line(self: Any) -> Any:
        found = first_line(self)
        spaces = getattr(self, "briefgen_spaces", None)
        if spaces:
            _widen(found[0], spaces)
        return found

    inline.justify_line = justify_line
    Layout.get_first_line = get_first_line
    inline.briefgen_justifies = True
    return True


def _spread(line: Any, extra: float) -> bool:
    """Share `extra` among the gaps of a line; false if it has none that may grow."""
    from weasyprint.formatting_structure import boxes

    runs = [run for run in _texts(line, boxes) if run.text]
    gaps = _gaps(runs)
    total = sum(len(places) for places in gaps)
    if not total:
        return False
    each = extra / total
    for run, places in zip(runs, gaps, strict=True):
        run.pango_layout.briefgen_spaces = dict.fromkeys(places, each)
    growth = {id(run): each * len(places) for run, places in zip(runs, gaps, strict=True)}
    _shift(line, growth, 0.0, boxes)
    return True


def _texts(box: Any, boxes: Any) -> list[Any]:
    """The text boxes of a line, left to right."""
    if isinstance(box, boxes.TextBox):
        return [box]
    if isinstance(box, boxes.LineBox | boxes.InlineBox):
        return [text for child in box.children if child.is_in_normal_flow() for text in _texts(child, boxes)]
    return []


def _gaps(runs: list[Any]) -> list[list[int]]:
    """For each text box the byte offsets of the characters after which room may be added."""
    found: list[list[int]] = [[] for _ in runs]
    marks = [
        (char, number, offset)
        for number, run in enumerate(runs)
        for char, offset in zip(run.text, _offsets(run.text), strict=True)
        if char not in _INVISIBLE
    ]
    for (char, number, offset), (after, other, _) in itertools.pairwise(marks):
        raised = _size(runs[other]) < 0.8 * _size(runs[number])
        pair = char == after and char in "…—"
        if (_wide(char) or _wide(after)) and not raised and not pair:
            found[number].append(offset)
    return found


def _offsets(text: str) -> Iterator[int]:
    offset = 0
    for char in text:
        yield offset
        offset += len(char.encode())


def _size(run: Any) -> float:
    return float(run.style["font_size"])


def _wide(char: str) -> bool:
    return ord(char) >= _FIRST_WIDE or char in _WIDE_SYMBOLS


def _shift(box: Any, growth: dict[int, float], advance: float, boxes: Any) -> float:
    """Move the boxes of a line to where the room before them puts them; returns the room so far."""
    if isinstance(box, boxes.TextBox):
        box.position_x += advance
        grown = growth.get(id(box), 0.0)
        box.width += grown
        return advance + grown
    if isinstance(box, boxes.LineBox | boxes.InlineBox):
        box.position_x += advance
        start = advance
        for child in box.children:
            if child.is_in_normal_flow():
                advance = _shift(child, growth, advance, boxes)
        box.width += advance - start
        return advance
    box.translate(advance, 0)
    return advance


def _widen(line: Any, spaces: dict[int, float]) -> None:
    """Add the room to the glyphs of a Pango line that is about to be drawn."""
    from weasyprint.text.ffi import TO_UNITS, ffi

    run = line.runs[0] if line.runs != ffi.NULL else ffi.NULL
    while run != ffi.NULL:
        item, glyphs = run.data.item, run.data.glyphs
        for index in range(glyphs.num_glyphs):
            room = spaces.get(item.offset + glyphs.log_clusters[index])
            last = (
                index + 1 == glyphs.num_glyphs or glyphs.log_clusters[index + 1] != glyphs.log_clusters[index]
            )
            if room and last:
                glyphs.glyphs[index].geometry.width += round(room * TO_UNITS)
        run = run.next
