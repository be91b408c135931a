"""A tenant's extra-field definitions, read in the same transaction that needs them and decoded once a change."""

from truweel.bounded_cache import BoundedCache
from truweel.error_codes import Code
from truweel.errors import Fault, ValidationError
from truweel.query.compile import ExtraMatch
from truweel.query.model import ExtraCondition
from truweel.query.parse import NO_VALUE, hint, nearest_name, nearest_params
from truweel.schema.collection import Collection
from truweel.schema.extra import EXTRA_FIELD_TYPES, Definition, Definitions
from truweel.schema.registry import Registry
from truweel.storage import records
from truweel.storage.database import Reader
from truweel.storage.extra_definitions import read_definitions
from truweel.storage.extra_values import former_names_fingerprint

__all__ = ["extra_conditions", "load_definitions"]

CACHE_BYTES = 8 * 1024 * 1024
DEFINITION_BYTES = 500
"""About what a definition takes besides its texts."""
_decoded: BoundedCache[tuple[str, int, str], tuple[tuple[int, ...], Definitions]] = BoundedCache(CACHE_BYTES)
"""Dialect, tenant and collection → fingerprint and definitions of the latest state."""


def load_definitions(reader: Reader, registry: Registry, tenant: int, collection: Collection) -> Definitions:
    """The extra fields of `collection`."""
    holder, collection = registry.extra_fields, collection.kind
    if holder is None or not collection.extra:
        return Definitions()
    key = (reader.dialect, tenant, collection.key)
    beside = former_names_fingerprint(collection, tenant)
    fingerprint = records.fingerprint(reader, holder, tenant, {"module": collection.key}, beside=beside)
    cached = _decoded.get(key)
    if cached is not None and cached[0] == fingerprint:
        return cached[1]
    definitions = read_definitions(reader, registry, tenant, collection)
    size = sum(map(_size, (*definitions.values(), *definitions.former.values())))
    _decoded.put(key, (fingerprint, definitions), size)
    return definitions


def _size(definition: Definition) -> int:
    texts = (definition.name, definition.group or "", *definition.options)
    return DEFINITION_BYTES + sum(100 + len(text) for text in texts)


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
