"""News in sentences and a short table. Words that print figures and areas come from the caller.

A text is a tuple of words and of what they rest on: where a `Subject` stands, the caller names the
figure (株洲市2022年脱贫人口人均纯收入); where a `Figure` stands, it prints the figure and its source
number; a bare observation or measure is a source number alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from briefgen.model import Article, Document, Issue, Observation, PolicyMeasure
from briefgen.news.difference import News

_NAMED = 3  # things named in a sentence before it says 等


@dataclass(frozen=True, slots=True)
class Subject:
    """The name of what a figure is about: area, period, indicator."""

    of: Observation


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as printed, followed by the number of its source."""

    of: Observation


Word = str | Subject | Figure | Observation | PolicyMeasure
Words = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class NewsRow:
    """One line of the table: what it is about, and how it was and is."""

    subject: Words
    before: Words
    now: Words


@dataclass(frozen=True, slots=True)
class NewsTable:
    """A short table of what differs from the last issue."""

    title: str
    stub: str
    before: str
    now: str
    rows: tuple[NewsRow, ...]


def news_sentences(news: News) -> tuple[Words, ...]:
    """Paragraphs that open the brief, the most important first."""
    if news.first:
        return ((_first(news),),)
    if news.nothing:
        return ((f"与{_issue(news)}相比，文件、数字、举措和存疑均无变动。",),)
    parts = (
        (*_documents(news), *_figures(news)),
        _changed(news),
        _measures(news),
        _withdrawn(news),
        _doubts(news),
    )
    return tuple(part for part in parts if part)


def news_table(news: News, most: int = 12) -> NewsTable | None:
    """Figures that changed, old and new side by side; `most` lines at most, none where nothing changed."""
    changes = news.figures_changed[:most]
    if not changes:
        return None
    rows = tuple(NewsRow((Subject(c.new),), (Figure(c.old),), (Figure(c.new),)) for c in changes)
    left = len(news.figures_changed) - len(changes)
    title = "与上期不同的数字" + (f"（另有{left}个从略）" if left else "")
    return NewsTable(title, "指标", "上期", "本期", rows)


def _first(news: News) -> str:
    documents = news.now.documents
    articles = sum(max(1, len(document.articles)) for document in documents)
    count = f"{len(documents)}份" + (f"（文章{articles}篇）" if articles != len(documents) else "")
    words = f"本期为首期，没有上期可以对照。共收文件{count}，所载数字{len(news.now.observations)}个"
    return words + (f"、举措{len(news.now.measures)}项。" if news.now.measures else "。")


def _issue(news: News) -> str:
    number = news.before
    if number is None:
        return "上期"
    year = f"{number.year}年" if number.issue != number.total else ""
    return f"{year}第{number.issue}期（{_day(number.date)}）"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _documents(news: News) -> Words:
    changed = tuple(new for _, new in news.changed)
    counts = Counter(item.doc_id for item in news.figures_added)
    clauses = [
        f"{verb}文件{len(documents)}份：{_titles(documents, counts)}"
        for verb, documents in (("新收", news.added), ("更新", changed), ("撤下", news.removed))
        if documents
    ]
    words = "；".join(clauses) if clauses else "没有新收、更新或撤下的文件"
    return (f"与{_issue(news)}相比，{words}。",)


def _titles(documents: Sequence[Document], counts: Mapping[str, int]) -> str:
    """The first titles, each with the number of figures that it adds."""
    named = [
        _title(document) + (f"（新增数字{counts[document.doc_id]}个）" if counts[document.doc_id] else "")
        for document in documents[:_NAMED]
    ]
    return "、".join(named) + ("等" if len(documents) > _NAMED else "")


def _title(document: Document) -> str:
    articles = [article for article in document.articles if article.title]
    if not articles:
        return f"“{document.name}”"
    more = f"等{len(articles)}篇" if len(articles) > 1 else ""
    return f"《{_one_line(articles[0], document)}》{more}"


def _one_line(article: Article, document: Document) -> str:
    """The title on one line, its phrases parted, simplified where the document is traditional."""
    at = document.text.find(article.title) if document.traditional else -1
    text = document.view[at : at + len(article.title)] if at >= 0 else article.title
    parted = re.sub("　?——　?", "——", "　".join(text.split()))
    return parted.replace("《", "〈").replace("》", "〉")  # 《》 inside 《》 become 〈〉


def _changed(news: News) -> Words:
    changes = news.figures_changed
    if not changes:
        return ()
    words: list[Word] = []
    for place, change in enumerate(changes[:_NAMED]):
        words += ["；" if place else "", Subject(change.new), "由", Figure(change.old)]
        words += ["改为", Figure(change.new)]
    rest = len(changes) - _NAMED
    words.append(f"；另有{rest}个数字改动，见表。" if rest > 0 else "。")
    return tuple(word for word in words if word != "")


def _figures(news: News) -> Words:
    """How many figures came in all, where the documents with their own counts are not the whole tale."""
    counts = Counter(item.doc_id for item in news.figures_added)
    named = {document.doc_id for document in news.added[:_NAMED]}
    named |= {new.doc_id for _, new in news.changed[:_NAMED]}
    if not counts or (len(counts) == 1 and set(counts) <= named):
        return ()
    return (f"共新增数字{len(news.figures_added)}个。",)


def _measures(news: News) -> Words:
    came = news.measures_added
    if not came:
        return ()
    words: list[Word] = [f"新见举措{len(came)}项："]
    for place, measure in enumerate(came[:_NAMED]):
        quoted = f"《{measure.name}》" if measure.kind == "policy" else f"“{measure.name}”"
        words += ["、" if place else "", f"{measure.ref_area_name}{quoted}", measure]
    words.append("等。" if len(came) > _NAMED else "。")
    return tuple(word for word in words if word != "")


def _withdrawn(news: News) -> Words:
    gone = news.figures_withdrawn
    if not gone:
        return ()
    words: list[Word] = [f"上期所载数字有{len(gone)}个不再见于文件："]
    for place, item in enumerate(gone[:_NAMED]):
        words += ["、" if place else "", Subject(item), Figure(item)]
    words.append("等。" if len(gone) > _NAMED else "。")
    return tuple(word for word in words if word != "")


def _doubts(news: News) -> Words:
    opened = _doubted(news.doubts_opened, news.now.observations)
    words: list[Word] = []
    if news.doubts_opened:
        words += [f"新增存疑{len(news.doubts_opened)}处", *_listed(opened, len(news.doubts_opened))]
    settled = _settled(news)
    words += ["；", *settled] if words and settled else settled
    return (*words, "。") if words else ()


def _settled(news: News) -> list[Word]:
    """Doubts of the last issue that are gone; a figure that was said to have changed is not said again."""
    total = len(news.doubts_settled)
    doubted = _doubted(news.doubts_settled, (*news.former_observations, *news.now.observations))
    changed = {(change.old.doc_id, change.old.start) for change in news.figures_changed}
    rest = [item for item in doubted if (item.doc_id, item.start) not in changed]
    if not total:
        return []
    if doubted and not rest:
        return [f"上期存疑{total}处已随数字改动消除"]
    return [f"上期存疑{total}处已消除", *_listed(rest, total)]


def _doubted(issues: Iterable[Issue], observations: Iterable[Observation]) -> list[Observation]:
    """The figures that the issues doubt, as far as they are figures."""
    at = {(item.doc_id, item.start): item for item in observations}
    found = [at.get((issue.places[0].doc_id, issue.places[0].start)) for issue in issues]
    return list(dict.fromkeys(item for item in found if item is not None))


def _listed(doubted: Sequence[Observation], total: int) -> list[Word]:
    words: list[Word] = []
    for place, item in enumerate(doubted[:_NAMED]):
        words += ["、" if place else "：", Subject(item), Figure(item)]
    if words and total > min(len(doubted), _NAMED):
        words.append("等")
    return words
