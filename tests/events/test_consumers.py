"""The older event consumers: what a PUSH does where it isn't taken, and what a PULL hands out and takes back."""

from datetime import datetime
from typing import Any

import pytest

from tests.events.conftest import Clock
from tests.events.world import EventWorld, Receiver, call, run_receiver, wait_until

MINUTE = 60_000


async def create_push_consumer(world: EventWorld, receiver: Receiver, **members: Any) -> dict[str, Any]:
    consumer: dict[str, Any] = await call(
        world.admin, "POST", "/event-consumers", {"url": receiver.url, **members}, status=201
    )
    return consumer


async def states(world: EventWorld, column: str = "state") -> list[Any]:
    """One column of every delivery, the oldest first."""
    sql = f"SELECT {column} FROM delivery ORDER BY event_id"
    return [row[0] for row in await world.database.read(lambda reader: reader.rows(sql))]


def test_a_push_is_tried_again_with_the_same_bytes(world: EventWorld, fixed_clock: Clock) -> None:
    async def scenario() -> None:
        async with run_receiver() as receiver, world.events.running():
            consumer = await create_push_consumer(world, receiver, events=["ProjectCreated"])
            receiver.answers = [500, 200]
            project = await call(world.admin, "POST", "/projects", {}, status=201)
            await receiver.wait(1)
            await wait_until(lambda: states(world, "failures"), [1])
            fixed_clock.now += 5_000
            world.events.dispatcher.notify_due()
            first, second = await receiver.wait(2)
            assert first.json == {
                "context": "projects",
                "type": "ProjectCreated",
                "timestamp": int(datetime.fromisoformat(project["createdAt"]).timestamp()),
                "payload": {"id": project["id"]},
            }
            assert second.body == first.body
            for request in (first, second):
                assert request.headers["x-robaws-webhook-secret"] == consumer["secret"]
                assert request.headers["x-robaws-webhook-invocation"] == first.headers["truweel-event-id"]
            await wait_until(lambda: states(world), ["delivered"])

    world.run(scenario())


def test_a_push_that_is_gone_is_suspended_and_resumed(world: EventWorld) -> None:
    async def scenario() -> None:
        async with run_receiver() as receiver, world.events.running():
            consumer = await create_push_consumer(world, receiver, types=["ClientCreated"])
            path = f"/event-consumers/{consumer['id']}"
            receiver.answers = [410]
            clients = [await call(world.admin, "POST", "/clients", {"name": "1"}, status=201)]
            await wait_until(lambda: suspension_of(world, path), ("suspended", "It answered 410 Gone."))
            clients.append(await call(world.admin, "POST", "/clients", {"name": "2"}, status=201))
            await wait_until(lambda: states(world), ["pending", "pending"])
            receiver.answers = [200]
            resumed = await call(world.admin, "POST", f"{path}/resume")
            assert (resumed["state"], resumed["suspendedReason"]) == ("active", None)
            requests = (await receiver.wait(3))[1:]
            assert sorted(request.json["payload"]["id"] for request in requests) == sorted(
                client["id"] for client in clients
            )
            await wait_until(lambda: states(world), ["delivered", "delivered"])

    world.run(scenario())


async def suspension_of(world: EventWorld, path: str) -> tuple[str, str | None]:
    consumer = await call(world.admin, "GET", path)
    return consumer["state"], consumer["suspendedReason"]


def test_a_pull_hands_out_ten_and_what_isnt_acknowledged_again(world: EventWorld, fixed_clock: Clock) -> None:
    async def scenario() -> None:
        async with world.events.running():
            consumer = await call(world.admin, "POST", "/event-consumers", status=201)
            path = f"/event-consumers/{consumer['id']}/messages"
            client_ids = [
                (await call(world.admin, "POST", "/clients", {"name": str(n)}, status=201))["id"] for n in range(12)
            ]
            await wait_until(lambda: states(world), ["pending"] * 12)
            first = await call(world.admin, "GET", path)
            second = await call(world.admin, "GET", path)
            assert [message["payload"]["id"] for message in first + second] == client_ids
            assert (len(first), len(second)) == (10, 2)
            ids = [message["id"] for message in first[:9]]
            assert await call(world.admin, "POST", f"{path}/acknowledge", {"ids": [*ids, "none"]}) == {
                "acknowledged": 9
            }
            assert await call(world.admin, "POST", f"{path}/acknowledge", ids) == {"acknowledged": 0}
            fixed_clock.now += MINUTE - 1
            assert await call(world.admin, "GET", path) == []
            fixed_clock.now += 1
            again = await call(world.admin, "GET", path)
            assert again == [first[9], *second]
            everything = [message["id"] for message in again]
            assert await call(world.admin, "POST", f"{path}/acknowledge", everything) == {"acknowledged": 3}
            fixed_clock.now += 2 * MINUTE
            assert await call(world.admin, "GET", path) == []
            assert await states(world) == ["delivered"] * 12

    world.run(scenario())


def test_another_tenant_or_a_mere_user_gets_nothing(world: EventWorld) -> None:
    consumer = world.admin.post("/event-consumers", {}).json()
    path = f"/event-consumers/{consumer['id']}"
    with world.unchanged():
        for client, status in ((world.other, 404), (world.writer, 403)):
            client.get(path, status=status)
            client.get(f"{path}/messages", status=status)
            client.post(f"{path}/messages/acknowledge", {"ids": []}, status=status)
            client.post(f"{path}/resume", {}, status=status)
            client.delete(path, status=status)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ([], "must be an object"),
        ({"url": 5}, "must be a text"),
        ({"url": "http://10.0.0.7/"}, "10.0.0.7 is not a public address"),
        ({"types": ["ClientUpdatd"]}, "nearest: ClientUpdated"),
        ({"types": "ClientUpdated"}, "must be a list of 1"),
    ],
)
def test_bad_input(world: EventWorld, body: Any, words: str) -> None:
    with world.unchanged():
        assert words in world.admin.post("/event-consumers", body, status=400).text


def test_methods(world: EventWorld) -> None:
    consumer = world.admin.post("/event-consumers", {}).json()
    path = f"/event-consumers/{consumer['id']}"
    for method, place, allowed in (
        ("PUT", "/event-consumers", "GET, HEAD, POST, OPTIONS"),
        ("PUT", path, "GET, HEAD, DELETE, OPTIONS"),
        ("GET", f"{path}/resume", "POST, OPTIONS"),
        ("POST", f"{path}/messages", "GET, OPTIONS"),
        ("GET", f"{path}/messages/acknowledge", "POST, OPTIONS"),
    ):
        answer = world.admin(method, place, {} if method != "GET" else None)
        assert (answer.status_code, answer.headers["allow"]) == (405, allowed)
