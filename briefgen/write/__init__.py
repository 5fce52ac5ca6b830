"""HTML → files: one writer a format behind one table.

A writer takes a `Rendered` and returns bytes; the same input gives the same bytes. Its module is loaded
when it is first asked for, since each brings a heavy library.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from briefgen.errors import RenderError
from briefgen.render.house import House
from briefgen.write.rendered import Rendered
from briefgen.write.words import text_of_html

__all__ = ["WRITERS", "House", "Rendered", "text_of_html", "write"]

Writer = Callable[[Rendered], bytes]


def _lazy(module: str, name: str) -> Writer:
    def writer(rendered: Rendered) -> bytes:
        function: Writer = getattr(import_module(f"briefgen.write.{module}"), name)
        return function(rendered)

    return writer


WRITERS: dict[str, Writer] = {
    "pdf": _lazy("pdf", "pdf"),
    "html": _lazy("html", "html"),
    "docx": _lazy("docx", "docx"),
    "xlsx": _lazy("xlsx", "xlsx"),
}
"""Format → writer; to add a format, add its file and its row here."""


def write(format: str, rendered: Rendered) -> bytes:
    """The file of a rendered brief in one format."""
    try:
        writer = WRITERS[format]
    except KeyError:
        known = ", ".join(WRITERS)
        raise RenderError(f"unknown output “{format}”.", rendered.brief.id, f"Known: {known}.") from None
    return writer(rendered)
