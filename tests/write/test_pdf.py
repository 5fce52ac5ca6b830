"""The printed page, measured in the PDF: place of the text, lines, characters, numbers, words, structure."""

from __future__ import annotations

import io
import itertools
import os
import re
import shutil
import subprocess
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader
from sample_briefs import ALL, EMPTY, TEN_PAGES, WEEKLY, part, row

from briefgen.errors import RenderError
from briefgen.fonts import prepared
from briefgen.model import BriefTable, Column
from briefgen.render import House, render, template_path
from briefgen.write import Rendered, text_of_html, write

HOUSE = House.within(Path(__file__).parents[2] / "templates")
MM = 72 / 25.4
PITCH = 225 * MM / 22
CSV = b"\xef\xbb\xbfREF_AREA,OBS_VALUE\r\n430000,14705\r\n"

needs_poppler = pytest.mark.skipif(
    not shutil.which("pdftotext") and not os.environ.get("CI"), reason="pdftotext (poppler-utils) is missing"
)

_WORDS = "各地坚持把巩固拓展脱贫攻坚成果同乡村振兴有效衔接摆在突出位置健全监测帮扶机制压实工作责任"
FULL = replace(
    WEEKLY,
    id="full",
    charts=(),
    tables=(),
    sources=(),
    head=replace(WEEKLY.head, name="", issue=0, editor_note=""),
    measures=part("举措"),
    comparability=part("口径说明"),
    doubts=part("数据存疑"),
    findings=part("要点", (_WORDS * 40)[:1500] + "。", numbered=False),
)


@dataclass(frozen=True)
class Line:
    """A printed line: its words and its place in points from the top left corner of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def over(self) -> float:
        """How much of the blank half of a mark at its end a squeezed line may leave outside."""
        return 0.4 * 16 if self.text[-1] in "，。、；：）》〕" else 0.0


def rendered(brief, template="brief", house=HOUSE):
    html = render(brief, template_path(template, house), house)
    return Rendered(brief, html, house, (("observations.csv", CSV),))


@cache
def pdf_of(name: str, template: str = "brief") -> bytes:
    brief = {**ALL, "full": FULL}[name]
    return write("pdf", rendered(brief, template))


def reader(name, template="brief"):
    return PdfReader(io.BytesIO(pdf_of(name, template)))


@cache
def lines_of(name: str, template: str = "brief") -> tuple[tuple[Line, ...], ...]:
    return lines_in(pdf_of(name, template))


def lines_in(content: bytes) -> tuple[tuple[Line, ...], ...]:
    """The lines of each page by poppler, words of one baseline joined."""
    command = ["pdftotext", "-bbox", "-", "-"]
    out = subprocess.run(command, input=content, capture_output=True, check=True).stdout
    root = ElementTree.fromstring(re.sub(rb'\sxmlns="[^"]+"', b"", out))
    return tuple(_joined(page) for page in root.iter("page"))


def _joined(page) -> tuple[Line, ...]:
    rows: dict[float, list] = {}
    for word in page.iter("word"):
        box = [float(word.get(side)) for side in ("xMin", "yMin", "xMax", "yMax")]
        if box[3] - box[1] < 10:  # raised source numbers
            continue
        key = next((key for key in rows if abs(key - box[1]) < 3), box[1])
        rows.setdefault(key, []).append((box, word.text))
    lines = []
    for words in rows.values():
        boxes = [box for box, _ in words]
        text = "".join(text for _, text in sorted(words, key=lambda word: word[0][0]))
        lines.append(Line(text, *(f(box[i] for box in boxes) for i, f in enumerate((min, min, max, max)))))
    return tuple(sorted(lines, key=lambda line: line.top))


def body_lines(page):
    return [line for line in page if not re.fullmatch(r"—\d+—", line.text)]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@needs_poppler
def test_a_full_page_has_22_lines_of_28_characters():
    lines = body_lines(lines_of("full")[1])
    assert len(lines) == 22
    assert {len(line.text) for line in lines[:-1]} <= {28, 27}  # 27 where a stop would begin the next line
    assert [len(line.text) for line in lines].count(28) >= 20


@needs_poppler
def test_the_pitch_is_225_mm_over_22():
    lines = body_lines(lines_of("full")[1])
    steps = [after.middle - before.middle for before, after in itertools.pairwise(lines)]
    assert min(steps) == pytest.approx(PITCH, abs=0.05)
    assert max(steps) == pytest.approx(PITCH, abs=0.05)


@needs_poppler
def test_the_type_area_lies_where_the_standard_says():
    right_page, left_page = lines_of("full")[2], lines_of("full")[1]
    for page, inner in ((right_page, 28), (left_page, 26)):
        lines = body_lines(page)
        assert lines[0].middle - PITCH / 2 == pytest.approx(37 * MM, abs=0.6)
        assert min(line.left for line in lines) == pytest.approx(inner * MM, abs=0.6)
    lines = body_lines(left_page)
    assert lines[-1].middle + PITCH / 2 == pytest.approx(297 * MM - 35 * MM, abs=0.6)


@needs_poppler
def test_both_edges_are_straight():
    lines = body_lines(lines_of("full")[1])
    assert max(line.left for line in lines) - min(line.left for line in lines) < 0.1
    rights = [line.right for line in lines[:-1]]
    assert max(rights) - min(rights) < 0.5
    assert rights[0] - lines[0].left == pytest.approx(156 * MM, abs=0.5)


@needs_poppler
def test_lines_of_mixed_fonts_are_justified_too():
    """A line of a paragraph that is not its last ends at the right edge, a full stop's blank half aside."""
    for page in lines_of("weekly")[2:4]:
        edge = max(line.right for line in page if not line.over)
        paragraphs = [line for line in body_lines(page) if line.bottom - line.top > 14]
        follows = itertools.pairwise(paragraphs)
        inner = [line for line, after in follows if after.left < edge - 156 * MM + 9 and len(line.text) > 14]
        assert inner
        assert all(edge - 1.0 <= line.right <= edge + 1.0 + line.over for line in inner), [
            (line.text, line.right) for line in inner
        ]


@needs_poppler
def test_marks_give_up_room_before_a_line_is_pulled_apart():
    """The second line takes in 约458元, which is not broken, because four marks give up a part of their blank halves."""
    line = "3.81万人次：1746.53万元，前者每人次约4.6元，后者约458元；"
    words = "各地" * 12 + "各" + line + "情况不同" * 8
    made = rendered(replace(FULL, findings=part("要点", words + "。", numbered=False)))
    (printed,) = lines_in(write("pdf", made))
    (found,) = [other for other in printed if other.text == line]
    assert found.right <= max(other.right for other in printed if not other.over) + found.over + 1.0


@needs_poppler
def test_page_numbers_stand_7_mm_under_the_type_area_outside():
    for number, page in enumerate(lines_of("full"), 1):
        (found,) = [line for line in page if line.text == f"—{number}—"]
        assert found.middle == pytest.approx((297 - 35 + 7) * MM, abs=1.0)
        if number % 2:
            assert found.right == pytest.approx((210 - 26) * MM - 14, abs=1.5)
        else:
            assert found.left == pytest.approx(26 * MM + 14, abs=1.5)


@needs_poppler
def test_raised_numbers_do_not_move_lines():
    tops = [line for line in body_lines(lines_of("weekly")[3]) if line.bottom - line.top > 14]
    steps = [round(after.middle - before.middle, 2) for before, after in itertools.pairwise(tops[:6])]
    assert steps == pytest.approx([PITCH] * len(steps), abs=0.1)


@needs_poppler
@pytest.mark.parametrize("name", ["weekly", "twenty", "ten", "full"])
def test_no_line_begins_with_a_stop_or_ends_with_an_opening_bracket(name):
    for page in lines_of(name):
        for line in body_lines(page):
            if line.bottom - line.top > 14:
                assert line.text[0] not in "，。、；：？！）》”〕%", line.text
                assert line.text[-1] not in "（《“〔", line.text


@needs_poppler
def test_figures_are_never_cut():
    wanted = set(
        re.findall(
            r"\d+(?:\.\d+)?(?:万人次|万元|亿元|万人|元|户|个|家|%)", text_of_html(rendered(WEEKLY).html)
        )
    )
    printed = [line.text for page in lines_of("weekly") for line in page]
    for figure in wanted:
        assert any(figure in line for line in printed), figure


@needs_poppler
def test_a_paragraph_does_not_end_in_a_line_of_one_or_two_characters():
    for page in lines_of("ten"):
        lines = [line for line in body_lines(page) if line.bottom - line.top > 14]
        short = [line.text for line in lines if len(line.text) < 4]
        assert not short


def test_a_wide_table_has_a_page_of_its_own():
    columns = tuple(Column("", f"{name}山县") for name in "甲乙丙丁戊己庚辛壬癸子")
    rows = (row("收入", "元", " | ".join(["14705"] * 11)),) * 12
    wide = BriefTable(1, "各县收入", columns, rows, ("注：宽表。",))
    made = rendered(replace(WEEKLY, tables=(wide,), charts=()))
    pages = PdfReader(io.BytesIO(write("pdf", made))).pages
    turned = [page for page in pages if page.mediabox.width > page.mediabox.height]
    assert len(turned) == 1
    text = squeezed(turned[0].extract_text())
    assert "表1" in text
    assert "注：宽表。" in text
    assert "举措" not in text


@needs_poppler
@pytest.mark.parametrize("name", ["weekly", "twenty", "ten", "empty", "full"])
@pytest.mark.parametrize("template", ["brief", "report", "onepage"])
def test_nothing_runs_off_the_page(name, template):
    pages = reader(name, template).pages
    for page, lines in zip(pages, lines_of(name, template), strict=True):
        margin = 20 * MM if template == "onepage" else 26 * MM
        for line in lines:
            assert line.left >= margin - 1, line
            assert line.right <= float(page.mediabox.width) - margin + 1.5 + line.over, line


@pytest.mark.parametrize("name", ["weekly", "twenty", "ten", "empty", "full"])
def test_the_pdf_says_what_the_html_says(name):
    brief = replace({**ALL, "full": FULL}[name], charts=())
    made = rendered(brief)
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(write("pdf", made))).pages]
    printed = [re.sub(rf"—\s*{number}\s*—", "", text) for number, text in enumerate(pages, 1)]
    note = "【按】" if brief.head.editor_note else ""
    assert squeezed("".join(printed)).replace(note, "", 1) == squeezed(text_of_html(made.html))


def test_nothing_invisible_is_left_in_the_text():
    text = "".join(page.extract_text() for page in reader("weekly").pages)
    assert not re.search("[\u200b\u2060\ufeff\ufffd]", text)


def test_structure_language_title_author_and_bookmarks():
    file = reader("weekly")
    assert file.trailer["/Root"]["/Lang"] == "zh-CN"
    assert file.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert file.metadata.title == WEEKLY.title
    assert file.metadata.author == WEEKLY.head.unit
    titles = [
        mark.title for level in file.outline for mark in (level if isinstance(level, list) else [level])
    ]
    assert "".join(titles[0].split()) == WEEKLY.title
    assert titles[1:] == [
        "一、要点",
        "二、比较图表",
        "三、举措",
        "四、口径说明",
        "五、数据存疑",
        "六、数据来源",
    ]


def test_it_is_pdf_a_3u_with_the_data_inside():
    file = reader("weekly")
    xmp = file.trailer["/Root"]["/Metadata"].get_data().decode()
    assert 'part="3"' in xmp or "<pdfaid:part>3<" in xmp
    assert re.search(r"conformance(?:=\"|>)U", xmp)
    assert file.attachments["observations.csv"] == [CSV]
    assert file.metadata["/CreationDate"].startswith("D:20230508")


def test_source_numbers_lead_to_their_sources():
    file = reader("weekly")
    links = [
        annotation.get_object()
        for page in file.pages
        for annotation in page.get("/Annots", [])
        if annotation.get_object()["/Subtype"] == "/Link"
    ]
    names = {link["/Dest"] for link in links if "/Dest" in link} | {
        link["/A"]["/D"] for link in links if "/A" in link and "/D" in link["/A"]
    }
    assert {f"s{source.number}" for source in WEEKLY.sources} <= names
    assert set(file.named_destinations) >= {"s1", "s13"}


def test_charts_have_words_for_those_who_cannot_see_them():
    found = []

    def walk(element):
        element = element.get_object()
        if isinstance(element, dict):
            found.extend([element["/Alt"]] if element.get("/S") == "/Figure" else [])
            children = element.get("/K", [])
            for child in children if isinstance(children, list) else [children]:
                walk(child)

    walk(reader("weekly").trailer["/Root"]["/StructTreeRoot"])
    assert found == [WEEKLY.charts[0].alt]


def test_every_font_is_inside_and_only_the_house_fonts():
    families = set()
    for page in reader("weekly").pages:
        for font in page["/Resources"]["/Font"].values():
            descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            families.add(descriptor["/FontFamily"])
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
    assert families <= {"BriefLatin", "BriefSong", "BriefTitle", "BriefHei", "BriefFang", "BriefKai"}


def test_the_same_brief_gives_the_same_bytes():
    assert write("pdf", rendered(WEEKLY)) == pdf_of("weekly")


def test_ten_pages_stay_under_600_kilobytes():
    assert len(reader("ten").pages) >= 10
    assert len(pdf_of("ten")) < 600_000


def test_a_missing_glyph_fails_and_is_named():
    with pytest.raises(RenderError, match=r"U\+1F600") as fault:
        write("pdf", rendered(replace(EMPTY, subtitle="进展\U0001f600良好")))
    assert fault.value.exit_code == 5


def test_every_character_of_gb2312_has_a_glyph():
    fonts = prepared()
    characters = "".join(
        bytes([high, low]).decode("gb2312", "ignore")
        for high in range(0xB0, 0xF8)
        for low in range(0xA1, 0xFF)
    )
    assert fonts.missing(characters + "“”‘’—…·《》〈〉【】〔〕（）％‰℃①②③※～　㎡－") == ()


def test_styles_that_reach_outside_are_refused(tmp_path):
    for file in HOUSE.templates.glob("*.*"):
        if file.is_file():
            shutil.copy(file, tmp_path)
    house = House.within(tmp_path)
    with house.css.open("a", encoding="utf-8") as css:
        css.write("body { background: url(https://example.org/logo.png) }")
    with pytest.raises(RenderError, match="outside"):
        write("pdf", rendered(EMPTY, house=house))


def test_the_tail_closes_the_last_page_only():
    pages = [page.extract_text() for page in reader("ten").pages]
    assert [("报：" in squeezed(text)) for text in pages] == [False] * (len(pages) - 1) + [True]
    assert TEN_PAGES.head.report_to in squeezed(pages[-1])


@needs_poppler
def test_names_of_appendices_stand_under_each_other():
    page = lines_of("weekly")[-1]
    first, second, rest = (line for line in page if re.match("附件：1|2[.]各县|一览表", line.text))
    assert first.left == pytest.approx(28 * MM + 2 * 16, abs=1.5)
    assert second.left - first.left == pytest.approx(3 * 16, abs=1.5)
    assert rest.left - second.left == pytest.approx(16, abs=3)


@pytest.mark.parametrize("filled", range(0, 500, 50))
def test_the_tail_never_stands_alone(filled):
    findings = part("要点", "各地情况" * filled + "。", numbered=False)
    brief = replace(WEEKLY, findings=findings, tables=(), charts=())
    last = squeezed(PdfReader(io.BytesIO(write("pdf", rendered(brief)))).pages[-1].extract_text())
    assert "报：" in last
    assert f"[{brief.sources[-1].number}]" in last


def test_unknown_formats_are_named():
    with pytest.raises(RenderError, match="odt"):
        write("odt", rendered(EMPTY))
