"""What context gives: area, period and scenario, case by case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from briefgen.catalogue import load_catalogue
from briefgen.extract import extract
from briefgen.read import make_document
from briefgen.read.about import About
from briefgen.resolve import resolve

CATALOGUE = load_catalogue()
CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_context_gives_area_period_and_scenario(case: dict[str, Any]) -> None:
    about = About(**{key: str(value) for key, value in case["about"].items()})
    document = make_document("a.txt", case["text"], about)
    found = resolve(document, extract(document, CATALOGUE), CATALOGUE).observations
    assert [[o.quote, o.ref_area_name, o.time_period, o.scenario] for o in found] == case["figures"]
    if "scopes" in case:
        assert {o.quote: o.scope for o in found if o.scope} == case["scopes"]
    if "indicators" in case:
        assert [o.indicator for o in found] == case["indicators"]
    if "bases" in case:
        assert {o.quote: o.base_period for o in found if o.base_period} == case["bases"]


def test_what_came_from_context_is_named() -> None:
    document = make_document(
        "a.txt", "2022年，全市新建学校12所，改造危房35户。\n", About(region="株洲市", date="2023")
    )
    first, second = resolve(document, extract(document, CATALOGUE), CATALOGUE).observations
    assert "time_period" in first.inferred
    assert second.ref_area_name == "株洲市"
    assert set(second.inferred) >= {"ref_area", "time_period"}
    assert {name for name, _ in second.trace} >= {"indicator", "ref_area", "time_period", "scenario"}


def test_figures_and_measures_call_a_place_alike() -> None:
    """Both by the name that it had when the text was written."""
    text = "2007年，苍山县出台《苍山县大蒜产业扶持办法》，大蒜种植面积27万亩。\n"
    document = make_document("a.txt", text, About(date="2008-01-05"))
    found = resolve(document, extract(document, CATALOGUE), CATALOGUE)
    assert {one.ref_area_name for one in (*found.observations, *found.measures)} == {"苍山县"}
    assert found.observations
    assert found.measures


def test_a_measure_is_called_as_its_source_prints_it() -> None:
    """The view reads ＋ as +; the name keeps the sign of the source."""
    for sign in "＋+":
        text = f"全县推行“村集体{sign}合作社”带地入社机制，入社土地46万亩。\n"
        document = make_document("a.txt", text, About(region="株洲市", date="2023"))
        (measure,) = resolve(document, extract(document, CATALOGUE), CATALOGUE).measures
        assert f"村集体{sign}合作社" in measure.name


def test_a_measure_that_is_only_planned_is_told_from_one_that_goes_on() -> None:
    text = (
        "阜阳市粮食生产通报\n一、工作情况\n\n全市开展“春雷”行动，检查门店412家。\n\n二、2024年目标任务\n\n"
        "实施“丰收”行动，力争亩产450公斤。继续实施“春雷”行动。制定《单产提升方案》。落实《耕地保护条例》。\n"
    )
    document = make_document("a.txt", text, About(region="阜阳市", date="2024-01"))
    found = resolve(document, extract(document, CATALOGUE), CATALOGUE).measures
    planned = {one.name: one.scenario == "target" for one in found}
    assert planned == {"春雷行动": False, "丰收行动": True, "单产提升方案": True, "耕地保护条例": False}
