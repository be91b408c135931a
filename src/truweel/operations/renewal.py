"""Deriving older records anew: the rules of their sums, formulas, snapshots or postings are others since.

Each document is a unit of work of its own, by the system user: locked, with a row of history where a member changes,
and with events only where the declaration announces them. What is frozen keeps what it had.
"""

from truweel.operations.answer import Context
from truweel.operations.system import system_caller
from truweel.operations.unit import Unit
from truweel.schema.registry import Registry
from truweel.schema.resource import meta
from truweel.storage import records
from truweel.storage.database import Writer

__all__ = ["CAUSE", "derive_anew"]

CAUSE = "records-of-older-revisions"
"""The correlation id of the history that it writes."""


def derive_anew(writer: Writer, registry: Registry, key: str, tenant: int, id: int) -> dict[str, int]:
    """Derive the root `id` of the collection `key` anew, with its children, where older rules derived one of them.

    Key of each collection → how many of its rows are of the current revision by that."""
    collection = registry[key].root
    unit = Unit(writer, registry, system_caller(writer, registry, tenant), Context(base="", correlation_id=CAUSE))
    root = unit.load(collection, id)
    if root is None:  # nothing follows from what is deleted
        ids = {collection.key: [id]}
        for child in collection.children.values():
            ids[child.key] = [record.id for record in records.load_children(writer, child, tenant, id)]
    else:
        family = unit.load_family(root)
        underived = [entry for entry in family if entry.is_underived]
        if not underived:
            return {}
        oldest = min(meta(entry.record).revision for entry in underived)
        ids = {}
        for entry in family:
            if 0 < meta(entry.record).revision < entry.collection.revision:
                ids.setdefault(entry.collection.key, []).append(entry.record.id)
        unit.renew(family, announced=any(revision > oldest for revision in collection.options.announced))
        unit.commit()
    for name, own in ids.items():
        if own:  # what nothing changed
            records.rewrite(writer, registry[name], tenant, own)
    return {name: len(own) for name, own in ids.items()}
