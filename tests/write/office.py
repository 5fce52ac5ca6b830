"""What the tests of the Word and Excel writers share: briefs through the real templates, and LibreOffice."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from ooxml_integrity import ERROR, WARN, check
from openxml_audit import FileFormat, OpenXmlValidator
from sample_briefs import ALL

from briefgen.model import Brief
from briefgen.render import House, render
from briefgen.write import Rendered
from briefgen.write.docx import docx

TEMPLATES = Path(__file__).parents[2] / "templates"
HOUSE = House.within(TEMPLATES)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def rendered(brief: Brief, template: str = "brief", house: House = HOUSE) -> Rendered:
    return Rendered(brief, render(brief, Path(f"{template}.html.j2"), house), house)


@lru_cache
def word(name: str, template: str = "brief") -> bytes:
    return docx(rendered(ALL[name], template))


def part(content: bytes, name: str) -> etree._Element:
    with ZipFile(BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def names(content: bytes) -> list[str]:
    with ZipFile(BytesIO(content)) as archive:
        return archive.namelist()


def faults(path: Path) -> list[str]:
    """What two validators object to: one to the schema; one, in Word files, to references, styles and parts."""
    validator = OpenXmlValidator(FileFormat.OFFICE_2019)
    found = [f"{fault.path}: {fault.description}" for fault in validator.validate(path).errors]
    if path.suffix == ".docx":
        found += [str(finding) for finding in check(path) if finding.severity in (ERROR, WARN)]
    return found


def office() -> str:
    """LibreOffice, without which CI fails and a desk skips."""
    program = shutil.which("soffice")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice is not installed: apt-get install libreoffice-writer-nogui")
        pytest.skip("LibreOffice is not installed")
    return program


def converted(files: list[Path], kind: str, folder: Path) -> None:
    """Convert files through LibreOffice into `folder`, under a profile of its own."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [office(), profile, "--headless", "--convert-to", kind, "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=180)
