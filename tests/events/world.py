"""A world whose server delivers events, and receivers that keep what reaches them."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.harness import Client, Templates, World
from truweel.auth.keyring import Keyring
from truweel.events.service import Events
from truweel.events.ssrf import LOOPBACK
from truweel.http.consumers import Consumers
from truweel.http.webhooks import Webhooks
from truweel.schema.registry import load_registry
from truweel.storage.opening import open_database

BASE = "https://truweel.example"
KEYS = Keyring({"k1": bytes(range(32))})


@dataclass
class ReceivedRequest:
    """One request that reached a receiver."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Receiver:
    """A real HTTP server on loopback. `answers` are used up in order, and the last one stays; `gate` delays them."""

    port: int = 0
    requests: list[ReceivedRequest] = field(default_factory=list)
    answers: list[Any] = field(default_factory=lambda: [200])
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    gate: asyncio.Event | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook"

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.requests.append(
            ReceivedRequest(request.path, {k.lower(): v for k, v in request.headers.items()}, await request.read())
        )
        self.arrived.set()
        if self.gate is not None:
            await self.gate.wait()
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if callable(answer):
            answer = answer(self.requests[-1])
        status, headers = answer if isinstance(answer, tuple) else (answer, {})
        return web.Response(status=status, headers=headers, text="as you say")

    async def wait(self, count: int, seconds: float = 10) -> list[ReceivedRequest]:
        """Everything, once there are `count`."""
        async with asyncio.timeout(seconds):
            while len(self.requests) < count:
                self.arrived.clear()
                await self.arrived.wait()
        return self.requests

    def events(self) -> list[tuple[str, str]]:
        return [(request.json["event"], request.json["data"]["id"]) for request in self.requests]


@contextlib.asynccontextmanager
async def run_receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    app = web.Application(client_max_size=64 * 1024 * 1024)
    app.router.add_route("*", "/{path:.*}", receiver.handle)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    receiver.port = runner.addresses[0][1]
    try:
        yield receiver
    finally:
        await runner.cleanup()


class EventWorld(World):
    """A `World` with events. Inside the loop: `await world.admin.send(…)`."""

    events: Events
    url: str | None
    """Of the PostgreSQL database; None on SQLite."""


@contextlib.contextmanager
def event_world(templates: Templates, dialect: str) -> Iterator[EventWorld]:
    with templates.copy(dialect) as (path, url):
        database = open_database(load_registry(), path=path, url=url, size=6)
        worlds: list[EventWorld] = []

        def find_owner(reader: Any, registry: Any, endpoint: Any) -> Any:
            callers = worlds[0]._callers.by_authorization.values()
            key = (endpoint.tenant_id, endpoint.user_id)
            return next((c for c in reversed(list(callers)) if (c.tenant_id, c.user_id) == key), None)

        events = Events(database, load_registry(), KEYS, base=BASE, networks=LOOPBACK, find_owner=find_owner)
        handlers = {"webhook-endpoints": Webhooks(events), "event-consumers": Consumers(events)}
        world = EventWorld(events.database, load_registry(), handlers=handlers)
        world.events, world.url = events, url
        worlds.append(world)
        try:
            yield world
        finally:
            world.close()


async def call(client: Client, method: str, path: str, body: Any = None, *, status: int = 200, **more: Any) -> Any:
    """A call whose answer has `status`; its JSON, None where it has no body."""
    answer = await client.send(method, path, body, **more)
    assert answer.status_code == status, f"{method} {path}: {answer.status_code} {answer.text}"
    return answer.json() if answer.content else None


async def register(client: Client, receiver: Receiver | None = None, **members: Any) -> dict[str, Any]:
    """A new endpoint, secret included."""
    if receiver is not None:
        members.setdefault("url", receiver.url)
    endpoint: dict[str, Any] = await call(client, "POST", "/webhook-endpoints", members, status=201)
    return endpoint


async def delivery_states(client: Client, endpoint: dict[str, Any]) -> list[tuple[str, str, int]]:
    """(event, state, attempts) of every delivery, the oldest first."""
    log = await call(client, "GET", f"/webhook-endpoints/{endpoint['id']}/deliveries")
    return [(delivery["event"], delivery["state"], delivery["attempts"]) for delivery in reversed(log["items"])]


async def wait_until(read: Any, expected: Any, seconds: float = 10) -> Any:
    """Ask again until the answer is `expected`."""
    actual = None
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            while (actual := await read()) != expected:  # noqa: ASYNC110 (the answer is the database's)
                await asyncio.sleep(0.02)
    assert actual == expected
    return actual
