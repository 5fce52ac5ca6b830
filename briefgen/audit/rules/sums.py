"""Sums against their parts: 合计 and 共 after a list, 其中 before one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefgen.audit.bounds import Bounds, apart, total
from briefgen.audit.explain import bounds, culprit
from briefgen.audit.figures import Figure, Reading, Statement
from briefgen.audit.issue import doubt
from briefgen.audit.reprint import added, subject
from briefgen.model import Issue

_AFTER_LIST = re.compile(
    "(?:合计|总计|共计|总共|[两二三四五六]项(?:合计|共)|[两二三四]者(?:合计|共))[\u4e00-\u9fff]{0,6}$"
)
_WHICH = re.compile("^[（(，、,]?其中[:：，,]?")
_MADE_OF = re.compile("^[，、,（(]?(?:分别为|分别是|分为)")
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
    "新建 改建 扩建 续建",
    "线上 线下",
    "一等 二等 三等",
    "工资性 经营 财产 转移",
    "猪 牛 羊 禽",
    "水稻 小麦 玉米",
    "内资 外资",
    "国道 省道 县道 乡道 村道",
    "本地 外地 省内 省外 县内 县外",
    "稳定 一般 突发 脱贫不稳定 边缘易致贫 突发严重困难",
    "A类 B类 C类",
    "甲类 乙类 丙类",
    "优秀 良好 合格 不合格",
    "汉族 少数民族",
)
# Kinds that are a whole together.
_WHOLE_PAIRS = (
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
)
_NEAR = Decimal("0.6")


def sums(reading: Reading) -> Iterator[Issue]:
    """Parts that do not make their sum; parts behind 其中 that exceed their whole."""
    for statements in reading.statements.values():
        for place, statement in enumerate(statements):
            following = statements[place + 1] if place + 1 < len(statements) else ()
            # 其中 may open the next sentence.
            joined = bool(following) and _WHICH.search(following[0].before)
            yield from _of_statement((*statement, *following) if joined else statement, len(statement))


def _of_statement(statement: Statement, count: int) -> Iterator[Issue]:
    for place, figure in enumerate(statement[:count]):
        if not figure.is_level or figure.unit in ("%", "个百分点", "倍", "位"):
            continue
        if _AFTER_LIST.search(figure.before):
            yield from _list_before(statement, place)
        behind = statement[place + 1].before if place + 1 < len(statement) else ""
        if _WHICH.search(behind) or _MADE_OF.search(behind):
            yield from _list_behind(statement, place)


def _list_before(statement: Statement, place: int) -> Iterator[Issue]:
    """A、B，合计 T: some run of figures right before T must make it."""
    whole = statement[place]
    parts: list[Figure] = []
    for part in reversed(statement[:place]):
        if part.unit != whole.unit or not part.is_level:
            break
        if "其中" in part.before:
            return
        parts.insert(0, part)
        if _adds(parts, whole):
            return
    if len(parts) < 2 or whole.value <= 0:
        return
    ratio = sum(part.value for part in parts) / whole.value
    if _NEAR < ratio < 1 / _NEAR or _lost(whole, parts):
        yield _said(whole, parts)


def _list_behind(statement: Statement, place: int) -> Iterator[Issue]:
    """T，其中 A、B: no part may exceed T, nor parts that cannot overlap; known pairs must make it."""
    whole = statement[place]
    parts: list[Figure] = []
    for part in statement[place + 1 :]:
        if (
            part.unit != whole.unit
            or not part.is_level
            or (parts and not re.match("^[，、,和及]", part.before))
        ):
            break
        if parts and re.search("其中|合计|共计|总计|同时|此外|另|还", part.before):
            break
        parts.append(part)
    if not parts:
        return
    names = [re.sub("^[，、,（(]?(?:其中)?[:：，,]?", "", part.before) for part in parts]
    kinds = _one_line(names, _KINDS) or _alike(names)
    if not kinds:
        # Behind a comma a new matter may begin; 、 keeps on with the parts.
        end = next(
            (at for at, part in enumerate(parts) if at and not re.match("[、和及]", part.before)), None
        )
        parts, names = parts[:end], names[:end]
    larger = next((part for part in parts if part.low > whole.high * Decimal("1.005")), None)
    if larger:
        yield _said(whole, parts) if kinds and _lost(whole, parts) else _larger(whole, larger)
        return
    over = total(bounds(part) for part in parts)[0] > whole.high * Decimal("1.005")
    complete = _is_whole(names) or bool(_MADE_OF.search(parts[0].before) and len(parts) > 1 and kinds)
    if len(parts) > 1 and ((kinds and over) or (complete and not _adds(parts, whole))):
        yield _said(whole, parts)


def _adds(parts: Sequence[Figure], whole: Figure) -> bool:
    return not apart(total(bounds(part) for part in parts), bounds(whole), Decimal("0.002"))


def _one_line(names: Sequence[str], lines: Sequence[str]) -> bool:
    """Whether the names are different kinds of one line."""
    for line in lines:
        words = line.split()
        found = [next((word for word in words if word in name), "") for name in names]
        if all(found) and len(set(found)) == len(found):
            return True
    return False


def _is_whole(names: Sequence[str]) -> bool:
    return any(len(line.split()) == len(names) and _one_line(names, (line,)) for line in _WHOLE_PAIRS)


def _alike(names: Sequence[str]) -> bool:
    """Names of one make, as 甲镇、乙镇 or 桃树、梨树: same length, same last character, else different."""
    return (
        len(names) > 2
        and len({(len(name), name[-1:]) for name in names}) == 1
        and len(set(names)) == len(names)
    )


def _lost(whole: Figure, parts: Sequence[Figure]) -> tuple[Figure, str] | None:
    def holds(all_bounds: Sequence[Bounds]) -> bool:
        return not apart(total(all_bounds[1:]), all_bounds[0], Decimal("0.002"))

    found = culprit([whole, *parts], holds)
    return (found[0], found[1].text) if found else None


def _said(whole: Figure, parts: Sequence[Figure]) -> Issue:
    listed = "、".join(part.quote for part in parts)
    made = added(parts, whole)
    lost = _lost(whole, parts)
    if lost:
        doubted, text = lost
        message = (
            f"{subject(doubted.obs)}印为{doubted.quote}，疑为{text}："
            f"各分项{listed}合计{made}，与总数{whole.quote}不符。"
        )
        rest = [figure for figure in (whole, *parts) if figure is not doubted]
        return doubt("sum", message, [doubted, *rest], text)
    what = f"{whole.obs.ref_area_name}合计数" if _AFTER_LIST.search(whole.before) else subject(whole.obs)
    message = f"{what}印为{whole.quote}，与分项之和不符：{listed}合计{made}。"
    return doubt("sum", message, [whole, *parts], made)


def _larger(whole: Figure, part: Figure) -> Issue:
    def holds(pair: Sequence[Bounds]) -> bool:
        return pair[1][0] <= pair[0][1]

    found = culprit([whole, part], holds)
    text = found[1].text if found and found[0] is part else ""
    guess = f"，疑为{text}" if text else ""
    message = f"{subject(part.obs)}印为{part.quote}{guess}：该数大于总数{whole.quote}，部分不应大于整体。"
    return doubt("sum", message, [part, whole], text)
