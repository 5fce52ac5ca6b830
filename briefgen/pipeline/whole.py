"""Files appear whole or not at all: written beside their place, then moved into it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from briefgen.errors import RenderError


def write_whole(path: Path, data: bytes | str) -> None:
    """Write one file; a reader sees the old one or the new one, never a half."""
    content = data.encode() if isinstance(data, str) else data
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except OSError as fault:
        beside.unlink(missing_ok=True)
        hint = "Check that the folder can be written to and the disk is not full."
        raise RenderError(f"cannot be written: {fault.strerror}.", str(path), hint) from fault


def write_all(folder: Path, files: Mapping[str, bytes | str]) -> tuple[Path, ...]:
    """Write files of one folder by name, in the order given; returns where they lie."""
    for name, data in files.items():
        write_whole(folder / name, data)
    return tuple(folder / name for name in files)
