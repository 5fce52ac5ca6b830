"""What a kilometre or an acre costs on average, against the whole cost and the whole size."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefgen.audit.bounds import apart, over
from briefgen.audit.explain import bounds
from briefgen.audit.figures import Figure, Reading, only
from briefgen.audit.issue import doubt
from briefgen.audit.reprint import printed_like, subject
from briefgen.catalogue.units import Units
from briefgen.model import Issue

_EACH = re.compile(
    r"(?:平均每|每)(?P<each>公里|亩|公顷|平方米)(?:平均)?(?:造价|投资|成交价|价格|成本|均价)?[约为达]*$"
)
_NO_SIZE = re.compile("时速|路宽|宽|车速")
_WHOLE_SIZE = re.compile("全长|总长|总面积|总里程|总规模")
_MONEY = re.compile("投资|价款|资金|造价|金额|概算")
_SLACK = Decimal("0.03")


def unit_costs(reading: Reading) -> Iterator[Issue]:
    """Costs by unit that are not the cost right before them over the size that the sentence gives."""
    for figures in reading.figures.values():
        for place, figure in enumerate(figures):
            found = _EACH.search(figure.before) if figure.unit == "元" else None
            if not found:
                continue
            before = [one for one in figures[:place] if one.obs.sentence_start == figure.obs.sentence_start]
            if before:
                yield from _checked(figure, before, found["each"], reading.catalogue.units)


def _checked(average: Figure, before: Sequence[Figure], each: str, units: Units) -> Iterator[Issue]:
    cost, size = before[-1], _size(before[:-1], each, units)
    if not size or cost.unit != "元" or not _MONEY.search(cost.obs.indicator_text) or size.low <= 0:
        return
    low, high = (units.convert(end, size.unit, each) for end in bounds(size))
    quotient = over(bounds(cost), (low, high)) if low and high else None
    if quotient and apart(quotient, bounds(average), _SLACK):
        made = printed_like((quotient[0] + quotient[1]) / 2, average)
        message = f"{subject(average.obs)}印为{average.quote}，疑为{made}：{size.quote}、{cost.quote}，每{each}约{made}。"
        yield doubt("ratio", message, [average, cost, size], made)


def _size(before: Sequence[Figure], each: str, units: Units) -> Figure | None:
    """The length or area that a sentence gives: the only one, else the one called whole."""
    sizes = [one for one in before if units.dimension(one.unit) == units.dimension(each) and one.is_level
             and not _NO_SIZE.search(one.before + one.obs.indicator_text)]  # fmt: skip
    return only(sizes) or only(one for one in sizes if _WHOLE_SIZE.search(one.before))
