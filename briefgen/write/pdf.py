"""HTML → PDF, the door to WeasyPrint."""

from __future__ import annotations

import atexit
import gc
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

from briefgen.errors import RenderError
from briefgen.fonts import FontSet, prepared
from briefgen.write.chinese import set_chinese
from briefgen.write.rendered import Rendered
from briefgen.write.start import start
from briefgen.write.words import all_text_of_html


def pdf(rendered: Rendered) -> bytes:
    """The PDF of a brief: tagged, PDF/A-3u, with its data attached."""
    fonts = prepared(rendered.house.fonts)
    _check_glyphs(rendered, fonts)
    with _uncollected(), _complaints(rendered):
        start(fonts.folder / "start")
        return _lay_out(rendered, fonts)


def _lay_out(rendered: Rendered, fonts: FontSet) -> bytes:
    from weasyprint import HTML, Attachment

    from briefgen.write.justify import install

    install()
    look = _look(rendered.house.css, rendered.house.css.stat().st_mtime_ns, fonts.folder)
    moment = _moment(rendered.brief.head.date)
    attachments = [
        Attachment(string=content, name=name, created=moment, modified=moment, relationship="Data")
        for name, content in rendered.attachments
    ]
    page = HTML(string=set_chinese(rendered.html), base_url=look.address, url_fetcher=look.fetcher)
    written: bytes = page.write_pdf(
        stylesheets=look.sheets,
        font_config=look.fonts,
        attachments=attachments,
        pdf_variant="pdf/a-3u",
        pdf_tags=True,
    )
    return written


@dataclass(frozen=True, slots=True)
class _Look:
    """What the briefs of one house share: parsed styles, loaded fonts, and where files may come from."""

    sheets: tuple[Any, ...]
    fonts: Any
    fetcher: Any
    address: str


@lru_cache(maxsize=4)
def _look(css: Path, stamp: int, fonts: Path) -> _Look:
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    house = css.parent.resolve()
    fetcher = _fetcher((house, fonts.resolve()))
    configuration = FontConfiguration()
    sheets = (
        CSS(string=prepared(fonts).css(), font_config=configuration, url_fetcher=fetcher),
        CSS(filename=str(css), font_config=configuration, url_fetcher=fetcher),
    )
    return _Look(sheets, configuration, fetcher, house.as_uri() + "/")


# Fonts in use lie in a folder that WeasyPrint takes away, if it is asked to before Python winds up.
atexit.register(_look.cache_clear)


def _check_glyphs(rendered: Rendered, fonts: FontSet) -> None:
    missing = fonts.missing(all_text_of_html(rendered.html))
    if not missing:
        return
    names = "、".join(f"“{char}”（U+{ord(char):04X}）" for char in missing[:8])
    raise RenderError(
        f"no font has a glyph for {names}.",
        rendered.brief.id,
        "Run `make fonts` for the fonts with the most characters, or correct the source.",
    )


def _moment(date: str) -> datetime:
    """The brief's date as the time of its attachments: a build of the same brief repeats byte for byte."""
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", date)
    year, month, day = (int(part) if part else 1 for part in match.groups()) if match else (2000, 1, 1)
    return datetime(year, month, day)


def _fetcher(folders: tuple[Path, ...]) -> Any:
    """Reads files of the given folders and nothing else: no network, no other part of the disk."""
    from weasyprint.urls import URLFetcher

    class Fetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            parts = urlparse(url)
            if parts.scheme != "data":
                path = Path(unquote(parts.path)).resolve()
                inside = parts.scheme == "file" and any(path.is_relative_to(folder) for folder in folders)
                if not inside:
                    raise ValueError(f"{url} lies outside the house style's folder")
            return super().fetch(url, headers)

    return Fetcher(allowed_protocols=("file", "data"))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keeps the garbage collector from walking a growing page tree that is all in use."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def _complaints(rendered: Rendered) -> Iterator[None]:
    """Turns what WeasyPrint would only log into an error, where it spoils the page."""
    heard: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(record.getMessage())

    log, listener = logging.getLogger("weasyprint"), Listener(logging.WARNING)
    handlers, log.handlers = log.handlers, [listener]
    try:
        yield
    finally:
        log.handlers = handlers
    fatal = [
        words
        for words in heard
        if "notdef" in words or "outside the house" in words or "Failed to load" in words
    ]
    if fatal:
        raise RenderError(
            f"the page could not be set as asked: {fatal[0]}.",
            rendered.brief.id,
            "Check house.css and the fonts.",
        )
