"""`briefgen explain`: for each figure, which rule and which words decided each of its fields."""

from __future__ import annotations

import unicodedata
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.cli.settings import settings
from briefgen.errors import SourceError, UsageError
from briefgen.model import Document, Extraction, Issue, Observation

if TYPE_CHECKING:
    from briefgen.pipeline.intake import Reading


def run(options: Namespace) -> int:
    """Print the explanation of every figure of a file, or of the one at an offset."""
    from briefgen.pipeline.intake import take_in

    path, start = _place(options.place)
    intake = take_in([path], _rules(options))
    if intake.unreadable:
        raise intake.unreadable[0]
    document, extraction = intake.documents[0], intake.extractions[0]
    found = [obs for obs in extraction.observations if start is None or obs.start <= start < obs.end]
    if not found:
        raise _nothing(document, extraction, start)
    print("\n\n".join(_explained(obs, document, extraction.issues) for obs in found))
    return 0


def _rules(options: Namespace) -> Reading:
    """Those of the project that one stands in, with its corrections; those of the program elsewhere."""
    from briefgen.catalogue import load_catalogue
    from briefgen.pipeline.intake import Reading

    if options.spec or Path("briefs.yaml").is_file():
        return Reading.of(settings(options))
    return Reading(load_catalogue())


def _place(words: str) -> tuple[Path, int | None]:
    """FILE or FILE:START; a file whose own name ends in a colon and digits is taken as it is."""
    name, colon, start = words.rpartition(":")
    if colon and start.isdigit() and not Path(words).exists():
        return Path(name), int(start)
    return Path(words), None


def _nothing(document: Document, extraction: Extraction, start: int | None) -> Exception:
    if start is None:
        return SourceError("no figure was found in it.", document.name)
    if not extraction.observations:
        return UsageError("no figure was found in this file.", document.name)
    near = min(extraction.observations, key=lambda obs: abs(obs.start - start))
    hint = f"The nearest, “{near.quote}”, begins at {near.start}."
    return UsageError(f"no figure stands at {start}.", document.name, hint)


def _explained(obs: Observation, document: Document, issues: tuple[Issue, ...]) -> str:
    lines = [f"{document.name}:{obs.start}  {obs.printed}", *_context(obs, document)]
    decided: dict[str, list[str]] = {}
    for field, words in obs.trace:
        decided.setdefault(field, []).append(words)
    for field, value in _fields(obs):
        inferred = "（context）" if field in obs.inferred else ""
        why = "; ".join(decided.pop(field, []))
        lines.append(f"  {field:<15} {value}{inferred}" + (f"  ← {why}" if why else ""))
    lines += [f"  {field:<15} ← {'; '.join(words)}" for field, words in decided.items()]
    for issue in issues:
        if any(place.start <= obs.start < place.end for place in issue.places):
            lines.append(f"  {'issue ' + issue.code:<15} {issue.message}")
    return "\n".join(lines)


def _fields(obs: Observation) -> list[tuple[str, str]]:
    value = str(obs.obs_value) + (f"～{obs.obs_value_to}" if obs.obs_value_to is not None else "")
    fields = [
        ("obs_value", value),
        ("unit_measure", f"{obs.unit_measure or '—'} (10^{obs.unit_mult})"),
        ("qualifier", obs.qualifier),
        ("indicator", f"{obs.indicator_text} [{obs.indicator}]"),
        ("transformation", obs.transformation),
        ("scenario", obs.scenario),
        ("ref_area", f"{obs.ref_area_name} {obs.ref_area}".strip() or "—"),
        ("time_period", obs.time_period or "—"),
        ("base_period", obs.base_period),
        ("scope", obs.scope),
        ("themes", " ".join(obs.themes)),
        ("suspect", "true" if obs.suspect else ""),
        ("rule", obs.rule),
    ]
    return [(name, words) for name, words in fields if words]


def _context(obs: Observation, document: Document, reach: int = 30) -> list[str]:
    """The line around the figure, with carets under it; wide characters take two columns."""
    text = document.text
    left = max(text.rfind("\n", 0, obs.start) + 1, obs.start - reach)
    end = text.find("\n", obs.start)
    right = min(len(text) if end < 0 else end, obs.end + reach)
    before, figure = text[left : obs.start], text[obs.start : min(obs.end, right)]
    return ["  " + text[left:right], "  " + " " * _columns(before) + "^" * max(1, _columns(figure))]


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
