"""Other readings of a printed figure (the decimal point that a scan lost), and numbers in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from briefgen.audit.bounds import Bounds
from briefgen.audit.figures import UNIT_SUFFIX, Figure, bounds_of
from briefgen.model import Observation

WHOLE_UNITS = frozenset("人 名 户 个 家 所 座 处 村 人次 户次 笔 条 项 件 辆 台 套 栋 只 头 位".split())
_POWERS = {2: "百", 3: "千", 4: "万", 8: "亿", 12: "万亿"}
_DIGITS = re.compile(r"\d[\d,， ]*\d")


@dataclass(frozen=True, slots=True)
class Reprint:
    """A figure as it may have been meant."""

    text: str
    value: Decimal
    bounds: Bounds


def lost_points(figure: Figure) -> Iterator[Reprint]:
    """The readings with a decimal point put back, the nearest first: 196万户 → 19.6万户, 1.96万户."""
    found = _DIGITS.search(figure.quote)
    digits = re.sub(r"\D", "", found[0]) if found else ""
    if not found or "." in figure.quote or len(digits) < 2:
        return
    for places in range(1, min(len(digits), 4)):
        whole, rest = digits[:-places], digits[-places:]
        # Nobody prints 23.0万人 or 100.5户.
        if rest.endswith("0") or (not figure.obs.unit_mult and figure.unit in WHOLE_UNITS):
            continue
        factor = Decimal(10) ** places
        low, high = bounds_of(figure.obs)
        text = figure.quote.replace(found[0], f"{whole}.{rest}", 1)
        yield Reprint(text, figure.value / factor, (low / factor, high / factor))


def subject(obs: Observation) -> str:
    """What a message calls a figure: its area and what it measures."""
    phrase = re.sub(r"^[“”\"'‘’\s]+|[“”\"'‘’\s]+$", "", obs.indicator_text)
    if phrase.count("“") != phrase.count("”"):
        phrase = re.sub("[“”]", "", phrase)
    phrase = phrase if len(phrase) <= 24 else (obs.indicator if len(obs.indicator) <= 24 else phrase[:24])
    name = obs.ref_area_name
    return phrase if phrase.startswith(name) else name + phrase


def quoted(figure: Figure) -> str:
    """A figure as printed, with the unit that only the head of its table tells: 106.9（万吨）."""
    return with_unit(figure.quote, figure.obs)


def with_unit(printed: str, obs: Observation) -> str:
    """What is printed, with its unit in brackets where that was understood and no word stands behind the number."""
    bare = any(name in obs.inferred for name in UNIT_SUFFIX) and printed[-1:].isdigit()
    return f"{printed}（{_POWERS.get(obs.unit_mult, '')}{obs.unit_measure}）" if bare else printed


def about(value: Decimal, unit: str = "", digits: int = 3) -> str:
    """A computed number in so many significant digits, with 万 and 亿 as officials write it."""
    size = abs(value)
    for power, word in ((8, "亿"), (4, "万")):
        if size >= Decimal(10) ** power:
            return _significant(value / Decimal(10) ** power, digits) + word + unit
    return _significant(value, digits) + unit


def each(value: Decimal, unit: str = "") -> str:
    """An average: two significant digits, but whole numbers in full (4.6元, 458元)."""
    return about(value, unit, 3 if abs(value) >= 100 else 2)


def added(figures: Sequence[Figure], like: Figure) -> str:
    """The sum of printed figures, exactly, with the magnitude of another (48.3万人)."""
    power = like.obs.unit_mult
    value = sum((figure.value for figure in figures), Decimal(0)) / Decimal(10) ** power
    word = {4: "万", 8: "亿", 12: "万亿"}.get(power, "")
    text = f"{value if word or not power else value * Decimal(10) ** power:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) + word + like.unit


def printed_like(value: Decimal, like: Figure) -> str:
    """A computed number with the magnitude, the decimals and the unit of a printed one (4.6人, 1440元)."""
    power = like.obs.unit_mult
    word = _POWERS.get(power, "")
    found = re.search(r"\.(\d+)", like.quote)
    places = len(found[1]) if found else (1 if word else 0)
    scaled = (value / Decimal(10) ** power if word else value).quantize(
        Decimal(1).scaleb(-places), ROUND_HALF_UP
    )
    text = f"{scaled:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) + word + like.unit.split("/")[0]


def rate(value: Decimal, like: Figure) -> str:
    """A computed percentage with the decimals of the printed one, at least one; without its sign."""
    found = re.search(r"\.(\d+)", like.quote)
    places = max(1, len(found[1]) if found else 0)
    text = f"{abs(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".") + "%"


def _significant(value: Decimal, digits: int) -> str:
    size = abs(value)
    if not size:
        return "0"
    places = max(0, digits - 1 - size.adjusted())
    rounded = value.quantize(Decimal(1).scaleb(-min(places, 4)), ROUND_HALF_UP)
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
