"""What an issue said, kept for the news of the next one and for sending it later.

An issue is stored as one small record that leads to one record a document; documents that did not
change between two issues share theirs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from briefgen.errors import StoreError
from briefgen.model import Brief, Document, Extraction, Issue
from briefgen.store import blobs
from briefgen.store.records import Issued, IssueNumber
from briefgen.store.schema import ISSUE


@dataclass(frozen=True, slots=True)
class Content:
    """The record of one issue: digests of its documents and of what it took from each."""

    documents: tuple[str, ...]
    extractions: tuple[str, ...]
    issues: str
    files: tuple[str, ...]
    brief: str = ""


@dataclass(frozen=True, slots=True)
class Doubts:
    """The doubts of an issue; one may speak of several documents."""

    issues: tuple[Issue, ...] = ()


def record(connection: Connection, issued: Issued) -> None:
    """Store what the issue said; the same issue built again replaces its record."""
    digest = blobs.put(connection, _content(connection, issued))
    key = (ISSUE.c.brief_id == issued.brief_id, ISSUE.c.total == issued.number.total)
    if connection.execute(ISSUE.update().where(*key).values(content=digest)).rowcount == 0:
        message = f"the number {issued.number.issue} of “{issued.brief_id}” was never given."
        raise StoreError(message, hint="Ask the store for a number first.")


def _content(connection: Connection, issued: Issued) -> Content:
    return Content(
        tuple(blobs.put(connection, document) for document in issued.documents),
        tuple(blobs.put(connection, part) for part in _by_document(issued)),
        blobs.put(connection, Doubts(issued.issues)),
        issued.files,
        blobs.put(connection, issued.brief) if issued.brief else "",
    )


def _by_document(issued: Issued) -> Iterable[Extraction]:
    """The observations and measures of each document, in the order in which the issue names them."""
    ids = dict.fromkeys(item.doc_id for item in issued.observations)
    ids.update(dict.fromkeys(item.doc_id for item in issued.measures))
    for doc_id in ids:
        yield Extraction(
            doc_id,
            tuple(item for item in issued.observations if item.doc_id == doc_id),
            tuple(item for item in issued.measures if item.doc_id == doc_id),
        )


def last(connection: Connection, brief_id: str, below: int | None = None) -> Issued | None:
    """The latest finished issue, or the latest whose total number is below `below`."""
    query = select(ISSUE).where(ISSUE.c.brief_id == brief_id, ISSUE.c.content.is_not(None))
    if below is not None:
        query = query.where(ISSUE.c.total < below)
    row = connection.execute(query.order_by(ISSUE.c.total.desc()).limit(1)).first()
    if row is None:
        return None
    content = blobs.get(connection, row.content, Content)
    number = IssueNumber(row.issue, row.total, row.day)
    return _issued(connection, brief_id, number, content)


def _issued(connection: Connection, brief_id: str, number: IssueNumber, content: Content) -> Issued:
    parts = [blobs.get(connection, digest, Extraction) for digest in content.extractions]
    return Issued(
        brief_id,
        number,
        tuple(blobs.get(connection, digest, Document) for digest in content.documents),
        tuple(item for part in parts for item in part.observations),
        tuple(item for part in parts for item in part.measures),
        blobs.get(connection, content.issues, Doubts).issues,
        content.files,
        blobs.get(connection, content.brief, Brief) if content.brief else None,
    )
