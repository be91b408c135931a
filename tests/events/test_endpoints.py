"""Registering, changing, rotating, and mending: what the API of endpoints takes and refuses."""

import asyncio
from typing import Any

import pytest
import stripe

from tests.events.conftest import Clock
from tests.events.world import EventWorld, call, delivery_states, register, run_receiver, wait_until
from tests.harness import MERGE_PATCH
from truweel import clock
from truweel.events import signing
from truweel.http.webhooks import MAX_ENDPOINTS

URL = "http://127.0.0.1:9/hook"


def test_an_endpoint_is_what_was_asked_for_and_its_secret_is_shown_once(world: EventWorld) -> None:
    answer = world.admin.post("/webhook-endpoints", {"url": URL, "events": ["client.updated", "offer.*"]})
    body = answer.json()
    path = f"/webhook-endpoints/{body['id']}"
    assert answer.headers["location"] == f"http://truweel.test/api/v2{path}"
    assert len(body.pop("secret")) == 36
    assert body | {"id": "", "createdAt": "", "updatedAt": ""} == {
        "id": "",
        "createdAt": "",
        "updatedAt": "",
        "url": URL,
        "events": ["client.updated", "offer.*"],
        "description": None,
        "active": True,
        "timeoutSeconds": 2,
        "listener": False,
        "state": "active",
        "failingSince": None,
        "suspendedAt": None,
        "suspendedReason": None,
        "oldSecretUntil": None,
    }
    assert world.admin.read(path) == body
    listed = world.admin.read("/webhook-endpoints")
    assert listed == {"items": [body], "totalItems": 1, "totalPages": 1, "currentPage": 0, "size": 1}
    world.other.get(path, status=404)
    world.admin.put(path, body)
    assert world.admin.read(path) == body
    world.admin.merge(path, {"description": "Shop", "timeoutSeconds": 30})
    world.admin.patch(path, {"op": "replace", "path": "/active", "value": False})
    changed = world.admin.read(path)
    assert (changed["description"], changed["timeoutSeconds"], changed["state"]) == ("Shop", 30, "inactive")
    world.admin.delete(path)
    world.admin.get(path, status=404)
    assert world.admin.read("/webhook-endpoints")["items"] == []


@pytest.mark.parametrize(
    ("members", "fault", "words"),
    [
        ({}, "url", "is required"),
        ({"url": "ftp://example.com"}, "url", "begins with https:// or http://"),
        ({"url": "https://me:secret@example.com"}, "url", "must not hold credentials"),
        ({"url": "http://10.0.0.7/hook"}, "url", "10.0.0.7 is not a public address"),
        ({"url": "http://169.254.169.254/latest"}, "url", "not a public address"),
        ({"url": URL, "events": ["client.udpated"]}, "events", "nearest: client.updated"),
        ({"url": URL, "events": ["supplier.*"]}, "events", "supplier.created"),
        ({"url": URL, "events": []}, "events", "must be a list of 1"),
        ({"url": URL, "active": "yes"}, "active", "true or false"),
        ({"url": URL, "timeoutSeconds": 31}, "timeoutSeconds", "from 1 to 30"),
    ],
)
def test_bad_input_is_refused_and_leaves_nothing(world: EventWorld, members: Any, fault: str, words: str) -> None:
    with world.unchanged():
        answer = world.admin.post("/webhook-endpoints", members, status=400).json()
    (error,) = answer["errors"]
    assert error["field"] == fault
    assert words in error["message"]


def test_what_has_no_effect_is_a_warning(world: EventWorld) -> None:
    body = {"url": URL, "events": ["client.created"], "colour": "red"}
    warning = world.admin.post("/webhook-endpoints", body).headers["truweel-warning"]
    assert "colour: unknown" in warning
    with world.unchanged():
        world.strict.post("/webhook-endpoints", body, status=400)


def test_only_administrators_and_apps(world: EventWorld) -> None:
    with world.unchanged():
        for client in (world.writer, world.reader, world.nobody):
            client.post("/webhook-endpoints", {"url": URL}, status=403)
            client.get("/webhook-endpoints", status=403)
            client.post("/event-consumers", {}, status=403)
        world.stranger.get("/webhook-endpoints", status=401)
    app = world.client(user="writer", rights={"clients": "read"}, app_id=5)
    ours = app.post("/webhook-endpoints", {"url": URL}).json()
    theirs = world.admin.post("/webhook-endpoints", {"url": URL}).json()
    assert [endpoint["id"] for endpoint in app.read("/webhook-endpoints")["items"]] == [ours["id"]]
    app.get(f"/webhook-endpoints/{theirs['id']}", status=404)


def test_too_many(world: EventWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MAX_ENDPOINTS == 500
    monkeypatch.setattr("truweel.http.webhooks.MAX_ENDPOINTS", 2)
    for _ in range(2):
        world.admin.post("/webhook-endpoints", {"url": URL})
    with world.unchanged():
        assert "2 webhook endpoints already" in world.admin.post("/webhook-endpoints", {"url": URL}, status=409).text
    world.other.post("/webhook-endpoints", {"url": URL})


def test_both_secrets_sign_while_they_overlap(world: EventWorld) -> None:
    async def scenario() -> None:
        async with run_receiver() as receiver, world.events.running():
            endpoint = await register(world.admin, receiver)
            path = f"/webhook-endpoints/{endpoint['id']}"
            fresh = await call(world.admin, "POST", f"{path}/rotate-secret")
            assert fresh["secret"] != endpoint["secret"]
            await call(world.admin, "POST", "/clients", {"name": "1"}, status=201)
            (request,) = await receiver.wait(1)
            header = request.headers[signing.HEADER.lower()]
            assert header.count("v1=") == 2
            for secret in (endpoint["secret"], fresh["secret"]):
                stripe.WebhookSignature.verify_header(request.body.decode(), header, secret, tolerance=300)
            with pytest.raises(stripe.SignatureVerificationError):
                stripe.WebhookSignature.verify_header(request.body.decode(), header, "another", tolerance=300)

    world.run(scenario())


def test_a_test_event_shows_whether_it_works(world: EventWorld) -> None:
    async def scenario() -> None:
        async with run_receiver() as receiver, world.events.running():
            endpoint = await register(world.admin, receiver, events=["offer.created"])
            path = f"/webhook-endpoints/{endpoint['id']}"
            sent = await call(world.admin, "POST", f"{path}/test", status=202)
            (request,) = await receiver.wait(1)
            assert request.json == {
                "id": sent["id"],
                "event": "webhook.test",
                "data": {"message": "This endpoint works."},
            }
            await call(world.admin, "POST", f"{path}/test", {"event": "client.updated"}, status=409)
            await call(world.admin, "POST", f"{path}/test", {"event": "client.udpated"}, status=400)
            client = await call(world.admin, "POST", "/clients", {"name": "Some"}, status=201)
            await call(world.admin, "POST", f"{path}/test", {"event": "client.updated"}, status=202)
            request = (await receiver.wait(2))[1]
            assert (request.json["event"], request.json["data"]["id"]) == ("client.updated", client["id"])

    world.run(scenario())


def test_recover_delivers_what_was_missed_and_nothing_twice(world: EventWorld) -> None:
    async def scenario() -> None:
        async with run_receiver() as receiver, world.events.running():
            await call(world.admin, "POST", "/clients", {"name": "before"}, status=201)
            await wait_until(lambda: _undispatched(world), 0)
            endpoint = await register(world.admin, receiver, events=["client.created"])
            path = f"/webhook-endpoints/{endpoint['id']}"
            await call(world.admin, "POST", "/clients", {"name": "while"}, status=201)
            await receiver.wait(1)
            await wait_until(lambda: delivery_states(world.admin, endpoint), [("client.created", "delivered", 1)])
            await call(world.admin, "POST", f"{path}/recover", status=400)
            since = {"since": "2020-01-01T00:00:00Z"}
            assert await call(world.admin, "POST", f"{path}/recover", query=since, status=202) == {"recovered": 1}
            requests = await receiver.wait(2)
            assert [request.json["data"]["name"] for request in requests] == ["while", "before"]
            await wait_until(lambda: delivery_states(world.admin, endpoint), [("client.created", "delivered", 1)] * 2)
            assert await call(world.admin, "POST", f"{path}/recover", query=since, status=202) == {"recovered": 0}

    world.run(scenario())


async def _undispatched(world: EventWorld) -> int:
    sql = "SELECT count(*) FROM event WHERE dispatched_at IS NULL"
    return int((await world.database.read(lambda reader: reader.rows(sql)))[0][0])


def test_paths_and_methods_that_are_not_there(world: EventWorld) -> None:
    endpoint = world.admin.post("/webhook-endpoints", {"url": URL}).json()
    path = f"/webhook-endpoints/{endpoint['id']}"
    with world.unchanged():
        assert world.admin("PUT", "/webhook-endpoints", {}).status_code == 405
        assert world.admin("GET", f"{path}/resume").status_code == 405
        assert world.admin("GET", f"{path}/nothing").status_code == 404
        assert world.admin("GET", f"{path}/deliveries/none").status_code == 404
        assert world.admin("GET", f"{path}/messages").status_code == 409
        assert world.admin("GET", f"{path}/deliveries?state=odd").status_code == 400


@pytest.mark.parametrize("action", ["resume", "rotate-secret"])
def test_an_action_without_parameters_refuses_others_in_strict(world: EventWorld, action: str) -> None:
    path = f"/webhook-endpoints/{world.admin.post('/webhook-endpoints', {'url': URL}).json()['id']}/{action}"
    strict = {"Prefer": "handling=strict"}
    with world.unchanged():
        refused = world.admin("POST", path, {"colour": 1}, headers=strict)
        assert refused.status_code == 400
        assert [(fault["field"], fault["code"]) for fault in refused.json()["errors"]] == [("colour", "unknown_member")]
        assert world.admin("POST", path, [], headers=strict).json()["code"] == "malformed_body"
    assert world.admin("POST", path, {}, headers=strict).status_code == 200


# Those that ask


async def assert_outcomes_are_bounded(world: EventWorld, path: str, id: str) -> None:
    """An outcome that no column can hold is refused before it comes to the database."""
    duration_fault = "must be a whole number of milliseconds, 0 to 86400000"
    status_fault = "must be a status of HTTP, 100 to 599, or null"
    for member, value, fault in (
        ("durationMs", 10**19, duration_fault),
        ("durationMs", -1, duration_fault),
        ("durationMs", 1.5, duration_fault),
        ("status", 10**19, status_fault),
        ("status", 99, status_fault),
        ("status", True, status_fault),
        ("error", 1, "must be a text or null"),
    ):
        results = {"results": [{"id": id, "status": 200, member: value}]}
        answer = await call(world.admin, "POST", path, results, status=400)
        assert [(error["field"], error["message"]) for error in answer["errors"]] == [(f"results[0].{member}", fault)]


def test_a_listener_asks_and_says_what_came_of_it(world: EventWorld) -> None:
    async def scenario() -> None:
        async with world.events.running():
            listener = await register(world.admin, listener=True, events=["client.*"])
            path = f"/webhook-endpoints/{listener['id']}"
            asked = asyncio.create_task(call(world.admin, "GET", f"{path}/messages", query={"wait": "20"}))
            await asyncio.sleep(0.05)
            client = await call(world.admin, "POST", "/clients", {"name": "1"}, status=201)
            (message,) = await asyncio.wait_for(asked, 5)
            assert (message["event"], message["attempt"]) == ("client.created", 1)
            assert client["id"] in message["body"]
            assert await call(world.admin, "GET", f"{path}/messages") == []
            await assert_outcomes_are_bounded(world, f"{path}/messages/acknowledge", message["id"])
            results = {"results": [{"id": message["id"], "status": 500, "durationMs": 12}]}
            assert await call(world.admin, "POST", f"{path}/messages/acknowledge", results) == {"acknowledged": 1}
            assert await delivery_states(world.admin, listener) == [("client.created", "pending", 1)]
            delivery = await call(world.admin, "GET", f"{path}/deliveries/{message['id']}")
            assert [(t["status"], t["durationMs"], t["error"]) for t in delivery["tries"]] == [
                (500, 12, "answered 500")
            ]
            await call(world.admin, "POST", f"{path}/deliveries/{message['id']}/redeliver", status=202)
            (again,) = await call(world.admin, "GET", f"{path}/messages")
            assert (again["id"], again["attempt"], again["body"]) == (message["id"], 2, message["body"])

    world.run(scenario())


def test_what_a_listener_could_not_hand_on_comes_back_as_to_an_endpoint(world: EventWorld, fixed_clock: Clock) -> None:
    async def scenario() -> None:
        async with world.events.running():
            listener = await register(world.admin, listener=True, events=["client.*"])
            path = f"/webhook-endpoints/{listener['id']}"
            client = await call(world.admin, "POST", "/clients", {"name": "0"}, status=201)
            body = {"name": "1"}
            await call(world.admin, "PATCH", f"/clients/{client['id']}", body, status=204, type=MERGE_PATCH)
            await call(world.admin, "POST", "/clients", {"name": "other"}, status=201)
            await wait_until(lambda: count(world, listener), 3)
            created, updated, other = await call(world.admin, "GET", f"{path}/messages")
            assert [created["object"], updated["object"]] == [f"/clients/{client['id']}"] * 2
            for seconds in (5, 300, 1800, 7200, 18000, 36000, 36000):
                # 410 suspends nobody: whoever asks for messages is there.
                results = {"results": [{"id": created["id"], "status": 410}]}
                assert await call(world.admin, "POST", f"{path}/messages/acknowledge", results) == {"acknowledged": 1}
                delivery = await call(world.admin, "GET", f"{path}/deliveries/{created['id']}")
                assert clock.parse_instant(delivery["nextAttemptAt"]) == fixed_clock.now + seconds * 1000
                results = {"results": [{"id": other["id"], "status": 200}]}
                await call(world.admin, "POST", f"{path}/messages/acknowledge", results)
                assert await call(world.admin, "GET", f"{path}/messages") == []
                fixed_clock.now += seconds * 1000
                created, updated = await call(world.admin, "GET", f"{path}/messages")
                assert (created["event"], updated["event"]) == ("client.created", "client.updated")
            assert (created["attempt"], updated["attempt"]) == (8, 1)
            results = {"results": [{"id": created["id"], "error": "no connection"}]}
            await call(world.admin, "POST", f"{path}/messages/acknowledge", results)
            (updated,) = await call(world.admin, "GET", f"{path}/messages")
            results = {"results": [{"id": updated["id"], "status": 204}]}
            await call(world.admin, "POST", f"{path}/messages/acknowledge", results)
            assert await delivery_states(world.admin, listener) == [
                ("client.created", "failed", 8),
                ("client.updated", "delivered", 1),
                ("client.created", "delivered", 1),
            ]
            assert (await call(world.admin, "GET", path))["state"] == "active"

    world.run(scenario())


async def count(world: EventWorld, endpoint: dict[str, Any]) -> int:
    return len(await delivery_states(world.admin, endpoint))


def test_recover_brings_what_was_committed_just_before_the_endpoint(world: EventWorld, fixed_clock: Clock) -> None:
    """It isn't fanned out yet, and the fan-out will not bring it to an endpoint that was made after it."""

    async def scenario() -> None:
        client = await call(world.admin, "POST", "/clients", {"name": "before"}, status=201)
        endpoint = await register(world.admin, listener=True, events=["client.created"])
        path = f"/webhook-endpoints/{endpoint['id']}"
        since = {"since": clock.format_instant(fixed_clock.now)}
        after = await call(world.admin, "POST", "/clients", {"name": "after"}, status=201)
        recovered = await call(world.admin, "POST", f"{path}/recover", query=since, status=202)
        assert recovered == {"recovered": 1}
        async with world.events.running():
            await wait_until(lambda: count(world, endpoint), 2)
            messages = await call(world.admin, "GET", f"{path}/messages")
            assert [message["object"] for message in messages] == [f"/clients/{c['id']}" for c in (client, after)]

    world.run(scenario())


def test_an_event_consumer_that_pulls(world: EventWorld, fixed_clock: Any) -> None:
    async def scenario() -> None:
        async with world.events.running():
            consumer = await call(world.admin, "POST", "/event-consumers", {}, status=201)
            assert (consumer["type"], consumer["url"]) == ("PULL", None)
            path = f"/event-consumers/{consumer['id']}/messages"
            client = await call(world.admin, "POST", "/clients", {"name": "0"}, status=201)
            for name in range(1, 13):
                body = {"name": str(name)}
                await call(world.admin, "PATCH", f"/clients/{client['id']}", body, status=204, type=MERGE_PATCH)
            await wait_until(lambda: _undispatched(world), 0)
            first = await call(world.admin, "GET", path)
            assert first[0] | {"id": ""} == {
                "id": "",
                "context": "clients",
                "type": "ClientCreated",
                "timestamp": fixed_clock.now // 1000,
                "payload": {"id": client["id"]},
            }
            assert [message["type"] for message in first] == ["ClientCreated", *["ClientUpdated"] * 9]
            assert await call(world.admin, "GET", path) == []  # of the same object, and the first aren't acknowledged
            acknowledged = {"ids": [message["id"] for message in first[:9]]}
            assert await call(world.admin, "POST", f"{path}/acknowledge", acknowledged) == {"acknowledged": 9}
            fixed_clock.now += 60_001
            second = await call(world.admin, "GET", path)
            assert (second[0]["id"], len(second)) == (first[9]["id"], 4)

    world.run(scenario())


def test_an_event_consumer_that_is_pushed_to(world: EventWorld) -> None:
    async def scenario() -> None:
        async with run_receiver() as receiver, world.events.running():
            body = {"url": receiver.url, "types": ["ClientUpdated"]}
            consumer = await call(world.admin, "POST", "/event-consumers", body, status=201)
            client = await call(world.admin, "POST", "/clients", {"name": "0"}, status=201)
            await call(world.admin, "PATCH", f"/clients/{client['id']}", {"name": "1"}, status=204, type=MERGE_PATCH)
            (request,) = await receiver.wait(1)
            assert request.json == {
                "context": "clients",
                "type": "ClientUpdated",
                "timestamp": request.json["timestamp"],
                "payload": {"id": client["id"]},
            }
            assert request.headers["x-robaws-webhook-secret"] == consumer["secret"]
            assert request.headers["x-robaws-webhook-invocation"] == request.headers["truweel-event-id"]
            assert signing.HEADER.lower() not in request.headers
            listed = await call(world.admin, "GET", "/event-consumers")
            assert [(consumer["type"], consumer["events"]) for consumer in listed["items"]] == [
                ("PUSH", ["ClientUpdated"])
            ]
            await call(world.admin, "DELETE", f"/event-consumers/{consumer['id']}", status=204)
            await call(world.admin, "POST", "/event-consumers", {"types": ["ClientUpdatd"]}, status=400)

    world.run(scenario())
