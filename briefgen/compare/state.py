"""Words beside a figure that change what it counts: 累计, 新增, 启动."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefgen.model import Document, Observation

_WORDS = (
    "累计",
    "新增",
    "启动",
    "启建",
    "新建",
    "增设",
    "拟建",
    "在建",
    "新开工",
    "续建",
    "开工",
    "竣工",
    "完工",
    "投产",
)
_CAUSES = ("因灾", "因病", "因疫")
_STEPS = {
    "looked": ("摸排", "排查", "筛查"),
    "found": ("发现", "识别", "认定"),
    "entered": ("纳入",),
    "settled": ("消除", "销号", "化解"),
}
_RAISED = ("筹资", "筹集", "募集", "争取到")
_EACH = re.compile(
    "(?P<monthly>每月|/月|月人均|人均月|月均|月标准)|(?P<yearly>每年|/年|年人均|人均年|年标准)"
)
_CLAUSE = re.compile(r"[，,；;。：:！!？?\n]")
_REACH = 40


def state_words(observation: Observation, label: str, documents: Mapping[str, Document]) -> tuple[str, ...]:
    """The words of the figure's own clause that change what it counts and that `label` lacks."""
    clause = _before(observation, documents) or observation.indicator_text
    return tuple(
        word
        for word in (*_WORDS, *_CAUSES)
        if word in clause and word not in label and word[-1:] not in label[:1]
    )


def cumulative(observation: Observation, label: str, documents: Mapping[str, Document]) -> bool:
    """Does the figure add up years that the text does not name?"""
    return "累计" in state_words(observation, label, documents) and "/" not in observation.time_period


def step(observation: Observation, documents: Mapping[str, Document]) -> str:
    """Which step of a work the figure counts: looked at, found, taken in, settled; empty if none is named."""
    clause = _before(observation, documents) + observation.indicator_text
    found = [name for name, words in _STEPS.items() if any(word in clause for word in words)]
    return found[-1] if found else ""


def flow(observation: Observation, documents: Mapping[str, Document]) -> str:
    """Which way money moves: raised, paid out, or the text does not say."""
    clause = _before(observation, documents) + observation.indicator_text
    if any(word in clause for word in _RAISED):
        return "raised"
    return ""


def each(observation: Observation, documents: Mapping[str, Document]) -> str:
    """Is an amount of money by the month or by the year (每人每月600元, 元/年)? Empty if the text does not say."""
    if not observation.unit_measure.startswith("元"):
        return ""
    clause = _before(observation, documents) + observation.unit_measure
    found = [(match.start(), match.lastgroup or "") for match in _EACH.finditer(clause)]
    return max(found)[1] if found else ""


def _before(observation: Observation, documents: Mapping[str, Document]) -> str:
    document = documents.get(observation.doc_id)
    if document is None or observation.rule == "table":
        return ""  # what a table's figure is stands in its heads, which its phrase has
    start = max(observation.sentence_start, observation.start - _REACH, 0)
    clause: str = _CLAUSE.split(document.view[start : observation.start])[-1]
    # A figure before this one in the same clause has taken the words that stand before it.
    return re.split(r"[0-9]", clause)[-1] if "、" in clause else clause
