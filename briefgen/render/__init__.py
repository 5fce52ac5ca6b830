"""`Brief` → HTML, through the Jinja template that its spec names."""

from __future__ import annotations

from pathlib import Path

from briefgen.errors import RenderError
from briefgen.model import Brief
from briefgen.render.environment import run
from briefgen.render.house import House
from briefgen.render.vocabulary import VOCABULARY

__all__ = ["VOCABULARY", "House", "render", "template_path"]


def template_path(name: str, house: House) -> Path:
    """The file of a template by its name in `briefs.yaml`, with or without its last suffixes."""
    for suffix in ("", ".j2", ".html.j2"):
        path = house.templates / f"{name}{suffix}"
        if path.is_file():
            return path
    known = "、".join(sorted(p.name for p in house.templates.glob("*.html.j2") if p.name != "macros.html.j2"))
    raise RenderError(
        f"there is no template “{name}”.", str(house.templates), f"Templates here: {known or 'none'}."
    )


def render(brief: Brief, template: Path, house: House) -> str:
    """The HTML of a brief. Raises `RenderError` with the template's line and the brief's id."""
    folder = house.templates.resolve()
    path = template if template.is_absolute() or template.exists() else folder / template
    if not path.resolve().is_relative_to(folder):
        raise RenderError(
            f"brief “{brief.id}”: the template lies outside the templates folder.",
            str(template),
            f"Move it into {house.templates}.",
        )
    name = path.resolve().relative_to(folder).as_posix()
    return run(folder, name, {"brief": brief, "colour": house.colour}, brief.id)
