"""The web page: one file, no network, readable on a phone, each number opening its sentence."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from sample_briefs import ALL, EMPTY, WEEKLY

from briefgen.render import House, render, template_path
from briefgen.write import Rendered, text_of_html, write

HOUSE = House.within(Path(__file__).parents[2] / "templates")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
needs_chromium = pytest.mark.skipif(not CHROMIUM and not os.environ.get("CI"), reason="chromium is missing")


def page(brief, template="brief", attachments=(("observations.csv", b"A,B\r\n1,2\r\n"),)):
    html = render(brief, template_path(template, HOUSE), HOUSE)
    return html, write("html", Rendered(brief, html, HOUSE, attachments)).decode()


def in_browser(tmp_path: Path, html: str, script: str) -> str:
    """What a page's title becomes when `script` has run in it, on a phone's screen."""
    html = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)
    told = f"document.title = String((() => {{ {script} }})());"
    ready = f"<script>addEventListener('load', () => {{ {told} }})</script>"
    file = tmp_path / "page.html"
    file.write_text(html.replace("</body>", f"{ready}</body>"), encoding="utf-8")
    assert CHROMIUM, "chromium is missing: apt-get install chromium"
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    size = ["--window-size=390,844", f"--user-data-dir={tmp_path / 'profile'}", "--virtual-time-budget=2000"]
    out = subprocess.run(
        [*command, *size, "--dump-dom", file.as_uri()],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    match = re.search(r"<title>(.*?)</title>", out.stdout, re.DOTALL)
    assert match
    return match[1]


@pytest.mark.parametrize("brief", ALL.values(), ids=ALL)
def test_the_page_needs_nothing_from_outside(brief):
    _, html = page(brief)
    assert not re.search(r"<(?:script|link|iframe|img)\b", html)
    addresses = re.findall(r'(?:href|src|url\()="?([^")\s>]+)', html)
    assert all(address.startswith(("#", "data:")) for address in addresses)
    assert "default-src 'none'" in html


@pytest.mark.parametrize("brief", ALL.values(), ids=ALL)
def test_the_page_says_what_the_brief_says(brief):
    plain, html = page(brief, attachments=())
    visible = re.sub(r'<div class="quote".*?</div>', "", html, flags=re.DOTALL)
    assert text_of_html(visible).split() == text_of_html(plain).split()


def test_sentences_stand_in_their_context():
    sources = (replace(WEEKLY.sources[0], before="前一句<。", quote="收入为14808元。", after="后一句&。"),)
    _, html = page(replace(WEEKLY, sources=sources))
    expected = '前一句&lt;。</span><mark>收入为14808元。</mark><span class="context">后一句&amp;。'
    assert expected in html
    assert 'popovertarget="quote-1"' in html
    assert 'popovertarget="quote-2"' not in html  # a number without source stays a plain link


def test_the_data_can_be_taken_along():
    _, html = page(WEEKLY)
    assert 'download="observations.csv" href="data:text/csv;charset=utf-8;base64,QSxCDQoxLDINCg=="' in html
    assert 'class="data"' not in page(EMPTY, attachments=())[1]


def test_the_same_brief_gives_the_same_page():
    assert page(WEEKLY) == page(WEEKLY)


@needs_chromium
@pytest.mark.parametrize("name", ["weekly", "twenty"])
def test_a_phone_shows_the_page_without_scrolling_sideways(tmp_path, name):
    script = """
    const wide = document.documentElement.scrollWidth > innerWidth + 1;
    const small = [...document.querySelectorAll('p, td, th, li')]
        .filter(e => e.checkVisibility() && !e.closest('.quote'))
        .filter(e => parseFloat(getComputedStyle(e).fontSize) < 12).length;
    return innerWidth + ' ' + wide + ' ' + small;"""
    width, wide, small = in_browser(tmp_path, page(ALL[name])[1], script).split()
    assert int(width) <= 500
    assert wide == "false"
    assert small == "0"


@needs_chromium
def test_a_number_opens_its_sentence_and_closes_it_again(tmp_path):
    script = """
    const button = document.querySelector('button[popovertarget="quote-2"]');
    const quote = document.getElementById('quote-2');
    const seen = [quote.checkVisibility()];
    button.click(); seen.push(quote.checkVisibility(), quote.querySelector('mark').textContent);
    quote.querySelector('button').click(); seen.push(quote.checkVisibility());
    return seen.join('|');"""
    seen = in_browser(tmp_path, page(WEEKLY)[1], script).split("|")
    assert seen == ["false", "true", WEEKLY.sources[1].quote, "false"]
