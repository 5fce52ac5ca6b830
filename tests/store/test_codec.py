"""Whatever the model holds comes back from its JSON as it was."""

from __future__ import annotations

import datetime
from dataclasses import fields, is_dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen import model
from briefgen.model import Brief, Document, Extraction, Issue
from briefgen.store import IssueNumber
from briefgen.store.codec import from_json, to_json

SHAPES = [
    shape
    for shape in vars(model).values()
    if isinstance(shape, type) and is_dataclass(shape) and shape not in (Brief,)
]
st.register_type_strategy(datetime.date, st.dates())
st.register_type_strategy(model.Decimal, st.decimals(allow_nan=False))
st.register_type_strategy(int, st.integers(-(10**12), 10**12))
st.register_type_strategy(str, st.text(max_size=12))


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_every_type_of_the_model_round_trips(shape: type) -> None:
    @settings(max_examples=8, deadline=None)
    @given(st.builds(shape))
    def check(value: object) -> None:
        again = from_json(to_json(value), shape)
        assert to_json(again) == to_json(value)
        assert again == value

    check()


@given(st.builds(IssueNumber))
def test_numbers_round_trip(value: IssueNumber) -> None:
    assert from_json(to_json(value), IssueNumber) == value


@pytest.mark.parametrize("text", ["0", "14705", "1E+8", "0.30", "-0", "12345678901234567890.123"])
def test_decimals_keep_every_digit(text: str) -> None:
    bar = model.Bar("湖南省", model.Decimal(text), text)
    assert str(from_json(to_json(bar), model.Bar).value) == text


def test_a_whole_brief_round_trips() -> None:
    cited: model.Rich = ("增长14%", model.Cite(3), "，", model.Note("a"))
    part = model.Part("一、要点", (cited, ("平文",)), numbered=True)
    empty = model.Part("", ())
    head = model.Head("简报", 1, 1, "信息组", "2026-01-05")
    table = model.BriefTable(1, "表", (model.Column("省级", "湖南省"),), (model.Row("收入", "元", (cited,)),))
    source = model.BriefSource(1, ("同", model.Cite(1)), "原文", "a", 0, 2)
    brief = Brief("weekly", "题", head, "", None, part, (), (table,), empty, empty, empty, (source,), "说明")
    assert from_json(to_json(brief), Brief) == brief
    assert from_json(to_json(Brief(**{**_dict(brief), "news": part})), Brief).news == part


def _dict(value: Brief) -> dict[str, object]:
    return {field.name: getattr(value, field.name) for field in fields(value)}


def test_what_a_newer_version_added_is_ignored_and_what_is_missing_takes_its_default() -> None:
    text = '{"~":"Issue","code":"sum","severity":"error","message":"不符","places":[],"colour":"red"}'
    assert from_json(text, Issue) == Issue("sum", "error", "不符", ())


@pytest.mark.parametrize("text", ['{"~":"Extraction"}', '{"doc_id":"a","observations":[1]}', "[]", "{"])
def test_what_is_no_record_is_refused(text: str) -> None:
    with pytest.raises((ValueError, TypeError, KeyError, AttributeError)):
        from_json(text, Extraction)


def test_defaults_are_left_out() -> None:
    assert to_json(Document("a", "a.txt", "0", "文", "文", ())).count(":") == 7
