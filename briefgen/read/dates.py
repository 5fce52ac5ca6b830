"""Dates as pages print them, and the year of a text that prints none."""

from __future__ import annotations

import re

from briefgen.read.characters import BEFORE_REPUBLIC

_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
DAY = re.compile(r"(?:19|20)\d\d *[年./-] *\d{1,2} *[月./-] *\d{1,2} *日?")
HAN_DAY = re.compile(
    r"(?:[〇○零一二三四五六七八九]{4}|(?:19|20)\d\d)年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
_DATE = re.compile(r"((?:19|20)\d\d) *[年./-] *(\d{1,2}) *(?:[月./-](?: *(\d{1,2}) *日?)?)?")
_HAN_DATE = re.compile(
    r"([〇○零一二三四五六七八九]{4}|(?:19|20)\d\d)年([一二三四五六七八九十]{1,3})月(?:([一二三四五六七八九十]{1,3})日)?"
)
_REPUBLIC_DAY = re.compile(r"(?<![\d.])(1[01]\d)年(\d{1,2})月(\d{1,2})日")
"""108年12月17日, as Taiwan counts"""
_BARE = re.compile(
    r"(?:^|\n)[^\n]{0,12}?(?<!\d)(?<![年至止到])(\d{1,2}|[一二三四五六七八九十]{1,3})月(\d{1,2}|[一二三四五六七八九十]{1,3})日(?=[，电讯）])"
)
_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?= ?年(?!代|以后|前(?![一二三四1-4\d])|远景|愿景)|〕|[-~—至]{1,2}20\d\d年)"
)
_PLANNED = re.compile(r"(?:到|(?<!截)至|力争|前往|截止到)$")
_INTENDS = re.compile("(?:计划|打算|拟|将于|拟于)$")
"""下一步，计划2022年新建…"""
_MONTH = re.compile(
    r" ?年(?: ?\d{1,2} ?月|[年底末]{0,2}(?:全面)?(?:建成|投产|投用|完工|竣工|开工|通车|开通|开园|运营))"
)
"""预计2027年建成"""
_EXPECTED = re.compile(r"(?:预计|将于|拟于)$")
_PLAN_WORDS = re.compile("力争|计划|规划|目标|预期|将|确保|提高至|达到")
_WILL = re.compile(
    "年(?:度|是)?，?[^，。；]{0,12}?(?:将(?:继续|进一步|全面|以|坚持|紧紧|深入|重点|围绕|聚焦|持续|按照)|要(?:继续|进一步|坚持|突破|达到|实现|力争|确保))| ?年(?:工作)?(?:计划|打算|展望|思路)|年[^，。；]{0,20}(?:主要目标|预期目标|奋斗目标|工作目标|目标任务|工作安排)"
)
"""2025年，全县将继续…: the year that a text looks ahead to."""
_ISSUE, _HEAD = re.compile(r"((?:19|20)\d{2})年 ?(?:第?\d{1,3}[期号]|\d{1,2}月[号刊])"), 300
"""春灌供水简报（2017年第9期）: an issue is of its own year."""
_NUMBERED = re.compile(
    r"(?m)^[ \u3000]*[一-鿿]{2,10}[〔\[（]((?:19|20)\d{2})[〕\]）] ?第?\d{1,4}号[ \u3000]*$"
)
"""静人发〔2019〕23号 on a line by itself is the text's own number."""
_FIVE_YEARS = re.compile(
    "第(?P<nth>十[一二三四五六七八九]?|[六七八九])个五年(?:规划|计划)|“?(?P<short>十[一二三四五六七八九]?)五”?(?:时期|期间)?[^，。]{0,24}规划(?:纲要)?"
)
"""…第十四个五年规划和2035年远景目标纲要 is written in the plan's first year."""
_PLAN_OF_YEARS = re.compile(
    r"规划[^，。]{0,6}[（(](?P<first>(?:19|20)\d\d)年?[-—–~～至到]{1,2}(?P<last>(?:19|20)\d\d)年?[）)]"
)
_LONGEST_PLAN = 6
_LOOKS_BACK = re.compile("实施情况|执行情况|评估|总结|完成情况|回顾")
_LOOKS_BOTH_WAYS = re.compile(
    r"((?:19|20)\d{2})年[^，。]{0,16}(?:总结|回顾|完成情况|工作情况)[及暨和与、]{1,2}(?:19|20)\d{2}年[^，。]{0,12}(?:计划|谋划|打算|安排|思路|要点)"
)
"""2022年工作总结及2023年工作谋划"""
_DECEMBER = 12
_YEARBOOK = re.compile(r"年鉴[·・—\- （(]{0,2}((?:19|20)\d{2})(?!\d)|((?:19|20)\d{2})年?[一-鿿]{0,8}年鉴")
_OF_ITS_YEAR = re.compile("政府工作报告")
_JUBILEE = re.compile(
    r"((?:19|20)\d\d)年[^。\n]{0,60}至今(?:已|已经)?([一二三四五六七八九十]{1,3}|\d{1,3})(?:年|周年|载)"
)


def day_of(text: str) -> str:
    """The first date in `text` as ISO, to the day or the month; empty where there is none."""
    if republic := _REPUBLIC_DAY.search(text):
        return _iso(str(int(republic[1]) + BEFORE_REPUBLIC), int(republic[2]), int(republic[3]))
    match = _DATE.search(text)
    if match:
        return _iso(match[1], int(match[2]), int(match[3] or 0))
    match = _HAN_DATE.search(text)
    if match:
        return _iso(match[1].translate(_DIGITS), small(match[2]), small(match[3] or ""))
    return ""


def _iso(year: str, month: int, day: int) -> str:
    if not 1 <= month <= 12:
        return year
    return f"{year}-{month:02d}-{day:02d}" if 1 <= day <= 31 else f"{year}-{month:02d}"


def small(numeral: str) -> int:
    """A Chinese or Arabic numeral under a hundred."""
    if numeral.isdigit() and numeral.isascii():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    high = int(tens.translate(_DIGITS) or 1) * 10 if ten else 0
    return high + int(ones.translate(_DIGITS) or 0) if numeral else 0


def year_of_title(title: str) -> str:
    """The one year that a title names; empty where it names none or several."""
    years = {match[1] for match in _YEAR.finditer(title)}
    return years.pop() if len(years) == 1 else ""


def inferred_date(view: str, title: str = "") -> str:
    """The date of an undated text: what its number or title says, a bare dateline's day, or the last year reported."""
    bare = _BARE.search(view[:1500])
    if told := _told_year(view, title):
        return _iso(told, small(bare[1]), small(bare[2])) if bare else told
    year = _last_year(view) or (_only_year(view) if bare else 0)
    if not year:
        return ""
    jubilee = _JUBILEE.search(view)
    if jubilee:
        return str(max(year, int(jubilee[1]) + small(jubilee[2])))
    if not bare:
        return str(year)
    month, day = small(bare[1]), small(bare[2])
    if month < _DECEMBER and re.search(rf"{year} ?年(?:全年|度)", view):
        year += 1  # of an October the whole year before is told
    # A text of the first half-year reports the year before, but for one that names its own year only.
    ahead = month <= 6 and _last_year(view) > 0
    return _iso(str(year + ahead), month, day)


def issue_year(view: str) -> str:
    """The year of the issue whose number a text begins with (2021年1月号, 2017年第9期); empty for other texts."""
    issue = _ISSUE.search(view[:_HEAD])
    return str(issue[1]) if issue else ""


def yearbook(view: str) -> int:
    """The year that a yearbook's entry tells of, the one before its own (卫生年鉴·2002: 2001); 0 for other texts."""
    book = _YEARBOOK.search(view[:_HEAD])
    return int(book[1] or book[2]) - 1 if book else 0


def five_years(title: str) -> tuple[int, int] | None:
    """The years that a plan is for whose title this is (第十四个五年规划: 2021 to 2025; 乡村振兴规划（2021—2025年）)."""
    plan = _FIVE_YEARS.search(title)
    if _LOOKS_BACK.search(title):
        return None
    years = _PLAN_OF_YEARS.search(title)
    if years and 1 < int(years["last"]) - int(years["first"]) <= _LONGEST_PLAN:
        return int(years["first"]), int(years["last"])
    if not plan:
        return None
    last = 1980 + (small(plan["nth"] or plan["short"]) - 5) * 5
    return last - 4, last


def _told_year(view: str, title: str) -> str:
    """The year of an issue's or a document's number, of a report's title, or in which a five-year plan begins."""
    if issue := issue_year(view):
        return issue
    if plan := five_years(title):
        return str(plan[0])
    if book := yearbook(view):
        return str(book)
    if number := _NUMBERED.search(view[:_HEAD]):
        return str(number[1])
    if both := _LOOKS_BOTH_WAYS.search(title):
        return str(both[1])
    own = year_of_title(title)
    return own if own and _OF_ITS_YEAR.search(title) else ""


def _last_year(view: str) -> int:
    """The last year that the text reports, else the one before its plans; 0 where one mention is all.

    2017年启动该项工作以来…，仅今年前三季度: this year is a later one.
    """
    reported: list[int] = []
    planned: list[int] = []
    for match in _YEAR.finditer(view):
        before = view[max(0, match.start() - 3) : match.start()].rpartition("\n")[2].rstrip()
        after = view[match.end() : match.end() + 60]
        ahead = (_PLANNED.search(before) and _PLAN_WORDS.search(after)) or _WILL.match(after)
        ahead = ahead or (_EXPECTED.search(before) and _MONTH.match(after)) or _INTENDS.search(before)
        (planned if ahead else reported).append(int(match[1]))
    years = reported or [year - 1 for year in planned]
    if len(years) == 1 and not _OWN_YEAR.search(view):
        return 0
    last = max(years, default=0)
    begun = re.findall(rf"{last}年(?P<since>[^，。；\d\n]{{2,14}}以来)?", view)
    return last + 1 if begun and all(begun) and "今年" in view else last


def _only_year(view: str) -> int:
    years = {int(match[1]) for match in _YEAR.finditer(view)}
    return years.pop() if len(years) == 1 else 0


_OWN_YEAR = re.compile(
    "截[至止]|今年|去年|上年|年度|同比|本年|预计|全年|(?m:^[ \u3000]*(?:19|20)\\d\\d年，[^，。]{0,4}[全各][省市县区州旗盟镇乡])"
)
