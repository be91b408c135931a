"""Jobs and capacity: the types that fan-out, leasing, delivery and results share.

A delivery is `pending` until it is `delivered`, `failed` (given up) or `withheld` (its owner may no longer read it).
Deliveries of one object to one endpoint are made in the order of their events: only the first pending one is ever due.
One that waits behind another has `due_at` = `BLOCKED`, so that queries skip it; it is unblocked when the one before it
ends. That mark is only an optimization. The order is guaranteed by the condition that `leasing` checks for each.
"""

from dataclasses import dataclass, field, replace

from truweel.events.attempt import Outcome
from truweel.events.body import EventPayload
from truweel.events.store import Endpoint

__all__ = ["BLOCKED", "GONE_STATUS", "AttemptResult", "Capacity", "Job"]

BLOCKED = 2**62
"""`due_at` of a delivery that waits behind another."""
GONE_STATUS = 410
"""The HTTP status by which a receiver says that it will never accept anything again."""


@dataclass(frozen=True, slots=True)
class Job:
    """A delivery leased by this process until the instant `leased_until`. `attempt_number` counts from 1."""

    endpoint: Endpoint
    event: EventPayload
    attempt_number: int
    failures: int
    leased_until: int

    @property
    def key(self) -> tuple[int, int, int]:
        """The key of its row: tenant, endpoint, event."""
        return self.endpoint.tenant_id, self.endpoint.id, self.event.id


@dataclass(frozen=True, slots=True)
class AttemptResult:
    """A job, the instant of its attempt (milliseconds), and the outcome."""

    job: Job
    attempted_at: int
    outcome: Outcome


@dataclass(slots=True)
class Capacity:
    """How many more attempts may start: in total, per tenant, per endpoint. A failing endpoint gets few."""

    total: int
    per_tenant: int
    per_endpoint: int
    per_failing_endpoint: int
    used_by_tenant: dict[int, int] = field(default_factory=dict)
    used_by_endpoint: dict[tuple[int, int], int] = field(default_factory=dict)

    def copy(self) -> "Capacity":
        """An independent copy."""
        return replace(self, used_by_tenant=dict(self.used_by_tenant), used_by_endpoint=dict(self.used_by_endpoint))

    def available(self, endpoint: Endpoint) -> int:
        """How many more attempts may start for `endpoint`."""
        limit = self.per_failing_endpoint if endpoint.failing_since is not None else self.per_endpoint
        used = self.used_by_endpoint.get((endpoint.tenant_id, endpoint.id), 0)
        return max(0, min(self.total, self.per_tenant - self.used_by_tenant.get(endpoint.tenant_id, 0), limit - used))

    def reserve(self, endpoint: Endpoint, count: int = 1) -> None:
        """Count `count` attempts of `endpoint` as started."""
        key = (endpoint.tenant_id, endpoint.id)
        self.total -= count
        self.used_by_tenant[endpoint.tenant_id] = self.used_by_tenant.get(endpoint.tenant_id, 0) + count
        self.used_by_endpoint[key] = self.used_by_endpoint.get(key, 0) + count
