"""Whether a period that was named before a figure speaks for it."""

from __future__ import annotations

import re

from briefgen.extract.figures import Figure
from briefgen.extract.period_mention import PeriodMention
from briefgen.resolve.runs import Runs

_OPENS = re.compile(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.]|【[^】]{1,8}】|\u2060*[一-鿿]{2,8}\u2060+)?.{0,2}$|也就是$|(?:经)?(?:最终|初步|重新)?(?:计算|核算|核实|统计|测算|修订)$|[●▪■◆★▲○□◇☆△◎※▶→·]?[\u4e00-\u9fff]{2,9}[省市县区州旗镇乡]$|.*(?:截至|截止|到|至|在|从|自|于)$|.*[日]?(?:讯|电)[ \u3000]*$|.*（[^（）]*(?:记者|通讯员)[^（）]*）[ \u3000]*$",
    re.DOTALL,
)
_LABELLED = re.compile("[\\s\\u2060]*[一-鿿]{2,8}[ \\u3000\\u2060]+")
"""经济社会  2020年实现地区生产总值…: behind the label of a paragraph"""
_OF_A_FIGURE = re.compile(
    r"(?:各级|以来|新)?(?:反馈|结转|下达|安排|发现|排查|查出|交办|移交|签约|开工|新增|筛选|确定)的\d[\d.]*"
)
_FOUNDED = re.compile("开业|成立|揭牌|挂牌|召开|启动|开工|签订|签约|开幕|举行|动工|奠基|印发|出台")
_REPORTER = re.compile("，?[^，。；]{0,4}(?:记者|笔者)[^。；]*?(?:获悉|了解到|会上)")
_WAS = re.compile("(?:同期)?[为是=＝]")
_GROUND = re.compile("[^，。；]{2,24}的?基础上")
_TOLD = re.compile("获悉|消息|了解到|显示|核算|统计|公布|通报|介绍|测算")
GOALS_OF = re.compile("的(?:主要|预期|发展|工作|总体|经济社会|奋斗)*(?:目标|任务|计划|打算)")
"""今年的预期目标是…"""
LEADS = 12
"""A period that stands within so many characters of a sentence's beginning rules the sentences after it."""
AS_OF = re.compile("截至|截止|到$")


class Ruling:
    """Judges the periods of one document."""

    def __init__(self, view: str, runs: Runs) -> None:
        self.view, self.runs = view, runs

    def holds_for(self, mention: PeriodMention, figure: Figure) -> bool:
        """Does a mention speak for the figure? 2021年的49.27% only for its own; 荣获2022年…称号 for its clause."""
        if self.view.startswith("的", mention.end) and not GOALS_OF.match(self.view, mention.end):
            return figure.quantity.outer_start - mention.end <= 3 or "list" in figure.rule or figure.origin
        own = _OF_A_FIGURE.match(self.view, mention.end)
        if own and own.end() < figure.quantity.outer_start:
            return False  # 今年上半年反馈的412个问题已整改389个
        if mention.start >= figure.clause.start:
            return True
        if self._is_event(mention, figure) or self.runs.led_by(mention) == "其中" or self.was(mention):
            return False
        as_of = mention.day is not None and AS_OF.search(self.runs.led_by(mention))
        if (
            not as_of
            and "；" in self.view[mention.end : figure.clause.start]
            and mention.start - self._led_in(figure.sentence.start, mention.start) > LEADS
        ):
            return False
        opening = max(self.view.rfind(mark, figure.sentence.start, mention.start) for mark in "，；：") + 1
        lead = self.view[max(opening, figure.sentence.start) : mention.start]
        return bool(_OPENS.match(lead.rstrip(" ")) or _LABELLED.fullmatch(lead))

    def was(self, mention: PeriodMention) -> bool:
        """上年为5711件，增长7.3%; 在去年预拨1500万元的基础上: what was before rules its own figure only."""
        before = mention.offset == -1 and _WAS.match(self.view, mention.end)
        return bool(
            before or (self.runs.led_by(mention).endswith("在") and _GROUND.match(self.view, mention.end))
        )

    def _is_event(self, mention: PeriodMention, figure: Figure) -> bool:
        """Is it when something began or was told, not when it was counted? 去年10月开工，目前…; 4月27日，记者获悉，…"""
        month = mention.months is not None and mention.months[0] == mention.months[1]
        if not mention.day and not month:
            return False
        after = self.view[mention.end : figure.clause.start]
        told = mention.day and _REPORTER.match(after)
        return bool(told or _FOUNDED.search(re.split("[，；]", after)[0]))

    def _led_in(self, start: int, at: int) -> int:
        """Where what a sentence says begins: behind ：, or behind 记者获悉 and the like."""
        colon = self.view.rfind("：", start, at) + 1
        return max(colon, self.opening(start, at), start)

    def opening(self, start: int, at: int, any_clause: bool = False) -> int:
        """Where the words begin that a period opens: its sentence, or a clause behind 记者获悉 and the like."""
        sentence = max(start, max(self.view.rfind(mark, start, at) for mark in "。！？") + 1)
        clause = self.view.rfind("，", sentence, at) + 1
        if clause and (any_clause or _TOLD.search(self.view, sentence, clause)):
            return clause
        return sentence
