"""What one run of the pipeline is told from outside: the project, the day, how to say what it does."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from briefgen.spec import Project

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Run:
    """One run. `today` dates the issues; `jobs` 0 takes as many processes as the sources are worth."""

    project: Project
    today: datetime.date
    jobs: int
    progress: Progress

    @property
    def store_url(self) -> str:
        """The store's URL; a SQLite file in the output folder where the project names none."""
        return self.project.store or f"sqlite:///{self.project.output / '.store.sqlite'}"
