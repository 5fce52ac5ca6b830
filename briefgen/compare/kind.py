"""What may be compared how: totals and averages, words that mean the same."""

from __future__ import annotations

import re
from collections import Counter

from briefgen.catalogue import Catalogue
from briefgen.model import Observation

_AVERAGED = re.compile(r"均|率$|比重|占比|比例|指数|标准|浓度|密度|单产|预期寿命|增速|增幅")
_PLAIN = re.compile(r"[\s的了“”\"'‘’《》（）()、，,·・\-—]")


def averaged(observation: Observation, catalogue: Catalogue) -> bool:
    """Is the figure a rate or an average, which may stand beside one of another level?"""
    if observation.transformation in ("growth", "share"):
        return True
    entry = catalogue.indicators.get(observation.indicator)
    if entry is not None:
        return not entry.additive
    return bool(_AVERAGED.search(observation.indicator))


def similar(a: str, b: str) -> float:
    """How much two phrases share, from 0 to 1, by pairs of neighbouring characters."""
    x, y = _pairs(_PLAIN.sub("", a)), _pairs(_PLAIN.sub("", b))
    total = sum(x.values()) + sum(y.values())
    return 2 * sum((x & y).values()) / total if total else 0.0


def _pairs(text: str) -> Counter[str]:
    return Counter(text[at : at + 2] for at in range(len(text) - 1)) or Counter([text] if text else [])
