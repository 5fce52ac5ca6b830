"""The mail itself: readable everywhere, the same bytes each time, nothing injected."""

from __future__ import annotations

import email
import re
import traceback
from dataclasses import replace
from datetime import date
from email import policy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.deliver import address, dry_run
from briefgen.deliver.addresses import addresses
from briefgen.deliver.message import Attachment, Envelope, Letter, attachment_name, message_bytes
from briefgen.errors import MailError, SpecError
from briefgen.spec import MailSpec

from .conftest import MAIL, PDF, Project, brief

SENDER = "信息组 <info@sender.cn>"


def parsed(data: bytes) -> email.message.EmailMessage:
    return email.message_from_bytes(data, policy=policy.default)  # type: ignore[return-value]


def test_what_the_reader_sees(project: Project) -> None:
    mail = parsed(
        dry_run(project.issued, replace(MAIL, reply_to="值班 <duty@sender.cn>"), project.output, SENDER)
    )
    assert mail["Subject"] == "有效衔接工作简报第1期：湖南、湖北等地有效衔接工作情况对照"
    assert mail["From"] == SENDER
    assert mail["To"] == "张三 <zhang@reader.cn>, li@reader.cn"
    assert mail["Cc"] == "王五 <wang@reader.cn>"
    assert mail["Reply-To"] == "值班 <duty@sender.cn>"
    assert "Bcc" not in mail
    assert mail["Date"].datetime.isoformat() == "2026-01-05T00:00:00+08:00"
    body = mail.get_body()
    assert body is not None
    assert body.get_content().startswith("现将《湖南、湖北等地有效衔接工作情况对照》（第1期")
    (attached,) = mail.iter_attachments()
    assert attached.get_filename() == "湖南、湖北等地有效衔接工作情况对照（2026年第1期）.pdf"
    assert attached.get_content_type() == "application/pdf"
    assert attached.get_content() == PDF


def test_the_name_of_an_attachment_in_both_spellings(project: Project) -> None:
    data = dry_run(project.issued, MAIL, project.output, SENDER)
    part = data.split(b"Content-Type: application/pdf")[1].decode()
    assert "filename*=utf-8''%E6%B9%96%E5%8D%97" in part
    words = re.findall(r"=\?utf-8\?B\?[^?]*\?=", part)
    assert words
    assert all(len(word) <= 75 for word in words)
    # as the old policy, and so most old readers, see it
    old = email.message_from_bytes(data)
    name = [part.get_param("name") for part in old.walk()][2]
    assert str(email.header.make_header(email.header.decode_header(str(name)))).endswith(
        "（2026年第1期）.pdf"
    )


def test_the_same_bytes_each_time_and_no_long_lines(project: Project) -> None:
    first = dry_run(project.issued, MAIL, project.output, SENDER)
    assert first == dry_run(project.issued, MAIL, project.output, SENDER)
    assert first.isascii()
    assert b"\n" not in first.replace(b"\r\n", b"")
    assert max(len(line) for line in first.split(b"\r\n")) <= 998
    other = replace(project.issued, number=replace(project.issued.number, issue=2))
    ids = [
        parsed(dry_run(one, MAIL, project.output, SENDER))["Message-ID"] for one in (project.issued, other)
    ]
    assert len(set(ids)) == 2
    assert all(re.fullmatch(r"<[A-Za-z0-9.-]+@sender\.cn>", one) for one in ids)


def test_only_blind_readers(project: Project) -> None:
    mail = parsed(dry_run(project.issued, MailSpec(bcc=("zhao@reader.cn",)), project.output, SENDER))
    assert mail["To"] == "undisclosed-recipients:;"
    assert b"zhao" not in mail.as_bytes()


def test_templates_see_the_brief(project: Project) -> None:
    mail = MailSpec(
        to=("a@b.cn",),
        subject="{{ brief.title }}<&>{{ head.total }}",
        body="{% if head.unit %}{{ head.unit }}{% endif %}\r\n.\r\nBcc: x@y.cn",
    )
    data = dry_run(project.issued, mail, project.output, SENDER)
    assert parsed(data)["Subject"] == "湖南、湖北等地有效衔接工作情况对照<&>1"
    body = parsed(data).get_body()
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == "信息组\n.\nBcc: x@y.cn"


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("{{ nothing }}", "nothing"),
        ("{{ head.nothing }}", "nothing"),
        ("{% if %}", "line 1"),
        ("{{ ''.__class__.__mro__ }}", "unsafe"),
        ("{% include 'brief.html.j2' %}", "loader"),
    ],
)
def test_faults_of_templates(project: Project, template: str, words: str) -> None:
    for mail in (replace(MAIL, subject=template), replace(MAIL, body=template)):
        with pytest.raises(SpecError, match=words) as caught:
            dry_run(project.issued, mail, project.output, SENDER)
        assert "“weekly”, mail" in str(caught.value)


def test_an_attachment_that_was_not_built_or_went_away(project: Project) -> None:
    with pytest.raises(MailError, match=r"without docx.*outputs"):
        dry_run(project.issued, replace(MAIL, attach=("docx",)), project.output, SENDER)
    (project.output / "weekly" / "weekly-2026-01.pdf").unlink()
    with pytest.raises(MailError, match="Build it again") as caught:
        dry_run(project.issued, MAIL, project.output, SENDER)
    assert caught.value.exit_code == 6


def test_nobody_to_send_to(project: Project) -> None:
    with pytest.raises(MailError, match="nobody to send to"):
        dry_run(project.issued, MailSpec(), project.output, SENDER)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("情况/对照: “一”\r\n二?", "情况 对照 “一” 二（第1期）.pdf"),
        ("..", "（第1期）.pdf"),
        ("长" * 200, "长" * 75 + "（第1期）.pdf"),
        ("Brief", "Brief（第1期）.pdf"),
    ],
)
def test_names_that_every_file_system_takes(title: str, name: str) -> None:
    assert attachment_name(title, "（第1期）", ".pdf") == name


# --- addresses ---


@pytest.mark.parametrize(
    ("text", "name", "spec"),
    [
        ("a@b.cn", "", "a@b.cn"),
        ("张三 <a.b+c@b-c.gov.cn>", "张三", "a.b+c@b-c.gov.cn"),
        ('"Li, Si" <li@b.cn>', "Li, Si", "li@b.cn"),
        ("<a@b.cn>", "", "a@b.cn"),
        ("a@例子.cn", "", "a@xn--fsqu00a.cn"),
        (" a@b.cn ", "", "a@b.cn"),
        ("root@localhost", "", "root@localhost"),
    ],
)
def test_addresses(text: str, name: str, spec: str) -> None:
    assert (address(text).name, address(text).spec) == (name, spec)


@pytest.mark.parametrize(
    "text",
    [
        "", "a", "@b.cn", "a@", "a@b@c.cn", "a b@c.cn", "a@b.cn, c@d.cn", "a@b.cn\r\nBcc: x@y.cn",
        "a@b.cn\nX: y",
        "张\r\n三 <a@b.cn>", "张\u2028三 <a@b.cn>", "a@b..cn", "a@-b.cn", "张三@b.cn", ".a@b.cn", "a.@b.cn",
        "<a@b.cn> <c@d.cn>", "x" * 65 + "@b.cn", "a@" + "b" * 64 + ".cn", "a@b.cn\0", "a@b.cn> SIZE=1",
    ],
)  # fmt: skip
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(MailError):
        address(text)


def test_each_reader_once() -> None:
    found = addresses(("a@B.cn", "阿 <a@b.CN>", "A@b.cn"))
    assert [one.spec for one in found] == ["a@B.cn", "A@b.cn"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.text(max_size=60), st.text(max_size=20), st.text(max_size=30))
def test_no_field_can_start_a_header(name: str, subject: str, body: str, title: str) -> None:
    try:
        reader = address(f"{name} <a@b.cn>")
    except MailError:
        reader = address("a@b.cn")
    attached = Attachment(attachment_name(title, "（第1期）", ".pdf"), b"x")
    envelope = Envelope(address("s@b.cn"), (reader,), reply_to=reader)
    letter = Letter(envelope, subject, body, date(2026, 1, 5), f"{title}-1", (attached,))
    data = message_bytes(letter)
    head = data.split(b"\r\n\r\n")[0].decode("ascii")
    names = re.findall(r"^([^\s:]+):", head, re.MULTILINE)
    wanted = ["Date", "From", "To", "Reply-To", "Subject", "Message-ID", "Auto-Submitted", "MIME-Version"]
    assert names == [*wanted, "Content-Type"]
    assert all(re.match(r"[A-Za-z-]+: |\s", line) for line in head.split("\r\n"))
    mail = parsed(data)
    assert len(list(mail.iter_attachments())) == 1
    assert [to.addr_spec for to in mail["To"].addresses] == ["a@b.cn"]


def test_the_secret_is_in_no_repr() -> None:
    from briefgen.deliver import MailSettings

    settings = MailSettings("h", 25, "none", "a@b.cn", "user", "TopSecret1")
    assert "TopSecret1" not in repr(settings) + str(settings)
    try:
        raise MailError("x") from ValueError(settings)
    except MailError:
        assert "TopSecret1" not in traceback.format_exc()


def test_brief_titles_with_quotes(project: Project) -> None:
    issued = replace(project.issued, brief=brief('“一”"二"\\三'))
    mail = parsed(dry_run(issued, MAIL, project.output, SENDER))
    assert mail["Subject"].endswith('“一”"二"\\三')
    assert next(mail.iter_attachments()).get_filename() == "“一” 二 三（2026年第1期）.pdf"


def test_a_brief_recorded_without_its_words_cannot_be_sent(project: Project, tmp_path: Path) -> None:
    with pytest.raises(MailError, match="Build it again"):
        dry_run(replace(project.issued, brief=None), MAIL, tmp_path, SENDER)
