"""What a spec selects from everything that was read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch

from briefgen.brief.desk import Desk, reporting_years
from briefgen.catalogue import Catalogue
from briefgen.compare import Comparison, compare
from briefgen.model import Document, Extraction, Observation, PolicyMeasure
from briefgen.spec import BriefSpec

_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class _Focus:
    """The areas of a brief.

    `named` by the spec, `shown` beside them with their measures, `compared` beside them in rows that
    speak of a named one; None is all. `home` is the area whose parts are compared.
    """

    named: frozenset[str]
    shown: frozenset[str] | None
    compared: frozenset[str] | None
    home: str


def choose(
    spec: BriefSpec,
    extractions: Sequence[Extraction],
    documents: Mapping[str, Document],
    catalogue: Catalogue,
) -> Desk:
    """The desk of one brief: observations, comparisons, measures and issues that the spec selects."""
    sources = {doc for doc, document in documents.items() if _from_sources(document, spec)}
    kept = [extraction for extraction in extractions if extraction.doc_id in sources]
    read_all = tuple(o for extraction in kept for o in extraction.observations)
    every_measure = tuple(m for extraction in kept for m in extraction.measures)
    focus = _focus(spec, read_all, every_measure, catalogue)
    spoken = {o.ref_area for o in read_all} | {m.ref_area for m in every_measure}
    names = _names(read_all, every_measure, catalogue)
    towns = {
        area
        for area in spoken
        if catalogue.areas.level(area) == "town" and names.get(area) not in spec.regions
    }
    observations = tuple(o for o in read_all if o.ref_area not in towns and _selected(o, spec, focus))
    rows = compare(observations, catalogue, documents)
    measures = tuple(
        m for m in every_measure if m.ref_area not in towns and _selected_measure(m, spec, focus)
    )
    return Desk(
        spec=spec,
        catalogue=catalogue,
        documents=documents,
        observations=observations,
        rows=_rows(rows, spec, focus),
        measures=measures,
        issues=tuple(issue for extraction in kept for issue in extraction.issues),
        read_all=read_all,
        order=_order(read_all, every_measure),
        names=names,
        years=reporting_years(read_all, documents),
        home=focus.home,
        asked=focus.named,
    )


def selected(
    spec: BriefSpec,
    observations: Sequence[Observation],
    measures: Sequence[PolicyMeasure],
    catalogue: Catalogue,
) -> tuple[tuple[Observation, ...], tuple[PolicyMeasure, ...]]:
    """What the spec selects of another issue's figures and measures."""
    focus = _focus(spec, observations, measures, catalogue)
    kept = tuple(o for o in observations if _selected(o, spec, focus))
    return kept, tuple(m for m in measures if _selected_measure(m, spec, focus))


def _names(
    observations: Sequence[Observation], measures: Sequence[PolicyMeasure], catalogue: Catalogue
) -> dict[str, str]:
    """The name of each area as the sources resolved it; its present one where they are of several times."""
    called: dict[str, set[str]] = defaultdict(set)
    for observation in observations:
        called[observation.ref_area].add(observation.ref_area_name)
    for measure in measures:
        called[measure.ref_area].add(measure.ref_area_name)
    present = {code: catalogue.areas.get(code) for code, names in called.items() if len(names) > 1}
    return {code: now.name if (now := present.get(code)) else min(names) for code, names in called.items()}


def _from_sources(document: Document, spec: BriefSpec) -> bool:
    return not spec.sources or any(fnmatch(document.name, pattern) for pattern in spec.sources)


def _selected(observation: Observation, spec: BriefSpec, focus: _Focus) -> bool:
    if focus.compared is not None and observation.ref_area not in focus.compared:
        return False
    if spec.themes and not set(spec.themes) & set(observation.themes):
        return False
    if spec.indicators and observation.indicator not in spec.indicators:
        return False
    return not spec.periods or any(_overlaps(observation.time_period, period) for period in spec.periods)


def _selected_measure(measure: PolicyMeasure, spec: BriefSpec, focus: _Focus) -> bool:
    if focus.shown is not None and measure.ref_area not in focus.shown:
        return False
    return not spec.themes or measure.themes[0] in spec.themes


def _overlaps(period: str, wanted: str) -> bool:
    """Do two periods share a day? Compared as texts, each end padded to its precision."""
    if not period:
        return False
    start, _, end = period.partition("/")
    low, _, high = wanted.partition("/")
    return start <= f"{high or low}~" and low <= f"{end or start}~"


def _rows(rows: Sequence[Comparison], spec: BriefSpec, focus: _Focus) -> tuple[Comparison, ...]:
    """Rows about the asked areas and, where there are enough, those about the theme first of all."""
    asked = tuple(row for row in rows if _about_focus(row, focus))
    main = tuple(row for row in asked if not spec.themes or _about_theme(row, spec))
    enough = sum(len(row.areas) > 1 for row in main) >= _ENOUGH
    return main if enough else asked


def _about_theme(row: Comparison, spec: BriefSpec) -> bool:
    return any(member.themes[:1] and member.themes[0] in spec.themes for member in row.members)


def _about_focus(row: Comparison, focus: _Focus) -> bool:
    return not focus.named or bool(focus.named & set(row.areas))


def _order(observations: Sequence[Observation], measures: Sequence[PolicyMeasure]) -> tuple[str, ...]:
    """Areas in the order in which the sources first speak of them."""
    areas = [o.ref_area for o in observations] + [m.ref_area for m in measures]
    return tuple(area for area in dict.fromkeys(areas) if area)


def _focus(
    spec: BriefSpec,
    observations: Sequence[Observation],
    measures: Sequence[PolicyMeasure],
    catalogue: Catalogue,
) -> _Focus:
    named_by = {o.ref_area_name: o.ref_area for o in observations}
    named_by |= {m.ref_area_name: m.ref_area for m in measures}
    # A spec may call an area by its present name where its texts are of an older time.
    now = (catalogue.areas.get(code) for code in sorted(set(named_by.values())))
    named_by |= {area.name: area.code for area in now if area and area.name not in named_by}
    areas = catalogue.areas
    known = {name: found[0].code for name in spec.regions if len(found := areas.find(name)) == 1}
    named = frozenset(code for name in spec.regions if (code := named_by.get(name) or known.get(name)))
    if not spec.regions:
        return _Focus(frozenset(), None, None, "")
    present = frozenset(area for area in named_by.values() if area)
    inside = {area for area in present for top in named if area != top and areas.within(area, top)}
    if not named & present and not (spec.subregions and inside):
        return _Focus(frozenset({"?"}), frozenset(), frozenset(), "")
    if spec.by == "theme":
        chosen = named | (inside if spec.subregions else frozenset())
        return _Focus(frozenset(), chosen, chosen, "")
    levels = {areas.level(area) for area in named}
    if spec.subregions and inside:
        home = next(iter(named)) if len(named) == 1 and named <= present else ""
        return _Focus(named | inside, named | inside, named | inside, home)
    if len(named) > 1:  # who names several asks for these alone
        return _Focus(named, named, named, "")
    inside = {area for area in inside if _right_below(areas.level(area), levels)}
    peers = {area for area in present if areas.level(area) in levels}
    near = {area for area in present if _next_to(areas.level(area), levels)}
    return _Focus(named, named | inside | peers, named | inside | peers | near, "")


def _right_below(level: str | None, levels: Collection[str | None]) -> bool:
    """Cities lie right below provinces, counties right below cities."""
    below = {"prefecture": "province", "county": "prefecture", "town": "county"}
    return below.get(level or "") in levels


def _next_to(level: str | None, levels: Collection[str | None]) -> bool:
    """A city stands beside provinces where rates are compared, a county beside cities."""
    above = {"province": "prefecture", "prefecture": "county"}
    return above.get(level or "") in levels
