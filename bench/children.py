"""``python -m bench.children``: work orders with lines and hours, at two sizes, and beside PocketBase (README)."""

from __future__ import annotations

import argparse
import http.client
import json
import statistics
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench import chain, environment, report, single
from bench.peers import pocketbase_work, truweel
from bench.process import Process

SIZE_TARGET, PEER_TARGET = 1.5, 10
"""The most that a page may cost more at the larger size, and the least that it is quicker than PocketBase's."""
CALLERS = 8
PATH = "/work-orders?limit=50&include=lineItems,timeEntries&sort=id:desc"


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--truweel", type=Path, default=truweel.DEFAULT_PROGRAM, help="the program to measure")
    parser.add_argument("--small", type=int, default=10_000, help="work orders in the smaller database; 10,000")
    parser.add_argument("--large", type=int, default=100_000, help="work orders in the larger one; 100,000")
    parser.add_argument("--rounds", type=int, default=5, help="rounds for each; 5")
    parser.add_argument("--pages", type=int, default=1_000, help="pages a round; 1,000")
    parser.add_argument("--role", default=truweel.DEMO_ADMINISTRATOR, help="role of the user that reads")
    return parser.parse_args()


class Side:
    """A server, and the page that is read of it."""

    def __init__(self, process: Process, path: str, headers: dict[str, str]) -> None:
        self._process, self._path, self._headers = process, path, headers
        with self._connection() as connection:
            self.page: Any = json.loads(self._read(connection))
        self.bytes = len(json.dumps(self.page))
        process.pause()

    @contextmanager
    def _connection(self) -> Iterator[http.client.HTTPConnection]:
        connection = http.client.HTTPConnection("127.0.0.1", self._process.port, timeout=60)
        try:
            yield connection
        finally:
            connection.close()

    def _read(self, connection: http.client.HTTPConnection) -> bytes:
        connection.request("GET", self._path, headers=self._headers)
        response = connection.getresponse()
        body = response.read()
        assert response.status == 200, f"{self._path}: {response.status} {body[:500]!r}"
        return body

    def run_round(self, pages: int) -> float:
        """Pages a second of CPU."""
        with self._process.awake():
            cpu = self._process.cpu_seconds()
            with self._connection() as connection:
                for _ in range(pages):
                    self._read(connection)
            return pages / (self._process.cpu_seconds() - cpu)


def open_truweel(options: argparse.Namespace, work: Path, work_orders: int) -> Side:
    """A demo company with so many work orders more, each with two lines and two time entries."""
    installation = truweel.Installation(options.truweel, work / "data")
    installation.load(100)
    headers = installation.unlimited_user(options.role) | {"Content-Type": "application/json"}
    process = installation.serve(work / "server.log")
    employee = _call(process, "GET", "/employees?size=1", "", headers)["items"][0]["id"]
    body = json.dumps(
        {
            "title": "Onderhoud",
            "clientId": "1",
            "lineItems": [{"description": f"Deel {n}", "quantity": n, "price": 12.5} for n in (1, 2)],
            "timeEntries": [{"employeeId": employee, "hours": n} for n in (1, 2)],
        }
    )

    connections = [http.client.HTTPConnection("127.0.0.1", process.port, timeout=60) for _ in range(CALLERS)]
    with ThreadPoolExecutor(CALLERS) as pool:
        list(pool.map(lambda connection: _fill(connection, work_orders // CALLERS, body, headers), connections))
    return Side(process, chain.API + PATH, headers)


def _fill(connection: http.client.HTTPConnection, count: int, body: str, headers: dict[str, str]) -> None:
    for _ in range(count):
        chain.call(connection, "POST", "/work-orders", body, headers)
    connection.close()


def _call(process: Process, method: str, path: str, body: str, headers: dict[str, str]) -> Any:
    connection = http.client.HTTPConnection("127.0.0.1", process.port, timeout=60)
    try:
        return chain.call(connection, method, path, body, headers)
    finally:
        connection.close()


def write_up(rounds: list[tuple[float, ...]], sizes: list[int], options: argparse.Namespace) -> str:
    """The Markdown report."""
    small, large, peer = (list(values) for values in zip(*rounds, strict=True))
    kilobytes = [f"{size / 1000:.0f} kB" for size in sizes]
    growth = [few / many for few, many in zip(small, large, strict=True)]
    ahead = [ours / theirs for ours, theirs in zip(large, peer, strict=True)]
    met = "met" if statistics.median(growth) <= SIZE_TARGET else "missed"
    rows = [
        [f"Truweel, {options.small:,} work orders", kilobytes[0], report.spread(small), ""],
        [
            f"Truweel, {options.large:,}",
            kilobytes[1],
            report.spread(large),
            f"{statistics.median(growth):.2f} times slower, {met}",
        ],
        [f"PocketBase, {options.large:,}", kilobytes[2], report.spread(peer), report.verdict(ahead, PEER_TARGET)],
    ]
    about = f"{options.rounds} rounds in turns, four children a work order."
    head = single.stamp("50 work orders with lines and hours", about)
    columns = ["pages a second of CPU, median (min-max)", "a page", "rate", "ratio"]
    return f"{head}{report.table(columns, rows)}\n"


def measure(work: Path, options: argparse.Namespace) -> str:
    """Load the three servers, and read their pages in turns."""
    environment.install_peers()
    for name in ("small", "large", "peer"):
        (work / name).mkdir()
    small, large = (
        open_truweel(options, work / name, count)
        for name, count in (("small", options.small), ("large", options.large))
    )
    peer = Side(*pocketbase_work.start(work / "peer", large.page["items"][0], options.large))
    sides = (small, large, peer)
    rounds = [tuple(side.run_round(options.pages) for side in sides) for _ in range(options.rounds)]
    return write_up(rounds, [side.bytes for side in sides], options)


def main() -> int:
    """Run it; 0 when every page was read, 2 when the bench can't run here."""
    options = arguments()
    return single.run("children", lambda work: measure(work, options))


if __name__ == "__main__":
    sys.exit(main())
