"""Nothing is lost: killed at any moment, with a full disk or two runs at once, old issues stay whole."""

import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PROGRAM = [sys.executable, "-c", "import sys; from briefgen.cli import main; sys.exit(main())"]
SPEC = """
defaults: {outputs: [html]}
briefs:
  - {id: a, title: 甲, by: region}
  - {id: b, title: 乙, by: theme, themes: [就业]}
"""


def run(project: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([*PROGRAM, *words], cwd=project, capture_output=True, text=True, check=False)


def build(day: str = "2026-03-02") -> list[str]:
    return ["build", "--today", day]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    run(tmp_path, "init", "project")
    (tmp_path / "project" / "briefs.yaml").write_text(SPEC, encoding="utf-8")
    return tmp_path / "project"


def issues(project: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((project / "output").glob("*/*.html"))}


@pytest.mark.parametrize(
    "sign", ["output/.store.sqlite", "output/observations.csv", "output/a/a-2026-01.html"]
)
def test_a_run_killed_at_any_stage_is_finished_by_the_next(project: Path, sign: str) -> None:
    running = subprocess.Popen([*PROGRAM, *build()], cwd=project, stderr=subprocess.DEVNULL)
    end = time.monotonic() + 30
    while not (project / sign).exists() and running.poll() is None and time.monotonic() < end:
        time.sleep(0.002)
    running.send_signal(signal.SIGKILL)
    running.wait()
    for whole in issues(project).values():
        assert whole.rstrip().endswith(b"</html>")
    again = run(project, *build())
    assert again.returncode == 0, again.stderr
    assert list(issues(project)) == ["a-2026-01.html", "b-2026-01.html"]
    assert not list((project / "output").rglob("*.part"))


def test_a_full_disk_leaves_the_old_issue_whole_and_is_told(project: Path) -> None:
    assert run(project, *build()).returncode == 0
    before = issues(project)

    def small_files_only() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    words = [*PROGRAM, *build("2026-03-09")]
    full = subprocess.run(
        words, cwd=project, capture_output=True, text=True, check=False, preexec_fn=small_files_only
    )
    assert full.returncode in (5, 7)
    assert "Traceback" not in full.stderr
    assert issues(project) == before
    after = run(project, *build("2026-03-09"))
    assert after.returncode == 0, after.stderr
    assert list(issues(project)) == ["a-2026-01.html", "a-2026-02.html", "b-2026-01.html", "b-2026-02.html"]


def test_two_builds_at_once_agree(project: Path) -> None:
    both = [
        subprocess.Popen([*PROGRAM, *build()], cwd=project, stderr=subprocess.PIPE, text=True) for _ in "12"
    ]
    for one in both:
        _, said = one.communicate(timeout=60)
        assert one.returncode == 0, said
    assert list(issues(project)) == ["a-2026-01.html", "b-2026-01.html"]


def test_an_output_folder_that_is_none_is_told(project: Path) -> None:
    (project / "taken").write_text("a file", encoding="utf-8")
    said = run(project, *build(), "--output", "taken")
    assert said.returncode in (5, 7)
    assert "taken" in said.stderr
    assert "Traceback" not in said.stderr


def test_a_clock_set_back_is_told(project: Path) -> None:
    run(project, *build("2026-03-09"))
    said = run(project, *build("2026-03-02"))
    assert said.returncode == 0
    assert "2026-03-09" in said.stderr
