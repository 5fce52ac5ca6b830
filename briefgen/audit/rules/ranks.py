"""Ranks beyond the number of those that are ranked: 列全市7个县区第9位."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from briefgen.audit.figures import Figure, Reading
from briefgen.audit.issue import doubt
from briefgen.audit.reprint import subject
from briefgen.extract.numerals import number
from briefgen.model import Issue

_RANKED = re.compile(
    r"(?P<count>\d{1,3}|[一二三四五六七八九十]{1,3})个"
    r"(?:县市区|县（市、区）|市县区|区县|县区|县市|市州|州市|地市|地级市|设区市|旗县区?|乡镇|街镇|省区市|省份|城市|[县市区州省])"
    r"[^，。；\d]{0,8}(?:第)?$"
)
_NEAR = 24


def ranks(reading: Reading) -> Iterator[Issue]:
    """Ranks that are greater than the number of places ranked, told right before them."""
    for figure in reading.every_figure():
        if figure.obs.transformation != "rank":
            continue
        count = _count_before(reading, figure)
        if count and figure.value > count:
            message = f"{subject(figure.obs)}位次印为{figure.quote}：参加排位的只有{count}个，请核对原文。"
            yield doubt("ratio", message, [figure])


def _count_before(reading: Reading, figure: Figure) -> Decimal | None:
    obs = figure.obs
    view = reading.documents[obs.doc_id].view
    found = _RANKED.search(view[max(obs.sentence_start, obs.start - _NEAR) : obs.start])
    if not found:
        return None
    return number(found["count"])
