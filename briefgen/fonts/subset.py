"""Takes characters out of a font with HarfBuzz, in a second where fontTools needs a minute."""

from __future__ import annotations

import ctypes
import ctypes.util
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from briefgen.errors import RenderError

_NO_HINTING, _NOTDEF_OUTLINE = 0x1, 0x40
_SET_UNICODE, _SET_DROPPED_TABLES = 1, 3
_READ_ONLY = 1
_POINTERS = (
    *("hb_blob_create", "hb_blob_get_data", "hb_face_create", "hb_face_reference_blob"),
    *("hb_subset_input_create_or_fail", "hb_subset_input_set", "hb_subset_or_fail"),
)


def subset(source: Path, face: int, ranges: Iterable[tuple[int, int]], dropped: Iterable[str]) -> bytes:
    """The font file with only the characters of `ranges` and without the tables `dropped`."""
    hb, cut = _libraries()
    data = source.read_bytes()
    blob = hb.hb_blob_create(data, len(data), _READ_ONLY, None, None)
    whole = ctypes.c_void_p(hb.hb_face_create(ctypes.c_void_p(blob), face))
    wanted = ctypes.c_void_p(cut.hb_subset_input_create_or_fail())
    characters = ctypes.c_void_p(cut.hb_subset_input_set(wanted, _SET_UNICODE))
    hb.hb_set_clear(characters)
    for first, last in ranges:
        hb.hb_set_add_range(characters, first, last)
    tables = ctypes.c_void_p(cut.hb_subset_input_set(wanted, _SET_DROPPED_TABLES))
    for tag in dropped:
        hb.hb_set_add(tables, int.from_bytes(tag.encode().ljust(4), "big"))
    cut.hb_subset_input_set_flags(wanted, _NO_HINTING | _NOTDEF_OUTLINE)
    made = cut.hb_subset_or_fail(whole, wanted)
    if not made:
        raise RenderError(
            "the font could not be cut to size.", str(source), "Is the file whole? Fetch it again."
        )
    content = ctypes.c_void_p(hb.hb_face_reference_blob(ctypes.c_void_p(made)))
    length = ctypes.c_uint()
    start = hb.hb_blob_get_data(content, ctypes.byref(length))
    return ctypes.string_at(start, length.value)


@lru_cache(maxsize=1)
def _libraries() -> tuple[Any, Any]:
    loaded = []
    for name in ("harfbuzz", "harfbuzz-subset"):
        path = ctypes.util.find_library(name) or f"lib{name}.so.0"
        try:
            loaded.append(ctypes.CDLL(path))
        except OSError as fault:
            raise RenderError(
                f"the library lib{name} is missing.", "", "Install it: apt-get install libharfbuzz-subset0."
            ) from fault
    for library in loaded:
        for function in _POINTERS:
            if hasattr(library, function):
                getattr(library, function).restype = ctypes.c_void_p
    return loaded[0], loaded[1]
