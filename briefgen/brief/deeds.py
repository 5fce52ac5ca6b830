"""Measures: what regions have in common, what one has alone, what others may look at."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.brief.desk import Desk
from briefgen.brief.pieces import Words, join, ref
from briefgen.brief.punctuation import set_full_width
from briefgen.brief.totals import areas_word
from briefgen.compare import similar
from briefgen.model import MeasureKind, Observation, PolicyMeasure

_KINDS: dict[MeasureKind, str] = {"policy": "政策", "campaign": "行动", "mechanism": "机制"}
_VERBS = (
    "出台|印发|制定|开展|实施|推行|推广|落实|建立|设立|设|创新推行|探索|构建|推进|启动|打造|培育|健全|完善"
)
_OUTCOMES = (
    "带动|覆盖|惠及|服务|培训|帮扶|帮助|资助|救助|选派|结对|吸纳|安置|完成|建成|改造|整改|发放|消除|组织|派出|解决"
    "|撬动|投入|培育|整治"
)
_NOUN = re.compile(r".{0,4}(?:行动|工程|计划|机制|活动|工作法|模式|制度|平台|做法)")
_NOT_PRINTED = re.compile("[\\s\u2060]")
_SAME = 0.7
_MOST_OWN, _MOST_MODELS = 5, 3
_SHOWN = 4
TOLD = 2
"""How many kinds of measures in common are told in words; where there are more, a table shows them all."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The measures of one theme and kind, one a region."""

    theme: str
    kind: MeasureKind
    measures: tuple[PolicyMeasure, ...]

    @property
    def label(self) -> str:
        """住房类政策, 产业类行动."""
        return f"{self.theme}类{_KINDS[self.kind]}"

    @property
    def areas(self) -> tuple[str, ...]:
        """The regions, each once."""
        return tuple(dict.fromkeys(measure.ref_area for measure in self.measures))


def shelved(desk: Desk) -> list[Shelf]:
    """Measures by theme and kind; a measure stands under its first theme."""
    found: dict[tuple[str, MeasureKind], list[PolicyMeasure]] = defaultdict(list)
    for measure in _merged(desk.measures):
        found[measure.themes[0], measure.kind].append(measure)
    return [
        Shelf(theme, kind, tuple(sorted(bundle, key=lambda measure: desk.rank(measure.ref_area))))
        for (theme, kind), bundle in found.items()
    ]


def measures_part(desk: Desk, shelves: Sequence[Shelf]) -> tuple[Words, ...]:
    """（一）共同做法, （二）各地特色, （三）可资借鉴; those that have nothing to say are left out, and one alone
    needs neither number nor name."""
    common = in_common(desk, shelves)
    single = [shelf for shelf in shelves if len(shelf.areas) == 1]
    told: set[PolicyMeasure] = set()
    parts: list[tuple[str, Words]] = []
    if common:
        chosen = common[:TOLD]
        parts.append(("共同做法", (*join((_common(desk, shelf, told) for shelf in chosen), "；"), "。")))
    models = _models(desk, single, told) if len(_areas(desk)) > 1 else ()
    own = _own(desk, single, told)
    if own:
        parts.append(("各地特色", (*join(own, "；"), "。")))
    if models:
        parts.append(("可资借鉴", models))
    if len(parts) == 1:
        return (parts[0][1],)
    return tuple((f"（{'一二三'[index]}）{name}。", *words) for index, (name, words) in enumerate(parts))


def in_common(desk: Desk, shelves: Sequence[Shelf]) -> list[Shelf]:
    """The kinds of measures that several regions have, those of most regions first."""
    common = [shelf for shelf in shelves if len(shelf.areas) > 1]
    common = [shelf for shelf in common if not desk.asked or set(shelf.areas) & desk.asked]
    return sorted(common, key=lambda shelf: -len(shelf.areas))


def title(desk: Desk, measure: PolicyMeasure) -> str:
    """A measure's name: 《…》 a document, all else with the quotation marks of its source (“五个一”行动); one that
    is only planned is marked so."""
    return _name(desk, measure) + ("〔计划〕" if measure.scenario == "target" else "")


def _name(desk: Desk, measure: PolicyMeasure) -> str:
    if measure.kind == "policy":
        return f"《{measure.name}》"
    document = desk.documents.get(measure.doc_id)
    view = document.view if document else ""
    printed = set_full_width(_NOT_PRINTED.sub("", view[measure.start : measure.end]))
    if _key(printed) != _key(measure.name):
        return f"“{measure.name}”"
    return f"“{printed}”" if view[measure.start - 1 : measure.start] == "“" else printed


def _key(name: str) -> str:
    return "".join(char for char in name.replace("＋", "+") if char.isalnum() or char == "+")


def _areas(desk: Desk) -> set[str]:
    return {measure.ref_area for measure in desk.measures} | {o.ref_area for o in desk.observations}


def _merged(measures: Sequence[PolicyMeasure]) -> list[PolicyMeasure]:
    """Near-duplicates of one region as one: the first mention stands for all."""
    kept: list[PolicyMeasure] = []
    for measure in measures:
        if measure.ref_area and not any(
            other.ref_area == measure.ref_area and _same(other.name, measure.name) for other in kept
        ):
            kept.append(measure)
    return kept


def _same(a: str, b: str) -> bool:
    short, long = sorted((a.replace("＋", "+"), b.replace("＋", "+")), key=len)
    return short in long or similar(a, b) >= _SAME


def _common(desk: Desk, shelf: Shelf, told: set[PolicyMeasure]) -> Words:
    best = [_best(desk, [m for m in shelf.measures if m.ref_area == area]) for area in shelf.areas]
    shown = best[:_SHOWN]
    told.update(shown)
    listed = join(((desk.name(m.ref_area), *_named(desk, m)) for m in shown), "，")
    more = "等" if len(best) > len(shown) else ""
    where = (
        areas_word(desk, shelf.areas)
        if len({desk.level(a) for a in shelf.areas}) == 1
        else f"{len(shelf.areas)}地"
    )
    return (f"{shelf.label}见于{where}：", *listed, more)


def _best(desk: Desk, measures: Sequence[PolicyMeasure]) -> PolicyMeasure:
    """A name in quotation marks before a description, one with figures before one without, the first."""

    def fitness(measure: PolicyMeasure) -> tuple[bool, bool, bool, int]:
        return _done(measure), _quoted(desk, measure), _figures(desk, measure) > 0, -measure.start

    return max(measures, key=fitness)


def _quoted(desk: Desk, measure: PolicyMeasure) -> bool:
    document = desk.documents.get(measure.doc_id)
    return document is not None and bool(
        re.search('[“《"]', document.text[max(0, measure.start - 1) : measure.start + 1])
    )


def _figures(desk: Desk, measure: PolicyMeasure) -> int:
    return desk.in_sentence.get((measure.doc_id, measure.sentence_start), 0)


def _own(desk: Desk, single: Sequence[Shelf], told: set[PolicyMeasure]) -> list[Words]:
    """For each region, one or two measures that no other of its level has, those with figures first."""
    by_area: dict[str, list[PolicyMeasure]] = defaultdict(list)
    for shelf in single:
        by_area[shelf.areas[0]].append(_best(desk, shelf.measures))
    areas = sorted(by_area, key=desk.rank)[:_MOST_OWN]
    each = 1 if len(areas) > 3 else 2
    parts = []
    for area in areas:
        best = sorted(
            by_area[area], key=lambda m: (not _quoted(desk, m), not _figures(desk, m), m.doc_id, m.start)
        )
        chosen = [measure for measure in best if measure not in told][:each]
        told.update(chosen)
        if chosen:
            listed = join((_named(desk, measure, verb=True) for measure in chosen), "，")
            parts.append((desk.name(area), *listed))
    return parts


def _named(desk: Desk, measure: PolicyMeasure, verb: bool = False) -> Words:
    """The name as names are printed, with what it brought where its own clause or the next says so."""
    lead = _verb(desk, measure) if verb else ""
    result = "" if measure.kind == "policy" else _result(desk, measure)
    planned = "" if _done(measure) else "计划"
    return (f"{planned}{lead}{_name(desk, measure)}{result}", ref(measure))


def _verb(desk: Desk, measure: PolicyMeasure) -> str:
    """The verb that stands before the name in the text, if it is one of the plain ones."""
    document = desk.documents.get(measure.doc_id)
    before = document.view[max(0, measure.start - 8) : measure.start] if document else ""
    match = re.search(rf"({_VERBS})了?[“《\"]?$", before)
    return match[1] if match else ""


def _result(desk: Desk, measure: PolicyMeasure) -> str:
    """What the text says of the name's result, word for word, if that is short, whole and has a figure."""
    document = desk.documents.get(measure.doc_id)
    if document is None:
        return ""
    closing = document.view[measure.end : measure.end + 1]
    at = measure.end + (closing in ("”", '"'))
    view = document.view[at : measure.sentence_end]
    own = re.match(r"[^,，、;；。“”《》（）()]{0,16}(?=[,，;；。])", view)
    if own is None:
        return ""
    if _sound_figures(desk, measure.doc_id, (at, at + own.end())) and document.view[at - 1] in '”"':
        return own[0]
    behind = re.match(
        rf"[,，]((?:{_OUTCOMES})[^,，;；。“”《》（）()]{{4,22}})(?=[,，;；。])", view[own.end() :]
    )
    if behind is None or _any_figure(desk, measure.doc_id, (at, at + own.end())):
        return ""
    low = at + own.end() + 1
    sound = _sound_figures(desk, measure.doc_id, (low, low + len(behind[1])))
    return f"{own[0] if _NOUN.fullmatch(own[0]) else ''}，{behind[1]}" if sound else ""


def _inside(desk: Desk, doc_id: str, stretch: tuple[int, int]) -> list[Observation]:
    return [o for at in range(*stretch) if (o := desk.by_start.get((doc_id, at))) is not None]


def _any_figure(desk: Desk, doc_id: str, stretch: tuple[int, int]) -> bool:
    return bool(_inside(desk, doc_id, stretch))


def _sound_figures(desk: Desk, doc_id: str, stretch: tuple[int, int]) -> bool:
    found = _inside(desk, doc_id, stretch)
    return bool(found) and not any(o.suspect for o in found)


def _done(measure: PolicyMeasure) -> bool:
    """Is it more than a plan? Nobody learns from what is still to come."""
    return measure.scenario != "target"


def _models(desk: Desk, single: Sequence[Shelf], told: set[PolicyMeasure]) -> Words:
    """Kinds of measures that one region alone has, at most one a region: those whose name is told with its result first,
    then those with the most figures."""
    done = [(shelf, [m for m in shelf.measures if _done(m) and _figures(desk, m)]) for shelf in single]
    chosen = [(shelf, _best(desk, measures)) for shelf, measures in done if measures]
    chosen.sort(key=lambda pair: (not _result(desk, pair[1]), -_figures(desk, pair[1])))
    by_area: dict[str, tuple[Shelf, PolicyMeasure]] = {}
    for shelf, measure in chosen:
        if measure not in told:
            by_area.setdefault(measure.ref_area, (shelf, measure))
    models = list(by_area.values())[:_MOST_MODELS]
    if not models:
        return ()
    told.update(measure for _, measure in models)
    listed = [
        (f"{shelf.label}只见于{desk.name(measure.ref_area)}", *_named(desk, measure))
        for shelf, measure in models
    ]
    return ("本期材料中，具名的", *join(listed, "；"), "，其他地方可对照参考。")
