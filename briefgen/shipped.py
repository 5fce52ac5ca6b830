"""What comes with the program and lies outside the package: the templates."""

from __future__ import annotations

import site
import sys
from pathlib import Path

import briefgen
from briefgen.errors import BriefgenError


def shipped_templates() -> Path:
    """The templates that came with the program: beside the package, or where pip put them."""
    bases = (Path(sys.prefix), Path(site.getuserbase()))
    places = [Path(briefgen.__file__).parents[1] / "templates"]
    places += [base / "share" / "briefgen" / "templates" for base in bases]
    for place in places:
        if (place / "brief.html.j2").is_file():
            return place
    raise BriefgenError("the templates are missing from this installation.", hint="Install briefgen again.")
