"""Losses that lean on what was named before: 37个县307.8万人受灾; 农作物受灾面积16.4千公顷，绝收2.1千公顷."""

from __future__ import annotations

import re

_STRICKEN = {"户": "受灾户", "人": "受灾人口"}
_LOST = ("成灾", "绝收", "轻旱", "中旱", "重旱", "特旱", "干枯", "减产")
_STRUCK = re.compile(f"(?:受灾|受旱|{'|'.join(_LOST)})(?:面积)?$")
"""农作物受旱面积86.4万亩（轻旱52.1万亩、干枯2.8万亩）"""


def named(own: str, right: str, unit: str, subject: str) -> str:
    """The whole name of a loss, of its own words, those `right` of it and the subject before; else empty."""
    if right == "受灾" and own in ("", "等地"):
        return _STRICKEN.get(unit, "")
    struck = _STRUCK.search(subject) if own in _LOST and not right else None
    return f"{subject[: struck.start()]}{own}面积" if struck else ""
