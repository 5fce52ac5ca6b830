"""Charts of totals that may be ranked: one level, one period, one unit, zero-based."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import islice

from briefgen.brief.desk import Desk
from briefgen.brief.printing import RowUnit, cell
from briefgen.brief.totals import areas_word, newest_first
from briefgen.compare import Comparison, Group, state_words, year_of
from briefgen.model import Bar, Chart, Observation, Panel

_LEAST_OF_TWO = 2
_MOST_BARS = 8


def charts(desk: Desk, rows: Sequence[Comparison]) -> tuple[Chart, ...]:
    """One chart of the first row that deserves one; two panels where two rows have the same two regions."""
    fitting = [(row, group) for row in rows for group in newest_first(row) if _fits(row, group)]
    if not fitting:
        return ()
    row, group = fitting[0]
    if len(group.members) > _LEAST_OF_TWO:
        return (_chart(desk, [(row, group)]),)
    beside = (
        (other, twin)
        for other, twin in fitting
        if other is not row and _areas(twin) == _areas(group) and twin.year == group.year
    )
    return (_chart(desk, [(row, group), *islice(beside, 1)]),)


def _fits(row: Comparison, group: Group) -> bool:
    if row.averaged or row.axis != "area" or not group.one_level or len(group.members) > _MOST_BARS:
        return False
    first, last = group.members[0].obs_value, group.members[-1].obs_value
    return last > 0 and (len(group.members) > _LEAST_OF_TWO or first > last * _LEAST_OF_TWO)


def _areas(group: Group) -> set[str]:
    return {member.ref_area for member in group.members}


def _chart(desk: Desk, drawn: Sequence[tuple[Comparison, Group]]) -> Chart:
    panels = tuple(_panel(desk, row, group) for row, group in drawn)
    year = drawn[0][1].year
    names = [desk.official(area) for area in sorted(_areas(drawn[0][1]), key=desk.rank)]
    who = "、".join(names) if len(names) < 3 else areas_word(desk, sorted(_areas(drawn[0][1]), key=desk.rank))
    what = panels[0].title if len(panels) == 1 else "可比指标"
    title = f"{who}{what}" + (f"（{year}年）" if year else "")
    alt = "；".join(_told(desk, row, group) for row, group in drawn)
    return Chart(1, title, panels, f"{year}年{alt}。" if year else f"{alt}。", _left_out(desk, drawn))


def _panel(desk: Desk, row: Comparison, group: Group) -> Panel:
    unit = _unit(row, group)
    bars = []
    for member in group.members:
        state = state_words(member, desk.label(row), desk.documents)
        label = desk.official(member.ref_area) + (f"（{state[0]}）" if state else "")
        bars.append(Bar(label, _value(desk, member, unit), cell(member, desk.printed(member), unit)))
    return Panel(desk.label(row), unit.words, tuple(bars))


def _unit(row: Comparison, group: Group) -> RowUnit:
    mults = [member.unit_mult for member in group.members]
    mult = max(set(mults), key=lambda found: (mults.count(found), found))
    units = [member.unit_measure for member in group.members]
    return RowUnit(max(units, key=units.count), mult, row.dimension)


def _value(desk: Desk, member: Observation, unit: RowUnit) -> Decimal:
    value = desk.catalogue.units.convert(member.obs_value, member.unit_measure, unit.unit)
    return (member.obs_value if value is None else value).scaleb(-unit.mult)


def _told(desk: Desk, row: Comparison, group: Group) -> str:
    listed = "、".join(f"{desk.official(m.ref_area)}{desk.figure(m)}" for m in group.members)
    return f"{desk.label(row)}，{listed}"


def _left_out(desk: Desk, drawn: Sequence[tuple[Comparison, Group]]) -> str:
    """Figures of the same indicator that are not drawn, and why."""
    row, group = drawn[0]
    rest = [member for member in row.members if member not in group.members]
    if not rest or len(drawn) > 1:
        return ""
    listed = []
    for member in sorted(rest, key=lambda member: desk.rank(member.ref_area))[:3]:
        year = year_of(member.time_period)
        listed.append(f"{desk.official(member.ref_area)}{f'{year}年' if year else ''}{desk.figure(member)}")
    return f"不入图：{'、'.join(listed)}（级别、期间或口径不同）。"
