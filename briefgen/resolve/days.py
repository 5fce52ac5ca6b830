"""Days that are named without their month: 3日全国接待游客…, 当天, 昨天, in a text whose date is known."""

from __future__ import annotations

from datetime import date, timedelta

from briefgen.extract.period_mention import PeriodMention


def day_of(mention: PeriodMention, written: str, before: str) -> str:
    """The ISO day of a mention without month; empty where the text has no day of its own.

    `written` is the ISO date of the text, `before` the day named last before it, which 当天 points back to.
    """
    try:
        today = date.fromisoformat(written)
    except ValueError:
        if mention.day == -1:
            return before if mention.text.startswith("当") else ""
        return f"{before[:7]}-{mention.day:02}" if before.count("-") == 2 and mention.day else ""
    if mention.day == -1:
        if mention.text.startswith("今"):
            return written
        return (before or written) if mention.text.startswith("当") else str(today - timedelta(days=1))
    day = mention.day or 0
    month = today if day <= today.day else today.replace(day=1) - timedelta(days=1)
    try:
        return str(month.replace(day=day))
    except ValueError:
        return ""
