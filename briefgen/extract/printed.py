"""All that is printed in a document, before it is given its meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.catalogue import Catalogue
from briefgen.catalogue.areas import AreaMention
from briefgen.extract import exclusions, figures, periods, quantities, tables
from briefgen.extract.figures import Figure
from briefgen.extract.periods import PeriodMention
from briefgen.extract.phrases import NUL
from briefgen.model import Document, Span

_RELATIVE = re.compile(
    r"(?:全|我|该|此|本|两|三)(?:自治区|自治州|自治县|省|市|县|区|州|旗|盟|镇|乡|村)(?:域|内)?(?!长|委|政府|级|场|民营|直|报社|花|外)"
)


@dataclass(frozen=True, slots=True)
class Printed:
    """What `extract` finds: figures, and the periods and areas that `resolve` ties to them.

    `here` are words for an area that only the context names: 全市, 我省, 该县.
    """

    figures: tuple[Figure, ...]
    periods: tuple[PeriodMention, ...]
    areas: tuple[AreaMention, ...]
    here: tuple[Span, ...]


def extract(document: Document, catalogue: Catalogue) -> Printed:
    """Find every figure, period and area of a document. Cost is linear in its text."""
    view = document.view
    when = periods.find(view)
    where = catalogue.areas.mentions(view, _year(document))
    here = tuple(Span(*m.span()) for m in _RELATIVE.finditer(view))
    blocked = exclusions.mask(view)
    for mention in when:
        exclusions.block(blocked, mention.start, mention.end)
    for start, end in periods.dates(view):
        exclusions.block(blocked, start, end)
    for cell in tables.numeric_cells(document):
        exclusions.block(blocked, cell.start, cell.end)
    found = quantities.find(view, blocked, catalogue.units)
    named = figures.find(view, _blank(view, when, where, here), found, catalogue.phrases, catalogue.units)
    named += tables.find(document, catalogue.units)
    return Printed(tuple(sorted(named, key=lambda f: f.quantity.start)), tuple(when), where, here)


def _blank(view: str, *spans: Iterable[Span | PeriodMention | AreaMention]) -> str:
    """The view with areas and periods as NUL: what is left of a clause is its indicator."""
    out = list(view)
    for group in spans:
        for span in group:
            out[span.start : span.end] = NUL * (span.end - span.start)
    return "".join(out)


def _year(document: Document) -> int | None:
    dates = [article.date[:4] for article in document.articles if article.date]
    return int(dates[0]) if dates and dates[0].isdigit() else None
