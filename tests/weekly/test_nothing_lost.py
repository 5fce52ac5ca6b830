"""Killed at any stage, out of room, out of rights, out of luck: the next run finishes the work."""

from __future__ import annotations

import functools
import io
import itertools
import os
import resource
import signal
import sqlite3
import sys
from collections.abc import Callable

import pytest

from briefgen import deliver
from briefgen.store import Store

from .conftest import READERS, Mailbox, Project


def dying(holder: object, name: str, count: int, when: str) -> Callable[[], object]:
    """In the process that calls it, the `count`th call of `name` is the last, before or behind its work."""

    def prepare() -> None:
        real, calls = getattr(holder, name), itertools.count(1)

        def die_or_do(*words: object, **more: object) -> object:
            last = next(calls) == count
            if last and when == "before":
                os.kill(os.getpid(), signal.SIGKILL)
            done = real(*words, **more)
            if last:
                os.kill(os.getpid(), signal.SIGKILL)
            return done

        setattr(holder, name, die_or_do)

    return prepare


STAGES = {
    "read": dying(Store, "keep", 1, "behind"),
    "numbered": dying(Store, "number", 1, "behind"),
    "first file": dying(os, "replace", 2, "before"),
    "last file": dying(os, "replace", 6, "behind"),
    "written": dying(Store, "record", 1, "before"),
    "recorded": dying(Store, "record", 1, "behind"),
    "claimed": dying(Store, "claim", 1, "behind"),
    "connected": dying(Store, "mark", 1, "before"),
}


def dies(project: Project, stage: str, day: str = "2026-01-05") -> None:
    died = project.apart(STAGES[stage], "weekly", "--today", day)
    assert died.code == -signal.SIGKILL, (stage, died.err)


@pytest.fixture
def one(project: Project) -> Project:
    project.take("003")
    return project


@pytest.mark.parametrize("stage", STAGES)
def test_killed_and_run_again_on_the_same_day(one: Project, mailbox: tuple[Mailbox, int], stage: str) -> None:
    dies(one, stage)
    assert mailbox[0].mails == []
    again = one.weekly("2026-01-05")
    assert again.code == 0, again.err
    assert "2026-01-05 broke off" in again.err, "the message says what happened"
    assert sorted(one.files()) == ["weekly-2026-01.html"]
    assert [readers for readers, _ in mailbox[0].mails] == [READERS]
    assert not list((one.folder / "output").rglob("*.part"))
    assert one.weekly("2026-01-05").err == ""
    assert len(mailbox[0].mails) == 1


@pytest.mark.parametrize("stage", ["recorded", "claimed"])
def test_killed_before_mailing_and_run_again_a_week_later(
    one: Project, mailbox: tuple[Mailbox, int], stage: str
) -> None:
    dies(one, stage)
    one.take("002")
    again = one.weekly("2026-01-12")
    assert again.code == 0
    assert "broke off before issue 1 was mailed" in again.err
    assert [subject[:12] for subject in mailbox[0].subjects] == [
        "有效衔接工作简报第1期：",
        "有效衔接工作简报第2期：",
    ]
    assert one.weekly("2026-01-19").err == ""


def test_a_number_that_a_killed_run_took_is_not_given_again(
    one: Project, mailbox: tuple[Mailbox, int]
) -> None:
    dies(one, "written")
    again = one.weekly("2026-01-12")
    assert "number 1 of 2026" in again.err
    assert sorted(one.files()) == ["weekly-2026-01.html", "weekly-2026-02.html"]
    assert mailbox[0].subjects[0].startswith("有效衔接工作简报第2期")


def test_killed_in_the_moment_of_handing_over(one: Project, mailbox: tuple[Mailbox, int]) -> None:
    died = one.apart(dying(Store, "mark", 1, "behind"), "weekly", "--today", "2026-01-05")
    assert died.code == -signal.SIGKILL
    again = one.weekly("2026-01-12")
    assert again.code == 6
    assert "Perhaps sent to zhang@reader.cn, li@reader.cn, zhao@reader.cn" in again.err
    assert len(mailbox[0].mails) == 1, "what may have arrived is not sent again; the new issue goes out"


def test_a_mail_server_that_was_down_for_a_week(
    one: Project, mailbox: tuple[Mailbox, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    box, port = mailbox
    monkeypatch.setenv("BRIEFGEN_SMTP_PORT", "1")

    def never_wait() -> None:
        deliver.Mailer = functools.partial(deliver.Mailer, pauses=(0.0, 0.0))  # type: ignore[misc]

    down = one.apart(never_wait, "weekly", "--today", "2026-01-05")
    assert down.code == 6
    assert "Not sent to zhang@reader.cn: 127.0.0.1:1 cannot be reached" in down.err
    assert "weekly-2026-01.html" in down.err, "the report says what was done all the same"
    monkeypatch.setenv("BRIEFGEN_SMTP_PORT", str(port))
    up = one.weekly("2026-01-12")
    assert "reached nobody" in up.err
    assert [subject[:11] for subject in box.subjects] == ["有效衔接工作简报第1期", "有效衔接工作简报第2期"]


# --- room, rights, locks, damage, clocks ---


@pytest.mark.parametrize("room", [0, 4096, 70000])
def test_a_full_disk(one: Project, mailbox: tuple[Mailbox, int], room: int) -> None:
    assert one.weekly("2026-01-05").code == 0
    before = one.files()
    one.take("002")

    def fill() -> None:
        sys.stderr = io.StringIO()  # the log would not fit either
        os.dup2(os.open("/dev/null", os.O_WRONLY), 2)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    full = one.apart(fill, "weekly", "--today", "2026-01-12")
    assert full.code in (5, 7)
    assert one.files() == before
    after = one.weekly("2026-01-12")
    assert after.code == 0, after.err
    assert sorted(one.files()) == ["weekly-2026-01.html", "weekly-2026-02.html"]
    assert len(mailbox[0].mails) == 2


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give up its rights")
def test_an_output_folder_that_may_not_be_written_to(one: Project, mailbox: tuple[Mailbox, int]) -> None:
    assert one.weekly("2026-01-05").code == 0
    before = one.files()
    for folder in (one.folder, *one.folder.parents):
        if folder.stat().st_mode & 0o005 != 0o005:
            folder.chmod(folder.stat().st_mode | 0o005)

    def become_nobody() -> None:
        os.setgid(65534)
        os.setuid(65534)

    refused = one.apart(become_nobody, "weekly", "--today", "2026-01-12")
    assert refused.code in (5, 7), refused.err
    assert "Permission denied" in refused.err or "may not be written" in refused.err
    assert one.files() == before
    assert one.weekly("2026-01-12").code == 0


def test_a_locked_store(one: Project) -> None:
    store = one.folder / "output" / ".store.sqlite"
    assert one.weekly("2026-01-05").code == 0
    before = one.files()
    other = sqlite3.connect(store, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    locked = one.run("weekly", "--today", "2026-01-12", "--store", f"sqlite:///{store}?timeout=0.2")
    other.close()
    assert locked.code == 7
    assert "another program holds the store" in locked.err
    assert one.files() == before
    assert one.weekly("2026-01-12").code == 0


def test_a_damaged_store(one: Project) -> None:
    store = one.folder / "output" / ".store.sqlite"
    assert one.weekly("2026-01-05").code == 0
    before = one.files()
    saved = store.read_bytes()
    store.write_bytes(b"rubbish" * 10000)
    damaged = one.weekly("2026-01-12")
    assert damaged.code == 7
    assert "the store is damaged" in damaged.err
    assert "--issue" in damaged.err
    assert one.files() == before
    store.write_bytes(saved)
    assert one.weekly("2026-01-12").code == 0
    assert sorted(one.files())[-1] == "weekly-2026-02.html"


def test_a_clock_set_back(one: Project, mailbox: tuple[Mailbox, int]) -> None:
    assert one.weekly("2026-01-12").code == 0
    before = one.files()
    back = one.weekly("2026-01-05")
    assert back.code == 0
    assert "2026-01-12" in back.err
    assert {name: data for name, data in one.files().items() if name in before} == before
    assert sorted(one.files()) == ["weekly-2026-01.html", "weekly-2026-02.html"]
    assert len(mailbox[0].mails) == 2
