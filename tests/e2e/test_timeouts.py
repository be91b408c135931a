"""Timeouts: slow bodies, unread answers, endless statements. Also tracing.

The application runs in this process behind the real protocol, so that tests can shorten the timeouts.
"""

import base64
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from tests.e2e.running_server import running_server
from tests.harness import DIALECTS
from truweel.application import build
from truweel.auth import keys
from truweel.auth.keyring import Keyring, open_keyring
from truweel.cli.accounts import create_role, create_user
from truweel.http import protocol
from truweel.http.middleware import body_timeout, tracing
from truweel.http.protocol import HttpProtocol
from truweel.operations import read, write
from truweel.schema.registry import load_registry
from truweel.settings import Settings
from truweel.storage import sqlite
from truweel.storage.database import Reader, Writer
from truweel.storage.opening import open_database

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000) SELECT count(*) FROM n"

DOCUMENT = "/v3/api-docs"


class Server:
    """A running application, and the login of an administrator."""

    def __init__(self, port: int, login: tuple[str, str]) -> None:
        self.port = port
        self.authorization = b"Basic " + base64.b64encode(":".join(login).encode())
        self.http = httpx.Client(base_url=f"http://127.0.0.1:{port}/api/v2", auth=login, timeout=30)

    def connect(self, **options: int) -> socket.socket:
        """A connection; `buffer` is the size of its receive buffer."""
        connection = socket.socket()
        if "buffer" in options:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, options["buffer"])
        connection.settimeout(30)
        connection.connect(("127.0.0.1", self.port))
        return connection


def administrator(writer: Writer, keyring: Keyring) -> keys.NewApiKey:
    """The login of a new administrator in the first firm."""
    registry = load_registry()
    role = create_role(writer, registry, 1, "Everything", administrator=True).id
    _, pair = create_user(writer, registry, keyring, 1, email="new@firm-1.example", role_id=role)
    return pair


@pytest.fixture(params=DIALECTS)
def serve(request: pytest.FixtureRequest, templates: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    with templates.copy(request.param) as (path, url):

        @contextmanager
        def start(**options: Any) -> Iterator[Server]:
            settings = Settings(data=tmp_path, database=url or f"sqlite:///{path}", limits=False, **options)
            database = open_database(load_registry(), path=path, url=url, size=2)
            keyring = open_keyring(settings, database)
            login = database.write_sync(lambda writer: administrator(writer, keyring))
            database.close()
            with running_server(build(settings)) as port:
                server = Server(port, login)
                with server.http:
                    yield server

        yield start


def test_a_body_that_trickles_is_refused_and_made_nothing(
    serve: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(body_timeout, "MAX_SILENCE", 0.2)
    with serve() as server:
        before = server.http.get("/clients").json()["totalItems"]
        with server.connect() as connection:
            connection.sendall(
                b"POST /api/v2/clients HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n"
                b"content-length: 100\r\nauthorization: " + server.authorization + b'\r\n\r\n{"name": "A"'
            )
            answer = b"".join(iter(lambda: connection.recv(65536), b""))  # to its end: the server hangs up
        assert answer.startswith(b"HTTP/1.1 408 ")
        assert b"The body came in too slowly: 12 bytes in " in answer
        assert b"connection: close\r\n" in answer.lower()
        assert server.http.get("/clients").json()["totalItems"] == before


def test_a_body_slower_than_the_slowest_is_refused_though_it_never_rests(
    serve: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(body_timeout, "GRACE_SECONDS", 0.3)
    with serve() as server, server.connect() as connection:
        connection.sendall(
            b"POST /api/v2/clients HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n"
            b"content-length: 100000\r\nauthorization: " + server.authorization + b"\r\n\r\n"
        )
        refused = threading.Event()

        def trickle() -> None:
            while not refused.wait(0.05):
                connection.sendall(b" ")

        sender = threading.Thread(target=trickle)
        sender.start()
        try:
            assert connection.recv(65536).startswith(b"HTTP/1.1 408 ")
        finally:
            refused.set()
            sender.join()


def test_an_answer_that_nobody_reads_is_dropped(serve: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    dropped = threading.Event()
    lost = HttpProtocol.connection_lost

    def connection_lost(self: HttpProtocol, error: Exception | None) -> None:
        lost(self, error)
        dropped.set()

    monkeypatch.setattr(protocol, "UNREAD_SECONDS", 0.2)
    with serve() as server, server.connect(buffer=4096) as connection:
        monkeypatch.setattr(HttpProtocol, "connection_lost", connection_lost)
        connection.sendall(f"GET {DOCUMENT} HTTP/1.1\r\nhost: x\r\n\r\n".encode() * 20)
        assert dropped.wait(30)
        document = httpx.get(f"http://127.0.0.1:{server.port}{DOCUMENT}", headers={"accept-encoding": "identity"})
        assert document.status_code == 200
        assert sum(map(len, iter(lambda: connection.recv(65536), b""))) < 20 * len(document.content)
        assert server.http.get("/clients").status_code == 200


def test_a_statement_that_takes_too_long_is_broken_off(
    serve: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    search, create = read.search, write.create

    def endless(reader: Reader, *arguments: Any, **options: Any) -> Any:
        reader.row(ENDLESS)
        return search(reader, *arguments, **options)

    def endless_after_write(new_write: write.Write, *arguments: Any, **options: Any) -> Any:
        create(new_write, *arguments, **options)
        new_write.unit.writer.execute(f"UPDATE clients SET version = 9 WHERE ({ENDLESS}) > 0")

    with serve(statement_seconds=1) as server:
        with monkeypatch.context() as patches:
            patches.setattr(read, "search", endless)
            patches.setattr(write, "create", endless_after_write)
            answers = [server.http.get("/clients"), server.http.post("/clients", json={"name": "n"})]
        assert [answer.status_code for answer in answers] == [503, 503]
        for answer in answers:
            assert "longer than the setting statement_seconds allows" in answer.text
        assert server.http.get("/clients").json()["totalItems"] == 0
        assert server.http.post("/clients", json={"name": "n"}).status_code == 201


@pytest.mark.parametrize("serve", ["sqlite"], indirect=True)
def test_a_read_that_is_too_slow_for_the_loop_is_answered_all_the_same(
    serve: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "INLINE_SECONDS", 0.0)
    monkeypatch.setattr(sqlite, "CHECK_EVERY", 1)
    with serve() as server:
        for number in range(3):
            created = server.http.post("/clients", json={"name": f"n{number}"})
            assert created.status_code == 201
            fetched = server.http.get(f"/clients/{created.json()['id']}?include=contacts")
            assert (fetched.status_code, fetched.json()["name"]) == (200, f"n{number}")
        assert server.http.get("/clients").status_code == 200


@pytest.mark.parametrize("serve", ["sqlite"], indirect=True)
def test_a_request_is_a_span(serve: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    exported = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exported))
    monkeypatch.setattr(tracing, "otlp_provider", lambda: provider)
    trace_id, parent_id = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"
    with serve(tracing=True) as server:
        created = server.http.post("/clients", json={"name": "Secret bv"}, headers={"x-request-id": "from-the-shop"})
        assert created.status_code == 201
        id = created.json()["id"]
        server.http.get(f"/clients/{id}?include=contacts", headers={"traceparent": f"00-{trace_id}-{parent_id}-01"})
        missing = server.http.get("/clients/999999")
    first, second, third = exported.get_finished_spans()
    assert [span.name for span in (first, second, third)] == [
        "POST /api/v2/clients", "GET /api/v2/clients/{id}", "GET /api/v2/clients/{id}"
    ]  # fmt: skip
    assert [span.attributes["http.response.status_code"] for span in (first, second, third)] == [201, 200, 404]
    assert first.attributes["http.route"] == "/api/v2/clients"
    assert first.attributes["truweel.caller"].startswith("1:")
    assert first.attributes["truweel.statements"] > 0
    assert first.attributes["truweel.correlation_id"] == created.headers["x-correlation-id"]
    assert third.attributes["truweel.correlation_id"] == missing.headers["x-correlation-id"]
    assert (f"{second.context.trace_id:032x}", f"{second.parent.span_id:016x}") == (trace_id, parent_id)
    everything = "".join(span.to_json() for span in (first, second, third))
    assert "Secret bv" not in everything
    assert "include=" not in everything
    assert server.authorization[6:].decode() not in everything
