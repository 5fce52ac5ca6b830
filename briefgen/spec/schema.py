"""The JSON Schema of `briefs.yaml`, made from the dataclasses that read it."""

from __future__ import annotations

import types
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from briefgen.spec.shape import FileKeys
from briefgen.yamlfile import Marked

_SCALARS = {str: "string", Marked: "string", int: "integer", float: "number", bool: "boolean"}
_WORDS = {
    "id": "Name of the brief: its folder and file names begin with it.",
    "by": "What stands side by side: regions, or all regions under one theme.",
    "regions": "Official names of areas (湖南省, 株洲市); empty: all.",
    "subregions": "Compare the areas inside the named regions with each other too.",
    "themes": "Names of themes (收入, 就业); empty: all.",
    "indicators": "Ids of the catalogue; empty: all.",
    "periods": "2022, 2022-07 or 2022-01/2022-10; empty: all.",
    "sources": "For a brief: file names or patterns; for the project: the folder of documents.",
    "template": "A file in the templates folder.",
    "outputs": "Formats to write.",
    "numbering": "How an issue is numbered in file names: {year}, {issue} and {total}.",
    "compare_with_last": "Open with what is new since the last issue.",
    "weekly": "Built by `briefgen weekly`.",
    "head": "Head and tail of the 简报.",
    "mail": "To whom the issue goes; server and password come from the environment.",
    "defaults": "What holds for every brief that does not say otherwise.",
    "codelists": "Own files that add to the catalogue or override it.",
    "corrections": "The file in which editors settle doubts.",
    "store": "Database URL; empty: a SQLite file beside the output.",
}


def json_schema() -> dict[str, Any]:
    """The schema of the whole file, for editors that complete and check YAML."""
    definition = _object(FileKeys)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "briefs.yaml", **definition}


def _object(shape: type) -> dict[str, Any]:
    hints = get_type_hints(shape)
    properties = {}
    required = []
    for field in fields(shape):
        if field.name == "where":
            continue
        words = {"description": _WORDS[field.name]} if field.name in _WORDS else {}
        properties[field.name] = {**_schema(hints[field.name]), **words}
        if field.default is MISSING and field.default_factory is MISSING:
            required.append(field.name)
    rest = {"required": required} if required else {}
    return {"type": "object", "properties": properties, "additionalProperties": False, **rest}


def _schema(shape: Any) -> dict[str, Any]:
    origin, args = get_origin(shape), get_args(shape)
    if is_dataclass(shape) and isinstance(shape, type):
        return _object(shape)
    if origin in (Union, types.UnionType):
        return _schema(next(arg for arg in args if arg is not type(None)))
    if origin is Literal:
        return {"enum": list(args)}
    if origin is tuple:
        return {"type": "array", "items": _schema(args[0])}
    return {"type": _SCALARS[shape]}
