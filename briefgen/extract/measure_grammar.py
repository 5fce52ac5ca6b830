"""Where a name of a measure stands in a sentence: titles, quotations, plain names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from briefgen.catalogue.measures import Head, MeasureWords, any_of
from briefgen.model import MeasureKind

_NOTHING = "\u2060"
_GAP = f"[{_NOTHING}]*"
_DIGIT = "一二三四五六七八九十百千万两双\\d"
_LIMIT = 30

# Names made of numbers: 七个东融, 四小四大, 一季一排查、一月一走访, 1+N, 12345, 三个一·三精准.
_NUMBERED = re.compile(
    rf"(?:[{_DIGIT}]+[个重大项步张条级][^，。]{{1,8}}|[{_DIGIT}][^，。{_DIGIT}]{{1,4}}(?:、?[{_DIGIT}][^，。{_DIGIT}]{{1,5}})+"
    r"|[一二三四五六七八九十百千万].{1,2}[共联同齐].|[\dN]+(?:\+[\dNX]+)+|\d{3,6}|互联网\+.{2,6})(?:[·、].{1,8})?"
)
_ORDER = re.compile(
    r"的?(?:总体|工作|发展|总|重要)*(?:思路|要求|目标|理念|原则|承诺|局面|成效|氛围|标准|方针|精神|愿景|定位|路径|作用|方向|优势|精神|美誉|称号|荣誉)"
)
_ROUND = re.compile(r"(?:等)?(?:工作)?(?:经验|做法|经验做法|典型做法)?在全[国省市区县].{0,4}推广")
_HELPS = re.compile("(?:助力|助推|推动|促|引领|[也已还]?(?:铺到|覆盖|推广到|落地|走进))")
"""“五讲五知”助力精神扶贫: what helps or spreads is a way of working."""
_STYLE = re.compile(r"(?:式|型|化)$")
_THING = re.compile(r"(?:式|型|化|率|性|力|感|关|户|人|区|县|市|村|镇|网|圈|带|线|城|车间|书记|骨|箱)$")
_YEAR = re.compile(
    r"(?:提升|升级|创新|建设|攻坚|落实|服务|改革|突破|推进|发展|环境|作风|项目|质量|行动|治理|振兴|深化|规范|整治)年$"
)
_HANDLE = re.compile(
    r"[\u4e00-\u9fff]{0,6}(?:为(?:抓手|载体|牵引|引领|主抓手|总抓手|切入点)|作为.{0,14}(?:内容|抓手|载体|举措))"
)
_TAUGHT = re.compile(
    "(?:、?“[^”]*”)*等?(?:职业|技能|专题|实用技术)*(?:培训|课程|工种|岗位|专业)(?!行动|计划|工程|模式|机制)"
)
"""开展“牛肉拉面师”“八大员”等培训1.1万人次: what is taught is no measure"""
_QUOTATION = re.compile(rf"“([^“”\n]{{2,{_LIMIT}}})”")
_TITLE = re.compile(r"《([^《》\n]{6,80})》|《([^《》\n，。；]{6,40}?)(?=[，。；\n])")
_BREAK = re.compile(r"[，。；：、！？\n\t （）《》“”]|的|把|被|以及|其中")
_COUNT = re.compile(
    rf"(?:了|起|好|出|{_NOTHING})*(?:[{_DIGIT}]+[轮批次项期届个场]|\d{{4}}年|今年|去年|一系列|系列|全[国省市县区州]|农村的|各类|[{_DIGIT}]+个)?"
)
_COUNTED = re.compile(r"（?(?:\d[\d.,]*)?[多余]?[个处项座条所家]")
_NO_LEAD = re.compile(r"[和与及等各该这其了为以健完]|\d|[上下]半年|[全今去明]年|[本上]月")
_TIE = re.compile(r"[为和与在成是及等]")
_HOLD = re.compile(r"为(?:总?主?抓手|载体|牵引|引领|突破口)|(?:相|有机|紧密|有效)+(?:衔接|结合)")
_VERBAL = re.compile("获评|成为|办成|列为|入选|荣获|参与|引导|实实在在|进行|关于|根据|按照|达到|带动")
_STRONG = re.compile("参与|实施|开展|推进|推行|启动")
_PRACTICE = re.compile(
    r"(?:推广|探索|创新|总结)(?:了|出)?([^，。；“”\n]{4,40})等(?:一批|一系列)?(?:创新|典型|有效|好|成功|先进)?(?:经验)?做法"
)
_AT_LARGE = ("工程", "大讨论", "大培训", "大比拼", "大走访", "大排查", "大起底")
_WORKS = re.compile(
    r"(?:延伸|扩建|迁建|新建|改建|建设|主体|分流|通道|湖体|专项|还林|还草|修复|改造|供水|安全|项目|水利|加固|整治|治理|沼气|配套|防渗|调水|枢纽|输电|防洪|灌溉|绿化项目|管网|搬迁|饮水|农饮|农田建设|道路|建筑|安置|安居|棚改|流域|维修|一期|二期|重点|基础|等|民生|系统|公益)$"
)
_ARTICLES = re.compile(
    r"(?:出台|制定|印发|推出|发布)了?([\u4e00-\u9fff]{2,16}[一二三四五六七八九十]条)(?=[，。；、]|政策|措施)"
)
"""出台人才新政十二条: a document known by the number of its articles."""
_FORMULA = re.compile(r"[\dN+]{2,5}")
_NEXT, _PARTICULAR = re.compile(f"[、和与及{_NOTHING}]*"), 4
"""“农村饮用水达标提标”“幸福河湖”两大攻坚战: the names before belong to the same head."""
_SUM = re.compile(rf"^[{_DIGIT}]+[项个大种套]")
_SERVICE = re.compile(r"(?:保|贷|码|通|卡|超市|银行|专班|[通联易快]办|管[一-鿿]用)$")
_JOINED = re.compile(r"[\dA-Za-z一-鿿]{1,8}(?:\+[\dA-Za-z一-鿿]{1,8})+")
"""“党建+合作社”, “互联网+监督”: a formula in quotation marks is a way of working."""
_GOES_ON = re.compile(
    "(?:全面|深入|有序|扎实|顺利|稳步|持续|有效|加快)*(?:实施|推进|推开|启动|完成|收官)|(?:效果|成效)(?:显著|明显)"
)
"""…三年行动计划深入实施: a name that is the subject of its clause."""
_BIG = re.compile(r"大[\u4e00-\u9fff]{2}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name with its place; `core` is the quoted words by which other mentions of it are known."""

    start: int
    end: int
    name: str
    kind: MeasureKind
    core: str = ""


@dataclass(frozen=True, slots=True)
class _Quote:
    """A quotation with the words around it; `core` is what stands inside, read whole."""

    start: int
    end: int
    printed: str
    core: str
    before: str
    after: str

    def named(self, name: str, kind: MeasureKind, more: int = 0) -> Candidate:
        """The measure that it names; `more` characters behind it belong to the name."""
        return Candidate(self.start, self.end + more, name, kind, self.printed)


@dataclass(frozen=True, slots=True)
class _Patterns:
    after: re.Pattern[str]
    inside: re.Pattern[str]
    bring: re.Pattern[str]
    set_up: re.Pattern[str]
    near: re.Pattern[str]
    manner: re.Pattern[str]
    deny: re.Pattern[str]
    begin: re.Pattern[str]
    plain: re.Pattern[str]
    title: re.Pattern[str]
    title_deny: re.Pattern[str]
    known: re.Pattern[str]
    generic: re.Pattern[str]


_FIVE_YEARS = re.compile("十?[一二三四五六七八九]五")
_AREA_OF_CITIES = re.compile("(?:城市|都市|经济)圈|城市群|经济带")
"""武汉“1+8”城市圈: where, no measure."""


@cache
def _patterns(words: MeasureWords) -> _Patterns:
    bring, light = any_of(words.verbs.bring), "了|起|好|出|推行|实行|深入|全面|村级|农村|乡村"
    after = words.pattern("after")
    return _Patterns(
        after=re.compile(
            rf"[\u4e00-\u9fffA-Za-z{_NOTHING}]{{0,12}}?(?:{after}){{0,2}}(?P<head>{after})(?![者家会长])"
        ),
        inside=re.compile(rf"(?:{words.pattern('inside')})$"),
        bring=re.compile(rf"(?:{bring}|{any_of(words.verbs.carry)})[^，。；\n]{{0,24}}$"),
        set_up=re.compile(rf"(?:{any_of(words.verbs.set_up)})[^，。；\n]{{0,4}}$"),
        near=re.compile(rf"(?:{bring})(?:{light}|{_NOTHING})*$"),
        manner=re.compile(rf"(?:{bring}|{any_of(words.verbs.carry)})[^，。；“”\n]{{0,4}}$"),
        deny=re.compile(rf"(?:{any_of(words.verbs.deny)})(?:了|为|的|全国|农村|{_NOTHING})*$"),
        begin=re.compile(rf"(?:(?:{any_of(words.verbs.begin)})(?:{_COUNT.pattern}))+"),
        plain=re.compile(
            rf"(?:(?:{words.pattern('plain')})[A-Za-z]{{0,6}}){{0,2}}(?P<head>{words.pattern('plain')})"
        ),
        title=re.compile(rf"(?:{any_of(words.titles.nouns)})(?:（[^（）]{{1,16}}）)?$"),
        title_deny=re.compile(any_of(words.titles.deny)),
        known=re.compile(any_of([item.name for item in words.known])),
        generic=re.compile(any_of(words.generic)),
    )


def titled(view: str, words: MeasureWords) -> Iterator[Candidate]:
    """Titles in 《》 that an authority issued or carries out, and documents known by their articles."""
    patterns = _patterns(words)
    for match in _TITLE.finditer(view):
        title, end = (match[1] or match[2]).replace(_NOTHING, ""), match.end()
        tail = re.match(r"实施(?:办法|细则|意见|方案)", view[end : end + 6])
        if tail:
            title, end = title + tail[0], end + len(tail[0])
        around = view[max(0, match.start() - 8) : match.start()] + view[end : end + 6]
        if patterns.title.search(title) and not patterns.title_deny.search(around):
            yield Candidate(match.start(), end, title, "policy")
    for match in _ARTICLES.finditer(view):
        yield Candidate(match.start(1), match.end(1), match[1], "policy")


def first_quotations(view: str) -> dict[str, int]:
    """Where each quotation stands first, marks included."""
    first: dict[str, int] = {}
    for match in _QUOTATION.finditer(view):
        first.setdefault(match[0], match.start())
    return first


def quoted(view: str, words: MeasureWords) -> Iterator[Candidate]:
    """Quotations that name a campaign or a mechanism; and known names, quoted or not."""
    patterns = _patterns(words)
    for match in patterns.known.finditer(view):
        yield Candidate(match.start(), match.end(), match[0], words.kind_of[match[0]])
    waiting: list[_Quote] = []
    last: Candidate | None = None
    for match in _QUOTATION.finditer(view):
        core = match[1].replace(_NOTHING, "")
        if waiting and not _NEXT.fullmatch(view, waiting[-1].end, match.start()):
            waiting = []
        if core in words.is_slogan or patterns.known.fullmatch(core) or core[-1] in "。！？；…":
            continue
        before = view[max(0, match.start() - 40) : match.start()]
        if patterns.deny.search(before) or before.rfind("《") > before.rfind("》"):
            continue
        after = view[match.end() : match.end() + 24]
        if _FIVE_YEARS.fullmatch(core) or _AREA_OF_CITIES.match(after):
            continue
        quote = _Quote(match.start(), match.end(), match[0], core, before, after)
        item = _judged(quote, patterns, words)
        particular = len(core) >= _PARTICULAR and not _THING.search(core)
        if not item and particular and last and _NEXT.fullmatch(view, last.end, match.start()):
            item = quote.named(core, last.kind)
        if not item:
            waiting = [*waiting, quote] if particular else []
            continue
        last = item
        # 两大攻坚战 is the head of all the names before it, not of the last alone.
        yield quote.named(core, item.kind) if waiting and _SUM.match(after) else item
        if item.kind == "campaign":
            yield from (one.named(one.core, "campaign") for one in waiting)
        waiting = []


def _judged(quote: _Quote, patterns: _Patterns, words: MeasureWords) -> Candidate | None:
    """The measure that a quotation names, with the words before and after it, if it names one."""
    core, after = quote.core, quote.after
    if _BIG.fullmatch(core):
        return _big(quote, patterns, words)
    if re.match(f"{_GAP}的“", after):
        return None
    tail = patterns.after.match(after)
    if tail and tail["head"] == "项目" and _COUNTED.match(after[tail.end() :]):
        return None
    if tail and not _STYLE.search(core) and (after[0] == "等" or not _TIE.match(after)):
        lead = _led(quote.before, patterns) if _FORMULA.fullmatch(core) else ""
        rest = "" if after[0] == "等" else _SUM.sub("", tail[0].replace(_NOTHING, ""))
        return quote.named(lead + core + rest, words.kind_of[tail["head"]], tail.end())
    if _ORDER.match(after):
        return None
    inside = patterns.inside.search(core)
    if (inside and len(core) > 2) or _YEAR.search(core):
        return quote.named(core, words.kind_of[inside[0]] if inside else "campaign")
    if _HANDLE.match(after) and re.search(r"(?:以|把|将)[^，。；“”]{0,6}$", quote.before):
        grown = "建设" if after.startswith("建设") else ""
        return quote.named(core + grown, "campaign", len(grown))
    return _brought(quote, patterns)


def _brought(quote: _Quote, patterns: _Patterns) -> Candidate | None:
    """A quotation without head noun that a verb brings about, or that is spread over the country."""
    core, clause = quote.core, re.split("[，。；\n]", quote.before)[-1]
    if quote.after.startswith("的") or _TAUGHT.match(quote.after):
        return None
    if _ROUND.match(quote.after) or (_HELPS.match(quote.after) and _NUMBERED.fullmatch(core)):
        return quote.named(core, "mechanism")
    if _JOINED.fullmatch(core) and not _ORDER.match(quote.after):
        return quote.named(core, "mechanism")
    service = len(core) > 2 and _SERVICE.search(core) is not None
    particular = (len(core) >= 4 and not _THING.search(core)) or service
    found = patterns.bring.search(clause)
    own = _NUMBERED.fullmatch(core) or (service and patterns.manner.search(clause))
    if (patterns.near.search(clause) and particular) or (found and own):
        opened = found is not None and found[0].startswith(("开展", "启动"))
        return quote.named(core, "campaign" if opened else "mechanism")
    return None


def _led(before: str, patterns: _Patterns) -> str:
    """构建美丽乡村“1+8”体系: a bare formula takes the words between verb and quotation into its name."""
    piece = before[_clause(before) :]
    verb = patterns.begin.match(piece)
    lead = piece[verb.end() :] if verb else ""
    return lead if 2 <= len(lead) <= 10 and not _NO_LEAD.match(lead) else ""


def _big(quote: _Quote, patterns: _Patterns, words: MeasureWords) -> Candidate | None:
    """干部技能“大比拼”: the name begins before the quotation."""
    lead = _name_before(quote.before, patterns)
    if len(lead) < 3 or quote.core not in words.kind_of:
        return None
    name = lead.replace(_NOTHING, "") + quote.core
    return Candidate(quote.start - len(lead), quote.end, name, words.kind_of[quote.core])


def plain(view: str, words: MeasureWords) -> Iterator[Candidate]:
    """Names without quotation marks, between a verb and a head noun, and ways that are spread as examples."""
    patterns = _patterns(words)
    heads = {head.word: head for head in words.heads}
    for match in patterns.plain.finditer(view):
        head = heads[match["head"]]
        before = view[max(0, match.start() - 44) : match.start()]
        after = view[match.end() : match.end() + 8]
        if before.endswith("”") or view.startswith("“", match.end()):
            continue
        lead = _held(before) if _HOLD.match(after) else _name_before(before, patterns)
        whole = lead + match[0][: -len(head.word)]
        if before[: len(before) - len(lead)].endswith("”"):
            continue
        if _is_name(whole, head, after, patterns) and _is_begun(before, lead, head, after, patterns):
            name = (lead + match[0]).replace(_NOTHING, "")
            yield Candidate(match.start() - len(lead), match.end(), name, head.kind)
    for match in _PRACTICE.finditer(view):
        at = match.start(1)
        for piece in match[1].split("、"):
            if 4 <= len(piece) <= 16 and not _STYLE.search(piece):
                yield Candidate(at, at + len(piece), piece.replace(_NOTHING, ""), "mechanism")
            at += len(piece) + 1


def _held(before: str) -> str:
    """以强县工程为抓手, 与三年行动相衔接: the name begins behind 以 or 与."""
    at = max(before.rfind("以"), before.rfind("与"))
    return before[at + 1 :] if at >= max(0, len(before) - 12) else ""


def _name_before(before: str, patterns: _Patterns) -> str:
    """The words of a name that end here: back to a verb that begins names, or to the clause's beginning."""
    piece = before[_clause(before) :]
    for strong in reversed(list(_STRONG.finditer(piece))):
        if strong.start() and len(piece) - strong.end() >= 4:
            piece = piece[strong.start() :]
            break
    verb = next((found for found in patterns.begin.finditer(piece) if len(piece) - found.end() >= 2), None)
    return piece[verb.end() :] if verb and verb.start() <= 14 else piece


def _clause(before: str) -> int:
    return max((stop.end() for stop in _BREAK.finditer(before)), default=0)


def _is_name(lead: str, head: Head, after: str, patterns: _Patterns) -> bool:
    """Long enough and particular enough for a name, and no count of works or places."""
    own = patterns.generic.sub("", lead)
    if len(own) < 2 or (len(lead) < head.least and not _HOLD.match(after)):
        return False
    if (
        _NO_LEAD.match(lead)
        or _VERBAL.search(lead)
        or head.word in lead
        or lead.endswith("等")
        or after.startswith(tuple("村县镇乡市区户社者家会"))
    ):
        return False
    if head.word != "试点" and _COUNTED.match(after):
        return False
    return not (head.word == "工程" and _WORKS.search(lead))


def _is_begun(before: str, lead: str, head: Head, after: str, patterns: _Patterns) -> bool:
    """A verb that brings measures about stands before the name, or the name stands for itself."""
    ahead = re.split("[，。；\n]", before[: len(before) - len(lead)])[-1]
    if head.kind == "mechanism":
        return patterns.set_up.search(ahead) is not None
    if _HOLD.match(after):
        return ahead.endswith(("以", "与"))
    opens = _clause(before) == len(before) - len(lead)
    if opens and len(lead) >= head.least and _GOES_ON.match(after):
        return True
    if head.word in _AT_LARGE and len(lead) >= 5 and opens:
        return True
    return patterns.begin.search(ahead[-12:]) is not None
