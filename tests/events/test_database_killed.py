"""kill -9 of the database under load: the server and the worker recover by themselves, and nothing is lost."""

import asyncio
import random
from collections.abc import Iterator
from pathlib import Path

import httpx
import psycopg
import pytest

from tests import servers
from tests.e2e.server_process import Installation
from tests.events.programs import run_program
from tests.events.test_crash import assert_in_order, wait_until_delivered
from tests.events.world import run_receiver
from tests.harness import MERGE_PATCH

CRASHES = 3
WRITERS = 3


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[Installation, servers.KillablePostgres]]:
    with servers.killable_postgres() as database:
        installation = Installation(tmp_path, database.url)
        installation.fill()
        yield installation, database


async def write(http: httpx.AsyncClient, stop: asyncio.Event, acknowledged: set[tuple[str, str]]) -> None:
    """Create clients and change each a few times, also while the database is gone."""
    while not stop.is_set():
        id = None
        for number in range(5):
            if id is None:
                answer = await http.post("/clients", json={"name": "0"})
            else:
                type_ = {"Content-Type": MERGE_PATCH}
                answer = await http.patch(f"/clients/{id}", json={"name": str(number)}, headers=type_)
            if answer.status_code == 503:
                await asyncio.sleep(0.05)
                break
            assert answer.status_code in (201, 204), answer.text
            id = id or answer.json()["id"]
            acknowledged.add((id, str(number)))


@pytest.mark.anyio
async def test_nothing_is_lost_when_the_database_is_killed(site: tuple[Installation, servers.KillablePostgres]) -> None:
    installation, database = site
    random_delays = random.Random(11)
    acknowledged: set[tuple[str, str]] = set()
    async with (
        run_receiver() as receiver,
        run_program("serve", "--port", "0", *installation.where) as server,
        run_program("worker", *installation.where) as worker,
    ):
        base = (await server.wait_for_output(r"http://127\.0\.0\.1:\d+"))[0]
        await worker.wait_for_output("Delivering webhooks")
        async with httpx.AsyncClient(auth=installation.login, base_url=f"{base}/api/v2", timeout=30) as http:
            body = {"url": receiver.url, "events": ["client.*"], "timeoutSeconds": 2}
            assert (await http.post("/webhook-endpoints", json=body)).status_code == 201
            stop = asyncio.Event()
            writers = [asyncio.create_task(write(http, stop, acknowledged)) for _ in range(WRITERS)]
            for _ in range(CRASHES):
                await asyncio.sleep(0.2 + 0.4 * random_delays.random())
                database.kill()
                await asyncio.sleep(0.2 * random_delays.random())
                await asyncio.to_thread(database.start)
            await asyncio.sleep(0.5)
            stop.set()
            await asyncio.gather(*writers)
            await wait_until_delivered(http, 120)
        assert server.process.returncode is None
        assert worker.process.returncode is None
    with psycopg.connect(database.url) as connection:
        committed = {uuid for (uuid,) in connection.execute("SELECT uuid FROM event WHERE name LIKE 'client.%'")}
    received = {(request.json["data"]["id"], request.json["data"]["name"]) for request in receiver.requests}
    assert committed == {request.json["id"] for request in receiver.requests}
    assert acknowledged <= received
    assert len(committed) > 10 * CRASHES, "too little load to mean anything"
    assert_in_order(receiver)
