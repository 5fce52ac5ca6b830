"""The items of a list, each with what the last of them says of all: 雷竹、茶叶、中药材种植面积."""

from __future__ import annotations

import re

from briefgen.catalogue.phrases import Phrases

_SPLITS = tuple(
    map(re.compile, ("[、和及与]|以及", "[、和]", "和", "[、及]", "、|[和及](?=[^、和及]*$)", "、"))
)
_EACH_DOES = re.compile("(?P<who>[一-鿿]{2,8}?)分别(?P<verb>[一-鿿]{2,6})")
"""对东盟、欧盟、美国分别进出口"""
_IN_WHICH = re.compile("^在?[^、，]{2,10}中(?=[^、，]{2,}、)")
"""在第三产业中金融保险、房地产…分别增长: where the list is of"""
_MODIFIER_HEAD = re.compile(
    r"^(?:国家级|省级|市级|县级|区级|自治区级|城镇|农村|乡村|牧区|农牧区|城市|男性|女性|第[一二三]产业|[一二三]产)"
)
_GREAT = re.compile("(?<=..)[两三四五六七八九十]大?((?:片区|景区|区域|板块|领域|类别)[^、]{2,})$")
_WHOLE_NOUN = re.compile("(?:人次|人数|户数|次数|里程|人口|[额率值量])$")
"""Nouns that need no attribute from the end of a list: 接待游客人次、旅游总收入."""
_AN_INSURANCE = re.compile("(?:职工|居民|企业|城乡居民|机关事业单位)?(?:基本)?(?:养老|医疗|工伤|失业|生育)")
_NTH = re.compile("第?([一二三])(?:产业|产)?")
_INDUSTRY = re.compile("第?([一二三])次?产业?")


def split_list(phrase: str, count: int, words: Phrases) -> tuple[str, ...]:
    """The `count` subjects of 雷竹、茶叶、中药材种植面积, each with the attribute they share; else empty."""
    for pair, members in words.pairs.items():
        if count == len(members) and pair in phrase and "、" not in phrase:
            return tuple(phrase.replace(pair, word, 1) for word in members)
    # 衣着类和娱乐用品及服务价格: as many items as figures, though a name may hold 及 or 、 itself
    phrase = _IN_WHICH.sub("", phrase)
    splits = ([item for item in mark.split(phrase) if item] for mark in _SPLITS)
    items = next((items for items in splits if len(items) == count), [])
    if items and (great := _GREAT.search(items[-1])):
        # 亚龙湾、大东海、三亚湾三大片区酒店平均开房率: what all of them are stays with each
        return tuple(item + great[1] for item in (*items[:-1], items[-1][: great.start()]))
    if len(items) < 2:
        return ()
    if does := _EACH_DOES.fullmatch(items[-1]):
        return tuple(item + does["verb"] for item in (*items[:-1], does["who"]))
    if industries := _industries(items):
        return industries
    if (
        all(item in words.is_head for item in items[1:])
        and (own := words.head_end.search(items[0]))
        and own.start()
    ):
        return (items[0], *(items[0][: own.start()] + item for item in items[1:]))
    shared = _insured(items) or _split_word(items) or _shared_head(items, words)
    return tuple(item if item.endswith(shared) else item + shared for item in items)


def _split_word(items: list[str]) -> str:
    """What is left of the last item behind its part of a word that all share: 存、贷款余额; 城市、县城建成区面积;
    职工医保、居民医保报销比例."""
    first, last = items[0], items[-1]
    width = len(first)
    kind = last[max(width - 2, 0) : width]
    if width > 2 and len(last) > width + 2 and all(item.endswith(kind) for item in items[:-1]):
        return last[width:]
    alike = len(items) == 2 and len(last) > width + 1
    if alike and (width == 1 or (width == 2 and set(first) & set(last[:width]))):
        return last[width:]
    return ""


def _insured(items: list[str]) -> str:
    """What 工伤、失业保险参保 says of each insurance; empty for other lists."""
    last = _AN_INSURANCE.match(items[-1])
    return items[-1][last.end() :] if last and all(map(_AN_INSURANCE.fullmatch, items[:-1])) else ""


def _industries(items: list[str]) -> tuple[str, ...]:
    """第一、二、三产业 and 一产、二产、三产增加值, each with its full name; empty for other lists."""
    nth, last = [_NTH.fullmatch(item) for item in items[:-1]], _INDUSTRY.match(items[-1])
    if not last or not all(nth):
        return ()
    rest = items[-1][last.end() :]
    return tuple(f"第{found[1]}产业{rest}" for found in (*nth, last) if found)


def _shared_head(items: list[str], words: Phrases) -> str:
    """What the last item carries for all: an attribute, or all behind its modifier (城镇和农村居民…)."""
    last = items[-1]
    head = words.head_end.search(last)
    kind = items[0][-1]
    if kind in "型类级期" and kind in last[:-1] and all(item.endswith(kind) for item in items[:-1]):
        return last[last.index(kind) + 1 :]
    modifier = _MODIFIER_HEAD.match(last)
    if modifier and all(_MODIFIER_HEAD.fullmatch(item) for item in items[:-1]):
        return last[modifier.end() :]
    width = len(items[0])
    if not head and last.endswith("率") and len(last) > width + 2 and {width} == set(map(len, items[:-1])):
        return last[width:]  # 种子、化肥、农药下摆到户率
    whole = any(words.head_end.search(item) or _WHOLE_NOUN.search(item) for item in items[:-1])
    return head[0] if head and head.start() > 0 and not whole else ""
