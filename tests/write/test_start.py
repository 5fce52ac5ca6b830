"""What is done to WeasyPrint: a faster start and justified Chinese, both of which fall back cleanly."""

from __future__ import annotations

import subprocess
import sys

import weasyprint

from briefgen.write import justify

_MAKE = """
import sys
from pathlib import Path
{start}
import weasyprint
from weasyprint.text.fonts import FontConfiguration
out = weasyprint.HTML(string="<html lang=zh><title>t</title><p>甲乙丙 14705元</p>").write_pdf()
sys.stdout.buffer.write(out)
"""
_FAST = "from briefgen.write.start import start; start(Path(sys.argv[1]))"


def made(start: str, folder: str) -> bytes:
    command = [sys.executable, "-c", _MAKE.format(start=start), folder]
    return subprocess.run(command, capture_output=True, check=True).stdout


def test_a_fast_start_changes_nothing(tmp_path):
    plain = made("", str(tmp_path))
    assert made(_FAST, str(tmp_path)) == plain
    (kept,) = tmp_path.glob("declarations_*.py")
    assert made(_FAST, str(tmp_path)) == plain
    kept.write_text("this is no Python", encoding="utf-8")
    assert made(_FAST, str(tmp_path)) == plain


def test_a_folder_that_cannot_be_written_does_not_matter():
    assert made(_FAST, "/dev/null/nowhere").startswith(b"%PDF")


def test_font_tools_are_whole_afterwards():
    code = (
        "import sys; from pathlib import Path; from briefgen.write.start import start; start(Path(sys.argv[1]));"
        "import fontTools.subset, fontTools.ttLib; print(fontTools.subset.Options, fontTools.ttLib.TTFont)"
    )
    command = [sys.executable, "-c", code, "/dev/null/nowhere"]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "fontTools.subset.Options" in out
    assert "fontTools.ttLib.ttFont.TTFont" in out


def test_another_version_of_weasyprint_is_left_alone(monkeypatch):
    monkeypatch.setattr(weasyprint, "VERSION", "71.0")
    assert justify.install() is False


def test_the_pinned_version_is_the_one_it_was_written_for():
    assert weasyprint.VERSION == justify.VERSION
