"""Arithmetic with figures that are known to their printed digits only."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

Bounds = tuple[Decimal, Decimal]
_ROOM = Decimal("1.005")


def total(parts: Iterable[Bounds]) -> Bounds:
    """The bounds of a sum."""
    low, high = Decimal(0), Decimal(0)
    for part in parts:
        low, high = low + part[0], high + part[1]
    return low, high


def minus(one: Bounds, other: Bounds) -> Bounds:
    """The bounds of a difference."""
    return one[0] - other[1], one[1] - other[0]


def over(one: Bounds, other: Bounds) -> Bounds | None:
    """The bounds of a quotient; None where the divisor is not surely positive."""
    if other[0] <= 0:
        return None
    ends = [top / bottom for top in one for bottom in other]
    return min(ends), max(ends)


def times(one: Bounds, factor: Decimal) -> Bounds:
    """The bounds multiplied by a positive number."""
    return one[0] * factor, one[1] * factor


def above(part: Bounds, whole: Bounds) -> bool:
    """Whether a part is larger than its whole, with a little room for rounding twice."""
    return part[0] > whole[1] * _ROOM


def apart(one: Bounds, other: Bounds, slack: Decimal = Decimal("0.005")) -> bool:
    """Whether two figures cannot be the same number, with a little room for rounding twice."""
    size = max(abs(one[0]), abs(one[1]), abs(other[0]), abs(other[1]))
    room = size * slack
    return one[0] - room > other[1] or other[0] - room > one[1]
