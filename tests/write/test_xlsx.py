"""The spreadsheet: real tables, typed cells, nothing that runs, the same bytes on every build."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from office import faults, rendered
from sample_briefs import ALL, WEEKLY

from briefgen.model import BriefTable, Column, Row
from briefgen.write import Rendered
from briefgen.write.xlsx import xlsx
from briefgen.write.xlsx.tables import flat

OBSERVATIONS = (
    "DOC_ID,START,REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MULT,QUOTE\n"
    'd,5,420000,2022,14705,0,14705元\nd,9,430000,2022,12.5,4,"=HYPERLINK(""x"")"\n'
)
ISSUES = "CODE,SEVERITY,MESSAGE\nmagnitude,warning,@疑丢失小数点\n"


def book(name: str) -> tuple[bytes, openpyxl.Workbook]:
    html = rendered(ALL[name])
    attached = (("observations.csv", OBSERVATIONS.encode("utf-8-sig")), ("issues.csv", ISSUES.encode()))
    content = xlsx(Rendered(html.brief, html.html, html.house, attached))
    return content, openpyxl.load_workbook(BytesIO(content))


@pytest.mark.parametrize("name", ALL)
def test_the_file_is_valid_and_repeats(name: str, tmp_path: Path) -> None:
    content, _ = book(name)
    path = tmp_path / "brief.xlsx"
    path.write_bytes(content)
    assert faults(path) == []
    assert content == book(name)[0]


def test_sheets_tables_filters_and_frozen_heads() -> None:
    _, read = book("weekly")
    assert read.sheetnames == ["比较表", "观测值", "存疑", "来源"]
    assert len(read["比较表"].tables) == len(WEEKLY.tables)
    for name in ("观测值", "存疑", "来源"):
        assert read[name].freeze_panes == "A2"
        (table,) = read[name].tables.values()
        assert table.autoFilter is not None
    assert read["来源"].max_row == len(WEEKLY.sources) + 1


def test_observations_are_typed_and_formulas_stay_text() -> None:
    _, read = book("weekly")
    first, second = list(read["观测值"].iter_rows(min_row=2))
    assert [cell.value for cell in first] == ["d", 5, "420000", "2022", 14705, 0, "14705元"]
    assert second[4].value == 12.5
    assert (second[6].value, second[6].data_type) == ('=HYPERLINK("x")', "s")
    assert read["存疑"]["C2"].data_type == "s"


@pytest.mark.parametrize(
    ("words", "unit", "value", "note"),
    [
        ("14705", "元", 14705, None),
        ("58.3", "万人次", 58.3, None),
        ("9.2〔存疑〕", "%", 9.2, "〔存疑〕"),
        ("577（因灾）", "户", 577, "（因灾）"),
        ("12.27亿元〔计划〕", "万元", 122700, "〔计划〕；印作“12.27亿元”"),
        ("1280家", "个", 1280, "印作“1280家”"),
        ("1280户", "个", "1280户", None),
        ("突破40", "亿元", 40, "印作“突破40”"),
        ("10余", "万人", 10, "印作“10余”"),
        ("—", "元", "—", None),
        ("（262笔）", "户", "（262笔）", None),
        ("3～5", "万元", "3～5", None),
        ("-1.2", "%", -1.2, None),
        ("=1+1", "元", "=1+1", None),
    ],
)
def test_cells_are_numbers_where_they_hold_one(
    words: str, unit: str, value: object, note: str | None
) -> None:
    row = Row("指标", unit, ((words,),))
    heads, rows = flat(BriefTable(1, "表", (Column("", "甲县"),), (row,)))
    assert rows[0][2] == value
    assert (rows[0][3] if len(heads) > 3 else None) == note
