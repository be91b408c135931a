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
    # Endpoints made meanwhile are compared with it (`events.fanout`). SQLite has one writer and needs none.
    xid = "pg_current_xact_id()::text::bigint" if writer.dialect == "postgresql" else "NULL"
    sql = (
        "INSERT INTO event (tenant_id, id, uuid, name, collection, record_id, version, revision, at, label, "
        f"document, xid) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, {xid})"
    )
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
        )
        for id, (name, collection, record, saved) in zip(ids, rows, strict=True)
    ]
    if len(values) == 1:
        writer.execute(sql, values[0])
    else:
        writer.execute_many(sql, values)
