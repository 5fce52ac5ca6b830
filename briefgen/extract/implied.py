"""The unit of a figure printed without one, from the words before it: 同比增长9.2, 改造农村危房8612."""

from __future__ import annotations

import re

from briefgen.extract import kinds
from briefgen.extract.context import Context
from briefgen.extract.naming import Namer
from briefgen.extract.phrases import clean_left
from briefgen.extract.qualifiers import Quantity

_SHARE_NOUN = re.compile("(?:比重|占比)$")
_RATE_NOUN = re.compile("(?P<of_thousand>出生|死亡|自然增长)率$|率$")
_OF_WHOLE = re.compile("占[^，。；占]{2,12}的$")
"""少数民族人口占总人口的52, 人口出生率7.26: scans lose the sign."""
_RATIO = re.compile(r"(?:收入比|之比|比值|倍差)$")
PRICE_INDEX = re.compile("(?:价格|物价)总?指数$")
"""A price index is in per cent of the year before."""
_SEXES = re.compile("性别比$")
"""总人口性别比104.08: men to a hundred women."""
_MONEY = re.compile("(?:投入|投资|筹资|出资|拨款)$")
_POINT_VERBS = frozenset(("提高", "提升", "上升", "下降", "降低", "回落"))
_PERCENT_VERBS = frozenset(("增长", "下降", "上涨", "下跌", "回落", "增幅", "增速", "降幅", "上升", "涨幅"))
_MARKS = ("，", "。", "；")
_WAN = 4


def unit(quantity: Quantity, left: str, how: kinds.Move | None, blank: str, namer: Namer) -> str:
    """The unit that the words to the `left` and what was spoken of before imply; empty where nothing does."""
    words, units, context = namer.words, namer.units, namer.context
    own = clean_left(left, words)
    if how:
        ratio = _RATIO.search(clean_left(how.subject, words)) or context.dimension == "multiple"
        return _of_movement(quantity, how, bool(ratio), blank, context) or units.of_last_noun(own)
    if _RATIO.search(own) and quantity.value < 100:
        return "倍"
    of_three = ":" in (blank[quantity.start - 1 : quantity.start], blank[quantity.end : quantity.end + 1])
    if 0 <= quantity.value <= 100 and not of_three:
        if _SHARE_NOUN.search(own) or _OF_WHOLE.search(left) or (left == "的" and context.of):
            return "%"
        if rate := _RATE_NOUN.search(own):
            return "‰" if rate["of_thousand"] else "%"
    if (PRICE_INDEX.search(own) or _SEXES.search(own)) and quantity.value < 300:
        return "%"
    if quantity.unit_mult >= _WAN and _MONEY.search(own):
        return "元"  # 投入4105万
    return units.of_last_noun(own)


def _of_movement(quantity: Quantity, how: kinds.Move, ratio: bool, blank: str, context: Context) -> str:
    """A rise or fall without a unit is in %, of a share in points, of a ratio in times."""
    if ratio and quantity.value < 100:
        return "倍"
    if how.arrives:
        return ""
    after_share = context.dimension == "percent" and context.share
    if after_share and how.compared and how.verb in _POINT_VERBS:
        return "个百分点"
    bare = not how.subject.strip() and blank[quantity.outer_end : quantity.outer_end + 1] in _MARKS
    if (how.compared or bare) and how.verb in _PERCENT_VERBS and quantity.value < 1000:
        return "%"
    return ""
