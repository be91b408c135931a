"""What webhooks cost: `python -m bench.events`. Prints a report, writes results/events.md, fails nothing.

- deliveries a second to 1, 10 and 500 endpoints, beside a bare loop of the same client posting the same bytes;
- from commit to receipt at 100 events a second;
- creating clients with 0 and with 3 subscribed endpoints.

The server runs on the first core, the receiver (and the load) on the second. Rounds are interleaved, medians are given.
"""

import argparse
import asyncio
import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import uvloop

from bench.process import LOAD_CORE, SERVER_CORE
from truweel.auth.caller import Caller
from truweel.auth.keyring import Keyring
from truweel.events.attempt import attempt_delivery, open_session
from truweel.events.service import Events
from truweel.events.ssrf import LOOPBACK, SsrfGuard
from truweel.events.store import Endpoint, insert_endpoint, list_endpoints
from truweel.operations.answer import Context
from truweel.operations.internal import create_record
from truweel.operations.write import Write, create
from truweel.schema.registry import load_registry
from truweel.storage.database import Database, Writer
from truweel.storage.opening import open_database

RESULTS = Path(__file__).parent / "results" / "events.md"
CALLER = Caller(1, 1, "Bench", is_administrator=True)
"""The first user of a new database."""
CONTEXT = Context(base="http://127.0.0.1")
BODY = {"name": "Bouwwerken Peeters bv", "email": "info@peeters.example", "address": {"city": "Gent", "country": "BE"}}
EVENTS = {1: 4000, 10: 400, 500: 8}
RATE, SECONDS = 100, 10
AT_ONCE = 32


# The receiver: a separate process that answers 204 and reports what arrived when


class Receiver(asyncio.Protocol):
    """A minimal HTTP/1.1 server; counts requests and records when the last ones arrived."""

    count = 0
    times: list[tuple[str, float]] = []

    def connection_made(self, transport: Any) -> None:
        self.transport, self.buffer = transport, b""

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        while (end := self.buffer.find(b"\r\n\r\n")) >= 0:
            head = self.buffer[:end].lower()
            header = head.find(b"content-length:")
            length = int(head[header + 15 :].split(b"\r\n", 1)[0]) if header >= 0 else 0
            if len(self.buffer) < end + 4 + length:
                return
            body, self.buffer = self.buffer[end + 4 : end + 4 + length], self.buffer[end + 4 + length :]
            self.answer(head, body)

    def answer(self, head: bytes, body: bytes) -> None:
        if head.startswith(b"get"):
            content = json.dumps({"count": Receiver.count, "times": Receiver.times}).encode()
            Receiver.times = []
            self.transport.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(content), content))
            return
        Receiver.count += 1
        if b"timed" in head.split(b"\r\n", 1)[0]:
            Receiver.times.append((json.loads(body)["data"]["id"], time.monotonic()))
        self.transport.write(b"HTTP/1.1 204 No Content\r\n\r\n")


async def receive() -> None:
    """Serve until killed; the port is printed."""
    server = await asyncio.get_running_loop().create_server(Receiver, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


@contextmanager
def receiver() -> Iterator[int]:
    """The port of a receiver on the second core."""
    command = ["taskset", "-c", str(LOAD_CORE), sys.executable, "-m", "bench.events", "receive"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield int(process.stdout.readline())
    finally:
        process.kill()
        process.wait()


async def receiver_report(port: int) -> dict[str, Any]:
    """What the receiver counted, and the times that it recorded since the last report."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    head = await reader.readuntil(b"\r\n\r\n")
    length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
    report: dict[str, Any] = json.loads(await reader.readexactly(length))
    writer.close()
    return report


# The server's side


@contextmanager
def open_empty_database(database: str | None) -> Iterator[Database]:
    """An empty database: SQLite in a new folder, or the PostgreSQL at `database`."""
    from truweel.storage.opening import migrate

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "truweel.db"
        if database:
            migrate(load_registry(), path=path, url=database)
        opened = open_database(load_registry(), path=path, url=database, size=8)
        opened.write_sync(create_user)
        yield opened
        opened.close()


def build_events(database: Database) -> Events:
    """Events with one owner who may read everything."""
    keyring = Keyring({"k": bytes(32)})
    return Events(
        database,
        load_registry(),
        keyring,
        base="http://127.0.0.1",
        networks=LOOPBACK,
        find_owner=lambda *_: CALLER,
    )


def replace_endpoints(events: Events, port: int, count: int, path: str = "hook") -> None:
    """Delete all endpoints and create `count` new ones."""

    def work(writer: Writer) -> None:
        writer.execute("DELETE FROM webhook_endpoint")
        for number in range(count):
            (id,) = writer.next_ids("webhook_endpoint")
            url = f"http://127.0.0.1:{port}/{path}/{number}"
            insert_endpoint(
                writer,
                Endpoint(
                    1, id, f"e{id}", "webhook", 1, None, url, None, None, True, 10_000, events.seal_secret("s"), 0, 0
                ),
            )
        assert len(list_endpoints(writer, 1)) == count

    events.database.write_sync(work)
    events.subscribers.invalidate(1)


def create_user(writer: Writer) -> None:
    """Make the tenant and the user who does everything."""
    writer.execute(
        "INSERT INTO tenant (id, slug, name, created_at, test, settings) VALUES (1, 'bench', 'Bench', 0, 0, '{}')"
    )
    body = {"email": "bench@example.com", "fullName": "Bench"}
    record = create_record(writer, load_registry(), Caller(1, 0, "system", is_administrator=True), "users", body)
    assert record.id == CALLER.user_id


def create_client(writer: Writer) -> str:
    """Create a client as a request would; its id."""
    answer = create(Write(writer, load_registry(), CALLER, CONTEXT, load_registry()["clients"]), dict(BODY))
    return str(json.loads(answer.body)["id"])


async def wait_for_count(port: int, count: int) -> None:
    """Wait until the receiver has counted `count` requests."""
    while (await receiver_report(port))["count"] < count:  # noqa: ASYNC110 (another process counts)
        await asyncio.sleep(0.01)


@asynccontextmanager
async def running_dispatcher(events: Events) -> AsyncIterator[None]:
    async with events.dispatcher.running():
        yield


# The measurements


async def delivery_rates(database: Database, port: int, count: int) -> tuple[float, float]:
    """Deliveries a second to `count` endpoints, and posts a second of a bare loop with the same bytes."""
    events = build_events(database)
    replace_endpoints(events, port, count)
    number = EVENTS[count]
    for _ in range(number):
        database.write_sync(create_client)
    start = (await receiver_report(port))["count"]
    began = time.perf_counter()
    async with running_dispatcher(events):
        await wait_for_count(port, start + number * count)
        ours = number * count / (time.perf_counter() - began)
    row = await database.read(lambda reader: reader.row("SELECT document FROM event ORDER BY id DESC LIMIT 1"))
    assert row is not None
    body = bytes(row[0]) + b',"padding":"' + b"x" * 400 + b'"}'
    return ours, await bare_loop_rate(port, body, number * count, count)


async def bare_loop_rate(port: int, body: bytes, number: int, hosts: int) -> float:
    """Posts a second of a loop that does nothing else, as many at once as the dispatcher has under way at most."""
    headers = {"Content-Type": "application/json", "Robaws-Signature": "t=1,v1=" + "0" * 64}
    left = iter(range(number))
    async with open_session(SsrfGuard(LOOPBACK)) as session:

        async def loop() -> None:
            for request in left:
                await attempt_delivery(session, f"http://127.0.0.1:{port}/hook/{request % hosts}", body, headers)

        began = time.perf_counter()
        await asyncio.gather(*(loop() for _ in range(AT_ONCE)))
        return number / (time.perf_counter() - began)


async def latency(database: Database, port: int) -> tuple[float, float]:
    """Milliseconds from commit to receipt, p50 and p99, at `RATE` events a second."""
    events = build_events(database)
    replace_endpoints(events, port, 1, "timed")
    await receiver_report(port)
    committed: dict[str, float] = {}

    async def commit_one() -> None:
        id = await events.database.write(create_client)
        committed[id] = time.monotonic()

    async with running_dispatcher(events):
        began, tasks = time.monotonic(), []
        for number in range(RATE * SECONDS):
            await asyncio.sleep(max(0, began + number / RATE - time.monotonic()))
            tasks.append(asyncio.create_task(commit_one()))
        await asyncio.gather(*tasks)
        times: dict[str, float] = {}
        while len(times) < RATE * SECONDS:
            times |= dict((await receiver_report(port))["times"])
            await asyncio.sleep(0.05)
    delays = sorted((times[id] - committed_at) * 1000 for id, committed_at in committed.items())
    return statistics.median(delays), delays[int(len(delays) * 0.99)]


async def create_rate(database: Database, port: int, count: int) -> float:
    """Clients created a second by 16 callers at once through the whole application, with `count` endpoints."""
    from starlette.types import Message

    from truweel.application import build_application
    from truweel.http.admission import UnlimitedAdmission

    class Known:
        def cached_caller(self, authorization: str, tenant: str | None) -> Caller | None:
            return CALLER

        async def authenticate(self, authorization: str | None, tenant: str | None, remote: str) -> Caller:
            return CALLER

    events = build_events(database)
    replace_endpoints(events, port, count)
    app = build_application(load_registry(), events.database, UnlimitedAdmission(Known()))
    body = json.dumps(BODY).encode()
    headers = [(b"authorization", b"x"), (b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
    created, until = 0, time.perf_counter() + 4

    async def caller() -> None:
        nonlocal created
        while time.perf_counter() < until:
            scope = {
                "type": "http", "http_version": "1.1", "method": "POST", "path": "/api/v2/clients", "raw_path": b"",
                "query_string": b"", "headers": headers, "scheme": "http", "server": ("x", 80), "client": ("x", 1),
                "root_path": "", "state": {},
            }  # fmt: skip

            async def receive() -> Message:
                return {"type": "http.request", "body": body}

            async def send(message: Message) -> None:
                assert message.get("status", 201) == 201, message

            await app(scope, receive, send)
            created += 1

    async with running_dispatcher(events):
        await asyncio.gather(*(caller() for _ in range(16)))
        rate = created / 4
        while await database.read(backlog):  # noqa: ASYNC110
            await asyncio.sleep(0.1)
    return rate


def backlog(reader: Any) -> int:
    """What is still to be delivered."""
    sql = (
        "SELECT (SELECT count(*) FROM event WHERE dispatched_at IS NULL) "
        "+ (SELECT count(*) FROM delivery WHERE state = 'pending')"
    )
    return int(reader.row(sql)[0])


async def measure(database: Database, port: int, rounds: int) -> list[tuple[str, str, str, bool]]:
    """Rows of the report: what, measured, target, whether it is met."""
    rows = []
    for count in EVENTS:
        pairs = [await delivery_rates(database, port, count) for _ in range(rounds)]
        ratio = statistics.median(ours / bare_rate for ours, bare_rate in pairs)
        ours, bare_ = (statistics.median(side) for side in zip(*pairs, strict=True))
        text = f"{ours:,.0f}/s; bare loop {bare_:,.0f}/s; ratio {ratio:.2f}"
        rows.append((f"deliveries, {count} endpoints", text, "ratio ≥ 0.5", ratio >= 0.5))
    p50, p99 = await latency(database, port)
    rows.append(
        (f"commit to receipt at {RATE} events/s", f"p50 {p50:.0f} ms, p99 {p99:.0f} ms", "p99 < 250 ms", p99 < 250)
    )
    speeds: dict[int, list[float]] = {0: [], 3: []}
    for _ in range(rounds):
        for count, some in speeds.items():
            some.append(await create_rate(database, port, count))
    ratio = statistics.median(b / a for a, b in zip(speeds[0], speeds[3], strict=True))
    none, three = (statistics.median(some) for some in speeds.values())
    text = f"{none:,.0f}/s without, {three:,.0f}/s with 3 endpoints; ratio {ratio:.2f}"
    rows.append(("creating clients", text, "ratio ≥ 0.8", ratio >= 0.8))
    return rows


def main() -> None:
    """Measure and report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="?", default="measure", choices=("measure", "receive"))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--database", help="URL of an empty PostgreSQL; SQLite otherwise")
    options = parser.parse_args()
    if options.what == "receive":
        uvloop.run(receive())
        return
    os.sched_setaffinity(0, {SERVER_CORE})
    gc.freeze()  # as a server does
    with receiver() as port, open_empty_database(options.database) as database:
        rows = uvloop.run(measure(database, port, options.rounds))
    lines = [f"# Events ({database.dialect})", "", "| what | measured | target | |", "|---|---|---|---|"]
    lines += [f"| {a} | {b} | {c} | {'met' if met else 'not met'} |" for a, b, c, met in rows]
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text("\n".join(lines) + "\n")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
