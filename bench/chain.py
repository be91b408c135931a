"""``python -m bench.chain``: an order of 20 lines, its invoice, booked: beside Tryton (README)."""

from __future__ import annotations

import argparse
import http.client
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import dataset, environment, report, single
from bench.peers import truweel
from bench.process import SERVER_CORE

CLIENTS = 1_000
TARGET = 150
"""Chains a second, measured by Tryton's."""
WARM_UP = 8
API = "/api/v2"
TRYTON = environment.ROOT / ".venv-bench-tryton"


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--truweel", type=Path, default=truweel.DEFAULT_PROGRAM, help="the program to measure")
    parser.add_argument("--rounds", type=int, default=5, help="rounds for each; 5")
    parser.add_argument("--chains", type=int, default=200, help="Truweel's chains a round; 200. Tryton's are 2")
    parser.add_argument("--connections", type=int, default=8, help="callers of Truweel at once; 8")
    parser.add_argument("--role", default=truweel.DEMO_ADMINISTRATOR, help="role of the user that sells")
    return parser.parse_args()


@dataclass(frozen=True)
class Round:
    """Chains a second, by the clock and by the seller's CPU."""

    rate: float
    rate_per_cpu_second: float


class Truweel:
    """A server with everything on, on SQLite, and callers that sell through HTTP."""

    def __init__(self, program: Path, work: Path, options: argparse.Namespace) -> None:
        installation = truweel.Installation(program, work / "data")
        installation.load(CLIENTS)
        self._headers = installation.unlimited_user(options.role) | {"Content-Type": "application/json"}
        self._process = installation.serve(work / "server.log")
        self._connections = options.connections
        lines = [{**line, "vatTariffId": "1"} for line in dataset.offer_lines()]
        self._order = json.dumps({"title": "Werken", "clientId": "1", "lineItems": lines})
        self._journal = json.dumps({"journalId": self._sales_journal()})
        self._process.pause()

    def _sales_journal(self) -> str:
        with self._connection() as connection:
            journals = call(connection, "GET", "/journals?type=SALES&size=1", "", self._headers)["items"]
        return str(journals[0]["id"])

    @contextmanager
    def _connection(self) -> Iterator[http.client.HTTPConnection]:
        connection = http.client.HTTPConnection("127.0.0.1", self._process.port, timeout=60)
        try:
            yield connection
        finally:
            connection.close()

    def run_round(self, chains: int) -> Round:
        """Sell ``chains`` times."""
        with self._process.awake():
            cpu, started = self._process.cpu_seconds(), time.monotonic()
            with ThreadPoolExecutor(self._connections) as pool:
                shares = [chains // self._connections] * self._connections
                list(pool.map(self._sell, shares))
            seconds, cpu_seconds = time.monotonic() - started, self._process.cpu_seconds() - cpu
        return Round(sum(shares) / seconds, sum(shares) / cpu_seconds)

    def _sell(self, chains: int) -> None:
        with self._connection() as connection:
            for _ in range(chains):
                order = call(connection, "POST", "/sales-orders", self._order, self._headers)
                invoice = call(connection, "POST", f"/sales-orders/{order['id']}/invoice", self._journal, self._headers)
                call(connection, "POST", f"/sales-invoices/{invoice['id']}/book", "{}", self._headers)


def call(connection: http.client.HTTPConnection, method: str, path: str, body: str, headers: dict[str, str]) -> Any:
    """What a call answers, which must succeed; None where it has no body."""
    connection.request(method, API + path, body, headers)
    response = connection.getresponse()
    answer = response.read()
    assert response.status < 300, f"{method} {path}: {response.status} {answer[:500]!r}"
    return json.loads(answer) if answer else None


class Tryton:
    """Tryton in a process of its own (peers/tryton_worker.py), which does `work` again and again."""

    def __init__(self, work: str = "sell") -> None:
        worker = environment.BENCH / "peers" / "tryton_worker.py"
        self._process = subprocess.Popen(
            ["taskset", "-c", str(SERVER_CORE), TRYTON / "bin" / "python", worker, str(dataset.LINES), work],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        if self._answer() != "ready":
            raise environment.CannotRun(f"Tryton does not start: {TRYTON / 'bin' / 'python'} {worker} {dataset.LINES}")

    def _answer(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline().strip()

    def run_round(self, chains: int) -> Round:
        """Sell ``chains`` times."""
        assert self._process.stdin
        self._process.stdin.write(f"{chains}\n")
        self._process.stdin.flush()
        answer = json.loads(self._answer())
        return Round(chains / answer["seconds"], chains / answer["cpuSeconds"])

    def stop(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()


def compare(ours: list[Round], theirs: list[Round], what: str, target: float) -> str:
    """The table of rates beside Tryton's; ``what`` is counted a second."""
    rows = []
    for title, name in (("wall", "rate"), ("the server's CPU", "rate_per_cpu_second")):
        rates = [[getattr(measured, name) for measured in rounds] for rounds in (ours, theirs)]
        ratios = [mine / tryton for mine, tryton in zip(*rates, strict=True)]
        rows.append([title, *map(report.spread, rates), report.verdict(ratios, target)])
    return report.table([f"{what} a second, median (min-max)", "Truweel", "Tryton", "ratio"], rows)


def take_turns(ours: Truweel, tasks: int, theirs: Tryton, their_tasks: int, rounds: int) -> tuple[list[Round], ...]:
    """Rounds of both in turns, after one of ours that isn't counted. Ends Tryton."""
    ours.run_round(WARM_UP)
    pairs = [(ours.run_round(tasks), theirs.run_round(their_tasks)) for _ in range(rounds)]
    theirs.stop()
    return [mine for mine, _ in pairs], [tryton for _, tryton in pairs]


def measure(work: Path, options: argparse.Namespace) -> str:
    """The Markdown report."""
    environment.install(TRYTON, environment.BENCH / "requirements-tryton.txt")
    ours, theirs = take_turns(Truweel(options.truweel, work, options), options.chains, Tryton(), 2, options.rounds)
    about = (
        f"{options.rounds} rounds in turns, Truweel over HTTP by {options.connections} callers with everything on, "
        "Tryton in its own process without HTTP."
    )
    head = single.stamp(f"An order of {dataset.LINES} lines, its invoice, booked", about)
    return f"{head}{compare(ours, theirs, 'chains', TARGET)}\n"


def main() -> int:
    """Run it; 0 when every chain was made, 2 when the bench can't run here."""
    options = arguments()
    return single.run("chain", lambda work: measure(work, options))


if __name__ == "__main__":
    sys.exit(main())
