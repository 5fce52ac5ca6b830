"""What doubles must reach twice its base: 比2010年翻一番，达到7872元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from briefgen.audit.bounds import apart
from briefgen.audit.figures import Figure, Reading, only
from briefgen.audit.issue import doubt
from briefgen.audit.reprint import printed_like, subject
from briefgen.model import Issue

_REACHES = re.compile("^[，,]?(?:将|预计|力争)?(?:达到|增加到|提高到|达|至)")
_SLACK = Decimal("0.04")


def doublings(reading: Reading) -> Iterator[Issue]:
    """Levels behind 翻番 that are not so many times the level of the year they are compared with."""
    for figures in reading.figures.values():
        for times_of, reached in pairwise(figures):
            if _doubles(times_of, reached):
                yield from _checked(times_of, reached, figures)


def _doubles(times_of: Figure, reached: Figure) -> bool:
    said = times_of.obs.transformation == "multiple" and "番" in times_of.quote
    level = reached.obs.transformation == "level" and bool(_REACHES.match(reached.before))
    return said and level and times_of.obs.indicator == reached.obs.indicator


def _checked(times_of: Figure, reached: Figure, figures: Sequence[Figure]) -> Iterator[Issue]:
    obs = times_of.obs
    if not obs.base_period:
        return
    base = only(
        one
        for one in figures
        if one.is_level
        and one is not reached
        and (one.obs.indicator, one.obs.ref_area, one.unit) == (obs.indicator, obs.ref_area, reached.unit)
        and one.obs.time_period[:4] == obs.base_period[:4]
    )
    if not base:
        return
    due = base.value * times_of.value
    least = reached.obs.qualifier == ">" and reached.value > due
    if not least and apart((due, due), (reached.value, reached.value), _SLACK):
        computed = printed_like(due, reached)
        message = f"{subject(reached.obs)}印为{reached.quote}，疑为{computed}：{base.quote}{times_of.quote}为{computed}。"
        yield doubt("ratio", message, [reached, base, times_of], computed)
