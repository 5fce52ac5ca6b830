"""The zones (开发区, 新区) of a city that its own text calls by short names: 高新区, 经开区, 航空港区."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.catalogue.areas import Area, AreaMention, Areas, local_code
from briefgen.model import Article

_SHORT = re.compile(r"(?<![一-鿿])(?P<name>[一-鿿]{2,6}区)(?=[：:、，完计实新累共投有\d（])")
_HEADS_LINE = re.compile(r"(?m)^[ \u3000]*(?P<name>[一-鿿]{2,6}(?:新区|开发区|示范区|园区|港区))(?=[：:])")
"""郑东新区：计划…: a zone that no list has heads a line as the counties do."""
_CALLED = {
    "高新区": re.compile("高新技术|高技术"),
    "经开区": re.compile("经济技术?开发区"),
    "经济开发区": re.compile("经济技术?开发区"),
    "经济技术开发区": re.compile("经济技术开发区"),
    "高新技术开发区": re.compile("高新技术"),
    "高新技术产业开发区": re.compile("高新技术"),
}


def named_zones(view: str, article: Article, areas: Areas, home: str) -> list[AreaMention]:
    """The zones that the text of a city names shortly, each only where the city has one that fits."""
    if areas.level(home) != "prefecture":
        return []
    zones = [area for area in areas.children(home) if "70" < area.code[4:6] < "80"]
    found = {}
    for match in _SHORT.finditer(view, article.start, article.end):
        fitting = _fitting(match["name"], zones)
        if len(fitting) == 1:
            found[match.start("name")] = _mention(match, fitting[0].code)
    for match in _HEADS_LINE.finditer(view, article.start, article.end):
        found.setdefault(match.start("name"), _mention(match, local_code(match["name"], home)))
    return [found[at] for at in sorted(found)]


def _fitting(name: str, zones: Sequence[Area]) -> list[Area]:
    pattern = _CALLED.get(name)
    if pattern:
        return [zone for zone in zones if pattern.search(zone.name)]
    return [zone for zone in zones if len(name) > 3 and name[:-1] in zone.name]


def _mention(match: re.Match[str], code: str) -> AreaMention:
    return AreaMention(match.start("name"), match.end("name"), match["name"], (code,), "short")
