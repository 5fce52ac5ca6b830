"""The tables of the store, their version, and the steps that bring an older store up to date.

A step is written once and never changed; a new shape is a new step at the end. Old and new stores end
with the same tables (a test compares them). Steps run inside one transaction: a store is migrated whole
or not at all.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    inspect,
    select,
    text,
)

from briefgen.errors import StoreError

METADATA = MetaData()

VERSION = Table("schema_version", METADATA, Column("version", Integer, nullable=False))

BLOB = Table(
    "blob",
    METADATA,
    Column("digest", String(64), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)

READING = Table(
    "reading",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("version", String(200), primary_key=True),
    Column("document", String(64), ForeignKey("blob.digest"), nullable=False),
    Column("extraction", String(64), ForeignKey("blob.digest"), nullable=False),
)

SOURCE = Table(
    "source",
    METADATA,
    Column("name", String(1000), primary_key=True),
    Column("doc_id", String(1000), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("version", String(200), nullable=False),
    Column("present", Boolean, nullable=False),
)

SOURCE_HISTORY = Table(
    "source_history",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", String(1000), nullable=False, index=True),
    Column("sha256", String(64), nullable=False),
    Column("event", String(20), nullable=False),
)

ISSUE = Table(
    "issue",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("brief_id", String(200), nullable=False),
    Column("year", Integer, nullable=False),
    Column("issue", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("day", Date, nullable=False),
    Column("inputs", String(200), nullable=False),
    Column("content", String(64), ForeignKey("blob.digest")),
    UniqueConstraint("brief_id", "year", "issue", name="uq_issue_year"),
    UniqueConstraint("brief_id", "total", name="uq_issue_total"),
)

DELIVERY = Table(
    "delivery",
    METADATA,
    Column("brief_id", String(200), primary_key=True),
    Column("total", Integer, primary_key=True),
    Column("address", String(320), primary_key=True),
    Column("state", String(20), nullable=False),
    Column("reason", String(2000), nullable=False, server_default=""),
)


def _sources_and_issues(connection: Connection) -> None:
    tables = [VERSION, BLOB, READING, SOURCE, SOURCE_HISTORY, ISSUE]
    METADATA.create_all(connection, tables)


def _send_log(connection: Connection) -> None:
    DELIVERY.create(connection)


STEPS: tuple[Callable[[Connection], None], ...] = (_sources_and_issues, _send_log)


def bring_up_to_date(connection: Connection, where: str) -> None:
    """Create the tables, or migrate an older store; raises `StoreError` for a newer or a foreign one."""
    version = version_of(connection, where)
    if version > len(STEPS):
        message = f"the store has version {version}, this briefgen knows {len(STEPS)} at most."
        raise StoreError(message, where, "Update briefgen, or name another store with --store.")
    for step in STEPS[version:]:
        step(connection)
    if version == 0:
        connection.execute(VERSION.insert().values(version=len(STEPS)))
    elif version < len(STEPS):
        connection.execute(VERSION.update().values(version=len(STEPS)))


def version_of(connection: Connection, where: str) -> int:
    """The version of the store behind `connection`, 0 for an empty database."""
    names = set(inspect(connection).get_table_names())
    if VERSION.name in names:
        found = connection.execute(select(VERSION.c.version)).scalar_one_or_none()
        if found is not None:
            return int(found)
    if names & set(METADATA.tables):
        message = "the database holds tables that are not briefgen's or were left half made."
        raise StoreError(message, where, "Name an empty database, or another file, with --store.")
    return 0


def check_sound(connection: Connection) -> str:
    """What SQLite finds wrong with its file, empty when all is well (for `briefgen doctor`)."""
    if connection.dialect.name != "sqlite":
        return ""
    found = connection.execute(text("PRAGMA quick_check(1)")).scalar_one()
    return "" if found == "ok" else str(found)
