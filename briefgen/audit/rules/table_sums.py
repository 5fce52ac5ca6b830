"""Totals of a table against its rows and columns: 合计 at the foot, 总计 in the first column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefgen.audit.bounds import Bounds, apart, total
from briefgen.audit.explain import bounds, culprit
from briefgen.audit.figures import Figure, Reading
from briefgen.audit.grid import Grid, grids
from briefgen.audit.issue import doubt
from briefgen.audit.reprint import added, subject
from briefgen.model import Issue

_TOTAL = re.compile("(?:全[省市县区州旗盟]|总)?(?:合计|总计|共计|总数)(?:数|（[^）]*）)?")
# A row of the whole area may hold more than those that are listed: only where other columns add up.
_WHOLE_AREA = re.compile("全[省市县区州旗盟]")
# Rows that are parts of other rows leave open what is to be added up.
_NESTED = re.compile("^(?:其中|#|＃|小计)|小计$")
_NO_SUM = re.compile("均|率|密度|比重|占比|单价|价格|指数|标准|排名|位次|增[长幅减]|亩产|单产")
_SLACK = Decimal("0.002")
_NEAR = Decimal("0.5")
_FEW = 2

Sum = tuple[Figure, list[Figure]]


def table_sums(reading: Reading) -> Iterator[Issue]:
    """Totals that their table does not make, where nothing says that its rows overlap."""
    for grid in grids(reading):
        yield from _foot(grid)
        yield from _across(grid)


def _foot(grid: Grid) -> Iterator[Issue]:
    """The one row of totals against the rows that it sums up."""
    labels = {row: label for row, label in grid.labels.items() if label}
    wholes = [row for row, label in labels.items() if _TOTAL.fullmatch(label) or _WHOLE_AREA.fullmatch(label)]
    if len(wholes) != 1 or any(_NESTED.search(label) for label in labels.values()):
        return
    sums = []
    for column, figures in grid.columns.items():
        parts = [figure for row, figure in figures.items() if row != wholes[0]]
        if (whole := figures.get(wholes[0])) and _may_add(whole, parts, grid.heads.get(column, "")):
            sums.append((whole, parts))
    broken = [one for one in sums if not _holds(*one)]
    # A sum that one lost decimal point explains holds as well as one that holds.
    unexplained = [(whole, parts) for whole, parts in broken if not culprit([whole, *parts], _adds)]
    held = len(sums) - len(unexplained)
    plain = len(broken) == 1 and bool(_TOTAL.fullmatch(labels[wholes[0]]))
    if (held and len(unexplained) <= held) or plain:
        yield from (_said(*one) for one in broken if _is_near(*one))


def _across(grid: Grid) -> Iterator[Issue]:
    """A column of totals against the columns beside it: what most rows hold, all must."""
    for column in grid.columns:
        if not _TOTAL.fullmatch(grid.heads.get(column, "").partition("（")[0]):
            continue
        sums: list[Sum] = []
        for row, whole in grid.columns[column].items():
            beside = [figures.get(row) for at, figures in grid.columns.items() if at != column]
            parts = [one for one in beside if one and one.unit == whole.unit and _sums(one)]
            if _may_add(whole, parts, ""):
                sums.append((whole, parts))
        broken = [one for one in sums if not _holds(*one)]
        if len(sums) - len(broken) >= max(_FEW, len(broken) * _FEW):
            yield from (_said(*one) for one in broken)


def _sums(figure: Figure) -> bool:
    return figure.obs.transformation == "level"


def _may_add(whole: Figure, parts: Sequence[Figure], head: str) -> bool:
    alike = all(_sums(one) and one.unit == whole.unit and one.value >= 0 for one in (whole, *parts))
    return alike and len(parts) >= _FEW and whole.unit not in ("%", "倍", "位") and not _NO_SUM.search(head)


def _holds(whole: Figure, parts: Sequence[Figure]) -> bool:
    return _adds([bounds(one) for one in (whole, *parts)])


def _adds(all_bounds: Sequence[Bounds]) -> bool:
    return not apart(total(all_bounds[1:]), all_bounds[0], _SLACK)


def _is_near(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Are the two of one size, or ten times apart by a lost decimal point? Else something else is summed up."""
    made = sum(part.value for part in parts)
    near = whole.value > 0 and made > 0 and _NEAR < made / whole.value < 1 / _NEAR
    return near or culprit([whole, *parts], _adds) is not None


def _said(whole: Figure, parts: Sequence[Figure]) -> Issue:
    listed, made = "、".join(part.quote for part in parts), added(parts, whole)
    if lost := culprit([whole, *parts], _adds):
        doubted, text = lost[0], lost[1].text
        rest = [figure for figure in (whole, *parts) if figure is not doubted]
        message = f"{subject(doubted.obs)}印为{doubted.quote}，疑为{text}：表中各项{listed}合计{made}，与合计数{whole.quote}不符。"
        return doubt("sum", message, [doubted, *rest], text)
    message = f"{subject(whole.obs)}印为{whole.quote}，与表中各项之和不符：{listed}合计{made}。"
    return doubt("sum", message, [whole, *parts], made)
