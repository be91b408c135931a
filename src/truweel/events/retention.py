"""What is past its time away, a batch a transaction, so that nobody waits for it."""

from truweel.events import store
from truweel.events.outbox import free
from truweel.storage.database import Row, Writer

__all__ = ["sweep"]

BATCH = 500
LISTENER_KEPT = 60 * 60 * 1000
"""Milliseconds after which a listener that no longer asks is removed."""


def sweep(writer: Writer, before: int, now: int) -> bool:
    """Delete a batch of the events from before the instant `before`, of the deliveries of endpoints that were removed,
    and of listeners that nobody listens with; whether there is more."""
    return any([_events(writer, before), _removed(writer), _listeners(writer, now)])


def _events(writer: Writer, before: int) -> bool:
    rows = writer.rows(
        "SELECT tenant_id, id FROM event WHERE at < ? AND dispatched_at IS NOT NULL ORDER BY at LIMIT ?",
        (before, BATCH),
    )
    tenants: dict[int, list[int]] = {}
    for tenant, id in rows:
        tenants.setdefault(tenant, []).append(id)
    for tenant, ids in tenants.items():
        marks = ", ".join("?" * len(ids))
        for (endpoint,) in writer.rows("SELECT id FROM webhook_endpoint WHERE tenant_id = ?", (tenant,)):
            where = f"WHERE tenant_id = ? AND endpoint_id = ? AND event_id IN ({marks})"
            key = (tenant, endpoint, *ids)
            waiting: list[Row] = writer.rows(f"SELECT object FROM delivery {where} AND state = 'pending'", key)
            writer.execute(f"DELETE FROM delivery_attempt {where}", key)
            writer.execute(f"DELETE FROM delivery {where}", key)
            free(writer, [(tenant, endpoint, row[0]) for row in waiting])
        writer.execute(f"DELETE FROM event WHERE tenant_id = ? AND id IN ({marks})", (tenant, *ids))
    return len(rows) == BATCH


def _removed(writer: Writer) -> bool:
    rows = writer.rows("SELECT tenant_id, id FROM webhook_endpoint WHERE deleted_at IS NOT NULL LIMIT 1")
    for key in rows:
        of = "WHERE tenant_id = ? AND endpoint_id = ?"
        some = f"{of} AND event_id IN (SELECT event_id FROM delivery {of} ORDER BY event_id LIMIT {BATCH})"
        writer.execute(f"DELETE FROM delivery_attempt {some}", (*key, *key))
        if writer.execute(f"DELETE FROM delivery {some}", (*key, *key)) < BATCH:
            writer.execute(f"DELETE FROM delivery_attempt {of}", key)
            writer.execute("DELETE FROM webhook_endpoint WHERE tenant_id = ? AND id = ?", key)
    return bool(rows)


def _listeners(writer: Writer, now: int) -> bool:
    writer.execute(
        "UPDATE webhook_endpoint SET deleted_at = ? WHERE kind = ? AND deleted_at IS NULL "
        "AND coalesce(polled_at, created_at) < ?",
        (now, store.LISTENER, now - LISTENER_KEPT),
    )
    return False
