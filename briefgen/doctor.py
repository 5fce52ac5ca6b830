"""What works on this machine, and what to do about the rest."""

from __future__ import annotations

import ctypes.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from briefgen.deliver.settings import mail_settings
from briefgen.errors import BriefgenError
from briefgen.fonts import default_folder, prepared
from briefgen.spec import Project
from briefgen.store import open_store

_LIBRARIES = {
    "pango-1.0": "libpango-1.0-0",
    "pangoft2-1.0": "libpangoft2-1.0-0",
    "harfbuzz-subset": "libharfbuzz-subset0",
}
_PACKAGES = (
    "weasyprint",
    "python-docx",
    "opencc",
    "SQLAlchemy",
    "jinja2",
    "lxml",
    "pypdf",
)
_OPTIONAL = {"psycopg": "briefgen[postgresql]"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `remedy` says what to do; `needed` that nothing is printed without it."""

    what: str
    well: bool
    found: str
    remedy: str = ""
    needed: bool = True
    exit_code: int = 5


def examine(project: Project | None, store_url: str, environment: Mapping[str, str]) -> Iterator[Finding]:
    """Look at everything, one finding after the other; nothing is changed and nothing is sent."""
    wanted = sys.version_info >= (3, 11)
    yield Finding("Python", wanted, platform.python_version(), "Install Python 3.11 or newer.")
    yield from _packages()
    yield from _libraries()
    yield from _fonts()
    yield _store(store_url)
    yield _mail(environment, project.file.parent if project else Path())
    yield from _folders(project)


def _packages() -> Iterator[Finding]:
    for name in _PACKAGES:
        yield Finding(name, _version(name) != "", _version(name) or "missing", "pip install briefgen")
    for name, extra in _OPTIONAL.items():
        found = _version(name)
        remedy = f"optional: pip install '{extra}'"
        yield Finding(name, found != "", found or "not installed", remedy, needed=False)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _libraries() -> Iterator[Finding]:
    for name, package in _LIBRARIES.items():
        path = ctypes.util.find_library(name) or _loaded(f"lib{name}.so.0")
        remedy = (
            f"Debian, Ubuntu: apt install {package}; Fedora: dnf install pango; macOS: brew install pango"
        )
        yield Finding(f"lib{name}", bool(path), path or "missing", remedy)


def _loaded(name: str) -> str:
    """`find_library` needs tools that a small system has not got; the loader itself always knows."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return ""
    return name


def _fonts() -> Iterator[Finding]:
    try:
        lines = _output(["fc-list", ":lang=zh-cn", "family"])
    except OSError:
        yield Finding("fonts", False, "fc-list is missing", "apt install fontconfig", needed=False)
        return
    families = sorted({line.split(",")[0].strip() for line in lines.splitlines() if line.strip()})
    remedy = "apt install fonts-noto-cjk, or make fonts"
    yield Finding("Chinese fonts", bool(families), ", ".join(families[:6]) or "none", remedy)
    yield _prepared()


def _prepared() -> Finding:
    """The best fonts are fetched by a step of their own; without them the next best serve."""
    remedy = "optional: `make fonts` (python -m briefgen.fonts) fetches 仿宋 and 楷体"
    if not any(default_folder().glob("*.json")):
        return Finding("fonts for printing", False, "prepared at the first build", remedy, needed=False)
    fonts = prepared()
    lacking = "".join(f"; no {role.typeface}" for role in fonts.lacking())
    found = ", ".join(f"{font.role} {font.origin}" for font in fonts.fonts) + lacking
    return Finding("fonts for printing", not lacking, found, remedy, needed=False)


def _output(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, timeout=20, check=False).stdout


def _store(url: str) -> Finding:
    try:
        with open_store(url, wait_seconds=2) as store:
            trouble = store.check()
            return Finding(
                "store", not trouble, trouble or store.where, "Put a backup in its place.", exit_code=7
            )
    except BriefgenError as fault:
        return Finding("store", False, fault.message, fault.hint, exit_code=7)


def _mail(environment: Mapping[str, str], folder: Path) -> Finding:
    """Only whether the settings are there; `briefgen send --dry-run` shows what would be sent."""
    try:
        settings = mail_settings(environment, folder)
    except BriefgenError as fault:
        return Finding("mail", False, fault.message, f"Only for `briefgen send`: {fault.hint}", needed=False)
    return Finding(
        "mail", True, f"{settings.host}:{settings.port} ({settings.security}) as {settings.sender}"
    )


def _folders(project: Project | None) -> Iterator[Finding]:
    if project is None:
        yield Finding("briefs.yaml", False, "not here", "Go to a project, or `briefgen init`.", needed=False)
        return
    count = len(project.briefs)
    yield Finding(str(project.file), True, f"{count} briefs")
    there = project.sources.is_dir()
    yield Finding(
        "sources", there, str(project.sources), "Make the folder and put documents in it.", exit_code=4
    )
    yield _writable(project.output)
    free = shutil.disk_usage(_existing(project.output)).free
    remedy = "Free some space: a build needs some 50 MB."
    yield Finding("disk", free > 50_000_000, f"{free // 1_000_000} MB free", remedy)


def _writable(output: Path) -> Finding:
    may = os.access(_existing(output), os.W_OK)
    return Finding(
        "output", may, str(output), "Give yourself the right to write there, or name another with --output."
    )


def _existing(path: Path) -> Path:
    """The path, or the nearest folder above it that exists."""
    return next(place for place in (path, *path.absolute().parents) if place.exists())
