"""Word files opened by another program: the same words, and the lines and places of the standard measured."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from office import converted, rendered, word
from pypdf import PdfReader
from sample_briefs import EMPTY, part

from briefgen.write.docx import docx, text_of_docx

MM = 72 / 25.4
SENTENCE = "各地要对照年度任务逐项抓好落实并于月底前报送进展情况"


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The weekly brief and a page of plain text, as text and as PDF."""
    folder = tmp_path_factory.mktemp("office")
    long = replace(EMPTY, findings=part("要点", *[SENTENCE * 12] * 4, numbered=False))
    files = {"weekly": word("weekly"), "long": docx(rendered(long)), "page": word("weekly", "onepage")}
    paths = []
    for name, content in files.items():
        paths.append(folder / f"{name}.docx")
        paths[-1].write_bytes(content)
    converted(paths, "pdf", folder)
    converted(paths[:1], "txt:Text (encoded):UTF8", folder)
    return folder


def test_another_program_reads_the_same_words(opened: Path) -> None:
    read = (opened / "weekly.txt").read_text(encoding="utf-8-sig")
    assert "".join(read.split()) == "".join(text_of_docx(word("weekly")).split())


def lines(path: Path, page: int) -> dict[float, list[tuple[float, str]]]:
    """The pieces of text of a page by their baseline, top first, in points from the top left."""
    found: dict[float, list[tuple[float, str]]] = {}
    leaf = PdfReader(path).pages[page]

    def visit(text: str, _: object, matrix: list[float], *__: object) -> None:
        if text.strip():
            top = round(float(leaf.mediabox.height) - matrix[5], 1)
            found.setdefault(top, []).append((matrix[4], text.strip()))

    leaf.extract_text(visitor_text=visit)
    return dict(sorted(found.items()))


def test_a_page_has_22_lines_of_28_characters(opened: Path) -> None:
    page = lines(opened / "long.pdf", 1)
    body = {
        top: "".join(text for _, text in pieces) for top, pieces in page.items() if 37 * MM < top < 263 * MM
    }
    assert len(body) == 22
    pitches = {round(b - a, 1) for a, b in zip(list(body), list(body)[1:], strict=False)}
    assert max(abs(pitch - 28.95) for pitch in pitches) < 0.2
    assert max(len(line) for line in body.values()) == 28


def test_a_one_page_summary_is_one_page(opened: Path) -> None:
    assert len(PdfReader(opened / "page.pdf").pages) == 1


def test_text_and_page_number_stand_where_the_standard_wants_them(opened: Path) -> None:
    for page, edge in ((1, 26), (2, 28)):
        found = lines(opened / "long.pdf", page)
        first = next(iter(found.values()))
        assert min(x for x, _ in first) == pytest.approx(edge * MM, abs=1.5)
    even = lines(opened / "long.pdf", 1)
    top, pieces = list(even.items())[-1]
    assert "".join(text for _, text in pieces).replace(" ", "") == "—2—"
    # The dash is 7 mm under the type area, and one character in from its left edge.
    assert top == pytest.approx((262 + 7) * MM + 5, abs=4)
    assert pieces[0][0] == pytest.approx(26 * MM + 14, abs=2)
