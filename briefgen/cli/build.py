"""`briefgen build`: briefs into the output folder, and where each lies on standard output."""

from __future__ import annotations

import sys
from argparse import Namespace

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
        if built.empty:
            words = "nothing in the sources matches its selection; it says so."
            print(f"briefgen: warning: {built.spec.id}: {words}", file=sys.stderr)
    sys.stdout.flush()
    for fault in outcome.faults:
        report(fault, options.verbose)
    if options.send and outcome.built:
        from briefgen.cli.send import send_all

        return max(outcome.exit_code, send_all(current, [built.spec for built in outcome.built], options))
    return outcome.exit_code
