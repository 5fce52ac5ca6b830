"""Sources in, briefs out: the stages in their order, one brief's fault never stopping the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from briefgen.errors import Errors, StoreError, UsageError
from briefgen.pipeline.check import faults_of
from briefgen.pipeline.intake import Intake, Reading, gather
from briefgen.pipeline.issue import Bench, Built, make_issue
from briefgen.pipeline.records import issues_csv, observations_csv
from briefgen.pipeline.run import Run
from briefgen.pipeline.whole import write_all
from briefgen.spec import BriefSpec, Project
from briefgen.store import open_store
from briefgen.yamlfile import nearest


@dataclass(slots=True)
class Outcome:
    """What a build made, what went wrong on the way, and what a reader should know of the rest."""

    built: list[Built] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    faults: list[Exception] = field(default_factory=list)

    @property
    def exit_code(self) -> int:
        """0, or the code of the gravest: a brief that is missing weighs more than a source that is."""
        return max((getattr(fault, "exit_code", 1) for fault in self.faults), default=0)


def build(run: Run, ids: Sequence[str] = (), wanted: int | None = None) -> Outcome:
    """Build the named briefs, or all; `wanted` is the number that the issue shall bear."""
    specs = chosen(run.project, ids)
    faults = faults_of(run.project)
    if faults:
        raise faults[0] if len(faults) == 1 else Errors(faults)
    reading = Reading.of(run)
    outcome = Outcome()
    with open_store(run.store_url) as store:
        run.progress(f"Reading {run.project.sources} …")
        intake = gather(run.project.sources, reading, store)
        outcome.faults += intake.unreadable
        outcome.warnings += map(str, intake.unmatched)
        write_all(run.project.output, _tables(intake))
        bench = Bench(run, intake, reading.catalogue, store)
        for place, spec in enumerate(specs, start=1):
            run.progress(f"[{place}/{len(specs)}] {spec.id}: {spec.title}")
            try:
                built = make_issue(spec, bench, wanted)
                outcome.built.append(built)
                outcome.warnings += _warnings(built)
            except StoreError:
                raise
            except Exception as fault:  # even a bug in one brief shall not cost the reader the others
                outcome.faults.append(fault)
    return outcome


def _warnings(built: Built) -> Iterator[str]:
    name, later = built.spec.id, built.number.later
    if built.empty:
        yield f"{name}: nothing in the sources matches its selection; it says so."
    if later:
        yield f"{name}: an earlier issue is dated {later}, after this one; check the clock or --today."


def chosen(project: Project, ids: Sequence[str]) -> list[BriefSpec]:
    """The briefs with these ids, in the order of the spec; all if none is named."""
    known = [spec.id for spec in project.briefs]
    for name in ids:
        if name not in known:
            raise UsageError(f"no brief has the id “{name}”.", str(project.file), nearest(name, known))
    return [spec for spec in project.briefs if not ids or spec.id in ids]


def _tables(intake: Intake) -> dict[str, bytes | str]:
    """All that was found in all sources, as tables that diff in git."""
    return {
        "observations.csv": observations_csv(intake.extractions, intake.by_id),
        "issues.csv": issues_csv(intake.extractions),
    }
