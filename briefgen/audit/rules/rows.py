"""One figure of a row that stands far from its like: 48.2、48.9、493、49.8和50.6万吨."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefgen.audit.figures import Figure, Reading, Statement
from briefgen.audit.issue import doubt
from briefgen.audit.reprint import lost_points, subject
from briefgen.model import Issue

_JOINTS = ("、", "和", "与", "及", "，", "以及")
_LEAST = 4
_ALIKE, _FAR = Decimal("1.6"), Decimal(5)


def rows(reading: Reading) -> Iterator[Issue]:
    """Figures of one indicator listed year by year or place by place, of which one has lost its point."""
    for statement in reading.every_statement():
        for row in _rows(statement):
            yield from _checked(row)


def _rows(statement: Statement) -> Iterator[list[Figure]]:
    row: list[Figure] = []
    for figure in statement:
        alike = row and figure.before in _JOINTS and figure.is_level
        alike = alike and (figure.unit, figure.obs.indicator) == (row[0].unit, row[0].obs.indicator)
        if not alike:
            if len(row) >= _LEAST:
                yield row
            row = [figure] if figure.is_level else []
        else:
            row.append(figure)
    if len(row) >= _LEAST:
        yield row


def _checked(row: Sequence[Figure]) -> Iterator[Issue]:
    for figure in row:
        rest = [other.value for other in row if other is not figure]
        low, high = min(rest), max(rest)
        if low <= 0 or high > low * _ALIKE or figure.value < high * _FAR:
            continue
        likely = [item for item in lost_points(figure) if low / _ALIKE <= item.value <= high * _ALIKE]
        if len(likely) == 1:
            others = "、".join(other.quote for other in row if other is not figure)
            message = f"{subject(figure.obs)}印为{figure.quote}，疑为{likely[0].text}：同列各数为{others}。"
            yield doubt("magnitude", message, [figure, *(o for o in row if o is not figure)], likely[0].text)
