"""Works that end before they begin: 2020年8月开工建设，2020年6月主体封顶."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.audit.figures import Reading
from briefgen.model import Issue, Place

_DATE = r"(?:19|20)\d{2}年(?:\d{1,2}月)?"
_BEGUN = re.compile(rf"({_DATE})[^，。；\n]{{0,8}}(?:开工|动工|启动建设|开建)")
_DONE = re.compile(rf"({_DATE})[^，。；\n]{{0,8}}(?:封顶|竣工|建成|完工|投入使用|投产|交付|验收)")
_SENTENCE = re.compile(r"[^。；\n]+")
_TWO = re.compile("一期|二期|三期|分别|另|其中|、")
"""Several works in one sentence have dates of their own."""


def works_out_of_order(reading: Reading) -> Iterator[Issue]:
    """One work's completion dated before its beginning, in a sentence that tells of one work only."""
    for doc_id, document in sorted(reading.documents.items()):
        for sentence in _SENTENCE.finditer(document.view):
            begun = list(_BEGUN.finditer(sentence[0]))
            if len(begun) != 1 or _TWO.search(sentence[0]):
                continue
            for done in _DONE.finditer(sentence[0], begun[0].end()):
                if _when(done[1], "12") < _when(begun[0][1], "1"):
                    start = sentence.start() + done.start(1)
                    end = start + len(done[1])
                    message = f"{done[0]}早于{begun[0][0]}，先后次序有误，请核对原文。"
                    printed = document.text[start:end]
                    yield Issue("conflict", "warning", message, (Place(doc_id, start, end),), printed)


def _when(date: str, month: str) -> tuple[int, int]:
    """Year and month of a date; `month` where it names none."""
    year, _, rest = date.partition("年")
    return int(year), int(rest.rstrip("月") or month)
