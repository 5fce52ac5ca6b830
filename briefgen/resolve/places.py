"""The towns and zones that only their article tells: 赵家镇, 高新区, and in lists those that no list of areas has any more."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from briefgen.catalogue.areas import AreaMention, Areas, local_code
from briefgen.model import Article, Document
from briefgen.resolve.home import Home
from briefgen.resolve.town import KIND, named_towns
from briefgen.resolve.zone import named_zones

_ITEM = re.compile(rf"(?m)^[ \u3000]*\d{{1,2}}[.．、](?P<name>[一-鿿]{{2,4}}?{KIND})(?=[ \u3000:：]|\d)")
_LABEL = re.compile(rf"(?P<name>(?!各|[全本]{KIND})[一-鿿]{{2,5}}{KIND})")
_LEAST = 3
"""So many lines or rows that begin with a town make a list of towns."""


def with_places(
    document: Document, homes: Sequence[Home], areas: Areas, known: Sequence[AreaMention]
) -> list[AreaMention]:
    """The `known` mentions and those of towns and zones that the articles name, by place."""
    found = {mention.start: mention for mention in known}
    for home in homes:
        towns = named_towns(document.view, home.article, areas, home.area, known)
        for mention in (*towns, *named_zones(document.view, home.article, areas, home.area)):
            found.setdefault(mention.start, mention)
        listed = _listed(document, home.article, areas, home.area, tuple(found))
        found.update({mention.start: mention for mention in listed})
    return [found[at] for at in sorted(found)]


def _listed(
    document: Document, article: Article, areas: Areas, home: str, known: Collection[int]
) -> Iterator[AreaMention]:
    """The towns of a county that lines or rows begin with (2.中坝镇 任务295户), others of which begin at a `known` place."""
    if areas.level(home) != "county":
        return
    yield from _beside_known(list(_ITEM.finditer(document.view, article.start, article.end)), home, known)
    for table in document.tables:
        if article.start <= table.start < article.end:
            labels = (_LABEL.fullmatch(document.view, cell.start, cell.end) for cell in table.cells)
            yield from _beside_known([label for label in labels if label], home, known)


def _beside_known(found: list[re.Match[str]], home: str, known: Collection[int]) -> Iterator[AreaMention]:
    if len(found) < _LEAST or not any(one.start("name") in known for one in found):
        return
    for one in found:
        if one.start("name") not in known:
            yield AreaMention(*one.span("name"), one["name"], (local_code(one["name"], home),), "full")
