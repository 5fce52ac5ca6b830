"""A table of the brief as a Word table: repeated head, rows never cut, columns fitted to their content."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import html

from briefgen.render.measure import width_in_em
from briefgen.write.docx.inline import Inline, paragraph
from briefgen.write.docx.xml import Element, text, w

_MARGINS = 114 + 20  # twips inside a cell, left and right, and a little air
_PADDING = re.compile(r"padding-(left|right):\s*(-?[\d.]+)em")
_BRACKET = re.compile("[（〔]")
_WHOLE = 14  # rows that stay on one page
_SUPERSCRIPT = 0.65
_SMALL = 18
_LONGEST_LABEL = 15.0
_NARROWEST = 3.2


@dataclass(slots=True)
class Place:
    """A cell of the grid; `above` says that it continues the cell over it."""

    cell: html.HtmlElement
    span: int
    above: bool = False
    begins: bool = False


def table(element: html.HtmlElement, breadth: int, size: int, inline: Inline) -> Element:
    """The Word table of a `<table>`, as broad as the type area; `size` is its type in half-points."""
    small = "small" in (element.get("class") or "").split()
    size = min(size, _SMALL) if small else size
    rows = element.xpath("./thead/tr | ./tbody/tr | ./tr")
    heads = len(element.xpath("./thead/tr"))
    following = element.getnext()
    noted = following is not None and following.get("class") == "table-notes"
    grid = _grid(rows)
    widths = _fit([_natural(grid, column, size) for column in range(_columns(grid))], breadth)
    result = w(
        "tbl", _properties(element, breadth, inline), w("tblGrid", *(w("gridCol", w=x) for x in widths))
    )
    for number, (row, places) in enumerate(zip(rows, grid, strict=True)):
        head = number < heads
        stays = head or number >= len(rows) - 2 or len(rows) <= _WHOLE
        look = _Look(inline, size if small else 0, head, size, stays and (noted or number < len(rows) - 1))
        result.append(_row(row, places, widths, look))
    return result


def at_the_foot(blocks: list[Element], breadth: int) -> Element:
    """Blocks in one cell without rules of its own, at the foot of the type area."""
    bare = w("tblCellMar", *(w(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")))
    properties = w(
        "tblPr",
        w("tblpPr", vertAnchor="margin", horzAnchor="margin", tblpXSpec="left", tblpYSpec="bottom"),
        w("tblOverlap", val="never"),
        w("tblW", w=breadth, type="dxa"),
        w("tblLayout", type="fixed"),
        bare,
    )
    cell = w("tc", w("tcPr", w("tcW", w=breadth, type="dxa")), *blocks)
    row = w("tr", w("trPr", w("cantSplit")), cell)
    return w("tbl", properties, w("tblGrid", w("gridCol", w=breadth)), row)


@dataclass(frozen=True, slots=True)
class _Look:
    """How the cells of a row are set; `override` is a type size of its own or 0.

    `stays` keeps the row on the page of the one below it.
    """

    inline: Inline
    override: int
    head: bool
    size: int
    stays: bool


def _columns(grid: list[list[Place]]) -> int:
    return max((sum(place.span for place in row) for row in grid), default=0)


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
                place, left = pending.pop(column)
                line.append(Place(place.cell, place.span, above=True))
                if left > 1:
                    pending[column] = (place, left - 1)
                column += place.span
                continue
            cell = cells.pop(0)
            down = int(cell.get("rowspan") or 1)
            place = Place(cell, int(cell.get("colspan") or 1), begins=down > 1)
            if down > 1:
                pending[column] = (place, down - 1)
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
    indented = "indent" in (row.get("class") or "").split()
    column = 0
    for place in places:
        breadth = sum(widths[column : column + place.span])
        result.append(_cell(place, breadth, look, indented and column == 0))
        column += place.span
    return result


def _cell(place: Place, breadth: int, look: _Look, indented: bool) -> Element:
    properties = w("tcPr", w("tcW", w=breadth, type="dxa"))
    if place.span > 1:
        properties.append(w("gridSpan", val=place.span))
    if place.begins or place.above:
        properties.append(w("vMerge", val="restart") if place.begins else w("vMerge"))
    properties.append(w("vAlign", val="center"))
    content = _content(place, look, indented)
    if place.cell.tag == "td" and _demand(place.cell)[1] * look.size * 10 + _MARGINS > breadth:
        _break_before_bracket(content)
    return w("tc", properties, content)


def _break_before_bracket(content: Element) -> None:
    """A figure too long for its column goes on in a second line with what stands in brackets."""
    for number, run in enumerate(content.iter(w("r").tag)):
        words = run.find(w("t").tag)
        match = _BRACKET.search(words.text or "", 0 if number else 1) if words is not None else None
        if words is None or match is None:
            continue
        whole = words.text or ""
        words.text = whole[: match.start()]
        words.addnext(text(whole[match.start() :]))
        words.addnext(w("br"))
        return


def _content(place: Place, look: _Look, indented: bool) -> Element:
    cell = place.cell
    classes = (cell.get("class") or "").split()
    number = "num" in classes or "empty" in classes
    style = "TableHead" if look.head else "TableFigure" if number else "TableText"
    extras: list[Element] = [w("keepNext")] if look.stays else []
    room = _PADDING.findall("".join(cell.xpath("./span/@style")))
    if room:
        extras.append(w("ind", **{side: max(0, round(float(em) * look.size * 10)) for side, em in room}))
    elif indented:
        extras.append(w("ind", leftChars=100, left=look.size * 10))
    if not look.head and not number and cell.tag == "td":
        extras.append(w("jc", val="center" if width_in_em(cell.text_content()) <= 8 else "left"))
    runs = [] if place.above else look.inline.runs(cell)
    if look.override:
        for run in _all_runs(runs):
            _resize(run, look.override)
    return paragraph(look.inline.styles[style], runs, *extras)


def _all_runs(elements: list[Element]) -> list[Element]:
    return [run for element in elements for run in element.iter(w("r").tag)]


def _resize(run: Element, size: int) -> None:
    properties = run.find(w("rPr").tag)
    if properties is None:
        properties = w("rPr")
        run.insert(0, properties)
    properties.extend((w("sz", val=size), w("szCs", val=size)))


def _natural(grid: list[list[Place]], column: int, size: int) -> tuple[float, float]:
    """What a column needs and what it would like, in twips."""
    least, most = _NARROWEST, _NARROWEST
    for row in grid:
        at = 0
        for place in row:
            if at == column and place.span == 1 and not place.above:
                low, high = _demand(place.cell)
                least, most = max(least, low), max(most, high)
            at += place.span
    return least * size * 10 + _MARGINS, most * size * 10 + _MARGINS


def _demand(cell: html.HtmlElement) -> tuple[float, float]:
    """The narrowest and the natural breadth of a cell in em."""
    room = sum(float(em) for _, em in _PADDING.findall("".join(cell.xpath("./span/@style"))))
    marks = sum(width_in_em(mark.text_content()) for mark in cell.iter("sup"))
    whole = width_in_em(cell.text_content()) - marks * (1 - _SUPERSCRIPT) + room
    if cell.tag == "th":
        lines = [width_in_em(line) for line in cell.itertext()]
        longest = max(lines, default=0.0)
        return min(longest, 6.0), min(longest, _LONGEST_LABEL)
    if "text" in (cell.get("class") or ""):
        pieces = [width_in_em(piece) for piece in re.split("(?=[（〔])", cell.text_content())]
        return min(whole, max(4.0, *pieces)), min(whole, _LONGEST_LABEL)
    return whole, whole


def _fit(demands: list[tuple[float, float]], breadth: int) -> list[int]:
    """Column widths that add up to `breadth`.

    The first column has its labels on one line if it can; the others are equal but for those that need
    more. Where even that is too much, all give way alike.
    """
    if not demands:
        return []
    needs = [least for least, _ in demands[1:]]
    stub = max(demands[0][0], min(demands[0][1], breadth - sum(needs)))
    room = breadth - stub
    if sum(needs) > room:
        scale = breadth / (stub + sum(needs))
        widths = [stub * scale, *(need * scale for need in needs)]
    else:
        level = _level(needs, room)
        widths = [stub, *(max(need, level) for need in needs)]
    result = [int(width) for width in widths]
    result[0] += breadth - sum(result)
    return result


def _level(needs: list[float], room: float) -> float:
    """The breadth of the equal columns when those that need more have taken it."""
    equal = sorted(needs)
    while equal and equal[-1] > room / len(equal):
        room -= equal.pop()
    return room / len(equal) if equal else 0.0
