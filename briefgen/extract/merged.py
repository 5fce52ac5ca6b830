"""Cells of a table that were merged over columns or rows: what stands once is said of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefgen.model import Cell


def spread(heads: Mapping[int, dict[int, Cell]]) -> None:
    """A head over a group of columns (新建食堂 over 计划 and 完成) is the head of each."""
    for row, cells in heads.items():
        below = {c for other, lower in heads.items() if other > row for c in lower}
        for column in sorted(below - cells.keys()):
            left = max((c for c in cells if c < column), default=None)
            if left in below and left is not None:
                cells[column] = cells[left]


def fill_down(
    rows: Mapping[int, dict[int, Cell]], is_area: Callable[[Cell], bool], is_number: Callable[[Cell], bool]
) -> bool:
    """The name of an area over several rows (周口市: 城镇, 农村) is that of each; whether there is one."""
    area: Cell | None = None
    merged = False
    for _, cells in sorted(rows.items()):
        first = cells[min(cells)]
        if 0 in cells:
            area = first if is_area(first) else None
        elif area and not is_number(first):
            cells[0], merged = area, True
    return merged
