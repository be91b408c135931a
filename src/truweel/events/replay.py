"""Delivery on demand: redeliver, resume, recover what was missed, send a test event."""

from dataclasses import replace

from truweel import clock
from truweel.events import store
from truweel.events.body import EventPayload
from truweel.events.job import BLOCKED
from truweel.events.store import Delivery, Endpoint
from truweel.events.subscribers import Subscriber, required_module
from truweel.schema.collection import Collection
from truweel.schema.registry import Registry
from truweel.storage import records
from truweel.storage.database import Writer

__all__ = ["recover", "redeliver", "resume", "send_test"]

BATCH = 500


def redeliver(writer: Writer, endpoint: Endpoint, delivery: Delivery) -> None:
    """Try the delivery again, now and with the full retry schedule. One that is being tried now is not changed."""
    writer.execute(
        "UPDATE delivery SET state = 'pending', due_at = 0, failures = 0, done_at = NULL "
        "WHERE tenant_id = ? AND endpoint_id = ? AND event_id = ? AND lease IS NULL",
        (endpoint.tenant_id, endpoint.id, delivery.event_id),
    )


def resume(writer: Writer, endpoint: Endpoint, now: int) -> None:
    """Lift the suspension. Pending deliveries are tried at once."""
    resumed = replace(endpoint, suspended_at=None, suspended_reason=None, failing_since=None, updated_at=now)
    store.update_endpoint(writer, resumed)
    writer.execute(
        "UPDATE delivery SET due_at = 0, failures = 0 WHERE tenant_id = ? AND endpoint_id = ? AND state = 'pending' "
        f"AND lease IS NULL AND due_at < {BLOCKED}",
        (endpoint.tenant_id, endpoint.id),
    )


def recover(
    writer: Writer, registry: Registry, subscriber: Subscriber, since: int, after: int
) -> tuple[int, int | None]:
    """Deliver events since `since` that the endpoint subscribes to and didn't get: given up, or never created for it.
    Those that the fan-out is still to bring it are left to the fan-out.

    Reads one batch of events with ids above `after`. Returns how many are delivered, and where the next batch starts;
    None after the last one.
    """
    endpoint = subscriber.endpoint
    before = "e.id <= ?"
    bounds: list[int | str] = [endpoint.after_event]
    if endpoint.snapshot is not None:
        before += " AND pg_visible_in_snapshot(e.xid::text::xid8, ?::pg_snapshot)"
        bounds.append(endpoint.snapshot)
    rows = writer.rows(
        "SELECT e.id, e.uuid, e.name, e.collection, e.record_id, e.revision, e.at, e.label, e.document, d.state "
        "FROM event e "
        "LEFT JOIN delivery d ON d.tenant_id = e.tenant_id AND d.endpoint_id = ? AND d.event_id = e.id "
        f"WHERE e.tenant_id = ? AND e.id > ? AND e.at >= ? AND (e.dispatched_at IS NOT NULL OR {before}) "
        "AND e.version > 0 ORDER BY e.id LIMIT ?",
        (endpoint.id, endpoint.tenant_id, after, since, *bounds, BATCH),
    )
    missing, repeated = [], []
    for row in rows:
        event, state = EventPayload(*row[:9]), row[9]
        if state in ("pending", "delivered") or event.name not in subscriber.event_names:
            continue
        if not subscriber.may_read(required_module(writer, registry, endpoint.tenant_id, event)):
            continue
        key = (endpoint.tenant_id, endpoint.id, event.id)
        if state is None:
            missing.append((*key, f"{event.collection}/{event.record_id}"))
        else:
            repeated.append(key)
    insert = (
        "INSERT INTO delivery (tenant_id, endpoint_id, event_id, object, state, due_at, attempts, failures) "
        "VALUES (?, ?, ?, ?, 'pending', 0, 0, 0)"
    )
    reset = (
        "UPDATE delivery SET state = 'pending', due_at = 0, failures = 0, done_at = NULL "
        "WHERE tenant_id = ? AND endpoint_id = ? AND event_id = ?"
    )
    if missing:
        writer.execute_many(insert, missing)
    if repeated:
        writer.execute_many(reset, repeated)
    return len(missing) + len(repeated), rows[-1][0] if len(rows) == BATCH else None


def send_test(writer: Writer, endpoint: Endpoint, name: str, collection: Collection | None, now: int) -> str | None:
    """Create a test event for this endpoint only. Returns its UUID, or None if `collection` has no record.

    With a collection it is about the first record in its current state; without, about no record. Version 0
    distinguishes it from a real event.
    """
    (id,) = writer.next_ids("event")
    uuid = clock.new_uuid7()
    if collection is None:
        document, collection_key, record_id = b'{"message":"This endpoint works."', "", id
        label, revision = b'""', 1
    else:
        own = {} if collection.flag is None else {collection.flag: collection.is_view}
        record = next(iter(records.select(writer, collection, endpoint.tenant_id, own, limit=1)), None)
        if record is None:
            return None
        saved = records.encode_record(collection, record)
        document, label, collection_key, record_id = saved.document, saved.label, collection.key, record.id
        revision = collection.revision
    writer.execute(
        "INSERT INTO event (tenant_id, id, uuid, name, collection, record_id, version, revision, at, label, document, "
        "dispatched_at) VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?)",
        (endpoint.tenant_id, id, uuid, name, collection_key, record_id, revision, now, label, document, now),
    )
    writer.execute(
        "INSERT INTO delivery (tenant_id, endpoint_id, event_id, object, state, due_at, attempts, failures) "
        "VALUES (?, ?, ?, ?, 'pending', 0, 0, 0)",
        (endpoint.tenant_id, endpoint.id, id, f"test/{id}"),
    )
    return uuid
