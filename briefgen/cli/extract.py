"""`briefgen extract`: files become JSON lines."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections import Counter
from pathlib import Path

from briefgen.cli.settings import catalogue, codelists, progress
from briefgen.errors import UsageError


def run(options: Namespace) -> int:
    """Write the three files of each document; unreadable ones are reported and the rest still done."""
    from briefgen.pipeline.intake import Reading, take_in
    from briefgen.pipeline.records import jsonl_files
    from briefgen.pipeline.whole import write_all

    files = [Path(name) for name in options.files]
    _no_two_alike(files)
    say = progress(options)
    intake = take_in(files, Reading(catalogue(options), codelists(options), options.jobs))
    for document, extraction in zip(intake.documents, intake.extractions, strict=True):
        write_all(Path(options.out), jsonl_files(Path(document.name).stem, document, extraction))
        counts = f"{len(extraction.observations)} figures, {len(extraction.measures)} measures"
        say(f"{document.name}: {counts}, {len(extraction.issues)} issues")
    for fault in intake.unreadable:
        print(f"briefgen: {fault}", file=sys.stderr)
    return 4 if intake.unreadable else 0


def _no_two_alike(files: list[Path]) -> None:
    """Two files with one stem would overwrite each other's rows."""
    doubled = [stem for stem, times in Counter(file.stem for file in files).items() if times > 1]
    if doubled:
        hint = "Extract them into different folders."
        raise UsageError(f"two files are called “{doubled[0]}”, and their rows would mix.", "", hint)
