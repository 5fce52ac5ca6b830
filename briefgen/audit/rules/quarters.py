"""Four quarters make a year: 全年签约项目90个，一至四季度依次为21个、18个、25个、16个."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefgen.audit.bounds import apart, total
from briefgen.audit.explain import bounds
from briefgen.audit.figures import Figure, Reading
from briefgen.audit.issue import doubt
from briefgen.audit.reprint import added, subject
from briefgen.model import Issue

_QUARTERS = ("01/{}-03", "04/{}-06", "07/{}-09", "10/{}-12")
_ROOM = Decimal("0.002")


def quarters_and_years(reading: Reading) -> Iterator[Issue]:
    """Four quarters told together that do not make the year told before them in the same sentence."""
    for statement in reading.every_statement():
        for place in range(len(statement) - len(_QUARTERS)):
            whole, parts = statement[place], statement[place + 1 : place + 1 + len(_QUARTERS)]
            if _is_year_of(whole, parts) and apart(total(map(bounds, parts)), bounds(whole), _ROOM):
                listed, made = "、".join(part.quote for part in parts), added(parts, whole)
                message = (
                    f"{subject(whole.obs)}全年印为{whole.quote}，与四个季度之和不符：{listed}合计{made}。"
                )
                yield doubt("sum", message, [whole, *parts], made)


def _is_year_of(whole: Figure, parts: Sequence[Figure]) -> bool:
    year = whole.obs.time_period
    wanted = [f"{year}-{quarter.format(year)}" for quarter in _QUARTERS]
    same = all(
        part.unit == whole.unit and part.is_level and part.obs.indicator == whole.obs.indicator
        for part in parts
    )
    return whole.is_level and same and [part.obs.time_period for part in parts] == wanted
