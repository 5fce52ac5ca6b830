"""The rows of a comparison: figures of one indicator share a key, figures of two never do.

The phrases of labelled documents are the labels'; those of the two others stand here, as a reader
following the guide would write them.
"""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import pytest

from briefgen.catalogue.indicators import load_indicators
from briefgen.catalogue.units import load_units

GOLD = Path(__file__).parents[3] / "shared" / "gold"
UNLABELLED = {
    "003:364": "贫困县农民人均可支配收入 元",
    "003:372": "贫困县农民人均可支配收入 元",
    "002:3759": "“扶贫车间” 个",
    "003:1251": "贫困县扶贫车间 个",
    "003:792": "扶贫小额信贷资金 元",
    "002:2285": "脱贫人口小额信贷 元",
    "002:2961": "扶贫小额信贷新增贷款 元",
    "002:3814": "小额贷款 元",
    "002:2958": "扶贫小额信贷新增贷款 户",
    "002:3810": "小额贷款 户",
    "002:3568": "选派驻村第一书记 人",
    "002:3557": "县直单位选派工作队 支",
    "003:683": "贫困县派出驻村帮扶工作队 支",
    "002:3604": "各级驻村帮扶干部 人",
    "002:4673": "派驻干部 人",
    "002:3798": "“四员一岗”公益岗位就业 人",
    "003:1264": "贫困县公益性扶贫岗位 个",
    "002:4285": "增设乡村公益岗位 个",
    "002:3733": "改造农村危房 户",
    "003:1601": "4类重点对象危房改造 户",
    "002:4247": "脱贫人口外出务工 人",
    "002:3747": "饮水安全重点项目 个",
    "003:1545": "解决安全饮水问题投入资金 元",
    "003:1561": "贫困县解决安全饮水问题贫困人口 人",
    "002:2591": "统筹整合涉农资金 元",
    "002:3649": "统筹整合资金 元",
    "003:776": "整合财政涉农资金 元",
    "002:5510": "乡村振兴发展整合资金 元",
    "002:3676": "县级衔接资金 元",
    "002:3288": "新改造农户厕所 户",
    "002:1434": "新培育省级农业产业化龙头企业 家",
    "002:3919": "新增省级龙头企业 家",
    "002:1439": "新培育市级农业产业化龙头企业 家",
    "002:3928": "新增市级龙头企业 家",
    "003:1173": "参与扶贫农业产业化龙头企业 家",
    "003:1187": "参与扶贫农民合作社 家",
    "003:1205": "带动增收脱贫贫困人口 人",
    "002:1616": "新建高标准农田 亩",
    "002:5283": "建成高标农田 亩",
    "002:1686": "茶园面积 亩",
    "002:3107": "茶叶种植面积 亩",
    "002:1701": "新发展中药材基地 亩",
    "002:3901": "新发展中药材 亩",
    "002:5774": "乡村旅游综合收入 元",
    "002:3979": "旅游综合收入 元",
    "002:1570": "“红色茶乡旅游精品线路” 条",
    "002:3954": "乡村旅游精品线路 条",
    "002:4412": "探春赏花乡村游线路 条",
    "003:1332": "家庭经济困难学生资助 人次",
    "003:1314": "教育扶贫资助资金 元",
    "003:1466": "县域内住院综合报销比例 %",
    "002:2346": "光伏收益分配资金 元",
    "002:2812": "纳入监测帮扶“三类对象” 户",
    "002:2815": "纳入监测帮扶“三类对象” 人",
    "002:5882": "农村生活垃圾无害化处理率 %",
}


def labels() -> dict[str, tuple[str, str, str]]:
    found: dict[str, tuple[str, str, str]] = {}
    for path in sorted((GOLD / "seeds").glob("*.obs.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["cls"] != "X":
                phrase = row["indicator"][0] if isinstance(row["indicator"], list) else row["indicator"]
                found[f"{path.name[:3]}:{row['start']}"] = (phrase, row["unit"], row["type"])
    for place, case in UNLABELLED.items():
        phrase, _, unit = case.rpartition(" ")
        found[place] = (phrase, unit, "share" if unit == "%" else "level")
    return found


@pytest.mark.skipif(not (GOLD / "rows.json").exists(), reason="needs the labelled documents")
def test_rows_hold_together_and_apart() -> None:
    rows = json.loads((GOLD / "rows.json").read_text(encoding="utf-8"))
    indicators, units, known = load_indicators(), load_units(), labels()
    keys = {
        (row, place): (indicators.key(*known[place]), known[place][2], units.dimension(known[place][1]))
        for row, places in rows.items()
        if not row.startswith("_")
        for place in places
    }
    pairs = list(combinations(keys, 2))
    together = [(a, b) for a, b in pairs if a[0] == b[0]]
    shared = [(a, b) for a, b in pairs if keys[a] == keys[b]]
    right = [pair for pair in together if keys[pair[0]] == keys[pair[1]]]
    precision, recall = len(right) / len(shared), len(right) / len(together)
    wrong = [(a, b, keys[a], keys[b]) for a, b in pairs if (a[0] == b[0]) != (keys[a] == keys[b])]
    assert precision >= 0.97, wrong
    assert 2 * precision * recall / (precision + recall) >= 0.95, wrong
