"""One issue of one brief: numbered, composed, rendered, written, recorded."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path

from briefgen import __version__
from briefgen.brief import Material, compose
from briefgen.catalogue import Catalogue
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
    """An issue that was built, and its files."""

    spec: BriefSpec
    number: IssueNumber
    brief: Brief
    files: tuple[Path, ...]


def make_issue(spec: BriefSpec, bench: Bench, wanted: int | None = None) -> Built:
    """Build one issue; a number given to it is taken back if nothing comes of it."""
    sources = _selected(spec, bench.intake)
    number = bench.store.number(spec.id, bench.run.today, _inputs(spec, bench, sources), wanted)
    try:
        return _made(spec, bench, sources, number)
    except BaseException:
        bench.store.release(spec.id, number)
        raise


def _made(spec: BriefSpec, bench: Bench, sources: tuple[Document, ...], number: IssueNumber) -> Built:
    brief = _composed(spec, bench, sources, number)
    folder = bench.run.project.output / spec.id
    extractions = _of(sources, bench.intake.extractions)
    tables = {
        "observations.csv": observations_csv(extractions, bench.intake.by_id),
        "issues.csv": issues_csv(extractions),
    }
    house = House.within(bench.run.project.templates, spec.head.colour)
    html = render(brief, template_path(spec.template, house), house)
    attached = (("observations.csv", tables["observations.csv"].encode()),)
    rendered = Rendered(brief, html, house, attached)
    name = file_name(spec, number)
    documents = {f"{name}.{output}": write(output, rendered) for output in spec.outputs}
    files = write_all(folder, {**documents, **tables, "build.json": _account(spec, bench, sources, number)})
    built = Built(spec, number, brief, files[: len(documents)])
    _record(built, bench, sources, extractions)
    return built


def file_name(spec: BriefSpec, number: IssueNumber) -> str:
    """The stem of an issue's files, as the spec numbers it."""
    numbered = spec.numbering.format(year=number.year, issue=number.issue, total=number.total)
    return f"{spec.id}-{numbered}"


def _composed(spec: BriefSpec, bench: Bench, sources: tuple[Document, ...], number: IssueNumber) -> Brief:
    head = Head(
        name=spec.head.name,
        issue=number.issue,
        total=number.total,
        unit=spec.head.unit,
        date=number.date.isoformat(),
        report_to=spec.head.report_to,
        copy_to=spec.head.copy_to,
        send_to=spec.head.send_to,
        copies=spec.head.copies,
        editor_note=spec.head.editor_note,
    )
    last = bench.store.last_issue(spec.id, number) if spec.compare_with_last else None
    material = Material(
        extractions=_of(sources, bench.intake.extractions),
        documents={document.doc_id: document for document in sources},
        catalogue=bench.catalogue,
        unreadable=tuple(Path(fault.where.file).name for fault in bench.intake.unreadable),
    )
    return compose(spec, material, head, last)


def _selected(spec: BriefSpec, intake: Intake) -> tuple[Document, ...]:
    """The documents that the brief draws on: all, or those whose names match its patterns."""
    patterns = spec.sources
    return tuple(
        document
        for document in intake.documents
        if not patterns or any(fnmatchcase(document.name, pattern) for pattern in patterns)
    )


def _of(sources: Iterable[Document], extractions: Iterable[Extraction]) -> tuple[Extraction, ...]:
    ids = {document.doc_id for document in sources}
    return tuple(extraction for extraction in extractions if extraction.doc_id in ids)


def _inputs(spec: BriefSpec, bench: Bench, sources: tuple[Document, ...]) -> str:
    """One hash over all that decides what the issue says; the same day and hash give the same number."""
    project = bench.run.project
    beside = [project.corrections, project.sources / "sources.yaml", *project.codelists]
    files = [path for path in (*beside, *sorted(project.templates.glob("*"))) if path.is_file()]
    return digest_of(
        repr(replace(spec, where=type(spec.where)())),
        *(document.sha256 for document in sources),
        *(str(fault.where) for fault in bench.intake.unreadable),
        *(path.read_bytes() for path in files),
    )


def _account(spec: BriefSpec, bench: Bench, sources: tuple[Document, ...], number: IssueNumber) -> str:
    """What went into the issue, for whoever asks later."""
    account = {
        "brief": spec.id,
        "issue": number.issue,
        "total": number.total,
        "date": number.date.isoformat(),
        "briefgen": __version__,
        "inputs": _inputs(spec, bench, sources),
        "sources": [{"name": document.name, "sha256": document.sha256} for document in sources],
        "unreadable": [Path(fault.where.file).name for fault in bench.intake.unreadable],
    }
    return json.dumps(account, ensure_ascii=False, indent=2) + "\n"


def _record(
    built: Built, bench: Bench, sources: tuple[Document, ...], extractions: tuple[Extraction, ...]
) -> None:
    output = bench.run.project.output
    bench.store.record(
        Issued(
            brief_id=built.spec.id,
            number=built.number,
            documents=sources,
            observations=tuple(obs for e in extractions for obs in e.observations),
            measures=tuple(measure for e in extractions for measure in e.measures),
            issues=tuple(issue for e in extractions for issue in e.issues),
            files=tuple(path.relative_to(output).as_posix() for path in built.files),
            brief=built.brief,
        )
    )
