"""Tables that lost their lines: 万元地区2022年债务限额…宣州区215464208801郎溪县428916399526…

What remains is a run of labels and bare numbers. Two shapes are read, both only where the unit is told
nearby and at least three labels follow one another:

- areas and figures: the words before the first area are the head; numbers of several columns that ran
  together are parted evenly, for the cells of one row have about as many digits;
- items and figures: 上级补助收入309778调入预算稳定调节基金46693….
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.catalogue.areas import AreaMention
from briefgen.catalogue.units import Units
from briefgen.extract.figures import Figure
from briefgen.extract.numerals import MAGNITUDES, arabic, scaled
from briefgen.extract.qualifiers import Quantity
from briefgen.model import Span

_RUN = re.compile(r"(?:[\u4e00-\u9fff（）()“”]{2,24}\d[\d.]{2,}){3,}")
_INSIDE = re.compile(r"\d[\d.]{2,}(?:[\u4e00-\u9fff（）()“”]{2,24}\d[\d.]{2,}){2}")
"""What every run holds; it begins with a digit, and so is sought much faster than the run."""
_PAIR = re.compile(r"(?P<label>[\u4e00-\u9fff（）()“”]{2,24})(?P<number>\d[\d.]{2,})")
_UNIT = re.compile(r"(?P<mag>[万亿千百]*)(?P<unit>元|亩|公顷|吨|人|户|千瓦时)")
_NEAR = 120
"""How far from the run its unit may stand."""
_COLUMN = re.compile(r"(?:19|20)\d{2}年(?P<name>[^\d（(]{2,12})(?:[（(][^）)]*[）)])?")
_HEAD = 60


def find(view: str, blocked: bytearray, areas: Sequence[AreaMention], units: Units) -> Iterator[Figure]:
    """Figures of flattened tables; their numbers are blocked for the rules of prose."""
    if not _INSIDE.search(view):
        return
    starts = {mention.end: mention for mention in areas}
    for run in _RUN.finditer(view):
        pairs = [
            p
            for p in _PAIR.finditer(view, run.start(), run.end())
            if not any(blocked[slice(*p.span("number"))])
        ]
        unit = _unit_near(view, run.start(), run.end())
        if len(pairs) < 3 or unit is None or view[run.end() : run.end() + 1] in "万亿元%亩个人户吨":
            continue
        figures = list(_areas(view, run, pairs, starts, unit)) or list(_items(pairs, Span(*run.span()), unit))
        for figure in figures:
            quantity = figure.quantity
            blocked[quantity.start : quantity.end] = b"\x01" * (quantity.end - quantity.start)
        yield from figures


def _unit_near(view: str, start: int, end: int) -> tuple[str, int] | None:
    """The unit before the run (its head or caption), else in the sentence after it."""
    head = view[max(0, start - _HEAD) : start + 24]
    for text in (head, re.sub(r"[\d.]+", "", view[end : end + _NEAR])):
        if names := re.findall(r"(?<![\d.])(?:[万亿]元|[万千]吨|公顷|万亩|万人)", text):
            found = _UNIT.match(names[-1] if text is head else names[0])
            assert found is not None
            return found["unit"], MAGNITUDES.get(found["mag"], 0)
    return None


def _areas(view: str, run: re.Match[str], pairs: Sequence[re.Match[str]], areas: dict[int, AreaMention],
           unit: tuple[str, int]) -> Iterator[Figure]:  # fmt: skip
    rows = [(pair, areas.get(pair.end("label"))) for pair in pairs]
    named = sum(area is not None for _, area in rows)
    if named * 2 < len(rows):
        return
    first = next(pair for pair, area in rows if area)
    area = areas[first.end("label")]
    columns = [m["name"] for m in _COLUMN.finditer(view, max(0, area.start - _HEAD), area.start)]
    if not columns:
        return
    for pair, mention in rows:
        at = mention.start if mention else pair.start("label")
        label = "" if mention else pair["label"][-4:]
        for column, (start, end) in zip(columns, _parts(pair, len(columns)), strict=False):
            yield _figure(view, Span(start, end), label + column, Span(at, pair.end()), unit)


def _parts(pair: re.Match[str], count: int) -> list[tuple[int, int]]:
    """The places of `count` numbers that ran together; one that does not part evenly is left alone."""
    number, start = pair["number"], pair.start("number")
    if len(number) % count or "." in number:
        return []
    width = len(number) // count
    return [(start + i * width, start + (i + 1) * width) for i in range(count)]


def _items(pairs: Sequence[re.Match[str]], sentence: Span, unit: tuple[str, int]) -> Iterator[Figure]:
    for pair in pairs:
        yield _figure(
            pair.string, Span(*pair.span("number")), pair["label"], Span(pair.start(), pair.end()), unit
        )


def _figure(view: str, place: Span, phrase: str, span: Span, unit: tuple[str, int]) -> Figure:
    start, end = place.start, place.end
    value = scaled(arabic(view[start:end]), unit[1])
    quantity = Quantity(start, end, value, unit[0], unit_mult=unit[1], implied=True)
    return Figure(quantity, span, span, phrase, "level", "actual", "flattened table", span.start)
