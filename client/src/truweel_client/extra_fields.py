"""Extra fields: the members that a tenant adds to a collection, by display name."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import msgspec
from msgspec import UNSET, UnsetType

from truweel_client.base import Number

__all__ = ["ExtraFieldValue", "ExtraFieldValueWrite", "ExtraValue"]

ExtraValue = str | bool | int | Decimal | dt.date | None


class ExtraFieldValue(msgspec.Struct, kw_only=True, rename="camel", repr_omit_defaults=True):
    """An extra field in an answer: its type, its group, and its value under the key of its type."""

    type: str | None = None
    group: str | None = None
    string_value: str | UnsetType | None = UNSET
    boolean_value: bool | UnsetType | None = UNSET
    integer_value: int | UnsetType | None = UNSET
    decimal_value: Decimal | UnsetType | None = UNSET
    date_value: dt.date | UnsetType | None = UNSET

    @property
    def value(self) -> ExtraValue:
        """The value, under whichever key it stands."""
        for value in (
            self.string_value,
            self.boolean_value,
            self.integer_value,
            self.decimal_value,
            self.date_value,
        ):
            if not isinstance(value, UnsetType):
                return value
        return None


class ExtraFieldValueWrite(msgspec.Struct, kw_only=True, rename="camel", repr_omit_defaults=True):
    """An extra field in a body: its value under the key of its type is enough."""

    type: str | UnsetType | None = UNSET
    group: str | UnsetType | None = UNSET
    string_value: str | UnsetType | None = UNSET
    boolean_value: bool | UnsetType | None = UNSET
    integer_value: int | UnsetType | None = UNSET
    decimal_value: Number | UnsetType | None = UNSET
    date_value: dt.date | UnsetType | None = UNSET

    @classmethod
    def of(cls, value: ExtraValue | float) -> ExtraFieldValueWrite:
        """The value under the key that its Python type names: a Decimal or a float is `decimalValue`.

        None can't be distinguished; to clear a field, send None in place of this object.
        """
        if isinstance(value, bool):
            return cls(boolean_value=value)
        if isinstance(value, int):
            return cls(integer_value=value)
        if isinstance(value, (Decimal, float)):
            return cls(decimal_value=value)
        if isinstance(value, dt.date):
            return cls(date_value=value)
        if isinstance(value, str):
            return cls(string_value=value)
        raise TypeError(f"no extra field holds {value!r}")
