"""What a database says when it fails becomes a `StoreError` that says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from briefgen.errors import StoreError

_SQLITE = (
    (
        ("locked", "busy"),
        "another program holds the store and did not let go of it in time.",
        "Wait until the other run has ended, or end it, and try again; nothing was lost.",
    ),
    (
        ("not a database", "malformed", "corrupt"),
        "the store is damaged.",
        "Put a backup in its place; or move the file away, and the next build makes a new one: then give "
        "the number of the next issue with --issue, because the old numbers are in the damaged file.",
    ),
    (
        ("readonly", "read-only", "permission denied"),
        "the store may not be written to.",
        "Give yourself the right to write the file and its folder, or name another with --store.",
    ),
    (
        ("disk is full", "disk i/o error", "file too large", "no space"),
        "the store could not be written: the disk is full or failing.",
        "Free some space and run again; what was stored before is whole.",
    ),
    (
        ("unable to open",),
        "the store could not be opened.",
        "Check that the folder exists and that you may write to it, or name another with --store.",
    ),
)
_POSTGRESQL = (
    (
        ("password authentication", "no password supplied"),
        "the database server refused the user or the password.",
        "Check the URL of --store; a password may stand in ~/.pgpass or PGPASSWORD.",
    ),
    (
        ("does not exist",),
        "the database server does not know this database or this user.",
        "Create it (createdb), or correct the URL of --store.",
    ),
    (
        ("connection refused", "could not translate", "timeout expired", "no such file", "failed to resolve"),
        "the database server does not answer.",
        "Start it, or correct the URL of --store.",
    ),
    (
        ("closed the connection", "terminating connection", "connection is lost", "connection is closed"),
        "the connection to the database server broke.",
        "Run again; what was stored before is whole.",
    ),
    (
        ("lock timeout", "deadlock"),
        "another run holds the store and did not let go of it in time.",
        "Wait until it has ended and try again; nothing was lost.",
    ),
    (
        ("permission denied", "read-only"),
        "the database user may not write here.",
        "Grant it the right to create and write tables.",
    ),
    (("no space", "disk full"), "the disk of the database server is full.", "Free some space and run again."),
)


@contextmanager
def told(where: str, dialect: str) -> Iterator[None]:
    """Turn every fault of the database inside the block into a `StoreError` about `where`."""
    try:
        yield
    except SQLAlchemyError as fault:
        raise store_error(fault, where, dialect) from fault


def store_error(fault: SQLAlchemyError, where: str, dialect: str) -> StoreError:
    """The `StoreError` for what SQLAlchemy or the driver below it reports."""
    cause = str(fault.orig) if isinstance(fault, DBAPIError) and fault.orig is not None else str(fault)
    table = _SQLITE if dialect == "sqlite" else _POSTGRESQL
    for signs, message, hint in table:
        if any(sign in cause.casefold() for sign in signs):
            return StoreError(message, where, hint)
    first = cause.strip().splitlines()[0] if cause.strip() else type(fault).__name__
    return StoreError(f"the store failed: {first}", where, "Run `briefgen doctor` to see what is wrong.")
