"""The lines of a view, and what one can tell of a line by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from briefgen.read.characters import NOTHING

_LINE = re.compile(r"[^\n]+")
_INDENT = re.compile(r"[\s>\u2060]*")
ENDS = "。！？；…"
_CLOSERS = "”’）》】〉"
_NUMBER = "一二三四五六七八九十"
MARKER = re.compile(
    rf"(?P<chapter>第[{_NUMBER}百]+[章编篇]|第[{_NUMBER}]+部分)[ 、：]*|(?P<big>[{_NUMBER}]{{1,3}})[、.]"
    rf"|(?P<bracket>（?[{_NUMBER}]{{1,3}}）)[、 ]?|(?P<arabic>\d{{1,2}}[.、](?!\d)) ?|(?P<digits>（?\d{{1,2}}）)"
    rf"|(?P<circle>[①-⑳])|(?P<point>[{_NUMBER}]是)|(?P<dash>——+ ?)|(?P<star>[★◆■●▶]) ?|(?P<mark>#{{1,6}}) "
)
_SPACED = re.compile(r"\d{1,2} (?=[^\d年月日个万亿元%]{4,40}$)")
_BULLET = re.compile(r"[•·▪\-*—▲△▼◀►●] ?")


@dataclass(frozen=True)
class Line:
    """A line that holds something. `start` and `end` leave out the white space around it.

    `gap` is the number of empty lines before it, `indent` the white space at its beginning.
    """

    start: int
    end: int
    text: str
    gap: int
    indent: int

    @cached_property
    def width(self) -> int:
        """How wide it prints: two for a Chinese character, one for a Latin one (bytes of UTF-8 tell)."""
        return (len(self.text) + len(self.text.encode("utf-8", "surrogatepass"))) // 2

    @cached_property
    def closed(self) -> bool:
        """It ends as a sentence does."""
        return self.text.rstrip(_CLOSERS + " ").endswith(tuple(ENDS)) or self.text[-1] in "：:"

    @cached_property
    def marker(self) -> str:
        """The kind of number or sign that it begins with, empty where there is none."""
        match = MARKER.match(self.text)
        if match:
            return next(kind for kind, value in match.groupdict().items() if value)
        if _SPACED.match(self.text):
            return "spaced"
        return "bullet" if _BULLET.match(self.text) else ""

    @property
    def bare(self) -> str:
        """Its text without the marker."""
        pattern = _SPACED if self.marker == "spaced" else MARKER
        match = pattern.match(self.text)
        return self.text[match.end() :].strip() if match else self.text


def lines_of(view: str) -> list[Line]:
    """The lines of a view that are not empty."""
    lines: list[Line] = []
    after = gap_from = 0
    for match in _LINE.finditer(view):
        text = match[0].strip(" \t" + NOTHING)
        if not text or text.strip("> ") == "":
            continue
        head = _INDENT.match(match[0])
        indent = head.end() if head else 0
        start = match.start() + indent
        text = view[start : match.end()].rstrip(" \t" + NOTHING)
        if not text:
            continue
        gap = view.count("\n", gap_from, match.start()) - (1 if lines else 0)
        after = start + len(text)
        lines.append(Line(start, after, text, max(gap, 0), indent))
        gap_from = after
    return lines
