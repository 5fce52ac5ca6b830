"""A table of the brief as a Word table: repeated head, rows never cut, decimal points in line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import html

from briefgen.render.measure import width_in_em
from briefgen.write.docx.inline import Inline, paragraph
from briefgen.write.docx.xml import Element, q, text, w

_CELL_MARGINS = 130  # twips left and right together, and a little air
_PADDING = re.compile(r"padding-(left|right):\s*(-?[\d.]+)em")
_SHARE = re.compile(r"([\d.]+)%")
_BRACKET = re.compile("[（〔]")
_SUPERSCRIPT = 0.65
_SMALL = 18
_WHOLE = 16  # rows that stay on one page
_SHORT_WORDS = 8.0
_DOUBTED = "ECECEC"


@dataclass(slots=True)
class Place:
    """A cell of the grid; `above` says that it continues the cell over it, `begins` that it is continued."""

    cell: html.HtmlElement
    span: int
    above: bool = False
    begins: bool = False


@dataclass(frozen=True, slots=True)
class _Look:
    """How the cells of a row are set, in half-points; `small` overrides the size of the style.

    `stays` keeps the row on the page of the one below it.
    """

    inline: Inline
    size: int
    small: bool
    head: bool
    stays: bool


def table(element: html.HtmlElement, breadth: int, size: int, inline: Inline) -> Element:
    """The Word table of a `<table>`, as broad as the type area; `size` is its type in half-points."""
    small = "small" in _classes(element)
    rows = element.xpath("./thead/tr | ./tbody/tr | ./tr")
    heads = len(element.xpath("./thead/tr"))
    grid = _grid(rows)
    widths = _widths(element, max((sum(place.span for place in row) for row in grid), default=0), breadth)
    result = w(
        "tbl", _properties(element, breadth, inline), w("tblGrid", *(w("gridCol", w=x) for x in widths))
    )
    following = element.getnext()
    noted = following is not None and "table-notes" in _classes(following)
    for number, (row, places) in enumerate(zip(rows, grid, strict=True)):
        last = number == len(rows) - 1
        stays = noted if last else number < heads or number == len(rows) - 2 or len(rows) <= _WHOLE
        look = _Look(inline, min(size, _SMALL) if small else size, small, number < heads, stays)
        result.append(_row(row, places, widths, look))
    return result


def at_the_foot(blocks: list[Element], breadth: int) -> Element:
    """Head-less rows between rules at the foot of the type area; the last block stands under a thin one.

    A table as broad as the type area would not float in every program: it is a hair narrower.
    """
    breadth -= 20
    bare = w("tblCellMar", *(w(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")))
    properties = w(
        "tblPr",
        w("tblpPr", topFromText=280, vertAnchor="margin", horzAnchor="margin", tblpX=1, tblpYSpec="bottom"),
        w("tblOverlap", val="never"),
        w("tblW", w=breadth, type="dxa"),
        w("tblBorders", *(_rule(side, 8) for side in ("top", "bottom")), _rule("insideH", 6)),
        w("tblLayout", type="fixed"),
        bare,
    )
    groups = [blocks[:-1], blocks[-1:]] if len(blocks) > 1 else [blocks]
    rows = [
        w("tr", w("trPr", w("cantSplit")), w("tc", w("tcPr", w("tcW", w=breadth, type="dxa")), *group))
        for group in groups
    ]
    return w("tbl", properties, w("tblGrid", w("gridCol", w=breadth)), *rows)


def _rule(side: str, width: int) -> Element:
    return w(side, val="single", sz=width, space=0, color="000000")


def _classes(element: html.HtmlElement) -> list[str]:
    return (element.get("class") or "").split()


def _widths(element: html.HtmlElement, columns: int, breadth: int) -> list[int]:
    """Column widths from the shares that the `<col>`s give; without them all are equal."""
    shares = [
        float(match[1]) for col in element.iter("col") if (match := _SHARE.search(col.get("style") or ""))
    ]
    if len(shares) != columns or not sum(shares):
        shares = [1.0] * columns
    widths = [int(breadth * share / sum(shares)) for share in shares]
    if widths:
        widths[0] += breadth - sum(widths)
    return widths


def _grid(rows: list[html.HtmlElement]) -> list[list[Place]]:
    """The cells of each row with those that reach down from above put in."""
    pending: dict[int, tuple[Place, int]] = {}
    grid: list[list[Place]] = []
    for row in rows:
        line: list[Place] = []
        column = 0
        cells = list(row.xpath("./th | ./td"))
        while cells or column in pending:
            if column in pending:
                above, left = pending.pop(column)
                place = Place(above.cell, above.span, above=True)
            else:
                cell = cells.pop(0)
                left = int(cell.get("rowspan") or 1)
                place = Place(cell, int(cell.get("colspan") or 1), begins=left > 1)
            if left > 1:
                pending[column] = (place, left - 1)
            line.append(place)
            column += place.span
        grid.append(line)
    return grid


def _properties(element: html.HtmlElement, breadth: int, inline: Inline) -> Element:
    caption = element.find("caption")
    title = " ".join(caption.text_content().split()) if caption is not None else ""
    heads = [" ".join(cell.text_content().split()) for cell in element.xpath("./thead//th")]
    described = f"{title}：{'、'.join(head for head in heads if head)}" if heads else title
    return w(
        "tblPr",
        w("tblStyle", val=inline.styles["BriefTable"]),
        w("tblW", w=breadth, type="dxa"),
        w("jc", val="center"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0620", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
        w("tblCaption", val=title),
        w("tblDescription", val=described),
    )


def _row(row: html.HtmlElement, places: list[Place], widths: list[int], look: _Look) -> Element:
    properties = w("trPr", w("cantSplit"))
    if look.head:
        properties.append(w("tblHeader"))
    result = w("tr", properties)
    column = 0
    for place in places:
        breadth = sum(widths[column : column + place.span])
        indented = column == 0 and "indent" in _classes(row)
        result.append(_cell(place, breadth, look, indented))
        column += place.span
    return result


def _cell(place: Place, breadth: int, look: _Look, indented: bool) -> Element:
    properties = w("tcPr", w("tcW", w=breadth, type="dxa"))
    if place.span > 1:
        properties.append(w("gridSpan", val=place.span))
    if place.above:
        properties.append(w("vMerge"))
    elif place.begins:
        properties.append(w("vMerge", val="restart"))
    if "doubt" in _classes(place.cell):
        properties.append(w("shd", val="clear", color="auto", fill=_DOUBTED))
    properties.append(w("vAlign", val="center"))
    content = _content(place, look, indented)
    if "num" in _classes(place.cell) and _needs(place.cell) * look.size * 10 + _CELL_MARGINS > breadth:
        _break_before_bracket(content)
    return w("tc", properties, content)


def _content(place: Place, look: _Look, indented: bool) -> Element:
    cell, classes = place.cell, _classes(place.cell)
    figure = "num" in classes or "empty" in classes
    style = "TableHead" if look.head else "TableFigure" if figure else "TableText"
    extras: list[Element] = [w("keepNext")] if look.stays else []
    if look.small:
        extras.append(w("spacing", line=look.size * 15, lineRule="exact"))
    room = _PADDING.findall("".join(cell.xpath("./span/@style")))
    if room:
        # Unlike room left and right of a centred figure brings the decimal points of a column in line.
        extras.append(w("ind", **{side: max(0, round(float(em) * look.size * 10)) for side, em in room}))
    elif indented:
        extras.append(w("ind", leftChars=100, left=look.size * 10))
    if style == "TableText" and cell.tag == "td":
        extras.append(w("jc", val="center" if width_in_em(cell.text_content()) <= _SHORT_WORDS else "left"))
    runs = [] if place.above else look.inline.runs(cell, "Planned" if "plan" in classes else "")
    if look.small:
        for run in (run for element in runs for run in element.iter(q("r"))):
            _resize(run, look.size)
    return paragraph(look.inline.styles[style], runs, *extras)


def _resize(run: Element, size: int) -> None:
    properties = run.find(q("rPr"))
    if properties is None:
        properties = w("rPr")
        run.insert(0, properties)
    properties.extend((w("sz", val=size), w("szCs", val=size)))


def _needs(cell: html.HtmlElement) -> float:
    """The breadth of a cell on one line in em."""
    room = sum(float(em) for _, em in _PADDING.findall("".join(cell.xpath("./span/@style"))))
    marks = sum(width_in_em(mark.text_content()) for mark in cell.iter("sup"))
    return width_in_em(cell.text_content()) - marks * (1 - _SUPERSCRIPT) + room


def _break_before_bracket(content: Element) -> None:
    """A figure too long for its column goes on in a second line with what stands in brackets."""
    for number, run in enumerate(content.iter(q("r"))):
        words = run.find(q("t"))
        whole = words.text or "" if words is not None else ""
        match = _BRACKET.search(whole, 0 if number else 1)
        if words is None or match is None:
            continue
        words.text = whole[: match.start()]
        words.addnext(text(whole[match.start() :]))
        words.addnext(w("br"))
        return
