"""A brief in Word: the same words, named styles, real captions and fields, valid, the same on every build."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import product
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Pt
from office import HOUSE, TEMPLATES, W, faults, names, part, rendered, word
from sample_briefs import ALL, TWENTY, WEEKLY

from briefgen.errors import RenderError
from briefgen.write import Rendered, text_of_html
from briefgen.write.docx import docx, text_of_docx

LAYOUTS = list(product(ALL, ("brief", "report", "onepage")))


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(("name", "template"), LAYOUTS)
def test_word_says_what_the_html_says(name: str, template: str) -> None:
    assert bare(text_of_docx(word(name, template))) == bare(text_of_html(rendered(ALL[name], template).html))


@pytest.mark.parametrize(("name", "template"), LAYOUTS)
def test_the_file_is_valid(name: str, template: str, tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(word(name, template))
    assert faults(path) == []


def test_a_second_build_gives_the_same_bytes() -> None:
    assert docx(rendered(TWENTY)) == docx(rendered(TWENTY))


def test_the_package_holds_nothing_that_a_template_left_behind() -> None:
    held = names(word("weekly"))
    assert held[0] == "[Content_Types].xml"
    assert held[1:] == sorted(held[1:])
    assert not [name for name in held if "thumbnail" in name or "stylesWithEffects" in name]


def test_headings_captions_and_text_have_named_styles() -> None:
    body = part(word("weekly"), "word/document.xml")
    styles = {
        "".join(p.itertext(f"{W}t")): p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") for p in body.iter(f"{W}p")
    }
    assert styles[WEEKLY.title] == "Title"
    assert styles["一、要点"] == styles["二、比较图表"] == "Heading1"
    assert styles[WEEKLY.head.name] == "BriefName"
    assert styles["表1　省、市级主要指标"] == "Caption"
    assert set(styles.values()) >= {"BriefIssue", "BriefHeadRed", "EditorNote", "BriefItem", "Source", "Tail"}


def test_the_page_is_that_of_the_standard() -> None:
    section = part(word("weekly"), "word/document.xml").find(f"{W}body/{W}sectPr")
    margins = section.find(f"{W}pgMar")
    sides = [margins.get(f"{W}{side}") for side in ("top", "bottom", "left", "right")]
    assert sides == ["2098", "1984", "1588", "1474"]
    grid = section.find(f"{W}docGrid")
    assert grid.get(f"{W}type") == "lines"
    assert (
        22 * int(grid.get(f"{W}linePitch")) <= 16838 - 2098 - 1984 < 22 * (int(grid.get(f"{W}linePitch")) + 1)
    )
    settings = part(word("weekly"), "word/settings.xml")
    assert settings.find(f"{W}evenAndOddHeaders") is not None
    assert settings.find(f"{W}mirrorMargins") is not None


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages() -> None:
    content = word("weekly")
    for name, side in (("footer1", "right"), ("footer2", "left")):
        foot = part(content, f"word/{name}.xml")
        assert foot.find(f".//{W}jc").get(f"{W}val") == side
        assert "".join(foot.itertext()) == "—  PAGE 1 —"


def docx_paragraphs(brief, style: str) -> list:
    return [p for p in Document(BytesIO(docx(rendered(brief)))).paragraphs if p.style.name == style]


def test_of_several_appendices_the_names_stand_under_each_other() -> None:
    found = docx_paragraphs(WEEKLY, "附件说明")
    assert [p.text[:6] for p in found] == ["附件：1. ", "2. 各县（"]
    names = [p.paragraph_format.left_indent for p in found]
    assert names[0] == names[1]
    starts = [p.paragraph_format.left_indent + p.paragraph_format.first_line_indent for p in found]
    assert starts[1] - starts[0] == 3 * Pt(16)
    (alone,) = docx_paragraphs(replace(WEEKLY, head=replace(WEEKLY.head, appendices=("一览表",))), "附件说明")
    assert alone.text == "附件：一览表"


def test_captions_count_themselves() -> None:
    body = part(word("weekly"), "word/document.xml")
    fields = [code.text.strip() for code in body.iter(f"{W}instrText")]
    assert fields == ["SEQ 图 \\* ARABIC", "SEQ 表 \\* ARABIC", "SEQ 表 \\* ARABIC"]


def test_a_continued_table_does_not_count_again() -> None:
    body = part(word("twenty"), "word/document.xml")
    fields = [code.text.strip() for code in body.iter(f"{W}instrText") if "表" in code.text]
    assert fields[0].endswith("ARABIC")
    assert fields[1:]
    assert all(field.endswith("\\c") for field in fields[1:])


def test_every_source_number_leads_to_its_source() -> None:
    body = part(word("weekly"), "word/document.xml")
    marks = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    links = [link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")]
    assert links
    assert set(links) <= marks
    assert {f"s{source.number}" for source in WEEKLY.sources} <= marks


def test_charts_and_tables_have_words_for_those_who_do_not_see() -> None:
    body = part(word("twenty"), "word/document.xml")
    described = [e.get("descr") for e in body.iter() if e.tag.endswith("}docPr")]
    assert described == [chart.alt for chart in TWENTY.charts]
    heads = [table for table in body.iter(f"{W}tbl") if table.find(f".//{W}tblHeader") is not None]
    assert heads
    assert all(table.find(f"{W}tblPr/{W}tblDescription").get(f"{W}val") for table in heads)


def test_table_heads_repeat_and_rows_stay_whole() -> None:
    body = part(word("weekly"), "word/document.xml")
    table = next(body.iter(f"{W}tbl"))
    rows = list(table.iter(f"{W}tr"))
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows[:3]] == [True, True, False]
    widths = [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]
    assert sum(widths) == 11906 - 1588 - 1474


def test_a_wide_table_stands_on_a_landscape_page_of_its_own() -> None:
    html = rendered(WEEKLY).html.replace('data-table="1"', 'data-table="1" class="wide"', 1)
    body = part(docx(Rendered(WEEKLY, html, HOUSE)), "word/document.xml")
    turned = [s.find(f"{W}pgSz").get(f"{W}orient") for s in body.iter(f"{W}sectPr")]
    assert turned == [None, "landscape", None]
    table = next(body.iter(f"{W}tbl"))
    assert sum(int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")) == 16838 - 2098 - 1984


def test_chinese_marks_are_set_in_the_chinese_font() -> None:
    body = part(word("weekly"), "word/document.xml")
    for run in body.iter(f"{W}r"):
        if any(mark in "".join(run.itertext(f"{W}t")) for mark in "“”—…"):
            assert run.find(f"{W}rPr/{W}rFonts").get(f"{W}hint") == "eastAsia"


def test_properties_come_from_the_brief(tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(word("weekly"))
    properties = Document(str(path)).core_properties
    assert (properties.title, properties.author) == (WEEKLY.title, WEEKLY.head.unit)
    assert (properties.language, f"{properties.created:%Y-%m-%d}") == ("zh-CN", "2023-05-08")


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("<p>一</p>\n<marquee>二</marquee>", "<marquee>"),
        ('<p>一</p>\n<p class="loud">二</p>', "“loud”"),
        ("<p>一</p>\n<section>二</section>", "outside a paragraph"),
    ],
)
def test_unknown_words_are_refused_with_their_line(markup: str, said: str) -> None:
    html = f'<html lang="zh-CN">\n<body class="brief">\n{markup}</body></html>'
    with pytest.raises(RenderError) as raised:
        docx(Rendered(WEEKLY, html, HOUSE))
    assert said in str(raised.value)
    assert raised.value.where.line == 4


def test_a_chart_that_the_brief_does_not_have_is_an_error() -> None:
    html = rendered(WEEKLY).html.replace('data-chart="1"', 'data-chart="9"')
    with pytest.raises(RenderError, match="no chart 9"):
        docx(Rendered(WEEKLY, html, HOUSE))


def test_control_characters_of_a_source_do_no_harm() -> None:
    source = replace(WEEKLY.sources[0], quote="去年\x0b有<人>&“事”\x01。")
    brief = replace(WEEKLY, sources=(source, *WEEKLY.sources[1:]))
    assert "去年有<人>&“事”。" in text_of_docx(docx(rendered(brief)))


def test_a_missing_file_of_styles_is_an_error_with_a_remedy() -> None:
    house = replace(HOUSE, docx=TEMPLATES / "nowhere.docx")
    with pytest.raises(RenderError, match="Word file of styles"):
        docx(rendered(WEEKLY, "brief", house))


def cells(table: str) -> list[str]:
    """The cells of a table whose columns are too narrow for their content, line breaks shown."""
    row = f"<tr>{table}{'<td>—</td>' * 11}</tr>"
    html = f'<html><body class="brief"><table><tbody>{row}</tbody></table></body></html>'
    body = part(docx(Rendered(WEEKLY, html, HOUSE)), "word/document.xml")
    return ["|".join(t.text for t in cell.iter(f"{W}t")) for cell in body.iter(f"{W}tc")]


def test_a_long_figure_goes_on_below_with_its_brackets_and_words_flow() -> None:
    assert cells('<td class="num text">12.27亿元〔计划〕</td>')[0] == "12.27亿元|〔计划〕"
    assert cells('<td class="text">投入2.32亿元（累计），另有</td>')[0] == "投入2.32亿元（累计），另有"
