"""What a text tells of the whole before a table that it brings, against the total of the table: 总里程2861.9公里，…如下."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from briefgen.audit.bounds import apart
from briefgen.audit.explain import bounds
from briefgen.audit.figures import Figure, Reading
from briefgen.audit.grid import grids
from briefgen.audit.issue import request
from briefgen.audit.reprint import subject
from briefgen.model import Issue

_TOTAL = re.compile("(?:合计|总计|总数)(?:数|（[^）]*）)?")
_BRINGS = re.compile(
    r"(?:如下(?:表)?|[见如]下?表[一二三\d]?)(?:所示)?(?:（[^）]{1,12}）)?[：:。]?[\s\u2060]*$"
)
_NEAR, _REACH = 60, 400
"""How long the sentence that brings a table may be, and how far before the first figure it may end."""
_CLOSE, _EXACTLY = Decimal("0.3"), Decimal(0)
"""A total further off than this is of something else."""


def introduced_totals(reading: Reading) -> Iterator[Issue]:
    """Totals that are not what the sentence before their table says of the same, in the same unit and time."""
    for grid in grids(reading):
        feet = [row for row, label in grid.labels.items() if _TOTAL.fullmatch(label)]
        columns = [column[feet[0]] for column in grid.columns.values() if feet and feet[0] in column]
        if len(feet) != 1 or not columns:
            continue
        first = min(figure.obs.start for column in grid.columns.values() for figure in column.values())
        told = _told_before(reading, columns[0].obs.doc_id, first)
        for whole in columns:
            alike = [one for one in told if one.unit == whole.unit and _is_same(one, whole)]
            if len(alike) == 1 and _differ(alike[0], whole):
                message = (
                    f"{subject(alike[0].obs)}文表不一：正文为{alike[0].quote}，"
                    f"表中合计为{whole.quote}，请核对原文。"
                )
                yield request("conflict", message, [alike[0], whole])


def _told_before(reading: Reading, doc_id: str, table: int) -> list[Figure]:
    """The levels of the paragraph that ends by bringing the table."""
    view = reading.documents[doc_id].view
    lines = [at for at in range(max(0, table - _REACH), table) if view[at] == "\n"]
    end = next((at for at in reversed(lines) if _BRINGS.search(view, max(0, at - _NEAR), at)), -1)
    start = view.rfind("\n", 0, max(end, 0)) + 1
    return [one for one in reading.figures[doc_id] if one.is_level and start <= one.obs.start < end]


def _is_same(one: Figure, other: Figure) -> bool:
    return (one.obs.time_period, one.obs.ref_area) == (other.obs.time_period, other.obs.ref_area)


def _differ(one: Figure, other: Figure) -> bool:
    near = abs(one.value - other.value) <= _CLOSE * max(abs(one.value), abs(other.value))
    return near and apart(bounds(one), bounds(other), _EXACTLY)
