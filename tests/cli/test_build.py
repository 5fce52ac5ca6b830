"""`briefgen build`, `check`, `facts`, `doctor`: what they write, say and end in."""

import csv
import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest
from running import Command

from briefgen.fonts import default_folder, prepared

DAY = ("--today", "2026-03-02")


def test_every_brief_is_built_and_its_place_printed(project: Path, briefgen: Command) -> None:
    said = briefgen("build", *DAY)
    assert said.code == 0, said.err
    for name in ("counties", "employment"):
        assert f"{name}-2026-01.html" in said.out
        folder = project / "output" / name
        names = {path.name for path in folder.iterdir()}
        assert names == {f"{name}-2026-01.html", "observations.csv", "issues.csv", "build.json"}
        account = json.loads((folder / "build.json").read_text(encoding="utf-8"))
        assert [source["name"] for source in account["sources"]] == ["jian.txt", "liuhe.txt"]
    assert "集安市" in (project / "output/counties/counties-2026-01.html").read_text(encoding="utf-8")


def test_the_same_day_and_inputs_give_the_same_number_and_bytes(project: Path, briefgen: Command) -> None:
    briefgen("build", *DAY)
    first = {path: path.read_bytes() for path in (project / "output").glob("*/*")}
    said = briefgen("build", *DAY)
    assert said.code == 0, said.err
    assert {path: path.read_bytes() for path in (project / "output").glob("*/*")} == first


def test_new_inputs_or_a_new_day_give_the_next_number(project: Path, briefgen: Command) -> None:
    briefgen("build", "counties", *DAY)
    path = project / "seeds" / "jian.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("16820", "16821"), encoding="utf-8")
    assert "counties-2026-02.html" in briefgen("build", "counties", *DAY).out
    assert "counties-2026-03.html" in briefgen("build", "counties", "--today", "2026-03-09").out
    assert "counties-2027-01.html" in briefgen("build", "counties", "--today", "2027-01-04").out


def test_an_unreadable_source_ends_in_4_and_the_brief_names_it(project: Path, briefgen: Command) -> None:
    (project / "seeds" / "scan.pdf").write_bytes(b"%PDF-1.4 broken")
    said = briefgen("build", "counties", *DAY)
    assert said.code == 4
    assert "scan.pdf" in said.err
    assert "scan.pdf" in (project / "output/counties/counties-2026-01.html").read_text(encoding="utf-8")


def test_a_template_error_names_template_line_and_brief_and_others_are_built(
    project: Path, briefgen: Command
) -> None:
    (project / "templates" / "own.html.j2").write_text("<p>\n{{ nonsense.of.mine }}</p>", encoding="utf-8")
    spec = project / "briefs.yaml"
    text = spec.read_text(encoding="utf-8").replace("by: region", "by: region, template: own")
    spec.write_text(text, encoding="utf-8")
    said = briefgen("build", *DAY)
    assert said.code == 5
    assert "own.html.j2:2" in said.err
    assert "counties" in said.err
    assert (project / "output/employment/employment-2026-01.html").is_file()
    assert not (project / "output/counties").exists()


def test_a_selection_that_matches_nothing_is_said_in_a_sentence(project: Path, briefgen: Command) -> None:
    spec = project / "briefs.yaml"
    text = spec.read_text(encoding="utf-8").replace("by: region", "by: region, regions: [湖南省]")
    spec.write_text(text, encoding="utf-8")
    said = briefgen("build", "counties", *DAY)
    assert said.code == 0
    assert "counties" in said.err
    assert "nothing" in said.err
    assert "没有" in (project / "output/counties/counties-2026-01.html").read_text(encoding="utf-8")


def test_a_text_in_two_files_counts_once(project: Path, briefgen: Command) -> None:
    briefgen("facts", "--format", "csv")
    before = briefgen("facts", "--format", "csv").out
    (project / "seeds" / "zweit.txt").write_bytes((project / "seeds" / "jian.txt").read_bytes())
    assert briefgen("facts", "--format", "csv").out == before


def test_check_prints_every_fault_and_ends_in_3(project: Path, briefgen: Command) -> None:
    (project / "briefs.yaml").write_text(
        "briefs:\n  - {id: a, title: t, by: theme, themes: [就业业], regions: [集按市]}\n", encoding="utf-8"
    )
    for command in ("check", "build"):
        said = briefgen(command)
        assert said.code == 3
        assert "briefs.yaml:2:" in said.err
        assert "Did you mean “就业”?" in said.err
        assert "Did you mean “集安市”?" in said.err


def test_a_project_without_templates_prints_with_those_of_the_program(
    project: Path, briefgen: Command
) -> None:
    shutil.rmtree(project / "templates")
    assert briefgen("check").code == 0
    said = briefgen("build", "counties")
    assert said.code == 0
    assert "两地情况对照" in Path(said.out.split()[0]).read_text(encoding="utf-8")


def test_check_finds_that_the_default_template_is_missing(project: Path, briefgen: Command) -> None:
    (project / "templates" / "brief.html.j2").unlink()
    said = briefgen("check")
    assert said.code == 3
    assert "no template is called “brief”" in said.err


def test_a_pdf_set_in_other_faces_than_the_office_expects_says_so(
    project: Path, briefgen: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    fonts = project / "fonts"
    all_fonts = prepared(Path(__file__).parents[2] / default_folder())
    shutil.copytree(all_fonts.folder, fonts, ignore=shutil.ignore_patterns("fang.*", "kai.*"))
    manifest = json.loads((fonts / "fonts.json").read_text(encoding="utf-8"))
    manifest["fonts"] = [font for font in manifest["fonts"] if font["role"] not in ("fang", "kai")]
    (fonts / "fonts.json").write_text(json.dumps(manifest), encoding="utf-8")
    monkeypatch.setenv("BRIEFGEN_FONTS", str(fonts))
    (project / "briefs.yaml").write_text(
        "briefs: [{id: a, title: 甲, by: region, outputs: [pdf]}]\n", encoding="utf-8"
    )
    assert "no font for 仿宋、楷体 is here" in briefgen("build").err
    assert "no 仿宋; no 楷体" in briefgen("doctor").out


def test_signs_of_markup_are_not_quoted(project: Path, briefgen: Command) -> None:
    for name, count in (("集安市", 800), ("柳河县", 300)):
        text = f"# {name}2022年工作总结\n\n**教育** 2022年，{name}校车**{count}**辆。\n"
        (project / "seeds" / f"{count}.md").write_text(text, encoding="utf-8")
    (project / "briefs.yaml").write_text(
        "briefs: [{id: a, title: 甲, by: region, outputs: [html], sources: ['*.md']}]\n", encoding="utf-8"
    )
    page = Path(briefgen("build").out.split()[0]).read_text(encoding="utf-8")
    assert "教育：2022年，集安市校车800辆。" in page
    assert "**" not in page


def test_check_is_content_with_a_new_project(project: Path, briefgen: Command) -> None:
    said = briefgen("check")
    assert (said.code, said.err) == (0, "")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["bulid"], 2, "Did you mean “build”?"),
        (["build", "--ouput", "x"], 2, "Did you mean “--output”?"),
        (["build", "employmint"], 2, "Did you mean “employment”?"),
        (["build", "--today", "2026-02-30"], 2, "write YYYY-MM-DD"),
        (["build", "--jobs", "many"], 2, "is no number of processes"),
        (["build", "--spec", "none.yaml"], 3, "none.yaml"),
        (["build", "--sources", "nowhere"], 2, "nowhere"),
        (["build", "--store", "postgresql+psycopg://nobody@127.0.0.1:1/none"], 7, "does not answer"),
        (["build", "--issue", "0"], 2, "Numbers begin at 1"),
        (["send", "counties"], 2, "names nobody"),
        (["extract", "none.txt", "--out", "rows"], 4, "none.txt"),
        (["init", "."], 2, "stands there already"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_wrong_call_is_told_in_one_paragraph(
    words: list[str], code: int, said: str, project: Path, briefgen: Command
) -> None:
    result = briefgen(*words)
    assert result.code == code
    assert said in result.err
    assert "Traceback" not in result.err


def test_options_beat_the_environment_which_beats_the_spec(
    project: Path, briefgen: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFGEN_OUTPUT", "from-environment")
    monkeypatch.setenv("BRIEFGEN_TODAY", "2025-05-05")
    briefgen("build", "counties")
    assert (project / "from-environment/counties/counties-2025-01.html").is_file()
    briefgen("build", "counties", "--output", "from-option", *DAY)
    assert (project / "from-option/counties/counties-2026-01.html").is_file()


def test_facts_select_and_come_in_every_format(project: Path, briefgen: Command) -> None:
    asked = ("facts", "--region", "集安", "--theme", "就业", "--period", "2023")
    rows = list(csv.DictReader(io.StringIO(briefgen(*asked, "--format", "csv").out.lstrip("\ufeff"))))
    assert rows
    assert {row["REF_AREA_NAME"] for row in rows} == {"集安市"}
    lines = briefgen(*asked, "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["quote"] for line in lines] == [row["QUOTE"] for row in rows]
    assert len(briefgen(*asked).out.splitlines()) == len(rows) + 1
    path = Path(briefgen(*asked, "--format", "xlsx").out.strip())
    assert zipfile.ZipFile(path).testzip() is None


def test_facts_say_why_a_region_has_none(project: Path, briefgen: Command) -> None:
    assert "“火星” is no region known" in briefgen("facts", "--region", "火星").err
    said = briefgen("facts", "--region", "吉林省").err
    assert "no source tells anything of 吉林省 itself; inside it: " in said
    assert "集安市" in said


def test_facts_take_unchanged_documents_from_the_store(project: Path, briefgen: Command) -> None:
    first = briefgen("facts", "--format", "jsonl").out
    assert briefgen("facts", "--format", "jsonl").out == first
    (project / "seeds" / "sources.yaml").write_text("jian.txt: {region: 通化市}\n", encoding="utf-8")
    assert briefgen("facts", "--format", "jsonl").code == 0


def test_doctor_says_what_works(project: Path, briefgen: Command) -> None:
    said = briefgen("doctor")
    assert said.code == 0, said.out
    assert "ok      Python" in said.out
    assert "BRIEFGEN_SMTP_HOST" in said.out


def test_a_built_file_is_never_half_there(project: Path, briefgen: Command) -> None:
    briefgen("build", *DAY)
    assert not list((project / "output").rglob("*.part"))


CORRECTION = """corrections:
  - {document: jian.txt, quote: 16820元, field: value, value: 16280元, why: 与统计部门核对, who: 张三}
"""


def test_a_correction_is_used_by_every_later_build_and_told(project: Path, briefgen: Command) -> None:
    (project / "corrections.yaml").write_text(CORRECTION, encoding="utf-8")
    assert briefgen("check").code == 0
    said = briefgen("build", "counties", *DAY)
    assert (said.code, "warning" in said.err) == (0, False)
    brief = (project / "output/counties/counties-2026-01.html").read_text(encoding="utf-8")
    assert "16280" in brief
    assert "核改" in brief


def test_a_correction_that_matches_nothing_any_more_is_reported(project: Path, briefgen: Command) -> None:
    text = CORRECTION.replace("16820元", "99999元")
    (project / "corrections.yaml").write_text(text, encoding="utf-8")
    said = briefgen("build", "counties", *DAY)
    assert said.code == 0
    assert "warning: corrections.yaml:2:5: a correction matches nothing" in said.err


def test_a_faulty_correction_is_found_by_check(project: Path, briefgen: Command) -> None:
    text = CORRECTION.replace("field: value", "field: vlaue")
    (project / "corrections.yaml").write_text(text, encoding="utf-8")
    said = briefgen("check")
    assert said.code == 3
    assert "Did you mean “value”?" in said.err
