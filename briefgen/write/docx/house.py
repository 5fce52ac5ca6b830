"""Makes the Word file of styles that users restyle: `python -m briefgen.write.docx.house FOLDER`.

The file is a small Word document of its own: styles, page, footers and settings, and a line of text in
each style so that a user sees what is to be changed. Its content is ignored when a brief is written.
"""

from __future__ import annotations

import sys
from pathlib import Path

from lxml import etree

from briefgen.write.docx import page, parts
from briefgen.write.docx.package import zipped
from briefgen.write.docx.styles import elements
from briefgen.write.docx.stylesheet import BRIEF, ONE_PAGE, STYLES, Measures
from briefgen.write.docx.theme import theme
from briefgen.write.docx.xml import Element, text, w

FILES = {"house.docx": (BRIEF, page.OFFICIAL), "house-onepage.docx": (ONE_PAGE, page.ONE_PAGE)}
"""File name → measures and page. A `<body class="onepage">` takes `house-onepage.docx` where it exists."""


def house(measures: Measures, paper: page.Page) -> bytes:
    """The bytes of a house file."""
    return zipped(
        {
            "[Content_Types].xml": parts.CONTENT_TYPES,
            "_rels/.rels": parts.PACKAGE_RELATIONS,
            "docProps/app.xml": parts.APP,
            "docProps/core.xml": parts.CORE,
            "word/_rels/document.xml.rels": parts.DOCUMENT_RELATIONS,
            "word/document.xml": _bytes(_document(paper)),
            "word/fontTable.xml": parts.font_table(),
            "word/footer1.xml": _bytes(_footer("right", "rightChars")),
            "word/footer2.xml": _bytes(_footer("left", "leftChars")),
            "word/settings.xml": parts.SETTINGS,
            "word/styles.xml": _bytes(_styles(measures)),
            "word/theme1.xml": theme(),
        }
    )


def _bytes(element: Element) -> bytes:
    return bytes(etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True))


def _styles(measures: Measures) -> Element:
    fonts = parts.default_fonts()
    size = (w("sz", val=measures.body), w("szCs", val=measures.body))
    run = w("rPr", fonts, *size, w("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA"))
    defaults = w("docDefaults", w("rPrDefault", run), w("pPrDefault"))
    return w("styles", defaults, *elements(measures))


def _document(paper: page.Page) -> Element:
    samples = [
        w("p", w("pPr", w("pStyle", val=style.id)), w("r", text(style.name)))
        for style in STYLES
        if style.kind == "paragraph" and style.id != "Footer"
    ]
    return w("document", w("body", *samples, page.section(paper, (("default", "rId3"), ("even", "rId4")))))


def _footer(side: str, margin: str) -> Element:
    """“— 1 —”, one character in from the outer edge."""
    indent = w("ind", **{margin: 100, margin.removesuffix("Chars"): 280})
    look = w("pPr", w("pStyle", val="Footer"), indent, w("jc", val=side))
    dash = w("rPr", w("rFonts", hint="eastAsia"))
    instruction = w("instrText")
    instruction.text = " PAGE "
    return w(
        "ftr",
        w(
            "p",
            look,
            w("r", dash, text("— ")),
            w("r", w("fldChar", fldCharType="begin")),
            w("r", instruction),
            w("r", w("fldChar", fldCharType="separate")),
            w("r", text("1")),
            w("r", w("fldChar", fldCharType="end")),
            w("r", w("rPr", w("rFonts", hint="eastAsia")), text(" —")),
        ),
    )


def main(folder: Path) -> None:
    """Write the house files into a folder."""
    for name, layout in FILES.items():
        (folder / name).write_bytes(house(*layout))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "templates"))
