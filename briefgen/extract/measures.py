"""Named documents, campaigns and mechanisms of an authority, each at its first mention.

Three ways lead to a name: a title in 《》 that is a policy's; a quotation with a head noun behind or inside
it, or behind a verb that brings measures about; and a plain name between such a verb and a head noun.
The words stand in codelists/measures.yaml, the grammar here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefgen.catalogue.measures import MeasureWords, load_measure_words
from briefgen.extract.clauses import sentences
from briefgen.extract.measure_grammar import Candidate, first_quotations, plain, quoted, titled
from briefgen.model import Document, MeasureKind, Span


@dataclass(frozen=True, slots=True)
class FoundMeasure:
    """A named measure as printed; whose it is and of what theme is for `resolve` to say."""

    start: int
    end: int
    name: str
    kind: MeasureKind
    sentence_start: int
    sentence_end: int


def find_measures(document: Document, catalogue: object = None) -> tuple[FoundMeasure, ...]:
    """The measures that a document names, in the order of their first mention."""
    words = getattr(catalogue, "measures", None) or load_measure_words()
    return in_view(document.view, words)


def in_view(view: str, words: MeasureWords) -> tuple[FoundMeasure, ...]:
    """The measures that a reading view names."""
    found = sorted(
        (
            item
            for item in (*titled(view, words), *quoted(view, words), *plain(view, words))
            if not words.no_name.search(item.name)
        ),
        key=lambda item: item.start,
    )
    spans = list(sentences(view))
    starts = [span.start for span in spans]
    first = first_quotations(view)
    measures = (_placed(first, item, spans, starts) for item in _once(found))
    return tuple(sorted(measures, key=lambda measure: measure.start))


def _placed(
    quotations: Mapping[str, int], item: Candidate, spans: Sequence[Span], starts: Sequence[int]
) -> FoundMeasure:
    """`item` at the first place that names it."""
    start, end = item.start, item.end
    first = quotations.get(item.core, start)
    if first < start:
        start, end = first, first + len(item.core)
    sentence = spans[max(0, bisect_right(starts, start) - 1)]
    return FoundMeasure(start, end, item.name, item.kind, sentence.start, max(sentence.end, end))


def _once(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Each name once: a later one that repeats an earlier, wholly or in its greater part, is left out."""
    by_name: dict[str, Candidate] = {}
    by_end: dict[str, str] = {}
    for item in found:
        key = _key(item.name)
        if key in by_name or _repeats(key, by_end):
            continue
        by_name[key] = item
        for size in range(3, len(key) + 1):
            by_end.setdefault(key[-size:], key)
            by_end.setdefault(key[:size], key)
    yield from by_name.values()


def _repeats(key: str, parts: dict[str, str]) -> bool:
    """`key` is the greater part of an earlier name, or holds one as its greater part."""
    whole = parts.get(key)
    if whole is not None and len(key) >= 0.6 * len(whole):
        return True
    sizes = range(max(3, int(0.6 * len(key))), len(key))
    return any(parts.get(key[-size:]) == key[-size:] or parts.get(key[:size]) == key[:size] for size in sizes)


def _key(name: str) -> str:
    return "".join(char for char in name if char.isalnum() or char == "+")
