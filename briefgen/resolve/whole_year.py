"""Figures told beside months but of another time: a whole year's, the same months a year before, the last day."""

from __future__ import annotations

import re
from calendar import monthrange

from briefgen.extract.figures import Figure
from briefgen.extract.periods import year_before
from briefgen.resolve.home import paragraph

PAST_YEAR = ("一年来，", "一年以来，", "一年间，", "过去一年，", "这一年，")
"""…到2018年初还有72个。一年来，全年减贫3846户: of the year that is reported, whatever was told before"""
YEAR_BEFORE = ("去年同期，", "上年同期，")
"""前三季度…33612元。去年同期，…31472元"""
OF_LATE = ("这些年", "这几年", "近几年", "几年来", "多年来")
"""2014年…。这些年，全市累计投入286.4亿元: up to now, whatever was told before"""
_BY_NOW = re.compile("近年来|累计|先后|至今|如今|今年|现已")
_PASSES = re.compile("贫困|脱贫|受教育|文盲|不会")
"""A profile's area and towns stay; who is poor in it does not."""
_SAME = re.compile("(?:去年|上年)(?:同期|同月)")
_AT_END = re.compile("(?:季|期)末")
_STOCK = re.compile("存栏量?$|余额$|库存$|保有量$|人口$")
HERDS = re.compile("(?:存栏|出栏|禽蛋产)(?:量|数)?$")
"""一季度末生猪存栏152.3万头。肉牛存栏46.8万头: of the same day"""
_FLOW, _STOCK_TOLD = re.compile("(?:出栏|禽蛋产|肉类总?产|奶产)(?:量|数)?$"), re.compile("存栏")
_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-\d\d")
_YEARS_TASK = re.compile("(?:完成|占|为)了?(?:全年|年度|年初|年(?=预算|计划))[^，。；]{0,10}$")
"""一季度完成年度目标1.3万亿元的14%: the goal is the whole year's."""
_OF_THE_YEAR = re.compile(
    "[，、：；](?:(?:年度(?:计划)?|全年计划)投资(?:额|总额)?[为达约]?|[一每]?年可(?:以)?[^，、；]{0,10})$"
)
"""年可增加收入3000万元: what a works does in a year is of no month."""


def is_of_whole_year(figure: Figure, view: str) -> bool:
    """The goal of a year told beside months, and what a works can do in a year, are of no month."""
    start, end = figure.clause.start, figure.quantity.start
    task = figure.scenario == "target" and _YEARS_TASK.search(view, start, end)
    year = task or _OF_THE_YEAR.search(view, max(0, start - 1), end)
    return figure.transformation == "level" and bool(year)


def is_of_now(figure: Figure, view: str) -> bool:
    """What a profile says to be so by now (累计, 至今), or that cannot stay so, is of the year it was written in."""
    by_now = _BY_NOW.search(view, figure.sentence.start, figure.quantity.start)
    return bool(_PASSES.search(figure.phrase) or by_now)


def same_of_year_before(figure: Figure, period: str, view: str) -> str:
    """去年同月是13.2元: the month of the figure it is compared with, a year before; else empty."""
    same = _SAME.search(view, figure.clause.start, figure.quantity.start)
    return year_before(period) if same and "-" in period else ""


def until_then(figure: Figure, period: str, view: str) -> str:
    """6月末生猪存栏11.2万头，出栏9.4万头: what was sold since January, beside the stock of a day; else empty."""
    day = _DAY.fullmatch(period)
    told = _STOCK_TOLD.search(view, paragraph(view, figure.sentence.start), figure.quantity.start)
    if not day or not told or not _FLOW.search(figure.phrase):
        return ""
    return day["year"] if day["month"] == "12" else f"{day['year']}-01/{day['year']}-{day['month']}"


def at_its_end(figure: Figure, period: str, view: str) -> str:
    """季末生猪存栏1024.8万头，同比下降3.1%: the last day of the months that a sentence is of; else empty."""
    first, _, last = period.partition("/")
    if first.count("-") != 1 or last.count("-") != 1:
        return ""
    closes = _AT_END.search(view, figure.sentence.start, figure.quantity.start)
    year, month = map(int, last.split("-"))
    return f"{last}-{monthrange(year, month)[1]}" if closes and _STOCK.search(figure.phrase) else ""
