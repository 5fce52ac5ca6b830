"""The mail server and its secrets: from `BRIEFGEN_SMTP_*` or a `.env` file, never from the spec.

The environment beats the file. The password is in no `repr`, message or log.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from briefgen.errors import BriefgenError, MailError, Where
from briefgen.yamlfile import nearest

Security = Literal["starttls", "tls", "none"]
PREFIX = "BRIEFGEN_SMTP_"
_KEYS = ("HOST", "PORT", "USER", "PASSWORD", "SECURITY", "FROM", "CAFILE", "TIMEOUT")
_LINE = re.compile(r"(?:export\s+)?(?P<key>[A-Za-z_][A-Za-z0-9_]*)\s*=\s*(?P<value>.*)")
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class MailSettings:
    """Where and as whom to send. `security`: STARTTLS, TLS from the first byte, or none."""

    host: str
    port: int
    security: Security
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)
    cafile: str = ""
    timeout: float = 60.0

    @property
    def local(self) -> bool:
        """Whether the server runs on this machine, so that nothing crosses a network."""
        return self.host in _LOOPBACK


def mail_settings(environ: Mapping[str, str], folder: Path | None = None) -> MailSettings:
    """The settings of the environment, and of `folder/.env` below it; `MailError` says what is missing."""
    values = _values(environ, folder)
    host = values.get("HOST", "")
    if not host:
        hint = f"Set {PREFIX}HOST, {PREFIX}USER and {PREFIX}PASSWORD, in the environment or in a .env file."
        raise MailError("no mail server is named.", hint=hint)
    if re.search(r"[\s/@]", host):
        raise MailError(f"{PREFIX}HOST is no host name.", hint="Write smtp.example.org; the port goes apart.")
    security = _security(values)
    user, password = values.get("USER", ""), values.get("PASSWORD", "")
    if bool(user) != bool(password):
        raise MailError("user and password belong together.", hint=f"Set {PREFIX}USER and {PREFIX}PASSWORD.")
    settings = MailSettings(
        host=host,
        port=_port(values.get("PORT", ""), security),
        security=security,
        sender=sender(environ, folder),
        user=user,
        password=password,
        cafile=values.get("CAFILE", ""),
        timeout=_timeout(values.get("TIMEOUT", "60")),
    )
    if settings.security == "none" and settings.password and not settings.local:
        hint = f"Set {PREFIX}SECURITY to starttls or tls."
        raise MailError("a password is never sent over an open connection.", hint=hint)
    return settings


def sender(environ: Mapping[str, str], folder: Path | None = None, otherwise: str = "") -> str:
    """The address that mails come from: FROM, or USER where that is an address, or `otherwise`."""
    values = _values(environ, folder)
    address = values.get("FROM", "") or values.get("USER", "")
    if "@" not in address and otherwise:
        return otherwise
    if "@" not in address:
        hint = f"Set {PREFIX}FROM, for example 信息组 <info@example.org>."
        raise MailError("nobody knows from whom the mail comes.", hint=hint)
    return address


def _values(environ: Mapping[str, str], folder: Path | None) -> dict[str, str]:
    path = folder / ".env" if folder else None
    found = read_env(path) if path and path.is_file() else {}
    found.update({key: value for key, value in environ.items() if key.startswith(PREFIX)})
    unknown = [key for key in found if key.startswith(PREFIX) and key.removeprefix(PREFIX) not in _KEYS]
    if unknown:
        known = tuple(PREFIX + key for key in _KEYS)
        raise MailError(f"unknown setting {unknown[0]}.", hint=nearest(unknown[0], known))
    return {key.removeprefix(PREFIX): value.strip() for key, value in found.items() if key.startswith(PREFIX)}


def read_env(path: Path) -> dict[str, str]:
    """The `KEY=value` lines of a `.env` file, without quotes around a value and without comments.

    A line that is no such line is an error that names its number and nothing of its content.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        hint = "Check that you may read it and that it is UTF-8 text."
        raise _env_fault("cannot be read.", path, 0, hint) from fault
    values = {}
    for number, raw in enumerate(lines, 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        value = _unquoted(match["value"]) if match else None
        if match is None or value is None:
            raise _env_fault("this line is no setting.", path, number, "Write KEY=value or KEY='value'.")
        values[match["key"]] = value
    return values


def _unquoted(value: str) -> str | None:
    """The value inside its quotes, or up to a comment; None where a quote is left open.

    No escapes, no variables: what stands between the quotes is the value.
    """
    if value[:1] in ("'", '"'):
        inside, closed, rest = value[1:].partition(value[0])
        return inside if closed and re.fullmatch(r"\s*(?:#.*)?", rest) else None
    return re.sub(r"(?:^|\s+)#.*", "", value)


def _env_fault(message: str, path: Path, line: int, hint: str) -> BriefgenError:
    return MailError(message, Where(str(path), line), hint)


def _security(values: Mapping[str, str]) -> Security:
    word = values.get("SECURITY", "").casefold()
    if not word:
        return "tls" if values.get("PORT") == "465" else "starttls"
    for known in ("starttls", "tls", "none"):
        if word == known:
            return known
    raise MailError(
        f"{PREFIX}SECURITY knows starttls, tls and none.", hint="starttls is usual with port 587."
    )


def _port(text: str, security: Security) -> int:
    if not text:
        return {"starttls": 587, "tls": 465, "none": 25}[security]
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise MailError(f"{PREFIX}PORT is no port.", hint="465 with tls, 587 with starttls are usual.")
    return int(text)


def _timeout(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 3600:
        raise MailError(f"{PREFIX}TIMEOUT is no number of seconds.", hint="60 is usual.")
    return seconds
