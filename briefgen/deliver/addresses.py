"""Mail addresses, checked: one address each, nothing that could start another header or command."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from email.utils import formataddr

from briefgen.errors import MailError

_CONTROL = re.compile(r"[\x00-\x1f\x7f\u0085\u2028\u2029]")
_NAMED = re.compile(r"(?P<name>[^<>]*)<(?P<spec>[^<>]*)>\s*")
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"(?!-)[A-Za-z0-9-]{1,63}(?<!-)")
_HINT = "Write name@example.org, or 名称 <name@example.org>."


@dataclass(frozen=True, slots=True)
class Address:
    """A display name, which may be empty and in any script, and an ASCII address."""

    name: str
    spec: str

    @property
    def header(self) -> str:
        """As it stands in a header, the name encoded where it must be."""
        if self.name.isascii():
            return formataddr((self.name, self.spec))
        return f"{encoded_words(self.name)} <{self.spec}>"

    @property
    def key(self) -> str:
        """What makes two addresses the same: the local part as written, the domain in lower case."""
        local, _, domain = self.spec.rpartition("@")
        return f"{local}@{domain.lower()}"


def encoded_words(text: str) -> str:
    """RFC 2047: words of at most 75 characters, folded one a line; ASCII stays as it is."""
    if text.isascii():
        return text
    pieces = [text[start : start + 10] for start in range(0, len(text), 10)]
    return "\r\n ".join(f"=?utf-8?B?{base64.b64encode(piece.encode()).decode()}?=" for piece in pieces)


def address(text: str) -> Address:
    """The address that `text` writes; `MailError` if it is none, or more than one."""
    if _CONTROL.search(text):
        raise MailError("an address holds a line break or a control character.", hint=_HINT)
    named = _NAMED.fullmatch(text)
    name = named["name"].strip().strip('"').strip() if named else ""
    spec = (named["spec"] if named else text).strip()
    local, _, domain = spec.rpartition("@")
    try:
        ascii_domain = domain.encode("idna").decode()
    except UnicodeError:
        ascii_domain = ""
    good = _LOCAL.fullmatch(local) and len(local) <= 64 and len(spec) <= 254 and ascii_domain
    if not good or not all(_LABEL.fullmatch(label) for label in ascii_domain.split(".")):
        raise MailError(f"“{text}” is no mail address.", hint=_HINT)
    return Address(name, f"{local}@{ascii_domain}")


def addresses(texts: tuple[str, ...]) -> tuple[Address, ...]:
    """Each address once, in the order given."""
    found: dict[str, Address] = {}
    for text in texts:
        one = address(text)
        found.setdefault(one.key, one)
    return tuple(found.values())
