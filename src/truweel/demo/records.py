"""`RecordBody`, which the generator yields, and `RecordRef`, by which one refers to another that has no id yet."""

from typing import Any, NamedTuple

__all__ = ["RecordBody", "RecordRef", "resolve_refs"]


class RecordRef(NamedTuple):
    """Stands where an id goes: that of the record made of the `number`-th body, from 0, for `path`, or of the
    `number`-th child of all (`sales-orders/line-items`)."""

    path: str
    number: int


class RecordBody(NamedTuple):
    """What an integrator would POST to `path`, numbers as `int` or `Decimal`, ids as `RecordRef`.

    The path of an action is written without the id (`purchase-invoices/approve`), which is a member, `id`.
    """

    path: str
    members: dict[str, Any]


def resolve_refs(value: Any, ids: Any) -> Any:
    """`value` with every `RecordRef` in it replaced by `str(ids[path][number])`."""
    kind = type(value)
    if kind is RecordRef:
        return str(ids[value.path][value.number])
    if kind is dict:
        return {name: resolve_refs(member, ids) for name, member in value.items()}
    if kind is list:
        return [resolve_refs(item, ids) for item in value]
    return value
