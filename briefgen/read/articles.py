"""The texts of one file told apart, each with its title, publisher and date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefgen.model import Article, Furniture
from briefgen.read.about import About
from briefgen.read.characters import NOTHING
from briefgen.read.clues import AUTHORITY, SIGNED, clues_of, publisher_of_title
from briefgen.read.dates import day_of, inferred_date, year_of_title
from briefgen.read.lines import Line
from briefgen.read.marks import ROW_TAIL
from briefgen.read.sections import sections_of

_PROFILE = re.compile(r"[\u4e00-\u9fff]{2,14}(?:简介|概况|基本情况|基本县情|县情|市情|区情|州情)(?:介绍)?")
_COLUMN_NAME = re.compile(
    r"[\u4e00-\u9fff]{2,8}(?:新闻|要闻|动态|专栏|专题|频道|网|报|振兴|资讯|时政|聚焦|公开)"
)
_ACCOUNT = re.compile(
    r"[\u4e00-\u9fff]{2,5}(?:人社|发布|融媒|文旅|卫健|统计|三农|之声|在线|微讯|税务|民政|教育)"
)
"""绥化人社: whose posts they are, no title"""
_ENDING = re.compile(
    r"(?:报告|总结|公报|通知|通报|公告|批复|意见|方案|讲话|汇报|办法|要点|规划|纪实|综述|简报|说明|情况|简介)(?:（[^）]{1,12}）)?$"
)
_PAPER_END = re.compile(r"《[^》]{2,14}》 *（")
_END_SOURCE = re.compile(r"(?:数据|资料|信息)?来源")
_RED_HEAD = re.compile("[一-鿿]{4,24}文件")
"""定西市住房和城乡建设局文件: whose paper it is"""
_DOCUMENT_NUMBER = re.compile(r"[一-鿿]{2,10} ?[〔\[（(](?:19|20)\d{2}[〕\]）)] ?第?\d{1,4}号")
_AND_ALSO = re.compile("暨|[和及与](?=(?:(?:19|20)[0-9]{2}|明|下|今后))")
"""2014年工作总结 / 暨2015年工作打算"""
_NOTE_MARK, _SPREAD = re.compile(r"[\[［【〔]\d{1,2}[\]］】〕]$"), 3
_POSTED_AT = re.compile("(?:19|20)[0-9]{2}-[0-9]{1,2}-[0-9]{1,2} [0-9]{1,2}:[0-9]{2}")
"""左旗卫健 2021-01-08 17:40 发表于内蒙古"""
_EXCLAIMS = re.compile("[^。！？；]{8,40}[！？]")
_STUB = 8


@dataclass(frozen=True, slots=True)
class Page:
    """A file's lines, joined where sentences were broken, and its furniture."""

    view: str
    lines: tuple[Line, ...]
    furniture: tuple[Furniture, ...]
    hints: tuple[tuple[int, int], ...] = ()


def articles_of(page: Page, about: About) -> tuple[Article, ...]:
    """The articles of a page, with what `about` says of the file; always at least one."""
    kinds = _kinds(page)
    starts = _starts(page.lines, kinds)
    bounds = [page.lines[first].start if first else 0 for first in starts] + [len(page.view)]
    ranges = zip(starts, [*starts[1:], len(page.lines)], bounds, bounds[1:], strict=False)
    found = [_article(page, kinds, lines, span) for *lines, a, b in ranges for span in ((a, b),)]
    return _completed(found, about) or (Article(0, len(page.view), *_said(about)),)


def _kinds(page: Page) -> list[str]:
    whole = {f.start: f for f in page.furniture}
    return [
        whole[line.start].kind if line.start in whole and whole[line.start].end >= line.end else ""
        for line in page.lines
    ]


def _starts(lines: Sequence[Line], kinds: Sequence[str]) -> list[int]:
    """The index of each article's first line; the first is always 0."""
    if not lines:
        return []
    profiles = [
        i for i, line in enumerate(lines) if _PROFILE.fullmatch(line.text) and _body_follows(lines, kinds, i)
    ]
    starts = set(profiles) if len(profiles) >= 2 else set()
    ended = False
    for index, line in enumerate(lines):
        if ended and not kinds[index]:
            if _could_be_title(line) and (line.gap or index == 0) and _body_follows(lines, kinds, index):
                starts.add(index)
            ended = ended and not _is_body(line) and index not in starts
        if _ends_article(line, kinds[index]) and _had_body(lines, kinds, index, max(starts, default=0)):
            ended = True
    return [0, *sorted(starts - {0})]


def _ends_article(line: Line, kind: str) -> bool:
    if kind == "dateline":
        return bool(_END_SOURCE.match(line.text) or _PAPER_END.match(line.text))
    return kind == "editor" or (kind == "share" and "分享" in line.text)


def _had_body(lines: Sequence[Line], kinds: Sequence[str], index: int, first: int) -> bool:
    return any(_is_body(lines[i]) and not kinds[i] for i in range(max(first, index - 60), index))


def _is_body(line: Line) -> bool:
    return line.width >= 100 or (line.closed and line.width >= 50)


def _could_be_title(line: Line) -> bool:
    headed = _DOCUMENT_NUMBER.fullmatch(line.text) or _RED_HEAD.fullmatch(line.text)
    return (
        not headed
        and not _POSTED_AT.search(line.text)
        and (
            8 <= line.width <= 100
            and not (line.closed and not _EXCLAIMS.fullmatch(line.text))
            and line.marker in ("", "mark")
            and "\t" not in line.text
            and "|" not in line.text
        )
    )


def _body_follows(lines: Sequence[Line], kinds: Sequence[str], index: int) -> bool:
    """Within a few lines, leaving out furniture and short lines, text comes."""
    after = [
        line
        for line, kind in zip(lines[index + 1 : index + 12], kinds[index + 1 : index + 12], strict=True)
        if not kind
    ]
    return any(_is_body(line) for line in after[:4])


def _article(page: Page, kinds: Sequence[str], of: Sequence[int], span: tuple[int, int]) -> Article:
    lines, own = page.lines[of[0] : of[1]], kinds[of[0] : of[1]]
    title = _title(lines, own)
    clues = clues_of(lines)
    tail = next((m for line in lines if "\\N" in line.text and (m := ROW_TAIL.search(line.text))), None)
    date = clues.date or (day_of(tail["date"]) if tail else "")
    rest = _rest_of(title, lines) if title else None
    start = _start_of(title, lines, own) if title else None
    name = tail["title"] if tail else title.bare + (rest.text if rest else "") if title else ""
    name = start.bare + name if start and not tail else name or clues.title
    guessed = "" if date else inferred_date(page.view[span[0] : span[1]], name)
    inner = [line for line, kind in zip(lines, own, strict=True) if not kind]
    titles = {line.start for line in inner if title and line.text == title.text}
    titles |= {line.start for line in (rest, start) if line}
    sections = sections_of(inner, titles, span[1], dict(page.hints))
    whole = publisher_of_title(name)  # 县教育局, in a title with its county
    publisher = whole if whole.endswith(clues.publisher) else clues.publisher
    return Article(
        *span,
        _one_line(name),
        publisher,
        date or guessed,
        "",
        bool(guessed),
        sections,
    )


def _start_of(title: Line, lines: Sequence[Line], kinds: Sequence[str]) -> Line | None:
    """The first line of a title that was broken behind a word that joins: 2022年巩固脱贫成果同 / 乡村振兴有效衔接年度报告."""
    at = next((index for index, line in enumerate(lines) if line.start == title.start), 0)
    above = lines[at - 1] if at else None
    joins = above and not kinds[at - 1] and not title.gap and _JOINS.search(above.bare)
    return above if above and joins and _could_be_title(above) else None


def _rest_of(title: Line, lines: Sequence[Line]) -> Line | None:
    """The second line of a title that was broken: 关于全市农村危房改造工程 / 进展情况的通报."""
    below = next((line for line in lines if line.start > title.start), None)
    if not below or below.gap or not _could_be_title(below):
        return None
    if _AND_ALSO.match(below.text):
        return below
    broken = "关于" in title.text and not _ENDING.search(title.text)
    return below if broken and _ENDING.search(below.text) else None


_JOINS = re.compile("[一-鿿]{6}[同与和及的对暨]$")


def _one_line(name: str) -> str:
    """A title without the mark of a note, the office that stands below it, and the blanks that spread its characters."""
    first, _, below = name.partition(NOTHING)
    name = first if below and AUTHORITY.match(below) else name.replace(NOTHING, "")
    words = _NOTE_MARK.sub("", name).split()
    spread = sum(len(word) == 1 for word in words) >= _SPREAD
    return ("" if spread else " ").join(words)


def _title(lines: Sequence[Line], kinds: Sequence[str]) -> Line | None:
    """The line that is most like a title: at the top, over a byline or dateline, repeated."""
    texts = [line.text for line in lines]
    best, best_score = None, 0.0
    seen = 0
    for index, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if kind:
            continue
        below = next((kinds[i] for i in range(index + 1, min(index + 2, len(kinds)))), "")
        top = seen == 0 or (seen < 4 and not any(_is_body(earlier) for earlier in lines[:index]))
        score = _score(line, below if below else _subtitle_below(lines, kinds, index), top, first=seen == 0)
        score += 1 if texts[: index + 6].count(line.text) > 1 else 0
        if score > best_score and _could_be_title(line):
            best, best_score = line, score
        seen += 1
        if seen > 200:
            break
    return best


def _subtitle_below(lines: Sequence[Line], kinds: Sequence[str], index: int) -> str:
    """A line like ——在某会议上的讲话 between a title and its byline."""
    if index + 2 < len(lines) and lines[index + 1].marker == "dash" and not lines[index + 1].closed:
        return kinds[index + 2]
    return ""


def _score(line: Line, below: str, top: bool, first: bool) -> float:
    score = 2.0 if below in ("byline", "dateline", "id") else 0.0
    if not top:
        return score - (1.0 if below != "byline" else 0.0)
    score += 2.0 if first else 1.5
    score += 1.0 if _ENDING.search(line.text) else 0.0
    if SIGNED.fullmatch(line.text):
        return score - 2.0
    if _ACCOUNT.fullmatch(line.text):
        return score - 3.0
    return score - (2.0 if _COLUMN_NAME.fullmatch(line.text) and len(line.text) <= _STUB else 0.0)


def _completed(articles: list[Article], about: About) -> tuple[Article, ...]:
    """`articles` with what sources.yaml says; an undated one takes the last date of its neighbours."""
    last = max((article.date[:4] for article in articles), default="")
    complete = []
    for article in articles:
        if (article.date_inferred and last > article.date[:4]) or (not article.date and last):
            article = replace(article, date=last, date_inferred=True)
        if about.date:
            article = replace(article, date=about.date, date_inferred=False)
        title = about.title if about.title and len(articles) == 1 else article.title
        if not article.date and (year := year_of_title(title)):
            article = replace(article, date=year, date_inferred=True)
        complete.append(
            replace(article, title=title, publisher=about.publisher or article.publisher, region=about.region)
        )
    return tuple(complete)


def _said(about: About) -> tuple[str, str, str, str]:
    return about.title, about.publisher, about.date, about.region
