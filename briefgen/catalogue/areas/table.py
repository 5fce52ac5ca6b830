"""Reads the table of areas and the aliases beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.catalogue.areas.model import Entry
from briefgen.errors import SpecError, Where
from briefgen.yamlfile import Marked, load

_FOLDER = Path(__file__).parents[2] / "codelists"
_CODE = re.compile(r"\d{6}(?:\d{3})?|\d{6}[A-Z]")


@dataclass(frozen=True)
class ExtraArea:
    """An area that the table does not have: a zone that texts treat like a county.

    `code` is the code of the area that it lies in with a letter behind it.
    """

    code: Marked
    name: str
    aliases: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Past:
    """A name of the past: `code` bore it until `until` (and since `since`), and goes on as `next`."""

    code: Marked
    name: str
    since: int = 0
    until: int = 0
    next: str = ""


@dataclass(frozen=True)
class AreaFile:
    """The keys of area_aliases.yaml, which a user's own areas.yaml has as well; all may be missing.

    Lists of plain words are written as one text, words apart by spaces.
    """

    aliases: Mapping[str, str] = field(default_factory=dict)
    areas: list[ExtraArea] = field(default_factory=list)
    past: list[Past] = field(default_factory=list)
    ordinary: str = ""
    sound: str = ""
    never: str = ""
    not_after: Mapping[str, str] = field(default_factory=dict)
    not_before: Mapping[str, str] = field(default_factory=dict)


def read_entries() -> list[Entry]:
    """All names of areas of county level and above, past and present, ordered by code."""
    lines = (_FOLDER / "areas.tsv").read_text(encoding="utf-8").split("\n")
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [Entry(row[0], row[1], *map(_year, row[2:4]), *row[4:5], *map(int, row[5:6])) for row in rows]


def _year(text: str) -> int:
    return int(text) if text else 0


def read_files(extra: Path | None) -> list[AreaFile]:
    """The project's aliases and the user's, whose codes are checked."""
    files = []
    for path in (_FOLDER / "area_aliases.yaml", *([extra] if extra else [])):
        file = load(path, AreaFile)
        for item in (*file.areas, *file.past):
            if not _CODE.fullmatch(item.code):
                hint = "Six digits, or the code of the area above and a capital letter."
                raise SpecError(f"“{item.code}” is not a code of an area.", item.code.where, hint)
        files.append(file)
    return files


def check_known(path: Path, code: str, known: Mapping[str, object]) -> None:
    """Raise a `SpecError` where an alias points to a code that no area has."""
    if code not in known:
        raise SpecError(f"“{code}” is not the code of an area.", Where(str(path)), "See areas.tsv.")


def towns_file() -> Path:
    """Where the table of towns lies."""
    return _FOLDER / "area_towns.tsv.gz"


def aliases_file() -> Path:
    """Where the project's aliases stand."""
    return _FOLDER / "area_aliases.yaml"
