"""One quantity in two units: 种植面积24.3万亩（合16.2万公顷）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from briefgen.audit.bounds import apart, times
from briefgen.audit.explain import bounds
from briefgen.audit.figures import Figure, Reading
from briefgen.audit.issue import doubt
from briefgen.audit.reprint import printed_like, subject
from briefgen.model import Issue

_SAME = re.compile("^[（(，,](?:折合|约合|合计约合|合|即|折|约)$")
_SLACK = Decimal("0.02")


def conversions(reading: Reading) -> Iterator[Issue]:
    """Quantities whose second unit, in brackets behind the first, does not convert to it."""
    for statement in reading.every_statement():
        for first, second in pairwise(statement):
            if _SAME.match(second.before.strip()) and first.unit != second.unit:
                yield from _checked(reading, first, second)


def _checked(reading: Reading, first: Figure, second: Figure) -> Iterator[Issue]:
    units = reading.catalogue.units
    factor = units.convert(Decimal(1), first.unit, second.unit)
    if factor is None or not apart(times(bounds(first), factor), bounds(second), _SLACK):
        return
    computed = printed_like(first.value * factor, second)
    message = f"{subject(first.obs)}{first.quote}，括注为{second.quote}，换算应为{computed}。"
    yield doubt("ratio", message, [second, first], computed)
