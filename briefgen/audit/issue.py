"""Issues from figures: places in order, the doubted one first."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.audit.figures import Figure
from briefgen.model import Issue, Place, Severity


def doubt(
    code: str, message: str, figures: Sequence[Figure], expected: str = "", severity: Severity = "error"
) -> Issue:
    """An issue whose first figure cannot be right as printed."""
    return _issue(code, message, figures, expected, severity, True)


def request(code: str, message: str, figures: Sequence[Figure], severity: Severity = "warning") -> Issue:
    """An issue that asks the editor to check, without a verdict on the figure."""
    return _issue(code, message, figures, "", severity, False)


def _issue(
    code: str, message: str, figures: Sequence[Figure], expected: str, severity: Severity, suspect: bool
) -> Issue:
    places = tuple(Place(f.obs.doc_id, f.obs.start, f.obs.end) for f in dict.fromkeys(figures))
    printed = figures[0].obs.quote
    return Issue(code, severity, message, places, printed, expected, suspect)
