"""Which figures are new, changed or gone between two issues.

Only documents that came, went or were rewritten can bring news, and figures that an editor corrected: a
figure of a document that stayed as it was is no news, even if better rules find it now.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from briefgen.audit import correction_of
from briefgen.model import Observation, PolicyMeasure
from briefgen.news.said import FORMER, Moves, Said

Item = TypeVar("Item", Observation, PolicyMeasure)


@dataclass(frozen=True, slots=True)
class Change:
    """One figure with its old and its new value, each in its own source."""

    old: Observation
    new: Observation


@dataclass(frozen=True, slots=True)
class FigureNews:
    """Figures that came, changed and went."""

    added: tuple[Observation, ...]
    changed: tuple[Change, ...]
    withdrawn: tuple[Observation, ...]


def figure_news(now: Said, before: Said, moved: Moves) -> FigureNews:
    """Compare the figures of two issues; `before` must be set apart from `now`."""
    added: list[Observation] = []
    changed: list[Change] = []
    withdrawn: list[Observation] = []
    same_now, same_before = _ids(now, moved), _ids(before, moved)
    settled = _newly_settled(now, before)
    old, new = _by_key(before.observations), _by_key(now.observations)
    for key in dict.fromkeys((*new, *old)):
        gone, come = _without_equals(old[key], new[key])
        gone = [item for item in gone if item.doc_id not in same_before or _place(item) in settled]
        come = [item for item in come if item.doc_id not in same_now or _place(item) in settled]
        pairs = _paired(gone, come)
        changed += pairs
        added += [item for item in come if all(pair.new is not item for pair in pairs)]
        withdrawn += [item for item in gone if all(pair.old is not item for pair in pairs)]
    order = {document.doc_id: place for place, document in enumerate((*now.documents, *before.documents))}
    return FigureNews(
        tuple(sorted(added, key=lambda item: (order[item.doc_id], item.start))),
        tuple(sorted(changed, key=lambda pair: (order[pair.new.doc_id], pair.new.start))),
        tuple(sorted(withdrawn, key=lambda item: (order[item.doc_id], item.start))),
    )


def _newly_settled(now: Said, before: Said) -> frozenset[Hashable]:
    """Figures that an editor has corrected since the last issue, or corrected otherwise."""
    then, today = _corrections(before), _corrections(now)
    return frozenset(place for place in then.keys() | today.keys() if then.get(place) != today.get(place))


def _corrections(said: Said) -> dict[Hashable, Hashable]:
    found = ((_place(item), correction_of(item)) for item in said.observations)
    return {place: correction for place, correction in found if correction}


def _place(item: Observation) -> Hashable:
    return item.doc_id, item.start, item.end, item.transformation


def new_measures(
    now: Said, before: Said, moved: Moves
) -> tuple[tuple[PolicyMeasure, ...], tuple[PolicyMeasure, ...]]:
    """Measures named for the first time, and those that nobody names any more."""
    came = _only_here(now.measures, before.measures, _ids(now, moved))
    went = _only_here(before.measures, now.measures, _ids(before, moved))
    return came, went


def _only_here(
    here: Iterable[PolicyMeasure], there: Iterable[PolicyMeasure], same: frozenset[str]
) -> tuple[PolicyMeasure, ...]:
    known = {(item.name, item.ref_area) for item in there}
    found: dict[tuple[str, str], PolicyMeasure] = {}
    for item in here:
        if (item.name, item.ref_area) not in known and item.doc_id not in same:
            found.setdefault((item.name, item.ref_area), item)
    return tuple(found.values())


def _ids(said: Said, moved: Moves) -> frozenset[str]:
    return frozenset(document.doc_id for document in said.documents if document.sha256 in moved.same)


def _by_key(observations: Iterable[Observation]) -> defaultdict[Hashable, list[Observation]]:
    found: defaultdict[Hashable, list[Observation]] = defaultdict(list)
    for item in observations:
        found[_key(item)].append(item)
    return found


def _key(item: Observation) -> Hashable:
    """What a figure is about: two values under one key cannot both be the whole truth."""
    return (
        item.ref_area,
        item.indicator,
        item.transformation,
        item.scenario,
        item.time_period,
        item.scope,
        item.base_period,
        item.unit_measure,
    )


def _value(item: Observation) -> Hashable:
    return item.obs_value, item.obs_value_to, item.qualifier


def _without_equals(
    old: Sequence[Observation], new: Sequence[Observation]
) -> tuple[list[Observation], list[Observation]]:
    """Both sides without the values that both have."""
    values_old, values_new = {_value(item) for item in old}, {_value(item) for item in new}
    return (
        [item for item in old if _value(item) not in values_new],
        [item for item in new if _value(item) not in values_old],
    )


def _paired(gone: list[Observation], come: list[Observation]) -> list[Change]:
    """Old and new of one key: first inside one document, in the order of the text, then the rest.

    Where a key has several figures, their number must agree; otherwise nobody knows which is which.
    """
    pairs: list[Change] = []
    for doc in dict.fromkeys(_stem(item) for item in come):
        olds = [item for item in gone if _stem(item) == doc]
        news = [item for item in come if _stem(item) == doc]
        if len(olds) == len(news):
            pairs += [Change(old, new) for old, new in zip(olds, news, strict=True)]
    olds = [item for item in gone if all(pair.old is not item for pair in pairs)]
    news = [item for item in come if all(pair.new is not item for pair in pairs)]
    if len(olds) == len(news) == 1:
        pairs.append(Change(olds[0], news[0]))
    return pairs


def _stem(item: Observation) -> str:
    """The document's id without what sets its former text apart."""
    return item.doc_id.removesuffix(FORMER)
