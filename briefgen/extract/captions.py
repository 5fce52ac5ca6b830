"""What the caption of a table, and the sentence that brings it, tell of its figures."""

from __future__ import annotations

import re
from functools import lru_cache

from briefgen.model import Article, Span, Table

_CAPTION_NOISE = re.compile(
    "^[附续]?表? ?[\\d一二三四五六七八九十-]{0,4}[：:、. ]*|单位[：:].*$|(?:部分|各|分|全[省市县区]|[有]关)?(?:县区|县（市、区）|县市区?|市州|区县|乡镇|旗县区?|市县|设区市|地市|市地)|(?:部分|各)[市县区州旗盟地镇乡]|[（(][^（）()]*[）)]|完成情况|情况表?|一览表|表$|[\\s\u2060]|前[一二三]季度|上半年|\\d{1,2}[-—至]?\\d{0,2}月份?"
)
YEAR = re.compile(r"(?:19|20)\d{2}年?(?:度|[末底](?!数))?(?:\d{1,2}[-—至~]?\d{0,2}月)?|上年|去年|今年|本年")
_SUBJECT, _SUBJECT_END = (
    20,
    re.compile("(?:收入|支出|面积|投资|人口|资金|贷款|存款|利润|[额值量数率])$"),
)
_GREW = re.compile("(?<=[额值量入出资])(?:同比)?(?:增速|增幅|增长率?|增长速度)$")
_COUNTED = re.compile("[一-鿿]{1,8}?(?:资金|经费|投资|债务|债券|贷款|补助|项目|人口|企业)(?!来源|管理)")
_OF_FUNDS = re.compile(
    "(?:实际|累计|已)*(?:到位|下达|安排|支出|支付|拨付|使用|结余)(?:资金|率|进度|比例)?|(?P<level>中央|自治区|[省市州县区]级)(?:财政)?"
)
_AREAS = "(?:设区|地级|县级|省辖)?(?:省份?|市州?|县区?|区县?|县市区?|县（[^（）]{1,4}）|州市?|旗县?|盟市?|地区?|乡镇|镇|乡|街道)"
_OF_SOME = re.compile(f"^(?:附[表件]?[：:]?)?(?:部分|各|分){_AREAS}(?=[一-鿿]{{2}})")
_TITLED = re.compile(
    "(?:第[一二三四五]批|提前批|提前下达)?(?P<funds>[一-鿿]{2,16}?(?:资金|经费))(?:项目)?(?:分配|安排|下达|计划)"
)
_A_TASK = re.compile("(?:目标|计划|改造|年度)?任务数?|计划数?|指标数?")
_TASKS = re.compile(
    "(?:第[一二三四]批|年度?(?!第)|[省市县区州])(?P<what>[一-鿿]{3,14}?)(?:年度|目标|计划)*任务(?:数)?(?:分解|分配|安排|下达|计划)"
)
_OF_PEOPLE, _YEAR_END_OF = re.compile("(?P<what>[一-鿿]{2,12}?)(?:人口|人数|户数)"), re.compile("^年[末底]")
_RESIDENTS = re.compile("(?:[一-鿿]{2,6}?[县区市旗])?(?P<who>(?:城镇|农村|城乡|全体)?(?:常住)?居民)")
_BY_HEAD = re.compile("人均(?:可支配收入|纯收入|生活消费支出|消费支出)")
_WORK = re.compile("(?P<what>[一-鿿]{3,12}?)(?:工作)?(?:任务)?(?:完成情况|进展情况|推进情况|进展|进度)")
_TRADES = ("采购", "销售", "捐赠", "订购")
_WATERS = ("海水", "淡水", "水产", "网箱", "稻田", "规模", "池塘")
"""海水养殖情况: what they breed it in is no produce."""
_PRODUCE = re.compile("(?P<what>[一-鿿]{2,6})(?:生产|养殖|种植|播种)")
_WHOSE = re.compile("^[一-鿿]{2,8}?(?:自治[州县]|[省市县区州旗])(?=[一-鿿]{3})")
_DAY, _NEAR = re.compile("截[至止]到?|[底末]"), 200
"""How far before a table its caption begins."""
_BRINGS = re.compile("(?:如下(?:表(?:所示)?)?|[见如]下表)(?:（[^（）]{2,20}）)?[：。]$")
_MONTHS = re.compile(r"\d{1,2}[-—–~至]{1,2}\d{1,2}月|前[一二三]季度|[上下]半年")
"""各县市一般公共预算收入（1-9月）"""
_IN_BRACKETS = re.compile(r"（\d{1,2}月(?:底|末|\d{1,2}日)）")
"""部分县（市）见下表（10月底）："""
_YEAR_END = re.compile("12月(?:31日|底|末)$")
"""截至2024年12月31日: of the year"""
_AS_OF_DAY, _BACK = re.compile(r"截[至止]到?(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|底|末)"), 900
_END_OF_MONTH, _FIRST_LINE = re.compile(r"(?:19|20)\d\d年\d{1,2}月[末底]"), 60
_AS_OF_NOTE = re.compile(rf"[\s\u2060\-—─]*注[：:][^\n]{{0,60}}?(?P<day>{_AS_OF_DAY.pattern})")
"""注：…，数据截至6月30日。"""
_PROGRESS = re.compile("进度|进展|完成情况")
_AS_OF = re.compile("截[至止]")
_OVER_AREAS = re.compile(f"(?:各|部分|分|主要){_AREAS}|^{_AREAS}(?:名称)?$")


def over_areas(words: str) -> bool:
    """Do a caption, or the head over the labels, say that the rows are areas, whose names may be short?"""
    return bool(_OVER_AREAS.search(words))


def spans(view: str, table: Table) -> tuple[Span, ...]:
    """Where a caption that tells a day (截至6月30日) or months (1-9月) stands before its table."""
    if not table.caption:
        return _introduced(view, table)
    if note := _AS_OF_NOTE.match(view, table.end):
        return (Span(*note.span("day")),)
    if not _DAY.search(table.caption) and not _MONTHS.search(table.caption):
        return _last_day(view, table) if _PROGRESS.search(table.caption) else ()
    lines = table.caption.split("\n")
    line = next((one for one in reversed(lines) if _MONTHS.search(one)), lines[0])
    start = view.rfind(line, max(0, table.start - _NEAR), table.start)
    as_of = _AS_OF.search(view, max(0, start), table.start)
    if start < 0 or not as_of:
        return (Span(start, table.start),) if start >= 0 else ()
    return (Span(as_of.start(), table.start), Span(start, as_of.start()))


def titled_end(view: str, article: Article | None) -> tuple[Span, ...]:
    """2024年6月末金融运行主要数据: the day that a title tells of what its tables count."""
    found = _END_OF_MONTH.search(view, article.start, article.start + _FIRST_LINE) if article else None
    titled = article and found and found[0] in article.title
    return (Span(*found.span()),) if found and titled else ()


def _last_day(view: str, table: Table) -> tuple[Span, ...]:
    """A table of progress is of the day that the text before it told last: 截至9月20日，已开工1812户."""
    days = list(_AS_OF_DAY.finditer(view, max(0, table.start - _BACK), table.start))
    year_end = days and _YEAR_END.search(days[-1][0])
    return (Span(*days[-1].span()),) if days and not year_end else ()


def _introduced(view: str, table: Table) -> tuple[Span, ...]:
    """截至6月30日，到位资金…。各县情况如下： the day of the paragraph that brings a table without a caption."""
    end = len(view[: table.start].rstrip(" \n\u2060"))
    start = view.rfind("\n", 0, end) + 1
    days = list(_AS_OF.finditer(view, start, end)) or list(_IN_BRACKETS.finditer(view, start, end))
    return (Span(days[-1].start(), end),) if days and _BRINGS.search(view, start, end) else ()


def subject(caption: str) -> str:
    """What a table over areas is about: 表一 2009年部分县区一般预算收入 单位：万元."""
    words = _GREW.sub("", _bare(caption))
    return words if 3 <= len(words) <= _SUBJECT and _SUBJECT_END.search(words) else ""


def of_all(caption: str) -> str:
    """What a row of totals is of: 扶贫资金 of 表1 扶贫资金到位及支出情况; empty where the caption names no such thing."""
    found = _COUNTED.match(_bare(caption))
    return found[0] if found else ""


def without_areas(head: str) -> str:
    """附：部分乡镇常住人口 over the rows of towns: a head without the words of a caption."""
    return _OF_SOME.sub("", head)


def titled_funds(title: str) -> str:
    """The funds that a notice is about: 恩施州2018年第一批中央财政专项扶贫资金分配结果公告; empty for other titles."""
    found = _TITLED.search(_undated(title))
    return found["funds"] if found else ""


def _undated(title: str) -> str:
    """A title without its year and the area it is of."""
    return _WHOSE.sub("", YEAR.sub("", title))


def traded(title: str, head: str) -> str:
    """金额 over areas, under 2023年消费帮扶采购情况: whose; empty for other titles and heads."""
    what = _bare(title)
    return what + head if head == "金额" and what.endswith(_TRADES) else ""


def worked(title: str) -> str:
    """农村公路建设完成情况: the work that 计划 and 完成 over areas are of; empty for other titles."""
    what = _WORK.match(_undated(title))
    return what["what"] if what else ""


def task(caption: str, head: str) -> str:
    """任务数 in 2017年第一批农村危房改造任务分解表: what the task is of; empty for other heads and captions."""
    what = _TASKS.search(caption) if _A_TASK.fullmatch(head) else None
    return what["what"] + "任务" if what else ""


def as_funds(head: str, unit: str, funds: str) -> str:
    """扶贫发展 over a column of money in a notice of `funds`: 扶贫发展资金; other heads as they are."""
    return head + "资金" if funds and unit == "元" and not _SUBJECT_END.search(head) else head


def of_funds(caption: str, head: str) -> str:
    """到位资金, 支出率 and 中央 over areas, by the funds that the caption names; empty for other heads and captions."""
    funds, part = of_all(caption), _OF_FUNDS.fullmatch(head)
    if not funds.endswith("资金") or not part or head in funds:
        return ""
    return head + funds if part["level"] else funds + head.removesuffix("资金")


def counted_as(caption: str, head: str) -> str:
    """What 户数 and 人数 count in a table of years: 未脱贫人口 over 人数 its 人数; empty for other heads."""
    what = _OF_PEOPLE.fullmatch(_YEAR_END_OF.sub("", _bare(caption)))
    return what["what"] + head if what and head in ("人数", "户数") else ""


def residents(caption: str, row: str) -> str:
    """城镇居民 in a table of 人均可支配收入: what a row of residents has, its area aside; other rows as they are."""
    who, what = _RESIDENTS.fullmatch(row), _BY_HEAD.search(caption)
    return who["who"] + what[0] if who and what else row


def produce(caption: str) -> str:
    """What a table over areas is about, whose heads say 产量 or 产值 only: 分乡镇生猪生产情况; else empty."""
    found = _PRODUCE.fullmatch(_bare(caption))
    if found and found["what"] in _WATERS:
        return found[0]
    return found["what"] if found else ""


@lru_cache(maxsize=16)  # asked of one caption for every cell of its table
def _bare(caption: str) -> str:
    """The first line of a caption without its number, its year, the area it is of and words that tables have."""
    return _WHOSE.sub("", _CAPTION_NOISE.sub("", YEAR.sub("", caption.split("\n")[0])))
