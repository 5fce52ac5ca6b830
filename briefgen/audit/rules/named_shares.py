"""Shares that name their whole, counted in the same passage: 税收占一般公共预算收入的比重为70.1%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefgen.audit.bounds import apart, over, times
from briefgen.audit.figures import Figure, Reading, only
from briefgen.audit.issue import doubt
from briefgen.audit.reprint import rate, subject
from briefgen.model import Issue

_NAMED = re.compile(
    "(?:^|[，、；。])(?P<part>[一-鿿]{2,12})?占(?:全[省市县区州旗])?(?P<whole>[一-鿿]{4,16}?)(?:的)?(?:比重|比例|比)?"
    "(?:约|为|达到|达)*$"
)
# Words of a name by which the same is called otherwise.
_SAME = (("规模以上", "规上"), ("实现", ""), ("完成", ""), ("全部", ""))
_HUNDRED = Decimal(100)
_SLACK = Decimal("0.01")


def named_shares(reading: Reading) -> Iterator[Issue]:
    """Shares that are not their part by the whole that they name."""
    for doc_id, figures in reading.figures.items():
        view = reading.documents[doc_id].view
        for place, share in enumerate(figures):
            found = _NAMED.search(share.before)
            if not found or share.unit != "%" or share.obs.transformation != "share":
                continue
            part = _part(figures, place, found["part"], view)
            near = _near(figures, place, view, lines=1)
            whole = only(one for one in near if _is_called(one.obs.indicator_text, found["whole"]))
            if part and whole and whole is not part and part.unit == whole.unit and whole.low > 0:
                yield from judged(part, whole, share)


def _part(figures: Sequence[Figure], place: int, name: str | None, view: str) -> Figure | None:
    """The part that a share names, else the figure right before it: 65岁及以上人口13.45万人，占常住人口的…."""
    if name:
        parts = [one for one in _near(figures, place, view) if one.obs.indicator_text.startswith(name)]
        return parts[0] if len(parts) == 1 else None
    before = figures[place - 1] if place else None
    beside = (
        before
        and before.is_level
        and figures[place].before == view[before.obs.end : figures[place].obs.start]
    )
    return before if beside else None


def _near(figures: Sequence[Figure], place: int, view: str, lines: int = 0) -> list[Figure]:
    """The results of the same place and time before a share, in its paragraph and so many `lines` before it."""
    share = figures[place].obs
    start = share.start
    for _ in range(lines + 1):
        start = view.rfind("\n", 0, max(start, 0))
    found = []
    for at in range(place - 1, -1, -1):
        figure, one = figures[at], figures[at].obs
        if one.end <= start:
            break
        same_time = one.time_period == share.time_period or not (one.time_period and share.time_period)
        if figure.is_level and one.ref_area == share.ref_area and same_time and one.end <= share.start:
            found.append(figure)
    return found


def _is_called(indicator: str, whole: str) -> bool:
    """Does an indicator end with the whole that a share names? 进出口总额 is not called 出口总额."""
    name, end = _plain(indicator), _plain(whole)
    return name.endswith(end) and not (end.startswith("出口") and name.removesuffix(end).endswith("进"))


def _plain(name: str) -> str:
    for word, other in _SAME:
        name = name.replace(word, other)
    return name


def judged(part: Figure, whole: Figure, share: Figure, fact: str = "占{}的比例约为") -> Iterator[Issue]:
    """The doubt about a share that is not what part and whole make; `fact` says how the whole is one."""
    quotient = over((part.low, part.high), (whole.low, whole.high))
    if quotient is None or not apart(times(quotient, _HUNDRED), (share.low, share.high), _SLACK):
        return
    computed = rate(part.value / whole.value * _HUNDRED, share)
    message = f"{subject(share.obs)}印为{share.quote}，疑为{computed}：{part.quote}{fact.format(whole.quote)}{computed}。"
    yield doubt("share", message, (share, part, whole), computed)
