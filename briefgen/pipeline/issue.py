"""One issue of one brief: numbered, composed, rendered, written, recorded."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from fnmatch import fnmatchcase
from pathlib import Path

from briefgen import __version__
from briefgen.brief import Material, compose, is_empty
from briefgen.brief.choose import choose
from briefgen.brief.desk import Desk
from briefgen.brief.settled import with_corrections
from briefgen.catalogue import Catalogue
from briefgen.errors import Where
from briefgen.model import Brief, Document, Extraction, Head
from briefgen.pipeline.intake import Intake
from briefgen.pipeline.records import issues_csv, observations_csv
from briefgen.pipeline.run import Run
from briefgen.pipeline.version import digest_of
from briefgen.pipeline.whole import write_all
from briefgen.render import House, render, template_path
from briefgen.spec import BriefSpec
from briefgen.store import Issued, IssueNumber, Store
from briefgen.write import Rendered, write


@dataclass(frozen=True, slots=True)
class Bench:
    """What every brief of a build is made from."""

    run: Run
    intake: Intake
    catalogue: Catalogue
    store: Store


@dataclass(frozen=True, slots=True)
class Built:
    """An issue that was built, and its files. `empty`: the selection matched nothing."""

    spec: BriefSpec
    number: IssueNumber
    files: tuple[Path, ...]
    empty: bool


def make_issue(spec: BriefSpec, bench: Bench, wanted: int | None = None) -> Built:
    """Build one issue; a number given to it is taken back if nothing comes of it."""
    order = _Order(spec, bench, _sources(spec, bench.intake))
    number = bench.store.number(spec.id, bench.run.today, order.inputs(), wanted)
    try:
        return order.filled(number)
    except BaseException:
        bench.store.release(spec.id, number)
        raise


def file_stem(spec: BriefSpec, number: IssueNumber) -> str:
    """The stem of an issue's files, as the spec numbers it."""
    numbered = spec.numbering.format(year=number.year, issue=number.issue, total=number.total)
    return f"{spec.id}-{numbered}"


def _sources(spec: BriefSpec, intake: Intake) -> tuple[Document, ...]:
    """The documents that the brief draws on: all, or those whose names match its patterns."""
    wanted = spec.sources or ("*",)
    return tuple(d for d in intake.documents if any(fnmatchcase(d.name, pattern) for pattern in wanted))


@dataclass(frozen=True, slots=True)
class _Order:
    """One brief to be made, from these sources."""

    spec: BriefSpec
    bench: Bench
    sources: tuple[Document, ...]

    def inputs(self) -> str:
        """One hash over all that decides what the issue says; day and hash decide its number."""
        project = self.bench.run.project
        said = [project.sources / "sources.yaml", *sorted(project.sources.glob("*.url"))]
        beside = [project.corrections, *said, *project.codelists]
        files = [path for path in (*beside, *sorted(project.templates.glob("*"))) if path.is_file()]
        return digest_of(
            repr(replace(self.spec, where=Where())),
            *(f"{document.name} {document.sha256} {document.articles}" for document in self.sources),
            *self._unreadable(),
            *(path.read_bytes() for path in files),
        )

    def filled(self, number: IssueNumber) -> Built:
        """Compose, render, write and record the issue."""
        spec, bench = self.spec, self.bench
        desk = choose(spec, self._extractions(), {d.doc_id: d for d in self.sources}, bench.catalogue)
        brief = self._brief(desk, number)
        chosen = Extraction(spec.id, desk.observations, desk.measures, desk.issues)
        tables = {
            "observations.csv": observations_csv([chosen], desk.documents),
            "issues.csv": issues_csv([chosen]),
        }
        stem = file_stem(spec, number)
        prints = {f"{stem}.{kind}": data for kind, data in self._printed(brief, tables).items()}
        account = {"build.json": self._account(number)}
        files = write_all(bench.run.project.output / spec.id, {**prints, **tables, **account})
        built = Built(spec, number, files[: len(prints)], is_empty(brief))
        bench.store.record(self._issued(built, brief, chosen))
        return built

    def _brief(self, desk: Desk, number: IssueNumber) -> Brief:
        material = Material(
            extractions=self._extractions(),
            documents=desk.documents,
            catalogue=self.bench.catalogue,
            unreadable=self._unreadable(),
        )
        last = self.bench.store.last_issue(self.spec.id, number) if self.spec.compare_with_last else None
        brief = compose(self.spec, material, _head(self.spec, number), last)
        brief = replace(brief, sources=with_corrections(brief.sources, desk.observations))
        twins = [f"{twin}与{first}内容相同" for twin, first in self.bench.intake.duplicates]
        return replace(brief, sources_lead=f"{'，'.join(twins)}，只计一次。") if twins else brief

    def _printed(self, brief: Brief, tables: dict[str, str]) -> dict[str, bytes]:
        house = House.within(self.bench.run.project.templates, self.spec.head.colour)
        html = render(brief, template_path(self.spec.template, house), house)
        rendered = Rendered(brief, html, house, tuple((name, text.encode()) for name, text in tables.items()))
        return {kind: write(kind, rendered) for kind in self.spec.outputs}

    def _extractions(self) -> tuple[Extraction, ...]:
        ids = {document.doc_id for document in self.sources}
        return tuple(found for found in self.bench.intake.extractions if found.doc_id in ids)

    def _unreadable(self) -> tuple[str, ...]:
        return tuple(Path(fault.where.file).name for fault in self.bench.intake.unreadable)

    def _account(self, number: IssueNumber) -> str:
        """What went into the issue, for whoever asks later."""
        account = {
            "brief": self.spec.id,
            "issue": number.issue,
            "total": number.total,
            "date": number.date.isoformat(),
            "briefgen": __version__,
            "inputs": self.inputs(),
            "sources": [{"name": document.name, "sha256": document.sha256} for document in self.sources],
            "unreadable": list(self._unreadable()),
            "duplicates": [{"name": twin, "same_as": first} for twin, first in self.bench.intake.duplicates],
        }
        return json.dumps(account, ensure_ascii=False, indent=2) + "\n"

    def _issued(self, built: Built, brief: Brief, chosen: Extraction) -> Issued:
        output = self.bench.run.project.output
        return Issued(
            brief_id=self.spec.id,
            number=built.number,
            documents=self.sources,
            observations=chosen.observations,
            measures=chosen.measures,
            issues=chosen.issues,
            files=tuple(path.relative_to(output).as_posix() for path in built.files),
            brief=brief,
        )


def _head(spec: BriefSpec, number: IssueNumber) -> Head:
    """The head as the spec words it, with this issue's number and date."""
    words = {field.name: getattr(spec.head, field.name) for field in fields(spec.head)}
    del words["colour"]
    return Head(issue=number.issue, total=number.total, date=number.date.isoformat(), **words)
