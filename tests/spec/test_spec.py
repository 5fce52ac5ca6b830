"""briefs.yaml: what it says is what the program sees; every fault names place and remedy."""

from pathlib import Path

import jsonschema
import pytest
import yaml

from briefgen.errors import BriefgenError, Errors
from briefgen.spec import Known, check_project, json_schema, load_project

PROJECT = Path(__file__).parents[2]
CASES = yaml.safe_load((Path(__file__).parent / "faults.yaml").read_text(encoding="utf-8"))
KNOWN = Known(
    regions=("湖南省", "湖北省", "株洲市"),
    themes=("就业", "收入", "住房"),
    indicators=("population",),
    templates=PROJECT / "templates",
)


def faults(text: str, folder: Path) -> list[str]:
    path = folder / "briefs.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        load_project(path)
        found = check_project(path, KNOWN)
    except Errors as several:
        found = list(several.faults)
    except BriefgenError as fault:
        found = [fault]
    return [f"{fault.where.line}:{fault.where.column} {fault.message} {fault.hint}" for fault in found]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_fault_is_named_with_its_place_and_the_nearest_right_word(case: dict, tmp_path: Path) -> None:
    said = "\n".join(faults(case["text"], tmp_path))
    for words in case["said"]:
        assert words in said


def test_a_brief_takes_from_the_defaults_what_it_does_not_say(tmp_path: Path) -> None:
    path = tmp_path / "briefs.yaml"
    path.write_text(
        """organisation: 某办
defaults: {outputs: [pdf], head: {name: 简报, copies: 20}, mail: {subject: s}}
briefs:
  - {id: a, title: 甲, by: region}
  - {id: b, title: 乙, by: theme, outputs: [docx], head: {copies: 5}, mail: {to: [x@example.org]}}
""",
        encoding="utf-8",
    )
    first, second = load_project(path).briefs
    assert (first.outputs, first.head.copies, first.head.unit, first.mail) == (("pdf",), 20, "某办", None)
    assert (second.outputs, second.head.name, second.head.copies) == (("docx",), "简报", 5)
    assert second.mail is not None
    assert (second.mail.subject, second.mail.to) == ("s", ("x@example.org",))


def test_the_shipped_briefs_fit_the_schema_and_the_schema_file_is_fresh() -> None:
    text = (PROJECT / "briefs.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=briefs.schema.json\n")
    jsonschema.validate(yaml.safe_load(text), json_schema())
    shipped = yaml.safe_load((PROJECT / "briefs.schema.json").read_text(encoding="utf-8"))
    assert shipped == json_schema(), "run `make schema`"


def test_the_schema_refuses_what_the_reader_refuses() -> None:
    wrong = {"briefs": [{"id": "a", "title": "t", "by": "region", "regons": []}]}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, json_schema())


def test_the_shipped_briefs_are_those_that_the_project_promises() -> None:
    project = load_project(PROJECT / "briefs.yaml")
    regions = [brief.regions for brief in project.briefs if brief.by == "region"]
    themes = [b.themes for b in project.briefs if b.by == "theme" and b.template.startswith("brief")]
    styles = {brief.template.split(".")[0] for brief in project.briefs}
    assert project.briefs[0].id == "weekly"
    assert regions[1:] == [(name,) for name in ("湖南省", "湖北省", "株洲市", "咸宁市", "贺州市")]
    assert themes == [(n,) for n in ("收入", "就业", "产业", "防返贫监测", "责任与驻村", "资金项目")]
    assert styles == {"brief", "report", "onepage"}
