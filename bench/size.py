"""Cost against size: what Truweel asks for the same request in a small and in a large collection. See README.md."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import shutil
import socket
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import psycopg

from bench import dataset, environment, grow
from bench.contract import CLIENTS
from bench.load import Call, send
from bench.peers.truweel import DEFAULT_PROGRAM, DEMO_ADMINISTRATOR, Installation
from bench.postgres import cluster
from bench.process import LOAD_CORE, Process
from bench.report import number, table

MARKER = "Zwqx Meting"
MATCHES = 150
GROWN_FROM = 10_000
FIRST_PAGE = f"{CLIENTS}?page=0&size=100"
ONE_ROW = f"{CLIENTS}?page=0&size=1"
FILTERED = f"{CLIENTS}?name={MARKER.replace(' ', '%20')}&page=0&size=100"
COUNT = "SELECT coalesce(sum(live), 0) FROM segment WHERE tenant_id = 1 AND collection = 'clients'"
"""What `totalItems` is found by (`truweel.storage.segments`)."""
ROUNDS = 400


@dataclass(frozen=True)
class Cost:
    """One database at one size. Times are milliseconds, memory MiB."""

    rows: int
    load_s: float
    get_one: float
    total_items: float
    one_row: float
    one_row_after_write: float
    first_page: float
    walk_page: float
    walk_ratio: float
    filtered_page: float
    memory: float


@dataclass(frozen=True)
class Side:
    """A server with one size of data, ready to be asked as `head` and as `other`."""

    installation: Installation
    process: Process
    head: Mapping[str, str]
    other: Mapping[str, str]
    rows: int
    load_s: float


class Wire:
    """One keep-alive connection that reads answers with as little of its own as possible."""

    def __init__(self, port: int, head: Mapping[str, str]) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._head = "".join(f"{name}: {value}\r\n" for name, value in head.items())

    def get(self, path: str) -> tuple[float, bytes]:
        """Ask; milliseconds until the last byte, and the body. Raises AssertionError unless it's 200."""
        request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{self._head}\r\n".encode()
        started = time.perf_counter()
        self._socket.sendall(request)
        received = bytearray()
        while (end := received.find(b"\r\n\r\n")) < 0:
            received += self._read()
        head = bytes(received[:end]).lower()
        assert head.startswith(b"http/1.1 200"), f"{path}: {bytes(received[:500])!r}"
        length = int(head.partition(b"content-length:")[2].split(b"\r\n")[0])
        while len(received) < end + 4 + length:
            received += self._read()
        return (time.perf_counter() - started) * 1000, bytes(received[end + 4 :])

    def _read(self) -> bytes:
        block = self._socket.recv(1 << 18)
        assert block, "the server closed the connection"
        return block


def quickest(times: Iterable[float]) -> float:
    """The first decile: what else runs on the machine makes requests slower, and never quicker."""
    return statistics.quantiles(times, n=10)[0]


def prepare(installation: Installation, records: int, role: str, log: Path) -> Side:
    """Load and serve `records` clients, and as many that match the filter as at any size."""
    say(f"loading {records:,} clients")
    load_s = _load(installation, records)
    head = installation.unlimited_user(role)
    process = installation.serve(log)
    for _ in range(MATCHES):
        send(process.port, _create(head))
    wire = Wire(process.port, head)
    matches = json.loads(wire.get(FILTERED)[1])["totalItems"]
    assert matches == MATCHES, f"{FILTERED} matches {matches} rows instead of {MATCHES}"
    rows = json.loads(wire.get(ONE_ROW)[1])["totalItems"]
    return Side(installation, process, head, installation.unlimited_user(role), rows, load_s)


def compare(sides: list[Side]) -> list[Cost]:
    """Ask all sizes in turns, so that what else the machine does falls on each alike; then walk each to its end."""
    say("asking in turns")
    with contextlib.ExitStack() as stack:
        asked = [_requests(side, stack) for side in sides]
        times: list[dict[str, list[float]]] = [{name: [] for name in asks} for asks in asked]
        for _ in range(ROUNDS):
            for asks, taken in zip(asked, times, strict=True):
                for name, ask in asks.items():
                    taken[name].append(ask())
    costs = []
    for side, taken in zip(sides, times, strict=True):
        say(f"walking {side.rows:,} clients")
        quick = {name: quickest(values[20:]) for name, values in taken.items()}
        wire = Wire(side.process.port, side.head)
        walked, beside = _walk(wire, Wire(side.process.port, side.other), side.rows)
        costs.append(
            Cost(
                rows=side.rows,
                load_s=side.load_s,
                one_row_after_write=_after_write(side.process, wire, side.head),
                walk_page=walked,
                walk_ratio=walked / beside,
                memory=side.process.resident_mb(),
                **quick,
            )
        )
    return costs


def _requests(side: Side, stack: contextlib.ExitStack) -> dict[str, Callable[[], float]]:
    """What is asked of a side again and again, by the name of the cost it tells; each takes so many milliseconds."""
    wire = Wire(side.process.port, side.head)
    some_ids = _some_ids(wire, side.rows)
    return {
        "get_one": lambda: wire.get(f"{CLIENTS}/{random.choice(some_ids)}")[0],
        "one_row": lambda: wire.get(ONE_ROW)[0],
        "first_page": lambda: wire.get(FIRST_PAGE)[0],
        "filtered_page": lambda: wire.get(FILTERED)[0],
        "total_items": partial(_counted, _connection(side.installation, stack)),
    }


def _connection(installation: Installation, stack: contextlib.ExitStack) -> Callable[[], object]:
    """Counts the clients as the server does, on a connection of its own."""
    if installation.database:
        raw = stack.enter_context(psycopg.connect(installation.database, autocommit=True))
        return lambda: raw.execute(COUNT, prepare=True).fetchone()
    lite = sqlite3.connect(f"file:{installation.data / 'truweel.db'}?mode=ro", uri=True)
    stack.callback(lite.close)
    return lambda: lite.execute(COUNT).fetchone()


def _counted(count: Callable[[], object]) -> float:
    started = time.perf_counter()
    count()
    return (time.perf_counter() - started) * 1000


def _load(installation: Installation, records: int) -> float:
    """A company with `records` clients: the demo of up to 10,000, repeated; the seconds that took."""
    started = time.monotonic()
    times = -(-records // GROWN_FROM)
    installation.load(records // times)
    if times > 1 and installation.database:
        grow.grow_postgresql(installation.database, times)
    elif times > 1:
        grow.grow_sqlite(installation.data / "truweel.db", times)
    return time.monotonic() - started


def _create(head: Mapping[str, str]) -> Call:
    body = json.dumps(dataset.new_client() | {"name": f"{MARKER} {{n}}"}, ensure_ascii=False)
    return Call("POST", CLIENTS, {**head, "Content-Type": "application/json"}, body, expect_status=201)


def _some_ids(wire: Wire, rows: int) -> list[str]:
    """Ids from 20 places of the collection."""
    pages = range(0, max(rows // 100, 1), max(rows // 2000, 1))
    bodies = [wire.get(f"{CLIENTS}?page={page}&size=100")[1] for page in pages]
    return [item["id"] for body in bodies for item in json.loads(body)["items"]]


def _walk(wire: Wire, beside: Wire, rows: int) -> tuple[float, float]:
    """Walk page=0,1,2,… to the end; the average milliseconds of a page, and of a first page asked meanwhile.

    Another caller asks for the first pages, every tenth time, so that a slow moment of the machine falls on both and
    the walk is none the wiser. Every row must come by exactly once.
    """
    walked: list[float] = []
    first: list[float] = []
    seen: set[str] = set()
    while True:
        took, body = wire.get(f"{CLIENTS}?page={len(walked)}&size=100")
        ids = [item["id"] for item in json.loads(body)["items"]]
        if not ids:
            break
        assert seen.isdisjoint(ids), f"page {len(walked)} shows a row for the second time"
        seen.update(ids)
        if len(walked) % 10 == 0:
            first.append(beside.get(FIRST_PAGE)[0])
        walked.append(took)
    assert len(seen) == rows, f"the walk saw {len(seen)} of {rows} rows"
    return statistics.fmean(walked), statistics.fmean(first)


def _after_write(process: Process, wire: Wire, head: Mapping[str, str]) -> float:
    """The time of a page of one row that is the first after a create."""
    times = []
    for _ in range(50):
        send(process.port, _create(head))
        times.append(wire.get(ONE_ROW)[0])
    return quickest(times)


def write_up(database: str, costs: list[Cost]) -> str:
    """The table of one database: smallest size first, growth against the largest."""
    small, large = costs[0], costs[-1]

    def row(title: str, of: Callable[[Cost], float], target: str = "", met: bool | None = None) -> list[str]:
        growth = f"{of(large) / of(small):.2f}×" if of(small) > 0 and of(large) > 0 else ""
        verdict = "" if met is None else f"{target} {'met' if met else '**not met**'}"
        return [title, *(number(of(cost)) for cost in costs), growth, verdict]

    walk = max(cost.walk_ratio for cost in costs)
    first = large.first_page / small.first_page
    filtered = large.filtered_page / small.filtered_page
    rows = [
        row("get one, ms", lambda c: c.get_one),
        row("`totalItems`, its statement alone, ms", lambda c: c.total_items, "< 0.5 ms", large.total_items < 0.5),
        row("page of one row, ms", lambda c: c.one_row),
        row("page of one row right after a create, ms", lambda c: c.one_row_after_write),
        row("first page of 100, ms", lambda c: c.first_page, "growth ≤ 1.5", first <= 1.5),
        row("page of a whole walk, average, ms", lambda c: c.walk_page),
        row("the same against first pages asked meanwhile", lambda c: c.walk_ratio, "≤ 2", walk <= 2),
        row(f"filtered page, {MATCHES} matches, ms", lambda c: c.filtered_page, "growth ≤ 1.5", filtered <= 1.5),
        row("memory of the server afterwards, MiB", lambda c: c.memory, "< 120", large.memory < 120),
        row("making them, s", lambda c: c.load_s),
    ]
    head = ["one connection", *(f"{cost.rows:,} clients" for cost in costs), "growth", "target"]
    return f"## {database}\n\n{table(head, rows)}"


@contextlib.contextmanager
def _database(name: str) -> Iterator[str | None]:
    """The URL behind ``sqlite`` (none), ``postgresql`` (a private cluster) or a URL."""
    if name == "sqlite":
        yield None
    elif name == "postgresql":
        with cluster() as url:
            yield url
    else:
        yield name


def say(text: str) -> None:
    """Progress, on stderr: stdout is the report."""
    print(text, file=sys.stderr, flush=True)


def main() -> int:
    """Measure every database at every size; 0 when it could be done, 2 when not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", nargs="+", default=["sqlite", "postgresql"], help="sqlite, postgresql or a URL")
    parser.add_argument("--records", nargs="+", type=int, default=[10_000, 1_000_000], help="sizes, smallest first")
    parser.add_argument("--truweel", type=Path, default=DEFAULT_PROGRAM, help="the program to measure")
    parser.add_argument("--role", default=DEMO_ADMINISTRATOR, help="role of the user that asks")
    options = parser.parse_args()
    if len(options.records) > 1 and any("://" in name for name in options.database):
        parser.error("a database of yours is empty only once: give it one --records")
    os.sched_setaffinity(0, {LOAD_CORE})
    work = environment.WORK / f"size-{os.getpid()}"
    parts, results = ["# Cost against size"], {}
    try:
        for name in options.database:
            with contextlib.ExitStack() as stack:
                sides = []
                for records in options.records:
                    folder = work / f"{len(parts)}-{records}"
                    folder.mkdir(parents=True)
                    installation = Installation(options.truweel, folder / "data", stack.enter_context(_database(name)))
                    sides.append(prepare(installation, records, options.role, folder / "server.log"))
                costs = compare(sides)
                Process.stop_all()
            shutil.rmtree(work)
            title = name.partition("://")[0]
            parts.append(write_up(title, costs))
            results[title] = [asdict(cost) for cost in costs]
    except environment.CannotRun as reason:
        say(str(reason))
        return 2
    finally:
        Process.stop_all()
        shutil.rmtree(work, ignore_errors=True)
    text = "\n\n".join(parts) + "\n"
    environment.RESULTS.mkdir(exist_ok=True)
    (environment.RESULTS / "size.md").write_text(text)
    (environment.RESULTS / "size.json").write_text(json.dumps(results, indent=1) + "\n")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
