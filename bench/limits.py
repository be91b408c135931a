"""What it costs to know, limit, log and count every caller; what a second process and Redis do. See README.md."""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import statistics
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import environment
from bench.contract import OPERATIONS, contract_calls
from bench.load import Measurement, measure, send, write_plan
from bench.peers.truweel import DEFAULT_PROGRAM, DEMO_ADMINISTRATOR, Installation, walk_ids
from bench.postgres import cluster
from bench.process import BOTH, Process, free_port
from bench.report import Rate, by_cpu, by_wall, number, table

RECORDS = 5_000
TARGET = 0.85
WIDE = ("--rate", "1000", "--burst", "1000000", "--daily", "1000000000")
"""Limits that are there and that nobody reaches."""

Rounds = dict[str, list[Measurement]]


@dataclass(frozen=True)
class Pair:
    """Two servers over the same data: the ratio is that of the first to the second."""

    title: str
    first: Process
    second: Process
    rate: Rate
    target: float | None = None


def installed(folder: Path, url: str | None) -> tuple[Installation, dict[str, str], Path]:
    """A demo company, the Authorization header of a limited user of it, and a file of ids of its clients."""
    folder.mkdir(parents=True)
    installation = Installation(DEFAULT_PROGRAM, folder / "data", url)
    installation.load(RECORDS)
    installation.run("tenant", "limits", "--tenant", "demo", *WIDE)
    head = installation.user(DEMO_ADMINISTRATOR)
    process = installation.serve(folder / "ids.log")
    ids = folder / "ids"
    ids.write_text("\n".join(walk_ids(process.port, head, RECORDS)) + "\n")
    process.stop()
    return installation, head, ids


def race(pair: Pair, head: dict[str, str], ids: Path, work: Path, options: argparse.Namespace) -> list[list[str]]:
    """Rows of the report: each operation, round by round, one server after the other.

    The other is not stopped meanwhile: it might hold a lock in the database that both have.
    """
    calls = contract_calls(head)
    rows = []
    for operation in options.only:
        say(f"{pair.title}: {OPERATIONS[operation]}")
        rounds: Rounds = defaultdict(list)
        plan = work / "plan.lua"
        write_plan(plan, calls[operation], ids)
        for round_number in range(options.rounds + 1):
            for name, process in (("first", pair.first), ("second", pair.second)):
                send(process.port, calls[operation], ids.read_text().split()[0])
                measured = measure(process, plan, options.seconds)
                assert not measured.faults, f"{pair.title}, {operation}: {measured.faults} answers other than 2xx"
                if round_number:
                    rounds[name].append(measured)
        rows.append(row(pair, operation, rounds))
    for process in (pair.first, pair.second):
        process.stop()
    return rows


def row(pair: Pair, operation: str, rounds: Rounds) -> list[str]:
    """One line: the medians of both, the median of their ratios with the extremes, the verdict."""
    first, second = ([pair.rate(m) for m in rounds[name]] for name in ("first", "second"))
    ratios = [a / b for a, b in zip(first, second, strict=True)]
    middle = statistics.median(ratios)
    verdict = "" if pair.target is None else f"≥ {pair.target} {'met' if middle >= pair.target else '**not met**'}"
    spread = f"{middle:.2f} ({min(ratios):.2f}-{max(ratios):.2f})"
    medians = (number(statistics.median(side)) for side in (first, second))
    return [pair.title, OPERATIONS[operation], *medians, spread, verdict]


@contextlib.contextmanager
def redis() -> Iterator[str]:
    """A private Redis on the load's core; the URL of it."""
    port = free_port()
    server = subprocess.Popen(
        ["redis-server", "--port", str(port), "--save", "", "--bind", "127.0.0.1"], stdout=subprocess.DEVNULL
    )
    try:
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        server.terminate()
        server.wait(10)


def sqlite(work: Path, options: argparse.Namespace) -> list[list[str]]:
    """Everything on against nothing on."""
    installation, head, ids = installed(work / "sqlite", None)
    bare = work / "bare"
    shutil.copytree(installation.data, bare)
    port = free_port()
    python = DEFAULT_PROGRAM.parent / "python"
    off = Process([python, environment.BENCH / "apps" / "plain.py", bare, str(port)], port, work / "off.log")
    off.wait_until_serving()
    on = installation.serve(work / "on.log")
    return race(Pair("SQLite: limits, log and metrics on : off", on, off, by_cpu, TARGET), head, ids, work, options)


def postgresql(work: Path, options: argparse.Namespace) -> list[list[str]]:
    """Everything on against off, Redis against none, two processes against one."""
    rows = []
    with cluster() as url, redis() as store:
        installation, head, ids = installed(work / "postgresql", url)

        def serve(name: str, *arguments: str, cores: str | None = None, **settings: str) -> Process:
            env = {f"TRUWEEL_{key.upper()}": value for key, value in settings.items()}
            return installation.serve(work / f"{name}.log", *arguments, env=env, cores=cores)

        pair = Pair("PostgreSQL: Redis : in process", serve("redis", redis=store), serve("memory"), by_cpu)
        rows += race(pair, head, ids, work, options)
        double = serve("two", "--workers", "2", cores=BOTH, redis=store)
        single = serve("one", cores=BOTH, redis=store)
        pair = Pair("PostgreSQL: two processes : one (both cores, the load's too)", double, single, by_wall)
        rows += race(pair, head, ids, work, options)
    return rows


def say(text: str) -> None:
    """Progress, on stderr: stdout is the report."""
    print(text, file=sys.stderr, flush=True)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and report; 0 when it could be done, 2 when not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="rounds for each operation and server")
    parser.add_argument("--seconds", type=int, default=2, help="seconds a round")
    parser.add_argument("--only", nargs="+", choices=OPERATIONS, default=["get", "page100", "create"])
    options = parser.parse_args(argv)
    work = environment.WORK / f"limits-{os.getpid()}"
    try:
        environment.prepare()
        work.mkdir(parents=True)
        rows = sqlite(work, options) + postgresql(work, options)
    except environment.CannotRun as reason:
        say(str(reason))
        return 2
    finally:
        Process.stop_all()
        shutil.rmtree(work, ignore_errors=True)
    head = ["what", "operation", "first", "second", "ratio", "target"]
    text = f"# What limits, log, metrics, Redis and a second process do\n\n{table(head, rows)}\n"
    environment.RESULTS.mkdir(exist_ok=True)
    (environment.RESULTS / "limits.md").write_text(text)
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
