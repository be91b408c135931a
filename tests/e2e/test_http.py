"""HTTP as programs write it, against a running `truweel serve`: list headers on two lines, codings, paths, methods."""

import base64
import gzip
import json
import socket
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from tests.e2e.installations import Installations
from tests.e2e.server_process import ServerProcess

__all__: list[str] = []


class Wire:
    """A running server, an administrator's HTTP client, and raw requests with the same login."""

    def __init__(self, server: ServerProcess, http: httpx.Client, login: tuple[str, str]) -> None:
        self.http = http
        self.base_url = server.base_url
        self.authorization = "Basic " + base64.b64encode(":".join(login).encode()).decode()

    def send(self, method: str, target: str, *lines: str, body: bytes = b"") -> tuple[int, dict[str, str], Any]:
        """Status, headers and JSON of the answer to a request with exactly these header lines."""
        parts = urlsplit(self.base_url)
        head = [
            f"{method} {target} HTTP/1.1",
            f"Host: {parts.netloc}",
            f"Authorization: {self.authorization}",
            f"Content-Length: {len(body)}",
            *lines,
            "Connection: close",
        ]
        with socket.create_connection((parts.hostname, parts.port), timeout=30) as connection:
            connection.sendall("\r\n".join([*head, "", ""]).encode() + body)
            received = b"".join(iter(lambda: connection.recv(65536), b""))
        top, _, rest = received.partition(b"\r\n\r\n")
        status_line, *header_lines = top.decode("latin-1").split("\r\n")
        headers = dict(line.split(": ", 1) for line in header_lines)
        assert "transfer-encoding" not in headers
        return int(status_line.split()[1]), headers, json.loads(rest) if rest else None


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory, installations: Installations) -> Iterator[Wire]:
    installation = installations.empty(tmp_path_factory.mktemp("http") / "data")
    with installation.serve() as server, installation.client(server) as http:
        yield Wire(server, http, installation.login)


def create_client(wire: Wire, name: str = "n") -> tuple[str, str]:
    """Path and ETag of a new client."""
    created = wire.http.post("/clients", json={"name": name})
    assert created.status_code == 201
    return f"/api/v2/clients/{created.json()['id']}", created.headers["etag"]


MERGE = "Content-Type: application/merge-patch+json"


def test_strict_holds_on_whichever_line_it_stands(wire: Wire) -> None:
    path, _ = create_client(wire)
    strict, representation = "Prefer: handling=strict", "Prefer: return = representation"
    for lines in ((strict, representation), (representation, strict)):
        assert wire.send("PATCH", path, MERGE, *lines, body=b'{"bogus": 1}')[0] == 400
        status, headers, _ = wire.send("PATCH", path, MERGE, *lines, body=b'{"name": "m"}')
        assert (status, headers["preference-applied"]) == (200, "return=representation")


def test_the_first_of_two_preferences_counts(wire: Wire) -> None:
    path, _ = create_client(wire)
    prefer = ("Prefer: return=minimal, return=representation", "Prefer: handling=lenient, handling=strict")
    assert wire.send("PATCH", path, MERGE, *prefer, body=b'{"bogus": 1}')[0] == 204


def test_conditions_on_two_lines(wire: Wire) -> None:
    path, etag = create_client(wire)
    assert wire.send("PATCH", path, MERGE, f"If-Match: {etag}", 'If-Match: "0"', body=b"{}")[0] == 204
    assert wire.send("PATCH", path, MERGE, 'If-Match: "8"', 'If-Match: "0"', body=b"{}")[0] == 412
    assert wire.send("GET", path, f"If-None-Match: {etag}", 'If-None-Match: "0"')[0] == 304


def test_codings_on_two_lines(wire: Wire) -> None:
    answer = wire.send("HEAD", "/v3/api-docs", "Accept-Encoding: identity", "Accept-Encoding: gzip")
    assert "content-length" not in answer[1]


def test_head_tells_no_length_that_get_would_not_have(wire: Wire) -> None:
    for accepted in ("gzip", "zstd", "identity"):
        headers = {"Accept-Encoding": accepted}
        path = wire.base_url + "/v3/api-docs"
        got, head = wire.http.get(path, headers=headers), wire.http.head(path, headers=headers)
        assert head.headers.get("content-length", got.headers["content-length"]) == got.headers["content-length"]
        assert ("content-length" in head.headers) == (accepted == "identity")
        small = wire.http.head("/", headers=headers)
        assert small.headers["content-length"] == str(len(wire.http.get("/", headers=headers).content))


@pytest.mark.parametrize("path", ["/api/v2/clients", "/api/v2/temp-document-buckets", "/oauth2/tokens", "/sign-in"])
def test_a_coded_body_is_415_everywhere(wire: Wire, path: str) -> None:
    for body in (gzip.compress(b'{"name":"gz"}'), b'{"name":"gz"}'):
        status, headers, error = wire.send(
            "POST", path, "Content-Type: application/json", "Content-Encoding: gzip", body=body
        )
        assert (status, headers["accept-encoding"]) == (415, "identity")
        assert error["message"] == "Content-Encoding is 'gzip'; send the body as it is."


def test_identity_is_no_coding(wire: Wire) -> None:
    lines = ("Content-Type: application/json", "Content-Encoding: Identity")
    assert wire.send("POST", "/api/v2/clients", *lines, body=b'{"name":"plain"}')[0] == 201


def test_a_byte_order_mark_is_ignored(wire: Wire) -> None:
    body = b'\xef\xbb\xbf{"name": "bom"}'
    status, _, client = wire.send("POST", "/api/v2/clients", "Content-Type: application/json", body=body)
    assert (status, client["name"]) == (201, "bom")
    assert wire.send("PATCH", f"/api/v2/clients/{client['id']}", MERGE, body=body)[0] == 204


def test_a_slash_in_a_name_is_no_slash_between_names(wire: Wire) -> None:
    path, _ = create_client(wire)
    id = path.rpartition("/")[2]
    assert wire.send("GET", f"/api/v2/clients%2F{id}")[0] == 404
    assert wire.send("GET", f"/api%2fv2/clients/{id}")[0] == 404
    assert wire.send("GET", "/console%2Fapps")[0] == 404
    assert wire.send("GET", f"/api/v2/%63lients/{id}")[0] == 200


def test_slashes_too_many_are_one_under_the_api_alone(wire: Wire) -> None:
    path, _ = create_client(wire)
    id = path.rpartition("/")[2]
    for spelling in (f"//api/v2/clients/{id}", f"/api/v2//clients///{id}", f"/api//v2/clients/{id}/"):
        status, _, client = wire.send("GET", spelling)
        assert (status, client["id"]) == (200, id)
    assert wire.send("GET", "//metrics")[0] == 404


def test_links_lead_to_the_host_that_the_target_names(wire: Wire) -> None:
    create_client(wire, "a")
    create_client(wire, "b")
    _, headers, _ = wire.send("GET", "http://api.example.com/api/v2/clients?size=1")
    assert headers["link"].startswith("<http://api.example.com/api/v2/clients?size=1&cursor=")


def test_options_of_the_server_itself(wire: Wire) -> None:
    assert wire.send("OPTIONS", "*")[0] == 204


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "/oauth2/tokens", "POST"),
        ("PUT", "/oauth2/authorize", None),
        ("POST", "/healthz", None),
        ("POST", "/metrics", None),
        ("DELETE", "/console", None),
    ],
)
def test_a_method_that_a_path_does_not_take(wire: Wire, method: str, path: str, allowed: str | None) -> None:
    """`docs/reference/errors.md`: every error, on every path, has this body."""
    status, headers, error = wire.send(method, path)
    assert (status, headers["content-type"]) == (405, "application/json")
    assert error["error"] == "Method Not Allowed"
    assert error["correlationId"] == headers["x-correlation-id"]
    assert error["message"].startswith(f"{path} takes {headers['allow']}")
    assert allowed in (headers["allow"], None)


def test_a_static_file_that_is_not_there(wire: Wire) -> None:
    status, headers, error = wire.send("GET", "/console/static/none.css")
    assert (status, headers["content-type"], error["error"]) == (404, "application/json", "Not Found")
