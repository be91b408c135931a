"""SQL statements about endpoints and their deliveries. Those that change deliveries are in `fanout`, `leasing`
and `results`."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from truweel.events.body import EventPayload
from truweel.sql import placeholders
from truweel.storage.database import Reader, Row, Writer

__all__ = [
    "CONSUMER_KINDS",
    "ENDPOINT_KINDS",
    "LISTENER",
    "Attempt",
    "Delivery",
    "Endpoint",
    "begin_after_commits",
    "count_deliveries",
    "count_endpoints_at_fault",
    "count_open_deliveries",
    "find_delivery",
    "find_endpoint",
    "insert_endpoint",
    "list_attempts",
    "list_deliveries",
    "list_endpoints",
    "load_events",
    "record_poll",
    "remove_endpoint",
    "reseal_secrets",
    "update_endpoint",
]

LISTENER = "listener"
ENDPOINT_KINDS = ("webhook", LISTENER)
"""Kinds that get the full record, signed: by a POST to their URL, or when they poll."""
CONSUMER_KINDS = ("push", "pull")
"""Kinds of the older event consumers, which get the id only: by a POST to their URL, or when they poll."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A webhook endpoint or event consumer. Instants and `timeout` are in milliseconds; secrets are encrypted.

    `after_event` and `snapshot` say with which event it begins; `begin_after_commits` sets them.
    """

    tenant_id: int
    id: int
    uuid: str
    kind: str
    user_id: int
    app_id: int | None
    url: str | None
    event_names: tuple[str, ...] | None
    description: str | None
    active: bool
    timeout: int
    secret: str
    created_at: int
    updated_at: int
    old_secret: str | None = None
    old_until: int | None = None
    failing_since: int | None = None
    suspended_at: int | None = None
    suspended_reason: str | None = None
    polled_at: int | None = None
    after_event: int = 0
    snapshot: str | None = None

    @property
    def is_push(self) -> bool:
        """Whether the dispatcher calls it. Otherwise it polls for its messages."""
        return self.url is not None

    @property
    def has_full_payload(self) -> bool:
        """Whether it gets the full record. Otherwise it gets the id only."""
        return self.kind in ENDPOINT_KINDS

    @property
    def is_running(self) -> bool:
        """Whether deliveries to it are attempted now: it is active and not suspended."""
        return self.active and self.suspended_at is None

    def sealed_secrets(self, now: int) -> tuple[str, ...]:
        """The encrypted secrets that sign now, the new one first."""
        overlap = self.old_secret is not None and (self.old_until or 0) > now
        return (self.secret, str(self.old_secret)) if overlap else (self.secret,)


_COLUMNS = (
    "tenant_id, id, uuid, kind, user_id, app_id, url, events, description, active, timeout, secret, created_at, "
    "updated_at, old_secret, old_until, failing_since, suspended_at, suspended_reason, polled_at, after_event, snapshot"
)


def _endpoint(row: Row) -> Endpoint:
    endpoint = Endpoint(*row)
    names = None if row[7] is None else tuple(json.loads(row[7]))
    return replace(endpoint, event_names=names, active=bool(row[9]))


def _values(endpoint: Endpoint) -> tuple[Any, ...]:
    names = None if endpoint.event_names is None else json.dumps(endpoint.event_names)
    return (
        endpoint.tenant_id, endpoint.id, endpoint.uuid, endpoint.kind, endpoint.user_id, endpoint.app_id, endpoint.url,
        names, endpoint.description, int(endpoint.active), endpoint.timeout, endpoint.secret, endpoint.created_at,
        endpoint.updated_at, endpoint.old_secret, endpoint.old_until, endpoint.failing_since, endpoint.suspended_at,
        endpoint.suspended_reason, endpoint.polled_at, endpoint.after_event, endpoint.snapshot,
    )  # fmt: skip


def insert_endpoint(writer: Writer, endpoint: Endpoint) -> None:
    """Insert a new endpoint, with an id from `writer.next_ids("webhook_endpoint")`.

    It gets the events that are committed after what this transaction can see.
    """
    writer.execute(
        f"INSERT INTO webhook_endpoint ({_COLUMNS}) VALUES ({placeholders(22)})",
        _values(begin_after_commits(writer, endpoint)),
    )


def begin_after_commits(writer: Writer, endpoint: Endpoint) -> Endpoint:
    """The endpoint, beginning with the first event that is committed after what this statement can see."""
    row = writer.row("SELECT pg_current_snapshot()::text") if writer.dialect == "postgresql" else None
    # The id is drawn after the snapshot: every event in the snapshot has a smaller one.
    (after_event,) = writer.next_ids("event")
    return replace(endpoint, after_event=after_event, snapshot=row[0] if row else None)


def update_endpoint(writer: Writer, endpoint: Endpoint) -> None:
    """Overwrite the stored endpoint."""
    names = _COLUMNS.split(", ")
    sets = ", ".join(f"{name} = ?" for name in names[2:])
    writer.execute(
        f"UPDATE webhook_endpoint SET {sets} WHERE tenant_id = ? AND id = ?",
        (*_values(endpoint)[2:], endpoint.tenant_id, endpoint.id),
    )


def remove_endpoint(writer: Writer, endpoint: Endpoint, now: int) -> None:
    """Mark it as deleted: nothing is delivered to it from now on. Its deliveries are swept later, in batches."""
    writer.execute(
        "UPDATE webhook_endpoint SET deleted_at = ? WHERE tenant_id = ? AND id = ?",
        (now, endpoint.tenant_id, endpoint.id),
    )


def find_endpoint(reader: Reader, tenant_id: int, uuid: str, kinds: Iterable[str], lock: str = "") -> Endpoint | None:
    """The endpoint with this UUID, of one of these kinds. `lock` is the writer's `for_update`."""
    row = reader.row(
        f"SELECT {_COLUMNS} FROM webhook_endpoint WHERE tenant_id = ? AND uuid = ? AND deleted_at IS NULL{lock}",
        (tenant_id, uuid),
    )
    return _endpoint(row) if row and row[3] in kinds else None


def list_endpoints(reader: Reader, tenant_id: int) -> list[Endpoint]:
    """All endpoints of the tenant, the oldest first."""
    sql = f"SELECT {_COLUMNS} FROM webhook_endpoint WHERE tenant_id = ? AND deleted_at IS NULL ORDER BY id"
    return [_endpoint(row) for row in reader.rows(sql, (tenant_id,))]


def endpoints_version(reader: Reader, tenant_id: int) -> Row | None:
    """Numbers that change when an endpoint of the tenant is created, changed or deleted, whatever the clock says."""
    sql = "SELECT count(*), sum(id), sum(updated_at) FROM webhook_endpoint WHERE tenant_id = ? AND deleted_at IS NULL"
    return reader.row(sql, (tenant_id,))


# What was delivered

_EVENT_COLUMNS = "id, uuid, name, collection, record_id, revision, at, label, document"


def load_events(reader: Reader, tenant: int, ids: Sequence[int]) -> dict[int, EventPayload]:
    """The events with these ids."""
    sql = f"SELECT {_EVENT_COLUMNS} FROM event WHERE tenant_id = ? AND id IN ({placeholders(len(ids))})"
    return {row[0]: EventPayload(*row) for row in reader.rows(sql, (tenant, *ids))}


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt of a delivery. `status` is None if no response came, `error` is None if it was accepted."""

    number: int
    at: int
    duration: int
    status: int | None
    headers: dict[str, str]
    body: str
    error: str | None


@dataclass(frozen=True, slots=True)
class Delivery:
    """One event for one endpoint; `due_at` is when it is tried next, `last` its last try."""

    event_id: int
    uuid: str
    name: str
    object: str
    version: int
    at: int
    state: str
    due_at: int
    lease: str | None
    attempts: int
    done_at: int | None
    last_attempt: Attempt | None = None


_DELIVERY = (
    "SELECT d.event_id, e.uuid, e.name, d.object, e.version, e.at, d.state, d.due_at, d.lease, d.attempts, "
    "d.done_at, a.number, a.at, a.duration, a.status, a.headers, a.body, a.error "
    "FROM delivery d JOIN event e ON e.tenant_id = d.tenant_id AND e.id = d.event_id "
    "LEFT JOIN delivery_attempt a ON a.tenant_id = d.tenant_id AND a.endpoint_id = d.endpoint_id "
    "AND a.event_id = d.event_id AND a.number = (SELECT max(number) FROM delivery_attempt b WHERE "
    "b.tenant_id = d.tenant_id AND b.endpoint_id = d.endpoint_id AND b.event_id = d.event_id) "
    "WHERE d.tenant_id = ? AND d.endpoint_id = ?"
)


def _delivery(row: Sequence[Any]) -> Delivery:
    last_attempt = _attempt(row[11:18]) if row[11] is not None else None
    return replace(Delivery(*row[:11]), last_attempt=last_attempt)


def _attempt(row: Sequence[Any]) -> Attempt:
    return Attempt(row[0], row[1], row[2], row[3], dict(json.loads(row[4])), row[5], row[6])


def list_deliveries(
    reader: Reader, endpoint: Endpoint, *, state: str | None = None, offset: int = 0, limit: int = 100
) -> list[Delivery]:
    """Deliveries of the endpoint, the newest event first."""
    where, values = _state_condition(state)
    sql = f"{_DELIVERY}{where} ORDER BY d.event_id DESC LIMIT ? OFFSET ?"
    return [_delivery(row) for row in reader.rows(sql, (endpoint.tenant_id, endpoint.id, *values, limit, offset))]


def count_deliveries(reader: Reader, endpoint: Endpoint, state: str | None = None) -> int:
    """How many deliveries the endpoint has, in total or in this state."""
    where, values = _state_condition(state)
    sql = f"SELECT count(*) FROM delivery d WHERE d.tenant_id = ? AND d.endpoint_id = ?{where}"
    row = reader.row(sql, (endpoint.tenant_id, endpoint.id, *values))
    return int(row[0]) if row else 0


def count_endpoints_at_fault(reader: Reader) -> tuple[int, int]:
    """How many endpoints of all tenants fail and are still tried, and how many are suspended."""
    row = reader.row(
        "SELECT count(*) - count(suspended_at), count(suspended_at) FROM webhook_endpoint "
        "WHERE deleted_at IS NULL AND active = 1 AND (failing_since IS NOT NULL OR suspended_at IS NOT NULL)"
    )
    assert row is not None
    return int(row[0]), int(row[1])


def reseal_secrets(writer: Writer, key_id: str, reseal: Callable[[str], str]) -> int:
    """Put `reseal` of it in place of each secret that was encrypted with the server's key `key_id`; how many."""
    count, beginning = 0, f"{key_id}:"
    for column in ("secret", "old_secret"):
        rows = writer.rows(
            f"SELECT tenant_id, id, {column} FROM webhook_endpoint WHERE substr({column}, 1, ?) = ?{writer.for_update}",
            (len(beginning), beginning),
        )
        count += len(rows)
        for tenant_id, id, sealed in rows:
            writer.execute(
                f"UPDATE webhook_endpoint SET {column} = ? WHERE tenant_id = ? AND id = ?",
                (reseal(sealed), tenant_id, id),
            )
    return count


def count_open_deliveries(reader: Reader, tenant_id: int) -> dict[tuple[int, str], int]:
    """How many deliveries of each endpoint of the tenant are `pending` or `failed`, by its id and the state."""
    sql = (
        "SELECT endpoint_id, state, count(*) FROM delivery WHERE tenant_id = ? AND state IN ('pending', 'failed') "
        "GROUP BY endpoint_id, state"
    )
    return {(endpoint_id, state): count for endpoint_id, state, count in reader.rows(sql, (tenant_id,))}


def _state_condition(state: str | None) -> tuple[str, tuple[str, ...]]:
    return ("", ()) if state is None else (" AND d.state = ?", (state,))


def find_delivery(reader: Reader, endpoint: Endpoint, uuid: str) -> Delivery | None:
    """The delivery of the event with this UUID."""
    row = reader.row(f"{_DELIVERY} AND e.uuid = ?", (endpoint.tenant_id, endpoint.id, uuid))
    return _delivery(row) if row else None


def list_attempts(reader: Reader, endpoint: Endpoint, event_id: int) -> list[Attempt]:
    """All attempts of a delivery, the oldest first."""
    rows = reader.rows(
        "SELECT number, at, duration, status, headers, body, error FROM delivery_attempt "
        "WHERE tenant_id = ? AND endpoint_id = ? AND event_id = ? ORDER BY number",
        (endpoint.tenant_id, endpoint.id, event_id),
    )
    return [_attempt(row) for row in rows]


def record_poll(writer: Writer, endpoint: Endpoint, now: int) -> None:
    """Record that the endpoint polled for its messages."""
    writer.execute(
        "UPDATE webhook_endpoint SET polled_at = ? WHERE tenant_id = ? AND id = ?",
        (now, endpoint.tenant_id, endpoint.id),
    )
