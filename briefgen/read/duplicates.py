"""The same text in two files, or nearly the same, counts once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from zlib import crc32

from briefgen.model import Document

_WORDS = re.compile(r"[\u3400-\u9fff0-9A-Za-z.%]+")
_SHINGLE = 8
_KEPT = 16
ALIKE = 0.8
"""From this share of common shingles on, two texts are one."""


def same_text(a: Document, b: Document) -> bool:
    """Whether two documents hold the same text, but for layout, script and a few words."""
    if a.sha256 == b.sha256:
        return True
    return alike(_shingles(a.view), _shingles(b.view))


def find_duplicates(documents: Sequence[Document]) -> Mapping[str, str]:
    """The id of each document that repeats an earlier one, with the id of that one."""
    kept: list[tuple[Document, frozenset[int]]] = []
    found: dict[str, str] = {}
    for document in documents:
        marks = _shingles(document.view)
        twin = next(
            (old for old, theirs in kept if old.sha256 == document.sha256 or alike(marks, theirs)), None
        )
        if twin is None:
            kept.append((document, marks))
        else:
            found[document.doc_id] = twin.doc_id
    return MappingProxyType(found)


def alike(a: frozenset[int], b: frozenset[int]) -> bool:
    """Whether two sets of shingles are those of one text."""
    if not a or not b or min(len(a), len(b)) < ALIKE * max(len(a), len(b)):
        return False
    return len(a & b) >= ALIKE * len(a | b)


def _shingles(view: str) -> frozenset[int]:
    """Hashes of all runs of eight characters; of a long text a fixed share, chosen by value."""
    plain = "".join(_WORDS.findall(view))
    pieces = (plain[i : i + _SHINGLE].encode("utf-8") for i in range(max(1, len(plain) - _SHINGLE + 1)))
    marks = {crc32(piece) for piece in pieces} if plain else set()
    return frozenset(marks if len(marks) < 4000 else (mark for mark in marks if mark % _KEPT == 0))
