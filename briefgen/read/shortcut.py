"""Internet shortcuts beside the documents: what a `.url` file says of the page that was saved with it.

`name.url` or `name.html.url` speaks of `name.html`. Besides what browsers write, it may hold the lines
`Title=`, `Publisher=`, `Date=` and `Region=`; everything else in it is left alone. Nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from briefgen.errors import SpecError, Where

SUFFIX = ".url"
KEYS = ("title", "publisher", "date", "region")


def shortcuts(folder: Path) -> Mapping[str, tuple[Mapping[str, str], Where]]:
    """For each document that has a shortcut: what it says, and where, for messages."""
    try:
        names = sorted(path.name for path in folder.iterdir() if path.is_file())
    except OSError:
        return {}
    found = {}
    for name in names:
        if name.lower().endswith(SUFFIX):
            path = folder / name
            for document in _documents(name[: -len(SUFFIX)], names):
                found[document] = (_said(path), Where(str(path)))
    return found


def _documents(stem: str, names: Iterable[str]) -> list[str]:
    """The file that the shortcut names in full, or else those of its stem."""
    others = [name for name in names if not name.lower().endswith(SUFFIX)]
    return [stem] if stem in others else [name for name in others if Path(name).stem == stem]


def _said(path: Path) -> dict[str, str]:
    try:
        data = path.read_bytes()
    except OSError as fault:
        hint = "Check your right to read it."
        raise SpecError(f"cannot be read: {fault.strerror}.", str(path), hint) from fault
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:  # Windows writes the code page of the system; a short text cannot be guessed
        text = data.decode("gb18030", "replace")
    lines = (line.partition("=") for line in text.splitlines())
    pairs = ((key.strip().lower(), value.strip()) for key, _, value in lines)
    return {key: value for key, value in pairs if key in KEYS and value}
