"""Frozen dataclasses to JSON and back, driven by their annotations.

A dataclass becomes an object that leaves out fields at their default, so that a field added later with
a default reads from an older record, and a field that went is ignored. Decimals and dates are texts.
Where an annotation allows several dataclasses, the object names its class under `~`.
"""

from __future__ import annotations

import datetime
import json
import types
from collections.abc import Callable, Hashable
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
_Decoder = Callable[[Any], Any]
_CLASS = "~"


def to_json(value: object) -> str:
    """The JSON text of a dataclass, or of a tuple of them; equal values give equal texts."""
    return json.dumps(_encoded(value), ensure_ascii=False, separators=(",", ":"))


def from_json(text: str, shape: type[T]) -> T:
    """The value of type `shape` that `text` stands for; ValueError, KeyError or TypeError if it is none."""
    decoded: T = _decoder(cast(Hashable, shape))(json.loads(text))
    return decoded


def _encoded(value: Any) -> Any:
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, (tuple, list)):
        return [_encoded(item) for item in value]
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return _object(value)


def _object(value: Any) -> dict[str, Any]:
    kind = type(value)
    pairs = ((name, default, getattr(value, name)) for name, default in _defaults(cast(Hashable, kind)))
    content = {name: _encoded(item) for name, default, item in pairs if default is MISSING or item != default}
    return {_CLASS: kind.__name__, **content}


@cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((field.name, field.default) for field in fields(kind))


@cache
def _decoder(shape: Any) -> _Decoder:
    origin, args = get_origin(shape), get_args(shape)
    if is_dataclass(shape):
        return _dataclass(shape)
    if origin in (Union, types.UnionType):
        return _union(args)
    if origin is tuple:
        return _tuple(args)
    if origin is Literal or shape in (str, bool, int):
        return _same
    if shape is Decimal:
        return Decimal
    if shape is datetime.date:
        return datetime.date.fromisoformat
    raise TypeError(f"no rule reads {shape!r} from JSON")


def _same(raw: Any) -> Any:
    return raw


def _dataclass(shape: Any) -> _Decoder:
    hints = get_type_hints(shape)
    known = {field.name: field for field in fields(shape)}
    decoders: dict[str, _Decoder] = {}

    def decode(raw: dict[str, Any]) -> Any:
        if not decoders:  # late, because a shape may hold itself
            decoders.update({name: _decoder(hints[name]) for name in known})
        return shape(**{name: decoders[name](item) for name, item in raw.items() if name in decoders})

    return decode


def _tuple(args: tuple[Any, ...]) -> _Decoder:
    if len(args) == 2 and args[1] is Ellipsis:
        each = _decoder(args[0])
        return lambda raw: tuple([each(item) for item in raw])
    decoders = [_decoder(arg) for arg in args]
    return lambda raw: tuple([one(item) for one, item in zip(decoders, raw, strict=True)])


def _union(args: tuple[Any, ...]) -> _Decoder:
    classes = {arg.__name__: _decoder(arg) for arg in args if is_dataclass(arg) and isinstance(arg, type)}
    others = [_decoder(arg) for arg in args if not is_dataclass(arg) and arg is not type(None)]

    def decode(raw: Any) -> Any:
        if raw is None:
            return None
        if isinstance(raw, dict):
            return classes[raw[_CLASS]](raw)
        return others[0](raw)

    return decode
