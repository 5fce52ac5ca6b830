"""What a page says of its text: publisher and date, read from the lines that are furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from briefgen.read.characters import NOTHING
from briefgen.read.dates import DAY, HAN_DAY, day_of
from briefgen.read.furniture import labelled_values
from briefgen.read.lines import Line

_PUBLISHER = re.compile(
    r"(?:(?P<head>发布机构|发文机关|发文单位|发布单位)|(?P<source>(?:数据|资料|信息|稿件|文章)?来源|稿源|供稿单位|供稿))"
    r" *[：:丨|] *(?P<name>[^ \t|｜；，。：:（）】【\u2060]{2,30})"
)
_ACCOUNT = re.compile("[一-鿿]{2,6}(?:发布|融媒|政务|之声)")
_OWNER = re.compile(
    r"(?:版权所有|主办单位|主办)[：:]? *(?P<name>[一-鿿]{4,24}?(?:局|厅|部|委员会|办公室|政府|中心|县委|市委|区委|省委))"
)
"""版权所有：某省农业农村厅: whose page it is, where nothing else says so."""
_DAY_AND_PAPER = rf"{DAY.pattern}[ \u3000]+(?P<paper>[\u4e00-\u9fff]{{2,8}}(?:报|周刊))"
_PAPER = re.compile(
    r"(?:（?(?:原?载|摘自|转自)?《 *([^》《]{2,12}) *》 *(?=(?:19|20)\d\d ?年(?:度)?(?:第? ?\d{1,3} ?[期辑号])))"
    r"|《 *([^》《]{2,12}?(?:报|刊|杂志|时报|周刊)) *》 *(?:（|(?=(?:19|20)\d\d年))|([\u4e00-\u9fff]{2,8}(?:日报|晚报|时报|早报|晨报|周报))[ \u3000|｜]+(?:19|20)\d\d[年-]"
    rf"|{_DAY_AND_PAPER}(?:$|[ \u3000])"
)
"""《…报》（…; 上饶日报　2023年7月21日"""
_WIRE = re.compile(
    r"(?:(新华社|中新社|中新网|人民网|央视网)|本报)?[\u4e00-\u9fff]{0,6}?"
    r"([\u4e00-\u9fff]{2,6}(?:日报|晚报|时报|早报|网))?[\u4e00-\u9fff]{0,6}\d{1,2}月\d{1,2}日(?:电|讯)"
)
_REPORTER = re.compile(
    r"([\u4e00-\u9fff]{2,8}(?:日报|晚报|时报|早报|新华社|电视台|新闻网|在线))(?:社)?(?:全媒体|融媒体?|客户端|首席|特约)?记者"
)
SOURCE_LINE = re.compile(
    r"(?:来源|发布|时间|日期|信息来源|数据来源|作者|发文|索引号|文号|浏览|（?\d{4}[-年./]\d{1,2}[-月./]\d{1,2})"
)
"""How a line of a page begins that names source or date."""
_DATED = re.compile(
    r"(?:(?:发文|成文|发布|发表|更新|生成|印发|回复|答复|来信|办结|播出|录入|上传|添加|出版)(?:日期|时间)|时间|日期|发布于|发布(?=[：:]))"
    r"[ |]*[：:]?[ |]*(.{6,30})"
)
_POSTED = re.compile(
    rf"(?:原创 .{{0,30}}?|[^，。；\d]{{2,24}} +)?{DAY.pattern}[ |]*(?:第 ?\d+ ?页|\d\d:\d\d|&nbsp;|来源|浏览|阅读|点击|作者|编辑|发布|发表|本报|记者|通讯员)"
)
AUTHORITY = re.compile(
    r"(?:中共)?[\u4e00-\u9fff]{2,20}?(?:局|厅|部|委员会|办公室|人民政府|政府|中心|党委|县委|市委|区委|省委|委|办|调查总?队|(?:财政|派出|司法|税务|农技)所|工作[队站组])"
)
"""The name of an authority, alone on a line."""
_MONTH = r"(?:[〇○零一二三四五六七八九]{4}|(?:19|20)\d\d)年(?:[一二三四五六七八九十]{1,2}|\d{1,2})月"
SIGNED = re.compile(
    rf"(?!各)(?P<names>{AUTHORITY.pattern}(?:[ \u3000、]+{AUTHORITY.pattern})*)(?P<day>[ \u3000\t]+[（(]?(?:{DAY.pattern}|{HAN_DAY.pattern}|{_MONTH})[）)]?)?"
)
"""宜昌市统计局 国家统计局宜昌调查队; 庐江县民政局 2024年1月15日: a line that says whose a text is"""
PAPER_OF_DAY = re.compile(rf"{_DAY_AND_PAPER}(?:[ \u3000]+记者[ \u3000]*[\u4e00-\u9fff]{{2,4}})?")
"""2024年6月5日 盐阜大众报: a line that says where and when a text was printed"""
_OF_TITLE = re.compile(rf"({AUTHORITY.pattern})(?=(?:19|20)\d\d年|关于)")
_DAY_LINE = re.compile(
    r"（?(?:(?:19|20)\d\d *年 *\d{1,2} *月(?: *\d{1,2} *日)?|(?:[〇○零一二三四五六七八九]{4}|(?:19|20)\d\d)年.{1,3}月.{1,3}日"
    r"|(?:19|20)\d\d-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?)?)）?"
)
_ADDRESS_DAY = re.compile(r"/((?:19|20)\d\d)-?/?([01]\d)/?-?([0-3]\d)(?=/)")
_OWN_DAY = re.compile(r"（(?:19|20)\d\d年\d{1,2}月\d{1,2}日）")
"""（2016年12月30日） under the title of a page that was put up again in 2020"""
_HEADED_DAY = re.compile(
    r"[\u4e00-\u9fffA-Za-z]{2,30}[ \t|]+(?:19|20)\d\d(?:[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?: *\d{1,2}时| +\d{1,2}:\d\d(?::\d\d)?)?|年\d{1,2}月)"
)
"""新闻联播 2019-10-16: who broadcast or printed it, and when."""
_DAY_HEADS = re.compile(rf"{DAY.pattern} +[\u4e00-\u9fff]{{4,24}}")
"""2025-07-18 市政府新闻办发布会实录: a day with what is of it, in the first lines"""
_CREDITED = re.compile(
    rf"（[^（）]{{2,40}}?(?:供稿|整理|提供|撰稿|撰写)?[，, ]+({DAY.pattern}|(?:19|20)\d\d年\d{{1,2}}月)）"
)
"""（某县乡村振兴局供稿，2021年11月）: under a text, who wrote it and when"""
_SET_APART = re.compile(
    rf"(?<![^ |｜（(\[【，；：:—〕）\]】网报])(?:{DAY.pattern}|(?:19|20)\d\d年\d{{1,2}}月|[〇○零一二三四五六七八九]{{4}}年[一二三四五六七八九十]{{1,2}}月[一二三四五六七八九十]{{1,3}}日)(?=$|[ |｜）)\]】]|星期|在[^，。]{{4,30}}[会上])"
)
"""A date between blanks, bars or brackets."""
_CRUMBS = re.compile(
    r"[^。；]{0,80}首页 *(?:[>»/]{1,2}[^>»]{1,20})*[>»/]{1,2} *(?P<last>[^>»/]{10,50}?)(?:[（(]\d{1,2}[）)])?"
)
"""首页 >> 统计公报 >> 某旗2013年国民经济和社会发展统计公报(3)"""
_OF_TEXT = re.compile("截[至止]|自|至|到|以来|同比")
_BODY, _HEAD_LINES, _TAIL_LINES, _TITLE_LINES = 100, 6, 4, 4
_PAPER_DAY = re.compile(r"星期|版|周[一二三四五六日]")
_SPOKEN = re.compile(r"^(?:——|—|-|（).{0,4}(?:19|20)\d\d年\d{1,2}月\d{1,2}日.{0,60}(?:会|上|）)$")
_DATE_LABELS = ("日期", "发文日期", "发布日期", "发布时间", "成文日期", "生成日期", "印发日期")

_Labelled = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Clues:
    """What the page says; empty where it says nothing."""

    publisher: str = ""
    date: str = ""
    title: str = ""


def clues_of(lines: Sequence[Line]) -> Clues:
    """The publisher, date and title that the lines of one article give."""
    labelled = tuple(labelled_values(lines))
    return Clues(_publisher(lines, labelled), _date(lines, labelled), _name(lines, labelled))


def _name(lines: Sequence[Line], labelled: _Labelled) -> str:
    """The title among the labels of a government page (名称：…), or where the page says that it stands; else empty."""
    names = (value for label, value in labelled if label in ("名称", "信息名称"))
    crumbs = (found["last"] for line in lines[:_HEAD_LINES] if (found := _CRUMBS.fullmatch(line.text)))
    return next(names, "") or next(crumbs, "")


def _publisher(lines: Sequence[Line], labelled: _Labelled) -> str:
    for label, value in labelled:
        if label in ("发布机构", "发文机关", "发文单位", "发文机构"):
            return value
    best = wire = ""
    for line in lines:
        if line.width > 160 and "记者" not in line.text[:200]:
            continue
        match = (
            _PUBLISHER.search(line.text[:120])
            if "来源" in line.text or "发" in line.text or "稿" in line.text
            else None
        )
        if match and _at_start(line.text, match.start()) and not match["name"].startswith("http"):
            if match["head"]:
                return match["name"]
            best = best or match["name"]
        match = _PAPER.match(line.text) or _REPORTER.search(line.text[:300]) or _WIRE.match(line.text)
        if match and not wire:
            wire = next((name for name in match.groups() if name), "")
    return _account(lines) or best or wire or _signature(lines) or _owner(lines)


def _account(lines: Sequence[Line]) -> str:
    """The account of a post over the day that it was posted: 隆德发布 / 2025年01月08日 18:30 宁夏; else empty."""
    posted = len(lines) > 1 and _ACCOUNT.fullmatch(lines[0].text) and DAY.match(lines[1].text)
    return lines[0].text if posted else ""


def _owner(lines: Sequence[Line]) -> str:
    """Whose page it is (版权所有), as the first line that says so has it; else empty."""
    return next((found["name"] for line in lines if (found := _OWNER.search(line.text[:80]))), "")


def _signature(lines: Sequence[Line]) -> str:
    """The authorities that stand over a date, before one, or by themselves over or under the title."""
    for line, following in pairwise(lines):
        if _DAY_LINE.fullmatch(following.text) and (signed := SIGNED.fullmatch(line.text)):
            return _names(signed)
    for place, line in enumerate(lines):
        signed = SIGNED.fullmatch(line.text) if line.width < _BODY else None
        if signed and (signed["day"] or place < _TITLE_LINES):
            return _names(signed)
    return ""


def _names(signed: re.Match[str]) -> str:
    return "、".join(re.split("[ \u3000、]+", signed["names"]))


def publisher_of_title(title: str) -> str:
    """The authority that a title opens with: 长丰县民政局2023年工作总结; else empty."""
    found = _OF_TITLE.match(title)
    return found[1] if found else ""


def _at_start(text: str, start: int) -> bool:
    """The label opens the line or follows another label's value; it is not quoted in a notice."""
    return start == 0 or text[start - 1] in " \t|（(｜【["


def _date(lines: Sequence[Line], labelled: _Labelled) -> str:
    """The day of a text: what its page says, but the text's own under its title where that is years older."""
    posted = _posted(lines, labelled)
    own = next((day_of(line.text) for line in lines[:_HEAD_LINES] if _OWN_DAY.fullmatch(line.text)), "")
    return own if own and posted and int(posted[:4]) - int(own[:4]) > 1 else posted


def _posted(lines: Sequence[Line], labelled: _Labelled) -> str:
    for label, value in labelled:
        if label in _DATE_LABELS and day_of(value):
            return day_of(value)
    for line in lines:
        if line.width <= 160 and (found := _dated(line.text)):
            return found
    edge = [*lines[:8], *lines[-6:]]
    alone = next(
        (day_of(line.text) for line in edge if _DAY_LINE.fullmatch(line.text) or is_signed(line)), ""
    )
    heads = (
        day_of(line.text)
        for line in lines[:4]
        if _HEADED_DAY.fullmatch(line.text) or _DAY_HEADS.fullmatch(line.text)
    )
    signed = (day_of(after.text) for line, after in pairwise(lines)
              if _DAY_LINE.fullmatch(after.text) and SIGNED.fullmatch(line.text))  # fmt: skip
    credited = (day_of(line.text) for line in (*lines[:6], *lines[-6:]) if _CREDITED.fullmatch(line.text))
    return (
        alone
        or next(heads, "")
        or next(signed, "")
        or next(credited, "")
        or _in_passing(lines)
        or _in_address(lines)
    )


def is_signed(line: Line) -> bool:
    """平凉市乡村振兴局   二〇二四年一月二十五日: who wrote a text, and when, on one line."""
    signed = SIGNED.fullmatch(line.text)
    return bool(signed and signed["day"])


def _in_address(lines: Sequence[Line]) -> str:
    """The day in the address of a page: …/html/2017-03/22/content.htm; else empty."""
    found = (_ADDRESS_DAY.search(line.text) for line in lines[:_HEAD_LINES] if "//" in line.text)
    return next(("-".join(one.groups()) for one in found if one), "")


def _in_passing(lines: Sequence[Line]) -> str:
    """The one date of a short line over or under the text: 第12期（总第88期） 2019年5月6日, 作者：李四 2019年5月6日."""
    head = takewhile(lambda line: line.width < _BODY, lines[:_HEAD_LINES])
    for line in (*head, *lines[-_TAIL_LINES:]):
        dates = list(_SET_APART.finditer(line.text))
        if (
            line.width < _BODY
            and len(dates) == 1
            and not line.text.endswith("。")
            and not _OF_TEXT.search(line.text)
        ):
            return day_of(dates[0][0])
    return ""


def _dated(text: str) -> str:
    text = text.replace(NOTHING, "").lstrip("*_#> ")
    if _POSTED.match(text):
        return day_of(text)
    match = _DATED.search(text)
    if match and _at_start(text, match.start()) and (day := day_of(match[1])):
        return day
    if _SPOKEN.match(text):
        return day_of(text)
    if _PAPER_DAY.search(text) and not text.endswith("。"):
        return day_of(text)
    if "\\N" in text:
        return day_of(text.rsplit("\\N", 2)[0][-40:])
    return ""
