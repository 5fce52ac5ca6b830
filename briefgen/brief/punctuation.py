"""Print of a source as our briefs set it: full-width punctuation, no stray blanks."""

from __future__ import annotations

import re

_CJK = r"\u3400-\u9fff\uf900-\ufaff“”‘’《》〈〉（）、。，；：！？…—·％"
_FULL = str.maketrans({",": "，", ";": "；", ":": "：", "?": "？", "!": "！"})
_MARK = re.compile(
    rf"(?<=[{_CJK}])\s*[,;:?!]|[,;:?!](?=\s*[{_CJK}])|(?<=[%0-9A-Za-z])[,;](?=\s*[{_CJK}]|$)|(?<=%)[,;](?=\d)"
)
_PAIR = re.compile(r"\(([^()]*)\)")
_BLANK = re.compile(rf"(?<=[{_CJK}0-9%])\s+(?=[{_CJK}0-9])|(?<=[{_CJK}])\s+|\s+(?=[{_CJK}])")


def set_full_width(text: str) -> str:
    """Half-width punctuation made full-width where it stands in Chinese; digits stay."""
    text = _BLANK.sub("", text.strip())
    text = _MARK.sub(lambda match: match[0].strip().translate(_FULL), text)
    text = _PAIR.sub(_brackets, text)
    text = re.sub(r"(?<=[\u3400-\u9fff%])\.(?=$|[”’])", "。", text)
    return _straight_quotes(text)


def title(text: str) -> str:
    """A title on one line; the blanks that part its phrases stay as one full-width blank."""
    parts = [set_full_width(part) for part in re.split(r"\s+", text.strip()) if part]
    return re.sub(r"　?——　?", "——", "　".join(parts)).replace("　，", "，")


def quoted(text: str) -> str:
    """The text in quotation marks; its own become single ones."""
    inner = text.replace("“", "‘").replace("”", "’")
    return f"“{inner}”"


def _brackets(match: re.Match[str]) -> str:
    inner = match[1]
    return f"（{inner}）" if re.search(rf"[{_CJK}]", inner) else match[0]


def _straight_quotes(text: str) -> str:
    """Straight or doubled quotation marks in pairs: "绿色田野杯” → “绿色田野杯”."""
    open_ = False
    out = []
    for char in text:
        if char == '"':
            char = "”" if open_ else "“"
        if char in "“”":
            open_ = char == "“"
        out.append(char)
    return "".join(out)
