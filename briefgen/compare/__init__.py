"""Lines up what documents say of one thing, and says where it is not the same thing."""

from __future__ import annotations

from briefgen.compare.kind import averaged, similar
from briefgen.compare.lineup import Comparison, Group, compare
from briefgen.compare.period import year_of
from briefgen.compare.state import state_words

__all__ = ["Comparison", "Group", "averaged", "compare", "similar", "state_words", "year_of"]
