"""`briefgen doctor`: what works here and what to do about the rest."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path

from briefgen.cli import report
from briefgen.cli.settings import settings
from briefgen.errors import BriefgenError


def run(options: Namespace) -> int:
    """Print one line a finding; the exit code is that of what is needed and does not work."""
    from briefgen.doctor import examine

    worst = 0
    current = None
    try:
        if Path(options.spec or "briefs.yaml").is_file() or options.spec:
            current = settings(options)
    except BriefgenError as fault:
        worst = report(fault)
    url = options.store or (current.store_url if current else "sqlite://")
    for finding in examine(current.project if current else None, url, os.environ):
        mark = "ok" if finding.well else ("MISSING" if finding.needed else "-")
        print(f"{mark:<8}{finding.what}: {finding.found}" + ("" if finding.well else f" → {finding.remedy}"))
        if finding.needed and not finding.well:
            worst = max(worst, finding.exit_code)
    return worst
