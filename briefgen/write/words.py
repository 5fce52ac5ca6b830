"""The words of a rendered brief in reading order, by which the formats are compared."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_SKIPPED = frozenset({"head", "style", "script", "svg"})
_SILENT = frozenset({"head", "style", "script"})
_BLOCKS = {
    "p",
    "h1",
    "h2",
    "h3",
    "li",
    "td",
    "th",
    "caption",
    "figcaption",
    "tr",
    "table",
    "section",
    "header",
}


class _Words(HTMLParser):
    def __init__(self, skipped: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.skipped = skipped
        self.words: list[str] = []
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.skipped:
            self.depth += 1
        elif tag in _BLOCKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.skipped:
            self.depth -= 1
        elif tag in _BLOCKS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.depth:
            self.words.append(re.sub(r"\s*\n\s*", "", data))


def text_of_html(html: str) -> str:
    """The text of a brief's HTML, one block a line, without what stands inside charts."""
    return _words(html, _SKIPPED)


def all_text_of_html(html: str) -> str:
    """Every word that is printed, inside charts too."""
    return _words(html, _SILENT)


def _words(html: str, skipped: frozenset[str]) -> str:
    parser = _Words(skipped)
    parser.feed(html)
    parser.close()
    return re.sub(r"\n+", "\n", "".join(parser.words)).strip()
