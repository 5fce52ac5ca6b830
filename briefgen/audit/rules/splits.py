"""A whole seen by region, season or kind in a sentence of its own: 从区域看，北部、中部、南部分别为24.6、21.3和26.5万亩."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefgen.audit.bounds import apart, total
from briefgen.audit.explain import bounds
from briefgen.audit.figures import Figure, Reading, Statement
from briefgen.audit.issue import doubt
from briefgen.audit.parts import divide_whole, kinds_of_one_line
from briefgen.audit.reprint import added, subject
from briefgen.model import Issue

_SEEN = re.compile("^[一-鿿（）、\\s]{0,6}?(?:从|按|分)[一-鿿]{1,8}?(?:来?看|分)[，,：:]")
_TAIL = 4
"""Characters at their end by which the name of the whole and that of its parts agree: 种植面积."""
_SLACK = Decimal("0.002")
_ALL, _ROOM = Decimal(100), Decimal("0.3")
_LEAST = 2


def splits(reading: Reading) -> Iterator[Issue]:
    """Parts that a sentence divides a whole into and that do not make it, or shares beyond a hundred."""
    for doc_id, statements in reading.statements.items():
        view = reading.documents[doc_id].view
        for place, statement in enumerate(statements):
            if not _SEEN.match(statement[0].before):
                continue
            parts = _parts(statement)
            if len(parts) < _LEAST:
                continue
            if parts[0].unit == "%":
                yield from _beyond_hundred(parts)
            elif whole := _whole(statements[:place], parts[0], view):
                yield from _judged(whole, parts)


def _parts(statement: Statement) -> list[Figure]:
    """The figures of one unit that the sentence begins with, growths and shares beside them left out."""
    kinds = ("level", "share") if statement[0].unit == "%" else ("level",)
    return [one for one in statement if one.unit == statement[0].unit and one.obs.transformation in kinds]


def _whole(before: Sequence[Statement], part: Figure, view: str) -> Figure | None:
    """What the paragraph before called by the same last words, in the same unit."""
    start = view.rfind("\n", 0, part.obs.start)
    for statement in reversed(before):
        for figure in statement:
            named = part.obs.indicator_text.endswith(figure.obs.indicator_text[-_TAIL:])
            if figure.obs.start > start and figure.is_level and figure.unit == part.unit and named:
                return figure
    return None


def _names(parts: Sequence[Figure]) -> list[str]:
    return [part.obs.indicator_text for part in parts]


def _judged(whole: Figure, parts: Sequence[Figure]) -> Iterator[Issue]:
    if divide_whole(_names(parts)) and apart(total(map(bounds, parts)), bounds(whole), _SLACK):
        listed, made = "、".join(part.quote for part in parts), added(parts, whole)
        message = f"{subject(whole.obs)}印为{whole.quote}，与分项之和不符：{listed}合计{made}。"
        yield doubt("sum", message, [whole, *parts], made)


def _beyond_hundred(parts: Sequence[Figure]) -> Iterator[Issue]:
    shares = all(part.obs.transformation == "share" and part.value <= _ALL for part in parts)
    if shares and kinds_of_one_line(_names(parts)) and total(map(bounds, parts))[0] > _ALL + _ROOM:
        listed = "、".join(part.quote for part in parts)
        made = f"{sum((part.value for part in parts), Decimal(0)).normalize():f}"
        message = (
            f"{subject(parts[-1].obs)}印为{parts[-1].quote}：{listed}合计{made}%，超过100%，请核对各项。"
        )
        yield doubt("sum", message, [parts[-1], *parts[:-1]])
