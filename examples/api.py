"""A call of the API: JSON in and out, exact amounts, strict, and patient where the server says so.

TRUWEEL_CLIENT_SERVER, TRUWEEL_CLIENT_KEY and TRUWEEL_CLIENT_SECRET say where, and as whom.
"""

import base64
import json
import os
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

SERVER = os.environ.get("TRUWEEL_CLIENT_SERVER", "http://127.0.0.1:8080").rstrip("/")
LOGIN = base64.b64encode(f"{os.environ['TRUWEEL_CLIENT_KEY']}:{os.environ['TRUWEEL_CLIENT_SECRET']}".encode()).decode()
TRIES = 8


class ApiFault(Exception):
    """What the server refused. `status` and `code` are for programs, the text is for people."""

    def __init__(self, status: int, body: dict[str, Any]) -> None:
        super().__init__(f"{status} {body.get('message')}")
        self.status = status
        self.code = body.get("code")


def call(
    method: str, path: str, body: Any = None, *, idempotency_key: str | None = None, **query: Any
) -> tuple[Any, dict[str, str]]:
    """The JSON of the answer, and its headers by lower-case name. Raises ApiFault.

    429 and 503 are tried again after `Retry-After`, and so is a connection that breaks. A POST is safe to try again
    only with an `idempotency_key`.
    """
    url = path if path.startswith("http") else f"{SERVER}/api/v2{path}"
    if query:
        url += "?" + urllib.parse.urlencode(query, doseq=True)
    headers = {"Authorization": f"Basic {LOGIN}", "Prefer": "handling=strict"}
    data = None
    if body is not None:
        data = json.dumps(body).encode()
        headers["Content-Type"] = "application/merge-patch+json" if method == "PATCH" else "application/json"
    if idempotency_key is not None:
        headers["Idempotency-Key"] = idempotency_key
    for number in range(1, TRIES + 1):
        request = urllib.request.Request(url, data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                content = answer.read()
                answer_headers = {name.lower(): value for name, value in answer.headers.items()}
                return (json.loads(content, parse_float=Decimal) if content else None), answer_headers
        except urllib.error.HTTPError as error:
            fault = ApiFault(error.code, json.loads(error.read() or b"{}"))
            in_progress = fault.code == "request_in_progress"
            if number == TRIES or not (error.code in (429, 503) or in_progress):
                raise fault from None
            time.sleep(int(error.headers.get("Retry-After", "1")))
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            if number == TRIES or (method == "POST" and idempotency_key is None):
                raise
            time.sleep(number)
    raise AssertionError


def pages(path: str, **query: Any) -> Iterator[tuple[list[dict[str, Any]], dict[str, str]]]:
    """The items of each page of a list, and the headers of its answer."""
    body, headers = call("GET", path, size=100, **query)
    yield body["items"], headers
    while 'rel="next"' in headers.get("link", ""):
        body, headers = call("GET", headers["link"].split(">")[0].lstrip("<"))
        yield body["items"], headers
