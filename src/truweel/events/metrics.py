"""Metrics of a dispatcher, for export."""

from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["OUTCOMES", "DispatcherMetrics"]

OUTCOMES = ("delivered", "failed", "withheld")
"""Outcomes: accepted, not accepted (then tried again or given up), or not attempted for lack of rights."""


def _count_nowhere(*_: object) -> None:
    pass


@dataclass(slots=True)
class DispatcherMetrics:
    """Two gauges, and where the counters are kept: `count_events(number)` is told of events taken from the outbox,
    `count_deliveries(outcome, number)` of deliveries by their outcome."""

    in_flight: int = 0
    oldest_due_seconds: float = 0.0
    """Seconds that the longest-waiting delivery has been due."""
    count_events: Callable[[int], None] = _count_nowhere
    count_deliveries: Callable[[str, int], None] = _count_nowhere
