"""The side table of extra fields, `extra_value`: one row for each value of a record, to filter by."""

from collections.abc import Mapping, Sequence

from truweel.schema.collection import Collection
from truweel.schema.extra import Definition
from truweel.schema.resource import Resource
from truweel.storage.database import Reader, Writer

__all__ = ["delete_extra_values", "extra_values", "ids_with_extra_value", "insert_extra_values"]


def ids_with_extra_value(reader: Reader, collection: Collection, tenant: int, field_id: int) -> list[int]:
    """The records that hold a value of an extra field."""
    sql = "SELECT record_id FROM extra_value WHERE tenant_id = ? AND field_id = ? AND collection = ? ORDER BY record_id"
    return [row[0] for row in reader.rows(sql, (tenant, field_id, collection.key))]


def insert_extra_values(
    writer: Writer,
    collection: Collection,
    tenant: int,
    records: Sequence[Resource],
    definitions: Mapping[str, Definition],
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


def extra_values(record: Resource, definitions: Mapping[str, Definition]) -> list[tuple[int, str | None, float | None]]:
    """What `extra_value` holds of `record`: the definition's id, and the value as text or as number."""
    rows: list[tuple[int, str | None, float | None]] = []
    for name, wire in record.extraFields.items():
        definition = definitions.get(name)
        value = wire.get(definition.value_key) if definition else None
        if definition is not None and value is not None:
            projected = definition.field.to_column(value)
            text = definition.field.column == "text"
            rows.append((definition.id, projected, None) if text else (definition.id, None, float(projected)))
    return rows
