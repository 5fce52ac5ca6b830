"""The period of a figure in a table, by the heads of its column and row."""

from __future__ import annotations

import re

from briefgen.extract.figures import Figure
from briefgen.extract.period_mention import PeriodMention
from briefgen.resolve.home import Home
from briefgen.resolve.named_periods import NamedPeriods
from briefgen.resolve.runs import Runs

_TO_DATE = re.compile(r"1[-—~至]+本月|本月止?累计|(?:本年)?累计|年初至")
"""The head of a column in a monthly table: from January to the month."""
_SO_FAR = re.compile("(?:本年|今年)(?:累计|以来)")
_BARE_YEAR = re.compile(r"(?:19|20)\d{2}(?![\d.])")
"""2018 in a column of years"""


def is_to_date(figure: Figure, view: str) -> bool:
    """Does a head say that a month's figure counts from January on?"""
    return any(_TO_DATE.match(view, head.start, head.end) for head in figure.heads)


def of_heads(
    figure: Figure, home: Home, view: str, named: NamedPeriods, runs: Runs
) -> tuple[PeriodMention | str, str] | None:
    """What the heads tell, as a mention or as an ISO period, and where; the year of the text for a plan without them."""
    for head in figure.heads:
        if "年均" in view[head.start : head.end] and (run := runs.of_heads(figure.heads, home)):
            return run, "column"
        if _SO_FAR.search(view, head.start, head.end + len("累计")):
            continue  # 本年累计: of the months that the caption or the text tells
        if mention := named.first(head.start, head.end):
            return mention, "column"
        if year := _BARE_YEAR.match(view, head.start, head.end):
            return year[0], "row"
    planned = figure.rule == "table" and figure.scenario == "target" and figure.quantity.unit != "%"
    return (str(home.reporting), "table of its year") if planned and home.told else None
