"""What lies on the desk while one brief is composed, and the names that it gives to things."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from briefgen.brief.printing import figure
from briefgen.brief.punctuation import quoted, set_full_width
from briefgen.brief.times import period_words
from briefgen.catalogue import Catalogue
from briefgen.compare import Comparison, state_words, year_of
from briefgen.model import Article, Document, Issue, Observation, PolicyMeasure
from briefgen.spec import BriefSpec

LEVELS = ("country", "province", "prefecture", "county", "town")
LEVEL_WORDS = {"province": "省级", "prefecture": "市级", "county": "县级", "town": "乡级"}
_NOT_WORDS = re.compile(r"[“”‘’\s\u2060]")
_CLAUSE, _SHORT = "，,；;。：:", 26
_NEEDS_COUNT = tuple("人数 天数 户数 次数 指数 倍数 系数 分数 件数 笔数 个数 总数".split())
_MOST_OF_THEM = 0.6
_KINDS = ("自治区", "地区", "省", "市", "州", "盟", "县", "区", "旗", "镇", "乡")


@dataclass(frozen=True, eq=False)
class Desk:
    """The material of one brief, already selected.

    `asked` are the areas that a brief by region is about (none: all), `home` the one whose parts it
    compares, `order` the fixed order of areas, `rows` the comparisons, `read_all` every observation of
    the sources, for what a brief says of the rest.
    """

    spec: BriefSpec
    catalogue: Catalogue
    documents: Mapping[str, Document]
    observations: tuple[Observation, ...]
    rows: tuple[Comparison, ...]
    measures: tuple[PolicyMeasure, ...]
    issues: tuple[Issue, ...]
    read_all: tuple[Observation, ...]
    order: tuple[str, ...]
    names: Mapping[str, str]
    years: Mapping[tuple[str, int], str]
    home: str = ""
    asked: frozenset[str] = frozenset()

    @cached_property
    def by_end(self) -> Mapping[tuple[str, int], Observation]:
        """Observations by the place where they end, to find what stands right before a figure."""
        return {(o.doc_id, o.end): o for o in self.read_all}

    @cached_property
    def by_start(self) -> Mapping[tuple[str, int], Observation]:
        """Observations by the place where they begin."""
        return {(o.doc_id, o.start): o for o in self.read_all}

    @cached_property
    def growths(self) -> Mapping[tuple[str, str, str, str], Observation]:
        """Sound growths by document, indicator, area and period."""
        return {
            (o.doc_id, o.indicator, o.ref_area, o.time_period): o
            for o in reversed(self.read_all)
            if o.transformation == "growth" and not o.suspect
        }

    @cached_property
    def lexicon(self) -> frozenset[str]:
        """Words of two characters and more that the catalogue knows."""
        words = self.catalogue.indicators.words() | self.catalogue.indicators.wording.fillers
        return frozenset(word for word in words if len(word) > 1)

    @cached_property
    def in_sentence(self) -> Mapping[tuple[str, int], int]:
        """How many figures each sentence has."""
        return Counter((o.doc_id, o.sentence_start) for o in self.read_all)

    @cached_property
    def common_year(self) -> str:
        """The year of all columns, if they have one; sentences then need not repeat it."""
        years = {self.column_year(o) for o in self.observations}
        return years.pop() if len(years) == 1 else ""

    @cached_property
    def common_period(self) -> str:
        """The day or months that most results of a brief of one year are of; what is of another says so."""
        periods = [o.time_period for o in self.observations if o.scenario == "actual"]
        most = Counter(periods).most_common(1)
        period, count = most[0] if most else ("", 0)
        common = self.common_year and period.startswith(f"{self.common_year}-")
        return period if common and count >= _MOST_OF_THEM * len(periods) else ""

    # --- names -----------------------------------------------------------------------------------

    def name(self, area: str) -> str:
        """The area's name in a sentence; the home area is 全市, 全地区 or 全省."""
        name = self.official(area)
        kind = next((kind for kind in _KINDS if name.endswith(kind)), "")
        return f"全{kind.removeprefix('自治')}" if area == self.home and kind else name

    def official(self, area: str) -> str:
        """The area's official name, as its documents resolved it."""
        return self.names.get(area, area)

    def level(self, area: str) -> str:
        """country, province, prefecture, county or town."""
        return self.catalogue.areas.level(area) or "county"

    def rank(self, area: str) -> tuple[int, bool, int]:
        """Where an area stands: higher levels first, those that the brief is about, then in order."""
        place = self.order.index(area) if area in self.order else len(self.order)
        return LEVELS.index(self.level(area)), bool(self.asked) and area not in self.asked, place

    def turn(self, area: str) -> tuple[bool, int, bool, int]:
        """Where an area stands in a sentence: one that the brief is about comes first, whatever its level."""
        return (bool(self.asked) and area not in self.asked, *self.rank(area))

    def label(self, row: Comparison | Observation) -> str:
        """The name of an indicator in a table or sentence."""
        entry = self.catalogue.indicators.get(row.indicator)
        label = entry.label if entry else row.indicator
        label = label.removesuffix("数") if len(label) > 3 and not label.endswith(_NEEDS_COUNT) else label
        return f"{label}增速" if row.transformation == "growth" and not label.endswith("速") else label

    def words(self, observation: Observation) -> str:
        """What the source calls the figure; a quotation mark without its other half goes."""
        text = observation.indicator_text
        return text if text.count("“") == text.count("”") else re.sub("[“”]", "", text)

    def wording(self, observation: Observation) -> str:
        """How the source names the figure: its very words, its short clause, or what they come to (所指为)."""
        words = self.words(observation)
        document = self.documents.get(observation.doc_id)
        view = document.view if document else ""
        sentence = view[observation.sentence_start : observation.sentence_end]
        if _NOT_WORDS.sub("", words) in _NOT_WORDS.sub("", sentence):
            return f"原文为{quoted(words)}"
        if document and document.in_table(observation.start):
            return f"所指为{_NOT_WORDS.sub('', words)}"
        start = max(view.rfind(mark, observation.sentence_start, observation.start) for mark in _CLAUSE)
        found = (view.find(mark, observation.end, observation.sentence_end) for mark in _CLAUSE)
        end = min((at for at in found if at >= 0), default=observation.sentence_end)
        clause = set_full_width(view[max(start + 1, observation.sentence_start) : end])
        return (
            f"原文为{quoted(clause)}" if 0 < len(clause) <= _SHORT else f"所指为{_NOT_WORDS.sub('', words)}"
        )

    def main(self, row: Comparison) -> bool:
        """Is the row about the brief's theme first of all?"""
        themes = self.spec.themes
        return not themes or any(member.themes[:1] and member.themes[0] in themes for member in row.members)

    # --- figures ---------------------------------------------------------------------------------

    def printed(self, observation: Observation) -> str:
        """The figure as its source prints it, simplified, with full-width marks."""
        document = self.documents.get(observation.doc_id)
        printed = observation.printed or observation.quote
        if document is not None:
            reach = max(observation.start - len(printed), 0)
            at = document.text.find(printed, reach, observation.end + len(printed))
            if at >= 0:
                printed = document.view[at : at + len(printed)]
        return set_full_width(re.sub(r"\s", "", printed))

    def figure(self, observation: Observation, year: str = "") -> str:
        """The figure in a sentence, with what sets its period apart from `year`."""
        text = figure(observation, self.printed(observation))
        apart = self.apart(observation, year) if year else ""
        return f"{text}（{apart}）" if apart else text

    def beside(self, observation: Observation, year: str, said: str = "") -> str:
        """What stands in brackets behind a figure: its own period, and a word that changes what it counts.

        `said` are the words before the figure: what they say already is not said again.
        """
        apart = self.apart(observation, year)
        state = state_words(observation, self.label(observation) + said, self.documents)
        words = [word for word in state[:1] if not (word == "累计" and "/" in observation.time_period)]
        return "、".join(filter(None, (apart, *words)))

    def apart(self, observation: Observation, year: str) -> str:
        """上半年, 7月底, 2019年: the period where it is not simply the year."""
        period = observation.time_period
        if self.common_period and period == self.common_year and observation.scenario == "actual":
            return period_words(period)
        if not period or period in (year, self.common_period) or period in (f"{year}-12-31", f"{year}-12"):
            return ""
        return period_words(period, year)

    # --- documents -------------------------------------------------------------------------------

    def article(self, found: Observation | PolicyMeasure) -> Article | None:
        """The article that a figure or measure stands in."""
        document = self.documents.get(found.doc_id)
        return document.article_at(found.start) if document else None

    def column_year(self, observation: Observation) -> str:
        """The year that the observation's article reports, which heads its column."""
        article = self.article(observation)
        key = (observation.doc_id, article.start if article else 0)
        return self.years.get(key) or year_of(observation.time_period)


def reporting_years(
    observations: tuple[Observation, ...], documents: Mapping[str, Document]
) -> dict[tuple[str, int], str]:
    """For each article the year that most of its results are of; the later one of two."""
    counts: dict[tuple[str, int], Counter[str]] = {}
    for observation in observations:
        year = year_of(observation.time_period)
        if year and observation.scenario != "target":
            key = (observation.doc_id, _article_start(observation, documents))
            counts.setdefault(key, Counter())[year] += 1
    return {key: max(found.items(), key=lambda item: (item[1], item[0]))[0] for key, found in counts.items()}


def _article_start(observation: Observation, documents: Mapping[str, Document]) -> int:
    document = documents.get(observation.doc_id)
    article = document.article_at(observation.start) if document else None
    return article.start if article else 0
