"""`briefgen init`: a new project with specs, templates and sample documents, which builds at once."""

from __future__ import annotations

import json
import shutil
from argparse import Namespace
from pathlib import Path

import briefgen
from briefgen.cli.check import SCHEMA
from briefgen.errors import UsageError
from briefgen.shipped import shipped_templates
from briefgen.spec import json_schema


def run(options: Namespace) -> int:
    """Fill a folder with a project; nothing that stands there already is touched."""
    folder = Path(options.folder)
    starter = Path(briefgen.__file__).parent / "starter"
    files = {path.relative_to(starter): path for path in sorted(starter.rglob("*")) if path.is_file()}
    templates = shipped_templates()
    files |= {Path("templates") / path.name: path for path in sorted(templates.iterdir()) if path.is_file()}
    there = [str(name) for name in files if (folder / name).exists()]
    if there:
        hint = "Name an empty folder; nothing was changed."
        raise UsageError(f"{', '.join(there[:3])} stands there already.", str(folder), hint)
    for name, source in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, folder / name)
    schema = json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    (folder / SCHEMA).write_text(schema, encoding="utf-8")
    print(f"A project with two briefs and two sample documents lies in {folder.resolve()}.")
    print("Build it with `briefgen build` there; then put your own documents into seeds/.")
    return 0
