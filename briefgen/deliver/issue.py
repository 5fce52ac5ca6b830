"""An issue as the store remembers it becomes a letter, and goes out or into an `.eml` file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from briefgen.deliver.addresses import address, addresses
from briefgen.deliver.message import Attachment, Envelope, Letter, attachment_name, message_bytes
from briefgen.deliver.post import Mailer, Post, Report
from briefgen.errors import MailError
from briefgen.model import Brief
from briefgen.render.letter import letter as filled
from briefgen.spec import MailSpec
from briefgen.store import Issued


def send(issued: Issued, mail: MailSpec, output: Path, mailer: Mailer, again: bool = False) -> Report:
    """Mail an issue to those readers who have not got it; with `again`, to all.

    `output` is the folder that `issued.files` stand in. Raises `MailError` if anybody did not get it,
    or may not have; the message says who did and who did not.
    """
    letter = letter_of(issued, mail, output, mailer.settings.sender)
    report = Post(mailer, issued.brief_id, issued.number).send(letter, again)
    if not report.complete:
        raise _incomplete(issued, report)
    return report


def dry_run(issued: Issued, mail: MailSpec, output: Path, sender: str) -> bytes:
    """The mail as `send` would hand it over, for an `.eml` file; no connection is opened."""
    return message_bytes(letter_of(issued, mail, output, sender))


def letter_of(issued: Issued, mail: MailSpec, output: Path, sender: str) -> Letter:
    """The letter that carries an issue, its templates filled and its attachments read."""
    if issued.brief is None:
        raise MailError(f"the issue of “{issued.brief_id}” cannot be mailed.", hint="Build it again first.")
    values = _values(issued.brief)
    envelope = Envelope(
        address(sender),
        addresses(mail.to),
        addresses(mail.cc),
        addresses(mail.bcc),
        address(mail.reply_to) if mail.reply_to else None,
    )
    if not envelope.recipients:
        raise MailError(f"“{issued.brief_id}” names nobody to send to.", hint="Add `to:` under `mail:`.")
    what = f"brief “{issued.brief_id}”, mail"
    number = issued.number
    return Letter(
        envelope,
        filled(mail.subject, values, f"{what} subject"),
        filled(mail.body, values, f"{what} body"),
        number.date,
        f"{issued.brief_id}-{number.year}-{number.issue}",
        _attachments(issued, issued.brief, mail, output),
    )


def said(issued: Issued, report: Report) -> str:
    """One line for the log: who got the issue now and who had it before."""
    words = [f"{issued.brief_id} {issued.number.year}-{issued.number.issue:02}:"]
    words.append(f"sent to {', '.join(report.sent)}" if report.sent else "nobody was left to send to")
    if report.already:
        words.append(f"(had it already: {', '.join(report.already)})")
    return " ".join(words)


def _values(brief: Brief) -> Mapping[str, Any]:
    return {"brief": brief, **{field.name: getattr(brief, field.name) for field in fields(brief)}}


def _attachments(issued: Issued, brief: Brief, mail: MailSpec, output: Path) -> tuple[Attachment, ...]:
    issue = f"（{issued.number.year}年第{issued.number.issue}期）"
    return tuple(_attachment(issued, suffix, output, (brief.title, issue)) for suffix in mail.attach)


def _attachment(issued: Issued, suffix: str, output: Path, names: tuple[str, str]) -> Attachment:
    files = [output / file for file in issued.files if file.endswith(f".{suffix}")]
    if not files:
        hint = f"Add {suffix} to its `outputs:` and build again, or take it out of `attach:`."
        raise MailError(f"the issue of “{issued.brief_id}” was built without {suffix}.", hint=hint)
    try:
        data = files[0].read_bytes()
    except OSError as fault:
        message = f"the file to attach cannot be read: {fault.strerror}."
        hint = f"Build it again: briefgen build {issued.brief_id}."
        raise MailError(message, str(files[0]), hint) from fault
    return Attachment(attachment_name(*names, f".{suffix}"), data)


def _incomplete(issued: Issued, report: Report) -> MailError:
    """Who got it, who did not and why, and of whom nobody knows."""
    number = f"{issued.number.year}-{issued.number.issue:02}"
    parts = [f"issue {number} of “{issued.brief_id}” did not reach everybody."]
    parts += [f"Not sent to {who}: {_sentence(why)}" for who, why in report.failed]
    if report.unknown:
        people = ", ".join(report.unknown)
        parts.append(f"Perhaps sent to {people}: the connection or the run broke while it was handed over.")
    got = (*report.sent, *report.already)
    parts.append(f"Sent to {', '.join(got)}." if got else "Nobody has got it for certain.")
    hints = []
    if report.failed:
        hints.append(f"`briefgen send {issued.brief_id}` tries again with those who have not got it.")
    if report.unknown:
        hints.append(
            f"Ask those of whom it is unknown; `briefgen send {issued.brief_id} --again` sends to all."
        )
    return MailError(" ".join(parts), hint=" ".join(hints))


def _sentence(reason: str) -> str:
    return reason if re.search(r"[.!?。]$", reason) else f"{reason}."
