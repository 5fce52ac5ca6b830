"""A whole grows no faster than its fastest part: 总水平上涨2.1%，其中城市上涨2.2%，农村上涨1.9%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefgen.audit.figures import Figure, Reading, Statement
from briefgen.audit.issue import doubt
from briefgen.audit.parts import opens_list
from briefgen.audit.reprint import lost_points, subject
from briefgen.model import Issue

# Two kinds that are the whole together.
_BOTH = (("城市", "农村"), ("城镇", "乡村"), ("城镇", "农村"), ("税收", "非税"), ("轻工业", "重工业"))
_NAMES = re.compile("|".join(dict.fromkeys(name for both in _BOTH for name in both)))
_ROOM = Decimal("0.15")


def growth_between_parts(reading: Reading) -> Iterator[Issue]:
    """A whole's growth that lies outside the growths of its two parts."""
    for statement in reading.every_statement():
        for place in range(len(statement) - 2):
            whole, parts = statement[place], _growths(statement[place + 1 :])
            if whole.is_growth and len(parts) == 2 and opens_list(statement[place + 1].before):
                yield from _judged(whole, parts)


def _growths(behind: Statement) -> Sequence[Figure]:
    """The growths of the two kinds that make up a whole, called by their names; empty for other lists.

    A level may stand before each: 其中城镇零售额5亿元，增长9%，乡村零售额2亿元，增长12%.
    """
    named: list[tuple[str, Figure]] = []
    name = ""
    for figure in behind:
        word = _NAMES.search(figure.before)
        name = word[0] if word else name
        if figure.is_growth:
            named.append((name, figure))
    kinds = tuple(kind for kind, _ in named)
    return tuple(figure for _, figure in named) if kinds in _BOTH or kinds[::-1] in _BOTH else ()


def _judged(whole: Figure, parts: Sequence[Figure]) -> Iterator[Issue]:
    least, most = min(part.low for part in parts) - _ROOM, max(part.high for part in parts) + _ROOM
    if whole.high >= least and whole.low <= most:
        return
    likely = [item.text for item in lost_points(whole) if least <= item.value <= most]
    guess = f"，疑为{likely[0]}" if len(likely) == 1 else ""
    printed = "、".join(part.quote for part in parts)
    message = f"{subject(whole.obs)}印为{whole.quote}{guess}：两个组成部分为{printed}，总体增幅应在二者之间。"
    yield doubt("growth", message, (whole, *parts), likely[0] if guess else "")
