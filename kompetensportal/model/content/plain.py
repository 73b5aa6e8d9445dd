"""Frozen dataclasses to and from what JSON can hold, by their annotations.

Knows dataclasses, tuples, texts, numbers, booleans, dates, StrEnums, and None where the
annotation allows it: all that `model` uses. A field that the JSON lacks takes its default.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, cast

T = TypeVar("T")
Reader = Callable[[Any], Any]


def to_plain(value: Any) -> Any:
    """Dicts, lists, texts, numbers and None."""
    if is_dataclass(value):
        return {f.name: to_plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [to_plain(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    return value


def from_plain(kind: type[T], plain: Any) -> T:
    """The value that `to_plain` was given. Raises KeyError, TypeError or ValueError on others."""
    return cast(T, _reader(cast(Any, kind))(plain))


@cache
def _reader(kind: Any) -> Reader:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        inner = _reader(next(a for a in arguments if a is not type(None)))
        return lambda plain: None if plain is None else inner(plain)
    if origin is tuple:
        return _tuple_reader(arguments)
    if is_dataclass(kind):
        return _dataclass_reader(cast(type, kind))
    if kind is date:
        return date.fromisoformat
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind
    return lambda plain: plain


def _tuple_reader(arguments: tuple[Any, ...]) -> Reader:
    if arguments[-1] is Ellipsis:
        if arguments[0] is str:
            return tuple
        each = _reader(arguments[0])
        return lambda plain: tuple([each(part) for part in plain])
    readers = [_reader(a) for a in arguments]
    return lambda plain: tuple(r(part) for r, part in zip(readers, plain, strict=True))


def _dataclass_reader(kind: type) -> Reader:
    hints = typing.get_type_hints(kind)
    readers = [(f.name, _reader(hints[f.name]), f.default) for f in fields(kind)]

    def read(plain: dict[str, Any]) -> Any:
        return kind(
            **{
                name: reader(plain[name])
                for name, reader, default in readers
                if default is MISSING or name in plain
            }
        )

    return read
