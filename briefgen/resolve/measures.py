"""A named measure gets its area and its themes."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.catalogue import Catalogue
from briefgen.model import Document, PolicyMeasure
from briefgen.resolve.area import AreaFinder, sections_at
from briefgen.resolve.home import Home


def measures(document: Document, catalogue: Catalogue, homes: Sequence[Home], areas: AreaFinder) -> tuple[PolicyMeasure, ...]:
    """The policies, campaigns and mechanisms that a document names."""
    return ()
