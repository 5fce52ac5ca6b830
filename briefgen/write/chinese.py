"""Marks in the HTML what Chinese line setting needs and WeasyPrint does not do of itself.

The marks are invisible characters and one kind of span; nothing of them is printed or copied.
"""

from __future__ import annotations

import re

_TAG = re.compile(r"(<[^>]*>)")
_SKIPPED = re.compile(r"(<head>.*?</head>|<svg.*?</svg>)", re.DOTALL)
_BREAK, _JOIN = "\u200b", "\u2060"

# Pango breaks neither before “ nor after ”; in Chinese both places are allowed.
_QUOTE = re.compile(r"(?<=[一-鿿\d%，、；：。）》])(?=“)|(?<=”)(?=[一-鿿\d（《])")
# Of two marks that meet, the first gives up the half of its width that is blank.
_PAIR = re.compile(r"([，。、；：）》〕”](?=[，。、；：（《〔“）》〕”])|[（《〔“](?=[（《〔“]))")
_PAUSE_BEFORE_MARK = re.compile(r"([，。、；：）》〕”])(\u2060?)$")
_FIGURE = re.compile(r'<span class="figure">([^<]*)((?:<sup.*?</sup>)*)</span>')
# The letter that begins a note stays with its words.
_NOTE = re.compile(r'([。；])(<sup class="note">[^<]*</sup>) ?')
# Between digits and letters nothing is broken anyway.
_WITHIN = re.compile(r"(?<=.)(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])(?=.)")
_CHARACTER = re.compile("[\u200b\u2060]*(?:&#?\\w+;|[^&\u200b\u2060])[\u200b\u2060]*|&", re.DOTALL)
# A paragraph does not end in a line of one or two characters.
_LAST = 4
_TIGHT = '<span class="tight">'
_RUNNING = re.compile(r'<p(?: class="(?:item|source|table-notes|chart-note)"[^>]*)?>')


def set_chinese(html: str) -> str:
    """The HTML with break opportunities at quotes, closed-up punctuation and joined last characters."""
    pieces = _SKIPPED.split(html)
    return "".join(piece if number % 2 else _flow(piece) for number, piece in enumerate(pieces))


def _flow(html: str) -> str:
    html = _FIGURE.sub(_joined, html)
    html = _NOTE.sub(rf"\1{_BREAK}\2 {_JOIN}", html)
    parts = _TAG.split(html)
    for number in range(0, len(parts), 2):
        if parts[number]:
            following = parts[number + 1] if number + 1 < len(parts) else ""
            parts[number] = _text(parts[number], following.startswith("<sup"))
    parts = _TAG.split("".join(parts))
    for number in range(1, len(parts), 2):
        if _RUNNING.fullmatch(parts[number]):
            _join_end(parts, parts.index("</p>", number))
    return "".join(parts)


def _joined(match: re.Match[str]) -> str:
    """A figure held together by joiners: every span less is a box less to lay out."""
    words, marks = match.groups()
    glued = _WITHIN.sub(_JOIN, words)
    return glued + (_JOIN if marks else "") + marks


def _text(text: str, mark_follows: bool) -> str:
    text = _QUOTE.sub(_BREAK, text)
    text = _PAIR.sub(rf"{_TIGHT}\1</span>", text)
    if mark_follows:
        text = _PAUSE_BEFORE_MARK.sub(rf"{_TIGHT}\1</span>\2", text)
    return text


def _join_end(parts: list[str], end: int) -> None:
    """Glue the last characters of the paragraph that ends at part `end`, across its tags."""
    left, raised = _LAST, False
    for number in range(end - 1, 0, -1):
        part = parts[number]
        if number % 2:
            raised = part == "</sup>" or (raised and not part.startswith("<sup"))
            if part.startswith("<p") or left <= 0:
                return
        elif not raised:
            head, tail = _last(part, left)
            left -= len(tail)
            if tail and parts[number - 1] != _TIGHT:  # closing marks hold on to what stands before anyway
                before = "" if head else _JOIN
                after = "" if number == end - 1 else _JOIN
                parts[number] = head + before + _JOIN.join(tail) + after


def _last(text: str, count: int) -> tuple[str, list[str]]:
    """The text before its last `count` characters, and those; entities and invisible marks go along."""
    found = _CHARACTER.findall(text)
    if not found:
        return text, []
    tail = [char for char in found[max(0, len(found) - count) :] if count > 0]
    kept = len(found) - len(tail)
    return "".join(found[:kept]), [char.strip(_JOIN + _BREAK) for char in tail]
