"""What the Python client costs beside raw httpx, and whether it meets a 429 at the limit. See README.md."""

from __future__ import annotations

import argparse
import asyncio
import base64
import shutil
import statistics
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from bench.peers.truweel import DEFAULT_PROGRAM, DEMO_ADMINISTRATOR, Installation
from bench.process import Process
from bench.report import number, spread, table
from truweel_client import AsyncTruweel, Truweel

TARGET = 1.2
WORKERS = 8


@dataclass(frozen=True)
class Walker:
    """A way to read all clients; returns how many there were."""

    name: str
    walk: Callable[[str, str, str], int]


def walk_raw(base_url: str, key: str, secret: str) -> int:
    """What one writes without a client: httpx, JSON, the link to the next page."""
    count = 0
    with httpx.Client(auth=(key, secret), timeout=30) as http:
        url: str | None = f"{base_url}/api/v2/clients?size=100"
        while url is not None:
            answer = http.get(url)
            answer.raise_for_status()
            for client in answer.json()["items"]:
                count += client["name"] is not None
            url = answer.links.get("next", {}).get("url")
    return count


def walk_sync(base_url: str, key: str, secret: str) -> int:
    """The same with the client."""
    with Truweel(base_url, key=key, secret=secret) as truweel:
        return sum(client.name is not None for client in truweel.clients.list())


def walk_async(base_url: str, key: str, secret: str) -> int:
    """The same with the asynchronous client."""

    async def walk() -> int:
        count = 0
        async with AsyncTruweel(base_url, key=key, secret=secret) as truweel:
            async for client in truweel.clients.list():
                count += client.name is not None
        return count

    return asyncio.run(walk())


WALKERS = (
    Walker("raw httpx", walk_raw),
    Walker("truweel-client", walk_sync),
    Walker("truweel-client, async", walk_async),
)


def compare(base_url: str, key: str, secret: str, rounds: int) -> tuple[list[list[str]], int]:
    """Rows of the report, and how many records a walk has. The walkers take turns; the first round warms up."""
    seconds: dict[str, list[float]] = {walker.name: [] for walker in WALKERS}
    cpu: dict[str, list[float]] = {walker.name: [] for walker in WALKERS}
    counts = set()
    for turn in range(rounds + 1):
        for walker in WALKERS:
            began, began_cpu = time.perf_counter(), time.process_time()
            counts.add(walker.walk(base_url, key, secret))
            if turn:
                seconds[walker.name].append(time.perf_counter() - began)
                cpu[walker.name].append(time.process_time() - began_cpu)
    (count,) = counts
    rows = []
    for walker in WALKERS:
        ratios = [own / raw for own, raw in zip(seconds[walker.name], seconds[WALKERS[0].name], strict=True)]
        cpu_ratios = [own / raw for own, raw in zip(cpu[walker.name], cpu[WALKERS[0].name], strict=True)]
        met = "met" if statistics.median(ratios) <= TARGET else "**not met**"
        target = "" if walker is WALKERS[0] else f"≤ {TARGET} {met}"
        rate = number(count / statistics.median(seconds[walker.name]))
        rows.append([walker.name, rate, spread(ratios), spread(cpu_ratios), target])
    return rows, count


def pace_threads(base_url: str, key: str, secret: str, calls: int, statuses: Counter[int]) -> float:
    """So many calls by threads, at the limit. Returns the seconds."""
    hooks: dict[str, list[Any]] = {"response": [lambda answer: statuses.update([answer.status_code])]}
    left = iter(range(calls))
    lock = threading.Lock()

    def work(truweel: Truweel) -> None:
        while True:
            with lock:
                if next(left, None) is None:
                    return
            truweel.profile.get()

    with httpx.Client(event_hooks=hooks, timeout=30) as http:
        truweel = Truweel(base_url, key=key, secret=secret, http=http)
        began = time.perf_counter()
        threads = [threading.Thread(target=work, args=(truweel,)) for _ in range(WORKERS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return time.perf_counter() - began


def pace_tasks(base_url: str, key: str, secret: str, calls: int, statuses: Counter[int]) -> float:
    """So many calls by tasks, at the limit. Returns the seconds."""

    async def count(answer: httpx.Response) -> None:
        statuses.update([answer.status_code])

    async def run() -> float:
        left = iter(range(calls))

        async def work(truweel: AsyncTruweel) -> None:
            for _ in left:
                await truweel.profile.get()

        async with httpx.AsyncClient(event_hooks={"response": [count]}, timeout=30) as http:
            truweel = AsyncTruweel(base_url, key=key, secret=secret, http=http)
            began = time.perf_counter()
            await asyncio.gather(*(work(truweel) for _ in range(2 * WORKERS)))
            return time.perf_counter() - began

    return asyncio.run(run())


def pace(base_url: str, key: str, secret: str, options: argparse.Namespace) -> list[list[str]]:
    """Rows of the report: the answers to `--calls` calls by threads and by tasks, at the limit."""
    rows = []
    for name, work in ((f"{WORKERS} threads", pace_threads), (f"{2 * WORKERS} tasks", pace_tasks)):
        statuses: Counter[int] = Counter()
        seconds = work(base_url, key, secret, options.calls, statuses)
        rate = (options.calls - options.burst) / seconds
        met = "met" if not statuses[429] and statuses[200] == options.calls else "**not met**"
        rows.append([name, number(statuses[200]), number(statuses[429]), f"{rate:.1f} of {options.rate}", f"0 {met}"])
    return rows


def credentials(head: dict[str, str]) -> tuple[str, str]:
    """Key and secret of an Authorization header."""
    key, _, secret = base64.b64decode(head["Authorization"].removeprefix("Basic ")).decode().partition(":")
    return key, secret


def main() -> int:
    """Write the report."""
    parser = argparse.ArgumentParser(prog="python -m bench.client", description=__doc__)
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--calls", type=int, default=10_000)
    parser.add_argument("--rate", type=int, default=100, help="calls a second that the limit allows")
    parser.add_argument("--burst", type=int, default=20)
    parser.add_argument("--truweel", type=Path, default=DEFAULT_PROGRAM)
    parser.add_argument("--data", type=Path, help="a copy of this data folder, instead of loading one")
    parser.add_argument("--out", type=Path, default=Path("bench/results/client.md"))
    options = parser.parse_args()
    work = Path("bench/.work/client")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    installation = Installation(options.truweel, work / "data")
    if options.data:
        shutil.copytree(options.data, installation.data)
    else:
        installation.load(options.records)
    free = credentials(installation.unlimited_user(DEMO_ADMINISTRATOR))
    limited = credentials(installation.user(DEMO_ADMINISTRATOR))
    limits = ("--rate", str(options.rate), "--burst", str(options.burst), "--daily", "1000000000")
    installation.run("tenant", "limits", "--tenant", "demo", *limits)
    try:
        process = installation.serve(work / "server.log", cores="0,1")
        base_url = f"http://127.0.0.1:{process.port}"
        walks, count = compare(base_url, *free, options.rounds)
        paced = pace(base_url, *limited, options)
    finally:
        Process.stop_all()
    head = ["", "records a second", "time : raw httpx", "CPU : raw httpx", "target"]
    limit = f"{options.calls:,} calls at a limit of {options.rate} a second, bursts of {options.burst}"
    text = (
        "# What the Python client costs\n\n"
        f"A walk of all {count:,} clients, 100 a page, {options.rounds} rounds in turns: median (extremes).\n\n"
        f"{table(head, walks)}\n\n{limit}:\n\n"
        f"{table(['', 'answers 200', 'answers 429', 'calls a second', 'target'], paced)}\n"
    )
    options.out.write_text(text)
    print(text)
    return 1 if "not met" in text else 0


if __name__ == "__main__":
    sys.exit(main())
