"""A project with one issue to send, certificates, and real mail servers on loopback ports."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from briefgen.deliver import Mailer, MailSettings, Report, send
from briefgen.model import Brief, Head, Part
from briefgen.spec import MailSpec
from briefgen.store import Issued, Store, open_store

PASSWORD = "Zh3n-M1ma!"
PDF = b"%PDF-1.7 " + bytes(range(256)) * 40
NOTHING = Part("", ())


def absent(what: str) -> None:
    """Skip, or fail where everything must be there."""
    if os.environ.get("CI") == "true":
        pytest.fail(what)
    pytest.skip(what)


# --- an issue ---


@dataclass
class Project:
    """A store with one issue of one brief, and the folder in which its files lie."""

    url: str
    output: Path
    issued: Issued
    pauses: list[float] = field(default_factory=list)

    def send(self, settings: MailSettings, mail: MailSpec, again: bool = False, wait: float = 30) -> Report:
        """Send the issue; pauses are noted instead of slept."""
        with open_store(self.url, wait) as store:
            return send(self.issued, mail, self.output, self.mailer(store, settings), again)

    def mailer(self, store: Store, settings: MailSettings) -> Mailer:
        return Mailer(store, settings, (5.0, 30.0), self.pauses.append)

    def states(self) -> dict[str, str]:
        """The send log."""
        with open_store(self.url) as store:
            rows = store.deliveries(self.issued.brief_id, self.issued.number)
            return {row.address: row.state for row in rows}


def brief(title: str = "湖南、湖北等地有效衔接工作情况对照") -> Brief:
    head = Head("有效衔接工作简报", 1, 1, "信息组", "2026-01-05")
    return Brief(
        "weekly", title, head, "", None, NOTHING, (), (), NOTHING, NOTHING, NOTHING, ()
    )  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Project:
    output = tmp_path / "output"
    (output / "weekly").mkdir(parents=True)
    (output / "weekly" / "weekly-2026-01.pdf").write_bytes(PDF)
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    with open_store(url) as store:
        number = store.number("weekly", date(2026, 1, 5), "inputs")
        issued = Issued("weekly", number, files=("weekly/weekly-2026-01.pdf",), brief=brief())
        store.record(issued)
    return Project(url, output, issued)


MAIL = MailSpec(
    to=("张三 <zhang@reader.cn>", "li@reader.cn"), cc=("王五 <wang@reader.cn>",), bcc=("zhao@reader.cn",)
)
READERS = ["zhang@reader.cn", "li@reader.cn", "wang@reader.cn", "zhao@reader.cn"]


# --- certificates ---


@dataclass(frozen=True)
class Certificates:
    """An authority, a certificate of localhost that it signed, one of another host, one signed by nobody."""

    folder: Path

    @property
    def authority(self) -> str:
        return str(self.folder / "ca.pem")

    def server(self, name: str = "localhost") -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.folder / f"{name}.pem", self.folder / f"{name}.key")
        return context


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    if shutil.which("openssl") is None:
        absent("no openssl here; apt-get install openssl")
    folder = tmp_path_factory.mktemp("certificates")

    def openssl(*words: str) -> None:
        subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True, timeout=60)

    new = ("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30")
    openssl(*new, "-subj", "/CN=Test CA", "-keyout", "ca.key", "-out", "ca.pem")
    for name, host in (("localhost", "localhost"), ("elsewhere", "mail.elsewhere.example")):
        signed = ("-CA", "ca.pem", "-CAkey", "ca.key", "-addext", f"subjectAltName=DNS:{host}")
        openssl(*new, *signed, "-subj", f"/CN={host}", "-keyout", f"{name}.key", "-out", f"{name}.pem")
    return Certificates(folder)


# --- a well-behaved server ---


@dataclass
class Mailbox:
    """What a server received: who from, who to, which bytes. `answers` are refusals yet to be given."""

    received: list[tuple[str, tuple[str, ...], bytes]] = field(default_factory=list)
    answers: dict[str, list[str]] = field(default_factory=dict)
    data_answers: list[str] = field(default_factory=list)

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        waiting = self.answers.get(address, [])
        if waiting:
            return waiting.pop(0) if len(waiting) > 1 or waiting[0][0] == "4" else waiting[0]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.data_answers:
            return self.data_answers.pop(0)
        content = envelope.original_content or b""
        self.received.append((envelope.mail_from or "", tuple(envelope.rcpt_tos), content))
        return "250 accepted"

    @property
    def readers(self) -> list[str]:
        """Everybody who got a mail, as often as they got one."""
        return [address for _, readers, _ in self.received for address in readers]


def _login(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
    good = isinstance(data, LoginPassword) and data.password == PASSWORD.encode()
    if good:
        return AuthResult(success=True)
    # the worst of servers repeats what it was told
    return AuthResult(success=False, handled=False, message=f"535 5.7.8 no such user, password {PASSWORD}!")


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


Serve = Callable[..., tuple[Mailbox, MailSettings]]


@pytest.fixture
def serve(certificates: Certificates) -> Iterator[Serve]:
    """Start a server: `serve("starttls", certificate="localhost", login=True, size=1000)`."""
    running: list[Controller] = []

    def start(
        security: str = "none", certificate: str = "localhost", login: bool = False, **more: Any
    ) -> tuple[Mailbox, MailSettings]:
        mailbox, port = Mailbox(), free_port()
        words: dict[str, Any] = {"hostname": "localhost", "port": port, **more}
        if security == "tls":
            words["ssl_context"] = certificates.server(certificate)
        if security == "starttls":
            words.update(tls_context=certificates.server(certificate), require_starttls=True)
        if login:
            words.update(authenticator=_login, auth_required=True, auth_require_tls=security == "starttls")
        controller = _Quiet(mailbox, **words)
        controller.start()
        running.append(controller)
        return mailbox, settings_for(port, security, certificates, login)

    yield start
    for controller in running:
        controller.stop(no_assert=True)


class _Quiet(Controller):
    def _trigger_server(self) -> None:
        """The first contact is made by the test; a TLS server would choke on the trial one."""
        with socket.create_connection(("localhost", self.port), timeout=5):
            pass


def settings_for(port: int, security: Any, certificates: Certificates, login: bool = False) -> MailSettings:
    user = "info@sender.cn" if login else ""
    return MailSettings(
        "localhost", port, security, "信息组 <info@sender.cn>", user, PASSWORD if login else "",
        certificates.authority, 5.0,
    )  # fmt: skip


# --- a server that misbehaves by script ---


class Scripted:
    """A server that breaks off where its script says, one word a connection; then it behaves.

    cut: hangs up in the middle of the message; silent: takes the message and hangs up without a word;
    mute: accepts the connection and says nothing; stall-X: says nothing more once command X came;
    refuse: answers 421.
    """

    def __init__(self, *script: str) -> None:
        self.script = list(script)
        self.received: list[bytes] = []
        self.connections = 0
        self.at = threading.Event()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._socket.getsockname()[1])
        threading.Thread(target=self._run, daemon=True).start()

    def settings(self, timeout: float = 0.5) -> MailSettings:
        return MailSettings("127.0.0.1", self.port, "none", "info@sender.cn", timeout=timeout)

    def close(self) -> None:
        self._socket.close()

    def _run(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            mode = self.script.pop(0) if self.script else "behave"
            threading.Thread(target=self._talk, args=(connection, mode), daemon=True).start()

    def _talk(self, connection: socket.socket, mode: str) -> None:
        with connection, connection.makefile("rwb") as file, contextlib.suppress(OSError):
            self._conversation(connection, file, mode)

    def _conversation(self, connection: socket.socket, file: Any, mode: str) -> None:
        def say(words: str) -> None:
            file.write(words.encode() + b"\r\n")
            file.flush()

        if mode == "mute":
            self.at.set()
            file.read()
            return
        say("421 too busy" if mode == "refuse" else "220 scripted")
        for line in file:
            command = line.split()[0].upper().decode() if line.split() else ""
            if mode == f"stall-{command}":
                self.at.set()
                file.read()
                return
            if command == "DATA":
                say("354 go on")
                if not self._message(connection, file, mode):
                    return
            say("221 bye" if command == "QUIT" else "250 OK")

    def _message(self, connection: socket.socket, file: Any, mode: str) -> bool:
        if mode == "cut":
            file.read(200)
            connection.shutdown(socket.SHUT_RDWR)
            return False
        lines = []
        for line in file:
            if line == b".\r\n":
                break
            lines.append(line)
        if mode == "stall-DOT":
            self.at.set()
            file.read()
            return False
        self.received.append(b"".join(lines))
        if mode == "silent":
            connection.shutdown(socket.SHUT_RDWR)
            return False
        return True


@pytest.fixture
def scripted() -> Iterator[Callable[..., Scripted]]:
    running: list[Scripted] = []

    def start(*script: str) -> Scripted:
        running.append(Scripted(*script))
        return running[-1]

    yield start
    for server in running:
        server.close()
