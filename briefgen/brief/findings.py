"""Which findings a brief prints, in what order, and in which of their ways."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefgen.brief.candidate import Candidate
from briefgen.brief.desk import Desk
from briefgen.brief.differing import differing
from briefgen.brief.doubts import doubt_finding
from briefgen.brief.matters import Matter, matter_findings
from briefgen.brief.pieces import Words, plain
from briefgen.brief.rates import own_rates, rates
from briefgen.brief.shares import alone, over_time, parts
from briefgen.brief.totals import totals

_MOST = 5
_ENOUGH = 3
_LENGTH = 150


@dataclass(frozen=True, slots=True)
class Finding:
    """A chosen finding and the way in which it is said."""

    candidate: Candidate
    words: Words


def findings(desk: Desk, matters: Sequence[Matter]) -> tuple[Finding, ...]:
    """At most five, in the order: rates, totals, parts, what differs, doubts (weekly)."""
    doubts = doubt_finding(desk) if desk.spec.weekly else None
    room = _MOST - (doubts is not None)
    classes = [
        _with_own(rates(desk), own_rates(desk)),
        totals(desk),
        parts(desk),
        [*differing(desk), *matter_findings(desk, matters)],
    ]
    chosen = _chosen([_about_asked(desk, found) for found in classes], room)
    if len(chosen) < _ENOUGH:
        rest = [*over_time(desk), *(alone(desk) if desk.asked or not chosen else ())]
        chosen += _fresh(rest, chosen)[: _ENOUGH - len(chosen)]
    if doubts is not None:
        chosen.append(doubts)
    return tuple(_said(chosen))


def _about_asked(desk: Desk, found: Sequence[Candidate]) -> list[Candidate]:
    """A brief about some areas says nothing that speaks of others alone."""
    return [candidate for candidate in found if not desk.asked or candidate.areas & desk.asked]


def _with_own(found: list[Candidate], own: list[Candidate]) -> list[Candidate]:
    """What the brief's region alone reports by head comes first, unless a comparison tells it."""
    told = {figure for candidate in found for figure in candidate.figures}
    return [*(candidate for candidate in own if not candidate.figures & told), *found]


def _chosen(classes: Sequence[list[Candidate]], room: int) -> list[Candidate]:
    """Two of each of the first classes, one of parts, the rest from what differs, then what is left."""
    limits = (2, 2, 1, room)
    picked: list[list[Candidate]] = [[] for _ in classes]
    for index, (found, limit) in enumerate(zip(classes, limits, strict=True)):
        so_far = [candidate for bundle in picked for candidate in bundle]
        fresh = _mixed(_fresh(found, so_far)) if index == 3 else _spread(_fresh(found, so_far), limit)
        picked[index] = fresh[: min(limit, room - len(so_far))]
    for index, found in enumerate(classes):
        so_far = [candidate for bundle in picked for candidate in bundle]
        picked[index] += _fresh(found, so_far)[: max(0, room - len(so_far))]
    return [candidate for bundle in picked for candidate in bundle]


def _fresh(found: Iterable[Candidate], before: Sequence[Candidate]) -> list[Candidate]:
    """Those that say something that no other finding says."""
    kept: list[Candidate] = []
    for candidate in found:
        others = (*before, *kept)
        said = {figure for other in others for figure in other.figures}
        if not candidate.figures <= said and not any(_twin(candidate, other) for other in others):
            kept.append(candidate)
    return kept


def _twin(a: Candidate, b: Candidate) -> bool:
    """Do both tell one indicator of the same regions, once by households and once by people?"""
    if not a.rows or not b.rows:
        return False
    return a.areas == b.areas and {row.indicator for row in a.rows} <= {row.indicator for row in b.rows}


def _spread(found: list[Candidate], limit: int) -> list[Candidate]:
    """The first, then one about other regions where there is one, then the rest."""
    out = found[:1]
    for _ in range(limit - 1):
        seen = {area for candidate in out for area in candidate.areas}
        other = next((c for c in found if c not in out and not set(c.areas) <= seen), None)
        if other is not None:
            out.append(other)
    return out + [candidate for candidate in found if candidate not in out]


def _mixed(found: list[Candidate]) -> list[Candidate]:
    """No kind twice running while another kind is left."""
    rest: list[Candidate] = list(found)
    out: list[Candidate] = []
    while rest:
        last = out[-1].kind if out else ""
        following = next((candidate for candidate in rest if candidate.kind != last), rest[0])
        rest.remove(following)
        out.append(following)
    return out


def _said(chosen: Sequence[Candidate]) -> list[Finding]:
    """Each in a way that neither repeats the pattern before it nor an opening already used."""
    out: list[Finding] = []
    openings: set[str] = set()
    last = ("", -1)
    for candidate in chosen:
        order = range(len(candidate.ways))
        best = min(order, key=lambda way: _repeats(candidate, way, last, openings))
        words = candidate.ways[best]
        openings.add(plain(words)[:2])
        last = (candidate.kind, best)
        out.append(Finding(candidate, words))
    return out


def _repeats(
    candidate: Candidate, way: int, last: tuple[str, int], openings: set[str]
) -> tuple[bool, bool, bool, int]:
    text = plain(candidate.ways[way])
    return text[:2] in openings, (candidate.kind, way) == last, len(text) > _LENGTH, way
