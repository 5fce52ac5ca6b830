"""What a weekly run that was killed, or met a dead mail server, left for the next one to finish."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from briefgen.pipeline.run import Run
from briefgen.pipeline.whole import write_whole
from briefgen.spec import BriefSpec
from briefgen.store import Store, open_store

_MARK = ".weekly.unfinished"
_NOT_SENT = ("claimed", "failed")


@dataclass(frozen=True, slots=True)
class Leftover:
    """Briefs whose last issue still has to go out; `words` say what happened, empty when nothing did."""

    owed: tuple[BriefSpec, ...] = ()
    words: tuple[str, ...] = ()


def begin(run: Run) -> None:
    """Note that a run is at work; `end` takes the note away, a killed run leaves it."""
    write_whole(run.project.output / _MARK, run.today.isoformat())


def end(run: Run) -> None:
    """The run came to its end, well or not."""
    with contextlib.suppress(OSError):  # what kept it from going has been reported by then
        (run.project.output / _MARK).unlink()


def leftover(run: Run, mailed: Iterable[BriefSpec]) -> Leftover:
    """What is to be finished first, so that no issue is skipped whose news the next one takes as known."""
    broken = _broken_day(run.project.output / _MARK)
    owed: list[BriefSpec] = []
    words: list[str] = []
    with open_store(run.store_url) as store:
        for spec in mailed:
            words += _unused(store, spec, run.today) if broken else []
            reason = _reason(store, spec, broken)
            if reason:
                owed.append(spec)
                words.append(f"{spec.id}: {reason} It goes out now.")
    if broken and not words:
        words.append(f"the run of {broken} broke off; this one does its work again.")
    return Leftover(tuple(owed), tuple(words))


def _broken_day(mark: Path) -> str:
    try:
        return mark.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _reason(store: Store, spec: BriefSpec, broken: str) -> str:
    """Why the last issue of this brief must be mailed first; empty if it need not."""
    issued = store.last_issue(spec.id)
    if issued is None:
        return ""
    number = issued.number
    states = [row.state for row in store.deliveries(spec.id, number)]
    unsent = not states or any(state != "sent" for state in states)
    if broken == number.date.isoformat() and unsent:
        return f"the run of {broken} broke off before issue {number.issue} was mailed to everybody."
    if states and all(state in _NOT_SENT for state in states):
        return f"issue {number.issue} of {number.date} reached nobody, because mailing it failed."
    return ""


def _unused(store: Store, spec: BriefSpec, today: datetime.date) -> list[str]:
    """Numbers that a killed run took and that today's run cannot use."""
    return [
        f"{spec.id}: number {number.issue} of {number.year} was given to a run of {number.date} that broke "
        "off; it stays unused, because its files may have been seen."
        for number in store.unfinished(spec.id)
        if number.date != today
    ]
