"""Leases of due deliveries, for a dispatcher or for a caller that pulls its messages.

A lease expires by itself, because its holder may have been killed. On PostgreSQL, rows that another process is leasing
are skipped.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from truweel.events.job import BLOCKED, Capacity, Job
from truweel.events.retry_schedule import MAX_RETRY_AFTER
from truweel.events.store import Endpoint, load_events
from truweel.events.subscribers import Subscriber, Subscribers, may_receive
from truweel.schema.registry import Registry
from truweel.storage.database import Reader, Row, Writer

__all__ = ["LeaseBatch", "lease", "lease_expiry", "lease_messages", "oldest_due_at", "release", "release_all"]

LEASE_MARGIN = 15_000
"""Milliseconds that a lease outlives the longest attempt."""
MAX_DELAY = round(MAX_RETRY_AFTER * 1.1) * 1000 + 3 * 30_000 + LEASE_MARGIN
"""The longest possible delay in milliseconds. A later `due_at` was written by a clock that ran ahead."""


def lease_expiry(endpoint: Endpoint, now: int) -> int:
    """When another process may try what is tried now, in milliseconds."""
    return now + 3 * endpoint.timeout + LEASE_MARGIN


@dataclass(slots=True)
class LeaseBatch:
    """The leased jobs, those withheld because the owner may no longer read them, and when to lease again."""

    jobs: list[Job] = field(default_factory=list)
    withheld: list[Job] = field(default_factory=list)
    has_backlog: bool = False
    next_due_at: int = BLOCKED


_DUE_ENDPOINTS = (
    "SELECT tenant_id, id, due FROM (SELECT w.tenant_id, w.id, (SELECT min(d.due_at) FROM delivery d WHERE "
    "d.tenant_id = w.tenant_id AND d.endpoint_id = w.id AND d.state = 'pending') AS due FROM webhook_endpoint w "
    "WHERE w.deleted_at IS NULL AND w.active = 1 AND w.suspended_at IS NULL AND w.url IS NOT NULL) AS lane "
    f"WHERE due < {BLOCKED}"
)
"""Every endpoint with pending deliveries, and when the first of them is due."""


def lease(
    writer: Writer,
    registry: Registry,
    subscribers: Subscribers,
    capacity: Capacity,
    worker: str,
    now: int,
    rotation: int,
) -> LeaseBatch:
    """Lease what is due, as far as `capacity` allows. Tenants take turns, and so do the endpoints of a tenant."""
    batch = LeaseBatch()
    due_endpoints: dict[int, list[int]] = {}
    for tenant, endpoint, due in writer.rows(_DUE_ENDPOINTS):
        if due <= now or due > now + MAX_DELAY:
            due_endpoints.setdefault(tenant, []).append(endpoint)
        else:
            batch.next_due_at = min(batch.next_due_at, due)
    subscribers_by_tenant = {tenant: subscribers.for_tenant(writer, tenant) for tenant in due_endpoints}
    due_rows: dict[int, list[tuple[Endpoint, Row]]] = {}
    for tenant, endpoint, count in _allocate(due_endpoints, subscribers_by_tenant, capacity, rotation):
        subscriber = subscribers_by_tenant[tenant][endpoint]
        rows = _due_rows(writer, subscriber.endpoint, count, now)
        batch.has_backlog |= len(rows) == count
        capacity.reserve(subscriber.endpoint, len(rows))
        due_rows.setdefault(tenant, []).extend((subscriber.endpoint, row) for row in rows)
    for tenant, pairs in due_rows.items():
        for job in _lease_rows(writer, tenant, pairs, worker, now):
            subscriber = subscribers_by_tenant[tenant][job.endpoint.id]
            (batch.jobs if may_receive(writer, registry, subscriber, job.event) else batch.withheld).append(job)
    return batch


def _allocate(
    due_endpoints: dict[int, list[int]],
    subscribers_by_tenant: dict[int, dict[int, Subscriber]],
    capacity: Capacity,
    rotation: int,
) -> Iterable[tuple[int, int, int]]:
    """How many deliveries each endpoint may start, one by one: round-robin over tenants and their endpoints."""
    queues = []
    for tenant, endpoint_ids in due_endpoints.items():
        known_ids = [endpoint_id for endpoint_id in endpoint_ids if endpoint_id in subscribers_by_tenant[tenant]]
        first = rotation % len(known_ids) if known_ids else 0
        queues.append((tenant, known_ids[first:] + known_ids[:first]))
    first = rotation % len(queues) if queues else 0
    queues = queues[first:] + queues[:first]
    shares: dict[tuple[int, int], int] = {}
    remaining = capacity.copy()
    while queues and remaining.total > 0:
        for tenant, endpoint_ids in list(queues):
            while endpoint_ids and not remaining.available(subscribers_by_tenant[tenant][endpoint_ids[0]].endpoint):
                endpoint_ids.pop(0)
            if not endpoint_ids:
                queues.remove((tenant, endpoint_ids))
                continue
            endpoint_id = endpoint_ids.pop(0)
            endpoint_ids.append(endpoint_id)
            remaining.reserve(subscribers_by_tenant[tenant][endpoint_id].endpoint)
            shares[tenant, endpoint_id] = shares.get((tenant, endpoint_id), 0) + 1
    return [(*key, count) for key, count in shares.items()]


_FIRST_OF_OBJECT = (
    "NOT EXISTS (SELECT 1 FROM delivery e WHERE e.tenant_id = d.tenant_id AND e.object = d.object "
    "AND e.endpoint_id = d.endpoint_id AND e.state = 'pending' AND e.event_id < d.event_id{}) "
)


def _due_rows(writer: Writer, endpoint: Endpoint, count: int, now: int) -> list[Row]:
    """Up to `count` of what is due to `endpoint`: event, attempts, failures."""
    lock = " FOR UPDATE SKIP LOCKED" if writer.for_update else ""
    return writer.rows(
        "SELECT event_id, attempts, failures FROM delivery d WHERE tenant_id = ? AND endpoint_id = ? "
        f"AND state = 'pending' AND (due_at <= ? OR due_at > ? AND due_at < {BLOCKED}) "
        f"AND {_FIRST_OF_OBJECT.format('')} ORDER BY due_at, event_id LIMIT ?{lock}",
        (endpoint.tenant_id, endpoint.id, now, now + MAX_DELAY, count),
    )


def _lease_rows(
    writer: Writer, tenant: int, due: Sequence[tuple[Endpoint, Row]], worker: str, now: int, until: int | None = None
) -> list[Job]:
    """Lease these rows in one statement, and read the data of each event once."""
    if not due:
        return []
    expiries = [until or lease_expiry(endpoint, now) for endpoint, _ in due]
    writer.execute_many(
        "UPDATE delivery SET due_at = ?, lease = ?, attempts = attempts + 1 "
        "WHERE tenant_id = ? AND endpoint_id = ? AND event_id = ?",
        [(expiry, worker, tenant, endpoint.id, row[0]) for expiry, (endpoint, row) in zip(expiries, due, strict=True)],
    )
    events = load_events(writer, tenant, list(dict.fromkeys(row[0] for _, row in due)))
    return [
        Job(endpoint, events[event_id], attempts + 1, failures, expiry)
        for expiry, (endpoint, (event_id, attempts, failures)) in zip(expiries, due, strict=True)
        if event_id in events
    ]


def lease_messages(writer: Writer, endpoint: Endpoint, count: int, now: int, until: int) -> list[Job]:
    """Lease the next `count` messages of an endpoint without a URL, until the instant `until`.

    A message comes together with, or after, the earlier messages about the same object.
    """
    rows = writer.rows(
        "SELECT event_id, attempts, failures FROM delivery d WHERE tenant_id = ? AND endpoint_id = ? "
        f"AND state = 'pending' AND (due_at <= ? OR due_at > ?) AND {_FIRST_OF_OBJECT.format(' AND e.due_at > ?')} "
        f"ORDER BY event_id LIMIT ?{writer.for_update}",
        (endpoint.tenant_id, endpoint.id, now, now + MAX_DELAY, now, count),
    )
    return _lease_rows(writer, endpoint.tenant_id, [(endpoint, row) for row in rows], endpoint.uuid, now, until)


def oldest_due_at(reader: Reader, now: int) -> int:
    """Since when the longest-waiting delivery has been due, in milliseconds; `now` if none waits."""
    sql = (
        "SELECT min(CASE WHEN lane.due > 0 THEN lane.due ELSE (SELECT min(e.at) FROM event e WHERE "
        "e.tenant_id = lane.tenant_id AND e.id = (SELECT d.event_id FROM delivery d WHERE d.tenant_id = lane.tenant_id "
        "AND d.endpoint_id = lane.id AND d.state = 'pending' ORDER BY d.due_at, d.event_id LIMIT 1)) END) "
        f"FROM ({_DUE_ENDPOINTS}) AS lane WHERE lane.due <= ?"
    )
    row = reader.row(sql, (now,))
    return min(now, int(row[0])) if row and row[0] is not None else now


def release(writer: Writer, jobs: Iterable[Job], worker: str) -> None:
    """Release the leases of unfinished jobs, so that they are tried again at once."""
    writer.execute_many(
        "UPDATE delivery SET due_at = 0, lease = NULL WHERE tenant_id = ? AND endpoint_id = ? AND event_id = ? "
        "AND lease = ? AND state = 'pending'",
        [(*job.key, worker) for job in jobs],
    )


def release_all(writer: Writer) -> None:
    """Release every lease of a dispatcher. Only for the single process of a database, when it starts."""
    writer.execute(
        "UPDATE delivery SET due_at = 0, lease = NULL WHERE state = 'pending' AND lease IS NOT NULL "
        "AND EXISTS (SELECT 1 FROM webhook_endpoint w WHERE w.tenant_id = delivery.tenant_id "
        "AND w.id = delivery.endpoint_id AND w.url IS NOT NULL)"
    )
