"""Receivers that mean ill, through the dispatcher: what the log says of each, and that nobody else waits for them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from tests.events.conftest import Clock
from tests.events.world import EventWorld, call, delivery_states, register, run_receiver, wait_until
from tests.unit.events.receivers import Behaviour, FixedResolver, answering, read_request, receiver

CREATED = ["client.created"]


async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Accepts, and never answers."""
    await read_request(reader)
    await asyncio.sleep(60)


async def deaf(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Accepts, and doesn't even read."""
    await asyncio.sleep(60)


async def trickling(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answers with a byte now and then, often enough that no single read takes too long."""
    await read_request(reader)
    for byte in b"HTTP/1.1 200 OK\r\nX-Padding: " + b"x" * 1000:
        writer.write(bytes((byte,)))
        await writer.drain()
        await asyncio.sleep(0.3)


async def endless(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Fails, and explains why without end."""
    await read_request(reader)
    writer.write(b"HTTP/1.1 500 Internal Server Error\r\n\r\n")
    while True:
        writer.write(b"because " * 10_000)
        await writer.drain()


async def hanging_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Reads, and closes."""
    await read_request(reader)


REDIRECT = b"HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/latest/meta-data\r\nContent-Length: 0\r\n\r\n"

EVIL: dict[str, tuple[Behaviour, int | None, str, str]] = {
    "silent": (silent, None, "no answer within 1 s", ""),
    "deaf": (deaf, None, "no answer within 1 s", ""),
    "trickling": (trickling, None, "no answer within 1 s", ""),
    "endless": (endless, 500, "answered 500 Internal Server Error", "because " * 128),
    "redirecting": (answering(REDIRECT), 302, "answered 302 Found; redirects are not followed", ""),
    "hanging up": (hanging_up, None, "the connection was closed without an answer", ""),
}
"""Behaviour, and the status, the words and the start of the body that the log has of it."""


@asynccontextmanager
async def surrounded(world: EventWorld) -> AsyncIterator[dict[str, dict[str, Any]]]:
    """An endpoint for each of `EVIL`."""
    async with AsyncExitStack() as stack:
        endpoints = {}
        for name, (behave, *_) in EVIL.items():
            port = await stack.enter_async_context(receiver(behave))
            url = f"http://127.0.0.1:{port}/hook"
            endpoints[name] = await register(world.admin, url=url, events=CREATED, timeoutSeconds=1)
        yield endpoints


def test_each_has_an_error_sentence_and_delays_nobody(world: EventWorld) -> None:
    async def scenario() -> None:
        async with surrounded(world) as endpoints, run_receiver() as good, world.events.running():
            fine = await register(world.admin, good, events=CREATED)
            ids = [(await call(world.admin, "POST", "/clients", {"name": "x"}, status=201))["id"] for _ in range(20)]
            await good.wait(20)
            assert sorted(id for _, id in good.events()) == sorted(ids)
            assert await evil_successes(world) == 0
            await wait_until(lambda: delivery_states(world.admin, fine), [("client.created", "delivered", 1)] * 20)
            for name, (_, status, words, body) in EVIL.items():
                await wait_until(lambda name=name: first(world, endpoints[name]), ("pending", 1, status, words))  # type: ignore[misc]
                (tried,) = (await delivery(world, endpoints[name]))["tries"]
                assert (tried["status"], tried["error"], tried["body"]) == (status, words, body)
                endpoint_state = await call(world.admin, "GET", f"/webhook-endpoints/{endpoints[name]['id']}")
                assert (endpoint_state["state"], endpoint_state["failingSince"] is None) == ("failing", False)

    world.run(scenario())


async def evil_successes(world: EventWorld) -> int:
    sql = "SELECT count(*) FROM delivery_attempt WHERE error IS NULL AND status <> 200"
    return int((await world.database.read(lambda reader: reader.rows(sql)))[0][0])


async def log(world: EventWorld, endpoint: dict[str, Any]) -> list[dict[str, Any]]:
    """Its deliveries, the oldest first."""
    page = await call(world.admin, "GET", f"/webhook-endpoints/{endpoint['id']}/deliveries")
    return list(reversed(page["items"]))


async def first(world: EventWorld, endpoint: dict[str, Any]) -> tuple[str, int, int | None, str] | None:
    """What the log's list says of the first delivery."""
    summaries = [
        (delivery["state"], delivery["attempts"], delivery["lastStatus"], delivery["lastError"])
        for delivery in await log(world, endpoint)
    ]
    return summaries[0] if summaries else None


async def delivery(world: EventWorld, endpoint: dict[str, Any]) -> dict[str, Any]:
    """All that the log says of the first delivery."""
    id = (await log(world, endpoint))[0]["id"]
    detail: dict[str, Any] = await call(world.admin, "GET", f"/webhook-endpoints/{endpoint['id']}/deliveries/{id}")
    return detail


def test_a_name_that_leads_elsewhere_after_it_was_checked(world: EventWorld) -> None:
    resolver = FixedResolver(["127.0.0.1"], ["10.0.0.7"])
    world.events.guard._resolver = resolver

    async def scenario() -> None:
        async with world.events.running():
            endpoint = await register(world.admin, url="http://rebinding.example/hook", events=CREATED)
            await call(world.admin, "POST", "/clients", {"name": "x"}, status=201)
            words = "10.0.0.7 is not a public address; the operator can allow its network"
            await wait_until(lambda: first(world, endpoint), ("pending", 1, None, words))
            assert resolver.asked == ["rebinding.example"] * 2

    world.run(scenario())


def test_a_clock_that_jumps(world: EventWorld, fixed_clock: Clock) -> None:
    year = 365 * 24 * 60 * 60 * 1000

    async def scenario() -> None:
        async with run_receiver() as receiver, world.events.running():
            endpoint = await register(world.admin, receiver, events=CREATED)
            receiver.answers = [500]
            await call(world.admin, "POST", "/clients", {"name": "x"}, status=201)
            await wait_until(lambda: first(world, endpoint), ("pending", 1, 500, "answered 500 Internal Server Error"))
            fixed_clock.now -= year  # what is due in a year was put off by a clock that ran ahead: it is tried now
            world.events.dispatcher.notify_due()
            await wait_until(lambda: first(world, endpoint), ("pending", 2, 500, "answered 500 Internal Server Error"))
            receiver.answers = [200]
            fixed_clock.now += 2 * year
            world.events.dispatcher.notify_due()
            await wait_until(lambda: delivery_states(world.admin, endpoint), [("client.created", "delivered", 3)])
            fixed_clock.now -= year
            await call(world.admin, "POST", "/clients", {"name": "y"}, status=201)
            await wait_until(
                lambda: delivery_states(world.admin, endpoint),
                [("client.created", "delivered", 3), ("client.created", "delivered", 1)],
            )
            assert [request.headers["truweel-attempt"] for request in receiver.requests] == ["1", "2", "3", "1"]

    world.run(scenario())
