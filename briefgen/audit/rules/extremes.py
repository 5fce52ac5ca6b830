"""A mean lies between its extremes: 平均降雨量 below the least, 综合机械化水平 above every part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.audit.figures import Figure, Reading
from briefgen.audit.issue import request
from briefgen.audit.reprint import subject
from briefgen.model import Issue

_RAIN = re.compile("平均(?:降[雨水]量|雨量|气温)")
_EXTREME = re.compile("(?:最大|最多|最小|最少|最高|最低)[^。；]{0,16}$")
_COMPOSITE = re.compile("综合机械化(?:水平|率)")
_PART = re.compile("机(?:耕|播|插|栽|收|种)(?:水平|率)$")
_LEAST = 2


def means_beyond_extremes(reading: Reading) -> Iterator[Issue]:
    """Means outside what they are means of, as far as the same text states it."""
    for figures in reading.figures.values():
        for place, figure in enumerate(figures):
            if _RAIN.search(figure.obs.indicator_text):
                around = [one for one in figures[place + 1 :] if _EXTREME.search(one.before)]
                yield from _checked(figure, [one for one in around if one.unit == figure.unit])
            if _COMPOSITE.search(figure.obs.indicator_text) and figure.obs.transformation == "share":
                parts = [one for one in figures if _PART.search(one.obs.indicator_text)]
                yield from _checked(figure, [one for one in parts if one.obs.transformation == "share"])


def _checked(mean: Figure, around: Sequence[Figure]) -> Iterator[Issue]:
    if len(around) < _LEAST:
        return
    low, high = min(one.low for one in around), max(one.high for one in around)
    if mean.high < low or mean.low > high:
        listed = "、".join(one.quote for one in around)
        message = f"{subject(mean.obs)}印为{mean.quote}，不在各项{listed}之间，请核对原文。"
        yield request("ratio", message, [mean, *around])
