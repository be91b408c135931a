"""``python -m bench.lines --against PROGRAM``: one line of a long document changed, beside another version (README)."""

from __future__ import annotations

import argparse
import http.client
import itertools
import json
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from bench import dataset, report, single
from bench.contract import OFFERS
from bench.load import Call, send
from bench.peers import truweel
from bench.process import Process

CLIENTS = 1_000
TARGET = 0.25
"""What the change may take, measured by what it takes the other version."""


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--truweel", type=Path, default=truweel.DEFAULT_PROGRAM, help="the program to measure")
    parser.add_argument("--against", type=Path, required=True, help="the program of the other version")
    parser.add_argument("--lines", type=int, default=1_000, help="lines of the document; 1,000")
    parser.add_argument("--rounds", type=int, default=7, help="rounds for each version; 7")
    parser.add_argument("--changes", type=int, default=20, help="changes a round; 20")
    parser.add_argument("--role", default=truweel.DEMO_ADMINISTRATOR, help="role of the user that changes the line")
    return parser.parse_args()


@dataclass
class Version:
    """One version: its server, and the line that is changed."""

    title: str
    process: Process
    head: dict[str, str]
    path: str
    seconds: list[float] = field(default_factory=list)
    cpu_seconds: list[float] = field(default_factory=list)

    @classmethod
    def start(cls, title: str, program: Path, work: Path, options: argparse.Namespace) -> Version:
        """Load a small demo company, serve it, and make the document."""
        work.mkdir(parents=True)
        installation = truweel.Installation(program, work / "data")
        installation.load(CLIENTS)
        head = installation.unlimited_user(options.role) | {"Content-Type": "application/json"}
        process = installation.serve(work / "server.log")
        lines = itertools.islice(itertools.cycle(dataset.offer_lines()), options.lines)
        body = json.dumps({"title": "Lang", "lineItems": [line | {"vatTariffId": "1"} for line in lines]})
        offer = json.loads(send(process.port, Call("POST", OFFERS, head, body, expect_status=201)).body)["id"]
        path = f"{OFFERS}/{offer}/line-items"
        page = send(process.port, Call("GET", f"{path}?size=1&page={options.lines // 2}", head)).body
        line = json.loads(page)["items"][0]["id"]
        return cls(title, process, head | {"Content-Type": "application/merge-patch+json"}, f"{path}/{line}")

    def run_round(self, changes: int) -> None:
        """Change the line `changes` times, over one connection."""
        with self.process.awake():
            connection = http.client.HTTPConnection("127.0.0.1", self.process.port, timeout=60)
            cpu, started = self.process.cpu_seconds(), time.monotonic()
            for number in range(changes):
                price = f"{100 + len(self.seconds)}.{number:02d}"
                connection.request("PATCH", self.path, f'{{"price": {price}}}', self.head)
                answer = connection.getresponse()
                answer.read()
                assert answer.status == 204, f"{self.title}: {answer.status}"
            self.seconds.append((time.monotonic() - started) / changes)
            self.cpu_seconds.append((self.process.cpu_seconds() - cpu) / changes)
            connection.close()


def write_up(ours: Version, theirs: Version, options: argparse.Namespace) -> str:
    """The Markdown report."""
    rows = []
    for title, mine, other in (
        ("wall", ours.seconds, theirs.seconds),
        ("the server's CPU", ours.cpu_seconds, theirs.cpu_seconds),
    ):
        ratios = [one / another for one, another in zip(mine, other, strict=True) if another]
        times = (report.spread([1000 * seconds for seconds in values]) for values in (mine, other))
        rows.append([title, *times, report.verdict(ratios, TARGET, at_most=True)])
    head = ["ms a change, median (min-max)", ours.title, theirs.title, "ratio"]
    about = f"one connection, {options.rounds} rounds of {options.changes} changes, in turns."
    return f"{single.stamp(f'One line of {options.lines:,} changed', about)}{report.table(head, rows)}\n"


def measure(work: Path, options: argparse.Namespace) -> str:
    """Change the line in both versions, in turns, after a round that isn't counted."""
    ours = Version.start("this version", options.truweel, work / "ours", options)
    ours.process.pause()
    theirs = Version.start("the other", options.against, work / "theirs", options)
    theirs.process.pause()
    for version in (ours, theirs):
        version.run_round(2)
        version.seconds.clear()
        version.cpu_seconds.clear()
    for _ in range(options.rounds):
        for version in (ours, theirs):
            version.run_round(options.changes)
    return write_up(ours, theirs, options)


def main() -> int:
    """Run it; 0 when every change was made, 2 when the bench can't run here."""
    options = arguments()
    return single.run("lines", lambda work: measure(work, options))


if __name__ == "__main__":
    sys.exit(main())
