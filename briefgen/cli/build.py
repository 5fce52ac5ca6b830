"""`briefgen build`: briefs into the output folder, and where each lies on standard output."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from briefgen.cli import report
from briefgen.cli.settings import settings

if TYPE_CHECKING:
    from briefgen.pipeline.issue import Built


def run(options: Namespace) -> int:
    """Build what is asked for; faults are reported one by one, the gravest gives the exit code."""
    from briefgen.pipeline.build import build

    current = settings(options)
    outcome = build(current, options.briefs, options.issue)
    for built in outcome.built:
        for path in built.files:
            print(path)
        for words in warnings(built):
            print(f"briefgen: warning: {built.spec.id}: {words}", file=sys.stderr)
    sys.stdout.flush()
    for fault in outcome.faults:
        report(fault, options.verbose)
    if options.send and outcome.built:
        from briefgen.cli.send import send_all

        return max(outcome.exit_code, send_all(current, [built.spec for built in outcome.built], options))
    return outcome.exit_code


def warnings(built: Built) -> list[str]:
    """What the reader of a brief would wonder at."""
    words = []
    if built.empty:
        words.append("nothing in the sources matches its selection; it says so.")
    if built.number.later:
        day = built.number.later
        words.append(f"an earlier issue is dated {day}, after this one; check the clock or --today.")
    return words
