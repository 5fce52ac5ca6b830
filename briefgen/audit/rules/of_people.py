"""Rates that say of whom they are: 健康档案62.4万份，按全县总人口计算，建档率78.6%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefgen.audit.figures import Figure, Reading, only
from briefgen.audit.rules.named_shares import judged
from briefgen.model import Issue

_OF = re.compile(
    "^[，、,（(]?(?:按|以)(?:全[省市县区州旗])?(?P<of>[一-鿿]{0,4}(?:人口|户数|人数|农户))(?:总数)?(?:计算|测算|计)，[一-鿿]{2,6}率(?:约|达到|达|为)*$"
)


def rates_of_people(reading: Reading) -> Iterator[Issue]:
    """Rates that are not what was counted right before them by the people that they name."""
    for figures in reading.figures.values():
        for place, share in enumerate(figures):
            found = _OF.match(share.before) if place and share.unit == "%" else None
            part = figures[place - 1]
            whole = only(_called(figures[:place], found["of"], part)) if found else None
            if found and whole and part.is_level and whole.low > 0:
                yield from judged(part, whole, share, "按{}计，约为")


def _called(figures: Sequence[Figure], name: str, part: Figure) -> Iterator[Figure]:
    """The people of that name of the same place, each count once."""
    seen = set[Decimal]()
    for one in figures:
        alike = one.obs.indicator_text.endswith(name) and one.obs.ref_area == part.obs.ref_area
        if alike and one.is_level and one.value not in seen and one is not part:
            seen.add(one.value)
            yield one
