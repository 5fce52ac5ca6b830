"""`briefs.yaml` becomes `BriefSpec`s, checked against the catalogue; its JSON Schema is made here too."""

from briefgen.spec.check import Known, check_project
from briefgen.spec.load import load_project
from briefgen.spec.schema import json_schema
from briefgen.spec.shape import BriefSpec, By, HeadSpec, MailSpec, Output, Project

__all__ = [
    "BriefSpec",
    "By",
    "HeadSpec",
    "Known",
    "MailSpec",
    "Output",
    "Project",
    "check_project",
    "json_schema",
    "load_project",
]
