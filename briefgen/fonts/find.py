"""Looks for font files on this machine: prepared packages first, then what the system has."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from briefgen.fonts.roles import ROLES, Candidate, Role

_SYSTEM = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol",
    "/usr/share/texmf/fonts/opentype/public/fandol",
    "/opt/homebrew/share/fonts",
    "/Library/Fonts",
)


def folders(fetched: Path) -> tuple[Path, ...]:
    """Where fonts may lie: what was fetched, the user's own, the system's."""
    home = Path.home()
    own = (home / ".fonts", home / ".local/share/fonts", home / "Library/Fonts")
    return tuple(folder for folder in (fetched, *own, *map(Path, _SYSTEM)) if folder.is_dir())


def installed(places: Iterable[Path]) -> dict[str, Path]:
    """Every font file that a role could use, by name; the first place wins."""
    names = {candidate.file for role in ROLES for candidate in role.candidates}
    found: dict[str, Path] = {}
    for place in places:
        for folder, _, files in sorted(os.walk(place)):
            for name in names.intersection(files):
                found.setdefault(name, Path(folder) / name)
    return found


def best(role: Role, found: dict[str, Path]) -> tuple[Candidate, Path] | None:
    """The first candidate of a role that is here."""
    for candidate in role.candidates:
        if candidate.file in found:
            return candidate, found[candidate.file]
    return None
