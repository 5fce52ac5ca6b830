"""Runs of years: 由X提高到Y, 从2011年的…增加到2016年的…, 五年来…达到: where they begin and where they arrive."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from briefgen.extract.figures import Figure
from briefgen.extract.period_mention import PeriodMention
from briefgen.model import Span
from briefgen.resolve.home import Home, paragraph
from briefgen.resolve.named_periods import NamedPeriods

_ORIGIN = re.compile(r"[由从自]$")
_ARRIVING = re.compile(r"[到至](?:目前|现在)?的?[约近]?\d(?!\d{3}年)")
_REACHED = re.compile(r"(?:达|突破|接近|超过|超|逾)[约近]?\d|[为是][^，。；\d]{0,14}(?:末|底)的\d")
_SUMMED = re.compile(
    "累计|共|投入|投资|新增|新建|建成|发放|培训|完成|引进|争取|筹集|接待|减少|脱贫|转移|实施|改造|销售|资金"
)
"""五年来产值突破350亿元 is what was reached; 投入资金超过50亿元 is what all five years made."""
STANDING = ("section", "announced", "paragraph")
"""Where years are named that what there is at their end does not last through."""
_MADE = re.compile(
    "新|建|造|改|修|调|提高|提标|治理|整治|解决|实现|办|招|输|出台|获|表彰|开展|组织|选派|派|查|处理|拨|支|奖|补|救|助|帮|签|增|减|降|升|种|植|收回|化解|淘汰|关闭|搬|安置|流转|培育|认定|评|创|打|产|销|卖|交易|出口|进口|游客|游|运|送|服务|惠及|受益|带动"
)
"""What was done in the years, and not what there is at their end"""
_OF_ALL_YEARS = re.compile("累计|年均|平均|支出|投入|资金|用于|消除|完成|销售")
_GREW = re.compile("[，、]?(?:年均|年平均|平均每年)(?:增长|递增)")
_HELD = re.compile("拥有|现有|共有")
_REACHING = re.compile("，(?:分别)?达(?:到)?[^，。；]*$")
_RUN_END = re.compile(r"[由从][\d.]+[^，。；\d]{1,12}[到至为]的?[约近]?[\d.]+[^，。；\d]{0,4}$")


class Runs:
    """The runs that a document's named periods make."""

    def __init__(self, named: NamedPeriods) -> None:
        self.named, self.view = named, named.view
        self.mentions, self.starts = named.mentions, named.starts

    def ends_before(self, figure: Figure) -> tuple[PeriodMention, PeriodMention] | None:
        """从2011年的A减少到2015年的B。发生率从C下降到D: the years of the run that the paragraph told just before."""
        bare = figure.origin or _RUN_END.search(self.view[figure.clause.start : figure.quantity.end])
        at = bisect_left(self.starts, figure.clause.start) - 1
        inside = at + 1 < len(self.starts) and self.starts[at + 1] < figure.quantity.start
        if not bare or inside:
            return None
        start = paragraph(self.view, figure.sentence.start)
        while at >= 1 and self.starts[at - 1] >= start and self.mentions[at].year is None:
            at -= 1
        if at < 1 or self.starts[at - 1] < start:
            return None
        origin, last = self.mentions[at - 1], self.mentions[at]
        run = self.is_origin(origin) and self.led_by(last).endswith(("到", "至"))
        return (origin, last) if run and origin.year and not origin.year_to and not last.year_to else None

    def of_growth(self, figure: Figure) -> tuple[PeriodMention, PeriodMention] | None:
        """从2020年的…增加至2024年的…，增长…: a growth between two levels is of the later one, from the earlier."""
        if figure.transformation not in ("growth", "change"):
            return None
        at = bisect_left(self.starts, figure.quantity.start) - 1
        yearly = "年均" in self.view[figure.phrase_start : figure.quantity.start]
        if at < 1 or self.starts[at - 1] < figure.sentence.start or yearly:
            return None
        origin, last = self.mentions[at - 1], self.mentions[at]
        told = self.is_origin(origin) and origin.year and last.year
        near = "；" not in self.view[last.end : figure.quantity.start]
        return (origin, last) if told and near and self.view.startswith("的", last.end) else None

    def stands(self, figure: Figure, years: str) -> bool:
        """Under a heading of years (过去五年的工作): a rate, or what there is, and nothing that was done in them.

        A school year is no such run.
        """
        first, last = years.split("/")
        if int(last) - int(first) < 2:
            return False
        own = self.view[figure.clause.start : figure.clause.end]
        if figure.transformation == "share":
            return not _OF_ALL_YEARS.search(own)
        return figure.transformation == "level" and not _SUMMED.search(own) and not _MADE.search(own)

    def of_heads(self, heads: Sequence[Span], home: Home) -> str:
        """The years that 年均 over a column means: those of the plan, or between the years of the columns beside it."""
        if home.plan:
            return home.planning
        named = (self.named.first(head.start, head.end) for head in heads)
        years = sorted({mention.year for mention in named if mention and mention.year})
        return f"{years[0] + 1}/{years[-1]}" if len(years) > 1 else ""

    def led_by(self, mention: PeriodMention) -> str:
        """The two characters before a mention."""
        return self.view[max(0, mention.start - 4) : mention.start].rstrip(" ")[-2:]

    def is_origin(self, mention: PeriodMention) -> bool:
        """Is it where a run begins (从2020年…)?"""
        return bool(_ORIGIN.search(self.led_by(mention)))

    def years_before(self, figure: Figure) -> str:
        """The run of years of 从2011年的…增加到2016年的…，年均增长…: the growth is that of the years after the first."""
        origin = self.other_origin(figure)
        if not origin or origin.year is None:
            return ""
        at = bisect_left(self.starts, figure.quantity.start) - 1
        last = self.mentions[at]
        if last.start > origin.start and last.year and last.year > origin.year:
            return f"{origin.year + 1}/{last.year}"
        return ""

    def other_origin(self, figure: Figure) -> PeriodMention | None:
        """Where the run of the figure's sentence begins, named last before it."""
        before = self.named.before(figure.quantity.start, figure.sentence.start)
        return next((mention for mention in before if self.is_origin(mention)), None)

    def arrives(self, figure: Figure) -> bool:
        """Is the figure where a run of years arrives (由…提高到Y), what there is at its end, or what 年均 led to?"""
        before = self.view[figure.sentence.start : figure.quantity.start]
        own = self.view[figure.phrase_start : figure.quantity.end]
        held = _HELD.search(self.view, figure.clause.start, figure.quantity.start)
        led = "年均" in before and _REACHING.search(before)
        grew = _GREW.match(self.view, figure.quantity.outer_end) and "累计" not in own
        if figure.transformation == "multiple":
            return bool(_REACHED.search(own))
        reached = _REACHED.search(own) and not _SUMMED.search(own)
        return bool(_ARRIVING.search(own) or held or led or grew or reached)
