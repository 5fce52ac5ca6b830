"""Findings about totals of one level: who has how many times as much, who comes first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from briefgen.brief.arithmetic import amount, count_word, difference, near, ratio
from briefgen.brief.candidate import Candidate, stated, value, ways, when
from briefgen.brief.desk import LEVELS, Desk
from briefgen.brief.pieces import Words, join, ref, say
from briefgen.compare import Comparison, Group
from briefgen.model import Observation

_NAMED = 3
_FAR = 10
_FEW = 20
_HEADS = {"person": "人均", "household": "户均"}


def totals(desk: Desk) -> list[Candidate]:
    """One candidate for each group of totals that may be ranked, heaviest first."""
    found: list[Candidate] = []
    for row in desk.rows:
        if row.axis == "area" and not row.averaged:
            for group in row.groups:
                if row.dimension == "counter" and group.members[0].obs_value < _FEW:
                    continue
                make = _pair if len(group.members) == 2 else _several
                found.extend(make(desk, row, group))
    found.sort(key=lambda candidate: candidate.weight)
    return _merged(desk, found)


def _weight(desk: Desk, row: Comparison, group: Group) -> tuple[float | bool | str, ...]:
    level = LEVELS.index(desk.level(group.members[0].ref_area))
    first, last = group.members[0].obs_value, group.members[-1].obs_value
    times = float(first / last) if last > 0 else 0.0
    known = desk.catalogue.indicators.get(row.indicator) is not None
    # A gap beyond ten times more often comes from unlike things than from unlike regions.
    doubtful = times > _FAR
    older = group.year < newest_first(row)[0].year
    return not desk.main(row), older, level, -len(group.members), doubtful, not known, -times


def newest_first(row: Comparison) -> list[Group]:
    """The groups of a row, those of its newest year first."""
    return sorted(row.groups, key=lambda group: group.year, reverse=True)


def _pair(desk: Desk, row: Comparison, group: Group) -> Iterator[Candidate]:
    large, small = group.members
    a, b = sorted(group.members, key=lambda member: desk.turn(member.ref_area))
    slots: dict[str, str | Words] = {
        "when": when(desk, a),
        "when_short": when(desk, a),
        "label": desk.label(row),
        "A": desk.name(a.ref_area),
        "B": desk.name(b.ref_area),
        "a": value(desk, a),
        "b": value(desk, b),
    }
    tail, extra_rows, extra = _averages(desk, row, group.members)
    times = ratio(large.obs_value, small.obs_value)
    if times:
        kind = "ratio_first_larger" if a is large else "ratio_first_smaller"
        said = ways(kind, **slots, k=times, tail=tail)
    elif large.obs_value == small.obs_value or not _same_print(a, b):
        return
    else:
        kind = "close_totals"
        said = ways(kind, **slots, d=gap(a, b), tail=tail)
    figures = frozenset((*group.members, *extra))
    yield Candidate(kind, said, figures, (row, *extra_rows), _weight(desk, row, group))


def _several(desk: Desk, row: Comparison, group: Group) -> Iterator[Candidate]:
    first, *others = group.members
    if near(first.obs_value, others[-1].obs_value):
        return
    named = others[: _NAMED - 1] if len(others) > _NAMED else others
    rest = f"，其余{count_word(len(others) - len(named))}地从略" if len(named) < len(others) else ""
    tail, extra_rows, extra = _averages(desk, row, group.members)
    label, year = desk.label(row), when(desk, first)
    said = ways(
        "several",
        label=f"{year}{label}" if year else label,
        when=year,
        areas=areas_word(desk, [member.ref_area for member in group.members]),
        first=_counted(desk, first),
        first_label=say("{A}{label}{v}", A=desk.name(first.ref_area), label=label, v=_value(desk, first)),
        others=join((_counted(desk, member) for member in named), "、"),
        rest=rest,
        tail=tail,
    )
    figures = frozenset((*group.members, *extra))
    yield Candidate("several", said, figures, (row, *extra_rows), _weight(desk, row, group))


def _counted(desk: Desk, member: Observation) -> Words:
    return (desk.name(member.ref_area), *_value(desk, member))


def _value(desk: Desk, member: Observation) -> Words:
    """The figure with the count that stands before it: 1138.5万元（262笔）."""
    count = companion(desk, member)
    if count is None:
        return value(desk, member)
    text, *rest = value(desk, member)
    beside = desk.figure(count)
    if isinstance(text, str) and text.endswith("）"):
        return (f"{text[:-1]}，{beside}）", *rest)
    return (f"{text}（{beside}）", *rest)


def companion(desk: Desk, member: Observation) -> Observation | None:
    """The count that a money figure follows without a word between: 262笔1138.5万元."""
    if desk.catalogue.units.dimension(member.unit_measure) != "money":
        return None
    other = desk.by_end.get((member.doc_id, member.start))
    if other is None or other.transformation != "level":
        return None
    return None if desk.catalogue.units.dimension(other.unit_measure) == "money" else other


def _averages(
    desk: Desk, row: Comparison, members: Sequence[Observation]
) -> tuple[Words, tuple[Comparison, ...], tuple[Observation, ...]]:
    """What each household got, or how many people each place took in, where the sources allow it."""
    per_head = [(member, count) for member in members if (count := companion(desk, member))]
    said: dict[str, list[tuple[str, str]]] = {}
    for member, count in per_head:
        dimension = desk.catalogue.units.dimension(count.unit_measure)
        if dimension in _HEADS and count.obs_value and not (member.suspect or count.suspect):
            each = amount(member.obs_value / count.obs_value, member.unit_measure)
            said.setdefault(_HEADS[dimension], []).append((desk.name(member.ref_area), each))
    if said:
        listed = "；".join(
            f"{'、'.join(name for name, _ in found)}{head}约{'、'.join(each for _, each in found)}"
            for head, found in said.items()
        )
        return (f"，{listed}",), (), tuple(count for _, count in per_head)
    return _people(desk, row, members)


def _people(
    desk: Desk, row: Comparison, members: Sequence[Observation]
) -> tuple[Words, tuple[Comparison, ...], tuple[Observation, ...]]:
    """The people that one region's places took in: 6035 workshops, 6.85万人, about 11 each."""
    if row.dimension != "counter":
        return (), (), ()
    for other in desk.rows:
        if other.dimension != "person" or other.axis != "area" or len(other.areas) != 1:
            continue
        people = other.members[0]
        base = next((member for member in members if _of_sentence(member, people)), None)
        core = desk.label(row)[-4:]
        if base is None or core not in people.indicator_text + desk.label(other):
            continue
        if people.suspect or people.scenario != "actual" or people.obs_value < base.obs_value:
            continue
        each = amount(people.obs_value / base.obs_value, "人")
        lacking = "、".join(desk.name(m.ref_area) for m in members if m.ref_area != base.ref_area)
        lead = f"。{desk.name(base.ref_area)}{desk.label(other)}"
        words: Words = (
            lead,
            desk.figure(people),
            ref(people),
            f"，平均每{base.unit_measure}约{each}，{lacking}未报告此数",
        )
        return words, (other,), (people,)
    return (), (), ()


def _of_sentence(a: Observation, b: Observation) -> bool:
    same = a.doc_id == b.doc_id and a.sentence_start == b.sentence_start
    return same and 0 <= b.start - a.end < 15


def _merged(desk: Desk, found: list[Candidate]) -> list[Candidate]:
    """Two ratios of the same two regions become one finding."""
    out: list[Candidate] = []
    pairs = [c for c in found if c.kind.startswith("ratio")]

    def regions(candidate: Candidate) -> tuple[str, ...]:
        return tuple(
            sorted(member.ref_area for group in candidate.rows[0].groups for member in group.members)
        )

    taken: set[int] = set()
    for key, bundle in groupby(sorted(pairs, key=regions), key=regions):
        same = sorted(bundle, key=lambda candidate: candidate.weight)
        plain_ones = [c for c in same if not desk.spec.themes or len(c.rows) == 1]
        plain_ones = plain_ones[:1] + [
            c for c in plain_ones[1:] if c.rows[0].indicator != plain_ones[0].rows[0].indicator
        ]
        if len(key) == 2 and len(plain_ones) > 1:
            first, second = plain_ones[:2]
            taken |= {id(first), id(second)}
            out.append(_both(desk, first, second))
    rest = [candidate for candidate in found if id(candidate) not in taken]
    return sorted([*out, *rest], key=lambda candidate: candidate.weight)


def _both(desk: Desk, first: Candidate, second: Candidate) -> Candidate:
    halves = [_half(desk, candidate) for candidate in (first, second)]
    figures = frozenset(m for c in (first, second) for m in _ranked(c).members)
    year = when(desk, _ranked(first).members[0])
    tail = f"。均为{year}总量，未按人口折算。" if year else "。均为总量，未按人口折算。"
    said = join((join(halves, "；"), tail))
    opened = join((f"{year}，" if year else "", said))
    return Candidate("ratio_both", (said, opened), figures, (first.rows[0], second.rows[0]), first.weight)


def _ranked(candidate: Candidate) -> Group:
    """The group of the row that the candidate tells."""
    return next(group for group in candidate.rows[0].groups if set(group.members) <= candidate.figures)


def _half(desk: Desk, candidate: Candidate) -> Words:
    """The larger first, but of a brief about the smaller one that one."""
    large, small = _ranked(candidate).members
    behind = small.ref_area in desk.asked and large.ref_area not in desk.asked
    return say(
        "{B}{label}{b}，{A}{a}，后者约为前者的{k}倍" if behind else "{A}{label}{a}，约为{B}{b}的{k}倍",
        A=desk.name(large.ref_area),
        label=desk.label(candidate.rows[0]),
        a=value(desk, large),
        B=desk.name(small.ref_area),
        b=value(desk, small),
        k=ratio(large.obs_value, small.obs_value),
    )


def _same_print(a: Observation, b: Observation) -> bool:
    return a.unit_measure == b.unit_measure


def gap(a: Observation, b: Observation) -> str:
    """The difference of two figures in the coarser of their printed units."""
    mult = min(a.unit_mult, b.unit_mult)
    words = {0: "", 3: "千", 4: "万", 8: "亿"}.get(mult)
    if words is None:
        mult, words = 0, ""
    unit = "个百分点" if a.unit_measure == "%" else a.unit_measure
    text = difference(a.obs_value.scaleb(-mult), b.obs_value.scaleb(-mult))
    return f"{text}{words}{unit}"


def areas_word(desk: Desk, areas: Sequence[str]) -> str:
    """三县（市、区）, 两省, 四个市（州）: the areas by number and kind."""
    names = [desk.official(area) for area in areas]
    ends = list(dict.fromkeys(name[-1] for name in names))
    level = desk.level(areas[0])
    if len(ends) == 1 and ends[0] in "省市县区州镇乡":
        kind = ends[0]
    else:
        kind = {"province": "省（区、市）", "prefecture": "市（州）", "county": "县（市、区）"}.get(
            level, "地"
        )
    number = count_word(len(areas))
    return f"{number}{kind}" if len(areas) <= 10 else f"{number}个{kind}"


__all__ = ["areas_word", "companion", "gap", "stated", "totals"]
