"""`briefgen facts`: the observations of all sources as a list, for people, scripts and spreadsheets."""

from __future__ import annotations

import sys
import unicodedata
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from briefgen.audit.reprint import with_unit
from briefgen.cli.settings import settings
from briefgen.model import Document, Observation

_HEAD = ("region", "indicator", "kind", "figure", "period", "status", "place")
_STATUS = {"actual": "", "estimate": "预计", "target": "计划"}
_KIND = {
    "level": "水平", "change": "增减", "growth": "增长", "share": "比重", "multiple": "倍数", "rank": "位次",
}  # fmt: skip


def run(options: Namespace) -> int:
    """Print the observations that match, in the format asked for."""
    from briefgen.pipeline.facts import Filter, select, unreported
    from briefgen.pipeline.intake import Reading, gathered

    project_run = settings(options)
    reading = Reading.of(project_run)
    intake = gathered(project_run, reading)
    wanted = Filter(options.region or (), options.theme or (), options.indicator or (), options.period or ())
    found = select(intake.extractions, wanted)
    _write(found, {d.doc_id: d for d in intake.documents}, options)
    if wanted.regions:
        for words in unreported(intake.extractions, wanted.regions, reading.catalogue.areas):
            print(f"briefgen: {words}", file=sys.stderr)
    for fault in intake.unreadable:
        print(f"briefgen: {fault}", file=sys.stderr)
    return 4 if intake.unreadable else 0


def _write(found: list[Observation], documents: dict[str, Document], options: Namespace) -> None:
    from briefgen.pipeline import records

    if options.format == "table":
        print(_table([_cells(obs) for obs in found]))
        return
    rows = [records.observation_row(obs, documents[obs.doc_id]) for obs in found]
    if options.format == "jsonl":
        sys.stdout.write(records.json_lines(rows))
    elif options.format == "csv":
        sys.stdout.write(records.rows_csv(rows))
    else:
        _spreadsheet(rows, Path(options.output or ".") / "facts.xlsx")


def _cells(obs: Observation) -> tuple[str, ...]:
    figure = with_unit(obs.printed or obs.quote, obs) + ("〔存疑〕" if obs.suspect else "")
    words = obs.indicator_text or obs.indicator
    place = f"{obs.doc_id}:{obs.start}"
    kind, status = _KIND[obs.transformation], _STATUS[obs.scenario]
    return (obs.ref_area_name, words, kind, figure, obs.time_period, status, place)


def _table(rows: Sequence[tuple[str, ...]]) -> str:
    lines = [_HEAD, *rows]
    widths = [min(36, max(_width(line[i]) for line in lines)) for i in range(len(_HEAD))]
    return "\n".join("  ".join(map(_padded, line, widths)).rstrip() for line in lines)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _padded(text: str, width: int) -> str:
    while _width(text) > width:
        text = text[:-2] + "…"
    return text + " " * (width - _width(text))


def _spreadsheet(rows: list[dict[str, object]], path: Path) -> None:
    from briefgen.pipeline.whole import write_whole
    from briefgen.write.xlsx.records import spreadsheet

    write_whole(path, spreadsheet("observations", rows))
    print(path)
