"""A job that one process commits wakes the worker of another one, by NOTIFY."""

import asyncio
from pathlib import Path

import pytest

from tests.events.world import BASE, KEYS, event_world, wait_until
from tests.harness import Templates, World
from truweel import clock
from truweel.application import build_worker
from truweel.events import dispatcher
from truweel.events.service import Events
from truweel.jobs import worker as worker_module
from truweel.schema.registry import load_registry
from truweel.storage import jobs
from truweel.storage.jobs import NewJob
from truweel.storage.opening import open_database

NEVER = 3600.0
JOB = NewJob("sales-invoices.chase-payment", None, "")


async def states(world: World) -> list[str]:
    return [row[0] for row in await world.database.read(lambda reader: reader.rows("SELECT state FROM job"))]


async def count_listeners(world: World) -> int:
    sql = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'"
    rows = await world.database.read(lambda reader: reader.rows(sql))
    return int(rows[0][0])


@pytest.mark.parametrize("notify", [True, False])
def test_a_worker_elsewhere_is_woken_or_looks(
    templates: Templates, monkeypatch: pytest.MonkeyPatch, notify: bool
) -> None:
    if notify:
        monkeypatch.setattr(dispatcher, "POLL_SECONDS", NEVER)
        monkeypatch.setattr(worker_module, "POLL_SECONDS", NEVER)
    with event_world(templates, "postgresql") as world:
        database = open_database(load_registry(), path=Path(), url=world.url, size=4)
        events = Events(database, load_registry(), KEYS, base=BASE, notify=notify)

        async def run() -> None:
            async with events.running(), build_worker(events).running(), world.events.running(deliver=False):
                await wait_until(lambda: count_listeners(world), int(notify))
                await asyncio.sleep(0.2)  # it has looked by now
                await world.events.database.write(lambda writer: jobs.insert(writer, 1, clock.now(), "", [JOB]))
                await wait_until(lambda: states(world), ["done"])

        world.run(run())
        database.close()
