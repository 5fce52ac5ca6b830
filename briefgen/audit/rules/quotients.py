"""Growth of a quotient against the growth of its two terms: 单位能耗, 平均销售价格."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefgen.audit.figures import Figure, Reading, only
from briefgen.audit.issue import request
from briefgen.audit.reprint import rate, subject
from briefgen.model import Issue

_QUOTIENTS = tuple(
    tuple(re.compile(f"^(?:{words})$") for words in three)
    for three in (
        (
            "(?:单位|万元)(?:地区)?(?:生产总值|GDP)(?:综合)?能耗",
            "(?:全社会)?能源消费总量",
            "(?:地区)?(?:生产总值|GDP)",
        ),
        ("商品房(?:平均)?销售(?:均价|价格).{0,6}", "商品房销售额", "商品房销售面积"),
    )
)
_HUNDRED, _SLACK = Decimal(100), Decimal("1.5")


def growth_of_quotients(reading: Reading) -> Iterator[Issue]:
    """Growth of ratios that the growth of what they divide contradicts by more than rounding."""
    for figures in reading.figures.values():
        growths = [one for one in figures if one.is_growth and one.obs.scenario == "actual"]
        for figure in growths:
            for names in _QUOTIENTS:
                if names[0].match(figure.obs.indicator_text):
                    yield from _checked(figure, names[1:], growths)


def _checked(figure: Figure, names: Sequence[re.Pattern[str]], growths: Sequence[Figure]) -> Iterator[Issue]:
    of = (figure.obs.ref_area, figure.obs.time_period)
    top, bottom = (only(one for one in growths if name.match(one.obs.indicator_text)
                        and (one.obs.ref_area, one.obs.time_period) == of) for name in names)  # fmt: skip
    if not top or not bottom or bottom.value <= -_HUNDRED:
        return
    made = ((_HUNDRED + top.value) / (_HUNDRED + bottom.value) - 1) * _HUNDRED
    if abs(made - figure.value) > _SLACK:
        way = "增长" if made > 0 else "下降"
        message = (
            f"{subject(figure.obs)}增减幅印为{figure.quote}：按{subject(top.obs)}{top.quote}、"
            f"{subject(bottom.obs)}{bottom.quote}推算应{way}约{rate(made, figure)}，请核对原文。"
        )
        yield request("growth", message, [figure, top, bottom])
