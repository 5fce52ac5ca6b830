"""What `sources.yaml` says of the files beside it; it beats what is read from the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from briefgen import yamlfile
from briefgen.errors import SpecError, Where

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

    Raises `SpecError` where it is wrong.
    """
    path = folder_or_file / _NAME if folder_or_file.is_dir() else folder_or_file
    if not path.exists():
        return MappingProxyType({})
    entries = yamlfile.load(path, dict[str, About])
    return MappingProxyType({name: _dated(about) for name, about in entries.items()})


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
