"""Which doubts an issue raises for the first time, and which of the last issue are settled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping

from briefgen.model import Document, Issue
from briefgen.news.said import FORMER, Said


def doubt_news(now: Said, before: Said) -> tuple[tuple[Issue, ...], tuple[Issue, ...]]:
    """Doubts opened and doubts settled; those that do not doubt a figure (severity info) are left out."""
    return _only_here(now, before), _only_here(before, now)


def _only_here(here: Said, there: Said) -> tuple[Issue, ...]:
    """A doubt is the same if it doubts the same words of the same document for the same reason."""
    documents = {document.doc_id: document for document in (*here.documents, *there.documents)}
    known = Counter(_key(issue, documents) for issue in there.issues)
    found = []
    for issue in here.issues:
        key = _key(issue, documents)
        if known[key]:
            known[key] -= 1
        elif issue.severity != "info" and issue.places:
            found.append(issue)
    return tuple(found)


def _key(issue: Issue, documents: Mapping[str, Document]) -> Hashable:
    if not issue.places:
        return issue.code, issue.message
    place = issue.places[0]
    document = documents.get(place.doc_id)
    words = document.text[place.start : place.end] if document else ""
    return issue.code, place.doc_id.removesuffix(FORMER), words, issue.printed
