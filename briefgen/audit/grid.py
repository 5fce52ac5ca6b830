"""The figures of a table by row and column, with the labels of its rows and the heads of its columns."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefgen.audit.figures import Figure, Reading
from briefgen.model import Document, Table

_SPACES = re.compile(r"[\s\u2060]+")


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: `columns` holds the figures of each column by row, columns and rows in their order."""

    labels: Mapping[int, str]
    heads: Mapping[int, str]
    columns: Mapping[int, Mapping[int, Figure]]


def grids(reading: Reading) -> Iterator[Grid]:
    """The tables of all documents that hold figures."""
    for doc_id, figures in reading.figures.items():
        document = reading.documents[doc_id]
        for table in document.tables:
            if grid := _grid(document, table, figures):
                yield grid


def _grid(document: Document, table: Table, figures: Sequence[Figure]) -> Grid | None:
    inside = {one.obs.start: one for one in figures if table.start <= one.obs.start < table.end}
    columns: dict[int, dict[int, Figure]] = defaultdict(dict)
    labels: dict[int, str] = defaultdict(str)
    heads: dict[int, str] = defaultdict(str)
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        figure = next((inside[at] for at in range(cell.start, cell.end) if at in inside), None)
        words = _SPACES.sub("", document.view[cell.start : cell.end])
        if cell.row < table.head_rows:
            heads[cell.column] += words
        elif figure:
            columns[cell.column][cell.row] = figure
        elif not any(cell.row in column for column in columns.values()):
            labels[cell.row] += words
    return Grid(labels, heads, dict(sorted(columns.items()))) if columns else None
