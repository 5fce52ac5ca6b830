"""`briefgen build`: briefs into the output folder, and where each lies on standard output."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator

from briefgen.cli import report
from briefgen.cli.settings import settings


def run(options: Namespace) -> int:
    """Build what is asked for; faults are reported one by one, the gravest gives the exit code."""
    from briefgen.pipeline.build import build

    current = settings(options)
    outcome = build(current, options.briefs, options.issue)
    for built in outcome.built:
        for path in built.files:
            print(path)
    sys.stdout.flush()
    if any(path.suffix == ".pdf" for built in outcome.built for path in built.files):
        outcome.warnings += _substituted()
    for words in outcome.warnings:
        print(f"briefgen: warning: {words}", file=sys.stderr)
    for fault in outcome.faults:
        report(fault, options.verbose)
    if options.send and outcome.built:
        from briefgen.cli.send import send_all

        return max(outcome.exit_code, send_all(current, [built.spec for built in outcome.built], options))
    return outcome.exit_code


def _substituted() -> Iterator[str]:
    """A PDF set in other faces than the office expects is still a PDF; who builds by hand should know."""
    from briefgen.fonts import prepared

    lacking = "、".join(role.typeface for role in prepared().lacking())
    if lacking:
        yield f"no font for {lacking} is here, another serves; `python -m briefgen.fonts` fetches it."
