"""What a figure is compared with: the whole it is part of, another area's level, the mean of the area around."""

from __future__ import annotations

import re

from briefgen.catalogue.phrases import Phrases
from briefgen.extract.context import Around, Context
from briefgen.extract.phrases import clean_left
from briefgen.extract.qualifiers import Quantity

_BESIDE_OTHER = re.compile("(.{4,}?)(?:[比较]|高于|低于)(?:平均(?:水平)?|水平)?（$")
_BEHIND_OTHER = re.compile("^）[高低多少]出?$")
"""比全省平均水平（12114元）低128元"""
_WHOLE, _ITS_SHARE = (
    re.compile("占([^，]{2,16})"),
    re.compile(
        r"的[约近]?(?:\d[\d.]*(?:%|(?=[，。；]))|[一二三四五六七八九十]分之[一二三四五六七八九]|[一二三四五六七八九]成|一半)"
    ),
)
"""占兴利库容23890万立方米的78.0%: what a share is of is not what is spoken of."""
_NOUN_OF_WHOLE = re.compile(r"(?P<noun>[一-鿿]{2,8})的\d[\d.]*%")
"""占全省2.6万户总任务的10%: the noun of the whole stands behind it."""
_MEAN_OF = re.compile(
    "(?:仍|还|远|明显|大幅|略|稍|与|和)*(?P<gap>高于|低于|超过|不及|比)?(?:同期|同期平均(?:水平)?|平均(?:水平|数|值)?)(?:[的之]|相?比)?"
)
"""行政村覆盖率94.4%（全区平均81%）, 低于全县34.2%的平均水平: the same of the area around."""
_OF_MEAN = re.compile("(?P<own>.*?)[仅只约]?(?:相当于|约为|[为是及占])平均(?:水平|数)?[的之]?")
"""约为全省平均水平的51%"""
_OF_THEN = re.compile("(?:恢复|相当于?|达|回升)(?:到|至|于)?了?[^，。；]{0,4}同期(?:水平)?的?$")
_OF_TASK = re.compile(
    r"(?:全年|年度|全年度|调整后?|年初|变动|考核)?(?:计划|目标|指标)?(?:任务|计划|目标|预算|协议)(?:数|任务)?$"
)
_ASSIGNED = re.compile(
    "^(?:分别)?(?:完成|达到|占|为)?了?(?:国家|自治区|上级|[省市县区州])?(?:定|级|政府)?(?:下达)?(?:全?年|年度|年初)?的?$"
)
TASK_AMOUNT = re.compile(r"(?:占|为|完成|达到)[^，。；]{0,8}(?:任务|计划|目标|预算)[数值]?(?:的)?$")

_COMPARED = re.compile(
    "(?:同?比|较|[快慢高低]于(?=同期的$)|[与同](?=.*普查))(?:同期|常年|多年平均值?|多年均值|第?[一二三四五六七八九十]*次?(?:人口|农业|经济)?普查时?)?(?:的)?[（(]?"
)
"""比上年165万元增加39万元, 与第六次人口普查的671073人相比: a level of the period before."""
_IS, _TIMES_THAT = re.compile("(?:是|为|相当于)"), re.compile(r"的[\d.]+倍")
"""是“十二五”时期43200万元的1.87倍: a level of that period."""
WAS = re.compile("(?:分别|依次)?[仅只]?[为是达有]?[约近]?")
"""小学在校生28416人，上年为28102人: the same of another time."""
_WAS_THEN = re.compile("(?:同期|同月)(?:完成|实现|发放|新增|投入|建成|收入|销售|接待)?" + WAS.pattern)


def is_then(around: Around, left: str) -> bool:
    """Is a figure what was counted last, of another time: 上年同期为66微克, 比上年165万元增加39万元?"""
    of_level = _IS.fullmatch(left) and _TIMES_THAT.match(around.after)
    return bool(_WAS_THEN.fullmatch(left) or _COMPARED.fullmatch(left) or of_level)


_BEFORE_GOAL = re.compile(
    "(?:已|仍|还|未|均|略|稍)*(?:(?:[高低快慢]于|超过|不及|达到|[距离比较])(?:《[^》]{2,12}》|年初|规划|预期|原定|确定|设定|提出|计划|年均|增长|的)*)?"
)
GOAL = re.compile("(?:左右|以上)?的?(?:预期|规划|年度|年初)*目标值?")
"""低于规划年均6.5%的目标: what stands behind a figure that was aimed at"""
_GAP_TO_GOAL = re.compile("的?(?:[距离比较]|目标值?|预期|规划|计划|任务|还|尚|仍)+(?:差|相差|缺|缺口为?)")
"""距2025年200亿元的目标还差47.3亿元: the goal, and how far it is."""


_GAP = re.compile("(?:高于|低于|高出|低出|快于|慢于|好于|优于|领先)[^，。；]{0,14}$")
_MORE_THAN = re.compile("[比较][^，。；]{0,10}[高低多少快慢]出?$")
_EXCEEDS = re.compile("(?:高出|低出|多出|超出)[^，。；]{0,14}$")
"""两市高出全省平均水平5165元"""
_ITS_GOAL = re.compile("(?:年度|全年|年初|原定|承诺|总)*(?:目标|任务|计划|指标)(?:任务|数)?[为是]?")
"""新建口袋公园5处，年度目标4处"""


def is_its_goal(around: Around, context: Context, dimension: str) -> bool:
    """Is a figure the goal of what was counted just before, and of nothing else?"""
    told = context.subject.phrase and context.dimension == dimension and not around.led
    return bool(told and not around.right and _ITS_GOAL.fullmatch(around.left))


def gap(left: str, points: bool) -> re.Match[str] | None:
    """The words that hold a figure against another (高于全省平均水平), those of rates only before `points`."""
    return (_GAP.search(left) if points else None) or _MORE_THAN.search(left) or _EXCEEDS.search(left)


def is_goal(around: Around) -> bool:
    """Is a figure what was aimed at of what was counted last (低于规划年均6.5%的目标, 不到1.5%目标值的三分之一)?"""
    if around.left in ("", "已", "仍", "还") and around.quantity.qualifier not in ("<", ">"):
        return False
    return bool(_BEFORE_GOAL.fullmatch(around.left) and GOAL.match(around.after))


def beside_other(around: Around, context: Context, words: Phrases) -> tuple[str, str] | None:
    """What is named to compare with: 占兴利库容A的78%, 比全省平均水平（A）低B; None where nothing is."""
    left = around.left
    if _GAP_TO_GOAL.fullmatch(left):
        return f"{context.carried}与目标差距", "gap to goal, carried"
    if is_goal(around):
        context.task = around.left == ""
        return context.carried, "goal, carried"
    if (against := _BESIDE_OTHER.match(left)) and (own := clean_left(against[1], words)):
        return own, "subject"
    if _BEHIND_OTHER.match(left):
        return context.carried + left[1:], "gap, carried"
    whole = _WHOLE.fullmatch(left)
    planned = whole and (TASK_AMOUNT.search(left) or "计划" in left)
    if whole and not planned and _ITS_SHARE.match(around.after):
        context.of = clean_left(whole[1], words)
        return context.of, "whole, carried"
    if left == "占" and (noun := _NOUN_OF_WHOLE.match(around.after)):
        context.of = noun["noun"]
        return context.carried, "whole, carried"
    if around.quantity.unit == "%" and left.endswith("的") and left[:-1] in ("", context.of) and context.of:
        return f"{context.carried}占{context.of}比重", "share of, carried"
    return None


def recovered(around: Around) -> bool:
    """Is it how much of a former level has come back: 恢复到2019年同期的九成以上?"""
    return around.quantity.unit == "%" and bool(_OF_THEN.search(around.left))


def is_mean(around: Around, phrase: str) -> bool:
    """Is it the same of the area around: （全区平均81%）, 低于全县34.2%的平均水平?"""
    mean = _MEAN_OF.fullmatch(phrase)
    level = mean and (not mean["gap"] or phrase.endswith("之") or around.after[:1] in tuple("的高低多少"))
    return bool(level)


def part_of_mean(phrase: str) -> str | None:
    """What is so much of a mean (人均仅及全省平均之43%: 人均); None where nothing is."""
    found = _OF_MEAN.fullmatch(phrase)
    return found["own"] if found else None


def share_of_task(own: str, right: str, context: Context, words: Phrases) -> tuple[str, str] | None:
    """达到年度目标的103.7%, 以107.07%的成绩完成任务: a share of the task, of what was counted before; None for others."""
    own = own.removesuffix("比例").removesuffix("的")
    task = _OF_TASK.search(right or own)
    if not task:
        return None
    before = clean_left(_ASSIGNED.sub("", _OF_TASK.sub("", own)), words)
    subject = before or context.carried
    return f"{subject}完成{task[0]}", "share of task"


def lists_all(left: str, quantity: Quantity) -> bool:
    """A至B、C至D、E3条公路: as many names before the figure as it counts."""
    return quantity.value > 1 and left.count("、") + 1 == quantity.value
