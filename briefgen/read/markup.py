"""Tags, entities and Markdown signs that stand in a text: it stays as it is, its view loses them."""

from __future__ import annotations

import html
import re

from briefgen.read.characters import NOTHING

_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,15}(?:[ \t\n][^<>]{0,1000})?/?>|<!--[^<>]{0,1000}-->")
_BLOCK = re.compile(
    r"</?(?:p|div|br|tr|table|li|ul|ol|h[1-6]|section|article|title|body|head)\b", re.IGNORECASE
)
_HIDDEN = re.compile(r"<(script|style)\b[^<>]*>.{0,20000}?</\1>", re.IGNORECASE | re.DOTALL)
_CELL = re.compile(r"</t[dh]\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
_STRESS = re.compile(r"\*\*|__|`+")
_RUN_IN = re.compile(r"(?m)^\*\*([^*\n]{2,12})\*\*(?=[ \u3000]*[\u4e00-\u9fff\d])")
"""**就业** 全年…: a heading in bold that runs into its paragraph"""
_LINK = re.compile(r"\]\((?:https?:|/|#|\.)[^()\n]{0,500}\)")


def without_markup(text: str) -> str:
    """`text` with tags, entities and signs of stress blanked, of the same length; paragraphs still end."""
    if "<" in text:
        if "</s" in text or "</S" in text:
            text = _HIDDEN.sub(lambda match: " " * len(match[0]), text)
        text = _TAG.sub(_blank_tag, text)
    if "&" in text:
        text = _ENTITY.sub(_entity, text)
    if "**" in text or "`" in text or "__" in text:
        text = _RUN_IN.sub(lambda match: f"{NOTHING}{NOTHING}{match[1]}：{NOTHING}", text)
        text = _STRESS.sub(lambda match: NOTHING * len(match[0]), text)
    if "](" in text:
        text = _LINK.sub(lambda match: NOTHING * len(match[0]), text).replace("[", NOTHING)
    return text


def _blank_tag(match: re.Match[str]) -> str:
    tag = match[0]
    if _CELL.match(tag):
        return "\t" + NOTHING * (len(tag) - 1)
    if _BLOCK.match(tag):
        return "\n" + " " * (len(tag) - 1)
    return NOTHING * len(tag)


def _entity(match: re.Match[str]) -> str:
    char = html.unescape(match[0])
    return (char + NOTHING * len(match[0]))[: len(match[0])] if len(char) == 1 else match[0]
