"""Sections of an article by their headings, numbered or not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefgen.model import Section
from briefgen.read.characters import NOTHING
from briefgen.read.clues import SIGNED
from briefgen.read.lines import Line

_ORDER = ("chapter", "big", "bracket", "spaced", "arabic", "digits", "circle", "point", "dash", "star")
_SENTENCE = re.compile(r"[^。！？\n]{2,40}?[。！？]")
_CLAUSE = re.compile(r"[^，。；：！？\n]{2,40}")
_RUN_IN = re.compile(r"[^。！？：\n]{2,30}[。：]")
_FIGURE = re.compile(r"\d+(?:\.\d+)?(?:%|[万亿多余]|[个户人家元亩处项])")
_NOT_A_HEADING = re.compile(
    r"^[”“]$|^[（［\[]|[，、；]$|^——|^\\|省略|中略|^习近平|^来源|^(?:计量)?单位：| {3}|^图|：$|〔\d{4}〕 ?第?\d+号$"
)
_LONE_NUMBER = re.compile(r"0?[1-9]|1\d")
_PLAIN_LIMIT = 66


def sections_of(
    lines: Sequence[Line], titles: set[int], end: int, hints: Mapping[int, int] | None = None
) -> tuple[Section, ...]:
    """The sections that these lines head, up to `end`. `hints` gives levels that the file's format names."""
    heads: list[tuple[Line, str, str]] = []
    top = min(titles) if titles and min(titles) in [line.start for line in lines[:12]] else -1
    for index, line in enumerate(lines):
        if line.start <= top or line.start in titles:
            continue
        hint = (hints or {}).get(line.start)
        following = lines[index + 1] if index + 1 < len(lines) else None
        before = lines[index - 1] if index else None
        kind, heading = (f"h{hint}", line.bare) if hint else _heading(line, before, following)
        if heading:
            heads.append((line, kind, heading.replace(NOTHING, "").strip(" 。：；")))
    return _nested(heads, end)


def _heading(line: Line, before: Line | None, following: Line | None) -> tuple[str, str]:
    """The kind and the words of the heading that a line is or begins with; empty where it is none."""
    kind = line.marker
    if kind == "mark":
        return f"h{line.text.find(' ')}", line.bare
    if kind in _ORDER:
        return kind, _numbered(line, kind)
    if kind == "" and _is_plain(line, before, following):
        return "spaced" if before and _LONE_NUMBER.fullmatch(before.text) else "plain", line.bare
    return "", ""


def _numbered(line: Line, kind: str) -> str:
    text = line.bare
    if len(text) <= 40 and not re.search(r"[。；]\S", text):
        short = text.rstrip("。；")
        if kind == "star" and line.closed:
            return ""
        if kind == "dash" and not text.endswith(("。", "：")):
            return ""
        return (
            short
            if len(short) <= 40 and not (kind in ("digits", "circle", "arabic") and _FIGURE.search(text))
            else ""
        )
    if kind in ("chapter", "big", "bracket", "arabic"):
        match = _SENTENCE.match(text)
        if match:
            return match[0]
        clause = _CLAUSE.match(text)
        return clause[0] if clause and kind != "arabic" and not _FIGURE.search(clause[0]) else ""
    match = _RUN_IN.match(text) if kind != "star" else None
    return match[0] if match and not _FIGURE.search(match[0]) else ""


def _is_plain(line: Line, before: Line | None, following: Line | None) -> bool:
    """A short line of its own, without final punctuation or figure, over a paragraph."""
    if line.width > _PLAIN_LIMIT or line.width < 4 or line.closed or following is None or "\t" in line.text:
        return False
    if _NOT_A_HEADING.search(line.text) or SIGNED.fullmatch(line.text) or _FIGURE.search(line.text):
        return False
    if not (
        following.width >= 70
        or (following.closed and following.width >= 30)
        or following.marker in ("big", "bracket")
    ):
        return False
    return before is None or line.gap > 0 or before.closed or before.width < _PLAIN_LIMIT


def _nested(heads: Sequence[tuple[Line, str, str]], end: int) -> tuple[Section, ...]:
    """Levels from the kinds of numbering present, then each section's end."""
    rank = _ranks([kind for _, kind, _ in heads])
    found: list[Section] = []
    open_: list[int] = []
    ends: dict[int, int] = {}
    for index, (line, kind, heading) in enumerate(heads):
        level = rank[kind]
        while open_ and found[open_[-1]].level >= level:
            ends[open_.pop()] = line.start
        found.append(Section(heading, level, line.start, end))
        open_.append(index)
    return tuple(Section(s.heading, s.level, s.start, ends.get(i, end)) for i, s in enumerate(found))


def _ranks(kinds: Sequence[str]) -> dict[str, int]:
    """The level of each kind of heading: the usual order, plain ones where they first occur."""
    first = {kind: kinds.index(kind) for kind in dict.fromkeys(kinds)}
    numbered = sorted((kind for kind in first if kind in _ORDER), key=_ORDER.index)
    formal = sorted(kind for kind in first if kind.startswith("h") and kind[1:].isdigit())
    order = formal + numbered
    if "plain" in first:
        outer = [kind for kind in order if first[kind] < first["plain"]]
        order.insert(order.index(outer[-1]) + 1 if outer else 0, "plain")
    return {kind: level for level, kind in enumerate(order, 1)}
