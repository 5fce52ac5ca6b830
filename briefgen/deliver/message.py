"""The bytes of a mail: the same issue to the same people always gives the same ones.

Built from plain MIME parts with the older policy, because attachment names need two spellings at once:
RFC 2231 in Content-Disposition for what follows the standard, RFC 2047 in Content-Type for QQ Mail and
old Outlook. The newer policy would rewrite the second into the first.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from email.header import Header
from email.message import Message
from email.policy import compat32
from email.utils import format_datetime
from typing import Any
from urllib.parse import quote

from briefgen.deliver.addresses import Address, encoded_words

_POLICY = compat32.clone(linesep="\r\n")
_CHINA = timezone(timedelta(hours=8))
_TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".html": "text/html; charset=utf-8",
}
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f\\/:*?"<>|]')
_NAME_CHARACTERS = 80


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file as it hangs on a mail, under a name for people."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who writes and who reads. `bcc` is in no header."""

    sender: Address
    to: tuple[Address, ...]
    cc: tuple[Address, ...] = ()
    bcc: tuple[Address, ...] = ()
    reply_to: Address | None = None

    @property
    def recipients(self) -> tuple[Address, ...]:
        """Every reader once."""
        return tuple({one.key: one for one in (*self.to, *self.cc, *self.bcc)}.values())


@dataclass(frozen=True, slots=True)
class Letter:
    """All of a mail but its bytes. `label` names brief and issue and makes the Message-ID."""

    envelope: Envelope
    subject: str
    body: str
    day: date
    label: str
    attachments: tuple[Attachment, ...] = ()


def attachment_name(title: str, issue: str, suffix: str) -> str:
    """A name for people that every file system takes."""
    stem = " ".join(_NOT_IN_NAMES.sub(" ", title).split())[: _NAME_CHARACTERS - len(issue)]
    return f"{stem.rstrip('. ')}{issue}{suffix}"


def message_bytes(letter: Letter) -> bytes:
    """The mail as it goes over the wire, with CRLF line ends."""
    message: Message[Any, Any] = Message(_POLICY)
    for name, value in _headers(letter):
        message[name] = value
    message["MIME-Version"] = "1.0"
    message["Content-Type"] = f'multipart/mixed; boundary="{_boundary(letter)}"'
    text = letter.body.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n")
    message.attach(_part("text/plain; charset=utf-8", text.encode(), {}))
    for attachment in letter.attachments:
        message.attach(_attached(attachment))
    return message.as_bytes()


def _headers(letter: Letter) -> list[tuple[str, str | Header]]:
    envelope = letter.envelope
    to = _list(envelope.to) if envelope.to else "undisclosed-recipients:;"
    headers: list[tuple[str, str | Header]] = [
        ("Date", _date(letter.day)),
        ("From", _list([envelope.sender])),
        ("To", to),
    ]
    if envelope.cc:
        headers.append(("Cc", _list(envelope.cc)))
    if envelope.reply_to:
        headers.append(("Reply-To", _list([envelope.reply_to])))
    # A line break in a subject would begin a new header: it becomes a space.
    subject = Header(" ".join(letter.subject.split()), "utf-8", header_name="Subject")
    headers += [
        ("Subject", subject),
        ("Message-ID", f"<{message_id(letter)}>"),
        ("Auto-Submitted", "auto-generated"),
    ]
    return headers


def message_id(letter: Letter) -> str:
    """From brief, issue and readers, so that a mail that comes twice can be known as the same."""
    readers = "\n".join(one.key for one in letter.envelope.recipients)
    digest = hashlib.sha256(f"{letter.label}\n{readers}".encode()).hexdigest()[:24]
    name = re.sub(r"[^A-Za-z0-9.-]+", "-", letter.label).strip("-.") or "issue"
    return f"{re.sub(r'[.]{2,}', '.', name)}.{digest}@{letter.envelope.sender.spec.rpartition('@')[2]}"


def _list(people: Sequence[Address]) -> str:
    return ", ".join(one.header for one in people)


def _date(day: date) -> str:
    """The issue's day at midnight in China: never in the future on the day itself."""
    return format_datetime(datetime.combine(day, time(), _CHINA))


def _boundary(letter: Letter) -> str:
    """Fixed for an issue; parts are base64, in which “=_” cannot begin a line."""
    return f"=_{hashlib.sha256(letter.label.encode()).hexdigest()[:24]}"


def _attached(attachment: Attachment) -> Message:
    suffix = attachment.name[attachment.name.rfind(".") :].lower()
    kind = _TYPES.get(suffix, "application/octet-stream")
    disposition = f"attachment; filename*=utf-8''{quote(attachment.name, safe='')}"
    content_type = f'{kind};\r\n name="{encoded_words(attachment.name)}"'
    return _part(content_type, attachment.data, {"Content-Disposition": disposition})


def _part(content_type: str, data: bytes, headers: dict[str, str]) -> Message:
    # The headers are folded already; folding them anew would break the names.
    part = Message(compat32.clone(linesep="\r\n", max_line_length=0))
    part["Content-Type"] = content_type
    part["Content-Transfer-Encoding"] = "base64"
    for name, value in headers.items():
        part[name] = value
    part.set_payload(base64.encodebytes(data).decode().replace("\n", "\r\n"))
    return part
