"""Wholes whose parts have names of their own: GDP and its three industries, trade, revenue, population."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefgen.audit.bounds import Bounds, apart, total
from briefgen.audit.explain import bounds, culprit
from briefgen.audit.figures import Figure, Reading
from briefgen.audit.issue import doubt
from briefgen.audit.reprint import added, subject
from briefgen.model import Issue


@dataclass(frozen=True, slots=True)
class _Account:
    """A whole and the parts that make it up, as patterns of what is measured."""

    whole: re.Pattern[str]
    parts: tuple[re.Pattern[str], ...]


def _account(whole: str, *parts: str) -> _Account:
    return _Account(re.compile(f"^(?:{whole})$"), tuple(re.compile(f"^(?:{part})$") for part in parts))


_ACCOUNTS = (
    _account("(?:实现|完成)?(?:地区)?生产总值(?:（?GDP）?)?|GDP", "(?:第?一产业)(?:增加值)?", "(?:第?二产业)(?:增加值)?", "(?:第?三产业)(?:增加值)?"),
    _account("(?:货物|外贸|对外贸易)?进出口总?[额值]?", "(?:货物|外贸)?出口总?[额值]?", "(?:货物|外贸)?进口总?[额值]?"),
    _account("(?:地方)?一般公共预算收入", "税收收入|税收", "非税收入"),
    _account("(?:年末)?(?:全[市县区省])?常住(?:总)?人口", "城镇(?:常住)?人口", "(?:乡村|农村)(?:常住)?人口"),
    _account("(?:年末)?(?:户籍)?(?:总)?人口", "男性(?:人口)?", "女性(?:人口)?"),
    _account("(?:全年)?粮食(?:总)?产量", "夏粮(?:产量)?", "早稻(?:产量)?", "秋粮(?:产量)?"),
)  # fmt: skip
_SLACK = Decimal("0.003")


def accounts(reading: Reading) -> Iterator[Issue]:
    """Wholes that are not their parts, where one paragraph of a document states all of them once."""
    for doc_id, figures in reading.figures.items():
        view = reading.documents[doc_id].view
        by_place: Mapping[tuple[str, str, str, int], list[Figure]] = defaultdict(list)
        for figure in figures:
            obs = figure.obs
            if figure.is_level and obs.time_period and not reading.in_table(obs):
                paragraph = view.rfind("\n", 0, obs.start)
                by_place[obs.ref_area, obs.time_period, obs.unit_measure, paragraph].append(figure)
        for same in by_place.values():
            for account in _ACCOUNTS:
                yield from _checked(account, same)


def _is(pattern: re.Pattern[str], figure: Figure) -> bool:
    return bool(pattern.match(figure.obs.indicator_text) or pattern.match(figure.obs.indicator))


def _checked(account: _Account, figures: Sequence[Figure]) -> Iterator[Issue]:
    wholes = [figure for figure in figures if _is(account.whole, figure)]
    parts = [[figure for figure in figures if _is(part, figure)] for part in account.parts]
    if len(wholes) != 1 or any(len(found) != 1 for found in parts):
        return
    whole, shares = wholes[0], [found[0] for found in parts]

    def holds(all_bounds: Sequence[Bounds]) -> bool:
        return not apart(total(all_bounds[1:]), all_bounds[0], _SLACK)

    if holds([bounds(figure) for figure in (whole, *shares)]):
        return
    # 户籍人口…，其中城镇…、乡村…: the parts may be those of another whole of the paragraph.
    others = (figure for figure in figures if figure is not whole and figure not in shares)
    if any(holds([bounds(figure) for figure in (other, *shares)]) for other in others):
        return
    listed, made = "、".join(part.quote for part in shares), added(shares, whole)
    lost = culprit([whole, *shares], holds)
    if lost:
        doubted, text = lost[0], lost[1].text
        rest = [figure for figure in (whole, *shares) if figure is not doubted]
        message = (
            f"{subject(doubted.obs)}印为{doubted.quote}，疑为{text}："
            f"各分项{listed}合计{made}，与总数{whole.quote}不符。"
        )
        yield doubt("sum", message, [doubted, *rest], text)
        return
    message = f"{subject(whole.obs)}印为{whole.quote}，与分项之和不符：{listed}合计{made}。"
    yield doubt("sum", message, [whole, *shares], made)
