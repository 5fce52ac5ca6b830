"""The file around the document: properties, and a zip that is the same on every build."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from briefgen.model import Brief
from briefgen.write.issued import date_of

_FIRST = "[Content_Types].xml"
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip of these files, content types first, the rest by name, all with one fixed date."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name in sorted(files, key=lambda name: (name != _FIRST, name)):
            info = ZipInfo(name, _EARLIEST)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            archive.writestr(info, files[name])
    return buffer.getvalue()


def rezipped(content: bytes) -> bytes:
    """The same package in a fixed order and with fixed dates."""
    with ZipFile(BytesIO(content)) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()})


def set_properties(properties: Any, brief: Brief) -> None:
    """Title, author, subject, language and dates, all from the brief."""
    head = brief.head
    properties.title = brief.title
    properties.author = head.unit
    properties.last_modified_by = head.unit
    properties.subject = f"{head.name}第{head.issue}期" if head.name and head.issue else head.name
    properties.language = "zh-CN"
    properties.revision = 1
    properties.created = properties.modified = date_of(brief).replace(tzinfo=None)
