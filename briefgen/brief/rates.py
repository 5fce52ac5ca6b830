"""Findings about rates and averages: they may stand across levels, and are never ranked there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from briefgen.brief.arithmetic import near
from briefgen.brief.candidate import Candidate, stated, value, ways, when
from briefgen.brief.desk import LEVELS, Desk
from briefgen.brief.pieces import Words, join, ref
from briefgen.brief.totals import areas_word, gap
from briefgen.compare import Comparison, Group, similar, year_of
from briefgen.model import Observation

_SEVERAL, _MOST, _FEW_OTHERS = 3, 4, 2


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
    a, b = sorted(group.members, key=lambda member: desk.turn(member.ref_area))
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
    tail, others = _neighbour(desk, row, a)
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
    ranked = _of_one_level(desk, group)
    if len(ranked) < _SEVERAL:
        return
    if len(ranked) > _MOST:
        yield _many(desk, row, ranked, next((m for m in group.members if m.ref_area == desk.home), None))
        return
    members = sorted(ranked, key=lambda member: desk.turn(member.ref_area))
    high, low = ranked[0], ranked[-1]
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


def own_rates(desk: Desk) -> list[Candidate]:
    """What the one region of a brief reports by head, with its growth, where no other of its level does."""
    if len(desk.asked) != 1 or desk.home:
        return []
    (asked,) = desk.asked
    reporting = {observation.ref_area for observation in desk.observations} - {asked}
    others = [area for area in desk.order if area in reporting and desk.level(area) == desk.level(asked)]
    found = []
    for row in desk.rows:
        members = [member for member in row.members if member.ref_area == asked and not member.suspect]
        beside = set(others) & set(row.areas)
        if row.axis != "area" or not row.averaged or row.transformation != "level" or beside or not others:
            continue
        for member in members:
            if (growth := _growth(desk, member)) and member.unit_measure == "元" and not member.scope:
                said = ways(
                    "own_rate",
                    when=when(desk, member),
                    A=desk.name(asked),
                    label=desk.label(row),
                    a=value(desk, member),
                    g=_grown(desk, growth),
                    others="、".join(desk.name(area) for area in others[:_FEW_OTHERS]),
                    more="等" if len(others) > _FEW_OTHERS else "",
                )
                known = _known(desk, row)
                weight = (not desk.main(row), member.scenario != "actual", not known)
                found.append(Candidate("own_rate", said, frozenset((member, growth)), (row,), weight))
    return sorted(found, key=lambda candidate: candidate.weight)[:1]


def _of_one_level(desk: Desk, group: Group) -> tuple[Observation, ...]:
    """The members of the level that most are of, the highest first: rates are not ranked across levels."""
    if group.one_level:
        return group.members
    levels = Counter(desk.level(member.ref_area) for member in group.members)
    return tuple(m for m in group.members if desk.level(m.ref_area) == levels.most_common(1)[0][0])


def _many(desk: Desk, row: Comparison, ranked: Sequence[Observation], whole: Observation | None) -> Candidate:
    """More regions of one level than a sentence holds: the first and the last of them, beside their whole."""
    high, low, year = ranked[0], ranked[-1], when(desk, ranked[0])
    said = ways(
        "many_rates",
        when=year,
        label=f"{year}{desk.label(row)}",
        bare=desk.label(row),
        areas=areas_word(desk, [member.ref_area for member in ranked]),
        high=stated(desk, high),
        low=stated(desk, low),
        d=gap(high, low),
        whole=(f"；{desk.name(whole.ref_area)}为", *value(desk, whole)) if whole else "",
    )
    weight = (not desk.main(row), 0, not _known(desk, row))
    figures = frozenset(member for member in (high, low, whole) if member)
    return Candidate("many_rates", said, figures, (row,), weight)


def _known(desk: Desk, row: Comparison) -> bool:
    return desk.catalogue.indicators.get(row.indicator) is not None


def _growth(desk: Desk, member: Observation) -> Observation | None:
    """The growth that the same sentence gives to this figure."""
    return desk.growths.get((member.doc_id, member.indicator, member.ref_area, member.time_period))


def _grown(desk: Desk, growth: Observation) -> Words:
    said = desk.figure(growth)
    return (said if said.startswith("下降") else f"增长{said}", ref(growth))


def _neighbour(desk: Desk, row: Comparison, compared: Observation) -> tuple[Words, tuple[Observation, ...]]:
    """A region of the same level that reports only something akin of that year: said, but not compared."""
    levels = {desk.level(area) for area in row.areas}
    found: dict[str, list[Observation]] = defaultdict(list)
    for member in desk.observations:
        elsewhere = member.ref_area not in row.areas and desk.level(member.ref_area) in levels
        if elsewhere and _akin(desk, member, row):
            found[member.ref_area].append(member)
    for area, akin in found.items():
        one = akin[0]
        same_year = year_of(one.time_period) == year_of(compared.time_period)
        if len(akin) == 1 and same_year and not one.suspect:
            return (f"。{desk.name(area)}只报{desk.label(one)}", *value(desk, one), "，指标不同"), (one,)
    return (), ()


def _akin(desk: Desk, member: Observation, row: Comparison) -> bool:
    """Is a figure of another indicator of the same kind, unit and theme, and named much alike?"""
    other = row.members[0]
    same_kind = (member.transformation, member.unit_measure) == (row.transformation, other.unit_measure)
    alike = 0.4 <= similar(desk.label(member), desk.label(row)) < 1
    return (
        same_kind
        and alike
        and member.indicator != row.indicator
        and bool(set(member.themes) & set(other.themes))
    )
