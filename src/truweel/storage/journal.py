"""What a change leaves behind in its own transaction: a row of history, and a row in the outbox for each event."""

from collections.abc import Sequence
from dataclasses import dataclass

from truweel import clock
from truweel.schema.collection import Collection
from truweel.schema.resource import Resource
from truweel.storage.database import Writer
from truweel.storage.records import SavedBytes

__all__ = ["Change", "Stamp", "write_events", "write_history"]


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who changes something, when, and in answer to which request."""

    at: int
    user_id: int | None
    app_id: int | None
    correlation_id: str


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one record. `changes` is JSON: member → [before, after]; on creation the record."""

    collection: str
    record_id: int
    version: int
    operation: str
    changes: bytes


def write_history(writer: Writer, tenant: int, stamp: Stamp, changes: Sequence[Change]) -> None:
    """The history of a transaction."""
    sql = (
        "INSERT INTO history "
        "(tenant_id, at, user_id, app_id, correlation_id, collection, record_id, version, operation, changes) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    )
    origin = (tenant, stamp.at, stamp.user_id, stamp.app_id, stamp.correlation_id)
    rows = [
        (*origin, change.collection, change.record_id, change.version, change.operation, change.changes)
        for change in changes
    ]
    if len(rows) == 1:
        writer.execute(sql, rows[0])
    elif rows:
        writer.execute_many(sql, rows)


def write_events(
    writer: Writer, tenant: int, instant: int, rows: Sequence[tuple[str, Collection, Resource, SavedBytes]]
) -> None:
    """The outbox rows of a transaction: name, collection, record, and what of it is frozen."""
    if not rows:
        return
    ids = writer.next_ids("event", len(rows))
    sql = (
        "INSERT INTO event (tenant_id, id, uuid, name, collection, record_id, version, at, label, document) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    )
    values = [
        (
            tenant,
            id,
            clock.new_uuid7(),
            name,
            collection.key,
            record.id,
            record.version,
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
