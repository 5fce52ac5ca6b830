"""An issue goes to its readers, each of them once, whatever breaks in between.

The send log is written before each step that cannot be taken back. A run that died before it handed a
message over is simply done again; one that died in the moment of handing over is reported, because
only the reader can know.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from briefgen.deliver.message import Letter, message_bytes
from briefgen.deliver.session import Refusal, Session
from briefgen.deliver.settings import MailSettings
from briefgen.errors import StoreError
from briefgen.store import Delivery, IssueNumber, SendState, Store

_AT_ONCE = 50  # recipients in one transaction; servers must take 100


@dataclass(frozen=True, slots=True)
class Mailer:
    """What sending needs besides the letter. After each temporary fault it waits for the next pause."""

    store: Store
    settings: MailSettings
    pauses: tuple[float, ...] = (5.0, 30.0, 120.0)
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True, slots=True)
class Report:
    """Who got the issue in this run, who had it, who did not and why, and of whom nobody knows."""

    sent: tuple[str, ...] = ()
    already: tuple[str, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every reader has it for certain."""
        return not self.failed and not self.unknown


@dataclass(slots=True)
class _Round:
    """The state of one run of sending; addresses wander from `open` into one of the others."""

    open: list[str]
    sent: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    last: str = ""


class Post:
    """Sends one issue; `brief_id` and `number` are its key in the send log."""

    def __init__(self, mailer: Mailer, brief_id: str, number: IssueNumber) -> None:
        self._mailer = mailer
        self._key = (brief_id, number)

    def send(self, letter: Letter, again: bool = False) -> Report:
        """Send to every reader who has not got it; with `again`, to all of them."""
        with self._mailer.store.sending():
            return self._send(letter, again)

    def _send(self, letter: Letter, again: bool) -> Report:
        readers = [one.key for one in letter.envelope.recipients]
        known = {row.address: row.state for row in self._mailer.store.deliveries(*self._key)}
        free = self._mailer.store.claim(*self._key, readers, again=again)
        state = _Round(list(free))
        if free:
            self._attempts(letter, state)
        state.failed.update(dict.fromkeys(state.open, state.last))
        self._mark([(address, "failed", reason) for address, reason in state.failed.items()])
        lost = [address for address in readers if address not in free and known.get(address) == "handing"]
        return Report(
            tuple(state.sent),
            tuple(address for address in readers if address not in free and known.get(address) == "sent"),
            tuple(state.failed.items()),
            (*state.unknown, *lost),
        )

    def _attempts(self, letter: Letter, state: _Round) -> None:
        data = message_bytes(letter)
        for pause in (0.0, *self._mailer.pauses):
            if pause:
                self._mailer.sleep(pause)
            try:
                self._attempt(letter, data, state)
            except Refusal as refusal:
                state.last = refusal.reason
                if refusal.kind == "permanent":
                    return
            if not state.open:
                return

    def _attempt(self, letter: Letter, data: bytes, state: _Round) -> None:
        """One connection; every batch of open addresses once."""
        with Session(self._mailer.settings) as session:
            _check_size(session.size_limit, len(data))
            batches = [state.open[start : start + _AT_ONCE] for start in range(0, len(state.open), _AT_ONCE)]
            for batch in batches:
                self._batch(session, letter, data, (state, batch))

    def _batch(self, session: Session, letter: Letter, data: bytes, work: tuple[_Round, list[str]]) -> None:
        state, batch = work
        handed: list[str] = []

        def complete(taken: tuple[str, ...]) -> None:
            self._mark([(address, "handing", "") for address in taken])
            handed.extend(taken)

        try:
            outcome = session.hand_over(letter.envelope.sender.spec, batch, data, complete)
        except Refusal as refusal:
            self._broken(refusal, handed, state)
            raise
        state.open = [address for address in state.open if address not in outcome.taken]
        state.sent.extend(outcome.taken)
        self._confirm(outcome.taken)
        for address, no in outcome.refused:
            state.last = no.reason
            if no.kind == "permanent":
                state.open.remove(address)
                state.failed[address] = no.reason

    def _broken(self, refusal: Refusal, handed: list[str], state: _Round) -> None:
        """Nobody knows what became of those in `handed`, unless the server refused the message."""
        if refusal.kind == "unknown":
            state.open = [address for address in state.open if address not in handed]
            state.unknown.extend(handed)
        elif handed:
            self._mark([(address, "claimed", "") for address in handed])

    def _confirm(self, taken: tuple[str, ...]) -> None:
        try:
            self._mark([(address, "sent", "") for address in taken])
        except StoreError as fault:
            people = ", ".join(taken)
            message = f"the mail went out to {people}, but this could not be noted: {fault.message}"
            raise StoreError(message, fault.where, fault.hint) from fault

    def _mark(self, rows: Iterable[tuple[str, SendState, str]]) -> None:
        entries = [Delivery(address, state, reason) for address, state, reason in rows]
        if entries:
            self._mailer.store.mark(*self._key, entries)


def _check_size(limit: int, size: int) -> None:
    if 0 < limit < size:
        reason = (
            f"the mail has {size / 1e6:.1f} MB and the server takes {limit / 1e6:.1f} MB: attach fewer or "
            "smaller files (`attach:` under `mail:`), or ask for a higher limit"
        )
        raise Refusal(reason, "permanent")
