"""Lists of instances: 每百户拥有电冰箱、洗衣机等耐用消费品分别为…."""

from __future__ import annotations

import re

from briefgen.catalogue.phrases import Phrases
from briefgen.extract.completing import PER_HUNDRED
from briefgen.extract.phrases import clean_left

_SUCH_AS = re.compile("(?P<items>[^，。；：]*、[^，。；：等]*)等(?P<kind>[^，。；、等]{2,14}?)分别")


def instances(left: str, count: int, words: Phrases) -> tuple[str, ...]:
    """As many instances as figures, each with what they share; empty where the words to the left name others."""
    found = _SUCH_AS.search(left)
    items = [clean_left(item, words) for item in found["items"].split("、")] if found else []
    if not found or len(items) != count or not all(items):
        return ()
    shared = words.head_end.search(found["kind"])
    by_hundred = PER_HUNDRED.match(items[0])
    first = [items[0], *(by_hundred[0] + item if by_hundred else item for item in items[1:])]
    return tuple(item + (shared[0] if shared and not by_hundred else "") for item in first)
