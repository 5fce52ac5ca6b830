"""Text becomes a `Document`: view, furniture, articles, sections, tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from hashlib import sha256

from briefgen.model import Article, Document, Furniture
from briefgen.read.about import About
from briefgen.read.articles import Page, articles_of
from briefgen.read.characters import NOTHING, one_form, paired_quotes, simplified
from briefgen.read.furniture import find_furniture
from briefgen.read.lines import lines_of
from briefgen.read.markup import without_markup
from briefgen.read.tables import tables_of
from briefgen.read.wraps import joined, page_numbers, running_heads, without

_OLD_LINE_END = re.compile(r"\r(?!\n)")


@dataclass(frozen=True, slots=True)
class Raw:
    """What a reader of one format gives: the text, and what only the format knows.

    `headings` pairs the offset of a heading with its level; title, publisher and date stand in the file's
    own fields and count only where the text says nothing.
    """

    text: str
    headings: tuple[tuple[int, int], ...] = ()
    title: str = ""
    publisher: str = ""
    date: str = ""


def make_document(name: str, text: str | Raw, about: About | None = None, digest: str = "") -> Document:
    """The document that a text holds; `name` is the file's name, `digest` the hash of its bytes."""
    raw = text if isinstance(text, Raw) else Raw(text)
    ended = _OLD_LINE_END.sub("\n", raw.text) if "\r" in raw.text else raw.text
    ended = ended.replace("\n\f", "\n" + NOTHING)
    forms = one_form(without_markup(ended))
    numbers = sorted([*page_numbers(forms), *running_heads(raw.text)])
    broken = without(forms, numbers, NOTHING)
    lines = lines_of(broken)
    furniture = find_furniture(lines)
    whole = paired_quotes(joined(broken, lines, {span.start for span in furniture}))
    if whole != broken:
        lines = lines_of(whole)
        furniture = find_furniture(lines)
    articles = articles_of(Page(whole, tuple(lines), tuple(furniture), raw.headings), about or About())
    every = sorted([*furniture, *(Furniture(a, b, "page") for a, b in numbers)], key=lambda span: span.start)
    taken = {span.start for span in furniture}
    body = without(whole, [(span.start, span.end) for span in furniture])
    return Document(
        doc_id=name.rsplit(".", 1)[0],
        name=name,
        sha256=digest or sha256(raw.text.encode("utf-8", "surrogatepass")).hexdigest(),
        text=raw.text,
        view=body,
        articles=tuple(_with_fields(article, raw) for article in articles),
        furniture=tuple(every),
        tables=tables_of(body, [line for line in lines if line.start not in taken]),
        traditional=_is_traditional(raw.text),
    )


def _with_fields(article: Article, raw: Raw) -> Article:
    """What the file's own fields say, where the text said nothing."""
    if raw.date and (article.date_inferred or not article.date):
        article = replace(article, date=raw.date, date_inferred=False)
    return replace(article, title=article.title or raw.title, publisher=article.publisher or raw.publisher)


def _is_traditional(text: str) -> bool:
    """A good part of the text is in traditional characters."""
    sample = text[:20000]
    changed = sum(old != new for old, new in zip(sample, simplified(sample), strict=True))
    return changed > 0.02 * max(1, len(sample))
