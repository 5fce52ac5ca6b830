"""Findings about rates and averages: they may stand across levels, and are never ranked there."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.brief.arithmetic import near
from briefgen.brief.candidate import Candidate, stated, value, ways, when
from briefgen.brief.desk import LEVELS, Desk
from briefgen.brief.pieces import Words, join, ref
from briefgen.brief.totals import areas_word, gap
from briefgen.compare import Comparison, Group, similar
from briefgen.model import Observation

_MOST = 4


def rates(desk: Desk) -> list[Candidate]:
    """One candidate for each group of rates or averages, those with a growth first."""
    found: list[Candidate] = []
    for row in desk.rows:
        if row.axis == "area" and row.averaged and not _under_level(desk, row):
            for group in row.groups:
                found.extend(
                    _pair(desk, row, group) if len(group.members) == 2 else _several(desk, row, group)
                )
    return sorted(found, key=lambda candidate: candidate.weight)


def _under_level(desk: Desk, row: Comparison) -> bool:
    """A growth that will be told with its level."""
    return row.transformation == "growth" and any(
        other.indicator == row.indicator and other.transformation == "level" and other.groups
        for other in desk.rows
    )


def _pair(desk: Desk, row: Comparison, group: Group) -> Iterator[Candidate]:
    a, b = sorted(group.members, key=lambda member: desk.rank(member.ref_area))
    growth = [_growth(desk, member) if row.transformation == "level" else None for member in (a, b)]
    slots: dict[str, str | Words] = {
        "when": when(desk, a),
        "when_short": when(desk, a),
        "label": desk.label(row),
        "A": desk.name(a.ref_area),
        "B": desk.name(b.ref_area),
        "a": value(desk, a),
        "b": value(desk, b),
        "near": "水平接近，" if near(a.obs_value, b.obs_value) else "",
    }
    tail, others = _neighbour(desk, row)
    ga, gb = growth
    if ga is not None and gb is not None:
        said = ways(
            "twin", **slots, ga=_grown(desk, ga), gb=_grown(desk, gb), d=gap(a, b), p=gap(ga, gb), tail=tail
        )
        figures = frozenset((a, b, ga, gb, *others))
        yield Candidate("twin", said, figures, (row,), (not desk.main(row), 0, not _known(desk, row)))
    elif a.obs_value != b.obs_value:
        said = ways("twin_rates", **slots, d=gap(a, b), tail=tail)
        level = min(LEVELS.index(desk.level(member.ref_area)) for member in (a, b))
        weight = (not desk.main(row), 1, level, not _known(desk, row))
        yield Candidate("twin_rates", said, frozenset((a, b, *others)), (row,), weight)


def _several(desk: Desk, row: Comparison, group: Group) -> Iterator[Candidate]:
    if not group.one_level or len(group.members) > _MOST:
        return
    members = sorted(group.members, key=lambda member: desk.rank(member.ref_area))
    high, low = group.members[0], group.members[-1]
    if high.obs_value == low.obs_value:
        return
    year = when(desk, high)
    label = desk.label(row)
    said = ways(
        "several_rates",
        when=year,
        label=f"{year}{label}",
        areas=areas_word(desk, [member.ref_area for member in members]),
        list=join((stated(desk, member) for member in members), "、"),
        d=gap(high, low),
        tail="",
    )
    said = (
        ways(
            "several_rates",
            when=year,
            label=label,
            areas="",
            list=join((stated(desk, m) for m in members), "、"),
            d=gap(high, low),
            tail="",
        )[0],
        *said[1:],
    )
    yield Candidate(
        "several_rates", said, frozenset(members), (row,), (not desk.main(row), 0, not _known(desk, row))
    )


def _known(desk: Desk, row: Comparison) -> bool:
    return desk.catalogue.indicators.get(row.indicator) is not None


def _growth(desk: Desk, member: Observation) -> Observation | None:
    """The growth that the same sentence gives to this figure."""
    return desk.growths.get((member.doc_id, member.indicator, member.ref_area, member.time_period))


def _grown(desk: Desk, growth: Observation) -> Words:
    said = desk.figure(growth)
    return (said if said.startswith("下降") else f"增长{said}", ref(growth))


def _neighbour(desk: Desk, row: Comparison) -> tuple[Words, tuple[Observation, ...]]:
    """A region of the same level that reports only something akin: said, and kept out of the comparison."""
    levels = {desk.level(area) for area in row.areas}
    for member in desk.observations:
        if member.ref_area in row.areas or desk.level(member.ref_area) not in levels or member.suspect:
            continue
        same_kind = (
            member.transformation == row.transformation and member.unit_measure == row.members[0].unit_measure
        )
        akin = bool(set(member.themes) & set(row.members[0].themes))
        label = desk.label(member)
        if (
            same_kind
            and akin
            and 0.4 <= similar(label, desk.label(row)) < 1
            and member.indicator != row.indicator
        ):
            words: Words = (f"。{desk.name(member.ref_area)}只报{label}", *value(desk, member), "，指标不同")
            return words, (member,)
    return (), ()
