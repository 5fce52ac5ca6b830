"""What lines up, what is ranked, and what is only shown, from `cases/*.yaml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from sample_figures import catalogue, material

from briefgen.compare import Comparison, averaged, compare, similar, year_of

_CASES = [
    pytest.param(case, id=case["name"])
    for path in sorted((Path(__file__).parent / "cases").glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]


def lined_up(case: dict[str, Any]) -> tuple[Comparison, ...]:
    documents, extractions = material(case["documents"])
    return compare([o for e in extractions for o in e.observations], catalogue(), documents)


@pytest.mark.parametrize("case", _CASES)
def test_rows(case: dict[str, Any]) -> None:
    """Each expected row has its groups, parts and differences, and no other row is comparable."""
    rows = lined_up(case)
    expected = case["rows"]
    for want in expected:
        row = next(r for r in rows if r.indicator == want["indicator"] and r.axis == want.get("axis", "area"))
        groups = [[member.ref_area_name for member in group.members] for group in row.groups]
        assert groups == want.get("groups", [])
        assert [[a.ref_area_name, b.ref_area_name] for a, b in row.parts] == want.get("parts", [])
        assert list(row.differs) == want.get("differs", [])
        if "ranked" in want:
            assert [group.one_level for group in row.groups] == want["ranked"]
    named = {(want["indicator"], want.get("axis", "area")) for want in expected}
    assert not [row for row in rows if row.comparable and (row.indicator, row.axis) not in named]


def test_people_households_and_occurrences_never_share_a_row() -> None:
    """人, 人次 and 户 are rows of their own even under one indicator."""
    text = "贵州省资助学生3万人，云南省资助学生5万人次，四川省资助学生2万户。"
    figures = [
        {"at": at, "area": area, "indicator": "资助学生", "period": 2022}
        for at, area in (("3万人", "贵州省"), ("5万人次", "云南省"), ("2万户", "四川省"))
    ]
    rows = lined_up({"documents": [{"text": text, "figures": figures}]})
    assert sorted(row.dimension for row in rows) == ["household", "person", "person_time"]


def test_an_empty_input_gives_no_rows() -> None:
    """Nothing in, nothing out."""
    assert compare([], catalogue(), {}) == ()


@pytest.mark.parametrize(
    ("period", "year"),
    [("2022", "2022"), ("2022-01/2022-10", "2022"), ("2016/2020", "2020"), ("2022-07-31", "2022"), ("", "")],
)
def test_year_of_a_period(period: str, year: str) -> None:
    """The year in which a period ends."""
    assert year_of(period) == year


def test_similar_phrases() -> None:
    """The same words in another order are near, other words are not."""
    assert similar("资助贫困学生", "贫困学生资助") > 0.5
    assert similar("公路里程", "脱贫人口") == 0
    assert similar("", "") == 0


def test_averages_are_told_by_their_words() -> None:
    """An average that no catalogue entry covers is known by its name."""
    documents, extractions = material(
        [
            {
                "text": "贵州省生均藏书量31册，藏书600万册。",
                "figures": [
                    {"at": "31册", "area": "贵州省", "indicator": "生均藏书量"},
                    {"at": "600万册", "area": "贵州省", "indicator": "藏书"},
                ],
            }
        ]
    )
    assert documents
    assert [averaged(o, catalogue()) for o in extractions[0].observations] == [True, False]
