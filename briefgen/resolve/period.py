"""Which period a figure is about: named in its clause or sentence, carried from before, or the document's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from briefgen.extract.figures import Figure
from briefgen.extract.period_mention import PeriodMention
from briefgen.extract.periods import year_before
from briefgen.extract.printed import Printed
from briefgen.model import Document, Section
from briefgen.resolve.announced import CAPTION
from briefgen.resolve.bases import against
from briefgen.resolve.carried_periods import CarriedPeriods
from briefgen.resolve.home import Home
from briefgen.resolve.named_periods import NamedPeriods
from briefgen.resolve.plans import under_plans
from briefgen.resolve.ruling import Ruling
from briefgen.resolve.runs import STANDING, Runs
from briefgen.resolve.standing import is_aside
from briefgen.resolve.table_periods import is_to_date, of_heads
from briefgen.resolve.whole_year import (
    HERDS,
    OF_LATE,
    PAST_YEAR,
    YEAR_BEFORE,
    at_its_end,
    is_of_now,
    is_of_whole_year,
    same_of_year_before,
    until_then,
)

_UNBUILT = re.compile(r"(?:建成|达产|投产|完成|完工|运营)后(?!未|没|仍|长期|闲置)")
_AVERAGE = re.compile(r"年均|年平均|平均每年|年递增")
_TWO_YEARS = re.compile("两年(?:年均|平均)")
_AT_PRESENT = re.compile(
    r"[，。；：\s县市区州旗镇乡村](?:(?:截至)?(?:目前|公告日|报告日|通报日|发稿时?)|如今|当前|眼下|现[已在下])(?!为止的)"
)
_SINCE_START = re.compile("[，（]?(?:比|较)(?:上年末|上年底|去年末|去年底|年初)")
"""不良贷款率3.46%，比上年末下降…: what is compared with the year's beginning was counted on a day."""
_GOES_ON = re.compile("carried|said again|share of task")
"""The rules of phrases that go on with what was spoken of before."""
_BESIDE = ("base, carried", "goal, carried", "share of task, carried", "gap to goal, carried")
"""The rules of levels that another is held against."""
_QUARTERS = re.compile("[至到—-].*季度")
_EACH = re.compile("分别|依次")
_BEFORE_EVENT = re.compile("[由从][^，。；]{2,12}前的")
"""由撤地设市前的16.12平方公里拓展到…"""
_TIMES_OF = re.compile("[，,（]?(?:约|相当于|已)?(?:是|为|相当于)[^，。；]{1,12}的$")
"""去年达到38.5万元，是2018年的6.4倍: the multiple is of the level right before it."""
_MEAN_OF_YEARS = re.compile("(?:多年平均|常年|历年平均|多年均值)[^，。；]{0,6}$")
_TIMES_MORE = re.compile(
    "[，,（]?(?:(?:约|相当于|已)?(?:是|为|相当于)[^，。；]{1,12}的|[比较][^，。；]{1,12})$"
)
"""去年底达19.5万元，比2013年翻了一番"""
_OF_ANOTHER = re.compile("(?:[高低快慢]于|超过)(?:全国|[一-鿿]{1,6}[省市县区州])同期的?$")
"""高于全省同期的5.01张: of the same time, elsewhere"""
_LAST_YEARS = re.compile("(?:上年|去年)(?:同期|同月)?(?:为|是)")
_WAS_THEN = re.compile("(?<=[，；（])(?:上年|去年)(?:同期|同月)(?:为|是)?(?=[增上下减降])")
_AT_NOW = re.compile("[由从](?:目前|现在|现有)的?")
_FORMERLY = re.compile("[由从](?:原来|原先|过去|以前|最初|此前)")
_PLAN_PERIOD = re.compile("五”?(?:期间|时期)$")
"""由X提高到Y within a plan starts from the year before it."""
_ALL_YEAR = re.compile("全年(?!目标|任务|计划|预算)|全年(?:目标|任务)[^，。；]{0,4}：")
_TASKED = re.compile("意向|^[^，。；]{0,10}(?:下达|分配)[^，。；]*(?:任务|计划|目标)$")
_PER_HEAD = re.compile("人均|户均|标准|每[人户月]")
_DONE_BY = re.compile("已|目前|累计|截至|开工|完工|竣工|到位|拨付")
"""2021年下达任务6.2万户，已开工58746户: by the day of the report; the task is the year's."""
_ALREADY = re.compile("已(?!故|婚|知)")
"""截至6月30日，开工868公里。危桥改造已开工35座: by the same day"""


class PeriodFinder:
    """Finds the period of each figure of one document."""

    def __init__(self, document: Document, printed: Printed) -> None:
        self.view = document.view
        self.named = NamedPeriods(document.view, printed)
        self.mentions, self.starts = self.named.mentions, self.named.starts
        self.bases, self.base_starts = self.named.bases, self.named.base_starts
        self.runs = Runs(self.named)
        self.ruling = Ruling(self.view, self.runs)
        self.carried = CarriedPeriods(self.view, self.named, self.runs, self.ruling)
        self._level: tuple[Figure, str] | None = None
        self.spans = False
        self.said = ""
        """The words that decided the last period found; empty where the document did."""

    def find(self, figure: Figure, home: Home, sections: Sequence[Section]) -> tuple[str, str]:
        """The ISO period of a figure (empty where nothing tells) and where it was found."""
        period, where = self._found(figure, home, sections)
        level = self._level
        moved = (
            figure.rule == "movement carried"
            and level is not None
            and level[0].sentence == figure.sentence
            and level[0].phrase == figure.phrase
            and not _LAST_YEARS.search(self.view, level[0].clause.start, level[0].quantity.start)
            and (
                where not in ("clause", "sentence", "base", "clause, average since base")
                or (where == "sentence" and level[1].startswith(period))
            )
        )
        if level and moved and not _AVERAGE.search(self.view, figure.phrase_start, figure.quantity.start):
            return level[1], "of its level"
        times = level and figure.transformation == "multiple" and level[0].sentence == figure.sentence
        of = _TIMES_MORE if figure.quantity.form == "times" else _TIMES_OF
        if level and times and of.match(self.view, level[0].quantity.end, figure.quantity.start):
            return level[1], "of its level"
        done = figure.rule in ("share of task, told", "gap to goal, carried")
        if level and done and level[0].sentence == figure.sentence:
            return level[1], "of its level"
        if figure.transformation == "level" and not figure.origin and figure.rule not in _BESIDE:
            self._level = (figure, period)
        return period, where

    def _found(self, figure: Figure, home: Home, sections: Sequence[Section]) -> tuple[str, str]:
        self.said = ""
        if not home.written:
            return self._dated_by_itself(figure, home)
        part = max(figure.sentence.start, self.view.rfind("；", 0, figure.quantity.start))
        if figure.scenario != "actual" and _UNBUILT.search(self.view, part, figure.quantity.start):
            return "", "unbuilt"
        if ends := self.runs.ends_before(figure):
            return self._iso(ends[0] if figure.origin else ends[1], home), "paragraph, same run"
        period, where = self._current(figure, home, sections)
        if len(period) == 7 and is_to_date(figure, self.view):
            return f"{period[:4]}-01/{period}", f"{where}, to date"
        if is_of_whole_year(figure, self.view):
            return period[:4], where
        if own := at_its_end(figure, period, self.view) or until_then(figure, period, self.view):
            return own, where
        if (beside := self._beside(figure, home, period)) is not None:
            return beside, "base"
        if ends := self.runs.of_growth(figure):
            return self._iso(ends[1], home), "sentence, arrival"
        if figure.origin:
            return self._origin(figure, home, period, where)
        if (
            "/" in period
            and "-" not in period
            and figure.transformation in ("level", "share", "multiple")
            and (self.runs.arrives(figure) or (where in STANDING and self.runs.stands(figure, period)))
        ):
            return period.split("/")[1], where
        if len(period) == 4 and _TWO_YEARS.search(self.view, figure.phrase_start, figure.quantity.start):
            return f"{year_before(period)}/{period}", f"{where}, average over two years"
        average = _AVERAGE.search(self.view, figure.phrase_start, figure.quantity.start)
        if average and (run := self.runs.years_before(figure)):
            return run, "sentence, average over the run"
        grows = figure.transformation in ("growth", "change")  # no 年均浓度
        if average and grows and (until := self._year_ahead(figure, home)) > home.reporting + 1:
            return f"{home.reporting + 1}/{until}", f"{where}, average until then"
        if average and grows and "/" not in period:
            if run := self._announced_run(figure, home):
                return run, "announced, average over the run"
            base = self.named.base_year(figure.quantity.start, home)
            if base and period[:4].isdigit() and base < int(period[:4]) - 1:
                return f"{base + 1}/{period[:4]}", f"{where}, average since base"
        return period, where

    def _beside(self, figure: Figure, home: Home, period: str) -> str | None:
        """The period of what a figure is held against: a goal, the level or growth of before; None for others.

        Empty for the mean of many years.
        """
        start, end = figure.phrase_start, figure.quantity.start
        if figure.rule == "goal, carried":
            return self.base_period(figure, home) or None  # 已超过2025年75%的目标
        grows = figure.transformation in ("growth", "change")
        if grows and _WAS_THEN.search(self.view, figure.clause.start, end):
            return year_before(period) or None  # 增长5.7%，去年同期为增长6.8%
        if not figure.rule.startswith("base") or _OF_ANOTHER.search(self.view, start, end):
            return None
        if _MEAN_OF_YEARS.search(self.view, max(0, start - 1), end):
            return ""  # 比多年平均1753毫米偏少
        same = same_of_year_before(figure, period, self.view)
        return same or self.base_period(figure, home) or year_before(period) or None

    def _dated_by_itself(self, figure: Figure, home: Home) -> tuple[str, str]:
        """The period of a figure in a text without date: only what the text dates with a year."""
        for where, start in (("clause", figure.clause.start), ("sentence", figure.sentence.start)):
            own = self._within(start, figure)
            period = (self._one_each(own, figure, home) or self._iso(own, home)) if own else ""
            if period and period[0] in "12":
                return period, where
        own = self.carried.paragraph(figure.sentence.start)
        period = self._iso(own, home) if own and own.role == "at" else ""
        if period[:1] in ("1", "2"):
            return period, "paragraph"
        annual = self.named.annual(home)
        return (annual, "document") if annual else ("", "nothing")

    def _announced_run(self, figure: Figure, home: Home) -> str:
        """The run of years that a heading sets (2003年以来工作回顾): 年均 is over it."""
        mention = self.named.announced.ruling(figure.sentence.start, home.article.start)
        run = self._iso(mention, home) if mention else ""
        return run if "/" in run and "-" not in run else ""

    def base_of(self, figure: Figure, home: Home, period: str) -> str:
        """What a figure of a known period is compared with: a named year, the month before, the year's beginning."""
        named = self.base_period(figure, home)
        if figure.transformation not in ("growth", "change"):
            return named
        heads = "".join(self.view[head.start : head.end] for head in figure.heads)
        own = self.view[figure.clause.start : figure.quantity.start]
        found = against(heads or own, period)
        return named if found is None else found

    def base_period(self, figure: Figure, home: Home) -> str:
        """What a growth, change or multiple is compared with, where its sentence names a year."""
        at = bisect_left(self.base_starts, figure.quantity.start) - 1
        if at >= 0 and self.bases[at].start >= figure.sentence.start:
            return self.bases[at].at(home.written, home.reporting)
        ends = self.runs.of_growth(figure)
        return ends[0].at(home.written, home.reporting) if ends else ""

    def _current(self, figure: Figure, home: Home, sections: Sequence[Section]) -> tuple[str, str]:
        if by_head := of_heads(figure, home, self.view, self.named, self.runs):
            found, where = by_head
            return (found if isinstance(found, str) else self._iso(found, home)), where
        for where, start in (("clause", figure.clause.start), ("sentence", figure.sentence.start)):
            if mention := self._within(start, figure):
                whole = (
                    mention.months
                    and where == "sentence"
                    and self.view.startswith("全年", figure.clause.start)
                )
                return self._as_named(mention, figure, home)[: 4 if whole else None], where
        if _AT_PRESENT.search(self.view, max(0, figure.sentence.start - 1), figure.quantity.start):
            now = (
                home.written
                if "眼下" in self.view[figure.sentence.start : figure.quantity.start]
                else home.present
            )
            return self.named.announced_day(home) or (str(now) if home.told else ""), "at present"
        ahead = figure.scenario != "actual" and home.told
        if ahead and _ALL_YEAR.search(self.view, figure.sentence.start, figure.quantity.start):
            # 预计全年地区生产总值108.6亿元, in a report of the year that has just ended
            return str(home.present) if figure.scenario == "estimate" else home.planning, "all year"
        if self.view.startswith(YEAR_BEFORE, figure.sentence.start):
            mention = self.carried.paragraph(figure.sentence.start)
            told = self._iso(mention, home) if mention else self._of_document(figure, home, sections)[0]
            return year_before(told), "the year before"
        if home.told and self.view.startswith(OF_LATE, figure.sentence.start):
            return str(home.present), "at present"
        if home.told and self.view.startswith(PAST_YEAR, figure.sentence.start):
            return str(home.reporting), "all year"
        if self.view.startswith("全年", figure.sentence.start) and home.told:
            mention = self.carried.paragraph(figure.sentence.start)
            year = self._iso(mention, home)[:4] if mention else ""
            return year or str(home.reporting), "all year"
        if told := self.named.of_chronicle(figure.sentence.start, home):
            return told, "chronicle"
        stock = _SINCE_START.match(self.view, figure.quantity.end, figure.sentence.end)
        already = _ALREADY.search(self.view, figure.clause.start, figure.quantity.start)
        carried = bool(stock or already or _GOES_ON.search(figure.rule) or HERDS.search(figure.phrase))
        if mention := self.carried.paragraph(figure.sentence.start, carried):
            period = self._iso(mention, home)
            actual = figure.scenario == "actual"
            told = self._so_far(mention, period, figure, home) if actual else period
            return told, "paragraph"
        if not self.named.usual(home) and (mention := self.carried.before_paragraph(figure.sentence.start)):
            return self._iso(mention, home), "paragraph before"
        return self._of_document(figure, home, sections)

    def _so_far(self, mention: PeriodMention, period: str, figure: Figure, home: Home) -> str:
        """What was done this year was done by the day, or in the months, that the text says it reports."""
        at = figure.quantity.start
        done = period == str(home.written) and _DONE_BY.search(self.view, mention.end, at)
        now = (mention.text == "今年" and not _TASKED.search(self.view, mention.end, at)) or done
        if now and (day := self.named.announced_day(home)):
            return day
        if now and mention.text == "今年" and not _PER_HEAD.search(self.view, mention.end, at):
            reported = self.named.usual(home)
            if reported.startswith(f"{home.written}-01/"):
                return reported  # 今年到位资金33.5亿元, in a report of the half year
        return self.named.day_before(mention, home) or period

    def _as_named(self, mention: PeriodMention, figure: Figure, home: Home) -> str:
        """What a period means for the figure that it is named for."""
        period = self._one_each(mention, figure, home) or self._iso(mention, home)
        if figure.scenario == "actual":
            period = self._so_far(mention, period, figure, home)
        led = self.view.endswith(("截至", "截止"), 0, mention.start)
        one = "-" in period and "/" not in period
        if led and one and mention.year is None and home.is_to_come(period):
            period = year_before(period)  # 2020年工作要点：…，截至12月15日已完成181公里
        if mention.span and home.plan and self._year_ahead(figure, home):
            return home.planning
        bare = mention.months and mention.year is None and mention.offset is None
        past = period[:4].isdigit() and int(period[:4]) < home.written
        if bare and past and figure.scenario == "target":
            period = mention.at(home.written, home.written)  # 四季度力争…, behind 去年四季度
        whole = _ALL_YEAR.search(self.view, mention.end, figure.quantity.start)
        ahead = whole and (period.endswith("-12-31") or figure.scenario != "actual")
        return period[:4] if ahead else period

    def _of_document(self, figure: Figure, home: Home, sections: Sequence[Section]) -> tuple[str, str]:
        """The period that headings, an announcement or the document set where no words around a figure do."""
        if home.profile:
            only = self.named.annual(home) or self.named.only_year(home, figure.quantity.start)
            lately = str(home.present) if home.told and is_of_now(figure, self.view) else ""
            return only or lately, "profile"
        for section in reversed(sections):
            line = self.view.find("\n", section.start)
            end = min(section.start + len(section.heading) + 2, line if line >= 0 else len(self.view))
            mention = self.named.first(section.start, end, alone=True)
            ahead = mention and mention.offset == 1 and not under_plans([section])  # …成长 云林明年加码冷链
            run = mention and mention.year_to and CAPTION.search(section.heading)
            if mention and not mention.months and not run and not ahead:
                return self._iso(mention, home), "section"
        if home.plan and under_plans(sections, of_plan=True):
            return home.planning, "part of a plan"
        task = figure.phrase.endswith("任务")
        if figure.scenario == "actual" and not task and (day := self.named.announced_day(home)):
            return day, "announced"
        mention = self.named.announced.ruling(figure.sentence.start, home.article.start)
        if mention and not (figure.scenario == "target" and (mention.span or mention.year_to)):
            period, usual = self._iso(mention, home), self.named.usual(home)
            within = len(period) == 4 and usual.startswith(period) and figure.scenario != "target"
            return (usual if within else period), "announced"
        if not home.told:
            return "", "nothing"
        done = figure.scenario != "target"
        return (self.named.usual(home) or str(home.reporting)) if done else home.planning, "document"

    def _year_ahead(self, figure: Figure, home: Home) -> int:
        """The year still to come that the sentence names (到2025年，…五年新建高标准农田15万亩); 0 where it names none."""
        before = self.named.before(figure.quantity.start, figure.sentence.start)
        return next((mention.year for mention in before if mention.year and mention.year > home.reporting), 0)

    def _iso(self, mention: PeriodMention, home: Home) -> str:
        """What a mention means where it stands; remembers its words for the trace."""
        self.said = mention.text
        self.spans = bool(mention.span) or bool(_PLAN_PERIOD.search(mention.text))
        return self.named.iso(mention, home)

    def _one_each(self, mention: PeriodMention, figure: Figure, home: Home) -> str:
        """2013—2018年…分别为 with six figures, 1月、2月和3月 with three: each is of its own year or month."""
        position, count = figure.listed
        if count < 2:
            return ""
        each = _EACH.search(self.view, mention.end, figure.quantity.start)
        if mention.months and _QUARTERS.search(mention.text):
            first, last = mention.months
            if each and last - first + 1 == 3 * count:
                own = replace(mention, months=(first + 3 * position, first + 3 * position + 2))
                return self._iso(own, home)
        if (mention.months or mention.year) and not mention.year_to:
            row = self.named.row_before(mention)
            return self._iso(row[position], home) if each and len(row) == count else ""
        if not mention.year or not mention.year_to or mention.year_to - mention.year + 1 != count:
            return ""
        return str(mention.year + position) if each and count > 2 else ""

    def _within(self, start: int, figure: Figure) -> PeriodMention | None:
        """The last period named between a place and the figure; one after 由 belongs to the origin only."""
        for mention in self.named.before(figure.quantity.start, start):
            aside = is_aside(self.view, mention.end, figure.quantity.start)
            if not mention.months and _AT_PRESENT.search(self.view, mention.end, figure.quantity.start):
                return None
            if (
                not aside
                and self.ruling.holds_for(mention, figure)
                and (
                    figure.origin
                    or not self.runs.is_origin(mention)
                    or mention.year_to
                    or mention.role == "since"
                )
            ):
                return mention
        return None

    def _origin(self, figure: Figure, home: Home, period: str, where: str) -> tuple[str, str]:
        """The earlier period of 由X提高到Y: its own, the start of the run, the base, or the year before."""
        if _AT_NOW.search(self.view, figure.phrase_start, figure.quantity.start):
            return str(home.present), "at present"
        own = self._within(figure.phrase_start, figure)
        if own and not own.year_to:
            same = self.view.startswith("同期", own.end) and "-" in period
            return (year_before(period) if same else self._iso(own, home)), where
        if "/" in period and "-" not in period:
            first = period.split("/")[0]
            return (str(int(first) - 1) if self.spans else first), where
        if where in ("clause", "sentence") and (earlier := self.runs.other_origin(figure)):
            return self._iso(earlier, home), "sentence, other origin"
        event = _BEFORE_EVENT.search(self.view, figure.phrase_start, figure.quantity.start)
        if base := self.named.base_year(figure.quantity.start, home, anywhere=event is not None):
            return str(base), "base"
        if _FORMERLY.search(self.view, figure.phrase_start, figure.quantity.start):
            return "", "nothing"
        before = year_before(period[:4])
        return (before, f"{where}, year before") if before else ("", "nothing")
