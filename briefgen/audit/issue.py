"""Issues from figures: places in order, the doubted one first."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.audit.figures import Figure
from briefgen.model import Issue, Place, Severity


def doubt(code: str, message: str, figures: Sequence[Figure], expected: str = "") -> Issue:
    """An issue whose first figure cannot be right as printed."""
    return Issue(code, "error", message, _places(figures), figures[0].obs.quote, expected, suspect=True)


def request(code: str, message: str, figures: Sequence[Figure], severity: Severity = "warning") -> Issue:
    """An issue that asks the editor to check, without a verdict on the figure."""
    return Issue(code, severity, message, _places(figures), figures[0].obs.quote)


def _places(figures: Sequence[Figure]) -> tuple[Place, ...]:
    return tuple(Place(f.obs.doc_id, f.obs.start, f.obs.end) for f in dict.fromkeys(figures))
