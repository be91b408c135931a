"""Bytes on the wire: ordinary answers in one piece, all others as uvicorn sends them."""

import re
import socket
from collections.abc import Iterator

import pytest
from starlette.types import Receive, Scope, Send

from tests.e2e.running_server import running_server

LENGTH = (b"content-length", b"5")
ANSWERS: dict[str, tuple[list[tuple[bytes, bytes]], list[bytes]]] = {
    "/whole": ([LENGTH, (b"x-one", b"a\tb")], [b"whole"]),
    "/dated": ([LENGTH, (b"date", b"Thu, 01 Jan 1970 00:00:01 GMT")], [b"dated"]),
    "/dated-parts": ([LENGTH, (b"date", b"Thu, 01 Jan 1970 00:00:01 GMT")], [b"da", b"ted"]),
    "/parts": ([LENGTH], [b"pa", b"rts"]),
    "/chunks": ([], [b"chunk", b"s"]),
    "/none": ([], [b""]),
    "/close": ([LENGTH, (b"connection", b"close")], [b"close"]),
    "/long": ([LENGTH], [b"longer"]),
    "/short": ([LENGTH], [b"shor"]),
    "/split": ([LENGTH, (b"x-one", b"a\r\nx-two: b")], [b"split"]),
    "/feed": ([LENGTH, (b"x-one", b"a\nb")], [b"feeds"]),
    "/named": ([LENGTH, (b"x-one\r\nx-two", b"b")], [b"named"]),
}


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    headers, parts = ANSWERS[scope["path"]]
    status = 204 if scope["path"] == "/none" else 200
    await send({"type": "http.response.start", "status": status, "headers": headers})
    for index, part in enumerate(parts, 1):
        await send({"type": "http.response.body", "body": part, "more_body": index < len(parts)})


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with running_server(application, lifespan="off") as port:
        yield port


def exchange(port: int, *requests: str) -> bytes:
    """Everything received for `requests` (such as `GET /whole`) sent at once; the last one closes the connection."""
    lines = [f"{request} HTTP/1.1\r\nHost: x\r\n" for request in requests]
    request_bytes = "\r\n".join([*lines[:-1], f"{lines[-1]}Connection: close\r\n\r\n"])
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(request_bytes.encode())
        received = b"".join(iter(lambda: connection.recv(65536), b""))
    return re.sub(rb"date: [^\r]+20[^\r]+\r\n", b"", received)


LAST = b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\nx-one: a\tb\r\nconnection: close\r\n\r\nwhole"
"""The answer to `GET /whole` that closes the connection."""
DATED = b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\ndate: Thu, 01 Jan 1970 00:00:01 GMT\r\n"
"""The head of an answer with a `Date` of its own."""


@pytest.mark.parametrize(
    ("request_", "answer"),
    [
        ("GET /whole", b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\nx-one: a\tb\r\n\r\nwhole"),
        ("HEAD /whole", b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\nx-one: a\tb\r\n\r\n"),
        ("GET /dated", DATED + b"\r\ndated"),
        ("HEAD /dated", DATED + b"\r\n"),
        ("GET /dated-parts", DATED + b"\r\ndated"),
        ("GET /parts", b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nparts"),
        ("GET /chunks", b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nchunk\r\n1\r\ns\r\n0\r\n\r\n"),
        ("GET /none", b"HTTP/1.1 204 No Content\r\n\r\n"),
    ],
)
def test_an_answer_and_the_next_one(port: int, request_: str, answer: bytes) -> None:
    assert exchange(port, request_, "GET /whole") == answer + LAST
    assert exchange(port, "GET /whole", request_, "GET /whole") == (
        b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\nx-one: a\tb\r\n\r\nwhole" + answer + LAST
    )


def test_an_application_may_end_the_connection(port: int) -> None:
    closed = b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\nconnection: close\r\n\r\nclose"
    assert exchange(port, "GET /close", "GET /whole") == closed


@pytest.mark.parametrize("path", ["/long", "/short"])
def test_a_body_of_another_length_is_never_taken_for_whole(port: int, path: str) -> None:
    received = exchange(port, f"GET {path}", "GET /whole")
    assert b"whole" not in received
    assert len(received.partition(b"\r\n\r\n")[2]) < 5


@pytest.mark.parametrize("path", ["/split", "/feed", "/named"])
def test_no_header_makes_another_one(port: int, path: str) -> None:
    assert exchange(port, f"GET {path}", "GET /whole") == b""
