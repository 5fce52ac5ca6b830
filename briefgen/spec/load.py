"""Reads `briefs.yaml`, fills every default and finds the faults that need no catalogue."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, TypeVar

from briefgen.errors import BriefgenError, Errors, SpecError, Where
from briefgen.shipped import shipped_templates
from briefgen.spec.shape import (
    BriefKeys,
    BriefSpec,
    FileKeys,
    HeadSpec,
    MailKeys,
    MailSpec,
    Project,
    SharedKeys,
)
from briefgen.yamlfile import Marked, load, nearest

T = TypeVar("T")
_ID = re.compile(r"[\w][\w-]*")
_PLACEHOLDER = re.compile(r"\{([^{}:]*)(:0?\d+)?\}")


def load_project(path: Path) -> Project:
    """Read a project's `briefs.yaml`; raises `SpecError` or `Errors` with every fault found."""
    keys = load(path, FileKeys)
    folder = path.parent
    faults: list[BriefgenError] = [*_doubled_ids(keys.briefs)]
    for brief in (keys.defaults, *keys.briefs):
        faults.extend(_faults(brief))
    output = keys.output or Marked("output")
    faults.extend(_outside(output, folder, "the output folder", "Use `--output` to write elsewhere."))
    if faults:
        raise faults[0] if len(faults) == 1 else Errors(faults)
    return Project(
        file=path,
        briefs=tuple(_spec(brief, keys) for brief in keys.briefs),
        sources=folder / (keys.sources or "seeds"),
        output=folder / output,
        templates=_templates(keys, folder),
        store=str(keys.store or ""),
        codelists=tuple(folder / name for name in keys.codelists),
        corrections=folder / (keys.corrections or "corrections.yaml"),
        organisation=keys.organisation,
    )


def _templates(keys: FileKeys, folder: Path) -> Path:
    """The folder that is named, else the project's own `templates`, else those that came with the program."""
    own = folder / (keys.templates or "templates")
    return own if keys.templates or own.is_dir() else shipped_templates()


def _doubled_ids(briefs: tuple[BriefKeys, ...]) -> list[SpecError]:
    seen: dict[str, Where] = {}
    faults = []
    for brief in briefs:
        name = brief.id.casefold()
        if name in seen:
            message = f"two briefs have the id “{brief.id}”; the other stands in line {seen[name].line}."
            faults.append(SpecError(message, brief.id.where, "Give one of them another id."))
        seen.setdefault(name, brief.id.where)
    return faults


def _faults(keys: SharedKeys) -> list[SpecError]:
    """What is wrong in one brief, or in the defaults, whatever the catalogue knows."""
    faults = []
    if isinstance(keys, BriefKeys) and not _ID.fullmatch(keys.id):
        message = f"the id “{keys.id}” would leave the output folder or is no file name."
        faults.append(SpecError(message, keys.id.where, "Use letters, digits, - and _."))
    if keys.template is not None:
        faults.extend(_outside(keys.template, Path(), "the templates folder", "Name a file inside it."))
    if keys.numbering is not None:
        faults.extend(_bad_numbering(keys.numbering))
    mail = keys.mail or MailKeys()
    for address in (*(mail.to or ()), *(mail.cc or ()), *(mail.bcc or ()), mail.reply_to):
        if address is not None and not re.fullmatch(r"[^@\r\n]+@[^@\s]+", address):
            hint = "Write name@example.org, or 名称 <name@example.org>."
            faults.append(SpecError(f"“{address!s}” is no mail address.", address.where, hint))
    return faults


def _outside(name: Marked, folder: Path, what: str, hint: str) -> list[SpecError]:
    inside = (folder / name).resolve().is_relative_to(folder.resolve())
    if inside and not Path(name).is_absolute():
        return []
    return [SpecError(f"the path “{name}” leaves {what}.", name.where, hint)]


def _bad_numbering(pattern: Marked) -> list[SpecError]:
    known = ["year", "issue", "total"]
    for match in _PLACEHOLDER.finditer(pattern):
        if match[1] not in known:
            return [SpecError(f"“{match[0]}” is not known here.", pattern.where, nearest(match[1], known))]
    rest = _PLACEHOLDER.sub("", pattern)
    names = {match[1] for match in _PLACEHOLDER.finditer(pattern)}
    if re.search(r"[^\w-]", rest):
        return [
            SpecError(f"“{pattern}” is no file name.", pattern.where, "Use letters, digits, - and _ only.")
        ]
    if not (names & {"total"} or {"issue", "year"} <= names):
        message = f"“{pattern}” gives the same name to two issues."
        return [SpecError(message, pattern.where, "Name {total}, or {year} and {issue}.")]
    return []


def _spec(brief: BriefKeys, file: FileKeys) -> BriefSpec:
    """The brief with the defaults under it and the program's own under those."""
    head = _filled(HeadSpec(unit=file.organisation), file.defaults.head, brief.head)
    mail = None
    if brief.mail or file.defaults.mail:
        mail = _filled(MailSpec(), file.defaults.mail, brief.mail)
        mail = mail if mail.to or mail.cc or mail.bcc else None
    start = BriefSpec(id=str(brief.id), title=brief.title, by=brief.by)
    return replace(_filled(start, file.defaults, brief), head=head, mail=mail, where=brief.where)


def _filled(start: T, *layers: object) -> T:
    """`start` with whatever the layers say, later ones winning; marks of position are dropped."""
    values: dict[str, Any] = {}
    names = {field.name for field in fields(start)}  # type: ignore[arg-type]
    for layer in layers:
        if layer is None:
            continue
        for field in fields(layer):  # type: ignore[arg-type]
            value = getattr(layer, field.name)
            if field.name in names and value is not None and field.name not in ("head", "mail", "where"):
                values[field.name] = _plain(value)
    return replace(start, **values)  # type: ignore[type-var]


def _plain(value: Any) -> Any:
    if isinstance(value, Marked):
        return str(value)
    if isinstance(value, tuple):
        return tuple(_plain(item) for item in value)
    return value
