"""Debts above their limit: 政府债务余额 of a year against the 政府债务限额 of the same."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.audit.bounds import above
from briefgen.audit.explain import bounds
from briefgen.audit.figures import Reading, only
from briefgen.audit.issue import request
from briefgen.audit.reprint import subject
from briefgen.model import Issue

_DEBTS = {f"{kind}余额": f"{kind}限额" for kind in ("政府债务", "政府一般债务", "政府专项债务")}


def debts_above_limits(reading: Reading) -> Iterator[Issue]:
    """Balances of debt that exceed the limit stated once for the same place and year."""
    for figures in reading.figures.values():
        for debt in figures:
            limit = _DEBTS.get(debt.obs.indicator)
            if limit is None or not debt.is_level:
                continue
            of = (debt.obs.ref_area, debt.obs.time_period[:4], debt.unit)
            most = only(
                one
                for one in figures
                if one.obs.indicator == limit
                and one.obs.transformation == "level"
                and (one.obs.ref_area, one.obs.time_period[:4], one.unit) == of
            )
            if most and above(bounds(debt), bounds(most)):
                message = f"{subject(debt.obs)}印为{debt.quote}，大于限额{most.quote}，请核对原文。"
                yield request("ratio", message, [debt, most])
