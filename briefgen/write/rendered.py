"""What every writer is given."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.model import Brief
from briefgen.render.house import House


@dataclass(frozen=True, slots=True)
class Rendered:
    """A brief, its HTML, the house style and the files that travel inside it (name, content)."""

    brief: Brief
    html: str
    house: House
    attachments: tuple[tuple[str, bytes], ...] = ()
