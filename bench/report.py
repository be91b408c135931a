"""Numbers to Markdown: rates, then ratios beside their targets (issue 2, section 6)."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bench.contract import OPERATIONS
from bench.load import Measurement

Rounds = Mapping[tuple[str, str], Sequence[Measurement]]

PEERS = {
    "pocketbase": "PocketBase",
    "skiptotal": "PocketBase, `skipTotal`",
    "usual": "usual stack",
    "limit": "the limit",
}
TARGETS = {
    ("get", "pocketbase"): 2.5,
    ("get", "usual"): 6,
    ("get", "limit"): 0.4,
    ("page10", "pocketbase"): 20,
    ("page10", "skiptotal"): 4,
    ("page10", "usual"): 20,
    ("page10", "limit"): 0.3,
    ("page100", "pocketbase"): 30,
    ("page100", "skiptotal"): 15,
    ("page100", "usual"): 25,
    ("page100", "limit"): 0.25,
    ("filtered", "pocketbase"): 10,
    ("filtered", "usual"): 10,
    ("create", "pocketbase"): 1.5,
    ("create", "usual"): 3,
    ("patch", "pocketbase"): 1.5,
    ("patch", "usual"): 3,
    ("document", "pocketbase"): 3,
    ("invoices", "pocketbase"): 10,
}
Rate = Callable[[Measurement], float]


def by_wall(measurement: Measurement) -> float:
    """Answers a second."""
    return measurement.rate


def by_cpu(measurement: Measurement) -> float:
    """Answers per second of the server's CPU: what stays true when other programs share the machine."""
    return measurement.rate_per_cpu_second


def ratios(rounds: Rounds, operation: str, ours: str, peer: str, rate: Rate) -> list[float]:
    """Ours against the peer, round by round, so that a slow minute of the machine falls on both."""
    pairs = zip(rounds.get((operation, ours), ()), rounds.get((operation, peer), ()), strict=False)
    return [rate(mine) / rate(theirs) for mine, theirs in pairs if rate(theirs)]


def number(figure: float) -> str:
    """Three significant digits, thousands with a comma."""
    return f"{figure:,.0f}" if figure >= 100 else f"{figure:.3g}"


def spread(values: Sequence[float]) -> str:
    """``median (min-max)``."""
    if not values:
        return ""
    return f"{number(statistics.median(values))} ({number(min(values))}-{number(max(values))})"


def verdict(values: Sequence[float], target: float, *, at_most: bool = False) -> str:
    """The spread of ratios, beside what their median has to be and whether it is."""
    median = statistics.median(values)
    met = median <= target if at_most else median >= target
    return f"{spread(values)} — {'≤' if at_most else '≥'} {target:g} {'met' if met else '**not met**'}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table, first column left, others right."""
    lines = ["| " + " | ".join(head) + " |", "|---|" + "---:|" * (len(head) - 1)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def _measured(rounds: Rounds) -> list[tuple[str, str]]:
    operations = {operation for operation, _ in rounds}
    return [(operation, title) for operation, title in OPERATIONS.items() if operation in operations]


def rates_table(rounds: Rounds, columns: Mapping[str, str], rate: Rate) -> str:
    """Medians with their spread."""
    rows = [
        [title, *(spread([rate(m) for m in rounds.get((operation, key), ())]) for key in columns)]
        for operation, title in _measured(rounds)
    ]
    return table(["answers a second", *columns.values()], rows)


def ratios_table(rounds: Rounds, rate: Rate) -> str:
    """Ours divided by each peer, with the target and whether it is met."""
    rows = []
    for operation, title in _measured(rounds):
        cells = []
        for peer in PEERS:
            values = ratios(rounds, operation, "truweel", peer, rate)
            target = TARGETS.get((operation, peer))
            cells.append(verdict(values, target) if values and target else spread(values))
        rows.append([title, *cells])
    return table(["Truweel against", *PEERS.values()], rows)


def as_json(rounds: Rounds) -> list[dict[str, Any]]:
    """Every measurement, and every ratio with its target."""
    entries: list[dict[str, Any]] = [
        {
            "operation": operation,
            "server": server,
            "rate": statistics.median(by_wall(m) for m in measured),
            "rounds": [vars(m) for m in measured],
        }
        for (operation, server), measured in rounds.items()
    ]
    for entry in entries:
        values = ratios(rounds, entry["operation"], "truweel", entry["server"], by_wall)
        if entry["server"] in PEERS and values:
            entry["ratio"] = {
                "median": statistics.median(values),
                "min": min(values),
                "max": max(values),
                "median_per_cpu": statistics.median(
                    ratios(rounds, entry["operation"], "truweel", entry["server"], by_cpu)
                ),
                "target": TARGETS.get((entry["operation"], entry["server"])),
            }
    return entries
