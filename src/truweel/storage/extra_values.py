"""The side table of extra fields, `extra_value`: one row for each value of a record, to filter by."""

from collections.abc import Iterable, Sequence
from typing import Any

from truweel.schema.collection import Collection
from truweel.schema.extra import Definitions
from truweel.schema.resource import Resource
from truweel.storage.database import Reader, Writer

__all__ = [
    "ALL_IDS",
    "count_extra_values",
    "delete_extra_change",
    "delete_extra_values",
    "extra_values",
    "find_extra_change",
    "former_names_fingerprint",
    "holder_of_name",
    "ids_with_extra_value",
    "insert_extra_values",
    "list_former_names",
    "note_extra_change",
]

ALL_IDS = -(2**63)
"""What every id is above."""


def count_extra_values(reader: Reader, collection: Collection, tenant: int, field_id: int) -> int:
    """How many records hold a value of an extra field."""
    sql = "SELECT count(*) FROM extra_value WHERE tenant_id = ? AND field_id = ? AND collection = ?"
    row = reader.row(sql, (tenant, field_id, collection.key))
    return int(row[0]) if row else 0


def ids_with_extra_value(
    reader: Reader, collection: Collection, tenant: int, field_id: int, after: int, limit: int
) -> list[int]:
    """The first `limit` records with ids above `after` that hold a value of an extra field."""
    sql = (
        "SELECT record_id FROM extra_value WHERE tenant_id = ? AND field_id = ? AND collection = ? AND record_id > ? "
        "ORDER BY record_id LIMIT ?"
    )
    return [row[0] for row in reader.rows(sql, (tenant, field_id, collection.key, after, limit))]


# Changes of definitions that documents don't follow yet


def note_extra_change(
    writer: Writer, collection: Collection, tenant: int, field_id: int, names: Iterable[str], at: int
) -> None:
    """Note that documents may hold a field under these names, and in another group than its own."""
    sql = (
        "INSERT INTO extra_change (tenant_id, collection, name, field_id, at) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (tenant_id, collection, name) DO UPDATE SET field_id = excluded.field_id, at = excluded.at"
    )
    for name in names:
        writer.execute(sql, (tenant, collection.key, name, field_id, at))


def find_extra_change(reader: Reader, tenant: int, field_id: int) -> tuple[str, int] | None:
    """The key of the collection whose documents don't follow a field yet, and when it changed last; None once they
    do."""
    sql = "SELECT collection, max(at) FROM extra_change WHERE tenant_id = ? AND field_id = ? GROUP BY collection"
    row = reader.row(sql, (tenant, field_id))
    return (row[0], row[1]) if row else None


def delete_extra_change(writer: Writer, tenant: int, field_id: int) -> None:
    """Note that all documents follow the field."""
    writer.execute("DELETE FROM extra_change WHERE tenant_id = ? AND field_id = ?", (tenant, field_id))


def list_former_names(reader: Reader, collection: Collection, tenant: int) -> dict[str, int]:
    """Name → id of the field that documents may hold under it."""
    sql = "SELECT name, field_id FROM extra_change WHERE tenant_id = ? AND collection = ? ORDER BY name"
    return {row[0]: row[1] for row in reader.rows(sql, (tenant, collection.key))}


def former_names_fingerprint(collection: Collection, tenant: int) -> tuple[str, tuple[Any, ...]]:
    """Columns of a SELECT, and their parameters, that differ when `list_former_names` does."""
    of_collection = "FROM extra_change WHERE tenant_id = ? AND collection = ?"
    columns = f", (SELECT count(*) {of_collection}), (SELECT coalesce(max(at), 0) {of_collection})"
    return columns, (tenant, collection.key) * 2


def holder_of_name(reader: Reader, collection: Collection, tenant: int, name: str) -> int | None:
    """The id of the field that documents may still hold under `name`."""
    sql = "SELECT field_id FROM extra_change WHERE tenant_id = ? AND collection = ? AND name = ?"
    row = reader.row(sql, (tenant, collection.key, name))
    return row[0] if row else None


# Values


def insert_extra_values(
    writer: Writer,
    collection: Collection,
    tenant: int,
    records: Sequence[Resource],
    definitions: Definitions,
) -> None:
    """Insert what `extra_value` holds of `records`. `definitions`: by name."""
    rows = [
        (tenant, collection.key, id, record.id, *values)
        for record in records
        if record.extraFields
        for id, *values in extra_values(record, definitions)
    ]
    if rows:
        sql = (
            "INSERT INTO extra_value (tenant_id, collection, field_id, record_id, text, number) "
            "VALUES (?, ?, ?, ?, ?, ?)"
        )
        writer.execute_many(sql, rows)


def delete_extra_values(writer: Writer, collection: Collection, tenant: int, record: Resource) -> None:
    """Delete what `extra_value` holds of `record`."""
    sql = "DELETE FROM extra_value WHERE tenant_id = ? AND collection = ? AND record_id = ?"
    writer.execute(sql, (tenant, collection.key, record.id))


def extra_values(record: Resource, definitions: Definitions) -> list[tuple[int, str | None, float | None]]:
    """What `extra_value` holds of `record`: the definition's id, and the value as text or as number."""
    rows: list[tuple[int, str | None, float | None]] = []
    for name, wire in record.extraFields.items():
        definition = definitions.find(name)
        value = wire.get(definition.value_key) if definition else None
        if definition is not None and value is not None:
            projected = definition.field.to_column(value)
            text = definition.field.column == "text"
            rows.append((definition.id, projected, None) if text else (definition.id, None, float(projected)))
    return rows
