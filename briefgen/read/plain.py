"""The reader of .txt and .md: the text is what the file holds, decoded."""

from __future__ import annotations

from briefgen.read.document import Raw
from briefgen.read.encoding import decoded


def read_plain(data: bytes, where: str) -> Raw:
    """The text of a plain file, unchanged."""
    return Raw(decoded(data, where))
