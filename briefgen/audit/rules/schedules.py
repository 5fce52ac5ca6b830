"""Works that end before they begin: 2020年8月开工建设，2020年6月主体封顶."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from briefgen.audit.figures import Reading
from briefgen.model import Issue, Place

_DATE = r"(?:19|20)\d{2}年(?:\d{1,2}月)?(?:\d{1,2}日)?"
_STEPS = tuple(
    re.compile(rf"({_DATE})[^，。；\n]{{0,8}}(?:{words})")
    for words in ("开工|动工|启动建设|开建", "封顶|合龙", "竣工|建成|完工|投入使用|投产|交付|验收|通车|投用")
)
"""What is done of a work, in order."""
_SENTENCE = re.compile(r"[^。；\n]+")
_TWO = re.compile("一期|二期|三期|分别|另|其中|、")
"""Several works in one sentence have dates of their own."""


def works_out_of_order(reading: Reading) -> Iterator[Issue]:
    """One work's completion dated before its beginning, in a sentence that tells of one work only."""
    for doc_id, document in sorted(reading.documents.items()):
        for sentence in _SENTENCE.finditer(document.view):
            if _TWO.search(sentence[0]):
                continue
            steps = [list(step.finditer(sentence[0])) for step in _STEPS]
            if all(len(found) < 2 for found in steps):
                told = [(found[0], rank) for rank, found in enumerate(steps) if found]
                yield from _out_of_order(doc_id, document.text, sentence.start(), told)


def _out_of_order(doc_id: str, text: str, at: int, told: list[tuple[re.Match[str], int]]) -> Iterator[Issue]:
    for (earlier, _), (later, _) in combinations(told, 2):
        if _when(later[1], "12") < _when(earlier[1], "1"):
            start, end = (at + place for place in later.span(1))
            message = f"{later[0]}早于{earlier[0]}，先后次序有误，请核对原文。"
            yield Issue("conflict", "warning", message, (Place(doc_id, start, end),), text[start:end])
            return


def _when(date: str, month: str) -> tuple[int, int]:
    """Year and month of a date; `month` where it names none."""
    year, _, rest = date.partition("年")
    return int(year), int(rest.partition("月")[0] or month)
