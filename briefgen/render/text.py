"""Plain text and rich text become HTML: escaped, with source numbers, unbroken figures and bold leads."""

from __future__ import annotations

import re
from dataclasses import replace

from markupsafe import Markup, escape

from briefgen.model import BriefTable, Cite, Note, Rich

_DIGITS = "〇一二三四五六七八九"
_NUMBER = r"\d+(?:[.,:]\d+)*"
_UNIT = (
    r"(?:[多余几]?[十百千万亿]*[多余]?"
    r"(?:个?百分点|平方公里|平方米|立方米|公里|公斤|公顷|千瓦时|千瓦|人次|万元|[%％‰℃]|[一-鿿])?)"
)
_FIGURE = re.compile(rf"[近约超逾]?{_NUMBER}(?:[～~—-]{_NUMBER})?{_UNIT}|〔[^〕]{{1,5}}〕")
_BRACKET = re.compile(rf"{_FIGURE.pattern}|（[^（）]{{1,6}}）")
_LEAD = re.compile(r"（[一二三四五六七八九十]+）[^。：，；]{1,20}[。：]")
_OWN_NUMERAL = re.compile(r"^[一二三四五六七八九十百]+、")
# A figure stays together with its unit while it is short enough for a line to be set well without it.
_LONGEST = 14


def numeral(number: int) -> str:
    """A number from 1 to 99 as headings count: 一, 十, 十二, 二十."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + ("" if ones == 0 and tens else _DIGITS[ones])


def without_numeral(heading: str) -> str:
    """A heading without the 一、 that it may bring: the template counts the parts that it prints."""
    return _OWN_NUMERAL.sub("", heading)


def chinese_date(date: str) -> str:
    """An ISO date of any precision as a brief prints it (2023年4月24日); other text as it is."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", date)
    if not match:
        return date
    year, month, day = match.groups()
    return f"{year}年" + (f"{int(month)}月" if month else "") + (f"{int(day)}日" if day else "")


def plain(rich: Rich | str) -> str:
    """The words of a rich text alone."""
    return rich if isinstance(rich, str) else "".join(part for part in rich if isinstance(part, str))


def rich(value: Rich | str, lead: bool = False, cell: bool = False) -> Markup:
    """A rich text as HTML.

    With `lead`, a beginning such as （一）共同做法。 is set bold; in a `cell`, short brackets are not broken.
    A letter after a full stop begins a note; any other mark belongs to the word before it.
    """
    pattern = _BRACKET if cell else _FIGURE
    parts = (value,) if isinstance(value, str) else value
    out: list[Markup] = []
    index = 0
    while index < len(parts):
        part = parts[index]
        if isinstance(part, str):
            begins = part.endswith(("。", "；")) and isinstance((*parts, "")[index + 1], Note)
            marks, after = (Markup(""), index + 1) if begins else _marks(parts, index + 1)
            head, words = _lead(part) if lead and index == 0 else (Markup(""), part)
            out.append(head + _words(words, marks, pattern))
            index = after
        else:
            out.append(_mark(part))
            index += 1
    return Markup("").join(out)


def inline_cites(value: Rich | str) -> Markup:
    """A rich text whose source numbers stand on the line: 同[2]."""
    parts = (value,) if isinstance(value, str) else value
    return Markup("").join(
        escape(part) if isinstance(part, str) else _link(part) if isinstance(part, Cite) else _mark(part)
        for part in parts
    )


def uncited(value: Rich | BriefTable) -> Rich | BriefTable:
    """A text or a table without source numbers, for a page that has no list of sources."""
    if isinstance(value, BriefTable):
        rows = tuple(replace(row, cells=tuple(_bare(cell) for cell in row.cells)) for row in value.rows)
        return replace(value, rows=rows, notes=_bare(value.notes))
    return _bare(value)


def _bare(value: Rich) -> Rich:
    return tuple(part for part in value if not isinstance(part, Cite))


def _marks(parts: Rich, index: int) -> tuple[Markup, int]:
    """The source numbers and note letters that follow at once, and where the words go on."""
    out = Markup("")
    while index < len(parts):
        part = parts[index]
        if isinstance(part, str):
            break
        out += _mark(part)
        index += 1
    return out, index


def _link(cite: Cite) -> Markup:
    return Markup('<a href="#s{0}">[{0}]</a>').format(cite.number)


def _mark(part: Cite | Note) -> Markup:
    if isinstance(part, Note):
        return Markup('<sup class="note">{}</sup>').format(part.letter)
    return Markup('<sup class="cite">{}</sup>').format(_link(part))


def _lead(text: str) -> tuple[Markup, str]:
    """The bold beginning of a paragraph, if it has one, and the words after it."""
    match = _LEAD.match(text)
    if not match:
        return Markup(""), text
    return Markup('<strong class="lead">{}</strong>').format(match.group()), text[match.end() :]


def _words(text: str, marks: Markup, pattern: re.Pattern[str]) -> Markup:
    out = Markup("")
    position = 0
    for found in pattern.finditer(text):
        if len(found.group()) > _LONGEST or (len(found.group()) < 2 and not marks):
            continue
        out += escape(text[position : found.start()])
        position = found.end()
        tail = marks if position == len(text) else Markup("")
        out += Markup('<span class="figure">{}{}</span>').format(found.group(), tail)
    return out + _tail(text[position:], marks, position)


def _tail(text: str, marks: Markup, position: int) -> Markup:
    """The words after the last figure; a mark never begins a line, so it holds on to the character before."""
    if not marks or (position and not text):
        return escape(text)
    if not text:
        return marks
    return escape(text[:-1]) + Markup('<span class="figure">{}{}</span>').format(text[-1], marks)
