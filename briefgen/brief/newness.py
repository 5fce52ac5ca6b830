"""What is new since the last issue, in the brief's own words and with its own sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from briefgen.brief.choose import selected
from briefgen.brief.desk import Desk
from briefgen.brief.pieces import Words, join, ref
from briefgen.brief.tables import Draft, DraftRow
from briefgen.compare import year_of
from briefgen.model import Column, Document, Observation
from briefgen.news import Figure, Said, Subject, news_sentences, news_table, what_is_new
from briefgen.news import Words as NewsWords
from briefgen.store import Issued

_KINDS = {"growth": "增速", "change": "增减", "share": "", "multiple": "倍数", "rank": "位次", "level": ""}


@dataclass(frozen=True, slots=True)
class Newness:
    """The paragraphs that open a brief, the table of changed figures, and all documents they rest on."""

    paragraphs: tuple[Words, ...]
    changes: Draft | None
    documents: Mapping[str, Document]


def newness(desk: Desk, last: Issued | None) -> Newness:
    """The news against the last issue, of what the brief selects in both."""
    used = {o.doc_id for o in desk.observations} | {m.doc_id for m in desk.measures}
    documents = tuple(document for doc, document in desk.documents.items() if doc in used)
    issues = tuple(i for i in desk.issues if i.places and i.places[0].doc_id in used)
    now = Said(documents, desk.observations, desk.measures, issues)
    news = what_is_new(now, _cut_down(desk, last) if last else None)
    every = dict(desk.documents) | {document.doc_id: document for document in news.former}
    wider = replace(desk, documents=every)
    paragraphs = tuple(_words(wider, sentence) for sentence in news_sentences(news))
    table = news_table(news)
    changes = None
    if table is not None:
        rows = tuple(
            DraftRow(
                "".join(word for word in _words(wider, row.subject) if isinstance(word, str)),
                "",
                (_words(wider, row.before), _words(wider, row.now)),
                ranked=True,
                indent=False,
            )
            for row in table.rows
        )
        columns = (Column("", table.before), Column("", table.now))
        changes = Draft(table.title, columns, rows, (), table.stub)
    return Newness(paragraphs, changes, every)


def _cut_down(desk: Desk, last: Issued) -> Issued:
    observations, measures = selected(desk.spec, last.observations, last.measures, desk.catalogue)
    used = {o.doc_id for o in observations} | {m.doc_id for m in measures}
    return replace(
        last,
        documents=tuple(document for document in last.documents if document.doc_id in used),
        observations=observations,
        measures=measures,
        issues=tuple(i for i in last.issues if i.places and i.places[0].doc_id in used),
    )


def _words(desk: Desk, sentence: NewsWords) -> Words:
    parts: list[str | Words] = []
    for word in sentence:
        if isinstance(word, str):
            parts.append(word)
        elif isinstance(word, Subject):
            parts.append(_subject(desk, word.of))
        elif isinstance(word, Figure):
            parts.append((desk.figure(word.of), ref(word.of)))
        else:
            parts.append((ref(word),))
    return join(parts)


def _subject(desk: Desk, figure: Observation) -> str:
    name = figure.ref_area_name or desk.name(figure.ref_area)
    year = year_of(figure.time_period)
    label = desk.label(figure)
    kind = "" if label.endswith("增速") else _KINDS[figure.transformation]
    return f"{name}{f'{year}年' if year else ''}{label}{kind}"
