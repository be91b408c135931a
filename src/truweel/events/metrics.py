"""Metrics of a dispatcher, for export."""

from dataclasses import dataclass, field

__all__ = ["OUTCOMES", "DispatcherMetrics"]

OUTCOMES = ("delivered", "failed", "withheld")
"""Outcomes: accepted, not accepted (then tried again or given up), or not attempted for lack of rights."""


@dataclass(slots=True)
class DispatcherMetrics:
    """Counters since the process started, and two gauges: `in_flight` and `oldest_due_seconds`."""

    events: int = 0
    deliveries: dict[str, int] = field(default_factory=lambda: dict.fromkeys(OUTCOMES, 0))
    in_flight: int = 0
    oldest_due_seconds: float = 0.0
    """Seconds that the longest-waiting delivery has been due."""
