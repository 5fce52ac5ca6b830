"""Whose text it is and of which year: the home area and the reporting year of an article."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefgen.catalogue.areas import AreaMention, Areas
from briefgen.catalogue.publishers import is_press
from briefgen.extract.printed import Printed
from briefgen.model import Article, Document, Span
from briefgen.read.dates import five_years
from briefgen.resolve.site import site
from briefgen.resolve.town import (
    HEAD,
    county_of_towns,
    is_of_town,
    of_story,
    of_village,
    only_town,
    own_town,
    titled_by_town,
)
from briefgen.resolve.year import AHEAD, EARLY, OPENING, TITLE_YEAR, tells_year, year_and_month, years

_PROFILE = re.compile(r"(?:简介|概况|基本情况|县情|市情|区情|镇情|乡情|介绍)$")
_REPORTS = re.compile("报告|总结|汇报|通报|公报|自评|讲话|综述|经验|工作情况")
_LIES = re.compile(
    r"(?m)^[ \u3000]*(?P<name>[一-鿿]{2,10}?)(?:境)?，?(?:位于|地处|坐落|居于?[^，。]{1,12}[东西南北]部|[东南西北](?:面|部)?[邻接连靠与依临抵濒毗])"
)
_GIVES = re.compile(r"(?:面积|下?辖|人口|耕地)[^，。；]{0,6}?\d")
"""怒江州西邻缅甸，…国土面积1.47万平方公里，辖4个县（市）: such a text describes."""
_LEVEL_OF = {"省": ("province",), "市": ("prefecture", "county", "province"), "县": ("county",), "区": ("county", "province"), "州": ("prefecture",),
             "旗": ("county",), "盟": ("prefecture",), "镇": ("town",), "乡": ("town",), "地区": ("prefecture",)}  # fmt: skip
_FAR = 3000
"""A paragraph longer than this rules no further: cost stays linear in a text without line ends."""
_BESIDE = 0.4
_EARLY_NAME = 3
_SELDOM = 2
"""A word for another area said no oftener than this does not weigh against the title."""
_SITE = 2
"""What the page's own lines name weighs little beside title and publisher."""
_REPORTED = re.compile("记者[一-鿿]{2,4}[/／](?P<from>[一-鿿]{2,4}?)报导")
"""记者林雅筑／台东报导: from where a reporter of Taiwan writes"""
_ACCOUNT = re.compile("(?P<name>[一-鿿]{2,4})(?:发布|融媒|政务|之声)")
"""隆德发布: the account of a county"""
_SUMS_UP = re.compile("总结|汇报|工作情况|完成情况|回顾")
"""2021年工作总结, written in January 2022: what comes next is of 2022."""
_OWN, _MANIFOLD = 10, 3
_MINISTRY = "(?:水利|农业农村|农业|财政|教育|商务|民政|交通运输|生态环境|自然资源|住房和?城乡建设|人力资源和?社会保障|工业和信息化|文化和旅游)部"
_OF_THE_NATION = re.compile(
    f"(?:记者从|来源[：:] ?|^){_MINISTRY}(?![门委])|"
    "国务院(?:总理|新闻办)|^国家[一-鿿]{2,8}[局委]|记者从(?:国家|全国|国务院)[^，。；]{0,20}[获了]|"
    "国家[一-鿿]{2,8}[局委](?:党组书记|副?局长|副?主任|新闻发言人)"
)
"""国家乡村振兴局：…, 记者从全国…会议上获悉: who speaks is the nation's."""
_FOR_GOVERNMENT = re.compile("代表([省市县区州旗镇乡])(?:人民)?政府")
_HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_OFFICE_OF_PREFECTURE = re.compile("行署|地委|地本级|地直|地县")
"""Where an office of a 地区 speaks, 全区 is all of it."""
_AGENCY = re.compile("(?:新华社|中新社|中新网|新华网|人民网|央视网|中央社)$")
"""新华社北京8月24日电 says where the agency sits."""
_SPEAKS_FOR = re.compile("我(?:谨|受)?(?:代表|受)$|代表(?:[市县区州]委、)?$|受$")
_CONGRESS = re.compile(r"第[一二三四五六七八九十\d]{1,3}届\s*(?:人民代表大会|人大|党代会|代表大会)")
"""在长沙县第十八届人民代表大会第三次会议上: a report to the county's congress is the county's."""


@dataclass(frozen=True, slots=True)
class Home:
    """An article's own area (GB/T 2260 code, or empty), the year it was written in and the year it reports.

    A `profile` (沽源县简介) describes: its undated figures have no period. Nor have they where the text has
    no date and does not tell its own year either (`told`). `plan` are the years of a five-year plan that it is.
    """

    article: Article
    area: str
    written: int
    reporting: int
    profile: bool = False
    titled: bool = False
    told: bool = True
    plan: tuple[int, int] | None = None

    @property
    def present(self) -> int:
        """The year that 目前 means: that of writing, but early in it the year just reported."""
        _, month = year_and_month(self.article.date)
        return self.reporting if 0 < month <= EARLY else self.written

    @property
    def planning(self) -> str:
        """The year that plans without a year are for: that of writing, unless the title names its own or a plan's."""
        if self.plan:
            return f"{self.plan[0]}/{self.plan[1]}"
        if not self.titled:
            return str(self.written)
        years = map(int, _TITLE_YEARS.findall(self.article.title))
        last = max([self.reporting, *(year for year in years if year <= self.written)])
        sums_up = self.written == last + 1 and _SUMS_UP.search(self.article.title)
        return str(self.written if sums_up else last)

    def is_to_come(self, period: str) -> bool:
        """Does a period end after the text was written? A year that is not over yet counts as reported."""
        (start, _, end), date = period.rpartition("/"), self.article.date
        if not self.written or (start and start[:7] <= date[:7] and int(end[:4]) == int(start[:4]) + 1):
            return False  # a school year that has begun
        if end[:4] != str(self.written):
            return end[:4] > str(self.written)
        return len(end) > 4 and len(date) > 4 and end[:7] > date[:7]


def paragraph(view: str, place: int) -> int:
    """Where the paragraph of a place begins, not farther back than `_FAR`."""
    return max(view.rfind("\n", max(0, place - _FAR), place) + 1, place - _FAR, 0)


@dataclass(frozen=True, slots=True)
class Named:
    """How a document names areas: where those stand that something is said of, and its words for its own (全市)."""

    subjects: frozenset[int]
    here: tuple[Span, ...]


def home(document: Document, article: Article, areas: Areas, printed: Printed, named: Named) -> Home:
    """The home of one article."""
    article = replace(article, title=article.title.translate(_HALF_WIDTH))
    inside = [m for m in printed.areas if article.start <= m.start < article.end]
    when = [p for p in printed.periods if article.start <= p.start < article.end]
    text = document.view[article.start : article.end]
    written, reporting = years(article, when, text)
    area = _area(document, article, areas, inside, named)
    opening = document.view[article.start : min(article.end, article.start + OPENING)]
    titled = TITLE_YEAR.search(article.title)
    reports = titled or _REPORTS.search(article.title)
    made = article.date and _MADE.search(text)
    profile = not titled and not made and bool(_PROFILE.search(article.title))
    news = any(p.offset == 0 for p in when)  # 预计今年…: a profile has no year of its own
    profile = profile or (not reports and not news and not made and _describes(opening, area, areas))
    return Home(article, area, written, reporting, profile,
                bool(titled) and not AHEAD.search(article.title),
                not article.date_inferred or tells_year(article, when, text), five_years(article.title))  # fmt: skip


_MADE = re.compile(
    r"（[^（）\n]{0,20}(?:19|20)\d\d年[^（）\n]{0,16}(?:整理|供稿|编写|撰写|编印)）|（[^（）\n]{2,16}(?:整理|供稿|编写|撰写)[^（）\n]{0,12}(?:19|20)\d\d年[^（）\n]{0,8}）"
)
"""（2017年12月 驻村工作队整理）: who wrote a profile, and when; it tells what was so then."""
_TITLE_YEARS = re.compile(r"(?:19|20)\d\d(?=年(?:上半年|前?[一二三]季度|\d))")
"""2021年财政决算和2022年上半年预算执行情况的报告 plans for 2022."""
_VILLAGE_TITLE = re.compile("[村庄屯寨]")


def _describes(opening: str, area: str, areas: Areas) -> bool:
    """Does a line of a text's opening say where its own area lies and how large it is?"""
    own = areas.get(area)
    if own is None:
        return False
    for match in _LIES.finditer(opening):
        name = match["name"]
        named = areas.towns_in(name, own.parent) if own.level == "town" else areas.mentions(name)
        line = opening[match.end() :].partition("\n")[0]
        if not _GIVES.search(line):
            continue
        if name.endswith(own.name) or any(area in one.codes and one.end == len(name) for one in named):
            return True
    return False


def _area(document: Document, article: Article, areas: Areas, mentions: Sequence[AreaMention],
          named: Named) -> str:  # fmt: skip
    if article.region:
        found = areas.find(article.region, year=year_and_month(article.date)[0] or None)
        found = found or areas.towns_called(article.region)
        if found:
            return found[0].code
    votes = _votes(document, article, areas, mentions, named.subjects)
    levels = _levels(
        document, article, [span for span in named.here if article.start <= span.start < article.end]
    )
    of_town = set(levels) & set("乡镇") & set(article.title)  # 全镇, in a text titled 长汀县河田镇…
    titled = innermost(areas.mentions(article.title), areas)
    if titled:
        levels = _calls(titled, levels, areas)
    elected = _elected(votes, areas, levels)
    speaks_of = levels.most_common(1)[0][0] if levels else ""
    opening = document.view[article.start : article.start + HEAD].lstrip()
    often = {word for word in levels.keys() & set("乡镇") if levels[word] * 2 >= levels[speaks_of]}
    if is_of_town(opening, {speaks_of} | of_town | often) or titled_by_town(article.title, titled):
        town = own_town(document, article, areas, mentions, elected)
        if town != elected or speaks_of != "村":
            return town
    # a text titled by its county that tells of a village as an example is the county's
    of_county = bool(titled) and not _VILLAGE_TITLE.search(article.title)
    if not of_county and (story := of_village(document.view, article, areas, elected, mentions)):
        return story
    if story := of_story(document.view, article, areas, elected):
        return story
    if speaks_of in ("县", "旗", "区") and areas.level(elected) == "prefecture":
        elected = county_of_towns(document.view, article, areas, elected) or elected
    if not levels and areas.level(elected) == "county":
        return only_town(document.view, article, areas, elected, mentions) or elected
    return elected


def _votes(
    document: Document,
    article: Article,
    areas: Areas,
    mentions: Sequence[AreaMention],
    subjects: Collection[int],
) -> dict[str, float]:
    """Every name votes for its area; the title, the publisher and the first lines weigh more.

    A name beside which another lies (隶属于宁夏, 距昭通) weighs less than one that something is said of.
    """
    year = year_and_month(article.date)[0] or None
    votes: dict[str, float] = defaultdict(float)
    paper = is_press(article.publisher)
    publisher = f"《{article.publisher}》"  # as a journal's name is printed: 《上犹文旅》
    for text, weight in ((article.title, 12), (publisher, 2 if paper else 8)):
        for index, mention in enumerate(innermost(areas.mentions(text, year), areas)):
            beside = _is_dateline(mention, text) or text.startswith(("等地", "等省", "等市"), mention.end)
            for code in () if beside else mention.codes:
                votes[code] += weight / len(mention.codes) / (1 if not index else 2)
    if account := _ACCOUNT.fullmatch(article.publisher):
        for area in areas.find(account["name"], year=year):
            votes[area.code] += _OWN
    if reported := _REPORTED.search(document.view, article.start, article.start + HEAD):
        for area in areas.find(reported["from"], year=year):
            votes[area.code] += _OWN / 2
    opening = article.start + HEAD
    for mention in innermost(mentions, areas):
        if any(f.start <= mention.start < f.end for f in document.furniture):
            continue
        if _is_dateline(mention, document.view):
            provinces = tuple(code[:2] + "0000" for code in mention.codes)
            mention = replace(mention, codes=() if provinces == ("110000",) else provinces)
        share = 1 if mention.start in subjects else _BESIDE
        for code in mention.codes:
            votes[code] += (_EARLY_NAME if mention.start < opening else 1) * share / len(mention.codes)
        early = article.start <= mention.start < opening
        if early and (
            _SPEAKS_FOR.search(document.view[max(0, mention.start - 8) : mention.start])
            or _CONGRESS.match(document.view, mention.end)
        ):
            for code in mention.codes:
                votes[code] += _OWN / len(mention.codes)
    # 版权所有：黑龙江省交通运输厅, 首页 > 礼县水务局 > 工作动态: whose page it is
    weight = 1 if set(votes) <= {"000000"} else _SITE
    for mention in innermost(areas.mentions(site(document, article), year), areas):
        for code in mention.codes:
            votes[code] += weight / len(mention.codes)
    if not votes:
        for mention in mentions:  # 首页 > 走进蔚县, 主办：蔚县人民政府: whose page it is
            for code in mention.codes:
                votes[code] += 1 / len(mention.codes)
    if set(votes) <= {"000000"}:
        for code in areas.spoken_of(document.view[article.start : article.end]):
            votes[code] += 1
    country = votes.pop("000000", 0)
    return votes or ({"000000": country} if country else votes)


def _is_dateline(mention: AreaMention, text: str) -> bool:
    """新华社长沙8月24日电: a city as the seat of an agency, which tells the province; Beijing tells nothing."""
    return bool(_AGENCY.search(text, max(0, mention.start - 4), mention.start))


def innermost(mentions: Sequence[AreaMention], areas: Areas) -> list[AreaMention]:
    """Of 辽源市西安区 only the last, and only the 西安区 of 辽源市: the names before it say where it lies."""
    found: list[AreaMention] = []
    for mention in mentions:
        around = found[-1] if found and found[-1].end == mention.start else None
        inside = tuple(
            code for code in mention.codes if around and any(areas.within(code, a) for a in around.codes)
        )
        if inside:
            found[-1] = replace(mention, codes=inside)
        else:
            found.append(mention)
    return found


def _levels(document: Document, article: Article, here: Sequence[Span]) -> Counter[str]:
    """How often the text calls itself 全市, 我省, 该县; whose government speaks in it."""
    levels: Counter[str] = Counter()
    for span in here:
        word = document.view[span.start : span.end].rstrip("域内里")
        levels["地区" if word.endswith("地区") else word[-1]] += {"我": 9, "本": 9, "全": 1, "该": 1}.get(
            word[0], 0
        )
    opening = f"{article.title}\n{document.view[article.start : article.start + HEAD]}"
    if _OF_THE_NATION.search(opening):
        levels["国"] += 9
    for spoken in _FOR_GOVERNMENT.finditer(document.view, article.start, article.start + OPENING):
        levels[spoken[1]] += 9
    if levels["区"] and _OFFICE_OF_PREFECTURE.search(document.view, article.start, article.end):
        levels["地区"] += levels.pop("区")
    return +levels


def _calls(titled: Sequence[AreaMention], levels: Counter[str], areas: Areas) -> Counter[str]:
    """The words by which a text calls its area (全省) that count beside the area of its title.

    Where the text calls the title's area by its word too, no other counts; one said seldom never does.
    """
    ends = {area.name[-1] for one in titled for code in one.codes if (area := areas.get(code))}
    own = Counter({word: count for word, count in levels.items() if word in ends})
    return own or (levels if max(levels.values(), default=0) > _SELDOM else Counter())


def _elected(votes: Mapping[str, float], areas: Areas, levels: Counter[str]) -> str:
    """The area with most votes, its inner areas' votes counted in part; of the level the text speaks of."""
    if set(levels) == {"国"} and max(votes.values(), default=0.0) <= _EARLY_NAME:
        return "000000"  # a text of the whole country that names a place in passing
    others = levels.total() - levels["国"]
    if levels["国"] > _MANIFOLD * others and levels["国"] and max(votes.values(), default=0.0) < _OWN:
        return "000000"  # a ministry's text that names provinces in turn
    if not votes:
        return "000000" if levels.most_common(1)[:1] == [("国", levels["国"])] else ""
    totals: dict[str, float] = defaultdict(float)
    for code, vote in votes.items():
        for distance, around in enumerate(reversed(areas.path(code))):
            totals[around.code] += vote * (1, 0.6, 0.25, 0.1)[min(distance, 3)]
    word, fitting = "", dict[str, float]()
    for candidate, count in levels.most_common():
        if word and count < levels[word]:
            break  # of words that are said as often that of the area with more votes is the text's own
        fits = _of_level(totals, areas, candidate)
        if not word or _most(votes, fits) > _most(votes, fitting):
            word, fitting = candidate, fits
    allowed = _LEVEL_OF.get(word, ())
    pool = fitting or {code: totals[code] for code in votes if code in totals}
    if not pool or (allowed and set(pool) == {"000000"}):
        return ""
    chosen = max(pool, key=lambda code: (round(pool[code], 6), votes[code], -int(code[:6])))
    return chosen if fitting else _only_inner(chosen, votes, areas)


def _most(votes: Mapping[str, float], fitting: Mapping[str, float]) -> float:
    """The most votes that one of the areas got by its own name; else what its inner areas gave it."""
    return max((votes.get(code, 0.0) for code in fitting), default=0.0)


def _of_level(totals: Mapping[str, float], areas: Areas, word: str) -> dict[str, float]:
    """The areas that a text can mean by a word such as 全县."""
    return {code: total for code, total in totals.items()
            if (area := areas.get(code)) and area.level in _LEVEL_OF.get(word, ()) and area.name.endswith(word)}  # fmt: skip


def _only_inner(chosen: str, votes: Mapping[str, float], areas: Areas) -> str:
    """Where a text names one county only inside its province, and not just in passing, it is about that county."""
    inner = sorted(
        (code for code in votes if areas.within(code, chosen)), key=lambda code: len(areas.path(code))
    )
    chain = all(areas.within(b, a) for a, b in pairwise(inner))
    own = inner[-1] if inner and chain else chosen
    return own if votes[own] >= _EARLY_NAME or votes[own] * 2 >= votes.get(chosen, 0) else chosen
