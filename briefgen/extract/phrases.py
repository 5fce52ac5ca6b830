"""The phrase that says what a figure measures, made of the words around it.

Left and right contexts come from a view in which areas and periods are blanked with NUL, so that what
remains is the indicator. The phrase is the shortest that stands alone: opening words, connecting words
and light verbs go, a missing subject is carried over from the figure before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefgen.catalogue.phrases import Phrases
from briefgen.extract.asides import NOISE, NUL, QUALITIES, without_asides

SUCH = "像?(?:这类|这些|这种|此类|该类|这样的)"
"""What points back at a kind that was named: 这类机构"""
NEW = re.compile(r"^新(?:增|建|培育|发展|认定|创建|改造|引进|纳入|选派|招聘)")
LIMIT = 26
"""A longer phrase is cut: its end says what is measured."""

_EDGE = re.compile(r"^[^\w“《（]+|[^\w”》）%+]+$")
_STOP_RIGHT = re.compile(
    r"[、，。；：！？）)”\n]|\d(?!A级|\d?周?岁)|(?:和|与|及)(?=\d)|(?<=..)(?:选派|抽调|选调|抽派|遴选)(?=了?[一-鿿])"
)
_VERB_FIRST = re.compile(
    r"^(?:分别)?(?:达到?|为(?!民)|是|相比|持平|相当|增(?![值])|提高|减(?!灾)|下降|上升|拓展|扩大|(?:调整|变更|变)为|缩|占(?!地)|比(?![例重较])|较|同比|居(?![民住委家])|位居|中(?=[\d，有共])|以上|以下|左右|到|至|升(?!级)|降(?![水雨])|回落|(?!干部|学生|群众|教师|医生|人员|职工|队员|农民|游客)[\u4e00-\u9fff]{2}[到至]|,|；|全部|已|均|共(?!同)|高于|低于|用于|以内)"
)
_INNER = re.compile("(?<=..)(?:累计|先后|共计|全年(?=总?[收支]))(?:建成|完成|实现|达到|发放|投入)?")
_NOUN = 3
"""So many characters at the end in common make a part a noun of its own: 供用水量, 其中农业用水量."""
ENDS_IN_RATE = re.compile("(?:率|占比|比重|比例|进度)$")
SCHOOLS = ("完中", "村小", "教学点", "小学", "中学", "初中", "高中", "中职", "职高", "幼儿园", "特校")
_FIELD_WORK, _CROP = re.compile("(?:已|完成)*(?P<work>播种|种植|栽植|移栽|插秧|收割|收获|收购)$"), 5
_KINDS = (
    (re.compile("(?:机构|单位|场所|设施)$"), re.compile("[院所站室校厂店场馆]$")),
    (re.compile("[户象]$"), re.compile("^(?!一般|其他|其余|普通)..+户$")),
    (re.compile("行政村$"), re.compile("^(?!一般|其他|其余|普通)..+村$")),
)
"""A whole and a kind of it that has a name of its own: 监测户, 其中突发严重困难户."""
_TRADE = re.compile("(?:进出口|进口|出口|贸易)(?:总?[额值])?$")
_GROWS_ON = re.compile("种植|播种|栽植|栽种")
_DID = re.compile(
    "(?P<did>[一-鿿“”]*(?:吸纳|吸收|带动|安置|惠及|覆盖|服务))(?:各类|周边|当地)?(?:劳动力|群众|人员|人口|农户|居民)?(?P<work>(?:务工)?(?:就业)?)"
)
_PEOPLE = re.compile("[一-鿿]{2,8}(?:人口|人员|劳动力|劳动者|对象|妇女|残疾人|户|群众|学生)")
"""吸纳就业1.98万人，其中脱贫人口8047人: 吸纳脱贫人口就业"""
_GDP = re.compile("生产总值$|GDP$")
_INDUSTRY_ALONE = re.compile("第?[一二三]次?产业?|工业|建筑业|农业|服务业|农林牧渔业")
_SUBJECTS = re.compile("(?P<new>新增|新登记|新培育|培育|新设立?)?[一-鿿]{0,6}(?:主体|组织)")
_A_SUBJECT = re.compile("企业|合作社|农场|工商户|大户|联合[社体]|公司$")
"""新增经营主体120家，其中合作社50家: 新增合作社"""
_IN_AND_OUT = re.compile("(?:海|国|境|省|市|县|区)内外")
_SHARED = re.compile("(?:资金|投资|面积)$")
_JOINS = re.compile("参加.{0,8}(?:保险|医保|养老)")
_INSURED, _INSURANCE = re.compile("参保(?=.)|在职职工$|离退休"), re.compile("[一-鿿]{2,10}?(?:保险|医保)")
"""参加养老保险人数719万人，其中参保职工: what they are insured for stays."""
_MEAN_COST = re.compile("(?P<mean>[亩户人]均)(?:总成本|成本|支出|费用|总支出)$")
"""亩均总成本2310元，其中地租820元: 亩均地租"""
_OF_A_CALLING = re.compile("[医药律工教导技厨]师|护士|教师|院士|干警")
"""卫生技术人员，其中执业医师: no 医师人员"""
_TOTAL = re.compile("(?:总数|总量|总额|数量|人数|户数|规模|总计|合计)$")
_ALONE = re.compile("(?:损失|收入|支出|产量|增加值|产值|出口|进口|存款|贷款|消费|利润|人口)$")
_DONE = re.compile("^([\u4e00-\u9fff]{2})了(?=[“\u4e00-\u9fff]{2})")
_GOVERN = re.compile("(?:下辖|管辖|辖有|辖)(?!区)")
_LEFT_OPEN = re.compile(
    "(?:以及|[和与及]|(?<=[县村镇乡区市户）])中(?:有|的)?|(?<=[一-鿿])中有|(?<=[业校所院村区镇户社])有|[和与及][^、，和与及]{1,8}的|约|近|共|达)$"
)
"""What joins a noun to the figure after it: 255个行政村中有225个贫困村."""
_NUMBERED = re.compile(" *[一二三四五六七八九十]{1,3}、")
"""九、人口、社会保障 2007年末，全县总人口: a heading on the line is no part of the phrase."""
_SAID = re.compile(
    f"(?<=[^，。；]{{2}})(?:作为|即将(?=建|投|开|完)|正在(?=建|开|施)|目前|眼下|至今|[于自从]{NUL}|被(?![子服褥动]))"
)
"""…水利枢纽工程作为第三水源工程被列入规划: what is said of the noun is no part of it."""
_KINDS_DO = re.compile(
    "^[^，。；\\d]*、[^，。；\\d]*?(?P<who>人口|群众|对象|人员|家庭|学生)等(?=[一-鿿]{2,4}(?:[，。；]|$))"
)
"""资助49.6万名特困、低保、返贫致贫人口等参保: what they do"""
_NAMES = re.compile("（[^（）]*、[^（）]*）")
"""3镇（甲镇、乙镇）: which they are is no part of what is counted."""
EXCEPT = re.compile("（[^（）]{1,40}除外）")
"""19个县（甲县除外）的181个乡镇"""
_MEANWHILE = re.compile("的同时$")
_SEVERAL = re.compile("、[^、]*?([二两三四五六七八九十]大(?!道|街|桥|学)[^、]{2,})$")
"""西湖公园、左海公园、儿童公园五大公园接待游客: the list is summed up in its last words."""
_LINE_NUMBER = re.compile(r"^\d{1,2}[．.、]")
"""1．甲县 7.42万亩: the number of a line is no part of the phrase."""
_OPEN_AT_END = re.compile("[（(][^）)]*$")
_OPEN_PARENS = re.compile("^（[^）]*）?")
_GOES_ON = re.compile(f"[和与及]{NUL}")
"""低于全省的6.4%和全国的6.5%: what follows is of the next figure."""
_BY_WHEN = re.compile(
    f"^(?:也|还|将|拟|计划|预计|争取|力争|确保|有望|可|可望)*{NUL}+(?:[底末内]|之?前|以前|左右)*"
)
"""540户计划明年10月底前入住: when they will is no part of what they will do."""
_AT_A_TIME = re.compile(f"(?<=[一-鿿]{{2}})(?<![是来都均为])(?:已|将|拟|计划|预计)*[于自从]{NUL}")
"""新能源配件项目已于5月试生产: what was done with it when is no part of it."""
_A_GOAL = re.compile(
    "(?:预期|控制|年度|约束性|考核|年初|规划)*(?:目标|指标|任务|范围)(?:以内|之内|内)(?=[，。；]|$)"
)
"""控制在4.5%的目标以内: no thing that is counted"""
_IN_CASE = re.compile("(?:的)?(?:情况|前提|条件|背景|基础)之?[下上]")
"""面积稳定在1109.6万亩的情况下"""
_BECAUSE = re.compile(
    "^(?P<noun>[一-鿿]{2,6})因[一-鿿]{2,12}?(?:至今|仍然?|尚|迟迟)*(?P<state>未[一-鿿]{2,3})$"
)
"""3个安置点因征地受阻至今未开工: 未开工安置点"""
_OF_WHOM = re.compile(
    "^(?P<what>.{2,}(?:率|比例|标准))(?P<who>职工|居民|城镇|农村|城市|男性|女性|小学|初中|高中)$"
)
"""政策范围内报销比例职工达85.1%、居民达72.4%"""
_AIM = re.compile("(?<=[一-鿿]{3})(?<!完成)(?<!年度)(?<!全年)(?<!工作)(?<!达到)(?<!预期)目标$")
"""旅游总花费目标为1000亿元: what is aimed at"""
_PLACE = re.compile(
    "(?:其余|其他)乡镇|(?!各|全|乡|城|距|离|通|建制|中心|重点|特色|该|本|每|新建|示范|美丽)[一-鿿]{2,10}(?:(?<!乡)镇|乡|街道|苏木)"
)
"""金盆圩乡 41.2万元: the name of a place says where, not what."""
_WHERE = re.compile(
    "^(?:[两二三四五六七八九十]个?(?:省|市|县|区|州|旗|乡镇|镇|乡|村|地)分别|(?:仅|光|单)?[一-鿿]{2,5}?(?:[镇乡村县市区]|街道)(?:一[镇乡村县市区])?就(?![业医学地近餐诊读])|[一-鿿]{2,4}村(?:现|共)?有)(?=[一-鿿]{2})"
)
"""仅营盘镇就发展8200亩, 四县分别投放8200万元, 中和村有茶园4600亩: the name of a place says where, not what."""
_GOVERNS = re.compile("^[一-鿿]{2,8}?(?:[镇乡村]|街道|社区)(?:现|共|总)*(?=下辖|管辖|辖(?!区))")
"""白马镇现辖12个行政村: whose they are is no part of what is counted."""
_BREAKS = re.compile(
    r"(?:通过|围绕|为了|随着|依托|根据|按照|结合|聚焦)[^，]{0,30}?(?:的方式|方式|等|实现[了的]*|的(?=..)|$)"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What the figures before were about: the full phrase, and the items of a list where it was one."""

    phrase: str = ""
    items: tuple[str, ...] = ()


@lru_cache(maxsize=64)  # asked for the same words by several rules in a row
def clean_left(text: str, words: Phrases) -> str:
    """A left context without openers, connecting words and parentheses at its edges."""
    if NUL in text and _NUMBERED.match(text):
        text = text[text.rfind(NUL) + 1 :]
    text = text.rpartition("|")[2] if "|" in text else text  # words of another cell
    text = _LINE_NUMBER.sub("", text.lstrip(" \u3000"))
    text = without_asides(text)
    text = _GOVERNS.sub("", text) if "辖" in text else text
    previous = None
    while previous != text:
        previous = text
        text = _EDGE.sub("", text)
        if text[-1:] in words.tail_ends:
            text = words.tail.sub("", text)
        if lead := words.lead.match(text):
            text = text[lead.end() :]
    return text


def clean_right(text: str, listed: bool = True) -> str:
    """The noun phrase that a right context begins with, empty where a verb begins it.

    `listed` says that another figure follows, so that 、 ends the phrase; else the nouns belong together
    (119个村、居委会、社区).
    """
    if _GOES_ON.match(text):
        return ""
    text = _AT_A_TIME.split(_BY_WHEN.sub("", text))[0] if NUL in text else text
    text = NOISE.sub("", text).removeprefix("的")
    if "（" in text:
        text = _NAMES.sub("", _OPEN_PARENS.sub("", text))
    if "、" in text:
        text = QUALITIES.sub("", text)
    if _VERB_FIRST.match(text) or _A_GOAL.match(text) or _IN_CASE.match(text):
        return ""
    text = _KINDS_DO.sub(r"\g<who>", text) if "等" in text else text
    cut = next(
        (
            m
            for m in _STOP_RIGHT.finditer(text)
            if (listed or m[0] != "、" or m.start() > 3) and not _inside(text, m.start())
        ),
        None,
    )
    text = text[: cut.start()] if cut else text
    text = _OPEN_AT_END.sub("", text) if "（" in text or "(" in text else text
    text = _BECAUSE.sub(r"\g<state>\g<noun>", text) if "因" in text else text
    text = _SAID.split(text)[0]
    return _MEANWHILE.sub("", _LEFT_OPEN.sub("", _EDGE.sub("", text)))[:LIMIT].removesuffix("的")


def _inside(text: str, at: int) -> bool:
    """Is the place inside parentheses or quotation marks, or their own closing mark?"""
    return any(text.rfind(a, 0, at) > text.rfind(b, 0, at) for a, b in ("（）", "“”", "()"))


def without_light_verb(phrase: str, words: Phrases) -> str:
    """The phrase without a light verb at its front, where a noun of two characters or more remains."""
    if (govern := _GOVERN.match(phrase)) and len(phrase) > govern.end():
        return phrase[govern.end() :]
    match = words.light_verb.match(phrase)
    of_work = match and phrase[match.end() :].endswith("投资")  # 完成投资 is a name of its own
    if match and match[0] in ("实现", "提供", "完成") and phrase[match.end() :] in words.is_head:
        return phrase if match[0] == "完成" and of_work else phrase[match.end() :]
    if match and len(phrase) - match.end() >= 3 and phrase[match.end() :] not in words.is_modifier:
        return phrase[match.end() :]
    return phrase


def is_place(words: str) -> bool:
    """Are words the name of a town and nothing else?"""
    return bool(_PLACE.fullmatch(words))


def without_place(phrase: str) -> str:
    """The phrase without the place that opens it and has or does what is counted."""
    return _WHERE.sub("", phrase)


def stem(phrase: str, words: Phrases) -> str:
    """A subject without its attribute: 黄桃种植面积 → 黄桃."""
    head = words.head_end.search(phrase)
    return phrase[: head.start()] if head else phrase


def part_of(whole: str, part: str, words: Phrases) -> str:
    """The part named after 其中: 发行新增债券, 一般债券 → 发行新增一般债券."""
    whole = _IN_AND_OUT.sub("", whole)  # 接待海内外游客, 其中海外游客
    if (done := _FIELD_WORK.search(whole)) and not _FIELD_WORK.search(part) and len(part) <= _CROP:
        return part + done["work"]  # 农作物已播种456.3万亩。其中：大豆283万亩
    if len(part) > _NOUN and part[-_NOUN:] == whole[-_NOUN:] and part[-1] in "量额值率数":
        return part
    narrowed = join(part, whole)  # 居民人均可支配收入, 城镇居民 → 城镇居民人均可支配收入
    if part not in whole and len(narrowed) < len(part) + len(whole):
        return narrowed
    if part.endswith("费") and len(part) > _NOUN:
        return part  # “三公”经费支出86万元，其中公务接待费12万元
    if (did := _DID.fullmatch(whole)) and _PEOPLE.fullmatch(part):
        return did["did"] + part + did["work"]
    if any(kinds.search(whole) and a_kind.search(part) for kinds, a_kind in _KINDS):
        return part
    if (subjects := _SUBJECTS.fullmatch(whole)) and _A_SUBJECT.search(part):
        return join(subjects["new"], part)
    if part.startswith("赴") and len(part) > _NOUN:
        return part
    if part.startswith("对") and (trade := _TRADE.search(whole)):
        return part + trade[0]
    items = whole.split("、")
    if part in items[1:] and (grows := _GROWS_ON.match(items[0])):
        return part + grows[0] + "面积"  # 种植沙地西瓜、红干椒、中草药12万亩，其中红干椒5.4万亩
    if cost := _MEAN_COST.search(whole):
        return part if part.startswith(cost["mean"]) else cost["mean"] + part
    own = words.head_end.search(part)
    head = words.head_end.search(whole)
    if _INSURED.match(part) and (insured := _INSURANCE.search(whole)):
        return insured[0] + part
    alike = own and head and own.start() and own[0][-2:] == head[0][-2:]
    if (
        whole in part
        or _JOINS.match(part)
        or whole in ("人口", "总人口")
        or alike
        or (len(part) >= 4 and (_ALONE.search(part) or (own and not _SHARED.search(part))))
    ):
        return part
    if head and not words.head_end.search(part):
        return part if _TOTAL.search(head[0]) or _OF_A_CALLING.search(part) else part + head[0]
    if len(part) > 2 and not words.head_end.search(part) and part[-2:] == whole[-2:]:
        shared = next(n for n in range(2, len(part) + 1) if part[-n - 1 :] != whole[-n - 1 :])
        return whole[:-shared] + part
    return join(stem(whole, words), part)


def value_added(whole: str, part: str) -> str:
    """地区生产总值87.26亿元，其中：一产21.94亿元: an industry's part of it is its value added; else empty."""
    return part + "增加值" if _GDP.search(whole) and _INDUSTRY_ALONE.fullmatch(part) else ""


def join(subject: str, phrase: str) -> str:
    """Subject and attribute as one phrase, without saying anything twice."""
    if not subject or subject in phrase:
        return phrase
    for size in range(min(len(subject), len(phrase)), 1, -1):
        if subject.endswith(phrase[:size]):
            return subject + phrase[size:]
    return subject + phrase


def qualified(phrase: str, subject: str, words: Phrases) -> str:
    """A bare noun gets the attributes that the subject gave it: 资助学生 after 困难学生资助资金 → 资助困难学生."""
    if len(phrase) not in (4, 5) or phrase[:-2] not in words.generic or phrase[-2:] in words.is_head:
        return phrase
    noun = phrase[-2:]
    at = subject.find(noun)
    return (
        phrase[:-2] + subject[: at + 2]
        if at > 0 and subject[:at] not in (phrase[:-2], *words.generic)
        else phrase
    )


@lru_cache(maxsize=64)
def shorten(phrase: str) -> str:
    """A phrase cut to its limit from the front, at a break if there is one; of whom it is, first, and what is aimed at by its name."""
    phrase = _AIM.sub("", _OF_WHOM.sub(r"\g<who>\g<what>", phrase))
    phrase = _DONE.sub(r"\1", phrase)
    if phrase.count("“") != phrase.count("”"):
        phrase = re.sub("[“”]", "", phrase)
    phrase = _INNER.sub("", phrase) if len(phrase) > 8 else phrase
    phrase = _BREAKS.sub("", phrase) or phrase
    if len(phrase) > LIMIT and (several := _SEVERAL.search(phrase)):
        phrase = several[1]
    return phrase if len(phrase) <= LIMIT else _EDGE.sub("", phrase[-LIMIT:])
