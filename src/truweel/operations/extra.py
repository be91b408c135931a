"""A tenant's extra-field definitions, read in the same transaction that needs them and decoded once a change."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from truweel.bounded_cache import BoundedCache
from truweel.error_codes import Code
from truweel.errors import Fault, ValidationError
from truweel.query.compile import ExtraMatch
from truweel.query.model import ExtraCondition
from truweel.query.parse import NO_VALUE, hint, nearest_name, nearest_params
from truweel.schema.collection import Collection
from truweel.schema.extra import EXTRA_FIELD_TYPES, Definition
from truweel.schema.registry import Registry
from truweel.schema.resource import copy, meta
from truweel.storage import records
from truweel.storage.database import Reader, Writer
from truweel.storage.extra_values import ids_with_extra_value

__all__ = ["extra_conditions", "load_definitions", "update_stored_values"]

BATCH = 500
CACHE_BYTES = 8 * 1024 * 1024
DEFINITION_BYTES = 500
"""About what a definition takes besides its texts."""
_decoded: BoundedCache[tuple[str, int, str], tuple[tuple[int, ...], dict[str, Definition]]] = BoundedCache(CACHE_BYTES)
"""Dialect, tenant and collection → fingerprint and definitions of the latest state."""


def load_definitions(
    reader: Reader, registry: Registry, tenant: int, collection: Collection
) -> Mapping[str, Definition]:
    """Name → definition, in the tenant's order, of the extra fields of `collection`."""
    holder = registry.extra_fields
    if holder is None or not collection.extra:
        return {}
    equal = {"module": collection.key}
    key = (reader.dialect, tenant, collection.key)
    fingerprint = records.fingerprint(reader, holder, tenant, equal)
    cached = _decoded.get(key)
    if cached is not None and cached[0] == fingerprint:
        return cached[1]
    rows = records.select(reader, holder, tenant, equal)
    rows.sort(key=lambda d: (d.position or 0, d.id))  # type: ignore[attr-defined]
    definitions = {d.name: Definition.of(d) for d in rows}  # type: ignore[attr-defined]
    _decoded.put(key, (fingerprint, definitions), sum(map(_size, definitions.values())))
    return definitions


def _size(definition: Definition) -> int:
    texts = (definition.name, definition.group or "", *definition.options)
    return DEFINITION_BYTES + sum(100 + len(text) for text in texts)


def _batches(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    return (ids[start : start + BATCH] for start in range(0, len(ids), BATCH))


def update_stored_values(
    writer: Writer, registry: Registry, tenant: int, before: Any, after: Any, instant: int
) -> None:
    """A definition has changed or is deleted: the documents that carry its field are brought up to date with it.

    They get a new version and `updatedAt`, so that ETags and `updatedFrom` tell of it; history and events are about
    what people do to a record, and stay as they are. ValidationError where values of one type would have to become
    another.
    """
    old, new = Definition.of(before), Definition.of(after)
    is_deleted, is_moved = after.deletedAt is not None, (old.type, before.module) != (new.type, after.module)
    if not is_deleted and not is_moved and (old.name, old.group) == (new.name, new.group):
        return
    collection = registry[before.module]
    ids = ids_with_extra_value(writer, collection, tenant, old.id)
    if is_moved and ids and not is_deleted:
        name = "type" if old.type != new.type else "module"
        raise ValidationError([Fault(name, f"{len(ids)} records hold a value of it; define another field instead")])
    definitions = load_definitions(writer, registry, tenant, collection)
    for batch in _batches(ids):
        for record in records.load_many(writer, collection, tenant, batch).values():
            updated = copy(record)
            updated.__dict__["extraFields"] = {
                new.name if name == old.name else name: {**value, "group": new.group} if name == old.name else value
                for name, value in record.extraFields.items()
                if not is_deleted or name != old.name
            }
            meta(updated).version += 1
            updated.__dict__["updatedAt"] = max(instant, record.updatedAt)
            records.update(writer, collection, tenant, record, updated, definitions)


def extra_conditions(
    reader: Reader, registry: Registry, tenant: int, collection: Collection, conditions: tuple[ExtraCondition, ...]
) -> list[ExtraMatch]:
    """The filters `extraFields[Name]=value` as conditions. ValidationError for a name that isn't defined or a value
    of the wrong type."""
    if not conditions:
        return []
    definitions = load_definitions(reader, registry, tenant, collection)
    matches, faults = [], []
    for condition in conditions:
        parameter = f"extraFields[{condition.name}]"
        definition = definitions.get(condition.name)
        if definition is None:
            nearest = nearest_name(condition.name, tuple(definitions))
            message = f"no extra field has this name{hint(nearest)}"
            faults.append(Fault(parameter, message, Code.UNKNOWN_PARAMETER, nearest_params(nearest)))
            continue
        field = EXTRA_FIELD_TYPES[definition.type][1]
        column = "text" if field.column == "text" else "number"
        try:
            values = [None if text in NO_VALUE else field.from_query(text) for text in condition.texts]
            if None in values and column == "text":
                values.append("")  # an empty text is stored as one
            matches.append(ExtraMatch(definition.id, column, tuple(values)))
        except ValueError as error:
            faults.append(Fault.of(parameter, error))
    if faults:
        raise ValidationError(faults)
    return matches
