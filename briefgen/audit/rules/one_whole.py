"""Parts with their shares, each of one whole: 0—14岁70974人，占17.20%; 15—59岁255421人，占61.90%; …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from briefgen.audit.bounds import Bounds, apart, over
from briefgen.audit.explain import bounds
from briefgen.audit.figures import Figure, Reading, Statement
from briefgen.audit.issue import doubt
from briefgen.audit.reprint import rate, subject
from briefgen.model import Issue

_SHARE = re.compile("^[，、,（(]?(?:约)?占(?:总人口|总数|全部)?(?:的)?(?:比重|比例)?(?:约|为|达)*$")
_LEAST = 3
_HUNDRED = Decimal(100)
_SLACK = Decimal("0.01")

Pair = tuple[Figure, Figure]


def shares_of_one_whole(reading: Reading) -> Iterator[Issue]:
    """The one share in a row that implies another whole than all the others do."""
    for statements in reading.statements.values():
        row: list[Pair] = []
        for statement in statements:
            pairs = list(_pairs(statement))
            if not pairs or (row and pairs[0][0].unit != row[0][0].unit):
                yield from _judged(row)
                row = []
            row.extend(pairs)
        yield from _judged(row)


def _pairs(statement: Statement) -> Iterator[Pair]:
    for place, (part, share) in enumerate(pairwise(statement)):
        if place and statement[place - 1].unit == part.unit:
            continue  # its whole stands before it
        level = part.is_level and part.low > 0 and part.obs.qualifier == share.obs.qualifier == "="
        if level and share.obs.transformation == "share" and share.unit == "%" and _SHARE.match(share.before):
            yield part, share


def _whole(pair: Pair) -> Bounds | None:
    part, share = (bounds(figure) for figure in pair)
    return over((part[0] * _HUNDRED, part[1] * _HUNDRED), share)


def _judged(row: Sequence[Pair]) -> Iterator[Issue]:
    """Judge a row of pairs: all but one agree, and make up not more than one whole between them."""
    wholes = [_whole(pair) for pair in row]
    if len(row) < _LEAST or any(whole is None for whole in wholes):
        return
    agree = [[not apart(one, other, _SLACK) for other in wholes if other] for one in wholes if one]
    odd = [place for place, others in enumerate(agree) if sum(others) == 1]
    if len(odd) != 1 or any(
        sum(others) != len(row) - 1 for place, others in enumerate(agree) if place != odd[0]
    ):
        return
    part, share = row[odd[0]]
    first, percent = row[0 if odd[0] else 1]
    computed = rate(part.value / (first.value / percent.value), share)
    message = (
        f"{subject(share.obs)}印为{share.quote}，疑为{computed}："
        f"按同列{first.quote}占{percent.quote}推算总数，{part.quote}约占{computed}。"
    )
    yield doubt("share", message, [share, part, first, percent], computed)
