"""The house style of a project: where its files lie and which colour its head has."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class House:
    """Files that a user restyles, and the fonts that were prepared for them.

    `templates` is the folder outside which no template may read; `fonts` is what
    `python -m briefgen.fonts` filled (empty: wherever that command puts them by default).
    """

    templates: Path
    css: Path
    docx: Path
    colour: Literal["red", "black"] = "red"
    fonts: Path | None = None

    @classmethod
    def within(cls, templates: Path, colour: Literal["red", "black"] = "red") -> House:
        """The house whose files lie in one folder under their usual names."""
        return cls(templates, templates / "house.css", templates / "house.docx", colour)
