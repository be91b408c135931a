"""Examples from the declarations: a record, and a body that creates one."""

from collections.abc import Mapping
from typing import Any

import msgspec

from truweel.schema.collection import Collection
from truweel.schema.document import decode, describe
from truweel.schema.fields import (
    Boolean,
    Choice,
    Date,
    DecimalField,
    Field,
    Instant,
    Integer,
    LogicId,
    StatusField,
    TimeOfDay,
)
from truweel.schema.relations import Ref, Refs
from truweel.schema.resource import Meta
from truweel.schema.values import List, Map, Value, ValueObject

__all__ = [
    "CHANGE",
    "ERROR",
    "ID",
    "action_example",
    "body_example",
    "json_patch_example",
    "merge_patch_example",
    "record_example",
]

ID = "1024"
INSTANT = "2026-01-15T09:30:00.000Z"
DAY = "2026-01-15"

ERROR: dict[str, Any] = {
    "timestamp": "2026-01-15T09:30:00.000+00:00",
    "status": 400,
    "error": "Bad Request",
    "message": "name: is required",
    "code": "validation_failed",
    "params": {"count": 1},
    "path": "/api/v2/clients",
    "correlationId": "0b9e8a5e-3a51-4d4e-9a0e-5f8f8f1f7a10",
    "serverVersion": "0.1.0",
    "errors": [{"field": "name", "message": "is required", "code": "required", "params": {}}],
}

CHANGE: dict[str, Any] = {
    "version": 7,
    "at": INSTANT,
    "userId": "1",
    "userName": "An Peeters",
    "appId": None,
    "appName": None,
    "correlationId": "0b9e8a5e-3a51-4d4e-9a0e-5f8f8f1f7a10",
    "operation": "update",
    "changes": {"tel": [None, "+32 9 221 03 44"]},
    "children": [],
    "names": {},
}


def record_example(collection: Collection, base_url: str) -> dict[str, Any]:
    """A record of `collection` as GET answers it, without includes."""
    example: dict[str, Any] = {"id": ID}
    for name in collection.options.audit:
        example[name] = INSTANT if name in ("createdAt", "updatedAt") else "1" if name.endswith("By") else None
    if collection.extra:
        example["extraFields"] = {}
    example |= {name: _example(field) for name, field in collection.values.items()}
    example |= collection.options.example
    label = describe(decode(collection, msgspec.json.encode(example)[:-1], Meta()))
    example |= {name: base_url + field.path.replace("{id}", ID) for name, field in collection.urls.items()}
    example |= dict.fromkeys(collection.relations)
    if "_metadata" in collection.members:
        example["_metadata"] = {
            "resource": f"/{collection.path}/{ID}",
            "resourceTypeId": collection.type,
            "description": label,
            "href": f"{base_url}/#/objectRef/{collection.console_type}:{ID}",
        }
    return example


def body_example(collection: Collection) -> dict[str, Any]:
    """A body of POST: the required members, one of each group of which one is needed, and those with a declared
    example. Optional references are left out, and numbers, which must be unique."""
    example = {
        name: _example(field)
        for name, field in collection.writable.items()
        if field.required or (_declared_example(field) is not None and not isinstance(field, (Ref, Refs, LogicId)))
    }
    for names in collection.options.one_of:
        chosen = next((name for name in names if name in example), names[0])
        example = {name: value for name, value in example.items() if name not in names or name == chosen}
        example.setdefault(chosen, _example(collection.writable[chosen]))
    for names in collection.options.at_least_one:
        if not example.keys() & {*names}:
            example[names[0]] = _example(collection.writable[names[0]])
    example |= collection.options.example
    return example | {name: [body_example(child)] for name, child in collection.writable_children.items()}


def merge_patch_example(collection: Collection) -> dict[str, Any]:
    """A merge patch: the first member of a body, set."""
    return dict(list(body_example(collection).items())[:1])


def json_patch_example(collection: Collection) -> list[dict[str, Any]]:
    """A JSON Patch that does the same."""
    return [{"op": "replace", "path": f"/{name}", "value": v} for name, v in merge_patch_example(collection).items()]


def action_example(fields: Mapping[str, Field]) -> dict[str, Any]:
    """A body of an action: what is required, else the first member."""
    names = [name for name, field in fields.items() if field.required] or list(fields)[:1]
    return {name: _example(fields[name]) for name in names}


def value_example(kind: type[ValueObject]) -> dict[str, Any]:
    """A value object, with the examples of its members."""
    return {name: _example(member) for name, member in kind.members.items()}


def _declared_example(field: Field) -> Any:
    """The example of the declaration; of a value object, the examples of its members."""
    if isinstance(field, Value):
        return value_example(field.kind)
    return field.example


def _example(field: Field) -> Any:
    """An example that the schema of the field accepts; None if there is none."""
    declared_example = _declared_example(field)
    if declared_example is not None:
        return float(declared_example) if isinstance(field, DecimalField) else declared_example
    if isinstance(field, List):
        return [_example(field.element)] if isinstance(field.element, Value) else []
    if isinstance(field, (Refs, Map)):
        return [] if isinstance(field, Refs) else {}
    if isinstance(field, Ref):
        return "17"
    if isinstance(field, Choice):
        return field.default() or field.options[0]
    return _scalar_example(field)


def _scalar_example(field: Field) -> Any:
    default = field.default()
    if isinstance(field, DecimalField):
        return float(default if default is not None else field.minimum or 0)
    if isinstance(field, Integer):
        return default if default is not None else max(field.minimum, 0)
    if isinstance(field, Boolean):
        return bool(default)
    if isinstance(field, Date):
        return DAY
    if isinstance(field, Instant):
        return INSTANT
    if isinstance(field, TimeOfDay):
        return {"hour": 8, "minute": 30}
    if isinstance(field, LogicId):
        return f"{field.prefix}260114"
    if isinstance(field, StatusField) or field.required:
        return default or field.name
    return default
