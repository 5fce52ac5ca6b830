"""A ten-page brief as PDF against bare WeasyPrint on the same HTML, style and fonts: whole processes.

Both start from nothing; start-up, fonts, layout and writing count. The bare run neither justifies Chinese
nor tags the file. Prints ratios of the fastest of several runs, taken by turns, and what a second brief
in one process takes of the first.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).parents[1]
ROUNDS = 5

_BARE = """
import sys
import weasyprint
from weasyprint.text.fonts import FontConfiguration
html, fonts, style, out = sys.argv[1:]
configuration = FontConfiguration()
sheets = [weasyprint.CSS(filename=name, font_config=configuration) for name in (fonts, style)]
weasyprint.HTML(filename=html).write_pdf(out, stylesheets=sheets, font_config=configuration)
"""

_OURS = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from sample_briefs import TEN_PAGES
from briefgen.render import House, render, template_path
from briefgen.write import Rendered, write
house = House.within(Path(sys.argv[2]))
for number in range(int(sys.argv[3])):
    html = render(TEN_PAGES, template_path("brief", house), house)
    data = write("pdf", Rendered(TEN_PAGES, html, house, (("observations.csv", b"A,B\\r\\n"),)))
"""


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as place:
        bare = _bare_command(Path(place))
        ours = [sys.executable, "-c", _OURS, str(PROJECT / "tests"), str(PROJECT / "templates")]
        _timed([*ours, "1"])  # the first run ever prepares fonts and keeps parsed declarations
        rounds = [(_timed(bare), _timed([*ours, "1"]), _timed([*ours, "2"])) for _ in range(ROUNDS)]
    alone, with_us, both = (min(column) for column in zip(*rounds, strict=True))
    print(
        f"PDF of ten pages: bare WeasyPrint {alone:.2f} s, briefgen {with_us:.2f} s, {with_us / alone:.2f} times"
    )
    second = both - with_us
    print(f"second brief in one process: {second:.2f} s after {with_us:.2f} s, {second / with_us:.2f} times")


def _bare_command(place: Path) -> list[str]:
    sys.path.insert(0, str(PROJECT / "tests"))
    from sample_briefs import TEN_PAGES

    from briefgen.fonts import prepared
    from briefgen.render import House, render, template_path

    house = House.within(PROJECT / "templates")
    (place / "brief.html").write_text(
        render(TEN_PAGES, template_path("brief", house), house), encoding="utf-8"
    )
    (place / "fonts.css").write_text(prepared().css(), encoding="utf-8")
    names = [str(place / "brief.html"), str(place / "fonts.css"), str(house.css), str(place / "brief.pdf")]
    return [sys.executable, "-c", _BARE, *names]


def _timed(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=PROJECT)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
