"""Ranges printed from the greater to the smaller: 1200—800元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from briefgen.audit.figures import Reading
from briefgen.audit.issue import request
from briefgen.audit.reprint import subject
from briefgen.model import Issue

_LOWER_END = re.compile(r"(?<![\d.年月\-—])(\d+(?:\.\d+)?)(?:—{1,2}|-|–|~|～|至)$")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
# Further apart are two numbers of different kinds.
_FACTOR = 10


def reversed_ranges(reading: Reading) -> Iterator[Issue]:
    """Figures before which a greater number and a dash stand."""
    for figure in reading.every_figure():
        found = _LOWER_END.search(figure.before)
        if found and re.search("[由从][^，。；]*$", figure.before[: found.start()]):
            continue
        if not found or not figure.unit or figure.value <= 0:
            continue
        first, second = Decimal(found[1]), figure.value / Decimal(10) ** figure.obs.unit_mult
        year = _FIRST_YEAR <= first <= _LAST_YEAR and first == first.to_integral_value()
        if not year and second < first < second * _FACTOR:
            printed = found[0] + figure.quote
            message = f"{subject(figure.obs)}印为{printed}，区间下限大于上限，请核对原文。"
            yield request("ratio", message, [figure])
