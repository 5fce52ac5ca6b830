"""Checks the words of `briefs.yaml` against what the catalogue and the templates folder know."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefgen.errors import BriefgenError, SpecError, Where
from briefgen.spec.shape import DEFAULT_TEMPLATE, FileKeys, SharedKeys
from briefgen.yamlfile import Marked, load, nearest

_DAY = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
_PERIOD = re.compile(rf"{_DAY}(?:/{_DAY})?")


@dataclass(frozen=True, slots=True)
class Known:
    """The words that a spec may use. An empty `templates` folder is not looked into."""

    regions: Collection[str]
    themes: Collection[str]
    indicators: Collection[str]
    templates: Path | None = None


def check_project(path: Path, known: Known) -> list[BriefgenError]:
    """Every region, theme, indicator, period and template that nobody knows, with the nearest right word."""
    keys = load(path, FileKeys)
    faults: list[BriefgenError] = [
        fault for brief in (keys.defaults, *keys.briefs) for fault in _faults(brief, known)
    ]
    silent = [brief for brief in keys.briefs if not (brief.template or keys.defaults.template)]
    if silent and known.templates is not None:
        faults += _missing_template(DEFAULT_TEMPLATE, silent[0].id.where, known.templates)
    return faults


def _faults(keys: SharedKeys, known: Known) -> Iterator[SpecError]:
    yield from _unknown("region", keys.regions, known.regions)
    yield from _unknown("theme", keys.themes, known.themes)
    yield from _unknown("indicator", keys.indicators, known.indicators)
    for period in keys.periods or ():
        if not _PERIOD.fullmatch(period):
            hint = "Write 2022, 2022-07, 2022-07-31 or two of them with a / between."
            yield SpecError(f"“{period}” is no period.", period.where, hint)
    if keys.template is not None and known.templates is not None:
        yield from _missing_template(keys.template, keys.template.where, known.templates)


def _unknown(kind: str, words: tuple[Marked, ...] | None, known: Collection[str]) -> Iterator[SpecError]:
    for word in words or ():
        if word not in known:
            yield SpecError(f"no {kind} is called “{word}”.", word.where, _nearest(word, known))


def _nearest(word: str, known: Collection[str]) -> str:
    """Among tens of thousands of names, only those that share a character with the word are near."""
    near = [name for name in known if len(known) < 200 or set(name[:2]) & set(word)]
    hint = nearest(word, near)
    return hint if len(known) < 200 or hint.startswith("Did you mean") else "Write its full official name."


def _missing_template(name: str, where: Where, folder: Path) -> Iterator[SpecError]:
    """A template may be named without its last suffixes, `brief` for `brief.html.j2`."""
    if not any((folder / f"{name}{suffix}").is_file() for suffix in ("", ".j2", ".html.j2")):
        there = sorted(path.name.removesuffix(".html.j2") for path in folder.glob("*.html.j2"))
        message = f"no template is called “{name}” in {folder.name}/."
        yield SpecError(message, where, nearest(name, there))
