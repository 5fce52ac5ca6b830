"""What holds for every brief: empty ones say so, the same input gives the same brief, news come first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from sample_figures import catalogue, material
from test_cases import HEAD, flat, whole

from briefgen.brief import Material, compose, is_empty
from briefgen.spec import BriefSpec
from briefgen.store import Issued, IssueNumber

_WEEK = BriefSpec("week", "对照", "region", compare_with_last=True)


def sources(text: str, *figures: dict[str, Any], unreadable: tuple[str, ...] = ()) -> Material:
    documents, extractions = material(
        [{"text": text, "period": 2022, "date": "2022-12-01", "figures": list(figures)}]
    )
    return Material(extractions, documents, catalogue(), unreadable)


def issued(made: Material) -> Issued:
    """The material as the last issue recorded it."""
    return Issued(
        "week",
        IssueNumber(3, 3, date(2022, 12, 5)),
        tuple(made.documents.values()),
        tuple(o for extraction in made.extractions for o in extraction.observations),
    )


OLD = sources("贵州省有校车800辆。", {"at": "800辆", "area": "贵州省", "indicator": "校车"})
NEW = sources("贵州省有校车850辆。", {"at": "850辆", "area": "贵州省", "indicator": "校车"})


def test_an_empty_brief_says_so_and_is_told_apart() -> None:
    """One sentence stands for nothing, with the files that could not be read."""
    brief = compose(replace(_WEEK, themes=("住房",)), replace(OLD, unreadable=("坏.pdf",)), HEAD)
    assert is_empty(brief)
    assert len(brief.findings.paragraphs) == 1
    assert "未能读取的来源：坏.pdf。" in flat(brief.findings.paragraphs[0])
    assert not is_empty(compose(_WEEK, OLD, HEAD))


def test_unreadable_files_are_named() -> None:
    """A brief says which sources it could not read."""
    brief = compose(_WEEK, replace(OLD, unreadable=("坏.pdf",)), HEAD)
    assert "坏.pdf" in whole(brief)


def test_the_same_input_gives_the_same_brief() -> None:
    """No order of sets, no clock."""
    assert compose(_WEEK, OLD, HEAD) == compose(_WEEK, OLD, HEAD)


def test_the_first_issue_has_nothing_to_compare_with() -> None:
    """News are a part of their own, and of the first issue they say that it is the first."""
    brief = compose(_WEEK, OLD, HEAD)
    assert brief.news is not None
    assert "首期" in flat(brief.news.paragraphs[0])
    assert compose(replace(_WEEK, compare_with_last=False), OLD, HEAD).news is None


def test_a_changed_figure_is_news_with_both_sources() -> None:
    """Old and new stand side by side, each with its own source text."""
    brief = compose(_WEEK, NEW, HEAD, issued(OLD))
    assert brief.news is not None
    words = "".join(flat(paragraph) for paragraph in brief.news.paragraphs)
    assert "贵州省2022年校车" in words
    assert "800辆" in words
    assert "850辆" in words
    quotes = {source.quote for source in brief.sources}
    assert {"贵州省有校车800辆。", "贵州省有校车850辆。"} <= quotes


def test_nothing_new_is_said_in_a_sentence() -> None:
    """The same sources again."""
    brief = compose(_WEEK, OLD, HEAD, issued(OLD))
    assert brief.news is not None
    assert "均无变动" in flat(brief.news.paragraphs[0])


def test_a_place_is_found_by_its_present_name() -> None:
    """A spec says 兰陵县; the text of an older time, and so the brief, says 苍山县."""
    made = sources("苍山县有校车42辆。", {"at": "42辆", "area": "兰陵县", "indicator": "校车"})
    (read,) = made.extractions
    old = replace(read, observations=tuple(replace(o, ref_area_name="苍山县") for o in read.observations))
    brief = compose(replace(_WEEK, regions=("兰陵县",)), replace(made, extractions=(old,)), HEAD)
    assert not is_empty(brief)
    assert "苍山县" in whole(brief)


THEMES = {
    "教育": ("校车", "辆", ("贵州省", "云南省", "四川省")),
    "医疗": ("救护车", "辆", ("湖南省", "湖北省", "江西省")),
    "住房": ("公租房", "套", ("辽宁省", "吉林省", "黑龙江省")),
    "就业": ("就业岗位", "个", ("安徽省", "江苏省", "浙江省")),
    "饮水": ("水井", "个", ("青海省", "甘肃省", "河北省")),
}


def test_many_areas_with_little_in_common_get_a_table_for_each_theme() -> None:
    """One table of fifteen columns would be empty for the most part."""
    text, figures = "", []
    for number, (theme, (noun, unit, areas)) in enumerate(THEMES.items(), 1):
        for place, area in enumerate(areas, 1):
            for kind in ("大", "小"):
                figure = f"{number}{place}{1 if kind == '大' else 2}{unit}"
                text += f"{area}有{kind}{noun}{figure}。"
                figures.append({"at": figure, "area": area, "indicator": f"{kind}{noun}", "themes": [theme]})
    brief = compose(BriefSpec("x", "对照", "region"), sources(text, *figures), HEAD)
    assert [table.title for table in brief.tables][:2] == ["教育主要指标（2022年）", "医疗主要指标（2022年）"]
    for table in brief.tables:
        assert len(table.columns) == 3
        assert not any(cell == ("—",) for row in table.rows for cell in row.cells)
