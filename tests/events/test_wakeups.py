"""NOTIFY between a server that leaves deliveries to others and a worker: a hint, and never more than that."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import psycopg
import pytest

from tests.events.world import BASE, KEYS, EventWorld, Receiver, call, event_world, register, run_receiver, wait_until
from tests.harness import Templates
from truweel.events import dispatcher, wakeups
from truweel.events.service import Events
from truweel.events.ssrf import LOOPBACK
from truweel.schema.registry import load_registry
from truweel.storage.opening import open_database

NEVER = 3600.0


@pytest.fixture
def world(templates: Templates) -> Iterator[EventWorld]:
    with event_world(templates, "postgresql") as created_world:
        yield created_world


@asynccontextmanager
async def run_worker(world: EventWorld, *, notify: bool = True, parameters: str = "") -> AsyncIterator[Events]:
    """A worker of its own beside the world's server, which doesn't deliver."""
    database = open_database(load_registry(), path=Path(), url=f"{world.url}{parameters}", size=4)
    worker = Events(
        database,
        load_registry(),
        KEYS,
        base=BASE,
        networks=LOOPBACK,
        find_owner=world.events.subscribers._find_owner,
        notify=notify,
    )
    try:
        async with worker.running(), world.events.running(deliver=False):
            yield worker
    finally:
        database.close()


@asynccontextmanager
async def subscribed_receiver(world: EventWorld) -> AsyncIterator[Receiver]:
    """A receiver whose endpoint receives every new client."""
    async with run_receiver() as receiver:
        await register(world.admin, receiver, events=["client.created"])
        yield receiver


def listener_pids(world: EventWorld) -> list[int]:
    """The process ids of the connections that listen on the world's database."""
    with psycopg.connect(str(world.url), autocommit=True) as connection:
        sql = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'"
        return [row[0] for row in connection.execute(sql).fetchall()]


async def create_client(world: EventWorld, receiver: Receiver, count: int) -> None:
    """Create a client, whose event is the `count`-th to arrive."""
    await call(world.admin, "POST", "/clients", {"name": "x"}, status=201)
    await receiver.wait(count)


def test_a_worker_that_would_never_look_is_woken_by_each_commit(
    world: EventWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dispatcher, "POLL_SECONDS", NEVER)

    async def scenario() -> None:
        async with subscribed_receiver(world) as receiver, run_worker(world):
            await wait_until(lambda: count(world), 1)
            for number in (1, 2, 3):
                await create_client(world, receiver, number)

    world.run(scenario())


def test_switched_off_nobody_listens_and_polling_delivers(world: EventWorld) -> None:
    async def scenario() -> None:
        async with subscribed_receiver(world) as receiver, run_worker(world, notify=False):
            await create_client(world, receiver, 1)
            assert listener_pids(world) == []

    world.run(scenario())


def test_behind_a_transaction_mode_pooler_nobody_listens_and_polling_delivers(world: EventWorld) -> None:
    async def scenario() -> None:
        async with subscribed_receiver(world) as receiver, run_worker(world, parameters="?pooler=transaction"):
            await create_client(world, receiver, 1)
            assert listener_pids(world) == []

    world.run(scenario())


def test_when_the_connection_that_listens_breaks_polling_goes_on(
    world: EventWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wakeups, "RETRY_SECONDS", NEVER)

    async def scenario() -> None:
        async with subscribed_receiver(world) as receiver, run_worker(world):
            await wait_until(lambda: count(world), 1)
            break_connections(world)
            await wait_until(lambda: count(world), 0)
            await create_client(world, receiver, 1)

    world.run(scenario())


def test_a_connection_that_broke_is_made_again(world: EventWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wakeups, "RETRY_SECONDS", 0.01)
    monkeypatch.setattr(dispatcher, "POLL_SECONDS", NEVER)

    async def scenario() -> None:
        async with subscribed_receiver(world) as receiver, run_worker(world):
            await wait_until(lambda: count(world), 1)
            before = listener_pids(world)
            break_connections(world)
            await wait_until(lambda: count_new_listeners(world, before), 1)
            await create_client(world, receiver, 1)

    world.run(scenario())


async def count(world: EventWorld) -> int:
    return len(listener_pids(world))


async def count_new_listeners(world: EventWorld, before: list[int]) -> int:
    return len(set(listener_pids(world)) - set(before))


def break_connections(world: EventWorld) -> None:
    """Break the connections that listen."""
    with psycopg.connect(str(world.url), autocommit=True) as connection:
        for pid in listener_pids(world):
            connection.execute("SELECT pg_terminate_backend(%s)", (pid,))
