"""What was read and what was issued: a SQLite file by default, PostgreSQL by URL."""

from briefgen.store.lock import only_one
from briefgen.store.records import Delivery, Issued, IssueNumber, Kept, SendState, SourceChange
from briefgen.store.store import Store, open_store

__all__ = [
    "Delivery",
    "IssueNumber",
    "Issued",
    "Kept",
    "SendState",
    "SourceChange",
    "Store",
    "only_one",
    "open_store",
]
