"""Purges what was deleted long ago, in batches, so that other writes do not wait."""

from collections.abc import Callable, Sequence
from functools import partial

from truweel.schema.collection import Collection
from truweel.schema.registry import Registry
from truweel.sql import placeholders
from truweel.storage import records
from truweel.storage.columns import text_columns
from truweel.storage.database import Database, Reader, Writer

__all__ = ["Release", "delete_apps", "purge_deleted", "shared_apps"]

BATCH = 500

Release = Callable[[Writer, int, int], None]
"""Lets go of what a document (tenant, id) kept elsewhere."""


def purge_deleted(
    database: Database, registry: Registry, tenant_id: int, before: int, release: Release
) -> dict[str, int]:
    """Purge the tenant's records deleted before the instant `before`, with their history: collection → how many.

    A record that another one still refers to stays until that one goes.
    """
    purged: dict[str, int] = {}
    is_unfinished = True
    while is_unfinished:  # what was referred to by a record of this round is free in the next
        is_unfinished = False
        for collection in registry.kinds:
            work = partial(_purge_batch, registry=registry, collection=collection, tenant_id=tenant_id, before=before)
            while count := database.write_sync(partial(work, release=release)):
                purged[collection.key] = purged.get(collection.key, 0) + count
                is_unfinished = True
    return purged


def _purge_batch(
    writer: Writer, *, registry: Registry, collection: Collection, tenant_id: int, before: int, release: Release
) -> int:
    unreferenced = "".join(
        f' AND NOT EXISTS (SELECT 1 FROM "{table}" o WHERE o.tenant_id = t.tenant_id AND o."{column}" = t.id{other})'
        for table, column, other in _references(registry, collection)
    )
    deleted = f'SELECT t.id FROM "{collection.table}" t WHERE t.tenant_id = ? AND t.deleted_at < ?'
    sql = f"{deleted}{unreferenced} ORDER BY t.id LIMIT ?"
    ids = [row[0] for row in writer.rows(f"{sql}{writer.for_update}", (tenant_id, before, BATCH))]
    if ids:
        _delete_rows(writer, collection, tenant_id, ids)
        for id in ids if collection is registry.documents else ():
            release(writer, tenant_id, id)
    return len(ids)


def _references(registry: Registry, target: Collection) -> list[tuple[str, str, str]]:
    """Table, column and a further condition, of every foreign key to `target`; a record may refer to itself."""
    references = [(child.table, "parent_id", "") for child in target.children.values()]
    for collection in registry.kinds:
        same = " AND o.id <> t.id" if collection is target else ""
        references += [
            (collection.table, name, same)
            for name, field in collection.refs.items()
            if name in collection.columns and registry[field.target].kind is target
        ]
        references += [
            (f"{collection.table}_{name}", "target_id", "")
            for name, field in collection.links.items()
            if registry[field.target].kind is target
        ]
    return references


def _delete_rows(writer: Writer, collection: Collection, tenant_id: int, ids: Sequence[int]) -> None:
    """The rows of records and all that follows from them. What is deleted is not counted (`segment`) any more."""
    marks = placeholders(len(ids))
    where = (tenant_id, *ids)
    if writer.dialect == "sqlite" and text_columns(collection):
        records.unindex(writer, collection, tenant_id, ids)
    for name in collection.links:
        writer.execute(f'DELETE FROM "{collection.table}_{name}" WHERE tenant_id = ? AND owner_id IN ({marks})', where)
    names = [face.key for face in collection.paths]
    for table in ("extra_value", "history"):
        writer.execute(
            f"DELETE FROM {table} WHERE tenant_id = ? AND record_id IN ({marks}) "
            f"AND collection IN ({placeholders(len(names))})",
            (*where, *names),
        )
    writer.execute(f'DELETE FROM "{collection.table}" WHERE tenant_id = ? AND id IN ({marks})', where)


def shared_apps(reader: Reader, tenant_id: int) -> list[str]:
    """Apps that the tenant owns and other tenants have installed."""
    sql = (
        "SELECT DISTINCT a.client_id FROM app a JOIN installation i ON i.app_id = a.id "
        "WHERE a.owner_tenant_id = ? AND i.tenant_id <> ? AND i.uninstalled_at IS NULL"
    )
    return [row[0] for row in reader.rows(sql, (tenant_id, tenant_id))]


def delete_apps(writer: Writer, tenant_id: int) -> None:
    """Delete the apps that the tenant owns, and what other tenants have kept of them since they took them out."""
    owned_apps = "SELECT id FROM app WHERE owner_tenant_id = ?"
    grants = f"SELECT g.id FROM oauth_grant g WHERE g.tenant_id = oauth_token.tenant_id AND g.app_id IN ({owned_apps})"
    writer.execute(f"DELETE FROM oauth_token WHERE grant_id IN ({grants})", (tenant_id,))
    for table in ("oauth_grant", "app_notice", "installation", "app_log"):
        writer.execute(f"DELETE FROM {table} WHERE app_id IN ({owned_apps})", (tenant_id,))
    writer.execute("DELETE FROM app WHERE owner_tenant_id = ?", (tenant_id,))
