"""A running total does not fall: 截至6月底累计1268部, 截至9月底累计1186部."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from briefgen.audit.figures import Figure, Reading
from briefgen.audit.issue import request
from briefgen.audit.reprint import subject
from briefgen.model import Issue

_TOTAL = re.compile("累计")
_MAY_FALL = re.compile("余额|存栏|在建|剩余|库存|下降|减少")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def running_totals(reading: Reading) -> Iterator[Issue]:
    """Running totals of one matter that are smaller on the later day. A request: they may have begun anew."""
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
