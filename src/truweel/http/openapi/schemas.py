"""JSON Schema of requests and responses, from the declarations.

Response schemas are exact: every member is required, no other is allowed, null only where it can occur. Request schemas
allow unknown members, because the server ignores them with a warning (design §6). Ids are texts in both: the server
takes numbers too, but clients that are generated from a choice of types are unusable.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from truweel.error_codes import Code
from truweel.http.openapi import examples
from truweel.http.openapi.names import schema_names
from truweel.schema.collection import AUDIT_FIELDS, Collection, Relation
from truweel.schema.engine import AUDIT_USERS
from truweel.schema.extra import EXTRA_FIELD_TYPES, Definition
from truweel.schema.fields import Field, Text
from truweel.schema.registry import Registry
from truweel.schema.relations import Children, Refs
from truweel.schema.values import List, Map, Value, ValueObject

__all__ = ["ID", "Definitions", "Json", "Schemas", "closed_object", "nullable", "ref"]

Json = dict[str, Any]
Definitions = Mapping[str, Iterable[Definition]]
"""Path of a collection → its extra fields of the tenant."""

ID = r"^-?\d{1,19}$"
INSTANT: Json = {"type": "string", "format": "date-time"}
TEXT_OR_NULL: Json = {"type": ["string", "null"]}


def ref(name: str) -> Json:
    """A reference to the component schema `name`."""
    return {"$ref": f"#/components/schemas/{name}"}


def nullable(schema: Json) -> Json:
    """`schema`, or null."""
    if not isinstance(schema.get("type"), str):
        description = {"description": schema["description"]} if "description" in schema else {}
        return {"anyOf": [{k: v for k, v in schema.items() if k != "description"}, {"type": "null"}], **description}
    nullable_schema = schema | {"type": [schema["type"], "null"]}
    if "enum" in schema:
        nullable_schema["enum"] = [*schema["enum"], None]
    return nullable_schema


def closed_object(properties: Json, **options: Any) -> Json:
    """An object with these members and no other."""
    return {
        "type": "object",
        "required": list(properties),
        "properties": properties,
        "additionalProperties": False,
        **options,
    }


class Schemas:
    """The component schemas of one document. Schemas of value objects are added on first use."""

    def __init__(self, registry: Registry, definitions: Definitions, base_url: str) -> None:
        self.registry = registry
        self.names = schema_names(registry)
        self.base_url = base_url
        self.definitions = {path: tuple(some) for path, some in definitions.items()}
        self.components: dict[str, Json] = dict(_shared_schemas())
        for collection in registry:
            name = self.names[collection.key]
            self.components[f"{name}ReadDTO"] = self._read(collection)
            self.components[f"{name}WriteDTO"] = self._write(collection)
            self.components[f"{name}MergePatch"] = self._merge_patch(collection)
            self.components[f"{name}Page"] = self._page(collection)

    def read_ref(self, collection: Collection) -> Json:
        """Reference to the schema of a record in a response."""
        return ref(f"{self.names[collection.key]}ReadDTO")

    def write_ref(self, collection: Collection) -> Json:
        """Reference to the schema of the body of POST and PUT."""
        return ref(f"{self.names[collection.key]}WriteDTO")

    def merge_patch_ref(self, collection: Collection) -> Json:
        """Reference to the schema of a PATCH body, `application/merge-patch+json`."""
        return ref(f"{self.names[collection.key]}MergePatch")

    def page_ref(self, collection: Collection) -> Json:
        """Reference to the schema of a page of a list."""
        return ref(f"{self.names[collection.key]}Page")

    def action_body(self, fields: Mapping[str, Field]) -> Json:
        """Schema of the body of an action."""
        properties = {name: self._property(field, write=True) for name, field in fields.items()}
        required = [name for name, field in fields.items() if field.required]
        return {"type": "object", "properties": properties} | ({"required": required} if required else {})

    def row_ref(self, kind: type[ValueObject]) -> Json:
        """Reference to the schema of a row of a report, with an example."""
        name = self._value_object(kind, write=False)
        self.components[name]["examples"] = [examples.value_example(kind)]
        return ref(name)

    # A collection

    def _read(self, collection: Collection) -> Json:
        properties: Json = {"id": {"type": "string", "pattern": ID, "description": "Id, never given twice."}}
        properties |= {
            name: nullable(_audit(name)) if collection.single else _audit(name) for name in collection.options.audit
        }
        if collection.extra:
            properties["extraFields"] = self._extra_read(collection)
        properties |= {name: self._property(field, write=False) for name, field in collection.values.items()}
        for name, link in collection.urls.items():
            properties[name] = link.json_schema() | {"description": link.doc}
        for name, relation in collection.relations.items():
            doc = collection.fields[name].doc if name in collection.fields else ""
            description = f"{doc} Null unless included: `include={name}`.".strip()
            properties[name] = self._relation(relation) | {"description": description}
        if "_metadata" in collection.members:
            properties["_metadata"] = ref("Metadata")
        return closed_object(
            properties,
            description=collection.resource.__doc__ or "",
            examples=[examples.record_example(collection, self.base_url)],
        )

    def _relation(self, relation: Relation) -> Json:
        if relation.kind == "signed":
            return {"type": ["string", "null"], "format": "uri"}
        if relation.kind == "history":
            return {"type": ["array", "null"], "items": ref("StatusChange")}
        if relation.kind == "resource":
            return {"type": ["object", "null"]}
        target = ref(f"{self.names[relation.target]}ReadDTO")
        if relation.kind in ("one", "status"):
            return nullable(target)
        return {"type": ["array", "null"], "items": target}

    def _writable(self, collection: Collection) -> Json:
        properties = {name: self._property(field, write=True) for name, field in collection.writable.items()}
        if collection.parent:
            description = "Of a child that is there already, to keep it when an array of children is written."
            properties = {"id": TEXT_OR_NULL | {"description": description}, **properties}
        if collection.extra:
            properties["extraFields"] = self._extra_write(collection)
        for name, child in collection.writable_children.items():
            field = collection.fields[name]
            assert isinstance(field, Children)
            properties[name] = {
                "type": ["array", "null"],
                "items": ref(f"{self.names[child.key]}WriteDTO"),
                "maxItems": field.max_items,
                "description": f"{field.doc} An array replaces them, matched by `id`; null leaves them.".strip(),
            }
        return properties

    def _write(self, collection: Collection) -> Json:
        children = {name: collection.fields[name] for name in collection.writable_children}
        required_candidates = {**collection.writable, **children}
        required = [name for name, field in required_candidates.items() if field.required and field.default() is None]
        schema: Json = {"type": "object", "properties": self._writable(collection)}
        return schema | ({"required": required} if required else {})

    def _merge_patch(self, collection: Collection) -> Json:
        properties = self._writable(collection)
        description = "RFC 7396: members that are named change, null clears one, the others stay."
        return {"type": "object", "properties": properties, "description": description}

    def _page(self, collection: Collection) -> Json:
        items = {"type": "array", "items": self.read_ref(collection)}
        if not collection.options.envelope:
            return items
        return closed_object(
            {
                "items": items | {"maxItems": 100},
                "totalItems": {"type": "integer", "minimum": 0, "description": "Records that match, on all pages."},
                "totalPages": {"type": "integer", "minimum": 0, "description": "Pages of the size asked for."},
                "currentPage": {"type": "integer", "minimum": 0, "description": "This page; the first is 0."},
                "size": {"type": "integer", "minimum": 0, "maximum": 100, "description": "Records on this page."},
            }
        )

    # A field

    def _property(self, field: Field, *, write: bool) -> Json:
        schema = self._schema(field, write=write)
        text = " ".join(part for part in (field.full_doc, schema.pop("description", "")) if part)
        is_never_null = isinstance(field, (List, Map, Refs))
        if (write and not field.required) or not (write or is_never_null or field.required):
            schema = nullable(schema)
        if write:
            text += _tell_default(field)
        return schema | _description(text)

    def _schema(self, field: Field, *, write: bool) -> Json:
        """Schema of a value other than null."""
        schema = field.json_schema()
        if isinstance(field, (Text, Map)) and field.names is not None:
            names = {"enum": list(self.registry.known_names(field.names))}
            schema |= {"propertyNames": names} if isinstance(field, Map) else names
        if isinstance(field, Value):
            return ref(self._value_object(field.kind, write=write))
        if isinstance(field, List):
            return schema | {"items": self._schema(field.element, write=write)}
        if isinstance(field, Map):
            return schema | {"additionalProperties": self._schema(field.element, write=write)}
        if isinstance(field, Refs):
            return schema | {"items": {"type": "string", "pattern": ID}}
        return schema

    def _value_object(self, kind: type[ValueObject], *, write: bool) -> str:
        name = kind.__name__ + ("Write" if write else "")
        if name not in self.components:
            self.components[name] = {}  # ends the recursion of a value object that contains itself
            properties = {
                key: nullable(self._schema(field, write=write))
                | _description(field.doc + (_tell_default(field) if write else ""))
                for key, field in kind.members.items()
            }
            description = {"description": kind.__doc__ or ""}
            self.components[name] = (
                {"type": "object", "properties": properties, **description}
                if write
                else closed_object(properties, **description)
            )
        return name

    # Extra fields

    def _extra_read(self, collection: Collection) -> Json:
        definitions = self.definitions.get(collection.path, ())
        properties = {d.name: _extra_value(d) for d in definitions}
        description = "The tenant's own members, by display name."
        schema: Json = {"type": "object", "additionalProperties": ref("ExtraFieldValue"), "description": description}
        return schema | ({"properties": properties} if properties else {})

    def _extra_write(self, collection: Collection) -> Json:
        definitions = self.definitions.get(collection.path)
        description = "The tenant's own members, by display name; the value key alone is enough."
        schema: Json = {"type": ["object", "null"], "description": description}
        if definitions is None:
            return schema | {"additionalProperties": nullable(ref("ExtraFieldValueWrite"))}
        properties = {d.name: nullable(_extra_value(d, write=True)) for d in definitions}
        return schema | {"properties": properties, "additionalProperties": False}


def _description(text: str) -> Json:
    return {"description": text.strip()} if text else {}


def _tell_default(field: Field) -> str:
    """The default as a sentence: clients that are generated from a `default` send it unasked, or do not compile."""
    default = field.default()
    if default is None or default in ([], {}):
        return ""
    text = msgspec.json.encode(field.to_json(default)).decode().strip('"')
    return f" Left out on creation: `{text}`."


def _audit(name: str) -> Json:
    if name in AUDIT_USERS:
        return TEXT_OR_NULL | {"description": f"Id of the user who {name.removesuffix('By')} it."}
    schema = INSTANT if name in ("createdAt", "updatedAt") else nullable(INSTANT)
    return schema | {"description": AUDIT_FIELDS[name].doc}


def _extra_value(definition: Definition, *, write: bool = False) -> Json:
    value = definition.field.json_schema()
    if definition.type == "SELECT" and write:
        value = {"type": "string", "enum": list(definition.options)}
    group = TEXT_OR_NULL
    if write:
        properties = {"type": TEXT_OR_NULL, "group": group, definition.value_key: nullable(value)}
        return {"type": "object", "properties": properties, "additionalProperties": False}
    return closed_object({"type": {"const": definition.type}, "group": group, definition.value_key: value})


def _shared_schemas() -> Iterable[tuple[str, Json]]:
    """The schemas that belong to no collection."""
    yield "Error", _error()
    codes = "What is wrong, for programs (ours). The page of errors says what each means, and its params."
    yield "ErrorCode", {"type": "string", "enum": [code.value for code in Code], "description": codes}
    yield (
        "Metadata",
        closed_object(
            {
                "resource": {"type": "string", "description": "The record as other records refer to it: `/offers/17`."},
                "resourceTypeId": {"type": "string"},
                "description": {"type": "string", "description": "A line in which a person recognises it."},
                "href": {"type": "string", "format": "uri", "description": "Its page in the console."},
            }
        ),
    )
    yield (
        "StatusChange",
        closed_object(
            {
                "status": {"type": "string", "description": "The status from then on."},
                "changedAt": INSTANT,
                "userId": TEXT_OR_NULL,
            }
        ),
    )
    value_schemas = {
        "stringValue": {"type": "string"},
        "booleanValue": {"type": "boolean"},
        "integerValue": {"type": "integer"},
        "decimalValue": {"type": "number"},
        "dateValue": {"type": "string", "format": "date"},
    }
    type_schema = {"type": "string", "enum": list(EXTRA_FIELD_TYPES)}
    description = "One extra field: its type, its group, and one value key, the one of its type."
    yield (
        "ExtraFieldValue",
        {
            "type": "object",
            "required": ["type", "group"],
            "properties": {"type": type_schema, "group": TEXT_OR_NULL, **value_schemas},
            "additionalProperties": False,
            "minProperties": 3,
            "maxProperties": 3,
            "description": description,
            "examples": [{"type": "CHECKBOX", "group": None, "booleanValue": False}],
        },
    )
    yield (
        "ExtraFieldValueWrite",
        {
            "type": "object",
            "properties": {"type": TEXT_OR_NULL, "group": TEXT_OR_NULL}
            | {k: nullable(v) for k, v in value_schemas.items()},
            "additionalProperties": False,
        },
    )
    yield "JsonPatch", _json_patch()
    yield "Change", _change()


def _error() -> Json:
    params = {"type": "object", "description": 'What the code leaves open: `{"max": 255}`.'}
    fault = closed_object(
        {
            "field": {"type": "string", "description": "Path in the body (`lineItems[2].price`) or parameter."},
            "message": {"type": "string"},
            "code": ref("ErrorCode"),
            "params": params,
        }
    )
    properties = {
        "timestamp": INSTANT,
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "error": {"type": "string", "description": "HTTP's name of the status."},
        "message": {"type": "string", "description": "What was wrong, and what would be right."},
        "code": ref("ErrorCode"),
        "params": params,
        "path": {"type": "string"},
        "correlationId": {"type": "string", "format": "uuid", "description": "As in `X-Correlation-Id` and the log."},
        "serverVersion": {"type": "string"},
        "errors": {"type": "array", "items": fault, "minItems": 1, "description": "Everything wrong with a body."},
    }
    schema = closed_object(properties, examples=[examples.ERROR])
    schema["required"].remove("errors")
    return schema


def _json_patch() -> Json:
    pointer = {"type": "string", "pattern": r"^(/([^~]|~[01])*)*$", "description": "JSON Pointer (RFC 6901)."}
    operation = {
        "type": "object",
        "required": ["op", "path"],
        "properties": {
            "op": {"type": "string", "enum": ["add", "remove", "replace", "move", "copy", "test"]},
            "path": pointer,
            "from": pointer,
            "value": {},
        },
    }
    description = "RFC 6902, applied as a whole or not at all. `add` to the path of a list appends, as `/-` does."
    return {"type": "array", "items": operation, "description": description}


def _change() -> Json:
    pair = {"description": "The value when created, else the pair of the value before and after."}
    operation = {"type": "string", "enum": ["create", "update", "delete"]}
    version = {"type": "integer", "minimum": 1}
    changes = {"type": "object", "additionalProperties": pair}
    child = {
        "member": {"type": "string", "description": "The member that holds the child: `lineItems`."},
        "id": {"type": "string"},
        "description": TEXT_OR_NULL | {"description": "What the child is called now."},
        "version": version,
        "operation": operation,
        "changes": changes | {"description": "`position` is its place among its siblings, from 0."},
    }
    names = {
        "type": "object",
        "additionalProperties": {"type": "string"},
        "description": "Path of a record that the changes refer to, `/clients/12` → what it is called now. Names that "
        "the caller has no right to read are left out.",
    }
    return closed_object(
        {
            "version": version,
            "at": INSTANT,
            "userId": TEXT_OR_NULL,
            "userName": TEXT_OR_NULL,
            "appId": TEXT_OR_NULL,
            "appName": TEXT_OR_NULL,
            "correlationId": {"type": "string"},
            "operation": operation,
            "changes": changes,
            "children": {"type": "array", "items": closed_object(child)},
            "names": names,
        },
        examples=[examples.CHANGE],
    )
