"""The door to the files: one file or a folder of them, each by the reader of its suffix."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from briefgen.errors import SourceError
from briefgen.model import Document
from briefgen.read.about import About, load_about
from briefgen.read.document import Raw, make_document
from briefgen.read.plain import read_plain
from briefgen.read.portable import read_portable
from briefgen.read.webpage import read_webpage
from briefgen.read.worddoc import read_worddoc

Reader = Callable[[bytes, str], Raw]

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        ".txt": read_plain,
        ".md": read_plain,
        ".html": read_webpage,
        ".htm": read_webpage,
        ".docx": read_worddoc,
        ".pdf": read_portable,
    }
)
"""The table of formats: a suffix and its reader."""

LARGEST = 50_000_000
"""No file of more bytes is read."""

_FOREIGN = (
    (b"%PDF", ".pdf", "a PDF"),
    (b"PK\x03\x04", ".docx", "a Word document or an archive"),
    (b"\xd0\xcf\x11\xe0", ".doc", "an old Word document or an encrypted one"),
    (b"\x89PNG", ".png", "a picture"),
    (b"\xff\xd8\xff", ".jpg", "a picture"),
    (b"Rar!", ".rar", "an archive"),
    (b"\x1f\x8b", ".gz", "an archive"),
)


def source_files(folder: Path) -> tuple[Path, ...]:
    """The source files of a folder, in the order of their names; `SourceError` where there is none."""
    try:
        entries = [path for path in folder.iterdir() if path.is_file()]
    except OSError as fault:
        raise SourceError(
            f"cannot be opened: {fault.strerror}.", str(folder), "Check `sources:` in the spec."
        ) from fault
    files = (
        path for path in entries if path.suffix.lower() in READERS and not path.name.startswith((".", "~$"))
    )
    return tuple(sorted(files, key=lambda path: path.name))


def read(path: Path, about: About | None = None) -> Document:
    """Read one file. Raises `SourceError` where it cannot be read."""
    where = str(path)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise SourceError(
            f"has the suffix “{path.suffix}”, which has no reader.", where, f"Known: {', '.join(READERS)}."
        )
    data = _bytes(path, where)
    _check(data, path.suffix.lower(), where)
    raw = reader(data, where)
    if not raw.text.strip():
        raise SourceError("holds no text.", where, "Check that the right file was saved, or remove it.")
    return make_document(unicodedata.normalize("NFC", path.name), raw, about, sha256(data).hexdigest())


def read_folder(folder: Path) -> tuple[tuple[Document, ...], tuple[SourceError, ...]]:
    """Read every source file of a folder, `sources.yaml` applied; unreadable ones come as errors."""
    abouts = load_about(folder)
    documents: list[Document] = []
    errors: list[SourceError] = []
    for path in source_files(folder):
        try:
            documents.append(read(path, abouts.get(path.name)))
        except SourceError as fault:
            errors.append(fault)
    return tuple(documents), tuple(errors)


def _bytes(path: Path, where: str) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise SourceError(
                f"has {size // 1_000_000} MB; the most is {LARGEST // 1_000_000}.",
                where,
                "Split it into parts.",
            )
        return path.read_bytes()
    except OSError as fault:
        raise SourceError(
            f"cannot be read: {fault.strerror}.", where, "Check the path and your right to read it."
        ) from fault


def _check(data: bytes, suffix: str, where: str) -> None:
    """Refuse what is empty or plainly something else than its suffix says."""
    if not data.strip():
        raise SourceError("is empty.", where, "Save it again with its text, or remove it.")
    if suffix in (".pdf", ".docx"):
        return
    for magic, right, what in _FOREIGN:
        if data.startswith(magic):
            raise SourceError(
                f"is {what}, not {suffix}.", where, f"Rename it to {right}, or save it as text."
            )
