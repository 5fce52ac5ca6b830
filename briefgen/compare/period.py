"""When two periods are the same one."""

from __future__ import annotations

import re

_WHOLE_YEAR = re.compile(r"(\d{4})(?:-12(?:-31)?|-01/\1-12|-01-01/\1-12-31)")


def normal(period: str) -> str:
    """The period with a year's end and its twelve months said as the year itself."""
    match = _WHOLE_YEAR.fullmatch(period)
    return match[1] if match else period


def year_of(period: str) -> str:
    """The year in which the period ends, or an empty text."""
    years = re.findall(r"\d{4}", period)
    return years[-1] if years else ""
