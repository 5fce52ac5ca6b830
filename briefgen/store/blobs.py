"""Records under the hash of their content: what stays the same from week to week is stored once."""

from __future__ import annotations

import hashlib
import zlib
from typing import TypeVar

from sqlalchemy import Connection, select

from briefgen.errors import StoreError
from briefgen.store.codec import from_json, to_json
from briefgen.store.schema import BLOB

T = TypeVar("T")


def put(connection: Connection, value: object) -> str:
    """Store `value` if it is not there yet; its digest leads back to it."""
    content = to_json(value).encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(content).hexdigest()
    there = connection.execute(select(BLOB.c.digest).where(BLOB.c.digest == digest)).first()
    if there is None:
        connection.execute(BLOB.insert().values(digest=digest, data=zlib.compress(content, 6)))
    return digest


def get(connection: Connection, digest: str, shape: type[T]) -> T:
    """The value under `digest`; `StoreError` if what is stored there is not what was put."""
    data = connection.execute(select(BLOB.c.data).where(BLOB.c.digest == digest)).scalar_one_or_none()
    try:
        content = zlib.decompress(data or b"")
        if hashlib.sha256(content).hexdigest() != digest:
            raise ValueError("the content does not fit its hash")
        return from_json(content.decode("utf-8", "surrogatepass"), shape)
    except (zlib.error, ValueError, KeyError, TypeError) as fault:
        message = "the store is damaged: a record cannot be read."
        raise StoreError(message, hint="Put a backup of the store in its place.") from fault
