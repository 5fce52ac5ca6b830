"""What the store gives back: numbers of issues, what an issue said, who has got it. Frozen, no I/O."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from briefgen.model import Brief, Document, Issue, Observation, PolicyMeasure

SendState = Literal["claimed", "handing", "sent", "failed"]
SourceEvent = Literal["added", "changed", "removed", "returned"]


@dataclass(frozen=True, slots=True)
class IssueNumber:
    """第`issue`期（总第`total`期), dated. `issue` begins at 1 each year, `total` never begins again.

    `later` is the date of an issue that is dated after this one: the clock was set back, or the
    brief was built for a day of the past.
    """

    issue: int
    total: int
    date: datetime.date
    later: datetime.date | None = None

    @property
    def year(self) -> int:
        """The year in which `issue` counts."""
        return self.date.year


@dataclass(frozen=True, slots=True)
class Issued:
    """What one issue of a brief said, kept so that the next one can say what is new.

    `documents` are those that the issue was made from, with their text of that day. `files` are the
    paths that the caller gave. `brief` is what the templates saw.
    """

    brief_id: str
    number: IssueNumber
    documents: tuple[Document, ...] = ()
    observations: tuple[Observation, ...] = ()
    measures: tuple[PolicyMeasure, ...] = ()
    issues: tuple[Issue, ...] = ()
    files: tuple[str, ...] = ()
    brief: Brief | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A source document that the store knows. `present` is false once it was taken out of the folder."""

    name: str
    doc_id: str
    sha256: str
    version: str
    present: bool


@dataclass(frozen=True, slots=True)
class SourceChange:
    """One step in the history of a source document, oldest first."""

    name: str
    sha256: str
    event: SourceEvent


@dataclass(frozen=True, slots=True)
class Delivery:
    """How far the mail of one issue to one address has come.

    `claimed`: a run has taken it up and handed nothing over. `handing`: the message was being handed to
    the server; if that run died, nobody knows whether it arrived. `failed`: `reason` says why.
    """

    address: str
    state: SendState
    reason: str = ""
