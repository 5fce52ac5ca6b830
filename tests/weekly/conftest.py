"""A project with one weekly brief that is mailed to three readers over a real SMTP server."""

from __future__ import annotations

import contextlib
import email
import io
import os
import socket
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import policy
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from briefgen.cli import main

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
SPEC = """
organisation: 信息组
briefs:
  - id: weekly
    title: 各地有效衔接工作情况对照
    by: region
    compare_with_last: true
    weekly: true
    outputs: [{outputs}]
    head: {{name: 有效衔接工作简报}}
    mail:
      to: [张三 <zhang@reader.cn>, li@reader.cn]
      bcc: [zhao@reader.cn]
      attach: [{attach}]
      send: true
"""
READERS = ["li@reader.cn", "zhang@reader.cn", "zhao@reader.cn"]


@dataclass
class Mailbox:
    """The mails that a server took, and what it shall answer instead of taking the next ones."""

    mails: list[tuple[list[str], email.message.EmailMessage]] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.answers:
            return self.answers.pop(0)
        mail = email.message_from_bytes(envelope.original_content or b"", policy=policy.default)
        self.mails.append((sorted(envelope.rcpt_tos), mail))  # type: ignore[arg-type]
        return "250 accepted"

    @property
    def subjects(self) -> list[str]:
        return [str(mail["Subject"]) for _, mail in self.mails]


@dataclass
class Said:
    """What a command said and how it ended; the code of a killed one is the negative signal."""

    code: int
    out: str
    err: str


@dataclass
class Project:
    """A folder to run commands in."""

    folder: Path

    def run(self, *words: str) -> Said:
        """Run a command in this process, which spares starting another."""
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(words)
        return Said(code, out.getvalue(), err.getvalue())

    def weekly(self, day: str) -> Said:
        return self.run("weekly", "--today", day)

    def apart(self, first: Callable[[], object], *words: str) -> Said:
        """Run a command in a process of its own, in which `first` was called."""
        log = self.folder / "log"
        child = os.fork()
        if child == 0:
            code = 99
            try:
                with log.open("w", encoding="utf-8", buffering=1) as sys.stderr:
                    first()
                    code = main(words)
            finally:
                os._exit(code)
        _, status = os.waitpid(child, 0)
        text = log.read_text(encoding="utf-8") if log.is_file() else ""
        return Said(os.waitstatus_to_exitcode(status), "", text)

    def take(self, *names: str) -> None:
        """Drop seeds into the folder of sources by the first characters of their names."""
        for seed in SEEDS:
            if seed.name.startswith(names):
                (self.folder / "seeds" / seed.name).write_bytes(seed.read_bytes())

    def files(self) -> dict[str, bytes]:
        """Every issue that was written."""
        folder = self.folder / "output" / "weekly"
        return {path.name: path.read_bytes() for path in sorted(folder.glob("weekly-*"))}

    def spec(self, outputs: str = "html", attach: str = "html") -> None:
        text = SPEC.format(outputs=outputs, attach=attach)
        (self.folder / "briefs.yaml").write_text(text, encoding="utf-8")


@pytest.fixture
def mailbox() -> Iterator[tuple[Mailbox, int]]:
    """A server on a free port."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port = int(sock.getsockname()[1])
    box = Mailbox()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield box, port
    controller.stop()


@pytest.fixture
def project(tmp_path: Path, mailbox: tuple[Mailbox, int], monkeypatch: pytest.MonkeyPatch) -> Project:
    for key in [key for key in os.environ if key.startswith("BRIEFGEN_")]:
        monkeypatch.delenv(key)
    monkeypatch.setenv("BRIEFGEN_SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("BRIEFGEN_SMTP_PORT", str(mailbox[1]))
    monkeypatch.setenv("BRIEFGEN_SMTP_SECURITY", "none")
    monkeypatch.setenv("BRIEFGEN_SMTP_FROM", "信息组 <info@sender.cn>")
    made = Project(tmp_path / "project")
    (made.folder / "seeds").mkdir(parents=True)
    (made.folder / "templates").symlink_to(ROOT / "templates")
    made.spec()
    monkeypatch.chdir(made.folder)
    return made
