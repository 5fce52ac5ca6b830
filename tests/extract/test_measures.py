"""Named measures: the codelist's examples, whole texts, places, and time that grows with length only."""

from __future__ import annotations

import time

import pytest

from briefgen.catalogue.measures import Example, load_measure_words
from briefgen.extract.measures import find_measures
from briefgen.read import make_document

WORDS = load_measure_words()


@pytest.mark.parametrize("example", WORDS.examples, ids=lambda example: example.text[:20])
def test_examples_of_the_codelist(example: Example) -> None:
    found = find_measures(make_document("a.txt", example.text + "\n"))
    assert tuple(measure.name for measure in found) == example.name


def test_every_head_has_an_example_of_its_own() -> None:
    for head in WORDS.heads:
        assert any(name.endswith(head.word) for e in head.examples for name in e.name), head.word


OTHER_PLACES = {
    "持续深化“千万工程”，推进“四边三化”“五水共治”“三改一拆”。": [
        "千万工程",
        "四边三化",
        "五水共治",
        "三改一拆",
    ],
    "建立“户申报、村评议、乡审核”机制，创新“三级五联”帮扶模式。": [
        "户申报、村评议、乡审核机制",
        "三级五联帮扶模式",
    ],
    "实施“春风行动”“金秋招聘月”等专项服务活动，举办招聘会320场。": ["春风行动", "金秋招聘月"],
    "开展“牛肉拉面师”“八大员”等培训1.1万人次。": [],
    "被誉为“中国苹果之乡”，获得“全国文明城市”称号。": [],
    "抓好“三夏”生产，稳定“菜篮子”工程。": ["菜篮子工程"],
    "培育“明白人”“带头人”1200名，落实“一把手”责任。": [],
    "全面推行“四议两公开”工作法，深化“一约四会”。": ["四议两公开工作法", "一约四会"],
    "推进“放管服”改革，建设“数字乡村”试点县12个。": ["数字乡村试点"],
    "发放“富民贷”1.2亿元，推广“防贫保”。": ["防贫保"],
    "建立“监测帮扶、兜底保障”两项机制。": ["监测帮扶、兜底保障机制"],
    "实施高标准农田建设工程35万亩。": [],
    "以“农村饮用水达标提标”“幸福河湖”两大攻坚战为主抓手。": ["农村饮用水达标提标", "幸福河湖"],
    "开展“敬老爱老”和“邻里守望”志愿服务活动。": ["敬老爱老", "邻里守望志愿服务活动"],
    "深化教师“省管校用”，创新医师“县管乡用”。": ["省管校用", "县管乡用"],
    "农商行推出“巾帼创业贷”，持续举办“津陇共振兴”及“鲁企走进甘肃”。": [
        "巾帼创业贷",
        "津陇共振兴",
        "鲁企走进甘肃",
    ],
    "“五个聚焦”促精神扶贫。": ["五个聚焦"],
    "与美丽乡村建设三年行动相衔接，整村推进14个自然村。": ["美丽乡村建设三年行动"],
    "“一村一品一主体”也铺到了312个行政村。": ["一村一品一主体"],
    "出台人才新政十二条，吸引青年。": ["人才新政十二条"],
    "落实《“普六”县“两基”工作评估项目实施办法》。": ["“普六”县“两基”工作评估项目实施办法"],
    "全面施行“按标施保”，低保标准提高。": ["按标施保"],
    "探索“一图一表一码”监测模式。": ["一图一表一码监测模式"],
}


@pytest.mark.parametrize("text", OTHER_PLACES)
def test_texts_of_other_places(text: str) -> None:
    assert [measure.name for measure in find_measures(make_document("a.txt", text))] == OTHER_PLACES[text]


NOTHING_IN = [
    "聚焦“守底线、抓发展、促振兴”，全面压实责任。",
    "基本实现“三百米见绿、五百米见园”目标。",
    "巩固“两不愁三保障”成果，学习2022年中央“一号文件”和“十四五”规划。",
    "实施“套餐式”帮扶，落实“一站式”结算服务。",
    "挖掘推出了“身患癌症、不忘初心”的王某某等一批先进党员。",
    "她直呼：“这是我最快乐的一个暑假。”",
    "建设大中型沼气工程109处，实施农村电网升级改造工程13项。",
    "加强《农民日报》《求是》杂志宣传，《雪域欢歌》文艺节目震撼人心。",
    "健全防止返贫长效机制，完善控辍保学机制，构建起权责清晰的责任体系。",
    "贺州实现了“县县通高速公路”，被评为“平安县”。",
]


@pytest.mark.parametrize("text", NOTHING_IN)
def test_slogans_goals_and_works_are_no_measures(text: str) -> None:
    assert find_measures(make_document("a.txt", text)) == ()


def test_first_mention_once_with_its_sentence() -> None:
    text = "“村电共管”展风采。\n\n全市探索“村电共管”工程。都有“村电共管”工程。印发《农村用电管理办法》。\n"
    document = make_document("a.txt", text)
    found = find_measures(document)
    assert [(m.name, m.kind) for m in found] == [("村电共管工程", "campaign"), ("农村用电管理办法", "policy")]
    assert text[found[0].start : found[0].end] == "“村电共管”"
    assert text[found[1].sentence_start : found[1].sentence_end] == "印发《农村用电管理办法》。"


def test_names_cut_by_a_line_and_in_traditional_script_are_whole() -> None:
    text = (
        "湖南把促进群眾增收作為根本措施，坚持不懈，出台《關\n\n於促進脫貧群眾持續增收的八條意見》，強化帶動。"
    )
    (measure,) = find_measures(make_document("a.txt", text))
    assert measure.name == "关于促进脱贫群众持续增收的八条意见"


LONG = (
    "开展“甲乙{}丙”行动，推进丁{}戊己庚辛提升行动，印发《{}号工作意见》。\n",
    "“" * 40 + "{}",
    "《" * 40 + "{}",
    "推进" * 40 + "{}",
    "行动" * 40 + "{}",
    "以为抓手" * 20,
)


@pytest.mark.parametrize("text", LONG)
def test_finding_is_linear(text: str) -> None:
    def seconds(times: int) -> float:
        document = make_document("a.txt", "".join(text.replace("{}", str(n)) for n in range(times)))
        start = time.process_time()
        find_measures(document)
        return time.process_time() - start

    seconds(5)
    small = min(seconds(40) for _ in range(3))
    assert min(seconds(800) for _ in range(3)) < 20 * small * 4 + 0.05
