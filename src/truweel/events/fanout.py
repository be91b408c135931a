"""Events become deliveries: one for each endpoint that asked for the event and whose owner may read it.

On PostgreSQL several processes do this at once; in a tenant it is one's at a time, so that no later event of an object
becomes a delivery before an earlier one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from truweel.events.body import EventPayload
from truweel.events.job import BLOCKED, Capacity, Job, placeholders
from truweel.events.leasing import lease_expiry
from truweel.events.store import EVENT_COLUMNS
from truweel.events.subscribers import Subscriber, Subscribers, required_module
from truweel.schema.registry import Registry
from truweel.storage.database import Reader, Row, Writer

__all__ = ["BATCH", "FanoutResult", "fan_out", "oldest_undispatched_at"]

BATCH = 100
"""Events planned in one transaction, at most."""
ROWS = 1_000
"""Deliveries that they become in it, about."""


@dataclass(slots=True)
class FanoutResult:
    """What planning came to: events, deliveries, jobs leased at once, whether some of these wait for room, and
    whether there are more events."""

    events: int = 0
    deliveries: int = 0
    jobs: list[Job] = field(default_factory=list)
    waiting: bool = False
    more: bool = False


def fan_out(
    writer: Writer, registry: Registry, subscribers: Subscribers, room: Capacity, worker: str, now: int, turn: int,
    most: int = BATCH,
) -> FanoutResult:  # fmt: skip
    """Make deliveries of up to `most` events that have none yet, a share of each tenant's; lease as many as there is
    room for.

    `turn` says which tenant begins, another each time.
    """
    planned = FanoutResult()
    tenants = [row[0] for row in writer.rows(_TENANTS)]
    if tenants:
        first = turn % len(tenants)
        share = max(1, most // len(tenants))
        for tenant in (tenants[first:] + tenants[:first])[:most]:
            if writer.dialect != "postgresql" or _alone(writer, tenant):
                _plan(writer, registry, subscribers, room, worker, now, tenant, share, planned)
    return planned


_TENANTS = (
    "WITH RECURSIVE t(id) AS (SELECT min(tenant_id) FROM event WHERE dispatched_at IS NULL UNION ALL "
    "SELECT (SELECT min(e.tenant_id) FROM event e WHERE e.dispatched_at IS NULL AND e.tenant_id > t.id) FROM t "
    "WHERE t.id IS NOT NULL) SELECT id FROM t WHERE id IS NOT NULL"
)
"""The tenants with events that are not planned, by one step in the index each."""
_LOCK = 0x7472


def _alone(writer: Writer, tenant: int) -> bool:
    row = writer.row("SELECT pg_try_advisory_xact_lock(?, ?)", (_LOCK, tenant & 0x7FFF_FFFF))
    return bool(row and row[0])


def _plan(
    writer: Writer, registry: Registry, subscribers: Subscribers, room: Capacity, worker: str, now: int, tenant: int,
    share: int, planned: FanoutResult,
) -> None:  # fmt: skip
    members = [one for one in subscribers.for_tenant(writer, tenant).values() if one.endpoint.active]
    pending = "FROM event WHERE tenant_id = ? AND dispatched_at IS NULL ORDER BY id LIMIT ?"
    if not members:
        mark = f"UPDATE event SET dispatched_at = ? WHERE tenant_id = ? AND id IN (SELECT id {pending})"
        marked = writer.execute(mark, (now, tenant, tenant, share))
        planned.events += marked
        planned.more |= marked == share
        return
    share = min(share, max(1, ROWS // len(members)))
    events = [EventPayload(*row) for row in writer.rows(f"SELECT {EVENT_COLUMNS} {pending}", (tenant, share))]
    if not events:
        return
    pairs = [
        (event, one) for event in events for one in members if one.wants(event.name, required_module(registry, event))
    ]
    if pairs:
        planned.waiting |= _insert(writer, tenant, pairs, room, worker, now, planned.jobs)
    mark = f"UPDATE event SET dispatched_at = ? WHERE tenant_id = ? AND id IN ({placeholders(events)})"
    writer.execute(mark, (now, tenant, *(event.id for event in events)))
    planned.events += len(events)
    planned.deliveries += len(pairs)
    planned.more |= len(events) == share


def _insert(
    writer: Writer, tenant: int, pairs: Sequence[tuple[EventPayload, Subscriber]], room: Capacity, worker: str,
    now: int, jobs: list[Job],
) -> bool:  # fmt: skip
    """A delivery for each of `pairs`; those that may be tried at once become `jobs`. Whether some have to wait."""
    objects = list(dict.fromkeys(event.object for event, _ in pairs))
    # Where others settle meanwhile, held ones count too: the one before them may be done, and they let go, right now.
    which = "FOR SHARE" if writer.for_update else f"AND due_at < {BLOCKED}"
    busy = {
        (row[0], row[1])
        for row in writer.rows(
            f"SELECT endpoint_id, object FROM delivery WHERE tenant_id = ? AND object IN ({placeholders(objects)}) "
            f"AND state = 'pending' {which}",
            (tenant, *objects),
        )
    }
    rows: list[Row] = []
    waiting = False
    for event, subscriber in pairs:
        endpoint = subscriber.endpoint
        if not endpoint.is_push:
            rows.append((tenant, endpoint.id, event.id, event.object, 0, None, 0))
        elif (endpoint.id, event.object) in busy:
            rows.append((tenant, endpoint.id, event.id, event.object, BLOCKED, None, 0))
        elif endpoint.is_running and room.available(endpoint):
            room.take(endpoint)
            until = lease_expiry(endpoint, now)
            jobs.append(Job(endpoint, event, 1, 0, until))
            rows.append((tenant, endpoint.id, event.id, event.object, until, worker, 1))
        else:
            waiting = waiting or endpoint.is_running
            rows.append((tenant, endpoint.id, event.id, event.object, 0, None, 0))
        busy.add((endpoint.id, event.object))
    writer.execute_many(
        "INSERT INTO delivery (tenant_id, endpoint_id, event_id, object, state, due_at, lease, attempts, failures) "
        "VALUES (?, ?, ?, ?, 'pending', ?, ?, ?, 0)",
        rows,
    )
    return waiting


def oldest_undispatched_at(reader: Reader, now: int) -> int:
    """The instant of the oldest event that is no delivery yet; `now` where there is none."""
    # The plus keeps an index on `at` alone from being walked through all events that were planned long ago.
    row = reader.row("SELECT min(+at) FROM event WHERE dispatched_at IS NULL")
    return min(now, int(row[0])) if row and row[0] is not None else now
