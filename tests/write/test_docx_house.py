"""The Word file of styles: made from one list, restyled by users, never copied for its content."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Pt, RGBColor
from office import HOUSE, TEMPLATES, W, faults, part, rendered
from sample_briefs import WEEKLY

from briefgen.write.docx import docx, text_of_docx
from briefgen.write.docx.house import FILES, house


@pytest.mark.parametrize("name", FILES)
def test_the_file_in_the_templates_is_the_one_that_the_list_makes(name: str) -> None:
    assert (TEMPLATES / name).read_bytes() == house(*FILES[name]), "run python -m briefgen.write.docx.house"


@pytest.mark.parametrize("name", FILES)
def test_the_file_is_valid(name: str) -> None:
    assert faults(TEMPLATES / name) == []


def test_fonts_are_named_by_role_and_for_chinese() -> None:
    styles = part((TEMPLATES / "house.docx").read_bytes(), "word/styles.xml")
    fonts = {
        style.get(f"{W}styleId"): style.find(f"{W}rPr/{W}rFonts").get(f"{W}eastAsia")
        for style in styles.iter(f"{W}style")
        if style.find(f"{W}rPr/{W}rFonts") is not None
    }
    assert fonts["Normal"] == "仿宋_GB2312"
    assert fonts["Title"] == fonts["BriefName"] == "方正小标宋简体"
    assert (fonts["Heading1"], fonts["Heading2"]) == ("黑体", "楷体_GB2312")
    assert fonts["Footer"] == "宋体"
    default = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
    assert default.get(f"{W}eastAsia") == "仿宋_GB2312"


def restyled(folder: Path) -> Path:
    document = Document(str(TEMPLATES / "house.docx"))
    document.styles["Heading 1"].font.size = Pt(18)
    document.styles["简报名称"].font.color.rgb = RGBColor(0, 0, 255)
    document.sections[0].top_margin = Pt(50)
    document.add_paragraph("示例文字")
    path = folder / "own.docx"
    document.save(str(path))
    return path


def test_a_restyled_file_is_followed_and_its_content_ignored(tmp_path: Path) -> None:
    content = docx(rendered(WEEKLY, "brief", replace(HOUSE, docx=restyled(tmp_path))))
    assert "示例文字" not in text_of_docx(content)
    styles = part(content, "word/styles.xml")
    sizes = {s.get(f"{W}styleId"): s.find(f"{W}rPr/{W}sz") for s in styles.iter(f"{W}style")}
    assert sizes["Heading1"].get(f"{W}val") == "36"
    margins = part(content, "word/document.xml").find(f"{W}body/{W}sectPr/{W}pgMar")
    assert margins.get(f"{W}top") == "1000"


def test_styles_are_found_by_name_and_lost_ones_come_back(tmp_path: Path) -> None:
    document = Document(str(TEMPLATES / "house.docx"))
    styles = document.styles.element
    for style in list(styles.iter(f"{W}style")):
        if style.get(f"{W}styleId") == "Source":
            styles.remove(style)
        elif style.get(f"{W}styleId") == "Heading1":
            style.set(f"{W}styleId", "1")
    path = tmp_path / "own.docx"
    document.save(str(path))
    content = docx(rendered(WEEKLY, "brief", replace(HOUSE, docx=path)))
    used = {e.get(f"{W}val") for e in part(content, "word/document.xml").iter(f"{W}pStyle")}
    defined = {e.get(f"{W}styleId") for e in part(content, "word/styles.xml").iter(f"{W}style")}
    assert {"1", "Source"} <= used <= defined
