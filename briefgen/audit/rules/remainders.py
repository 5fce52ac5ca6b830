"""What is left of a whole, and the balance of what came in and went out: 118个，退出96个，剩余32个."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.audit.bounds import Bounds, apart, minus, total
from briefgen.audit.explain import bounds
from briefgen.audit.figures import Figure, Reading
from briefgen.audit.issue import doubt, request
from briefgen.audit.reprint import added, printed_like, subject
from briefgen.model import Issue

_LEFT = re.compile("(?:剩余|还剩|尚剩|余下|仍有|尚有|未(?:完成|退出|脱贫|整改|办结|销号|解决))(?:的|约)?$")
_DONE = re.compile(
    "(?:退出|脱贫|出列|摘帽|完成|整改|办结|销号|解决|化解|减少|消除|改造|拆除|搬迁|偿还)(?:了|约|到位)?$"
)
_CURED = re.compile("(?:治愈|出院|办结|整改|完成)(?:了)?$")
_REST, _ALL = re.compile("^[，、](?:其余|余下|剩余)(?:的)?$"), re.compile("累计|共[^同]|总")
_BALANCE = re.compile("(?:当年|本年|年度|当期|收支)(?:收支)?结余(?:为|约|达)?$")
_IN, _OUT = re.compile("收入$"), re.compile("支出$")


def remainders(reading: Reading) -> Iterator[Issue]:
    """Remainders that are not the whole without what was done, balances that are not income less expense."""
    for figures in reading.figures.values():
        yield from _of_the_whole(figures)
    for statement in reading.every_statement():
        for first, second, third in zip(statement, statement[1:], statement[2:], strict=False):
            if not (first.unit == second.unit == third.unit) or first.obs.scenario != "actual":
                continue
            if _is_remainder(first, second, third) or _is_balance(first, second, third):
                yield from _judged(first, second, third)


def _of_the_whole(figures: Sequence[Figure]) -> Iterator[Issue]:
    """报告病例1328例。…已治愈1197例，其余81例: what is done and the rest make what was counted sentences before."""
    for place, rest in enumerate(figures[1:], 1):
        done = figures[place - 1]
        if not (_REST.match(rest.before) and _CURED.search(done.before) and done.unit == rest.unit):
            continue
        whole = next(
            (one for one in figures[:place] if one.unit == rest.unit and _ALL.search(one.before)), None
        )
        if whole and whole is not done and apart(total((bounds(done), bounds(rest))), bounds(whole)):
            message = f"{subject(whole.obs)}印为{whole.quote}，{done.quote}与其余{rest.quote}合计{added([done, rest], whole)}，请核对原文。"
            yield request("sum", message, [whole, done, rest])


def _is_remainder(whole: Figure, done: Figure, left: Figure) -> bool:
    fell = done.obs.transformation == "change" and done.value < 0
    counted = whole.is_level and left.is_level and (done.is_level or fell)
    return counted and bool(_DONE.search(done.before) and _LEFT.search(left.before))


def _is_balance(income: Figure, expense: Figure, balance: Figure) -> bool:
    named = _IN.search(income.obs.indicator_text) and _OUT.search(expense.obs.indicator_text)
    return bool(named and _BALANCE.search(balance.before)) and income.is_level and expense.is_level


def _judged(whole: Figure, done: Figure, left: Figure) -> Iterator[Issue]:
    made = minus(bounds(whole), _size(done))
    if made[1] < 0 or not apart(made, bounds(left)):
        return
    computed = printed_like(whole.value - abs(done.value), left)
    what = subject(left.obs)
    message = f"{what}印为{left.quote}，疑为{computed}：{whole.quote}减去{done.quote}为{computed}。"
    yield doubt("sum", message, [left, whole, done], computed)


def _size(figure: Figure) -> Bounds:
    return (figure.low, figure.high) if figure.value >= 0 else (-figure.high, -figure.low)
