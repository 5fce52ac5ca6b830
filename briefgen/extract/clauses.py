"""Sentences and clauses of a reading view, as places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.model import Span

_SENTENCE = re.compile(r"[^。！？!?\n]{0,1500}(?:[。！？!?][”’）)]*|\n|$|(?=.))", re.DOTALL)
_CLAUSE = re.compile(r"[，；：,;:](?!\d)|(?<!\d)[，；：,;:]|——")
_HEADING = re.compile(r"(?<![^\n])[一二三四五六七八九十]{1,3}、[一-鿿“”]{2,16}[ \u3000]+(?=\S)")
"""二、政府性基金 收入17908万元: a heading that its text follows on the line"""
_REMARK = 8
_BLANK = re.compile(r"[\s\u2060>]*")


def sentences(view: str) -> Iterator[Span]:
    """Every sentence that holds more than white space; a line end ends one, for the view joins broken lines.

    A run without any end is cut, so that cost stays linear in a text without punctuation; a heading that
    its text follows on the line is a sentence of its own.
    """
    for match in _SENTENCE.finditer(view):
        start = match.start() + len(_BLANK.match(match[0])[0])  # type: ignore[index]
        if heading := _HEADING.match(view, start, match.end()):
            yield Span(start, heading.end())
            start = heading.end()
        if start < match.end():
            yield Span(start, match.end())


def is_heading(view: str, sentence: Span) -> bool:
    """Is a sentence a heading that its text follows on the line?"""
    found = _HEADING.match(view, sentence.start)
    return bool(found) and found.end() == sentence.end  # type: ignore[union-attr]


def _in_remark(view: str, at: int) -> bool:
    """Does a mark stand inside a short remark in brackets (预计，下同)?"""
    opening = view.rfind("（", max(0, at - _REMARK), at)
    closing = view.find("）", at, at + _REMARK)
    return opening >= 0 and closing >= 0 and view.find("）", opening, at) < 0


def clauses(view: str, sentence: Span) -> list[Span]:
    """The clauses of a sentence, between commas, semicolons and colons (not those inside numbers)."""
    cuts = [
        m.span()
        for m in _CLAUSE.finditer(view, sentence.start, sentence.end)
        if not _in_remark(view, m.start())
    ]
    starts = [sentence.start, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), sentence.end]
    return [Span(a, b) for a, b in zip(starts, ends, strict=True) if a < b]
