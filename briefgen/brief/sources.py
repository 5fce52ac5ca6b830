"""Source numbers by first use, citations, and the sentences cut to what was used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefgen.brief.pieces import Ref, Words
from briefgen.brief.punctuation import set_full_width, title
from briefgen.brief.times import date_words
from briefgen.model import Article, BriefSource, Cell, Cite, Document, Note, Rich
from briefgen.news import FORMER

_LONG = 140
_SEVERAL = 4
_WHOLE = 48
_LEAD = 7
_CLAUSE_END = "，,；;：:。！!？?"
_OPEN, _CLOSE = "“《（(‘〈", "”》）)’〉"
_NO_COMMA = re.compile("(?<=》)、(?=《)|(?<=”)、(?=“)")
"""Titles and names in quotation marks that stand side by side need no 、 between them (GB/T 15834)."""
_STOPS = re.compile(r"[，；。：]")

_TIME = re.compile(
    "(?<![比较由从与同])(?:(?:19|20)\\d\\d年|[今去前明上]年|本年|[上下]半年|[一二三四]季度|\\d月|[一二三四]五”?(?:时期|期间|末)|年[末底初])|以来|目前"
)
"""到2025年，…覆盖率达到90%: a clause that tells when"""


@dataclass(frozen=True, slots=True)
class _Unit:
    """One numbered source: a sentence, or a part of a long one."""

    doc_id: str
    start: int
    end: int


@dataclass(slots=True)
class Numbering:
    """Gives each source sentence its number at first use and remembers what was used of it."""

    documents: Mapping[str, Document]
    names: Mapping[str, str] = field(default_factory=dict)
    _numbers: dict[_Unit, int] = field(default_factory=dict)
    _used: dict[_Unit, list[Ref]] = field(default_factory=dict)

    def rich(self, words: Words) -> Rich:
        """The words with numbers; of two figures of one source side by side the last carries it."""
        listed = [word for word in words if word != ""]
        out: list[str | Cite | Note] = []
        for index, word in enumerate(listed):
            if not isinstance(word, Ref):
                if isinstance(word, str) and out and isinstance(out[-1], str):
                    out[-1] = _NO_COMMA.sub("", out[-1] + word)
                else:
                    out.append(word)
                continue
            number = self.number(word)
            if not self._said_again(word, listed[index + 1 :]):
                out.append(Cite(number))
        return tuple(out)

    def number(self, ref: Ref) -> int:
        """The number of the source that the reference stands in."""
        unit = self._unit(ref)
        self._used.setdefault(unit, []).append(ref)
        return self._numbers.setdefault(unit, len(self._numbers) + 1)

    def sources(self) -> tuple[BriefSource, ...]:
        """All sources in the order of their numbers."""
        first: dict[tuple[str, int], int] = {}
        made: list[BriefSource] = []
        regions = self._regions()
        for unit, number in self._numbers.items():
            document = self.documents[unit.doc_id]
            article = _article(document, unit.start)
            key = (unit.doc_id, article.start)
            citation: Rich = (cite(article, document),)
            if self.one_article():
                citation = ()
            elif key in first:
                citation = ("同", Cite(first[key]))
            first.setdefault(key, number)
            quote = self._quote(unit, regions[key])
            before, after = _around(document, unit)
            made.append(
                BriefSource(number, citation, quote, unit.doc_id, unit.start, unit.end, before, after)
            )
        return tuple(made)

    def one_article(self) -> str:
        """The citation of the one article that all sources are from; empty where there are several."""
        found = {
            (unit.doc_id, _article(self.documents[unit.doc_id], unit.start).start) for unit in self._numbers
        }
        if len(found) != 1 or len(self._numbers) < _SEVERAL:
            return ""
        unit = next(iter(self._numbers))
        document = self.documents[unit.doc_id]
        return cite(_article(document, unit.start), document)

    def _said_again(self, ref: Ref, rest: Iterable[str | Note | Ref]) -> bool:
        for word in rest:
            if isinstance(word, Ref):
                return self._unit(word) == self._unit(ref)
            if isinstance(word, str) and _STOPS.search(word):
                return False
        return False

    def _regions(self) -> dict[tuple[str, int], set[str]]:
        regions: dict[tuple[str, int], set[str]] = {}
        for unit, refs in self._used.items():
            key = (unit.doc_id, _article(self.documents[unit.doc_id], unit.start).start)
            regions.setdefault(key, set()).update(ref.ref_area for ref in refs if ref.ref_area)
        return regions

    def _unit(self, ref: Ref) -> _Unit:
        """The sentence; in a long one only the part between semicolons; of a table the whole row."""
        if row := _row(self.documents[ref.doc_id], ref.start):
            return _Unit(ref.doc_id, row[0].start, row[-1].end)
        start, end = ref.sentence_start, ref.sentence_end
        if end - start <= _LONG:
            return _Unit(ref.doc_id, start, end)
        view = self.documents[ref.doc_id].view
        for mark in ";；":
            before = view.rfind(mark, start, ref.start)
            start = max(start, before + 1)
            after = view.find(mark, ref.end, end)
            end = min(end, after + 1) if after >= 0 else end
        return _Unit(ref.doc_id, start, end)

    def _quote(self, unit: _Unit, regions: set[str]) -> str:
        document = self.documents[unit.doc_id]
        used = [(ref.start, ref.end) for ref in self._used[unit]]
        row = _row(document, used[0][0])
        quote = (
            " | ".join(_cell(document, cell) for cell in row)
            if row
            else cut(document, unit.start, unit.end, used)
        )
        area = next((ref.ref_area for ref in self._used[unit] if ref.ref_area), "")
        name = self.names.get(area, "")
        if len(regions) > 1 and name and name not in quote and name[:-1] not in quote[:20]:
            return f"{quote}（{name}）"
        return quote


def _row(document: Document, at: int) -> list[Cell]:
    """The cells of the table row that a place stands in; none where it stands in no table."""
    for table in document.tables:
        if table.start <= at < table.end:
            row = next((cell.row for cell in table.cells if cell.start <= at < cell.end), None)
            return [cell for cell in table.cells if cell.row == row]
    return []


def _cell(document: Document, cell: Cell) -> str:
    return set_full_width(_clean(document, cell.start, cell.end))


def cite(article: Article, document: Document) -> str:
    """《title》，publisher，date; what the source does not say is said to be missing."""
    name = title(_simplified(article, document)) or document.name
    publisher = article.publisher or "发布单位未载"
    if not article.date:
        date = "日期未载"
    elif article.date_inferred:
        date = f"日期未载，据文意为{date_words(article.date)}"
    else:
        date = date_words(article.date)
    script = "，原文繁体" if document.traditional else ""
    former = "，上期所用文本" if document.doc_id.endswith(FORMER) else ""
    return f"《{name}》，{publisher}，{date}{script}{former}"


def cut(document: Document, start: int, end: int, used: list[tuple[int, int]]) -> str:
    """The stretch as printed, clauses without a used figure replaced by ……."""
    text = document.view if document.traditional else document.text
    if text[end : end + 1] in "”’" and text[start:end].count("“") > text[start:end].count("”"):
        end += 1
    if end - start <= _WHOLE:
        return set_full_width(_clean(document, start, end)).lstrip(_CLAUSE_END)
    out, gap = "", False
    clauses = _clauses(text, start, end)
    kept = _kept(text, clauses, used)
    for index, (low, high) in enumerate(clauses):
        if index in kept:
            out += ("……" if gap else "") + _clean(document, low, high)
            gap = False
        else:
            gap = True
    return set_full_width(out + ("……" if gap else "")).lstrip(_CLAUSE_END)


def _kept(text: str, clauses: Sequence[tuple[int, int]], used: Sequence[tuple[int, int]]) -> set[int]:
    """The clauses that are printed: those of used figures, a short first one, and whichever tells their time."""
    kept: set[int] = {0} if clauses and clauses[0][1] - clauses[0][0] <= _LEAD else set()
    timed = -1
    for index, (low, high) in enumerate(clauses):
        timed = index if _TIME.search(text, low, high) else timed
        if any(low < stop and at < high for at, stop in used):
            kept |= {index, timed} - {-1}
    return kept


def _clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Clauses of the stretch; brackets and quotation marks are never cut open."""
    clauses, depth, low = [], 0, start
    for at in range(start, end):
        char = text[at]
        depth += (char in _OPEN) - (char in _CLOSE and depth > 0)
        inside_number = char == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()
        if char in _CLAUSE_END and depth == 0 and not inside_number:
            clauses.append((low, at + 1))
            low = at + 1
    if text[low:end].strip():
        clauses.append((low, end))
    return clauses


def _clean(document: Document, start: int, end: int) -> str:
    """The text without the furniture and the signs of markup that run through it, simplified where traditional."""
    text = document.view if document.traditional else document.text
    if any(sign in text[start:end] for sign in ("**", "__", "`")):
        text = text[:start] + _unmarked(text[start:end], document.view[start:end]) + text[end:]
    kept, at = "", start
    for piece in sorted(document.furniture, key=lambda piece: piece.start):
        if piece.end > at and piece.start < end:
            kept += text[at : max(at, piece.start)]
            at = max(at, piece.end)
    return (kept + text[at:end] if at < end else kept).replace("\u2060", "")


def _unmarked(text: str, view: str) -> str:
    """**就业**全年… as it is read, of the same length: 就业：全年…"""
    return "".join(read if sign in "*_`" else sign for sign, read in zip(text, view, strict=True))


def _simplified(article: Article, document: Document) -> str:
    at = document.text.find(article.title) if article.title and document.traditional else -1
    return document.view[at : at + len(article.title)] if at >= 0 else article.title


def _article(document: Document, at: int) -> Article:
    if article := document.article_at(at):
        return article
    return document.articles[0] if document.articles else Article(0, len(document.text))


def _around(document: Document, unit: _Unit) -> tuple[str, str]:
    """The sentence before and the one behind."""
    view = document.view
    before = re.split(r"[。！？\n]", view[max(0, unit.start - 120) : unit.start].rstrip("。！？\n "))[-1]
    after = re.split(r"[。！？\n]", view[unit.end : unit.end + 120].lstrip("。！？\n "))[0]
    return set_full_width(before), set_full_width(after)
