"""HTML → one self-contained web page: readable on a phone, each source number opening its sentence.

The page needs no script and no network. A number is a button that opens a popover with the sentence
between those around it; a browser that knows no popovers shows them at the end of the page.
"""

from __future__ import annotations

import re
from base64 import b64encode
from html import escape
from pathlib import Path

from briefgen.errors import RenderError
from briefgen.model import BriefSource
from briefgen.render.text import inline_cites
from briefgen.write.rendered import Rendered

_CITE = re.compile(r'(<sup class="cite">)<a href="#s(\d+)">(\[\d+\])</a>(</sup>)')
_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_HEAD = """<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<style>
{css}
</style>
</head>"""
_QUOTE = """<div class="quote" popover id="quote-{number}" role="dialog" aria-label="来源{number}">
<p>[{number}] {citation}</p>
<p><span class="context">{before}</span><mark>{quote}</mark><span class="context">{after}</span></p>
<button type="button" popovertarget="quote-{number}" popovertargetaction="hide">关闭</button>
</div>"""


def html(rendered: Rendered) -> bytes:
    """The web page of a brief."""
    page = rendered.html.replace("</head>", _HEAD.format(css=_css(rendered.house.css)), 1)
    known = {source.number for source in rendered.brief.sources}
    page = _CITE.sub(lambda match: _button(match, known), page)
    page = _TABLE.sub(r'<div class="scroll" tabindex="0" role="region" aria-label="表">\g<0></div>', page)
    quotes = "\n".join(_quote(source) for source in rendered.brief.sources)
    data = "\n".join(_download(name, content) for name, content in rendered.attachments)
    return page.replace("</body>", f"{data}\n{quotes}\n</body>", 1).encode()


def _css(house: Path) -> str:
    path = house.with_name("web.css")
    try:
        return path.read_text(encoding="utf-8").replace("</style", "")
    except OSError as fault:
        raise RenderError(
            "the look of the web page cannot be read.", str(path), "Put web.css beside house.css."
        ) from fault


def _button(match: re.Match[str], known: set[int]) -> str:
    if int(match[2]) not in known:
        return match[0]
    number = match[2]
    return (
        f'{match[1]}<button type="button" popovertarget="quote-{number}" '
        f'aria-label="来源{number}">{match[3]}</button>{match[4]}'
    )


def _quote(source: BriefSource) -> str:
    return _QUOTE.format(
        number=source.number,
        citation=inline_cites(source.citation),
        before=escape(source.before),
        quote=escape(source.quote),
        after=escape(source.after),
    )


def _download(name: str, content: bytes) -> str:
    kind = "text/csv;charset=utf-8" if name.endswith(".csv") else "application/octet-stream"
    address = f"data:{kind};base64,{b64encode(content).decode()}"
    return f'<p class="data"><a download="{escape(name)}" href="{address}">下载数据（{escape(name)}）</a></p>'
