"""What can go wrong, said so that the person at the keyboard knows what to do.

Each error carries a message, the place it speaks of and a remedy; each kind has the exit code
that the README promises.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a file; line and column count from 1, 0 means unknown."""

    file: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        parts = [self.file] + [str(n) for n in (self.line, self.column) if n]
        return ":".join(part for part in parts if part)


class BriefgenError(Exception):
    """An error that a user can act on: what is wrong, where, what to do."""

    exit_code = 1

    def __init__(self, message: str, where: Where | str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = Where(where) if isinstance(where, str) else where
        self.hint = hint

    def __str__(self) -> str:
        place = f"{self.where}: " if str(self.where) else ""
        remedy = f" {self.hint}" if self.hint else ""
        return f"{place}{self.message}{remedy}"


class UsageError(BriefgenError):
    """A command was called with words that it does not know."""

    exit_code = 2


class SpecError(BriefgenError):
    """briefs.yaml, a template or a codelist is wrong."""

    exit_code = 3


class SourceError(BriefgenError):
    """A source document could not be read; the others still are."""

    exit_code = 4


class RenderError(BriefgenError):
    """A brief could not be rendered or written."""

    exit_code = 5


class MailError(BriefgenError):
    """A brief could not be mailed to everybody."""

    exit_code = 6


class StoreError(BriefgenError):
    """The store could not be opened, read or written."""

    exit_code = 7


class Errors(BriefgenError):
    """Several faults found in one pass; the exit code is that of the first."""

    def __init__(self, faults: list[BriefgenError]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)
        self.exit_code = faults[0].exit_code
