"""One brief from its material: the parts in the order in which a reader meets them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefgen.brief.charts import charts
from briefgen.brief.choose import choose
from briefgen.brief.deeds import Shelf, measures_part, shelved
from briefgen.brief.deeds_table import measures_table
from briefgen.brief.desk import Desk
from briefgen.brief.doubts import doubts_part
from briefgen.brief.findings import Finding, findings
from briefgen.brief.matters import Matter, matters, told
from briefgen.brief.newness import Newness, newness
from briefgen.brief.pieces import Words
from briefgen.brief.remarks import remarks
from briefgen.brief.sources import Numbering
from briefgen.brief.tables import Draft, DraftRow, tables
from briefgen.catalogue import Catalogue
from briefgen.compare import Comparison, year_of
from briefgen.model import (
    Brief,
    BriefSource,
    BriefTable,
    Column,
    Document,
    Extraction,
    Head,
    Part,
    Row,
)
from briefgen.spec import BriefSpec
from briefgen.store import Issued

_MOST_MATTERS, _FEW_MATTERS = 4, 2
_NO_COMPARISON = "本期来源中没有可以比较的同口径数字，所报情况见以下各部分。"
_NOTHING = "本期来源中没有符合本简报所选地区、主题和期间的数字或举措，本期无可列示。"


@dataclass(frozen=True, slots=True)
class Material:
    """What a brief is made from; `unreadable` names the files that could not be read."""

    extractions: tuple[Extraction, ...]
    documents: Mapping[str, Document]
    catalogue: Catalogue
    unreadable: tuple[str, ...] = ()


def compose(spec: BriefSpec, material: Material, head: Head, last: Issued | None = None) -> Brief:
    """The brief that the spec asks for; where nothing fits, a brief whose one sentence says so.

    With `last`, or where the spec wants to be compared with it, the brief opens with what is new.
    """
    desk = choose(spec, material.extractions, material.documents, material.catalogue)
    if not desk.observations and not desk.measures:
        return _empty(spec, material, head)
    first_drafts = tables(desk, ())
    shown = {figure for draft in first_drafts for row in draft.rows for figure in row.figures}
    listed = matters(desk, shown, _most_matters(desk))
    found = findings(desk, listed)
    drafts = tables(desk, _needed(found))
    news = newness(desk, last) if spec.compare_with_last else None
    documents = news.documents if news else desk.documents
    numbers = Numbering(documents, {area: desk.name(area) for area in desk.order})
    return _Composer(desk, numbers, news).brief(head, material, found, drafts, listed)


def _most_matters(desk: Desk) -> int:
    """None in the weekly brief, which is about everything: its tables say enough."""
    if desk.spec.weekly:
        return 0
    return _MOST_MATTERS if desk.asked else _FEW_MATTERS


def _needed(found: Sequence[Finding]) -> tuple[Comparison, ...]:
    return tuple(dict.fromkeys(row for finding in found for row in finding.candidate.rows))


@dataclass(frozen=True, slots=True)
class _Composer:
    desk: Desk
    numbers: Numbering
    news: Newness | None

    def brief(
        self,
        head: Head,
        material: Material,
        found: Sequence[Finding],
        drafts: Sequence[Draft],
        listed: Sequence[Matter],
    ) -> Brief:
        """The parts in reading order, so that sources are numbered by first use."""
        desk = self.desk
        news = self._part("本期新情况", self.news.paragraphs, numbered=False) if self.news else None
        told_findings = self._part("要点", [finding.words for finding in found] or [(_NO_COMPARISON,)])
        drawn = charts(desk, _needed(found))
        shelves = shelved(desk)
        printed = self._tables(drafts, listed, shelves)
        measures = self._part("举措", measures_part(desk, shelves), numbered=False)
        candidates = [finding.candidate for finding in found]
        used = {figure for candidate in candidates for figure in candidate.figures}
        used |= {figure for draft in drafts for row in draft.rows for figure in row.figures}
        used |= {figure for matter in listed for figure in matter.figures}
        notes = self._part("口径说明", remarks(desk, drafts, candidates, used, material.unreadable))
        doubts = doubts_part(desk, used, desk.spec.weekly)
        doubt_part = self._part("数据存疑", doubts, numbered=len(doubts) > 1)
        sources = self.numbers.sources()
        return Brief(
            id=desk.spec.id,
            title=desk.spec.title,
            head=head,
            subtitle=_subtitle(desk, sources),
            news=news,
            findings=told_findings,
            charts=drawn,
            tables=printed,
            measures=measures,
            comparability=notes,
            doubts=doubt_part,
            sources=sources,
            sources_lead=f"以下各条均出自{lead}。" if (lead := self.numbers.one_article()) else "",
        )

    def _part(self, heading: str, paragraphs: Sequence[Words], numbered: bool = True) -> Part:
        return Part(heading, tuple(self.numbers.rich(words) for words in paragraphs), numbered)

    def _tables(
        self, drafts: Sequence[Draft], listed: Sequence[Matter], shelves: Sequence[Shelf]
    ) -> tuple[BriefTable, ...]:
        printed = [self._table(number, draft) for number, draft in enumerate(drafts, 1)]
        if self.news is not None and self.news.changes is not None:
            printed.append(self._table(len(printed) + 1, self.news.changes))
        if listed:
            rows = tuple(
                Row(matter.name, "", (self.numbers.rich(told(self.desk, matter)),), ranked=True)
                for matter in listed
            )
            columns = (Column("", "各地所报"),)
            title = "同一事项、不同指标（只列示，不成比较）"
            printed.append(BriefTable(len(printed) + 1, title, columns, rows, stub="事项"))
        if of_measures := measures_table(self.desk, shelves):
            printed.append(self._table(len(printed) + 1, of_measures))
        return tuple(printed)

    def _table(self, number: int, draft: Draft) -> BriefTable:
        rows = tuple(self._row(row) for row in draft.rows)
        return BriefTable(
            number, draft.title, draft.columns, rows, self.numbers.rich(draft.notes), draft.stub
        )

    def _row(self, row: DraftRow) -> Row:
        cells = tuple(self.numbers.rich(words) for words in row.cells)
        return Row(row.label, row.unit, cells, row.ranked, row.indent)


def _subtitle(desk: Desk, sources: Sequence[BriefSource]) -> str:
    """How many documents the brief cites, how many articles stand in them, of which years."""
    docs = {source.doc_id for source in sources if source.doc_id in desk.documents}
    articles = {
        (source.doc_id, article.start, article.date)
        for source in sources
        if source.doc_id in docs
        for article in desk.documents[source.doc_id].articles
        if article.start <= source.start < article.end
    }
    years = sorted(filter(None, {year_of(date) for _, _, date in articles}))
    span = f"，形成于{years[0]}年" + (f"至{years[-1]}年" if years[-1] != years[0] else "") if years else ""
    pieces = f"、文章{len(articles)}篇" if len(articles) > len(docs) else ""
    return f"（采用文件{len(docs)}份{pieces}{span}）"


def _empty(spec: BriefSpec, material: Material, head: Head) -> Brief:
    missing = f"未能读取的来源：{'、'.join(material.unreadable)}。" if material.unreadable else ""
    return Brief(
        id=spec.id,
        title=spec.title,
        head=head,
        subtitle="",
        news=None,
        findings=Part("要点", ((_NOTHING + missing,),)),
        charts=(),
        tables=(),
        measures=Part("举措", ()),
        comparability=Part("口径说明", ()),
        doubts=Part("数据存疑", ()),
        sources=(),
    )


def is_empty(brief: Brief) -> bool:
    """Did the brief's selection match nothing?"""
    return not brief.sources and not brief.tables and not brief.measures.paragraphs
