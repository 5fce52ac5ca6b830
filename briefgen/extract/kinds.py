"""What kind of figure it is: level, change, growth, share, multiple, rank."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.catalogue.phrases import Phrases
from briefgen.extract.qualifiers import Quantity
from briefgen.model import Transformation

_TO = re.compile(r"[到至]$|[到至](?:了|约|近|超过)$")
POINTS = ("个百分点", "个千分点")
_ALWAYS = ("增收", "减收", "增支", "减支")
_CUT = re.compile(
    "(?P<verb>压减|压缩|削减)(?P<what>[“一-鿿][^，。；、]{1,12}(?:经费|支出|费用|开支|成本|时间|时限))$"
)
"""压减“三公”经费8%"""
_MORE_OF = re.compile(
    "[比较][^，。；、]{0,14}?(?P<verb>增加|减少)了?(?P<what>里程|面积|收入|投资|产量|人口|户数|人数|支出)$"
)
"""较“十二五”末增加里程1900公里"""
_THAN_THEN = re.compile("(?:比|较)(?:上[年月季期]|去年|年初|同期)(?:同期|同月)?[末底]?(?P<how>[高低])了?$")
"""比上年末低0.2个百分点"""
_SPEED = re.compile("(?:^|[，；。])(?:从|按|在)?(?:增速|增幅|涨幅)(?:上|看|方面|来看)?[，,][^；。]*$")
"""增速上，甲、乙、丙三地均在8%以上，分别为8.4%、8.2%、8.1%"""
_RATES = re.compile("(?:增速|增幅|涨幅)(?:较|最|更)?[快高大慢低]，(?:分别)?(?:为|达到?)$")
"""两县增速较快，分别为10.9%、10.6%"""
_GREW_ALL = re.compile(
    "(?:增速|增幅|涨幅)[^，。；]{0,4}(?:居前|靠前|较快|最快|领先|居后|靠后|较慢)|(?:两位数|较快|快速|持续|良好|高速|稳定)[^，。；]{0,4}增长"
)
"""数字内容服务业（25.9%）、信息技术服务（11.2%）实现两位数增长"""


_WORKED_ON = re.compile("(?:风貌|品质|能力|形象|功能|环境|外立面|靓化)$")
_THAN_BEFORE = re.compile("(?:[同环]比|同期|常年|往年)[快慢]$")


@dataclass(frozen=True, slots=True)
class Move:
    """A rise or fall in the words before a figure: whose (text before), how, and whether it says 到."""

    subject: str
    verb: str
    compared: bool
    arrives: bool
    falls: bool


def than_before(words: str) -> str:
    """高 or 低 where the words before an amount say that something was less or more some time ago; else empty."""
    found = _THAN_THEN.search(words) if words.endswith(("高", "低", "高了", "低了")) else None
    return found["how"] if found else ""


def move(left: str, words: Phrases) -> Move | None:
    """The movement that a left context ends with: 比上年增长, 净增, 增速为, 由…提高到."""
    if cut := _CUT.search(left):
        return Move(cut["what"], cut["verb"], True, False, True)
    if more := _MORE_OF.search(left):
        return Move(more["what"], more["verb"], True, False, more["verb"] == "减少")
    match = words.movement.search(left)
    if not match:
        return None
    verb, before = match["verb"], left[: match.start()]
    if verb in "快慢" and not _THAN_BEFORE.search(left):
        return None  # 比全省快1.2个百分点: a gap to another area
    if verb == "提升" and before.endswith(("改造", "巩固", "整治")):
        return None  # 改造提升高标准农田7.9万亩: work, no movement
    if verb == "提升" and not match["compare"] and _WORKED_ON.search(before):
        return None  # 完成农房风貌提升5136户
    if verb == "提" and not match["post"].startswith(("到", "至")):
        return None
    bare = len(verb) == 1 and not match["compare"] and verb != "提"
    moved = verb in "跌涨" and len(before) > 1  # 珠宝首饰销货值跌百分之二十三
    if (bare and not moved and (before.strip("仅只略又再均都 ") or verb in "多少贵")) or (
        verb in words.rates and before.endswith("自然")
    ):
        return None
    becomes = (
        match["post"] == "为" and not match["compare"] and not before and (len(verb) == 2 or verb in "降升")
    )
    named = verb in words.rates or verb in words.fall_nouns
    arrives = _TO.search(match["post"]) or (becomes and not named)
    return Move(before, verb, bool(match["compare"]), bool(arrives), verb in words.falls)


def moves(quantity: Quantity, how: Move, right: str, counted: bool = False) -> bool:
    """Is the figure the size of the movement (增加21万亩), not its result (提高到) nor an object (增加50个岗位)?

    `counted` says that the same kind of thing was counted just before: …1018.6万亩，增加0.6万亩.
    """
    if how.arrives or quantity.unit == "位" or (quantity.unit == "岁" and not how.compared):
        return False
    if quantity.unit in ("%", "倍", "‰", *POINTS):
        return True
    return (
        how.compared
        or how.verb in _ALWAYS
        or how.verb.startswith("净")
        or ((bool(how.subject) or counted) and not right)
    )


_RATE_OF_MEAN = re.compile("(?:增幅|增速|涨幅|降幅)[^，。；]{0,12}(?:平均|水平|均值)?[（(]$")
"""增幅比全省平均（1.4%）高3.5个百分点"""


def said_to_grow(before: str, after: str, labelled: bool) -> bool:
    """Do the words around a share say that it is a growth: 增速较快，分别为10.9%, A（25.9%）、B（11.2%）实现增长?"""
    return bool(
        _RATES.search(before)
        or _SPEED.search(before)
        or _RATE_OF_MEAN.search(before)
        or (labelled and _GREW_ALL.search(after))
    )


def transformation(quantity: Quantity, moving: bool) -> Transformation:
    """The kind by unit and movement."""
    if quantity.form == "rank":
        return "rank"
    if quantity.unit in POINTS:
        return "change"
    if quantity.unit == "倍":
        return "change" if moving and quantity.implied else "multiple"
    if quantity.unit in ("%", "‰"):
        return "growth" if moving else "share"
    return "change" if moving else "level"
