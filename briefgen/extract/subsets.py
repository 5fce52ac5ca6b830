"""Some of those that were just counted: what they do, and what is left of them."""

from __future__ import annotations

import re

from briefgen.extract.context import Around, Context

_OF_THEM, _AMONG = re.compile("(?P<those>[一-鿿]*?)(?:其?中)?有"), re.compile("(?:(?:其中|当中)[:,，]?)?")
_COUNTERS, _THINGS = ("个", "家", "所", "座", "处", "项"), "个村镇乡县市区户校院所厂社站园地线路项目岗品业"
_SHARE_DOES = re.compile("(?:已|均已|已经)(?!达|超|为|过|故)[一-鿿]{2,8}(?=[，。；、）])")
_PEOPLE = ("person", "household")


def doing(around: Around, phrase: str, context: Context) -> str:
    """32家棉花加工企业有29家开秤: the phrase with those who do it; as it is where it names a thing."""
    subject = context.latest
    of = _OF_THEM.fullmatch(around.left)
    some = of and subject.endswith(of["those"]) and around.quantity.unit in _COUNTERS
    verb = (
        bool(phrase)
        and around.right.endswith(phrase)
        and context.counting.get(around.quantity.unit) == subject
    )
    if not some or not verb or not subject or set(subject[-2:]) & set(phrase) or phrase[-1] in _THINGS:
        return phrase
    return phrase + subject


def share_doing(around: Around, context: Context) -> str:
    """识别监测对象18.7万户，其中73.6%已消除风险: the share of them that did; empty for other shares."""
    does = _SHARE_DOES.match(around.after) if _AMONG.fullmatch(around.left) else None
    return context.carried + does[0] if does and context.carried else ""


def share_beside(around: Around, context: Context) -> str:
    """播种1286万亩，占应播面积的73.7%。甲县362.1万亩（75.2%）: the share that the sentence before told of the same; else empty."""
    opens = around.quantity.unit == "%" and around.left == "（" and around.after.startswith("）")
    same = context.subject.phrase == context.before.phrase or context.subject.phrase in context.share_before
    told = context.share in ("", context.share_before)
    return context.share_before if opens and same and told else ""


def rest_of(unit: str, context: Context) -> str:
    """Of what something is left (剩余1.62万户): what was counted last; of people and households, as such."""
    if unit in ("人", "户") and context.subject.phrase and context.dimension not in _PEOPLE:
        return next(context.spoken_in(*_PEOPLE), "")
    return context.subject.phrase
