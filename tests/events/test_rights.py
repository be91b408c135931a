"""An endpoint receives only what its owner may read at that moment."""

import json
from functools import partial
from typing import Any

from tests.events.world import EventWorld, call, delivery_states, register, run_receiver, wait_until
from tests.harness import MERGE_PATCH, Client
from truweel.auth.caller import Caller
from truweel.operations.internal import create_record
from truweel.storage.database import Writer

OPERATOR = Caller(1, 0, "Operator", is_administrator=True)


async def attach(world: EventWorld, name: str, to: str) -> str:
    """A document of the record `to` (`/clients/7`), as an upload makes it; its id."""

    def work(writer: Writer) -> int:
        body = {"name": name, "contentType": "image/png", "size": 3}
        return create_record(writer, world.registry, OPERATOR, "documents", body, owner=to).id

    return str(await world.database.write(work))


async def log(client: Client, endpoint: dict[str, Any]) -> list[dict[str, Any]]:
    """Its deliveries in full, the oldest first."""
    path = f"/webhook-endpoints/{endpoint['id']}/deliveries"
    items = (await call(client, "GET", path))["items"]
    return [await call(client, "GET", f"{path}/{delivery['id']}") for delivery in reversed(items)]


def test_a_documents_events_follow_the_record_it_is_attached_to(world: EventWorld) -> None:
    async def scenario() -> None:
        app = world.client(user="reader", rights={"clients": "read"}, app_id=7)
        async with run_receiver() as receiver, run_receiver() as everything, world.events.running():
            endpoint = await register(app, receiver, events=["document.*"])
            await register(world.admin, everything, events=["document.*"])
            client = await call(world.admin, "POST", "/clients", {"name": "1"}, status=201)
            project = await call(world.admin, "POST", "/projects", {}, status=201)
            hidden_id = await attach(world, "plan.png", f"/projects/{project['id']}")
            visible_id = await attach(world, "photo.png", f"/clients/{client['id']}")
            rename = partial(call, world.admin, "PATCH", status=204, type=MERGE_PATCH)
            for id in (hidden_id, visible_id):
                await rename(f"/documents/{id}", {"name": "renamed.png"})
            await everything.wait(4)
            await receiver.wait(2)
            assert receiver.events() == [("document.created", visible_id), ("document.updated", visible_id)]
            assert receiver.requests[1].json["data"]["attachedToResource"] == f"/clients/{client['id']}"
            assert receiver.requests[1].json["data"]["name"] == "renamed.png"
            delivered = [("document.created", "delivered", 1), ("document.updated", "delivered", 1)]
            await wait_until(lambda: delivery_states(app, endpoint), delivered)
            world.client(user="reader", rights={}, app_id=7)
            world.events.notify_endpoints_changed(1)
            await rename(f"/documents/{visible_id}", {"name": "again.png"})
            await everything.wait(5)
            assert await delivery_states(app, endpoint) == delivered

    world.run(scenario())


def test_an_app_is_told_what_it_will_never_receive(world: EventWorld) -> None:
    app = world.client(user="reader", rights={"clients": "read"}, app_id=7)
    body = {"url": "http://127.0.0.1:9/hook", "events": ["client.updated", "offer.*", "article.created", "document.*"]}
    reason = "the app's scopes and its user's role 'Reader' together grant no read right on the module"
    warnings = [
        f"events: article.created will not come: {reason} 'articles'",
        f"events: offer.created, offer.recalculated, offer.updated will not come: {reason} 'offers'",
    ]
    answer = app.post("/webhook-endpoints", body)
    assert answer.headers["truweel-warning"].split(" | ") == warnings
    codes = json.loads(answer.headers["truweel-warning-codes"])
    assert codes[0] == {"field": "events", "code": "forbidden", "params": {"right": "read", "module": "articles"}}
    path = f"/webhook-endpoints/{answer.json()['id']}"
    assert app("PUT", path, body).headers["truweel-warning"].split(" | ") == warnings
    consumer = app.post("/event-consumers", {"types": ["OfferCreated", "ClientCreated"]})
    assert consumer.headers["truweel-warning"].split(" | ") == [
        f"events: offer.created will not come: {reason} 'offers'"
    ]
    with world.unchanged():
        refused = app.post("/webhook-endpoints", body, status=403, prefer="handling=strict")
        assert refused.json()["params"] == {"right": "read", "module": "articles"}
    # Without names it is all that the app may read, and an administrator may read everything.
    assert "truweel-warning" not in app.post("/webhook-endpoints", {"url": body["url"]}).headers
    assert "truweel-warning" not in world.admin.post("/webhook-endpoints", body).headers


def test_a_former_administrator_receives_what_is_left_to_read(world: EventWorld) -> None:
    async def scenario() -> None:
        owner = world.client(user="strict", administrator=True)
        async with run_receiver() as receiver, world.events.running():
            await register(owner, receiver)
            client = await call(world.admin, "POST", "/clients", {"name": "1"}, status=201)
            await receiver.wait(1)
            world.client(user="strict", rights={"projects": "read"})
            world.events.notify_endpoints_changed(1)
            await call(world.admin, "POST", "/clients", {"name": "2"}, status=201)
            project = await call(world.admin, "POST", "/projects", {}, status=201)
            await receiver.wait(2)
            assert receiver.events() == [("client.created", client["id"]), ("project.created", project["id"])]

    world.run(scenario())


def test_a_retry_after_the_right_was_taken_is_withheld_and_the_log_shows_no_more_of_it(world: EventWorld) -> None:
    async def scenario() -> None:
        app = world.client(user="reader", rights={"clients": "read"}, app_id=7)
        async with run_receiver() as receiver, world.events.running():
            endpoint = await register(app, receiver, events=["client.created"])
            receiver.answers = [500]
            await call(world.admin, "POST", "/clients", {"name": "Secret bv"}, status=201)
            await wait_until(lambda: delivery_states(app, endpoint), [("client.created", "pending", 1)])
            assert "Secret bv" in (await log(app, endpoint))[0]["request"]["body"]
            test = await call(app, "POST", f"/webhook-endpoints/{endpoint['id']}/test", status=202)
            assert "This endpoint works." in test["request"]["body"]
            await wait_until(
                lambda: delivery_states(app, endpoint),
                [("client.created", "pending", 1), ("webhook.test", "pending", 1)],
            )
            await wait_until(lambda: count_leases(world), 0)
            restricted = world.client(user="reader", rights={"projects": "read"}, app_id=7)
            world.events.notify_endpoints_changed(1)
            delivery, test = await log(restricted, endpoint)
            assert "This endpoint works." in test["request"]["body"]
            assert (delivery["request"]["body"], delivery["object"][:9], delivery["lastStatus"]) == (
                None,
                "/clients/",
                500,
            )
            path = f"/webhook-endpoints/{endpoint['id']}/deliveries/{delivery['id']}/redeliver"
            await call(restricted, "POST", path, status=202)
            await wait_until(
                lambda: delivery_states(restricted, endpoint),
                [("client.created", "withheld", 2), ("webhook.test", "pending", 1)],
            )
            assert len(receiver.requests) == 2
            assert "Secret bv" in (await log(world.admin, endpoint))[0]["request"]["body"]
            await call(
                restricted, "POST", f"/webhook-endpoints/{endpoint['id']}/test", {"event": "client.created"}, status=403
            )

    world.run(scenario())


def test_those_that_ask_get_no_more_than_those_that_are_called(world: EventWorld) -> None:
    async def scenario() -> None:
        app = world.client(user="reader", rights={"clients": "read", "projects": "read"}, app_id=7)
        async with world.events.running():
            consumer = await call(app, "POST", "/event-consumers", {}, status=201)
            listener = await register(app, listener=True)
            await call(world.admin, "POST", "/clients", {"name": "1"}, status=201)
            project = await call(world.admin, "POST", "/projects", {}, status=201)
            await call(world.admin, "POST", "/offers", await offer(world), status=201)
            await wait_until(
                lambda: delivery_states(app, listener),
                [("client.created", "pending", 0), ("project.created", "pending", 0)],
            )
            world.client(user="reader", rights={"projects": "read"}, app_id=7)
            world.events.notify_endpoints_changed(1)
            messages = await call(app, "GET", f"/event-consumers/{consumer['id']}/messages")
            assert [(message["type"], message["payload"]["id"]) for message in messages] == [
                ("ProjectCreated", project["id"])
            ]
            messages = await call(app, "GET", f"/webhook-endpoints/{listener['id']}/messages")
            assert [message["event"] for message in messages] == ["project.created"]
            states = [("client.created", "withheld", 1), ("project.created", "sending", 1)]
            assert await delivery_states(app, listener) == states

    world.run(scenario())


async def offer(world: EventWorld) -> dict[str, Any]:
    client = await call(world.admin, "GET", "/clients")
    return {"clientId": client["items"][0]["id"]}


async def count_leases(world: EventWorld) -> int:
    sql = "SELECT count(*) FROM delivery WHERE lease IS NOT NULL"
    return int((await world.database.read(lambda reader: reader.rows(sql)))[0][0])
