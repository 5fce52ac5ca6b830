"""The town (乡, 镇, 街道) whose own text it is: known to the lists, or told of by the text alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefgen.catalogue.areas import Area, AreaMention, Areas, local_code
from briefgen.model import Article, Document
from briefgen.resolve.site import site

HEAD = 200
"""What a text says of whose it is stands within so many characters."""
TOWNS = ("镇", "乡", "街道", "苏木")
KIND = f"(?:{'|'.join(TOWNS)})"
_NAME = re.compile(f"[一-鿿]{{2,12}}?{KIND}(?!镇|[村级民亲道友愁土])")
_PROFILE = re.compile(rf"(?:^|\n)[ \u3000]*[一-鿿]{{2,12}}(?:{KIND}|村)(?:位于|地处|坐落)")
"""古楼镇位于西充北部: a text that begins so is the town's."""
_SEAT = re.compile(r"(?:^|[，。；：\s])[镇乡](?:人民)?政府驻")
"""镇人民政府驻山心圩: a gazetteer's entry of a town, named elsewhere."""
_TITLED = re.compile(
    rf"(?:^|\n)[ \u3000]*(?P<name>[一-鿿]{{2,10}}{KIND})(?:概况|简介|基本情况|情况|介绍|志)?[ \u3000]*(?=\n)"
)
"""前刘乡 on a line by itself."""
_GOVERNED = re.compile(
    rf"(?P<name>[一-鿿]{{2,5}}?{KIND})(?=(?:人民)?政府|党委|党工委|人大|\d{{4}}年|工作|农村|经济|概况|情况"
    r"|[一-鿿]{2,4}村(?:[一-鿿]*规划|[一-鿿]*方案|工作|\d{4}年|简介|概况|基本情况))"
)
"""长汀县河田镇人民政府工作报告, 马坝镇2016年工作总结: behind its county or alone."""
_GOVERNMENT = re.compile("[一-鿿]{2,6}?(?:镇|乡|街道)(?:人民政府|政府|党委)")
"""余干县古埠镇人民政府2020年部门预算"""
_OF_TOWN = re.compile(
    rf"(?:在|^|\n)[ \u3000—－-]*(?P<name>[一-鿿]{{2,8}}?{KIND})(?=第[一二三四五六七八九十\d]+届|人民政府(?:[乡镇]长|$|\n))"
)
"""在广平镇第十八届人民代表大会第一次会议上, 广平镇人民政府镇长: whose report it is"""
_VILLAGE = re.compile("(?P<name>[一-鿿]{2,3}村)(?![级民庄委干镇集])")
_NO_VILLAGE = re.compile("[全该本各两个]村|(?:行政|自然|贫困|脱贫|示范|重点|中心|薄弱)村")
_LEAST_SHORT = 3
"""So many characters of a village's name call it without 村: 柳树沟还是出了名的穷村"""
_FAR_VILLAGE = re.compile("(?P<name>[一-鿿]{2,5}村)(?![级民庄委干镇集])")
_OF_VILLAGE = re.compile(
    "(?:这个|该|全|我们)(?:小)?村(?!级)|村(?:子|里|支书|后|前|头|口|东|西|党支部|集体)|村民"
)
_NEAR_TOWN = re.compile("村(?:离|距离?|隶属于?|地处|位于|属于?|归)$")
"""下沟村离威戎镇政府9公里: the only town that the story names"""
_OF_COUNTY = re.compile("[全我该本](?:县|市|区|旗)")
_STORY_OF = re.compile(
    rf"(?:^|\n)[ \u3000]*[—－-]{{1,2}} ?(?P<name>[一-鿿]{{2,12}}?{KIND})[^\n]{{2,24}}(?:见闻|纪实|侧记|故事|小记|札记|记事|走笔|采访记|发展记|致富[路经记]|调查)[ \u3000]*(?=\n)"
)
_STORY = 4
"""A text that speaks of its village so often tells the village's story."""
_BEHIND = 14
"""A town stands right behind its county, within so many characters."""
_HEADED = re.compile(rf"【(?P<name>[一-鿿]{{2,8}}?{KIND})(?=[一-鿿]{{2,20}}】)")
"""【长征镇扶贫开发与新农村建设】: the heading of a yearbook's entry."""


def is_of_town(opening: str, says: set[str]) -> bool:
    """Does a text that calls itself by these words (镇, 乡, 村), or begins so, tell of a town?"""
    return bool(says & set("乡镇村") or _PROFILE.search(opening) or _SEAT.search(opening))


def titled_by_town(title: str, areas: Sequence[AreaMention]) -> bool:
    """Does a title begin with a town that says something of itself (马坝镇2016年上半年工作总结), or name behind
    one of its `areas` a town whose government it is of?"""
    if not areas:
        return bool(_GOVERNED.match(title))
    return any(_GOVERNMENT.match(title, one.end) for one in areas)


def own_town(
    document: Document, article: Article, areas: Areas, mentions: Sequence[AreaMention], around: str
) -> str:
    """The code of the town that its text names in its head, inside the area `around` it; else `around`."""
    opening = document.view[article.start : min(article.end, article.start + HEAD)]
    head = f"{article.title}\n{article.publisher}\n{opening}\n{site(document, article)}"
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
    starts = (0, *(one.end for one in areas.mentions(article.title)))
    governed = (_GOVERNED.match(article.title, start) for start in starts)
    titled = (
        next(filter(None, governed), None)
        or _OF_TOWN.search(opening)
        or _GOVERNED.match(article.publisher)
        or _TITLED.search(head)
        or _HEADED.match(opening.lstrip())
    )
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


def only_town(view: str, article: Article, areas: Areas, county: str, mentions: Sequence[AreaMention]) -> str:
    """The one town whose county an article names only before it (丹凤县庾岭镇采取…), early on; else empty."""
    towns = named_towns(view, article, areas, county, mentions)
    codes = {town.codes for town in towns}
    if len(codes) != 1 or towns[0].start >= article.start + HEAD:
        return ""
    before = {town.start for town in towns}
    titled = areas.mentions(f"{article.title}\n{article.publisher}")
    apart = [m for m in mentions if m.end not in before and article.start <= m.start < article.end]
    return "" if any(county in m.codes for m in (*apart, *titled)) else towns[0].codes[0]


def of_village(
    view: str, article: Article, areas: Areas, county: str, mentions: Sequence[AreaMention]
) -> str:
    """The town of the village that a text tells the story of; empty where it tells of no village.

    The village stands in the head behind its town, and the text goes on of the village more than of the county.
    """
    if areas.level(county) != "county":
        return ""
    told = len(_OF_VILLAGE.findall(view, article.start, article.end))
    if told < _STORY or told <= len(_OF_COUNTY.findall(view, article.start, article.end)):
        return ""
    towns = named_towns(view, article, areas, county, mentions)
    if len({town.codes for town in towns}) == 1 and _NEAR_TOWN.search(
        view, max(article.start, towns[0].start - _BEHIND), towns[0].start
    ):
        return towns[0].codes[0]
    for town in towns:
        village = _VILLAGE.match(view, town.end) or _FAR_VILLAGE.match(view, town.end)
        if village and town.start < article.start + 2 * HEAD:
            return town.codes[0]
    return ""


def of_story(view: str, article: Article, areas: Areas, county: str) -> str:
    """The town that the second title of a county's story begins with (——甲镇某合作社见闻); else empty."""
    found = _STORY_OF.search(view, article.start, min(article.end, article.start + HEAD))
    if not found or areas.level(county) not in ("county", "prefecture"):
        return ""
    towns = areas.towns_in(found["name"], county)
    return towns[0].codes[0] if towns and towns[0].end == len(found["name"]) else ""


def county_of_towns(view: str, article: Article, areas: Areas, prefecture: str) -> str:
    """The county of a prefecture in which most of the towns lie that a text of 全县 names; else empty.

    One town alone, or as many of another county, tells nothing.
    """
    named = {
        town.text: {code[:6] for code in town.codes}
        for town in areas.towns_in(view[article.start : article.end], prefecture)
    }
    votes = Counter(county for counties in named.values() for county in counties)
    first, second = [*votes.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] > max(second[1], 1) else ""


def named_towns(
    view: str, article: Article, areas: Areas, home: str, mentions: Sequence[AreaMention]
) -> list[AreaMention]:
    """The towns that an article names: those of its home, and of a county right before them.

    A village named with its town (土桥镇井坳村) stands for the town from there on.
    """
    inside = [m for m in mentions if article.start <= m.start < article.end]
    taken = {m.start for m in inside}
    found: dict[int, AreaMention] = {}
    for start, end, around in _reaches(view, article, areas, home, inside):
        for town in areas.towns_in(view[start:end], around):
            at = start + town.start
            if at not in taken and (end - start > _BEHIND or not town.start):
                found.setdefault(at, replace(town, start=at, end=start + town.end))
    for town in list(found.values()):
        village = _VILLAGE.match(view, town.end)
        if village and not _NO_VILLAGE.fullmatch(village["name"]):
            short = village["name"].removesuffix("村")
            name = re.escape(short) + ("村" if len(short) < _LEAST_SHORT else "村?")
            for again in re.finditer(name, view[village.end() : article.end]):
                at = village.end() + again.start()
                found.setdefault(at, replace(town, start=at, end=village.end() + again.end()))
    return sorted(found.values(), key=lambda mention: mention.start)


def _reaches(
    view: str, article: Article, areas: Areas, home: str, mentions: Sequence[AreaMention]
) -> Iterator[tuple[int, int, str]]:
    """Where towns of which area may be named: those of the home everywhere, those of a county right behind it
    or in the story that it heads."""
    own = areas.get(home)
    around = own.parent if own and own.level == "town" else home
    if own and around and own.level in ("county", "prefecture", "town"):
        yield article.start, article.end, around
    for mention in mentions:
        for code in mention.codes:
            area = areas.get(code)
            if area and area.level == "county" and code != around:
                yield mention.end, mention.end + _BEHIND, code
                if view.startswith("】", mention.end):  # 【商城县】高山茶…: a story of its own
                    following = view.find("\n【", mention.end, article.end)
                    yield mention.end, article.end if following < 0 else following, code
