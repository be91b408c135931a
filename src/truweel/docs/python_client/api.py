"""`_async/api.py`: the collections and their methods."""

from collections.abc import Iterator, Mapping
from typing import Any

from truweel.docs.python_client.document import HEADER, Call, CollectionPath, Document, class_name, snake
from truweel.docs.python_client.models import ModelNames, model_name
from truweel.docs.python_client.queries import query_class

__all__ = ["render"]

Json = dict[str, Any]
RESERVED = frozenset({"close", "from_environment", "request"})
"""What the client itself is called upon for."""
METHODS = frozenset({"list", "get", "create", "replace", "patch", "save", "edit", "delete", "history"})
"""What every collection may have: no action may be called so."""
ENGINE = {"Archives": ("archive", "unarchive"), "Locks": ("lock", "unlock")}
HEAD = """
from __future__ import annotations

import builtins
import datetime as dt
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from truweel_client import models as m
from truweel_client import queries as q
from truweel_client._async.files import AsyncBucketDocuments, AsyncRecordDocuments, download
from truweel_client._async.listing import AsyncListing
from truweel_client._async.resource import (
    AsyncArchives,
    AsyncCreates,
    AsyncDeletes,
    AsyncHistory,
    AsyncLocks,
    AsyncReads,
    AsyncResource,
    AsyncUpdates,
)
from truweel_client._async.transport import AsyncTransport
from truweel_client.base import Body, Id, Number, id_text
from truweel_client.uploading import ProgressCallback

if TYPE_CHECKING:
    import sys

    if sys.version_info >= (3, 11):
        from typing import Unpack
    else:
        from typing_extensions import Unpack

"""
OPTIONS = "if_match: str | None = None, idempotency_key: str | None = None"


def render(document: Document) -> str:
    """The module."""
    calls = dict(document.calls)
    classes: dict[str, str] = {}
    attributes: list[tuple[str, str, str, str]] = []
    for collection in document.collections:
        for child in collection.children:
            classes.setdefault(child.class_name, _Class(document, child, []).render())
        own_calls = calls.pop(collection.path.strip("/"), [])
        classes[collection.class_name] = _Class(document, collection, own_calls).render()
        attributes.append((collection.attribute, collection.class_name, collection.path, _doc(collection.search)))
    for segment, group in calls.items():
        name = class_name(segment)
        classes[name] = _render_calls(document, name, segment, group)
        attributes.append((snake(segment), name, f"/{segment}", f"`/{segment}`."))
    lines = ["class AsyncApi:", '    """All that a server has, as attributes."""', ""]
    lines += ["    def __init__(self, transport: AsyncTransport) -> None:", "        self._transport = transport", ""]
    for attribute, name, path, doc in attributes:
        if attribute in RESERVED:
            raise ValueError(f"{attribute} is a method of the client")
        lines += ["    @property", f"    def {attribute}(self) -> Async{name}:", f'        """{doc}"""']
        lines += [f'        return Async{name}(self._transport, "{path}")', ""]
    text = "\n\n".join([*(classes[name] for name in sorted(classes)), "\n".join(lines)])
    return HEADER.format(doc="The collections and their methods.") + HEAD + "\n" + text


class _Class:
    """The class of a collection."""

    def __init__(self, document: Document, collection: CollectionPath, calls: list[Call]) -> None:
        self.document = document
        self.collection = collection
        self.calls = calls
        self.record = f"m.{model_name(collection.record)}"

    def render(self) -> str:
        collection = self.collection
        bases = list(self._bases())
        lines = [f"class Async{collection.class_name}({', '.join(bases)}):"]
        lines += [f'    """{_doc(collection.search)}"""', "", f"    record = {self.record}", ""]
        lines += [f"    def list(self, **query: Unpack[q.{query_class(collection)}]) -> AsyncListing[{self.record}]:"]
        lines += ['        """The records of a list, page by page; its keywords are filters."""']
        lines += [f"        return self._list({self.record}, query, q.{query_class(collection)})", ""]
        for child in collection.children:
            lines += [f"    def {child.attribute}(self, record: Id) -> Async{child.class_name}:"]
            lines += [f'        """What belongs to a record: {_doc(child.search)}"""']
            path = f'self._below(id_text(record), "{child.path.rpartition("/")[2]}")'
            lines += [f"        return Async{child.class_name}(self._transport, {path})", ""]
        if collection.has_documents:
            lines += ["    def documents(self, record: Id) -> AsyncRecordDocuments:"]
            lines += ['        """The files of a record."""']
            lines += ["        return AsyncRecordDocuments(self._transport, self._below(id_text(record)))", ""]
        engine = {name for names in ENGINE.values() for name in names}
        for name, operation in collection.actions.items():
            if name not in engine:
                lines += self._action(name, operation)
        for call in self.calls:
            lines += _render_call(self.document, call, skip=1)
        return "\n".join(lines)

    def _bases(self) -> Iterator[str]:
        collection, record = self.collection, self.record
        write, patch = f"m.{model_name(collection.write)}", f"m.{model_name(collection.patch)}"
        if "get" in collection.verbs:
            yield f"AsyncReads[{record}]"
        if "create" in collection.verbs:
            yield f"AsyncCreates[{record}, {write}]"
        if "replace" in collection.verbs:
            yield f"AsyncUpdates[{record}, {write}, {patch}]"
        if "delete" in collection.verbs:
            yield "AsyncDeletes"
        if collection.has_history:
            yield "AsyncHistory"
        for base, names in ENGINE.items():
            if all(name in collection.actions for name in names):
                yield f"Async{base}[{record}]"
        if collection.verbs == {"search"}:
            yield "AsyncResource"

    def _action(self, name: str, operation: Json) -> Iterator[str]:
        method = _method(name)
        if method in METHODS:
            raise ValueError(f"the action {name} would hide a method of the collection")
        body_schema = self.document.body_schema(operation)
        body, argument = "", ""
        if body_schema is not None:
            names = ModelNames(self.document)
            kind = names.type_of(body_schema, class_name(operation["operationId"]), body=True)
            is_required = self.document.resolve(operation["requestBody"]).get("required", False)
            body = f"body: m.{kind} | Mapping[str, Any]" + ("" if is_required else " | None = None") + ", "
            argument = ", body"
        made = self.document.answer_schema(operation, "201")
        answer = self.record if made is None else _made_type(made)
        yield f"    async def {method}(self, record: Id, {body}*, {OPTIONS}) -> {answer}:"
        yield f'        """{_doc(operation)}"""'
        if made is None:
            options = f'record, "{name}"{argument}, if_match=if_match, idempotency_key=idempotency_key'
            yield f"        answer: {answer} = await self._act({options})"
            yield "        return answer"
        else:
            path = f'self._below(id_text(record), "{name}")'
            sent = "body=body, " if body else ""
            headers = '{"If-Match": if_match, "Idempotency-Key": idempotency_key}'
            yield f'        return await self._call("POST", {path}, {answer}, {sent}headers={headers})'
        yield ""


def _made_type(schema: Json) -> str:
    """The type of what an action makes: a model, or what was decoded where it is one of several."""
    return f"m.{model_name(schema['$ref'].rpartition('/')[2])}" if "$ref" in schema else "dict[str, Any]"


def _render_calls(document: Document, name: str, segment: str, group: list[Call]) -> str:
    lines = [f"class Async{name}(AsyncResource):", f'    """`/{segment}`."""', ""]
    for call in group:
        lines += _render_call(document, call, skip=1)
    if f"/{segment}/{{uuid}}/document-upload-sessions" in document.paths:
        lines += ["    def documents(self, bucket: Id) -> AsyncBucketDocuments:"]
        lines += ['        """The files of a bucket."""']
        lines += ["        return AsyncBucketDocuments(self._transport, self._below(id_text(bucket)))", ""]
    return "\n".join(lines)


def _render_call(document: Document, call: Call, *, skip: int) -> Iterator[str]:
    """A method for a call outside the collections. `skip` segments of its path are those of the class."""
    schema = document.answer_schema(call.operation)
    members = document.resolve(schema or {}).get("properties", {})
    if document.is_binary(call.operation):
        yield from _render_download(call, skip)
    elif "items" in members and "totalItems" in members:
        yield from _render_listing(document, call, skip, members["items"]["items"])
    else:
        yield from _render_plain(document, call, skip, schema)
    yield ""


def _render_download(call: Call, skip: int) -> Iterator[str]:
    arguments, path = _path_arguments(call.path, skip)
    name = "download" if call.name == "get" else _method(call.name)
    signature = ["self", *arguments, "to: str | os.PathLike[str]", "*", "progress: ProgressCallback = None"]
    yield f"    async def {name}({', '.join(signature)}) -> Path:"
    yield f'        """{_call_doc(call.operation)} They go into the file `to`, which appears once it is complete."""'
    yield f"        return await download(self._transport, {path}, to, progress)"


def _render_listing(document: Document, call: Call, skip: int, items: Json) -> Iterator[str]:
    arguments, path = _path_arguments(call.path, skip)
    keywords, params = _keywords(document, call)
    kind = f"m.{ModelNames(document).type_of(items, '', body=False)}"
    name = _method(call.name)
    signature = ["self", *arguments, "*", *keywords, "page_size: int = 100"]
    yield f"    def {name}({', '.join(signature)}) -> AsyncListing[{kind}]:"
    yield f'        """{_call_doc(call.operation)}"""'
    yield f"        return self._listing({path}, {kind}, {params}, page_size)"


def _render_plain(document: Document, call: Call, skip: int, schema: Json | None) -> Iterator[str]:
    arguments, path = _path_arguments(call.path, skip)
    keywords, params = _keywords(document, call)
    names, context = ModelNames(document), class_name(call.operation["operationId"])
    answer = "None" if schema is None else _answer(names.type_of(schema, context, body=False))
    options = [f'"{call.verb.upper()}"', path, "type(None)" if schema is None else answer]
    headers = []
    if (body_schema := document.body_schema(call.operation)) is not None:
        kind = names.type_of(body_schema, context, body=True)
        is_required = document.resolve(call.operation["requestBody"]).get("required", False)
        arguments.append(f"body: m.{kind} | Mapping[str, Any]" + ("" if is_required else " | None = None"))
        options.append("body=body")
    if params != "{}":
        options.append(f"params={params}")
    if call.verb in ("post", "put", "patch"):
        keywords.append("idempotency_key: str | None = None")
        headers.append('"Idempotency-Key": idempotency_key')
    if any(parameter["name"] == "If-Match" for parameter in document.parameters(call.path, call.operation, "header")):
        keywords.append("if_match: str | None = None")
        headers.append('"If-Match": if_match')
    if "204" in call.operation["responses"] and schema is not None:
        headers.append('"Prefer": "return=representation"')
    if headers:
        options.append("headers={" + ", ".join(headers) + "}")
    if call.verb == "patch":
        options.append('content_type="application/merge-patch+json"')
    signature = ["self", *arguments, *(["*", *keywords] if keywords else [])]
    yield f"    async def {_method(call.name)}({', '.join(signature)}) -> {answer}:"
    yield f'        """{_call_doc(call.operation)}"""'
    sentence = f"await self._call({', '.join(options)})"
    yield f"        {sentence}" if schema is None else f"        return {sentence}"


def _answer(annotation: str) -> str:
    if annotation.startswith("list["):
        return f"builtins.list[m.{annotation[5:]}"
    return annotation if annotation.startswith("dict[") else f"m.{annotation}"


def _path_arguments(path: str, skip: int) -> tuple[list[str], str]:
    """The parameters of a method for those of a path, and the expression of the path."""
    arguments, parts = [], []
    for segment in path.strip("/").split("/")[skip:]:
        if segment.startswith("{"):
            name = {"id": "record", "uuid": "record"}.get(segment[1:-1], snake(segment[1:-1]))
            arguments.append(f"{name}: Id" if name == "record" else f"{name}: str")
            parts.append("id_text(record)" if name == "record" else name)
        else:
            parts.append(f'"{segment}"')
    return arguments, f"self._below({', '.join(parts)})"


def _keywords(document: Document, call: Call) -> tuple[list[str], str]:
    """Keywords of a call for its query parameters, those that are required first, and the expression of them."""
    required, optional, entries = [], [], []
    for parameter in document.parameters(call.path, call.operation):
        name = snake(parameter["name"])
        if parameter["name"] in ("page", "size", "limit"):
            continue
        schema = document.resolve(parameter["schema"])
        kinds: Mapping[str, str] = {"integer": "int", "number": "float", "boolean": "bool"}
        kind = kinds.get(schema.get("type", ""), "dt.datetime" if schema.get("format") == "date-time" else "str")
        if "enum" in schema:
            kind = "Literal[" + ", ".join(repr(option).replace("'", '"') for option in schema["enum"]) + "]"
        if parameter.get("required"):
            required.append(f"{name}: {kind}")
        else:
            optional.append(f"{name}: {kind} | None = None")
        entries.append(f'"{parameter["name"]}": {name}')
    return [*required, *optional], "{" + ", ".join(entries) + "}"


def _method(name: str) -> str:
    return "list" if name == "search" else snake(name)


def _call_doc(operation: Json) -> str:
    """The summary and the description of a call: the latter alone may not say what it does."""
    return _doc({"description": ". ".join(filter(None, (operation.get("summary"), operation.get("description"))))})


def _doc(operation: Json) -> str:
    text = operation.get("description") or operation.get("summary", "")
    text = " ".join(text.partition("\n\nNeeds the right")[0].split()).replace("\\", "\\\\")
    if text and text[-1] not in ".!?":
        text += "."
    return text + " " if text.endswith('"') else text
