"""The door to the files: one file or a folder of them."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from briefgen.errors import SourceError
from briefgen.model import Document
from briefgen.read.about import About, load_about
from briefgen.read.document import make_document
from briefgen.read.encoding import decoded

_SUFFIXES = (".txt", ".md", ".html", ".htm", ".docx", ".pdf")


def source_files(folder: Path) -> tuple[Path, ...]:
    """The source files of a folder, in the order of their names."""
    files = (path for path in folder.iterdir() if path.is_file() and path.suffix.lower() in _SUFFIXES)
    return tuple(sorted((path for path in files if not path.name.startswith((".", "~$"))), key=lambda path: path.name))


def read(path: Path, about: About | None = None) -> Document:
    """Read one file. Raises `SourceError` where it cannot be read."""
    data = path.read_bytes()
    return make_document(path.name, decoded(data, str(path)), about, sha256(data).hexdigest())


def read_folder(folder: Path) -> tuple[tuple[Document, ...], tuple[SourceError, ...]]:
    """Read every source file of a folder, with what `sources.yaml` says of it; unreadable ones come as errors."""
    abouts = load_about(folder)
    documents: list[Document] = []
    errors: list[SourceError] = []
    for path in source_files(folder):
        try:
            documents.append(read(path, abouts.get(path.name)))
        except SourceError as fault:
            errors.append(fault)
    return tuple(documents), tuple(errors)
