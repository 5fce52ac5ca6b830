"""Source files become documents with their figures, several at a time, unread ones reported.

What the store remembers of unchanged files, read by the same rules, is not read again.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from briefgen.audit import Correction, apply, audit, load_corrections
from briefgen.catalogue import Catalogue, load_catalogue
from briefgen.errors import SourceError, SpecError
from briefgen.extract import extract
from briefgen.model import Document, Extraction
from briefgen.pipeline.run import Run
from briefgen.pipeline.version import digest_of, reading_version
from briefgen.read import About, find_duplicates, load_about, read, source_files
from briefgen.resolve import resolve
from briefgen.store import Store, open_store

Taken = tuple[Document, Extraction]

# Below this many bytes, starting further processes costs more than they save.
_WORTH_A_PROCESS = 1_000_000


@dataclass(frozen=True, slots=True)
class Intake:
    """What was read and found, the files that could not be read, and those that repeat another's text.

    `duplicates` pairs the name of a file that does not count with the one that does; `unmatched` are
    corrections that fit nothing any more.
    """

    documents: tuple[Document, ...]
    extractions: tuple[Extraction, ...]
    unreadable: tuple[SourceError, ...] = ()
    duplicates: tuple[tuple[str, str], ...] = ()
    unmatched: tuple[SpecError, ...] = ()

    @property
    def by_id(self) -> Mapping[str, Document]:
        """The documents by their id."""
        return {document.doc_id: document for document in self.documents}


@dataclass(frozen=True, slots=True)
class Reading:
    """By which rules files are read: catalogue, the user's own codelists and corrections, processes to use."""

    catalogue: Catalogue
    codelists: tuple[Path, ...] = ()
    jobs: int = 0
    corrections: tuple[Correction, ...] = ()

    @classmethod
    def of(cls, run: Run) -> Reading:
        """The rules of a project."""
        project = run.project
        catalogue = load_catalogue(project.codelists)
        return cls(catalogue, project.codelists, run.jobs, load_corrections(project.corrections, catalogue))


def take_in(files: Sequence[Path], reading: Reading) -> Intake:
    """Read and extract these files, then check them against each other."""
    return _checked(list(_each(files, reading)), reading)


def gathered(run: Run, reading: Reading) -> Intake:
    """The sources of a project, for those who want its figures and nothing else."""
    with open_store(run.store_url) as store:
        return gather(run.project.sources, reading, store)


def gather(folder: Path, reading: Reading, store: Store) -> Intake:
    """Every source file of a folder, remembered or read, checked against each other."""
    files = source_files(folder)
    memory = Memory(store, reading_version(reading.codelists), load_about(folder))
    remembered = {path: memory.recall(path) for path in files}
    fresh = [path for path in files if remembered[path] is None]
    results = dict(zip(fresh, _each(fresh, reading), strict=True))
    for result in results.values():
        if not isinstance(result, SourceError):
            memory.keep(result)
    store.withdraw([path.name for path in files])
    return _checked([results.get(path) or remembered[path] for path in files], reading, once=True)


@dataclass(frozen=True, slots=True)
class Memory:
    """What the store remembers of files, as long as content, rules and what is said of them agree."""

    store: Store
    version: str
    abouts: Mapping[str, About]

    def recall(self, path: Path) -> Taken | None:
        """The document and its figures, if this file was read by these rules under this name."""
        try:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError:
            return None
        version = self._version(path.name)
        document = self.store.document(digest, version)
        if document is None or document.name != path.name:
            return None
        extraction = self.store.extraction(digest, version)
        return (document, extraction) if extraction else None

    def keep(self, taken: Taken) -> None:
        """Remember what was read."""
        document, extraction = taken
        self.store.keep(document, self._version(document.name), extraction)

    def _version(self, name: str) -> str:
        about = self.abouts.get(name)
        said = (about.title, about.publisher, about.date, about.region) if about else ()
        return digest_of(self.version, *said)[:32]


def _checked(results: Iterable[Taken | SourceError | None], reading: Reading, once: bool = False) -> Intake:
    """Check all against each other; with `once`, a text that stands in two files counts once."""
    results = list(results)
    taken = [result for result in results if isinstance(result, tuple)]
    twins = find_duplicates([document for document, _ in taken]) if once else {}
    names = {document.doc_id: document.name for document, _ in taken}
    taken = [(document, extraction) for document, extraction in taken if document.doc_id not in twins]
    documents = tuple(document for document, _ in taken)
    extractions = [extraction for _, extraction in taken]
    by_id = {document.doc_id: document for document in documents}
    corrected = apply(extractions, by_id, reading.corrections, reading.catalogue)
    found = audit(corrected.extractions, by_id, reading.catalogue)
    return Intake(
        documents,
        found,
        tuple(result for result in results if isinstance(result, SourceError)),
        tuple((names[twin], names[first]) for twin, first in twins.items()),
        corrected.faults,
    )


def _take_one(path: Path, about: About | None, catalogue: Catalogue) -> Taken | SourceError:
    """One file through read, extract and resolve; an unreadable one comes back as its error."""
    try:
        document = read(path, about)
    except SourceError as fault:
        return fault
    return document, resolve(document, extract(document, catalogue), catalogue)


def _each(files: Sequence[Path], reading: Reading) -> Iterator[Taken | SourceError]:
    by_folder = {folder: load_about(folder) for folder in {path.parent for path in files}}
    abouts = [by_folder[path.parent].get(path.name) for path in files]
    workers = min(reading.jobs or _worth(files), len(files))
    if workers <= 1:
        yield from (
            _take_one(path, about, reading.catalogue) for path, about in zip(files, abouts, strict=True)
        )
        return
    with ProcessPoolExecutor(workers, initializer=_prepare, initargs=(reading.codelists,)) as pool:
        yield from pool.map(_take_one_here, files, abouts)


def _worth(files: Iterable[Path]) -> int:
    size = sum(path.stat().st_size for path in files if path.is_file())
    return 1 if size < _WORTH_A_PROCESS else os.cpu_count() or 1


_catalogue_of_worker: list[Catalogue] = []


def _prepare(codelists: tuple[Path, ...]) -> None:
    """Each worker process loads the catalogue once."""
    _catalogue_of_worker[:] = [load_catalogue(codelists)]


def _take_one_here(path: Path, about: About | None) -> Taken | SourceError:
    return _take_one(path, about, _catalogue_of_worker[0])
