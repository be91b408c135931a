"""Members that name a part of the registry (a module, a collection), and which names there are."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from truweel.error_codes import Code
from truweel.errors import Fault
from truweel.schema.fields import StatusField
from truweel.schema.known import list_known, nearest_name

if TYPE_CHECKING:
    from truweel.schema.collection import Collection
    from truweel.schema.registry import Registry

__all__ = [
    "Names",
    "find_unknown_names",
    "find_unknown_nulls",
    "modules",
    "numbered",
    "roots",
    "with_extra_fields",
    "with_status",
]

MAX_OPTIONS = 50
"""The most names that the params of a fault list."""
Names = Callable[["Registry"], Sequence[str]]
"""Which names a member may hold."""


def modules(registry: "Registry") -> Sequence[str]:
    """The modules that a role grants."""
    return registry.modules


def roots(registry: "Registry") -> Sequence[str]:
    """The collections whose records belong to no other record."""
    return [collection.key for collection in registry if not collection.parent and not collection.owner_member]


def with_extra_fields(registry: "Registry") -> Sequence[str]:
    """The collections whose records carry extra fields."""
    return [collection.key for collection in registry.kinds if collection.extra]


def with_status(registry: "Registry") -> Sequence[str]:
    """The collections whose records have a status."""
    fields = (field for collection in registry for field in collection.fields.values())
    return list(dict.fromkeys(field.module for field in fields if isinstance(field, StatusField)))


def numbered(registry: "Registry") -> Sequence[str]:
    """The collections whose records have a number."""
    return [collection.key for collection in registry.kinds if collection.logic_id is not None]


def find_unknown_names(
    registry: "Registry", collection: "Collection", record: Any, before: Any | None
) -> Iterator[Fault]:
    """A fault for each name of `record` that is none, and that its stored state `before` doesn't have."""
    for member, names in collection.named.items():
        value = record.__dict__[member]
        if value is None or (before is not None and before.__dict__[member] == value):
            continue
        known = registry.known_names(names)
        for name in value if isinstance(value, dict) else ():
            if name not in known:
                yield _unknown_key(member, name, known)
        if not isinstance(value, dict) and value not in known:
            message = "must be one of " + list_known(known, value)
            yield Fault(member, message, Code.UNKNOWN_OPTION, {"options": list(known)[:MAX_OPTIONS]})


def find_unknown_nulls(registry: "Registry", collection: "Collection", body: Mapping[str, Any]) -> Iterator[Fault]:
    """A fault for each name that is none and that a map in `body` gives null: a record holds no such entry."""
    for member, names in collection.named.items():
        sent = body.get(member)
        if type(sent) is dict and None in sent.values():
            known = registry.known_names(names)
            for name in [name for name, entry in sent.items() if entry is None and name not in known]:
                yield _unknown_key(member, name, known)


def _unknown_key(member: str, name: str, known: Sequence[str]) -> Fault:
    nearest = nearest_name(name, known)
    params = {"nearest": nearest} if nearest else {}
    return Fault(f"{member}.{name}", "must be one of " + list_known(known, name), Code.UNKNOWN_MEMBER, params)
