"""Units that were not printed: 同比增长9.2 without %, 改造农村危房8612 without 户."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.audit.figures import Figure, Reading
from briefgen.audit.issue import doubt, request
from briefgen.audit.reprint import subject
from briefgen.model import Issue

_SAYS_RATE = re.compile("[%％‰成折番倍]|分之|百分")
# 分别增长9.2、8.5和7.1%: the sign stands once, behind the last.
_SIGN_LATER = re.compile(
    r"^\s*(?:[、，,和及与至~～—-]|以及)+\s*-?\d[\d.]*(?:\s*[、，和及与至~～—-]\s*\d[\d.]*)*\s*[%％个]"
)
_RATE_WORDS = re.compile(
    "(?:同比|比上年|较上年|比去年|较去年|环比|年均)*(?:增长|下降|增幅|降幅|提高|回落|减少|增加|"
    "上升)[了达为约]*$"
)
_CLOSES = re.compile(r"^\s*(?:[。；;，,、\n]|$)")
_BARE = re.compile(r"\d[\d,]*")
_COUNTED = ("人", "户", "个", "名", "家", "座", "处", "套", "栋", "村")


def missing_units(reading: Reading) -> Iterator[Issue]:
    """Rates without their sign are doubted; counts without a classifier are only pointed out."""
    for figure in reading.every_figure():
        if not figure.unit_missing or reading.in_table(figure.obs):
            continue
        after = reading.documents[figure.obs.doc_id].view[figure.obs.end : figure.obs.end + 40]
        if figure.unit in ("%", "个百分点"):
            index = figure.obs.indicator_text.endswith(("指数", "性别比"))
            if not _SAYS_RATE.search(figure.quote) and not _SIGN_LATER.search(after) and not index:
                yield _without_sign(figure)
        elif figure.unit in _COUNTED and _BARE.fullmatch(figure.quote) and _CLOSES.match(after):
            yield _without_classifier(figure)


def _without_sign(figure: Figure) -> Issue:
    quote = figure.quote
    found = _RATE_WORDS.search(figure.before)
    printed = (found[0] if found else "") + quote
    message = f"{subject(figure.obs)}“{printed}”，疑为{quote}{figure.unit}：漏印“{figure.unit}”。"
    return doubt("unit", message, [figure], f"{quote}{figure.unit}")


def _without_classifier(figure: Figure) -> Issue:
    quote = figure.quote
    expected = quote + figure.unit
    message = f"{subject(figure.obs)}印为“{quote}”，漏印量词，疑为{expected}；数值未见异常。"
    return request("unit", message, [figure], "info")
