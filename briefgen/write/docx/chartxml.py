# mypy: allow-untyped-calls
"""The XML and the workbook of one native chart (the door to python-pptx, whose chart writer this uses).

Figures of one standing (sound, doubted, planned) form a series, so that Word users restyle each at once
and the legend names them; labels print what the source printed.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from lxml import etree
from pptx.chart.chart import Chart as NativeChart
from pptx.chart.data import CategoryChartData
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.util import Pt
from xlsxwriter import Workbook

from briefgen.model import Bar, Chart, Panel
from briefgen.write.docx.xml import A, C, R

# They differ in lightness, so that they stay apart in grey print.
TONES = ("35506B", "9FB2C3", "6B7F92")
_INK = "1A1A1A"
_SIZE = 9.5
_STANDINGS = (("sound", "实际"), ("doubted", "存疑"), ("target", "计划"))
_EPOCH = datetime(1980, 1, 1)


def tones(chart: Chart) -> dict[str, str]:
    """Two or three regions keep their tones through the panels; more share one tone."""
    labels = list(dict.fromkeys(bar.label for panel in chart.panels for bar in panel.bars))
    apart = len(labels) <= len(TONES) and len(chart.panels) > 1
    return {label: TONES[index if apart else 0] for index, label in enumerate(labels)}


def workbook(panel: Panel) -> bytes:
    """The workbook behind a chart: labels, one column a series, and the figures as printed."""
    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": _EPOCH})
    sheet = book.add_worksheet("Sheet1")
    series = _series(panel)
    for column, (name, values) in enumerate(series, 1):
        sheet.write_string(0, column, name)
        for row, value in enumerate(values, 1):
            if value is not None:
                sheet.write_number(row, column, float(value))
    sheet.write_string(0, len(series) + 1, "原文所印")
    for row, bar in enumerate(panel.bars, 1):
        sheet.write_string(row, 0, bar.label)
        sheet.write_string(row, len(series) + 1, bar.printed)
    book.close()
    return buffer.getvalue()


def chart_xml(panel: Panel, relation: str, colours: dict[str, str]) -> bytes:
    """The chart part of a panel; `relation` leads to its workbook."""
    line = panel.kind == "line"
    kind = XL_CHART_TYPE.LINE_MARKERS if line else XL_CHART_TYPE.BAR_CLUSTERED
    root = parse_xml(ChartXmlWriter(kind, _data(panel)).xml.encode())
    chart = NativeChart(root, None)
    _frame(chart, panel)
    _axes(chart, panel)
    if line:
        _line(chart, panel)
    else:
        _bars(chart, panel, colours)
    _fonts(root)
    _finish(root, relation)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _series(panel: Panel) -> list[tuple[str, list[Decimal | None]]]:
    """Name and values of each series; a line is one series, whatever its points are worth."""
    title = _title(panel)
    if panel.kind == "line":
        return [(title, [bar.value for bar in panel.bars])]
    found: list[tuple[str, list[Decimal | None]]] = []
    for standing, name in _STANDINGS:
        values = [bar.value if bar.status == standing else None for bar in panel.bars]
        if any(value is not None for value in values):
            found.append((name, values))
    return found if len(found) > 1 or found[0][0] != _STANDINGS[0][1] else [(title, found[0][1])]


def _title(panel: Panel) -> str:
    return f"{panel.title}（{panel.unit}）" if panel.unit else panel.title


def _data(panel: Panel) -> CategoryChartData:
    data = CategoryChartData()
    data.categories = [bar.label for bar in panel.bars]
    for name, values in _series(panel):
        data.add_series(name, [None if value is None else float(value) for value in values])
    return data


def _frame(chart: Any, panel: Panel) -> None:
    chart.has_title = True
    frame = chart.chart_title.text_frame
    frame.text = _title(panel)
    font = frame.paragraphs[0].runs[0].font
    font.size, font.bold = Pt(_SIZE), False
    chart.chart_title.include_in_layout = False
    chart.font.size = Pt(_SIZE)
    chart.font.color.rgb = RGBColor.from_string(_INK)
    legend = panel.kind == "bar" and any(bar.status != "sound" for bar in panel.bars)
    chart.has_legend = legend
    if legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False


def _axes(chart: Any, panel: Panel) -> None:
    values, names = chart.value_axis, chart.category_axis
    values.has_major_gridlines = False
    values.visible = False
    low = min([Decimal(0), *(bar.value for bar in panel.bars)])
    high = max([Decimal(0), *(bar.value for bar in panel.bars)])
    values.minimum_scale = float(low * Decimal("1.25"))
    values.maximum_scale = float(high * Decimal("1.35")) if high else 1.0
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.format.line.color.rgb = RGBColor.from_string(_INK)
    names.format.line.width = Pt(0.7)
    names.reverse_order = panel.kind == "bar"


def _bars(chart: Any, panel: Panel, colours: dict[str, str]) -> None:
    plot = chart.plots[0]
    plot.gap_width, plot.overlap, plot.vary_by_categories = 70, 100, False
    standings = [standing for standing, _ in _STANDINGS if any(bar.status == standing for bar in panel.bars)]
    for series, standing in zip(plot.series, standings, strict=True):
        series.invert_if_negative = False
        _fill(series.format, standing, TONES[0])
        for index, bar in enumerate(panel.bars):
            if bar.status != standing:
                continue
            if standing == "sound" and colours[bar.label] != TONES[0]:
                _fill(series.points[index].format, standing, colours[bar.label])
            _label(series.points[index], bar, XL_LABEL_POSITION.OUTSIDE_END)


def _line(chart: Any, panel: Panel) -> None:
    series = chart.plots[0].series[0]
    series.smooth = False
    series.format.line.color.rgb = RGBColor.from_string(TONES[0])
    series.format.line.width = Pt(1.4)
    _fill(series.marker.format, "sound", TONES[0])
    for index, bar in enumerate(panel.bars):
        if bar.status != "sound":
            _fill(series.points[index].marker.format, bar.status, TONES[0])
        _label(series.points[index], bar, XL_LABEL_POSITION.ABOVE)


def _fill(look: Any, standing: str, colour: str) -> None:
    """Solid where sound, hatched where doubted, hollow where planned."""
    tone, white = RGBColor.from_string(colour), RGBColor(255, 255, 255)
    if standing == "sound":
        look.fill.solid()
        look.fill.fore_color.rgb = tone
        return
    if standing == "doubted":
        look.fill.patterned()
        look.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        look.fill.fore_color.rgb, look.fill.back_color.rgb = tone, white
    else:
        look.fill.solid()
        look.fill.fore_color.rgb = white
    look.line.color.rgb = tone
    look.line.width = Pt(0.8)
    look.line.dash_style = MSO_LINE.SOLID


def _label(point: Any, bar: Bar, position: Any) -> None:
    label = point.data_label
    frame = label.text_frame
    frame.text = bar.printed
    frame.paragraphs[0].runs[0].font.size = Pt(_SIZE)
    label.position = position


def _fonts(root: Any) -> None:
    """Latin and Chinese fonts on every run: 黑体 for the title, 宋体 for the rest."""
    for tag in ("rPr", "defRPr"):
        for look in root.iter(f"{{{A}}}{tag}"):
            title = any(up.tag == f"{{{C}}}title" for up in look.iterancestors())
            for old in look.findall(f"{{{A}}}latin") + look.findall(f"{{{A}}}ea"):
                look.remove(old)
            place = sum(1 for child in look if etree.QName(child).localname in ("ln", "solidFill"))
            for kind, face in (("ea", "黑体" if title else "宋体"), ("latin", "Times New Roman")):
                font = etree.Element(f"{{{A}}}{kind}")
                font.set("typeface", face)
                look.insert(place, font)


def _finish(root: Any, relation: str) -> None:
    """Square corners, no frame, and the way to the workbook."""
    for axis in root.iter(f"{{{C}}}axId", f"{{{C}}}crossAx"):
        axis.set("val", axis.get("val").lstrip("-"))  # the schema wants them unsigned
    rounded = etree.Element(f"{{{C}}}roundedCorners")
    rounded.set("val", "0")
    root.insert(1, rounded)
    chart = root.find(f"{{{C}}}chart")
    bare = parse_xml(
        f'<c:spPr xmlns:c="{C}" xmlns:a="{A}"><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'.encode()
    )
    chart.addnext(bare)
    outside = etree.SubElement(root, f"{{{C}}}externalData")
    outside.set(f"{{{R}}}id", relation)
    update = etree.SubElement(outside, f"{{{C}}}autoUpdate")
    update.set("val", "0")
