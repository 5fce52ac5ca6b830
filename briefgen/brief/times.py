"""Periods in words."""

from __future__ import annotations

import re
from calendar import monthrange

_PARTS = {"06": "上半年", "03": "一季度", "09": "前三季度"}


def period_words(period: str, year: str = "") -> str:
    """2022年, 2022年1—10月, 2022年10月1—7日, 2014—2019年; without the year where it is `year`."""
    start, _, end = period.partition("/")
    if not start:
        return ""
    if end:
        return _run(start, end, year)
    words = _day(start)
    return words.removeprefix(f"{year}年") if year and words != f"{year}年" else words


def date_words(date: str) -> str:
    """2023年3月3日, 2023年3月, 2023年."""
    numbers = re.findall(r"\d+", date)
    return "".join(f"{int(number)}{unit}" for number, unit in zip(numbers, "年月日", strict=False))


def _run(start: str, end: str, year: str) -> str:
    if start[:4] != end[:4] or len(start) == 4:
        return f"{start[:4]}—{end[:4]}年"
    lead = "" if year == start[:4] else f"{start[:4]}年"
    first, last = start[5:7], end[5:7]
    if len(start) == 10:
        until = "" if first == last else f"{int(last)}月"
        dash = "—" if first == last else "日—"
        return f"{lead}{int(first)}月{int(start[8:])}{dash}{until}{int(end[8:])}日"
    if first == "01" and last in _PARTS:
        return lead + _PARTS[last]
    return f"{lead}{int(first)}—{int(last)}月"


def _day(period: str) -> str:
    numbers = [int(number) for number in re.findall(r"\d+", period)]
    if len(numbers) == 1:
        return f"{numbers[0]}年"
    if len(numbers) == 2:
        return f"{numbers[0]}年{numbers[1]}月"
    year, month, day = numbers[:3]
    if day == monthrange(year, month)[1]:
        return f"{year}年底" if month == 12 else f"{year}年{month}月底"
    return f"{year}年{month}月{day}日"
