"""What the lines of a page that are no text say of whose page it is."""

from __future__ import annotations

import re

from briefgen.model import Article, Document

_PRESS = re.compile("日报|晚报|时报|晨报|早报|周报|[\u4e00-\u9fff]报(?: |　|$)|电视台|新闻网|本报|记者")
"""A paper writes of all the places around it."""
_KINDS = ("navigation", "copyright", "id", "dateline", "byline")


def site(document: Document, article: Article) -> str:
    """The words of an article's navigation, copyright and source lines, a line each."""
    lines = (
        document.text[piece.start : piece.end]
        for piece in document.furniture
        if piece.kind in _KINDS and article.start <= piece.start < article.end
    )
    return "\n".join(line for line in lines if not _PRESS.search(line))
