"""Small source files made for the tests, one text in every format."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pypdf
import weasyprint

TITLE = "某县2023年乡村振兴工作总结"
SOURCE = "来源：某县乡村振兴局 时间：2023-12-30"
HEADING = "一、产业发展"
PARAGRAPH = (
    "2023年，全县新建高标准农田3.2万亩，同比增长5%。全县脱贫人口人均纯收入达到12300元，比上年增长13.2%，"
    "增速居全市第一，群众获得感不断增强，内生动力不断激发，共建成123.6公里道路。"
)
ROWS = (("地区", "收入"), ("甲乡", "12,300"), ("乙乡", "11,050"))
LAST = "全县创办就业帮扶车间36个，吸纳脱贫劳动力1200人，发放补贴300万元，帮助群众就近就业，取得了良好成效。"
TABLE = "\n".join("\t".join(row) for row in ROWS)
PLAIN = "\n\n".join((TITLE, SOURCE, HEADING, PARAGRAPH, "单位：元", TABLE, LAST)) + "\n"


def _row(words: tuple[str, ...], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{word}</{tag}>" for word in words) + "</tr>"


_CELLS = _row(ROWS[0], "th") + "".join(_row(row, "td") for row in ROWS[1:])
PAGE = f"""<!DOCTYPE html><html><head><meta charset="CHARSET"><title>某县门户</title></head><body>
<nav><a href="/">首页</a> <a href="/news">新闻</a></nav>
<div class="main"><h1>{TITLE}</h1><div class="info"><span>{SOURCE}</span></div>
<div class="content"><h2>{HEADING}</h2><p>{PARAGRAPH}</p>
<p>单位：元</p><table>{_CELLS}</table><p>{LAST}</p></div></div>
<footer>版权所有 某县政府 某ICP备12345号</footer></body></html>"""


def word_file() -> bytes:
    document = docx.Document()
    document.add_heading(TITLE, 0)
    document.add_paragraph(SOURCE)
    document.add_heading(HEADING, 1)
    document.add_paragraph(PARAGRAPH)
    document.add_paragraph("单位：元")
    table = document.add_table(len(ROWS), len(ROWS[0]))
    for r, row in enumerate(ROWS):
        for c, words in enumerate(row):
            table.cell(r, c).text = words
    document.add_paragraph(LAST)
    return _saved(document.save)


def pdf_file(body: str = "") -> bytes:
    body = body or f"<h1>{TITLE}</h1><p>{SOURCE}</p><h2>{HEADING}</h2><p>{PARAGRAPH}</p><p>{LAST}</p>"
    return bytes(weasyprint.HTML(string=f"<body style='font-size:16pt'>{body}</body>").write_pdf())


def locked_pdf() -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf_file()))
    writer.encrypt("geheim", algorithm="RC4-128")
    return _saved(writer.write)


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    stream = io.BytesIO()
    save(stream)
    return stream.getvalue()


def put(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path
