"""Checks every answer of the suite against the OpenAPI document: its status, its headers, its body.

`check(method, path, status, headers, body)` raises AssertionError for an answer that the document does not describe.
The test client calls it on every answer.
"""

import itertools
import json
from collections.abc import Mapping
from functools import cache, cached_property
from typing import Any

import httpx
import jsonschema_rs

from truweel.error_codes import Code
from truweel.http.openapi.document import build_document
from truweel.schema.registry import Registry, load_registry

__all__ = ["Checker", "Validators", "check", "inspect"]

PREFIX = "/api/v2"
BODILESS = (204, 304)
DOCUMENT = "urn:openapi"
"""What validators call the document."""
NUMBERS = (int, float)
FORMS = {
    "date": r"^\d{4}-\d\d-\d\d$",
    "date-time": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(Z|\+00:00)$",
}
REQUIRED = {201: ("location",), 401: ("www-authenticate",), 405: ("allow",), 429: ("retry-after",)}
"""Status → headers that its answer must have."""

Document = dict[str, Any]


def check(method: str, path: str, status: int, headers: Mapping[str, str], body: bytes) -> None:
    """Check one answer of the API against the document. `path` starts with `/api/v2` and has no query."""
    _checker(load_registry()).check(method, path, status, headers, body)


def inspect(answer: httpx.Response, registry: Registry | None = None) -> None:
    """`check` for an answer of httpx, against the document of `registry`, by default the product's. Answers outside
    `/api/v2`, and of its root, pass."""
    path = answer.request.url.path
    if path.startswith(PREFIX + "/") and path != PREFIX + "/":
        checker = _checker(registry or load_registry())
        checker.check(answer.request.method, path, answer.status_code, answer.headers, answer.content)


@cache
def _checker(registry: Registry) -> "Checker":
    return Checker(build_document(registry), registry.other_paths)


class Validators:
    """Validators of schemas of one document. They share its components: each with a copy would take 5 MB."""

    def __init__(self, document: Document) -> None:
        self._components = jsonschema_rs.Registry([(DOCUMENT, {"components": exact(document["components"])})])

    def compile(self, schema: Document) -> jsonschema_rs.Validator:
        """The validator of `schema`, whose references lead into the document."""
        absolute = json.loads(json.dumps(exact(schema)).replace('"#/', f'"{DOCUMENT}#/'))
        return jsonschema_rs.Draft202012Validator(absolute, registry=self._components)


def exact(node: Any) -> Any:
    """The schemas of `node`, with the form of each date and instant to the digit. The document says `format` alone:
    generated clients that know both a format and a pattern hold the parsed date to the pattern."""
    if isinstance(node, list):
        return [exact(item) for item in node]
    if not isinstance(node, dict):
        return node
    form = FORMS.get(str(node.get("format")))
    return {name: exact(part) for name, part in node.items()} | ({"pattern": form} if form else {})


class Checker:
    """One document, its validators compiled at first use. `other_paths` are further first segments of its paths."""

    def __init__(self, described: Document, other_paths: Mapping[str, str] | None = None) -> None:
        self.document = described
        self._other_paths = other_paths or {}
        self._templates = {_shape(path): path for path in described["paths"]}
        self._longest = max(map(len, self._templates))
        self._compiler = Validators(described)
        self._validators: dict[str, jsonschema_rs.Validator] = {}

    def check(self, method: str, path: str, status: int, headers: Mapping[str, str], body: bytes) -> None:
        """Raise AssertionError, with all faults, unless the document describes this answer."""
        call = f"{method} {path} → {status}"
        assert path.startswith(PREFIX), f"{call}: no path of the API"
        headers_by_name = {name.lower(): header_value for name, header_value in headers.items()}
        if method == "OPTIONS":
            return
        correlation_id = headers_by_name.get("x-correlation-id")
        assert correlation_id, f"{call}: no X-Correlation-Id"
        for name in REQUIRED.get(status, ()):
            assert name in headers_by_name, f"{call}: no {name}"
        if method == "HEAD" or status in BODILESS:
            assert body == b"", f"{call}: a body: {body[:200]!r}"
        template = self.template(path.removeprefix(PREFIX))
        operation = self._operation(template, "get" if method == "HEAD" else method.lower())
        answer = self._answer(operation, status, call)
        for name, header in answer.get("headers", {}).items():
            if (header_value := headers_by_name.get(name.lower())) is not None:
                self._header(call, name, header, header_value)
        assert ("truweel-warning" in headers_by_name) == ("truweel-warning-codes" in headers_by_name), call
        for warning in json.loads(headers_by_name.get("truweel-warning-codes", "[]")):
            assert warning.keys() == {"field", "code", "params"}, f"{call}: {warning}"
            check_code(call, warning["code"], warning["params"])
        if method == "HEAD" or status in BODILESS:
            return
        self._body(call, answer, headers_by_name.get("content-type", ""), body)
        if status >= 400:
            error = json.loads(body)
            assert error["status"] == status, f"{call}: the body says {error['status']}"
            assert error["path"] == path, f"{call}: the body says {error['path']}"
            assert error["correlationId"] == correlation_id, f"{call}: two correlation ids"
            for entry in (error, *error.get("errors", ())):
                check_code(call, entry["code"], entry["params"])

    def template(self, path: str) -> str | None:
        """The path of the document that `path` (below `/api/v2`) is an instance of: the one that names most of it."""
        first, *rest = path.strip("/").split("/")
        segments = [self._other_paths.get(first, first), *rest]
        if len(segments) > self._longest:
            return None
        ways = itertools.product(*((segment, None) for segment in segments))
        return next(filter(None, map(self._templates.get, ways)), None)

    def _operation(self, template: str | None, method: str) -> Document | None:
        return self.document["paths"][template].get(method) if template else None

    def _answer(self, operation: Document | None, status: int, call: str) -> Document:
        if operation is None:
            # An operation that the document lacks is refused, in the shape of all errors.
            assert status >= 400, f"{call}: the document has no such operation"
            assert status < 500, f"{call}: a refusal is no fault of the server"
            return self._errors[status]
        answer = operation["responses"].get(str(status))
        statuses = ", ".join(operation["responses"])
        assert answer is not None, f"{call}: {operation['operationId']} answers {statuses}"
        return self._resolved(answer)

    @cached_property
    def _errors(self) -> dict[int, Document]:
        schema = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
        return {status: {"content": schema} for status in range(400, 500)}

    def _resolved(self, node: Document) -> Document:
        while "$ref" in node:
            target: Any = self.document
            for step in node["$ref"].removeprefix("#/").split("/"):
                target = target[step]
            node = target
        return node

    def _body(self, call: str, answer: Document, content_type: str, body: bytes) -> None:
        kind = content_type.partition(";")[0]
        if "*/*" in answer.get("content", {}):
            return
        content = answer.get("content", {})
        assert kind in content or "*/*" in content, f"{call}: content type '{content_type}'"
        if kind in content and kind.endswith("json"):
            self._valid(call, content[kind]["schema"], json.loads(body))

    def _header(self, call: str, name: str, header: Document, value: str) -> None:
        schema = self._resolved(header)["schema"]
        if schema.get("type") == "integer":
            assert value.isdecimal(), f"{call}: {name}: {value}"
        else:
            self._valid(f"{call}: {name}", schema, value)

    def _valid(self, call: str, schema: Document, value: Any) -> None:
        key = schema.get("$ref") or json.dumps(schema)
        validator = self._validators.get(key)
        if validator is None:
            validator = self._validators[key] = self._compiler.compile(schema)
        if not validator.is_valid(value):
            faults = [f"{_pointer(e.instance_path)}: {e.message[:300]}" for e in validator.iter_errors(value)]
            raise AssertionError(f"{call}: not as the document says:\n  " + "\n  ".join(faults[:10]))


def check_code(call: str, text: str, params: Mapping[str, object]) -> None:
    """Raise AssertionError unless the list of codes has `text`, with these params and types."""
    code = Code(text)
    examples = {name.removesuffix("?"): example for name, example in code.params.items()}
    required = {name for name in code.params if not name.endswith("?")}
    assert required <= params.keys() <= examples.keys(), f"{call}: {text} has the params {params}"
    for name, param in params.items():
        expected = NUMBERS if type(examples[name]) is int else (type(examples[name]),)
        assert type(param) in expected, f"{call}: {text} has {name}: {param!r}"


def _shape(path: str) -> tuple[str | None, ...]:
    return tuple(None if part.startswith("{") else part for part in path.strip("/").split("/"))


def _pointer(path: list[str | int]) -> str:
    return "/" + "/".join(map(str, path))
