"""kill -9 at random points under load: every event committed is received, and none that wasn't, in order.

TRUWEEL_TEST_CRASHES says how often (100 is what the project promises; a few are enough for each run of the suite).
"""

import asyncio
import json
import os
import random
import signal
import socket
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.events.programs import run_program
from tests.events.world import ReceivedRequest, Receiver, run_receiver
from tests.harness import DIALECTS, Templates
from truweel.auth import keys
from truweel.auth.caller import Caller
from truweel.auth.keyring import open_keyring
from truweel.operations.internal import create_record
from truweel.schema.registry import load_registry
from truweel.settings import Settings
from truweel.storage.database import Writer
from truweel.storage.opening import open_database

CRASHES = int(os.environ.get("TRUWEEL_TEST_CRASHES", "6"))
WRITERS = 4
CHANGES = 6


@dataclass
class CrashSite:
    """Where a server serves, and as whom to call it."""

    server: "Server"
    auth: tuple[str, str]
    path: Path
    url: str | None


class Server:
    """The forking program, and the child that serves now."""

    def __init__(self, data: Path, path: Path, url: str | None) -> None:
        self.arguments = ("-m", "tests.events.crashing", str(data), url or f"sqlite:///{path}")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.pid = 0

    async def __aenter__(self) -> "Server":
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, *self.arguments, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        self.kill()
        self.process.kill()
        await self.process.wait()

    async def start(self) -> None:
        """A child that answers."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{self.port}\n".encode())
        self.pid = int(await asyncio.wait_for(self.process.stdout.readline(), 30))
        async with asyncio.timeout(30):
            while True:
                try:
                    _, writer = await asyncio.open_connection("127.0.0.1", self.port)
                except OSError:
                    await asyncio.sleep(0.01)
                else:
                    writer.close()
                    return

    def kill(self) -> None:
        """kill -9, which no child can do anything about."""
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            self.pid = 0


async def write(
    http: httpx.AsyncClient, stop: asyncio.Event, acknowledged: list[tuple[str, str]], pause: float = 0
) -> None:
    """Create clients and change each a few times; what is answered with success was committed."""
    while not stop.is_set():
        id = None
        for number in range(CHANGES):
            try:
                if id is None:
                    answer = await http.post("/clients", json={"name": "0"})
                    id = answer.json()["id"]
                else:
                    answer = await http.patch(
                        f"/clients/{id}",
                        json={"name": str(number)},
                        headers={"Content-Type": "application/merge-patch+json"},
                    )
                assert answer.status_code in (201, 204), answer.text
                acknowledged.append((id, str(number)))
                await asyncio.sleep(pause)
            except httpx.TransportError:
                await asyncio.sleep(0.02)
                break


@pytest.fixture(params=DIALECTS)
def site(request: pytest.FixtureRequest, templates: Templates, tmp_path: Path) -> Iterator[CrashSite]:
    """A new database with an administrator who has a key, and a server for it that isn't started."""
    with templates.copy(request.param) as (path, url):
        database = open_database(load_registry(), path=path, url=url, size=2)
        keyring = open_keyring(Settings.load({}, data=tmp_path), database)

        def administrator(writer: Writer) -> tuple[str, str]:
            operator = Caller(1, 0, "Operator", is_administrator=True)
            role = create_record(writer, load_registry(), operator, "roles", {"name": "Boss", "administrator": True}).id
            user = create_record(
                writer,
                load_registry(),
                operator,
                "users",
                {"email": "boss@firm-1.example", "fullName": "Boss", "roleId": str(role)},
            ).id
            pair = keys.create_key(writer, keyring, 1, user, name="test")
            return pair.key, pair.secret

        auth = database.write_sync(administrator)
        database.close()
        yield CrashSite(Server(tmp_path, path, url), auth, path, url)


@pytest.mark.anyio
async def test_nothing_is_lost_and_nothing_invented(site: CrashSite) -> None:
    server = site.server
    random_delays = random.Random(7)
    acknowledged: list[tuple[str, str]] = []
    base = f"http://127.0.0.1:{server.port}/api/v2"
    async with run_receiver() as receiver, server, httpx.AsyncClient(auth=site.auth, base_url=base, timeout=10) as http:
        await server.start()
        body = {"url": receiver.url, "events": ["client.*"], "timeoutSeconds": 1}
        assert (await http.post("/webhook-endpoints", json=body)).status_code == 201
        stop = asyncio.Event()
        writers = [asyncio.create_task(write(http, stop, acknowledged)) for _ in range(WRITERS)]
        for _ in range(CRASHES):
            await asyncio.sleep(0.05 + 0.4 * random_delays.random())
            server.kill()
            await server.start()
        await asyncio.sleep(0.3)
        stop.set()
        await asyncio.gather(*writers)
        await wait_until_delivered(http, 60)
    committed = await asyncio.to_thread(committed_events, site)
    received = {request.json["id"] for request in receiver.requests}
    assert committed.keys() == received
    assert set(acknowledged) <= {(str(id), name) for id, name in committed.values()}
    assert len(committed) > 4 * CRASHES, "too little load to mean anything"
    assert_in_order(receiver)


@pytest.mark.anyio
async def test_listen_loses_nothing_when_server_and_listener_are_killed(site: CrashSite) -> None:
    server, random_delays = site.server, random.Random(11)
    acknowledged: list[tuple[str, str]] = []
    base = f"http://127.0.0.1:{server.port}"
    where = ("--server", base, "--key", site.auth[0], "--signing-secret", "s3cret")
    async with (
        run_receiver() as receiver,
        server,
        httpx.AsyncClient(auth=site.auth, base_url=f"{base}/api/v2", timeout=10) as http,
    ):
        await server.start()
        refused: set[str] = set()

        def answer(request: ReceivedRequest) -> int:
            """Refuse the first change of each record once."""
            id = request.json["id"]
            if request.json["data"]["name"] != "1" or id in refused:
                return 200
            refused.add(id)
            return 503

        receiver.answers = [answer]
        listen = ("webhook", "listen", "--forward", receiver.url, *where)
        more = ["--events", "client.*"]
        stop = asyncio.Event()
        writers: list[asyncio.Task[None]] = []
        for _ in range(max(2, CRASHES // 3)):
            async with run_program(*listen, *more, TRUWEEL_CLIENT_SECRET=site.auth[1]) as listening:
                id = (await listening.wait_for_output(r"Listener: ([0-9a-f-]+)"))[1]
                more = ["--endpoint", id]
                writers = writers or [asyncio.create_task(write(http, stop, acknowledged, 0.1)) for _ in range(2)]
                received = len(receiver.requests)
                await receiver.wait(received + 3, 30)
                await asyncio.sleep(0.2 * random_delays.random())
                server.kill()
                await server.start()
                await asyncio.sleep(0.2 * random_delays.random())
                await listening.kill()
        stop.set()
        await asyncio.gather(*writers)
        async with run_program(*listen, *more, TRUWEEL_CLIENT_SECRET=site.auth[1]):
            await wait_until_delivered(http, 120)
    committed = await asyncio.to_thread(committed_events, site)
    assert committed.keys() == {request.json["id"] for request in receiver.requests}
    assert set(acknowledged) <= {(str(id), name) for id, name in committed.values()}
    assert refused
    assert_in_order(receiver)


async def wait_until_delivered(http: httpx.AsyncClient, seconds: float) -> None:
    """Wait until every delivery is made."""
    (endpoint,) = (await http.get("/webhook-endpoints")).json()["items"]
    path = f"/webhook-endpoints/{endpoint['id']}/deliveries"
    calm = 0
    async with asyncio.timeout(seconds):
        while calm < 5:
            open_ = (await http.get(path, params={"state": "pending"})).json()["totalItems"]
            calm = 0 if open_ else calm + 1
            await asyncio.sleep(0.3)


def assert_in_order(receiver: Receiver) -> None:
    """The first receipts of a record's events have the order of its changes; a repeated one may come in between."""
    seen: set[str] = set()
    last: dict[str, int] = {}
    for request in receiver.requests:
        if request.json["id"] not in seen:
            seen.add(request.json["id"])
            data = request.json["data"]
            number = int(data["name"])
            assert last.get(data["id"], -1) < number, (data["id"], number)
            last[data["id"]] = number


def committed_events(site: CrashSite) -> dict[str, tuple[int, str]]:
    """UUID → record and name of every client event that was committed."""
    database = open_database(load_registry(), path=site.path, url=site.url, size=2)
    sql = "SELECT uuid, record_id, document FROM event WHERE tenant_id = 1 AND name LIKE 'client.%'"
    rows = database.read_sync(lambda reader: reader.rows(sql))
    database.close()
    return {uuid: (id, json.loads(document + b"}")["name"]) for uuid, id, document in rows}
