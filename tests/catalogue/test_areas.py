"""Areas by code, name and year; their mentions in texts; the table against an independent one."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest
import yaml

from briefgen.catalogue.areas import Areas, load_areas
from briefgen.errors import SpecError

CASES = Path(__file__).parent / "areas"
OTHER_TABLE = Path(__file__).parents[3] / "shared" / "regions" / "areacodes.csv"


@pytest.fixture(scope="module")
def areas() -> Areas:
    return load_areas()


@pytest.mark.parametrize("case", yaml.safe_load((CASES / "find.yaml").read_text("utf-8")), ids=str)
def test_a_name_is_the_area_of_its_year(areas: Areas, case: dict) -> None:
    found = areas.find(case["name"], case.get("within", ""), case.get("year"))
    assert [f"{area.code} {area.name}" for area in found] == case["areas"]


@pytest.mark.parametrize("case", yaml.safe_load((CASES / "mentions.yaml").read_text("utf-8")), ids=str)
def test_names_of_areas_in_a_text_are_found_and_other_words_are_not(areas: Areas, case: dict) -> None:
    found = areas.mentions(case["text"], case.get("year", 2022))
    assert all(case["text"][m.start : m.end] == m.text for m in found)
    names = [m.text + (f"*{len(m.codes)}" if len(m.codes) > 1 else "") for m in found]
    assert names == case["found"].split()


def test_a_known_area_lets_a_risky_short_name_be_found_in_a_piece_of_text(areas: Areas) -> None:
    assert [m.text for m in areas.mentions("通山群众增收", 2022, known=("421200",))] == ["通山"]


def test_towns_are_found_inside_their_county_only(areas: Areas) -> None:
    text = "霞阳镇和十都镇的黄桃"
    assert [m.text for m in areas.towns_in(text, "430225")] == ["霞阳镇", "十都镇"]
    assert [m.text for m in areas.towns_in(text, "430200")] == ["霞阳镇", "十都镇"]
    assert areas.towns_in(text, "421200") == ()
    town = areas.get("430225100")
    assert town is not None
    assert [area.name for area in areas.path(town.code)] == ["湖南省", "株洲市", "炎陵县", "霞阳镇"]


def test_parents_children_and_levels(areas: Areas) -> None:
    assert "炎陵县" in [area.name for area in areas.children("430200")]
    assert "株洲市" in [area.name for area in areas.children("430000")]
    assert areas.within("430225", "430200")
    assert areas.within("430225", "430225")
    assert not areas.within("430225", "430100")
    assert areas.within("430225", "000000")
    assert areas.level("429021") == "county"
    assert [area.name for area in areas.path("429021")] == ["湖北省", "神农架林区"]
    assert [area.name for area in areas.path("110105")] == ["北京市", "朝阳区"]
    assert areas.get("999999") is None
    assert areas.level("") is None
    assert areas.current("431121") == "431181"


def test_a_users_zone_and_alias_join_the_table(tmp_path: Path) -> None:
    path = tmp_path / "areas.yaml"
    with pytest.raises(SpecError, match="430199"):
        load_areas(_written(tmp_path / "wrong.yaml", 'aliases: {宁城: "430199"}\n'))
    with pytest.raises(SpecError, match="4302ZZ"):
        load_areas(_written(tmp_path / "wrong.yaml", "areas:\n  - {code: 4302ZZ, name: 天易新城}\n"))
    path.write_text('aliases: {动力谷: "430200B"}\nareas:\n  - {code: 430200Z, name: 天易新城}\n', "utf-8")
    own = load_areas(path)
    assert [m.codes for m in own.mentions("天易新城和动力谷")] == [("430200Z",), ("430200B",)]
    assert own.within("430200Z", "430200")


def _written(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def test_searching_stays_linear_and_fast(areas: Areas) -> None:
    text = "咸宁市咸安区与通山、崇阳五县市农村居民人均可支配收入增长百分之九，会同有关部门推进工作。" * 250

    def took(times: int) -> float:
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            areas.mentions(text * times, 2022)
            best = min(best, time.process_time() - start)
        return best

    once = took(1)
    assert took(10) < 25 * max(once, 0.002)


@pytest.mark.skipif(not OTHER_TABLE.exists(), reason="the independent table is not here")
def test_the_table_agrees_with_an_independent_one(areas: Areas) -> None:
    rows = list(csv.DictReader(OTHER_TABLE.open(encoding="utf-8-sig")))
    now = {row["代码"]: row["名称"] for row in rows if row["状态"] == "在用"}
    assert {code: area.name for code in now if (area := areas.get(code))} == now
    lost = [row for row in rows if row["变更/弃用时间"] >= "2016" and not _known_before(areas, row)]
    assert lost == []


def _known_before(areas: Areas, row: dict[str, str]) -> bool:
    """Whether a name that ended is found as of two years before its end (if it was in use then)."""
    year = int(row["变更/弃用时间"]) - 2
    found = [area.code for area in areas.find(row["名称"], year=year)]
    return row["代码"] in found or int(row["启用时间"]) > year
