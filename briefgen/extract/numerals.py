"""Numerals: what a printed number means. Arabic, full Chinese (三千五百), fractions, 成, 折, 百分之.

Everything here works on the reading view: simplified, half-width. U+2060 stands for a line break inside
a number and is read as nothing.
"""

from __future__ import annotations

import re
from decimal import Decimal

JOIN = "\u2060"
"""A line break inside a sentence, read as nothing."""

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "○": 0}
_NEIGHBOURS = re.compile(
    "(?<![一二两三四五六七八九零〇])(?P<first>[一二两三四五六七八])(?P<second>[二三四五六七八九])(?![一二三四五六七八九零〇])"
)
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = frozenset("万亿")
MAGNITUDES = {"十": 1, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "十亿": 9, "百亿": 10,
              "千亿": 11, "万亿": 12}  # fmt: skip
"""Powers of ten of the magnitudes that stand behind a number."""

ARABIC = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d{{1,3}}(?: \d{{3}})+(?![\d.])|(?<=[一-鿿])\d{{1,3}}(?: \d{{3}})+(?=\.\d+[一-鿿])|\d(?:{JOIN}*\d)*)(?:{JOIN}*\.{JOIN}*\d(?:{JOIN}*\d)*)?"
"""A pattern for an Arabic number, with separators for thousands and line breaks inside."""

CHINESE = "[零〇一二两三四五六七八九十百千]+(?:[万亿][零〇一二两三四五六七八九十百千]+)*(?:点[零〇一二三四五六七八九]+)?"
"""A pattern for a number in Chinese numerals, without its last magnitude."""


def arabic(text: str) -> Decimal:
    """The value of a text that `ARABIC` matches."""
    return Decimal(re.sub(rf"[, {JOIN}]", "", text))


def chinese(text: str) -> Decimal | None:
    """The value of a number in Chinese numerals (三千五百 3500, 十二点三 12.3, 二〇二二 2022), else None."""
    whole, _, part = text.partition("点")
    value = _chinese_whole(whole)
    if value is None or (part and any(c not in _DIGITS for c in part)):
        return None
    return Decimal(f"{value}.{''.join(str(_DIGITS[c]) for c in part)}") if part else Decimal(value)


def chinese_range(text: str) -> tuple[Decimal, Decimal] | None:
    """The two ends of 四五千 (4000, 5000) and 十七八 (17, 18): neighbours in one place; else None."""
    for match in _NEIGHBOURS.finditer(text):
        first, second = match["first"], match["second"]
        if _DIGITS[second] == _DIGITS[first] + 1:
            before, after = text[: match.start()], text[match.end() :]
            low, high = chinese(before + first + after), chinese(before + second + after)
            return (low, high) if low is not None and high is not None else None
    return None


def _chinese_whole(text: str) -> int | None:
    if not text:
        return None
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total = section = digit = 0
    for c in text:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in _SMALL:
            section += (digit or (1 if not section else 0)) * _SMALL[c]
            digit = 0
        elif c in _LARGE:
            # 四十九亿三千万: 万 counts its own part, 亿 (also in 万亿) all before it
            total = total + (section + digit) * 10**4 if c == "万" else (total + section + digit) * 10**8
            section = digit = 0
        else:
            return None
    return total + section + digit


def magnitude(text: str) -> int:
    """The power of ten of a printed magnitude (万 4, 千万 7); 0 for none."""
    return MAGNITUDES.get(text, 0)


def scaled(value: Decimal, power: int) -> Decimal:
    """`value` × 10^`power`, written without an exponent."""
    product = value.scaleb(power)
    return product.quantize(Decimal(1)) if product == product.to_integral_value() else product


def fraction(denominator: str, numerator: str) -> Decimal | None:
    """A printed fraction (三分之二) as a share in %, else None."""
    below, above = number(denominator), number(numerator)
    return None if not below or above is None else above * 100 / below


def number(text: str) -> Decimal | None:
    """The value of a number in Arabic or in Chinese numerals, else None."""
    if text[:1].isdigit():
        return arabic(text)
    if text.endswith(("百", "千", "万")) and len(text) == 1:
        return Decimal(10) ** magnitude(text)
    return chinese(text)
