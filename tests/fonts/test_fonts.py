"""The prepared fonts: one ascent and one descent, families of their own, what they cover, what they say."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from briefgen.errors import RenderError
from briefgen.fonts import prepare_all, prepared
from briefgen.fonts.find import best, installed
from briefgen.fonts.roles import ROLES
from briefgen.fonts.subset import subset

FONTS = prepared()


@pytest.mark.parametrize("font", FONTS.fonts, ids=lambda font: font.role)
def test_all_fonts_have_the_metrics_of_the_grid(font):
    file = TTFont(font.path)
    em = file["head"].unitsPerEm
    heights = {
        (file["hhea"].ascent / em, file["hhea"].descent / em, file["hhea"].lineGap),
        (file["OS/2"].sTypoAscender / em, file["OS/2"].sTypoDescender / em, file["OS/2"].sTypoLineGap),
        (file["OS/2"].usWinAscent / em, -file["OS/2"].usWinDescent / em, 0),
    }
    assert heights == {(0.875, -0.125, 0)}
    assert file["name"].getDebugName(1) == font.family


@pytest.mark.parametrize("font", FONTS.fonts, ids=lambda font: font.role)
def test_coverage_is_what_the_file_holds(font):
    held = set(TTFont(font.path).getBestCmap())
    assert all(
        font.covers(chr(code)) == (code in held) for code in (*range(0x20, 0x7F), *range(0x4E00, 0x4F00))
    )


def test_digits_are_narrow_and_quotes_are_chinese():
    by_role = {font.role: font for font in FONTS.fonts}
    if "latin" in by_role:
        assert by_role["latin"].covers("7")
        assert not any(by_role["latin"].covers(char) for char in "“”‘’—…·")
    assert all(by_role["song"].covers(char) for char in "“”‘’—…·7埇峃珙")


def test_missing_characters_are_named_once_in_order():
    assert FONTS.missing("甲\U0001f600乙\U0001f601丙\U0001f600 \n") == ("\U0001f600", "\U0001f601")


def test_each_family_is_bound_to_its_file():
    css = FONTS.css()
    for font in FONTS.fonts:
        assert f'font-family: "{font.family}"; src: url("{font.path.resolve().as_uri()}")' in css


def test_a_role_takes_the_first_candidate_that_is_here():
    title = next(role for role in ROLES if role.name == "title")
    first, last = title.candidates[0], title.candidates[-1]
    here = {last.file: Path("a"), first.file: Path("b")}
    assert best(title, here) == (first, Path("b"))
    assert best(title, {last.file: Path("a")}) == (last, Path("a"))
    assert best(title, {}) is None


def test_without_any_chinese_font_the_remedy_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr("briefgen.fonts.folders", lambda fetched: (tmp_path,))
    with pytest.raises(RenderError, match="make fonts"):
        prepare_all(tmp_path / "fonts")


def test_files_are_found_in_folders_below(tmp_path):
    place = tmp_path / "deep" / "er"
    place.mkdir(parents=True)
    (place / "LiberationSerif-Regular.ttf").write_bytes(b"")
    (place / "Other.ttf").write_bytes(b"")
    assert installed([tmp_path]) == {"LiberationSerif-Regular.ttf": place / "LiberationSerif-Regular.ttf"}


def test_a_font_is_cut_to_the_characters_asked_for(tmp_path):
    (tmp_path / "cut.ttf").write_bytes(subset(FONTS.fonts[0].path, 0, [(0x41, 0x43)], ["name"]))
    cut = TTFont(tmp_path / "cut.ttf")
    assert set(cut.getBestCmap()) == {0x41, 0x42, 0x43}
    assert "name" not in cut
