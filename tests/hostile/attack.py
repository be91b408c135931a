"""The attack: eight senders of hostile calls, and a well-behaved caller of another tenant who asks meanwhile.

Requests are written to sockets as bytes, so that what no client library would send arrives too.
"""

import asyncio
import base64
import contextlib
import itertools
import json
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx

from tests.e2e.server_process import Installation, ServerProcess
from tests.hostile.calls import HostileCall, HostileCalls
from truweel.schema.registry import load_registry

__all__ = ["Report", "attack", "install"]

SENDERS = 8
CUT = -1
"""Status where the server closed the connection while a body was still being sent. It refuses an unlawful head so: the
reset of the connection may overtake the answer."""
SOCKET_BYTES = 64 * 1024
ANSWER_SECONDS = 120.0
CALM_TIMEOUT = 30.0


@dataclass
class Report:
    """What came of an attack. Seconds; memory in megabytes."""

    statuses: Counter[int] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    """Answers of 500, those of 503 without `Retry-After`, and requests without any answer."""
    slowest: list[tuple[float, str]] = field(default_factory=list)
    calm_seconds: list[float] = field(default_factory=list)
    calm_faults: list[str] = field(default_factory=list)
    memory: int = 0
    seconds: float = 0.0

    @property
    def calls(self) -> int:
        """How many hostile calls were sent."""
        return self.statuses.total()

    def note(self, call: HostileCall, status: int, has_retry_after: bool, seconds: float, start: bytes) -> None:
        """One answer; status 0 for none."""
        self.statuses[status] += 1
        if status in (0, 500, 502, 504) or (status == 503 and not has_retry_after):
            self.faults.append(f"{call.operation}: {status} {call.target[:200]!r} {call.body[:80]!r} {start[:300]!r}")
        self.slowest = sorted([*self.slowest, (seconds, f"{status} {call.operation}")], reverse=True)[:10]

    def broken_bounds(self) -> list[str]:
        """Which bounds of a timed run do not hold."""
        calm = sorted(self.calm_seconds)
        late = [seconds for seconds in calm if seconds > 1]
        bounds = {
            f"{len(self.faults)} faults: {self.faults[:5]}": bool(self.faults),
            f"the well-behaved caller was not answered: {self.calm_faults[:5]}": bool(self.calm_faults),
            f"{len(late)} of {len(calm)} answers to it took over a second": len(late) * 100 > len(calm),
            f"one took {calm[-1] if calm else 0:.1f} s": bool(calm) and calm[-1] > 5,
            f"{self.memory} MB of memory": self.memory >= 512,
        }
        return [text for text, is_broken in bounds.items() if is_broken]

    def __str__(self) -> str:
        calm = sorted(self.calm_seconds) or [0.0]
        late = calm[int(len(calm) * 0.99)] * 1000
        times = f"half of them within {calm[len(calm) // 2] * 1000:.0f} ms, 99 of 100 within {late:.0f} ms, "
        times += f"all within {calm[-1] * 1000:.0f} ms"
        statuses = ", ".join(f"{status}: {count}" for status, count in sorted(self.statuses.items()))
        return "\n".join(
            [
                f"{self.calls} hostile calls in {self.seconds:.0f} s ({statuses})",
                f"well-behaved: {len(self.calm_seconds)} answers, {len(self.calm_faults)} faults",
                times,
                f"memory: at most {self.memory} MB",
                "slowest: " + "; ".join(f"{seconds:.1f} s {name}" for seconds, name in self.slowest[:5]),
                *self.faults[:40],
                *self.calm_faults[:10],
            ]
        )


@dataclass
class Site:
    """A server to attack: the credentials of the two tenants, and ids of records of the hostile one."""

    installation: Installation
    calm_login: tuple[str, str]
    ids: dict[str, list[str]] = field(default_factory=dict)


def install(folder: Path, url: str | None) -> Site:
    """An installation with a hostile tenant, whose requests are not limited, and a well-behaved one."""
    installation = Installation(folder, url, variables={"TRUWEEL_LIMITS_BLOCK": "off"})
    installation.fill(limited=True)
    installation.run("tenant", "limits", "-t", "acme", "--rate", "1000", "--burst", "1000000", "--daily", "0")
    installation.run("tenant", "create", "--slug", "calm", "--name", "Calm bv")
    command = ("user", "create", "-t", "calm", "--email", "a@calm.example", "--role", "Administrator", "--json")
    user: dict[str, Any] = json.loads(installation.run(*command))
    return Site(installation, (user["apiKey"], user["apiSecret"]))


def fill(site: Site, server: ServerProcess, size: int) -> None:
    """Make records of the hostile tenant: large ones, many children, extra fields. `size` says how many."""
    with site.installation.client(server) as client:

        def create(path: str, body: dict[str, Any], key: str) -> str:
            answer = client.post(path, json=body)
            if answer.status_code >= 300:
                return ""
            id = answer.headers["location"].rpartition("/")[2]
            site.ids.setdefault(key, []).append(id)
            return id

        for number in range(5 * size):
            create("/extra-fields", {"module": "clients", "name": f"Field {number}", "type": "TEXT"}, "extra-fields")
        create("/roles", {"name": "Seller", "rights": {"clients": "write"}}, "roles")
        article = create("/articles", {"name": "Brick", "description": "d" * 20_000}, "articles")
        for number in range(size):
            client_id = create("/clients", {"name": f"Client {number}", "remark": "r" * 20_000}, "clients")
            create(f"/clients/{client_id}/contacts", {"lastName": "Jansen"}, "clients/contacts")
            lines = [{"articleId": article, "description": "l" * 500, "quantity": 1}] * (20 * size)
            create("/offers", {"clientId": client_id, "lineItems": lines}, "offers")
            create("/projects", {"title": f"Project {number}", "clientId": client_id}, "projects")
            create("/suppliers", {"name": f"Supplier {number}"}, "suppliers")
            create("/webhook-endpoints", {"listener": True}, "webhook-endpoints")
            create("/temp-document-buckets", {}, "temp-document-buckets")
        for id in site.ids.get("offers", [])[:3]:
            items = client.get(f"/offers/{id}/line-items", params={"limit": 20}).json()
            rows = items if isinstance(items, list) else items["items"]
            site.ids.setdefault("offers/line-items", []).extend(row["id"] for row in rows)


def attack(
    site: Site, server: ServerProcess, *, seed: int, calls: int, seconds: float = 1e9, calm_pause: float = 1.0
) -> Report:
    """Send `calls` hostile calls, or as many as there is time for in `seconds`."""
    return asyncio.run(_attack(site, server, seed, calls, seconds, calm_pause))


async def _attack(
    site: Site, server: ServerProcess, seed: int, calls: int, seconds: float, calm_pause: float
) -> Report:
    report, started_at = Report(), time.monotonic()
    sequence = itertools.islice(HostileCalls(load_registry(), site.ids, seed), calls)
    address = urlsplit(server.base_url)
    host, port = str(address.hostname), int(address.port or 0)
    key = ":".join(site.installation.login)
    authorization = b"Basic " + base64.b64encode(key.encode())

    async def send_all() -> None:
        connection = Connection(host, port, authorization)
        for call in sequence:
            if time.monotonic() - started_at > seconds:
                break
            began = time.monotonic()
            status, retry_after, start = await connection.send(call)
            report.note(call, status, retry_after, time.monotonic() - began, start)
        connection.close()

    with ProcessPoolExecutor(1, get_context("spawn")) as executor:  # what this process does delays nobody's clock
        manager = get_context("spawn").Manager()
        is_over = manager.Event()
        asking = executor.submit(ask_calmly, server.base_url, site.calm_login, is_over, calm_pause)
        watching = asyncio.create_task(_watch_memory(server, report))
        await asyncio.gather(*(send_all() for _ in range(SENDERS)))
        is_over.set()
        report.calm_seconds, report.calm_faults = await asyncio.wrap_future(asking)
        watching.cancel()
        manager.shutdown()
    report.seconds = time.monotonic() - started_at
    return report


class Connection:
    """Sends one request after the other, over one connection as long as the server keeps it."""

    def __init__(self, host: str, port: int, authorization: bytes) -> None:
        self._address = host, port
        self._authorization = authorization
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def send(self, call: HostileCall) -> tuple[int, bool, bytes]:
        """Status (0: no answer, or `CUT`), whether the answer says when to come again, and its start."""
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                if self._streams is None:
                    self._streams = await asyncio.open_connection(*self._address, limit=128 * 1024)
                reader, writer = self._streams
                writing = asyncio.ensure_future(self._write(writer, call))
                try:
                    return await self._read(reader, call.method)
                finally:
                    writing.cancel()
        except (TimeoutError, OSError, ValueError, asyncio.IncompleteReadError) as error:
            self.close()
            is_cut = isinstance(error, (ConnectionError, asyncio.IncompleteReadError)) and len(call.body) > SOCKET_BYTES
            return CUT if is_cut else 0, False, repr(error).encode()

    def close(self) -> None:
        """Close the connection, if there is one."""
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None

    async def _write(self, writer: asyncio.StreamWriter, call: HostileCall) -> None:
        headers = [(b"authorization", self._authorization), (b"content-length", b"%d" % len(call.body))]
        if b"host" not in {name for name, _ in call.headers}:
            headers.append((b"host", b"truweel.test"))
        head = call.method.encode() + b" " + call.target + b" HTTP/1.1\r\n"
        head += b"".join(b"%b: %b\r\n" % pair for pair in (*headers, *call.headers)) + b"\r\n"
        with contextlib.suppress(ConnectionError):  # refused before the body was read: the answer is there
            writer.write(head + call.body)
            await writer.drain()

    async def _read(self, reader: asyncio.StreamReader, method: str) -> tuple[int, bool, bytes]:
        head = await reader.readuntil(b"\r\n\r\n")
        while head.startswith(b"HTTP/1.1 100"):
            head = await reader.readuntil(b"\r\n\r\n")
        status, lines = int(head[9:12]), head.lower().split(b"\r\n")
        headers = dict(line.split(b": ", 1) for line in lines[1:] if b": " in line)
        start = b""
        if b"content-length" in headers:
            start = await reader.readexactly(int(headers[b"content-length"]))
        elif headers.get(b"transfer-encoding") == b"chunked":
            while size := int(await reader.readuntil(b"\r\n"), 16):
                start = start[:300] + await reader.readexactly(size + 2)
            await reader.readuntil(b"\r\n")
        if headers.get(b"connection") == b"close":
            self.close()
        return status, b"retry-after" in headers, start[:300]


def ask_calmly(base_url: str, login: tuple[str, str], is_over: Any, pause: float) -> tuple[list[float], list[str]]:
    """Once every `pause` seconds one of a few ordinary requests, each of which has to succeed. The seconds that they
    took, and what went wrong."""
    seconds, faults = [], []
    with httpx.Client(base_url=f"{base_url}/api/v2", auth=login, timeout=CALM_TIMEOUT) as client:
        made = client.post("/clients", json={"name": "Calm"})
        path = f"/clients/{made.headers['location'].rpartition('/')[2]}"
        for number, (method, where, body) in enumerate(_calm_requests(path)):
            began = time.monotonic()
            try:
                answer = client.request(method, where, json=body)
            except httpx.HTTPError as error:
                faults.append(f"{method} {where}: {error!r}")
            else:
                if answer.status_code >= 300:
                    faults.append(f"{method} {where}: {answer.status_code} {answer.text[:200]}")
            seconds.append(time.monotonic() - began)
            if is_over.wait(max(0.0, pause - seconds[-1])) and number >= 3:
                break
    return seconds, faults


def _calm_requests(path: str) -> Iterator[tuple[str, str, dict[str, str] | None]]:
    for number in itertools.count(1):
        yield "GET", "/clients?limit=20", None
        yield "PUT", path, {"name": f"Calm {number}"}
        yield "GET", path, None
        yield "POST", "/clients", {"name": f"Calm {number}"}


async def _watch_memory(server: ServerProcess, report: Report) -> None:
    while True:
        report.memory = max(report.memory, memory_of(server))
        await asyncio.sleep(0.2)


def memory_of(server: ServerProcess) -> int:
    """Megabytes that the server's process has in memory now."""
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    fields = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
    return int(fields.get("VmRSS", "0 kB").split()[0]) // 1024
