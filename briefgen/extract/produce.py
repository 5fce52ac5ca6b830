"""What was grown or made: the yield that a verb names (产茶420吨), and the crop that brings an income."""

from __future__ import annotations

import re

from briefgen.catalogue.phrases import Phrases
from briefgen.extract.completing import NEW
from briefgen.extract.context import Context
from briefgen.extract.phrases import stem

_GROWN = frozenset(("area", "plant", "weight", "animal", "bag"))
_CROP = 6
"""Characters of a crop's or an animal's name."""
_YIELDS = re.compile(
    "(?:年|可|能|已|共|累计)*产(?P<what>(?![量值业能出地品区销后供])(?:[粮茶]|[一-鿿]{2,4}))"
)
_FULL_NAMES = {"粮": "粮食", "茶": "茶叶"}
"""全年产干椒3200吨: a yield"""


def yielded(own: str) -> str:
    """The yield that words say was brought in (产干椒: 干椒产量); other words as they are."""
    made = _YIELDS.fullmatch(own)
    return _FULL_NAMES.get(made["what"], made["what"]) + "产量" if made else own


def sold(context: Context, words: Phrases) -> str:
    """What was grown or made and brings the income: 新发展食用菌1363万袋，增收7800万元; empty for people."""
    crop = NEW.sub("", stem(context.subject.phrase, words))
    return crop if context.dimension in _GROWN and len(crop) <= _CROP else ""
