"""The periods that a document names, by place, and which ISO period each of them means there."""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator

from briefgen.extract.period_mention import PeriodMention
from briefgen.extract.periods import find as periods_in
from briefgen.extract.printed import Printed
from briefgen.read.dates import small
from briefgen.resolve.announced import Announcements
from briefgen.resolve.days import day_of
from briefgen.resolve.home import Home, paragraph
from briefgen.resolve.other_matters import of_another_matter
from briefgen.resolve.year import since_month, was_just_now, year_and_month

_PLANS = re.compile("计划|安排|任务|目标|预算|要点")
_COUNTED_AT, _OPENING = re.compile(r"\d{1,2}时(?:\d{1,2}分)?的?(?:统计|，|不完全统计)"), 300
_COUNTED_BY, _SO_FAR = re.compile("统计|，|不完全统计"), re.compile("截[至止]到?$")
_HOUR_CLOSES, _SHORT = re.compile(r"\d{1,2}时）"), 10
_AS_FOLLOWS = re.compile("[^。\n]{0,60}如下[：。]")
_SPELT_COUNT = re.compile(
    "截[至止]到?(?P<month>[一二三四五六七八九十]{1,2})月(?P<day>[一二三四五六七八九十]{1,3})日[一二三四五六七八九十]{1,3}时[，统]"
)
"""截至二月三日十八时，全省受灾人口…"""
_MONTH_LINE = re.compile(r"(?m)^[ \u2060]*(1[0-2]|[1-9])月[ \u2060]*$")
"""The lines of a chronicle between its entries: 3月"""
_THIS_MONTH = ("上月", "上个月", "本月", "上月底", "上月末", "上个月底", "上个月末")
_ONE_MONTH = re.compile(r"\d{4}-\d{2}")
_OFTEN = 2
"""A run of months named so often, and more often than all else, is what an article reports."""
_DECORATION = re.compile("^(?:[^\u4e00-\u9fff\\d]|【[^】]{1,8}】)+")
_MEETS = re.compile("[\u4e00-\u9fff]{2,10}(?:召开|举行|发布|公布|通报)")
"""通化市召开2022年前三季度经济运行情况新闻发布会"""
_HOLIDAYS = re.compile("黄金周|假期|小长假|国庆|中秋|春节|五一|劳动节|元旦|清明|端午|假日")
_SOON, _LAST = 3, 12
"""Within so many months a text of months appears."""
_BEGAN = re.compile("(?:正式|全面)?(?:投产|投运|投用|开业|成立|揭牌|落户|动工|上市)[，。；]")
"""公司去年9月投产，前三季度已收购4300吨"""
_AGO = re.compile("(?<![0-9])[一二三四五六七八九十]年前")
_POINTS_BACK = ("上年", "当年", "次年")
"""These are of the year named before them, where one is named."""
_AS_OF = re.compile("截[至止]")
_STILL_AHEAD = re.compile("[^，。；]{0,6}?(?:再|将|计划|拟|力争|确保|必须|要|完成)")
"""年内再建三座, in a report of the year before, is of the next"""
_IN_CONTRAST = re.compile(r"(?:^|[，。；\n])\W{0,2}而[^，。；\d]{0,10}$")
"""而“十二五”末的2015年我们才7943元: what was then rules nothing after it"""


class NamedPeriods:
    """The periods of one document: those that say of when a figure is, and those that it is compared with."""

    def __init__(self, view: str, printed: Printed) -> None:
        self.view = view
        self.mentions = [m for m in printed.periods if m.role != "base" and not of_another_matter(m, view)]
        self.starts = [m.start for m in self.mentions]
        self.bases = [m for m in printed.periods if m.role == "base" and m.year]
        self.base_starts = [m.start for m in self.bases]
        self.announced = Announcements(self.view, self.mentions)
        lines = [(line.start(), int(line[1])) for line in _MONTH_LINE.finditer(view)]
        self._month_lines = lines if len(lines) > 1 else []
        self._usuals: dict[int, str] = {}
        self._announced_days: dict[int, str] = {}
        self._compares: dict[int, bool] = {}
        self._annuals: dict[int, str] = {}
        self._days: dict[int, dict[int, str]] = {}

    def before(self, place: int, start: int = 0) -> Iterator[PeriodMention]:
        """The mentions between two places, the last first."""
        for at in range(bisect_left(self.starts, place) - 1, -1, -1):
            if self.starts[at] < start:
                return
            yield self.mentions[at]

    def row_before(self, last: PeriodMention) -> list[PeriodMention]:
        """The mentions that lead to one with nothing but 、 or 和 between: 1月、2月和3月."""
        row = [last]
        for one in self.before(last.start):
            if self.view[one.end : row[0].start] not in ("、", "和", "及", "与"):
                break
            row.insert(0, one)
        return row

    def day_before(self, mention: PeriodMention, home: Home) -> str:
        """截至10月底，全市今年新开工…: of 今年 the day that its sentence opened with; else empty."""
        start = max(self.view.rfind(mark, 0, mention.start) for mark in "。；\n") + 1
        lead = next(self.before(mention.start, start), None) if mention.text == "今年" else None
        as_of = lead and lead.months and _AS_OF.search(self.view, max(0, lead.start - 4), lead.start + 2)
        return self.iso(lead, home) if lead and as_of else ""

    def usual(self, home: Home) -> str:
        """The day of an article's title, or the run of months that it reports throughout; else empty."""
        if home.article.start not in self._usuals:
            self._usuals[home.article.start] = ""  # what its own mentions mean is asked on the way
            titled = self._titled_day(home) or self._titled_months(home) or self._counted_at(home)
            titled = titled or self._holidays(home) or self.announced_day(home)
            self._usuals[home.article.start] = titled or self._most_named(home)
        return self._usuals[home.article.start]

    def annual(self, home: Home) -> str:
        """The year whose accounts a profile or undated text gives (2020年全年…, 截至2020年底…), if of one only; else empty."""
        if home.article.start not in self._annuals:
            dated = [mention for mention in self._inside(home) if mention.year]
            years = {m.year for m in dated if "全年" in m.text or self.view.startswith("全年", m.end)}
            first = dated[0] if dated else None
            if first and first.day == 0 and first.start < home.article.start + _OPENING // 2:
                years = years or ({first.year} if {m.year for m in dated} == {first.year} else set())
            self._annuals[home.article.start] = str(years.pop()) if len(years) == 1 else ""
        return self._annuals[home.article.start]

    def only_year(self, home: Home, at: int) -> str:
        """The year that a profile names before a place, if it names no other and was written soon behind it."""
        dated = [mention for mention in self._inside(home) if mention.year]
        years = {mention.year for mention in dated}
        recent = len(years) == 1 and home.written - 1 <= (dated[0].year or 0) <= home.written
        own = recent and dated[0].role == "at" and dated[0].start < at
        return str(dated[0].year) if own else ""

    def _inside(self, home: Home) -> list[PeriodMention]:
        """The mentions of one article."""
        first = bisect_left(self.starts, home.article.start)
        return self.mentions[first : bisect_left(self.starts, home.article.end)]

    def _titled_day(self, home: Home) -> str:
        """The day that a title names, in a text written then: 3日全国接待国内游客1.19亿人次."""
        days = [m for m in periods_in(home.article.title) if m.day and m.role == "at" and not m.until]
        if not days or days[0].start:
            return ""
        day = days[0].at(home.written, home.reporting) if days[0].months else ""
        day = day or day_of(days[0], home.article.date, "")
        return day if day[:7] == home.article.date[:7] else ""

    def _titled_months(self, home: Home) -> str:
        """The months that a title begins with, where it is no plan: 2022年9月社会消费品零售总额."""
        title = _DECORATION.sub("", home.article.title)
        months = [m for m in periods_in(title) if m.months and m.day is None and m.role == "at"]
        if not months or _PLANS.search(title):
            return ""
        before = title[: months[0].start]
        if before and not before.endswith(tuple("，。？！： ")) and not _MEETS.fullmatch(before):
            return ""
        return months[0].at(home.written, home.reporting)

    def _counted_at(self, home: Home) -> str:
        """The hour of the count that a report opens with: 截至8月12日9时统计, 台风已造成…."""
        for mention, so_far in self._days_of_opening(home):
            counted = _COUNTED_BY if so_far and mention.text.endswith("时") else _COUNTED_AT
            if mention.year and self._bracketed(mention, so_far):
                return self.iso(mention, home)
            if mention.day and counted.match(self.view, mention.end):
                return self._day_told(mention, home)
        spelt = _SPELT_COUNT.search(self.view, home.article.start, home.article.start + _OPENING)
        if not spelt or not home.written:
            return ""
        return f"{home.written}-{small(spelt['month']):02}-{small(spelt['day']):02}"

    def _bracketed(self, mention: PeriodMention, so_far: re.Match[str] | None) -> bool:
        """A line of its own below the title: （截至2022年9月30日）, （数据截至2023年9月30日）, 第3期（2018年7月11日18时）."""
        if _HOUR_CLOSES.match(self.view, mention.end):
            return self.view.startswith("（", mention.start - 1)
        opening = self.view.rfind("（", max(0, mention.start - _SHORT), mention.start)
        words = self.view[opening + 1 : so_far.start()] if so_far and opening >= 0 else "-"
        return words in ("", "数据", "以下数据", "统计") and self.view.startswith("）", mention.end)

    def announced_day(self, home: Home) -> str:
        """The day as of which a text says that it reports: 现将截至8月31日项目进展情况通报如下; else empty."""
        if home.article.start not in self._announced_days:
            said = (
                self._day_told(mention, home)
                for mention, so_far in self._days_of_opening(home)
                if so_far and _AS_FOLLOWS.match(self.view, mention.end)
            )
            self._announced_days[home.article.start] = next(said, "")
        return self._announced_days[home.article.start]

    def _day_told(self, mention: PeriodMention, home: Home) -> str:
        """The ISO day of an opening; one without a month is told by the article's date alone."""
        own = mention.months or mention.offset is not None
        return self.iso(mention, home) if own else day_of(mention, home.article.date, "")

    def _days_of_opening(self, home: Home) -> Iterator[tuple[PeriodMention, re.Match[str] | None]]:
        """The days that the opening of an article names, each with the 截至 that leads to it."""
        for mention in self._inside(home):
            if mention.start >= home.article.start + _OPENING:
                return
            if mention.day is not None:
                yield mention, _SO_FAR.search(self.view, max(0, mention.start - 3), mention.start)

    def _holidays(self, home: Home) -> str:
        """The days of the holidays that a report of them opens with: 10月1日至8日，全市接待游客…."""
        days = (one for one in self._inside(home) if one.day is not None)
        first = next((one for one in days if self.iso(one, home) != home.article.date), None)
        if not first or not first.until or not _HOLIDAYS.search(home.article.title):
            return ""
        return self.iso(first, home)

    def _most_named(self, home: Home) -> str:
        named = Counter(
            mention.at(home.written, home.reporting)
            for mention in self._inside(home)
            if mention.role == "at" and mention.day is None
        )
        runs = [period for period in named if "-" in period and "/" in period]
        usual = max(runs, key=lambda period: named[period], default="")
        if (
            len(runs) == 1
            and self._published_soon(usual, home)
            and all(_part_of(one, usual) for one in named)
        ):
            return usual
        often = named[usual] >= _OFTEN and named[usual] * 2 > named.total() if usual else False
        return usual if often else ""

    def _published_soon(self, period: str, home: Home) -> bool:
        """Does a run from January end within the months before its article, and open it? Then the article reports it."""
        opening = next((m for m in self._inside(home) if m.months and m.role == "at"), None)
        first, last = period.split("/")
        (year, month), (until, end) = year_and_month(home.article.date), year_and_month(last)
        if not opening or opening.start > home.article.start + _OPENING or not month:
            return False
        return first.endswith("-01") and 0 <= (year - until) * 12 + month - end <= _SOON

    def first(self, start: int, end: int, alone: bool = False) -> PeriodMention | None:
        """The first period named between two places; with `alone`, rather a year than a run of years before it."""
        at = bisect_left(self.starts, start)
        inside = self.mentions[at : bisect_left(self.starts, end)]
        single = next((m for m in inside if m.year and not m.year_to and not m.span), None)
        return (single if alone else None) or next(iter(inside), None)

    def iso(self, mention: PeriodMention, home: Home) -> str:
        """The ISO period of a mention where it stands."""
        if mention.text.endswith("过去的一年"):
            return str(home.reporting)
        if mention.text in _THIS_MONTH:
            return self._month(mention, home)
        holidays = mention.offset == 0 and not mention.months and _HOLIDAYS.match(self.view, mention.end)
        if holidays and "-" in self.usual(home).partition("/")[2][5:]:
            return self.usual(home)  # 今年春节黄金周, in a report of it
        if _HOLIDAYS.search(mention.text) and (days := self._in_brackets(mention.end)):
            return self.iso(days, home)  # 今年国庆黄金周（10月1日至7日）
        if mention.day and not mention.months and (day := self._day(mention, home)):
            return day
        reporting, written = home.reporting, home.written
        if mention.text == "今年以来" and self.usual(home).startswith(f"{written}-01/"):
            return self.usual(home)  # the months that the text reports throughout
        if mention.year is None and mention.offset is None:
            reporting = self._year_named_before(mention, home)
            reporting = written if was_just_now(mention, home.article.date, written) else reporting
        later, _ = year_and_month(home.article.date)
        if mention.offset == 0 and mention.months and mention.months[1] < _LAST and later > written:
            written = later  # 今年1—4月 in the bulletin of a year is of the next
        if mention.text.startswith(_POINTS_BACK):
            opens = mention.text == "上年" and self.view.startswith("，", mention.end)
            told = self._year_named_before(mention, home)
            written = told if not opens or told != home.reporting else written
        if mention.offset in (0, 1) and home.titled and home.article.date_inferred:
            written = reporting  # 明年 in an undated report of a year
        if mention.text == "年内":
            done = home.reporting < home.written and not _STILL_AHEAD.match(self.view, mention.end)
            written = self._year_spoken_of(mention) or (home.reporting if done else written)
        if mention.span and (run := self._run_named_before(mention, home)):
            return run
        period = mention.at(written, reporting)
        if mention.role == "since" and mention.months and mention.text.endswith("以来") and len(period) == 4:
            return since_month(mention.months[0], period, self.usual(home) or home.article.date)
        return period

    def _in_brackets(self, at: int) -> PeriodMention | None:
        """The run of days that stands in brackets at a place."""
        index = bisect_left(self.starts, at + 1)
        found = self.mentions[index] if self.starts[index : index + 1] == [at + 1] else None
        return found if found and found.until else None

    def _month(self, mention: PeriodMention, home: Home) -> str:
        """上月, 本月 in a text about or of a known month; the year alone in others."""
        about = self.usual(home)
        year, month = year_and_month(about if _ONE_MONTH.fullmatch(about) else home.article.date)
        if not month:
            return str(home.reporting)
        months = year * 12 + month - 1 - (mention.text != "本月")
        year, month = months // 12, months % 12 + 1
        day = f"-{monthrange(year, month)[1]}" if mention.text.endswith(("底", "末")) else ""
        return f"{year}-{month:02}{day}"

    def of_chronicle(self, at: int, home: Home) -> str:
        """The month or year of an entry that begins with 是月 or 是年; empty for other sentences."""
        if self._month_lines and self.view.startswith("是年", at):
            return str(home.reporting)
        month = self._month_before(at) if self.view.startswith("是月", at) else 0
        return f"{home.reporting}-{month:02}" if month else ""

    def _month_before(self, at: int) -> int:
        """The month that a chronicle's line (3月) sets for its entries; 0 where there is none."""
        index = bisect_left(self._month_lines, (at, 0)) - 1
        return self._month_lines[index][1] if index >= 0 else 0

    def _day(self, mention: PeriodMention, home: Home) -> str:
        """The ISO day of a mention without month; all those of an article are told in one walk, each by the last."""
        if home.article.start not in self._days:
            days = self._days[home.article.start] = {}
            before = self.usual(home)
            for one in self._inside(home):
                month = self._month_before(one.start) if one.day and one.day > 0 else 0
                if month and not one.months:
                    days[one.start] = f"{home.reporting}-{month:02}-{one.day:02}"
                elif one.day and not one.months:
                    days[one.start] = day_of(one, home.article.date, before if before.count("-") == 2 else "")
                if one.day and one.day > 0:
                    before = self.iso(one, home)
        return self._days[home.article.start].get(mention.start, "")

    def _run_named_before(self, mention: PeriodMention, home: Home) -> str:
        """六年来 behind 2013—2018年 is that run."""
        last = 0
        for before in self.before(mention.start, paragraph(self.view, mention.start)):
            if before.year and last and last - before.year == mention.span and not before.year_to:
                return f"{before.year + 1}/{last}"  # 由2010年底的…减少到2014年底的…。四年间…
            last = last or before.year or 0
        for before in self.before(mention.start, home.article.start):
            if before.year and before.year_to:
                same = before.year_to - before.year + 1 == mention.span
                return f"{before.year}/{before.year_to}" if same else ""
        return ""

    def _year_named_before(self, mention: PeriodMention, home: Home) -> int:
        """The year of bare months: that named last in the paragraph, else the document's."""
        for before in self.before(mention.start, paragraph(self.view, mention.start)):
            origin = self.view.startswith(("由", "从"), before.start - 1)
            if (origin and (before.offset == -1 or before.year)) or self.in_contrast(before):
                continue  # 由去年的每人每年2200元提高到2700元。上半年…
            if before.text.startswith(_POINTS_BACK) or self._is_later(mention, before):
                continue
            if self._is_past(before, mention, home):
                break
            if (mention.months and _BEGAN.match(self.view, before.end)) or _AGO.search(
                self.view, max(0, before.start - _SHORT), before.end
            ):
                continue  # 五年前，也就是2008年，新增就业33.4万人
            since_ever = before.role == "since" and "记录" in before.text
            if before.year is not None and not before.year_to and not since_ever and before.role != "since":
                return before.year
            if before.offset is not None and not (before.offset < 0 and before.day == 0):
                return home.written + before.offset  # 上年末余额…，当年新增…: a balance opens its year
        headed = self.announced.ruling(mention.start, home.article.start)
        if headed and headed.offset == 0:
            return home.written  # 六、今年上半年预算执行情况: in a report of the year before
        return headed.year if headed and headed.year and not headed.year_to else home.reporting

    def _year_spoken_of(self, mention: PeriodMention) -> int:
        """The one year that the paragraph has named before 年内: 2023年，…。年内新纳入…; 0 where it names none or more."""
        start = paragraph(self.view, mention.start)
        years = {one.year for one in self.before(mention.start, start) if one.year and one.role != "base"}
        return years.pop() if len(years) == 1 else 0

    def in_contrast(self, mention: PeriodMention) -> bool:
        """Does a clause with 而 tell what was then, to set it against what is now?"""
        return bool(_IN_CONTRAST.search(self.view, max(0, mention.start - 14), mention.start))

    def _is_later(self, mention: PeriodMention, before: PeriodMention) -> bool:
        """去年四季度返乡31.6万人，到5月底已有28万人外出: the months that were reached are of the next year."""
        months = before.offset == -1 and before.months and mention.months
        reached = self.view.startswith(("到", "至"), mention.start - 1)
        return bool(months and reached and mention.months[1] < before.months[0])  # type: ignore[index]

    def _is_past(self, end: PeriodMention, mention: PeriodMention, home: Home) -> bool:
        """2019年底全部脱贫。截止11月底…: behind the end of a past year the end of a month is of a later one."""
        closed = end.day == 0 and end.months == (12, 12) and (end.year or home.written) < home.reporting
        month = mention.day == 0 and mention.months and mention.months[1] < _LAST
        return bool(closed and month and "。" in self.view[end.end : mention.start])

    def base_year(self, at: int, home: Home, anywhere: bool = False) -> int:
        """The year that the paragraph, or all of the article, compares with, named last before a place."""
        index = bisect_left(self.base_starts, at) - 1
        if index < 0 or self.bases[index].start < home.article.start:
            return 0
        last = self.bases[index]
        throughout = anywhere or self._compares_with_one(home)
        return (last.year or 0) if throughout or last.start >= paragraph(self.view, at) else 0

    def _compares_with_one(self, home: Home) -> bool:
        """Does an article compare with one year throughout, more than once?"""
        start, end = home.article.start, home.article.end
        if start not in self._compares:
            inside = self.bases[bisect_left(self.base_starts, start) : bisect_left(self.base_starts, end)]
            self._compares[start] = len(inside) > 1 and len({base.year for base in inside}) == 1
        return self._compares[start]


def _part_of(period: str, run: str) -> bool:
    """Is a month or run of months part of a run, or the run itself?"""
    first, last = run.split("/")
    start, _, end = period.partition("/")
    return "-" in start and first <= start and (end or start) <= last
