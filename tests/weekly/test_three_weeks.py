"""Three weeks on the seeds: two documents, then two more, then one changed; and the mails received."""

from __future__ import annotations

import os
import re

import pytest
from real_postgresql import MISSING, binaries, fresh_database, server

from .conftest import READERS, Mailbox, Project

NAME = "各地有效衔接工作情况对照"


def words_of(html: str) -> str:
    """What a reader sees."""
    html = re.sub(r"<(style|svg|head).*?</\1>", "", html, flags=re.DOTALL)
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", html))


def test_three_weeks(project: Project, mailbox: tuple[Mailbox, int]) -> None:
    box = mailbox[0]
    project.spec(outputs="pdf, html", attach="pdf, html")
    project.take("000", "001")
    first = project.weekly("2026-01-05")
    assert (first.code, first.out, first.err) == (0, "", ""), "quiet when all is well"
    project.take("002", "003")
    assert project.weekly("2026-01-12").err == ""
    before = project.files()
    path = next((project.folder / "seeds").glob("001*"))
    text = path.read_text(encoding="utf-8")
    assert "14808元" in text
    path.write_text(text.replace("14808元", "14908元"), encoding="utf-8")
    assert project.weekly("2026-01-19").err == ""

    assert box.subjects == [f"有效衔接工作简报第{n}期：{NAME}" for n in (1, 2, 3)]
    assert [readers for readers, _ in box.mails] == [READERS] * 3
    said = []
    for n, (_, mail) in enumerate(box.mails, 1):
        pdf, page = mail.iter_attachments()
        assert pdf.get_filename() == f"{NAME}（2026年第{n}期）.pdf"
        assert pdf.get_content() == project.files()[f"weekly-2026-0{n}.pdf"]
        assert pdf.get_content().startswith(b"%PDF")
        said.append(words_of(page.get_content()))
    assert "第1期（总第1期）" in said[0]
    assert "本期为首期，没有上期可以对照。" in said[0]
    assert "与第1期（2026年1月5日）相比，新收文件2份：《" in said[1]
    assert "与第2期（2026年1月12日）相比，更新文件1份：《追风赶月谋振兴" in said[2]
    assert re.search(r"脱贫人口人均纯收入由14808元\[\d+\]改为14908元\[\d+\]", said[2])
    assert "上期所用文本" in said[2]
    assert "14808元" not in said[2].split("数据来源")[0].split("要点")[1].split("与上期不同的数字")[0]

    assert {name: data for name, data in project.files().items() if name in before} == before


def test_a_quiet_week_says_that_nothing_changed(project: Project, mailbox: tuple[Mailbox, int]) -> None:
    project.take("003")
    project.weekly("2026-01-05")
    renamed = next((project.folder / "seeds").glob("003*"))
    renamed.rename(renamed.with_name("another-name.txt"))
    assert project.weekly("2026-01-12").err == ""
    (page,) = mailbox[0].mails[1][1].iter_attachments()
    assert "与第1期（2026年1月5日）相比，文件、数字、举措和存疑均无变动。" in words_of(page.get_content())


def test_a_rebuild_on_the_same_day_keeps_number_and_bytes(project: Project) -> None:
    project.spec(outputs="docx, pdf, html", attach="html")
    project.take("003")
    assert project.run("build", "--today", "2026-01-05").code == 0
    before = project.files()
    assert sorted(before) == [f"weekly-2026-01.{kind}" for kind in ("docx", "html", "pdf")]
    assert project.run("build", "--today", "2026-01-05").code == 0
    assert project.files() == before
    project.spec()
    assert project.run("build", "--today", "2026-01-05", "--issue", "9").code == 0
    taken = project.run("build", "--today", "2026-01-12", "--issue", "9")
    assert taken.code == 2
    assert "--issue 10" in taken.err
    assert sorted(project.files())[-1].startswith("weekly-2026-09")


def test_two_weeks_on_postgresql(
    project: Project, mailbox: tuple[Mailbox, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = binaries()
    if programs is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(MISSING)
    with server(programs) as url:
        monkeypatch.setenv("BRIEFGEN_STORE", fresh_database(url))
        project.take("003")
        assert project.weekly("2026-01-05").err == ""
        project.take("000")
        assert project.weekly("2026-01-12").err == ""
        assert project.weekly("2026-01-12").err == ""
    assert [readers for readers, _ in mailbox[0].mails] == [READERS] * 2
    assert not (project.folder / "output" / ".store.sqlite").exists()
    gone = project.weekly("2026-01-19")
    assert gone.code == 7
    assert "the database server does not answer" in gone.err
