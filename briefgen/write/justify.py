"""Lets WeasyPrint justify Chinese, which it leaves ragged: it stretches spaces, and Chinese has none.

The room that a line has left is shared out among the gaps between its characters, where one of the two is
Chinese; numbers, Latin words and raised source numbers stay tight. A line that would be pulled far apart
takes in what follows instead, if its stops and brackets can give up so much of their blank halves (标点挤压).
Glyphs are moved when they are drawn, so fonts and the text that readers copy stay as they were.

This touches the inside of one WeasyPrint version. With any other version nothing is changed, and lines
are ragged again.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

VERSION = "70.0"
_FIRST_WIDE = 0x2E80
_INVISIBLE = "\u200b\u2060"
_WIDE_SYMBOLS = set("—…“”‘’·※①②③④⑤⑥⑦⑧⑨⑩")
# Marks whose right half is blank, and whose left half is.
_CLOSING, _OPENING = set("，。、；：）》〕"), set("（《〔")
# In em: a gap wider than this is too loose; more than this no mark gives up.
_LOOSE, _GIVEN = 0.09, 0.4
# The lists among the arguments of `split_inline_box` that take what floats or is placed, and what it put there.
_APART = slice(3, 7)


def install() -> bool:
    """Teach WeasyPrint to justify; false where its version is not the one that this was written for."""
    import weasyprint
    from weasyprint.layout import inline
    from weasyprint.text.line_break import Layout

    if weasyprint.VERSION != VERSION:
        return False
    if getattr(inline, "briefgen_justifies", False):
        return True
    by_spaces, first_line, split = inline.justify_line, Layout.get_first_line, inline.split_inline_box

    def justify_line(context: Any, line: Any, extra: float) -> None:
        if not _spread(line, extra):
            by_spaces(context, line, extra)

    def get_first_line(self: Any) -> Any:
        found = first_line(self)
        spaces = getattr(self, "briefgen_spaces", None)
        if spaces:
            _widen(found[0], spaces)
        return found

    def split_inline_box(context: Any, box: Any, start: float, end: float, *rest: Any) -> Any:
        found = split(context, box, start, end, *rest)
        more, line_ends = found[1] is not None, found[2]
        if not more or line_ends or not _justified(box) or any(rest[_APART]):
            return found
        anew = (*rest[: _APART.start], [], [], [], [], [], *rest[_APART.stop + 1 :])
        return _fuller(found[0], end, lambda reach: split(context, box, start, reach, *anew)) or found

    inline.justify_line = justify_line
    inline.split_inline_box = split_inline_box
    Layout.get_first_line = get_first_line
    inline.briefgen_justifies = True
    return True


def _justified(box: Any) -> bool:
    from weasyprint.formatting_structure import boxes

    return isinstance(box, boxes.LineBox) and box.style["text_align_all"] == "justify"


def _fuller(line: Any, end: float, split: Callable[[float], Any]) -> Any:
    """What `split` finds for a loose line up to `end` if its marks are squeezed; none if that does not help."""
    runs = _runs(line)
    gaps, marks = _count(_gaps(runs)), _count(_marks(runs))
    if not gaps or not marks:
        return None
    size = min(_size(run) for run in runs if any(map(_wide, run.text)))
    if end - line.position_x - line.width <= _LOOSE * size * gaps:
        return None
    found = split(end + _GIVEN * size * marks)
    runs, over = _runs(found[0]), found[0].position_x + found[0].width - end
    places = _marks(runs)
    if not 0 < over <= _GIVEN * size * _count(places):
        return None
    _share(found[0], runs, places, -over)
    return found


def _spread(line: Any, extra: float) -> bool:
    """Share `extra` among the gaps of a line; false if it has none that may grow."""
    runs = _runs(line)
    gaps = _gaps(runs)
    if not _count(gaps):
        return False
    _share(line, runs, gaps, extra)
    return True


def _share(line: Any, runs: list[Any], places: list[list[int]], extra: float) -> None:
    """Widen the glyphs at some places of a line by `extra` in all, or narrow them."""
    from weasyprint.formatting_structure import boxes

    each = extra / _count(places)
    for run, offsets in zip(runs, places, strict=True):
        spaces = run.pango_layout.__dict__.setdefault("briefgen_spaces", {})
        for offset in offsets:
            spaces[offset] = spaces.get(offset, 0.0) + each
    growth = {id(run): each * len(offsets) for run, offsets in zip(runs, places, strict=True)}
    _shift(line, growth, 0.0, boxes)


def _count(places: list[list[int]]) -> int:
    return sum(map(len, places))


def _runs(line: Any) -> list[Any]:
    """The text boxes of a line that hold text, left to right."""
    from weasyprint.formatting_structure import boxes

    return [run for run in _texts(line, boxes) if run.text]


def _texts(box: Any, boxes: Any) -> list[Any]:
    if isinstance(box, boxes.TextBox):
        return [box]
    if isinstance(box, boxes.LineBox | boxes.InlineBox):
        return [text for child in box.children if child.is_in_normal_flow() for text in _texts(child, boxes)]
    return []


def _characters(runs: list[Any]) -> list[tuple[str, int, int]]:
    """The visible characters of a line, each with the number of its run and its byte offset there."""
    return [
        (char, number, offset)
        for number, run in enumerate(runs)
        for char, offset in zip(run.text, _offsets(run.text), strict=True)
        if char not in _INVISIBLE
    ]


def _marks(runs: list[Any]) -> list[list[int]]:
    """For each text box the byte offsets of the characters after which a mark has its blank half."""
    found: list[list[int]] = [[] for _ in runs]
    tight = [float(run.style["letter_spacing"] or 0) < -0.3 * _size(run) for run in runs]
    characters = _characters(runs)
    for place, (char, number, offset) in enumerate(characters):
        after = characters[place + 1][0] if place + 1 < len(characters) else ""
        if not tight[number] and (char in _CLOSING or after in _OPENING) and char not in _OPENING:
            found[number].append(offset)
    return found


def _gaps(runs: list[Any]) -> list[list[int]]:
    """For each text box the byte offsets of the characters after which room may be added."""
    found: list[list[int]] = [[] for _ in runs]
    for (char, number, offset), (after, other, _) in itertools.pairwise(_characters(runs)):
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
