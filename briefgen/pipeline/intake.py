"""Source files become documents with their figures, several at a time, unread ones reported."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from briefgen.audit import audit
from briefgen.catalogue import Catalogue, load_catalogue
from briefgen.errors import SourceError
from briefgen.extract import extract
from briefgen.model import Document, Extraction
from briefgen.read import About, load_about, read
from briefgen.resolve import resolve

Progress = Callable[[str], None]
Taken = tuple[Document, Extraction]

# Below this many bytes, starting further processes costs more than they save.
_WORTH_A_PROCESS = 1_000_000


@dataclass(frozen=True, slots=True)
class Intake:
    """What was read and found, and the files that could not be read."""

    documents: tuple[Document, ...]
    extractions: tuple[Extraction, ...]
    unreadable: tuple[SourceError, ...] = ()

    @property
    def by_id(self) -> Mapping[str, Document]:
        """The documents by their id."""
        return {document.doc_id: document for document in self.documents}


def take_in(files: Sequence[Path], catalogue: Catalogue, lists: tuple[Path, ...], jobs: int) -> Intake:
    """Read and extract files, then check them against each other. `lists` are the user's codelists."""
    taken: list[Taken] = []
    unreadable: list[SourceError] = []
    for result in _each(files, catalogue, lists, jobs):
        if isinstance(result, SourceError):
            unreadable.append(result)
        else:
            taken.append(result)
    documents = tuple(document for document, _ in taken)
    found = audit([extraction for _, extraction in taken], {d.doc_id: d for d in documents}, catalogue)
    return Intake(documents, tuple(found), tuple(unreadable))


def take_one(path: Path, about: Mapping[str, About], catalogue: Catalogue) -> Taken | SourceError:
    """One file through read, extract and resolve; an unreadable one comes back as its error."""
    try:
        document = read(path, about.get(path.name))
    except SourceError as fault:
        return fault
    return document, resolve(document, extract(document, catalogue), catalogue)


def _each(
    files: Sequence[Path], catalogue: Catalogue, lists: tuple[Path, ...], jobs: int
) -> Iterator[Taken | SourceError]:
    abouts = {folder: load_about(folder) for folder in {path.parent for path in files}}
    workers = min(jobs or _worth(files), len(files))
    if workers <= 1:
        yield from (take_one(path, abouts[path.parent], catalogue) for path in files)
        return
    with ProcessPoolExecutor(workers, initializer=_prepare, initargs=(lists,)) as pool:
        yield from pool.map(_take_one, files, (abouts[path.parent] for path in files))


def _worth(files: Iterable[Path]) -> int:
    size = sum(path.stat().st_size for path in files if path.is_file())
    return 1 if size < _WORTH_A_PROCESS else os.cpu_count() or 1


_worker_catalogue: list[Catalogue] = []


def _prepare(lists: tuple[Path, ...]) -> None:
    """Each worker process loads the catalogue once."""
    _worker_catalogue[:] = [load_catalogue(lists)]


def _take_one(path: Path, about: Mapping[str, About]) -> Taken | SourceError:
    return take_one(path, about, _worker_catalogue[0])
