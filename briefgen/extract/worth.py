"""What a price, a value or a norm that stands alone is of: 大蒜2.6万亩，均价每公斤4.3元，产值突破3亿元."""

from __future__ import annotations

import re

from briefgen.catalogue.phrases import Phrases
from briefgen.extract.context import Context
from briefgen.extract.phrases import NEW, stem

_VALUES, _NORMS = ("产值", "销售额", "销售收入", "收入"), ("标准", "支出")
_NO_THING = re.compile("价格?(?:每[一-鿿]{1,2})?$|每(?:公?斤|吨|亩|头|只)[能可]?多?[卖收赚]?$|供养率$")
"""A price, or what each of them is, is no thing that has a value of its own."""
_PRICE = re.compile(
    "(?P<price>(?:平均|市场|收购|批发|零售|出园|地头)?(?:价格?|均价))(?:每(?:公?斤|吨|亩|头|只))?"
)
_PRODUCE = 6
"""Characters of the name of what is grown or made."""


def price_of(phrase: str, subject: str, context: Context, words: Phrases) -> str:
    """The price of what was counted by area or weight; empty for other phrases."""
    price = _PRICE.fullmatch(phrase) if context.dimension in ("area", "weight") else None
    produce = NEW.sub("", stem(subject, words)) if price else ""
    return produce + price["price"] if price and 0 < len(produce) <= _PRODUCE else ""


def thing_of(phrase: str, subject: str, context: Context) -> str:
    """What a value or a norm is of, where the figure before was a price or a rate: what was counted before that.

    特困人员862人，集中供养率22.5%，标准每人每月600元
    """
    if phrase not in _VALUES + _NORMS or not _NO_THING.search(subject):
        return subject
    earlier = next((name for name in reversed(context.named) if not _NO_THING.search(name)), "")
    return context.topic or earlier if phrase in _NORMS else earlier
