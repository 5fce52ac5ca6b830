"""How far a place is ahead of the whole, against the growth of both: 增速高于全省1.7个百分点."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.audit.bounds import apart, minus
from briefgen.audit.explain import bounds
from briefgen.audit.figures import Figure, Reading, only
from briefgen.audit.issue import doubt
from briefgen.audit.reprint import printed_like, subject
from briefgen.catalogue.areas import Areas
from briefgen.model import Issue

_LEAD = re.compile(
    "(?:(?P<ahead>[高快好]于|高出|领先)|(?P<behind>[低慢]于))全(?P<of>[国省市州盟])(?:平均)?(?:水平)?$"
)
_LEVELS = {"国": "country", "省": "province", "市": "prefecture", "州": "prefecture", "盟": "prefecture"}


def leads(reading: Reading) -> Iterator[Issue]:
    """Leads in points that the growth of a place and of the whole, each told once, do not make."""
    areas = reading.catalogue.areas
    for figures in reading.figures.values():
        for place, lead in enumerate(figures):
            found = _LEAD.search(lead.before) if lead.unit == "个百分点" else None
            if found and (pair := _pair(lead, _LEVELS[found["of"]], figures[:place], areas)):
                yield from _checked(lead, *pair, ahead=bool(found["ahead"]))


def _pair(lead: Figure, level: str, before: Sequence[Figure], areas: Areas) -> tuple[Figure, Figure] | None:
    """The growth of the place and that of the whole of a level."""
    name = lead.obs.indicator_text
    alike = [one for one in before if one.is_growth and one.obs.time_period == lead.obs.time_period
             and name.startswith(one.obs.indicator_text)]  # fmt: skip
    area = lead.obs.ref_area
    own = only(one for one in alike if one.obs.ref_area == area)
    whole = only(one for one in alike if one.obs.ref_area != area and areas.level(one.obs.ref_area) == level)
    return (own, whole) if own and whole else None


def _checked(lead: Figure, own: Figure, whole: Figure, *, ahead: bool) -> Iterator[Issue]:
    one, other = (own, whole) if ahead else (whole, own)
    if apart(minus(bounds(one), bounds(other)), bounds(lead)):
        made = printed_like(one.value - other.value, lead)
        message = (
            f"{subject(own.obs)}增速差距印为{lead.quote}，疑为{made}：两者分别为{own.quote}、{whole.quote}。"
        )
        yield doubt("change", message, [lead, own, whole], made)
