"""From the change to the receiver: what is sent, in which order, and what becomes of what isn't taken."""

import stripe

from tests.events.world import BASE, EventWorld, call, receiving, register, state_of, until
from truweel.events import signing


def test_a_change_reaches_the_receiver_signed(world: EventWorld) -> None:
    async def scenario() -> None:
        async with receiving() as receiver, world.events.running():
            endpoint = await register(world.admin, receiver, events=["client.created", "client.updated"])
            client = await call(world.admin, "POST", "/clients", {"name": "Peeters bv"}, status=201)
            (got,) = await receiver.wait(1)
            read = await call(world.admin, "GET", f"/clients/{client['id']}")
            read["_metadata"]["href"] = read["_metadata"]["href"].replace("http://truweel.test", BASE)
            assert got.json == {"id": got.json["id"], "event": "client.created", "data": read}
            assert got.headers["content-type"] == "application/json"
            assert got.headers["truweel-attempt"] == "1"
            assert got.headers["truweel-event-id"] == got.json["id"]
            header = got.headers[signing.HEADER.lower()]
            stripe.WebhookSignature.verify_header(got.body.decode(), header, endpoint["secret"], tolerance=300)
            path = f"/webhook-endpoints/{endpoint['id']}/deliveries"
            await until(lambda: state_of(world.admin, endpoint), [("client.created", "delivered", 1)])
            one = await call(world.admin, "GET", f"{path}/{got.json['id']}")
            assert one["request"]["body"] == got.body.decode()
            assert one["object"] == f"/clients/{client['id']}"
            assert [(t["number"], t["status"], t["body"], t["error"]) for t in one["tries"]] == [
                (1, 200, "as you say", None)
            ]

    world.run(scenario())
