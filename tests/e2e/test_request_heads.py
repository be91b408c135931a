"""What a client may write into the head of a request, whatever the packets: `Upgrade`, targets, `Host`, repeated
headers, codings. A request is answered once, with its own body, or refused."""

import json
import re
import socket
import time
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.types import Receive, Scope, Send

from tests.e2e.running_server import running_server
from truweel.http import protocol

__all__: list[str] = []


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers with the request as it arrived; `/early` before its body was read."""
    body, more = b"", scope["path"] != "/early"
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    request = {
        "method": scope["method"],
        "path": scope["path"],
        "query": scope["query_string"].decode(),
        "headers": {name.decode(): value.decode("latin-1") for name, value in scope["headers"]},
        "lines": len(scope["headers"]),
        "body": body.decode("latin-1"),
    }
    text = json.dumps(request).encode()
    headers = [(b"content-length", b"%d" % len(text))] if scope["path"] != "/stream" else []
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": text})


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with running_server(echo, lifespan="off") as port:
        yield port


def exchange(port: int, *packets: bytes) -> bytes:
    """Everything received until the server closes, for packets that arrive one by one."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for index, packet in enumerate(packets):
            if index:
                time.sleep(0.02)  # the packet before it has been read
            connection.sendall(packet)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def answers(received: bytes) -> list[tuple[int, Any]]:
    """Status and JSON of each answer in `received`."""
    parsed = []
    while received:
        head, _, received = received.partition(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", head)
        assert length is not None
        size = int(length[1])
        parsed.append((int(head[9:12]), json.loads(received[:size]) if size else None))
        received = received[size:]
    return parsed


def one(port: int, *packets: bytes) -> dict[str, Any]:
    """The request that arrived, of which there was one."""
    [(status, request)] = answers(exchange(port, *packets))
    assert status == 200, request
    assert isinstance(request, dict)
    return request


def refusal(port: int, request: bytes) -> tuple[int, str]:
    """Status and message of the one answer, after which the server closed the connection."""
    [(status, error)] = answers(exchange(port, request))
    assert error["status"] == status
    return status, error["message"]


def send_endlessly(connection: socket.socket, data: bytes, limit: int = 2**40) -> None:
    """Send `data` again and again; returns after `limit` bytes."""
    for _ in range(limit // len(data)):
        connection.sendall(data)


UPGRADE = b"Connection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABk\r\n"
LAST = b"GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"


def test_a_request_to_upgrade_keeps_its_body_wherever_a_packet_ends(port: int) -> None:
    """Java's HttpClient and `curl --http2` send this with every first request."""
    inner = b"GET /inner HTTP/1.1\r\nHost: a\r\n\r\n"
    head = b"POST /a?b=c HTTP/1.1\r\nHost: a\r\n" + UPGRADE + b"Content-Length: %d\r\n\r\n" % len(inner)
    message = head + inner
    steps = [*range(1, len(message), 11), len(head) - 1, len(head), len(head) + 1]
    for end in steps:
        request = one(port, message[:end], message[end:])
        assert (request["method"], request["path"], request["query"]) == ("POST", "/a", "b=c")
        assert request["body"] == inner.decode()
        assert "upgrade" not in request["headers"]


def test_a_chunked_body_behind_an_upgrade_and_the_request_behind_that(port: int) -> None:
    upgraded = b"POST /a HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    chunked = upgraded + b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nX-Trailer: t\r\n\r\n"
    empty = upgraded.replace(b"POST", b"GET") + b"\r\n"
    arrived = answers(exchange(port, chunked + empty + chunked + LAST))
    assert [(status, request["path"], request["body"]) for status, request in arrived] == [
        (200, "/a", "abcde"), (200, "/a", ""), (200, "/a", "abcde"), (200, "/last", "")
    ]  # fmt: skip
    assert "x-trailer" not in arrived[0][1]["headers"]


def test_a_thousand_upgrades_in_one_packet_are_a_thousand_answers(port: int) -> None:
    upgraded = b"GET /a HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n"
    assert len(answers(exchange(port, upgraded * 1000 + LAST))) == 1001


@pytest.mark.parametrize(
    ("target", "host", "seen"),
    [
        (b"http://api.example.com", b"a", ("/", "", "api.example.com")),
        (b"HTTP://api.example.com:81/x/y?z=1#f", b"other", ("/x/y", "z=1", "api.example.com:81")),
        (b"https://[::1]:8080?z=1", b"other", ("/", "z=1", "[::1]:8080")),
        (b"/a%2Fb%2fc/%64?e", b"a:1", ("/a%2Fb%2Fc/d", "e", "a:1")),
        (b"/a%252Fb", b"a_b", ("/a%2Fb", "", "a_b")),
        (b"/caf%C3%A9", b"", ("/café", "", "")),
    ],
)
def test_a_target_says_path_and_host(port: int, target: bytes, host: bytes, seen: tuple[str, str, str]) -> None:
    request = one(port, b"GET " + target + b" HTTP/1.1\r\nHost: " + host + b"\r\nConnection: close\r\n\r\n")
    assert (request["path"], request["query"], request["headers"]["host"]) == seen


def test_options_of_the_server_itself(port: int) -> None:
    for target in (b"*", b"http://api.example.com:80"):
        request = one(port, b"OPTIONS " + target + b" HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        assert request["path"] == "*"


@pytest.mark.parametrize(
    ("head", "status", "message"),
    [
        (b"GET / HTTP/1.1\r\n", 400, "Host: missing; HTTP/1.1 needs it."),
        (b"GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n", 400, "Host: sent on 2 lines; send it once."),
        (b"GET / HTTP/1.1\r\nHost: a/b\r\n", 400, "Host is 'a/b', which is not a host name with an optional port."),
        (b"GET / HTTP/1.1\r\nHost: u@a\r\n", 400, "Host is 'u@a', which is not a host name with an optional port."),
        (b"GET http://u@a/ HTTP/1.1\r\nHost: a\r\n", 400,
         "Host is 'u@a', which is not a host name with an optional port."),
        (b"GET * HTTP/1.1\r\nHost: a\r\n", 400, "The request target is '*'; it must be a path from / on."),
        (b"GET /\xc3\xa9 HTTP/1.1\r\nHost: a\r\n", 400,
         "The request target holds characters that must be percent-encoded."),
        (b"CONNECT a:80 HTTP/1.1\r\nHost: a\r\n", 405, "CONNECT is for proxies, which this server isn't."),
        (b"FOO / HTTP/1.1\r\nHost: a\r\n", 501,
         "The method must be one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS."),
        (b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n", 501,
         "Transfer-Encoding is 'gzip, chunked'; this server takes chunked alone."),
        (b"POST / HTTP/1.1\r\nHost: a\r\nAuthorization: Basic eDp5\r\nAuthorization: Basic eDp6\r\n", 400,
         "Authorization: sent on 2 lines; send it once."),
        (b"POST / HTTP/1.1\r\nHost: a\r\nX-Tenant: b\r\nContent-Type: x/y\r\nx-tenant: c\r\n", 400,
         "X-Tenant: sent on 2 lines; send it once."),
        (b"POST / HTTP/1.1\r\nHost: a\r\nContent-Type: x/y\r\ncontent-type: x/y\r\n", 400,
         "Content-Type: sent on 2 lines; send it once."),
        (b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n", 400, None),
        (b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n", 400, None),
        (b"PRI * HTTP/2.0\r\n\r\nSM\r\n", 400, None),
    ],
)  # fmt: skip
def test_what_is_no_lawful_request_is_refused_and_the_connection_closed(
    port: int, head: bytes, status: int, message: str | None
) -> None:
    seen, text = refusal(port, head + b"\r\n")
    assert seen == status
    assert text == (message or "Invalid HTTP request received. The request is not valid HTTP/1.1.")


def test_a_refusal_waits_for_the_answers_before_it(port: int) -> None:
    first = b"GET /a HTTP/1.1\r\nHost: a\r\n\r\n"
    arrived = answers(exchange(port, first + first + b"FOO / HTTP/1.1\r\n\r\n" + LAST))
    assert [status for status, _ in arrived] == [200, 200, 501]


def test_a_body_that_is_no_http_is_refused_instead_of_answered(port: int) -> None:
    head = b"POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert [status for status, _ in answers(exchange(port, head + b"3\r\nabc\r\n", b"zz\r\n"))] == [400]


def test_lines_of_one_name_are_one_list(port: int) -> None:
    request = one(
        port,
        b"GET /a HTTP/1.1\r\nHost: a\r\nPrefer: handling=strict\r\nCookie: a=1\r\nPREFER: return=minimal\r\n"
        b"Accept-Encoding: identity\r\nCookie: b=2\r\naccept-encoding: gzip\r\nConnection: close\r\n\r\n",
    )
    assert request["headers"]["prefer"] == "handling=strict, return=minimal"
    assert request["headers"]["accept-encoding"] == "identity, gzip"
    assert request["headers"]["cookie"] == "a=1; b=2"
    assert request["lines"] == len(request["headers"])


def test_a_client_of_http_1_0_needs_no_host_and_gets_no_chunks(port: int) -> None:
    received = exchange(port, b"GET /stream HTTP/1.0\r\n\r\n")
    head, _, body = received.partition(b"\r\n\r\n")
    assert b"transfer-encoding" not in head
    assert json.loads(body)["path"] == "/stream"


@pytest.mark.parametrize("endless", [b"5;" + b"x" * 4096, b"0\r\nX-T: " + b"x" * 4096])
def test_trailers_and_chunk_extensions_have_a_bound(port: int, endless: bytes) -> None:
    """They reach no callback of the parser, which would collect them for ever."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(b"POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + endless)
        time.sleep(0.1)  # the head has been read
        for _ in range(protocol.MAX_HEAD_BYTES // 4096 + 1):
            connection.sendall(b"x" * 4096)
        assert connection.recv(65536).startswith(b"HTTP/1.1 431 ")


def test_a_body_that_nobody_needs_is_not_read_for_ever(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "DISCARD_SECONDS", 0.2)
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(b"POST /early HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000000\r\n\r\n" + b"x" * 1000)
        assert connection.recv(65536).startswith(b"HTTP/1.1 200 ")
        with pytest.raises((BrokenPipeError, ConnectionResetError)):
            send_endlessly(connection, b"x" * 65536)


def test_a_discarded_body_leaves_the_connection_usable(port: int) -> None:
    early = b"POST /early HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\n\r\n"
    arrived = answers(exchange(port, early, b"x" * 200_000 + LAST))
    assert [(status, request["path"]) for status, request in arrived] == [(200, "/early"), (200, "/last")]


def test_pipelined_requests_are_not_read_without_bound(port: int) -> None:
    """A client that pipelines and reads nothing is not read any further, once the answers fill its buffer."""
    request = (b"GET /" + b"a" * 2000 + b" HTTP/1.1\r\nHost: a\r\n\r\n") * 100
    with socket.create_connection(("127.0.0.1", port), timeout=1) as connection, pytest.raises(TimeoutError):
        send_endlessly(connection, request, 2**27)
