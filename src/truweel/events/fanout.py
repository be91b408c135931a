"""Fan-out: an event becomes one delivery for each endpoint that subscribed to it and whose owner may read it.

On PostgreSQL several processes do this at once, but only one at a time for a tenant: no later event of an object
becomes a delivery before an earlier one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from truweel.events.body import EventPayload
from truweel.events.job import BLOCKED, Capacity, Job
from truweel.events.leasing import lease_expiry
from truweel.events.store import load_events
from truweel.events.subscribers import Subscriber, Subscribers, required_module
from truweel.schema.registry import Registry
from truweel.sql import placeholders
from truweel.storage.database import Reader, Row, Writer

__all__ = ["MAX_EVENTS", "FanoutResult", "fan_out", "oldest_undispatched_at"]

MAX_EVENTS = 100
"""Events fanned out in one transaction, at most."""
MAX_DELIVERIES = 1_000
"""Deliveries created in one transaction, approximately."""


@dataclass(slots=True)
class FanoutResult:
    """Counts of events and deliveries, and the jobs leased immediately.

    `has_backlog` says that some deliveries wait for free capacity, `has_more_events` that more events are waiting.
    """

    events: int = 0
    deliveries: int = 0
    jobs: list[Job] = field(default_factory=list)
    has_backlog: bool = False
    has_more_events: bool = False


def fan_out(
    writer: Writer, registry: Registry, subscribers: Subscribers, capacity: Capacity, worker: str, now: int,
    rotation: int, max_events: int = MAX_EVENTS,
) -> FanoutResult:  # fmt: skip
    """Create deliveries of up to `max_events` events that have none yet, and lease as many as `capacity` allows.

    Tenants get equal shares. `rotation`, which differs each time, says which tenant is first.
    """
    result = FanoutResult()
    tenants = [row[0] for row in writer.rows(_TENANTS)]
    if tenants:
        first = rotation % len(tenants)
        share = max(1, max_events // len(tenants))
        for tenant in (tenants[first:] + tenants[:first])[:max_events]:
            if writer.dialect != "postgresql" or _lock_tenant(writer, tenant):
                _fan_out_tenant(writer, registry, subscribers, capacity, worker, now, tenant, share, result)
    return result


_TENANTS = (
    "WITH RECURSIVE t(id) AS (SELECT min(tenant_id) FROM event WHERE dispatched_at IS NULL UNION ALL "
    "SELECT (SELECT min(e.tenant_id) FROM event e WHERE e.dispatched_at IS NULL AND e.tenant_id > t.id) FROM t "
    "WHERE t.id IS NOT NULL) SELECT id FROM t WHERE id IS NOT NULL"
)
"""The tenants with events that are not fanned out, found with one index step each."""
_LOCK = 0x7472


def _lock_tenant(writer: Writer, tenant: int) -> bool:
    row = writer.row("SELECT pg_try_advisory_xact_lock(?, ?)", (_LOCK, tenant & 0x7FFF_FFFF))
    return bool(row and row[0])


def _fan_out_tenant(
    writer: Writer, registry: Registry, subscribers: Subscribers, capacity: Capacity, worker: str, now: int,
    tenant: int, share: int, result: FanoutResult,
) -> None:  # fmt: skip
    # Events first, then subscribers: an endpoint that was committed before one of these events is then seen.
    sql = "SELECT id FROM event WHERE tenant_id = ? AND dispatched_at IS NULL ORDER BY id LIMIT ?"
    ids = [row[0] for row in writer.rows(sql, (tenant, share))]
    active_subscribers = [
        subscriber for subscriber in subscribers.for_tenant(writer, tenant).values() if subscriber.endpoint.active
    ]
    if active_subscribers:
        share = min(share, max(1, MAX_DELIVERIES // len(active_subscribers)))
        ids = ids[:share]
    if not ids:
        return
    if active_subscribers:
        payloads = load_events(writer, tenant, ids)
        names = frozenset[str]().union(*(subscriber.event_names for subscriber in active_subscribers))
        events = [payloads[id] for id in ids if id in payloads and payloads[id].name in names]
        modules = {event.id: required_module(writer, registry, tenant, event) for event in events}
        pairs = [
            (event, subscriber)
            for event in events
            for subscriber in active_subscribers
            if subscriber.wants(event.name, modules[event.id])
        ]
        earlier = _find_earlier(writer, tenant, pairs)
        pairs = [pair for pair in pairs if (pair[0].id, pair[1].endpoint.id) not in earlier]
        if pairs:
            result.has_backlog |= _insert_deliveries(writer, tenant, pairs, capacity, worker, now, result.jobs)
        result.deliveries += len(pairs)
    mark = f"UPDATE event SET dispatched_at = ? WHERE tenant_id = ? AND id IN ({placeholders(len(ids))})"
    writer.execute(mark, (now, tenant, *ids))
    result.events += len(ids)
    result.has_more_events |= len(ids) == share


def _find_earlier(
    writer: Writer, tenant: int, pairs: Sequence[tuple[EventPayload, Subscriber]]
) -> set[tuple[int, int]]:
    """The pairs (event id, endpoint id) whose event was committed before the endpoint was made."""
    candidates = {
        (event.id, subscriber.endpoint.id) for event, subscriber in pairs if event.id <= subscriber.endpoint.after_event
    }
    if not candidates or writer.dialect != "postgresql":
        return candidates
    event_ids = sorted({event_id for event_id, _ in candidates})
    endpoint_ids = sorted({endpoint_id for _, endpoint_id in candidates})
    visible = writer.rows(
        "SELECT e.id, w.id FROM event e JOIN webhook_endpoint w ON w.tenant_id = e.tenant_id "
        "AND pg_visible_in_snapshot(e.xid::text::xid8, w.snapshot::pg_snapshot) WHERE e.tenant_id = ? "
        f"AND e.id IN ({placeholders(len(event_ids))}) AND w.id IN ({placeholders(len(endpoint_ids))})",
        (tenant, *event_ids, *endpoint_ids),
    )
    return candidates & {(event_id, endpoint_id) for event_id, endpoint_id in visible}


def _insert_deliveries(
    writer: Writer, tenant: int, pairs: Sequence[tuple[EventPayload, Subscriber]], capacity: Capacity, worker: str,
    now: int, jobs: list[Job],
) -> bool:  # fmt: skip
    """A delivery for each of `pairs`. Those that may be tried now are added to `jobs`. Returns whether others wait."""
    objects = list(dict.fromkeys(event.object for event, _ in pairs))
    # Where other processes record results meanwhile, blocked ones count too: they may be unblocked right now.
    condition = "FOR SHARE" if writer.for_update else f"AND due_at < {BLOCKED}"
    pending_objects = {
        (row[0], row[1])
        for row in writer.rows(
            f"SELECT endpoint_id, object FROM delivery WHERE tenant_id = ? "
            f"AND object IN ({placeholders(len(objects))}) AND state = 'pending' {condition}",
            (tenant, *objects),
        )
    }
    rows: list[Row] = []
    has_backlog = False
    for event, subscriber in pairs:
        endpoint = subscriber.endpoint
        if not endpoint.is_push:
            rows.append((tenant, endpoint.id, event.id, event.object, 0, None, 0))
        elif (endpoint.id, event.object) in pending_objects:
            rows.append((tenant, endpoint.id, event.id, event.object, BLOCKED, None, 0))
        elif endpoint.is_running and capacity.available(endpoint):
            capacity.reserve(endpoint)
            leased_until = lease_expiry(endpoint, now)
            jobs.append(Job(endpoint, event, 1, 0, leased_until))
            rows.append((tenant, endpoint.id, event.id, event.object, leased_until, worker, 1))
        else:
            has_backlog = has_backlog or endpoint.is_running
            rows.append((tenant, endpoint.id, event.id, event.object, 0, None, 0))
        pending_objects.add((endpoint.id, event.object))
    writer.execute_many(
        "INSERT INTO delivery (tenant_id, endpoint_id, event_id, object, state, due_at, lease, attempts, failures) "
        "VALUES (?, ?, ?, ?, 'pending', ?, ?, ?, 0)",
        rows,
    )
    return has_backlog


def oldest_undispatched_at(reader: Reader, now: int) -> int:
    """The instant of the oldest event that is not fanned out yet; `now` if there is none."""
    # The plus keeps the planner from using an index on `at` alone, which contains all old events too.
    row = reader.row("SELECT min(+at) FROM event WHERE dispatched_at IS NULL")
    return min(now, int(row[0])) if row and row[0] is not None else now
