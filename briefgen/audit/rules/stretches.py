"""Stretches of time inside one another: months that follow on, a year inside the years since."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.audit.bounds import apart, total
from briefgen.audit.explain import bounds
from briefgen.audit.figures import Figure, Reading, only
from briefgen.audit.issue import doubt, request
from briefgen.audit.reprint import added, subject
from briefgen.model import Issue

_FLOW = re.compile("率|余额|存栏|人均|均价|均|价格|指数|面积(?!.{0,4}(?:完成|新增))")
_RUN = re.compile(r"(?P<year>\d{4})-01/(?P=year)-(?P<month>\d\d)")
_YEARS = re.compile(r"(?P<first>\d{4})/(?P<last>\d{4})")
_WORDS = re.compile("累计|完成|实现|当月|本月|全港|同期|^新")
_SUMMED = re.compile("累计|共")
_SINCE = re.compile("以来[^。；]*累计|累计[^，。；]{0,12}$")


def stretches(reading: Reading) -> Iterator[Issue]:
    """Months that do not add up with the months before, and years since that hold less than one of them."""
    for figures in reading.figures.values():
        flows = [one for one in figures if one.is_level and not _FLOW.search(one.obs.indicator_text)]
        for figure in flows:
            if run := _RUN.fullmatch(figure.obs.time_period):
                yield from _of_months(figure, run, flows)
            if years := _YEARS.fullmatch(figure.obs.time_period):
                yield from _of_years(figure, years, flows)
                yield from _of_every_year(figure, years, flows)


def _same(one: Figure, other: Figure) -> bool:
    named = one.obs.indicator == other.obs.indicator or (
        _WORDS.sub("", one.obs.indicator_text) == _WORDS.sub("", other.obs.indicator_text)
    )
    return named and (one.unit, one.obs.ref_area) == (other.unit, other.obs.ref_area)


def _told(whole: Figure, period: str, flows: Sequence[Figure]) -> Figure | None:
    """The same as the whole in a period within it, where the text tells it once."""
    return only(one for one in flows if one.obs.time_period == period and _same(one, whole))


def _of_months(whole: Figure, run: re.Match[str], flows: Sequence[Figure]) -> Iterator[Issue]:
    """1—8月86万标箱，9月11万标箱，1—9月106万标箱."""
    month = int(run["month"])
    before = f"{run['year']}-01/{run['year']}-{month - 1:02}"
    last = f"{run['year']}-{month:02}"
    earlier, month_itself = (_told(whole, period, flows) for period in (before, last))
    if not earlier or not month_itself:
        return
    two = [earlier, month_itself]
    if apart(total(bounds(one) for one in two), bounds(whole)):
        made = added(two, whole)
        listed = "、".join(one.quote for one in two)
        message = f"{subject(whole.obs)}1—{month}月印为{whole.quote}，疑为{made}：前{month - 1}个月与当月{listed}合计{made}。"
        yield doubt("sum", message, [whole, *two], made)


def _of_years(whole: Figure, years: re.Match[str], flows: Sequence[Figure]) -> Iterator[Issue]:
    """2020年新改建186公里，“十三五”以来累计163公里: a request, for scopes may differ."""
    if not _SINCE.search(whole.before):
        return
    for one in flows:
        inside = (
            re.fullmatch(r"\d{4}", one.obs.time_period)
            and years["first"] <= one.obs.time_period <= years["last"]
        )
        if inside and _same(one, whole) and one.low > whole.high:
            message = f"{subject(whole.obs)}累计印为{whole.quote}，少于其中{one.obs.time_period}年的{one.quote}，请核对原文。"
            yield request("sum", message, [whole, one])
            return


def _of_every_year(whole: Figure, years: re.Match[str], flows: Sequence[Figure]) -> Iterator[Issue]:
    """累计新增就业4.31万人…2011年至2015年分别为…: every year of the run is told, so that they must make it."""
    if not _SUMMED.search(whole.before):
        return
    parts = []
    for year in range(int(years["first"]), int(years["last"]) + 1):
        found = _told(whole, str(year), flows)
        if not found:
            return
        parts.append(found)
    if len(parts) > 1 and apart(total(bounds(one) for one in parts), bounds(whole)):
        made = added(parts, whole)
        listed = "、".join(one.quote for one in parts)
        message = f"{subject(whole.obs)}累计印为{whole.quote}，疑为{made}：各年{listed}合计{made}。"
        yield doubt("sum", message, [whole, *parts], made)
