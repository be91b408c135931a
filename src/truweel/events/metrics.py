"""What a dispatcher counts, for whoever exports it."""

from dataclasses import dataclass, field

__all__ = ["OUTCOMES", "DispatcherMetrics"]

OUTCOMES = ("delivered", "failed", "withheld")
"""What an attempt can come to: taken, not taken (and tried again or given up), or not made for want of rights."""


@dataclass(slots=True)
class DispatcherMetrics:
    """Counts since the process started, and two that are of now."""

    events: int = 0
    deliveries: dict[str, int] = field(default_factory=lambda: dict.fromkeys(OUTCOMES, 0))
    in_flight: int = 0
    oldest_due_seconds: float = 0.0
    """Seconds that the delivery which waits longest could have been tried for."""
