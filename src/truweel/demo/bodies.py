"""`Body` and `Key`: what the generator yields, and how one body refers to another before either has an id."""

from typing import Any, NamedTuple

__all__ = ["Body", "Key", "resolve"]


class Key(NamedTuple):
    """Stands where an id goes: that of the record made of the `number`-th body, from 0, for `path`."""

    path: str
    number: int


class Body(NamedTuple):
    """What an integrator would POST to `path`, numbers as `int` or `Decimal`, ids as `Key`."""

    path: str
    members: dict[str, Any]


def resolve(value: Any, ids: Any) -> Any:
    """`value` with every `Key` in it replaced by `str(ids[path][number])`."""
    kind = type(value)
    if kind is Key:
        return str(ids[value.path][value.number])
    if kind is dict:
        return {name: resolve(member, ids) for name, member in value.items()}
    if kind is list:
        return [resolve(item, ids) for item in value]
    return value
