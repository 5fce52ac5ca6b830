"""The walk through the small HTML: block by block into the body of a Word document."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import html

from briefgen.errors import RenderError, Where
from briefgen.model import Brief
from briefgen.render.measure import width_in_em
from briefgen.render.vocabulary import VOCABULARY
from briefgen.write.docx import tables
from briefgen.write.docx.inline import Inline, field, paragraph
from briefgen.write.docx.page import landscape, next_page, text_width
from briefgen.write.docx.stylesheet import Measures
from briefgen.write.docx.xml import Element, q, w

_CAPTION = re.compile(r"(图|表)(\d+)(.*)", re.DOTALL)
_TRANSPARENT = {"html", "body", "section", "header", "footer"}
_AFTER_TABLE = {"table-notes", "chart-note"}
_STAYS = {"Heading1", "Heading2", "Heading3"}
_WITH_THE_TAIL = 3  # paragraphs that stand on the last page too, so that 报送 never stands there alone

_PARAGRAPHS = {
    "": "BodyText",
    "item": "BriefItem",
    "issue": "BriefIssue",
    "subtitle": "Subtitle",
    "table-notes": "TableNotes",
    "chart-note": "TableNotes",
    "source": "Source",
    "appendix": "Appendix",
    "send": "Tail",
    "copies": "Copies",
}
_HEADINGS = {"h1": "Title", "h2": "Heading1", "h3": "Heading2"}
Draw = Callable[[int], Element]


class Walk:
    """Collects the blocks of one document. `draw` gives the paragraph of a chart by its number."""

    def __init__(self, brief: Brief, inline: Inline, page: Element, measures: Measures) -> None:
        self.brief = brief
        self.inline = inline
        self.measures = measures
        self.portrait = page
        self.turned = landscape(page)
        self.wide = False
        self.blocks: list[Element] = []
        self.draw: Draw | None = None
        self.bookmarks = 0

    def whole(self, markup: str) -> list[Element]:
        """The blocks of a whole page, the last being its section properties."""
        root = html.document_fromstring(markup)
        for child in root.iter():
            self._known(child)
        body = root.find("body")
        for child in body:
            self._block(child)
        self.blocks.append(next_page(self.turned) if self.wide else self.portrait)
        return self.blocks

    def _known(self, element: html.HtmlElement) -> None:
        """Refuse what the vocabulary does not hold; the inside of a drawing is not ours to judge."""
        if not isinstance(element.tag, str) or any(up.tag == "svg" for up in element.iterancestors()):
            return
        where = Where(f"{self.brief.id}.html", element.sourceline or 0)
        if element.tag not in VOCABULARY:
            raise RenderError(f"unknown tag <{element.tag}>.", where, f"Known: {', '.join(VOCABULARY)}.")
        loose = [element.text, *(child.tail for child in element)] if element.tag in _TRANSPARENT else []
        if any(words and words.strip() for words in loose):
            raise RenderError(f"words outside a paragraph in <{element.tag}>.", where, "Put them into a <p>.")
        strange = set((element.get("class") or "").split()) - VOCABULARY[element.tag]
        if element.tag != "svg" and strange:
            known = ", ".join(sorted(VOCABULARY[element.tag])) or "none"
            name = sorted(strange)[0]
            raise RenderError(f"unknown class “{name}” on <{element.tag}>.", where, f"Known: {known}.")

    def _block(self, element: html.HtmlElement) -> None:
        if not isinstance(element.tag, str):
            return
        classes = (element.get("class") or "").split()
        self._turn(element, classes)
        if element.tag == "footer":
            self._tail(element)
        elif element.tag in _TRANSPARENT:
            for child in element:
                self._block(child)
        elif element.tag == "aside":
            for child in element:
                self._add("EditorNote", child)
        elif element.tag in _HEADINGS:
            following = element.getnext()
            close = following is not None and following.get("class") == "subtitle"
            self._add(_HEADINGS[element.tag], element, *([w("spacing", after=0)] if close else []))
        elif element.tag == "figure":
            self._figure(element)
        elif element.tag == "table":
            self._table(element)
        elif element.tag == "p":
            self._paragraph(element, classes[0] if classes else "")

    def _paragraph(self, element: html.HtmlElement, kind: str) -> None:
        if kind == "name":
            self._name(element)
        elif kind == "imprint":
            self._imprint(element)
        elif kind == "appendix":
            self._appendix(element)
        else:
            self._add(_PARAGRAPHS.get(kind, "BodyText"), element)

    def _add(self, style: str, element: html.HtmlElement, *extras: Element) -> None:
        runs = self.inline.runs(element)
        if element.get("id"):
            runs = self._marked(element.get("id"), runs)
        self.blocks.append(paragraph(self.inline.styles[style], runs, *extras))

    def _marked(self, name: str, runs: list[Element]) -> list[Element]:
        """Runs under a bookmark that links lead to."""
        self.bookmarks += 1
        start = w("bookmarkStart", id=self.bookmarks, name=name)
        return [start, *runs, w("bookmarkEnd", id=self.bookmarks)]

    def _head_colour(self, element: html.HtmlElement) -> str:
        header = next(element.iterancestors("header"), None)
        if header is None:
            return ""
        return "black" if "black" in (header.get("class") or "").split() else "red"

    def _name(self, element: html.HtmlElement) -> None:
        """The name of the 简报, as large as the line lets it."""
        style = "BriefNameBlack" if self._head_colour(element) == "black" else "BriefName"
        runs = self.inline.runs(element)
        em = width_in_em(element.text_content().strip())
        fits = int(text_width(self.portrait) / 10 / em * 0.97) if em else self.measures.name
        if fits < self.measures.name:
            for run in runs:
                run.insert(0, w("rPr", w("sz", val=fits), w("szCs", val=fits)))
        self.blocks.append(paragraph(self.inline.styles[style], runs))

    def _imprint(self, element: html.HtmlElement) -> None:
        """Unit at the left, date at the right edge, on one line."""
        style = {"red": "BriefHeadRed", "black": "BriefHeadBlack"}.get(
            self._head_colour(element), "BriefImprint"
        )
        runs: list[Element] = []
        for number, part in enumerate(element.iter("span")):
            if number:
                runs.append(w("r", w("tab")))
            runs.extend(self.inline.runs(part))
        stop = w(
            "tabs", w("tab", val="clear", pos=8844), w("tab", val="right", pos=text_width(self.portrait))
        )
        extras = [] if text_width(self.portrait) == 8844 else [stop]
        self.blocks.append(paragraph(self.inline.styles[style], runs, *extras))

    def _appendix(self, element: html.HtmlElement) -> None:
        """附件：1. …: a line is left above the first; of several, all names begin where the first one does."""
        before, after = element.getprevious(), element.getnext()
        follows = before is not None and before.get("class") == "appendix"
        several = follows or (after is not None and after.get("class") == "appendix")
        extras = []
        if not follows:
            extras.append(w("spacing", before=self.measures.pitch))
        if several:
            extras.append(w("ind", **_hanging(6, 1 if follows else 4, self.measures.body)))
        self._add("Appendix", element, *extras)

    def _tail(self, element: html.HtmlElement) -> None:
        """报送 and copies at the foot of the last page: a floating frame is lost on some programs, so a
        floating table of one cell carries them.
        """
        before, self.blocks = self.blocks, []
        for block in before[-_WITH_THE_TAIL:]:
            _keep_with_next(block)
        for child in element:
            self._add(_PARAGRAPHS.get(child.get("class") or "", "BodyText"), child)
        framed = tables.at_the_foot(self.blocks, text_width(self.portrait))
        above = self._gap(280)
        _keep_with_next(above)
        self.blocks = [*before, above, framed, self._gap(20)]

    def _caption(self, element: html.HtmlElement, *extras: Element) -> None:
        """图1, 表1: the number is a field, so that Word counts and lists it."""
        style = self.inline.styles["Caption"]
        words = "".join(element.itertext()).strip()
        match = _CAPTION.fullmatch(words)
        if not match:
            self._add("Caption", element, *extras)
            return
        kind, number, rest = match.groups()
        again = " \\c" if rest.startswith("（续") else ""
        runs = [self.inline.run(kind), *field(f"SEQ {kind} \\* ARABIC{again}", number), self.inline.run(rest)]
        self.blocks.append(paragraph(style, runs, *extras))

    def _figure(self, element: html.HtmlElement) -> None:
        number = int(element.get("data-chart") or 0)
        for child in element:
            if child.tag == "svg" and self.draw:
                self.blocks.append(self.draw(number))
            elif child.tag == "figcaption":
                self._caption(child)

    def _table(self, element: html.HtmlElement) -> None:
        caption = element.find("caption")
        if caption is not None:
            self._caption(caption, w("keepNext"), w("spacing", before=self.measures.pitch * 2 // 5))
        breadth = text_width(self.turned if self.wide else self.portrait)
        self.blocks.append(tables.table(element, breadth, self.measures.table, self.inline))
        following = element.getnext()
        if following is None or following.get("class") != "table-notes":
            self.blocks.append(self._gap())

    def _gap(self, height: int = 200) -> Element:
        """A thin empty line: after a table without notes, or two tables would run into one."""
        thin = w("spacing", before=0, after=0, line=height, lineRule="exact")
        return paragraph(self.inline.styles["TableNotes"], [], thin)

    def _turn(self, element: html.HtmlElement, classes: list[str]) -> None:
        """Turn the page before a wide table and back after it."""
        if element.tag in _TRANSPARENT or (self.wide and _AFTER_TABLE & set(classes)):
            return
        wanted = element.tag == "table" and "wide" in classes
        if wanted != self.wide:
            self._close(self.turned if self.wide else self.portrait)
            self.wide = wanted

    def _close(self, properties: Element) -> None:
        """End a section with the last block before the headings that belong to what follows."""
        last = len(self.blocks)
        headings = {self.inline.styles[style] for style in _STAYS}
        while last and _style(self.blocks[last - 1]) in headings:
            last -= 1
        if not last or self.blocks[last - 1].tag != q("p"):
            self.blocks.insert(last, self._gap())
            last += 1
        look = self.blocks[last - 1].find(q("pPr"))
        if look is not None:
            look.append(next_page(properties))


def _style(block: Element) -> str:
    found = block.find(f"{q('pPr')}/{q('pStyle')}")
    return "" if found is None else str(found.get(q("val")))


def _hanging(left: int, hanging: int, size: int) -> dict[str, int]:
    """An indent in characters, and in twips for programs that do not count characters; `size` in half-points."""
    return {
        "leftChars": left * 100,
        "left": left * size * 10,
        "hangingChars": hanging * 100,
        "hanging": hanging * size * 10,
    }


def _keep_with_next(block: Element) -> None:
    look = block.find(q("pPr"))
    if look is not None and look.find(q("keepNext")) is None:
        look.insert(1, w("keepNext"))
