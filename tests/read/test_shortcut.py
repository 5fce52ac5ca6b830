"""`.url` files beside the documents: what they say beats the text, and sources.yaml beats them."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.errors import SpecError
from briefgen.read import load_about, read

SHORTCUT = (
    "[InternetShortcut]\r\nURL=https://example.org/?title=x\r\nIconIndex=0\r\n"
    "Title = 年度总结\r\nPublisher=示范市乡村振兴局\r\nDate=2023-4-24\r\nRegion=咸宁市\r\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("name", ["report.url", "report.txt.url", "report.URL"])
def test_what_a_shortcut_says(tmp_path: Path, encoding: str, name: str) -> None:
    (tmp_path / "report.txt").write_text("某县总结\n全县培训22人次。\n", encoding="utf-8")
    (tmp_path / name).write_bytes(SHORTCUT.encode(encoding))
    about = load_about(tmp_path)["report.txt"]
    assert (about.title, about.publisher, about.date, about.region) == (
        "年度总结",
        "示范市乡村振兴局",
        "2023-04-24",
        "咸宁市",
    )
    article = read(tmp_path / "report.txt", about).articles[0]
    assert (article.title, article.publisher, article.date) == ("年度总结", "示范市乡村振兴局", "2023-04-24")


def test_sources_yaml_beats_it_word_by_word(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("文", encoding="utf-8")
    (tmp_path / "report.url").write_text(SHORTCUT, encoding="utf-8")
    (tmp_path / "sources.yaml").write_text("report.txt: {title: 另题}\n", encoding="utf-8")
    about = load_about(tmp_path)["report.txt"]
    assert (about.title, about.publisher) == ("另题", "示范市乡村振兴局")


def test_a_shortcut_with_nothing_beside_it_or_nothing_to_say(tmp_path: Path) -> None:
    (tmp_path / "alone.url").write_text(SHORTCUT, encoding="utf-8")
    (tmp_path / "plain.txt").write_text("文", encoding="utf-8")
    (tmp_path / "plain.url").write_text("[InternetShortcut]\nURL=https://example.org\n", encoding="utf-8")
    found = load_about(tmp_path)
    assert list(found) == ["plain.txt"]
    assert found["plain.txt"].title == ""


def test_a_date_that_is_none_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("文", encoding="utf-8")
    (tmp_path / "a.url").write_text("Date=昨天\n", encoding="utf-8")
    with pytest.raises(SpecError, match=r"a\.url.*昨天.*2022-07"):
        load_about(tmp_path)
