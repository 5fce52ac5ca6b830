"""A figure becomes an observation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.catalogue import Catalogue
from briefgen.catalogue.areas import Area
from briefgen.extract.figures import Figure
from briefgen.extract.numerals import chinese
from briefgen.extract.printed import Printed
from briefgen.model import Document, Extraction, Observation, Scenario, Section, Span
from briefgen.resolve.area import AreaFinder
from briefgen.resolve.headed import sections_at
from briefgen.resolve.home import Home, home
from briefgen.resolve.measures import measures
from briefgen.resolve.period import PeriodFinder
from briefgen.resolve.plans import is_plan, tells_how_it_is, under_plans

_TOGETHER = re.compile("([两二三四五]|\\d+)(?:个?[省市县区州旗镇乡]|地)(?:共|合计|累计)")
_HALF = 2
"""两县共, 4地合计: the whole where these are more than half of its parts"""


def resolve(document: Document, printed: Printed, catalogue: Catalogue) -> Extraction:
    """Give every printed figure its area, period, indicator, themes and scenario."""
    areas, periods = AreaFinder(document, printed, catalogue.areas), PeriodFinder(document, printed)
    homes = [home(document, article, catalogue.areas, printed, areas.named) for article in document.articles]
    areas.settle(homes)
    observer = _Observer(document, catalogue, areas, periods)
    found = []
    for figure in printed.figures:
        own = next((h for h in homes if h.article.start <= figure.quantity.start < h.article.end), None)
        if own:
            found.append(observer.observe(figure, own))
    return Extraction(document.doc_id, tuple(found), measures(document, printed, catalogue, homes, areas))


class _Observer:
    def __init__(
        self, document: Document, catalogue: Catalogue, areas: AreaFinder, periods: PeriodFinder
    ) -> None:
        self.document, self.catalogue = document, catalogue
        self.areas, self.periods = areas, periods

    def observe(self, figure: Figure, own: Home) -> Observation:
        quantity, text = figure.quantity, self.document.text
        sections = sections_at(own.article.sections, quantity.start)
        # the row's label says where a table's figure is, not the cells between them
        row = figure.clause.end if figure.rule == "table" else 0
        area, area_from = self.areas.find(
            Span(row, row) if row else Span(quantity.start, quantity.end),
            figure.clause,
            figure.sentence,
            own,
            sections,
            figure.listed,
        )
        area = self.areas.then.of(area, own)
        area_said = self.areas.said
        period, period_from = self.periods.find(figure, own, sections)
        period_said = self.periods.said
        scenario, scenario_from = self._scenario(figure, period, own, sections)
        sign = -1 if figure.negative else 1
        sentence = self.document.view[figure.sentence.start : figure.sentence.end]
        return Observation(
            doc_id=self.document.doc_id,
            start=quantity.start,
            end=quantity.end,
            quote=text[quantity.start : quantity.end],
            printed=text[quantity.outer_start : quantity.outer_end],
            sentence_start=figure.sentence.start,
            sentence_end=figure.sentence.end,
            indicator=self._indicator(figure),
            indicator_text=figure.phrase,
            transformation=figure.transformation,
            scenario=scenario,
            ref_area=area.code if area else "",
            ref_area_name=area.name if area else "",
            time_period=period,
            obs_value=sign * quantity.value,
            obs_value_to=None if quantity.value_to is None else sign * quantity.value_to,
            unit_measure=quantity.unit,
            unit_mult=quantity.unit_mult,
            qualifier=quantity.qualifier,
            themes=self.catalogue.themes.of(
                figure.phrase, sentence, [s.heading for s in sections], quantity.unit
            ),
            scope=self._scope(figure, area, area_said if area_from == "clause, together" else ""),
            base_period=self.periods.base_of(figure, own, period),
            inferred=_inferred(area_from, period_from, quantity.implied, scenario_from),
            rule=figure.rule,
            trace=self._trace(
                figure, _told(area_from, area_said), _told(period_from, period_said), scenario_from
            ),
        )

    def _indicator(self, figure: Figure) -> str:
        """The catalogue's key of a phrase; that of its running total where the figure is one (累计纳入监测对象)."""
        quantity, indicators = figure.quantity, self.catalogue.indicators
        key = indicators.key(figure.phrase, quantity.unit, figure.transformation)
        entry = indicators.get(key)
        own = min(figure.phrase_start, figure.clause.start)  # 累计纳入监测对象2.36万户9.87万人
        total = entry and entry.running and "累计" in self.document.view[own : quantity.start]
        return entry.running if entry and total else key

    def _scope(self, figure: Figure, area: Area | None, together: str) -> str:
        """Of whom a figure is told: a total of a few of an area's parts (三县合计) is none of the area."""
        scope = together or figure.scope
        summed = _TOGETHER.match(scope)
        parts = self.catalogue.areas.children(area.code) if area and summed else ()
        several = (chinese(summed[1]) or int(summed[1])) if summed else 0
        return "" if parts and len(parts) < _HALF * several else scope

    def _scenario(
        self, figure: Figure, period: str, own: Home, sections: Sequence[Section]
    ) -> tuple[Scenario, str]:
        """Plan or result: by the sentence, by a period still to come, else by the heading it stands under."""
        if figure.scenario != "actual":
            return figure.scenario, "sentence"
        if own.is_to_come(period):
            return "target", "future period"
        if own.written and period and int(period.rpartition("/")[2][:4]) < own.written:
            return "actual", "past period"
        if figure.rule == "table" and len(period) == len("2024-08-31"):
            return "actual", "day of its table"  # 进展情况表（截至8月31日）, below what comes next
        before = self.document.view[figure.sentence.start : figure.quantity.start]
        if is_plan(own.article.title) and not tells_how_it_is(before, sections):
            return "target", "title"
        return ("target", "section") if under_plans(sections) else ("actual", "default")

    def _trace(
        self, figure: Figure, area_from: str, period_from: str, scenario_from: str
    ) -> tuple[tuple[str, str], ...]:
        left = self.document.view[figure.phrase_start : figure.quantity.outer_start]
        return (
            ("indicator", f"{figure.rule}: “{left}” → “{figure.phrase}”"),
            ("unit_measure", "implied by a noun" if figure.quantity.implied else "as printed"),
            ("ref_area", area_from),
            ("time_period", period_from),
            ("scenario", scenario_from),
        )


def _told(where: str, words: str) -> str:
    """Where something was found, with the words that said it."""
    return f"{where}: “{words}”" if words else where


def _inferred(area_from: str, period_from: str, implied: bool, scenario_from: str) -> tuple[str, ...]:
    """The fields that came from context and not from the figure's own clause."""
    told = (
        ("ref_area", not area_from.startswith("clause")),
        ("time_period", period_from != "clause"),
        ("unit_measure", implied),
        ("scenario", scenario_from in ("section", "title")),
    )
    return tuple(name for name, inferred in told if inferred)
