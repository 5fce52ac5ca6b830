"""The town (乡, 镇, 街道) whose own text it is: known to the lists, or told of by the text alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from briefgen.catalogue.areas import Area, AreaMention, Areas, local_code
from briefgen.model import Article, Document

HEAD = 200
"""What a text says of whose it is stands within so many characters."""
_KIND = "(?:镇|乡|街道|苏木)"
_NAME = re.compile(f"[一-鿿]{{2,12}}?{_KIND}(?!镇|[村级民亲道友愁土])")
_PROFILE = re.compile(rf"(?:[^\n]{{0,12}}\n+ *){{0,2}}[一-鿿]{{2,12}}(?:{_KIND}|村)(?:位于|地处|坐落)")
"""古楼镇位于西充北部: a text that begins so is the town's."""
_SEAT = re.compile(r"(?:^|[，。；：\s])[镇乡](?:人民)?政府驻")
"""镇人民政府驻山心圩: a gazetteer's entry of a town, named elsewhere."""
_TITLED = re.compile(
    rf"(?:^|\n)[ \u3000]*(?P<name>[一-鿿]{{2,10}}{_KIND})(?:概况|简介|基本情况|情况|介绍|志)?[ \u3000]*(?=\n)"
)
"""前刘乡 on a line by itself."""


def is_of_town(opening: str, says: set[str]) -> bool:
    """Does a text that calls itself by these words (镇, 乡, 村), or begins so, tell of a town?"""
    return bool(says & set("乡镇村") or _PROFILE.match(opening) or _SEAT.search(opening))


def own_town(
    document: Document, article: Article, areas: Areas, mentions: Sequence[AreaMention], around: str
) -> str:
    """The code of the town that its text names in its head, inside the area `around` it; else `around`."""
    opening = document.view[article.start : min(article.end, article.start + HEAD)]
    head = f"{article.title}\n{article.publisher}\n{opening}"
    area = areas.get(around)
    within = around if area and area.level in ("county", "prefecture") else ""
    if within and (towns := areas.towns_in(head, within)):
        return towns[0].codes[0]
    if within and _SEAT.search(opening):
        told = areas.towns_in(document.view[article.start : article.end], within)
        named = Counter(town.codes[0] for town in told)
        return named.most_common(1)[0][0] if named else around
    if found := _known(head, areas, mentions, around):
        return found.code
    titled = _TITLED.search(head)
    return local_code(titled["name"], within) if titled else around


def _known(head: str, areas: Areas, mentions: Sequence[AreaMention], around: str) -> Area | None:
    """A town of the lists that the head names: the only one so called, or the only one where the text lies."""
    codes = {code for mention in mentions for code in mention.codes}
    for name in _names(head):
        if called := areas.towns_called(name, "" if areas.get(around) is None else around):
            return called[0] if len(called) == 1 else None
        called = areas.towns_called(name)
        near = [town for town in called if any(areas.within(town.code, code) for code in codes)]
        if len(near) == 1 or len(called) == 1:
            return (near or called)[0]
    return None


def _names(head: str) -> Iterator[str]:
    """What may be a town's name, each ever shorter from the front: 县茶店乡, 茶店乡."""
    for name in dict.fromkeys(_NAME.findall(head)):
        yield from (name[at:] for at in range(len(name) - 2))
