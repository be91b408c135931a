"""`truweel serve` in operation: shutdown, slow and oversized requests, proxies, limits that hold at once."""

import concurrent.futures
import contextlib
import json
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from tests.e2e.server_process import Installation, ServerProcess


@contextmanager
def connect(server: ServerProcess) -> Iterator[socket.socket]:
    parts = urlsplit(server.base_url)
    assert parts.hostname
    assert parts.port
    with socket.create_connection((parts.hostname, parts.port), timeout=30) as connection:
        yield connection


def answer_to(connection: socket.socket, *pieces: bytes) -> str:
    """The whole answer to raw bytes."""
    for piece in pieces:
        connection.sendall(piece)
        time.sleep(0.05)  # so that each is read by itself
    text = b""
    with contextlib.suppress(ConnectionResetError):  # what it didn't read any more
        while block := connection.recv(65536):
            text += block
    return text.decode()


def test_sigterm_finishes_what_is_under_way_and_saves_the_day(lite: Installation) -> None:
    with lite.serve() as server, lite.client(server) as http:
        for _ in range(3):
            assert http.get("/clients").status_code == 200
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            writes = [pool.submit(http.post, "/clients", json={"name": f"n{n}"}) for n in range(8)]
            time.sleep(0.005)
            code, seconds = server.stop()
        created_count = 0
        for write in writes:
            with contextlib.suppress(httpx.TransportError):  # came after the end: never accepted
                created_count += write.result().status_code == 201
        assert (code, seconds < 10) == (0, True)
    lines = [json.loads(line) for line in server.log.read_text().splitlines() if line.startswith("{")]
    requests = [line for line in lines if line["event"] == "request"]
    assert sum(line["route"] == "/api/v2/clients" and line["method"] == "GET" for line in requests) == 3
    assert {line["caller"] for line in requests if line["status"] == 201} <= {"1:2:-"}
    assert lite.login[1] not in server.log.read_text()
    with lite.serve() as server, lite.client(server) as http:  # the counters of the day went on
        answer = http.get("/clients")
        assert answer.json()["totalItems"] == created_count
        remaining = int(answer.headers["x-ratelimit-daily-remaining"])
        assert remaining == 10_000 - len([line for line in requests if line["status"] < 400 and line["caller"]]) - 1


@pytest.mark.parametrize("path", ["/api/v2/", "/api/v2/clients", "/api/v2/clients/0", "/healthz"])
def test_head_is_answered_at_once_and_the_connection_goes_on(lite: Installation, path: str) -> None:
    """Pipelined with a GET: only the head of the first answer may precede the head of the second."""
    with lite.serve() as server, lite.client(server) as http, connect(server) as connection:
        login = http.get(path).request.headers["authorization"]
        request_line = f"{path} HTTP/1.1\r\nhost: x\r\nauthorization: {login}\r\n"
        connection.sendall(f"HEAD {request_line}\r\n".encode())
        head = connection.recv(65536).decode()
        answers = answer_to(connection, f"HEAD {request_line}\r\nGET {request_line}connection: close\r\n\r\n".encode())
    status = head.splitlines()[0]
    assert status.startswith("HTTP/1.1 ")
    assert head.endswith("\r\n\r\n")
    assert answers.count("HTTP/1.1 ") == answers.count(status) == 2
    assert int(head.lower().partition("content-length: ")[2].split()[0]) == len(answers.rpartition("\r\n\r\n")[2])


def test_heads_and_bodies_have_bounds(lite: Installation) -> None:
    with lite.serve(TRUWEEL_BODY_LIMIT="2048") as server:
        with connect(server) as connection:
            lines = b"".join(b"x-%d: %s\r\n" % (number, b"a" * 1000) for number in range(100))
            text = answer_to(connection, b"GET /healthz HTTP/1.1\r\nhost: x\r\n" + lines + b"\r\n")
            assert text.startswith("HTTP/1.1 431 ")
            assert "together have more than 65536 bytes" in text
        with connect(server) as connection:
            assert answer_to(connection, b"G" * 4096).startswith("HTTP/1.1 501 ")
        with connect(server) as connection:
            assert answer_to(
                connection, b"GET / HTTP/1.1\r\nx: " + b"a" * 60_000, b"a" * 60_000, b"a" * 60_000
            ).startswith("HTTP/1.1 431 ")
        with lite.client(server) as http:
            answer = http.post("/clients", json={"name": "x" * 3000})
            assert answer.status_code == 413
            assert http.get("/clients").json()["totalItems"] == 0


def test_large_answers_are_coded_and_mean_the_same(lite: Installation) -> None:
    lite.run("user", "limits", "a@acme.example", "-t", "acme", "--rate", "0")
    with lite.serve() as server, lite.client(server) as http:
        for number in range(12):
            assert http.post("/clients", json={"name": f"Client {number}"}).status_code == 201
        plain = http.get("/clients", headers={"accept-encoding": "identity"})
        assert "content-encoding" not in plain.headers
        for coding in ("gzip", "zstd"):
            encoded = http.get("/clients", headers={"accept-encoding": coding})
            assert encoded.headers["content-encoding"] == coding
            assert int(encoded.headers["content-length"]) < len(plain.content) / 3
            assert encoded.json() == plain.json()
            assert encoded.headers["etag"] == plain.headers["etag"]
            assert "Accept-Encoding" in encoded.headers["vary"]
            again = http.get("/clients", headers={"accept-encoding": coding, "if-none-match": encoded.headers["etag"]})
            assert (again.status_code, again.content) == (304, b"")
        assert "content-encoding" not in http.get("/clients/1", headers={"accept-encoding": "zstd, gzip"}).headers


def test_only_trusted_proxies_are_believed(lite: Installation) -> None:
    forged = {"x-forwarded-proto": "https", "x-forwarded-host": "api.acme.example"}

    def href(server: ServerProcess) -> str:
        with lite.client(server, headers=forged) as http:
            location: str = http.post("/clients", json={"name": "A"}).headers["location"]
            return location

    with lite.serve() as server:
        assert href(server).startswith(server.base_url)
    with lite.serve(TRUWEEL_TRUSTED_PROXIES="127.0.0.0/8") as server:
        assert href(server).startswith("https://api.acme.example/api/v2/clients/")


def until(check: Callable[[], bool], seconds: float) -> bool:
    """Wait until `check` is true. Returns whether it became true within `seconds`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if check():
            return True
        time.sleep(0.05)
    return check()


def test_limits_of_a_user_hold_within_a_second(lite: Installation) -> None:
    def rate(http: httpx.Client) -> str:
        return http.get("/clients").headers["x-ratelimit-replenish-rate"]

    with lite.serve() as server, lite.client(server) as http:
        assert rate(http) == "15"
        lite.run("user", "limits", "a@acme.example", "-t", "acme", "--rate", "3", "--burst", "50")
        time.sleep(1)
        assert rate(http) == "3"
        lite.run("tenant", "limits", "-t", "acme", "--daily", "0")
        time.sleep(1)
        assert "x-ratelimit-daily-limit" not in http.get("/clients").headers


def test_a_caller_that_does_not_listen_is_blocked_seen_and_let_in(lite: Installation) -> None:
    lite.run("user", "limits", "a@acme.example", "-t", "acme", "--rate", "1", "--burst", "1")
    other = json.loads(
        lite.run("user", "create", "-t", "acme", "--email", "b@acme.example", "--role", "Administrator", "--json")
    )
    with lite.serve() as server, lite.client(server) as http:
        statuses = [http.get("/clients").status_code for _ in range(150)]
        assert statuses.count(429) >= 100
        assert until(lambda: http.get("/clients").headers.get("x-robaws-unauthorized-reason") == "temp-blocked", 1)
        with lite.client(server) as second:
            second.auth = httpx.BasicAuth(other["apiKey"], other["apiSecret"])
            (caller,) = second.get("/callers").json()["items"]
            assert (caller["rate"], caller["blocked"]["times"]) == (1, 1)
            assert second.post(f"/callers/{caller['userId']}/unblock").status_code == 204
            assert second.post(f"/callers/{caller['userId']}/unblock").status_code == 404
            assert second.get("/callers").json()["items"][0]["blocked"] is None
        assert until(lambda: http.get("/clients").status_code in (200, 429), 1)


def test_polling_is_noticed_with_the_event_instead(lite: Installation) -> None:
    lite.run("user", "limits", "a@acme.example", "-t", "acme", "--rate", "0")
    with lite.serve() as server, lite.client(server) as http:
        for _ in range(32):
            http.get("/clients?updatedFrom=2026-01-01T00:00:00Z")
        assert http.get("/callers").json()["items"][0]["polling"] == []
        for _ in range(32):
            http.get("/clients?size=5")
        (poll,) = http.get("/callers").json()["items"][0]["polling"]
        assert (poll["collection"], poll["query"], poll["times"]) == ("clients", "size=5", 32)
        assert poll["instead"] == ["client.created", "client.updated"]


def test_several_processes_without_redis_refuse_to_start(tmp_path: Path, postgres_database: str) -> None:
    installation = Installation(tmp_path / "data", postgres_database)
    completed = installation.attempt("serve", "--workers", "2")
    assert completed.returncode == 2
    assert "share limits through Redis" in completed.stderr
    completed = Installation(tmp_path / "data").attempt("serve", "--workers", "2")
    assert "SQLite is served by one process" in completed.stderr


def test_several_processes_add_their_numbers_up(large: Callable[..., Installation]) -> None:
    installation = large()
    with installation.serve("--workers", "2") as server:
        for _ in range(20):
            with installation.client(server) as http:  # a connection of its own, so that both processes are met
                assert http.get("/clients").status_code == 200

        def is_counted() -> bool:
            text = httpx.get(f"{server.base_url}/metrics").text
            return 'truweel_requests_total{method="GET",route="/api/v2/clients",status="200"} 20.0' in text

        assert until(is_counted, 5)
        assert httpx.get(f"{server.base_url}/readyz").json()["status"] == "ready"
        code, seconds = server.stop()
        assert (code, seconds < 10) == (0, True)


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
def test_an_operator_can_look_without_a_key(lite: Installation, path: str) -> None:
    with lite.serve() as server:
        assert httpx.get(f"{server.base_url}{path}").status_code == 200
