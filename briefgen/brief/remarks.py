"""口径说明: what a reader must know of the figures shown, and nothing of those not shown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from briefgen.brief.candidate import Candidate
from briefgen.brief.desk import LEVEL_WORDS, Desk
from briefgen.brief.pieces import Words, plain
from briefgen.brief.tables import Draft, DraftRow
from briefgen.brief.times import period_words
from briefgen.brief.totals import areas_word
from briefgen.compare import similar
from briefgen.model import Observation

_MOST_WORDINGS, _MOST_OF_ONE, _FEW_AREAS = 5, 3, 2


def remarks(
    desk: Desk,
    drafts: Sequence[Draft],
    findings: Sequence[Candidate],
    used: Collection[Observation],
    missing: Sequence[str],
) -> tuple[Words, ...]:
    """The notes on comparability, each a numbered paragraph."""
    rows = [row for draft in drafts for row in draft.rows if row.row is not None]
    notes = [
        _levels(rows, desk),
        _periods(desk, used),
        _wordings(desk, rows),
        _totals(findings),
        _computed(findings),
        _silence(desk, rows),
        f"未能读取、未列入比较的来源：{'、'.join(missing)}。" if missing else "",
    ]
    return tuple((note,) for note in notes if note)


def _levels(rows: Sequence[DraftRow], desk: Desk) -> str:
    levels = {desk.level(figure.ref_area) for row in rows for figure in row.figures}
    words = [word for level, word in LEVEL_WORDS.items() if level in levels]
    if len(words) < 2:
        return ""
    if desk.home:
        return f"级别：{'、'.join(words)}数字只算占比，不排序。"
    return f"级别：{'、'.join(words)}数字同列，人均数、比率可对照，总量不跨级比较。"


def _periods(desk: Desk, used: Collection[Observation]) -> str:
    """Of when the figures are that do not say so, documents without a date, and whether there are several years."""
    undated: dict[tuple[str, int], dict[str, None]] = {}
    told: dict[tuple[str, int], set[str]] = {}
    years: Counter[str] = Counter()
    for figure in sorted(used, key=lambda figure: (desk.rank(figure.ref_area), figure.doc_id, figure.start)):
        article = desk.article(figure)
        years[desk.column_year(figure)] += 1
        if article is not None and (article.date_inferred or not article.date):
            key = figure.doc_id, article.start
            undated.setdefault(key, {})[desk.official(figure.ref_area)] = None
            told.setdefault(key, set()).add(desk.column_year(figure))
    listed = [
        f"{_and_more(tuple(areas))}{'、'.join(sorted(filter(None, told[key])))}年"
        for key, areas in undated.items()
        if any(told[key])
    ]
    parts = [f"未注明者为{period_words(desk.common_period)}数"] if desk.common_period else []
    parts += [f"{'；'.join(listed[:3])}数字的来源未载日期，年份据文意推定"] if listed else []
    named = sorted(year for year in years if year)
    if len(named) > 1:
        parts.append(f"数字分属{'、'.join(named)}年，不同年份之间不排序")
    return f"期间：{'；'.join(parts)}。" if parts else ""


def _and_more(areas: Sequence[str]) -> str:
    return "、".join(areas) if len(areas) <= _FEW_AREAS else f"{areas[0]}等{len(areas)}地"


def _wordings(desk: Desk, rows: Sequence[DraftRow]) -> str:
    """Whose source says it in words of its own, where the row's figures compare."""
    said = []
    for row in rows:
        if row.row is None or row.row.transformation == "growth" or len(row.figures) < 2 or not row.ranked:
            continue
        label, compared = desk.label(row.row), row.row.compared
        if desk.catalogue.indicators.get(row.row.indicator) is None:
            continue  # one key, and so the same words but for spelling
        own: dict[str, list[str]] = {}
        for figure in row.figures:
            if figure in compared and not _says_the_same(figure.indicator_text, label):
                own.setdefault(desk.wording(figure), []).append(desk.name(figure.ref_area))
        words = [f"{'、'.join(dict.fromkeys(who))}{word}" for word, who in own.items()]
        if words:
            said.append(f"{label}，{'；'.join(words[:_MOST_OF_ONE])}")
    return f"名称：{'。'.join(list(dict.fromkeys(said))[:_MOST_WORDINGS])}。" if said else ""


def _says_the_same(text: str, label: str) -> bool:
    bare = re.sub("[“”]", "", text)
    return not bare or bare in label or label in bare or similar(bare, label) >= 0.6


def _totals(findings: Sequence[Candidate]) -> str:
    ranked = any(
        candidate.kind.startswith(("ratio", "several", "close")) and candidate.kind != "several_rates"
        for candidate in findings
    )
    return "总量未按人口折算，多少不等于力度强弱。" if ranked else ""


def _computed(findings: Sequence[Candidate]) -> str:
    text = "".join(plain(candidate.ways[0]) for candidate in findings)
    kinds = [
        word
        for word, found in (
            ("倍数", "倍" in text),
            ("占比", "约占" in text),
            ("平均数", "平均每" in text or "户均约" in text or "人均约" in text),
            ("差额", "相差" in text),
        )
        if found
    ]
    return f"{'、'.join(kinds)}由本简报据所列数字计算，四舍五入。" if kinds else ""


def _silence(desk: Desk, rows: Sequence[DraftRow]) -> str:
    """How many of the rows each region reports, where regions of one level stand side by side."""
    level_rows = [row for row in rows if not row.indent]
    if len(level_rows) < 4 or not desk.home:
        return ""
    counts = Counter(
        figure.ref_area for row in level_rows for figure in row.figures if figure.ref_area != desk.home
    )
    ranked = sorted(counts, key=lambda area: (-counts[area], desk.rank(area)))
    if len(ranked) > 1 and len(set(counts.values())) == 1:
        return f"缺报：表1共{len(level_rows)}项，{areas_word(desk, ranked)}各报告{counts[ranked[0]]}项。"
    listed = "，".join(f"{desk.name(area)}{counts[area]}项" for area in ranked)
    return f"缺报：表1共{len(level_rows)}项，报告数：{listed}。"
