"""The JSON Patch (RFC 6902) between two versions of a record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from truweel_client.codec import to_builtins

__all__ = ["Operation", "difference"]

Operation = dict[str, Any]
"""`{"op": "replace", "path": "/status", "value": "actief"}`"""


def difference(before: Any, after: Any) -> list[Operation]:
    """The operations that make `after` of `before`: two models, or two values that JSON knows.

    Objects are compared member by member. A list that differs is replaced as a whole: the server matches its children
    by id.
    """
    return list(_difference("", to_builtins(before), to_builtins(after)))


def _difference(path: str, before: Any, after: Any) -> Iterator[Operation]:
    if isinstance(before, dict) and isinstance(after, dict):
        for name in before:
            if name not in after:
                yield {"op": "remove", "path": path + _token(name)}
        for name, value in after.items():
            if name not in before:
                yield {"op": "add", "path": path + _token(name), "value": value}
            else:
                yield from _difference(path + _token(name), before[name], value)
    elif type(before) is not type(after) or before != after:
        yield {"op": "replace", "path": path, "value": after}


def _token(name: str) -> str:
    return "/" + name.replace("~", "~0").replace("/", "~1")
