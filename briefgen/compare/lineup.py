"""Lines up observations that differ in exactly one dimension and says what else differs in the rest."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from briefgen.catalogue import Catalogue
from briefgen.catalogue.publishers import is_press
from briefgen.compare.kind import averaged, similar
from briefgen.compare.period import normal, year_of
from briefgen.compare.state import cumulative, each, flow, state_words, step
from briefgen.extract.periods import year_before
from briefgen.model import Article, Document, Observation, Transformation

Axis = Literal["area", "period"]
Difference = Literal[
    "level", "period", "scenario", "scope", "doubt", "cumulative", "step", "wording", "value"
]

_COMPARED: tuple[Transformation, ...] = ("level", "growth", "share")
_NO_ARTICLE = Article(0, 0)
_RATES = ("率", "进度")
_SAME_WORDS = 0.5
_ABOVE = re.compile("(?:中央|国家|省|自治区|市)[、和及](?:省|市)(?!级|县)")


@dataclass(frozen=True, slots=True)
class Group:
    """Observations that differ in the axis alone, largest first. `one_level`: they may be ranked."""

    members: tuple[Observation, ...]
    one_level: bool

    @property
    def year(self) -> str:
        """The year that its members are of, that of the largest where they differ; empty where none is known."""
        return year_of(self.members[0].time_period)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All observations of one indicator that may stand in one row.

    `members` has one observation for each area and year, `groups` those of them that compare,
    `parts` pairs of a whole and its part, `differs` what keeps the others apart.
    """

    indicator: str
    transformation: Transformation
    dimension: str
    axis: Axis
    averaged: bool
    members: tuple[Observation, ...]
    groups: tuple[Group, ...]
    parts: tuple[tuple[Observation, Observation], ...]
    differs: tuple[Difference, ...]

    @property
    def areas(self) -> tuple[str, ...]:
        """The areas that the comparison speaks of, each once."""
        return tuple(dict.fromkeys(member.ref_area for member in self.members))

    @property
    def compared(self) -> frozenset[Observation]:
        """The figures of the row that compare with another."""
        return _compared(self.groups, self.parts)

    @property
    def comparable(self) -> bool:
        """Does anything in the row compare with anything else in it?"""
        return bool(self.groups or self.parts)


def compare(
    observations: Sequence[Observation], catalogue: Catalogue, documents: Mapping[str, Document]
) -> tuple[Comparison, ...]:
    """Every row that the observations give, in the order of their first figure.

    Rows across areas come for every indicator, also for one area alone, so that a reader of the
    result sees all there is; rows across periods only where one area reports two.
    """
    rows: dict[tuple[str, Transformation, str], list[Observation]] = defaultdict(list)
    for observation in observations:
        if _takes_part(observation):
            dimension = catalogue.units.dimension(observation.unit_measure)
            rows[observation.indicator, observation.transformation, dimension].append(observation)
    lineup = _Lineup(catalogue, documents)
    across_areas = [lineup.areas(key, row) for key, row in rows.items()]
    across_periods = [found for key, row in rows.items() for found in lineup.periods(key, row)]
    return (*across_areas, *across_periods)


def _takes_part(observation: Observation) -> bool:
    """Is it a figure about an area, and not the number of units that another figure is about (51个贫困县)?"""
    if observation.scope and observation.scope.startswith(observation.quote):
        return False
    return observation.transformation in _COMPARED and bool(observation.ref_area and observation.indicator)


@dataclass(frozen=True, slots=True)
class _Lineup:
    catalogue: Catalogue
    documents: Mapping[str, Document]

    def areas(self, key: tuple[str, Transformation, str], row: list[Observation]) -> Comparison:
        """One row across areas."""
        members = self._one_a_cell(row)
        rate = averaged(members[0], self.catalogue)
        groups = self._groups(members, rate)
        parts = () if rate else self._parts(members)
        differs = self._differences(members, _compared(groups, parts))
        return Comparison(*key, "area", rate, tuple(members), groups, parts, differs)

    def periods(self, key: tuple[str, Transformation, str], row: list[Observation]) -> Iterable[Comparison]:
        """One row for each area that reports several years of the same indicator and scope."""
        by_area: dict[tuple[str, str], list[Observation]] = defaultdict(list)
        for member in self._one_a_cell(row):
            if self._sound(member) and member.time_period:
                by_area[member.ref_area, member.scope].append(member)
        for found in by_area.values():
            found.sort(key=lambda member: member.time_period)
            shapes = {_shape(member.time_period) for member in found}
            if len({normal(member.time_period) for member in found}) > 1 and len(shapes) == 1:
                rate = averaged(found[0], self.catalogue)
                group = Group(tuple(found), one_level=True)
                yield Comparison(*key, "period", rate, tuple(found), (group,), (), ())

    def label(self, observation: Observation) -> str:
        entry = self.catalogue.indicators.get(observation.indicator)
        return entry.label if entry else observation.indicator

    def _one_a_cell(self, row: list[Observation]) -> list[Observation]:
        """For each area, year, scope and scenario the figure that fits best.

        Where every area tells what one year brought, that stands before what has added up until then.
        """
        areas = {member.ref_area for member in row}
        yearly = {member.ref_area for member in row if not self._adds_up(member)} == areas
        cells: dict[tuple[str, str, str, str], list[Observation]] = defaultdict(list)
        for member in row:
            key = (member.ref_area, normal(member.time_period), member.scenario, member.scope)
            cells[key].append(member)
        return [self._best(found, yearly) for found in cells.values()]

    def _best(self, found: list[Observation], yearly: bool) -> Observation:
        """Sound before doubted, an office before a paper, the newer document, exact before about, the year
        before as base, all of it before what was added, the nearest words."""

        def fitness(member: Observation) -> tuple[bool, bool, str, bool, bool, bool, bool, bool, float, int]:
            near = similar(member.indicator_text, self.label(member))
            added = "新增" in state_words(member, self.label(member), self.documents)
            return (
                not member.suspect,
                not is_press(self._article(member).publisher),
                self._article(member).date,
                member.qualifier == "=",
                not _base(member),
                not _of_above(member),
                not (yearly and self._adds_up(member)),
                not added,
                near,
                -member.start,
            )

        return max(found, key=fitness)

    def _article(self, member: Observation) -> Article:
        document = self.documents.get(member.doc_id)
        return (document.article_at(member.start) if document else None) or _NO_ARTICLE

    def _groups(self, members: list[Observation], rate: bool) -> tuple[Group, ...]:
        level = self.catalogue.areas.level
        found: dict[tuple[str, ...], list[Observation]] = defaultdict(list)
        for member in members:
            if self._sound(member) and not self._adds_up(member):
                rank = "" if rate else level(member.ref_area) or ""
                way = f"{self._way(member)} {self._state(member)}"
                found[normal(member.time_period), member.scope, rank, way].append(member)
        groups = []
        for group in found.values():
            for same in _same_words(group) if self._loose(group[0]) else [group]:
                if len({member.ref_area for member in same}) > 1:
                    same.sort(key=lambda member: -member.obs_value)
                    levels = {level(member.ref_area) for member in same}
                    groups.append(Group(tuple(same), len(levels) == 1))
        return tuple(groups)

    def _loose(self, member: Observation) -> bool:
        """Is it a share of a base that only its own words tell? That of a catalogued rate is one."""
        entry = self.catalogue.indicators.get(member.indicator)
        return member.transformation == "share" and not (entry and entry.rate and entry.id.endswith(_RATES))

    def _parts(self, members: list[Observation]) -> tuple[tuple[Observation, Observation], ...]:
        sound = [member for member in members if self._sound(member) and not self._adds_up(member)]
        return tuple(
            (whole, part)
            for whole in sound
            for part in sound
            if whole.ref_area != part.ref_area
            and self.catalogue.areas.within(part.ref_area, whole.ref_area)
            and normal(whole.time_period) == normal(part.time_period)
            and whole.scope == part.scope
            and part.obs_value <= whole.obs_value
        )

    def _differences(
        self, members: list[Observation], settled: frozenset[Observation]
    ) -> tuple[Difference, ...]:
        """What keeps those apart that compare with nothing, in a fixed order."""
        apart = [member for member in members if member not in settled]
        if not apart or len({member.ref_area for member in members}) < 2:
            return ()
        level = self.catalogue.areas.level
        tests: tuple[tuple[Difference, bool], ...] = (
            ("level", len({level(member.ref_area) for member in members}) > 1),
            ("period", len({normal(member.time_period) for member in members}) > 1),
            ("scenario", any(member.scenario != "actual" for member in apart)),
            ("scope", len({member.scope for member in members}) > 1),
            ("doubt", any(member.suspect for member in apart)),
            ("cumulative", any(self._adds_up(member) for member in apart)),
            ("step", self._steps(apart)),
            (
                "wording",
                len(_same_words(apart)) > 1 or self._flows(apart) or len({*map(self._state, members)}) > 1,
            ),
            ("value", members[0].unit_measure != "%" and self._upside_down(members)),
        )
        return tuple(name for name, holds in tests if holds)

    def _way(self, member: Observation) -> str:
        """What the figure's verb says of it: money raised, a case found and not yet taken in."""
        return flow(member, self.documents) if member.unit_measure == "元" else step(member, self.documents)

    def _state(self, member: Observation) -> str:
        """New, begun or finished, by month or year, or held against another base: 新增发放贷款7.4亿元 is not ranked beside 发放贷款9.3亿元."""
        words = state_words(member, self.label(member), self.documents)
        by_time = each(member, self.documents)
        return " ".join([*(word for word in words if word != "累计"), by_time, *_base(member)]).strip()

    def _flows(self, members: list[Observation]) -> bool:
        return len({self._way(member) for member in members if member.unit_measure == "元"}) > 1

    def _steps(self, members: list[Observation]) -> bool:
        return len({self._way(member) for member in members if member.unit_measure != "元"}) > 1

    def _upside_down(self, members: list[Observation]) -> bool:
        """Is a part larger than its whole? A mean of a part may be."""
        within = self.catalogue.areas.within
        return not averaged(members[0], self.catalogue) and any(
            whole.ref_area != part.ref_area
            and whole.obs_value < part.obs_value
            and whole.qualifier != ">"
            and within(part.ref_area, whole.ref_area)
            and normal(whole.time_period) == normal(part.time_period)
            for whole in members
            for part in members
        )

    def _adds_up(self, member: Observation) -> bool:
        return cumulative(member, self.label(member), self.documents)

    @staticmethod
    def _sound(member: Observation) -> bool:
        return member.scenario == "actual" and not member.suspect and member.obs_value_to is None


def _compared(
    groups: Iterable[Group], parts: Iterable[tuple[Observation, Observation]]
) -> frozenset[Observation]:
    bundles = (*(group.members for group in groups), *parts)
    return frozenset(member for bundle in bundles for member in bundle)


def _of_above(member: Observation) -> bool:
    """加上省、市驻村工作队19支: what the levels above sent is not a county's own."""
    return bool(_ABOVE.match(member.indicator_text))


def _same_words(members: list[Observation]) -> list[list[Observation]]:
    """Members whose phrases agree, together: a share says nothing unless its base is the same."""
    bundles: list[list[Observation]] = []
    for member in members:
        for bundle in bundles:
            if similar(bundle[0].indicator_text, member.indicator_text) >= _SAME_WORDS:
                bundle.append(member)
                break
        else:
            bundles.append([member])
    return bundles


def _shape(period: str) -> str:
    """2022 and 2021 are of one shape, a year and a half year are not."""
    period = normal(period)
    if "/" in period:
        start, _, end = period.partition("/")
        return f"run of {len(start)}" if start[:4] != end[:4] else f"{start[4:]}/{end[4:]}"
    return period[4:]


def _base(member: Observation) -> tuple[str, ...]:
    """What a growth or change is held against, where that is not the same time a year before."""
    if member.transformation not in ("growth", "change") or not member.base_period:
        return ()
    before = year_before(member.time_period)
    return () if member.base_period in (before[:4], before) else (member.base_period,)


__all__ = ["Axis", "Comparison", "Difference", "Group", "compare", "year_of"]
