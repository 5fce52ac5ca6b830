"""`briefgen check`: every fault of the spec, its templates and codelists, without building."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path

from briefgen.cli.settings import settings
from briefgen.errors import BriefgenError, Errors
from briefgen.spec import json_schema

SCHEMA = "briefs.schema.json"


def run(options: Namespace) -> int:
    """Print every fault and end with exit code 3, or say that all is well."""
    if options.schema:
        path = Path(options.spec or "briefs.yaml").with_name(SCHEMA)
        path.write_text(json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        print(path)
        return 0
    from briefgen.pipeline.check import faults_of

    current = settings(options)
    faults: list[BriefgenError] = faults_of(current.project)
    if faults:
        raise Errors(faults)
    count = len(current.project.briefs)
    print(f"{current.project.file}: {count} briefs, no faults.")
    return 0
