"""Short words for WordprocessingML: elements, attributes and the namespaces that they live in."""

from __future__ import annotations

import re
from typing import TypeAlias

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Element: TypeAlias = etree._Element


def w(tag: str, *children: Element, **attributes: str | int) -> Element:
    """A `w:` element with `w:` attributes: `w("jc", val="center")`."""
    element = etree.Element(f"{{{W}}}{tag}", nsmap={"w": W})
    for name, value in attributes.items():
        element.set(f"{{{W}}}{name}", clean(str(value)))
    element.extend(children)
    return element


def clean(words: str) -> str:
    """Words without the control characters that XML cannot hold."""
    return _CONTROLS.sub("", words)


def q(tag: str) -> str:
    """The qualified name of a `w:` tag or attribute."""
    return f"{{{W}}}{tag}"


def text(words: str) -> Element:
    """A `w:t` that keeps its blanks."""
    element = w("t")
    element.text = clean(words)
    element.set(_XML_SPACE, "preserve")
    return element


def parse(markup: str) -> Element:
    """An element from a piece of XML."""
    return etree.fromstring(markup.encode())
