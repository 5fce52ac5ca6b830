"""What `sources.yaml` says of the files beside it; it beats what is read from the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from briefgen import yamlfile
from briefgen.errors import SpecError, Where
from briefgen.read.shortcut import KEYS, shortcuts

_NAME = "sources.yaml"
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_NOWHERE = Where()


@dataclass(frozen=True, slots=True)
class About:
    """What a person said of one source file; empty fields leave what the text says."""

    title: str = ""
    publisher: str = ""
    date: str = ""
    region: str = ""
    where: Where = field(default=_NOWHERE, compare=False)


def load_about(folder_or_file: Path) -> Mapping[str, About]:
    """Read `sources.yaml` (or the file given) into one `About` a file name; none where there is no such file.

    In a folder, the `.url` files beside the documents speak too; `sources.yaml` beats them, word by word.
    Raises `SpecError` where one of them is wrong.
    """
    folder = folder_or_file if folder_or_file.is_dir() else None
    path = folder / _NAME if folder else folder_or_file
    found = {name: _dated(About(**said, where=where)) for name, (said, where) in _shortcuts(folder)}
    if path.exists():
        for name, about in yamlfile.load(path, dict[str, About]).items():
            found[name] = _over(_dated(about), found.get(name))
    return MappingProxyType(found)


def _shortcuts(folder: Path | None) -> Iterable[tuple[str, tuple[Mapping[str, str], Where]]]:
    return shortcuts(folder).items() if folder else ()


def _over(about: About, below: About | None) -> About:
    """What `about` says, and what only `below` says."""
    if below is None:
        return about
    words = {name: getattr(about, name) or getattr(below, name) for name in KEYS}
    return About(**words, where=about.where)


def _dated(about: About) -> About:
    if not about.date:
        return about
    match = _DATE.fullmatch(about.date.strip().replace("/", "-"))
    if not match or not _possible(match):
        raise SpecError(
            f"“{about.date}” is not a date.",
            about.where,
            "Write a year, a month or a day: 2022, 2022-07, 2022-07-31.",
        )
    date = "-".join([match[1]] + [f"{int(part):02d}" for part in match.groups()[1:] if part])
    return About(about.title, about.publisher, date, about.region, about.where)


def _possible(match: re.Match[str]) -> bool:
    month, day = int(match[2] or 1), int(match[3] or 1)
    return 1 <= month <= 12 and 1 <= day <= 31
