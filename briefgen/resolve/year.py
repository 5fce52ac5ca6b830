"""Of which year an article is: the year it was written in and the year it reports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from briefgen.extract.period_mention import PeriodMention
from briefgen.model import Article
from briefgen.read.dates import five_years, issue_year, yearbook
from briefgen.resolve.town import HEAD

OPENING = 500
"""What an article says of itself stands within so many characters."""
AHEAD = re.compile(r"政府工作报告|计划(?:\(?（?草案）?\)?)?的?报告|预算(?:\(?（?草案）?\)?)?的?报告")
TITLE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?:年(?!\d{1,2}月)|(?![\d年]))(?<!时间\d{4})")
_COUNTED_ON = re.compile(
    r"将((?:19|20)\d{2})年\d{1,2}月\d{1,2}日(?:零时|0时|24时)?[^。]{0,60}(?:公布|通报|公告|报告)如下"
)
"""现将2020年11月1日零时…公布如下: a census is of its day, whenever it is published."""
_PLANS_AHEAD = re.compile(
    r"(?m)^[ \u3000]*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)?((?:19|20)\d{2})年(?![^。，\n]{0,12}(?:总结|回顾|小结))[^。，\n]{0,16}(?:预算草案|预算安排|工作安排|工作思路|工作打算|目标任务|主要任务|工作计划|重点工作|打算)"
)
"""二、2013年预算草案: what stands before such a heading is of the year before."""
_LAST_YEAR = re.compile("(?:^|[：，]|[一-鿿]{2,8}(?:发布|公布|通报|晒出|亮出))(?:去年|上年)(?!同)")
"""吴忠市发布去年生态环境质量状况"""
_LOOKS_BACK = re.compile(r"((?:19|20)\d{2})年(?:的|政府)?工作(?:的)?回顾|回顾((?:19|20)\d{2})年")
_SUMS_UP = re.compile(
    "(?:度)?(?:[^，。\\d]{0,10})?(?:工作)?(?:总结|回顾|完成情况)[和及与暨、](?:19|20)\\d\\d年"
)
"""关于2020年工作总结和2021年工作计划的报告"""
_REPORTS = re.compile(
    r"((?:19|20)\d{2})年[^，。；\n]{0,30}(?:统计公报|发展公报|决算|预算执行|工作总结|工作回顾|工作情况|执行情况)"
)
_REPORT = re.compile("政府工作报告|工作报告|报告政府工作|报告工作")
_FIRST_WORDS = 60
_LEADS = re.compile("，(?:自治区|[全我][国省市县区州旗镇乡])")
"""2006年，自治区完成…: the year that a text's first sentence begins with, behind the lines of its page"""
_EVALUATION = re.compile("(?:中期|实施|评估)[^，。]{0,8}评估|评估报告")
_SUMMARY, _SOON = re.compile("总结|回顾|小结|述职"), 3
"""A summary of a year that is published so early in the next one calls its own year 今年."""
_PAST_YEAR, _NEW_YEAR = re.compile("(?:^|[，。\\n \u3000])(?:过去的?一年|一年来|一年间|这一年)，"), 2
"""过去一年，全区共资助学生498万人次, in January: the year before"""
_DONE = re.compile("新增|新建|达到|完成|实现|建成")
"""What a text of January without any period tells as done so often was done in the year before."""
_PART_OF_REPORT = re.compile(r"\s*(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、)")
"""（四）现代化大农业迈上新台阶: so a part of a work report begins, which looks back until March."""
_SPOKEN_AT = re.compile(r"((?:19|20)\d{2})年(\d{1,2})月\d{1,2}日在[^。；\n]{4,40}(?:会议|大会|全会)")
_REPOSTED = 4
"""A page so many years younger than the newest year of its text has been posted again: 去年 is of then."""
_OFTEN = 3
"""A year of long ago that a text names so often, and none later, is the year it is of."""
_PLANNED = re.compile("[^。；\n]{0,24}?(?:计划|将|力争|目标|确保|预计|拟)")
"""2017年，全市计划…: what comes does not say what a text looks at"""
_JUST_NOW = 2
"""Months before its own day in which a text names a day of its own year."""
EARLY = 4
"""Until this month a text without other signs looks back on the year before."""


def years(article: Article, periods: Sequence[PeriodMention], text: str) -> tuple[int, int]:
    """The year that an article was written in and the one it reports, both 0 where nothing tells."""
    year, month = year_and_month(article.date)
    opening = text[:OPENING]
    if not year:
        return 0, 0
    if plan := five_years(article.title):
        return year, plan[0] - 1
    if (book := yearbook(text)) and article.date_inferred:
        return book, book
    if _LAST_YEAR.search(article.title) and (not article.date_inferred or issue_year(opening)):
        return year, year - 1
    if (counted := _COUNTED_ON.search(opening)) and int(counted[1]) < year:
        return int(counted[1]), int(counted[1])
    if article.date_inferred and any(int(ahead[1]) == year for ahead in _PLANS_AHEAD.finditer(text)):
        return year, year - 1
    if (spoken := _SPOKEN_AT.search(opening)) and int(spoken[1]) < year:
        year, month = int(spoken[1]), int(spoken[2])  # a speech that was posted again
    if _EVALUATION.search(article.title) and (evaluated := _evaluated(periods, year)):
        return year, evaluated
    # The date at the head of a text says when it was written, 年内 what is planned: not what it reports.
    periods = [p for p in periods if p.at(year, year) != article.date and p.text != "年内"]
    named = Counter(p.year for p in periods if p.year is not None and p.role != "base" and not p.year_to)
    if titled := TITLE_YEAR.search(article.title):
        told = int(titled[1])
        if "公报" in article.title and told < year:
            return told, told  # a bulletin calls its own year 今年
        looks_back = told == year - 1 and 0 < month <= _SOON and _SUMMARY.search(article.title)
        if looks_back and any(p.offset == 0 for p in periods):
            return told, told
        looks = _LOOKS_BACK.search(opening)
        if (looks and int(looks[1] or looks[2]) == told) or _SUMS_UP.match(article.title, titled.end()):
            return year, told
        return year, told - 1 if AHEAD.search(article.title) and told >= year else min(told, year)
    reposted = _looked_back_on(named, periods, year)
    if reposted and reposted <= year - _REPOSTED and not article.date_inferred:
        return _then(reposted, periods)
    if told_so := _REPORTS.search(opening):
        return year, min(int(told_so[1]), year)
    told_past = 0 < month <= _NEW_YEAR and _PAST_YEAR.search(opening) and not named[year]
    reports = _REPORT.search(article.title.replace(" ", "") + opening) if 0 < month <= EARLY else None
    if told_past or reports:
        return year, year - 1
    if reposted and not article.date_inferred:
        return _then(reposted, periods)
    early = month == 1 or (0 < month <= _SOON and _PART_OF_REPORT.match(opening))
    if early and not periods and not article.date_inferred and len(_DONE.findall(opening)) >= _OFTEN:
        return year, year - 1
    looked_at = [p for p in periods if not _PLANNED.match(text, p.end - article.start)]
    now = sum(
        (p.year == year and p.role != "base" and not p.year_to) or p.offset == 0 or _is_bare_run(p, month)
        for p in looked_at
        if p.text != "当年"  # the year just spoken of
    )
    last = named[year - 1] + sum(p.offset == -1 and p.role != "base" for p in periods)
    as_of = next((p for p in periods if p.year == year - 1 and p.day == 0), None)
    if as_of and not now and as_of.start < article.start + HEAD and not article.date_inferred:
        return year, year - 1
    back = last > now and (month == 0 or (month <= EARLY and (last > 2 or (last > 0 and not now))))
    return year, year - 1 if back and not article.date_inferred else year


def _evaluated(periods: Sequence[PeriodMention], year: int) -> int:
    """The year by whose end (截至2022年底) the progress of a plan is first told; 0 where none is."""
    ends = (p.year for p in periods if p.day == 0 and p.months == (12, 12) and p.year)
    return next((end for end in ends if end < year), 0)


def _then(year: int, periods: Sequence[PeriodMention]) -> tuple[int, int]:
    """When a text of a past year was written: the year after, where it calls that year 去年."""
    return year + any(p.offset == -1 and p.role != "base" for p in periods), year


def _is_bare_run(period: PeriodMention, month: int = 0) -> bool:
    """前三季度, 1—10月 without a year: those of the year that the text is of, unless it is of an earlier `month`."""
    bare = period.year is None and period.offset is None and period.day is None
    return bool(bare and period.months and not 0 < month < period.months[1])


def _looked_back_on(named: Mapping[int, int], periods: Sequence[PeriodMention], year: int) -> int:
    """The year that a text of years ago is of: the newest it names, often, with no 今年, 去年 or bare month; else 0."""
    past = [told for told in named if told <= year]
    newest = max(past, default=year)
    near = sum(
        (p.offset in (0, -1) and not p.span and p.role != "base") or (p.year is None and p.months is not None)
        for p in periods
    )
    far = newest <= year - _REPOSTED and near <= named[newest]
    return newest if newest < year - 1 and named[newest] >= _OFTEN and (far or not near) else 0


def year_and_month(date: str) -> tuple[int, int]:
    """The year and the month of an ISO date, each 0 where it has none."""
    parts = date.split("-")
    return (int(parts[0]) if parts[0].isdigit() else 0), (int(parts[1]) if len(parts) > 1 else 0)


def tells_year(article: Article, when: Sequence[PeriodMention], text: str) -> bool:
    """Does an undated text tell its year: by 今年 or 五年来, in its opening, by months, as the only one named?

    A year that it does not name has been told by a day or a jubilee.
    """
    years = {str(p.year) for p in when if p.year is not None}
    return (
        len(years) == 1
        or article.date[:4] not in years
        or any(p.offset is not None for p in when)
        or any(
            str(p.year) == article.date[:4]
            and _LEADS.match(text, p.end - article.start)
            and p.start < article.start + HEAD
            for p in when
        )
        or any(
            str(p.year) == article.date[:4]
            and (p.start < article.start + _FIRST_WORDS or (p.months and p.day is None))
            for p in when
        )
    )


def was_just_now(mention: PeriodMention, date: str, written: int) -> bool:
    """截至3月20日, in a text of March 22 that also looks back on the year before: is a day of its own year meant?"""
    year, month = year_and_month(date)
    if mention.day is None or not mention.months or year != written:
        return False
    return 0 <= month - mention.months[1] <= _JUST_NOW


def since_month(first: int, year: str, told: str) -> str:
    """8月以来 in a text of September: from that month to the last that ends `told`; else the year."""
    written, last = year_and_month(told.rpartition("/")[2])
    if str(written) != year or last < first:
        return year
    return f"{year}-{first:02}" if first == last else f"{year}-{first:02}/{year}-{last:02}"
