"""When a brief was issued, for the properties of the files that carry it: no clock, same bytes."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from briefgen.model import Brief

_DATE = re.compile(r"(\d{4})(?:\D+(\d{1,2}))?(?:\D+(\d{1,2}))?")


def date_of(brief: Brief) -> datetime:
    """The brief's date as a moment; a brief without one gets the earliest that a zip can hold."""
    match = _DATE.search(brief.head.date)
    if not match:
        return datetime(1980, 1, 1, tzinfo=UTC)
    year, month, day = (int(part) if part else 1 for part in match.groups())
    return datetime(year, month, day, tzinfo=UTC)
