"""Growth against the levels of two years that stand in different sentences of one document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from briefgen.audit.bounds import Bounds, apart, minus, over, times
from briefgen.audit.explain import bounds, culprit
from briefgen.audit.figures import Figure, Reading
from briefgen.audit.issue import doubt
from briefgen.audit.reprint import rate, subject
from briefgen.model import Issue, Observation
from briefgen.resolve.period import year_before

# Growth at constant prices or on a changed basis never fits printed levels.
_OTHER_BASIS = re.compile("可比|不变价|实际|同口径|剔除|扣除|生产总值|增加值|总产值|GDP|零售|年均")
_HUNDRED = Decimal(100)
_SLACK = Decimal("0.05")
_POINTS = Decimal(2)

Key = tuple[str, ...]


def growth_over_years(reading: Reading) -> Iterator[Issue]:
    """Growth that the levels of this year and the last contradict."""
    for figures in reading.figures.values():
        levels: Mapping[Key, list[Figure]] = defaultdict(list)
        for figure in figures:
            if figure.is_level and figure.obs.scenario == "actual" and figure.low > 0:
                levels[_key(figure.obs, figure.obs.time_period)].append(figure)
        for figure in figures:
            if figure.obs.transformation == "growth" and figure.unit == "%":
                yield from _checked(figure, levels)


def _key(obs: Observation, period: str) -> Key:
    return obs.indicator, obs.indicator_text, obs.ref_area, obs.scope, period


def _checked(growth: Figure, levels: Mapping[Key, list[Figure]]) -> Iterator[Issue]:
    obs = growth.obs
    last = year_before(obs.time_period)
    years = obs.time_period and obs.base_period in ("", last)
    words = growth.before + obs.indicator_text + growth.after[:8]
    if not years or _OTHER_BASIS.search(words):
        return
    new, old = levels.get(_key(obs, obs.time_period), []), levels.get(_key(obs, last), [])
    if len(new) != 1 or len(old) != 1 or new[0].unit != old[0].unit:
        return
    figures = [old[0], new[0], growth]
    if holds([bounds(figure) for figure in figures]):
        return
    yield _said(figures)


def holds(three: Sequence[Bounds]) -> bool:
    """Whether a growth is that of two levels, with room for what other sentences may mean."""
    quotient = over(minus(three[1], three[0]), three[0])
    if quotient is None:
        return True
    low, high = times(quotient, _HUNDRED)
    return not apart((low - _POINTS, high + _POINTS), three[2], _SLACK)


def _said(figures: Sequence[Figure]) -> Issue:
    old, new, growth = figures
    computed = rate((new.value - old.value) / old.value * _HUNDRED, growth)
    lost = culprit(figures, holds)
    doubted, expected = (lost[0], lost[1].text) if lost else (growth, computed)
    rest = [figure for figure in figures if figure is not doubted]
    kind = "增速" if doubted is growth else ""
    message = (
        f"{subject(doubted.obs)}{kind}印为{doubted.quote}，疑为{expected}："
        f"同文上年为{old.quote}，本期为{new.quote}，增减幅约为{computed}。"
    )
    return doubt("growth", message, [doubted, *rest], expected)
