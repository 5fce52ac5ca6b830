"""One conversation with a mail server: connect, prove who is who, hand over one message.

The last line of a message (the dot that makes the server responsible for it) goes apart from the rest:
up to it nothing can have been accepted and everything may be tried again; only between the dot and the
server's answer is it unknown whether the mail arrived.
"""

from __future__ import annotations

import base64
import smtplib
import socket
import ssl
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import TracebackType
from typing import Literal

from briefgen.deliver.settings import MailSettings

Kind = Literal["temporary", "permanent", "unknown"]
_PROBE_SECONDS = 0.1
_FINAL_PATIENCE = 5


class Refusal(Exception):
    """The server, or the way to it, said no. `kind` says whether trying again may help.

    `unknown`: the message was complete when the connection broke, and may have arrived.
    """

    def __init__(self, reason: str, kind: Kind) -> None:
        super().__init__(reason)
        self.reason = reason
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Outcome:
    """Which recipients the server took, and which it refused and why."""

    taken: tuple[str, ...]
    refused: tuple[tuple[str, Refusal], ...]


class Session:
    """An open, verified and logged-in connection; a context manager."""

    def __init__(self, settings: MailSettings) -> None:
        self._settings = settings
        self._smtp = self._connected()
        try:
            self._prepare()
        except BaseException:
            self._smtp.close()
            raise

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if fault is None:
                self._smtp.quit()
        except (OSError, smtplib.SMTPException):
            pass  # the message is accepted or refused by now; how the server hangs up is its affair
        finally:
            self._smtp.close()

    @property
    def size_limit(self) -> int:
        """The largest message that the server says it takes, 0 if it does not say."""
        text = self._smtp.esmtp_features.get("size", "")
        return int(text) if text.isdecimal() else 0

    def hand_over(
        self, sender: str, recipients: Iterable[str], data: bytes, complete: Callable[[tuple[str, ...]], None]
    ) -> Outcome:
        """Send `data` to all recipients that the server takes.

        `complete` is called with them when all but the last dot was sent. Raises `Refusal` if nobody
        gets it.
        """
        try:
            taken, refused = self._addressed(sender, recipients, len(data))
            if taken:
                self._transfer(data, lambda: complete(taken))
        except (OSError, smtplib.SMTPException) as fault:
            raise self._refusal(fault) from None
        return Outcome(taken, refused)

    # --- opening ---

    def _connected(self) -> smtplib.SMTP:
        settings = self._settings
        name = settings.sender.rpartition("@")[2].strip(" >") or "localhost"
        try:
            if settings.security == "tls":
                place = (settings.host, settings.port, name)
                return smtplib.SMTP_SSL(*place, timeout=settings.timeout, context=self._context())
            return smtplib.SMTP(settings.host, settings.port, name, settings.timeout)
        except (OSError, smtplib.SMTPException) as fault:
            raise self._refusal(fault) from None

    def _context(self) -> ssl.SSLContext:
        try:
            return ssl.create_default_context(cafile=self._settings.cafile or None)
        except OSError as fault:
            reason = f"the certificates in BRIEFGEN_SMTP_CAFILE cannot be read ({fault.strerror})"
            raise Refusal(reason, "permanent") from None

    def _prepare(self) -> None:
        settings = self._settings
        try:
            if settings.security == "starttls":
                self._smtp.starttls(context=self._context())
            self._smtp.ehlo_or_helo_if_needed()
            if settings.user:
                self._smtp.login(settings.user, settings.password)
        except (OSError, smtplib.SMTPException) as fault:
            raise self._refusal(fault) from None

    # --- one message ---

    def _addressed(
        self, sender: str, recipients: Iterable[str], size: int
    ) -> tuple[tuple[str, ...], tuple[tuple[str, Refusal], ...]]:
        options = [f"SIZE={size}"] if self._smtp.has_extn("size") else []
        self._expect(self._smtp.mail(sender, options), 250)
        taken: list[str] = []
        refused: list[tuple[str, Refusal]] = []
        for recipient in recipients:
            code, answer = self._smtp.rcpt(recipient)
            if code in (250, 251, 252):
                taken.append(recipient)
            elif code == 421:
                raise self._answered(code, answer)
            else:
                refused.append((recipient, self._answered(code, answer)))
        if not taken:
            self._smtp.rset()
        return tuple(taken), tuple(refused)

    def _transfer(self, data: bytes, complete: Callable[[], None]) -> None:
        self._expect(self._smtp.docmd("DATA"), 354)
        # the separate names of smtplib that quote leading dots are private, the rule is one line
        quoted = data.replace(b"\r\n.", b"\r\n..")
        self._smtp.send(quoted if quoted.endswith(b"\r\n") else quoted + b"\r\n")
        self._still_there()
        complete()
        try:
            self._await_long()
            self._smtp.send(b".\r\n")
            answer = self._smtp.getreply()
        except (OSError, smtplib.SMTPException):
            reason = "the connection broke before the server confirmed the message"
            raise Refusal(reason, "unknown") from None
        self._expect(answer, 250)

    def _await_long(self) -> None:
        """A server may search the whole message for viruses before it answers the dot."""
        if self._smtp.sock is not None:
            self._smtp.sock.settimeout(self._settings.timeout * _FINAL_PATIENCE)

    def _still_there(self) -> None:
        """A server that hung up or refused in the middle of the message is noticed before the dot."""
        sock = self._smtp.sock
        if sock is None:
            raise smtplib.SMTPServerDisconnected("the connection is closed")
        sock.settimeout(_PROBE_SECONDS)
        try:
            early = sock.recv(1000)
        except TimeoutError:
            sock.settimeout(self._settings.timeout)
            return
        if early[:3].isdigit():
            raise self._answered(int(early[:3]), early[4:])
        raise smtplib.SMTPServerDisconnected("the server hung up in the middle of the message")

    def _expect(self, reply: tuple[int, bytes], code: int) -> None:
        if reply[0] != code:
            raise self._answered(*reply)

    # --- what a fault means ---

    def _answered(self, code: int, answer: bytes | str) -> Refusal:
        kind: Kind = "temporary" if 400 <= code < 500 or code == -1 else "permanent"
        return Refusal(f"the server answered {code} {self._readable(answer)}".rstrip(), kind)

    def _refusal(self, fault: Exception) -> Refusal:
        if isinstance(fault, smtplib.SMTPAuthenticationError):
            kind: Kind = "temporary" if 400 <= fault.smtp_code < 500 else "permanent"
            answer = self._readable(fault.smtp_error)
            return Refusal(f"the server refused user or password ({fault.smtp_code} {answer})", kind)
        if isinstance(fault, smtplib.SMTPResponseException):
            return self._answered(fault.smtp_code, fault.smtp_error)
        if isinstance(fault, smtplib.SMTPNotSupportedError):
            what = "STARTTLS" if "STARTTLS" in str(fault) else "login"
            reason = f"the server offers no {what}"
            return Refusal(f"{reason}; check BRIEFGEN_SMTP_SECURITY and BRIEFGEN_SMTP_PORT", "permanent")
        if isinstance(fault, ssl.SSLCertVerificationError):
            reason = f"the server's certificate is not to be trusted ({fault.verify_message})"
            return Refusal(f"{reason}; BRIEFGEN_SMTP_CAFILE names certificates of your own", "permanent")
        return self._unreached(fault)

    def _unreached(self, fault: Exception) -> Refusal:
        place = f"{self._settings.host}:{self._settings.port}"
        if isinstance(fault, ssl.SSLError):
            words = fault.reason or type(fault).__name__
            reason = f"no secure connection to {place} ({words}); check BRIEFGEN_SMTP_SECURITY and PORT"
            return Refusal(reason, "permanent")
        if isinstance(fault, socket.gaierror):
            return Refusal(f"no server is called {self._settings.host}", "temporary")
        # smtplib hides a timeout inside an error of its own
        if isinstance(fault, TimeoutError) or isinstance(fault.__context__, TimeoutError):
            return Refusal(f"{place} does not answer in {self._settings.timeout:g} seconds", "temporary")
        if isinstance(fault, smtplib.SMTPException):
            return Refusal(f"{place} broke the connection", "temporary")
        words = getattr(fault, "strerror", None) or type(fault).__name__
        return Refusal(f"{place} cannot be reached ({words})", "temporary")

    def _readable(self, answer: bytes | str) -> str:
        """A server's words on one line, without our secrets should it have repeated them."""
        text = answer if isinstance(answer, str) else _decoded(answer)
        secret = self._settings.password
        if secret:
            both = f"\0{self._settings.user}\0{secret}".encode()
            for form in (base64.b64encode(both).decode(), base64.b64encode(secret.encode()).decode(), secret):
                text = text.replace(form, "…")
        return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:300]


def _decoded(answer: bytes) -> str:
    try:
        return answer.decode()
    except UnicodeDecodeError:
        return answer.decode("gb18030", "replace")
