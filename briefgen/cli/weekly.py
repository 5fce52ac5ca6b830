"""`briefgen weekly`: what a timer calls. Says nothing when all is well, and one report when it is not."""

from __future__ import annotations

import contextlib
import io
import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace

from briefgen.cli import report
from briefgen.cli.send import send_all
from briefgen.cli.settings import settings
from briefgen.errors import BriefgenError
from briefgen.pipeline.run import Run
from briefgen.spec import BriefSpec


def run(options: Namespace) -> int:
    """Build and mail what is due, one run at a time; returns the gravest exit code."""
    from briefgen.store import only_one

    current = settings(options)
    if not options.verbose:
        current = replace(current, progress=lambda words: None)
    with only_one(current.project.output / ".weekly.lock", "briefgen weekly"):
        done, failed = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(done), contextlib.redirect_stderr(failed):
            code = _finished(current, options)
    if code or failed.getvalue():
        print(_account(code, done.getvalue(), failed.getvalue()), file=sys.stderr)
    elif options.verbose:
        print(done.getvalue(), end="")
    return code


def _finished(current: Run, options: Namespace) -> int:
    """First what the last run left, then this week; an error ends up in the report like all others."""
    from briefgen.pipeline.unfinished import begin, end, leftover

    due = [spec for spec in current.project.briefs if spec.weekly] or list(current.project.briefs)
    code = 0
    try:
        if not options.dry_run:
            left = leftover(current, [spec for spec in due if spec.mail and spec.mail.send])
            for words in left.words:
                print(words, file=sys.stderr)
            code = send_all(current, left.owed, options)
            begin(current)
        code = max(code, _week(current, due, options))
    except BriefgenError as fault:
        code = max(code, report(fault, options.verbose))
    if not options.dry_run:
        end(current)
    return code


def _week(current: Run, due: Sequence[BriefSpec], options: Namespace) -> int:
    from briefgen.pipeline.build import build

    outcome = build(current, [spec.id for spec in due])
    for built in outcome.built:
        print(f"{built.spec.id}: built {', '.join(path.name for path in built.files)}")
    for words in outcome.warnings:
        print(words, file=sys.stderr)
    for fault in outcome.faults:
        report(fault, options.verbose)
    mailed = [built.spec for built in outcome.built if built.spec.mail and built.spec.mail.send]
    return max(outcome.exit_code, send_all(current, mailed, options))


def _account(code: int, done: str, failed: str) -> str:
    """One report that a person can act on: first what went wrong, then what was done all the same."""
    parts = [f"briefgen weekly ended with exit code {code}.", "What went wrong:", _indented(failed)]
    return "\n".join([*parts, "What was done:", _indented(done or "nothing\n")])


def _indented(lines: str) -> str:
    return "\n".join(f"  {line.removeprefix('briefgen: ')}" for line in lines.splitlines())
