"""`briefgen weekly` and `briefgen send`: quiet when all is well, one report when not, one run at a time."""

import email
import email.policy
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope
from running import Command

from briefgen.store import only_one

DAY = ("--today", "2026-03-02")
MAIL = "mail: {to: [读者 <reader@example.org>], subject: '{{ title }}', attach: [html], send: true}"


@pytest.fixture
def mailed(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project with one brief that is built and mailed each week."""
    spec = project / "briefs.yaml"
    text = spec.read_text(encoding="utf-8")
    spec.write_text(text.replace("by: region", f"by: region, weekly: true, {MAIL}"), encoding="utf-8")
    monkeypatch.setenv("BRIEFGEN_SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("BRIEFGEN_SMTP_PORT", "1")
    monkeypatch.setenv("BRIEFGEN_SMTP_FROM", "info@example.org")
    return project


def test_it_says_nothing_when_all_is_well_and_builds_only_what_is_due(
    mailed: Path, briefgen: Command
) -> None:
    said = briefgen("weekly", "--dry-run", *DAY)
    assert (said.code, said.out, said.err) == (0, "", "")
    made = {path.name for path in (mailed / "output").iterdir() if not path.name.startswith(".")}
    assert made == {"counties", "observations.csv", "issues.csv"}
    letter = (mailed / "output/counties/counties-2026-01.eml").read_bytes()
    message = email.message_from_bytes(letter, policy=email.policy.default)
    assert message["subject"] == "两地情况对照"
    assert [part.get_filename() for part in message.iter_attachments()] == [
        "两地情况对照（2026年第1期）.html"
    ]


def test_what_went_wrong_is_one_report_with_what_was_done(mailed: Path, briefgen: Command) -> None:
    (mailed / "seeds" / "empty.txt").write_bytes(b"")
    said = briefgen("weekly", "--dry-run", *DAY)
    assert said.code == 4
    assert "exit code 4" in said.err
    assert "empty.txt" in said.err
    assert "counties-2026-01.html" in said.err


def test_only_one_run_at_a_time(mailed: Path, briefgen: Command) -> None:
    with only_one(mailed / "output" / ".weekly.lock", "briefgen weekly"):
        said = briefgen("weekly", "--dry-run", *DAY)
    assert said.code == 7
    assert "already at work" in said.err
    assert briefgen("weekly", "--dry-run", *DAY).code == 0


def test_send_needs_a_built_issue_and_says_so(mailed: Path, briefgen: Command) -> None:
    said = briefgen("send", "counties", "--dry-run")
    assert said.code == 6
    assert "briefgen build counties" in said.err


def test_send_dry_run_writes_the_letter_beside_the_issue(mailed: Path, briefgen: Command) -> None:
    briefgen("build", "counties", *DAY)
    said = briefgen("send", "counties", "--dry-run")
    assert (said.code, said.out.strip()) == (0, "output/counties/counties-2026-01.eml")


class Postbox:
    """Takes whatever a server is handed, but for a reader whom it does not know."""

    def __init__(self) -> None:
        self.letters: list[tuple[list[str], bytes]] = []
        self.unknown = ""

    async def handle_RCPT(
        self, server: object, session: object, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address == self.unknown:
            return "550 5.1.1 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: object, session: object, envelope: Envelope) -> str:
        content = envelope.content
        self.letters.append((envelope.rcpt_tos, content if isinstance(content, bytes) else b""))
        return "250 OK"


@pytest.fixture
def postbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[Postbox]:
    """A mail server on this machine."""
    box = Postbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    monkeypatch.setenv("BRIEFGEN_SMTP_PORT", str(port))
    monkeypatch.setenv("BRIEFGEN_SMTP_SECURITY", "none")
    yield box
    controller.stop()


def test_each_reader_gets_an_issue_once(mailed: Path, postbox: Postbox, briefgen: Command) -> None:
    for _ in range(2):
        said = briefgen("weekly", *DAY)
        assert (said.code, said.out, said.err) == (0, "", "")
    assert [readers for readers, _ in postbox.letters] == [["reader@example.org"]]
    briefgen("weekly", "--today", "2026-03-09")
    assert len(postbox.letters) == 2
    assert "had it already" in briefgen("send", "counties").out
    briefgen("send", "counties", "--again")
    assert len(postbox.letters) == 3


def test_a_reader_who_is_refused_ends_in_6_and_the_briefs_stay(
    mailed: Path, postbox: Postbox, briefgen: Command
) -> None:
    postbox.unknown = "reader@example.org"
    said = briefgen("weekly", *DAY)
    assert said.code == 6
    assert "Not sent to reader@example.org" in said.err
    assert (mailed / "output/counties/counties-2026-01.html").is_file()
    postbox.unknown = ""
    assert briefgen("weekly", *DAY).code == 0
    assert len(postbox.letters) == 1
