"""Digits that changed places, or a point that was lost, between two sources of one matter: 412家 and 421家, 13248元 and 13428元."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from briefgen.audit.bounds import apart
from briefgen.audit.explain import bounds
from briefgen.audit.figures import Figure, Reading, year_at_end
from briefgen.audit.issue import doubt, request
from briefgen.audit.reprint import lost_points, quoted, subject
from briefgen.model import Issue, Observation

_LEAST_DIGITS, _LEAST_LETTERS = 2, 2
_KINDS = ("level", "share")


def transposed_digits(reading: Reading) -> Iterator[Issue]:
    """Two sources that tell one matter of one place and time with the same digits in another order."""
    for figures in _by_matter(reading):
        for one, other in combinations(figures, 2):
            if _digits(one) != _digits(other) and sorted(_digits(one)) == sorted(_digits(other)):
                message = f"{subject(one.obs)}两文不一：一为{quoted(one)}，一为{quoted(other)}，疑有一处数字颠倒，请核对原文。"
                yield request("conflict", message, [one, other])


def slips_between_sources(reading: Reading) -> Iterator[Issue]:
    """A figure whose decimal point, put back, gives what another source prints: 3162万人 and 31.62万人."""
    for figures in _by_matter(reading):
        for one, other in ((a, b) for pair in combinations(figures, 2) for a, b in (pair, pair[::-1])):
            fits = [item for item in lost_points(one) if not apart(item.bounds, bounds(other))]
            if fits and "." in other.quote:
                message = (
                    f"{subject(one.obs)}印为{quoted(one)}，疑为{fits[0].text}：另一来源为{quoted(other)}。"
                )
                yield doubt("magnitude", message, [one, other], fits[0].text)


def _by_matter(reading: Reading) -> Iterator[list[Figure]]:
    """The figures of each matter that more than one document tells, one for each document."""
    found: dict[tuple[str, ...], dict[str, Figure]] = defaultdict(dict)
    for figure in reading.every_figure():
        if (key := _key(figure.obs)) and len(_digits(figure)) >= _LEAST_DIGITS:
            found[key].setdefault(figure.obs.doc_id, figure)
    yield from (list(told.values()) for told in found.values() if len(told) > 1)


def _key(obs: Observation) -> tuple[str, ...] | None:
    whole = obs.ref_area and obs.time_period and obs.obs_value_to is None and obs.scenario == "actual"
    if not whole or obs.transformation not in _KINDS or len(obs.indicator_text) < _LEAST_LETTERS:
        return None
    period = year_at_end(obs.time_period)
    return (obs.indicator, obs.ref_area, period, obs.transformation, obs.unit_measure, obs.scope)


def _digits(figure: Figure) -> str:
    return re.sub(r"\D", "", figure.quote)
