"""Words in the heads of a table: what they plan, what grew, what they only repeat."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.catalogue.units import Units
from briefgen.extract import captions
from briefgen.extract.figures import Figure
from briefgen.extract.head_units import SINCE_JANUARY, in_parens

PART_HEAD = re.compile("城镇|城市|农村|乡村|男性?|女性?|公办|民办|省级|市级|县级|新建|改建|扩建|续建")
PLAIN_TAIL = re.compile(
    "(?<=[一-鿿]{2})(?:(?:实际)?完成数?|实绩|人数|户数|总数|数量|总量|金额|绝对数|小计|合计)$"
)
"""新建老年食堂 over 计划 and 完成, 新增就业 over 人数 and 同比增长: what stands under a group is not named twice."""
PLAN_TAIL = re.compile("(?<=[一-鿿]{2})(?:年度|年初)?(?:计划|目标|任务|预算)数?$")
PLANNED = re.compile(
    "^(?!.*完成)(?:(?:全年|年度|年)?(?:计划|任务|目标)(?!.*(?:执行|率|%))|.*(?:预算|计划|目标|任务)数?$|.*(?:年度|计划|目标)(?:指标)?值$)"
)
"""计划投资, 年度任务, 预算数: a column of plans is of its year, whatever day the caption tells."""
PLAIN_HEAD = re.compile(
    r"^(?:全[省市县区州旗]|指标|指标名称|项目|名称|地区|单位|绝对数|绝对量|绝对值|小计|总量|数值|数量|合计|总计|全年|本年|本期|实绩|完成数|累计完成|完成|金额|实际数|数据|累计|本年累计|年末数|期末数|决算数?|(?:年初|调整)?预算数?|执行数?|完成情况|情况|(?:年度|计划)?指标值|(?:全年|实际)?完成值|结果|实际|实际值|实绩值|目标|目标值|规划目标|(?:年度|年初)?计划数?)$"
)
OVER_YEARS = re.compile("年份|年度|时间|年")
A_YEAR = re.compile(r"(?:19|20)\d{2}(?:年(?:底|末|度)?)?(?:[（(].*)?$")
YEAR_HEAD = re.compile(
    rf"^(?:前?[一二三四]季度|[上下]半年|\d{{1,2}}[-—–~至]{{1,2}}\d{{1,2}}月份?|\d{{1,2}}月份?)(?:累计)?$|^\d{{1,2}}(?:[-—–~至]{{1,2}}\d{{1,2}})?月(?=[一-鿿])|{captions.YEAR.pattern}"
)
_TOTAL, _SHORT = re.compile("(?<=..)(?:总[量额数]|合计)$"), 3
_COUNTS = re.compile("(?P<unit>人次|[户人])[数口]?$")
A_SHARE = re.compile("比重|占比|比例")
"""常住人口（人） 比重（%）: of the level before it"""
GROWTH_HEAD = re.compile(
    r"(?:比|较)?(?:上年|去年|同期|上年同期|上月|年初)*(?:同比|环比)?(?:年均)?(?:增长|增幅|增速|涨跌|涨幅|增减|升降|±)(?:速度|幅度|率)?(?:[\[〔［（]累计[\]〕］）])?|[%％±]"
)
SAYS_GROWTH = re.compile(
    "累计|同比|环比|[比较]?(?:上年|去年|上月)|同期|增长|增幅|增速|涨跌|涨幅|增减|升降|速度|幅度|水平|率|情况|全年|本年|本月|当月|±|％|%|[比较（）()]"
)
"""What is left of a head without these words is what grew: 规上工业增加值增速."""
OF_HEAD = re.compile(r"^(?:城市|农村|城镇|男性?|女性?|国有|民营|公办|民办|省级|市级|县级|市本级|省本级)$")
_COUNT_NOUN = re.compile("(?:数量|总数|总量|[数量额])$")


def part_of_total(figure: Figure, level: Figure, head: str) -> str:
    """用水总量 | 其中农业: 农业用水, a part of the total in the column before; else empty."""
    total = _TOTAL.search(level.phrase) if head.startswith("其中") and len(figure.phrase) <= _SHORT else None
    return figure.phrase + level.phrase[: total.start()] if total else ""


def counts(head: str) -> str:
    """What a column counts in a table of money, by its head (受益户数); empty for others."""
    found = _COUNTS.search(head)
    return found["unit"] if found else ""


def has_unit(head: str, units: Units) -> bool:
    """Does a head tell its own unit, in brackets or by what it counts?"""
    return bool(in_parens(head, units)[0] or counts(head))


def is_older(view: str, figure: Figure, levels: Sequence[Figure]) -> bool:
    """Is a level of a year before that of the one left of it: | 2012年 | 2011年 | 增长 |?"""
    own, other = (
        re.findall(r"(?:19|20)\d{2}", " ".join(view[head.start : head.end] for head in heads))
        for heads in (figure.heads, levels[-1].heads if levels else ())
    )
    return bool(own and other) and own[0] < other[0]


def moved(before: Figure, figure: Figure, head: str) -> bool:
    """Does a column tell how the one before it moved: 余额 | 比年初增减, 优良天数比例（%） | 比例同比（百分点）?"""
    if "百分点" in figure.quantity.unit and before.quantity.unit == "%":
        return before.phrase.endswith(SAYS_GROWTH.sub("", head))
    return figure.transformation == "change" and bool(SINCE_JANUARY.fullmatch(head))


def said_before(head: str, unit: str, before: Sequence[Figure]) -> str:
    """The phrase that ends so (or whose stage a rate is of) among the figures `before` a table; else empty."""
    head = head.removeprefix("已")
    core = _COUNT_NOUN.sub("", head)
    ends = (head,) if head.endswith("量") and len(core) <= len("收购") else (head, core)
    alike = (f.phrase for f in before if f.quantity.unit == unit and f.phrase.endswith(ends))
    if core and (said := next(alike, "")):
        return said
    stage = head[:-1] if head.endswith("率") and len(head) > len("竣工") else ""
    reached = (f.phrase for f in before if f.phrase.endswith(stage) and f.phrase != stage)
    return next((phrase + "率" for phrase in reached), "") if stage else ""
