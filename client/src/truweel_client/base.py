"""What the generated models are made of."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TypeVar, Union

import msgspec
from msgspec import UNSET, UnsetType

__all__ = ["UNSET", "Body", "Id", "Model", "Number", "OneOf", "Record", "UnsetType"]

T = TypeVar("T")

Number = Decimal | float
"""An amount or a quantity in a body. Answers hold Decimals."""

OneOf = Union[T, Sequence[T], None]  # noqa: UP007  # mypy knows no alias of a bare T |
"""The value of a filter: one, several of which one must match, or None for the records without one."""


class Model(msgspec.Struct, kw_only=True, rename="camel", repr_omit_defaults=True):
    """Part of an answer. A member that the server does not send has its default; one that is not known here is
    ignored."""


class Record(Model, dict=True):
    """A record as an answer has it.

    Relations are None unless `include` names them.
    """

    id: str

    @property
    def etag(self) -> str | None:
        """The `ETag` that the answer had, for `if_match`. None for a record of a list."""
        etag: str | None = self.__dict__.get("etag")
        return etag


class Body(msgspec.Struct, kw_only=True, rename="camel", repr_omit_defaults=True):
    """A body to send: only the members that are set. None is sent as null."""


Id = str | int | Record
"""A record, by its id or itself."""


def id_text(record: Id) -> str:
    """The id, checked to be one: it becomes a part of a path."""
    text = record.id if isinstance(record, Record) else str(record)
    if not text or not text.replace("-", "").isalnum():
        raise ValueError(f"an id is a text of digits, not {text!r}")
    return text
