"""The statements that move events to their receivers: fan out, claim, settle, sweep.

A delivery is `pending` until it is `delivered`, `failed` (given up) or `withheld` (its owner may no longer read it).
Deliveries of one object to one endpoint go in the order of their events. Only the first of them that is pending is ever
due; one that is known to wait behind another has `due_at` = `HELD`, so that it isn't looked at, and is let go when the
one before it is done. That mark is a shortcut: what keeps the order is the condition in `_claimable`.

On PostgreSQL several processes do this at once. Fanning out is one's at a time in a tenant, so that no later event of
an object is fanned out before an earlier one; claims skip what another is claiming.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from truweel import clock
from truweel.events.attempt import Outcome
from truweel.events.body import Told
from truweel.events.catalog import INSTALLED, TEST, UNINSTALLED
from truweel.events.schedule import LONGEST, next_attempt
from truweel.events.store import Endpoint
from truweel.events.subscribers import Subscriber, Subscribers
from truweel.schema.body import stored
from truweel.schema.registry import Registry
from truweel.storage.database import Reader, Row, Writer

__all__ = [
    "HELD",
    "Done",
    "Job",
    "Room",
    "acknowledge",
    "allowed",
    "claim",
    "claim_messages",
    "events",
    "fan_out",
    "free",
    "module",
    "oldest_due",
    "release",
    "release_all",
    "settle",
]

HELD = 2**62
"""`due_at` of a delivery that waits behind another."""
BATCH = 100
"""Events fanned out in one transaction, at most."""
ROWS = 1_000
"""Deliveries that they become in it, about."""
SUSPEND_AFTER = 5 * 24 * 60 * 60 * 1000
MARGIN = 15_000
"""Milliseconds that a lease outlives the longest attempt."""
LATEST = round(LONGEST * 1.1) * 1000 + 3 * 30_000 + MARGIN
"""The furthest that a delivery is ever put off; one that is due later was put off by a clock that ran ahead."""

_EVENT = "id, uuid, name, collection, record_id, at, label, document"


@dataclass(frozen=True, slots=True)
class Job:
    """A delivery that this process holds the lease of: to be tried for the `attempt`-th time."""

    endpoint: Endpoint
    event: Told
    attempt: int
    failures: int

    @property
    def object(self) -> str:
        """What the order goes by."""
        return f"{self.event.collection}/{self.event.record_id}"


@dataclass(frozen=True, slots=True)
class Done:
    """A job, when it was tried (milliseconds), and what came of it."""

    job: Job
    at: int
    outcome: Outcome


@dataclass(slots=True)
class Room:
    """How many more attempts may begin: in all, for a tenant, for an endpoint. A failing endpoint gets little."""

    total: int
    tenant: int
    endpoint: int
    failing: int
    tenants: dict[int, int] = field(default_factory=dict)
    endpoints: dict[tuple[int, int], int] = field(default_factory=dict)

    def copy(self) -> "Room":
        """The same room, to be taken apart."""
        return replace(self, tenants=dict(self.tenants), endpoints=dict(self.endpoints))

    def for_(self, endpoint: Endpoint) -> int:
        """How many more may begin for `endpoint`."""
        most = self.failing if endpoint.failing_since is not None else self.endpoint
        used = self.endpoints.get((endpoint.tenant_id, endpoint.id), 0)
        return max(0, min(self.total, self.tenant - self.tenants.get(endpoint.tenant_id, 0), most - used))

    def take(self, endpoint: Endpoint, count: int = 1) -> None:
        """`count` of them begin."""
        key = (endpoint.tenant_id, endpoint.id)
        self.total -= count
        self.tenants[endpoint.tenant_id] = self.tenants.get(endpoint.tenant_id, 0) + count
        self.endpoints[key] = self.endpoints.get(key, 0) + count


def lease_until(endpoint: Endpoint, now: int) -> int:
    """When somebody else may try what is tried now."""
    return now + 3 * endpoint.timeout + MARGIN


# Fan out


@dataclass(slots=True)
class Fanned:
    """What fanning out came to: events, deliveries, jobs leased at once, whether some of these wait for room, and
    whether there are more events."""

    events: int = 0
    deliveries: int = 0
    jobs: list[Job] = field(default_factory=list)
    waiting: bool = False
    more: bool = False


def fan_out(
    writer: Writer, registry: Registry, subscribers: Subscribers, room: Room, worker: str, now: int, turn: int
) -> Fanned:
    """Make deliveries of events that have none yet, a share of each tenant's; lease as many as there is room for.

    `turn` says which tenant begins, another each time.
    """
    fanned = Fanned()
    tenants = [row[0] for row in writer.rows(_TENANTS)]
    if tenants:
        first = turn % len(tenants)
        share = max(1, BATCH // len(tenants))
        for tenant in (tenants[first:] + tenants[:first])[:BATCH]:
            if writer.dialect != "postgresql" or _alone(writer, tenant):
                _fan_out(writer, registry, subscribers, room, worker, now, tenant, share, fanned)
    return fanned


_TENANTS = (
    "WITH RECURSIVE t(id) AS (SELECT min(tenant_id) FROM event WHERE dispatched_at IS NULL UNION ALL "
    "SELECT (SELECT min(e.tenant_id) FROM event e WHERE e.dispatched_at IS NULL AND e.tenant_id > t.id) FROM t "
    "WHERE t.id IS NOT NULL) SELECT id FROM t WHERE id IS NOT NULL"
)
"""The tenants with events that are not fanned out, by one step in the index each."""
_LOCK = 0x7472


def _alone(writer: Writer, tenant: int) -> bool:
    row = writer.row("SELECT pg_try_advisory_xact_lock(?, ?)", (_LOCK, tenant & 0x7FFF_FFFF))
    return bool(row and row[0])


def _fan_out(
    writer: Writer, registry: Registry, subscribers: Subscribers, room: Room, worker: str, now: int, tenant: int,
    share: int, fanned: Fanned,
) -> None:  # fmt: skip
    members = [one for one in subscribers.of(writer, tenant).values() if one.endpoint.active]
    pending = "FROM event WHERE tenant_id = ? AND dispatched_at IS NULL ORDER BY id LIMIT ?"
    if not members:
        mark = f"UPDATE event SET dispatched_at = ? WHERE tenant_id = ? AND id IN (SELECT id {pending})"
        marked = writer.execute(mark, (now, tenant, tenant, share))
        fanned.events += marked
        fanned.more |= marked == share
        return
    share = min(share, max(1, ROWS // len(members)))
    events = [Told(*row) for row in writer.rows(f"SELECT {_EVENT} {pending}", (tenant, share))]
    if not events:
        return
    pairs = [(event, one) for event in events for one in members if one.wants(event.name, module(registry, event))]
    if pairs:
        fanned.waiting |= _insert(writer, tenant, pairs, room, worker, now, fanned.jobs)
    mark = f"UPDATE event SET dispatched_at = ? WHERE tenant_id = ? AND id IN ({_marks(events)})"
    writer.execute(mark, (now, tenant, *(event.id for event in events)))
    fanned.events += len(events)
    fanned.deliveries += len(pairs)
    fanned.more |= len(events) == share


def _insert(
    writer: Writer, tenant: int, pairs: Sequence[tuple[Told, Subscriber]], room: Room, worker: str, now: int,
    jobs: list[Job],
) -> bool:  # fmt: skip
    """A delivery for each of `pairs`; those that may be tried at once become `jobs`. Whether some have to wait."""
    objects = list(dict.fromkeys(f"{event.collection}/{event.record_id}" for event, _ in pairs))
    busy = {
        (row[0], row[1])
        for row in writer.rows(
            f"SELECT endpoint_id, object FROM delivery WHERE tenant_id = ? AND object IN ({_marks(objects)}) "
            f"AND state = 'pending' AND due_at < {HELD}{' FOR SHARE' if writer.for_update else ''}",
            (tenant, *objects),
        )
    }
    rows: list[Row] = []
    waiting = False
    for event, subscriber in pairs:
        endpoint = subscriber.endpoint
        job = Job(endpoint, event, 1, 0)
        if not endpoint.pushed:
            rows.append((tenant, endpoint.id, event.id, job.object, 0, None, 0))
        elif (endpoint.id, job.object) in busy:
            rows.append((tenant, endpoint.id, event.id, job.object, HELD, None, 0))
        elif endpoint.running and room.for_(endpoint):
            room.take(endpoint)
            jobs.append(job)
            rows.append((tenant, endpoint.id, event.id, job.object, lease_until(endpoint, now), worker, 1))
        else:
            waiting = waiting or endpoint.running
            rows.append((tenant, endpoint.id, event.id, job.object, 0, None, 0))
        busy.add((endpoint.id, job.object))
    writer.many(
        "INSERT INTO delivery (tenant_id, endpoint_id, event_id, object, state, due_at, lease, attempts, failures) "
        "VALUES (?, ?, ?, ?, 'pending', ?, ?, ?, 0)",
        rows,
    )
    return waiting


def module(registry: Registry, event: Told) -> str:
    """The module that one must be allowed to read to be told of `event`; empty where there is none any more."""
    collection = registry.get(event.collection)
    if collection is None or not collection.attached:
        return collection.module if collection is not None else ""
    owner = str(stored(event.document + b"}").get(collection.attached) or "")
    target = registry.roots.get(owner.strip("/").partition("/")[0])
    return target.module if target is not None else ""


def allowed(subscriber: Subscriber, registry: Registry, event: Told) -> bool:
    """Whether its owner may be told of `event` now."""
    return event.name in (TEST, INSTALLED, UNINSTALLED) or subscriber.may_read(module(registry, event))


# Claim


@dataclass(slots=True)
class Claimed:
    """Jobs, those withheld from endpoints whose owner may no longer read them, and when to look again."""

    jobs: list[Job] = field(default_factory=list)
    withheld: list[Job] = field(default_factory=list)
    waiting: bool = False
    next_due: int = HELD


_LANES = (
    "SELECT tenant_id, id, due FROM (SELECT w.tenant_id, w.id, (SELECT min(d.due_at) FROM delivery d WHERE "
    "d.tenant_id = w.tenant_id AND d.endpoint_id = w.id AND d.state = 'pending') AS due FROM webhook_endpoint w "
    "WHERE w.deleted_at IS NULL AND w.active = 1 AND w.suspended_at IS NULL AND w.url IS NOT NULL) AS lane "
    f"WHERE due < {HELD}"
)
"""Every endpoint with something pending, and when the first of that is due."""


def claim(
    writer: Writer, registry: Registry, subscribers: Subscribers, room: Room, worker: str, now: int, turn: int
) -> Claimed:
    """Lease what is due, a tenant and an endpoint at a time in turn, as far as there is room."""
    claimed = Claimed()
    lanes: dict[int, list[int]] = {}
    for tenant, endpoint, due in writer.rows(_LANES):
        if due <= now or due > now + LATEST:
            lanes.setdefault(tenant, []).append(endpoint)
        else:
            claimed.next_due = min(claimed.next_due, due)
    members = {tenant: subscribers.of(writer, tenant) for tenant in lanes}
    for tenant, endpoint, count in _shares(lanes, members, room, turn):
        subscriber = members[tenant][endpoint]
        found = _claim(writer, subscriber.endpoint, count, worker, now, claimed)
        room.take(subscriber.endpoint, len(found))
        for job in found:
            (claimed.jobs if allowed(subscriber, registry, job.event) else claimed.withheld).append(job)
    return claimed


def _shares(
    lanes: dict[int, list[int]], members: dict[int, dict[int, Subscriber]], room: Room, turn: int
) -> Iterable[tuple[int, int, int]]:
    """How many deliveries each endpoint may begin: one is given to each tenant in turn, and there to each endpoint."""
    queues = []
    for tenant, ids in lanes.items():
        known = [id for id in ids if id in members[tenant]]
        first = turn % len(known) if known else 0
        queues.append((tenant, known[first:] + known[:first]))
    first = turn % len(queues) if queues else 0
    queues = queues[first:] + queues[:first]
    given: dict[tuple[int, int], int] = {}
    left = room.copy()
    while queues and left.total > 0:
        for tenant, ids in list(queues):
            while ids and not left.for_(members[tenant][ids[0]].endpoint):
                ids.pop(0)
            if not ids:
                queues.remove((tenant, ids))
                continue
            id = ids.pop(0)
            ids.append(id)
            left.take(members[tenant][id].endpoint)
            given[tenant, id] = given.get((tenant, id), 0) + 1
    return [(*key, count) for key, count in given.items()]


_FIRST = (
    "NOT EXISTS (SELECT 1 FROM delivery e WHERE e.tenant_id = d.tenant_id AND e.object = d.object "
    "AND e.endpoint_id = d.endpoint_id AND e.state = 'pending' AND e.event_id < d.event_id{}) "
)


def _claim(writer: Writer, endpoint: Endpoint, count: int, worker: str, now: int, claimed: Claimed) -> list[Job]:
    """Lease up to `count` of what is due to `endpoint`."""
    lock = " FOR UPDATE SKIP LOCKED" if writer.for_update else ""
    rows = writer.rows(
        "SELECT event_id, attempts, failures FROM delivery d WHERE tenant_id = ? AND endpoint_id = ? "
        f"AND state = 'pending' AND (due_at <= ? OR due_at > ? AND due_at < {HELD}) AND {_FIRST.format('')} "
        f"ORDER BY due_at, event_id LIMIT ?{lock}",
        (endpoint.tenant_id, endpoint.id, now, now + LATEST, count),
    )
    claimed.waiting |= len(rows) == count
    return _lease(writer, endpoint, rows, worker, lease_until(endpoint, now))


def _lease(writer: Writer, endpoint: Endpoint, rows: Sequence[Row], worker: str, until: int) -> list[Job]:
    if not rows:
        return []
    writer.execute(
        "UPDATE delivery SET due_at = ?, lease = ?, attempts = attempts + 1 "
        f"WHERE tenant_id = ? AND endpoint_id = ? AND event_id IN ({_marks(rows)})",
        (until, worker, endpoint.tenant_id, endpoint.id, *(row[0] for row in rows)),
    )
    told = events(writer, endpoint.tenant_id, [row[0] for row in rows])
    return [Job(endpoint, told[row[0]], row[1] + 1, row[2]) for row in rows if row[0] in told]


def events(reader: Reader, tenant: int, ids: Sequence[int]) -> dict[int, Told]:
    """The events with these ids."""
    sql = f"SELECT {_EVENT} FROM event WHERE tenant_id = ? AND id IN ({_marks(ids)})"
    return {row[0]: Told(*row) for row in reader.rows(sql, (tenant, *ids))}


def claim_messages(writer: Writer, endpoint: Endpoint, count: int, now: int, until: int) -> list[Job]:
    """Lease the next `count` of what an endpoint without a URL asks for, until the instant `until`.

    A message comes with those before it that are about the same object, or after they are acknowledged.
    """
    rows = writer.rows(
        "SELECT event_id, attempts, failures FROM delivery d WHERE tenant_id = ? AND endpoint_id = ? "
        f"AND state = 'pending' AND (due_at <= ? OR due_at > ?) AND {_FIRST.format(' AND e.due_at > ?')} "
        f"ORDER BY event_id LIMIT ?{writer.for_update}",
        (endpoint.tenant_id, endpoint.id, now, now + LATEST, now, count),
    )
    return _lease(writer, endpoint, rows, endpoint.uuid, until)


# Settle


def settle(writer: Writer, done: Sequence[Done], withheld: Sequence[Job], now: int) -> int:
    """Write down what came of attempts, put off or give up what failed, and let go what waited; how many of those."""
    taken = [one.job for one in done if one.outcome.delivered]
    put_off: list[Row] = []
    given_up: list[Job] = []
    for one in done:
        if one.outcome.delivered:
            continue
        job = one.job
        due = next_attempt(job.failures + 1, now, clock.random(), one.outcome.retry_after)
        if one.outcome.status == GONE:
            due = 0  # kept for whoever resumes the endpoint
        if due is None:
            given_up.append(job)
        else:
            put_off.append((due, job.failures + 1, *_key(job), job.attempt))
    one_of = "WHERE tenant_id = ? AND endpoint_id = ? AND event_id = ? AND state = 'pending'"
    finish = f"UPDATE delivery SET state = ?, lease = NULL, done_at = ? {one_of}"
    _many(writer, finish, [("delivered", now, *_key(job)) for job in taken])
    _many(writer, finish, [("withheld", now, *_key(job)) for job in withheld])
    _many(writer, f"{finish} AND attempts = ?", [("failed", now, *_key(job), job.attempt) for job in given_up])
    delay = f"UPDATE delivery SET due_at = ?, failures = ?, lease = NULL {one_of} AND attempts = ?"
    _many(writer, delay, put_off)
    _attempts(writer, done)
    _health(writer, done, now)
    ended = [*taken, *withheld, *given_up]
    return free(writer, [(job.endpoint.tenant_id, job.endpoint.id, job.object) for job in ended])


GONE = 410


def _key(job: Job) -> tuple[int, int, int]:
    return job.endpoint.tenant_id, job.endpoint.id, job.event.id


def _many(writer: Writer, sql: str, rows: Sequence[Sequence[Any]]) -> None:
    if rows:
        writer.many(sql, rows)


def _attempts(writer: Writer, done: Sequence[Done]) -> None:
    sql = (
        "INSERT INTO delivery_attempt (tenant_id, endpoint_id, event_id, number, at, duration, status, headers, body, "
        "error) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
    )
    rows = []
    for one in done:
        found = one.outcome
        headers = json.dumps(dict(found.headers))
        rows.append(
            (
                *_key(one.job),
                one.job.attempt,
                one.at,
                found.duration_ms,
                found.status,
                headers,
                found.body_start,
                found.error,
            )
        )
    _many(writer, sql, rows)


def _health(writer: Writer, done: Sequence[Done], now: int) -> None:
    """Note since when an endpoint fails; suspend one that is gone, or that took nothing for too long."""
    by_endpoint: dict[tuple[int, int], list[Done]] = {}
    for one in done:
        by_endpoint.setdefault((one.job.endpoint.tenant_id, one.job.endpoint.id), []).append(one)
    change = "UPDATE webhook_endpoint SET {} WHERE tenant_id = ? AND id = ? AND {}"
    suspend = change.format("suspended_at = ?, suspended_reason = ?", "suspended_at IS NULL")
    for key, some in by_endpoint.items():
        since = some[0].job.endpoint.failing_since
        if any(one.outcome.delivered for one in some):
            if since is not None:
                writer.execute(change.format("failing_since = NULL", "failing_since IS NOT NULL"), key)
        elif since is None:
            writer.execute(change.format("failing_since = ?", "failing_since IS NULL"), (now, *key))
        elif now - since >= SUSPEND_AFTER:
            reason = "Nothing was taken for 5 days."
            writer.execute(f"{suspend} AND failing_since <= ?", (now, reason, *key, now - SUSPEND_AFTER))
        if any(one.outcome.status == GONE for one in some):
            writer.execute(suspend, (now, "It answered 410 Gone.", *key))


def acknowledge(writer: Writer, endpoint: Endpoint, outcomes: Mapping[str, Outcome], now: int) -> int:
    """What whoever asked for messages says of them, by the UUID of their event; how many were waiting for it.

    One that wasn't taken is given up, for nobody calls again.
    """
    ids: dict[str, Row] = {}
    for at in range(0, len(outcomes), BATCH):
        some = list(outcomes)[at : at + BATCH]
        sql = (
            "SELECT e.uuid, d.event_id, d.attempts FROM event e JOIN delivery d ON d.tenant_id = e.tenant_id "
            "AND d.endpoint_id = ? AND d.event_id = e.id WHERE e.tenant_id = ? "
            f"AND e.uuid IN ({_marks(some)}) AND d.state = 'pending'{' FOR UPDATE OF d' if writer.for_update else ''}"
        )
        ids |= {row[0]: row[1:] for row in writer.rows(sql, (endpoint.id, endpoint.tenant_id, *some))}
    told = events(writer, endpoint.tenant_id, [id for id, _ in ids.values()]) if ids else {}
    done = [Done(Job(endpoint, told[id], max(1, tries), 0), now, outcomes[u]) for u, (id, tries) in ids.items()]
    _attempts(writer, done)
    states = [("delivered" if one.outcome.delivered else "failed", now, *_key(one.job)) for one in done]
    change = "UPDATE delivery SET state = ?, lease = NULL, done_at = ?"
    _many(writer, f"{change} WHERE tenant_id = ? AND endpoint_id = ? AND event_id = ?", states)
    return len(done)


def free(writer: Writer, objects: Iterable[tuple[int, int, str]]) -> int:
    """Let go the next delivery of each (tenant, endpoint, object) whose delivery ended; how many there were."""
    keys = list(dict.fromkeys(objects))
    freed = 0
    for at in range(0, len(keys), 200):
        some = keys[at : at + 200]
        freed += writer.execute(
            f"WITH v(t, e, o) AS (VALUES {', '.join(['(?, ?, ?)'] * len(some))}) "
            f"UPDATE delivery SET due_at = 0 FROM v WHERE tenant_id = v.t AND endpoint_id = v.e AND object = v.o "
            f"AND state = 'pending' AND due_at = {HELD} AND event_id = (SELECT min(n.event_id) FROM delivery n WHERE "
            "n.tenant_id = v.t AND n.object = v.o AND n.endpoint_id = v.e AND n.state = 'pending')",
            [value for key in some for value in key],
        )
    return freed


def _marks(values: Sequence[Any]) -> str:
    return ", ".join("?" * len(values))


# The rest


def oldest_due(reader: Reader, now: int) -> int:
    """Since when the delivery that waits longest could have been tried, in milliseconds; `now` where none waits."""
    sql = (
        "SELECT min(CASE WHEN lane.due > 0 THEN lane.due ELSE (SELECT min(e.at) FROM event e WHERE "
        "e.tenant_id = lane.tenant_id AND e.id = (SELECT d.event_id FROM delivery d WHERE d.tenant_id = lane.tenant_id "
        "AND d.endpoint_id = lane.id AND d.state = 'pending' ORDER BY d.due_at, d.event_id LIMIT 1)) END) "
        f"FROM ({_LANES}) AS lane WHERE lane.due <= ?"
    )
    row = reader.row(sql, (now,))
    return min(now, int(row[0])) if row and row[0] is not None else now


def release(writer: Writer, jobs: Iterable[Job], worker: str) -> None:
    """Give back the leases of jobs that were not tried to the end, so that they are tried again at once."""
    _many(
        writer,
        "UPDATE delivery SET due_at = 0, lease = NULL WHERE tenant_id = ? AND endpoint_id = ? AND event_id = ? "
        "AND lease = ? AND state = 'pending'",
        [(*_key(job), worker) for job in jobs],
    )


def release_all(writer: Writer) -> None:
    """Give back every lease that a dispatcher held: for the only process of a database, when it starts."""
    writer.execute(
        "UPDATE delivery SET due_at = 0, lease = NULL WHERE state = 'pending' AND lease IS NOT NULL "
        "AND EXISTS (SELECT 1 FROM webhook_endpoint w WHERE w.tenant_id = delivery.tenant_id "
        "AND w.id = delivery.endpoint_id AND w.url IS NOT NULL)"
    )
