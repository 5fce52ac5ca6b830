"""What editors have settled: corrections.yaml, read strictly and applied to what was extracted.

Each entry names a document, words of it that hold exactly one figure, the field that is wrong, the right
value, why, and who says so. The text is never edited: a corrected observation keeps its quote, and its
trace says what was changed (`correction_of`). A figure that an entry confirms is not doubted again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as field_
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from briefgen.catalogue import Catalogue
from briefgen.errors import Errors, SpecError, Where
from briefgen.model import Document, Extraction, Observation
from briefgen.yamlfile import load

Field = Literal["value", "unit", "indicator", "region", "period", "scenario", "transformation", "qualifier"]
_TRACE = "correction"
_FIGURE = re.compile(r"(?P<number>-?\d[\d,]*(?:\.\d+)?)(?P<power>万亿|亿|万|千|百)?(?P<unit>\D*)")
_POWERS = {"": 0, "百": 2, "千": 3, "万": 4, "亿": 8, "万亿": 12}
_PERIOD = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?:/\d{4}(?:-\d\d(?:-\d\d)?)?)?")
_WORDS: Mapping[str, tuple[str, ...]] = {
    "scenario": ("actual", "estimate", "target"),
    "transformation": ("level", "change", "growth", "share", "multiple", "rank"),
    "qualifier": ("=", "~", ">", "<"),
}


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of corrections.yaml."""

    document: str
    quote: str
    field: Field
    value: str
    why: str
    who: str
    where: Where = field_(default_factory=Where)


@dataclass(frozen=True)
class _File:
    corrections: list[Correction] = field_(default_factory=list)


@dataclass(frozen=True, slots=True)
class Corrected:
    """The extractions with what was settled, and a fault for each entry that could not be applied."""

    extractions: tuple[Extraction, ...]
    faults: tuple[SpecError, ...]


def load_corrections(path: Path, catalogue: Catalogue) -> tuple[Correction, ...]:
    """Read and check corrections.yaml; a missing file has none. Raises `SpecError` or `Errors`."""
    if not path.exists():
        return ()
    corrections = tuple(load(path, _File).corrections)
    faults = [fault for item in corrections if (fault := _fault(item, catalogue))]
    if faults:
        raise faults[0] if len(faults) == 1 else Errors(list(faults))
    return corrections


def apply(
    extractions: Sequence[Extraction],
    documents: Mapping[str, Document],
    corrections: Sequence[Correction],
    catalogue: Catalogue,
) -> Corrected:
    """Apply corrections; best before `audit`, which then checks with the right values."""
    changed = {one.doc_id: one for one in extractions}
    faults: list[SpecError] = []
    for item in corrections:
        found = [doc for doc in documents.values() if item.document in (doc.name, doc.doc_id)]
        if not found or found[0].doc_id not in changed:
            faults.append(_unmatched(item, "no document of this name was read", "Check `document:`."))
            continue
        extraction = changed[found[0].doc_id]
        hits = _hits(item, found[0], extraction)
        if len(hits) != 1:
            what = "holds no figure" if not hits else f"holds {len(hits)} figures"
            hint = "Copy the figure with some words around it, exactly as the document prints them."
            faults.append(_unmatched(item, f"“{item.quote}” {what} in {found[0].name}", hint))
            continue
        if item.field == "value" and _lacks_unit(item, hits[0]):
            what = f"“{item.value}” has no unit, and {hits[0].quote} has one"
            faults.append(_unmatched(item, what, "Write the value with its unit, as 9.6万亩 or 9.2%."))
            continue
        changed[found[0].doc_id] = _settle(extraction, hits[0], item, catalogue)
    return Corrected(tuple(changed[one.doc_id] for one in extractions), tuple(faults))


def correction_of(obs: Observation) -> str:
    """What was corrected in an observation, in Chinese for a source note; empty where nothing was."""
    return "；".join(words for name, words in obs.trace if name == _TRACE)


def _hits(item: Correction, document: Document, extraction: Extraction) -> list[Observation]:
    """The observations inside the quoted words; where the quote is the figure alone, only whole figures."""
    spans = [
        (found.start(), found.end())
        for text in (document.text, document.view)
        for found in re.finditer(re.escape(item.quote), text)
    ]
    inside = [
        obs
        for obs in extraction.observations
        if any(start <= obs.start and obs.end <= end for start, end in spans)
    ]
    exact = [obs for obs in inside if item.quote in (obs.quote, document.view[obs.start : obs.end])]
    return exact or inside


def _settle(extraction: Extraction, obs: Observation, item: Correction, catalogue: Catalogue) -> Extraction:
    note = f"“{obs.quote}”经{item.who}核改为{item.value}（{item.why}）"
    if item.value == obs.quote:
        note = f"“{obs.quote}”经{item.who}核实无误（{item.why}）"
    settled = replace(
        obs, **_changes(obs, item, catalogue), suspect=False, trace=(*obs.trace, (_TRACE, note))
    )
    observations = tuple(settled if one == obs else one for one in extraction.observations)
    issues = tuple(issue for issue in extraction.issues if issue.places[0].start != obs.start)
    return replace(extraction, observations=observations, issues=issues)


def _changes(obs: Observation, item: Correction, catalogue: Catalogue) -> dict[str, Any]:
    if item.field == "value":
        return _value(item, obs, catalogue)
    if item.field == "unit":
        return {"unit_measure": catalogue.units.base(item.value).unit}
    if item.field == "indicator":
        key = catalogue.indicators.key(item.value, obs.unit_measure, obs.transformation)
        return {"indicator": key, "indicator_text": item.value}
    if item.field == "region":
        area = catalogue.areas.find(item.value)[0]
        return {"ref_area": area.code, "ref_area_name": area.name}
    name = "time_period" if item.field == "period" else item.field
    return {name: item.value}


def _value(item: Correction, obs: Observation, catalogue: Catalogue) -> dict[str, Any]:
    found = _FIGURE.fullmatch(item.value.strip())
    if not found:
        return {}
    # The cell of a table has its unit in the head: so has what it is corrected to.
    power = obs.unit_mult if _is_bare(found) else _POWERS[found["power"] or ""]
    value = Decimal(found["number"].replace(",", "")) * Decimal(10) ** power
    unit = found["unit"].strip()
    changes: dict[str, Any] = {"obs_value": value, "obs_value_to": None, "unit_mult": power}
    changes["printed"] = item.value.strip()
    if unit:
        changes["unit_measure"] = catalogue.units.base(unit).unit
    return changes


def _lacks_unit(item: Correction, obs: Observation) -> bool:
    """Is a value written without a unit for a figure that is printed with one?"""
    found, printed = _FIGURE.fullmatch(item.value.strip()), _FIGURE.fullmatch(obs.quote)
    return bool(found and printed and _is_bare(found) and not _is_bare(printed))


def _is_bare(figure: re.Match[str]) -> bool:
    """Does a number stand without any unit, not even 万?"""
    return not figure["power"] and not figure["unit"].strip()


def _fault(item: Correction, catalogue: Catalogue) -> SpecError | None:
    """Why an entry can never be applied, whatever was read."""
    if item.field == "value" and not _FIGURE.fullmatch(item.value.strip()):
        return SpecError(f"“{item.value}” is no figure.", item.where, "Write it as 9.6万亩 or 9.2%.")
    if item.field == "period" and not _PERIOD.fullmatch(item.value):
        return SpecError(
            f"“{item.value}” is no period.", item.where, "Write 2022, 2022-07 or 2022-01/2022-10."
        )
    if item.field == "region" and len(catalogue.areas.find(item.value)) != 1:
        return SpecError(f"“{item.value}” is no single region.", item.where, "Write its full official name.")
    known = _WORDS.get(item.field)
    if known and item.value not in known:
        return SpecError(f"“{item.value}” is not a {item.field}.", item.where, f"Known: {', '.join(known)}.")
    if not item.quote.strip():
        return SpecError("the quote is empty.", item.where, "Copy the figure as the document prints it.")
    return None


def _unmatched(item: Correction, what: str, hint: str) -> SpecError:
    return SpecError(f"a correction matches nothing: {what}.", item.where, hint)
