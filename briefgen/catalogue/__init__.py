"""What briefgen knows of the world: areas, indicators, units, themes and phrases, read once, never written."""

from __future__ import annotations

from briefgen.catalogue.load import Catalogue, load_catalogue

__all__ = ["Catalogue", "load_catalogue"]
