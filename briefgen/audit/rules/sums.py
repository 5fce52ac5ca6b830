"""Sums against their parts: 合计 and 共 after a list, 其中 before one, some of so many, stages of work."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefgen.audit.bounds import Bounds, above, apart, total
from briefgen.audit.explain import bounds, culprit
from briefgen.audit.figures import Figure, Reading, Statement
from briefgen.audit.issue import doubt, request
from briefgen.audit.parts import (
    Parts,
    is_composed,
    is_of_before,
    opens_list,
    parts_behind,
    stages_behind,
    whole_among,
)
from briefgen.audit.reprint import added, lost_points, subject
from briefgen.extract.numerals import chinese
from briefgen.model import Issue

_AFTER_LIST = re.compile(
    "(?:合计|总计|共计|总共|[两二三四五六]项(?:合计|共)|[两二三四]者(?:合计|共))[\u4e00-\u9fff]{0,6}$"
)
_COUNTED_ABOVE = re.compile(
    "(?:以上|上述|这)(?P<count>[两二三四五六七八九十])[项类者](?:支出|收入|资金|投资)?(?:合计|总计|共计|共)[一-鿿]{0,4}$"
)
# 加上级补助收入A、上年结余B，收入总计T: the first part stands in a sentence before.
_CONTINUES = re.compile("(?:^|[，。；：\\s]|收入|支出)(?:再|并)?加(?!强|大|工|快)[一-鿿]")
# 其中：A；B or a sentence that begins with 其中 sets out parts, whatever they are called.
_FORMAL = re.compile("其中[:：]|^其中")
# An average is no whole: 户均2.1万元，其中中央资金2590万元.
_OTHER_SIDE = re.compile("^[；;，]?(?:支出|收入|结余)(?:完成|达|为)?$")
_SIDE = re.compile("(收入|支出)(?:完成|达到?|为|实现)*$")
# 其中20万元以上的5个 is a class of villages, no part of an amount.
_CLASS = re.compile("^(?:以[上下])?的")
_MEAN = re.compile("[户人村镇亩]均|平均|每[户人村亩]")
_OF_EACH = re.compile("(?:标准|[单均]价|价格|补差|最低工资|月工资)$")
"""城市低保标准170元（其中浉河区190元）: what each has makes no sum."""
_EACH_OF = re.compile(r"(?:^|(?:[两三四五六七八九十]|\d)个)(?:乡\u2060?镇|[镇乡县村市区]|企业)")
"""甲镇、乙镇、丙镇三个乡镇财政收入超过1000万元，其中甲镇达到3240万元: each of them does."""
_NEAR = Decimal("0.6")
_LEAST_PARTS = 2
_MEASURED, _SEVERAL = frozenset(("元", "亩", "公顷", "公里", "吨", "千瓦", "平方米")), 3
_MANY, _NEARLY = Decimal(5), Decimal("1.12")


def sums(reading: Reading) -> Iterator[Issue]:
    """Parts that do not make their sum; parts behind 其中 that exceed their whole."""
    for statements in reading.statements.values():
        for place, statement in enumerate(statements):
            yield from _of_statement(_with_list(statements, place), len(statement))
            yield from _with_own(statements, place)


def _with_own(statements: Sequence[Statement], place: int) -> Iterator[Issue]:
    """收入完成6.8亿元。加上级补助收入…、上年结余…，收入总计34.8亿元: the first part stands a sentence before."""
    statement = statements[place]
    ends = [at for at, figure in enumerate(statement) if _AFTER_LIST.search(figure.before)]
    if len(ends) != 1 or ends[0] < _LEAST_PARTS or not _CONTINUES.search(statement[0].before):
        return
    whole, parts = statement[ends[0]], statement[: ends[0]]
    kind = "支出" if "支出" in whole.before else "收入"
    before = [one for earlier in statements[max(0, place - 2) : place] for one in earlier]
    own = [one for one in before if one.is_level and one.obs.indicator_text.endswith(f"预算{kind}")]
    same = all(one.unit == whole.unit and one.is_level for one in parts)
    if len(own) == 1 and own[0].unit == whole.unit and same and not _adds([own[0], *parts], whole):
        yield _said(whole, [own[0], *parts])


def _with_list(statements: Sequence[Statement], place: int) -> Statement:
    """A statement with the list that goes on behind it: 其中 may open the next sentence, ；divide parts."""
    statement = statements[place]
    listing = any(opens_list(figure.before) for figure in statement)
    for at in range(place + 1, len(statements)):
        first, opening = statements[at][0], opens_list(statements[at][0].before)
        goes_on = not opening and first.opens in ("；", ";") and not _is_beside(first, statement)
        if not (goes_on if listing else opening):
            break
        statement, listing = (*statement, *statements[at]), True
    return statement


def _is_beside(figure: Figure, statement: Statement) -> bool:
    """生猪存栏A，其中能繁母猪B；菜牛存栏C: called like the whole, C stands beside it, unless 其中：opened a list."""
    formal = any(_FORMAL.search(one.before) for one in statement)
    other = _OTHER_SIDE.match(figure.before)  # 收入A，其中土地出让收入B；支出C
    side, own = _SIDE.search(figure.before), _SIDE.search(statement[0].obs.indicator_text)
    opposite = side and own and side[1] != own[1]
    return bool(other or opposite) or (not formal and statement[0].obs.indicator_text[-2:] in figure.before)


def _of_statement(statement: Statement, count: int) -> Iterator[Issue]:
    for place, figure in enumerate(statement[:count]):
        stages = stages_behind(statement, place)
        if stages and above(total(bounds(stage) for stage in stages), bounds(figure)):
            yield _beyond(figure, stages)
        composed = figure.obs.transformation == "level" and is_composed(statement, place)
        if not (figure.is_level or composed) or figure.unit in ("%", "个百分点", "倍", "位"):
            continue
        if _AFTER_LIST.search(figure.before):
            yield from _list_before(statement, place)
        if is_of_before(figure):
            continue  # 3.93亿元，比上年的4.12亿元下降4.6%，其中…: the parts are of this year's
        each = _MEAN.search(figure.before) or _OF_EACH.search(figure.obs.indicator_text)
        parts = None if each else parts_behind(statement, place)
        for line in parts.by_lines() if parts else ():
            yield from _list_behind(figure, line)
        among = whole_among(statement, place)
        if among and above(bounds(figure), bounds(among)):
            yield _larger(among, figure)


def _list_before(statement: Statement, place: int) -> Iterator[Issue]:
    """A、B，合计 T: some run of figures right before T must make it."""
    whole = statement[place]
    if counted := _COUNTED_ABOVE.search(whole.before):
        yield from _so_many_before(statement, place, int(chinese(counted["count"]) or 0))
        return
    parts: list[Figure] = []
    for part in reversed(statement[:place]):
        if part.unit != whole.unit or not part.is_level:
            break
        if "其中" in part.before:
            return
        parts.insert(0, part)
        if _adds(parts, whole):
            return
    if len(parts) < 2 or whole.value <= 0 or _CONTINUES.search(parts[0].before):
        return
    ratio = sum(part.value for part in parts) / whole.value
    if _NEAR < ratio < 1 / _NEAR or _lost(whole, parts):
        yield _said(whole, parts)


def _so_many_before(statement: Statement, place: int, count: int) -> Iterator[Issue]:
    """其中教育支出A、…、农林水支出D，以上四项合计T: as many as are counted must make it."""
    whole, parts = statement[place], statement[max(0, place - count) : place]
    alike = all(part.unit == whole.unit and part.is_level for part in parts)
    if count > 1 and len(parts) == count and alike and not _adds(parts, whole):
        yield _said(whole, parts)


def _list_behind(whole: Figure, parts: Parts) -> Iterator[Issue]:
    """T，其中 A、B: no part may exceed T, nor parts that cannot overlap; complete lists must make it."""
    if any(part.obs.qualifier != "=" and _CLASS.match(part.after) for part in parts.figures):
        return
    larger = next((part for part in parts.figures if above(bounds(part), bounds(whole))), None)
    if larger and whole.obs.qualifier == ">" and _EACH_OF.search(whole.before):
        return
    if larger:
        explained = parts.apart and _lost(whole, parts.figures)
        yield _said(whole, parts.figures) if explained else _larger(whole, larger)
        return
    if slip := _ten_times(whole, parts):
        yield _said(whole, parts.figures, slip)
        return
    made = total(bounds(part) for part in parts.figures)
    over = above(made, bounds(whole))
    # So many areas, sums or weights that a little more than make the whole were meant to make it.
    meant = whole.unit in _MEASURED and len(parts.figures) >= _SEVERAL and made[0] <= whole.high * _NEARLY
    if len(parts.figures) > 1 and (
        ((parts.apart or meant) and over) or (parts.complete and not _adds(parts.figures, whole))
    ):
        yield _said(whole, parts.figures)


def _ten_times(whole: Figure, parts: Parts) -> str:
    """The whole with its lost decimal point, where it is many times parts that nearly make it; else empty."""
    made = sum(part.value for part in parts.figures)
    if not parts.apart or made <= 0 or whole.value < made * _MANY:
        return ""
    likely = [one.text for one in lost_points(whole) if made <= one.value <= made * _NEARLY]
    return likely[0] if len(likely) == 1 else ""


def _adds(parts: Sequence[Figure], whole: Figure) -> bool:
    return not apart(total(bounds(part) for part in parts), bounds(whole), Decimal("0.002"))


def _lost(whole: Figure, parts: Sequence[Figure]) -> tuple[Figure, str] | None:
    def holds(all_bounds: Sequence[Bounds]) -> bool:
        return not apart(total(all_bounds[1:]), all_bounds[0], Decimal("0.002"))

    found = culprit([whole, *parts], holds)
    return (found[0], found[1].text) if found else None


def _said(whole: Figure, parts: Sequence[Figure], slip: str = "") -> Issue:
    listed = "、".join(part.quote for part in parts)
    made = added(parts, whole)
    lost = (whole, slip) if slip else _lost(whole, parts)
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


def _beyond(whole: Figure, stages: Sequence[Figure]) -> Issue:
    listed = "、".join(stage.quote for stage in stages)
    message = (
        f"{subject(whole.obs)}印为{whole.quote}，各进度{listed}合计{added(stages, whole)}，"
        "多于总数，请核对原文。"
    )
    return request("sum", message, [whole, *stages])


def _larger(whole: Figure, part: Figure) -> Issue:
    text = next((item.text for item in lost_points(part) if item.bounds[0] <= whole.high), "")
    guess = f"，疑为{text}" if text else ""
    why = f"该数大于总数{whole.quote}，部分不应大于整体"
    message = f"{subject(part.obs)}印为{part.quote}{guess}：{why}。"
    return doubt("sum", message, [part, whole], text)
