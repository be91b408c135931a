"""Reads a tenant's definitions of extra fields, with the names that documents may still hold them under."""

from truweel.schema.collection import Collection
from truweel.schema.extra import Definition, Definitions
from truweel.schema.registry import Registry
from truweel.storage import records
from truweel.storage.database import Reader
from truweel.storage.extra_values import list_former_names

__all__ = ["read_definitions"]


def read_definitions(reader: Reader, registry: Registry, tenant: int, collection: Collection) -> Definitions:
    """The extra fields of `collection`, in the tenant's order."""
    holder = registry.extra_fields
    if holder is None or not collection.extra:
        return Definitions()
    rows = records.select(reader, holder, tenant, {"module": collection.key})
    rows.sort(key=lambda row: (row.__dict__["position"] or 0, row.id))
    former = list_former_names(reader, collection, tenant)
    changed = records.load_many(reader, holder, tenant, former.values()) if former else {}
    return Definitions(
        map(Definition.of, rows),
        {name: Definition.of(changed[id]) for name, id in former.items() if id in changed},
        frozenset(id for id, row in changed.items() if row.deletedAt is not None),
    )
