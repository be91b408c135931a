"""Parameters of operations: common ones of lists, filters of a collection, request headers."""

from collections.abc import Iterable, Sequence
from typing import Any

from truweel.http.openapi.schemas import ID, Json
from truweel.query.model import DEFAULT_SIZE, MAX_SIZE
from truweel.schema.collection import AUDIT_FIELDS, Collection
from truweel.schema.extra import Definition
from truweel.schema.fields import Boolean, Choice, Date, DecimalField, Field, Instant, Integer
from truweel.schema.filters import Parameter
from truweel.schema.relations import Ref
from truweel.schema.rules import Report

__all__ = [
    "COMMON",
    "HEADERS",
    "PATHS",
    "history_parameters",
    "include_parameter",
    "list_parameters",
    "report_parameters",
    "shared_parameters",
    "write_parameters",
]

ID_SCHEMA: Json = {"type": "string", "pattern": ID}


def _query_parameter(name: str, doc: str, schema: Json, **options: Any) -> Json:
    return {"name": name, "in": "query", "description": doc, "schema": schema, **options}


def _header_parameter(name: str, doc: str, schema: Json) -> Json:
    return {"name": name, "in": "header", "description": doc, "schema": schema}


COMMON: dict[str, Json] = {
    "page": _query_parameter("page", "Page, from 0; goes with `size`.", {"type": "integer", "minimum": 0}),
    "size": _query_parameter(
        "size",
        f"Records on a page; {DEFAULT_SIZE} without it. More than {MAX_SIZE} is cut to {MAX_SIZE}, with a warning.",
        {"type": "integer", "minimum": 1},
    ),
    "offset": _query_parameter("offset", "Records to skip; goes with `limit`.", {"type": "integer", "minimum": 0}),
    "limit": _query_parameter(
        "limit", "The same as `size`; takes precedence over it.", {"type": "integer", "minimum": 1}
    ),
    "cursor": _query_parameter(
        "cursor",
        "The position where the last page ended, from its `Link` header: reads any number of records at constant cost "
        "per page. Sort and filters must stay the same.",
        {"type": "string"},
    ),
    "searchText": _query_parameter(
        "searchText", "Only those with this text in one of the members searched.", {"type": "string"}
    ),
    "includeArchived": _query_parameter(
        "includeArchived", "Archived records too; without it they are hidden.", {"type": "boolean"}
    ),
    "deletedFrom": _query_parameter(
        "deletedFrom",
        "Instead of the live records those deleted at this instant or later, for programs that keep a copy (ours).",
        {"type": "string", "format": "date-time"},
    ),
}
"""Query parameters of every list. `sort`, `include`, filters and extra fields depend on the collection."""

HEADERS: dict[str, Json] = {
    "DatabaseMode": _header_parameter(
        "Database-Mode",
        "`replica` reads from an eventually consistent copy, which has a daily limit of its own.",
        {"type": "string", "enum": ["replica"]},
    ),
    "IfNoneMatch": _header_parameter(
        "If-None-Match",
        "A known `ETag`: while it is current, GET answers 304, a change 412 (ours).",
        {"type": "string"},
    ),
    "IfMatch": _header_parameter(
        "If-Match", "Change only if the record is still at this `ETag`, else 412 (ours).", {"type": "string"}
    ),
    "IdempotencyKey": _header_parameter(
        "Idempotency-Key",
        "A unique text that the caller chooses for this change. For 24 hours, the same request with the same key gets "
        "the first successful answer again. A key counts for one method and path; there, another body with it gets "
        "422, one while the first runs 409.",
        {"type": "string", "minLength": 1, "maxLength": 128},
    ),
    "PreferHandling": _header_parameter(
        "Prefer",
        "`handling=strict` refuses unknown names with 400 instead of ignoring them with a warning (RFC 7240).",
        {"type": "string", "examples": ["handling=strict"]},
    ),
    "Prefer": _header_parameter(
        "Prefer",
        "`return=representation` answers 200 with the record instead of 204; `handling=strict` refuses unknown names "
        "with 400 instead of ignoring them with a warning (RFC 7240).",
        {"type": "string", "examples": ["return=representation"]},
    ),
}

PATHS: dict[str, Json] = {
    "id": {"name": "id", "in": "path", "required": True, "schema": ID_SCHEMA, "description": "Id of the record."},
    "childId": {
        "name": "childId",
        "in": "path",
        "required": True,
        "schema": ID_SCHEMA,
        "description": "Id of the record below it.",
    },
}


def shared_parameters() -> dict[str, Json]:
    """`components.parameters`."""
    return {**COMMON, **HEADERS, **PATHS}


def parameter_refs(*names: str) -> list[Json]:
    """References to the shared parameters `names`."""
    return [{"$ref": f"#/components/parameters/{name}"} for name in names]


def list_parameters(collection: Collection, definitions: Iterable[Definition] | None, *, is_nested: bool) -> list[Json]:
    """Parameters of the list of `collection`. `definitions` is None if the tenant is unknown."""
    parameters = parameter_refs("page", "size", "offset", "limit")
    parameters.append(
        _query_parameter(
            "sort",
            "Members to sort by, each with `:asc` or `:desc`, commas between them; by default `id:asc`. "
            + _names_sentence(collection.sorts),
            {"type": "string"},
            example=f"{collection.sorts[-1]}:desc",
        )
    )
    parameters += include_parameter(collection)
    parameters += parameter_refs() if is_nested else parameter_refs("cursor")
    parameters += parameter_refs("searchText") if collection.searched else []
    parameters += parameter_refs("includeArchived", "deletedFrom")
    parameters += [_filter_parameter(collection, parameter) for parameter in collection.parameters.values()]
    if collection.extra:
        parameters += _extra_parameters(definitions)
    return parameters + parameter_refs("PreferHandling", "IfNoneMatch", "DatabaseMode")


def report_parameters(report: Report) -> list[Json]:
    """The query of a report."""
    own = [
        _query_parameter(name, field.doc, field.json_schema(), **({"required": True} if field.required else {}))
        for name, field in report.parameters.items()
    ]
    return own + parameter_refs("PreferHandling", "DatabaseMode")


def write_parameters(*, is_conditional: bool, is_idempotent: bool = True, has_preferences: bool = True) -> list[Json]:
    """Request headers of a write."""
    return parameter_refs(
        *(["IdempotencyKey"] * is_idempotent),
        *(["IfMatch", "IfNoneMatch"] * is_conditional),
        *(["Prefer"] * has_preferences),
    )


def history_parameters() -> list[Json]:
    """The parameters of a record's history."""
    instant = {"type": "string", "format": "date-time"}
    member = "Only changes of this member: `name`, `lineItems`, `lineItems.quantity`."
    return [
        _query_parameter("size", "Changes at once; 200 without it.", {"type": "integer", "minimum": 1, "maximum": 200}),
        _query_parameter("before", "Only versions below this one.", {"type": "integer", "minimum": 1}),
        _query_parameter("from", "Only changes at this instant or later.", instant),
        _query_parameter("to", "Only changes before this instant.", instant),
        _query_parameter("userId", "Only changes of this user.", ID_SCHEMA),
        _query_parameter("member", member, {"type": "string"}),
        *parameter_refs("PreferHandling", "DatabaseMode"),
    ]


def rendition_parameters(types: Sequence[str]) -> list[Json]:
    """The parameters of a record as a file that comes in `types`."""
    doc = "Whether a browser shows it, where that is safe; else it saves the file."
    kind = _query_parameter("type", f"What it shows; {types[0]} by default.", {"enum": [*types]}) if types else None
    return [
        *([kind] if kind else []),
        _query_parameter("inline", doc, {"type": "boolean"}),
        *parameter_refs("PreferHandling", "IfNoneMatch", "DatabaseMode"),
    ]


def include_parameter(collection: Collection) -> list[Json]:
    """The parameter `include`; empty without relations."""
    if not collection.relations:
        return []
    doc = "Relations to fill in, commas between them, dots for theirs (`a,b.c`). " + _names_sentence(
        collection.relations
    )
    return [_query_parameter("include", doc, {"type": "string"}, example=next(iter(collection.relations)))]


def _names_sentence(names: Iterable[str]) -> str:
    return "One of: " + ", ".join(f"`{name}`" for name in names) + "."


def _filter_parameter(collection: Collection, parameter: Parameter) -> Json:
    value = _value_schema(_compared_field(collection, parameter.field))
    schema = {"type": "array", "items": value} if parameter.operator in ("in", "contains") else value
    return _query_parameter(parameter.name, parameter.doc, schema)


def _compared_field(collection: Collection, name: str) -> Field | None:
    """The field that the filter compares; None if its values are ids."""
    return (
        None
        if name == "id" or "." in name or name in collection.links
        else AUDIT_FIELDS.get(name) or collection.values[name]
    )


def _value_schema(field: Field | None) -> Json:
    if field is None or isinstance(field, Ref):
        return ID_SCHEMA
    if isinstance(field, Choice):
        return {"type": "string", "enum": list(field.options)}
    if isinstance(field, (Boolean, Date, Instant)):
        return field.json_schema()
    if isinstance(field, Integer):
        return {"type": "integer"}
    return {"type": "number"} if isinstance(field, DecimalField) else {"type": "string"}


def _extra_parameters(definitions: Iterable[Definition] | None) -> list[Json]:
    if definitions is None:
        doc = "Only those whose extra field has this value: `extraFields[Name]=value`, brackets encoded or not."
        schema: Json = {"type": "object", "additionalProperties": {"type": "string"}}
        return [_query_parameter("extraFields", doc, schema, style="deepObject", explode=True, example={})]
    return [
        _query_parameter(
            f"extraFields[{d.name}]", f"Only those whose extra field `{d.name}` has this value.", _extra_value_schema(d)
        )
        for d in definitions
    ]


def _extra_value_schema(definition: Definition) -> Json:
    if definition.type == "SELECT":
        return {"type": "string", "enum": list(definition.options)}
    return _value_schema(definition.field)
