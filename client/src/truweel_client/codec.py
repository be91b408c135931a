"""Bytes to models and back. Numbers stay exact: amounts are Decimals on both sides."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cache
from typing import Any, Generic, TypeVar, cast

import msgspec

from truweel_client.base import Record
from truweel_client.errors import AnswerError
from truweel_client.parameters import wire_value

__all__ = ["Envelope", "decode", "decode_page", "encode", "to_builtins"]

R = TypeVar("R")
T = TypeVar("T")

_encode = msgspec.json.Encoder(decimal_format="number").encode
_KEPT = (dt.datetime, dt.date, Decimal)


class Envelope(msgspec.Struct, Generic[R], rename="camel"):
    """A page of a list. The real service leaves keys out; the `size` that it may echo says nothing."""

    items: list[R] = []
    total_items: int | None = None
    total_pages: int | None = None


@cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind, float_hook=Decimal)


@cache
def _page_type(kind: Any) -> Any:
    return Envelope[kind] | list[kind]


def decode(content: bytes, kind: type[T], etag: str | None = None) -> T:
    """The body of an answer. Raises AnswerError when it isn't a `kind`."""
    value: T = _decode(content, kind, getattr(kind, "__name__", str(kind)))
    if etag is not None and isinstance(value, Record):
        value.__dict__["etag"] = etag
    return value


def decode_page(content: bytes, kind: type[R]) -> tuple[Envelope[R], bool]:
    """A page of a list, and whether it was a bare array. Raises AnswerError when it is neither."""
    page = _decode(content, _page_type(cast(Any, kind)), f"page of {kind.__name__}")
    return (Envelope(items=page), True) if isinstance(page, list) else (page, False)


def _decode(content: bytes, kind: Any, name: str) -> Any:
    try:
        return _decoder(kind).decode(content)
    except (UnicodeDecodeError, msgspec.MsgspecError) as error:
        raise AnswerError(f"the answer is no {name}: {error}") from error


def encode(value: Any) -> bytes:
    """A model as JSON, as the server writes it: what `get` returned is sent back as it came. Raises ValueError for an
    instant without its time zone."""
    return _encode(to_builtins(value))


def to_builtins(value: Any) -> Any:
    """A model as objects, lists, texts and numbers, which are exact."""
    return _as_written(msgspec.to_builtins(value, builtin_types=_KEPT))


def _as_written(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _as_written(member) for name, member in value.items()}
    if isinstance(value, list):
        return [_as_written(item) for item in value]
    if isinstance(value, dt.date):
        return wire_value("body", value)
    return value
