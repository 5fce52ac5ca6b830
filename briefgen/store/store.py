"""The store as the rest of the program sees it: each method is one transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from types import TracebackType

from briefgen.model import Document, Extraction
from briefgen.store import issues, numbers, sendlog, sources
from briefgen.store.database import Database
from briefgen.store.records import Delivery, Issued, IssueNumber, Kept, SourceChange
from briefgen.store.schema import check_sound


def open_store(url: str, wait_seconds: float = 30) -> Store:
    """Open the store at `url`, made or migrated where needed; a path alone means a SQLite file.

    `wait_seconds` is how long to wait for another program that holds it. Raises `StoreError`.
    """
    database = Database(url if "://" in url else f"sqlite:///{url}", wait_seconds)
    return Store(database, wait_seconds)


class Store:
    """What was read and what was issued. A context manager; every method raises `StoreError`."""

    def __init__(self, database: Database, wait_seconds: float = 30) -> None:
        self._database = database
        self._wait_seconds = wait_seconds
        self.where = database.where

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()

    # --- documents ---

    def extraction(self, sha256: str, version: str, doc_id: str = "") -> Extraction | None:
        """What this version of the extractor found in this content; under `doc_id`, if one is given."""
        with self._database.reading() as connection:
            found = sources.extraction(connection, sha256, version)
        return sources.readdressed(found, doc_id) if found and doc_id else found

    def document(self, sha256: str, version: str) -> Document | None:
        """The document with this content as this version read it."""
        with self._database.reading() as connection:
            return sources.document(connection, sha256, version)

    def keep(self, document: Document, version: str, extraction: Extraction) -> None:
        """Store what was found; a document of the same name and other content replaces its old self."""
        with self._database.writing() as connection:
            sources.keep(connection, document, version, extraction)

    def documents(self) -> tuple[Kept, ...]:
        """Every document that was ever read, by name."""
        with self._database.reading() as connection:
            return sources.documents(connection)

    def withdraw(self, names_present: Collection[str]) -> tuple[str, ...]:
        """Note which documents have left the folder of sources; their history stays."""
        with self._database.writing() as connection:
            return sources.withdraw(connection, names_present)

    def history(self, name: str) -> tuple[SourceChange, ...]:
        """What happened to the document of this name, oldest first."""
        with self._database.reading() as connection:
            return sources.history(connection, name)

    # --- issues ---

    def number(self, brief_id: str, day: date, inputs: str, wanted: int | None = None) -> IssueNumber:
        """The number of the issue of this day and these inputs: the one it has, the next, or the wanted.

        Raises `UsageError` if the wanted number was given to another issue of the year.
        """
        with self._database.writing() as connection:
            return numbers.number(connection, numbers.Wish(brief_id, day, inputs, wanted))

    def release(self, brief_id: str, number: IssueNumber) -> bool:
        """Give a number back after a build that failed before it wrote anything."""
        with self._database.writing() as connection:
            return numbers.release(connection, brief_id, number)

    def unfinished(self, brief_id: str) -> tuple[IssueNumber, ...]:
        """Numbers given to builds that never came to their end."""
        with self._database.reading() as connection:
            return numbers.unfinished(connection, brief_id)

    def record(self, issued: Issued) -> None:
        """Record what an issue said; the same number recorded again replaces it."""
        with self._database.writing() as connection:
            issues.record(connection, issued)

    def last_issue(self, brief_id: str, before: IssueNumber | None = None) -> Issued | None:
        """The finished issue that came before this one, or simply the last."""
        with self._database.reading() as connection:
            return issues.last(connection, brief_id, before.total if before else None)

    # --- mail ---

    @contextmanager
    def sending(self) -> Iterator[None]:
        """Only one process at a time sends; another waits for it, and finds in the log what was sent."""
        with self._database.alone("send", self._wait_seconds):
            yield

    def deliveries(self, brief_id: str, number: IssueNumber) -> tuple[Delivery, ...]:
        """How far the mail of this issue to each address has come."""
        with self._database.reading() as connection:
            return sendlog.deliveries(connection, brief_id, number)

    def claim(
        self, brief_id: str, number: IssueNumber, addresses: Iterable[str], *, again: bool = False
    ) -> tuple[str, ...]:
        """Take up those addresses that surely have not got the issue, or all of them `again`."""
        with self._database.writing() as connection:
            known = {row.address: row.state for row in sendlog.deliveries(connection, brief_id, number)}
            free = tuple(address for address in addresses if again or sendlog.may_send(known.get(address)))
            sendlog.mark(connection, brief_id, number, [Delivery(address, "claimed") for address in free])
            return free

    def mark(self, brief_id: str, number: IssueNumber, rows: Iterable[Delivery]) -> None:
        """Set how far the mail to these addresses has come."""
        with self._database.writing() as connection:
            sendlog.mark(connection, brief_id, number, rows)

    # --- health ---

    def check(self) -> str:
        """What the database finds wrong with itself, empty when all is well."""
        with self._database.reading() as connection:
            return check_sound(connection)
