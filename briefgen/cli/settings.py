"""What holds for one run: options beat the environment, which beats the spec."""

from __future__ import annotations

import datetime
import sys
from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.errors import SpecError, UsageError
from briefgen.pipeline.run import Progress, Run
from briefgen.spec import load_project

if TYPE_CHECKING:
    from briefgen.catalogue import Catalogue


def settings(options: Namespace) -> Run:
    """Read the spec and apply the options; the clock is asked only where `--today` is not given."""
    file = Path(options.spec or "briefs.yaml")
    if not file.is_file():
        hint = "Go to the project's folder, name it with --spec, or make one with `briefgen init`."
        raise SpecError("there is no such spec.", str(file), hint)
    project = load_project(file)
    project = replace(
        project,
        sources=Path(options.sources or project.sources),
        output=Path(options.output or project.output),
        store=options.store or project.store,
    )
    if options.sources and not project.sources.is_dir():
        raise UsageError("there is no such folder of sources.", str(project.sources), "Check --sources.")
    # The one place that looks at the clock: everything behind it is a function of its inputs.
    today = options.today or datetime.date.today()
    return Run(project, today, options.jobs, progress(options))


def progress(options: Namespace) -> Progress:
    """Says what is being done, on standard error, unless the user wants quiet."""

    def say(words: str) -> None:
        if not options.quiet:
            print(words, file=sys.stderr, flush=True)

    return say


def codelists(options: Namespace) -> tuple[Path, ...]:
    """The user's own codelists, where there is a spec that names some; a spec is not required."""
    file = Path(options.spec or "briefs.yaml")
    if not options.spec and not file.is_file():
        return ()
    return settings(options).project.codelists


def catalogue(options: Namespace) -> Catalogue:
    """The catalogue with the user's own codelists on top."""
    from briefgen.catalogue import load_catalogue

    return load_catalogue(codelists(options))
