"""One key with two values: in one document, or in two of which the newer supersedes the older."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from briefgen.audit.bounds import apart
from briefgen.audit.explain import bounds
from briefgen.audit.figures import Figure, Reading, year_at_end
from briefgen.audit.issue import doubt, request
from briefgen.audit.reprint import lost_points, quoted, subject
from briefgen.audit.rules.titles import article_titled
from briefgen.catalogue.publishers import is_press
from briefgen.model import Issue, Observation

Key = tuple[str, ...]
# What is counted on a day that the text names, in an area that it names, is one thing by whatever name.
_COUNTED, _AT_DAY = ("个", "家", "所", "座", "处", "户", "人"), re.compile(r"\d{4}-\d\d-\d\d")
# An indicator that texts use for many different things at once never makes a conflict.
_LEAST_LETTERS = 4
# Values further apart are more likely of two matters worded alike (收入总计 of two budgets), but not where
# a title tells what its text tells.
_FAR = 2
# 28583万元（自然口径） and 30161万元（同口径）are two things: a word of 口径 so near says so.
_BESIDE = 16
_EXACTLY = Decimal(0)
# 粮食总产, 粮食总产量 and 粮食产量 are one.
_SAID_ALIKE = re.compile("[“”‘’的了总]|(?<=产)量|^建成(?=各类|.{0,2}机构)|各类|城乡(?=低保|居民)")
# What was asked for is no result: 签订责任状，要求新增就业5200人、再就业1100人.
_SET = re.compile("年初|一年前|要求|责任状|责任书|控制在|任务(?!完成)")
# 税收收入58.3亿元，占66.6%: a share of what stands right before it, whatever else is called so.
_OF_ITS_PART = re.compile("^[，、,（(]?占")
_REVISED, _BACK = re.compile("修订(?:后|数|为)|最终核实|普查结果"), 60
# A rank is one among those of an area.
_AMONG = re.compile("(?:全国|全省|全市|全区|全州|西部|中部|东部)[一-鿿]{0,5}?")


def conflicts(reading: Reading) -> Iterator[Issue]:
    """Pairs of figures that say two different things of one matter."""
    by_key: Mapping[Key, list[Figure]] = defaultdict(list)
    for figure in reading.every_figure():
        own_part = figure.obs.transformation == "share" and _OF_ITS_PART.match(figure.before)
        if not own_part and (key := _key(reading, figure.obs)):
            by_key[key].append(figure)
    for figures in by_key.values():
        ordered = sorted(figures, key=lambda f: (_date(reading, f.obs), f.obs.doc_id, f.obs.start))
        for older, newer in pairwise(ordered):
            same = older.obs.doc_id == newer.obs.doc_id
            beside = same and older.obs.sentence_start == newer.obs.sentence_start
            tabled = same and reading.in_table(older.obs) and reading.in_table(newer.obs)
            if beside or tabled or not apart(bounds(older), bounds(newer), _EXACTLY):
                continue
            if not any(_is_revised(reading, figure.obs) for figure in (older, newer)):
                yield from _said(reading, older, newer)


def _is_revised(reading: Reading, obs: Observation) -> bool:
    """Does its sentence, or the one before, say that a figure was revised (普查修订, 最终核实)?"""
    view = reading.documents[obs.doc_id].view
    return bool(_REVISED.search(view, max(0, obs.sentence_start - _BACK), obs.start))


def _key(reading: Reading, obs: Observation) -> Key | None:
    """What must agree before two values are held against each other; None where too much is guessed."""
    view = reading.documents[obs.doc_id].view
    if "口径" in view[obs.sentence_start : obs.end + _BESIDE]:
        return None
    if _SET.search(view[obs.sentence_start : obs.start]):
        return None
    whole = obs.time_period and obs.obs_value_to is None
    known = reading.catalogue.indicators.get(obs.indicator) is not None
    told = obs.unit_measure in _COUNTED and "ref_area" not in obs.inferred
    if not whole or not (
        (known and len(obs.indicator_text) >= _LEAST_LETTERS) or (told and _AT_DAY.fullmatch(obs.time_period))
    ):
        return None
    among = _AMONG.findall(view[obs.sentence_start : obs.start])[-1:] if obs.transformation == "rank" else []
    if obs.transformation == "rank" and not among:
        return None
    words = _SAID_ALIKE.sub("", obs.indicator_text)
    return (
        obs.indicator, words, obs.transformation, obs.scenario, obs.ref_area or obs.doc_id, *among,
        year_at_end(obs.time_period), obs.unit_measure, obs.scope, obs.base_period,
    )  # fmt: skip


def _publisher(reading: Reading, obs: Observation) -> str:
    article = reading.documents[obs.doc_id].article_at(obs.start)
    return article.publisher if article else ""


def _date(reading: Reading, obs: Observation) -> str:
    article = reading.documents[obs.doc_id].article_at(obs.start)
    return article.date if article else ""


def _said(reading: Reading, older: Figure, newer: Figure) -> Iterator[Issue]:
    for doubted, other in ((older, newer), (newer, older)):
        fits = [item for item in lost_points(doubted) if not apart(item.bounds, bounds(other))]
        if fits:
            message = (
                f"{subject(doubted.obs)}印为{quoted(doubted)}，疑为{fits[0].text}："
                f"{_where(doubted, other)}为{quoted(other)}。"
            )
            yield doubt("magnitude", message, [doubted, other], fits[0].text)
            return
    small, large = sorted((abs(older.value), abs(newer.value)))
    if small * _FAR < large and not article_titled(reading.documents[older.obs.doc_id], older):
        return
    date = _date(reading, newer.obs)
    told = _publisher(reading, newer.obs)
    if is_press(told) and not is_press(_publisher(reading, older.obs)):
        message = f"{subject(older.obs)}两文不一：部门文件为{quoted(older)}，{told}为{quoted(newer)}，宜以部门之数为准，请核对。"
        yield request("conflict", message, [newer, older])
    elif older.obs.doc_id == newer.obs.doc_id:
        message = f"{subject(older.obs)}同文两处不一：一处为{quoted(older)}，另一处为{quoted(newer)}。"
        yield request("conflict", message, [older, newer])
    elif date and date > _date(reading, older.obs):
        message = (
            f"{subject(older.obs)}两文不一：较早为{quoted(older)}，"
            f"较新（{date}）为{quoted(newer)}，宜用较新之数。"
        )
        yield request("conflict", message, [older, newer])
    else:
        message = f"{subject(older.obs)}两文不一：一为{quoted(older)}，一为{quoted(newer)}，先后无从判断。"
        yield request("conflict", message, [older, newer])


def _where(doubted: Figure, other: Figure) -> str:
    return "同文另一处" if doubted.obs.doc_id == other.obs.doc_id else "另一来源"
