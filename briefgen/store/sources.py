"""Which documents were read, what was found in them, and what became of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import Connection, select

from briefgen.model import Document, Extraction
from briefgen.store import blobs
from briefgen.store.records import Kept, SourceChange, SourceEvent
from briefgen.store.schema import READING, SOURCE, SOURCE_HISTORY


def extraction(connection: Connection, sha256: str, version: str) -> Extraction | None:
    """What this version found in the content with this hash, if it has read it."""
    row = _reading(connection, sha256, version)
    return blobs.get(connection, row[1], Extraction) if row else None


def document(connection: Connection, sha256: str, version: str) -> Document | None:
    """The document with this hash as this version read it."""
    row = _reading(connection, sha256, version)
    return blobs.get(connection, row[0], Document) if row else None


def _reading(connection: Connection, sha256: str, version: str) -> tuple[str, str] | None:
    query = select(READING.c.document, READING.c.extraction)
    found = query.where(READING.c.sha256 == sha256, READING.c.version == version)
    row = connection.execute(found).first()
    return (row.document, row.extraction) if row else None


def keep(connection: Connection, document: Document, version: str, extraction: Extraction) -> None:
    """Store what was read and note in the history if the document is new, changed or back."""
    digests = {"document": blobs.put(connection, document), "extraction": blobs.put(connection, extraction)}
    key = (READING.c.sha256 == document.sha256) & (READING.c.version == version)
    if connection.execute(READING.update().where(key).values(**digests)).rowcount == 0:
        values = {"sha256": document.sha256, "version": version, **digests}
        connection.execute(READING.insert().values(**values))
    _note_source(connection, document, version)


def _note_source(connection: Connection, document: Document, version: str) -> None:
    values = {
        "doc_id": document.doc_id,
        "sha256": document.sha256,
        "version": version,
        "present": True,
    }
    known = SOURCE.c.name == document.name
    before = connection.execute(select(SOURCE).where(known)).first()
    if before is None:
        connection.execute(SOURCE.insert().values(name=document.name, **values))
        _note_event(connection, document.name, document.sha256, "added")
        return
    connection.execute(SOURCE.update().where(known).values(**values))
    if before.sha256 != document.sha256:
        _note_event(connection, document.name, document.sha256, "changed")
    elif not before.present:
        _note_event(connection, document.name, document.sha256, "returned")


def _note_event(connection: Connection, name: str, sha256: str, event: SourceEvent) -> None:
    connection.execute(SOURCE_HISTORY.insert().values(name=name, sha256=sha256, event=event))


def documents(connection: Connection) -> tuple[Kept, ...]:
    """Every document that was ever read, by name."""
    rows = connection.execute(select(SOURCE).order_by(SOURCE.c.name))
    return tuple(Kept(row.name, row.doc_id, row.sha256, row.version, row.present) for row in rows)


def withdraw(connection: Connection, names_present: Collection[str]) -> tuple[str, ...]:
    """Mark those that are no longer among the sources; their readings and their history stay."""
    there = set(names_present)
    gone = [kept for kept in documents(connection) if kept.present and kept.name not in there]
    for kept in gone:
        connection.execute(SOURCE.update().where(SOURCE.c.name == kept.name).values(present=False))
        _note_event(connection, kept.name, kept.sha256, "removed")
    return tuple(kept.name for kept in gone)


def history(connection: Connection, name: str) -> tuple[SourceChange, ...]:
    """What happened to the document of this name, oldest first."""
    query = select(SOURCE_HISTORY).where(SOURCE_HISTORY.c.name == name).order_by(SOURCE_HISTORY.c.id)
    return tuple(SourceChange(row.name, row.sha256, row.event) for row in connection.execute(query))


def readdressed(extraction: Extraction, doc_id: str) -> Extraction:
    """The same findings under another document id, for a file that was only renamed."""
    if extraction.doc_id == doc_id:
        return extraction
    return Extraction(
        doc_id,
        tuple(replace(item, doc_id=doc_id) for item in extraction.observations),
        tuple(replace(item, doc_id=doc_id) for item in extraction.measures),
        tuple(
            replace(item, places=tuple(replace(place, doc_id=doc_id) for place in item.places))
            for item in extraction.issues
        ),
    )
