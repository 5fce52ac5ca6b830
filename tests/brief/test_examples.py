"""Ours beside the briefs written by hand from the same seeds: what stands there must stand here."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from sample_figures import catalogue
from test_cases import HEAD, flat, table_lines

from briefgen.audit import audit
from briefgen.brief import Material, compose
from briefgen.extract import extract
from briefgen.model import Brief
from briefgen.read import read_folder
from briefgen.resolve import resolve
from briefgen.spec import BriefSpec

_ROOT = Path(__file__).parents[2]
_EXAMPLES = _ROOT.parent / "shared" / "examples"
_SEEDS = _ROOT.parent / "shared" / "seeds"
_SPECS = {
    "weekly.md": BriefSpec("weekly", "对照", "region", weekly=True),
    "region-xianning.md": BriefSpec("xianning", "对照", "region", regions=("咸宁市",), subregions=True),
    "theme-jiuye.md": BriefSpec("employment", "对照", "theme", themes=("就业",)),
}
_FIGURE = re.compile(r"\d[\d.]*(?:万|亿)?(?:亩|元|人次|人|户|个|家|笔|条|名|处|支|%|倍)")
_PARTS = re.compile(r"^## .、(.*)$", re.MULTILINE)

pytestmark = pytest.mark.skipif(not _EXAMPLES.is_dir(), reason="the examples are not in this checkout")


@cache
def material() -> Material:
    documents, _ = read_folder(_SEEDS)
    by_id = {document.doc_id: document for document in documents}
    found = [resolve(document, extract(document, catalogue()), catalogue()) for document in documents]
    return Material(audit(found, by_id, catalogue()), by_id, catalogue())


def part(name: str, heading: str) -> str:
    """The text of one part of an example, without source numbers."""
    pieces = _PARTS.split((_EXAMPLES / name).read_text(encoding="utf-8"))
    text = dict(zip(pieces[1::2], pieces[2::2], strict=True))[heading]
    return re.sub(r"\[\d+\]|<sup>.</sup>", "", text)


def ours(name: str) -> Brief:
    return compose(_SPECS[name], material(), HEAD)


def printed(brief: Brief) -> str:
    findings = [flat(paragraph) for paragraph in brief.findings.paragraphs]
    tables = [line for table in brief.tables for line in [*table_lines(table), flat(table.notes)]]
    return re.sub(r"\[\d+\]|\^.", "", "\n".join(findings + tables))


@pytest.mark.parametrize("name", _SPECS)
def test_findings_state_the_same_figures(name: str) -> None:
    """Most figures of the findings by hand stand in our findings or tables."""
    wanted = set(_FIGURE.findall(part(name, "要点")))
    text = printed(ours(name))
    numbers = {re.match(r"[\d.]+", figure)[0] for figure in wanted}  # type: ignore[index]
    missing = {
        number for number in numbers if not re.search(rf"(?<![\d.]){re.escape(number)}(?![\d.])", text)
    }
    assert len(missing) <= 0.2 * len(numbers), f"{sorted(missing)} of {len(numbers)} are missing"


@pytest.mark.parametrize("name", _SPECS)
def test_tables_show_the_same_figures(name: str) -> None:
    """Most cells of the tables by hand stand in our tables."""
    cells = [
        cell.strip()
        for line in part(name, "比较图表").splitlines()
        if line.startswith("|")
        for cell in line.split("|")
    ]
    numbers = {match[0] for cell in cells[1:] if (match := re.match(r"(?:近|突破)?\d[\d.]*", cell))}
    text = printed(ours(name))
    missing = {number for number in numbers if number not in text}
    assert len(missing) <= 0.2 * len(numbers), f"{sorted(missing)} of {len(numbers)} are missing"


def test_doubts_of_the_weekly_are_found() -> None:
    """Every figure that the weekly by hand doubts is doubted, and no sound one beside them."""
    wanted = set(re.findall(r"印为(\d[\d.]*万[^，]{1,3})，", part("weekly.md", "数据存疑")))
    doubted = "\n".join(flat(paragraph) for paragraph in ours("weekly.md").doubts.paragraphs)
    assert wanted
    assert all(figure in doubted for figure in wanted)
    assert not re.search("请核实[^。]*(14705|14808|6035|1280)", doubted)


def test_computed_numbers_agree() -> None:
    """Ratios, shares and differences that both briefs compute are the same."""
    text = printed(ours("weekly.md"))
    assert "14808元、增长14.3%" in text
    assert "相差103元、0.3个百分点" in text
    assert "4.7倍" in text
