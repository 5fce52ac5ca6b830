"""The period that an earlier sentence of a paragraph sets for those after it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from briefgen.extract.period_mention import PeriodMention
from briefgen.resolve.home import paragraph
from briefgen.resolve.named_periods import NamedPeriods
from briefgen.resolve.ruling import AS_OF, GOALS_OF, LEADS, Ruling
from briefgen.resolve.runs import Runs

_ANNUAL = re.compile(r"，?(?:全年|[全我][省市县区州])")
_SENTENCE_END = re.compile("[。！？\n]")
_GOES_ON_PARAGRAPH = re.compile(
    "[\\s\u2060]*(?:[分从]?(?:[县市区]{1,3}|各?县（[^）]{1,6}）|地区|区域)看|[一-鿿]{2,8}方面，)"
)
_AGO = re.compile("年前$")
"""五年前不足450台，眼下已有1720台: what was then rules nothing after it"""
_PLANNED = re.compile("[^，。；]{0,8}?(?:计划|拟|将|预计|力争|确保|目标)")
_FEW = 2
"""A sentence that names more periods than this rules none of those after it; one of a run, more than the run."""


class CarriedPeriods:
    """Finds what the sentences before a place have set."""

    def __init__(self, view: str, named: NamedPeriods, runs: Runs, ruling: Ruling) -> None:
        self.view, self.named, self.runs, self.ruling = view, named, runs, ruling

    def paragraph(self, at: int, carried: bool = False) -> PeriodMention | None:
        """The period that an earlier sentence of the paragraph began with; a day only for its parts (其中).

        What goes on of the same (`carried`: 甲、乙两市分别为…) is of the same day too.
        """
        part = self.view.startswith("其中", at)
        start = paragraph(self.view, at)
        for mention in self.named.before(at, start):
            annual = mention.year and not mention.year_to and _ANNUAL.match(self.view, mention.end)
            opening = self.ruling.opening(start, mention.start, any_clause=bool(annual))
            of_its_own = self.view.startswith("的", mention.end) and not GOALS_OF.match(
                self.view, mention.end
            )
            among = self.runs.led_by(mention) == "其中"
            spent = of_its_own or among or self.runs.is_origin(mention) or self.ruling.was(mention)
            spent = spent or self.named.in_contrast(mention) or bool(_AGO.search(mention.text))
            year_end = mention.year and mention.day == 0 and mention.months == (12, 12)
            same_day = part or (carried and self._is_as_of(mention))
            if (
                not spent
                and self._named_beside(mention) <= (1 if mention.year_to else _FEW)
                and mention.start - opening <= LEADS
                and (same_day or mention.day is None or year_end)
                and (same_day or year_end or not (mention.months and mention.months[0] == mention.months[1]))
            ):
                mention = self._later_in_sentence(mention, at) or mention
                return replace(mention, months=None, day=None) if year_end and not part else mention
        return None

    def before_paragraph(self, at: int) -> PeriodMention | None:
        """The period of the paragraph that this one goes on with: 分县市看，…; 农村供水方面，…."""
        start = paragraph(self.view, at)
        goes_on = start and _GOES_ON_PARAGRAPH.match(self.view, start)
        return self.paragraph(start - 1, carried=True) if goes_on else None

    def _is_as_of(self, mention: PeriodMention) -> bool:
        """截至9月底, 6月末: a day within the year on which something was counted."""
        led = AS_OF.search(self.runs.led_by(mention))
        return mention.months not in (None, (12, 12)) and (mention.day == 0 or bool(mention.day and led))

    def _later_in_sentence(self, mention: PeriodMention, at: int) -> PeriodMention | None:
        """2013年底有…，截至2018年底减少…: of two year ends the later rules what follows."""
        for later in self.named.before(at, mention.end):
            same = not _SENTENCE_END.search(self.view, mention.end, later.start)
            then = mention.year or mention.offset == -1
            if same and then and later.offset == 0 and later.role == "at":
                return replace(later, months=None, day=None)  # 2020年…1.48亿件，今年1至9月已达1.63亿件
            if same and mention.year and later.year and later.year > mention.year and later.day == 0:
                return later
            plain = not (mention.months or mention.year_to or later.months or later.year_to)
            then = plain and mention.role == later.role == "at" and not self.runs.is_origin(mention)
            opens = self.view[later.start - 1] in "，；" and not _PLANNED.match(self.view, later.end)
            if same and then and opens and mention.year and later.year and mention.year < later.year:
                return later  # 2016年脱贫57户，2017年脱贫62户。低保52户
        return None

    def _named_beside(self, mention: PeriodMention) -> int:
        """How many periods its sentence names, itself among them (一季度…，二季度…)."""
        opening = paragraph(self.view, mention.start)
        start = max(opening, *(self.view.rfind(mark, opening, mention.start) + 1 for mark in "。！？"))
        end = _SENTENCE_END.search(self.view, mention.end)
        first = bisect_left(self.named.starts, start)
        last = bisect_left(self.named.starts, end.start() if end else len(self.view))
        named = {
            (m.year, m.offset, m.year_to, m.months) for m in self.named.mentions[first:last] if m.day is None
        }
        return len(named)
