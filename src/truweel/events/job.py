"""A delivery on its way, and how many may be on theirs at once: the words that planning, leasing, calling and settling
share.

A delivery is `pending` until it is `delivered`, `failed` (given up) or `withheld` (its owner may no longer read it).
Deliveries of one object to one endpoint go in the order of their events. Only the first of them that is pending is ever
due; one that is known to wait behind another has `due_at` = `BLOCKED`, so that it isn't looked at, and is let go when
the one before it is done. That mark is a shortcut: what keeps the order is the condition that `leasing` asks of each.
"""

from dataclasses import dataclass, field, replace

from truweel.events.attempt import Outcome
from truweel.events.body import EventPayload
from truweel.events.store import Endpoint

__all__ = ["BLOCKED", "GONE_STATUS", "AttemptResult", "Capacity", "Job"]

BLOCKED = 2**62
"""`due_at` of a delivery that waits behind another."""
GONE_STATUS = 410
"""The status by which a receiver says that it will never take anything again."""


@dataclass(frozen=True, slots=True)
class Job:
    """A delivery that this process holds the lease of until the instant `leased_until`: to be tried for the
    `attempt_number`-th time."""

    endpoint: Endpoint
    event: EventPayload
    attempt_number: int
    failures: int
    leased_until: int

    @property
    def key(self) -> tuple[int, int, int]:
        """What its row is found by: tenant, endpoint, event."""
        return self.endpoint.tenant_id, self.endpoint.id, self.event.id


@dataclass(frozen=True, slots=True)
class AttemptResult:
    """A job, when it was tried (milliseconds), and what came of it."""

    job: Job
    attempted_at: int
    outcome: Outcome


@dataclass(slots=True)
class Capacity:
    """How many more attempts may begin: in all, for a tenant, for an endpoint. A failing endpoint gets little."""

    total: int
    per_tenant: int
    per_endpoint: int
    per_failing_endpoint: int
    used_by_tenant: dict[int, int] = field(default_factory=dict)
    used_by_endpoint: dict[tuple[int, int], int] = field(default_factory=dict)

    def copy(self) -> "Capacity":
        """The same room, to be taken apart."""
        return replace(self, used_by_tenant=dict(self.used_by_tenant), used_by_endpoint=dict(self.used_by_endpoint))

    def available(self, endpoint: Endpoint) -> int:
        """How many more may begin for `endpoint`."""
        limit = self.per_failing_endpoint if endpoint.failing_since is not None else self.per_endpoint
        used = self.used_by_endpoint.get((endpoint.tenant_id, endpoint.id), 0)
        return max(0, min(self.total, self.per_tenant - self.used_by_tenant.get(endpoint.tenant_id, 0), limit - used))

    def reserve(self, endpoint: Endpoint, count: int = 1) -> None:
        """`count` of them begin."""
        key = (endpoint.tenant_id, endpoint.id)
        self.total -= count
        self.used_by_tenant[endpoint.tenant_id] = self.used_by_tenant.get(endpoint.tenant_id, 0) + count
        self.used_by_endpoint[key] = self.used_by_endpoint.get(key, 0) + count
