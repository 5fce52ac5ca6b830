"""Growth and change against levels: 8900万元，较2020年增加100万元，增幅1.14%; 由A提高到B，增长C%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from briefgen.audit.bounds import Bounds, apart, minus, over
from briefgen.audit.explain import bounds, culprit
from briefgen.audit.figures import Figure, Reading
from briefgen.audit.issue import doubt
from briefgen.audit.parts import is_of_before
from briefgen.audit.reprint import printed_like, rate, subject
from briefgen.model import Issue

_LINK = re.compile(
    "^[）)]?[，、,（(]?(?:同比|环比|[比较]年初|[两三四五六七八九十]年(?:来|间)?|比[上去]年|较[上去]年|[比较](?:\\d{4}|[上去])年(?:同期|末|底)?|分别|年均|"
    "净|实际|总|累计|共)*"
    "(?:增长|增加|增产|减产|增收|减收|增支|减支|增幅|增|提高|上升|提升|扩大|下降|减少|降低|降幅|回落|减)(?:了|达到|达|约|为|近|超过|到)*$"
)
_FROM = re.compile("(?:由|从)[\u4e00-\u9fff\\d“”]{0,14}(?:的)?$")
_TO = re.compile(
    "^(?:，)?(?:增加|提高|增长|增|上升|提升|扩大|拓展|扩展|发展|下降|降低|减少|降|减|达|变|跃升|攀升|"
    "扩|调整)?(?:到|至|为)(?:(?:\\d{4}|[今本去上])年(?:底|末)?)?(?:的|约|了)*$"
)
_LAST = re.compile(
    "(?:上年|去年|上年同期|去年同期|20\\d\\d年)[\u4e00-\u9fff]{0,4}(?:为|是|只有|仅)$"
    "|^[，,（(]?(?:上年|去年)(?:同期|同月)?$"
    "|^[，,（(]?[比较](?:上年|去年|年初|20\\d\\d年)(?:同期|末|底)?(?:的|[（(])?$"
)
_TIMES = re.compile("(?:是|为|相当于)[^，。；]{0,14}的$")
_RISING = re.compile("^(?:，)?(?:增加|提高|增长|增|上升|提升|扩大|拓展|攀升)(?:到|至|为)")
_FALLING = re.compile("^(?:，)?(?:下降|降低|减少|压减|缩减|降|减)(?:到|至|为)")
_BASE = re.compile("同比|上年|去年|环比|\\d{4}年|[三四五]年")
_FIXED_PRICES = re.compile("可比|不变价|实际增长|名义|按同口径|同口径")
_RISES = re.compile("(?:增长|增加|上升|提高)(?:了|达到|达|约|为)*$")
"""17.9亿元，上年同期为18.6亿元，同比增长3.8%: the verb says that it rose"""
_SMALL = Decimal("0.0005")
_HUNDRED = Decimal(100)
_POINT = Decimal("0.02")


def growths(reading: Reading) -> Iterator[Issue]:
    """Rises and falls that do not fit the levels beside them."""
    for statement in reading.every_statement():
        if any(_FIXED_PRICES.search(figure.before + figure.after) for figure in statement):
            continue
        for place in range(2, len(statement)):
            three = statement[place - 2 : place + 1]
            yield from _level_change_growth(*three)
            yield from _two_levels(*three)
        for place in range(3, len(statement)):
            if level := _level_before(statement, place):
                yield from _two_levels(level, *statement[place - 1 : place + 1])
        for old, new in pairwise(statement):
            yield from _wrong_way(old, new)


def _level_change_growth(level: Figure, one: Figure, other: Figure) -> Iterator[Issue]:
    """A level with its change and its growth, in either order."""
    kinds = {one.obs.transformation: one, other.obs.transformation: other}
    if _LAST.search(level.before):
        return  # the level of last year: what it rose or fell to stands before it
    if level.obs.transformation != "level" or set(kinds) != {"change", "growth"}:
        return
    change, growth = kinds["change"], kinds["growth"]
    linked = _LINK.match(one.before) and _LINK.match(other.before)
    if not linked or change.unit != level.unit or growth.unit != "%" or not _one_base(change, growth):
        return

    def holds(three: Sequence[Bounds]) -> bool:
        quotient = over(three[1], minus(three[0], three[1]))
        return quotient is not None and _fits(quotient, three[2])

    figures = [level, change, growth]
    if is_of_before(level):  # 产量比上年的24.1万吨增加2.1万吨，增长8.7%
        yield from _change_of_base(level, change, growth)
        return
    if holds([bounds(figure) for figure in figures]) or level.value == change.value:
        return
    percent = change.value / (level.value - change.value) * _HUNDRED
    fact = f"{level.quote}、{'增加' if change.value > 0 else '减少'}{change.quote.lstrip('-')}"
    yield from _said("growth", figures, holds, rate(percent, growth), fact)


def _change_of_base(base: Figure, change: Figure, growth: Figure) -> Iterator[Issue]:
    """The level of before with the change and the growth on it."""

    def holds(three: Sequence[Bounds]) -> bool:
        quotient = over(three[1], three[0])
        return quotient is not None and _fits(quotient, three[2])

    figures = [base, change, growth]
    if base.low > 0 and not holds([bounds(figure) for figure in figures]):
        percent = change.value / base.value * _HUNDRED
        yield from _said(
            "growth", figures, holds, rate(percent, growth), f"{base.quote}之上增减{change.quote}"
        )


def _one_base(change: Figure, growth: Figure) -> bool:
    """Whether a change and a growth are over the same span: 净增 over five years is no 年均增长."""
    bases = [_BASE.search(figure.before) for figure in (change, growth)]
    years = {"上" if found[0] in "同比上年去年" else found[0] for found in bases if found}
    yearly = any("年均" in figure.before or "/" in figure.obs.time_period for figure in (change, growth))
    return len(years) < 2 and not yearly and change.obs.time_period == growth.obs.time_period


def _level_before(statement: Sequence[Figure], place: int) -> Figure | None:
    """18642万立方米，占库容的78%，比去年同期的15310万立方米减少…: the level of now, not right before that of then."""
    base = statement[place - 1]
    alike = [one for one in statement[: place - 2] if one.is_level and one.unit == base.unit
             and one.obs.indicator_text == base.obs.indicator_text]  # fmt: skip
    beside = statement[place - 2]
    last = _LAST.search(base.before) and beside.obs.indicator_text != base.obs.indicator_text
    return alike[-1] if alike and last else None


def _two_levels(first: Figure, second: Figure, third: Figure) -> Iterator[Issue]:
    """From one level to another, with the growth or the change between them."""
    kind = first.obs.transformation
    levels = kind in ("level", "share") and kind == second.obs.transformation and first.unit == second.unit
    rising = bool(_FROM.search(first.before) and _TO.match(second.before))
    told = bool(_LAST.search(second.before))
    # 2022年末41.20万人，2023年末为40.90万人: the one behind is the newer
    rising = rising or (told and first.obs.time_period[:4] < second.obs.time_period[:4] and levels)
    last = told and not rising
    if levels and (rising or last) and third.unit == "倍" and _TIMES.search(third.before):
        yield from _multiple_between(*((first, second) if rising else (second, first)), third)
    if not levels or not (rising or last) or not _LINK.match(third.before):
        return
    old, new = (first, second) if rising else (second, first)
    if third.is_growth:
        yield from _growth_between(old, new, third)
    elif third.obs.transformation == "change" and third.unit in (old.unit, "个百分点"):
        yield from _change_between(old, new, third)


def _wrong_way(old: Figure, new: Figure) -> Iterator[Issue]:
    """由85个减少到92个: the verb says one way, the figures the other."""
    if old.unit != new.unit or not _FROM.search(old.before) or old.obs.transformation == "rank":
        return
    wrong_rise = _RISING.match(new.before) and new.high < old.low
    wrong_fall = _FALLING.match(new.before) and new.low > old.high
    if wrong_rise or wrong_fall:
        way = "增" if wrong_rise else "减"
        message = f"{subject(new.obs)}印为由{old.quote}{way}到{new.quote}，增减方向与数字不符。"
        yield doubt("change", message, [new, old])


def _growth_between(old: Figure, new: Figure, growth: Figure) -> Iterator[Issue]:
    if old.low <= 0 or "年均" in growth.before:
        return

    rises = bool(_RISES.search(growth.before))

    def holds(three: Sequence[Bounds]) -> bool:
        quotient = over(minus(three[1], three[0]), three[0])
        wrong = quotient is not None and rises and quotient[1] < -_SMALL < 0 < three[2][0]
        return quotient is not None and not wrong and _fits(quotient, three[2])

    figures = [old, new, growth]
    if not holds([bounds(figure) for figure in figures]):
        percent = (new.value - old.value) / old.value * _HUNDRED
        fact = f"由{old.quote}到{new.quote}"
        yield from _said("growth", figures, holds, rate(percent, growth), fact)


def _multiple_between(old: Figure, new: Figure, times: Figure) -> Iterator[Issue]:
    """从1.6亿元到7.2亿元，产值是2012年的4.5倍."""

    def holds(three: Sequence[Bounds]) -> bool:
        quotient = over(three[1], three[0])
        return quotient is not None and not apart(quotient, three[2], _POINT)

    figures = [old, new, times]
    if old.low > 0 and not holds([bounds(figure) for figure in figures]):
        yield from _said(
            "ratio", figures, holds, printed_like(new.value / old.value, times), f"由{old.quote}到{new.quote}"
        )


def _change_between(old: Figure, new: Figure, change: Figure) -> Iterator[Issue]:
    def holds(three: Sequence[Bounds]) -> bool:
        difference, room = minus(three[1], three[0]), Decimal("0.005")
        turned = (-difference[1], -difference[0])
        falls = three[2][1] < 0  # a fall may be printed without its sign, a rise never with one
        return not apart(difference, three[2], room) or (not falls and not apart(turned, three[2], room))

    figures = [old, new, change]
    size = abs(new.value - old.value)
    if "年均" not in change.before and not holds([bounds(figure) for figure in figures]):
        fact = f"由{old.quote}到{new.quote}"
        yield from _said("change", figures, holds, printed_like(size, change), fact)


def _fits(quotient: Bounds, growth: Bounds) -> bool:
    """Whether a computed rate is the printed one; the sign of a fall may be left to its word."""
    percent = (quotient[0] * _HUNDRED, quotient[1] * _HUNDRED)
    if growth[1] < 0 < percent[0]:
        return False  # said to fall, and risen
    if apart(percent, growth, _POINT):
        low, high = sorted((abs(percent[0]), abs(percent[1])))
        return not apart((low, high), (min(map(abs, growth)), max(map(abs, growth))), _POINT)
    return True


def _said(code: str, figures: list[Figure], holds: object, computed: str, fact: str) -> Iterator[Issue]:
    printed = figures[-1]
    lost = culprit(figures, holds)  # type: ignore[arg-type]
    doubted, expected = (lost[0], lost[1].text) if lost else (printed, computed)
    rest = [figure for figure in figures if figure is not doubted]
    level = figures[0] if figures[1].obs.transformation != "level" else figures[1]
    what = subject((level if doubted is printed else doubted).obs)
    kind = {"change": "增减额", "ratio": "倍数"}.get(code, "增减幅")
    against = "" if doubted is printed else f"，与所印{printed.quote}不符"
    named = f"{what}{kind if doubted is printed else ''}印为{doubted.quote}"
    if expected == doubted.quote:
        yield doubt(code, f"{named}，{fact}，增减方向与数字不符。", [doubted, *rest])
        return
    message = f"{named}，疑为{expected}：{fact}，{kind}约为{computed}{against}。"
    yield doubt(code, message, [doubted, *rest], expected)
