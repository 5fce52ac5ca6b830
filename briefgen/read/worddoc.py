"""The reader of .docx: the door to python-docx for reading. Paragraphs and tables in their order."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from briefgen.errors import SourceError
from briefgen.read.document import Raw

_OLE = b"\xd0\xcf\x11\xe0"
_HEADING = re.compile(r"(?:Heading|标题) ?(\d)")
_MOST = 400_000_000


def read_worddoc(data: bytes, where: str) -> Raw:
    """The text of a Word document, one line a paragraph, tables as tabbed rows."""
    text, headings = "", []
    for words, level in _blocks(_opened(data, where)):
        if level:
            headings.append((len(text), level))
        text += words + "\n"
    return Raw(text, tuple(headings))


def _opened(data: bytes, where: str) -> Any:
    import docx

    if data.startswith(_OLE):
        raise SourceError(
            "is encrypted, or an old .doc with a new name.",
            where,
            "Open it in Word and save it as .docx without a password.",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(item.file_size for item in archive.infolist()) > _MOST:
                raise SourceError(
                    "unpacks to an absurd size.", where, "Remove its pictures or save it as text."
                )
        return docx.Document(io.BytesIO(data))
    except SourceError:
        raise
    except Exception as fault:  # python-docx lets errors of zip, XML and its own through
        raise SourceError(
            f"is damaged: {fault}.", where, "Open it in Word, let it repair the file, and save it."
        ) from fault


def _blocks(document: Any) -> Iterator[tuple[str, int]]:
    from docx.table import Table

    for item in document.iter_inner_content():
        if isinstance(item, Table):
            yield from ((row, 0) for row in _rows(item))
            yield "", 0
        else:
            name = item.style.name if item.style is not None else ""
            match = _HEADING.fullmatch(name or "")
            yield item.text, int(match[1]) if match and item.text.strip() else 0


def _rows(table: Any) -> Iterator[str]:
    """Each row as cells parted by tabs; a merged cell is written once and leaves its other places empty."""
    seen: set[Any] = set()
    for row in table.rows:
        cells = []
        for cell in row.cells:
            cells.append("" if cell._tc in seen else " ".join(cell.text.split()))
            seen.add(cell._tc)
        if any(cells):
            yield "\t".join(cells)
