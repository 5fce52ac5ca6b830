"""The same text in every format and encoding is read as the same document; bad files say what is wrong."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
import sample_sources as samples

from briefgen.errors import SourceError
from briefgen.read import LARGEST, read, read_folder

FILES = {
    "plain.txt": samples.PLAIN,
    "bom.txt": codecs.BOM_UTF8 + samples.PLAIN.encode(),
    "utf16.txt": samples.PLAIN.encode("utf-16"),
    "gb.txt": samples.PLAIN.encode("gb18030"),
    "big5.txt": samples.PLAIN.replace("发", "發").replace("县", "縣").encode("big5hkscs", "ignore"),
    "mark.md": samples.PLAIN.replace(samples.TITLE, f"# {samples.TITLE}").replace(
        samples.HEADING, f"## {samples.HEADING}"
    ),
    "page.html": samples.PAGE.replace("CHARSET", "utf-8"),
    "page.htm": samples.PAGE.replace("CHARSET", "gb2312").encode("gb18030"),
    "word.docx": samples.word_file(),
    "print.pdf": samples.pdf_file(),
}


@pytest.mark.parametrize("name", [name for name in FILES if name != "big5.txt"])
def test_every_format_gives_the_same_article(tmp_path: Path, name: str) -> None:
    document = read(samples.put(tmp_path, name, FILES[name]))
    (article,) = document.articles
    assert (article.title, article.publisher, article.date) == (samples.TITLE, "某县乡村振兴局", "2023-12-30")
    assert not article.date_inferred
    assert "产业发展" in [section.heading.removeprefix("一、") for section in article.sections]
    assert "首页" not in document.view
    assert "ICP" not in document.view
    assert "123.6公里" in document.view.replace("\u2060", "")
    assert len(document.text) == len(document.view)


@pytest.mark.parametrize("name", ["plain.txt", "gb.txt", "page.html", "page.htm", "word.docx", "mark.md"])
def test_tables_stand_in_their_place(tmp_path: Path, name: str) -> None:
    document = read(samples.put(tmp_path, name, FILES[name]))
    (table,) = document.tables
    cells = [document.text[cell.start : cell.end] for cell in table.cells]
    assert cells == [words for row in samples.ROWS for words in row]
    assert (table.head_rows, table.caption) == (1, "单位：元")
    assert document.text.index("单位") < table.start < document.text.index("创办")


def test_merged_cells_leave_the_others_in_their_columns(tmp_path: Path) -> None:
    rows = (
        "<tr><th rowspan=2>地区</th><th colspan='2'>新增就业（万人）</th><th rowspan=2>贷款（亿元）</th></tr>"
        "<tr><th>计划</th><th>完成</th></tr>"
        "<tr><td>甲县</td><td>6.5</td><td>6.7</td><td>19.4</td></tr>"
        "<tr><td>乙县</td><td>7</td><td>7.2</td><td>16.8</td></tr>"
    )
    page = f"<html><body><p>各县就业情况见下表。</p><table>{rows}</table></body></html>"
    (table,) = (document := read(samples.put(tmp_path, "a.html", page))).tables
    places = {document.text[c.start : c.end]: (c.row, c.column) for c in table.cells}
    assert places["贷款（亿元）"] == (0, 3)
    assert (places["计划"], places["完成"]) == ((1, 1), (1, 2))
    assert (places["6.7"], places["19.4"]) == ((2, 2), (2, 3))


def test_a_cell_merged_over_many_rows_covers_them_all(tmp_path: Path) -> None:
    first = "<tr><td rowspan=60>甲市</td><td>甲县</td><td>6.7</td></tr>"
    rows = "".join(f"<tr><td>乙{number}县</td><td>{number}.2</td></tr>" for number in range(59))
    head = "<tr><th>市</th><th>县</th><th>贷款（亿元）</th></tr>"
    page = f"<html><body><p>各县贷款情况见下表。</p><table>{head}{first}{rows}</table></body></html>"
    (table,) = (document := read(samples.put(tmp_path, "a.html", page))).tables
    places = {document.text[c.start : c.end]: (c.row, c.column) for c in table.cells}
    assert (places["乙58县"], places["58.2"]) == ((60, 1), (60, 2))


def test_text_of_a_plain_file_is_never_edited(tmp_path: Path) -> None:
    content = "  第一行\r\n\r\n１２３．４億元，增長「５％」。\t尾 \r\n"
    document = read(samples.put(tmp_path, "a.txt", content))
    assert document.text == content
    assert "123.4亿元，增长“5%”。" in document.view


@pytest.mark.parametrize("encoding", ["big5", "big5hkscs"])
def test_traditional_encodings(tmp_path: Path, encoding: str) -> None:
    text = (
        "湖南：脫貧攻堅收官。今年，全省減少貧困人口456.3萬人，佔全省總量的70.1%，農民收入達到11344元。\n" * 3
    )
    document = read(samples.put(tmp_path, "a.txt", text.encode(encoding)))
    assert document.text == text
    assert document.traditional
    assert "全省减少贫困人口456.3万人" in document.view


def test_a_marked_up_text_file_stays_as_it_is(tmp_path: Path) -> None:
    content = "<div><p>全县脱贫人口<b>1.2</b>万人，增长&nbsp;5%。</p><p>建成车间36个。</p></div>\n"
    document = read(samples.put(tmp_path, "a.txt", content))
    assert document.text == content
    assert "脱贫人口1.2万人" in document.view.replace("\u2060", "")
    assert "<" not in document.view
    assert [line.strip("\u2060 ")[:4] for line in document.view.split("\n") if "。" in line] == [
        "全县脱贫",
        "建成车间",
    ]


def test_pages_of_a_pdf_are_one_text(tmp_path: Path) -> None:
    edges = '@top-center{content:"某县年鉴"}@bottom-center{content:"— " counter(page) " —"}'
    # No two lines alike: what stands at the top of every page alike is taken for a running head.
    names = [bytes((row, at)).decode("gb2312") for row in range(0xB0, 0xCE) for at in (0xB5, 0xC7)]
    words = [
        f"{a}县新建{a}渠3.2万亩，{a}村带动{a}户脱贫人口2.3万人，{a}乡人均达到14705元，{a}乡增长14.2%"
        for a in names
    ]
    document = read(
        samples.put(
            tmp_path,
            "a.pdf",
            samples.pdf_file(f"<style>@page{{size:A5 landscape;{edges}}}</style><p>{'，'.join(words)}。</p>"),
        )
    )
    whole = document.view.replace("\u2060", "")
    assert [sentence for sentence in words if sentence not in whole] == []
    assert "年鉴" not in whole
    assert {span.kind for span in document.furniture} == {"page"}


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n ", "empty"),
    "binary.txt": (bytes(range(256)) * 40, "not text"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "a picture"),
    "really.txt": (samples.pdf_file("<p>x</p>"), "a PDF"),
    "locked.pdf": (samples.locked_pdf(), "password"),
    "cut.pdf": (samples.pdf_file()[:300], "damaged"),
    "scan.pdf": (samples.pdf_file("<div style='height:9cm;background:red'></div>"), "pictures"),
    "locked.docx": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "encrypted"),
    "cut.docx": (samples.word_file()[:2000], "damaged"),
    "other.docx": (b"just words", "damaged"),
    "broken.txt": (codecs.BOM_UTF8 + "收入".encode() + b"\xff\xfe\xff", "damaged"),
    "void.html": (b"<html><body><script>let a = 1</script></body></html>", "no text"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_says_what_is_wrong(tmp_path: Path, name: str) -> None:
    content, words = BAD[name]
    with pytest.raises(SourceError, match=words) as caught:
        read(samples.put(tmp_path, name, content))
    assert name in str(caught.value)
    assert caught.value.hint
    assert caught.value.exit_code == 4


def test_what_is_not_there_or_too_large_or_unknown(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        read(tmp_path / "nowhere.txt")
    with pytest.raises(SourceError, match="no reader"):
        read(samples.put(tmp_path, "a.xyz", b"text"))
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(SourceError, match="MB"):
        read(tmp_path / "huge.txt")


def test_the_others_are_still_read(tmp_path: Path) -> None:
    samples.put(tmp_path, "b.txt", samples.PLAIN)
    samples.put(tmp_path, "a.pdf", BAD["cut.pdf"][0])
    samples.put(tmp_path, "c.txt", b"")
    samples.put(tmp_path, "notes.xyz", b"left alone")
    samples.put(tmp_path, "sources.yaml", "b.txt: {title: 新题, date: 2022-7, region: 湖南省}\n")
    documents, errors = read_folder(tmp_path)
    assert [document.name for document in documents] == ["b.txt"]
    article = documents[0].articles[0]
    assert (article.title, article.date, article.region) == ("新题", "2022-07", "湖南省")
    assert [Path(error.where.file).name for error in errors] == ["a.pdf", "c.txt"]
