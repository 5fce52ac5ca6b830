"""Losses that lean on what was named before: 37个县307.8万人受灾; 农作物受灾面积16.4千公顷，绝收2.1千公顷."""

from __future__ import annotations

import re

_STRICKEN = {"户": "受灾户", "人": "受灾人口"}
_LOST = ("成灾", "绝收")
_STRUCK = re.compile("(?:受灾|成灾)(?:面积)?$")


def named(own: str, right: str, unit: str, subject: str) -> str:
    """The whole name of a loss, of its own words, those `right` of it and the subject before; else empty."""
    if right == "受灾" and own in ("", "等地"):
        return _STRICKEN.get(unit, "")
    struck = _STRUCK.search(subject) if own in _LOST and not right else None
    return f"{subject[: struck.start()]}{own}面积" if struck else ""
