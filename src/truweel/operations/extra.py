"""A tenant's extra-field definitions, read in the same transaction that needs them and decoded once a change."""

from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

from truweel.errors import Fault, Invalid
from truweel.query.compile import Extra
from truweel.query.model import ExtraCondition
from truweel.query.parse import nearest
from truweel.schema.collection import Collection
from truweel.schema.extra import TYPES, Definition
from truweel.schema.registry import Registry
from truweel.storage import records
from truweel.storage.database import Reader

__all__ = ["conditions", "definitions"]

KEPT = 2000
_decoded: OrderedDict[tuple[Any, ...], dict[str, Definition]] = OrderedDict()


def definitions(reader: Reader, registry: Registry, tenant: int, collection: Collection) -> Mapping[str, Definition]:
    """Name → definition, in the tenant's order, of the extra fields of `collection`."""
    holder = registry.extra_fields
    if holder is None or not collection.extra:
        return {}
    row = reader.row(
        f'SELECT count(*), coalesce(max(updated_at), 0), coalesce(sum(id), 0) FROM "{holder.table}" '
        "WHERE tenant_id = ? AND module = ? AND deleted_at IS NULL",
        (tenant, collection.path),
    )
    key = (id(registry), reader.dialect, tenant, collection.path, *(int(v) for v in row or ()))
    found = _decoded.get(key)
    if found is None:
        every = records.select(reader, holder, tenant, {"module": collection.path})
        every.sort(key=lambda d: (d.position or 0, d.id))  # type: ignore[attr-defined]
        found = {d.name: _definition(d) for d in every}  # type: ignore[attr-defined]
        _decoded[key] = found
        if len(_decoded) > KEPT:
            _decoded.popitem(last=False)
    return found


def _definition(record: Any) -> Definition:
    return Definition(record.id, record.name, record.type, record.group, tuple(record.options or ()))


def conditions(
    reader: Reader, registry: Registry, tenant: int, collection: Collection, wanted: tuple[ExtraCondition, ...]
) -> list[Extra]:
    """The filters `extraFields[Name]=value` as conditions. Invalid for a name that isn't defined or a value of the
    wrong type."""
    if not wanted:
        return []
    known = definitions(reader, registry, tenant, collection)
    found, faults = [], []
    for condition in wanted:
        parameter = f"extraFields[{condition.name}]"
        definition = known.get(condition.name)
        if definition is None:
            faults.append(Fault(parameter, f"no extra field has this name{nearest(condition.name, tuple(known))}"))
            continue
        field = TYPES[definition.type][1]
        column = "text" if field.column == "text" else "number"
        try:
            found.append(Extra(definition.id, column, tuple(field.parse(text) for text in condition.texts)))
        except ValueError as error:
            faults.append(Fault(parameter, str(error)))
    if faults:
        raise Invalid(faults)
    return found
