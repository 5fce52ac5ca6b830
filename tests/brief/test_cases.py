"""Briefs composed from figures marked by hand: sentences, cells, notes and sources as they must read.

In the cases [1] is a source number and ^a a note letter. `findings` is exact, the rest is what must stand
somewhere in its part; `never` must stand nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml
from sample_figures import catalogue, material

from briefgen.brief import Material, compose
from briefgen.model import Brief, BriefTable, Cite, Head, Rich
from briefgen.spec import BriefSpec

_CASES = [
    pytest.param(case, id=case["name"])
    for path in sorted((Path(__file__).parent / "cases").glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]
HEAD = Head("简报", 1, 1, "办公室", "2023-05-08")


def composed(case: dict[str, Any]) -> Brief:
    documents, extractions = material(case["documents"])
    asked = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in case.get("brief", {}).items()
    }
    spec = BriefSpec(id="case", title="对照", **{"by": "theme", **asked})
    return compose(spec, Material(extractions, documents, catalogue()), HEAD)


def flat(rich: Rich) -> str:
    return "".join(
        piece
        if isinstance(piece, str)
        else f"[{piece.number}]"
        if isinstance(piece, Cite)
        else f"^{piece.letter}"
        for piece in rich
    )


def table_lines(table: BriefTable) -> list[str]:
    """The head and the rows as lines, cells apart by |."""
    head = " | ".join(f"{c.group} {c.label} {c.period}".strip() for c in table.columns)
    rows = [
        ("" if row.ranked else "※")
        + ("　" if row.indent else "")
        + (f"{row.label}（{row.unit}）" if row.unit else row.label)
        + "".join(f" | {flat(cell)}" for cell in row.cells)
        for row in table.rows
    ]
    return [head, *rows]


def whole(brief: Brief) -> str:
    """Everything that the brief prints, a line each."""
    parts = [brief.findings, brief.measures, brief.comparability, brief.doubts]
    lines = [flat(paragraph) for part in parts for paragraph in part.paragraphs]
    for table in brief.tables:
        lines += [table.title, *table_lines(table), flat(table.notes)]
    for chart in brief.charts:
        lines += [chart.title, chart.alt, chart.note]
    lines += [f"[{s.number}] {flat(s.citation)}。原文：{s.quote}" for s in brief.sources]
    return "\n".join(lines)


def check(found: str, wanted: Iterable[str]) -> None:
    for words in wanted:
        assert words in found, f"{words}\n不在：\n{found}"


@pytest.mark.parametrize("case", _CASES)
def test_case(case: dict[str, Any]) -> None:
    brief = composed(case)
    if "findings" in case:
        assert [flat(paragraph) for paragraph in brief.findings.paragraphs] == case["findings"]
    check("\n".join(line for table in brief.tables for line in table_lines(table)), case.get("rows", ()))
    check("\n".join(flat(table.notes) for table in brief.tables), case.get("table_notes", ()))
    for part in ("measures", "comparability", "doubts"):
        check("\n".join(flat(paragraph) for paragraph in getattr(brief, part).paragraphs), case.get(part, ()))
    check(whole(brief), case.get("somewhere", ()))
    for words in case.get("never", ()):
        assert words not in whole(brief)


@pytest.mark.parametrize("case", _CASES)
def test_every_brief_is_sound(case: dict[str, Any]) -> None:
    """Every number leads to a source, in order of first use; no sentence is glued."""
    text = whole(composed(case))
    body, _, _ = text.partition("\n[1] ")
    numbers = [int(number) for number in re.findall(r"\[(\d+)\]", body)]
    assert list(dict.fromkeys(numbers)) == list(range(1, len(set(numbers)) + 1))
    for number in set(numbers):
        assert f"\n[{number}] " in text
    assert not re.search(r"元元|人人|户户|同比同比|约约|为为|，，|。。|；。|，。|、。|^，", text)
    assert not re.search(r"[一-鿿][,;:?!]", text)
