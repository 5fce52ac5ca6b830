"""The reader of .html: the door to trafilatura.

trafilatura tells the text of a page from its surroundings but loses tables, the line with source and date,
and sometimes the title. So it only says where the text begins and ends; the page is walked here, tables in
their places, and what stands between title and text is kept.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from briefgen.errors import SourceError
from briefgen.read.clues import SOURCE_LINE
from briefgen.read.document import Raw
from briefgen.read.encoding import decoded

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{3,20})", re.IGNORECASE)
_SKIPPED_TAGS = "script style noscript nav footer head template iframe button form select svg"
_SKIPPED = frozenset(_SKIPPED_TAGS.split())
_BLOCK_TAGS = """p div section article main body html header ul ol li dl dt dd blockquote
    h1 h2 h3 h4 h5 h6 center figure figcaption br hr pre aside"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_TITLE_FIELDS = ("ArticleTitle", "og:title")
_DATE_FIELDS = ("PubDate", "article:published_time", "publishdate", "ContentDate")
_SOURCE_FIELDS = ("ContentSource", "source")
_WIDEST = 40
_SPACE = re.compile(r"[ \t\r\n\f\xa0]+")


def read_webpage(data: bytes, where: str) -> Raw:
    """The text of a web page with its tables, a blank line between blocks."""
    import lxml.html

    source = _decoded(data, where)
    try:
        root = lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", source))
    except (lxml.etree.LxmlError, ValueError) as fault:
        raise SourceError(
            "is not a web page.", where, "Save the page again, or paste its text into a .txt file."
        ) from fault
    blocks = [block for block in _blocks(root) if block[0]]
    first, last = _range(blocks, _body_text(source))
    kept = blocks[first : last + 1]
    if not kept:
        raise SourceError(
            "holds no text.", where, "Pages built by scripts must be saved as text or printed to PDF."
        )
    text, headings = "", []
    for words, level in kept:
        if level:
            headings.append((len(text), level))
        text += words + "\n\n"
    fields = _fields(root)
    title = next((fields[name] for name in _TITLE_FIELDS if fields.get(name)), "")
    date = next(
        (fields[name][:10] for name in _DATE_FIELDS if re.match(r"\d{4}-\d\d-\d\d", fields.get(name, ""))), ""
    )
    return Raw(
        text, tuple(headings), title, next((fields[n] for n in _SOURCE_FIELDS if fields.get(n)), ""), date
    )


def _decoded(data: bytes, where: str) -> str:
    match = _CHARSET.search(data[:4000])
    name = match[1].decode("ascii").lower() if match else ""
    if name in ("gb2312", "gbk", "gb18030", "big5"):
        try:
            return data.decode({"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}.get(name, name))
        except UnicodeDecodeError:
            pass
    return decoded(data, where)


def _body_text(source: str) -> str:
    import trafilatura

    return str(
        trafilatura.extract(source, include_tables=False, include_comments=False, favor_recall=True) or ""
    )


def _fields(root: Any) -> dict[str, str]:
    found = {}
    for meta in root.iter("meta"):
        name = meta.get("name") or meta.get("property")
        if name and meta.get("content"):
            found[name] = meta.get("content").strip()
    return found


def _range(blocks: list[tuple[str, int]], body: str) -> tuple[int, int]:
    """The first and last block to keep: the body, title and source line over it, tables below it."""
    plain = _SPACE.sub("", body)
    inside = [
        i
        for i, (words, _) in enumerate(blocks)
        if "\t" not in words and len(words) > 10 and _SPACE.sub("", words) in plain
    ]
    if not inside:
        return 0, len(blocks) - 1
    first, last = inside[0], inside[-1]
    for index in range(max(0, first - 12), first):
        words, level = blocks[index]
        if level == 1 or SOURCE_LINE.match(words) or "\t" in words:
            first = index
            break
    while last + 1 < len(blocks) and ("\t" in blocks[last + 1][0] or SOURCE_LINE.match(blocks[last + 1][0])):
        last += 1
    return first, last


def _blocks(root: Any) -> Iterator[tuple[str, int]]:
    """The page's blocks in order, with the level of a heading; a table is one block of tabbed rows."""
    words: list[str] = []
    level = 0
    for kind, value in _events(root):
        if kind == "text":
            words.append(value)
            continue
        yield _SPACE.sub(" ", "".join(words)).strip(), level
        words, level = [], 0
        if kind == "table":
            yield value, 0
        elif kind == "heading":
            level = int(value)
    yield _SPACE.sub(" ", "".join(words)).strip(), level


def _events(root: Any) -> Iterator[tuple[str, str]]:
    """Text and the borders of blocks, walked without recursion: pages can be nested deeply."""
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        node, closing = stack.pop()
        block = node.tag in _BLOCKS
        if closing:
            if block:
                yield "end", ""
            if node.tail:
                yield "text", node.tail
            continue
        skipped = not isinstance(node.tag, str) or node.tag in _SKIPPED
        if not skipped and node.tag == "table" and _is_data(node):
            yield "table", _rows(node)
            skipped = True
        if skipped:
            if node.tail:
                yield "text", node.tail
            continue
        if block:
            yield ("heading", node.tag[1]) if re.fullmatch("h[1-6]", node.tag) else ("end", "")
        if node.text:
            yield "text", node.text
        stack.append((node, True))
        stack.extend((child, False) for child in reversed(node))


def _is_data(table: Any) -> bool:
    """A table of figures and not one that only lays out the page."""
    if table.find(".//table") is not None:
        return False
    cells = [len(row.findall("./td") + row.findall("./th")) for row in table.iter("tr")]
    longest = max((len(cell.text_content()) for cell in table.iter("td", "th")), default=0)
    return len(cells) > 1 and max(cells) > 1 and longest < 300


def _rows(table: Any) -> str:
    """The rows, cells parted by tabs; a merged cell is written once and leaves its other places empty."""
    rows: list[str] = []
    taken: dict[int, set[int]] = defaultdict(set)
    lines = list(table.iter("tr"))
    for number, row in enumerate(lines):
        words: dict[int, str] = {}
        column = 0
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            while column in taken[number]:
                column += 1
            covered = range(column, column + min(_span(cell, "colspan"), _WIDEST))
            for line in range(number, min(number + _span(cell, "rowspan"), len(lines))):
                taken[line].update(covered)
            words[column] = _SPACE.sub(" ", cell.text_content()).strip()
        if any(words.values()):
            rows.append("\t".join(words.get(at, "") for at in range(max(taken[number]) + 1)))
    caption = table.find("./caption")
    head = [_SPACE.sub(" ", caption.text_content()).strip()] if caption is not None else []
    return "\n".join(head + rows)


def _span(cell: Any, name: str) -> int:
    """How many columns or rows a cell covers; nonsense in a page counts as one."""
    said = str(cell.get(name, "")).strip()
    return int(said) if said.isdecimal() and int(said) else 1
