"""A period as a text prints it, and what it means in a text of a year."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from typing import Literal

Role = Literal["at", "base", "since"]


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """One printed period.

    `year` is absolute; `offset` counts from the document's year (去年 −1); both None where only months
    stand. `months` is a run of months, `day` a day of the last month (0: its last day), `until` the month and
    day that a run of days ends with; a `day` without months is one of a month that the text's date tells, −1
    that of 当天 or 昨天; `year_to` the end of a run of years, `offset_to` that of one counted from the document's
    year (去冬今春), `span` the length of a run that ends with the document's year (五年来). `role`:
    `at` what the figure refers to, `base` what it is compared with, `since` from then until now.
    """

    start: int
    end: int
    text: str
    year: int | None = None
    offset: int | None = None
    year_to: int | None = None
    offset_to: int | None = None
    months: tuple[int, int] | None = None
    day: int | None = None
    until: tuple[int, int] | None = None
    span: int = 0
    role: Role = "at"

    def at(self, written: int, reporting: int) -> str:
        """The ISO period in a text of the year `written` (which 今年 means) that reports `reporting`."""
        year = (
            self.year
            if self.year is not None
            else (reporting if self.offset is None else written + self.offset)
        )
        if self.span:
            return f"{reporting - self.span + 1}/{reporting}"
        if (end := self.year_to if self.offset_to is None else written + self.offset_to) is not None:
            if self.months:  # 2018年7月至2019年6月
                return f"{year}-{self.months[0]:02}/{end}-{self.months[1]:02}"
            last = min(end, max(reporting, year)) if self.role == "since" else end
            return f"{year}/{last}" if year < last else str(year)
        if self.role == "since":
            return f"{year}/{reporting}" if year < reporting else str(year)
        if not self.months:
            return str(year)
        first, last = self.months
        if self.day is not None:
            day = f"{year}-{last:02}-{self.day or monthrange(year, last)[1]:02}"
            return f"{day}/{year}-{self.until[0]:02}-{self.until[1]:02}" if self.until else day
        return f"{year}-{last:02}" if first == last else f"{year}-{first:02}/{year}-{last:02}"
