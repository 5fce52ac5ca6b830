"""Files appear whole or not at all: written beside their place, then moved into it."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from briefgen.errors import RenderError


def write_whole(path: Path, data: bytes | str) -> None:
    """Write one file; a reader sees the old one or the new one, never a half."""
    content = data.encode() if isinstance(data, str) else data
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _clear(path)
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except OSError as fault:
        beside.unlink(missing_ok=True)
        hint = "Check that the folder can be written to and the disk is not full."
        raise RenderError(f"cannot be written: {fault.strerror}.", str(path), hint) from fault


def _clear(path: Path) -> None:
    """Remove what a killed run left of this file; a part whose run still lives is its own."""
    for part in path.parent.glob(f".{glob.escape(path.name)}.*.part"):
        number = part.name.split(".")[-2]
        if number.isdigit() and not _alive(int(number)):
            part.unlink(missing_ok=True)


def _alive(process: int) -> bool:
    if sys.platform == "win32":  # there a signal of 0 would end the process
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def write_all(folder: Path, files: Mapping[str, bytes | str]) -> tuple[Path, ...]:
    """Write files of one folder by name, in the order given; returns where they lie."""
    for name, data in files.items():
        write_whole(folder / name, data)
    return tuple(folder / name for name in files)
