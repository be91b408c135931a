"""History: a row for each change of a record, written in the transaction of the change.

The changes of children are rows of their own. They have the instant and the correlation id of the row that tells their
parent's new version.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from truweel.sql import padded_batches, placeholders
from truweel.storage.database import Reader, Row, Writer

__all__ = [
    "Change",
    "ChangeFilter",
    "Stamp",
    "list_child_changes",
    "list_child_sizes",
    "list_sizes",
    "load_app_names",
    "load_changes",
    "write_history",
]

_OF_RECORD = "FROM history WHERE tenant_id = ? AND collection = ? AND record_id = ?"


class Stamp(msgspec.Struct, frozen=True):
    """Who changes something, when, and in answer to which request."""

    at: int
    user_id: int | None
    app_id: int | None
    correlation_id: str


class Change(msgspec.Struct, frozen=True):
    """What happened to one record. `changes` is JSON: member → [before, after]; on creation the record. `revision` is
    that of its collection, by whose names the members are called."""

    collection: str
    record_id: int
    version: int
    operation: str
    revision: int
    changes: bytes


@dataclass(frozen=True, slots=True)
class ChangeFilter:
    """Which changes of a record: those below the version `before`, of the user, from the instant `since` on and before
    `until`; None for any."""

    before: int | None = None
    user_id: int | None = None
    since: int | None = None
    until: int | None = None

    def condition(self) -> tuple[str, list[int]]:
        """More conditions of a WHERE, and their parameters."""
        bounds = {"version < ?": self.before, "user_id = ?": self.user_id, "at >= ?": self.since, "at < ?": self.until}
        conditions = {sql: value for sql, value in bounds.items() if value is not None}
        return "".join(f" AND {sql}" for sql in conditions), list(conditions.values())


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


def list_sizes(
    reader: Reader, tenant: int, collection: str, id: int, chosen: ChangeFilter, limit: int
) -> list[tuple[int, int, str, int]]:
    """Version, instant, correlation id and bytes of the latest `limit` changes of a record."""
    condition, values = chosen.condition()
    return [
        (row[0], row[1], row[2], row[3])
        for row in reader.rows(
            f"SELECT version, at, correlation_id, length(changes) {_OF_RECORD}{condition} "
            "ORDER BY version DESC LIMIT ?",
            (tenant, collection, id, *values, limit),
        )
    ]


def load_changes(reader: Reader, tenant: int, collection: str, id: int, chosen: ChangeFilter, limit: int) -> list[Row]:
    """The latest `limit` changes of a record: version, at, user_id, app_id, correlation_id, operation, revision,
    changes."""
    condition, values = chosen.condition()
    return reader.rows(
        f"SELECT version, at, user_id, app_id, correlation_id, operation, revision, changes {_OF_RECORD}{condition} "
        "ORDER BY version DESC LIMIT ?",
        (tenant, collection, id, *values, limit),
    )


def list_child_sizes(
    reader: Reader, tenant: int, families: Mapping[str, str], parent: int, since: int, until: int
) -> list[tuple[int, str, int]]:
    """Instant, correlation id and bytes of each change of a child of `parent`, between two instants. `families` has for
    each child collection the SELECT of the ids of a tenant and a parent."""
    rows = _child_rows(reader, tenant, families, parent, since, until, "at, correlation_id, length(changes)")
    return [(row[0], row[1], row[2]) for row in rows]


def list_child_changes(
    reader: Reader, tenant: int, families: Mapping[str, str], parent: int, since: int, until: int
) -> list[Row]:
    """The same: at, correlation_id, collection, record_id, version, operation, revision, changes, by child."""
    columns = "at, correlation_id, collection, record_id, version, operation, revision, changes"
    return sorted(
        _child_rows(reader, tenant, families, parent, since, until, columns), key=lambda row: (row[2], row[3], row[4])
    )


def _child_rows(
    reader: Reader, tenant: int, families: Mapping[str, str], parent: int, since: int, until: int, columns: str
) -> list[Row]:
    if not families:
        return []
    selects = [
        f"SELECT {columns} FROM history WHERE tenant_id = ? AND collection = ? AND record_id IN ({family}) "
        "AND at >= ? AND at <= ?"
        for family in families.values()
    ]
    values = [value for key in families for value in (tenant, key, tenant, parent, since, until)]
    return reader.rows(" UNION ALL ".join(selects), values)


def load_app_names(reader: Reader, ids: Sequence[int]) -> dict[int, str]:
    """Id → name of the apps that exist."""
    names: dict[int, str] = {}
    for batch in padded_batches(ids):
        for id, manifest in reader.rows(
            f"SELECT id, manifest FROM app WHERE id IN ({placeholders(len(batch))})", batch
        ):
            names[id] = json.loads(manifest)["name"]
    return names
