"""How wide a text is before it is set, in em; good enough to plan columns and labels."""

from __future__ import annotations

_NARROW = {".": 0.25, ",": 0.25, "[": 0.33, "]": 0.33, "(": 0.33, ")": 0.33, "-": 0.33, "%": 0.83, " ": 0.25}


def width_in_em(text: str) -> float:
    """The width of a text: Chinese characters are one em, digits and Latin letters about half."""
    return sum(_NARROW.get(char, 0.5 if ord(char) < 0x2E80 and char.isalnum() else 1.0) for char in text)
