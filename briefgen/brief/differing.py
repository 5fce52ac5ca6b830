"""Findings that state two figures and name what is different, without ranking them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from briefgen.brief.arithmetic import count_word
from briefgen.brief.candidate import Candidate, stated, value, ways
from briefgen.brief.desk import LEVELS, Desk
from briefgen.brief.pieces import Words, join
from briefgen.brief.times import period_words
from briefgen.compare import Comparison, similar, year_of
from briefgen.model import Observation

_WHY = {
    "level": "级别",
    "period": "期间",
    "scenario": "状态",
    "scope": "范围",
    "cumulative": "起讫",
    "step": "环节",
    "wording": "口径",
}
_GOAL = re.compile("任务|目标|计划")
_MOST = 4
_AKIN = 0.15


def differing(desk: Desk) -> list[Candidate]:
    """One candidate for each row whose figures do not compare, the nearest to comparable first."""
    found: list[Candidate] = []
    for row in desk.rows:
        if row.axis == "area" and len(row.areas) > 1 and not row.comparable and akin(row):
            found.extend(_candidates(desk, row))
    return sorted(found, key=lambda candidate: candidate.weight)


def akin(row: Comparison) -> bool:
    """Do the figures of a row speak of one matter? Words quite unlike, and more than words unlike, do not."""
    elsewhere = "level" in row.differs or "period" in row.differs
    if "wording" not in row.differs or not elsewhere or row.transformation == "share":
        return True
    texts = [(member.ref_area, member.indicator_text) for member in row.members]
    return any(similar(a, b) >= _AKIN for x, a in texts for y, b in texts if x != y)


def _candidates(desk: Desk, row: Comparison) -> Iterator[Candidate]:
    members = _one_an_area(desk, [member for member in row.members if not member.suspect])
    members = _of_one_level(desk, members) if len(members) > _MOST else members
    if len({member.ref_area for member in members}) < 2 or len(members) > _MOST:
        return
    planned = [member for member in members if member.scenario == "target"]
    done = [member for member in members if member.scenario == "actual"]
    levels = {desk.level(member.ref_area) for member in planned}
    beside = [member for member in done if desk.level(member.ref_area) in levels]
    if planned and beside:
        done = beside
        yield _plan(desk, row, done, planned)
    elif len(done) > 1 and row.transformation == "share" and all(_over(member) for member in done):
        yield _over_target(desk, row, done)
    elif len(done) > 1:
        yield _apart(desk, row, done)


def _one_an_area(desk: Desk, members: Sequence[Observation]) -> list[Observation]:
    """The newest figure of each area, a result before any plan, in the order of the brief."""
    newest: dict[str, Observation] = {}

    def order(member: Observation) -> tuple[bool, str, bool]:
        return member.scenario == "actual", desk.column_year(member), not member.scope

    for member in sorted(members, key=order):
        newest[member.ref_area] = member
    return sorted(newest.values(), key=lambda member: desk.turn(member.ref_area))


def _of_one_level(desk: Desk, members: Sequence[Observation]) -> list[Observation]:
    """Those of the level that most of them are of."""
    counts = Counter(desk.level(member.ref_area) for member in members)
    return [member for member in members if desk.level(member.ref_area) == counts.most_common(1)[0][0]]


def _weight(desk: Desk, row: Comparison, members: Sequence[Observation]) -> tuple[float | bool | str, ...]:
    known = desk.catalogue.indicators.get(row.indicator) is not None
    level = min(LEVELS.index(desk.level(member.ref_area)) for member in members)
    return not desk.main(row), _nested(desk, members), len(row.differs), not known, level, -len(members)


def _nested(desk: Desk, members: Sequence[Observation]) -> bool:
    """Does one area lie in the other? Then the figures are no comparison of regions."""
    within = desk.catalogue.areas.within
    return len(members) == 2 and any(
        a is not b and within(a.ref_area, b.ref_area) for a in members for b in members
    )


def _plan(
    desk: Desk, row: Comparison, done: Sequence[Observation], planned: Sequence[Observation]
) -> Candidate:
    label = desk.label(row)
    first, *others = done
    said = ways(
        "plan",
        label=label,
        done=join((stated(desk, member) for member in done), "，"),
        done_label=join(
            ((desk.name(first.ref_area), label, *value(desk, first)), *(stated(desk, m) for m in others)),
            "，",
        ),
        planned=join(((f"{desk.name(m.ref_area)}{_year(desk, m)}", *value(desk, m)) for m in planned), "，"),
    )
    return Candidate("plan", said, frozenset((*done, *planned)), (row,), _weight(desk, row, done))


def _over(member: Observation) -> bool:
    return member.obs_value >= 100 and bool(_GOAL.search(member.indicator_text))


def _over_target(desk: Desk, row: Comparison, members: Sequence[Observation]) -> Candidate:
    told = join((_of_goal(desk, member) for member in members), "，")
    said = ways("over_target", list_words=told, both=f"{count_word(len(members))}地均超额，")
    return Candidate("over_target", said, frozenset(members), (row,), _weight(desk, row, members))


def _of_goal(desk: Desk, member: Observation) -> Words:
    """…达到年度目标的103.7%, …任务完成率为107.07%."""
    text = desk.words(member)
    if _GOAL.search(text[-3:]):
        text += "的" if re.search("完成|达到|占", text) else "完成率为"
    else:
        text += "为"
    return (f"{desk.name(member.ref_area)}{_year(desk, member)}{text}", *value(desk, member))


def _apart(desk: Desk, row: Comparison, members: Sequence[Observation]) -> Candidate:
    label = desk.label(row)
    own_words = "wording" in row.differs and any(similar(m.indicator_text, label) < 0.5 for m in members)
    told: list[Words] = []
    mixed = len({year_of(member.time_period) for member in members}) > 1
    for member in members:
        text = f"{desk.name(member.ref_area)}{_year(desk, member, mixed)}"
        own = desk.words(member) if own_words else ""
        told.append((text + own, *_is(_bare_value(desk, member, own), not own_words)))
    first = members[0]
    labelled: Words = (
        f"{desk.name(first.ref_area)}{_year(desk, first, mixed)}{label}",
        *_bare_value(desk, first),
    )
    why = "、".join(dict.fromkeys(_WHY[name] for name in row.differs if name in _WHY)) or "口径"
    both = "两数" if len(members) == 2 else "各数"
    said = ways(
        "apart",
        label=label,
        list=join(told, "，"),
        list_label=join((labelled, *told[1:]), "，"),
        why="下级数大于上级数" if "value" in row.differs else f"{both}{why}不同",
        verdict="疑口径不同，未排序" if "value" in row.differs else "未排序",
    )
    return Candidate("apart", said, frozenset(members), (row,), _weight(desk, row, members))


def _bare_value(desk: Desk, member: Observation, said: str = "") -> Words:
    """The figure; a run of years stands before it and not in brackets behind it."""
    return value(desk, member, member.time_period if _run(member) else year_of(member.time_period), said)


def _run(member: Observation) -> bool:
    start, _, end = member.time_period.partition("/")
    return bool(end) and start[:4] != end[:4]


def _is(said: Words, wanted: bool) -> Words:
    """为 before a figure, but not before its own verb or hedge (突破40亿元)."""
    text = said[0]
    return ("为", *said) if wanted and isinstance(text, str) and text[:1].isdigit() else said


def _year(desk: Desk, member: Observation, mixed: bool = False) -> str:
    if _run(member):
        return period_words(member.time_period)
    year = year_of(member.time_period)
    return f"{year}年" if year and (mixed or year != desk.common_year) else ""
