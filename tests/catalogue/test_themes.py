"""Themes by words: the phrase first, then what stands around it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from briefgen.catalogue.themes import load_themes
from briefgen.errors import BriefgenError

THEMES = load_themes()
SHARED = Path(__file__).parents[3] / "shared"
NAMES = (
    "收入 防返贫监测 产业 就业 教育 医疗 住房 饮水 兜底保障 易地搬迁 资金项目 金融 消费帮扶 责任与驻村 "
    "人才培训 乡村建设 人居环境 乡村治理 农业生产 文旅 综合经济"
)
EXAMPLES = [(theme.theme, example) for theme in THEMES.themes for example in theme.examples]


def test_the_themes_are_the_agreed_ones() -> None:
    assert " ".join(THEMES.names) == NAMES


@pytest.mark.parametrize(("theme", "phrase"), EXAMPLES)
def test_examples_have_their_theme_first(theme: str, phrase: str) -> None:
    assert THEMES.of(phrase, "", (), "")[0] == theme


def test_sentence_and_headings_decide_where_the_phrase_says_nothing() -> None:
    assert THEMES.of("资金", "易地搬迁后续扶持投入资金。", (), "元")[:2] == ("资金项目", "易地搬迁")
    assert THEMES.of("甲乙丙", "甲乙丙达到5个。", ("一、强化就业帮扶",), "个")[0] == "就业"
    assert THEMES.of("甲乙丙", "", (), "个") == ("综合经济",)


def test_at_most_three_and_no_distant_ones() -> None:
    assert (
        THEMES.of("农村居民人均可支配收入", "农村居民人均可支配收入增长8%，村路通了。", (), "元")[0] == "收入"
    )
    assert all(len(THEMES.of(phrase, phrase * 3, (phrase,), "")) <= 3 for _, phrase in EXAMPLES)


def test_a_text_without_figure_has_themes() -> None:
    assert THEMES.of_text("“百日攻坚”农村改厕行动")[0] == "人居环境"


def test_an_unknown_fallback_is_refused(tmp_path: Path) -> None:
    own = tmp_path / "themes.yaml"
    own.write_text("fallback: 无此\nthemes:\n  - theme: 海洋\n    strong: 海洋\n", encoding="utf-8")
    with pytest.raises(BriefgenError, match="no theme"):
        load_themes(own)


def test_own_file_adds_a_theme(tmp_path: Path) -> None:
    own = tmp_path / "themes.yaml"
    own.write_text("fallback: 综合经济\nthemes:\n  - theme: 海洋\n    strong: 海洋牧场\n", encoding="utf-8")
    assert load_themes(own).of("海洋牧场示范区", "", (), "")[0] == "海洋"


@pytest.mark.skipif(not (SHARED / "gold").exists(), reason="needs the labelled documents")
@pytest.mark.parametrize(("gold", "texts"), [("gold/seeds", "seeds"), ("gold/corpus", "corpus")])
def test_labelled_figures_have_the_theme_that_readers_gave_them(gold: str, texts: str) -> None:
    right = total = 0
    for path in sorted((SHARED / gold).glob("*.obs.jsonl")):
        text = (SHARED / texts / f"{path.name[: -len('.obs.jsonl')]}.txt").read_bytes().decode("utf-8")
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["cls"] != "O":
                continue
            phrase, unit, themes = (first_and_all(row[name]) for name in ("indicator", "unit", "theme"))
            found = THEMES.of(phrase[0], sentence_at(text, row["start"]), (), unit[0])
            right += any(theme in found for theme in themes)
            total += 1
    assert right / total >= 0.96


def first_and_all(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]


def sentence_at(text: str, start: int) -> str:
    ends = [m.end() for m in re.finditer(r"[。!！?？\n]", text)]
    begin = max((end for end in ends if end <= start), default=0)
    return text[begin : min((end for end in ends if end > start), default=len(text))]
