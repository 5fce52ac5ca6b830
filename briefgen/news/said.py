"""What an issue said, as far as news are concerned, and how its documents stand against another's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from briefgen.model import Document, Issue, Observation, PolicyMeasure
from briefgen.store import Issued

FORMER = "〔上期〕"
"""Ends the id of a document as the last issue knew it, where its text is another now."""


@dataclass(frozen=True, slots=True)
class Said:
    """The documents of an issue and what it took from them."""

    documents: tuple[Document, ...] = ()
    observations: tuple[Observation, ...] = ()
    measures: tuple[PolicyMeasure, ...] = ()
    issues: tuple[Issue, ...] = ()

    @classmethod
    def by(cls, issued: Issued) -> Said:
        """What a recorded issue said."""
        return cls(issued.documents, issued.observations, issued.measures, issued.issues)


@dataclass(frozen=True, slots=True)
class Moves:
    """Documents that came, were rewritten (old and new) and went; the rest stayed as they were."""

    added: tuple[Document, ...]
    changed: tuple[tuple[Document, Document], ...]
    removed: tuple[Document, ...]
    same: frozenset[str]


def moves(now: Said, before: Said) -> Moves:
    """How the documents moved. A renamed one stayed: only its content counts."""
    contents_now = {document.sha256 for document in now.documents}
    contents_before = {document.sha256 for document in before.documents}
    old = {document.name: document for document in before.documents}
    new = {document.name: document for document in now.documents}
    changed = tuple(
        (old[name], document)
        for name, document in new.items()
        if name in old and document.sha256 not in contents_before and old[name].sha256 not in contents_now
    )
    rewritten = {document.name for _, document in changed}
    return Moves(
        tuple(d for d in now.documents if d.sha256 not in contents_before and d.name not in rewritten),
        changed,
        tuple(d for d in before.documents if d.sha256 not in contents_now and d.name not in rewritten),
        frozenset(contents_now & contents_before),
    )


def set_apart(before: Said, now: Said) -> Said:
    """The former issue with ids for its documents that lead to the right text.

    A document that is still there keeps the id it has now; any other gets one of its own, so that an old
    figure is never looked up in the new text.
    """
    kept = {document.sha256: document.doc_id for document in now.documents}
    ids = {
        document.doc_id: kept.get(document.sha256, document.doc_id + FORMER) for document in before.documents
    }
    return Said(
        tuple(replace(document, doc_id=ids[document.doc_id]) for document in before.documents),
        tuple(replace(item, doc_id=ids.get(item.doc_id, item.doc_id)) for item in before.observations),
        tuple(replace(item, doc_id=ids.get(item.doc_id, item.doc_id)) for item in before.measures),
        tuple(_moved(item, ids) for item in before.issues),
    )


def _moved(issue: Issue, ids: Mapping[str, str]) -> Issue:
    places = (replace(place, doc_id=ids.get(place.doc_id, place.doc_id)) for place in issue.places)
    return replace(issue, places=tuple(places))
