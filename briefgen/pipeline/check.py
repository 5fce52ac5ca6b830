"""All that can be wrong in a project before anything is built."""

from __future__ import annotations

from briefgen.audit import load_corrections
from briefgen.catalogue import Catalogue, load_catalogue
from briefgen.errors import BriefgenError, Errors
from briefgen.read import load_about
from briefgen.spec import Known, Project, check_project


def faults_of(project: Project) -> list[BriefgenError]:
    """Every fault of the codelists, the spec, the templates, `corrections.yaml` and `sources.yaml`."""
    try:
        catalogue = load_catalogue(project.codelists)
    except BriefgenError as fault:
        return _each(fault)
    faults = check_project(project.file, known_words(project, catalogue))
    for attempt in (
        lambda: load_corrections(project.corrections, catalogue),
        lambda: load_about(project.sources),
    ):
        try:
            attempt()
        except BriefgenError as fault:
            faults += _each(fault)
    return faults


def known_words(project: Project, catalogue: Catalogue) -> Known:
    """The words that the spec of this project may use."""
    return Known(
        regions=catalogue.areas.names(),
        themes=catalogue.themes.names,
        indicators=catalogue.indicators.entries,
        templates=project.templates,
    )


def _each(fault: BriefgenError) -> list[BriefgenError]:
    return list(fault.faults) if isinstance(fault, Errors) else [fault]
