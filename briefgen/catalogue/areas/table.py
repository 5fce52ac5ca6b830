"""Reads the table of areas and the aliases beside it."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.catalogue.areas.model import Entry
from briefgen.errors import SpecError
from briefgen.yamlfile import Marked, load

_FOLDER = Path(__file__).parents[2] / "codelists"
_CODE = re.compile(r"\d{6}[A-Z]?")
_PAST = re.compile(r"(?P<code>\d{6}) (?P<name>\S+) (?P<until>\d{4})(?: (?P<heir>\d{6}))?")


@dataclass(frozen=True)
class ExtraArea:
    """An area that the table does not have: a zone that texts treat like a county.

    `code` is the code of the area that it lies in with a letter behind it.
    """

    code: Marked
    name: str
    aliases: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class AreaFile:
    """The keys of area_aliases.yaml, which a user's own areas.yaml has as well; all may be missing.

    Lists of plain words are written as one text, words apart by spaces.
    """

    aliases: Mapping[str, Marked] = field(default_factory=dict)
    areas: list[ExtraArea] = field(default_factory=list)
    past: list[Marked] = field(default_factory=list)
    literary: Mapping[str, Marked] = field(default_factory=dict)
    ordinary: str = ""
    sound: str = ""
    never: str = ""
    not_after: Mapping[str, str] = field(default_factory=dict)
    not_before: Mapping[str, str] = field(default_factory=dict)


def read_entries() -> list[Entry]:
    """All names of areas of county level and above, past and present, ordered by code."""
    lines = (_FOLDER / "areas.tsv").read_text(encoding="utf-8").split("\n")
    return [_entry(line.split("\t")) for line in lines if line and line[0] != "#"]


def _entry(row: list[str]) -> Entry:
    code, name, since, until, heir, risk = row + [""] * (6 - len(row))
    return Entry(code, name, int(since or 0), int(until or 0), heir, int(risk or 0))


def past_entry(line: Marked) -> Entry:
    """A line of the key `past`: code, name, last year, and the code that the area has now."""
    found = _PAST.fullmatch(line)
    if not found:
        hint = "Write code, name, last year and, where it changed, the code of today."
        raise SpecError(f"“{line}” is not a name of the past.", line.where, hint)
    return Entry(found["code"], found["name"], 0, int(found["until"]), found["heir"] or "", 0)


def read_files(extra: Path | None) -> list[AreaFile]:
    """The project's aliases and the user's, whose codes are checked."""
    files = []
    for path in (_FOLDER / "area_aliases.yaml", *([extra] if extra else [])):
        file = load(path, AreaFile)
        for item in file.areas:
            if not _CODE.fullmatch(item.code):
                hint = "Six digits, or the code of the area above and a capital letter."
                raise SpecError(f"“{item.code}” is not a code of an area.", item.code.where, hint)
        files.append(file)
    return files


def check_known(codes: Marked, known: Container[str]) -> None:
    """Raise a `SpecError` where an alias points to a code that no area has."""
    for code in codes.split():
        if code not in known:
            raise SpecError(f"“{code}” is not the code of an area.", codes.where, "See areas.tsv.")


def towns_file() -> Path:
    """Where the table of towns lies."""
    return _FOLDER / "area_towns.tsv.gz"
