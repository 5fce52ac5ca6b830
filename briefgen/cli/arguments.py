"""The words of the command line. Each command's code is imported only when it runs."""

from __future__ import annotations

import argparse
import datetime
import importlib
import os
import re
from collections.abc import Callable, Sequence
from typing import NoReturn

from briefgen import __version__
from briefgen.yamlfile import nearest

COMMANDS = {
    "build": "read sources, compare and render the named briefs (default: all)",
    "extract": "write observations, measures and issues of files as JSON lines",
    "check": "check briefs.yaml, its templates and codelists without building",
    "facts": "list observations",
    "explain": "show for each figure the rules and the context that decided it",
    "send": "mail the built issue of briefs, once to each address",
    "weekly": "build what is new and mail the briefs that say so; quiet when all is well",
    "init": "make a new project that builds at once",
    "doctor": "say what works here and what to do about the rest",
}


class _Parser(argparse.ArgumentParser):
    """An argument parser that names the nearest right word."""

    def error(self, message: str) -> NoReturn:
        wrong = re.search(r"invalid choice: '([^']*)'", message) or re.search(
            r"arguments: (--?[\w-]+)", message
        )
        hint = ""
        if wrong:
            words = [option for action in self._actions for option in action.option_strings]
            hint = " " + nearest(wrong[1], words if wrong[1].startswith("-") else list(COMMANDS))
        self.exit(2, f"{self.prog}: {message}.{hint} See `{self.prog} --help`.\n")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The command line as options; `run` is the command to call with them."""
    parser = _Parser(prog="briefgen", description="Chinese official documents become comparison briefs.")
    parser.add_argument("--version", action="version", version=f"briefgen {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)
    shared = _common()
    for name, words in COMMANDS.items():
        command = commands.add_parser(
            name, help=words, description=words, parents=[shared], allow_abbrev=False
        )
        if name in _ARGUMENTS:
            _ARGUMENTS[name](command)
        command.set_defaults(run=_command(name))
    options, rest = parser.parse_known_args(argv)
    if rest:
        commands.choices[options.command].error(f"unrecognized arguments: {' '.join(rest)}")
    return options


def _command(name: str) -> Callable[[argparse.Namespace], int]:
    def run(options: argparse.Namespace) -> int:
        return int(importlib.import_module(f"briefgen.cli.{name}").run(options))

    return run


def _common() -> _Parser:
    shared = _Parser(add_help=False)
    group = shared.add_argument_group("common options (each also as BRIEFGEN_… in the environment)")
    group.add_argument("--spec", metavar="FILE", default=_env("SPEC"), help="default: briefs.yaml")
    group.add_argument("--sources", metavar="DIR", default=_env("SOURCES"), help="folder of documents")
    group.add_argument("--output", metavar="DIR", default=_env("OUTPUT"), help="folder of briefs")
    group.add_argument("--store", metavar="URL", default=_env("STORE"), help="database of what was read")
    group.add_argument("--today", metavar="YYYY-MM-DD", type=_day, default=_env("TODAY"))
    group.add_argument(
        "--jobs", metavar="N", type=_jobs, default=_env("JOBS") or "0", help="default: as needed"
    )
    group.add_argument("--quiet", action="store_true", default=bool(_env("QUIET")), help="no progress")
    group.add_argument("--verbose", action="store_true", default=bool(_env("VERBOSE")), help="tracebacks")
    return shared


def _env(name: str) -> str | None:
    return os.environ.get(f"BRIEFGEN_{name}") or None


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no date; write YYYY-MM-DD") from None


def _jobs(text: str) -> int:
    if not text.isdigit():
        raise argparse.ArgumentTypeError(f"“{text}” is no number of processes; write 1, 2, 3 …")
    return int(text)


def _build(command: argparse.ArgumentParser) -> None:
    command.add_argument("briefs", nargs="*", metavar="BRIEF", help="ids of briefs.yaml")
    command.add_argument("--issue", type=int, metavar="N", help="number of the issue within its year")
    command.add_argument("--send", action="store_true", help="mail the briefs when they are built")


def _extract(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", metavar="FILE")
    command.add_argument(
        "--out", required=True, metavar="DIR", help="folder for STEM.obs.jsonl and the others"
    )


def _check(command: argparse.ArgumentParser) -> None:
    command.add_argument("--schema", action="store_true", help="write briefs.schema.json beside the spec")


def _facts(command: argparse.ArgumentParser) -> None:
    command.add_argument("--region", action="append", metavar="R", help="official or short name, or a code")
    command.add_argument("--theme", action="append", metavar="T")
    command.add_argument("--indicator", action="append", metavar="I", help="id, or a part of its words")
    command.add_argument("--period", action="append", metavar="P", help="2022 finds 2022-07 too")
    command.add_argument("--format", choices=("table", "csv", "jsonl", "xlsx"), default="table")


def _explain(command: argparse.ArgumentParser) -> None:
    command.add_argument("place", metavar="FILE[:START]", help="a file, or one figure by its offset")


def _send(command: argparse.ArgumentParser) -> None:
    command.add_argument("briefs", nargs="+", metavar="BRIEF", help="ids of briefs.yaml")
    command.add_argument("--dry-run", action="store_true", help="write the .eml, open no connection")
    command.add_argument("--again", action="store_true", help="also to those who have this issue")


def _weekly(command: argparse.ArgumentParser) -> None:
    command.add_argument("--dry-run", action="store_true", help="write the .eml, open no connection")


def _init(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", nargs="?", default=".", metavar="DIR")


_ARGUMENTS: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "build": _build,
    "extract": _extract,
    "check": _check,
    "facts": _facts,
    "explain": _explain,
    "send": _send,
    "weekly": _weekly,
    "init": _init,
}
