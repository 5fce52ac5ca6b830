"""Counts beyond what any area of its kind has: generous limits that hold all over the country."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from briefgen.audit.figures import Figure, Reading
from briefgen.audit.issue import doubt
from briefgen.audit.reprint import about, lost_points, subject
from briefgen.model import Issue

# People and households that the largest area of a kind could have, with room to spare.
_PEOPLE = {"town": 1_500_000, "县": 2_800_000, "市": 4_000_000, "区": 7_000_000, "prefecture": 25_000_000}
_PEOPLE_PROVINCE = 140_000_000
_PER_HOUSEHOLD = 2
# Heads that are counted more than once or that are not people of the area.
# A text whose area nothing tells may still say that it is a county's.
_COUNTY = re.compile("[全我本]县(?!级)")
_PASSING = re.compile(
    "游客|旅客|客流|客运|运量|接待|人次|旅游|观众|浏览|点击|阅读|粉丝|用户|累计|跨境|过境|流量|辐射|服务人口|网民|会员"
)


def beyond_limits(reading: Reading) -> Iterator[Issue]:
    """People and households beyond the limit of their area's kind."""
    for figure in reading.every_figure():
        if figure.unit not in ("人", "名", "户") or not figure.is_level:
            continue
        limit = _limit(reading, figure)
        words = figure.before + figure.obs.indicator_text
        if limit and figure.low > limit and not _PASSING.search(words):
            yield _said(figure, limit)


def _limit(reading: Reading, figure: Figure) -> Decimal | None:
    area = reading.catalogue.areas.get(figure.obs.ref_area)
    if area is None and not figure.obs.ref_area and _COUNTY.search(figure.before):
        return Decimal(_PEOPLE["县"]) / (_PER_HOUSEHOLD if figure.unit == "户" else 1)
    if area is None or area.level == "country":
        return None
    kind = area.name[-1] if area.level == "county" else area.level
    kind = "县" if kind == "旗" else kind
    people = Decimal(_PEOPLE_PROVINCE if area.level == "province" else _PEOPLE.get(kind, _PEOPLE["区"]))
    return people / _PER_HOUSEHOLD if figure.unit == "户" else people


def _said(figure: Figure, limit: Decimal) -> Issue:
    likely = [item for item in lost_points(figure) if item.value <= limit / 4]
    guess = f"，疑为{likely[0].text}" if likely else ""
    why = f"同级行政区的总量不会超过{about(limit, figure.unit)}"
    message = f"{subject(figure.obs)}印为{figure.quote}{guess}：{why}。"
    return doubt("magnitude", message, [figure], likely[0].text if likely else "")
