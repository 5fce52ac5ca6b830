"""Growth, change and multiples against the levels of two years that stand in different sentences of one document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from briefgen.audit.bounds import Bounds, apart, minus, over, times
from briefgen.audit.explain import bounds, culprit
from briefgen.audit.figures import Figure, Reading, Statement
from briefgen.audit.issue import doubt
from briefgen.audit.reprint import printed_like, rate, subject
from briefgen.extract.numerals import chinese
from briefgen.model import Issue, Observation

# Growth at constant prices or on a changed basis never fits printed levels.
_OTHER_BASIS = re.compile(
    "可比|不变价|实际|同口径|剔除|扣除|生产总值|增加值|总产值|GDP|消费品零售|年均|平均|同比多|同比少"
)
_SPAN = re.compile("(?P<years>[两三四五六七八九十])年(?:累计|共|来|间)*(?:净?增|净?减|提高|下降|上升)")
_SINCE_JANUARY = re.compile("[比较](?:年初|上年末|去年末|上年底|去年底)")
_TIMES_OF = re.compile("(?:是|为|相当于)[^，。；]{0,12}的$")
_HUNDRED = Decimal(100)
_SLACK = Decimal("0.05")
_POINTS = Decimal(2)
_CLOSE = Decimal("0.02")

Key = tuple[str, ...]
Levels = Mapping[Key, list[Figure]]


def growth_over_years(reading: Reading) -> Iterator[Issue]:
    """Growth, change and multiples that the levels of this year and an earlier one contradict."""
    for statements in reading.statements.values():
        levels: dict[Key, list[Figure]] = defaultdict(list)
        for figure in (figure for statement in statements for figure in statement):
            if figure.is_level and figure.obs.scenario == "actual" and figure.low > 0:
                levels[_key(figure.obs, figure.obs.time_period[:4])].append(figure)
        for statement in statements:
            for place, figure in enumerate(statement):
                if figure.obs.transformation in ("growth", "change", "multiple"):
                    yield from _checked(statement, place, levels)


def _key(obs: Observation, year: str) -> Key:
    return obs.indicator, obs.ref_area, obs.scope, year


def _checked(statement: Statement, place: int, levels: Levels) -> Iterator[Issue]:
    figure = statement[place]
    obs = figure.obs
    if _OTHER_BASIS.search(figure.before + obs.indicator_text + figure.after[:8]):
        return
    # The level that it is said of stands before it, or is the only one of its own year.
    own = [one for one in statement[:place] if one.is_level and _key(one.obs, "") == _key(obs, "")][-1:]
    new = own or levels.get(_key(obs, obs.time_period[:4]), [])
    over_years = bool(own) and bool(_SPAN.search(figure.before))
    if len(new) != 1 or not _whole_year(new[0].obs) or not (over_years or _same_year(obs, new[0].obs)):
        return
    year = new[0].obs.time_period[:4]
    base = _base_year(figure, year)
    old = levels.get(_key(obs, base), []) if base else []
    if len(old) > 1:  # of several so catalogued the one that is worded alike
        old = [one for one in old if one.obs.indicator_text == new[0].obs.indicator_text]
    if len(old) != 1 or old[0].unit != new[0].unit or old[0] in statement or not _whole_year(old[0].obs):
        return
    yield from _judged(old[0], new[0], figure)


def _same_year(obs: Observation, new: Observation) -> bool:
    return not obs.time_period or obs.time_period[:4] == new.time_period[:4]


def _whole_year(obs: Observation) -> bool:
    """A year, or what holds at its end."""
    return bool(re.fullmatch(r"\d{4}(?:-12(?:-31)?)?", obs.time_period))


def _base_year(figure: Figure, year: str) -> str:
    """The year that a figure is compared with; empty where the words leave it open."""
    if not year.isdigit():
        return ""
    if re.fullmatch(r"\d{4}(?:-12-31)?", figure.obs.base_period):
        return figure.obs.base_period[:4]
    if span := _SPAN.search(figure.before):
        return str(int(year) - int(chinese(span["years"]) or 0))
    if figure.obs.base_period or figure.obs.transformation == "multiple":
        return ""
    if figure.obs.transformation == "change" and not _SINCE_JANUARY.search(figure.before):
        return ""
    return str(int(year) - 1)


def _judged(old: Figure, new: Figure, figure: Figure) -> Iterator[Issue]:
    figures = [old, new, figure]
    three = [bounds(one) for one in figures]
    if figure.is_growth:
        if not holds(three):
            computed = rate((new.value - old.value) / old.value * _HUNDRED, figure)
            yield _said("growth", figures, computed, "增速", "增减幅")
    elif figure.obs.transformation == "multiple" and _TIMES_OF.search(figure.before):
        quotient = over(three[1], three[0])
        if quotient and apart(quotient, three[2], _CLOSE):
            yield _said("ratio", figures, printed_like(new.value / old.value, figure), "倍数", "倍数")
    elif figure.obs.transformation == "change" and figure.unit == old.unit:
        difference = minus(three[1], three[0])
        turned = (-difference[1], -difference[0])
        if apart(difference, three[2], _CLOSE) and apart(turned, three[2], _CLOSE):
            yield _said(
                "change", figures, printed_like(abs(new.value - old.value), figure), "增减额", "增减额"
            )


def holds(three: Sequence[Bounds]) -> bool:
    """Whether a growth is that of two levels, with room for what other sentences may mean."""
    quotient = over(minus(three[1], three[0]), three[0])
    if quotient is None:
        return True
    low, high = times(quotient, _HUNDRED)
    return not apart((low - _POINTS, high + _POINTS), three[2], _SLACK)


def _said(code: str, figures: Sequence[Figure], computed: str, kind: str, result: str) -> Issue:
    old, new, figure = figures
    lost = culprit(figures, holds) if code == "growth" else None
    doubted, expected = (lost[0], lost[1].text) if lost else (figure, computed)
    rest = [one for one in figures if one is not doubted]
    message = (
        f"{subject(doubted.obs)}{kind if doubted is figure else ''}印为{doubted.quote}，疑为{expected}："
        f"同文{old.obs.time_period[:4]}年为{old.quote}，本期为{new.quote}，{result}约为{computed}。"
    )
    return doubt(code, message, [doubted, *rest], expected)
