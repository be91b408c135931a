"""Deletion of old events, in one small batch per transaction so that no request waits for it."""

from truweel.events import store
from truweel.sql import placeholders
from truweel.storage.database import Writer

__all__ = ["START", "SweepPosition", "sweep"]

BATCH = 500
LISTENER_IDLE_LIMIT = 24 * 60 * 60 * 1000
"""Milliseconds after which a listener that no longer polls is removed."""

SweepPosition = tuple[int, int]
"""The position of a sweep: the instant and the id of the last event that was read."""
START = (0, 0)


def sweep(writer: Writer, before: int, now: int, after: SweepPosition = START) -> SweepPosition | None:
    """Delete one batch: events before the instant `before` without pending deliveries, deliveries of removed endpoints,
    and idle listeners.

    The batch starts after `after`. Returns the position for the next batch, None at the end.
    """
    _remove_idle_listeners(writer, now)
    has_more = _delete_removed_endpoints(writer)
    return _delete_old_events(writer, before, after) or (after if has_more else None)


def _delete_old_events(writer: Writer, before: int, after: SweepPosition) -> SweepPosition | None:
    rows = writer.rows(
        f"SELECT tenant_id, id, at, {_IS_PENDING} FROM event e WHERE at >= ? AND at < ? AND (at, id) > (?, ?) "
        "AND dispatched_at IS NOT NULL ORDER BY at, id LIMIT ?",
        (after[0], before, *after, BATCH),
    )
    tenants: dict[int, list[int]] = {}
    for tenant, id, _, is_pending in rows:
        if not is_pending:
            tenants.setdefault(tenant, []).append(id)
    for tenant, ids in tenants.items():
        marks = placeholders(len(ids))
        for (endpoint,) in writer.rows("SELECT id FROM webhook_endpoint WHERE tenant_id = ?", (tenant,)):
            where = f"WHERE tenant_id = ? AND endpoint_id = ? AND event_id IN ({marks})"
            writer.execute(f"DELETE FROM delivery_attempt {where}", (tenant, endpoint, *ids))
            writer.execute(f"DELETE FROM delivery {where}", (tenant, endpoint, *ids))
        writer.execute(f"DELETE FROM event WHERE tenant_id = ? AND id IN ({marks})", (tenant, *ids))
    return (rows[-1][2], rows[-1][1]) if len(rows) == BATCH else None


_IS_PENDING = (
    "EXISTS (SELECT 1 FROM webhook_endpoint w JOIN delivery d ON d.tenant_id = w.tenant_id AND d.endpoint_id = w.id "
    "AND d.event_id = e.id WHERE w.tenant_id = e.tenant_id AND w.deleted_at IS NULL AND d.state = 'pending')"
)
"""Whether an existing endpoint has a pending delivery of the event."""


def _delete_removed_endpoints(writer: Writer) -> bool:
    rows = writer.rows("SELECT tenant_id, id FROM webhook_endpoint WHERE deleted_at IS NOT NULL LIMIT 1")
    for key in rows:
        where = "WHERE tenant_id = ? AND endpoint_id = ?"
        batch = f"{where} AND event_id IN (SELECT event_id FROM delivery {where} ORDER BY event_id LIMIT {BATCH})"
        writer.execute(f"DELETE FROM delivery_attempt {batch}", (*key, *key))
        if writer.execute(f"DELETE FROM delivery {batch}", (*key, *key)) < BATCH:
            writer.execute(f"DELETE FROM delivery_attempt {where}", key)
            writer.execute("DELETE FROM webhook_endpoint WHERE tenant_id = ? AND id = ?", key)
    return bool(rows)


def _remove_idle_listeners(writer: Writer, now: int) -> None:
    writer.execute(
        "UPDATE webhook_endpoint SET deleted_at = ? WHERE kind = ? AND deleted_at IS NULL "
        "AND coalesce(polled_at, created_at) < ?",
        (now, store.LISTENER, now - LISTENER_IDLE_LIMIT),
    )
