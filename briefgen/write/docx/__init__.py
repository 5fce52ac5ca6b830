"""HTML → Word: the small HTML walked into a document.

Styles, page and footers are those of the house file, which users restyle in Word.
"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument

from briefgen.errors import RenderError
from briefgen.write.docx.inline import Inline
from briefgen.write.docx.package import rezipped, set_properties
from briefgen.write.docx.page import text_width
from briefgen.write.docx.styles import complete
from briefgen.write.docx.stylesheet import BRIEF, ONE_PAGE
from briefgen.write.docx.text import text_of_docx
from briefgen.write.docx.walk import Walk
from briefgen.write.docx.xml import q
from briefgen.write.rendered import Rendered

__all__ = ["docx", "text_of_docx"]

_LAYOUT = re.compile(r"<body[^>]*\bclass=[\"']?(\w+)")


def docx(rendered: Rendered) -> bytes:
    """The Word file of a rendered brief; the same input gives the same bytes."""
    match = _LAYOUT.search(rendered.html)
    layout = match.group(1) if match else "brief"
    measures = ONE_PAGE if layout == "onepage" else BRIEF
    document = _opened(_house_file(rendered.house.docx, layout))
    body = document.element.body
    page = body.find(q("sectPr"))
    for child in list(body):
        body.remove(child)
    inline = Inline(complete(document.styles.element, measures))
    body.extend(_blocks(rendered, document, Walk(rendered.brief, inline, page, measures)))
    set_properties(document.core_properties, rendered.brief)
    return _saved(document)


def _blocks(rendered: Rendered, document: WordDocument, walk: Walk) -> list[object]:
    if rendered.brief.charts:
        # python-pptx is heavy: a brief without charts does not wait for it.
        from briefgen.write.docx.charts import drawer

        walk.draw = drawer(rendered.brief, document.part, walk.inline, text_width(walk.portrait))
    return list(walk.whole(rendered.html))


def _house_file(path: Path, layout: str) -> Path:
    """`house-onepage.docx` beside `house.docx` for a layout that has a file of its own."""
    own = path.with_name(f"{path.stem}-{layout}{path.suffix}")
    return own if own.is_file() else path


def _opened(path: Path) -> WordDocument:
    try:
        document = Document(str(path))
    except Exception as error:
        hint = "Save it from Word as .docx, or copy the one that briefgen brings."
        raise RenderError(f"the Word file of styles cannot be read ({error}).", str(path), hint) from error
    if document.element.body.find(q("sectPr")) is None:
        raise RenderError(
            "the Word file of styles has no page set-up.", str(path), "Save it again from Word."
        )
    return document


def _saved(document: WordDocument) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return rezipped(buffer.getvalue())
