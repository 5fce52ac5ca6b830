"""The table of measures: what kinds of them several regions have, and what each calls its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefgen.brief.deeds import TOLD, Shelf, in_common, title
from briefgen.brief.desk import LEVEL_WORDS, Desk
from briefgen.brief.pieces import Words, join, ref
from briefgen.brief.tables import Draft, DraftRow
from briefgen.model import Column

_MOST_ROWS, _MOST_COLUMNS, _MOST_NAMES = 6, 4, 2
_TITLE = "各地同类举措对照"
_NOTE = "注：“—”为材料中未见具名的同类举措，不等于没有开展。"


def measures_table(desk: Desk, shelves: Sequence[Shelf]) -> Draft | None:
    """A row a kind of measures, a column a region; None where the words of the brief tell them all.

    The weekly brief, which is about everything, does without.
    """
    common = in_common(desk, shelves)
    if len(common) <= TOLD or desk.spec.weekly:
        return None
    common = common[:_MOST_ROWS]
    areas = _columns(desk, common)
    rows = tuple(
        DraftRow(
            shelf.label, "", tuple(_cell(desk, shelf, area) for area in areas), ranked=True, indent=False
        )
        for shelf in common
    )
    columns = tuple(Column(LEVEL_WORDS.get(desk.level(area), ""), desk.official(area)) for area in areas)
    return Draft(_TITLE, columns, rows, (_NOTE,), stub="主题、类别")


def _columns(desk: Desk, shelves: Sequence[Shelf]) -> list[str]:
    """The regions that have most of the kinds shown, in the order of the brief."""
    counts = Counter(area for shelf in shelves for area in shelf.areas)
    fullest = sorted(counts, key=lambda area: (-counts[area], desk.rank(area)))[:_MOST_COLUMNS]
    return sorted(fullest, key=desk.rank)


def _cell(desk: Desk, shelf: Shelf, area: str) -> Words:
    own = [measure for measure in shelf.measures if measure.ref_area == area]
    names = [(title(desk, measure), ref(measure)) for measure in own[:_MOST_NAMES]]
    return (*join(names, "、"), "等" if len(own) > _MOST_NAMES else "") if own else ("—",)
