"""Forms of the document for tools: another version of OpenAPI, without webhooks, one content type, or a part of it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from truweel.error_codes import Code
from truweel.errors import Fault, ValidationError
from truweel.http.call import JSON_PATCH
from truweel.http.openapi.names import operation_tag, schema_names
from truweel.http.openapi.schemas import Json
from truweel.schema.body import MAX_OPTIONS
from truweel.schema.known import suggest
from truweel.schema.registry import Registry

__all__ = ["EVENTS_TAG", "PARAMETERS", "WHOLE", "Variant", "make_variant", "parse_variant", "without_unused_components"]

OPENAPI_VERSIONS = {"3.1": "3.1.0", "3.0": "3.0.3"}
PATCHES = ("both", "merge")
PARAMETERS = ("version", "webhooks", "patch", "tag", "collections")
EVENTS_TAG = "events"
VERBATIM = frozenset({"default", "enum", "example", "examples", "required"})
"""Members whose value is no schema."""
ANY_TYPE = "*/*"
SECOND_CONTENT_TYPES = (JSON_PATCH, "multipart/form-data")
"""What a body has beside the content type that every tool can send."""
VERBS = ("get", "put", "post", "patch", "delete")
LICENSE_URL = "https://www.apache.org/licenses/LICENSE-2.0"
REFERENCE = re.compile(rb'"\$ref":"#/components/([^/"]+)/([^"]+)"')


@dataclass(frozen=True, slots=True)
class Variant:
    """What a tool asks for.

    version      `3.1` or `3.0`
    webhooks     whether the events are described; never in 3.0, which has no word for them
    patch        `both` content types of PATCH, or `merge` alone; of an upload JSON alone then,
                 and what is downloaded has the type of bytes
    tags         only operations with one of these tags …
    collections  … or below one of these paths; all where both are empty
    """

    version: str = "3.1"
    webhooks: bool = True
    patch: str = "both"
    tags: frozenset[str] = frozenset()
    collections: frozenset[str] = frozenset()

    @property
    def is_cut(self) -> bool:
        """Whether it is a part of the document."""
        return bool(self.tags or self.collections)


WHOLE = Variant()


def parse_variant(query: Sequence[tuple[str, str]], registry: Registry, tags: Iterable[str]) -> Variant:
    """The variant of a query string. Raises ValidationError, which names all faults."""
    raw: dict[str, list[str]] = {}
    for name, value in query:
        raw.setdefault(name, []).extend(value.split(","))
    faults: list[Fault] = []

    def choose(name: str, options: Sequence[str]) -> str:
        values = set(raw.get(name, options[:1]))
        faults.extend(_unknown_value(name, value, options) for value in sorted(values - set(options)))
        if len(values) > 1:
            faults.append(Fault(name, f"takes one value: {' or '.join(options)}", Code.INVALID_VALUE))
        return next(iter(values))

    def select(name: str, options: Iterable[str]) -> frozenset[str]:
        values = frozenset(raw.get(name, ()))
        faults.extend(_unknown_value(name, value, sorted(options)) for value in sorted(values - set(options)))
        return values

    variant = Variant(
        choose("version", list(OPENAPI_VERSIONS)),
        choose("webhooks", ("true", "false")) == "true",
        choose("patch", PATCHES),
        select("tag", tags),
        select("collections", registry.top_level),
    )
    if faults:
        raise ValidationError(faults)
    return variant


def _unknown_value(name: str, value: str, options: Sequence[str]) -> Fault:
    listed = list(options[:MAX_OPTIONS])
    message = f"'{value[:80]}' is none of {', '.join(listed)}{suggest(value, options)}"
    return Fault(name, message, Code.UNKNOWN_OPTION, {"options": listed})


def make_variant(document: Json, registry: Registry, variant: Variant) -> Json:
    """`document`, which becomes that variant; it is changed in place."""
    if variant.is_cut:
        _cut(document, registry, variant)
    if variant.patch == "merge":
        for operation in _operations(document):
            for answer in operation["responses"].values():
                if ANY_TYPE in answer.get("content", {}):
                    answer["content"] = {"application/octet-stream": answer["content"][ANY_TYPE]}
            for media_type in SECOND_CONTENT_TYPES:
                operation.get("requestBody", {}).get("content", {}).pop(media_type, None)
    if not variant.webhooks or variant.version == "3.0":
        del document["webhooks"]
        document["tags"] = [tag for tag in document["tags"] if tag["name"] != EVENTS_TAG]
    without_unused_components(document)
    if variant.version == "3.0":
        document = _downgrade(document)
        document["openapi"] = OPENAPI_VERSIONS["3.0"]
        document["info"]["license"] = {"name": document["info"]["license"]["name"], "url": LICENSE_URL}
    return document


def without_unused_components(document: Json) -> None:
    """Take away the components that neither an operation nor an event leads to."""
    components = document["components"]
    encoded = {(kind, name): component for kind, named in components.items() for name, component in named.items()}
    used: set[tuple[str, str]] = set()
    pending = [document["paths"], document.get("webhooks", {})]
    while pending:
        for kind, name in REFERENCE.findall(msgspec.json.encode(pending.pop())):
            key = kind.decode(), name.decode()
            if key not in used:
                used.add(key)
                pending.append(encoded[key])
    for kind, named in components.items():
        if kind != "securitySchemes":
            components[kind] = {name: component for name, component in named.items() if (kind, name) in used}


def _operations(document: Json) -> Iterable[Json]:
    return (path_item[verb] for path_item in document["paths"].values() for verb in VERBS if verb in path_item)


def _cut(document: Json, registry: Registry, variant: Variant) -> None:
    paths: Json = {}
    for path, path_item in document["paths"].items():
        is_whole = path.split("/")[1] in variant.collections
        kept = {
            name: part
            for name, part in path_item.items()
            if name == "parameters" or is_whole or not variant.tags.isdisjoint(part["tags"])
        }
        if kept.keys() - {"parameters"}:
            paths[path] = kept
    document["paths"] = paths
    names = schema_names(registry)
    records = {
        names[collection.key] + "ReadDTO"
        for collection in registry
        if collection.path in variant.collections or operation_tag(collection) in variant.tags
    }
    if EVENTS_TAG not in variant.tags:
        document["webhooks"] = {
            name: event for name, event in document["webhooks"].items() if _event_record(event) in records
        }
    tags = {tag for operation in _operations(document) for tag in operation["tags"]}
    tags |= {EVENTS_TAG} if document["webhooks"] else set()
    document["tags"] = [tag for tag in document["tags"] if tag["name"] in tags]


def _event_record(event: Json) -> str:
    schema = event["post"]["requestBody"]["content"]["application/json"]["schema"]
    return str(schema["properties"]["data"]["$ref"]).rpartition("/")[2]


def _downgrade(node: Any) -> Any:
    """What 3.1 says in the words of 3.0: `nullable`, `example`, `enum` of one, no member beside a `$ref`."""
    if isinstance(node, list):
        return [_downgrade(item) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        reference = {"$ref": node["$ref"]}
        siblings = {name: part for name, part in node.items() if name != "$ref"}
        return {"allOf": [reference], **siblings} if siblings else reference
    schema = {name: part if name in VERBATIM else _downgrade(part) for name, part in node.items()}
    if "properties" in node:  # a member may have the name of a keyword: `default`, `type`
        schema["properties"] = {name: _downgrade(part) for name, part in node["properties"].items()}
    if isinstance(schema.get("type"), list):
        schema["type"] = next(name for name in schema["type"] if name != "null")
        schema["nullable"] = True
    alternatives = schema.get("anyOf")
    if isinstance(alternatives, list) and alternatives[1:] == [{"type": "null"}]:
        del schema["anyOf"]
        schema |= {"type": "object", "allOf": alternatives[:1]} if "$ref" in alternatives[0] else alternatives[0]
        schema["nullable"] = True
    if "const" in schema:
        schema["enum"] = [schema.pop("const")]
        schema.setdefault("type", "string")
    if isinstance(schema.get("examples"), list):
        schema["example"] = schema.pop("examples")[0]
    schema.pop("propertyNames", None)
    return _without_null_references(schema)


def _without_null_references(schema: Json) -> Json:
    """In 3.0 a reference can't be null, whatever is beside it: such members may be absent, and are from the example."""
    members = schema.get("properties", {}).items()
    nulls = {name for name, member in members if member.get("nullable") and "allOf" in member}
    if nulls and "required" in schema:
        schema["required"] = [name for name in schema["required"] if name not in nulls]
    if nulls and isinstance(schema.get("example"), dict):
        example = schema["example"].items()
        schema["example"] = {name: part for name, part in example if name not in nulls or part is not None}
    return schema
