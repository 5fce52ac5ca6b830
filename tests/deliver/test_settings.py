"""Server and secrets from the environment and `.env`, with clear words and no secret in any of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.deliver import mail_settings, read_env, sender
from briefgen.errors import MailError

FULL = {
    "BRIEFGEN_SMTP_HOST": "smtp.example.org",
    "BRIEFGEN_SMTP_USER": "info@example.org",
    "BRIEFGEN_SMTP_PASSWORD": "TopSecret1",
}


def test_what_is_usual_needs_no_words() -> None:
    found = mail_settings(FULL)
    assert (found.host, found.port, found.security, found.sender) == (
        "smtp.example.org",
        587,
        "starttls",
        "info@example.org",
    )
    assert mail_settings({**FULL, "BRIEFGEN_SMTP_PORT": "465"}).security == "tls"
    assert mail_settings({**FULL, "BRIEFGEN_SMTP_SECURITY": "tls"}).port == 465
    assert mail_settings({**FULL, "BRIEFGEN_SMTP_FROM": "组 <g@x.cn>"}).sender == "组 <g@x.cn>"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"BRIEFGEN_SMTP_HOST": ""}, "no mail server"),
        ({"BRIEFGEN_SMTP_HOST": "smtp://x"}, "no host name"),
        ({"BRIEFGEN_SMTP_PORT": "x"}, "no port"),
        ({"BRIEFGEN_SMTP_PORT": "70000"}, "no port"),
        ({"BRIEFGEN_SMTP_SECURITY": "ssl3"}, "starttls, tls and none"),
        ({"BRIEFGEN_SMTP_SECURITY": "none"}, "open connection"),
        ({"BRIEFGEN_SMTP_PASSWORD": ""}, "belong together"),
        ({"BRIEFGEN_SMTP_USER": ""}, "belong together"),
        ({"BRIEFGEN_SMTP_PASSWROD": "TopSecret1"}, "BRIEFGEN_SMTP_PASSWORD"),
        ({"BRIEFGEN_SMTP_TIMEOUT": "soon"}, "seconds"),
        ({"BRIEFGEN_SMTP_USER": "info"}, "from whom"),
    ],
)
def test_what_is_wrong_is_said(change: dict[str, str], words: str) -> None:
    with pytest.raises(MailError, match=words) as caught:
        mail_settings({**FULL, **change})
    assert caught.value.exit_code == 6
    assert caught.value.hint
    assert "TopSecret1" not in str(caught.value)


def test_the_environment_beats_the_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(
        "\ufeff# mail\nexport BRIEFGEN_SMTP_HOST=file.example.org\nBRIEFGEN_SMTP_USER='info@example.org'\n"
        'BRIEFGEN_SMTP_PASSWORD="a b#c$d"\n\nOTHER_TOOL=x\nBRIEFGEN_SMTP_FROM = 组 <g@x.cn>\n',
        encoding="utf-8",
    )
    found = mail_settings({}, tmp_path)
    assert (found.host, found.user, found.password, found.sender) == (
        "file.example.org",
        "info@example.org",
        "a b#c$d",
        "组 <g@x.cn>",
    )
    assert mail_settings({"BRIEFGEN_SMTP_HOST": "env.example.org"}, tmp_path).host == "env.example.org"
    assert sender({}, tmp_path) == "组 <g@x.cn>"
    assert sender({}, tmp_path / "nowhere", "a@localhost") == "a@localhost"


@pytest.mark.parametrize(
    "line", ["TopSecret1", "KEY='TopSecret1", 'KEY="TopSecret1" x', "KEY='a'TopSecret1'", "=x"]
)
def test_a_line_that_is_no_setting_is_named_by_its_number_only(tmp_path: Path, line: str) -> None:
    path = tmp_path / ".env"
    path.write_text(f"A=1\n{line}\n", encoding="utf-8")
    with pytest.raises(MailError) as caught:
        read_env(path)
    assert ".env:2" in str(caught.value)
    assert "TopSecret1" not in str(caught.value)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("K=starttls      # or tls", "starttls"),
        ("K=a#b", "a#b"),
        ("K='a #b'", "a #b"),
        ("K='a' # why", "a"),
        ('K="it\'s"', "it's"),
        ("K=", ""),
        ("K= # nothing", ""),
        ("K=a=b", "a=b"),
        (r"K='a\nb$c'", r"a\nb$c"),
    ],
)
def test_values(tmp_path: Path, line: str, value: str) -> None:
    (tmp_path / ".env").write_text(line + "\n", encoding="utf-8")
    assert read_env(tmp_path / ".env") == {"K": value}


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_what_the_readme_shows_works_as_it_stands(tmp_path: Path, readme: str) -> None:
    text = (Path(__file__).parents[2] / readme).read_text(encoding="utf-8")
    lines = [line.strip() for line in text.splitlines() if line.strip().startswith("BRIEFGEN_SMTP_")]
    (tmp_path / ".env").write_text("\n".join(lines), encoding="utf-8")
    found = mail_settings({}, tmp_path)
    assert (found.host, found.port, found.security) == ("smtp.example.org", 587, "starttls")


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"\xff\xfe\x00\x80")
    with pytest.raises(MailError, match="UTF-8"):
        mail_settings({}, tmp_path)
