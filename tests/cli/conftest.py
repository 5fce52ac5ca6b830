"""A project to run commands in: what `briefgen init` makes, with HTML only, which is quick."""

from pathlib import Path

import pytest
from running import Command, Said

from briefgen.cli import main

SPEC = """
organisation: 编写组
defaults: {outputs: [html], head: {name: 简报}}
briefs:
  - {id: counties, title: 两地情况对照, by: region}
  - {id: employment, title: 就业情况对照, by: theme, themes: [就业]}
"""


@pytest.fixture
def briefgen(capsys: pytest.CaptureFixture[str]) -> Command:
    """Run a command in this process as the program would."""

    def run(*words: str | Path) -> Said:
        try:
            code = main([str(word) for word in words])
        except SystemExit as end:
            code = int(end.code or 0)
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return run


@pytest.fixture
def project(tmp_path: Path, briefgen: Command, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of its own, in which the test stands."""
    folder = tmp_path / "project"
    assert briefgen("init", folder).code == 0
    (folder / "briefs.yaml").write_text(SPEC, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder
