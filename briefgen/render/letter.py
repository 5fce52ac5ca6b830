"""Subjects and bodies of mails: short templates that stand in `briefs.yaml`, run in the same sandbox."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefgen.errors import SpecError

# Plain text: nothing is escaped. A word that the brief does not hold is an error, not an empty place.
_PLAIN = ImmutableSandboxedEnvironment(
    autoescape=False, undefined=jinja2.StrictUndefined, keep_trailing_newline=True
)


def letter(template: str, values: Mapping[str, Any], what: str) -> str:
    """The text of `template`; `what` names it in the `SpecError` that a fault in it becomes."""
    try:
        return _PLAIN.from_string(template).render(**values)
    except Exception as fault:
        line = getattr(fault, "lineno", None)
        place = f", line {line}" if line else ""
        words = getattr(fault, "message", None) or str(fault)
        hint = "What a brief holds: title, subtitle, head.name, head.issue, head.total, head.unit, head.date."
        raise SpecError(f"{what}{place}: {words}.", hint=hint) from fault
