"""The commands: words from the command line in, prose and an exit code out."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence

from briefgen.errors import BriefgenError, Errors


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; every error leaves as one readable paragraph and its exit code."""
    from briefgen.cli.arguments import parse

    options = parse(sys.argv[1:] if argv is None else argv)
    try:
        return int(options.run(options))
    except BrokenPipeError:
        # The reader of our output has gone (`briefgen facts | head`): nothing is wrong.
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        print("briefgen: stopped; what was finished stays.", file=sys.stderr)
        return 130
    except Exception as fault:
        return report(fault, options.verbose)


def report(fault: Exception, verbose: bool = False) -> int:
    """Say what is wrong on standard error; returns the exit code that goes with it."""
    if verbose:
        traceback.print_exception(fault)
    if not isinstance(fault, BriefgenError):
        print(f"briefgen: an unexpected fault, {type(fault).__name__}: {fault}", file=sys.stderr)
        print("This is a bug; run again with --verbose and report what it prints.", file=sys.stderr)
        return 1
    for each in fault.faults if isinstance(fault, Errors) else (fault,):
        print(f"briefgen: {each}", file=sys.stderr)
    return fault.exit_code
