"""A day against the year: what is done daily, or at most in a day, and what all the year made."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefgen.audit.figures import Figure, Reading
from briefgen.audit.issue import doubt, request
from briefgen.audit.reprint import about, subject
from briefgen.model import Issue

_DAILY = re.compile("日均")
_PEAK = re.compile("(?:最高日|单日最高|日最高|日最大)(?P<what>[一-鿿]{2,8})")
_HOURS = re.compile("利用小时|运行小时")
_DAYS, _MOST_HOURS = Decimal(366), Decimal(8784)
_FAR = Decimal(3)
_MONTH = re.compile(r"(\d{4})-(\d{2})")


def days_and_years(reading: Reading) -> Iterator[Issue]:
    """Years that hold more than all their days, daily figures far from a year's, hours beyond a year's."""
    for figures in reading.figures.values():
        years = [one for one in figures if one.is_level and re.fullmatch(r"\d{4}", one.obs.time_period)]
        for figure in figures:
            text = figure.obs.indicator_text
            if _HOURS.search(text) and figure.unit == "小时" and figure.low > _MOST_HOURS:
                yield doubt(
                    "magnitude", f"{subject(figure.obs)}印为{figure.quote}：一年只有8784小时。", [figure]
                )
            length = _length(figure.obs.time_period) if figure.unit == "天" and "天数" in text else 0
            if length and figure.is_level and figure.low > length:
                message = f"{subject(figure.obs)}印为{figure.quote}：所述时段只有{length}天。"
                yield doubt("magnitude", message, [figure])
            if peak := _PEAK.search(text):
                yield from _below_peak(figure, peak["what"], years)
            if (daily := _DAILY.search(text)) and not _of_its_own_days(figure, figures):
                yield from _far_from_daily(figure, text[daily.end() :] or text[: daily.start()], years)


def _length(period: str) -> int:
    """The days of a month, a run of months or a year; 0 for other periods."""
    first, _, last = period.partition("/")
    months = _MONTH.fullmatch(first), _MONTH.fullmatch(last or first)
    if all(months):
        (year, start), (until, end) = ((int(m[1]), int(m[2])) for m in months if m)
        return sum(monthrange(year, month)[1] for month in range(start, end + 1)) if year == until else 0
    return 365 + isleap(int(period)) if re.fullmatch(r"\d{4}", period) else 0


def _of_its_own_days(daily: Figure, figures: Sequence[Figure]) -> bool:
    """7天接待游客2.1万人次，日均3000人次: of the days told in its own sentence, and no year's."""
    return any(
        one.unit == "天"
        and one.obs.sentence_start == daily.obs.sentence_start
        and one.obs.end <= daily.obs.start
        for one in figures
    )


def _noun(text: str) -> str:
    return text.removesuffix("量").removesuffix("总").removesuffix("业务")[-3:]


def _below_peak(peak: Figure, what: str, years: list[Figure]) -> Iterator[Issue]:
    for year in years:
        same = (
            year.unit == peak.unit
            and year.obs.ref_area == peak.obs.ref_area
            and _noun(what) in year.obs.indicator_text
            and "日" not in year.obs.indicator_text
        )
        if same and year.low > peak.high * _DAYS:
            most = about(peak.high * _DAYS, year.unit)
            message = f"{subject(year.obs)}印为{year.quote}：最高日{peak.quote}，全年至多{most}，请核对原文。"
            yield request("ratio", message, [year, peak])
            return


def _far_from_daily(daily: Figure, what: str, years: list[Figure]) -> Iterator[Issue]:
    for year in years:
        named = what[-2:] in year.obs.indicator_text if len(what) > 1 else False
        alike = year.unit == daily.unit and year.obs.ref_area == daily.obs.ref_area
        if year is daily or not alike or not named or daily.low <= 0:
            continue
        made = year.value / _DAYS
        if not made / _FAR < daily.value < made * _FAR:
            message = f"{subject(daily.obs)}印为{daily.quote}：全年{year.quote}，日均约{about(made, year.unit)}，请核对原文。"
            yield request("ratio", message, [daily, year])
            return
