"""Figures in tables: the row says what, the column head says which kind and period, the unit stands in either.

A table's numbers have no unit of their own. It is taken from a column of units, from parentheses in the
row's label or the column's head, or from the caption (单位：万元), in that order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefgen.catalogue.units import Units
from briefgen.extract import captions, column_heads, two_sided
from briefgen.extract.figures import Figure
from briefgen.extract.head_units import GROWTH, PARENS, SINCE_JANUARY, CaptionUnits, in_parens, unit
from briefgen.extract.merged import fill_down, spread
from briefgen.extract.numerals import ARABIC, arabic, scaled
from briefgen.extract.phrases import ENDS_IN_RATE, join
from briefgen.extract.qualifiers import Quantity
from briefgen.model import Cell, Document, Qualifier, Scenario, Span, Table, Transformation

_NUMBER = re.compile(
    rf"^[ \u2060]*(?P<bound>[≥≤><])?(?P<open>[〔［\[（])?(?P<sign>[-－−▲])?(?P<num>{ARABIC})(?P<percent>%)?"
    r"(?P<about>左右|以上|以下|以内)?[〕］\]）]?[ \u2060]*$"
)
_BOUNDS: Mapping[str, Qualifier] = {
    "≥": ">",
    ">": ">",
    "≤": "<",
    "<": "<",
    "左右": "~",
    "以上": ">",
    "以下": "<",
    "以内": "<",
}
_SUMMED = re.compile("〔累计〕|［累计］|\\[累计\\]|（累计）")
"""年均增长〔累计〕: what stands in such brackets is the rise of all the years."""
_SUM_LABEL = re.compile("合计|总计|小计")
_OTHERS = re.compile("其他|其它|其余")
_NUMBERING = re.compile("序号|编号|排序")
_AREA_LABEL = re.compile(
    "(?:其中[:：]?)?[一-鿿]{1,12}?(?:省|市|县|区|州|旗|盟|镇|乡|街道|苏木)|全[国省市县区州旗盟]|合计|总计|小计|平均"
)
_GRADED = re.compile("[一二三]级指标|指标(?:名称)?$|项目名称$")
_PROJECTS = re.compile("项目名称")
"""Where a column names projects, rows are of them and not of the areas beside."""
_SCORE = re.compile("得分|分值|评分|总分")
_MOST = 0.7
"""Where so many of the rows are named by areas, their names say where, not what."""
_UNIT_COLUMN = re.compile(r"^(?:计量)?单位$")
_RATIO_HEAD = re.compile("(?:收入比|之比|比值|倍差|生师比|师生比)$")
_RANK_HEAD = re.compile("(?:名次|排名|位次)$")
_GROWS = re.compile("(?:增长率|增速|增幅|增长)$")
_SHARE = re.compile(r"比重|占比|比例|率")
_PART, _INDENTS = re.compile("[#＃]|其中"), ("  ", "\u3000\u3000", " \u3000", "\u3000 ")
"""A row of a part, by its sign or its indent, is in the unit of the row above."""
_LABEL_NOISE = re.compile(
    r"^(?:[#*＃\s　]|其中[:：]?|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.、．])+"
)


@dataclass(frozen=True, slots=True)
class _Column:
    head: str
    spans: tuple[Span, ...]
    unit: str
    mult: int
    kind: Transformation


def find(document: Document, units: Units, spoken: Sequence[Figure] = ()) -> Iterator[Figure]:
    """A figure for every number in the document's tables whose unit is known; `spoken` are those of the text."""
    for table in document.tables:
        yield from _Reader(document, table, units, spoken).figures()


def numeric_cells(document: Document) -> Iterator[Cell]:
    """The cells of numbers and their labels: `find` reads them, the rules for prose do not."""
    for table in document.tables:
        numeric = {cell.row for cell in table.cells if _NUMBER.match(document.view[cell.start : cell.end])}
        for cell in table.cells:
            if cell.row in numeric and (
                cell.column == 0 or _NUMBER.match(document.view[cell.start : cell.end])
            ):
                yield cell


def _scenario(column: _Column) -> Scenario:
    """A column of budgets or plans holds targets, one of 预算执行 or 决算 results."""
    return "target" if column_heads.PLANNED.search(column.head) else "actual"


def _reach(spans: Sequence[Span]) -> tuple[int, int]:
    """From where to where some spans reach; nothing where there are none."""
    return (spans[0].start, spans[-1].end) if spans else (0, 0)


class _Reader:
    def __init__(self, document: Document, table: Table, units: Units, spoken: Sequence[Figure]) -> None:
        self.spoken = spoken
        self._spoken: dict[tuple[str, str], str] = {}
        self.view, self.table, self.units = document.view, table, units
        article = document.article_at(table.start)
        self.title = article.title if article else ""
        self.captioned = captions.spans(document.view, table) or captions.titled_end(self.view, article)
        self.funds, self.work = captions.titled_funds(self.title), captions.worked(self.title)
        first = [cell for cell in table.cells if not cell.column and cell.row < table.head_rows]
        self.of_years = bool(first) and bool(column_heads.OVER_YEARS.fullmatch(self._text(first[-1])))
        self.rows: dict[int, dict[int, Cell]] = {}
        for cell in table.cells:
            self.rows.setdefault(cell.row, {})[cell.column] = cell
        below = {row: cells for row, cells in self.rows.items() if row >= table.head_rows}
        self.merged = fill_down(
            below, lambda cell: bool(_AREA_LABEL.fullmatch(self._text(cell))), self._is_number
        )
        self.caption = CaptionUnits(table.caption, units, without_heads=not table.head_rows)
        heads = {row: cells for row, cells in self.rows.items() if row < table.head_rows}
        # | 绝对数 | 增长 | over three columns: the head leaves out the column of labels.
        body = [cells for row, cells in self.rows.items() if row >= table.head_rows]
        shift = bool(heads and body) and all(len(h) == len(body[0]) - 1 and 0 in h for h in heads.values())
        heads = {
            row: {c + by: cell for c, cell in cells.items()}
            for row, cells in heads.items()
            for by in (shift or self._of_units(cells, body),)
        }
        spread(heads)
        first_words = (
            next((c for _, c in sorted(cells.items()) if not self._is_number(c)), None) for cells in body
        )
        labels = [self._text(cell) for cell in first_words if cell]
        named = sum(bool(_AREA_LABEL.fullmatch(PARENS.sub("", label))) for label in labels)
        over = [self._text(row[0]) for row in heads.values() if 0 in row] or [table.caption]
        said = captions.over_areas(over[-1])
        self.by_project = any(
            _PROJECTS.fullmatch(self._text(cell)) for row in heads.values() for cell in row.values()
        )
        self.of_areas = bool(labels) and not self.by_project and (said or named >= _MOST * len(labels))
        self.listed = sum(not _SUM_LABEL.fullmatch(label) for label in labels)
        self.columns = {
            c: self._column([cells[c] for cells in heads.values() if c in cells])
            for c in {cell.column for cell in table.cells}
        }
        for number, column in sorted(self.columns.items()):  # 补助资金 | 其中：中央, in one unit
            total = self.columns.get(number - 1)
            own = any(column_heads.has_unit(self._read(head), units) for head in column.spans)
            if column.head.startswith("其中") and not own and total and total.kind == "level":
                self.columns[number] = replace(column, unit=total.unit, mult=total.mult)
        self.unit_column = next(
            (c for c, column in self.columns.items() if _UNIT_COLUMN.match(column.head)), None
        )
        over = [column.head for number, column in self.columns.items() if number and column.head]
        across = [bool(_SUM_LABEL.search(head)) for head in over if _AREA_LABEL.fullmatch(head)]
        self.areas_across = not self.of_areas and across.count(False) > 1 and len(across) >= _MOST * len(over)
        self.second = two_sided.second_labels(body, self._is_number)

    def figures(self) -> Iterator[Figure]:
        self.unit_above: tuple[str, int] = ("", 0)
        for row, cells in self.rows.items():
            if row >= self.table.head_rows:
                for side in two_sided.sides(cells, self.second):
                    yield from self._row(side)

    def _is_number(self, cell: Cell) -> bool:
        year = cell.column == 0 and self.of_years and column_heads.A_YEAR.match(self._text(cell))
        return not year and bool(_NUMBER.match(self.view[cell.start : cell.end]))

    def _read(self, span: Span) -> str:
        return self.view[span.start : span.end]

    def _of_all_years(self, heads: Sequence[Span]) -> bool:
        """Do the heads over a number say 年均?"""
        return "年均" in "".join(map(self._read, heads))

    def _text(self, cell: Cell) -> str:
        return re.sub(r"[\s\u2060]+", "", self.view[cell.start : cell.end])

    def _column(self, heads: list[Cell]) -> _Column:
        texts = list(dict.fromkeys(self._text(cell) for cell in heads))
        if len(texts) > 1 and column_heads.PART_HEAD.fullmatch(texts[-1]):
            texts = [texts[-1], *texts[:-1]]
        text = "".join(texts)
        unit, mult = in_parens(self._text(heads[-1]), self.units) if heads else ("", 0)
        unit, mult = (unit, mult) if unit else in_parens(text, self.units)
        rates = self.caption.one[0] == "%" and bool(GROWTH.search(self.table.caption))
        kind: Transformation = "growth" if rates else "level"
        unit = unit or ("%" if rates else "")
        timeless = column_heads.YEAR_HEAD.sub("", text)
        if not unit and len(self.caption.several) > 1 and (self.of_areas or ENDS_IN_RATE.search(timeless)):
            unit, mult = self.caption.of_head(timeless)
        if not unit and (counted := column_heads.counts(text)):
            counts = self.caption.one[0] in ("元", "") or (counted, 0) in self.caption.several
            unit = counted if counts else ""
        balance = (unit, mult) if unit else self.caption.one
        if SINCE_JANUARY.fullmatch(text) and balance[0] not in ("", "%"):
            kind, unit, mult = "change", *balance
        elif GROWTH.search(text) and (unit in ("", "%") or "%" in text):
            kind, unit = "growth", "%"
        elif not unit and _RATIO_HEAD.search(text):
            kind, unit = "multiple", "倍"
        elif not unit and _RANK_HEAD.search(text):
            kind, unit = "rank", "位"
        elif (unit == "%" and not rates) or (text.endswith("%") or (_SHARE.search(text) and "%" in text)):
            kind, unit = "share", "%"
        bare = PARENS.sub("", text)
        if len(texts) > 1 and not column_heads.PLANNED.search(bare):
            bare = column_heads.PLAIN_TAIL.sub("", bare)
        return _Column(bare, tuple(Span(c.start, c.end) for c in heads), unit, mult, kind)

    def _of_units(self, cells: Mapping[int, Cell], body: Sequence[Mapping[int, Cell]]) -> bool:
        """Is a second row of heads nothing but units, none of them for the labels: （万元） （个）?"""
        short = bool(body) and len(cells) == len(body[0]) - 1 and 0 in cells
        return short and all(PARENS.fullmatch(self._text(cell)) for cell in cells.values())

    def _captioned(self, column: _Column) -> tuple[Span, ...]:
        """What the caption tells of a column's time: its day, but of plans the year before it."""
        return self.captioned[1:] if column_heads.PLANNED.search(column.head) else self.captioned

    def _row(self, cells: dict[int, Cell]) -> Iterator[Figure]:
        label = self._label(cells)
        if label is None:
            return
        category = self._category(cells) if self.merged else ""
        row_unit = (
            unit(self._text(cells[self.unit_column]), self.units) if self.unit_column in cells else ("", 0)
        )
        row_unit = row_unit if row_unit[0] else in_parens(self._text(label), self.units)
        if not row_unit[0] and len(self.caption.several) > 1:
            base = self.units.of_last_noun(self._text(label))
            row_unit = next((unit for unit in self.caption.several if unit[0] == base), row_unit)
        part = _PART.match(self._text(label)) or self.view[label.start - 2 : label.start] in _INDENTS
        self.unit_above = row_unit if row_unit[0] or not part else self.unit_above
        row_unit = row_unit if row_unit[0] or self.caption.one[0] else self.unit_above
        areas = (cell for _, cell in self._named(cells) if _AREA_LABEL.fullmatch(self._text(cell)))
        self.where = next(areas, label) if self.by_project else label
        levels: list[Figure] = []
        before: Figure | None = None
        for number, cell in sorted(cells.items()):
            match = _NUMBER.match(self.view[cell.start : cell.end])
            column = self.columns.get(number)
            if not match or not column or cell is label or _NUMBERING.fullmatch(column.head):
                continue
            figure = self._figure(label, cell, match, column, row_unit)
            if not figure:
                continue
            figure = replace(figure, phrase=category + figure.phrase)
            if before and column_heads.moved(before, figure, column.head):
                figure = replace(figure, phrase=before.phrase)
            elif levels and not self.areas_across:
                figure = self._behind(figure, levels, column.head)
            if figure.transformation == "level" and not column_heads.is_older(self.view, figure, levels):
                levels = [figure] if before and before.transformation == "growth" else [*levels, figure]
            before = figure
            yield figure

    def _behind(self, figure: Figure, levels: Sequence[Figure], head: str) -> Figure:
        """A figure behind the levels of its row: how one of them grew, or a part or the share of the last."""
        if figure.transformation == "growth":
            figure = self._growing(figure, levels, head)
        if of_total := column_heads.part_of_total(figure, levels[-1], head):
            return replace(figure, phrase=of_total)
        if column_heads.A_SHARE.fullmatch(head):
            return replace(figure, phrase=levels[-1].phrase + head)
        return figure

    def _growing(self, figure: Figure, levels: Sequence[Figure], head: str) -> Figure:
        """A growth behind the levels of its row is of their time, and of the one that its head names, or of
        which the text says how it grew, else of the last."""
        named = column_heads.SAYS_GROWTH.sub("", column_heads.YEAR_HEAD.sub("", head))
        moved = {f.phrase for f in self.spoken if f.transformation == "growth"} if len(levels) > 1 else ()
        level = next(
            (f for f in reversed(levels) if (named in f.phrase if named else f.phrase in moved)), levels[-1]
        )
        phrase = level.phrase if named in level.phrase else figure.phrase
        first = levels[0].heads if self._of_all_years(figure.heads) else ()
        return replace(
            figure, phrase=phrase, scenario=level.scenario, heads=figure.heads + first + level.heads
        )

    def _named(self, cells: Mapping[int, Cell]) -> list[tuple[int, Cell]]:
        """The cells of words, with their columns."""
        return [
            (number, cell)
            for number, cell in sorted(cells.items())
            if number != self.unit_column and not self._is_number(cell)
        ]

    def _category(self, cells: Mapping[int, Cell]) -> str:
        """What the second cell of words says where the first is an area over several rows: 城镇, 农村."""
        named = self._named(cells)
        return PARENS.sub("", self._text(named[1][1])) if len(named) > 1 else ""

    def _label(self, cells: Mapping[int, Cell]) -> Cell | None:
        """The cell that names a row: of 一级指标, 二级指标, 三级指标 the last, else the first; None where it is empty."""
        named = self._named(cells)
        graded = [
            cell
            for number, cell in named
            if number in self.columns and _GRADED.match(self.columns[number].head)
        ]
        label = graded[-1] if graded else named[0][1] if named else None
        return label if label and self._text(label) else None

    def _figure(
        self, label: Cell, cell: Cell, match: re.Match[str], column: _Column, row_unit: tuple[str, int]
    ) -> Figure | None:
        unit, mult = (
            (column.unit, column.mult)
            if column.kind != "level"
            else next(
                (
                    u
                    for u in (
                        row_unit,
                        (column.unit, column.mult),
                        self.caption.of_dimension(column.head),
                        self.caption.one,
                    )
                    if u[0]
                ),
                ("分" if _SCORE.search(column.head) else "", 0),
            )
        )
        if match["percent"]:
            unit, mult = "%", 0
        if not unit:
            return None
        grows = unit == "%" and _GROWS.search(PARENS.sub("", self._text(label)))
        kind: Transformation = (
            "growth"
            if grows
            else column.kind
            if column.kind != "level"
            else ("share" if unit == "%" else "change" if "百分点" in unit else "level")
        )
        yearly = match["open"] in ("[", "［", "〔") and self._of_all_years(column.spans)
        if match["open"] and (yearly or _SUMMED.search(self.view, *_reach(column.spans))):
            unit, mult = row_unit if row_unit[0] else (unit, mult)
            kind, unit = "change", "个百分点" if unit == "%" else unit
        value = scaled(arabic(match["num"]), mult)
        start = cell.start + match.start("sign" if match["sign"] else "num")
        end = cell.start + match.end("percent" if match["percent"] else "num")
        bound, about = match["bound"] or "", match["about"] or ""
        quantity = Quantity(
            start, end, value, unit, unit_mult=mult, qualifier=_BOUNDS.get(bound or about, "="), implied=True,
            before=len(bound), after=len(about),
        )  # fmt: skip
        where = column.spans[-1] if self.areas_across and column.spans else self.where
        span = Span(min(where.start, label.start), cell.end)
        named = Span(where.start, where.end)
        when = (named,) if self.of_years else ()
        summed = self.of_areas and _SUM_LABEL.fullmatch(self._text(label))
        others = self.of_areas and _OTHERS.fullmatch(self._text(label))
        scope = f"{self.listed}地合计" if summed else "其他各地" if others else ""
        return Figure(quantity, span, named, self._phrase(label, column, unit), kind, _scenario(column), "table", label.start,
                      negative=bool(match["sign"]), scope=scope, heads=(*when, *column.spans, *self._captioned(column)))  # fmt: skip

    def _phrase(self, label: Cell, column: _Column, unit: str) -> str:
        row = captions.residents(self.table.caption, _LABEL_NOISE.sub("", PARENS.sub("", self._text(label))))
        head = column.head
        if self.of_years and column_heads.A_YEAR.match(row):
            row = captions.counted_as(self.table.caption, head)
            head = "" if row else head
        if column_heads.PLANNED.search(head) and len(column.spans) > 1:
            head = column_heads.PLAN_TAIL.sub("", head)
        head = captions.without_areas(head)
        head = _LABEL_NOISE.sub("", column_heads.GROWTH_HEAD.sub("", column_heads.YEAR_HEAD.sub("", head)))
        if (
            self.of_areas
            and (made := captions.produce(self.table.caption))
            and not column_heads.PLAIN_HEAD.match(head)
        ):
            return join(made, head)
        of_caption = captions.of_funds(self.table.caption, head) or captions.task(self.table.caption, head)
        if self.of_areas and of_caption:
            return of_caption
        if self.of_areas and head and not column_heads.PLAIN_HEAD.match(head):
            return captions.as_funds(self._spoken_of(head, unit) or head, unit, self.funds)
        if self.of_areas and (
            subject := captions.subject(self.table.caption)
            or self.work
            or (unit == "元" and (self.funds or captions.traded(self.title, head)))
        ):
            return subject
        if self.of_areas and head:
            return head
        if self.areas_across or column_heads.PLAIN_HEAD.match(head):
            return row
        if _SUM_LABEL.fullmatch(row) and head:
            return join(captions.of_all(self.table.caption), head)
        head = captions.as_funds(head, unit, self.funds)
        return head + row if column_heads.OF_HEAD.match(head) else row + head

    def _spoken_of(self, head: str, unit: str) -> str:
        """增加值 over the rows of areas: the 规上工业增加值 that the text before the table speaks of."""
        if (head, unit) not in self._spoken:  # one look at the text for each column
            before = [f for f in self.spoken if f.quantity.start < self.table.start]
            self._spoken[head, unit] = column_heads.said_before(head, unit, before)
        return self._spoken[head, unit]
