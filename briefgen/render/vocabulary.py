"""The small HTML that templates may write and that every writer understands.

`VOCABULARY` maps each tag to the classes that it may carry; a writer refuses anything else with its
line. What the words mean stands at the top of `templates/macros.html.j2`.
"""

from __future__ import annotations

from types import MappingProxyType

_NONE: frozenset[str] = frozenset()

VOCABULARY = MappingProxyType(
    {
        "html": _NONE,
        "head": _NONE,
        "meta": _NONE,
        "title": _NONE,
        "style": _NONE,
        "body": frozenset({"brief", "report", "onepage"}),
        "header": frozenset({"masthead", "red", "black"}),
        "h1": _NONE,
        "h2": _NONE,
        "h3": _NONE,
        "aside": frozenset({"editor-note"}),
        "section": _NONE,
        "p": frozenset(
            {"name", "issue", "imprint", "subtitle", "item", "source", "appendix", "send", "copies"}
            | {"table-notes", "chart-note"}
        ),
        "br": _NONE,
        "span": frozenset({"unit", "date", "figure"}),
        "strong": frozenset({"lead"}),
        "sup": frozenset({"cite", "note"}),
        "a": _NONE,
        "figure": frozenset({"chart"}),
        "figcaption": _NONE,
        "svg": _NONE,
        "table": frozenset({"wide", "small", "continued"}),
        "caption": _NONE,
        "colgroup": _NONE,
        "col": _NONE,
        "thead": _NONE,
        "tbody": _NONE,
        "tr": frozenset({"indent"}),
        "th": _NONE,
        "td": frozenset({"num", "text", "doubt", "plan", "empty"}),
        "footer": frozenset({"tail"}),
    }
)
"""Tag → classes. Everything inside an `svg` is its own matter."""
