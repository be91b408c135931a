"""The outbox: a row for each event, written in the transaction of the change that causes it."""

from collections.abc import Sequence

from truweel import clock
from truweel.schema.collection import Collection
from truweel.schema.resource import Resource, meta
from truweel.storage.database import Writer
from truweel.storage.records import SavedBytes

__all__ = ["write_events"]


def write_events(
    writer: Writer, tenant: int, instant: int, rows: Sequence[tuple[str, Collection, Resource, SavedBytes]]
) -> None:
    """The outbox rows of a transaction: name, collection, record, and what of it is frozen."""
    if not rows:
        return
    ids = writer.next_ids("event", len(rows))
    sql = _INSERT[writer.dialect]
    values = [
        (
            tenant,
            id,
            clock.new_uuid7(),
            name,
            collection.key,
            record.id,
            meta(record).version,
            collection.revision,
            instant,
            saved.label,
            saved.document,
            *((tenant, instant) if writer.dialect == "sqlite" else ()),
        )
        for id, (name, collection, record, saved) in zip(ids, rows, strict=True)
    ]
    if len(values) == 1:
        writer.execute(sql, values[0])
    else:
        writer.execute_many(sql, values)


_COLUMNS = "tenant_id, id, uuid, name, collection, record_id, version, revision, at, label, document"
_INSERT = {
    # SQLite has one writer. So where the tenant has no endpoint now, none gets the event: there is nothing to fan out.
    "sqlite": (
        f"INSERT INTO event ({_COLUMNS}, dispatched_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CASE WHEN EXISTS "
        "(SELECT 1 FROM webhook_endpoint WHERE tenant_id = ? AND deleted_at IS NULL) THEN NULL ELSE ? END)"
    ),
    # Endpoints that are made meanwhile are compared with the transaction (`events.fanout`).
    "postgresql": (
        f"INSERT INTO event ({_COLUMNS}, xid) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, pg_current_xact_id()::text::bigint)"
    ),
}
