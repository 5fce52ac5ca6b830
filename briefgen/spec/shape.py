"""The shape of `briefs.yaml`: its keys are the fields of these dataclasses, checked by `yamlfile`.

Everything that a brief may say may also stand under `defaults:`; a brief's own word wins. The types
that the rest of the program sees (`BriefSpec`, `Project`) carry plain values with all defaults filled.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from briefgen.errors import Where
from briefgen.yamlfile import Marked

By = Literal["region", "theme"]
Output = Literal["docx", "pdf", "html", "xlsx"]
Colour = Literal["red", "black"]

DEFAULT_TEMPLATE = "brief"


# --- as written in the file: what is absent is None ---------------------------------------------


@dataclass(frozen=True, kw_only=True)
class HeadKeys:
    """`head:`, the head and tail of a 简报."""

    name: str | None = None
    unit: str | None = None
    report_to: str | None = None
    copy_to: str | None = None
    send_to: str | None = None
    copies: int | None = None
    colour: Colour | None = None
    editor_note: str | None = None
    appendices: tuple[str, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class MailKeys:
    """`mail:`, to whom an issue goes and with which words; server and password come from outside."""

    to: tuple[Marked, ...] | None = None
    cc: tuple[Marked, ...] | None = None
    bcc: tuple[Marked, ...] | None = None
    reply_to: Marked | None = None
    subject: str | None = None
    body: str | None = None
    attach: tuple[Output, ...] | None = None
    send: bool | None = None


@dataclass(frozen=True, kw_only=True)
class SharedKeys:
    """What may stand in a brief and under `defaults:` alike."""

    where: Where = field(default_factory=Where)
    regions: tuple[Marked, ...] | None = None
    subregions: bool | None = None
    themes: tuple[Marked, ...] | None = None
    indicators: tuple[Marked, ...] | None = None
    periods: tuple[Marked, ...] | None = None
    sources: tuple[Marked, ...] | None = None
    template: Marked | None = None
    outputs: tuple[Output, ...] | None = None
    numbering: Marked | None = None
    compare_with_last: bool | None = None
    weekly: bool | None = None
    head: HeadKeys | None = None
    mail: MailKeys | None = None


@dataclass(frozen=True, kw_only=True)
class BriefKeys(SharedKeys):
    """One entry under `briefs:`."""

    id: Marked
    title: str
    by: By


@dataclass(frozen=True, kw_only=True)
class FileKeys:
    """The whole of `briefs.yaml`."""

    briefs: tuple[BriefKeys, ...]
    defaults: SharedKeys = field(default_factory=SharedKeys)
    sources: Marked | None = None
    output: Marked | None = None
    templates: Marked | None = None
    store: Marked | None = None
    codelists: tuple[Marked, ...] = ()
    corrections: Marked | None = None
    organisation: str = ""


# --- as the program uses it: every default filled -----------------------------------------------


@dataclass(frozen=True, slots=True)
class HeadSpec:
    """Words of the head and tail of a brief; empty ones are not printed."""

    name: str = "工作简报"
    unit: str = ""
    report_to: str = ""
    copy_to: str = ""
    send_to: str = ""
    copies: int = 0
    colour: Colour = "red"
    editor_note: str = ""
    appendices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MailSpec:
    """Recipients and words of the mail that carries a brief. `send`: `briefgen weekly` mails it."""

    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    reply_to: str = ""
    subject: str = "{{ head.name }}第{{ head.issue }}期：{{ title }}"
    body: str = (
        "现将《{{ title }}》（第{{ head.issue }}期，{{ head.date }}）送上，请查收附件。\n\n{{ head.unit }}\n"
    )
    attach: tuple[Output, ...] = ("pdf",)
    send: bool = False


@dataclass(frozen=True, slots=True)
class BriefSpec:
    """One brief: what it selects, how it is laid out, where it goes.

    Empty `regions`, `themes`, `indicators`, `periods` and `sources` select everything. `regions` and
    `themes` are names of the catalogue; with `subregions` the areas inside the named ones are compared
    too. `sources` are file names or patterns such as `2023-*.txt`.
    """

    id: str
    title: str
    by: By
    regions: tuple[str, ...] = ()
    subregions: bool = False
    themes: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    template: str = DEFAULT_TEMPLATE
    outputs: tuple[Output, ...] = ("docx", "pdf")
    numbering: str = "{year}-{issue:02}"
    compare_with_last: bool = False
    weekly: bool = False
    head: HeadSpec = HeadSpec()
    mail: MailSpec | None = None
    where: Where = field(default_factory=Where)


@dataclass(frozen=True, slots=True)
class Project:
    """`briefs.yaml` as read: the briefs and what holds for all of them. Paths are resolved."""

    file: Path
    briefs: tuple[BriefSpec, ...]
    sources: Path
    output: Path
    templates: Path
    store: str
    codelists: tuple[Path, ...]
    corrections: Path
    organisation: str
