"""Tables of two sides, each with its labels and numbers: 收入 | 执行数 | 支出 | 执行数."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from briefgen.model import Cell

_HALF = 2
"""A second column of labels holds words beside numbers in so many of a table's rows, one in two."""


def second_labels(body: Sequence[Mapping[int, Cell]], is_number: Callable[[Cell], bool]) -> int | None:
    """The column that holds the labels of a table's right side; None in tables of one side."""
    for column in sorted({number for cells in body for number in cells if number}):
        full = [cells for cells in body if {column - 1, column, column + 1} <= cells.keys()]
        beside = all(
            is_number(cells[column - 1]) and not is_number(cells[column]) and is_number(cells[column + 1])
            for cells in full
        )
        if beside and full and len(full) * _HALF >= len(body):
            return column
    return None


def sides(cells: Mapping[int, Cell], second: int | None) -> Iterator[dict[int, Cell]]:
    """The cells of each side of a row; the whole row where a table has one side."""
    if second is None or second not in cells:
        yield dict(cells)
        return
    yield {number: cell for number, cell in cells.items() if number < second}
    yield {number: cell for number, cell in cells.items() if number >= second}
