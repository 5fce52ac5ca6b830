"""Picks observations by region, theme, indicator and period."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from briefgen.catalogue.areas import Areas
from briefgen.model import Extraction, Observation


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for; an empty sequence asks for everything, several words for any of them."""

    regions: Sequence[str] = ()
    themes: Sequence[str] = ()
    indicators: Sequence[str] = ()
    periods: Sequence[str] = ()


def select(extractions: Iterable[Extraction], wanted: Filter) -> list[Observation]:
    """The observations that the filter lets through, in the order of documents and text."""
    found = [obs for extraction in extractions for obs in extraction.observations if _matches(obs, wanted)]
    return sorted(found, key=lambda obs: (obs.doc_id, obs.start, obs.end))


def unreported(extractions: Iterable[Extraction], regions: Sequence[str], areas: Areas) -> list[str]:
    """For each asked region of which no source tells anything a sentence that says so, and who inside it does."""
    observations = [obs for extraction in extractions for obs in extraction.observations]
    said = []
    for name in regions:
        if any(_in_region(obs, name) for obs in observations):
            continue
        known = areas.find(name) or ((area,) if (area := areas.get(name)) else ())
        if not known:
            said.append(f"“{name}” is no region known. Write an official name (遵义市) or a code (520300).")
            continue
        inside = {
            obs.ref_area_name: None
            for obs in observations
            if obs.ref_area and any(areas.within(obs.ref_area, area.code) for area in known)
        }
        listed = "、".join(inside)
        said.append(
            f"no source tells anything of {name} itself" + (f"; inside it: {listed}." if listed else ".")
        )
    return said


def _matches(obs: Observation, wanted: Filter) -> bool:
    return (
        _any(wanted.regions, lambda name: _in_region(obs, name))
        and _any(wanted.themes, lambda name: name in obs.themes)
        and _any(wanted.indicators, lambda words: words == obs.indicator or words in obs.indicator_text)
        and _any(wanted.periods, lambda period: within(obs.time_period, period))
    )


def _any(words: Sequence[str], test: Callable[[str], bool]) -> bool:
    return not words or any(test(word) for word in words)


def _in_region(obs: Observation, name: str) -> bool:
    """A code, an official name or a short one (株洲 for 株洲市): the area itself, not those inside it."""
    names = (name, *(name + rank for rank in "省市县区"))
    return bool(name) and (name == obs.ref_area or obs.ref_area_name in names)


def within(period: str, wanted: str) -> bool:
    """Whether a period lies inside the wanted one: 2022-07 and 2022-01/2022-10 lie in 2022."""
    if not period:
        return False
    first, _, last = wanted.partition("/")
    ends = period.split("/")
    low, high = ends[0], ends[-1]
    last = last or first
    return low >= first and (high <= last or high.startswith(last))
