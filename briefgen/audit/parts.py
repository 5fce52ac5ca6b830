"""The parts of a whole that a statement names: a list behind 其中, one of so many, stages of work."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.audit.figures import Figure, Statement
from briefgen.extract.numerals import chinese

# The noun that a unit counts may stand before it: 209个行政村，其中.
_WHICH = re.compile("^(?:（[头只口匹峰羽、]+）)?(?:[\u4e00-\u9fff“”]{0,10}[（(，、,])?其中[:：，,]?")
_MIXED = re.compile("^（[头只口匹峰羽、]+）")
_ANIMALS = frozenset("头只口匹峰羽")
_NAMELY = re.compile("^(?:[一-鿿（）()、]{0,14})[，,]即$")
"""18个乡镇（街道），即9个镇、5个乡: all of them"""
_NEXT_NOUN = re.compile("[一-鿿]{1,8}[、和及]")
_MADE_OF = re.compile(
    "^[，、,（(]?(?:分别为|分别是|分为|由[两二三四五六七八九][类项个部][一-鿿]{0,6}(?:构成|组成)[：:]?)"
)
_COMPOSED = re.compile(
    "^[，、,（(]?由(?P<names>[^，。；]{4,60}?)(?:等?[两二三四五六七八九十](?:大?部分|个?方面|类|项))?(?:组成|构成)，"
    "分别(?:为|是|达|完成|投入|安排)"
)
"""由高速公路、农村公路和客货站场三部分组成，分别完成…"""
_INLINE = re.compile("^[，、,（(]?由(?!于|此|[^，]{0,12}(?:完成|承担|负责|实施|提高|增加))[一-鿿]{3,}")
_COMPOSES = re.compile("^(?:等)?(?P<count>[两二三四五六])(?:大?部分|项|方面|类)(?:共同)?(?:组成|构成)")
_COUNT_BEHIND = re.compile(
    "^[，、]?(?:以上|上述|这|等)?(?P<count>[两二三四五六])(?:大?部分|项(?:任务|指标|工作|工程|内容)|大?类|方面)"
)
_SPREAD = re.compile(
    "^[，、,（(]?(?:分布|安置|分散)在(?P<count>[两二三四五六七八九])[个处类][^，。：]{0,10}："
)
_LISTED = re.compile("^[，、,和及]")
_ANOTHER = re.compile("其中|合计|共计|总计|同时|此外|另|还(?!剩)")
# A share or a growth of the part before it stands inside the list.
_REMARK = re.compile("^[，、,（(]?(?:占|增长|下降|同比|比上年|较上年)")
_PLANNED = re.compile("^[，、,（(]?(?:为|完成|占|达到)[一-鿿]{0,6}(?:预算|计划|任务|目标)数?$")
_OF_BEFORE = re.compile(
    "[比较与](?:上年|去年|前年|上季|\\d{4}年)(?:同期|同月|末|底)?的?$"
    "|^[，,（(]?(?:上年|去年)(?:同期|同月)?(?:为|是|仅|只有)?$"
)
_REST = re.compile("^[，、,和及]?(?:剩余|其余|余下|还剩|其他|其它)")
# 224个行政村中，已有…
_AMONG = re.compile("^(?P<noun>[一-鿿]{0,8}?)之?中[，,]")
_HEADS = frozenset("户人名")
_STAGES = (
    re.compile("(?:完工|竣工|建成|完成|投产|投用)(?:了|约|达)?$"),
    re.compile("(?:在建|在施|正在(?:施工|建设|实施|推进))(?:的|有)?(?:项目)?(?:约)?$"),
    re.compile("(?:未|尚未|待)(?:开工|启动|实施)(?:的|有)?(?:项目)?(?:约)?$"),
)
# Kinds that make up a whole between them: two kinds of one line are never counted twice.
_KINDS = (
    "男 女",
    "城镇 农村 乡村",
    "城市 农村 乡村",
    "第一产业 第二产业 第三产业",
    "一产 二产 三产",
    "夏粮 早稻 秋粮",
    "早稻 中稻 晚稻",
    "税收 非税",
    "出口 进口",
    "财政 自筹 社会",
    "中央 省级 省 市级 市 县级 县",
    "国家级 省级 市级 县级 区级",
    "小学 初中 高中 中职 幼儿园",
    "公办 民办",
    "农业 工业 服务业",
    "农业 林业 牧业 渔业",
    "新建 改建 扩建 续建",
    "线上 线下",
    "一等 二等 三等",
    "工资性 经营 财产 转移",
    "猪 牛 羊 禽",
    "大畜 羊 猪",
    "大牲畜 羊 猪",
    "水稻 小麦 玉米",
    "内资 外资",
    "国道 省道 县道 乡道 村道",
    "本地 外地 省内 省外 县内 县外",
    "稳定 一般 突发 脱贫不稳定 边缘易致贫 突发严重困难",
    "A类 B类 C类",
    "甲类 乙类 丙类",
    "优秀 良好 合格 不合格",
    "汉族 少数民族",
    "职工 居民",
    "剩余 其余 余下",
    "护林 保洁 护路 护河",
    "过夜 一日",
    "国内 入境 境外 海外",
    "集中式 分散式",
    "集中供养 分散供养",
)
# Kinds that are a whole together.
_COMPLETE = (
    "男 女",
    "城镇 农村",
    "城镇 乡村",
    "城市 农村",
    "税收 非税",
    "出口 进口",
    "公办 民办",
    "第一产业 第二产业 第三产业",
    "夏粮 早稻 秋粮",
    "线上 线下",
    "汉族 少数民族",
    "职工 居民",
    "脱贫不稳定 边缘易致贫 突发严重困难",
    "过夜 一日",
    "国内 入境",
    "国内 境外",
    "集中式 分散式",
    "集中供养 分散供养",
    "东部 中部 西部",
    "北部 中部 南部",
    "早熟 中熟 晚熟",
)


@dataclass(frozen=True, slots=True)
class Parts:
    """The figures of a list with their names; `made_of` where it is introduced as all there is."""

    figures: tuple[Figure, ...]
    names: tuple[str, ...]
    made_of: bool
    count: int = 0
    """How many there are said to be; 0 where it is not said."""

    @property
    def apart(self) -> bool:
        """Whether the parts cannot overlap: as many as there are, kinds of one line, or names of one make."""
        return (
            self.count == len(self.figures)
            or _one_line(self.names, _KINDS)
            or _alike(self.names)
            or _funds(self.names)
            or self.rest
        )

    @property
    def rest(self) -> bool:
        """Whether the last part is what remains (剩余55个)."""
        return len(self.names) > 1 and bool(_REST.match(self.figures[-1].before))

    @property
    def complete(self) -> bool:
        """Whether the parts must make the whole."""
        return (
            divide_whole(self.names)
            or self.count == len(self.figures)
            or self.rest
            or (self.made_of and len(self.names) > 1 and self.apart)
        )

    def by_lines(self) -> tuple[Parts, ...]:
        """城镇A、乡村B；男性C、女性D: the parts of each line that divides the whole by itself; else all of them."""
        divided = []
        for line in _COMPLETE:
            places = [[at for at, name in enumerate(self.names) if word in name] for word in line.split()]
            if all(len(found) == 1 for found in places):
                divided.append(sorted(found[0] for found in places))
        twice = [
            one for one in divided if not any(set(one) & set(other) for other in divided if other is not one)
        ]
        if len(twice) < 2:
            return (self,)
        return tuple(
            Parts(tuple(self.figures[at] for at in one), tuple(self.names[at] for at in one), self.made_of)
            for one in twice
        )


def divide_whole(names: Sequence[str]) -> bool:
    """Whether kinds so named make up a whole between them: 北部、中部、南部."""
    return any(len(line.split()) == len(names) and _one_line(names, (line,)) for line in _COMPLETE)


def kinds_of_one_line(names: Sequence[str]) -> bool:
    """Whether kinds so named cannot overlap."""
    return _one_line(names, (*_KINDS, *_COMPLETE)) or _alike(names)


def opens_list(text: str) -> bool:
    """Whether the words before a figure begin a list of parts."""
    return any(words.search(text) for words in (_WHICH, _MADE_OF, _NAMELY, _COMPOSED, _SPREAD, _INLINE))


def parts_behind(statement: Statement, place: int) -> Parts | None:
    """The parts of the figure at a place, in its unit; None where no list of parts follows it."""
    whole, at = statement[place], place + 1
    if whole.after.startswith(("）", ")")):
        # A remark in brackets is not what the next list is of.
        return None
    if (
        at + 1 < len(statement)
        and statement[at].before.startswith("，占")
        and statement[at + 1].before == "的"
    ):
        at += 2
    if at + 1 < len(statement) and not statement[at].before and statement[at].unit != whole.unit:
        at += 1
    # 进出口总额58.6亿元，同比增长12.3%，其中出口…; 收入86700万元，为预算92000万元的94.2%，其中…
    while at + 1 < len(statement) and is_beside(statement, at):
        at += 1
    if at >= len(statement) or not opens_list(statement[at].before):
        return None
    inline = _INLINE.match(statement[at].before) and not _COMPOSED.search(statement[at].before)
    if inline and not is_composed(statement, at - 1):
        return None
    if _NAMELY.search(statement[at].before):
        return _namely(statement[at:], whole.unit)
    figures, names = _collect(statement[at:], _units(whole))
    if not figures:
        return None
    spread, composed = (words.search(statement[at].before) for words in (_SPREAD, _COMPOSED))
    made_of = bool(_MADE_OF.search(statement[at].before))
    count = int(chinese(spread["count"]) or 0) if spread else 0
    count = len(re.split("[、和及]", composed["names"])) if composed else count
    count = count or _told_behind(figures[-1])
    parts = Parts(tuple(figures), tuple(names), made_of, count)
    return parts if parts.apart else _unbroken(parts)


def _told_behind(last: Figure) -> int:
    """A、B、C，三项任务…, 由A、B和C三部分组成: how many there are, said behind the last; 0 where it is not."""
    told = _COUNT_BEHIND.match(last.after)
    return int(chinese(told["count"]) or 0) if told else 0


def is_composed(statement: Statement, place: int) -> bool:
    """Is a figure made of those behind it: 总投资4.6亿元，由A、B和C三部分组成?"""
    following = statement[place + 1 :]
    return bool(
        following
        and _INLINE.match(following[0].before)
        and any(_COMPOSES.match(one.after) for one in following)
    )


def _namely(following: Statement, unit: str) -> Parts | None:
    """即9个镇、5个乡、2个街道: what is counted stands behind each figure, and these are all."""
    figures = [following[0]]
    for figure in following[1:]:
        if figure.unit != unit or not _NEXT_NOUN.fullmatch(figure.before):
            break
        figures.append(figure)
    same = following[0].unit == unit
    return Parts(tuple(figures), tuple(one.after for one in figures), True, len(figures)) if same else None


def whole_among(statement: Statement, place: int) -> Figure | None:
    """The figure of which a figure counts some: 224个行政村中，已有168个村…; None where there is none."""
    part = statement[place]
    for whole in statement[:place]:
        found = _AMONG.match(whole.after)
        alike = whole.unit == part.unit or {whole.unit, part.unit} == {"人", "名"}
        if found and alike and whole.is_level and part.is_level:
            noun = found["noun"]
            ends = [noun[at:] for at in range(len(noun))]
            named = any(part.after.startswith(end) or part.before.endswith(end) for end in ends)
            return whole if named or part.unit in _HEADS else None
    return None


def stages_behind(statement: Statement, place: int) -> tuple[Figure, ...]:
    """The figures behind one that say how far so many of it are: 已完工52个，正在施工44个; each stage once."""
    found: dict[int, Figure] = {}
    if statement[place].obs.transformation != "level" or any(
        words.search(statement[place].before) for words in _STAGES
    ):
        return ()
    for figure in statement[place + 1 :]:
        stage = next((at for at, words in enumerate(_STAGES) if words.search(figure.before)), None)
        if (
            stage is not None
            and figure.unit == statement[place].unit
            and figure.obs.transformation == "level"
        ):
            if stage in found:
                return ()
            found[stage] = figure
    return tuple(found.values()) if len(found) > 1 else ()


def _units(whole: Figure) -> frozenset[str]:
    """The units of the parts: those of all animals where the whole is 312.5万头（只）."""
    mixed = _MIXED.match(whole.after)
    return _ANIMALS if mixed and whole.unit in _ANIMALS else frozenset((whole.unit,))


def _collect(following: Statement, units: frozenset[str]) -> tuple[list[Figure], list[str]]:
    figures: list[Figure] = []
    names: list[str] = []
    name = ""
    for index, figure in enumerate(following):
        if index and figure.before and _ANOTHER.search(figure.before):
            break
        if _is_remark(figure):
            continue
        if figure.before and not (
            index and figure.before == "、" and following[index - 1].unit != figure.unit
        ):
            name = re.sub("^(?:.*其中|[，、,（(和及])[:：，,]?", "", figure.before)
        if figure.unit not in units or not figure.is_level:
            # 1203户3890人: the partner of a part, before or behind it.
            paired = index + 1 < len(following) and following[index + 1].before in ("", "、")
            if figure.before and not paired:
                break
            continue
        if figures and figure.before and not figure.opens and not _LISTED.match(figure.before):
            break
        figures.append(figure)
        names.append(name)
    return figures, names


def is_beside(statement: Statement, place: int) -> bool:
    """Is a figure only held beside the one before: its growth, the level of last year, its plan and the ratio to it?"""
    figure = statement[place]
    ratio = figure.before == "的" and place > 0 and bool(_PLANNED.search(statement[place - 1].before))
    return _is_remark(figure) or is_of_before(figure) or bool(_PLANNED.search(figure.before)) or ratio


def is_of_before(figure: Figure) -> bool:
    """Is it the level of a time before, with which another is compared: 比上年的4.12亿元下降?"""
    return figure.obs.transformation == "level" and bool(_OF_BEFORE.search(figure.before))


def spoken_of(statement: Statement, place: int) -> Figure | None:
    """The figure of which the one at a place may be a part: the last before it that is not held beside another."""
    at = place - 1
    while at > 0 and is_beside(statement, at):
        at -= 1
    return statement[at] if at >= 0 else None


def _is_remark(figure: Figure) -> bool:
    return figure.obs.transformation != "level" and bool(_REMARK.match(figure.before))


def _unbroken(parts: Parts) -> Parts:
    """The parts up to the first comma: behind it a new matter may begin, while 、 keeps on with the parts.

    A comma before one more of its make does not break off: 其中毛竹林55万亩，生态公益林93.8万亩.
    """
    breaks = [
        at
        for at, part in enumerate(parts.figures)
        if at and re.match("[，,]", part.before) and parts.names[at][-1:] != parts.names[at - 1][-1:]
    ]
    end = min(breaks, default=len(parts.figures))
    return Parts(parts.figures[:end], parts.names[:end], parts.made_of)


def _one_line(names: Sequence[str], lines: Sequence[str]) -> bool:
    """Whether the names are different kinds of one line."""
    for line in lines:
        words = line.split()
        found = [next((word for word in words if word in name), "") for name in names]
        if all(found) and len(set(found)) == len(found):
            return True
    return False


def _funds(names: Sequence[str]) -> bool:
    """Money by its sources, each named as one: 财政衔接资金、社会资金、银行贷款."""
    sources = [
        name for name in names if re.search("(?:资金|贷款|投资|自筹|捐款|捐赠)(?:约|为|近|共)*$", name)
    ]
    return len(names) > 1 and len(set(sources)) == len(names)


def _alike(names: Sequence[str]) -> bool:
    """Names of one make, as 甲镇、乙镇 or 桃树、梨树: same length, same last character, else different."""
    one_make = len({(len(name), name[-1:]) for name in names}) == 1
    return len(names) > 2 and one_make and len(set(names)) == len(names)
