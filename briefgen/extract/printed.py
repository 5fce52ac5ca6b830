"""All that is printed in a document, before it is given its meaning."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from briefgen.catalogue import Catalogue
from briefgen.catalogue.areas import AreaMention, Areas
from briefgen.extract import exclusions, figures, flat_tables, periods, quantities, structures, tables
from briefgen.extract.asides import NUL
from briefgen.extract.figures import Figure
from briefgen.extract.measures import FoundMeasure, find_measures
from briefgen.extract.numerals import JOIN
from briefgen.extract.period_mention import PeriodMention
from briefgen.model import Document, Span

_HEAD = 60
"""The short name of a prefecture that stands so early, or that alone is named, is meant."""
_GOING = re.compile(
    "(?:赴|前往)(?P<where>[一-鿿、]{2,14}?)等?(?:地|省市|省|市)?(?=务工|就业|上岗|打工|跟岗|挂职|研学|实习|考察|培训)"
)
_FOOTNOTE = re.compile(r"\[\d{1,2}\]")
_LETTERS = re.compile(r"[\u4e00-\u9fff]{1,5}?[两三四五六](?:省|地|市)")
_RELATIVE = re.compile(
    r"全(?:自治区|自治州|自治县|地区|省|市|县|区|州|旗|盟|镇|乡|村)(?:域|内)?|"
    r"我国|3[14]个?省[份市区（、]|(?:我|该|此|本|两|三)(?:自治区|自治州|自治县|地区|省|市|县|区|州|旗|盟|镇|乡|村)(?:域|内)?"
    r"(?!长|委|政府|级|场|民营|直|报社|花)"
    r"|(?<![一-鿿])(?:省|市|县|区|州|旗|镇|乡|村)里(?![一-鿿]?[程弄])"
)


@dataclass(frozen=True, slots=True)
class Printed:
    """What `extract` finds: figures, named measures, and the periods and areas that `resolve` ties to them.

    `here` are words for an area that only the context names: 全市, 我省, 该县.
    """

    figures: tuple[Figure, ...]
    measures: tuple[FoundMeasure, ...]
    periods: tuple[PeriodMention, ...]
    areas: tuple[AreaMention, ...]
    here: tuple[Span, ...]


def extract(document: Document, catalogue: Catalogue) -> Printed:
    """Find every figure, period and area of a document. Cost is linear in its text."""
    view = document.view
    when = periods.find(view)
    mentions = _mentions(document, catalogue.areas)
    where = plausible(mentions, catalogue.areas, view)
    here = tuple(Span(*m.span()) for m in _RELATIVE.finditer(view))
    blocked = exclusions.mask(view)
    for mention in when:
        exclusions.block(blocked, mention.start, mention.end)
    for start, end in periods.dates(view):
        exclusions.block(blocked, start, end)
    for cell in tables.numeric_cells(document):
        exclusions.block(blocked, cell.start, cell.end)
    flattened = list(flat_tables.find(view, blocked, where, catalogue.units))
    found = quantities.find(view, blocked, catalogue.units)
    blank = _blank(view, when, where, here)
    named = figures.find(view, _with_destinations(view, blank), found, catalogue.phrases, catalogue.units)
    named += [*tables.find(document, catalogue.units, named), *flattened, *structures.find(view)]
    ordered = tuple(sorted(named, key=lambda f: f.quantity.start))
    return Printed(ordered, find_measures(document, catalogue), tuple(when), where, here)


def _mentions(document: Document, areas: Areas) -> tuple[AreaMention, ...]:
    """The areas that a document names, also where a line was broken inside a name."""
    view, told = document.view, _told(document, areas)
    if JOIN not in view:
        return areas.mentions(view, _year(document), known=told)
    places = [at for at, char in enumerate(view) if char != JOIN]
    found = areas.mentions(view.replace(JOIN, ""), _year(document), known=told)
    return tuple(replace(m, start=places[m.start], end=places[m.end - 1] + 1) for m in found)


def plausible(mentions: Sequence[AreaMention], areas: Areas, view: str) -> tuple[AreaMention, ...]:
    """The names that mean areas here: a short name far from what the text is about is an ordinary word.

    京津冀 and 川渝 are regions of their own, no provinces; 湘鄂两省 are two. 绿色通道 is no 通道县 in a text about 湖北; 日照 is one only in a text that speaks of 山东.
    """
    mentions = [m for m in mentions if len(m.text) > 1 or _LETTERS.match(view, m.start)]
    votes: Counter[str] = Counter()
    sure: set[str] = set()
    for mention in mentions:
        provinces = {code[:2] for code in mention.codes}
        votes.update(provinces)
        if mention.form == "full" and len(mention.text) > 2:
            sure |= provinces
    least = max(2, sum(votes.values()) // 3)
    known = sure | {province for province, count in votes.items() if count >= least}
    kept = []
    for mention in mentions:
        codes = tuple(code for code in mention.codes if code[:2] in known) or mention.codes
        province = any(code.endswith("0000") for code in mention.codes)
        early = mention.start < _HEAD or len(votes) == 1
        heads = early and any(code.endswith("00") for code in mention.codes)
        if province or heads or mention.form in ("alias", "full") or any(code[:2] in known for code in codes):
            kept.append(mention if codes == mention.codes else replace(mention, codes=codes))
    return tuple(kept)


def _blank(view: str, *spans: Iterable[Span | PeriodMention | AreaMention]) -> str:
    """The view with areas and periods as NUL: what is left of a clause is its indicator."""
    out = list(_FOOTNOTE.sub(lambda mark: JOIN * len(mark[0]), view))
    for group in spans:
        for span in group:
            out[span.start : span.end] = NUL * (span.end - span.start)
    # 依次为 gives each its own, as 分别为 does
    return "".join(out).replace("依次为", "分别为").replace("依次是", "分别是")


def _with_destinations(view: str, blank: str) -> str:
    """The blanked view with the areas that people go to (赴浙江、广东上岗): they say what is counted, not where."""
    goings = list(_GOING.finditer(view))
    if not goings:
        return blank
    out = list(blank)
    for going in goings:
        place = slice(*going.span("where"))
        out[place] = view[place].replace("、", "和")
    return "".join(out)


def _told(document: Document, areas: Areas) -> tuple[str, ...]:
    """The areas that `sources.yaml` tells: short names inside them are no ordinary words."""
    regions = dict.fromkeys(article.region for article in document.articles if article.region)
    return tuple(area.code for region in regions for area in areas.find(region)[:1])


def _year(document: Document) -> int | None:
    dates = [article.date[:4] for article in document.articles if article.date]
    return int(dates[0]) if dates and dates[0].isdigit() else None
