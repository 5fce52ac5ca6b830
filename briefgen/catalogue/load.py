"""All codelists together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from briefgen.catalogue.areas import Areas, load_areas
from briefgen.catalogue.indicators import Indicators, load_indicators
from briefgen.catalogue.measures import MeasureWords, load_measure_words
from briefgen.catalogue.phrases import Phrases, load_phrases
from briefgen.catalogue.themes import Themes, load_themes
from briefgen.catalogue.units import Units, load_units
from briefgen.errors import SpecError

_LOADERS = ("areas", "indicators", "units", "themes")


@dataclass(frozen=True, eq=False)
class Catalogue:
    """The codelists as one value, passed to every stage that needs knowledge."""

    areas: Areas
    indicators: Indicators
    units: Units
    themes: Themes
    phrases: Phrases
    measures: MeasureWords


def load_catalogue(extra: Sequence[Path] = ()) -> Catalogue:
    """The project's codelists with a user's own files on top.

    A user's file is told by its stem: areas.yaml, indicators.yaml, units.yaml, themes.yaml.
    """
    return _load(extra) if extra else _shipped()


@cache
def _shipped() -> Catalogue:
    """The codelists of the package alone: checking and building ask for them in one run."""
    return _load(())


def _load(extra: Sequence[Path]) -> Catalogue:
    own = {path.stem: path for path in extra}
    for path in extra:
        if path.stem not in _LOADERS:
            raise SpecError("is not a codelist.", str(path), f"Name it {', '.join(_LOADERS)}.yaml.")
    units = load_units(own.get("units"))
    indicators = load_indicators(own.get("indicators"), units)
    themes = load_themes(own.get("themes"), indicators)
    return Catalogue(
        load_areas(own.get("areas")), indicators, units, themes, load_phrases(), load_measure_words()
    )
