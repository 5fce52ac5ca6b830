"""Units of measure: how they are printed, what converts into what, which unit a bare noun implies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from briefgen.errors import Errors, SpecError, Where
from briefgen.yamlfile import load

_HERE = Path(__file__).parent.parent / "codelists" / "units.yaml"


@dataclass(frozen=True, slots=True)
class Unit:
    """One base unit. `factor` converts to the first unit of its dimension."""

    unit: str
    dimension: str
    factor: float = 1.0
    also: tuple[str, ...] = ()
    not_before: str = ""
    noun_after: bool = True
    examples: tuple[str, ...] = ()
    where: Where = field(default_factory=Where)


@dataclass(frozen=True)
class _UnitFile:
    units: list[Unit]
    nouns: Mapping[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Units:
    """All units by spelling, and the units that nouns imply."""

    units: Mapping[str, Unit]
    spellings: Mapping[str, str]
    nouns: Mapping[str, str]

    def base(self, printed: str) -> Unit:
        """The base unit of a printed spelling; an unknown one is a dimension of its own."""
        name = self.spellings.get(printed, printed)
        return self.units.get(name) or Unit(name, name)

    def dimension(self, unit: str) -> str:
        """The dimension of a base unit: units of one dimension may stand in one row."""
        return self.base(unit).dimension

    def convert(self, value: Decimal, unit: str, to: str) -> Decimal | None:
        """`value` in another unit of the same dimension, or None where the two do not convert."""
        a, b = self.base(unit), self.base(to)
        if a.dimension != b.dimension:
            return None
        return value if a.factor == b.factor else value * Decimal(str(a.factor)) / Decimal(str(b.factor))

    def noun_at(self, text: str) -> str:
        """The counted noun that `text` begins with, or an empty text."""
        return next((text[:n] for n in range(min(5, len(text)), 0, -1) if text[:n] in self.nouns), "")

    def of_noun(self, text: str) -> str:
        """The unit implied by the noun that `text` begins with, or an empty text."""
        return self.nouns.get(self.noun_at(text), "")

    def of_noun_phrase(self, text: str) -> str:
        """The unit implied by the noun phrase that `text` begins with (农村低收入人口 → 人)."""
        if unit := self.of_noun(text):
            return unit
        for at in range(1, min(len(text), 14)):
            if not ("\u4e00" <= text[at - 1] <= "\u9fff"):
                return ""
            for length in range(5, 1, -1):
                if text[at : at + length] in self.nouns:
                    return self.nouns[text[at : at + length]]
        return ""

    def of_last_noun(self, text: str) -> str:
        """The unit implied by the noun that `text` ends with, or an empty text."""
        for length in range(min(5, len(text)), 1, -1):
            if text[-length:] in self.nouns:
                return self.nouns[text[-length:]]
        return ""


def load_units(extra: Path | None = None) -> Units:
    """The project's units, with a user's own file of the same shape on top."""
    files = [load(path, _UnitFile) for path in (_HERE, extra) if path]
    units: dict[str, Unit] = {}
    spellings: dict[str, str] = {}
    nouns: dict[str, str] = {}
    faults: list[SpecError] = []
    for index, file in enumerate(files):
        for unit in file.units:
            if index == 0 and unit.unit in units:
                faults.append(SpecError(f"the unit “{unit.unit}” stands here a second time.", unit.where))
            units[unit.unit] = unit
            spellings |= dict.fromkeys((unit.unit, *unit.also), unit.unit)
        for name, words in file.nouns.items():
            for word in words:
                nouns.setdefault(word, name)
    if faults:
        raise Errors(list(faults))
    return Units(units, spellings, nouns)
