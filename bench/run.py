"""``make bench``: Truweel beside its peers and beside the limit, in one run. See bench/README.md."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from bench import environment, report
from bench.contestant import Contestant, sample_ids
from bench.contract import OPERATIONS, contract_calls
from bench.load import CONNECTIONS, Measurement, basic, measure, send, write_plan
from bench.peers import limit, pocketbase, truweel, usual
from bench.process import Process


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="20,000 clients, 3 rounds of 1 s: under 3 minutes")
    parser.add_argument("--records", type=int, help="clients in each server; 100,000")
    parser.add_argument("--rounds", type=int, help="rounds for each operation and server; 5")
    parser.add_argument("--seconds", type=int, help="seconds a round; 2")
    parser.add_argument("--only", nargs="+", choices=OPERATIONS, default=list(OPERATIONS), help="these operations")
    parser.add_argument("--truweel", type=Path, default=truweel.DEFAULT_PROGRAM, help="the program to measure")
    parser.add_argument("--data", type=Path, help="a folder with Truweel's demo in it; copied, not changed")
    parser.add_argument("--role", default=truweel.DEMO_ADMINISTRATOR, help="role of the user that the load signs in as")
    parser.add_argument("--peers-only", action="store_true", help="no Truweel; the limit answers a saved sample")
    parser.add_argument("--no-peers", action="store_true", help="only Truweel and the limit: quick, while tuning")
    options = parser.parse_args()
    options.rounds = options.rounds or (3 if options.quick else 5)
    options.records = options.records or (20_000 if options.quick and not options.data else 100_000)
    options.seconds = options.seconds or (1 if options.quick else 2)
    return options


def line_up(work: Path, options: argparse.Namespace) -> list[Contestant]:
    """Start every server, and pause it until its turn."""
    line: list[Contestant] = []
    if options.peers_only:
        ids = sample_ids([str(number) for number in range(1, options.records + 1)], work / "ids")
        calls = contract_calls(basic("sample-key", "sample-secret"))
        answers = limit.sample_answers()
        line.append(limit.start(work / "limit", None, {name: calls[name] for name in answers}, answers, ids))
    else:
        say("loading Truweel")
        ours = truweel.start(work / "truweel", options.records, options.truweel, options.role, options.data)
        python = options.truweel.parent / "python"
        line += [ours, limit.start(work / "limit", python, ours.calls, truweel.answers_of(ours), ours.ids)]
    if not options.no_peers:
        say("loading PocketBase")
        line += pocketbase.start(work / "pocketbase", options.records)
        say("loading the usual stack")
        line.append(usual.start(work / "usual", options.records))
    for contestant in line:
        contestant.process.pause()
    return line


def race(
    line: Sequence[Contestant], work: Path, options: argparse.Namespace
) -> dict[tuple[str, str], list[Measurement]]:
    """Operation by operation, round by round, one server after the other: A B C D A B C D …"""
    rounds: dict[tuple[str, str], list[Measurement]] = defaultdict(list)
    for operation in options.only:
        runners = [contestant for contestant in line if operation in contestant.calls]
        for number in range(options.rounds):
            say(f"{OPERATIONS[operation]}: round {number + 1} of {options.rounds}")
            for runner in runners:
                plan = work / f"{runner.key}-{operation}.lua"
                with runner.process.awake():
                    if number == 0:
                        call = runner.calls[operation]
                        send(runner.process.port, call, runner.ids.read_text().split()[0])
                        write_plan(plan, call, runner.ids)
                        measure(runner.process, plan, 1)
                    rounds[operation, runner.key].append(measure(runner.process, plan, options.seconds))
    return rounds


def write_up(
    line: Sequence[Contestant],
    rounds: dict[tuple[str, str], list[Measurement]],
    options: argparse.Namespace,
    load_before: float,
    seconds: float,
) -> str:
    """The Markdown report."""
    columns = {contestant.key: contestant.title for contestant in line}
    faults = {
        key: sum(m.faults for m in measured) for key, measured in rounds.items() if any(m.faults for m in measured)
    }
    busiest = max(m.load_cores for measured in rounds.values() for m in measured)
    circumstances = (
        f"{time.strftime('%Y-%m-%d %H:%M')}, {processor()}, Python {platform.python_version()}, "
        f"{options.records:,} clients, {CONNECTIONS} connections, {options.rounds} rounds of "
        f"{options.seconds} s, median (min-max), {seconds:.0f} s in all. "
        f"Load average before the start {load_before:.1f} (0 is a quiet machine). "
        f"The load generator used at most {busiest:.0%} of its core."
    )
    parts = ["# Truweel beside its peers", circumstances]
    if any(contestant.key == "truweel" for contestant in line):
        parts += ["## Ratios", report.ratios_table(rounds, report.by_wall)]
        parts += ["The same per second of the server's own CPU, which other programs disturb less:"]
        parts += [report.ratios_table(rounds, report.by_cpu)]
    parts += [
        "## Rates",
        report.rates_table(rounds, columns, report.by_wall),
        "Per second of the server's own CPU:",
    ]
    parts += [report.rates_table(rounds, columns, report.by_cpu), "## Notes"]
    notes = [note for contestant in line for note in contestant.notes]
    notes += [
        f"{c.title}: {c.matches:,} matches of the filter in {c.rows:,} clients" for c in line if c.matches and c.rows
    ]
    notes += [f"**{count} faulty answers: {server}, {operation}**" for (operation, server), count in faults.items()]
    parts.append("\n".join(f"- {note}" for note in notes))
    return "\n\n".join(parts) + "\n"


def processor() -> str:
    """The machine's processor and cores."""
    models = [
        s.split(":")[1].strip() for s in Path("/proc/cpuinfo").read_text().splitlines() if s.startswith("model name")
    ]
    return f"{models[0] if models else platform.machine()} ({os.cpu_count()} cores)"


def say(text: str) -> None:
    """Progress, on stderr: stdout is the report."""
    print(text, file=sys.stderr, flush=True)


def main() -> int:
    """Run everything; 0 when every answer was right, 1 when some weren't, 2 when the bench can't run here."""
    options, load_before, started = arguments(), os.getloadavg()[0], time.monotonic()
    work = environment.WORK / f"run-{os.getpid()}"
    try:
        environment.prepare()
        work.mkdir(parents=True)
        line = line_up(work, options)
        rounds = race(line, work, options)
    except environment.CannotRun as reason:
        say(str(reason))
        return 2
    finally:
        Process.stop_all()
        shutil.rmtree(work, ignore_errors=True)
    text = write_up(line, rounds, options, load_before, time.monotonic() - started)
    environment.RESULTS.mkdir(exist_ok=True)
    (environment.RESULTS / "latest.md").write_text(text)
    (environment.RESULTS / "latest.json").write_text(json.dumps(report.as_json(rounds), indent=1) + "\n")
    print(text)
    return 1 if any(m.faults for measured in rounds.values() for m in measured) else 0


if __name__ == "__main__":
    sys.exit(main())
