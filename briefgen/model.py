"""The data types that walk through briefgen. Frozen, no I/O, no logic beyond a property or two.

Field names are the statistical world's (SDMX concepts). All offsets are half-open Python character
offsets into `Document.text`, the text of a document as it was read, which nothing ever edits.
Dates and periods are ISO texts of any precision: `2022`, `2022-07`, `2022-07-31`, `2022-01/2022-10`,
`2014/2019`, or empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Transformation = Literal["level", "change", "growth", "share", "multiple", "rank"]
Scenario = Literal["actual", "estimate", "target"]
Qualifier = Literal["=", "~", ">", "<"]
MeasureKind = Literal["policy", "campaign", "mechanism"]
Severity = Literal["info", "warning", "error"]


# --- what is read -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document's text, `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Furniture:
    """A stretch that belongs to the page and not to the text: caption, navigation, editor, copyright."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an article under one heading. `start` is the heading's first character.

    `level` is 1 for the outermost headings; a section ends where the next of its level or above begins.
    """

    heading: str
    level: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table in the text; rows and columns count from 0."""

    row: int
    column: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table in the text, its caption (with the unit line, if any) and its cells in reading order."""

    start: int
    end: int
    caption: str
    head_rows: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One text of a file, with what its page says of it; every field may be empty.

    `region` is only what `sources.yaml` says. `date_inferred` says that the year was guessed from what
    the text reports (据文意).
    """

    start: int
    end: int
    title: str = ""
    publisher: str = ""
    date: str = ""
    region: str = ""
    date_inferred: bool = False
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One source file as read.

    `view` has the length of `text`: simplified characters, half-width digits and Latin letters, markup
    and furniture blanked; it is what the rules read. Offsets in one are offsets in the other.
    """

    doc_id: str
    name: str
    sha256: str
    text: str
    view: str
    articles: tuple[Article, ...]
    furniture: tuple[Furniture, ...] = ()
    tables: tuple[Table, ...] = ()
    traditional: bool = False

    def article_at(self, place: int) -> Article | None:
        """The article in which a place of the text stands; None between articles."""
        return next((one for one in self.articles if one.start <= place < one.end), None)

    def in_table(self, place: int) -> bool:
        """Whether a place of the text stands in a table."""
        return any(table.start <= place < table.end for table in self.tables)


# --- what is extracted --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure that a document states, with all that is needed to compare it and to find it again.

    `quote` is the figure (number, magnitude, unit) as printed, `printed` the same with the words of its
    qualifier (近10万人次, 80%以上). `obs_value` is in `unit_measure` with the magnitude multiplied out;
    `unit_mult` is the power of ten that was printed (万 4, 亿 8). `scope` is the population that the
    figure is about where that is not the whole area (51个贫困县). `base_period` is what a growth, change
    or multiple compares with, where that is not the year before (比2019年, 环比, 比年初). `trace` pairs each field with the rule and the
    words that decided it, for `briefgen explain`.
    """

    doc_id: str
    start: int
    end: int
    quote: str
    printed: str
    sentence_start: int
    sentence_end: int
    indicator: str
    indicator_text: str
    transformation: Transformation
    scenario: Scenario
    ref_area: str
    ref_area_name: str
    time_period: str
    obs_value: Decimal
    obs_value_to: Decimal | None
    unit_measure: str
    unit_mult: int
    qualifier: Qualifier
    themes: tuple[str, ...]
    scope: str = ""
    base_period: str = ""
    suspect: bool = False
    inferred: tuple[str, ...] = ()
    rule: str = ""
    trace: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PolicyMeasure:
    """A named document, campaign or mechanism of an authority. `name` is without quotation marks.

    `scenario` is `target` where it is still to come.
    """

    doc_id: str
    start: int
    end: int
    name: str
    kind: MeasureKind
    ref_area: str
    ref_area_name: str
    themes: tuple[str, ...]
    sentence_start: int
    sentence_end: int
    scenario: Scenario = "actual"


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a document that an issue speaks of."""

    doc_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Issue:
    """A doubt as data. `places` begins with the doubted figure; `message` is one Chinese sentence.

    `suspect` says that the figure cannot be right as printed; otherwise it is a request to check.
    """

    code: str
    severity: Severity
    message: str
    places: tuple[Place, ...]
    printed: str = ""
    expected: str = ""
    suspect: bool = False


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one document."""

    doc_id: str
    observations: tuple[Observation, ...] = ()
    measures: tuple[PolicyMeasure, ...] = ()
    issues: tuple[Issue, ...] = ()


# --- what is printed ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cite:
    """A small source number, [n], that leads to `BriefSource.number`."""

    number: int


@dataclass(frozen=True, slots=True)
class Note:
    """A small letter that leads to a note under the table."""

    letter: str


Rich = tuple[str | Cite | Note, ...]
"""A text with source numbers and note letters inside."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart. Doubted bars are hatched, targets hollow."""

    label: str
    value: Decimal
    printed: str
    status: Literal["sound", "doubted", "target"] = "sound"


@dataclass(frozen=True, slots=True)
class Panel:
    """Bars of one indicator in one unit, zero-based; a chart has one panel or several side by side.

    `kind` is `bar` (regions, ordered) or `line` (one region over the years, labels are years).
    """

    title: str
    unit: str
    bars: tuple[Bar, ...]
    kind: Literal["bar", "line"] = "bar"


@dataclass(frozen=True, slots=True)
class Chart:
    """A numbered figure of a brief (图1), with a text that says the same (alt)."""

    number: int
    title: str
    panels: tuple[Panel, ...]
    alt: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a brief's table: `group` is the level (省级), `label` the region, `period` the year."""

    group: str
    label: str
    period: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a brief's table. `ranked` is false for rows that are shown and never ranked (※).

    `indent` marks a row that belongs to the one above it (增长（%）).
    """

    label: str
    unit: str
    cells: tuple[Rich, ...]
    ranked: bool = True
    indent: bool = False


@dataclass(frozen=True, slots=True)
class BriefTable:
    """A numbered table of a brief (表1). `notes` stands under it as one paragraph."""

    number: int
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: Rich = ()
    stub: str = "指标（单位）"


@dataclass(frozen=True, slots=True)
class BriefSource:
    """One numbered source sentence: the document in full, or 同[n], and the sentence as printed.

    `before` and `after` are the sentences around it, for readers who want the context.
    """

    number: int
    citation: Rich
    quote: str
    doc_id: str
    start: int
    end: int
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The head and tail of a 简报. Empty fields are not printed."""

    name: str
    issue: int
    total: int
    unit: str
    date: str
    report_to: str = ""
    copy_to: str = ""
    send_to: str = ""
    copies: int = 0
    editor_note: str = ""
    appendices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a brief under one heading (一、要点). `paragraphs` may be numbered."""

    heading: str
    paragraphs: tuple[Rich, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Brief:
    """All that a template prints. Every text is plain text: the templates escape it."""

    id: str
    title: str
    head: Head
    subtitle: str
    news: Part | None
    findings: Part
    charts: tuple[Chart, ...]
    tables: tuple[BriefTable, ...]
    measures: Part
    comparability: Part
    doubts: Part
    sources: tuple[BriefSource, ...]
    sources_lead: str = ""
