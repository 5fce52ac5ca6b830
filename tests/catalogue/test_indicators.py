"""Every entry finds its own examples and leaves its counterexamples to others."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from briefgen.catalogue.entries import Indicator
from briefgen.catalogue.indicators import Indicators, load_indicators
from briefgen.errors import BriefgenError

INDICATORS = load_indicators()
CASES = [(entry, example) for entry in INDICATORS.entries.values() for example in entry.examples]
COUNTERCASES = [
    (entry, example) for entry in INDICATORS.entries.values() for example in entry.counterexamples
]


def found(example: str) -> Indicator | None:
    """The entry of an example, written “phrase unit”."""
    phrase, _, unit = example.rpartition(" ")
    return INDICATORS.match(phrase, unit, "share" if unit in ("%", "‰") else "level")


def entry_of(indicator: Indicator | None) -> str:
    """The id of the entry that an indicator comes from, also where a level made it."""
    return next(
        (entry.id for entry in INDICATORS.entries.values() if indicator and entry.where == indicator.where),
        "",
    )


@pytest.mark.parametrize(("entry", "example"), CASES, ids=[f"{e.id}<{x}" for e, x in CASES])
def test_entry_is_the_best_for_its_examples(entry: Indicator, example: str) -> None:
    assert entry_of(found(example)) == entry.id


@pytest.mark.parametrize(("entry", "example"), COUNTERCASES, ids=[f"{e.id}≠{x}" for e, x in COUNTERCASES])
def test_entry_leaves_its_counterexamples(entry: Indicator, example: str) -> None:
    assert entry_of(found(example)) != entry.id


def test_every_entry_has_examples_and_none_is_claimed_twice() -> None:
    assert [entry.id for entry in INDICATORS.entries.values() if not entry.examples] == []
    assert [example for example, n in Counter(example for _, example in CASES).items() if n > 1] == []


LINED_UP = [
    ("就业帮扶车间 个", "“扶贫车间” 处"),
    ("规上工业增加值 元", "规模以上工业增加值 元"),
    ("地区生产总值 元", "GDP 元"),
    ("无人统计的物件数 个", "建成无人统计的物件 个"),
    ("省级衔接资金 元", "省级财政衔接资金 元"),
    ("贫困县农民人均可支配收入 元", "国定脱贫县农村居民人均可支配收入 元"),
    ("累计建成高标准农田 亩", "高标农田 亩"),
]
APART = [
    ("脱贫人口人均纯收入 元", "脱贫人口人均经营性净收入 元"),
    ("脱贫人口人均纯收入 元", "农村居民人均可支配收入 元"),
    ("高标准农田 亩", "新建高标准农田 亩"),
    ("公益岗位 个", "公益岗位安置脱贫人口 人"),
    ("农村供水率 %", "农村自来水普及率 %"),
    ("一般公共预算收入 元", "财政总收入 元"),
    ("财政总收入 元", "全部财政收入 元"),
    ("一般公共预算收入 元", "税收收入 元"),
    ("一般公共预算收入 元", "市本级一般公共预算收入 元"),
    ("县级衔接资金 元", "财政衔接资金 元"),
    ("农村居民人均可支配收入 元", "脱贫县农村居民人均可支配收入 元"),
    ("监测对象 户", "新纳入监测对象 户"),
    ("专项债务限额 元", "专项债务余额 元"),
]


def key(case: str) -> str:
    phrase, _, unit = case.rpartition(" ")
    return INDICATORS.key(phrase, unit, "share" if unit == "%" else "level")


@pytest.mark.parametrize(("one", "other"), LINED_UP)
def test_one_matter_in_two_wordings_has_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_matters_never_share_a_key(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_growth_and_change_share_the_id_of_their_level() -> None:
    phrase = "农村居民人均可支配收入"
    ids = {
        INDICATORS.key(phrase, *rest)
        for rest in (("元", "level"), ("元", "change"), ("%", "growth"), ("位", "rank"))
    }
    assert ids == {phrase}


def test_a_growth_goes_to_what_the_phrase_counts() -> None:
    assert INDICATORS.key("农产品加工企业销售收入", "%", "growth") == "农产品加工企业销售收入"
    assert INDICATORS.key("农产品加工企业", "%", "growth") == "农产品加工企业数"
    assert INDICATORS.key("规模以上工业增加值增速", "%", "growth") == "规模以上工业增加值"


def test_a_rank_in_growth_is_no_rank_in_level() -> None:
    ranked = INDICATORS.match("规上工业增加值增幅", "位", "rank")
    assert ranked is not None
    assert ranked.id == "规模以上工业增加值增速"
    assert INDICATORS.get(ranked.id) == ranked
    assert INDICATORS.key("规上工业增加值", "位", "rank") == "规模以上工业增加值"


def test_the_head_of_a_phrase_decides_between_whole_and_part() -> None:
    assert INDICATORS.key("卫生机构医院", "个", "level") == "医院数"
    assert INDICATORS.key("第二产业工业增加值", "元", "level") == "工业增加值"


def test_the_bare_phrase_is_the_key_of_what_no_entry_covers() -> None:
    assert INDICATORS.key("累计建成“幸福屋场”的数量", "个", "level") == "幸福屋场"


@pytest.mark.parametrize(
    ("phrase", "vague"),
    [("总投资", True), ("长", True), ("投入资金", True), ("幸福屋场", False), ("镇", False)],
)
def test_a_phrase_that_says_nothing_alone_is_vague(phrase: str, vague: bool) -> None:
    assert INDICATORS.vague(INDICATORS.key(phrase, "个", "level")) is vague


def test_a_level_makes_an_indicator_that_get_knows() -> None:
    made = INDICATORS.match("新增省级龙头企业", "家", "level")
    assert made is not None
    assert made.id == "新增省级农业产业化龙头企业数"
    assert INDICATORS.get(made.id) == made
    assert INDICATORS.get("没有这个指标") is None


def test_words_feed_a_tokenizer() -> None:
    assert {"帮扶车间", "可支配收入"} <= INDICATORS.words()


def test_own_file_adds_and_overrides(tmp_path: Path) -> None:
    own = tmp_path / "indicators.yaml"
    own.write_text(
        "indicators:\n"
        "  - {id: 屋场数, words: 屋场, units: counter, themes: 乡村建设, examples: 幸福屋场 个}\n"
        "  - {id: 地区生产总值, words: 地区生产总值, units: money, themes: 综合经济, label: 总量}\n",
        encoding="utf-8",
    )
    mine = load_indicators(own)
    assert mine.key("建成幸福屋场", "个", "level") == "屋场数"
    assert mine.entries["地区生产总值"].label == "总量"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("indicators:\n  - {id: 甲, units: money, themes: 收入}\n", "no words"),
        ("indicators:\n  - {id: 甲, word: 乙, units: money, themes: 收入}\n", "unknown key"),
        (
            "indicators:\n  - {id: 甲, words: 乙, units: money, themes: 收入, better: up}\n",
            "not one of the words",
        ),
    ],
)
def test_a_bad_file_is_refused_with_its_line(tmp_path: Path, text: str, complaint: str) -> None:
    own = tmp_path / "indicators.yaml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(BriefgenError, match=complaint) as caught:
        load_indicators(own)
    assert "indicators.yaml:2" in str(caught.value)


def test_instances_are_whole() -> None:
    assert isinstance(INDICATORS, Indicators)
    assert all(entry.units and entry.themes for entry in INDICATORS.entries.values())
