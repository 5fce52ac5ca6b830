"""Shares that name part and whole, both counted in the same paragraph: 税收占一般公共预算收入的比重为70.1%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from briefgen.audit.bounds import apart, over, times
from briefgen.audit.figures import Figure, Reading
from briefgen.audit.issue import doubt
from briefgen.audit.reprint import rate, subject
from briefgen.model import Issue

_NAMED = re.compile(
    "(?:^|[，、；。])(?P<part>[一-鿿]{2,12})占(?P<whole>[一-鿿]{4,16}?)(?:的)?(?:比重|比例|比)?"
    "(?:约|为|达到|达)*$"
)
_HUNDRED = Decimal(100)
_SLACK = Decimal("0.01")


def named_shares(reading: Reading) -> Iterator[Issue]:
    """Shares that are not their named part by their named whole."""
    for doc_id, figures in reading.figures.items():
        view = reading.documents[doc_id].view
        for share in figures:
            found = _NAMED.search(share.before)
            if not found or share.unit != "%" or share.obs.transformation != "share":
                continue
            near = [one for one in figures if _beside(one, share, view)]
            parts = [one for one in near if one.obs.indicator_text.startswith(found["part"])]
            wholes = [one for one in near if one.obs.indicator_text.endswith(found["whole"])]
            if len(parts) == len(wholes) == 1 and parts[0].unit == wholes[0].unit and wholes[0].low > 0:
                yield from _judged(parts[0], wholes[0], share)


def _beside(figure: Figure, share: Figure, view: str) -> bool:
    """Is it a result of the same place and time that stands before the share in its paragraph?"""
    one, other = figure.obs, share.obs
    same = (one.ref_area, one.time_period) == (other.ref_area, other.time_period)
    before = one.end <= other.start and "\n" not in view[one.end : other.start]
    return figure.is_level and same and before


def _judged(part: Figure, whole: Figure, share: Figure) -> Iterator[Issue]:
    quotient = over((part.low, part.high), (whole.low, whole.high))
    if quotient is None or not apart(times(quotient, _HUNDRED), (share.low, share.high), _SLACK):
        return
    computed = rate(part.value / whole.value * _HUNDRED, share)
    message = f"{subject(share.obs)}印为{share.quote}，疑为{computed}：{part.quote}占{whole.quote}的比例约为{computed}。"
    yield doubt("share", message, (share, part, whole), computed)
