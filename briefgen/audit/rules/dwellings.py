"""Households and the floor of their homes: 4.57万户 with 4386万平方米 would have 960 square metres each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from briefgen.audit.figures import Figure, Reading
from briefgen.audit.issue import doubt, request
from briefgen.audit.reprint import each, lost_points, subject
from briefgen.model import Issue

_HOMES = re.compile("老旧小区|棚户区|棚改|危房|危旧房|安置房|公租房|廉租|保障性住房|住宅")
_OTHER_FLOOR = re.compile("绿化|绿地|道路|管网|供热|供暖|土地|征地|占地|商业|用地|外墙|节能|物业")
_MOST, _USUAL_LEAST, _USUAL_MOST = Decimal(350), Decimal(35), Decimal(200)
"""Square metres of a household's home: beyond any, and what is usual."""


def dwellings(reading: Reading) -> Iterator[Issue]:
    """Homes that would be larger than any."""
    for statement in reading.every_statement():
        for first, second in pairwise(statement):
            floor, homes = (first, second) if first.unit == "平方米" else (second, first)
            of_one = floor.unit == "平方米" and homes.unit == "户" and floor.is_level and homes.is_level
            words = "".join(one.before + one.obs.indicator_text for one in (first, second))
            if of_one and homes.low > 0 and _HOMES.search(words) and not _OTHER_FLOOR.search(words):
                yield from _judged(floor, homes)


def _judged(floor: Figure, homes: Figure) -> Iterator[Issue]:
    if floor.low / homes.high <= _MOST:
        return
    now = f"{homes.quote}，户均约{each(floor.value / homes.value, '平方米')}"
    likely = [one for one in lost_points(floor) if _USUAL_LEAST <= one.value / homes.value <= _USUAL_MOST]
    if not likely:
        message = f"{subject(floor.obs)}印为{floor.quote}：{now}，请核对两数。"
        yield request("magnitude", message, [floor, homes])
        return
    then = each(likely[0].value / homes.value, "平方米")
    message = f"{subject(floor.obs)}印为{floor.quote}，疑为{likely[0].text}：{now}，后者约{then}。"
    yield doubt("magnitude", message, [floor, homes], likely[0].text)
