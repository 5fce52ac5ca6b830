"""A YAML file becomes dataclasses, strictly.

The dataclass is the schema: its fields are the keys that may stand in the file, their annotations the
types, fields without a default the keys that must stand there. An unknown key, a wrong type, a key
given twice or a missing one is a `SpecError` with file, line, column and the nearest right word.
Every fault of a file is reported, not only the first.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import yaml

from briefgen.errors import Errors, SpecError, Where

T = TypeVar("T")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Marked(str):
    """A text that remembers where it stands in its file, for checks that follow the reading."""

    where: Where = Where()


_NAMES = {str: "text", Marked: "text", int: "a whole number", float: "a number", bool: "true or false"}


def load(path: Path, shape: type[T]) -> T:
    """Read `path` as one value of type `shape` (a dataclass, or a list or mapping of them).

    A dataclass that has a field `where: Where` gets the place at which its mapping begins.
    Raises `SpecError`, or `Errors` where the file holds several faults.
    """
    reader = _Reader(str(path))
    value = reader.read(_compose(path), shape)
    if reader.faults:
        raise reader.faults[0] if len(reader.faults) == 1 else Errors(list(reader.faults))
    return value  # type: ignore[no-any-return]


def nearest(word: str, known: list[str] | tuple[str, ...]) -> str:
    """A remedy that names the nearest of the known words, or lists them if none is near."""
    close = get_close_matches(word, known, n=1, cutoff=0.5)
    if close:
        return f"Did you mean “{close[0]}”?"
    return f"Known: {', '.join(known[:30])}." if known else ""


def _compose(path: Path) -> yaml.Node:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as fault:
        raise SpecError(f"cannot be read: {fault.strerror}.", str(path), "Check the path.") from fault
    except UnicodeDecodeError as fault:
        raise SpecError("is not UTF-8 text.", str(path), "Save it as UTF-8.") from fault
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark
        where = Where(str(path), mark.line + 1, mark.column + 1) if mark else Where(str(path))
        hint = "Check indentation, colons and quotes."
        raise SpecError(f"bad YAML: {fault.problem}.", where, hint) from fault
    except yaml.YAMLError as fault:
        raise SpecError(f"bad YAML: {fault}", str(path)) from fault
    return node if node is not None else yaml.MappingNode("tag:yaml.org,2002:map", [])


@cache
def _hints(shape: type) -> dict[str, Any]:
    return get_type_hints(shape)


class _Reader:
    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[SpecError] = []

    def read(self, node: yaml.Node, shape: Any) -> Any:
        origin, args = get_origin(shape), get_args(shape)
        if is_dataclass(shape):
            return self._dataclass(node, shape)
        if origin in (Union, types.UnionType):
            return self._union(node, args)
        if origin is Literal:
            return self._literal(node, args)
        if origin in (list, tuple):
            return self._sequence(node, origin, args[0])
        if origin in (dict, Mapping):
            return self._mapping(node, args[1])
        return self._scalar(node, shape)

    def fault(self, node: yaml.Node, message: str, hint: str = "") -> None:
        self.faults.append(SpecError(message, self._where(node), hint))

    def _where(self, node: yaml.Node) -> Where:
        mark = node.start_mark
        return Where(self.file, mark.line + 1, mark.column + 1) if mark else Where(self.file)

    def _dataclass(self, node: yaml.Node, shape: Any) -> Any:
        if not isinstance(node, yaml.MappingNode):
            self.fault(node, "keys with values are expected here.", "Write `key: value` lines.")
            return None
        hints = _hints(shape)
        known = {field.name: field for field in fields(shape) if field.name != "where"}
        items = self._items(node, list(known))
        values = {key: self.read(item, hints[key]) for key, item in items if key in known}
        missing = [
            name
            for name, field in known.items()
            if name not in values and field.default is MISSING and field.default_factory is MISSING
        ]
        for name in missing:
            self.fault(node, f"the key “{name}” is missing.", f"Add `{name}:`.")
        if "where" in hints:
            values["where"] = self._where(node)
        return None if missing else shape(**values)

    def _items(self, node: yaml.MappingNode, known: list[str] | None) -> list[tuple[str, yaml.Node]]:
        seen: dict[str, yaml.Node] = {}
        for key_node, item in node.value:
            key = str(key_node.value)
            if key in seen:
                self.fault(key_node, f"the key “{key}” stands here a second time.", "Keep one of the two.")
            elif known is not None and key not in known:
                self.fault(key_node, f"unknown key “{key}”.", nearest(key, known))
            seen[key] = item
        return list(seen.items())

    def _mapping(self, node: yaml.Node, shape: Any) -> dict[str, Any]:
        if not isinstance(node, yaml.MappingNode):
            self.fault(node, "keys with values are expected here.", "Write `key: value` lines.")
            return {}
        return {key: self.read(item, shape) for key, item in self._items(node, None)}

    def _sequence(self, node: yaml.Node, origin: type, shape: Any) -> Any:
        if not isinstance(node, yaml.SequenceNode):
            self.fault(node, "a list is expected here.", "Write one `- item` a line, or [a, b].")
            return origin()
        return origin(self.read(item, shape) for item in node.value)

    def _union(self, node: yaml.Node, args: tuple[Any, ...]) -> Any:
        if isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null" and type(None) in args:
            return None
        wanted = [arg for arg in args if arg is not type(None)]
        for arg in wanted[:-1]:
            trial = _Reader(self.file)
            value = trial.read(node, arg)
            if not trial.faults:
                return value
        return self.read(node, wanted[-1])

    def _literal(self, node: yaml.Node, args: tuple[Any, ...]) -> Any:
        value = getattr(node, "value", None)
        for arg in args:
            if value == str(arg):
                return arg
        words = [str(arg) for arg in args]
        self.fault(node, f"“{value}” is not one of the words allowed here.", nearest(str(value), words))
        return args[0]

    def _scalar(self, node: yaml.Node, shape: type) -> Any:
        if not isinstance(node, yaml.ScalarNode):
            self.fault(node, f"{_NAMES.get(shape, shape.__name__)} is expected here.")
            return shape()
        if shape is str:
            return node.value
        if shape is Marked:
            text = Marked(node.value)
            text.where = self._where(node)
            return text
        tag = node.tag.rsplit(":", 1)[-1]
        try:
            if shape is bool and tag == "bool":
                return node.value.lower() in ("true", "yes", "on")
            if shape is int and tag == "int":
                return int(node.value.replace("_", ""), 0)
            if shape is float and tag in ("int", "float"):
                return float(node.value)
        except ValueError:
            pass
        self.fault(node, f"{_NAMES.get(shape, shape.__name__)} is expected here, not “{node.value}”.")
        return shape()
