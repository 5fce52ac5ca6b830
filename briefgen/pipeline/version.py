"""Which rules read a document: a hash over the code and the codelists that decide what is found."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import briefgen

_DECIDING = ("model.py", "catalogue", "codelists", "read", "extract", "resolve")


def digest_of(*parts: str | bytes) -> str:
    """One hash over several parts; the borders between them count."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        total.update(f"{len(data)}:".encode())
        total.update(data)
    return total.hexdigest()


def reading_version(codelists: tuple[Path, ...] = ()) -> str:
    """Changes whenever a rule, an entry of the catalogue or a user's own codelist does."""
    return digest_of(_program(), *(path.read_bytes() for path in codelists))


@cache
def _program() -> str:
    package = Path(briefgen.__file__).parent
    files: list[Path] = []
    for name in _DECIDING:
        place = package / name
        files += [place] if place.is_file() else sorted(place.rglob("*.*"))
    return digest_of(
        *(path.read_bytes() for path in files if path.suffix in (".py", ".yaml", ".csv", ".txt"))
    )
