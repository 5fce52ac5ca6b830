"""Doubting what cannot be right: cross-checks between the figures of one document, and of several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from briefgen.audit.corrections import Corrected, Correction, apply, correction_of, load_corrections
from briefgen.audit.figures import Reading
from briefgen.audit.rules import RULES
from briefgen.catalogue import Catalogue
from briefgen.model import Document, Extraction, Issue, Place

__all__ = ["Corrected", "Correction", "apply", "audit", "correction_of", "load_corrections"]


def audit(
    extractions: Sequence[Extraction], documents: Mapping[str, Document], catalogue: Catalogue
) -> tuple[Extraction, ...]:
    """The extractions with issues added, and `suspect` set on figures that cannot be right as printed.

    An issue goes to the document of its doubted figure. Running it again changes nothing.
    """
    reading = Reading(extractions, documents, catalogue)
    settled = {(o.doc_id, o.start) for one in extractions for o in one.observations if correction_of(o)}
    found: dict[str, list[Issue]] = defaultdict(list)
    for issue in _first_of_each(issue for rule in RULES for issue in rule(reading)):
        if (issue.places[0].doc_id, issue.places[0].start) not in settled:
            found[issue.places[0].doc_id].append(issue)
    return tuple(_with(one, found[one.doc_id]) for one in extractions)


def _first_of_each(issues: Iterable[Issue]) -> Iterable[Issue]:
    """One issue a figure, one a pair that disagrees, and no request about figures that are already doubted."""
    issues = list(issues)
    doubted = {place for issue in issues if issue.suspect for place in issue.places[:1]}
    seen: set[tuple[str, int]] = set()
    pairs: set[frozenset[Place]] = set()
    for issue in issues:
        first = issue.places[0]
        if not issue.suspect and doubted & set(issue.places):
            continue
        pair = frozenset(issue.places)
        if (first.doc_id, first.start) not in seen and pair not in pairs:
            seen.add((first.doc_id, first.start))
            pairs.add(pair)
            yield issue


def _with(extraction: Extraction, issues: Sequence[Issue]) -> Extraction:
    own = [issue for issue in issues if issue not in extraction.issues]
    suspect = {issue.places[0].start for issue in issues if issue.suspect}
    observations = tuple(
        replace(obs, suspect=True) if obs.start in suspect and not obs.suspect else obs
        for obs in extraction.observations
    )
    ordered = sorted(own, key=lambda issue: (issue.places[0].start, issue.code))
    return replace(extraction, observations=observations, issues=(*extraction.issues, *ordered))
