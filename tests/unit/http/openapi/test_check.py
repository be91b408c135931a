"""The OpenAPI check that the whole suite uses finds each kind of error."""

import json
from typing import Any

import pytest

from tests.openapi_check import Checker
from truweel.http.openapi.document import build_document
from truweel.http.openapi.examples import ERROR
from truweel.schema.registry import load_registry

DOCUMENT = build_document(load_registry())
CHECKER = Checker(DOCUMENT)
CLIENT = DOCUMENT["components"]["schemas"]["ClientReadDTO"]["examples"][0]
PAGE = {"items": [CLIENT], "totalItems": 1, "totalPages": 1, "currentPage": 0, "size": 1}
NUMBERED = CLIENT | {"id": 7}
UNCOUNTED = {"X-RateLimit-Remaining": "many"}
HEADERS = {"X-Correlation-Id": ERROR["correlationId"], "Content-Type": "application/json"}
CREATED = HEADERS | {"ETag": '"1"', "Location": "http://truweel.test/api/v2/clients/1"}


def error_body(status: int, path: str) -> bytes:
    return json.dumps(ERROR | {"status": status, "path": path}).encode()


def check_response(method: str, path: str, status: int, body: Any = None, headers: dict[str, str] = HEADERS) -> None:
    raw = b"" if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
    CHECKER.check(method, path, status, headers, raw)


def test_what_is_right_passes() -> None:
    check_response("GET", "/api/v2/clients", 200, PAGE)
    check_response("HEAD", "/api/v2/clients", 200)
    check_response(
        "GET", "/api/v2/clients/1", 200, CLIENT | {"contacts": []}, HEADERS | {"X-RateLimit-Remaining": "19"}
    )
    check_response("GET", "/api/v2/clients/1", 304)
    check_response("POST", "/api/v2/clients", 201, CLIENT, CREATED)
    check_response("PUT", "/api/v2/clients/1", 204)
    check_response("GET", "/api/v2/offers/1/line-items", 404, error_body(404, "/api/v2/offers/1/line-items"))
    check_response("POST", "/api/v2/clients/1/lock", 204)
    check_response("GET", "/api/v2/nothing", 404, error_body(404, "/api/v2/nothing"))
    check_response("POST", "/api/v2/approval-requests", 403, error_body(403, "/api/v2/approval-requests"))
    check_response("OPTIONS", "/api/v2/clients", 204)


@pytest.mark.parametrize(
    ("message", "call"),
    [
        ("clients_get answers 200, 304", ("GET", "/api/v2/clients/1", 201, CLIENT, CREATED)),
        ('/items/0/id: 7 is not of type "string"', ("GET", "/api/v2/clients", 200, PAGE | {"items": [NUMBERED]})),
        ("'x' was unexpected", ("GET", "/api/v2/clients/1", 200, CLIENT | {"x": 1})),
        ('"name" is a required', ("GET", "/api/v2/clients/1", 200, {k: v for k, v in CLIENT.items() if k != "name"})),
        ("no X-Correlation-Id", ("GET", "/api/v2/clients", 200, PAGE, {"Content-Type": "application/json"})),
        ("no location", ("POST", "/api/v2/clients", 201, CLIENT, HEADERS | {"ETag": '"1"'})),
        ("a body", ("PUT", "/api/v2/clients/1", 204, CLIENT)),
        ("a body", ("HEAD", "/api/v2/clients", 200, PAGE)),
        ("content type 'text/plain'", ("GET", "/api/v2/clients", 200, PAGE, HEADERS | {"Content-Type": "text/plain"})),
        ("X-RateLimit-Remaining: many", ("GET", "/api/v2/clients", 200, PAGE, HEADERS | UNCOUNTED)),
        ("the document has no such operation", ("GET", "/api/v2/nothing", 200, PAGE)),
        ("the document has no such operation", ("POST", "/api/v2/approval-requests", 201, CLIENT, CREATED)),
        ("the body says 404", ("GET", "/api/v2/clients/1", 403, error_body(404, "/api/v2/clients/1"))),
        ("the body says /api/v2/x", ("GET", "/api/v2/clients/1", 404, error_body(404, "/api/v2/x"))),
        ("clients_get answers", ("GET", "/api/v2/clients/1", 500, error_body(500, "/api/v2/clients/1"))),
        ('"error" is a required', ("GET", "/api/v2/clients/1", 404, {k: v for k, v in ERROR.items() if k != "error"})),
        ("no retry-after", ("GET", "/api/v2/clients", 429, error_body(429, "/api/v2/clients"))),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_is_wrong_is_said(message: str, call: Any) -> None:
    with pytest.raises(AssertionError) as raised:
        check_response(*call)
    assert message in str(raised.value)
