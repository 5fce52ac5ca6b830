"""Where the marks of a chart lie: geometry for `chart.svg.j2`, which decides how they look.

Lengths are points; a chart is as wide as the type area. Bars begin at zero and keep their order; a
region has the same tone in every panel.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from briefgen.model import Bar, Chart, Panel
from briefgen.render.measure import width_in_em

WIDTH = 442.0  # 156 mm
FONT = 9.5
_TITLE = 20.0
_PITCH, _CLOSE = 19.0, 14.5  # from bar to bar; close where there are many
_MANY = 8
_THICK = 0.58  # of the pitch
_GAP = 22.0
_LINE_HEIGHT = 104.0
_A_ROW = 3  # panels side by side


@dataclass(frozen=True, slots=True)
class Mark:
    """One value: a bar (x, y, width, height) or a point of a line (x, y); its label and its figure."""

    x: float
    y: float
    width: float
    height: float
    tone: int
    status: Literal["sound", "doubted", "target"]
    label: str
    label_x: float
    label_y: float
    printed: str
    value_x: float
    value_y: float
    anchor: Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class PanelView:
    """One panel at its place: heading, zero line (x1, y1, x2, y2) and marks."""

    x: float
    y: float
    title: str
    kind: Literal["bar", "line"]
    zero: tuple[float, float, float, float]
    marks: tuple[Mark, ...]

    @property
    def path(self) -> str:
        """The points of a line as SVG wants them."""
        return " ".join(f"{mark.x:g},{mark.y:g}" for mark in self.marks)


@dataclass(frozen=True, slots=True)
class ChartView:
    """A whole chart; `statuses` says which keys the legend needs."""

    number: int
    width: float
    height: float
    font: float
    alt: str
    panels: tuple[PanelView, ...]
    statuses: tuple[str, ...]


def view(chart: Chart) -> ChartView:
    """Lay out the panels of a chart side by side, three to a row at most."""
    across = min(len(chart.panels), _A_ROW) or 1
    width = (WIDTH - _GAP * (across - 1)) / across
    tones = _tones(chart)
    panels: list[PanelView] = []
    top = 0.0
    for start in range(0, len(chart.panels), across):
        row = chart.panels[start : start + across]
        for column, panel in enumerate(row):
            panels.append(_panel(panel, (column * (width + _GAP), top), width, tones))
        top += max(_height(panel) for panel in row)
    found = {bar.status for panel in chart.panels for bar in panel.bars}
    statuses = tuple(status for status in ("doubted", "target") if status in found)
    height = top + (_PITCH if statuses else 0.0)
    return ChartView(chart.number, WIDTH, round(height, 1), FONT, chart.alt, tuple(panels), statuses)


def _tones(chart: Chart) -> dict[str, int]:
    """Two or three regions keep their tones through the panels; more share one tone."""
    labels = list(dict.fromkeys(bar.label for panel in chart.panels for bar in panel.bars))
    return {
        label: index if len(labels) <= 3 and len(chart.panels) > 1 else 0
        for index, label in enumerate(labels)
    }


def _height(panel: Panel) -> float:
    return _TITLE + (
        _LINE_HEIGHT + _PITCH if panel.kind == "line" else len(panel.bars) * _pitch(panel.bars) + 6
    )


def _pitch(bars: tuple[Bar, ...]) -> float:
    return _CLOSE if len(bars) > _MANY else _PITCH


def _panel(panel: Panel, place: tuple[float, float], width: float, tones: dict[str, int]) -> PanelView:
    title = f"{panel.title}（{panel.unit}）" if panel.unit else panel.title
    draw = _line if panel.kind == "line" else _bars
    marks, zero = draw(panel.bars, width, tones)
    return PanelView(round(place[0], 1), round(place[1], 1), title, panel.kind, zero, marks)


def _bars(
    bars: tuple[Bar, ...], width: float, tones: dict[str, int]
) -> tuple[tuple[Mark, ...], tuple[float, float, float, float]]:
    label = max((width_in_em(bar.label) for bar in bars), default=0.0) * FONT + 6
    value = max((width_in_em(bar.printed) for bar in bars), default=0.0) * FONT + 6
    low = min([Decimal(0), *(bar.value for bar in bars)])
    high = max([Decimal(0), *(bar.value for bar in bars)])
    left = label + (value if low < 0 else 0.0)
    room = max(width - left - (value if high > 0 else 0.0), 20.0)
    scale = room / float(high - low or 1)
    zero = left - float(low) * scale
    pitch = _pitch(bars)
    marks = tuple(
        _bar(bar, ((index + 0.5) * pitch, round(pitch * _THICK, 1)), zero, scale, tones[bar.label])
        for index, bar in enumerate(bars)
    )
    return marks, (round(zero, 1), _TITLE - 2, round(zero, 1), _TITLE + len(bars) * _pitch(bars) + 2)


def _bar(bar: Bar, at: tuple[float, float], zero: float, scale: float, tone: int) -> Mark:
    length = abs(float(bar.value)) * scale
    middle, thick = at
    y = _TITLE + middle - thick / 2
    base = _TITLE + middle + FONT * 0.36
    back = bar.value < 0
    end = zero - length if back else zero + length
    return Mark(
        x=round(min(zero, end), 1),
        y=round(y, 1),
        width=round(length, 1),
        height=thick,
        tone=tone,
        status=bar.status,
        label=bar.label,
        label_x=0.0,
        label_y=round(base, 1),
        printed=bar.printed,
        value_x=round(end - 4 if back else end + 4, 1),
        value_y=round(base, 1),
        anchor="end" if back else "start",
    )


def _line(
    bars: tuple[Bar, ...], width: float, tones: dict[str, int]
) -> tuple[tuple[Mark, ...], tuple[float, float, float, float]]:
    low = min([Decimal(0), *(bar.value for bar in bars)])
    high = max([Decimal(0), *(bar.value for bar in bars)])
    scale = (_LINE_HEIGHT - FONT * 2) / float(high - low or 1)
    bottom = _TITLE + _LINE_HEIGHT
    step = width / (len(bars) or 1)
    marks = tuple(
        _point(bar, step * (index + 0.5), bottom - float(bar.value - low) * scale, bottom)
        for index, bar in enumerate(bars)
    )
    zero = round(bottom + float(low) * scale, 1)
    return marks, (0.0, zero, round(width, 1), zero)


def _point(bar: Bar, x: float, y: float, bottom: float) -> Mark:
    return Mark(
        x=round(x, 1),
        y=round(y, 1),
        width=0.0,
        height=0.0,
        tone=0,
        status=bar.status,
        label=bar.label,
        label_x=round(x, 1),
        label_y=round(bottom + FONT + 4, 1),
        printed=bar.printed,
        value_x=round(x, 1),
        value_y=round(y - 6, 1),
        anchor="middle",
    )
