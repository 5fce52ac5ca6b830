"""What is left is what came in less what went out: 收入总计A。支出总计B。年终结转下年C; 基金收入A，支出B，当期结余C."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefgen.audit.bounds import apart, minus
from briefgen.audit.explain import bounds
from briefgen.audit.figures import Figure, Reading
from briefgen.audit.issue import doubt
from briefgen.audit.reprint import printed_like, subject
from briefgen.model import Issue

_IN, _OUT = re.compile("收入(?:总计|合计)$"), re.compile("支出(?:总计|合计)$")
_LEFT = re.compile(
    "(?:年终|当年|累计|滚存)?(?:结转下年|结转结余|年终结转|年终结余|滚存结余|结转)(?:下年)?(?:使用|支出)?(?:资金)?$"
)
_BALANCED = re.compile("收支相抵|相抵后|收支平衡|结转")
_FUND, _THIS_TERM = (
    re.compile("(?P<fund>.*基金)总?(?P<way>收入|支出)$"),
    re.compile("(?:当期|本期|当年|本年)结余$"),
)
"""What a fund has left of a year is what it took in less what it paid."""
_ROOM = Decimal("0.002")


def balances(reading: Reading) -> Iterator[Issue]:
    """Balances that are not the total of revenue less that of expenditure, told one after the other."""
    for figures in reading.figures.values():
        yield from _of_text(figures)
        yield from _of_funds(figures)


def _of_text(figures: Sequence[Figure]) -> Iterator[Issue]:
    came: Figure | None = None
    went: Figure | None = None
    for figure in figures:
        if figure.obs.transformation != "level" or figure.unit != "元":
            continue
        called = figure.obs.indicator_text
        if _IN.search(called):
            came, went = figure, None
        elif _OUT.search(called):
            went = figure
        elif came and went and _LEFT.search(called) and _BALANCED.search(figure.before):
            yield from _checked(came, went, figure)
            came = went = None


def _of_funds(figures: Sequence[Figure]) -> Iterator[Issue]:
    ways: dict[str, tuple[str, Figure]] = {}
    for figure in figures:
        called = figure.obs.indicator_text
        if not figure.is_level or figure.unit != "元":
            continue
        if found := _FUND.match(called):
            ways[found["way"]] = (found["fund"], figure)
        elif _THIS_TERM.search(called) and len(ways) == 2 and called.startswith(ways["收入"][0]):
            (fund, came), (other, went) = ways["收入"], ways["支出"]
            same = {(one.obs.ref_area, one.obs.time_period) for one in (came, went, figure)}
            if fund == other and len(same) == 1:
                yield from _checked(came, went, figure)
            ways = {}


def _checked(came: Figure, went: Figure, left: Figure) -> Iterator[Issue]:
    if len({figure.obs.ref_area for figure in (came, went, left)}) > 1:
        return
    if apart(minus(bounds(came), bounds(went)), bounds(left), _ROOM):
        made = printed_like(came.value - went.value, left)
        total = "总计" if _IN.search(came.obs.indicator_text) else ""
        message = f"{subject(left.obs)}印为{left.quote}，疑为{made}：收入{total}{came.quote}减支出{total}{went.quote}为{made}。"
        yield doubt("sum", message, [left, came, went], made)
