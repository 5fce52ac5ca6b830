"""Which figure of a sum that does not hold lost its decimal point, if exactly one of them can have."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefgen.audit.bounds import Bounds
from briefgen.audit.figures import Figure
from briefgen.audit.reprint import Reprint, lost_points


def bounds(figure: Figure) -> Bounds:
    """The bounds of a figure's print."""
    return figure.low, figure.high


def culprit(
    figures: Sequence[Figure], holds: Callable[[Sequence[Bounds]], bool]
) -> tuple[Figure, Reprint] | None:
    """The only figure, with its only reading, that makes the sum hold; None where several can."""
    printed = [bounds(figure) for figure in figures]
    fits = [
        (figure, reprint)
        for place, figure in enumerate(figures)
        for reprint in lost_points(figure)
        if holds([*printed[:place], reprint.bounds, *printed[place + 1 :]])
    ]
    return fits[0] if len(fits) == 1 else None
