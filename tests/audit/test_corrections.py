"""corrections.yaml: checked strictly, applied, shown, and reported where it matches nothing."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from audit.reading import catalogue, from_text

from briefgen.audit import apply, audit, correction_of, load_corrections
from briefgen.errors import BriefgenError
from briefgen.model import Document, Extraction

TEXT = """湖南省炎陵县工作情况

2022年，全县黄桃种植面积96万亩，总产量达7.8万吨。全县脱贫户3112户。全县监测户3112户。"""

ENTRY = """corrections:
  - document: peaches.txt
    quote: {quote}
    field: {field}
    value: {value}
    why: 与产量不符，经县农业农村局核实
    who: 王编辑
"""


def _corrections(folder: Path, **words: str) -> Path:
    path = folder / "corrections.yaml"
    path.write_text(
        ENTRY.format(**{"quote": "96万亩", "field": "value", "value": "9.6万亩", **words}), "utf-8"
    )
    return path


@pytest.fixture
def peaches(tmp_path: Path) -> tuple[Document, Extraction]:
    return from_text(tmp_path, "peaches.txt", TEXT)


def test_a_settled_figure_has_its_right_value_and_is_not_doubted(peaches: tuple, tmp_path: Path) -> None:
    document, extraction = peaches
    documents = {document.doc_id: document}
    assert [i.printed for i in audit([extraction], documents, catalogue())[0].issues] == ["96万亩"]
    corrections = load_corrections(_corrections(tmp_path), catalogue())
    done = apply([extraction], documents, corrections, catalogue())
    assert done.faults == ()
    (found,) = audit(done.extractions, documents, catalogue())
    assert found.issues == ()
    area = next(obs for obs in found.observations if obs.quote == "96万亩")
    assert (area.obs_value, area.unit_mult, area.unit_measure) == (Decimal(96000), 4, "亩")
    assert not area.suspect
    assert "王编辑" in correction_of(area)
    assert "9.6万亩" in correction_of(area)


def test_after_the_audit_it_takes_the_doubt_away(peaches: tuple, tmp_path: Path) -> None:
    document, extraction = peaches
    documents = {document.doc_id: document}
    audited = audit([extraction], documents, catalogue())
    corrections = load_corrections(_corrections(tmp_path), catalogue())
    (found,) = apply(audited, documents, corrections, catalogue()).extractions
    assert found.issues == ()
    assert not any(obs.suspect for obs in found.observations)


def test_a_confirmed_figure_is_not_doubted_again(peaches: tuple, tmp_path: Path) -> None:
    document, extraction = peaches
    documents = {document.doc_id: document}
    corrections = load_corrections(_corrections(tmp_path, value="96万亩"), catalogue())
    done = apply([extraction], documents, corrections, catalogue())
    (found,) = audit(done.extractions, documents, catalogue())
    assert found.issues == ()
    assert "核实无误" in correction_of(next(obs for obs in found.observations if obs.quote == "96万亩"))


@pytest.mark.parametrize(
    ("field", "value", "name", "right"),
    [
        ("region", "株洲市", "ref_area", "430200"),
        ("period", "2021", "time_period", "2021"),
        ("indicator", "桃园面积", "indicator_text", "桃园面积"),
        ("scenario", "target", "scenario", "target"),
    ],
)
def test_other_fields(peaches: tuple, tmp_path: Path, field: str, value: str, name: str, right: str) -> None:
    document, extraction = peaches
    corrections = load_corrections(_corrections(tmp_path, field=field, value=f'"{value}"'), catalogue())
    done = apply([extraction], {document.doc_id: document}, corrections, catalogue())
    area = next(obs for obs in done.extractions[0].observations if obs.quote == "96万亩")
    assert getattr(area, name) == right


@pytest.mark.parametrize(
    ("words", "message"),
    [({"quote": "88万亩"}, "holds no figure"), ({"quote": "3112户", "value": "3113户"}, "holds 2 figures")],
)
def test_what_matches_nothing_is_reported(peaches: tuple, tmp_path: Path, words: dict, message: str) -> None:
    document, extraction = peaches
    corrections = load_corrections(_corrections(tmp_path, **words), catalogue())
    done = apply([extraction], {document.doc_id: document}, corrections, catalogue())
    assert done.extractions == (extraction,)
    assert message in str(done.faults[0])
    assert "corrections.yaml:2" in str(done.faults[0])


def test_words_around_a_figure_say_which_one(peaches: tuple, tmp_path: Path) -> None:
    document, extraction = peaches
    corrections = load_corrections(_corrections(tmp_path, quote="监测户3112户", value="312户"), catalogue())
    done = apply([extraction], {document.doc_id: document}, corrections, catalogue())
    assert done.faults == ()
    assert [str(o.obs_value) for o in done.extractions[0].observations if o.quote == "3112户"] == [
        "3112",
        "312",
    ]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"value": "许多"}, "is no figure"),
        ({"field": "period", "value": "去年"}, "is no period"),
        ({"field": "region", "value": "某县"}, "is no single region"),
        ({"field": "scenario", "value": "maybe"}, "is not a scenario"),
        ({"field": "valeu"}, "Did you mean “value”"),
        ({"quote": '""'}, "the quote is empty"),
    ],
)
def test_faults_of_the_file_name_the_line_and_the_remedy(tmp_path: Path, words: dict, message: str) -> None:
    with pytest.raises(BriefgenError, match=message):
        load_corrections(_corrections(tmp_path, **words), catalogue())


def test_no_file_has_no_corrections(tmp_path: Path) -> None:
    assert load_corrections(tmp_path / "corrections.yaml", catalogue()) == ()


TABLE = """阜阳市粮食生产情况

各县情况见下表。

| 县 | 粮食总产量（万吨） |
|---|---|
| 颍上县 | 1225 |
| 太和县 | 121.9 |
"""


def test_a_value_without_a_unit_has_that_of_its_cell(tmp_path: Path) -> None:
    document, extraction = from_text(tmp_path, "grain.txt", TABLE)
    entry = _corrections(tmp_path, quote="'1225'", value="'122.5'")
    entry.write_text(entry.read_text("utf-8").replace("peaches", "grain"), "utf-8")
    done = apply([extraction], {document.doc_id: document}, load_corrections(entry, catalogue()), catalogue())
    assert done.faults == ()
    (obs,) = (obs for obs in done.extractions[0].observations if obs.quote == "1225")
    assert (obs.obs_value, obs.unit_measure, obs.printed) == (Decimal(1225000), "吨", "122.5")


def test_a_value_without_the_unit_that_is_printed_is_refused(peaches: tuple, tmp_path: Path) -> None:
    document, extraction = peaches
    corrections = load_corrections(_corrections(tmp_path, value="'9.6'"), catalogue())
    done = apply([extraction], {document.doc_id: document}, corrections, catalogue())
    assert "has no unit" in str(done.faults[0])
    assert done.extractions == (extraction,)
