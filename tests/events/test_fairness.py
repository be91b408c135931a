"""A tenant with many events doesn't delay others: the order in which events arrive, not how fast."""

from functools import partial

from tests.events.world import EventWorld, Receiver, call, delivery_states, register, run_receiver, wait_until
from truweel.storage.database import Writer

MANY = 1_500
SHARE = 300
"""How much of the many may arrive before another tenant's first, by far the most that a process has in hand."""


def multiply(writer: Writer, count: int) -> None:
    """The last event of the first tenant, so many times more, each about a record of its own."""
    (row,) = writer.rows("SELECT max(id) FROM event WHERE tenant_id = 1 AND name = 'client.created'")
    ids = writer.next_ids("event", count)
    writer.execute_many(
        "INSERT INTO event (tenant_id, id, uuid, name, collection, record_id, version, revision, at, label, "
        "document) "
        "SELECT tenant_id, ?, ?, name, collection, ?, version, revision, at, label, document FROM event "
        "WHERE tenant_id = 1 AND id = ?",
        [(id, f"00000000-0000-4000-8000-{id:012}", 1_000_000 + id, row[0]) for id in ids],
    )


def position(receiver: Receiver, record: str) -> int:
    """How many events came before that of `record`, which has a name nobody else has."""
    return [request.json["data"]["name"] for request in receiver.requests].index(record)


def test_a_tenants_flood_doesnt_delay_anothers_first(world: EventWorld) -> None:
    async def scenario() -> None:
        async with run_receiver() as receiver:
            await register(world.admin, receiver, events=["client.created"])
            await register(world.other, receiver, events=["client.created"])
            await call(world.admin, "POST", "/clients", {"name": "flood"}, status=201)
            await world.database.write(partial(multiply, count=MANY))
            await call(world.other, "POST", "/clients", {"name": "first"}, status=201)
            async with world.events.running():
                await receiver.wait(MANY + 2, 60)
            assert position(receiver, "first") < SHARE

    world.run(scenario())


def test_a_backlog_that_is_due_doesnt_either(world: EventWorld) -> None:
    async def scenario() -> None:
        async with run_receiver() as receiver:
            flooded = await register(world.admin, receiver, events=["client.created"])
            path = f"/webhook-endpoints/{flooded['id']}"
            receiver.answers = [410]
            async with world.events.running():
                await call(world.admin, "POST", "/clients", {"name": "flood"}, status=201)
                await wait_until(lambda: delivery_states(world.admin, flooded), [("client.created", "pending", 1)])
                await world.database.write(partial(multiply, count=MANY))
                await wait_until(lambda: count_pending(world), MANY + 1, 30)
            await register(world.other, receiver, events=["client.created"])
            await call(world.other, "POST", "/clients", {"name": "first"}, status=201)
            receiver.answers, before = [200], len(receiver.requests)
            await call(world.admin, "POST", f"{path}/resume")
            async with world.events.running():
                await receiver.wait(before + MANY + 2, 60)
            assert position(receiver, "first") - before < SHARE

    world.run(scenario())


async def count_pending(world: EventWorld) -> int:
    sql = "SELECT count(*) FROM delivery WHERE state = 'pending' AND lease IS NULL"
    return int((await world.database.read(lambda reader: reader.rows(sql)))[0][0])
