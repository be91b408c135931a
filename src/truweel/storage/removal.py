"""Deletes a whole tenant: every row of every table with its id."""

from truweel.schema.registry import Registry
from truweel.storage.columns import text_columns
from truweel.storage.database import Reader, Writer

__all__ = ["remove_tenant"]

_TABLES = {
    "sqlite": "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c "
    "WHERE m.type = 'table' AND c.name = 'tenant_id' ORDER BY m.name",
    "postgresql": "SELECT table_name FROM information_schema.columns "
    "WHERE column_name = 'tenant_id' AND table_schema = current_schema() ORDER BY table_name",
}
KEPT_TABLES = ("app_log",)
"""Tables in which the number says who did something, which stays true."""


def remove_tenant(writer: Writer, registry: Registry, tenant_id: int) -> None:
    """Delete the tenant and all that is its own, files apart."""
    references = [
        (collection, [name for name in collection.refs if name in collection.columns]) for collection in registry.kinds
    ]
    for collection, names in references:  # references go in circles, so they are cut first
        if names:
            cut = ", ".join(f'"{name}" = NULL' for name in names)
            writer.execute(f'UPDATE "{collection.table}" SET {cut} WHERE tenant_id = ?', (tenant_id,))
        if writer.dialect == "sqlite" and (texts := text_columns(collection)):
            columns, index = ", ".join(f'"{name}"' for name in texts), f'"{collection.table}_text"'
            writer.execute(
                f"INSERT INTO {index} ({index}, rowid, {columns}) "
                f"SELECT 'delete', id, {columns} FROM \"{collection.table}\" WHERE tenant_id = ?",
                (tenant_id,),
            )
    for table in _ordered(writer, registry):
        writer.execute(f'DELETE FROM "{table}" WHERE tenant_id = ?', (tenant_id,))
    writer.execute("DELETE FROM tenant WHERE id = ?", (tenant_id,))


def _ordered(reader: Reader, registry: Registry) -> list[str]:
    """The tables with a tenant: what refers before what is referred to."""
    children = [collection.table for collection in registry.kinds if collection.parent]
    roots = [collection.table for collection in registry.kinds if not collection.parent]
    names = [str(row[0]) for row in reader.rows(_TABLES[reader.dialect])]
    others = [table for table in names if table not in {*children, *roots, *KEPT_TABLES}]
    return [*others, *children, *roots]
