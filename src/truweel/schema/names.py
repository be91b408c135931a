"""Members that name a part of the registry (a module, a collection), and which names there are."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from truweel.error_codes import Code
from truweel.errors import Fault
from truweel.schema.fields import StatusField
from truweel.schema.known import list_known, nearest_name

if TYPE_CHECKING:
    from truweel.schema.collection import Collection
    from truweel.schema.registry import Registry

__all__ = ["Names", "find_unknown_names", "modules", "numbered", "roots", "with_extra_fields", "with_status"]

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
        is_map = isinstance(value, dict)
        for name in value if is_map else (value,):
            if name not in known:
                message = "must be one of " + list_known(known, name)
                if is_map:
                    nearest = nearest_name(name, known)
                    params = {"nearest": nearest} if nearest else {}
                    yield Fault(f"{member}.{name}", message, Code.UNKNOWN_MEMBER, params)
                else:
                    yield Fault(member, message, Code.UNKNOWN_OPTION, {"options": list(known)[:MAX_OPTIONS]})
