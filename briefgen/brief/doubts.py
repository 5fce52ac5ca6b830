"""Doubted figures: all of an issue in the weekly brief, elsewhere those that the brief prints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from briefgen.brief.candidate import Candidate
from briefgen.brief.desk import Desk
from briefgen.brief.pieces import Ref, Words, join, ref
from briefgen.brief.punctuation import title
from briefgen.compare import state_words
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
_REQUESTS = 3
_MOST_SOURCES = 3


def doubts_part(desk: Desk, used: Collection[Observation], every: bool) -> tuple[Words, ...]:
    """One numbered paragraph a doubt, or one sentence that says there is none.

    A brief about regions prints all doubts of these, whether it uses the figures or not.
    """
    index = desk.by_start
    areas = {o.ref_area for o in used} | {desk.home}
    paragraphs: list[Words] = []
    elsewhere: dict[str, int] = defaultdict(int)
    for issue in _worth(desk.issues, every):
        figure = index.get((issue.places[0].doc_id, issue.places[0].start))
        own = figure is not None and (
            figure in used or (not issue.suspect and figure.ref_area in areas and not desk.spec.themes)
        )
        if every or own or (issue.suspect and figure is not None and _asked(desk, figure)):
            paragraphs.append(_said(desk, issue, index))
        elif issue.suspect:
            elsewhere[issue.places[0].doc_id] += 1
    paragraphs += _upside_down(desk)
    if paragraphs:
        return tuple(paragraphs[:_MOST])
    return (_none(desk, used, elsewhere),)


def _asked(desk: Desk, figure: Observation) -> bool:
    """Is a figure of a region that the brief is about, or of one inside it?"""
    themed = not desk.spec.themes or bool(set(desk.spec.themes) & set(figure.themes))
    return themed and any(desk.catalogue.areas.within(figure.ref_area, area) for area in desk.asked)


def _upside_down(desk: Desk) -> list[Words]:
    """Parts larger than their wholes: nobody can say which is wrong, so an editor is asked."""
    found: list[Words] = []
    asked = {(place.doc_id, place.start) for issue in desk.issues for place in issue.places[:1]}
    for row in desk.rows:
        if row.axis != "area" or "value" not in row.differs:
            continue
        sound = [member for member in row.members if not member.suspect and member.scenario == "actual"]
        for whole in sound:
            for part in sound:
                if (part.doc_id, part.start) in asked:
                    continue
                if _larger_part(desk, whole, part) and not _newly(desk, whole) ^ _newly(desk, part):
                    asked.add((part.doc_id, part.start))
                    label = desk.label(row)
                    over: Words = (
                        f"请核实：{desk.official(part.ref_area)}{label}",
                        desk.figure(part),
                        ref(part),
                    )
                    below: Words = (f"，大于{desk.official(whole.ref_area)}", desk.figure(whole), ref(whole))
                    found.append((*over, *below, "，疑口径不同，可能值无从推定，未作比较。"))
    return found[:_REQUESTS]


def _newly(desk: Desk, figure: Observation) -> bool:
    """Does the figure count what was added, where the other may count what there is?"""
    return "新增" in state_words(figure, desk.label(figure), desk.documents)


def _larger_part(desk: Desk, whole: Observation, part: Observation) -> bool:
    same = whole.time_period == part.time_period and whole.ref_area != part.ref_area
    inside = same and desk.catalogue.areas.within(part.ref_area, whole.ref_area)
    return inside and whole.qualifier != ">" and part.obs_value > whole.obs_value


def _worth(issues: Iterable[Issue], every: bool = False) -> list[Issue]:
    """Suspect figures first, then requests to check, then remarks where all are wanted; one issue a figure."""
    seen: set[tuple[str, int]] = set()
    kept = []
    for issue in sorted(issues, key=lambda issue: (not issue.suspect, issue.severity == "info")):
        if issue.code in ("furniture", "unreadable") or not issue.places:
            continue
        if issue.severity == "info" and not every:
            continue
        key = (issue.places[0].doc_id, issue.places[0].start)
        if key not in seen:
            seen.add(key)
            kept.append(issue)
    return kept


def _said(desk: Desk, issue: Issue, index: Mapping[tuple[str, int], Observation]) -> Words:
    text = issue.message.rstrip("。")
    lead = "" if issue.suspect or issue.severity == "info" else "请核实："
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
    total = sum(len(bundle) for bundle in found.values())
    told = list(found.values())[:_MOST_SOURCES]
    if len(found) > len(told):
        listed = join((_example(desk, *bundle[0]) for bundle in told), "、")
        words: Words = (f"本期{total}个数字存疑，引用前须核对：如", *listed, "等，均见“数据存疑”。")
    else:
        listed = join((_of_source(desk, bundle) for bundle in told), "；")
        words = (f"本期{total}个数字存疑，引用前须核对：", *listed, "。")
    figures = frozenset(figure for bundle in found.values() for _, figure in bundle)
    return Candidate("doubts", (words,), figures, ())


def _example(desk: Desk, issue: Issue, figure: Observation) -> Words:
    """锦州市地区生产总值“572.3亿元”与分项之和不符"""
    reason = _REASONS.get(issue.code, "前后不符")
    return (f"{_called(desk, figure)}“{desk.printed(figure)}”", ref(figure), reason)


def _called(desk: Desk, figure: Observation) -> str:
    """What a doubted figure is, with its area."""
    area = desk.official(figure.ref_area) if figure.ref_area else ""
    label = f"{area}{figure.indicator_text}"
    return f"{label}增速" if figure.transformation == "growth" and not label.endswith("速") else label


def _of_source(desk: Desk, bundle: Sequence[tuple[Issue, Observation]]) -> Words:
    article = desk.article(bundle[0][1])
    name = f"《{title(article.title)}》" if article and article.title else "一份来源"
    if article and article.publisher:
        name = article.publisher if len(article.publisher) < 12 else name
    issue, figure = bundle[0]
    reason = _REASONS.get(issue.code, "前后不符")
    codes = {issue.code for issue, _ in bundle}
    such = "，如" if len(bundle) > 1 else "，即"
    label = _called(desk, figure)
    what = reason if len(codes) == 1 else "疑有误"
    return (f"{name}{len(bundle)}个{what}{such}{label}“{desk.printed(figure)}”", ref(figure))
