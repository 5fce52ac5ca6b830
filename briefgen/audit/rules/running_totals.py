"""A running total does not fall (截至6月底累计1268部, 截至9月底累计1186部), and holds what one of its years adds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefgen.audit.bounds import apart, total
from briefgen.audit.explain import bounds
from briefgen.audit.figures import Figure, Reading
from briefgen.audit.issue import doubt, request
from briefgen.audit.reprint import added, subject
from briefgen.model import Issue

_TOTAL = re.compile("累计")
_MAY_FALL = re.compile("余额|存栏|在建|剩余|库存|下降|减少")
# What is built, added or founded: 新建高标准农田5.8万亩 is part of 2019年以来累计建成高标准农田.
_ADDED = re.compile("^(?:累计|共|已|新)*(?:新建成?|新增|建成|建设|完成|新改建|改造|实施)")
_NEWLY = re.compile("(?:新|当年|本年)(?!农合)[一-鿿]{0,6}$")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def running_totals(reading: Reading) -> Iterator[Issue]:
    """Running totals smaller on the later day, or than one year's part. A request: they may have begun anew."""
    for doc_id, told in reading.figures.items():
        yield from _below_a_year(told)
        yield from _going_on(told, reading.documents[doc_id].view)
    found: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for figure in reading.every_figure():
        obs = figure.obs
        runs = figure.is_level and _TOTAL.search(figure.before) and _DAY.fullmatch(obs.time_period)
        if runs and obs.ref_area and not _MAY_FALL.search(figure.before + obs.indicator_text):
            found[obs.indicator, obs.indicator_text, obs.ref_area, obs.scope, obs.unit_measure].append(figure)
    for figures in found.values():
        ordered = sorted(figures, key=lambda one: one.obs.time_period)
        for earlier, later in pairwise(ordered):
            same_year = earlier.obs.time_period[:4] == later.obs.time_period[:4]
            if same_year and earlier.obs.time_period < later.obs.time_period and later.high < earlier.low:
                message = (
                    f"{subject(later.obs)}累计数印为{later.quote}（{later.obs.time_period}），"
                    f"少于此前的{earlier.quote}（{earlier.obs.time_period}），请核对原文。"
                )
                yield request("conflict", message, [later, earlier])


def _going_on(figures: Sequence[Figure], view: str) -> Iterator[Issue]:
    """至2010年底累计解决21.4万人；2011年新解决6.3万人；至2011年底累计解决29.7万人: the first and what is new make the last."""
    for first, last in pairwise(one for one in figures if one.is_level and _TOTAL.search(one.before)):
        between = [one for one in figures if first.obs.end <= one.obs.start < last.obs.start]
        new = [one for one in between if one.is_level and one.unit == last.unit and _NEWLY.search(one.before)]
        ends = [re.match(r"(\d{4})(?:-12(?:-31)?)?$", one.obs.time_period) for one in (first, last)]
        years = [int(end[1]) for end in ends if end]
        same = (first.unit, first.obs.ref_area) == (last.unit, last.obs.ref_area) and "\n" not in view[
            first.obs.end : last.obs.start
        ]
        if not same or len(new) != 1 or len(years) < 2 or years[1] != years[0] + 1:
            continue
        if new[0].obs.time_period[:4] == str(years[1]) and apart(
            total((bounds(first), bounds(new[0]))), bounds(last)
        ):
            made = added([first, new[0]], last)
            message = (
                f"{subject(last.obs)}累计数印为{last.quote}，与前数不符：{years[0]}年底累计{first.quote}，"
                f"{years[1]}年新增{new[0].quote}，合计{made}。"
            )
            yield doubt("sum", message, [last, first, new[0]], made)


def _below_a_year(figures: Sequence[Figure]) -> Iterator[Issue]:
    """2023年新建5.8万亩，2019年以来累计建成4.6万亩: one year's work beyond that of all years."""
    for whole in figures:
        years = re.fullmatch(r"(\d{4})/(\d{4})", whole.obs.time_period)
        if not years or not whole.is_level or not _TOTAL.search(whole.before):
            continue
        for part in figures:
            inside = years[1] <= part.obs.time_period <= years[2] and _ADDED.search(part.obs.indicator_text)
            if inside and part.is_level and _is_alike(part, whole) and part.low > whole.high:
                message = (
                    f"{subject(whole.obs)}{years[1]}年以来累计印为{whole.quote}，"
                    f"少于其中{part.obs.time_period}年的{part.quote}，请核对原文。"
                )
                yield request("conflict", message, [whole, part])


def _is_alike(part: Figure, whole: Figure) -> bool:
    one, other = part.obs, whole.obs
    named = _ADDED.sub("", one.indicator_text) == _ADDED.sub("", other.indicator_text)
    same = (one.ref_area, one.scope, one.unit_measure) == (other.ref_area, other.scope, other.unit_measure)
    return named and same
