"""Events are kept for 30 days, and longer where somebody still waits for them; sweeping goes in batches."""

import asyncio

import pytest

from tests.events.conftest import Clock
from tests.events.world import EventWorld, call, delivery_states, register, run_receiver, wait_until
from truweel.events import retention

DAY = 24 * 60 * 60 * 1000


@pytest.fixture(autouse=True)
def empty(world: EventWorld) -> None:
    """The events of the world's own making are none of these tests' business."""
    world.database.write_sync(lambda writer: writer.execute("DELETE FROM event"))


def count_rows(world: EventWorld) -> tuple[int, int, int]:
    """How many events, deliveries and attempts there are."""
    tables = ("event", "delivery", "delivery_attempt")
    ((events, deliveries, attempts),) = world.rows("SELECT " + ", ".join(f"(SELECT count(*) FROM {t})" for t in tables))
    return events, deliveries, attempts


def test_what_is_done_goes_after_30_days_in_batches(
    world: EventWorld, fixed_clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "BATCH", 3)

    async def scenario() -> None:
        async with run_receiver() as receiver, world.events.running():
            endpoint = await register(world.admin, receiver, events=["client.created"])
            for name in range(8):
                await call(world.admin, "POST", "/clients", {"name": str(name)}, status=201)
            await wait_until(lambda: delivery_states(world.admin, endpoint), [("client.created", "delivered", 1)] * 8)
            fixed_clock.now += 1_000
            await asyncio.sleep(0.002)  # PostgreSQL takes its own clock
            await call(world.admin, "POST", "/clients", {"name": "a moment later"}, status=201)
            await wait_until(lambda: delivery_states(world.admin, endpoint), [("client.created", "delivered", 1)] * 9)
        assert count_rows(world) == (9, 9, 9)
        instants = [at for (at,) in world.rows("SELECT at FROM event ORDER BY at")]
        fixed_clock.now = instants[0] + 30 * DAY
        await world.events.sweep()
        assert count_rows(world) == (9, 9, 9)
        fixed_clock.now = instants[8] + 30 * DAY
        first = await world.database.write(
            lambda writer: retention.sweep(writer, fixed_clock.now - 30 * DAY, fixed_clock.now)
        )
        assert (first is None, count_rows(world)) == (False, (6, 6, 6))
        await world.events.sweep()
        assert count_rows(world) == (1, 1, 1)
        assert await delivery_states(world.admin, endpoint) == [("client.created", "delivered", 1)]

    world.run(scenario())


def test_what_is_still_to_be_delivered_stays_until_it_is(
    world: EventWorld, fixed_clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "BATCH", 2)

    async def scenario() -> None:
        async with run_receiver() as gone_receiver, run_receiver() as healthy_receiver, world.events.running():
            gone_receiver.answers = [410]
            suspended = await register(world.admin, gone_receiver, events=["client.created"])
            healthy = await register(world.admin, healthy_receiver, events=["client.created", "project.created"])
            for name in range(5):
                await call(world.admin, "POST", "/clients", {"name": str(name)}, status=201)
                await call(world.admin, "POST", "/projects", {"name": str(name)}, status=201)
            await healthy_receiver.wait(10)
            delivered = [("client.created", "delivered", 1), ("project.created", "delivered", 1)] * 5
            await wait_until(lambda: delivery_states(world.admin, healthy), delivered)
            await wait_until(lambda: state(world, suspended), "suspended")
            await wait_until(lambda: count_deliveries(world), 0)
            fixed_clock.now += 31 * DAY
            await world.events.sweep()
            assert count_rows(world)[0] == 5
            assert {state for _, state, _ in await delivery_states(world.admin, suspended)} == {"pending"}
            gone_receiver.answers, before = [200], len(gone_receiver.requests)
            await call(world.admin, "POST", f"/webhook-endpoints/{suspended['id']}/resume")
            await gone_receiver.wait(before + 5)
            await wait_until(lambda: count_deliveries(world, "state = 'pending'"), 0)
            assert sorted(request.json["data"]["name"] for request in gone_receiver.requests[before:]) == [
                "0",
                "1",
                "2",
                "3",
                "4",
            ]
            await world.events.sweep()
            assert count_rows(world) == (0, 0, 0)

    world.run(scenario())


def test_a_removed_endpoint_goes_with_all_it_had(world: EventWorld, fixed_clock: Clock) -> None:
    async def scenario() -> None:
        async with run_receiver() as receiver, world.events.running():
            receiver.answers = [500]
            endpoint = await register(world.admin, receiver, events=["client.created"])
            await call(world.admin, "POST", "/clients", {"name": "1"}, status=201)
            await wait_until(lambda: delivery_states(world.admin, endpoint), [("client.created", "pending", 1)])
            await wait_until(lambda: count_deliveries(world), 0)
            await call(world.admin, "DELETE", f"/webhook-endpoints/{endpoint['id']}", status=204)
        await world.events.sweep()
        assert count_rows(world) == (1, 0, 0)
        assert world.rows("SELECT count(*) FROM webhook_endpoint") == [(0,)]
        fixed_clock.now += 31 * DAY
        await world.events.sweep()
        assert count_rows(world) == (0, 0, 0)

    world.run(scenario())


def test_a_listener_that_stopped_asking_goes_after_a_day(world: EventWorld, fixed_clock: Clock) -> None:
    async def scenario() -> None:
        listener = await register(world.admin, listener=True)
        path = f"/webhook-endpoints/{listener['id']}"
        fixed_clock.now += DAY
        await call(world.admin, "GET", f"{path}/messages")
        fixed_clock.now += DAY
        await world.events.sweep()
        await call(world.admin, "GET", path)
        fixed_clock.now += 1
        await world.events.sweep()
        await call(world.admin, "GET", path, status=404)

    world.run(scenario())


async def state(world: EventWorld, endpoint: dict[str, str]) -> str:
    return str((await call(world.admin, "GET", f"/webhook-endpoints/{endpoint['id']}"))["state"])


async def count_deliveries(world: EventWorld, condition: str = "lease IS NOT NULL") -> int:
    """Deliveries that a process holds, or those in the state `condition`."""
    sql = f"SELECT count(*) FROM delivery WHERE {condition}"
    return int((await world.database.read(lambda reader: reader.rows(sql)))[0][0])
