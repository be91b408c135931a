"""The secret of an endpoint: kept over changes, replaced with an overlap, and never shown twice."""

import pytest
import stripe

from tests.events.conftest import Clock
from tests.events.world import EventWorld, ReceivedRequest, call, register, run_receiver
from tests.harness import MERGE_PATCH
from truweel.events.signing import HEADER, verify

DAY = 24 * 60 * 60 * 1000


def accepts(request: ReceivedRequest, secret: str) -> bool:
    """Whether the receiver's own verification, another's code, takes it."""
    try:
        stripe.WebhookSignature.verify_header(
            request.body.decode(), request.headers[HEADER.lower()], secret, tolerance=300
        )
    except stripe.SignatureVerificationError:
        return False
    return True


def test_put_and_patch_keep_it_and_nothing_shows_it_again(world: EventWorld) -> None:
    async def scenario() -> None:
        async with run_receiver() as receiver, world.events.running():
            endpoint = await register(world.admin, receiver)
            path = f"/webhook-endpoints/{endpoint['id']}"
            secret = endpoint["secret"]
            answers = [
                await world.admin.send("PUT", path, {"url": receiver.url, "secret": "mine"}),
                await world.admin.send("PATCH", path, {"secret": "mine", "description": "Shop"}, type=MERGE_PATCH),
                await world.admin.send("GET", path),
                await world.admin.send("GET", "/webhook-endpoints"),
                await world.admin.send("POST", f"{path}/test"),
            ]
            assert [answer.status_code for answer in answers] == [204, 204, 200, 200, 202]
            assert "secret: is set by the server" in answers[0].headers["truweel-warning"]
            assert "secret: is set by the server" in answers[1].headers["truweel-warning"]
            assert not any(secret in answer.text or "secret" in answer.text for answer in answers)
            assert answers[2].json()["description"] == "Shop"
            (request,) = await receiver.wait(1)
            assert (accepts(request, secret), accepts(request, "mine")) == (True, False)
            stored = await world.database.read(lambda reader: repr(reader.rows("SELECT * FROM webhook_endpoint")))
            assert secret not in stored

    world.run(scenario())


def test_the_old_one_signs_a_day_longer_and_no_more(world: EventWorld, fixed_clock: Clock) -> None:
    async def scenario() -> None:
        async with run_receiver() as receiver, world.events.running():
            endpoint = await register(world.admin, receiver)
            path = f"/webhook-endpoints/{endpoint['id']}"
            fresh = await call(world.admin, "POST", f"{path}/rotate-secret")
            signatures = []
            for wait in (0, DAY - 1, 1):
                fixed_clock.now += wait
                await call(world.admin, "POST", f"{path}/test", status=202)
                request = (await receiver.wait(len(signatures) + 1))[-1]
                header, now = request.headers[HEADER.lower()], fixed_clock.now // 1000
                signed = [verify(header, request.body, [version["secret"]], now) for version in (endpoint, fresh)]
                signatures.append((header.count("v1="), *signed))
            assert signatures == [(2, True, True), (2, True, True), (1, False, True)]

    world.run(scenario())


@pytest.mark.parametrize("path", ["/webhook-endpoints", "/event-consumers"])
def test_what_is_removed_receives_nothing_more(world: EventWorld, path: str) -> None:
    async def scenario() -> None:
        async with run_receiver() as removed_receiver, run_receiver() as receiver, world.events.running():
            endpoint = await call(world.admin, "POST", path, {"url": removed_receiver.url}, status=201)
            await register(world.admin, receiver, events=["client.created"])
            await call(world.admin, "DELETE", f"{path}/{endpoint['id']}", status=204)
            await call(world.admin, "POST", "/clients", {"name": "x"}, status=201)
            await receiver.wait(1)
            await call(world.admin, "GET", f"{path}/{endpoint['id']}", status=404)
            assert removed_receiver.requests == []

    world.run(scenario())
