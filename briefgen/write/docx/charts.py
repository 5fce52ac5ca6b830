"""Native charts: each panel is a Word chart of its own with its workbook, several stand side by side."""

from __future__ import annotations

from collections.abc import Callable

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from briefgen.errors import RenderError
from briefgen.model import Brief, Chart, Panel
from briefgen.write.docx import chartxml
from briefgen.write.docx.inline import Inline, paragraph
from briefgen.write.docx.xml import WP, A, C, Element, R, clean, parse, w

_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_EMU = 635  # a twip
_GAP = 200  # twips between two panels
_ACROSS = 3
# Twips: height of a line chart; of a bar chart without bars; of a bar, and of one among many.
_LINE, _BASE, _BAR, _DENSE, _MANY = 2900, 620, 400, 330, 8


def drawer(brief: Brief, document: Part, inline: Inline, breadth: int) -> Callable[[int], Element]:
    """A function that makes the paragraph of a chart by its number."""
    charts = {chart.number: chart for chart in brief.charts}
    count = 0

    def draw(number: int) -> Element:
        nonlocal count
        chart = charts.get(number)
        if chart is None:
            known = "、".join(map(str, charts)) or "none"
            raise RenderError(f"there is no chart {number}.", brief.id, f"Charts of this brief: {known}.")
        runs: list[Element] = []
        for index, panel in enumerate(chart.panels):
            count += 1
            if index and index % _ACROSS == 0:
                runs.append(w("r", w("br")))
            relation = _part(panel, document, count, chartxml.tones(chart))
            runs.append(_drawing(relation, count, _size(chart, panel, breadth), (chart, index)))
        return paragraph(inline.styles["Chart"], runs)

    return draw


def _part(panel: Panel, document: Part, number: int, tones: dict[str, str]) -> str:
    """Put the chart and its workbook into the package; give the relation of the document to it."""
    package = document.package
    book = Part(PackURI(f"/word/embeddings/chart{number}.xlsx"), _WORKBOOK, chartxml.workbook(panel), package)
    chart = Part(PackURI(f"/word/charts/chart{number}.xml"), _CHART, b"", package)
    chart._blob = chartxml.chart_xml(panel, chart.relate_to(book, RT.PACKAGE), tones)
    return str(document.relate_to(chart, RT.CHART))


def _size(chart: Chart, panel: Panel, breadth: int) -> tuple[int, int]:
    across = min(len(chart.panels), _ACROSS)
    width = (breadth - _GAP * (across - 1)) // across
    bars = max(len(other.bars) for other in chart.panels)
    key = 260 if any(bar.status != "sound" for bar in panel.bars) else 0
    height = _LINE if panel.kind == "line" else _BASE + bars * (_BAR if bars <= _MANY else _DENSE)
    return width * _EMU, (height + key) * _EMU


def _alt(chart: Chart, index: int) -> str:
    """The words of the whole chart on the first panel; each other panel says its own figures."""
    if index == 0:
        return chart.alt
    panel = chart.panels[index]
    return f"{panel.title}：" + "，".join(f"{bar.label}{bar.printed}{panel.unit}" for bar in panel.bars)


def _drawing(relation: str, number: int, size: tuple[int, int], place: tuple[Chart, int]) -> Element:
    chart, index = place
    drawing = parse(
        f'<wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{size[0]}" cy="{size[1]}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{C}">'
        f'<c:chart xmlns:c="{C}" xmlns:r="{R}" r:id="{relation}"/>'
        "</a:graphicData></a:graphic></wp:inline>"
    )
    properties = drawing.find(f"{{{WP}}}docPr")
    assert properties is not None
    properties.set("name", f"图{chart.number}-{index + 1}" if len(chart.panels) > 1 else f"图{chart.number}")
    properties.set("descr", clean(_alt(chart, index)))
    return w("r", w("drawing", drawing))
