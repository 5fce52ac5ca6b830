"""Money by head that is ten times more or less than all other sources pay for the same: a lost decimal point."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from briefgen.audit.figures import Figure, Reading
from briefgen.audit.issue import doubt
from briefgen.audit.reprint import Reprint, each, lost_points, subject
from briefgen.model import Issue

_HEADS = frozenset(("人", "名", "人次", "户", "户次"))
_OTHERS = 2
"""So many other areas must agree."""
_ALIKE, _FAR = Decimal(2), Decimal(5)
"""Means within this factor are alike; beyond the other they are far apart."""


@dataclass(frozen=True, slots=True)
class _Paid:
    """A count and the money right beside it."""

    count: Figure
    money: Figure

    @property
    def mean(self) -> Decimal:
        return self.money.value / self.count.value


def money_by_peers(reading: Reading) -> Iterator[Issue]:
    """Counts or amounts whose mean is far from that of all others, and that a decimal point puts right."""
    found: Mapping[tuple[str, str], list[_Paid]] = defaultdict(list)
    for statement in reading.every_statement():
        for first, second in pairwise(statement):
            count, money = (first, second) if second.unit == "元" else (second, first)
            both = count.unit in _HEADS and money.unit == "元" and _is_sound(reading, count, money)
            if both:
                found[count.obs.indicator, money.obs.indicator].append(_Paid(count, money))
    for paid in found.values():
        yield from _compared(paid)


def _is_sound(reading: Reading, *figures: Figure) -> bool:
    known = reading.catalogue.indicators
    return all(one.is_level and one.low > 0 and known.get(one.obs.indicator) for one in figures)


def _compared(paid: Sequence[_Paid]) -> Iterator[Issue]:
    for one in paid:
        others = [other.mean for other in paid if other.count.obs.ref_area != one.count.obs.ref_area]
        if len(others) < _OTHERS or max(others) > min(others) * _ALIKE:
            continue
        low, high = min(others), max(others)
        if low / _FAR < one.mean < high * _FAR:
            continue
        fits = [
            (figure, reprint)
            for figure in (one.count, one.money)
            for reprint in lost_points(figure)
            if low / _ALIKE <= _mean(one, figure, reprint) <= high * _ALIKE
        ]
        if len(fits) == 1:
            yield _said(one, *fits[0], low, high)


def _mean(paid: _Paid, figure: Figure, reprint: Reprint) -> Decimal:
    count, money = paid.count.value, paid.money.value
    return money / reprint.value if figure is paid.count else reprint.value / count


def _said(paid: _Paid, figure: Figure, reprint: Reprint, low: Decimal, high: Decimal) -> Issue:
    other = paid.money if figure is paid.count else paid.count
    head = "人" if paid.count.unit == "名" else paid.count.unit
    usual = each(low, "元") if each(low) == each(high) else f"{each(low)}—{each(high, '元')}"
    message = (
        f"{subject(figure.obs)}印为{figure.quote}，疑为{reprint.text}：{other.quote}，"
        f"每{head}约{each(paid.mean, '元')}，后者约{each(_mean(paid, figure, reprint), '元')}，他处为{usual}。"
    )
    return doubt("ratio", message, [figure, other], reprint.text)
