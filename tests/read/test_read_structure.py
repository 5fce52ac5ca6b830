"""Titles, dates, sections, furniture of whole documents, kept as data. `pytest --accept` rewrites it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefgen.model import Document
from briefgen.read import make_document, read

HERE = Path(__file__).parent
SEEDS = sorted((HERE.parents[1] / "seeds").glob("*.txt"))
CASES = sorted((HERE / "cases").glob("*.txt"))


def structure(document: Document) -> dict[str, object]:
    """What a golden keeps: readable, in the text's order."""
    text = document.text
    return {
        "traditional": document.traditional,
        "articles": [
            {
                "span": [article.start, article.end],
                "title": article.title,
                "publisher": article.publisher,
                "date": article.date + (" inferred" if article.date_inferred else ""),
                "sections": [f"{s.start}-{s.end} {'#' * s.level} {s.heading}" for s in article.sections],
            }
            for article in document.articles
        ],
        "furniture": [f"{f.kind} {f.start}: {text[f.start : f.end]}" for f in document.furniture],
        "tables": [
            {
                "caption": t.caption,
                "head_rows": t.head_rows,
                "cells": [text[c.start : c.end] for c in t.cells],
            }
            for t in document.tables
        ],
    }


@pytest.mark.parametrize("path", [*SEEDS, *CASES], ids=lambda path: path.stem)
def test_structure(path: Path, request: pytest.FixtureRequest) -> None:
    golden = HERE / "goldens" / f"{path.stem}.json"
    found = structure(read(path))
    if request.config.getoption("--accept"):
        golden.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(golden.read_text(encoding="utf-8"))


DATES = {
    "3月5日，省政府召开会议。\n2014年至2019年，全省减少贫困人口456.3万人。2019年底全部脱贫。\n": "2020-03-05",
    "11月5日，省政府召开会议。\n2022年，全省减少贫困人口456.3万人。今年1—10月增长5%。\n": "2022-11-05",
    "今年以来，全省投入资金5亿元。预计2022年度人均收入1426元。\n": "2022",
    "2002年设立地级市，至今已二十年。2018年至2021年，生产总值年均增长10.3%。\n": "2022",
    "2021年，全县收入增长5%；到2025年，力争达到3万元。今年再增。\n": "2021",
    "徐行草编于2008年入选名录。\n": "",
    "民政通讯\n2011年第8期\n\n2010年，全县发放低保金1200万元。今年提高标准。\n": "2011",
    "静人发〔2019〕23号\n关于表彰的通知\n2018年，全县新增就业3200人。\n": "2019",
    "2022年工作总结及2023年工作谋划\n全县新建学校3所。2023年力争新建5所。\n": "2022",
    "某县国民经济和社会发展第十四个五年规划纲要\n\n到2025年，森林覆盖率达到46%。2020年为42%。\n": "2021",
    "2017年启动该项工作以来，全县改厕4.8万户，比2016年底多3.2万户；仅今年前三季度就改厕1.6万户。\n": "2018",
    "2024年上半年，全区纳入监测对象836户，比去年减少。\n截至6月30日，到位资金61.4亿元。\n": "2024",
    "卫生年鉴·2002\n农村改水\n全省累计改水受益人口3200万人。\n": "2001",
    "2021年，全县新建泵站8座。今年增加投入。下一步，计划2022年新建泵站12座。\n": "2021",
}


@pytest.mark.parametrize("text", DATES)
def test_the_year_of_an_undated_text(text: str) -> None:
    article = make_document("a.txt", text).articles[0]
    assert (article.date, article.date_inferred) == (DATES[text], bool(DATES[text]))


PRINTED = {
    "工作总结\n\n发文日期\n2023年04月24日 10:54:35\n发布机构\n某省农业农村厅\n\n全省投入资金5亿元。\n": (
        "2023-04-24",
        "某省农业农村厅",
    ),
    "全县投入资金5亿元，建成车间36个。\n\n来源：某某日报 2021年12月09日 星期四\n": ("2021-12-09", "某某日报"),
    "全县投入资金5亿元，建成车间36个。\n某县人民政府\n二〇二三年四月二十四日\n": (
        "2023-04-24",
        "某县人民政府",
    ),
    "政府工作报告\n——2026年1月31日在某省人民代表大会上\n\n过去一年，完成投资2125亿元，成绩很大。\n": (
        "2026-01-31",
        "",
    ),
    "某县加快春灌\n2025-07-18 市政府新闻办发布会实录\n全县春灌面积36万亩，投入机泵1200台套。\n": (
        "2025-07-18",
        "",
    ),
    "答复\n答复时间：2023年6月9日\n您好，全县共有公厕36座，今年改造12座。\n": ("2023-06-09", ""),
    **{
        f"某县农业农村工作取得新成效\n{line}\n\n　　全县投入资金5亿元，建成车间36个，各项工作取得明显成效，为振兴打下坚实基础。\n": (
            day,
            publisher,
        )
        for line, day, publisher in (
            ("2019-05-06　|　来源：县农委　|　责任编辑：谭某", "2019-05-06", "县农委"),
            ("县委宣传部    2019年5月", "2019-05", "县委宣传部"),
            ("（区委农办供稿，2019年5月）", "2019-05", ""),
            ("来源：某某日报 2019-05-06", "2019-05-06", "某某日报"),
            ("作者：李四　2019年5月6日", "2019-05-06", ""),
            ("某州日报　2019年5月6日　记者 李四", "2019-05-06", "某州日报"),
            ("2019年5月6日 某阜大众报", "2019-05-06", "某阜大众报"),
            ("某市人力资源和社会保障局　2019年5月6日", "2019-05-06", "某市人力资源和社会保障局"),
            ("[2019-05-06] 来源：某网", "2019-05-06", "某网"),
            ("2019.05.06", "2019-05-06", ""),
            ("2019年5月6日在县委农村工作会议上", "2019-05-06", ""),
            ("第12期（总第88期） 2019年5月6日", "2019-05-06", ""),
            ("县农业农村局（2019年5月6日）", "2019-05-06", ""),
        )
    },
    "示范县教育科技局2023年工作总结\n发布时间：2024-01-18　来源：县教育科技局\n　　全县投入资金5亿元，建成学校36所，各项工作取得明显成效。\n": (
        "2024-01-18",
        "示范县教育科技局",
    ),
    "新生活\n某报记者 张三\n　　全县投入资金5亿元。\n《 人民日报 》（ 2020年08月24日 02 版）\n": (
        "2020-08-24",
        "人民日报",
    ),
}


@pytest.mark.parametrize("text", PRINTED)
def test_printed_date_and_publisher(text: str) -> None:
    article = make_document("a.txt", text).articles[0]
    assert (article.date, article.publisher) == PRINTED[text]
    assert not article.date_inferred


TABLES = {
    "各县造林完成情况\n县名\n计划\n完成\n宁都县\n800\n742\n兴国县\n700\n615\n": [
        ["县名", "计划", "完成"],
        ["宁都县", "800", "742"],
        ["兴国县", "700", "615"],
    ],
    "市 | 生产总值 | 增长\n东营 | 2986.3 | 6.4\n菏泽 | 3420.0 | 5.9\n": [
        ["市", "生产总值", "增长"],
        ["东营", "2986.3", "6.4"],
        ["菏泽", "3420.0", "5.9"],
    ],
    "项目      2004年      2005年\n小学学校数      2318      2205\n小学在校生      31.6      30.9\n": [
        ["项目", "2004年", "2005年"],
        ["小学学校数", "2318", "2205"],
        ["小学在校生", "31.6", "30.9"],
    ],
    "单位：元\n品种\n|\n本周\n|\n上周\n|\n鸡蛋\n|\n10.40\n|\n10.10\n|\n大白菜\n|\n3.20\n|\n3.60\n|\n": [
        ["本周", "上周"],
        ["鸡蛋", "10.40", "10.10"],
        ["大白菜", "3.20", "3.60"],
    ],
    "表3 各县区人口\n单位：人、%\n地区\n人口数\n比重\n2020年\n2010年\n宁都县\n601220\n61.2\n60.4\n兴国县\n381150\n38.8\n39.6\n": [
        ["人口数", "比重"],
        ["2020年", "2010年"],
        ["宁都县", "601220", "61.2", "60.4"],
        ["兴国县", "381150", "38.8", "39.6"],
    ],
    "电站收益情况表 乡镇 电站数（座） 收益（万元） 备注 石塘镇 6 48.6 杨柳镇 9 71.2 合计 15 119.8 已到账\n": [
        ["乡镇", "电站数（座）", "收益（万元）"],
        ["石塘镇", "6", "48.6"],
        ["杨柳镇", "9", "71.2"],
        ["合计", "15", "119.8"],
    ],
    "地区\t城市低保（元/月）\t特困供养\n\t\t全自理（元/月）\n宁都县\t745\t1119\n兴国县\t720\t1080\n": [
        ["地区", "城市低保（元/月）", "特困供养"],
        ["全自理（元/月）"],
        ["宁都县", "745", "1119"],
        ["兴国县", "720", "1080"],
    ],
    "会议强调三点：\n一是抓投入\n800\n": [],
}


TITLES = {
    "某市住房和城乡建设局文件\n\n某建发〔2015〕87号\n\n关于9月份全市农村危房改造工程\n进展情况的通报\n": (
        "关于9月份全市农村危房改造工程进展情况的通报"
    ),
    "东水〔2021〕87号\n\n某市水务局关于农村供水项目进展情况的通报\n": "某市水务局关于农村供水项目进展情况的通报",
    "某县2012年国民经济和社会发展统计公报[1]\n某县统计局\n": "某县2012年国民经济和社会发展统计公报",
    "某　化　县　政　府　工　作　报　告（节选）\n": "某化县政府工作报告（节选）",
}


@pytest.mark.parametrize("text", TITLES)
def test_titles_however_they_are_set(text: str) -> None:
    body = "　　全县已开工2316户，开工率98.6%，竣工1893户，竣工率80.6%，累计完成投资1.1亿元，各项工作进展顺利。\n"
    assert make_document("a.txt", text + "\n" + body).articles[0].title == TITLES[text]


@pytest.mark.parametrize("text", TABLES)
def test_tables_however_they_are_laid_out(text: str) -> None:
    """A cell a line without a word that begins it, bars without a first one, columns of spaces; else none."""
    document = make_document("a.txt", text)
    rows: dict[int, list[str]] = {}
    for cell in (cell for table in document.tables for cell in table.cells):
        rows.setdefault(cell.row, []).append(text[cell.start : cell.end].strip())
    assert list(rows.values()) == TABLES[text]
