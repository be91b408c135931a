"""Commands while a server runs and writes: changes hold at once, and nothing is lost."""

import concurrent.futures
import contextlib
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import httpx

from tests.e2e.server_process import Installation, ServerProcess
from truweel.schema.registry import load_registry
from truweel.storage.migrations.deviations import current_layout
from truweel.storage.opening import open_database


def until(check: Callable[[], bool], seconds: float = 5) -> bool:
    """Wait until `check` is true. Returns whether it became true within `seconds`."""
    end = time.monotonic() + seconds
    while not (is_true := check()) and time.monotonic() < end:
        time.sleep(0.05)
    return is_true


@contextmanager
def writing_clients(installation: Installation, server: ServerProcess) -> Iterator[list[int]]:
    """Two threads that create clients as fast as they can. Yields the statuses of their requests."""
    statuses: list[int] = []
    stop = threading.Event()

    def write() -> None:
        with installation.client(server) as http:
            while not stop.is_set():
                statuses.append(http.post("/clients", json={"name": "A"}).status_code)

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        programs = [pool.submit(write) for _ in range(2)]
        try:
            yield statuses
        finally:
            stop.set()
        for program in programs:
            program.result()


def test_one_call_after_the_other_waits_for_its_token_where_the_user_may(installation: Installation) -> None:
    create_user = ("user", "create", "-t", "acme", "--email", "w@acme.example", "--role", "Administrator", "--json")
    user = json.loads(installation.run(*create_user))
    with installation.serve(TRUWEEL_LIMITS_BLOCK="off") as server, installation.client(server) as http:
        http.auth = httpx.BasicAuth(user["apiKey"], user["apiSecret"])
        slow = ("user", "limits", "w@acme.example", "-t", "acme", "--rate", "10", "--burst", "1")
        installation.run(*slow)
        assert until(lambda: http.get("/clients").headers["X-RateLimit-Burst-Capacity"] == "1")
        assert 429 in [http.get("/clients").status_code for _ in range(5)]
        text = installation.run(*slow, "--wait", "5")
        assert text == "w@acme.example: 10 a second, bursts of 1, a request waits at most 5 s for its token.\n"
        assert until(lambda: {http.get("/clients").status_code for _ in range(3)} == {200})
        began = time.monotonic()
        assert {http.get("/clients").status_code for _ in range(10)} == {200}
        assert time.monotonic() - began >= 0.8  # nine tokens at ten a second, one at once
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            statuses = [*pool.map(lambda _: http.get("/clients").status_code, range(8))]
        assert set(statuses) == {200, 429}


def test_users_roles_and_blocks_beside_a_server_that_writes(installation: Installation) -> None:
    with installation.serve() as server, writing_clients(installation, server) as statuses:
        assert until(lambda: bool(statuses))
        installation.run("role", "create", "-t", "acme", "--name", "Shop", "--rights", "clients=read")
        create_user = ("user", "create", "-t", "acme", "--email", "b@acme.example", "--role", "Shop", "--json")
        user = json.loads(installation.run(*create_user))
        with installation.client(server) as http:
            http.auth = httpx.BasicAuth(user["apiKey"], user["apiSecret"])
            assert http.get("/clients?size=1").status_code == 200  # at once: nobody remembers a key that wasn't there
            assert http.post("/clients", json={"name": "B"}).status_code == 403
            installation.run("role", "set", "Shop", "-t", "acme", "--rights", "clients=write")
            assert until(lambda: http.post("/clients", json={"name": "B"}).status_code == 201)
            installation.run("user", "revoke-key", "b@acme.example", "-t", "acme", user["apiKey"])
            assert until(lambda: http.get("/clients?size=1").status_code == 401)
    assert set(statuses) == {201}
    with installation.serve() as server, installation.client(server) as http:
        assert http.get("/clients?size=1").json()["totalItems"] == len(statuses) + 1
    assert "all is well" in installation.run("doctor")


def test_a_new_key_of_the_server_holds_while_it_serves(installation: Installation) -> None:
    hook = {"url": "https://example.com/hook", "events": ["client.created"]}
    with installation.serve() as server, installation.client(server) as http:
        assert http.post("/webhook-endpoints", json=hook).status_code == 201
        new, old = json.loads(installation.run("key", "rotate", "--json"))["keys"]
        create_user = ("user", "create", "-t", "acme", "--email", "b@acme.example", "--role", "Administrator", "--json")
        user = json.loads(installation.run(*create_user))  # hashed with the new key, by another process
        assert http.get("/clients").status_code == 200  # the old one still opens
        with installation.client(server) as second:
            second.auth = httpx.BasicAuth(user["apiKey"], user["apiSecret"])
            assert second.get("/clients").status_code == 200
        made_now = http.post("/webhook-endpoints", json={**hook, "events": ["client.updated"]})
        assert made_now.status_code == 201
        code, _ = server.stop()
        assert code == 0
    assert new != old
    database = open_database(load_registry(), path=installation.folder / "truweel.db", url=installation.url, size=2)
    try:
        sealed_secrets = database.read_sync(
            lambda reader: reader.rows("SELECT secret FROM webhook_endpoint ORDER BY id")
        )
    finally:
        database.close()
    assert [row[0].partition(":")[0] for row in sealed_secrets] == [old, new]


def test_a_leaked_key_of_the_server_is_retired(installation: Installation) -> None:
    hook = {"url": "https://example.com/hook", "events": ["client.created"]}
    once = {"Idempotency-Key": "once"}
    manifest = ("--name", "Shop", "--redirect-uri", "https://shop.example/cb", "--scope", "clients")
    with installation.serve() as server, installation.client(server) as http:
        (before,) = json.loads(installation.run("init", "--json"))["keys"]
        made = http.post("/webhook-endpoints", json=hook, headers=once).json()
        rotated = http.post(f"/webhook-endpoints/{made['id']}/rotate-secret", json={})
        assert rotated.status_code == 200, rotated.text
        app = installation.attempt("app", "create", "-t", "acme", *manifest, "--json")
        assert app.returncode == 0, app.stderr
        client = http.post("/clients", json={"name": "A"}).json()["id"]
        document = http.post(f"/clients/{client}/documents", files={"file": ("a.txt", b"hello")}).json()["id"]
        link = http.get(f"/documents/{document}?include=presignedUrl").json()["presignedUrl"]
        assert httpx.get(link).text == "hello"
        idle = json.loads(installation.run("user", "add-key", "a@acme.example", "-t", "acme", "--json"))["apiKey"]

        refused = installation.attempt("key", "retire", before)
        assert (refused.returncode, "is the current key; run truweel key rotate first" in refused.stderr) == (1, True)
        current, old = json.loads(installation.run("key", "rotate", "--json"))["keys"]
        assert old == before
        assert httpx.get(link).text == "hello"
        assert until(lambda: http.get("/clients").status_code == 200 and uses_key(installation, current))
        refused = installation.attempt("key", "retire", old)
        assert refused.returncode == 1
        assert f"With {old} these would stop working: 1 API keys that nobody has used since: {idle};" in refused.stderr
        assert httpx.get(link).text == "hello"

        payload = json.loads(installation.run("key", "retire", old, "--force", "--json"))
        assert payload == {"keys": [current], "encryptedAnew": 4, "endedSessions": 0}
        assert httpx.get(link).status_code == 401  # at once, in the running server
        assert http.get("/clients").status_code == 200
        assert http.post("/webhook-endpoints", json=hook, headers=once).json() == made
        assert (installation.folder / "server.key").read_text().endswith(f"\n{old}:retired\n")
        again = json.loads(installation.run("key", "retire", old, "--json"))
        assert again == {"keys": [current], "encryptedAnew": 0, "endedSessions": 0}
    assert values_that_begin_with(installation, f"{old}:") == {"api_key.secret_hash": 1, "app.secret_hash": 1}
    with installation.serve() as server, installation.client(server) as http:
        assert http.post("/webhook-endpoints", json=hook, headers=once).json() == made
        keys = installation.folder / "server.key"
        keys.write_text(keys.read_text().replace(f"{old}:retired", f"{old}:{'A' * 43}"))
        refused = installation.attempt("tenant", "list")
        assert (refused.returncode, f"has the key '{old}', which was retired" in refused.stderr) == (1, True)


def uses_key(installation: Installation, id: str) -> bool:
    """Whether the secret of a key is hashed with this key of the server."""
    return "api_key.secret_hash" in values_that_begin_with(installation, f"{id}:")


def values_that_begin_with(installation: Installation, beginning: str) -> dict[str, int]:
    """Table and column, and how many of its values begin so, for every column of texts or bytes."""
    counts: dict[str, int] = {}
    database = open_database(load_registry(), path=installation.folder / "truweel.db", url=installation.url, size=2)
    try:
        for name, table in current_layout().items():
            for column, definition in table.columns.items():
                if definition.type not in ("text", "string", "blob"):
                    continue
                value = beginning.encode() if definition.type == "blob" else beginning
                sql = f'SELECT count(*) FROM "{name}" WHERE substr("{column}", 1, ?) = ?'
                row = database.read_sync(lambda r, sql=sql, value=value: r.row(sql, (len(beginning), value)))  # type: ignore[misc]
                if row[0]:
                    counts[f"{name}.{column}"] = row[0]
    finally:
        database.close()
    return counts


def test_sigterm_does_not_wait_for_slow_clients(lite: Installation) -> None:
    lite.run("user", "set", "a@acme.example", "-t", "acme", "--role", "Administrator", "--no-limits")
    head = b"POST /api/v2/clients HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n"
    with lite.serve() as server, contextlib.ExitStack() as slow_connections:
        address = urlsplit(server.base_url)

        def connect(start: bytes) -> None:
            connection = socket.create_connection((address.hostname or "", address.port or 0), timeout=30)
            slow_connections.enter_context(connection)
            connection.sendall(start)

        for _ in range(10):
            connect(head[:40])  # a head that doesn't end
            connect(head + b"\r\n{")  # a body that doesn't
            connect(b"GET /api/v2/openapi.json HTTP/1.1\r\nhost: x\r\n\r\n" * 50)  # answers that nobody reads
            connect(b"")
        with writing_to_the_end(lite, server) as statuses:
            assert until(lambda: len(statuses) > 20)
            code, seconds = server.stop()
        assert (code, seconds < 10) == (0, True)
    with lite.serve() as server, lite.client(server) as http:
        assert http.get("/clients?size=1").json()["totalItems"] >= statuses.count(201)
    assert "Traceback" not in server.log.read_text()
    assert "all is well" in lite.run("doctor")


@contextmanager
def writing_to_the_end(installation: Installation, server: ServerProcess) -> Iterator[list[int]]:
    """As `writing_clients`, until the server stops."""
    with contextlib.suppress(httpx.TransportError), writing_clients(installation, server) as statuses:
        yield statuses
