"""What stands inside a block: words, source numbers, note letters, bold leads, line breaks → runs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html

from briefgen.write.docx.xml import Element, text, w

# Characters that Word sets in the Latin font unless a run says that they are Chinese.
_AMBIGUOUS = re.compile(
    "[·×÷°±§¨´\u2010-\u2027\u2030-\u205e\u2103\u2160-\u217f\u2190-\u21ff\u2200-\u22ff\u2460-\u24ff]"
)
_FOLDED = re.compile(r"\s*\n\s*")


class Inline:
    """Turns the content of a block into runs, with the identifiers that the house gave its styles."""

    def __init__(self, styles: dict[str, str]) -> None:
        self.styles = styles

    def runs(self, block: html.HtmlElement, look: str = "") -> list[Element]:
        """The runs of a block; `look` is the character style that they start from."""
        return list(self._children(block, look))

    def run(self, words: str, look: str = "") -> Element:
        """One run of words in a character style."""
        properties: list[Element] = []
        if look:
            properties.append(w("rStyle", val=self.styles[look]))
        if _AMBIGUOUS.search(words):
            properties.append(w("rFonts", hint="eastAsia"))
        run = w("r", w("rPr", *properties)) if properties else w("r")
        run.append(text(words))
        return run

    def _words(self, words: str | None, look: str) -> Iterator[Element]:
        folded = _FOLDED.sub("", words or "")
        if folded:
            yield self.run(folded, look)

    def _children(self, parent: html.HtmlElement, look: str) -> Iterator[Element]:
        yield from self._words(parent.text, look)
        for child in parent:
            if isinstance(child.tag, str):
                yield from self._element(child, look)
            yield from self._words(child.tail, look)

    def _element(self, element: html.HtmlElement, look: str) -> Iterator[Element]:
        tag, classes = element.tag, (element.get("class") or "").split()
        if tag == "br":
            yield w("r", w("br"))
        elif tag == "a":
            link = w("hyperlink", anchor=(element.get("href") or "").lstrip("#"), history=1)
            link.extend(self._children(element, look or "Hyperlink"))
            yield link
        else:
            inner = {"strong": "Lead", "sup": "NoteLetter" if "note" in classes else "SourceNumber"}
            yield from self._children(element, inner.get(tag, look))


def field(instruction: str, shown: str) -> list[Element]:
    """A field with the result that it shows until Word updates it."""
    code = w("instrText")
    code.text = f" {instruction} "
    return [
        w("r", w("fldChar", fldCharType="begin")),
        w("r", code),
        w("r", w("fldChar", fldCharType="separate")),
        w("r", text(shown)),
        w("r", w("fldChar", fldCharType="end")),
    ]


def paragraph(style: str, runs: list[Element], *properties: Element) -> Element:
    """A paragraph in a style; further properties come in the order that the schema wants."""
    return w("p", w("pPr", w("pStyle", val=style), *properties), *runs)
