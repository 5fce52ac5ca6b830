"""The house keeps its shape: imports go one way, files and functions stay short, the README is whole."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.cli.arguments import COMMANDS

PROJECT = Path(__file__).parents[1]
PACKAGE = PROJECT / "briefgen"
FILES = sorted(PACKAGE.rglob("*.py"))

# A module imports only what stands before it, and its own parts.
ORDER = (
    "errors shipped yamlfile model catalogue codelists spec read extract resolve audit store compare news brief "
    "render fonts write deliver pipeline doctor cli"
).split()

# Each heavy library has one door: the part of the package that may import it.
DOORS = {
    "opencc": {"read"},
    "trafilatura": {"read"},
    "pypdf": {"read"},
    "charset_normalizer": {"read"},
    "sqlalchemy": {"store"},
    "jinja2": {"render"},
    "weasyprint": {"write"},
    "pptx": {"write"},
    "smtplib": {"deliver"},
    "yaml": {"yamlfile"},
}

FORBIDDEN_NAMES = {"utils", "helpers", "manager", "base", "common"}


def part_of(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def name_of(file: Path) -> str:
    return str(file.relative_to(PACKAGE))


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_a_module_imports_only_what_stands_before_it(file: Path) -> None:
    part = part_of(file)
    if part == "__init__":
        return
    assert part in ORDER, f"say in ORDER where “{part}” stands"
    others = {m.split(".")[1] for m in imported(file) if m.startswith("briefgen.")} - {part}
    late = [other for other in others if ORDER.index(other) > ORDER.index(part)]
    assert not late


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_a_heavy_library_has_one_door(file: Path) -> None:
    for module in imported(file):
        doors = DOORS.get(module.split(".")[0])
        assert doors is None or part_of(file) in doors, f"{module} is imported outside {doors}"


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_files_and_functions_stay_short(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 400
    for function in functions(file):
        lines = (function.end_lineno or 0) - function.lineno + 1
        assert lines <= 60, f"{function.name} has {lines} lines"


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_a_function_takes_five_things_at_most(file: Path) -> None:
    for function in functions(file):
        names = [arg.arg for arg in (*function.args.posonlyargs, *function.args.args)]
        asked = [name for name in names if name not in ("self", "cls")]
        # What has a default is offered, not asked.
        asked = asked[: len(asked) - len(function.args.defaults) or None]
        assert len(asked) <= 5, f"{function.name} asks for {', '.join(asked)}"


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert not FORBIDDEN_NAMES & {part for file in FILES for part in file.with_suffix("").parts[-2:]}


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_every_command_and_exit_code_is_documented(readme: str) -> None:
    text = (PROJECT / readme).read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"`briefgen {command}" in text
    for code in range(8):
        assert re.search(rf"^\| {code} \|", text, re.MULTILINE)


def test_every_part_and_dependency_has_its_line_in_the_readme() -> None:
    text = (PROJECT / "README.md").read_text(encoding="utf-8")
    for part in sorted({part_of(file) for file in FILES} - {"__init__"}):
        assert re.search(rf"`{part}(\.py|/)`", text), f"README says nothing of {part}"
    project = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    for name in re.findall(r'^    "([A-Za-z][\w-]*)', project.split("[project.optional")[0], re.MULTILINE):
        assert name in text, f"README does not say why {name} is needed"


def test_nothing_of_one_machine_stands_in_the_files() -> None:
    pattern = r"(^|[^[:alnum:]_./~-])/(work|root|home)/[a-z]"
    command = ["git", "grep", "-nIE", pattern, "--", ".", ":!tests/test_architecture.py"]
    found = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert found.stdout == ""
    locks = "".join(path.read_text(encoding="utf-8") for path in PROJECT.glob("requirements*.lock"))
    assert "http" not in locks
    assert "file:" not in locks
