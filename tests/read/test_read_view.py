"""The view has the length of the text, whatever the text; cases of what it shows."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.read import make_document

NOTHING = "\u2060"
SIGNS = (
    '0123456789.,:;()%"“”《》（）、，。！？\n\r\t >-—|*#<>/&[]'
    "一二三（一）第章年月日图为摄来源编辑万亿元個億増縣發\u3000\u200b\U0002000b"
)
CASES = {
    "全县,投入５．６亿元;增长(同比)9.2,增速第1": "全县，投入5.6亿元；增长（同比）9.2，增速第1",
    "共1,234,567元,5：1,时间10:30": "共1,234,567元，5:1，时间10:30",
    '开展"三走訪"活動,「兩不愁」': "开展“三走访”活动，“两不愁”",
    "达到3～5萬元、20％－30％": "达到3~5万元、20%-30%",
    "本年\u3000合\xa0计": "本年 合 计",
    "全\u200b县": f"全{NOTHING}县",
}
INDENTED = (
    "　　某县是全省面积最小的山区县，984\n平方公里里山地占了九成。\n"
    "　　2001年，该县在全省率先提出“小县大城”发\n展战略，引导农户进城。\n"
    "　　全县累计搬迁农户6835户，整村\n搬迁148个。\n"
    "　　五年来全县常住人口城镇化率从34%\n提高到57.8%，高出平均水平。\n"
    "　　上半年全县农民人均现金收\n入3412元，增长9.6%。\n"
    "　　下半年继续搬迁农户共计\n1200户，确保完成。\n"
)
"""Paragraphs that begin with an indent: a line without one goes on."""
ENDED_BY_CHANCE = (
    "　　一、守牢底线。严格落实有关要求，年内新识别监\n测对象1186户4273人，截至12月底累计识别9842户、3.61\n万人，其中已消除风险23986人。\n"
    "　　二、千方百计促增收。全市脱贫人口人均纯收入达14286元，比\n"
    "2021年增加1835元，增长14.7%，增速高于全省平均1.2个百分点；人均纯收\n"
    "入1万元以下的脱贫户由年初的4218户减少到276户。农村常住居民人\n"
    "均可支配收入预计为15310元，增长8%左右。发放脱贫人口小额信贷3.27亿\n"
    "元、惠及7416户，年末贷款余额6.9亿元。全市脱贫劳动力\n"
    "转移就业21.8万人，完成年度任务的103.6%，其中到省外务工5.9万人；\n开发乡村公益性岗位安置12690人。\n\n"
    "　　三、因地制宜兴产业。全年到位财政衔接推进补助资金18.64亿元，\n其中用于产业发展10.62亿元，占比57%。\n"
    "　　四、建设宜居乡村。改建农村户厕13450座，卫生户厕覆盖率\n71.2%，居全省第四。\n"
    "　　五、2023年打算。力争脱贫人口人均纯收入增长15%以上，新\n建高标准农田25万亩，治理率提高到38%。\n"
)
"""Of such paragraphs a full line may end with a sentence."""
JOINED = [
    (ENDED_BY_CHANCE, "年内新识别监测对象1186户"),
    (ENDED_BY_CHANCE, "新建高标准农田25万亩"),
    (INDENTED, "提出“小县大城”发展战略"),
    (INDENTED, "城镇化率从34%提高到57.8%"),
    (
        "> 落实东西部协作和中央单位定点帮扶资金，争取节余指标交易资金1\n> 3.69亿元。\n",
        "交易资金13.69亿元。",
    ),
    (
        "湖南把促进脱贫群众增收作为根本措施，坚持不懈，出台《关\n\n于促进脱贫群众持续增收的八条意见》，强化带动。\n",
        "出台《关于促进脱贫群众",
    ),
    ("全县坚持以工业化的理念推进农业产业化发展，\n实现增收5万元。\n", "发展，实现增收5万元"),
    ("省提前下达转-3-移支付0.2亿元。\n", "下达转移支付0.2亿元"),
    (
        "乡村振兴工作扎实推进各\n项任务圆满完成全县一共\n投入资金三千多万元用于\n建设农村道路和饮水设施\n受益群众三万人。\n",
        "推进各项任务圆满完成全县一共投入资金",
    ),
    (
        "　　全县坚持把水利建设作为强农惠农的基础工程来抓，完成投资1.\n26亿元，建成小型泵站38座，新增和恢复灌溉面积4.6万亩，受益\n群众达到9.3万人，工程质量合格率达到100%，群众满意度大幅提\n高，得到上级部门充分肯定，并在全市现场会上作了典型发言介\n绍经验做法。\n",
        "受益群众达到9.3万人，工程质量合格率达到100%，群众满意度大幅提高",
    ),
]
COLUMN = (
    "\u3000\u3000本报讯（记者 王明）初冬时节，\n"
    "县里的万亩茶园里，骑行的游客仍然三\n"
    "三两两。来自区农业局的统计数字表明\n"
    "，截至10月底，全县茶园面积\n"
    "35.2万亩，其中投产茶园28.6\n"
    "万亩；今年前十个月，鲜叶产量\n"
    "18.9万吨，鲜叶产值达17.6亿\n"
    "元，分别比去年同期增长6.3%、\n"
    "11.8%，茶农收入明显好于去年。\n"
    "■链接\n"
    "\u3000\u3000前三季度，全市接待游客\n"
    "1638.4万人次，实现旅游总收入\n"
    "123.7亿元，同比分别增长\n"
    "21.5%和24.9%，居各县（区）\n"
    "首位。\n"
)
"""A newspaper's column, in which a number that does not fit goes into the next line."""
JOINED += [(COLUMN, "前三季度，全市接待游客1638.4万人次"), (COLUMN, "同比分别增长21.5%")]
APART = [
    "一、产业发展\n全县新建高标准农田3.2万亩，同比增长5%，完成全年任务的103%，群众非常满意。\n",
    "点点滴滴民生情\n郭华平 黄晓平 本报记者 鄢朝晖\n喝上干净水、创业有门路，这是群众的真实感受。\n",
    "甲乡\t12,300\n乙乡\t11,050\n",
    "全县完成投资5亿元。\n全县建成车间36个。\n",
    "项目      2004年      2005年\n小学学校数      2318      2205\n小学在校生      31.6      30.9\n",
]


@given(st.text(st.one_of(st.sampled_from(SIGNS), st.characters(exclude_categories=["Cs"])), max_size=300))
@settings(max_examples=300, deadline=None)
def test_the_view_has_the_length_of_any_text(text: str) -> None:
    document = make_document("a.txt", text)
    assert document.text == text
    assert len(document.view) == len(text)
    assert document.articles
    assert document.articles[0].start == 0
    assert document.articles[-1].end == len(text)
    for article in document.articles:
        assert all(article.start <= s.start < s.end <= article.end for s in article.sections)
    assert all(0 <= f.start < f.end <= len(text) for f in document.furniture)
    for table in document.tables:
        assert all(table.start <= cell.start < cell.end <= table.end for cell in table.cells)


@given(
    st.lists(
        st.sampled_from([*CASES, *APART, "图为某县。\n", "\n", "来源：某报\n", "-3-\n"]), max_size=12
    ).map("\n".join)
)
@settings(max_examples=100, deadline=None)
def test_the_view_has_the_length_of_any_page(text: str) -> None:
    assert len(make_document("a.txt", text).view) == len(text)


@pytest.mark.parametrize("text", CASES)
def test_one_form_of_each_sign(text: str) -> None:
    assert make_document("a.txt", text).view == CASES[text]


@pytest.mark.parametrize(("text", "words"), JOINED)
def test_broken_lines_are_whole(text: str, words: str) -> None:
    assert words in make_document("a.txt", text).view.replace(NOTHING, "")


@pytest.mark.parametrize("text", APART)
def test_whole_lines_stay_apart(text: str) -> None:
    assert NOTHING not in make_document("a.txt", text).view


@pytest.mark.parametrize(
    "text",
    [
        "全县脱贫人口人均纯收入14705元，增长14%。" * 12 + "\n\n",
        "（" * 60 + "\n",
        "一、" * 60 + "\n",
        "<a " * 60 + "\n",
        "《" * 60 + "\n",
        "记者 " * 20 + "\n",
        "来源：" * 20 + "\n",
        "2022年" * 20 + "\n",
        "\t" * 60 + "1\n",
        " " * 200 + "\n",
        '"' * 60 + "\n",
        "-" * 60,
        "a1" * 40,
        "图为" * 30,
    ],
)
def test_reading_is_linear(text: str) -> None:
    def seconds(times: int) -> float:
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            make_document("a.txt", text * times)
            best = min(best, time.process_time() - start)
        return best

    make_document("a.txt", text)
    small, large = seconds(20), seconds(400)
    assert large < 20 * small * 4 + 0.05


def test_seeds_at_a_hundred_times_their_size() -> None:
    seeds = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
    text = "\n\n".join(path.read_text("utf-8") for path in seeds) * 100
    start = time.process_time()
    document = make_document("a.txt", text)
    assert len(document.view) == len(text)
    assert len(text) / (time.process_time() - start) > 300_000
