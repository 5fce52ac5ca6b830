"""sources.yaml: strict, with dates of any precision."""

from __future__ import annotations

from pathlib import Path

import pytest
import sample_sources as samples

from briefgen.errors import BriefgenError
from briefgen.read import load_about

DATES = {
    "2015": "2015",
    "2023-10": "2023-10",
    "2015-12-13": "2015-12-13",
    "'2022-7'": "2022-07",
    "2022/7/3": "2022-07-03",
}


@pytest.mark.parametrize("written", DATES)
def test_dates(tmp_path: Path, written: str) -> None:
    samples.put(tmp_path, "sources.yaml", f"a.txt: {{date: {written}}}\n")
    assert load_about(tmp_path)["a.txt"].date == DATES[written]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("a.txt: {titel: x}", "title"),
        ("a.txt: {date: 去年}", "not a date"),
        ("a.txt: {date: 2022-13}", "not a date"),
        ("a.txt: words", "keys"),
        ("a.txt: {date: [1", "YAML"),
    ],
)
def test_faults_name_file_and_remedy(tmp_path: Path, content: str, words: str) -> None:
    samples.put(tmp_path, "sources.yaml", content)
    with pytest.raises(BriefgenError, match=words) as caught:
        load_about(tmp_path)
    assert "sources.yaml" in str(caught.value)


def test_no_file_says_nothing(tmp_path: Path) -> None:
    assert load_about(tmp_path) == {}
