"""Ratios, shares and averages from printed figures, rounded half up as GB/T 15835 prints them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

_LEAST_RATIO = Decimal("1.2")
_NEAR = Decimal("0.02")


def ratio(larger: Decimal, smaller: Decimal) -> str:
    """How many times, to one decimal; empty below 1.2, where “times” says nothing."""
    if smaller <= 0 or larger / smaller < _LEAST_RATIO:
        return ""
    return trimmed(rounded(larger / smaller, 1))


def share(part: Decimal, whole: Decimal) -> str:
    """Per cent of the whole, to one decimal."""
    return trimmed(rounded(part / whole * 100, 1)) if whole > 0 else ""


def near(a: Decimal, b: Decimal) -> bool:
    """Are two figures less than two per cent apart?"""
    return abs(a - b) < _NEAR * max(abs(a), abs(b))


def rounded(value: Decimal, digits: int) -> Decimal:
    """The value with so many decimals, half up."""
    return value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def trimmed(value: Decimal) -> str:
    """Without zeros that nobody measured: 4.0 → 4."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount(value: Decimal, unit: str) -> str:
    """A computed average with its magnitude, to three figures: 4.04万元, 11人, 813公斤."""
    for power, word in ((8, "亿"), (4, "万")):
        if abs(value) >= Decimal(10) ** power and unit == "元":
            return f"{_significant(value.scaleb(-power))}{word}{unit}"
    if unit in ("人", "户", "个", "家"):
        return f"{rounded(value, 0 if value >= 10 else 1).normalize():f}{unit}"
    return f"{_significant(value)}{unit}"


def _significant(value: Decimal, figures: int = 3) -> str:
    digits = max(0, figures - 1 - value.adjusted()) if value else 0
    return trimmed(rounded(value, digits))


def count_word(number: int) -> str:
    """两, 三 … 十, then digits: how many regions a sentence speaks of."""
    words = "零一两三四五六七八九十"
    return words[number] if number < len(words) else str(number)


def difference(a: Decimal, b: Decimal) -> str:
    """The gap between two figures in the digits of the finer one."""
    digits = max(0, -int(a.as_tuple().exponent), -int(b.as_tuple().exponent))
    return trimmed(rounded(abs(a - b), digits))
