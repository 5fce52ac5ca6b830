"""Charts in Word: native, with their workbook, labelled as printed, doubts hatched and plans hollow."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import openpyxl
from lxml import etree
from office import names, part, word
from sample_briefs import TWENTY, WEEKLY

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def charts(content: bytes) -> list[etree._Element]:
    found = sorted(name for name in names(content) if name.startswith("word/charts/chart"))
    return [part(content, name) for name in found]


def test_each_panel_is_a_chart_with_its_labels_as_printed() -> None:
    drawn = charts(word("weekly"))
    panels = WEEKLY.charts[0].panels
    assert len(drawn) == len(panels)
    for chart, panel in zip(drawn, panels, strict=True):
        labels = ["".join(label.itertext(f"{A}t")) for label in chart.iter(f"{C}dLbl")]
        assert labels == [bar.printed for bar in panel.bars]
        assert [c.text for c in chart.find(f".//{C}cat").iter(f"{C}v")] == [bar.label for bar in panel.bars]


def test_standings_are_series_that_a_legend_names() -> None:
    bars, line = charts(word("twenty"))
    series = {"".join(s.find(f"{C}tx").itertext(f"{C}v")): s for s in bars.iter(f"{C}ser")}
    assert list(series) == ["实际", "存疑", "计划"]
    assert series["存疑"].find(f"{C}spPr/{A}pattFill") is not None
    assert series["计划"].find(f"{C}spPr/{A}solidFill/{A}srgbClr").get("val") == "FFFFFF"
    assert bars.find(f".//{C}legend") is not None
    assert line.find(f".//{C}lineChart") is not None
    assert line.find(f".//{C}legend") is None


def test_the_workbook_holds_the_figures_and_what_was_printed() -> None:
    content = word("twenty")
    with ZipFile(BytesIO(content)) as archive:
        book = openpyxl.load_workbook(BytesIO(archive.read("word/embeddings/chart1.xlsx")))
    rows = list(book.active.iter_rows(values_only=True))
    assert rows[0] == (None, "实际", "存疑", "计划", "原文所印")
    bars = TWENTY.charts[0].panels[0].bars
    assert [row[0] for row in rows[1:]] == [bar.label for bar in bars]
    assert [next(v for v in row[1:4] if v is not None) for row in rows[1:]] == [bar.value for bar in bars]
    assert [row[4] for row in rows[1:]] == [bar.printed for bar in bars]
