"""A named measure gets its area and its themes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.catalogue import Catalogue
from briefgen.extract.clauses import clauses
from briefgen.extract.measures import FoundMeasure
from briefgen.extract.printed import Printed
from briefgen.model import Document, PolicyMeasure, Section, Span
from briefgen.resolve.area import AreaFinder
from briefgen.resolve.headed import sections_at
from briefgen.resolve.home import Home, paragraph
from briefgen.resolve.plans import under_plans

# What is said of a measure, by how surely it says what the measure is about.
_NOUN, _DOES, _LEADS, _SENTENCE = 4.0, 1.5, 1.0, 0.5
_BEHIND = re.compile("”?(?:“[^”]{2,12}”)*[^，。；：、“”《》\n]{0,12}")
"""The noun that a name in quotation marks is attribute to, and names that stand right beside it: “四跟四走”产业扶贫."""
_PLANS = re.compile("(?:^|[，；：。])[^，；：。]{0,12}(?:计划(?!”)|拟|打算|下一步|力争|准备)[^，；。]{0,12}$")
"""下一步，将实施“…”行动"""
_MAKES = re.compile("(?:出台|制定|印发|编制|起草)[“《]*$")
_GOES_ON = re.compile("(?:继续|坚持|深化|严格|落实|认真|巩固|围绕|对照|持续)[^，；。]{0,10}$")
_SIGNS = frozenset("〇○零一二三四五六七八九十－—＋")
_FIRST_CLAUSES = re.compile("[，,]?[^，。；,]{0,40}(?:[，,][^，。；,]{0,40})?")


def measures(
    document: Document, printed: Printed, catalogue: Catalogue, homes: Sequence[Home], areas: AreaFinder
) -> tuple[PolicyMeasure, ...]:
    """The policies, campaigns and mechanisms that a document names, each with whose it is."""
    found = []
    for measure in printed.measures:
        own = next((h for h in homes if h.article.start <= measure.start < h.article.end), None)
        if own:
            found.append(_measure(measure, document, catalogue, own, areas))
    return tuple(found)


def _measure(
    measure: FoundMeasure, document: Document, catalogue: Catalogue, own: Home, areas: AreaFinder
) -> PolicyMeasure:
    sentence = Span(measure.sentence_start, measure.sentence_end)
    around = clauses(document.view, sentence)
    clause = next((c for c in reversed(around) if c.start <= measure.start), sentence)
    sections = sections_at(own.article.sections, measure.start)
    area, _ = areas.find(Span(measure.start, measure.end), clause, sentence, own, sections)
    area = areas.then.of(areas.leading(Span(measure.start, measure.end), own) or area, own)
    return PolicyMeasure(
        doc_id=document.doc_id,
        start=measure.start,
        end=measure.end,
        name=_as_printed(measure, document),
        kind=measure.kind,
        ref_area=area.code if area else "",
        ref_area_name=area.name if area else "",
        themes=_themes(measure, document.view, catalogue, around, [s.heading for s in sections]),
        sentence_start=measure.sentence_start,
        sentence_end=measure.sentence_end,
        scenario="target" if _is_planned(measure, document.view, sections) else "actual",
    )


def _is_planned(measure: FoundMeasure, view: str, sections: Sequence[Section]) -> bool:
    """Is it only to come: named under the heading of plans, or behind a word of planning in its sentence?

    What goes on, or is to be carried out as laid down, is there already.
    """
    start = measure.sentence_start
    planned = under_plans(sections) or _PLANS.search(view, start, measure.start)
    made = measure.kind != "policy" or _MAKES.search(view, start, measure.start)
    return bool(planned and made and not _GOES_ON.search(view, start, measure.start))


def _as_printed(measure: FoundMeasure, document: Document) -> str:
    """The name with the signs that its source prints (党员＋移民户, 二〇三五年远景目标纲要), where the view reads + and 2035."""
    text = document.text[measure.start : measure.end]
    inside = text[1:-1]
    if measure.kind == "policy" and text.startswith("《") and len(inside) == len(measure.name):
        return "".join(a if a in _SIGNS else b for a, b in zip(inside, measure.name, strict=True))
    return measure.name.replace("+", "＋") if "＋" in text else measure.name


def _themes(
    measure: FoundMeasure, view: str, catalogue: Catalogue, around: Sequence[Span], headings: Sequence[str]
) -> tuple[str, ...]:
    """What its name and the noun behind it say counts most, then what it does, then what leads to it."""
    behind = _BEHIND.match(view, measure.end, measure.sentence_end)
    noun = behind[0] if behind else ""
    rest = view[measure.end + len(noun) : measure.sentence_end]
    before = next((c for c in reversed(around) if c.start <= measure.start), around[0])
    done = _FIRST_CLAUSES.match(rest)
    texts = {noun: _NOUN, done[0] if done else "": _DOES, view[before.start : measure.start]: _LEADS,
             view[measure.sentence_start : measure.sentence_end]: _SENTENCE}  # fmt: skip
    told = catalogue.themes.of_measure(measure.name, texts, headings)
    if not told:
        text = view[paragraph(view, measure.start) : measure.sentence_end]
        return catalogue.themes.of_text(text, headings)
    return told
