"""The keywords of a list as query parameters."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import Any

__all__ = ["camel", "include_pairs", "query_parameters", "wire_value"]

Pairs = list[tuple[str, str]]


def camel(name: str) -> str:
    """The name on the wire: `updated_from` → `updatedFrom`, `from_` → `from`."""
    return re.sub(r"_([a-z0-9])", lambda match: match[1].upper(), name.rstrip("_"))


def query_parameters(query: Mapping[str, Any], names: Collection[str], bounds: Collection[str]) -> Pairs:
    """The parameters of a list, in order.

    `names` are those that the list has. None as a value of one of `bounds`, and of what is no filter, means that it
    is not sent; of another filter it means the records without a value. Raises TypeError for another name.
    """
    pairs: Pairs = []
    for name, value in query.items():
        if name not in names:
            nearest = difflib.get_close_matches(name, names, 1)
            raise TypeError(
                f"the list has no filter {name!r}" + (f" (did you mean {nearest[0]!r}?)" if nearest else "")
            )
        if name == "extra":
            for field, wanted in (value or {}).items():
                pairs += _pairs(f"extraFields[{field}]", wanted)
        elif name in ("include", "sort"):
            if value:
                pairs.append((name, value if isinstance(value, str) else ",".join(value)))
        elif value is not None or name not in bounds:
            pairs += _pairs(camel(name), value)
    return pairs


def include_pairs(include: str | Sequence[str]) -> Pairs:
    """The parameter `include`, where there is one."""
    names = include if isinstance(include, str) else ",".join(include)
    return [("include", names)] if names else []


def _pairs(name: str, value: Any) -> Pairs:
    if isinstance(value, Sequence) and not isinstance(value, str):
        if not value:
            raise ValueError(f"{name}: an empty list matches nothing; leave it out to match everything")
        return [(name, wire_value(name, part)) for part in value]
    return [(name, wire_value(name, value))]


def wire_value(name: str, value: Any) -> str:
    """A value as a parameter has it. Raises ValueError for an instant without its time zone."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.datetime):
        if value.tzinfo is None:
            raise ValueError(f"{name}: an instant needs a time zone, such as datetime.now(timezone.utc)")
        utc = value.astimezone(dt.timezone.utc)
        return utc.strftime("%Y-%m-%dT%H:%M:%S.") + f"{utc.microsecond // 1000:03d}Z"
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, (str, int, float)):
        return str(value)
    raise TypeError(f"{name}: {type(value).__name__} is no value of a filter")
