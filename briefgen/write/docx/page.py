"""The page of GB/T 9704-2012 in twips (1/20 pt) and the section properties that carry it."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

from briefgen.write.docx.xml import Element, R, W, parse, q, w

# 22 lines in 225 mm: 12756 / 22 = 579.8; 580 would push the last line off the page.
LINE_PITCH = 579
_WIDTH, _HEIGHT = 11906, 16838


@dataclass(frozen=True, slots=True)
class Page:
    """An A4 page; `inner` is the bound edge, `footer` the way from the last line of the foot to the edge."""

    top: int
    bottom: int
    inner: int
    outer: int
    footer: int
    pitch: int


# The dash of “— 1 —” lies 7 mm under the type area; its line is 14 pt high.
OFFICIAL = Page(top=2098, bottom=1984, inner=1588, outer=1474, footer=1447, pitch=LINE_PITCH)
ONE_PAGE = Page(top=964, bottom=1021, inner=1134, outer=1134, footer=567, pitch=340)


def section(page: Page, footers: tuple[tuple[str, str], ...]) -> Element:
    """The section properties of a house file; `footers` pairs a kind (default, even) with a relation."""
    margins = {"top": page.top, "right": page.outer, "bottom": page.bottom, "left": page.inner}
    return w(
        "sectPr",
        *(_reference(kind, relation) for kind, relation in footers),
        w("pgSz", w=_WIDTH, h=_HEIGHT),
        w("pgMar", **margins, header=851, footer=page.footer, gutter=0),
        w("cols", space=425),
        w("docGrid", type="lines", linePitch=page.pitch),
    )


def landscape(portrait: Element) -> Element:
    """The same section turned a quarter to the left: what was the inner edge is now the top."""
    turned = deepcopy(portrait)
    size, margins = turned.find(q("pgSz")), turned.find(q("pgMar"))
    if size is None or margins is None:
        return turned
    width, height = size.get(q("w")), size.get(q("h"))
    size.set(q("w"), height)
    size.set(q("h"), width)
    size.set(q("orient"), "landscape")
    old = {side: margins.get(q(side), "0") for side in ("top", "right", "bottom", "left")}
    for side, was in (("top", "left"), ("right", "top"), ("bottom", "right"), ("left", "bottom")):
        margins.set(q(side), old[was])
    footer = int(margins.get(q("footer"), "0"))
    margins.set(q("footer"), str(min(footer, max(int(old["right"]) - 540, 0))))
    return turned


def next_page(properties: Element) -> Element:
    """A copy that begins on a new page, which is what a section without a type does."""
    copy = deepcopy(properties)
    for old in copy.findall(q("type")):
        copy.remove(old)
    return copy


def text_width(properties: Element) -> int:
    """The breadth of the type area in twips."""
    size, margins = properties.find(q("pgSz")), properties.find(q("pgMar"))
    if size is None or margins is None:
        return _WIDTH - OFFICIAL.inner - OFFICIAL.outer
    return int(size.get(q("w"))) - int(margins.get(q("left"))) - int(margins.get(q("right")))


def _reference(kind: str, relation: str) -> Element:
    return parse(f'<w:footerReference xmlns:w="{W}" xmlns:r="{R}" w:type="{kind}" r:id="{relation}"/>')
