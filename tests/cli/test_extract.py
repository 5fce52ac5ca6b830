"""`briefgen extract` and `briefgen explain` on real files."""

import json
import subprocess
import sys
from pathlib import Path

from running import Command

FIELDS = {
    *"doc_id start end quote sentence indicator indicator_text transformation scenario ref_area".split(),
    *"ref_area_name time_period obs_value obs_value_to unit_measure unit_mult qualifier themes".split(),
    *"suspect inferred rule".split(),
}
MEASURE_FIELDS = {*"doc_id start end name kind ref_area ref_area_name themes sentence".split()}
ISSUE_FIELDS = {"code", "severity", "message", "places", "printed", "expected"}


def rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_it_writes_every_promised_field_with_offsets_that_give_the_quote(
    project: Path, briefgen: Command
) -> None:
    source = project / "seeds" / "jian.txt"
    said = briefgen("extract", source, "--out", project / "rows")
    assert said.code == 0, said.err
    text = source.read_text(encoding="utf-8")
    observations = rows(project / "rows" / "jian.obs.jsonl")
    assert observations
    for row in observations:
        assert row.keys() >= FIELDS
        assert text[row["start"] : row["end"]] == row["quote"]
        assert row["quote"] in row["sentence"]
    for row in rows(project / "rows" / "jian.measures.jsonl"):
        assert row.keys() >= MEASURE_FIELDS
    for row in rows(project / "rows" / "jian.issues.jsonl"):
        assert row.keys() == ISSUE_FIELDS


def test_an_unreadable_file_ends_in_4_and_the_others_are_still_read(project: Path, briefgen: Command) -> None:
    broken = project / "broken.txt"
    broken.write_bytes(b"")
    said = briefgen("extract", broken, project / "seeds" / "jian.txt", "--out", project / "rows")
    assert said.code == 4
    assert "broken.txt" in said.err
    assert "Traceback" not in said.err
    assert (project / "rows" / "jian.obs.jsonl").is_file()
    assert not (project / "rows" / "broken.obs.jsonl").exists()


def test_files_whose_rows_would_mix_are_refused(project: Path, briefgen: Command) -> None:
    said = briefgen("extract", project / "a" / "x.txt", project / "b" / "x.md", "--out", project / "rows")
    assert (said.code, "two files are called “x”" in said.err) == (2, True)


def test_several_processes_find_what_one_finds(project: Path, briefgen: Command) -> None:
    sources = sorted((project / "seeds").glob("*.txt"))
    for jobs in ("1", "2"):
        assert briefgen("extract", *sources, "--out", project / jobs, "--jobs", jobs).code == 0
    for path in (project / "1").iterdir():
        assert path.read_bytes() == (project / "2" / path.name).read_bytes()


def test_explain_shows_the_figure_in_its_line_and_what_decided_it(project: Path, briefgen: Command) -> None:
    text = (project / "seeds" / "jian.txt").read_text(encoding="utf-8")
    start = text.index("3260人")
    said = briefgen("explain", f"seeds/jian.txt:{start}")
    assert said.code == 0, said.err
    lines = said.out.splitlines()
    assert lines[0] == f"jian.txt:{start}  3260人"
    assert "^^^^^^" in lines[2]
    for field in ("obs_value", "indicator", "ref_area", "time_period"):
        assert any(line.strip().startswith(field) for line in lines)


def test_explain_names_the_nearest_figure_where_none_stands(project: Path, briefgen: Command) -> None:
    said = briefgen("explain", "seeds/jian.txt:0")
    assert said.code == 2
    assert "The nearest" in said.err


def test_a_mere_question_for_help_loads_nothing_heavy() -> None:
    code = "import sys; from briefgen.cli.arguments import parse; parse(['check']); print(*sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not {"jieba", "pandas", "weasyprint", "docx", "sqlalchemy", "jinja2"} & set(out.split())
