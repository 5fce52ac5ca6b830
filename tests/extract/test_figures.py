"""Regression cases as data: one file a subject, one line a construction, with what must not be found."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.catalogue import load_catalogue
from briefgen.extract import Figure, extract
from briefgen.read import make_document

CATALOGUE = load_catalogue()
CASES = Path(__file__).parent / "cases"


def figures(text: str) -> tuple[Figure, ...]:
    return extract(make_document("a.txt", text), CATALOGUE).figures


def cases(name: str) -> list[Any]:
    return list(yaml.safe_load((CASES / name).read_text(encoding="utf-8")))


@pytest.mark.parametrize("case", cases("quantities.yaml"), ids=lambda case: case["text"][:24])
def test_quantities_are_read_as_printed(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [
        [
            text[q.start : q.end],
            q.value,
            q.unit,
            q.qualifier,
            *([q.value_to] if q.value_to is not None else []),
        ]
        for q in (figure.quantity for figure in figures(text))
    ]
    wanted = [
        [str(quote), Decimal(value), unit, qualifier, *map(Decimal, rest)]
        for quote, value, unit, qualifier, *rest in case["figures"]
    ]
    assert found == wanted


@pytest.mark.parametrize("case", cases("phrases.yaml"), ids=lambda case: case["text"][:24])
def test_phrases_say_what_is_measured(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [(text[f.quantity.start : f.quantity.end], f.phrase, f.transformation) for f in figures(text)]
    assert found == [tuple(figure[:3]) for figure in case["figures"]]


@pytest.mark.parametrize("unit", CATALOGUE.units.units.values(), ids=lambda unit: unit.unit)
def test_every_unit_reads_its_examples(unit: Any) -> None:
    assert unit.examples
    for example in unit.examples:
        found = [figure.quantity for figure in figures(f"指标{example}。")]
        assert [(q.unit, q.end - q.start) for q in found] == [(unit.unit, len(example))]


NUMBERS = st.one_of(
    st.integers(0, 10**9).map(str),
    st.decimals(0, 10**6, places=2).map(str),
    st.integers(1000, 10**9).map(lambda n: f"{n:,}"),
)


@settings(max_examples=200, deadline=None)
@given(
    NUMBERS, st.sampled_from(["", "万", "亿", "千万"]), st.sampled_from(["元", "吨", "亩", "人次", "公里"])
)
def test_any_number_is_read_back_exactly(number: str, magnitude: str, unit: str) -> None:
    text = f"全年总量达到{number}{magnitude}{unit}。"
    (figure,) = figures(text)
    power = {"": 0, "万": 4, "亿": 8, "千万": 7}[magnitude]
    assert figure.quantity.value == Decimal(number.replace(",", "")).scaleb(power)
    assert text[figure.quantity.start : figure.quantity.end] == f"{number}{magnitude}{unit}"


@settings(max_examples=200, deadline=None)
@given(
    st.text(
        alphabet="全市县年月日增长达到粮食0123456789.,，。万亿元亩%个户人“”《》（）\n 近约余多", max_size=80
    )
)
def test_places_always_lie_in_the_text(text: str) -> None:
    for figure in figures(text):
        quantity = figure.quantity
        assert 0 <= quantity.outer_start <= quantity.start < quantity.end <= quantity.outer_end <= len(text)
