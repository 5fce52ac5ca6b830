"""Themes: what a figure is about, by its indicator's entry first, then by the words around it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from briefgen.catalogue.indicators import Indicators, load_indicators
from briefgen.errors import Errors, SpecError, Where
from briefgen.yamlfile import load

_HERE = Path(__file__).parent.parent / "codelists" / "themes.yaml"
_STRENGTH = {"strong": 6, "words": 3, "weak": 1}
# A word counts by where it stands.
_PHRASE, _SENTENCE, _INNER_HEADING, _OUTER_HEADING = 6.0, 1.0, 2.0, 0.7
# A long sentence speaks of many things; it may not outweigh the phrase.
_SENTENCE_MOST = 12.0
# A further theme is named only where it says nearly as much as the first.
_NEARLY, _MOST = 0.3, 3
_NAME, _CLOSELY = 6.0, 0.6
"""A measure's own name counts most; a second theme must be said nearly as loudly."""
_DOERS = re.compile("干部|党员|群众|农户|百姓|企业家?(?=[联帮结])")
"""Who acts in a campaign (万名干部联万企) is not what it is about."""
_EVERYWHERE = 4


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme and the words that point to it (a line of words apart by spaces), by strength."""

    theme: str
    strong: str = ""
    words: str = ""
    weak: str = ""
    examples: tuple[str, ...] = ()
    where: Where = field(default_factory=Where)


@dataclass(frozen=True)
class _ThemeFile:
    fallback: str
    themes: list[Theme]
    neutral: str = ""


class Themes:
    """All themes, by the words that point to them."""

    def __init__(self, file: _ThemeFile, indicators: Indicators) -> None:
        self.themes = tuple(file.themes)
        self.names = tuple(theme.theme for theme in self.themes)
        self.fallback = file.fallback
        """The theme of what no word points to another."""
        self._indicators = indicators
        self._weights: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for theme in self.themes:
            for strength, weight in _STRENGTH.items():
                for word in getattr(theme, strength).split():
                    self._weights[word].append((theme.theme, weight))
        ordered = sorted({*self._weights, *file.neutral.split()}, key=lambda word: (-len(word), word))
        self._pattern = re.compile("|".join(map(re.escape, ordered)))
        self._pointed = lru_cache(maxsize=4_000)(self._points)

    def of(self, phrase: str, sentence: str, headings: Sequence[str], unit: str) -> tuple[str, ...]:
        """At most three themes of a figure, the most likely first.

        `headings` are those of the sections around it, the outermost first.
        """
        match = self._indicators.match
        entry = match(phrase, unit, "level") or match(phrase, unit, "growth")
        scores: dict[str, float] = defaultdict(float)
        self._add(scores, phrase, _PHRASE)
        self._add(scores, sentence, _SENTENCE, _SENTENCE_MOST)
        for distance, heading in enumerate(reversed(headings)):
            self._add(scores, heading, _OUTER_HEADING if distance else _INNER_HEADING)
        return self._best(scores, entry.themes if entry else ())

    def of_text(self, text: str, headings: Sequence[str] = ()) -> tuple[str, ...]:
        """At most three themes of a text that holds no figure, as a measure's name or sentence."""
        scores: dict[str, float] = defaultdict(float)
        self._add(scores, text, _SENTENCE)
        for heading in headings:
            self._add(scores, heading, _OUTER_HEADING)
        return self._best(scores, ())

    def of_measure(self, name: str, around: Mapping[str, float], headings: Sequence[str]) -> tuple[str, ...]:
        """At most two themes of a named measure, from its name, the words around it by weight, and its headings.

        Words that point everywhere (实施产业、金融、人才、服务“七个东融”) point nowhere; empty where none point.
        """
        scores: dict[str, float] = defaultdict(float)
        self._add(scores, _DOERS.sub("", name), _NAME)
        named = bool(scores)
        for text, weight in sorted(around.items(), key=lambda item: -item[1]):
            if weight < 1 and not named and len(self._loudest(scores)) >= _EVERYWHERE:
                return (self.fallback,)
            self._add(scores, text, weight)
        for distance, heading in enumerate(reversed(headings)):
            self._add(scores, heading, (_OUTER_HEADING if distance else _INNER_HEADING) / 2)
        return self._loudest(scores)[:2]

    def _loudest(self, scores: Mapping[str, float]) -> tuple[str, ...]:
        """The themes that are said nearly as loudly as the first, the loudest first."""
        least = max(scores.values(), default=0.0) * _CLOSELY
        found = sorted(scores, key=lambda theme: (-scores[theme], self.names.index(theme)))
        return tuple(theme for theme in found if scores[theme] >= least)

    def _best(self, scores: Mapping[str, float], sure: tuple[str, ...]) -> tuple[str, ...]:
        """The entry's own themes, then those that the words point to nearly as much as to the first."""
        least = max(scores.values(), default=0.0) * _NEARLY
        others = sorted(scores, key=lambda theme: (-scores[theme], self.names.index(theme)))
        found = sure + tuple(theme for theme in others if theme not in sure and scores[theme] >= least)
        return found[:_MOST] or (self.fallback,)

    def _add(self, scores: dict[str, float], text: str, factor: float, most: float = 0.0) -> None:
        """Add what the words of a text say; no theme gets more than `most`, where that is given."""
        pointed = self._pointed(text)
        if most and (highest := max((points for _, points in pointed), default=0) * factor) > most:
            factor *= most / highest
        for theme, points in pointed:
            scores[theme] += points * factor

    def _points(self, text: str) -> tuple[tuple[str, int], ...]:
        points: dict[str, int] = defaultdict(int)
        for word in dict.fromkeys(self._pattern.findall(text)):
            for theme, weight in self._weights.get(word, ()):
                points[theme] += weight
        return tuple(points.items())


def load_themes(extra: Path | None = None, indicators: Indicators | None = None) -> Themes:
    """The project's themes, with a user's own file of the same shape on top."""
    file = load(_HERE, _ThemeFile)
    themes: dict[str, Theme] = {}
    faults: list[SpecError] = []
    for theme in file.themes:
        if theme.theme in themes:
            faults.append(SpecError(f"the theme “{theme.theme}” stands here a second time.", theme.where))
        themes[theme.theme] = theme
    if extra:
        added = load(extra, _ThemeFile)
        themes |= {theme.theme: theme for theme in added.themes}
        file = _ThemeFile(added.fallback, file.themes, f"{file.neutral} {added.neutral}")
    if file.fallback not in themes:
        faults.append(SpecError(f"the fallback “{file.fallback}” is no theme.", str(extra or _HERE)))
    known = indicators or load_indicators()
    faults += [
        SpecError(f"“{theme}” of the indicator “{entry.id}” is no theme.", entry.where)
        for entry in known.entries.values()
        for theme in entry.themes
        if theme not in themes
    ]
    if faults:
        raise Errors(list(faults))
    return Themes(_ThemeFile(file.fallback, list(themes.values()), file.neutral), known)
