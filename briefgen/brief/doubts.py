"""Doubted figures: all of an issue in the weekly brief, elsewhere those that the brief prints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from briefgen.brief.candidate import Candidate
from briefgen.brief.desk import Desk
from briefgen.brief.pieces import Ref, Words, join, ref
from briefgen.brief.punctuation import title
from briefgen.model import Issue, Observation, Place

_REASONS = {
    "magnitude": "疑丢失小数点或数量级",
    "unit": "漏印单位",
    "sum": "与分项之和不符",
    "share": "与占比不符",
    "growth": "与增速不符",
    "change": "与增减额不符",
    "ratio": "与均数不符",
    "conflict": "前后不一",
}
_MOST = 12


def doubts_part(desk: Desk, used: Collection[Observation], every: bool) -> tuple[Words, ...]:
    """One numbered paragraph a doubt, or one sentence that says there is none."""
    index = desk.by_start
    areas = {o.ref_area for o in used} | {desk.home}
    paragraphs: list[Words] = []
    elsewhere: dict[str, int] = defaultdict(int)
    for issue in _worth(desk.issues):
        figure = index.get((issue.places[0].doc_id, issue.places[0].start))
        own = figure is not None and (
            figure in used or (not issue.suspect and figure.ref_area in areas and not desk.spec.themes)
        )
        if every or own:
            paragraphs.append(_said(desk, issue, index))
        elif issue.suspect:
            elsewhere[issue.places[0].doc_id] += 1
    if paragraphs:
        return tuple(paragraphs[:_MOST])
    return (_none(desk, used, elsewhere),)


def _worth(issues: Iterable[Issue]) -> list[Issue]:
    """Suspect figures first, then requests to check; one issue a figure."""
    seen: set[tuple[str, int]] = set()
    kept = []
    for issue in sorted(issues, key=lambda issue: not issue.suspect):
        if issue.code in ("furniture", "unreadable") or not issue.places or issue.severity == "info":
            continue
        key = (issue.places[0].doc_id, issue.places[0].start)
        if key not in seen:
            seen.add(key)
            kept.append(issue)
    return kept


def _said(desk: Desk, issue: Issue, index: Mapping[tuple[str, int], Observation]) -> Words:
    text = issue.message.rstrip("。")
    lead = "" if issue.suspect else "请核实："
    places = (_ref(place, index) for place in issue.places)
    found = dict.fromkeys(place for place in places if place is not None)
    return (f"{lead}{text}", *found, "。")


def _ref(place: Place, index: Mapping[tuple[str, int], Observation]) -> Ref | None:
    figure = index.get((place.doc_id, place.start))
    return ref(figure) if figure is not None else None


def _none(desk: Desk, used: Collection[Observation], elsewhere: Mapping[str, int]) -> Words:
    docs = {o.doc_id for o in used}
    count = sum(number for doc, number in elsewhere.items() if doc in docs)
    rest = f"采用数字的来源中另有{count}个数字存疑，均未采用。" if count else ""
    return (f"本期采用的数字未发现丢失小数点、漏印单位等存疑之处。{rest}",)


def doubt_finding(desk: Desk) -> Candidate | None:
    """How many figures of the issue are doubted, source by source, with one example each."""
    index = desk.by_start
    found: dict[str, list[tuple[Issue, Observation]]] = defaultdict(list)
    for issue in _worth(desk.issues):
        figure = index.get((issue.places[0].doc_id, issue.places[0].start))
        if issue.suspect and figure is not None:
            found[issue.places[0].doc_id].append((issue, figure))
    if not found:
        return None
    listed = [_of_source(desk, bundle) for bundle in found.values()]
    total = sum(len(bundle) for bundle in found.values())
    words: Words = (f"本期{total}个数字存疑，引用前须核对：", *join(listed, "；"), "。")
    figures = frozenset(figure for bundle in found.values() for _, figure in bundle)
    return Candidate("doubts", (words,), figures, ())


def _of_source(desk: Desk, bundle: Sequence[tuple[Issue, Observation]]) -> Words:
    article = desk.article(bundle[0][1])
    name = f"《{title(article.title)}》" if article and article.title else "一份来源"
    if article and article.publisher:
        name = article.publisher if len(article.publisher) < 12 else name
    issue, figure = bundle[0]
    reason = _REASONS.get(issue.code, "前后不符")
    codes = {issue.code for issue, _ in bundle}
    such = "，如" if len(bundle) > 1 else "，即"
    label = (
        f"{desk.official(figure.ref_area)}{figure.indicator_text}"
        if figure.ref_area
        else figure.indicator_text
    )
    label += "增速" if figure.transformation == "growth" and not label.endswith("速") else ""
    what = reason if len(codes) == 1 else "疑有误"
    return (f"{name}{len(bundle)}个{what}{such}{label}“{desk.printed(figure)}”", ref(figure))
