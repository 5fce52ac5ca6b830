"""What is the difference of two others by definition: 人口自然增长率, 贸易顺差."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.audit.bounds import apart, minus
from briefgen.audit.explain import bounds
from briefgen.audit.figures import Figure, Reading, only
from briefgen.audit.issue import doubt
from briefgen.audit.reprint import printed_like, subject
from briefgen.model import Issue

_DIFFERENCES = tuple(
    tuple(re.compile(f"^(?:{words})$") for words in three)
    for three in (
        ("(?:人口)?自然增长率", "(?:人口)?出生率", "(?:人口)?死亡率"),
        (
            "节[约支](?:财政)?资金(?:额)?",
            "(?:政府)?采购预算(?:金额|总额)?",
            "(?:实际)?(?:采购|成交|中标)(?:金额|总额)",
        ),
        (
            "(?:外贸|贸易|进出口)?顺差(?:额)?",
            "(?:外贸|货物)?出口(?:总?[额值])?",
            "(?:外贸|货物)?进口(?:总?[额值])?",
        ),
        (
            "(?:外贸|贸易|进出口)?逆差(?:额)?",
            "(?:外贸|货物)?进口(?:总?[额值])?",
            "(?:外贸|货物)?出口(?:总?[额值])?",
        ),
    )
)


def differences_by_definition(reading: Reading) -> Iterator[Issue]:
    """Differences that the two they are made of, each stated once for a place and a year, do not make."""
    for figures in reading.figures.values():
        for figure in figures:
            for names in _DIFFERENCES:
                if names[0].match(figure.obs.indicator_text) and figure.obs.scenario == "actual":
                    yield from _checked(figure, names[1:], figures)


def _checked(figure: Figure, names: Sequence[re.Pattern[str]], figures: Sequence[Figure]) -> Iterator[Issue]:
    one, other = (
        only(told for told in figures if name.match(told.obs.indicator_text) and _beside(told, figure))
        for name in names
    )
    if one and other and apart(minus(bounds(one), bounds(other)), bounds(figure)):
        made = printed_like(one.value - other.value, figure)
        message = f"{subject(figure.obs)}印为{figure.quote}，疑为{made}：{one.quote}减{other.quote}为{made}。"
        yield doubt("sum", message, [figure, one, other], made)


def _beside(one: Figure, other: Figure) -> bool:
    a, b = one.obs, other.obs
    same = (a.ref_area, a.time_period[:4], one.unit) == (b.ref_area, b.time_period[:4], other.unit)
    return same and a.transformation in ("level", "share")
