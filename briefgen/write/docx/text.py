"""The words of a Word file in reading order, by which the formats are compared."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from briefgen.write.docx.xml import Element, q

_BREAKS = {q("tab"), q("br")}


def text_of_docx(content: bytes) -> str:
    """The text of a document's body, one block a line, without what stands inside charts."""
    with ZipFile(BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    lines = (_line(block) for block in root.iter(q("p")))
    return "\n".join(line for line in lines if line.strip())


def _line(block: Element) -> str:
    parts: list[str] = []
    for element in block.iter(q("t"), *_BREAKS):
        if element.tag == q("t"):
            parts.append(element.text or "")
        elif element.getparent().tag == q("r"):
            parts.append("\n" if element.tag == q("br") else "\t")
    return "".join(parts)
