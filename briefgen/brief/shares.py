"""Findings about a part and its whole, one region over the years, and one region alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from briefgen.brief.arithmetic import share
from briefgen.brief.candidate import Candidate, value, ways, when
from briefgen.brief.desk import Desk
from briefgen.brief.pieces import Words, join, ref, tidy
from briefgen.brief.times import period_words
from briefgen.brief.totals import gap
from briefgen.compare import Comparison, similar
from briefgen.model import Observation

_FEW = Decimal(20)
_TOGETHER = 2
_ALONE = 3
_SHORT_NAME = 10
_SAME_WORDS = 0.8


def parts(desk: Desk) -> list[Candidate]:
    """Wholes and their parts, two to a finding."""
    found = []
    for row in desk.rows:
        if row.axis == "area" and row.parts:
            nearest = [pair for pair in row.parts if _direct(desk, pair[0], pair[1], row)]
            if nearest:
                found.append(_part(desk, row, *max(nearest, key=lambda pair: pair[1].obs_value)))
    found.sort(key=lambda candidate: candidate.weight)
    out = []
    for at in range(0, len(found), _TOGETHER):
        bundle = found[at : at + _TOGETHER]
        first = bundle[0]
        if len(bundle) == 1:
            out.append(replace(first, ways=first.ways[:-1]))
            continue
        # Only behind a sentence that begins with the whole may the second leave the whole out.
        short = bundle[1].ways[-1] if _one_whole(*bundle) else bundle[1].ways[0]
        said = (_ended(first.ways[0], short), _ended(first.ways[1], bundle[1].ways[0]))
        figures = frozenset(figure for candidate in bundle for figure in candidate.figures)
        rows = tuple(row for candidate in bundle for row in candidate.rows)
        out.append(Candidate("part", said, figures, rows, first.weight))
    return out


def _one_whole(first: Candidate, second: Candidate) -> bool:
    """Do two findings speak of parts of the same whole, so that the second need not name it?"""
    wholes = {pair[0].ref_area for candidate in (first, second) for pair in candidate.rows[0].parts}
    return len(wholes) == 1


def _direct(desk: Desk, whole: Observation, part: Observation, row: Comparison) -> bool:
    """A county in its own city, not in its province while the city stands in the row too."""
    within = desk.catalogue.areas.within
    if desk.level(part.ref_area) == "town" and desk.level(whole.ref_area) != "county":
        return False
    return not any(
        area not in (whole.ref_area, part.ref_area)
        and within(part.ref_area, area)
        and within(area, whole.ref_area)
        for area in row.areas
    )


def _part(desk: Desk, row: Comparison, whole: Observation, part: Observation) -> Candidate:
    year = when(desk, whole)
    few = row.dimension in ("counter", "person") and whole.obs_value < _FEW
    slots: dict[str, str | Words] = {
        "whole": desk.name(whole.ref_area),
        "part": desk.name(part.ref_area),
        "when_short": year,
        "label": desk.label(row),
        "a": value(desk, whole),
        "b": value(desk, part),
    }
    if few:
        said = ways("part_small", **slots)
    else:
        said = ways("part", **slots, s=share(part.obs_value, whole.obs_value))
    known = desk.catalogue.indicators.get(row.indicator) is not None
    return Candidate("part", said, frozenset((whole, part)), (row,), (not desk.main(row), few, not known))


def _ended(first: Words, second: Words) -> Words:
    """Two sentences as one, with a semicolon."""
    *head, last = first
    closed = (*head, last.removesuffix("。") + "；") if isinstance(last, str) else (*first, "；")
    return tidy((*closed, *second))


def over_time(desk: Desk) -> list[Candidate]:
    """One region's indicator over the years, where the region is one the brief asks for."""
    found = []
    for row in desk.rows:
        if row.axis != "period" or (desk.asked and row.areas[0] not in desk.asked):
            continue
        first, last = row.members[0], row.members[-1]
        if first.obs_value == last.obs_value or first.unit_measure != last.unit_measure:
            continue
        if not _one_series(first, last):
            continue
        rate = first.unit_measure in ("%", "‰")
        up = last.obs_value > first.obs_value
        moved = ("升至" if up else "降至") if rate or row.averaged else ("增加到" if up else "减少到")
        word = ("提高" if up else "降低") if rate else ("增加" if up else "减少")
        said = ways(
            "over_time",
            A=desk.name(row.areas[0]) + first.scope,
            label=desk.label(row),
            t0=period_words(first.time_period),
            t1=period_words(last.time_period),
            a=(desk.figure(first), ref(first)),
            b=(desk.figure(last), ref(last)),
            moved=moved,
            change=f"，{word}{gap(first, last)}",
        )
        found.append(Candidate("over_time", said, frozenset((first, last)), (), ()))
    return found


def _one_series(first: Observation, last: Observation) -> bool:
    """Does one sentence say both, or do two documents say the same words?"""
    if first.doc_id == last.doc_id:
        return first.sentence_start == last.sentence_start
    return similar(first.indicator_text, last.indicator_text) >= _SAME_WORDS


def alone(desk: Desk) -> list[Candidate]:
    """What a region reports that no other does, theme by theme; for briefs that have little to compare."""
    named = [area for area in desk.order if not desk.asked or area in desk.asked]
    shared = {member for row in desk.rows if len(row.areas) > 1 for member in row.members}
    found = []
    for area in named:
        own = _newest(
            [
                o
                for o in desk.observations
                if o.ref_area == area and _tells(o) and o not in shared and _named(desk, o)
            ]
        )
        counts = Counter(o.themes[0] for o in own)
        for theme, count in counts.most_common():
            figures = [o for o in own if o.themes[0] == theme][:_ALONE]
            listed = join(_labelled(desk, figures), "、")
            said = ways("alone", A=desk.name(area), theme=theme, list=listed)
            found.append(Candidate("alone", said, frozenset(figures), (), (-count,)))
    return sorted(found, key=lambda candidate: candidate.weight)


def _named(desk: Desk, figure: Observation) -> bool:
    """Is it an indicator that the catalogue knows, or at least a short name and no half sentence?"""
    known = desk.catalogue.indicators.get(figure.indicator) is not None
    return known or len(desk.label(figure)) <= _SHORT_NAME


def _tells(figure: Observation) -> bool:
    plain = figure.transformation in ("level", "share") and figure.scenario == "actual"
    plain = plain and not (figure.scope and figure.scope.startswith(figure.quote))
    return plain and not figure.suspect and bool(figure.themes)


def _newest(figures: Sequence[Observation]) -> list[Observation]:
    """Of one indicator in one unit the newest figure only."""
    kept: dict[tuple[str, str, str], Observation] = {}
    for figure in figures:
        key = (figure.indicator, figure.transformation, figure.unit_measure)
        if key not in kept or figure.time_period > kept[key].time_period:
            kept[key] = figure
    return list(kept.values())


def _labelled(desk: Desk, figures: Sequence[Observation]) -> list[Words]:
    """Each figure with its label; of one label said once: 监测对象5313户、13968人."""
    by_label: dict[str, list[Observation]] = {}
    for figure in figures:
        by_label.setdefault(desk.label(figure), []).append(figure)
    return [
        (label, *join((value(desk, figure, desk.column_year(figure)) for figure in found), "、"))
        for label, found in by_label.items()
    ]
