"""Quantities of other forms than number and unit: 百分之十二点三, 三分之二, 七成, 一半, 翻一番, 2.1:1, 3亿4000万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from briefgen.catalogue.units import Units
from briefgen.extract.numerals import ARABIC, CHINESE, arabic, chinese, fraction, magnitude, number, scaled
from briefgen.extract.qualifiers import Quantity, in_currency, qualified

_PERCENT = re.compile(rf"百分之(?P<num>{ARABIC}|{CHINESE})")
_FRACTION = re.compile(
    r"(?P<below>\d+|[二三四五六七八九十百千万]+)分之(?P<above>\d+|[一二三四五六七八九十百]+)(?!策)"
)
_SLASHED = re.compile(r"(?<![\d/])(?P<above>\d)/(?P<below>\d{1,2})(?![\d/年月万])")
_TENTHS = re.compile(
    r"(?P<num>[一二两三四五六七八九])\u2060*成(?P<part>[一二三四五六七八九半])?(?=[，。；、）的以左多上和与及\n]|$|户|群众|人|提高|上升|下降|[升降增减扩提]|[一-鿿]{0,2}农(?![村业药机田]))"
    r"|(?<=[近逾])(?P<hedged>[一二三四五六七八九])成(?=[一-鿿]{2})"
)
_HALF = re.compile("(?:(?<=[的占近超过达有])|(?<=占全[国省市县区州]))一半(?=[，。；、以左多]|$)")
_DOUBLING = re.compile(r"翻(?:了)?(?P<num>[一二两三四五\d])番")
_HUNDRED_MILLIONS = re.compile(r"(?P<num>\d+(?:\.\d+)?)多?个亿(?!元?以上)(?:元)?")
"""总投资约2个亿"""
_COMPOUND = re.compile(
    r"(?<![\d.])(?P<high>\d{1,4})(?P<of>[亿万千])(?P<low>\d,\d{3}|\d{1,4})(?P<mag>[千百]?万|[千百]|(?<=[万亿]\d{4})|(?<=[万亿]\d,\d{3}))(?P<more>[多余])?"
    "(?P<unit>元|人次|人|名|个|家|处|户|亩|吨|公吨|公斤|斤|件|只|头|羽|株|棵|公顷|公里|米|套|台|辆|册|枚|箱|立方米|平方米)"
)
"""3亿4000万元, 5亿9,310万元, 1万5千人, 1万1,306件"""
_PER_HUNDRED = re.compile(r"(?<=比[为是])\d{2,3}(?:\.\d+)? ?[:：] ?100(?![\d.])")
"""男女性别比为105.23:100"""
_RATIO = re.compile(
    r"(?<=[为至到成的比是])(?:(?P<num>\d+(?:\.\d+)?) ?[:：] ?1|1 ?[:：] ?(?P<of_one>\d+(?:\.\d+)?))(?![\d.:：])"
)


def find(view: str, units: Units) -> Iterator[Quantity]:
    """All of them, form after form."""
    for match in _PERCENT.finditer(view):
        value = number(match["num"])
        if value is not None:
            yield qualified(view, Quantity(*match.span(), value, "%"))
    fractions = (_FRACTION, _SLASHED) if "分之" in view else (_SLASHED,)
    for match in chain.from_iterable(pattern.finditer(view) for pattern in fractions):
        share = fraction(match["below"], match["above"])
        if share is not None and share <= 100:
            yield qualified(
                view, Quantity(*match.span(), share.quantize(Decimal("0.0001")), "%", form="fraction")
            )
    for match in _TENTHS.finditer(view):
        value = (chinese(match["num"] or match["hedged"]) or Decimal(0)) * 10
        if match["part"]:
            value += 5 if match["part"] == "半" else (chinese(match["part"]) or Decimal(0))
        yield qualified(view, Quantity(*match.span(), value, "%", form="fraction"))
    for match in _HALF.finditer(view):
        yield qualified(view, Quantity(*match.span(), Decimal(50), "%", form="fraction"))
    for match in _DOUBLING.finditer(view):
        times = number(match["num"]) or Decimal(1)
        yield qualified(view, Quantity(*match.span(), Decimal(2) ** int(times), "倍", form="times"))
    for match in _HUNDRED_MILLIONS.finditer(view):
        value = scaled(arabic(match["num"]), 8)
        yield qualified(view, Quantity(match.start(), match.end(), value, "元", unit_mult=8))
    for match in _COMPOUND.finditer(view):
        low = scaled(arabic(match["low"]), magnitude(match["mag"]))
        value = scaled(arabic(match["high"]), magnitude(match["of"])) + low
        unit = units.spellings.get(match["unit"], match["unit"])
        quantity = Quantity(*match.span(), value, unit, unit_mult=magnitude(match["mag"]))
        yield in_currency(view, qualified(view, quantity, bool(match["more"])))
    for match in _PER_HUNDRED.finditer(view):
        yield Quantity(*match.span(), arabic(re.split("[ :：]", match[0])[0]), "%")
    for match in _RATIO.finditer(view):
        value = Decimal(match["num"] or match["of_one"])
        yield qualified(view, Quantity(*match.span(), value, "倍", form="times"))
