"""The lines of a view, and what one can tell of a line by itself."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefgen.read.characters import NOTHING

_SPACE = " \t" + NOTHING
_INDENT = _SPACE + ">"
_ENDS = ("。", "！", "？", "；", "…")
_FINAL = "。！？；…：:"
_CLOSERS = "”’）》】〉"
_NUMBER = "一二三四五六七八九十"
MARKER = re.compile(
    rf"(?P<chapter>第[{_NUMBER}百]+[章编篇]|第[{_NUMBER}]+部分)[ 、：]*|(?P<big>[{_NUMBER}]{{1,3}})[、.]"
    rf"|(?P<bracket>（?[{_NUMBER}]{{1,3}}）)[、 ]?"
    rf"|(?P<arabic>\d{{1,2}}[.、](?!\d)) ?|(?P<digits>（?\d{{1,2}}）)"
    rf"|(?P<circle>[①-⑳])|(?P<point>[{_NUMBER}]是)|(?P<dash>——+ ?)|(?P<star>[★◆■●▶▍▎▌▊❖◼\u2600-\u27bf\u2b50\U0001f000-\U0001faff]\ufe0f?) ?|(?P<mark>#{{1,6}}) "
)
_SPACED = re.compile(r"\d{1,2} (?=[^\d年月日个万亿元%]{4,40}$)")
_BULLET = re.compile(r"[•·▪\-*—▲△▼◀►●] ?")


class Line(NamedTuple):
    """A line that holds something. `start` and `end` leave out the white space around it.

    `gap` is the number of empty lines before it, `indent` the white space at its beginning, `width` how
    wide it prints (two for a Chinese character), `closed` whether it ends as a sentence does, `marker` the
    kind of number or sign that it begins with.
    """

    start: int
    end: int
    text: str
    gap: int
    indent: int
    width: int
    closed: bool
    marker: str

    @property
    def bare(self) -> str:
        """Its text without the marker."""
        pattern = _SPACED if self.marker == "spaced" else MARKER
        match = pattern.match(self.text)
        return self.text[match.end() :].strip() if match else self.text


def _closed(text: str) -> bool:
    return text[-1] in _FINAL or (text[-1] in _CLOSERS and text.rstrip(_CLOSERS + " ").endswith(_ENDS))


def _marker(text: str) -> str:
    match = MARKER.match(text)
    if match:
        return match.lastgroup or ""
    if _SPACED.match(text):
        return "spaced"
    return "bullet" if _BULLET.match(text) else ""


def _width(text: str) -> int:
    # In UTF-8 a Chinese character has three bytes, a Latin one has one.
    return (len(text) + len(text.encode("utf-8", "surrogatepass"))) // 2


def lines_of(view: str) -> list[Line]:
    """The lines of a view that are not empty; one that is read as nothing leaves no gap."""
    lines: list[Line] = []
    at = gap = 0
    for whole in view.split("\n"):
        text = whole.lstrip(_INDENT)
        indent = len(whole) - len(text)
        text = text.rstrip(_SPACE)
        if text:
            start = at + indent
            lines.append(
                Line(start, start + len(text), text, gap, indent, _width(text), _closed(text), _marker(text))
            )
            gap = 0
        elif not whole or NOTHING not in whole:
            gap += 1
        at += len(whole) + 1
    return lines
