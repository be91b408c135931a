"""History: a row for each change of a record, written in the transaction of the change."""

from collections.abc import Sequence
from dataclasses import dataclass

from truweel.storage.database import Writer

__all__ = ["Change", "Stamp", "write_history"]


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who changes something, when, and in answer to which request."""

    at: int
    user_id: int | None
    app_id: int | None
    correlation_id: str


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one record. `changes` is JSON: member → [before, after]; on creation the record. `revision` is
    that of its collection, by whose names the members are called."""

    collection: str
    record_id: int
    version: int
    operation: str
    revision: int
    changes: bytes


def write_history(writer: Writer, tenant: int, stamp: Stamp, changes: Sequence[Change]) -> None:
    """The history of a transaction."""
    sql = (
        "INSERT INTO history (tenant_id, at, user_id, app_id, correlation_id, collection, record_id, version, "
        "operation, revision, changes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    )
    origin = (tenant, stamp.at, stamp.user_id, stamp.app_id, stamp.correlation_id)
    rows = [(*origin, c.collection, c.record_id, c.version, c.operation, c.revision, c.changes) for c in changes]
    if len(rows) == 1:
        writer.execute(sql, rows[0])
    elif rows:
        writer.execute_many(sql, rows)
