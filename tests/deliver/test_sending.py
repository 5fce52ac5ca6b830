"""Issues go out over real connections: once to each reader, whatever the server does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from briefgen.deliver import MailSettings, dry_run, said
from briefgen.errors import MailError
from briefgen.store import open_store

from .conftest import MAIL, PASSWORD, READERS, Certificates, Project, Scripted, Serve, free_port, settings_for

Script = Callable[..., Scripted]
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH")


def fault_of(project: Project, settings: MailSettings, **more: Any) -> MailError:
    with pytest.raises(MailError) as caught:
        project.send(settings, MAIL, **more)
    assert caught.value.exit_code == 6
    return caught.value


# --- when all is well ---


@pytest.mark.parametrize(("security", "login"), [("none", False), ("starttls", True), ("tls", True)])
def test_everybody_gets_it_once(project: Project, serve: Serve, security: str, login: bool) -> None:
    mailbox, settings = serve(security, login=login)
    report = project.send(settings, MAIL)
    assert list(report.sent) == READERS
    ((sender, readers, data),) = mailbox.received
    assert (sender, sorted(readers)) == ("info@sender.cn", sorted(READERS))
    assert data == dry_run(project.issued, MAIL, project.output, settings.sender)
    again = project.send(settings, MAIL)
    assert (again.sent, list(again.already)) == ((), READERS)
    assert len(mailbox.received) == 1
    assert "nobody was left to send to" in said(project.issued, again)
    assert project.pauses == []


def test_again_sends_to_all(project: Project, serve: Serve) -> None:
    mailbox, settings = serve()
    project.send(settings, MAIL)
    assert list(project.send(settings, MAIL, again=True).sent) == READERS
    assert len(mailbox.received) == 2


def test_a_reader_who_joins_gets_it_alone(project: Project, serve: Serve) -> None:
    mailbox, settings = serve()
    project.send(settings, MAIL)
    report = project.send(settings, replace(MAIL, to=(*MAIL.to, "sun@reader.cn")))
    assert report.sent == ("sun@reader.cn",)
    assert mailbox.received[1][1] == ("sun@reader.cn",)


def test_many_readers_go_in_several_transactions(project: Project, serve: Serve) -> None:
    mailbox, settings = serve()
    many = tuple(f"reader{n}@reader.cn" for n in range(120))
    assert len(project.send(settings, replace(MAIL, to=many, cc=(), bcc=())).sent) == 120
    assert [len(readers) for _, readers, _ in mailbox.received] == [50, 50, 20]


# --- what a server may refuse ---


def test_a_refused_reader_does_not_keep_it_from_the_others(project: Project, serve: Serve) -> None:
    mailbox, settings = serve()
    mailbox.answers["li@reader.cn"] = ["550 5.1.1 邮箱不存在"]
    fault = fault_of(project, settings)
    assert "Not sent to li@reader.cn: the server answered 550 5.1.1 邮箱不存在" in str(fault)
    assert "Sent to zhang@reader.cn, wang@reader.cn, zhao@reader.cn." in str(fault)
    assert project.states()["li@reader.cn"] == "failed"
    mailbox.answers.clear()
    report = project.send(settings, MAIL)
    assert report.sent == ("li@reader.cn",)
    assert sorted(mailbox.readers) == sorted(READERS)


def test_a_greylisted_reader_is_tried_again(project: Project, serve: Serve) -> None:
    mailbox, settings = serve()
    mailbox.answers["li@reader.cn"] = ["451 4.7.1 try later", "451 4.7.1 try later"]
    assert sorted(project.send(settings, MAIL).sent) == sorted(READERS)
    assert project.pauses == [5.0, 30.0]
    assert sorted(mailbox.readers) == sorted(READERS)


@pytest.mark.parametrize(
    ("answers", "words"),
    [(["452 disk full"] * 9, "452 disk full"), (["554 no spam please"], "554 no spam please")],
)
def test_a_refused_message(project: Project, serve: Serve, answers: list[str], words: str) -> None:
    mailbox, settings = serve()
    mailbox.data_answers = list(answers)
    fault = fault_of(project, settings)
    assert words in str(fault)
    assert "Nobody has got it for certain." in str(fault)
    assert project.pauses == ([5.0, 30.0] if answers[0][0] == "4" else [])
    mailbox.data_answers = []
    assert list(project.send(settings, MAIL).sent) == READERS


def test_a_wrong_password_is_told_without_it(project: Project, serve: Serve) -> None:
    mailbox, settings = serve("starttls", login=True)
    wrong = replace(settings, password=PASSWORD + "x")
    try:
        project.send(wrong, MAIL)
    except MailError as fault:
        text = str(fault) + traceback.format_exc() + repr(fault)
    assert "refused user or password (535 5.7.8" in text
    assert wrong.password not in text
    assert mailbox.received == []
    assert project.pauses == []


def test_the_password_is_cut_out_of_what_a_server_repeats(project: Project, serve: Serve) -> None:
    mailbox, settings = serve()
    mailbox.answers = {reader: [f"550 you said {PASSWORD}"] for reader in READERS}
    assert PASSWORD not in str(fault_of(project, replace(settings, password=PASSWORD)))


def test_a_message_over_the_limit_is_not_sent(project: Project, serve: Serve) -> None:
    mailbox, settings = serve(data_size_limit=5000)
    fault = fault_of(project, settings)
    assert "`attach:`" in str(fault)
    assert "MB" in str(fault)
    assert mailbox.received == []


# --- who the server is ---


def test_a_certificate_of_nobody_we_know(project: Project, serve: Serve) -> None:
    for security in ("starttls", "tls"):
        mailbox, settings = serve(security, login=True)
        fault = fault_of(project, replace(settings, cafile=""))
        assert "certificate is not to be trusted" in str(fault)
        assert mailbox.received == []
    assert project.pauses == []


def test_a_certificate_of_another_host(project: Project, serve: Serve) -> None:
    for security in ("starttls", "tls"):
        _, settings = serve(security, certificate="elsewhere", login=True)
        assert "certificate is not to be trusted" in str(fault_of(project, settings))


def test_a_server_without_starttls_gets_no_password(project: Project, serve: Serve) -> None:
    mailbox, settings = serve("none")
    fault = fault_of(project, replace(settings, security="starttls", user="u", password=PASSWORD))
    assert "offers no STARTTLS" in str(fault)
    assert mailbox.received == []


def test_tls_against_a_plain_server(project: Project, serve: Serve) -> None:
    _, settings = serve("none")
    assert "no secure connection" in str(fault_of(project, replace(settings, security="tls")))


def test_a_file_of_certificates_that_is_not_there(project: Project, serve: Serve) -> None:
    _, settings = serve("tls")
    assert "CAFILE cannot be read" in str(fault_of(project, replace(settings, cafile="/nowhere.pem")))


# --- when the line breaks ---


def test_nobody_listens(project: Project, certificates: Certificates) -> None:
    settings = settings_for(free_port(), "none", certificates)
    assert "cannot be reached" in str(fault_of(project, settings))
    assert project.pauses == [5.0, 30.0]


def test_no_such_server(project: Project, certificates: Certificates) -> None:
    settings = replace(settings_for(25, "none", certificates), host="mail.nowhere.invalid")
    assert "no server is called mail.nowhere.invalid" in str(fault_of(project, settings))


@pytest.mark.parametrize("fault", ["cut", "refuse", "stall-EHLO", "stall-RCPT", "mute"])
def test_faults_before_the_message_is_complete_are_tried_again(
    project: Project, scripted: Script, fault: str
) -> None:
    server = scripted(fault)
    report = project.send(server.settings(), MAIL)
    assert list(report.sent) == READERS
    assert project.pauses == [5.0]
    assert len(server.received) == 1


def test_a_slow_server_is_given_up_in_the_end(project: Project, scripted: Script) -> None:
    server = scripted("mute", "mute", "mute")
    assert "does not answer in 0.5 seconds" in str(fault_of(project, server.settings()))
    assert server.connections == 3


def test_a_server_that_falls_silent_behind_the_dot(project: Project, scripted: Script) -> None:
    server = scripted("silent")
    fault = fault_of(project, server.settings())
    assert "Perhaps sent to zhang@reader.cn" in str(fault)
    assert set(project.states().values()) == {"handing"}
    fault = fault_of(project, server.settings())
    assert "Perhaps sent to" in str(fault)
    assert len(server.received) == 1, "what may have arrived is not sent again unasked"
    assert list(project.send(server.settings(), MAIL, again=True).sent) == READERS


# --- two senders, and runs that die ---


SENDER = """
import sys
from pathlib import Path
from briefgen.deliver import Mailer, MailSettings, send
from briefgen.spec import MailSpec
from briefgen.store import open_store
with open_store(sys.argv[1]) as store:
    settings = MailSettings("127.0.0.1", int(sys.argv[3]), "none", "info@sender.cn")
    mail = MailSpec(to=tuple(sys.argv[4:]))
    send(store.last_issue("weekly"), mail, Path(sys.argv[2]), Mailer(store, settings))
"""


def sender_process(project: Project, port: int) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-c", SENDER, project.url, str(project.output), str(port), *READERS]
    return subprocess.Popen(words)


def test_three_senders_at_once(project: Project, serve: Serve) -> None:
    mailbox, settings = serve()
    senders = [sender_process(project, settings.port) for _ in range(3)]
    assert [sender.wait(60) for sender in senders] == [0, 0, 0]
    assert sorted(mailbox.readers) == sorted(READERS)


@pytest.mark.parametrize("stage", ["mute", "stall-EHLO", "stall-RCPT", "stall-DATA", "stall-DOT"])
def test_killed_while_sending(project: Project, scripted: Script, stage: str) -> None:
    server = scripted(stage)
    sender = sender_process(project, server.port)
    assert server.at.wait(30)
    os.kill(sender.pid, signal.SIGKILL)
    sender.wait()
    if stage == "stall-DOT":
        assert set(project.states().values()) == {"handing"}
        assert "Perhaps sent to" in str(fault_of(project, server.settings()))
        assert server.received == []
        return
    assert set(project.states().values()) == {"claimed"}
    assert list(project.send(server.settings(), MAIL).sent) == READERS
    assert len(server.received) == 1


def test_a_store_that_fails_after_the_mail_went_out_says_both(project: Project, serve: Serve) -> None:
    from briefgen.deliver import send
    from briefgen.errors import StoreError
    from briefgen.store import Delivery, Store

    mailbox, settings = serve()

    class Full(Store):
        def mark(self, brief_id: str, number: Any, rows: Any) -> None:
            listed: list[Delivery] = list(rows)
            if any(row.state == "sent" for row in listed):
                raise StoreError("the disk is full.", "store", "Free some space.")
            super().mark(brief_id, number, listed)

    with open_store(project.url) as store:
        full = Full(store._database)
        with pytest.raises(StoreError, match=r"went out to zhang@reader.cn.*could not be noted"):
            send(project.issued, MAIL, project.output, project.mailer(full, settings))
    assert "Perhaps sent to" in str(fault_of(project, settings))
    assert len(mailbox.received) == 1
