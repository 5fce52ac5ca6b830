"""What was done in some months cannot be more than what was done in the year that they belong to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from briefgen.audit.figures import Figure, Reading
from briefgen.audit.issue import request
from briefgen.audit.reprint import subject
from briefgen.model import Issue

# What is done, earned or spent adds up over a year; stocks (监测对象, 存栏, 余额) rise and fall.
_FLOW = re.compile(
    "业务量|完成|实现|新增|发放|投入|投资|支出|销售|产值|接待|培训|转移|收入|生产总值|增加值|进出口|出口|进口|产量|交易额"
)
_STOCK = re.compile("余额|存栏|在岗|累计(?!完成|实现)|现有|共有|人均|存量")
_MONTHS = re.compile(r"(?P<year>\d{4})-01/\d{4}-(?!12)\d\d")


def months_and_years(reading: Reading) -> Iterator[Issue]:
    """Results of the first months of a year above those of the whole year. A request: scopes may differ."""
    flows = [figure for figure in reading.every_figure() if _is_flow(figure)]
    years: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for figure in flows:
        if re.fullmatch(r"\d{4}", figure.obs.time_period):
            years[_key(figure, figure.obs.time_period)].append(figure)
    for figure in flows:
        months = _MONTHS.fullmatch(figure.obs.time_period)
        whole = years.get(_key(figure, months["year"]), []) if months else []
        if len(whole) == 1 and figure.low > whole[0].high:
            where = "同文" if whole[0].obs.doc_id == figure.obs.doc_id else "另文"
            message = (
                f"{subject(figure.obs)}前几个月印为{figure.quote}，大于{where}全年{whole[0].quote}，"
                "疑口径不同或有误，可能值无从推定。"
            )
            yield request("ratio", message, [figure, whole[0]])


def _is_flow(figure: Figure) -> bool:
    words = figure.before + figure.obs.indicator_text
    actual = figure.is_level and figure.obs.scenario == "actual"
    return bool(actual and _FLOW.search(words) and not _STOCK.search(words))


def _key(figure: Figure, year: str) -> tuple[str, ...]:
    obs = figure.obs
    where = obs.ref_area or obs.doc_id  # where no area is known, of its own text only
    return obs.indicator, obs.indicator_text, where, obs.scope, obs.unit_measure, year
