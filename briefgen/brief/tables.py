"""The tables of a brief: which rows, what stands in their cells, what the notes below say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefgen.brief.columns import Spot, column, pick, spots
from briefgen.brief.desk import Desk
from briefgen.brief.pieces import Ref, Words, join, ref
from briefgen.brief.printing import RowUnit, cell
from briefgen.brief.rows import LONG, OF_SEVERAL, SHORT, chosen, fewer, rows_of
from briefgen.brief.times import period_words
from briefgen.compare import Comparison, similar, year_of
from briefgen.model import Column, Note, Observation

_MOST_COLUMNS, _WIDEST = 7, 10
_MOST_REASONS = 4
_MANY_COLUMNS, _FILLED, _MOST_TABLES = 11, 0.28, 4
"""Of so many areas, of whose cells less than this share would be filled, each theme gets its own table."""
_HIGH = ("country", "province", "prefecture")
_DIFFERENCES = {
    "level": "级别",
    "period": "期间",
    "scenario": "状态",
    "scope": "范围",
    "doubt": "可靠程度",
    "cumulative": "起讫",
    "step": "环节",
    "wording": "口径",
    "value": "口径",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A table before its sources have numbers."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[DraftRow, ...]
    notes: Words
    stub: str = "指标（单位）"


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A row before its sources have numbers; `figures` are what it shows."""

    label: str
    unit: str
    cells: tuple[Words, ...]
    ranked: bool
    indent: bool
    row: Comparison | None = None
    figures: tuple[Observation, ...] = ()


@dataclass(slots=True)
class _Letters:
    """Notes under a table, a letter for each different text."""

    texts: dict[str, str] = field(default_factory=dict)

    def note(self, text: str) -> Note:
        letter = self.texts.setdefault(text, "abcdefghijklmnopqrstuvwxyz"[len(self.texts) % 26])
        return Note(letter)

    def words(self) -> Words:
        return join((Note(letter), f" {text}。") for text, letter in self.texts.items())


def tables(desk: Desk, needed: Sequence[Comparison]) -> tuple[Draft, ...]:
    """The tables of comparable figures: one, one for provinces and cities and one for counties, or one a theme."""
    rows = chosen(desk, needed)
    if not rows:
        return ()
    # Who names several regions wants all that compares.
    several = len(desk.spec.regions) > 1 and not desk.home
    most = OF_SEVERAL if several else LONG
    best = fewer(rows, needed, most)
    narrow = spots(best, desk)
    if not desk.spec.themes and not desk.asked and _is_sparse(desk, best, narrow):
        return _by_theme(desk, rows, needed)
    sets = [list(narrow)] if len(narrow) <= _MOST_COLUMNS else _split(rows, spots(rows, desk), desk)
    drafts: list[Draft] = []
    for columns in sets:
        inside = rows_of(rows, columns, needed) if len(sets) > 1 else rows
        draft = _table(desk, fewer(inside, needed, SHORT if drafts else most), columns)
        if draft is not None:
            drafts.append(draft)
    return tuple(drafts)


def _is_sparse(desk: Desk, rows: Sequence[Comparison], listed: Sequence[Spot]) -> bool:
    """Would most cells of a wide table be empty? Each theme then has few areas, and other themes have others."""
    filled = sum(pick(row, spot, desk) is not None for row in rows for spot in listed)
    return len(listed) > _MANY_COLUMNS and filled < _FILLED * len(rows) * len(listed)


def _by_theme(desk: Desk, rows: Sequence[Comparison], needed: Sequence[Comparison]) -> tuple[Draft, ...]:
    """A table for each theme with the areas that report of it; themes with more to compare first."""
    themes: dict[str, list[Comparison]] = {}
    for row in rows:
        themes.setdefault(_theme(row), []).append(row)
    drafts = []
    for theme, own in themes.items():
        kept = fewer(own, needed, SHORT)
        if any(row in needed for row in kept) or len(kept) > 1:
            drafts.append((_table(desk, kept, spots(kept, desk), theme), sum(row.comparable for row in kept)))
    ordered = sorted(drafts, key=lambda pair: -pair[1])[:_MOST_TABLES]
    return tuple(draft for draft, _ in ordered if draft is not None)


def _theme(row: Comparison) -> str:
    """The theme that most of a row's figures are about first of all; of a growth that of its level."""
    return Counter(member.themes[0] if member.themes else "" for member in row.members).most_common(1)[0][0]


def _split(rows: Sequence[Comparison], listed: Sequence[Spot], desk: Desk) -> list[list[Spot]]:
    """Provinces and cities apart from counties where one table would be too wide.

    A city that has something in common with counties only stands with them.
    """
    high = [spot for spot in listed if desk.level(spot.area) in _HIGH]
    low = [spot for spot in listed if spot not in high]
    if len(listed) <= _MOST_COLUMNS or len(high) < 2 or len(low) < 2:
        return [list(listed)]
    areas = {spot.area for spot in high}
    alone = [
        spot
        for spot in high
        if not any(spot.area in row.areas and len(areas & set(row.areas)) > 1 for row in rows)
    ]
    kept = [spot for spot in high if spot not in alone]
    return [kept, [*alone, *low]] if len(kept) > 1 else [list(high), list(low)]


def _table(desk: Desk, rows: Sequence[Comparison], listed: Sequence[Spot], theme: str = "") -> Draft | None:
    counts = {spot: sum(pick(row, spot, desk) is not None for row in rows) for spot in listed}
    fullest = sorted((spot for spot in listed if counts[spot]), key=lambda spot: -counts[spot])
    filled = [spot for spot in listed if spot in fullest[:_WIDEST]]
    rows = [row for row in rows if any(pick(row, spot, desk) for spot in filled)]
    if not rows or not filled:
        return None
    years = {spot.year for spot in filled}
    one_year = years.pop() if len(years) == 1 else ""
    period = _one_period(desk, rows, filled) if one_year else ""
    letters = _Letters()
    drafted = _indented(tuple(_row(desk, row, filled, letters, period) for row in rows))
    columns = tuple(column(spot, desk, one_year) for spot in filled)
    return Draft(
        title=_title(desk, filled, period or one_year, theme),
        columns=columns,
        rows=drafted,
        notes=_notes(desk, drafted, filled, letters),
    )


def _one_period(desk: Desk, rows: Sequence[Comparison], columns: Sequence[Spot]) -> str:
    """The part of a year (上半年) that all figures of a table are of: its title says so once; else empty."""
    shown = (pick(row, spot, desk) for row in rows for spot in columns)
    periods = {member.time_period for member in shown if member is not None}
    period = next(iter(periods)) if len(periods) == 1 else ""
    return period if "-" in period else ""


def _row(
    desk: Desk, row: Comparison, columns: Sequence[Spot], letters: _Letters, period: str = ""
) -> DraftRow:
    found = [pick(row, spot, desk) for spot in columns]
    figures = tuple(member for member in found if member is not None)
    unit = _unit(row, figures)
    cells = tuple(
        _cell(desk, row, member, (unit, period or spot.year), letters) if member else ("—",)
        for member, spot in zip(found, columns, strict=True)
    )
    ranked = len(row.areas) < 2 or _compared(row, figures)
    return DraftRow(desk.label(row), unit.words, cells, ranked, False, row, figures)


def _compared(row: Comparison, figures: Sequence[Observation]) -> bool:
    """Do any two of the figures shown compare?"""
    shown = set(figures)
    pairs = any(whole in shown and part in shown for whole, part in row.parts)
    return pairs or any(len(shown & set(group.members)) > 1 for group in row.groups)


def _indented(rows: Sequence[DraftRow]) -> tuple[DraftRow, ...]:
    """Growths under their levels, with the level's own rank."""
    out: list[DraftRow] = []
    for row in rows:
        above = next((o for o in out if not o.indent and o.row and row.row and _grows(row.row, o.row)), None)
        out.append(replace(row, label="增长", indent=True, ranked=above.ranked) if above else row)
    return tuple(out)


def _grows(row: Comparison, above: Comparison) -> bool:
    same = row.indicator == above.indicator
    return same and row.transformation == "growth" and above.transformation == "level"


def _unit(row: Comparison, figures: Sequence[Observation]) -> RowUnit:
    """The commonest printed unit; the first column's where two are as common."""
    person = row.dimension == "person"
    counts = Counter(("人" if person else figure.unit_measure, figure.unit_mult) for figure in figures)
    most = max(counts.values(), default=0)
    common = [key for key, count in counts.items() if count == most] or [("", 0)]
    smallest = min(mult for _, mult in common)
    unit, mult = next(key for key in common if key[1] == smallest)
    return RowUnit(unit, mult, row.dimension)


def _cell(
    desk: Desk, row: Comparison, member: Observation, place: tuple[RowUnit, str], letters: _Letters
) -> Words:
    unit, year = place
    text = cell(member, desk.printed(member), unit)
    beside = desk.beside(member, year)
    words: list[str | Note | Ref] = [f"{text}（{beside}）" if beside else text]
    if member.scope:
        words.append(letters.note(member.scope))
    elif not row.comparable and len(row.areas) > 1 and _worded_apart(desk, row, member):
        words.append(letters.note(desk.wording(member)))
    words.append(ref(member))
    return tuple(words)


def _worded_apart(desk: Desk, row: Comparison, member: Observation) -> bool:
    return similar(member.indicator_text, desk.label(row)) < 0.5


def _title(desk: Desk, columns: Sequence[Spot], one_year: str, theme: str = "") -> str:
    period = desk.common_period or one_year
    year = f"（{period_words(period)}）" if one_year else ""
    levels = {desk.level(spot.area) for spot in columns}
    if theme:
        return f"{theme}主要指标{year}"
    home = desk.home or _city_of_rest(desk, columns)
    if home:
        return f"{desk.official(home)}及所属{_kinds(desk, columns)}主要指标{year}"
    if len(columns) == 1:
        return f"{desk.official(columns[0].area)}主要指标{year}"
    subject = f"{desk.spec.themes[0]}主要指标" if len(desk.spec.themes) == 1 else "主要指标"
    if levels <= {"province", "prefecture"} and len(levels) == 2 and not desk.spec.themes:
        subject = f"省、市级{subject}"
    elif levels == {"county"} and not desk.spec.themes:
        subject = f"县级{subject}"
    above = _one_city(desk, columns)
    if above and year:
        year = f"（{above}所属，{period_words(period)}）"
    return subject + year


def _city_of_rest(desk: Desk, columns: Sequence[Spot]) -> str:
    """The one city among the columns, if all the others lie in it."""
    cities = [spot.area for spot in columns if desk.level(spot.area) == "prefecture"]
    if len(cities) != 1 or len(columns) < 3:
        return ""
    return cities[0] if all(desk.catalogue.areas.within(spot.area, cities[0]) for spot in columns) else ""


def _one_city(desk: Desk, columns: Sequence[Spot]) -> str:
    """The city in which all the counties of the columns lie, if it is one."""
    paths = [desk.catalogue.areas.path(spot.area) for spot in columns if desk.level(spot.area) == "county"]
    above = {path[-2].code for path in paths if len(path) > 1}
    return desk.official(above.pop()) if len(above) == 1 and len(paths) == len(columns) else ""


def _kinds(desk: Desk, columns: Sequence[Spot]) -> str:
    level = {desk.level(spot.area) for spot in columns}
    if "county" in level and "province" not in level:
        return "县（市、区）"
    return "市（州）" if level == {"province", "prefecture"} else "地区"


def _notes(desk: Desk, rows: Sequence[DraftRow], columns: Sequence[Spot], letters: _Letters) -> Words:
    parts: list[str | Words] = ["注："]
    if any(cell == ("—",) for row in rows for cell in row.cells):
        parts.append("“—”为未报告，不等于没有开展")
        silent = _silent(desk, columns)
        parts.append(f"；{silent}未报告表内指标。" if silent else "。")
    differs = dict.fromkeys(
        _DIFFERENCES[name] for row in rows if not row.ranked and row.row for name in row.row.differs
    )
    if any(not row.ranked for row in rows):
        why = "、".join(list(differs)[:_MOST_REASONS]) or "口径"
        if "、" in why:
            head, _, last = why.rpartition("、")
            why = f"{head}或{last}"
        parts.append(f"※为{why}不同，只列示，不排序。")
    parts += _only(desk, rows)
    parts.append(letters.words())
    return join(parts) if len(parts) > 1 and (letters.texts or len(parts) > 2) else ()


def _only(desk: Desk, rows: Sequence[DraftRow]) -> list[str]:
    """Of rows that compare some of their figures only: which."""
    said = []
    for row in rows:
        if row.row is None or not row.row.groups or row.indent or row.row.averaged:
            continue
        if not row.row.compared.issuperset(row.figures):
            group = [member for member in row.row.groups[0].members if member in row.figures]
            if len(group) < 2:
                continue
            names = "、".join(desk.name(member.ref_area) for member in group[:4])
            year = year_of(group[0].time_period)
            said.append(f"{row.label}只比{names}{f'{year}年' if year else ''}数。")
    return list(dict.fromkeys(said))[:3]  # households and people of one indicator are said once


def _silent(desk: Desk, columns: Sequence[Spot]) -> str:
    """Areas of the columns' lowest level that the sources speak of and the table does not show."""
    shown = {spot.area for spot in columns}
    if not desk.home:
        return ""
    levels = {desk.level(area) for area in shown if area != desk.home}
    reported = dict.fromkeys(o.ref_area for o in desk.observations)
    areas = [area for area in reported if area not in shown and area and desk.level(area) in levels]
    return "、".join(desk.name(area) for area in areas)
