"""Brief → HTML: what every template prints, what it escapes, how its faults are told."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest
from sample_briefs import ALL, EMPTY, TWENTY, WEEKLY, part, rich, row

from briefgen.errors import RenderError
from briefgen.model import Bar, BriefTable, Chart, Column, Panel
from briefgen.render import VOCABULARY, House, render, template_path
from briefgen.render.chart import view
from briefgen.render.table import views
from briefgen.render.text import chinese_date, numeral, uncited
from briefgen.render.text import rich as marked
from briefgen.render.title import title_lines
from briefgen.write import text_of_html

TEMPLATES = Path(__file__).parents[2] / "templates"
HOUSE = House.within(TEMPLATES)


def page(brief, template="brief", house=HOUSE):
    return render(brief, template_path(template, house), house)


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.seen = set()
        self.inside_svg = 0

    def handle_starttag(self, tag, attrs):
        if not self.inside_svg:
            self.seen.update((tag, name) for name in (dict(attrs).get("class") or "").split() or [None])
        self.inside_svg += tag == "svg"

    def handle_endtag(self, tag):
        self.inside_svg -= tag == "svg"


@pytest.mark.parametrize("template", ["brief", "report", "onepage"])
@pytest.mark.parametrize("brief", ALL.values(), ids=ALL)
def test_templates_keep_to_the_vocabulary(brief, template):
    tags = Tags()
    tags.feed(page(brief, template))
    strange = {(tag, name) for tag, name in tags.seen if name not in {None, *VOCABULARY.get(tag, ())}}
    assert not strange
    assert {tag for tag, _ in tags.seen} <= set(VOCABULARY)


def test_parts_are_numbered_as_they_are_printed():
    heads = re.findall(r"<h2>(.*?)</h2>", page(WEEKLY))
    assert heads == ["一、要点", "二、比较图表", "三、举措", "四、口径说明", "五、数据存疑", "六、数据来源"]
    bare = replace(WEEKLY, measures=part("三、举措"), findings=part("一、要点", "只有一条。"))
    assert re.findall(r"<h2>(.*?)</h2>", page(bare))[:3] == ["一、要点", "二、比较图表", "三、口径说明"]


def test_an_empty_selection_prints_no_empty_part():
    html = page(EMPTY)
    assert re.findall(r"<h2>(.*?)</h2>", html) == ["一、要点"]
    assert "<table" not in html
    assert "<footer" not in html


def test_every_text_is_escaped():
    nasty = '<script>alert("1 & 2")</script>'
    brief = replace(
        WEEKLY,
        title=nasty,
        subtitle=nasty,
        findings=part("要点", nasty),
        head=replace(WEEKLY.head, unit=nasty),
    )
    html = page(brief)
    assert "<script" not in html
    assert html.count("&lt;script&gt;") >= 4


def test_figures_hold_on_to_unit_and_source():
    html = str(marked(rich("甲市58.3万人次[6]，约1426元〔预计〕[3]，增长0.3个百分点。")))
    assert '<span class="figure">58.3万人次<sup class="cite"><a href="#s6">[6]</a></sup></span>' in html
    assert '<span class="figure">约1426元</span>' in html
    assert '<span class="figure">〔预计〕<sup' in html
    assert '<span class="figure">0.3个百分点</span>' in html


def test_a_source_number_never_begins_a_line():
    html = str(marked(rich("东山县居首[8]，南城县列后[9]。")))
    assert re.findall(r'<span class="figure">(.)<sup', html) == ["首", "后"]


def test_leads_are_bold():
    assert '<p><strong class="lead">（一）共同做法。</strong>' in page(WEEKLY)


@pytest.mark.parametrize(
    ("date", "printed"),
    [
        ("2023-04-24", "2023年4月24日"),
        ("2023-04", "2023年4月"),
        ("2023", "2023年"),
        ("", ""),
        ("近日", "近日"),
    ],
)
def test_dates_are_chinese(date, printed):
    assert chinese_date(date) == printed


def test_numerals():
    assert [numeral(n) for n in (1, 9, 10, 11, 20, 21)] == ["一", "九", "十", "十一", "二十", "二十一"]


@pytest.mark.parametrize(
    "title",
    [
        "甲山、戊宁、贺岭三市所属二十县巩固拓展脱贫攻坚成果同乡村振兴有效衔接工作情况对照",
        "关于贯彻落实《关于实现巩固拓展脱贫攻坚成果的意见》情况的通报",
        "2022年全省农村居民人均可支配收入增长情况与上年比较",
        "各地促进脱贫人口稳定就业主要做法和数据对照",
    ],
)
def test_titles_are_broken_by_sense(title):
    lines = title_lines(title)
    assert "".join(lines) == title
    assert all(4 <= len(line) <= 19 for line in lines)
    assert not any(line[0] in "、，的》”）" or line[-1] in "《“（" for line in lines)
    for line in lines[:-1]:
        assert not re.search(r"(?:巩|脱|振|衔|攻|工|情|收|就|可支|人)$", line), lines


def test_a_short_title_stays_whole():
    assert title_lines("丙原、乙水等地有效衔接工作情况对照") == ("丙原、乙水等地有效衔接工作情况对照",)


def test_decimal_points_of_a_column_meet():
    table = BriefTable(
        1,
        "",
        (Column("", "甲"),),
        (row("a", "", "1138.5[8]"), row("b", "", "72"), row("c", "", "585.77{a}[10]")),
    )
    ends = {left + 0.5 * digits for left, digits in _room_before(table)}
    assert len(ends) == 1


def test_numbers_of_quite_different_size_stand_in_the_middle():
    table = BriefTable(1, "", (Column("", "甲"),), (row("a", "", "13640[8]"), row("b", "", "6.83[2]")))
    assert {left for left, _ in _room_before(table)} == {0.0}


def _room_before(table: BriefTable) -> list[tuple[float, int]]:
    """Of each number of the first column the room before it and its digits before the point."""
    (part_view,) = views(table)
    found = (re.search(r"padding-left:([\d.]+)em.*?>(\d+)", str(one.cells[0].html)) for one in part_view.rows)
    return [(float(match[1]), len(match[2])) for match in found]


def test_a_table_of_twenty_regions_is_split_into_even_parts():
    parts = views(TWENTY.tables[0])
    counts = [len(part.rows[0].cells) for part in parts]
    assert sum(counts) == 20
    assert max(counts) - min(counts) <= 3
    assert [part.notes for part in parts[:-1]] == [()] * (len(parts) - 1)
    assert parts[-1].notes
    assert all(abs(sum(map(float, part.shares)) - 100) < 1 for part in parts)


def test_a_high_table_of_eleven_regions_is_turned_a_low_one_split_and_two_fill_the_page():
    columns = tuple(Column("", f"{name}山县") for name in "甲乙丙丁戊己庚辛壬癸子")
    line = row("收入", "元", " | ".join(["14705[2]"] * 11))
    (wide,) = views(BriefTable(1, "", columns, (line,) * 12))
    assert wide.classes == "small wide"
    assert [part.classes for part in views(BriefTable(1, "", columns, (line,)))] == [
        "small",
        "small continued",
    ]
    (two,) = views(BriefTable(1, "", columns[:2], (row("收入", "元", "1 | 2"),)))
    assert two.classes == ""


def test_doubt_plan_and_gap_are_marked():
    html = page(WEEKLY)
    assert '<td class="num text doubt">' in html
    assert re.search(r'<td class="num text plan">.*?12\.27亿元', html)
    assert '<td class="empty">—</td>' in html
    assert "※就业任务完成率（%）" in html


def test_bars_begin_at_zero_and_keep_order_and_measure():
    bars = (
        Bar("甲", Decimal(200), "200"),
        Bar("乙", Decimal(50), "50", "doubted"),
        Bar("丙", Decimal(-100), "-100"),
    )
    panel = view(Chart(1, "", (Panel("增长", "%", bars),), "")).panels[0]
    zero = panel.zero[0]
    first, second, third = panel.marks
    assert first.x == second.x == zero
    assert first.width == pytest.approx(4 * second.width, rel=0.02)
    assert third.x + third.width == pytest.approx(zero, abs=0.2)
    assert [mark.label for mark in panel.marks] == ["甲", "乙", "丙"]
    assert first.y < second.y < third.y
    assert [mark.printed for mark in panel.marks] == ["200", "50", "-100"]


def test_doubted_bars_are_hatched_and_targets_hollow():
    html = page(TWENTY)
    assert 'fill="url(#hatch-1)"' in html
    assert 'fill="#ffffff" stroke=' in html
    assert ">存疑<" in html
    assert ">计划<" in html


def test_charts_carry_their_words():
    html = page(WEEKLY)
    assert f'role="img" aria-label="{WEEKLY.charts[0].alt}"' in html
    assert 'data-chart="1"' in html


def test_a_page_without_sources_has_no_numbers():
    assert 'class="cite"' not in page(WEEKLY, "onepage")
    assert uncited(rich("1[2]{a}")) == rich("1{a}")


def test_red_and_black_heads():
    assert '<header class="masthead red">' in page(WEEKLY)
    assert '<header class="masthead black">' in page(WEEKLY, house=House.within(TEMPLATES, "black"))
    assert "<header" not in page(WEEKLY, "report")


def test_text_of_html_reads_blocks_and_no_charts():
    words = text_of_html(page(WEEKLY))
    assert "1. 2022年脱贫人口人均纯收入，甲山市14808元、增长14.3%[1]，" in words
    assert words.count("帮扶车间（个）") == 1  # in the table, not from the chart


@pytest.mark.parametrize(
    ("body", "message", "line"),
    [
        ("\n{{ brief.tittle }}", "tittle", 2),
        ("{% if %}", "Expected an expression", 1),
        ("\n\n{% include '../secret' %}", "../secret", 0),
        ("{{ ''.__class__.__mro__ }}", "unsafe", 1),
        ("{{ brief.title|upside_down }}", "upside_down", 1),
    ],
)
def test_faults_of_templates_say_where(tmp_path, body, message, line):
    (tmp_path / "own.html.j2").write_text(body, encoding="utf-8")
    (tmp_path.parent / "secret").write_text("secret", encoding="utf-8")
    house = House.within(tmp_path)
    with pytest.raises(RenderError) as fault:
        render(WEEKLY, template_path("own", house), house)
    assert message in str(fault.value)
    assert "weekly" in str(fault.value)
    assert fault.value.exit_code == 5
    if line:
        assert fault.value.where.line == line


def test_templates_outside_the_folder_are_refused(tmp_path):
    (tmp_path / "other.html.j2").write_text("x", encoding="utf-8")
    with pytest.raises(RenderError, match="outside"):
        render(WEEKLY, tmp_path / "other.html.j2", HOUSE)
    with pytest.raises(RenderError, match="brief\\.html"):
        template_path("breif", HOUSE)


def test_the_same_brief_gives_the_same_html():
    assert page(WEEKLY) == page(WEEKLY)
