"""Periods that a line of its own or an announcement sets for what follows it.

五年来主要做了以下工作; 现将2021年1—10月…完成情况通报如下; a title such as 2023年前三季度经济运行情况.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from briefgen.extract.period_mention import PeriodMention

_ANNOUNCES = re.compile("(?:如下|(?:做了|抓了|开展了|完成了)以下[^。]{0,8}工作)[：:。]?$")
_LONGEST_LINE, _LONGEST = 44, 120
_ENDS = "。！？\n"
# A line that says when it was written or published, or that reports one year and plans another.
_OF_THE_TEXT = re.compile(
    r"时间|日期|来源|发布|浏览|编辑|记者|通讯员|工作报告|草案|会议|印发|成文|^[图表] ?\d|※[^※]*※|[。；！？]|规划[^，。]{0,6}（(?:19|20)\d\d年?[-—–~～至到]"
)
_OF_A_PART = re.compile("^[一二三四五六七八九十]{1,2}、.{4,}草案$")
"""二、2019年财政预算草案: the heading of a part of a report"""
_NUMBER_OF_PART = re.compile("^[（(]?[一二三四五六七八九十\\d]{1,2}[）)、.．] *")
CAPTION = re.compile(
    "(?:速度|构成|比重|占比|变化|走势|走势图|情况图|对比|[（(]%[）)])(?:情况)?(?:如下)?[：:。]?$"
)
"""2017-2021年地区生产总值及其增长速度: what a chart shows."""
_COUNTS = re.compile(r"\d(?:%|[万亿多余]|[个户人家元亩处项吨]|公里)")
_SPOKEN = re.compile("^.*(?:指出|表示|强调|介绍)[，：]")
_WORDS = re.compile("[一-鿿]")
_LEAST_WORDS = 3
_SO_FAR = "今年以来"
_STUDY = re.compile("(?:调研|调查|思考|探析|纪实|建议|材料|讲话)(?:报告)?[（(]")
"""棉花产业调研（2022年12月）: when it was written"""
_SIGNED = re.compile("(?:局|厅|部|委|办|办公室|政府|中心|处|站|队|社|供稿)[ \u3000|，]*$")
"""通榆县委宣传部　2021年1月: who wrote a text, and when"""


class Announcements:
    """The periods that rule a text from where they stand until the next of their kind."""

    def __init__(self, view: str, mentions: Sequence[PeriodMention]) -> None:
        self._found = [mention for mention in mentions if _announces(view, mention, mentions)]
        self._starts = [mention.start for mention in self._found]

    def ruling(self, at: int, start: int) -> PeriodMention | None:
        """The period announced last between `start`, where an article begins, and a place."""
        index = bisect_right(self._starts, at) - 1
        while index > 0 and self._found[index].text == _SO_FAR and self._found[index - 1].months:
            index -= 1  # 1—7月经济运行简况 / 今年以来，全市经济平稳。: the months of the heading
        return self._found[index] if index >= 0 and self._starts[index] >= start else None


def _leads(view: str, start: int, end: int, mention: PeriodMention) -> bool:
    """Is it the first word of a sentence that is a paragraph by itself: 这五年，民生福祉得到新改善?"""
    own = view[start - 1 : start] in ("", "\n") and view[end + 1 : end + 2] in ("", "\n", "\r")
    return own and not _SPOKEN.sub("", view[start : mention.start]).strip(" —　“")


def _announces(view: str, mention: PeriodMention, mentions: Sequence[PeriodMention]) -> bool:
    if mention.day is not None or mention.role == "base" or view.startswith(("远景", "愿景"), mention.end):
        return False
    first, last = max(0, mention.start - _LONGEST), mention.end + _LONGEST
    start = max(view.rfind(mark, first, mention.start) for mark in _ENDS) + 1
    end = min((at for mark in _ENDS if (at := view.find(mark, mention.end, last)) >= 0), default=len(view))
    if (not start and first) or end - start > _LONGEST:
        return False
    words = view[start:end].strip()
    opens = _NUMBER_OF_PART.sub("", words).startswith(mention.text)
    if mention.offset == 1 and not opens and not _ANNOUNCES.search(words):
        return False  # 农产外销逆势成长 云林明年加码冷链建设
    if _SIGNED.search(view[start : mention.start]) and not view[mention.end : end].strip(" ）"):
        return False
    if (
        _STUDY.search(words)
        and view.startswith(("）", ")"), mention.end)
        and view[mention.start - 1] in "（("
    ):
        return False
    alone = view[start - 1 : start] in ("", "\n") and view[end : end + 1] in ("", "\n")
    other = _OF_THE_TEXT.search(_OF_A_PART.sub("", words))
    heads = alone and len(words) <= _LONGEST_LINE and not other
    run = mention.span or mention.year_to or mention.role == "since"
    heads = heads or bool(run and _leads(view, start, end, mention))
    if (run and CAPTION.search(words)) or (not heads and not _ANNOUNCES.search(words)):
        return False
    beside = [other for other in mentions if start <= other.start < end and other.text != mention.text]
    said = _WORDS.findall(words.replace(mention.text, ""))
    return not beside and len(said) >= _LEAST_WORDS and not _COUNTS.search(words)
