"""When two periods are the same one."""

from __future__ import annotations

import re
from calendar import monthrange

_WHOLE_YEAR = re.compile(r"(\d{4})(?:-12(?:-31)?|-01/\1-12|-01-01/\1-12-31)")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def normal(period: str) -> str:
    """The period with a year's end and its twelve months said as the year itself, and the end of another month
    as the months until then: 截至6月30日 is of 上半年."""
    match = _WHOLE_YEAR.fullmatch(period)
    if match:
        return match[1]
    day = _DAY.fullmatch(period)
    if day and int(day[3]) == monthrange(int(day[1]), int(day[2]))[1]:
        return f"{day[1]}-01/{day[1]}-{day[2]}"
    return period


def year_of(period: str) -> str:
    """The year in which the period ends, or an empty text."""
    years = re.findall(r"\d{4}", period)
    return years[-1] if years else ""
