"""Briefs to render: a weekly one, one with twenty regions, one of ten pages, one with nothing selected."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from briefgen.model import (
    Bar,
    Brief,
    BriefSource,
    BriefTable,
    Chart,
    Cite,
    Column,
    Head,
    Note,
    Panel,
    Part,
    Rich,
    Row,
)

HEAD = Head(
    name="乡村振兴工作简报",
    issue=7,
    total=19,
    unit="示范省乡村振兴工作领导小组办公室",
    date="2023-05-08",
    report_to="省委、省人大常委会、省政府、省政协领导",
    copy_to="省直有关单位，各市（州）党委、政府",
    send_to="各县（市、区）乡村振兴局",
    copies=120,
    appendices=(
        "各市（州）可比指标一览表",
        "各县（市、区）农村居民人均可支配收入和增速一览表（2021—2022年）",
    ),
    editor_note="各地年度总结陆续报来，口径不尽相同。现将可比的数字摘编对照，供参阅；存疑数字请勿直接引用。",
)


def rich(text: str) -> Rich:
    """`…14705元[2]` and `2038{a}` as a rich text."""
    parts: list[str | Cite | Note] = []
    for piece in re.split(r"(\[\d+\]|\{[a-z]\})", text):
        if re.fullmatch(r"\[\d+\]", piece):
            parts.append(Cite(int(piece[1:-1])))
        elif re.fullmatch(r"\{[a-z]\}", piece):
            parts.append(Note(piece[1:-1]))
        elif piece:
            parts.append(piece)
    return tuple(parts)


def part(heading: str, *paragraphs: str, numbered: bool = True) -> Part:
    return Part(heading, tuple(rich(paragraph) for paragraph in paragraphs), numbered)


def row(label: str, unit: str, cells: str, ranked: bool = True, indent: bool = False) -> Row:
    return Row(label, unit, tuple(rich(cell.strip()) for cell in cells.split("|")), ranked, indent)


def source(number: int, citation: str, quote: str) -> BriefSource:
    before = "会议总结了全年的工作。"
    after = "各地要对照任务抓好落实。"
    return BriefSource(number, rich(citation), quote, f"doc-{number % 3}", 10, 10 + len(quote), before, after)


_FINDINGS = part(
    "要点",
    "2022年脱贫人口人均纯收入，甲山市14808元、增长14.3%[1]，乙水省14705元、增长14%[2]，水平接近，分别相差103元、"
    "0.3个百分点。丙原省只报经营性净收入约1426元〔预计〕[3]，指标不同。",
    "丙原省帮扶车间6035个[4]，约为乙水省1280家[5]的4.7倍；乙水省培训干部58.3万人次[6]，约为丙原省22万人次[7]的2.7倍。"
    "均为2022年总量，未按脱贫人口折算。",
    "戊宁市有三县报告2021年小额信贷，东山县1138.5万元居首[8]，南城县585.77万元[9]、北阳县新增237万元[10]列后。",
    "本期2个数字存疑，引用前须核对：《甲山日报》1个疑丢失小数点，如医疗救助资助参保“1563万人”[11]；乙水省总结1个漏印“%”[12]。",
)

_CHART = Chart(
    1,
    "丙原、乙水两省可比指标（2022年）",
    (
        Panel(
            "帮扶车间",
            "个",
            (Bar("丙原省", Decimal(6035), "6035"), Bar("乙水省", Decimal(1280), "1280")),
        ),
        Panel(
            "干部培训",
            "万人次",
            (Bar("乙水省", Decimal("58.3"), "58.3"), Bar("丙原省", Decimal(22), "22")),
        ),
    ),
    "2022年帮扶车间丙原省6035个、乙水省1280家；干部培训乙水省58.3万人次、丙原省22万人次。",
)

_PROVINCES = BriefTable(
    1,
    "省、市级主要指标",
    (
        Column("省级", "丙原省", "2022年"),
        Column("省级", "乙水省", "2022年"),
        Column("市级", "甲山市", "2022年"),
        Column("省级·往年", "丙原省", "2020年"),
    ),
    (
        row("脱贫人口人均纯收入", "元", "— | 14705[2] | 14808[1] | —"),
        row("增长", "%", "— | 14[2] | 14.3[1] | —", indent=True),
        row("帮扶车间", "个", "6035[4] | 1280[5] | — | 2038{a}[13]"),
        row("干部培训", "万人次", "22[7] | 58.3[6] | — | —"),
        row("乡村振兴重点帮扶县", "个", "15[3] | 37[5] | — | —"),
        row("就业任务完成率", "%", "— | 103.7[5] | 107.07[1] | —", ranked=False),
        row("新纳入监测对象", "户", "— | 577（因灾）[6] | 1005[1] | —", ranked=False),
        row("脱贫县农民人均可支配收入", "元", "— | 16188{b}[12] | — | 11344（2019年）{a}[13]", ranked=False),
        row("增长", "%", "— | 9.2〔存疑〕{b}[12] | — | —", ranked=False, indent=True),
    ),
)

_COUNTIES = BriefTable(
    2,
    "县级主要指标（戊宁市所属，2021年）",
    (Column("", "东山县"), Column("", "北阳县"), Column("", "南城县"), Column("", "西鱼县")),
    (
        row("小额信贷发放额", "万元", "1138.5[8] | 237（新增）[10] | 585.77[9] | —"),
        row(
            "统筹整合资金",
            "万元",
            "12.27亿元〔计划〕[8] | — | 47283[9] | 55290（累计）[10]",
            ranked=False,
        ),
    ),
    rich(
        "注：“—”为未报告。※为期间、状态或范围不同，不排序。{a} 51个贫困县。{b} 28个国定脱贫县。"
        "小额信贷三县名称不一；中安区、赤岩市未报告表2指标。"
    ),
)

_SOURCES = (
    source(
        1,
        "《追着春风谋振兴》，甲山日报，2023年3月3日",
        "“去年我市脱贫人口人均纯收入为14808元，增长14.3%。”",
    ),
    source(
        2,
        "《关于2022年全省巩固拓展脱贫攻坚成果同乡村振兴有效衔接工作总结》，乙水省乡村振兴局，2023年4月24日",
        "2022年，全省脱贫人口人均纯收入达到14705元，较上年增长14%；……",
    ),
    source(
        3,
        "《丙原　全力推动有效衔接》，丙原省乡村振兴局（文末所署数据来源），日期未载，据文意为2022年",
        "预计全省2022年度脱贫人口人均经营性净收入约1426元，同比增加约515元，增幅约56.5%。",
    ),
    source(4, "同[3]", "开展“万名干部联万企”行动，全省创办就业帮扶车间6035个，吸纳脱贫劳动力6.85万人。"),
    source(
        5,
        "同[2]",
        "全省外出务工脱贫人口216.1万人，达到年度目标的103.7%；帮扶车间达到1280家，实现“两个稳中有增”。",
    ),
    source(6, "同[2]", "……全省举办各类培训班6798期次，培训58.3万人次。"),
    source(7, "同[3]", "全省分层分类培训乡村振兴干部22万人次，……"),
    source(
        8,
        "《践初心　办实事——我市着力巩固拓展脱贫攻坚成果》，戊宁网，2021年12月9日",
        "今年，全县发放脱贫人口小额信贷262笔1138.5万元；……安排项目566个、资金1.92亿元，……（东山县）",
    ),
    source(9, "同[8]", "落实“四员一岗”公益岗位就业1585人，发放小额贷款145户585.77万元，……（南城县）"),
    source(10, "同[8]", "……落实扶贫小额信贷政策，全县新增贷款58户237万元。（北阳县）"),
    source(11, "同[1]", "……其中医疗救助资金资助参保人数为1563万人，资助金额达3588.74万元，……"),
    source(12, "同[2]", "……28个国定脱贫县农村居民人均可支配收入16188元，同比增长9.2，增速居全国第1。"),
    source(
        13,
        "《丙原：攻坚更精准》，发布单位未载，3月5日，据文意为2020年，原文繁体",
        "在51个贫困县建成424家就业扶贫基地、2038个扶贫车间，……",
    ),
)

WEEKLY = Brief(
    id="weekly",
    title="丙原、乙水等地有效衔接工作情况对照",
    head=HEAD,
    subtitle="（本期新收文件5份、文章6篇，形成于2020年至2023年）",
    news=None,
    findings=_FINDINGS,
    charts=(_CHART,),
    tables=(_PROVINCES, _COUNTIES),
    measures=part(
        "举措",
        "（一）共同做法。产业类行动两省都有：丙原省“千企兴村万社联户”带动117.9万脱贫户[3]，乙水省“万企兴万村”5721家"
        "民营企业结对4451个村[5]。防返贫监测类机制见于丙原省“三个一·三精准”[4]、乙水省监测户零资料申报[6]、甲山市"
        "“一季一排查、一月一走访”[1]。",
        "（二）各地特色。丙原省出台《关于促进脱贫群众持续增收的八条意见》[7]，甲山市“村电共治”覆盖1388个村（社区）[1]。",
        "（三）可资借鉴。两省中，具名的易地搬迁类政策、饮水类行动只见于乙水省：前者投入6.06亿元、累计放贷144.68亿元[2]，"
        "后者改善611万人供水条件[6]，可对照参考。",
        numbered=False,
    ),
    comparability=part(
        "口径说明",
        "甲山市与乙水省不同级：人均数、增速可对照，总量不跨级比较，均未按脱贫人口折算。",
        "丙原省车间为“创办”数，车间、培训未载截止日；2020年数范围不同，不算增减。",
        "任务完成率，乙水省为外出务工目标，甲山市为脱贫户就业任务，均超额，未排序。",
    ),
    doubts=part(
        "数据存疑",
        "甲山市医疗救助资助参保印为1563万人，疑为15.63万人：3588.74万元，前者人均约2.3元，后者约230元[11]。",
        "乙水省国定脱贫县农民收入“同比增长9.2”，疑为9.2%：漏印“%”[12]。",
    ),
    sources=_SOURCES,
    sources_lead="",
)


def _twenty() -> Brief:
    names = [f"{a}{b}县" for a in "东南西北中" for b in "山河城阳"]
    columns = tuple(
        Column("甲山市" if at < 8 else "戊宁市" if at < 15 else "贺岭市", name)
        for at, name in enumerate(names)
    )
    values = [Decimal(12800 + (at * 3571) % 4100) for at in range(20)]
    cells = tuple(rich(f"{value}[{at % 13 + 1}]") for at, value in enumerate(values))
    growth = tuple(
        rich(f"{Decimal(at * 7 % 50) / 10 + 6}〔存疑〕" if at == 4 else f"{Decimal(at * 7 % 50) / 10 + 6}")
        for at in range(20)
    )
    loans = tuple(
        rich("—" if at % 6 == 5 else f"{Decimal(23700 + at * 9137) / 100}[{at % 13 + 1}]") for at in range(20)
    )
    table = BriefTable(
        1,
        "县级主要指标（2022年）",
        columns,
        (
            Row("脱贫人口人均纯收入", "元", cells),
            Row("增长", "%", growth, indent=True),
            Row("小额信贷发放额", "万元", loans),
            Row("帮扶车间", "个", tuple(rich(str(3 + at * 11 % 90)) for at in range(20))),
        ),
        rich("注：“—”为未报告。"),
    )
    order = sorted(zip(values, names, strict=True), reverse=True)
    bars = tuple(
        Bar(name, value, str(value), "doubted" if at == 3 else "target" if at == 9 else "sound")
        for at, (value, name) in enumerate(order)
    )
    years = tuple(
        Bar(str(2018 + at), Decimal(v), str(v)) for at, v in enumerate([9120, 10488, 11344, 13012, 14705])
    )
    charts = (
        Chart(
            1,
            "各县脱贫人口人均纯收入（2022年）",
            (Panel("脱贫人口人均纯收入", "元", bars),),
            "各县由高到低。",
        ),
        Chart(
            2,
            "乙水省历年收入",
            (Panel("脱贫人口人均纯收入", "元", years, "line"),),
            "2018年至2022年逐年上升。",
        ),
    )
    return replace(
        WEEKLY,
        id="twenty",
        title="甲山、戊宁、贺岭三市所属二十县巩固拓展脱贫攻坚成果同乡村振兴有效衔接工作情况对照",
        charts=charts,
        tables=(table,),
    )


def _ten_pages() -> Brief:
    more = tuple(replace(WEEKLY.tables[1], number=3 + at, notes=()) for at in range(3))
    sources = tuple(replace(WEEKLY.sources[at % 13], number=at + 1) for at in range(70))
    parts = {
        name: replace(getattr(WEEKLY, name), paragraphs=getattr(WEEKLY, name).paragraphs * times)
        for name, times in (("measures", 3), ("comparability", 3), ("doubts", 4))
    }
    return replace(WEEKLY, id="ten", tables=(*WEEKLY.tables, *more), sources=sources, **parts)


TWENTY = _twenty()
TEN_PAGES = _ten_pages()
EMPTY = replace(
    WEEKLY,
    id="empty",
    findings=part("要点", "本期所选范围内没有可比的数字。"),
    charts=(),
    tables=(),
    measures=part("举措"),
    comparability=part("口径说明"),
    doubts=part("数据存疑"),
    sources=(),
    head=replace(HEAD, editor_note="", appendices=(), report_to="", copy_to="", send_to="", copies=0),
)
ALL = {brief.id: brief for brief in (WEEKLY, TWENTY, TEN_PAGES, EMPTY)}
