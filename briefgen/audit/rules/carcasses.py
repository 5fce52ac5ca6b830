"""Meat against the animals that gave it: 生猪出栏32.6万头，猪肉产量24.8万吨 is 760 kg a pig."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from briefgen.audit.figures import Figure, Reading, only
from briefgen.audit.issue import doubt
from briefgen.audit.reprint import each, lost_points, subject
from briefgen.model import Issue

# Kilograms of meat that one animal can give, with room to spare.
_MEATS = (
    (re.compile("猪出栏"), re.compile("^猪肉(?:总?产量)?$"), Decimal(40), Decimal(180)),
    (re.compile("牛出栏"), re.compile("^牛肉(?:总?产量)?$"), Decimal(50), Decimal(450)),
    (re.compile("羊出栏"), re.compile("^羊肉(?:总?产量)?$"), Decimal(6), Decimal(50)),
    (re.compile("(?:家禽|禽)出[栏笼]"), re.compile("^禽肉(?:总?产量)?$"), Decimal("0.7"), Decimal(6)),
)
_KILOGRAMS = Decimal(1000)


def meat_by_animal(reading: Reading) -> Iterator[Issue]:
    """Meat that its animals, of the same place and time and told once, cannot have given."""
    for figures in reading.figures.values():
        levels = [one for one in figures if one.is_level and one.low > 0]
        for meat in levels:
            for animal, kind, least, most in _MEATS:
                if meat.unit == "吨" and kind.match(meat.obs.indicator_text):
                    of = (meat.obs.ref_area, meat.obs.time_period)
                    animals = only(one for one in levels if animal.search(one.obs.indicator_text)
                                   and (one.obs.ref_area, one.obs.time_period) == of and one.unit in ("头", "只", "羽"))  # fmt: skip
                    if animals:
                        yield from _checked(meat, animals, least, most)


def _checked(meat: Figure, animals: Figure, least: Decimal, most: Decimal) -> Iterator[Issue]:
    def by_head(tonnes: Decimal) -> Decimal:
        return tonnes * _KILOGRAMS / animals.value

    if least <= by_head(meat.value) <= most:
        return
    likely = [one for one in lost_points(meat) if least <= by_head(one.value) <= most]
    text = likely[0].text if len(likely) == 1 else ""
    guess = f"，疑为{text}" if text else ""
    message = (
        f"{subject(meat.obs)}印为{meat.quote}{guess}：出栏{animals.quote}，"
        f"平均每{animals.unit}约{each(by_head(meat.value), '公斤')}。"
    )
    yield doubt("magnitude", message, [meat, animals], text)
