"""The fonts that briefs are printed in: found or fetched once, cut to size, given equal metrics.

`python -m briefgen.fonts [DIR]` fetches the best; without it, what the machine has is prepared at the
first use. Each role (仿宋, 楷体, 小标宋, 黑体, 宋体, digits) is one file with a family of its own name.
"""

from __future__ import annotations

import json
import os
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from briefgen.errors import RenderError
from briefgen.fonts.find import best, folders, installed
from briefgen.fonts.roles import ROLES, Role

__all__ = ["FontSet", "PreparedFont", "default_folder", "prepare_all", "prepared"]

_FORM = 5  # counts up when preparation changes, so that old folders are made anew
_MANIFEST = "fonts.json"


@dataclass(frozen=True, slots=True)
class PreparedFont:
    """One role's file; `origin` is the file it was made from, `ranges` what it covers."""

    role: str
    family: str
    path: Path
    origin: str
    ranges: tuple[tuple[int, int], ...]

    def covers(self, character: str) -> bool:
        """Whether the font has a glyph for the character."""
        at = bisect_right(self.ranges, (ord(character), 0x110000)) - 1
        return at >= 0 and self.ranges[at][0] <= ord(character) <= self.ranges[at][1]


@dataclass(frozen=True, slots=True)
class FontSet:
    """The prepared fonts of a folder."""

    folder: Path
    fonts: tuple[PreparedFont, ...]

    def missing(self, text: str) -> tuple[str, ...]:
        """Characters of a text that no font has, each once, in their order."""
        printed = dict.fromkeys(char for char in text if not char.isspace())
        return tuple(char for char in printed if not any(font.covers(char) for font in self.fonts))

    def lacking(self) -> tuple[Role, ...]:
        """The roles that no font plays; the next family of the stack serves in their place."""
        there = {font.role for font in self.fonts}
        return tuple(role for role in ROLES if role.name not in there)

    def css(self) -> str:
        """`@font-face` rules that bind each family to its file."""
        rule = '@font-face {{ font-family: "{}"; src: url("{}"); }}'
        return "\n".join(rule.format(font.family, font.path.resolve().as_uri()) for font in self.fonts)


def default_folder() -> Path:
    """`BRIEFGEN_FONTS`, else `.cache/fonts` of the project."""
    return Path(os.environ.get("BRIEFGEN_FONTS") or ".cache/fonts")


def prepared(folder: Path | None = None) -> FontSet:
    """The fonts of a folder, prepared from what the machine has if that was not done before."""
    place = (folder or default_folder()).resolve()
    manifest = place / _MANIFEST
    if not _fresh(manifest):
        prepare_all(place)
    return _load(place, manifest.stat().st_mtime_ns)


def prepare_all(folder: Path) -> FontSet:
    """Make every role's file anew from the best that is here, and the manifest beside them."""
    from briefgen.fonts.prepare import prepare

    found = installed(folders(folder / "fetched"))
    folder.mkdir(parents=True, exist_ok=True)
    entries = []
    for role in ROLES:
        match = best(role, found)
        if match is None:
            _require_others(role)
            continue
        candidate, source = match
        data, ranges = prepare(source, candidate.face, role)
        name = f"{role.name}.{'otf' if data[:4] == b'OTTO' else 'ttf'}"
        _write(folder / name, data)
        digest = sha256(data).hexdigest()
        entries.append(
            {"role": role.name, "family": role.family, "file": name, "origin": source.name, "sha256": digest}
            | {"ranges": ranges}
        )
    _write(folder / _MANIFEST, json.dumps({"form": _FORM, "fonts": entries}).encode())
    return _load(folder, (folder / _MANIFEST).stat().st_mtime_ns)


def _require_others(role: Role) -> None:
    if role.needed:
        raise RenderError(
            "no Chinese font is on this machine.",
            "",
            "Run `make fonts`, or install Noto CJK (apt-get install fonts-noto-cjk).",
        )


def _write(path: Path, data: bytes) -> None:
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_bytes(data)
    os.replace(beside, path)


def _fresh(manifest: Path) -> bool:
    try:
        return bool(json.loads(manifest.read_bytes())["form"] == _FORM)
    except (OSError, ValueError, KeyError, TypeError):
        return False


@lru_cache(maxsize=4)
def _load(folder: Path, stamp: int) -> FontSet:
    entries = json.loads((folder / _MANIFEST).read_bytes())["fonts"]
    return FontSet(
        folder,
        tuple(
            PreparedFont(
                entry["role"],
                entry["family"],
                folder / entry["file"],
                entry["origin"],
                tuple((first, last) for first, last in entry["ranges"]),
            )
            for entry in entries
        ),
    )
