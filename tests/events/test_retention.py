"""Events are kept for 30 days, and longer where somebody still waits for them; sweeping goes in batches."""

import pytest

from tests.events.conftest import Clock
from tests.events.world import EventWorld, call, receiving, register, state_of, until
from truweel.events import retention

DAY = 24 * 60 * 60 * 1000
HOUR = 60 * 60 * 1000


@pytest.fixture(autouse=True)
def empty(world: EventWorld) -> None:
    """The events of the world's own making are none of these tests' business."""
    world.database.write_sync(lambda writer: writer.execute("DELETE FROM event"))


def kept(world: EventWorld) -> tuple[int, int, int]:
    """How many events, deliveries and attempts there are."""
    tables = ("event", "delivery", "delivery_attempt")
    ((events, deliveries, attempts),) = world.rows("SELECT " + ", ".join(f"(SELECT count(*) FROM {t})" for t in tables))
    return events, deliveries, attempts


def test_what_is_done_goes_after_30_days_in_batches(
    world: EventWorld, pinned: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "BATCH", 3)

    async def scenario() -> None:
        async with receiving() as receiver, world.events.running():
            endpoint = await register(world.admin, receiver, events=["client.created"])
            for name in range(8):
                await call(world.admin, "POST", "/clients", {"name": str(name)}, status=201)
            await until(lambda: state_of(world.admin, endpoint), [("client.created", "delivered", 1)] * 8)
            pinned.at += 1
            await call(world.admin, "POST", "/clients", {"name": "a moment later"}, status=201)
            await until(lambda: state_of(world.admin, endpoint), [("client.created", "delivered", 1)] * 9)
        assert kept(world) == (9, 9, 9)
        pinned.at += 30 * DAY - 1
        await world.events.sweep()
        assert kept(world) == (9, 9, 9)
        pinned.at += 1
        first = await world.database.write(lambda writer: retention.sweep(writer, pinned.at - 30 * DAY, pinned.at))
        assert (first is None, kept(world)) == (False, (6, 6, 6))
        await world.events.sweep()
        assert kept(world) == (1, 1, 1)
        assert await state_of(world.admin, endpoint) == [("client.created", "delivered", 1)]

    world.run(scenario())


def test_what_is_still_to_be_delivered_stays_until_it_is(
    world: EventWorld, pinned: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "BATCH", 2)

    async def scenario() -> None:
        async with receiving() as gone, receiving() as fine, world.events.running():
            gone.answers = [410]
            suspended = await register(world.admin, gone, events=["client.created"])
            healthy = await register(world.admin, fine, events=["client.created", "project.created"])
            for name in range(5):
                await call(world.admin, "POST", "/clients", {"name": str(name)}, status=201)
                await call(world.admin, "POST", "/projects", {"name": str(name)}, status=201)
            await fine.wait(10)
            delivered = [("client.created", "delivered", 1), ("project.created", "delivered", 1)] * 5
            await until(lambda: state_of(world.admin, healthy), delivered)
            await until(lambda: state(world, suspended), "suspended")
            await until(lambda: in_hand(world), 0)
            pinned.at += 31 * DAY
            await world.events.sweep()
            assert kept(world)[0] == 5
            assert {state for _, state, _ in await state_of(world.admin, suspended)} == {"pending"}
            gone.answers, before = [200], len(gone.got)
            await call(world.admin, "POST", f"/webhook-endpoints/{suspended['id']}/resume")
            await gone.wait(before + 5)
            await until(lambda: in_hand(world, "state = 'pending'"), 0)
            assert sorted(one.json["data"]["name"] for one in gone.got[before:]) == ["0", "1", "2", "3", "4"]
            await world.events.sweep()
            assert kept(world) == (0, 0, 0)

    world.run(scenario())


def test_a_removed_endpoint_goes_with_all_it_had(world: EventWorld, pinned: Clock) -> None:
    async def scenario() -> None:
        async with receiving() as receiver, world.events.running():
            receiver.answers = [500]
            endpoint = await register(world.admin, receiver, events=["client.created"])
            await call(world.admin, "POST", "/clients", {"name": "1"}, status=201)
            await until(lambda: state_of(world.admin, endpoint), [("client.created", "pending", 1)])
            await until(lambda: in_hand(world), 0)
            await call(world.admin, "DELETE", f"/webhook-endpoints/{endpoint['id']}", status=204)
        await world.events.sweep()
        assert kept(world) == (1, 0, 0)
        assert world.rows("SELECT count(*) FROM webhook_endpoint") == [(0,)]
        pinned.at += 31 * DAY
        await world.events.sweep()
        assert kept(world) == (0, 0, 0)

    world.run(scenario())


def test_a_listener_that_stopped_asking_goes_after_an_hour(world: EventWorld, pinned: Clock) -> None:
    async def scenario() -> None:
        listener = await register(world.admin, listener=True)
        path = f"/webhook-endpoints/{listener['id']}"
        pinned.at += HOUR
        await call(world.admin, "GET", f"{path}/messages")
        pinned.at += HOUR
        await world.events.sweep()
        await call(world.admin, "GET", path)
        pinned.at += 1
        await world.events.sweep()
        await call(world.admin, "GET", path, status=404)

    world.run(scenario())


async def state(world: EventWorld, endpoint: dict[str, str]) -> str:
    return str((await call(world.admin, "GET", f"/webhook-endpoints/{endpoint['id']}"))["state"])


async def in_hand(world: EventWorld, which: str = "lease IS NOT NULL") -> int:
    """Deliveries that a process holds, or those in the state `which`."""
    sql = f"SELECT count(*) FROM delivery WHERE {which}"
    return int((await world.database.read(lambda reader: reader.rows(sql)))[0][0])
