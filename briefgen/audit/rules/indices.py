"""Price indices against the rise or fall told of them: 指数（上年=100）为101.8，下降1.8%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefgen.audit.bounds import apart
from briefgen.audit.figures import Figure, Reading
from briefgen.audit.issue import doubt
from briefgen.audit.reprint import rate, subject
from briefgen.extract.implied import PRICE_INDEX
from briefgen.model import Issue

_YEARLY = re.compile(
    "^[，、,（(]?(?:同比|比上年|较上年|比上年同期|比去年|比去年同期)?(?:上涨|下降|下跌|上升)了?$"
)
_BASE = 100


def indices_and_growth(reading: Reading) -> Iterator[Issue]:
    """Indices of the year before that do not make the growth right behind them."""
    for statement in reading.every_statement():
        for index, growth in pairwise(statement):
            if PRICE_INDEX.search(index.obs.indicator_text) and index.unit == "%" and not index.is_growth:
                yield from _checked(index, growth)


def _checked(index: Figure, growth: Figure) -> Iterator[Issue]:
    same = growth.is_growth and _YEARLY.match(growth.before) and index.obs.ref_area == growth.obs.ref_area
    if same and apart((index.low - _BASE, index.high - _BASE), (growth.low, growth.high)):
        made = rate(index.value - _BASE, growth)
        way = "上涨" if index.value > _BASE else "下降"
        message = (
            f"{subject(growth.obs)}增减幅印为{growth.quote}：指数{index.quote}即{way}{made}，请核对原文。"
        )
        yield doubt("growth", message, [growth, index])
