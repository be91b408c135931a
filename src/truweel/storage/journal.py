"""What a change leaves behind in its own transaction: a row of history, and a row in the outbox for each event."""

from collections.abc import Sequence

from truweel import clock
from truweel.schema.collection import Collection
from truweel.schema.resource import Resource
from truweel.storage.database import Writer
from truweel.storage.records import Saved

__all__ = ["events", "history"]


def history(
    writer: Writer,
    tenant: int,
    collection: Collection,
    record: Resource,
    *,
    at: int,
    user_id: int | None,
    app_id: int | None,
    correlation_id: str,
    operation: str,
    changes: bytes,
) -> None:
    """Who changed which members of `record` from what to what. `changes` is JSON: member → [before, after]; on
    creation the record."""
    writer.execute(
        "INSERT INTO history "
        "(tenant_id, collection, record_id, version, at, user_id, app_id, correlation_id, operation, changes) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            tenant,
            collection.key,
            record.id,
            record.version,
            at,
            user_id,
            app_id,
            correlation_id,
            operation,
            changes,
        ),
    )


def events(writer: Writer, tenant: int, at: int, rows: Sequence[tuple[str, Collection, Resource, Saved]]) -> None:
    """The outbox rows of a transaction: name, collection, record, and what of it is frozen."""
    if not rows:
        return
    ids = writer.ids("event", len(rows))
    sql = (
        "INSERT INTO event (tenant_id, id, uuid, name, collection, record_id, version, at, label, document) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    )
    values = [
        (
            tenant,
            id,
            clock.new_uuid_in_order(),
            name,
            collection.key,
            record.id,
            record.version,
            at,
            saved.label,
            saved.document,
        )
        for id, (name, collection, record, saved) in zip(ids, rows, strict=True)
    ]
    if len(values) == 1:
        writer.execute(sql, values[0])
    else:
        writer.many(sql, values)
