"""Styles as XML: `house.py` writes them into the Word file that users restyle, and a house file that
lost one of them gets it back from here.
"""

from __future__ import annotations

from dataclasses import asdict

from briefgen.write.docx.stylesheet import STYLES, Measures, Style
from briefgen.write.docx.xml import Element, W, parse, q

_DEFAULTS = {"Normal", "DefaultParagraphFont", "TableNormal"}


def elements(measures: Measures) -> list[Element]:
    """All styles as `w:style` elements."""
    fields = asdict(measures) | {
        "half": measures.pitch // 2,
        "quarter": measures.pitch // 4,
        "first": measures.body * 20,
        "heading_first": measures.heading * measures.heading_indent // 10,
        "source_hang": measures.source * 20,
        "folio_pitch": measures.folio * 10,
    }
    return [_element(style, fields) for style in STYLES]


def complete(styles: Element, measures: Measures) -> dict[str, str]:
    """Add what a house file lacks; give the identifier of each style by the identifier used here.

    Word renames identifiers when a file is saved in another language, so styles are found by name.
    """
    found = {_name(style): style.get(q("styleId")) for style in styles.findall(q("style"))}
    known: dict[str, str] = {}
    for style, element in zip(STYLES, elements(measures), strict=True):
        present = found.get(style.name.casefold())
        if present is None:
            styles.append(element)
            present = style.id
        known[style.id] = present
    return known


def _element(style: Style, fields: dict[str, int]) -> Element:
    default = ' w:default="1"' if style.id in _DEFAULTS else ""
    own = ' w:customStyle="1"' if not style.name.isascii() else ""
    following = f'<w:next w:val="{style.following}"/>' if style.following else ""
    parent = f'<w:basedOn w:val="{style.parent}"/>' if style.parent else ""
    paragraph = f"<w:pPr>{_filled(style.paragraph, fields)}</w:pPr>" if style.paragraph else ""
    run = f"<w:rPr>{_filled(style.run, fields)}</w:rPr>" if style.run else ""
    hidden = default and style.kind != "paragraph"
    shown = "<w:semiHidden/><w:unhideWhenUsed/>" if hidden else "<w:qFormat/>"
    return parse(
        f'<w:style xmlns:w="{W}" w:type="{style.kind}"{default}{own} w:styleId="{style.id}">'
        f'<w:name w:val="{style.name}"/>{parent}{following}<w:uiPriority w:val="1"/>{shown}'
        f"{paragraph}{run}{_filled(style.more, fields)}</w:style>"
    )


def _filled(markup: str, fields: dict[str, int]) -> str:
    for name, value in fields.items():
        markup = markup.replace(f"{{{name}}}", str(value))
    return markup


def _name(style: Element) -> str:
    name = style.find(q("name"))
    return "" if name is None else str(name.get(q("val"))).casefold()
