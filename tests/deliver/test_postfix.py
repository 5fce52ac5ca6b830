"""Once through a real Postfix: the mail is read back from the reader's mailbox."""

from __future__ import annotations

import email
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from pathlib import Path

import pytest

from briefgen.spec import MailSpec

from .conftest import PDF, Certificates, Project, absent, free_port, settings_for

MAIN = """
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
mail_owner = postfix
setgid_group = postdrop
myhostname = localhost
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
virtual_mailbox_domains = reader.cn
virtual_mailbox_base = {folder}/mail
virtual_mailbox_maps = static:everybody/
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
smtpd_relay_restrictions = reject_unauth_destination
smtpd_recipient_restrictions = check_recipient_access inline:{{ nobody@reader.cn=REJECT }}, permit
smtpd_tls_security_level = encrypt
smtpd_tls_cert_file = {certificates}/localhost.pem
smtpd_tls_key_file = {certificates}/localhost.key
message_size_limit = 100000
alias_maps =
alias_database =
maillog_file = {folder}/log
maillog_file_prefixes = {folder}
local_recipient_maps =
"""

MASTER = """
{port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
proxymap unix - - n - - proxymap
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
tlsmgr unix - - n 1000? 1 tlsmgr
postlog unix-dgram n - n - 1 postlogd
"""


@pytest.fixture(scope="module")
def postfix(certificates: Certificates) -> Iterator[tuple[Path, int]]:
    """The folder and the port of a Postfix of our own."""
    program = shutil.which("postfix") or shutil.which("postfix", path="/usr/sbin")
    if program is None:
        absent("no Postfix here; apt-get install postfix")
    if os.geteuid() != 0:
        pytest.skip("Postfix starts only as root")
    owner = pwd.getpwnam("postfix")
    folder, port = Path(tempfile.mkdtemp(prefix="postfix")), free_port()
    folder.chmod(0o755)
    for name in ("etc", "queue", "data", "mail"):
        (folder / name).mkdir()
    shutil.chown(folder / "data", "postfix")
    shutil.chown(folder / "mail", "postfix")
    words = {"folder": folder, "uid": owner.pw_uid, "gid": owner.pw_gid, "port": port}
    main = MAIN.format(**words, certificates=certificates.folder)
    (folder / "etc" / "main.cf").write_text(main, encoding="utf-8")
    (folder / "etc" / "master.cf").write_text(MASTER.format(**words), encoding="utf-8")

    def run(command: str) -> None:
        done = subprocess.run(
            [program, "-c", str(folder / "etc"), command],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr + _log(folder)

    run("start")
    try:
        yield folder, port
    finally:
        run("stop")
        shutil.rmtree(folder, ignore_errors=True)


def _log(folder: Path) -> str:
    log = folder / "log"
    return log.read_text(encoding="utf-8", errors="replace") if log.is_file() else ""


def _arrived(folder: Path, wanted: int) -> list[Path]:
    mails: list[Path] = []
    for _ in range(100):
        mails = sorted((folder / "mail").glob("everybody/new/*"))
        if len(mails) >= wanted:
            return mails
        time.sleep(0.1)
    raise AssertionError(f"{len(mails)} mails of {wanted} arrived:\n{_log(folder)}")


def test_through_postfix(project: Project, certificates: Certificates, postfix: tuple[Path, int]) -> None:
    folder, port = postfix
    settings = replace(settings_for(port, "starttls", certificates), timeout=5.0)
    mail = MailSpec(to=("张三 <zhang@reader.cn>",), bcc=("zhao@reader.cn",))
    assert project.send(settings, mail).sent == ("zhang@reader.cn", "zhao@reader.cn")
    assert project.send(settings, mail).sent == ()
    for path in _arrived(folder, 2):
        received = email.message_from_bytes(path.read_bytes(), policy=policy.default)
        assert received["Subject"] == "有效衔接工作简报第1期：湖南、湖北等地有效衔接工作情况对照"
        assert received["To"] == "张三 <zhang@reader.cn>"
        assert "ESMTPS" in received["Received"]
        body, attached = received.iter_parts()
        assert "请查收附件" in body.get_content()
        assert attached.get_filename() == "湖南、湖北等地有效衔接工作情况对照（2026年第1期）.pdf"
        assert attached.get_content() == PDF


def test_postfix_refuses(project: Project, certificates: Certificates, postfix: tuple[Path, int]) -> None:
    from briefgen.errors import MailError

    _, port = postfix
    settings = replace(settings_for(port, "starttls", certificates), timeout=5.0)
    mail = MailSpec(to=("nobody@reader.cn", "someone@elsewhere.cn", "zhang@reader.cn"))
    with pytest.raises(MailError, match=r"nobody@reader.cn.*554.*someone@elsewhere.cn.*554.*Sent to zhang"):
        project.send(settings, mail)
    (project.output / "weekly" / "weekly-2026-01.pdf").write_bytes(bytes(200_000))
    with pytest.raises(MailError, match=r"the server takes 0\.1 MB"):
        project.send(settings, mail)
