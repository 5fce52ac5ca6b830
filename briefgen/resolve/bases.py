"""What a movement is held against besides a named year: the month before (环比), the beginning of the year (比年初)."""

from __future__ import annotations

import re

_AGAINST = re.compile(
    "(?P<before>环比|[比较]上[个一]?(?:月|季度?))|(?P<opening>[比较](?:今年)?(?:年初|上年[末底]|去年[末底]))"
    "|(?P<year>同比|[比较](?:上年|去年)(?:同[期月])?)"
)
_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})(?:-\d{2})?")
_RUN = re.compile(r"(?P<year>\d{4})-(?P<first>\d{2})/(?P=year)-(?P<last>\d{2})")
_QUARTER = 3


def against(words: str, period: str) -> str | None:
    """The ISO base that the last such words before a figure of `period` name; None where none do.

    Empty for the year before, which needs no saying, and where the period is too wide to have one before it.
    """
    found = next(reversed(list(_AGAINST.finditer(words))), None)
    if found is None:
        return None
    if found["opening"]:
        return f"{int(period[:4]) - 1}-12-31" if period[:4].isdigit() else ""
    return _one_before(period) if found["before"] else ""


def _one_before(period: str) -> str:
    """The month before a month or day, the quarter before a quarter; empty for other periods."""
    if month := _MONTH.fullmatch(period):
        return _month(int(month["year"]), int(month["month"]) - 1)
    run = _RUN.fullmatch(period)
    if not run or int(run["last"]) - int(run["first"]) + 1 != _QUARTER:
        return ""
    first = int(run["first"]) - _QUARTER
    year = int(run["year"])
    return f"{_month(year, first)}/{_month(year, first + _QUARTER - 1)}"


def _month(year: int, month: int) -> str:
    """The ISO month; 0 and below are months of the year before."""
    return f"{year}-{month:02}" if month > 0 else f"{year - 1}-{month + 12:02}"
