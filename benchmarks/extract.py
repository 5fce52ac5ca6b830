"""Extraction against jieba's own `cut` on the same text in one process, at 1, 10 and 100 times the text.

Prints ratios, which hold from machine to machine better than times do. `--quick` leaves out 100 times.
"""

from __future__ import annotations

import gc
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import jieba

from briefgen.catalogue import Catalogue, load_catalogue
from briefgen.extract import extract
from briefgen.model import Document
from briefgen.read import read, source_files
from briefgen.resolve import resolve

SEEDS = Path(__file__).parents[1] / "seeds"


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds a million characters, and the peak of memory in MB when it was over."""

    times: int
    seconds: float
    jieba_seconds: float
    peak: float


def main() -> None:
    """Measure and print one line a size."""
    catalogue = load_catalogue()
    documents = [read(path) for path in source_files(SEEDS)]
    characters = sum(len(document.text) for document in documents)
    jieba.setLogLevel("WARNING")
    jieba.initialize()
    print(f"extraction, {characters} characters of {len(documents)} documents:")
    _first_time(documents, catalogue, characters)
    first = None
    for times in (1, 10) if "--quick" in sys.argv else (1, 10, 100):
        run = _measured(documents, catalogue, characters, times)
        first = first or run
        print(
            f"  {times:>3}×: {characters * times / run.seconds / 1000:7.0f} thousand characters/s; "
            f"of jieba.cut's throughput {run.jieba_seconds / run.seconds:5.2f} (goal 0.50); "
            f"time a character against 1× {run.seconds / times / first.seconds:5.2f}; "
            f"peak memory {run.peak:5.0f} MB"
        )
    _one_long_text(documents, catalogue)


def _measured(documents: list[Document], catalogue: Catalogue, characters: int, times: int) -> Run:
    repeats = max(1, 10 // times)
    ours = _mean(lambda: [_extracted(documents, catalogue) for _ in range(times)], repeats)
    theirs = _mean(lambda: [_cut(documents) for _ in range(times)], repeats)
    return Run(times, ours, theirs, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _first_time(documents: list[Document], catalogue: Catalogue, characters: int) -> None:
    """The very first pass, before anything that the extractor remembers helps it."""
    start = time.perf_counter()
    _extracted(documents, catalogue)
    spent = time.perf_counter() - start
    print(f"  first pass: {characters / spent / 1000:5.0f} thousand characters/s")


def _one_long_text(documents: list[Document], catalogue: Catalogue) -> None:
    """One document ten times as long must cost ten times as much: nothing in it may be quadratic."""
    from tempfile import TemporaryDirectory

    text = "\n\n".join(document.text for document in documents)
    seconds = []
    with TemporaryDirectory() as folder:
        for times in (1, 10):
            path = Path(folder) / "long.txt"
            path.write_text("\n\n".join([text] * times), encoding="utf-8")
            document = read(path)
            seconds.append(_mean(lambda document=document: _extracted([document], catalogue), 2))
    print(f"  one text 10 times as long: time a character {seconds[1] / 10 / seconds[0]:5.2f} of the short")


def _extracted(documents: list[Document], catalogue: Catalogue) -> None:
    for document in documents:
        resolve(document, extract(document, catalogue), catalogue)


def _cut(documents: list[Document]) -> None:
    for document in documents:
        for _ in jieba.cut(document.text):
            pass


def _mean(work: Callable[[], object], repeats: int) -> float:
    """Processor time of one of several runs; other programs on the machine do not count."""
    gc.collect()
    start = time.process_time()
    for _ in range(repeats):
        work()
    return (time.process_time() - start) / repeats


if __name__ == "__main__":
    main()
