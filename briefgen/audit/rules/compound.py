"""Mean yearly growth against the growth of all the years: 10年增长4.44%，年平均增长率1.44%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from briefgen.audit.figures import Figure, Reading
from briefgen.audit.issue import doubt
from briefgen.audit.reprint import rate, subject
from briefgen.extract.numerals import number
from briefgen.model import Issue

_YEARS = re.compile(r"(?<!\d)(?P<years>\d{1,2}|[二两三四五六七八九十]{1,2})年(?:来|间|共|累计|增|净)")
_YEARLY = re.compile("(?:年均|年平均|平均每年)(?:增长|递增)?(?:率|速度)?[为约达]*$")
_ROOM = 0.15


def compound_growth(reading: Reading) -> Iterator[Issue]:
    """Mean growth by year that, over the years told, does not make the growth told right before it."""
    for statement in reading.every_statement():
        for place, (whole, yearly) in enumerate(pairwise(statement)):
            changed = place and statement[place - 1].obs.transformation == "change"
            years = _YEARS.search((statement[place - 1].before if changed else "") + whole.before)
            if years and whole.is_growth and yearly.is_growth and _YEARLY.search(yearly.before):
                yield from _checked(whole, yearly, int(number(years["years"]) or 0))


def _checked(whole: Figure, yearly: Figure, years: int) -> Iterator[Issue]:
    one, other = whole.obs, yearly.obs
    same = (one.ref_area, one.indicator_text) == (other.ref_area, other.indicator_text)
    if years < 2 or not same or one.obs_value <= -100:
        return
    made = ((1 + float(whole.value) / 100) ** (1 / years) - 1) * 100
    if abs(made - float(yearly.value)) > _ROOM + abs(made) * 0.02:
        computed = rate(Decimal(str(made)), yearly)
        message = (
            f"{subject(yearly.obs)}年均增速印为{yearly.quote}，疑为{computed}："
            f"{years}年增长{whole.quote}，年均约{computed}。"
        )
        yield doubt("growth", message, [yearly, whole], computed)
