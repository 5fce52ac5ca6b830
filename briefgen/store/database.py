"""The door to the database: opening it, transactions, locks between processes.

SQLite works with a rollback journal (right on network drives too) and full syncing, waits for other
writers and begins writing transactions at once (`BEGIN IMMEDIATE`), so that two writers queue instead
of colliding. PostgreSQL writers queue on an advisory lock. Both locks end with the process.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import NullPool, StaticPool

from briefgen.errors import StoreError
from briefgen.store.faults import told
from briefgen.store.lock import only_one, waited_for
from briefgen.store.schema import STEPS, bring_up_to_date, version_of

_WAIT_SECONDS = 30
_FORMS = "Write sqlite:///folder/file.sqlite or postgresql+psycopg://user@host/database."


class Database:
    """One open database. `where` names it in messages, without its password."""

    def __init__(self, url: str, wait_seconds: float = _WAIT_SECONDS) -> None:
        self._url = _parsed(url)
        self.dialect = self._url.get_backend_name()
        self.where = _shown(self._url)
        self._engine = _engine(self._url, wait_seconds)
        with self.reading() as connection:
            version = version_of(connection, self.where)
        if version != len(STEPS):  # a store that is up to date may be read where nobody may write
            with self.writing() as connection:
                bring_up_to_date(connection, self.where)

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads."""
        with told(self.where, self.dialect), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes: alone from its first statement, kept whole or not at all."""
        engine = self._engine.execution_options(briefgen_writes=True)
        with told(self.where, self.dialect), engine.begin() as connection:
            if self.dialect == "postgresql":
                key = _lock_key("write")
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": key})
            yield connection

    @contextmanager
    def alone(self, what: str, wait_seconds: float) -> Iterator[None]:
        """Only one process at a time is inside a block of this name; a killed one lets go at once."""
        if _in_memory(self._url):
            yield  # no other process can see it
            return
        if self.dialect == "sqlite":
            with only_one(Path(f"{self._url.database}.{what}.lock"), what, wait_seconds):
                yield
            return
        query = text("SELECT pg_try_advisory_lock(:key)").bindparams(key=_lock_key(what))
        with told(self.where, self.dialect), self._engine.connect() as connection:
            # autocommit: the connection must not sit in a transaction for as long as the block takes
            connection.execution_options(isolation_level="AUTOCOMMIT")
            if not waited_for(lambda: bool(connection.execute(query).scalar_one()), wait_seconds):
                message = f"another run is at work on {what} and does not come to its end."
                raise StoreError(message, self.where, "Wait until it has ended, or end it.")
            yield


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
        parsed.get_dialect()
    except (ArgumentError, NoSuchModuleError) as fault:
        raise StoreError("the store's URL is not understood.", hint=_FORMS) from fault
    except ModuleNotFoundError as fault:
        message = f"the driver of {parsed.drivername} is not installed."
        raise StoreError(message, hint="Install it: pip install 'briefgen[postgresql]'.") from fault
    backend = parsed.get_backend_name()
    if backend not in ("sqlite", "postgresql"):
        raise StoreError(f"a store of the kind “{parsed.drivername}” is not supported.", hint=_FORMS)
    return parsed


def _in_memory(url: URL) -> bool:
    return url.get_backend_name() == "sqlite" and url.database in (None, "", ":memory:")


def _shown(url: URL) -> str:
    if url.get_backend_name() == "sqlite":
        return str(url.database or ":memory:")
    return url.set(query={}).render_as_string(hide_password=True)


def _engine(url: URL, wait_seconds: float) -> Engine:
    if url.get_backend_name() == "sqlite":
        return _sqlite_engine(url, wait_seconds)
    options = f"-c lock_timeout={int(wait_seconds * 1000)}"
    arguments = {"connect_timeout": 10, "options": options}
    return create_engine(url, poolclass=NullPool, connect_args=arguments, hide_parameters=True)


def _sqlite_engine(url: URL, wait_seconds: float) -> Engine:
    if not _in_memory(url):
        _make_folder(Path(str(url.database)))
    # a `?timeout=` of the URL is the user's own word
    arguments = {} if "timeout" in url.query else {"timeout": wait_seconds}
    pool = StaticPool if _in_memory(url) else NullPool
    engine = create_engine(url, poolclass=pool, connect_args=arguments, hide_parameters=True)
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        message = f"the store's folder could not be made: {fault.strerror}."
        raise StoreError(message, str(path), "Name another place with --store.") from fault


def _on_connect(connection: Any, _record: object) -> None:
    """Leave transactions to `_on_begin`: the driver's own begin too late."""
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")


def _on_begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("briefgen_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _lock_key(name: str) -> int:
    """The advisory lock of PostgreSQL that stands for `name`."""
    return int.from_bytes(hashlib.sha256(f"briefgen:{name}".encode()).digest()[:8], "big", signed=True)
