"""`models.py` and `events.py`: a struct for each schema that the client meets."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from truweel.docs.python_client.document import HEADER, Document, class_name, snake

__all__ = ["ModelNames", "render", "render_events"]

Json = dict[str, Any]
BY_HAND = {"ExtraFieldValue": "ExtraFieldValue", "ExtraFieldValueWrite": "ExtraFieldValueWrite"}
"""Schemas whose class is written by hand."""
OTHER_NAMES = {
    "Delivery": "WebhookDelivery",
    "DeliveryDetail": "WebhookDeliveryDetail",
    "Installation": "AppInstallation",
}
"""Schemas that would be called like a record of a collection."""
IMPORTS = """
from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal

from msgspec import field

from truweel_client.base import UNSET, Body, Model, Number, Record, UnsetType
from truweel_client.extra_fields import ExtraFieldValue, ExtraFieldValueWrite
"""


def model_name(schema: str) -> str:
    """The class of a schema: `OfferReadDTO` → `Offer`, `…WriteDTO` → `OfferWrite`, `…MergePatch` → `OfferPatch`."""
    for ending, short in (("ReadDTO", ""), ("WriteDTO", "Write"), ("MergePatch", "Patch")):
        if schema.endswith(ending):
            return schema.removesuffix(ending) + short
    return OTHER_NAMES.get(schema, schema)


def camel(name: str) -> str:
    """What msgspec's `rename="camel"` makes of a Python name."""
    first, *rest = name.split("_")
    return first + "".join(part.title() for part in rest)


@dataclass
class ModelNames:
    """The schemas that are needed, in the order in which they were met, and those of bodies."""

    document: Document
    answers: dict[str, Json] = field(default_factory=dict)
    bodies: dict[str, Json] = field(default_factory=dict)

    def type_of(self, schema: Json, context: str, *, body: bool) -> str:
        """The annotation of a schema. `context` names an object that has no name of its own."""
        if "$ref" in schema:
            return self._reference(schema["$ref"].rpartition("/")[2], body=body)
        if "anyOf" in schema:
            return _union(self.type_of(part, context, body=body) for part in schema["anyOf"])
        kinds = schema.get("type")
        if isinstance(kinds, list):
            rest = {key: value for key, value in schema.items() if key not in ("type", "enum")}
            if "enum" in schema:
                rest["enum"] = [value for value in schema["enum"] if value is not None]
            return _union(self.type_of({**rest, "type": kind}, context, body=body) for kind in kinds)
        if kinds == "null":
            return "None"
        if kinds == "array":
            item = self.type_of(schema.get("items", {}), context, body=body)
            return f"Sequence[{item}]" if body else f"list[{item}]"
        if kinds == "object":
            return self._object(schema, context, body=body)
        if kinds == "string" and "enum" in schema and body:
            return "Literal[" + ", ".join(f'"{option}"' for option in schema["enum"]) + "]"
        by_format = {"date": "dt.date", "date-time": "dt.datetime"}
        if kinds == "string" or "const" in schema:
            return by_format.get(schema.get("format", ""), "str")
        return {"integer": "int", "number": "Number" if body else "Decimal", "boolean": "bool"}.get(kinds or "", "Any")

    def _reference(self, name: str, *, body: bool) -> str:
        if name in BY_HAND:
            return BY_HAND[name]
        schema = self.document.schemas[name]
        if schema.get("type") != "object":
            return self.type_of(schema, model_name(name), body=body)
        self._add(model_name(name), schema, body=body)
        return model_name(name)

    def _object(self, schema: Json, context: str, *, body: bool) -> str:
        values = schema.get("additionalProperties")
        if schema.get("properties"):
            self._add(context, schema, body=body)
            return context
        value = self.type_of(values, context + "Value", body=body) if isinstance(values, dict) else "Any"
        return f"Mapping[str, {value}]" if body else f"dict[str, {value}]"

    def _add(self, name: str, schema: Json, *, body: bool) -> None:
        known = self.bodies if body else self.answers
        if name in known:
            if known[name] != schema:
                raise ValueError(f"two schemas would be called {name}: the client needs another name for one")
            return
        known[name] = schema
        for member, member_schema in schema.get("properties", {}).items():
            self.type_of(member_schema, name + class_name(snake(member)), body=body)


def _union(types: Iterator[str]) -> str:
    unique = list(dict.fromkeys(types))
    if "None" in unique:
        unique = [*(name for name in unique if name != "None"), "None"]
    return " | ".join(unique)


def needed_models(document: Document) -> ModelNames:
    """All models of the operations of the document."""
    names = ModelNames(document)
    for path, item in document.paths.items():
        for verb, operation in item.items():
            if verb == "parameters" or path == "/":
                continue
            context = class_name(operation["operationId"])
            schema = document.answer_schema(operation)
            if schema is not None and schema.get("format") != "binary":
                answer = document.resolve(schema)
                items = answer.get("items") or answer.get("properties", {}).get("items", {}).get("items")
                is_list = "items" in answer or "totalItems" in answer.get("properties", {})
                names.type_of(items if is_list and items else schema, context, body=False)
            body = document.body_schema(operation)
            if body is not None:
                names.type_of(body, context, body=True)
    for shared in names.answers.keys() & names.bodies.keys():
        raise ValueError(f"{shared} is an answer and a body: the client needs two names")
    return names


def render(document: Document) -> str:
    """`models.py`."""
    names = needed_models(document)
    classes = {name: _answer_class(names, name, schema) for name, schema in names.answers.items()}
    classes |= {name: _body_class(names, name, schema) for name, schema in names.bodies.items()}
    exported = sorted([*classes, *BY_HAND])
    export = "__all__ = [\n" + "".join(f'    "{name}",\n' for name in exported) + "]\n"
    text = "\n\n".join(classes[name] for name in sorted(classes))
    return HEADER.format(doc="What the API takes and answers.") + IMPORTS + "\n" + export + "\n\n" + text


def _answer_class(names: ModelNames, name: str, schema: Json) -> str:
    properties = dict(schema.get("properties", {}))
    is_record = properties.get("id", {}).get("type") == "string" and "id" in schema.get("required", ())
    if is_record:
        del properties["id"]
    lines = _head(name, "Record" if is_record else "Model", schema)
    for member, member_schema in properties.items():
        annotation = names.type_of(member_schema, name + class_name(snake(member)), body=False)
        default = ""
        if member not in schema.get("required", ()) or member == "_metadata":
            annotation = _union(iter([annotation, "None"]))
        if annotation.endswith("| None") or annotation == "Any":
            default = "None"
        elif annotation.startswith(("list[", "dict[")):
            default = "[]" if annotation.startswith("list[") else "{}"
        lines += _member(member, annotation, default, member_schema)
    return "\n".join(lines) + "\n"


def _body_class(names: ModelNames, name: str, schema: Json) -> str:
    lines = _head(name, "Body", schema)
    required = () if name.endswith("Patch") else schema.get("required", ())
    for member, member_schema in schema.get("properties", {}).items():
        annotation = names.type_of(member_schema, name + class_name(snake(member)), body=True)
        is_required = member in required
        if not is_required and annotation != "Any":
            annotation = f"{annotation} | UnsetType"
        lines += _member(member, annotation, "" if is_required else "UNSET", member_schema)
    return "\n".join(lines) + "\n"


def _head(name: str, base: str, schema: Json) -> list[str]:
    doc = schema.get("description") or ("A body." if base == "Body" else "Part of an answer.")
    return [f"class {name}({base}, kw_only=True):", f'    """{_doc(doc)}"""', ""]


def _member(member: str, annotation: str, default: str, schema: Json) -> list[str]:
    name = snake(member)
    if name == "etag":
        raise ValueError("a record of the client has an etag of its own")
    if camel(name) != member:
        options = {"": "", "[]": "default_factory=list, ", "{}": "default_factory=dict, "}
        default = f'field({options.get(default, f"default={default}, ")}name="{member}")'
    line = f"    {name}: {annotation}" + (f" = {default}" if default else "")
    doc = schema.get("description")
    return [line, f'    """{_doc(doc)}"""'] if doc else [line]


def _doc(text: str) -> str:
    text = " ".join(text.replace("\\", "\\\\").split())
    return text + " " if text.endswith('"') else text


EVENT_HEAD = '''
from __future__ import annotations

from typing import Any, Literal

import msgspec

from truweel_client import models as m

__all__ = ["EVENTS", "Event", "EventName", "UnknownEvent"{names}]


class Event(msgspec.Struct, kw_only=True):
    """What a webhook brings.

    id      the same in each attempt
    event   its name: `client.updated`
    data    the record as `get` returned it right after the change
    """

    id: str
    event: str
    data: Any


class UnknownEvent(Event):
    """An event that this version of the package does not know."""

'''


def render_events(document: Document) -> str:
    """`events.py`."""
    names = ModelNames(document)
    classes, table = [], []
    for name, item in document.document["webhooks"].items():
        operation = item["post"]
        schema = document.body_schema(operation) or {}
        data = names.type_of(document.resolve(schema)["properties"]["data"], "", body=False)
        event_class = class_name(name.replace(".", "-"))
        doc = _doc(operation.get("description") or operation.get("summary") or name)
        classes.append(f'class {event_class}(Event):\n    """{doc}"""\n\n    data: m.{data}\n')
        table.append((name, event_class))
    exports = "".join(f', "{event_class}"' for _, event_class in table)
    literal = "EventName = Literal[\n" + "".join(f'    "{name}",\n' for name, _ in table) + "]\n"
    entries = "".join(f'    "{name}": {event_class},\n' for name, event_class in table)
    mapping = f"EVENTS: dict[str, type[Event]] = {{\n{entries}}}\n"
    text = "\n\n".join([*classes, literal, mapping])
    head = HEADER.format(doc="The events of webhooks, each with its record.") + EVENT_HEAD.replace("{names}", exports)
    return f"{head}\n{text}"
