"""Observations, measures and issues as rows that leave the program: JSON lines and CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from briefgen.model import Document, Extraction, Issue, Observation, PolicyMeasure

Row = dict[str, Any]


def observation_row(obs: Observation, document: Document) -> Row:
    """One observation under the names that scripts rely on."""
    return {
        "doc_id": obs.doc_id,
        "start": obs.start,
        "end": obs.end,
        "quote": obs.quote,
        "sentence": document.text[obs.sentence_start : obs.sentence_end],
        "indicator": obs.indicator,
        "indicator_text": obs.indicator_text,
        "transformation": obs.transformation,
        "scenario": obs.scenario,
        "ref_area": obs.ref_area,
        "ref_area_name": obs.ref_area_name,
        "time_period": obs.time_period,
        "obs_value": _number(obs.obs_value),
        "obs_value_to": None if obs.obs_value_to is None else _number(obs.obs_value_to),
        "unit_measure": obs.unit_measure,
        "unit_mult": obs.unit_mult,
        "qualifier": obs.qualifier,
        "themes": list(obs.themes),
        "suspect": obs.suspect,
        "inferred": list(obs.inferred),
        "rule": obs.rule,
        "printed": obs.printed,
        "scope": obs.scope,
        "base_period": obs.base_period,
    }


def measure_row(measure: PolicyMeasure, document: Document) -> Row:
    """One measure under the names that scripts rely on."""
    return {
        "doc_id": measure.doc_id,
        "start": measure.start,
        "end": measure.end,
        "name": measure.name,
        "kind": measure.kind,
        "ref_area": measure.ref_area,
        "ref_area_name": measure.ref_area_name,
        "themes": list(measure.themes),
        "sentence": document.text[measure.sentence_start : measure.sentence_end],
        "scenario": measure.scenario,
    }


def issue_row(issue: Issue) -> Row:
    """One doubt under the names that scripts rely on."""
    return {
        "code": issue.code,
        "severity": issue.severity,
        "message": issue.message,
        "places": [{"doc_id": p.doc_id, "start": p.start, "end": p.end} for p in issue.places],
        "printed": issue.printed,
        "expected": issue.expected,
    }


def json_lines(rows: Iterable[Row]) -> str:
    """One JSON object a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def jsonl_files(stem: str, document: Document, extraction: Extraction) -> dict[str, str]:
    """The three files that `briefgen extract` writes for one document."""
    return {
        f"{stem}.obs.jsonl": json_lines(observation_row(o, document) for o in extraction.observations),
        f"{stem}.measures.jsonl": json_lines(measure_row(m, document) for m in extraction.measures),
        f"{stem}.issues.jsonl": json_lines(issue_row(i) for i in extraction.issues),
    }


def observations_csv(extractions: Iterable[Extraction], documents: Mapping[str, Document]) -> str:
    """All observations as CSV, in a stable order, under upper-case SDMX names."""
    rows = [observation_row(o, documents[o.doc_id]) for e in extractions for o in e.observations]
    return rows_csv(
        sorted(rows, key=lambda row: (row["doc_id"], row["start"], row["end"], row["transformation"]))
    )


def issues_csv(extractions: Iterable[Extraction]) -> str:
    """All doubts as CSV, in a stable order."""
    rows = []
    for issue in (i for e in extractions for i in e.issues):
        row = issue_row(issue)
        row["places"] = " ".join(f"{p.doc_id}:{p.start}-{p.end}" for p in issue.places)
        rows.append(row)
    return rows_csv(sorted(rows, key=lambda row: (row["places"], row["code"], row["message"])))


def rows_csv(rows: list[Row]) -> str:
    """CSV under upper-case names, with a byte-order mark: spreadsheets take it for UTF-8 only then."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if rows:
        writer.writerow([name.upper() for name in rows[0]])
    for row in rows:
        writer.writerow([_cell(value) for value in row.values()])
    return "\ufeff" + out.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return " ".join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.replace("\n", " ") if isinstance(value, str) else value


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
