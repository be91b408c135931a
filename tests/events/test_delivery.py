"""From the change to the receiver: what is sent, in which order, and what becomes of what isn't taken."""

import asyncio
from typing import Any

import stripe

from tests.events.conftest import Clock
from tests.events.world import BASE, EventWorld, call, delivery_states, register, run_receiver, wait_until
from tests.harness import MERGE_PATCH
from truweel import clock
from truweel.events import signing


def test_a_change_reaches_the_receiver_signed(world: EventWorld) -> None:
    async def scenario() -> None:
        async with run_receiver() as receiver, world.events.running():
            endpoint = await register(world.admin, receiver, events=["client.created", "client.updated"])
            client = await call(world.admin, "POST", "/clients", {"name": "Peeters bv"}, status=201)
            (request,) = await receiver.wait(1)
            read = await call(world.admin, "GET", f"/clients/{client['id']}")
            read["_metadata"]["href"] = read["_metadata"]["href"].replace("http://truweel.test", BASE)
            assert request.json == {"id": request.json["id"], "event": "client.created", "data": read}
            assert request.headers["content-type"] == "application/json"
            assert request.headers["truweel-attempt"] == "1"
            assert request.headers["truweel-event-id"] == request.json["id"]
            header = request.headers[signing.HEADER.lower()]
            stripe.WebhookSignature.verify_header(request.body.decode(), header, endpoint["secret"], tolerance=300)
            path = f"/webhook-endpoints/{endpoint['id']}/deliveries"
            await wait_until(lambda: delivery_states(world.admin, endpoint), [("client.created", "delivered", 1)])
            delivery = await call(world.admin, "GET", f"{path}/{request.json['id']}")
            assert delivery["request"]["body"] == request.body.decode()
            assert delivery["object"] == f"/clients/{client['id']}"
            assert [(t["number"], t["status"], t["body"], t["error"]) for t in delivery["tries"]] == [
                (1, 200, "as you say", None)
            ]

    world.run(scenario())


def test_events_of_one_object_arrive_in_order_and_in_full(world: EventWorld) -> None:
    async def scenario() -> None:
        async with run_receiver() as receiver, world.events.running():
            await register(world.admin, receiver, events=["client.*"])
            client = await call(world.admin, "POST", "/clients", {"name": "0"}, status=201)
            for name in range(1, 20):
                body = {"name": str(name)}
                await call(world.admin, "PATCH", f"/clients/{client['id']}", body, status=204, type=MERGE_PATCH)
            requests = await receiver.wait(20)
            assert [request.json["data"]["name"] for request in requests] == [str(name) for name in range(20)]
            assert [request.json["event"] for request in requests] == ["client.created", *["client.updated"] * 19]
            assert len({request.json["id"] for request in requests}) == 20

    world.run(scenario())


def test_what_changed_nothing_or_was_refused_makes_no_event(world: EventWorld) -> None:
    async def scenario() -> None:
        async with run_receiver() as receiver, world.events.running():
            await register(world.admin, receiver)
            client = await call(world.admin, "POST", "/clients", {"name": "One"}, status=201)
            path = f"/clients/{client['id']}"
            await call(world.admin, "PATCH", path, {"name": "One"}, status=204, type=MERGE_PATCH)
            await call(world.admin, "PATCH", path, {"name": 5}, status=400, type=MERGE_PATCH)
            await call(world.admin, "DELETE", path, status=204)
            last = await call(world.admin, "POST", "/clients", {"name": "Two"}, status=201)
            await receiver.wait(2)
            assert receiver.events() == [("client.created", client["id"]), ("client.created", last["id"])]

    world.run(scenario())


def test_an_addition_goes_to_who_names_it(world: EventWorld) -> None:
    async def scenario() -> None:
        async with run_receiver() as everything, run_receiver() as named, world.events.running():
            await register(world.admin, everything)
            await register(world.admin, named, events=["client.deleted", "supplier.created"])
            client = await call(world.admin, "POST", "/clients", {"name": "One"}, status=201)
            await call(world.admin, "DELETE", f"/clients/{client['id']}", status=204)
            supplier = await call(world.admin, "POST", "/suppliers", {"name": "Two"}, status=201)
            await named.wait(2)
            assert sorted(named.events()) == [("client.deleted", client["id"]), ("supplier.created", supplier["id"])]
            await everything.wait(1)
            assert everything.events() == [("client.created", client["id"])]

    world.run(scenario())


def test_a_failing_delivery_holds_back_only_its_own_object(world: EventWorld) -> None:
    async def scenario() -> None:
        async with run_receiver() as receiver, world.events.running():
            endpoint = await register(world.admin, receiver, events=["client.*"])
            bad = await call(world.admin, "POST", "/clients", {"name": "Bad"}, status=201)
            good = await call(world.admin, "POST", "/clients", {"name": "Good"}, status=201)
            await wait_until(
                lambda: delivery_states(world.admin, endpoint),
                [("client.created", "delivered", 1), ("client.created", "delivered", 1)],
            )
            receiver.answers = [lambda request: 500 if request.json["data"]["id"] == bad["id"] else 204]
            for name in ("1", "2"):
                for client in (bad, good):
                    path = f"/clients/{client['id']}"
                    await call(world.admin, "PATCH", path, {"name": name}, status=204, type=MERGE_PATCH)
            states = [
                *[("client.created", "delivered", 1)] * 2,
                ("client.updated", "pending", 1),
                ("client.updated", "delivered", 1),
                ("client.updated", "held", 0),
                ("client.updated", "delivered", 1),
            ]
            await wait_until(lambda: delivery_states(world.admin, endpoint), states)
            receiver.answers, before = [200], len(receiver.requests)
            path = f"/webhook-endpoints/{endpoint['id']}/deliveries"
            pending_deliveries = [
                delivery
                for delivery in (await call(world.admin, "GET", path))["items"]
                if delivery["state"] == "pending"
            ]
            await call(world.admin, "POST", f"{path}/{pending_deliveries[0]['id']}/redeliver", status=202)
            requests = (await receiver.wait(before + 2))[before:]
            assert [(request.json["data"]["name"], request.headers["truweel-attempt"]) for request in requests] == [
                ("1", "2"),
                ("2", "1"),
            ]

    world.run(scenario())


def test_given_up_after_the_schedule_and_delivered_again_on_demand(world: EventWorld, fixed_clock: Clock) -> None:
    async def scenario() -> None:
        async with run_receiver() as receiver, world.events.running():
            endpoint = await register(world.admin, receiver, events=["client.created"])
            receiver.answers = [500]
            await call(world.admin, "POST", "/clients", {"name": "One"}, status=201)
            for attempt, seconds in enumerate((5, 300, 1800, 7200, 18000, 36000, 36000), 1):
                await receiver.wait(attempt)
                await wait_until(
                    lambda: delivery_states(world.admin, endpoint), [("client.created", "pending", attempt)]
                )
                log = await call(world.admin, "GET", f"/webhook-endpoints/{endpoint['id']}/deliveries")
                due = clock.parse_instant(log["items"][0]["nextAttemptAt"])
                assert due == fixed_clock.now + seconds * 1000
                fixed_clock.now = due - 1
                world.events.dispatcher.notify_due()
                await asyncio.sleep(0.05)
                assert len(receiver.requests) == attempt
                fixed_clock.now = due
                world.events.dispatcher.notify_due()
            await receiver.wait(8)
            await wait_until(lambda: delivery_states(world.admin, endpoint), [("client.created", "failed", 8)])
            receiver.answers = [200]
            id = receiver.requests[0].json["id"]
            path = f"/webhook-endpoints/{endpoint['id']}/deliveries/{id}"
            await call(world.admin, "POST", f"{path}/redeliver", status=202)
            requests = await receiver.wait(9)
            assert {request.body for request in requests} == {requests[0].body}
            assert [request.headers["truweel-attempt"] for request in requests] == [
                str(number) for number in range(1, 10)
            ]
            await wait_until(lambda: delivery_states(world.admin, endpoint), [("client.created", "delivered", 9)])
            tries = (await call(world.admin, "GET", path))["tries"]
            assert [attempt["number"] for attempt in tries] == list(range(1, 10))
            assert [attempt["body"] for attempt in tries] == [""] * 6 + ["as you say"] * 3
            assert ["Content-Length" in attempt["headers"] for attempt in tries] == [False] * 6 + [True] * 3
            assert [attempt["status"] for attempt in tries] == [500] * 8 + [200]

    world.run(scenario())


def test_gone_suspends_and_resume_delivers_what_was_kept(world: EventWorld) -> None:
    async def scenario() -> None:
        async with run_receiver() as receiver, world.events.running():
            endpoint = await register(world.admin, receiver, events=["client.created"])
            path = f"/webhook-endpoints/{endpoint['id']}"
            receiver.answers = [410]
            await call(world.admin, "POST", "/clients", {"name": "1"}, status=201)
            await receiver.wait(1)
            await wait_until(lambda: field_of(world, path, "state"), "suspended")
            endpoint_json = await call(world.admin, "GET", path)
            assert endpoint_json["suspendedReason"] == "It answered 410 Gone."
            await call(world.admin, "POST", "/clients", {"name": "2"}, status=201)
            await wait_until(
                lambda: delivery_states(world.admin, endpoint),
                [("client.created", "pending", 1), ("client.created", "pending", 0)],
            )
            receiver.answers = [200]
            endpoint_json = await call(world.admin, "POST", f"{path}/resume")
            assert (endpoint_json["state"], endpoint_json["suspendedAt"], endpoint_json["suspendedReason"]) == (
                "active",
                None,
                None,
            )
            requests = await receiver.wait(3)
            assert sorted(request.json["data"]["name"] for request in requests[1:]) == ["1", "2"]

    world.run(scenario())


def test_five_days_without_a_success_suspend(world: EventWorld, fixed_clock: Clock) -> None:
    async def scenario() -> None:
        async with run_receiver() as receiver, world.events.running():
            endpoint = await register(world.admin, receiver, events=["client.created"])
            path = f"/webhook-endpoints/{endpoint['id']}"
            receiver.answers = [503]
            await call(world.admin, "POST", "/clients", {"name": "1"}, status=201)
            await wait_until(lambda: field_of(world, path, "state"), "failing")
            fixed_clock.now += 5 * 24 * 3600 * 1000 - 1
            await call(world.admin, "POST", "/clients", {"name": "2"}, status=201)
            await receiver.wait(3)
            await wait_until(lambda: count_pending(world), 2)
            assert await field_of(world, path, "state") == "failing"
            fixed_clock.now += 1
            world.events.notify_endpoints_changed(1)
            await call(world.admin, "POST", "/clients", {"name": "3"}, status=201)
            await wait_until(lambda: field_of(world, path, "state"), "suspended")
            assert await field_of(world, path, "suspendedReason") == "Nothing was taken for 5 days."

    world.run(scenario())


def test_an_event_of_a_module_that_the_owner_may_not_read_is_not_sent(world: EventWorld) -> None:
    async def scenario() -> None:
        app = world.client(user="reader", rights={"projects": "read"}, app_id=7)
        async with run_receiver() as receiver, world.events.running():
            endpoint = await register(app, receiver)
            await call(world.admin, "POST", "/clients", {"name": "1"}, status=201)
            project = await call(world.admin, "POST", "/projects", {"name": "2"}, status=201)
            await receiver.wait(1)
            assert receiver.events() == [("project.created", project["id"])]
            await wait_until(lambda: delivery_states(app, endpoint), [("project.created", "delivered", 1)])
            receiver.answers = [500]
            await call(world.admin, "POST", "/projects", {"name": "3"}, status=201)
            await wait_until(
                lambda: delivery_states(app, endpoint),
                [("project.created", "delivered", 1), ("project.created", "pending", 1)],
            )
            world.client(user="reader", rights={}, app_id=7)  # the role lost the right meanwhile
            world.events.notify_endpoints_changed(1)
            log = await call(app, "GET", f"/webhook-endpoints/{endpoint['id']}/deliveries")
            path = f"/webhook-endpoints/{endpoint['id']}/deliveries/{log['items'][0]['id']}/redeliver"
            await call(app, "POST", path, status=202)
            await wait_until(
                lambda: delivery_states(app, endpoint),
                [("project.created", "delivered", 1), ("project.created", "withheld", 2)],
            )
            assert len(receiver.requests) == 2

    world.run(scenario())


def test_two_tenants_receive_nothing_of_each_other(world: EventWorld) -> None:
    async def scenario() -> None:
        async with run_receiver() as ours, run_receiver() as theirs, world.events.running():
            await register(world.admin, ours)
            await register(world.other, theirs)
            our_client = await call(world.admin, "POST", "/clients", {"name": "1"}, status=201)
            their_client = await call(world.other, "POST", "/clients", {"name": "2"}, status=201)
            await ours.wait(1)
            await theirs.wait(1)
            assert (ours.events(), theirs.events()) == (
                [("client.created", our_client["id"])],
                [("client.created", their_client["id"])],
            )

    world.run(scenario())


def test_after_a_stop_nothing_is_lost(world: EventWorld) -> None:
    async def scenario() -> None:
        async with run_receiver() as receiver:
            await register(world.admin, receiver)
            ids = [(await call(world.admin, "POST", "/clients", {"name": "x"}, status=201))["id"] for _ in range(30)]
            async with world.events.running():
                await receiver.wait(10)
            ids += [(await call(world.admin, "POST", "/clients", {"name": "x"}, status=201))["id"] for _ in range(10)]
            async with world.events.running():
                await wait_until(lambda: count_pending(world), 0)
            assert {id for _, id in receiver.events()} == set(ids)

    world.run(scenario())


async def field_of(world: EventWorld, path: str, name: str) -> Any:
    return (await call(world.admin, "GET", path))[name]


async def count_pending(world: EventWorld) -> int:
    """Events and deliveries that are still to do something with."""
    sql = (
        "SELECT (SELECT count(*) FROM event WHERE dispatched_at IS NULL) + "
        "(SELECT count(*) FROM delivery WHERE state = 'pending')"
    )
    return await world.database.read(lambda reader: reader.rows(sql)[0][0])
