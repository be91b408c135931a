"""Bringing the rows of older revisions up to date, batch by batch, while the server serves.

`collection_revision` has a row a collection: the `oldest` revision of its rows, the `current` one, how far the
rewriting has come by key, and how many older rows remain (NULL until they are counted). A batch and its progress are
one transaction, so a kill loses nothing. `blocking` says that columns wait for it: nothing is served before.

What is to be derived anew is left to `operations.renewal`: until then such a row keeps the revision that wrote it, and
only its columns are written where they wait.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import cast

from truweel.schema.collection import Collection
from truweel.schema.registry import Registry
from truweel.storage import records
from truweel.storage.database import Reader, Row, Writer

__all__ = ["Backlog", "backlogs", "count_left", "forgotten_rows", "list_underived", "note_revisions", "rewrite_batch"]

BATCH = 200
_COLUMNS = "collection, oldest, current, blocking, after_tenant, after_id, remaining"
_START = -(2**63)


@dataclass(frozen=True, slots=True)
class Backlog:
    """A collection whose rows may be older than `current`; `remaining` is None until they are counted."""

    collection: str
    oldest: int
    current: int
    blocking: bool
    after: tuple[int, int]
    remaining: int | None


def _backlog(row: Row) -> Backlog:
    collection, oldest, current, blocking, after_tenant, after_id, remaining = row
    return Backlog(collection, oldest, current, bool(blocking), (after_tenant, after_id), remaining)


def backlogs(reader: Reader) -> list[Backlog]:
    """The collections that have rows of older revisions, or may have."""
    sql = f"SELECT {_COLUMNS} FROM collection_revision WHERE oldest < current ORDER BY collection"
    return [_backlog(row) for row in reader.rows(sql)]


def count_left(reader: Reader, registry: Registry) -> int:
    """How many rows of older revisions are left. Those of a collection that no batch has counted yet are counted."""
    return sum(
        _count(reader, registry[backlog.collection]) if backlog.remaining is None else backlog.remaining
        for backlog in backlogs(reader)
        if backlog.collection in registry
    )


def note_revisions(writer: Writer, registry: Registry, blocking: Sequence[str] = ()) -> None:
    """Note the revisions that the declarations write from now on; those that rise begin to be rewritten. The tables
    `blocking` have columns that wait for it."""
    known = {row[0]: row[1] for row in writer.rows("SELECT collection, current FROM collection_revision")}
    start = (_START, _START)
    for collection in registry.kinds:
        current, first = collection.revision, int(collection.table in blocking)
        if collection.key not in known:
            sql = f"INSERT INTO collection_revision ({_COLUMNS}) VALUES (?, ?, ?, 0, ?, ?, NULL)"
            writer.execute(sql, (collection.key, current, current, *start))
        elif known[collection.key] < current:
            sql = (
                "UPDATE collection_revision SET current = ?, blocking = ?, after_tenant = ?, after_id = ?, "
                "remaining = NULL WHERE collection = ?"
            )
            writer.execute(sql, (current, first, *start, collection.key))


def forgotten_rows(reader: Reader, registry: Registry) -> list[str]:
    """A sentence for each collection with rows that the declarations can't read any more."""
    return [
        f"{backlog.collection} may still have records of revision {backlog.oldest}, and this version reads revision "
        f"{registry[backlog.collection].options.oldest} and later"
        for backlog in backlogs(reader)
        if backlog.collection in registry and backlog.oldest < registry[backlog.collection].options.oldest
    ]


def list_underived(reader: Reader, registry: Registry, key: str) -> list[tuple[int, int]]:
    """Tenant and root id of what is to be derived anew in the batch that `rewrite_batch` takes next."""
    row = reader.row(f"SELECT {_COLUMNS} FROM collection_revision WHERE collection = ? AND oldest < current", (key,))
    if row is None:
        return []
    collection = registry[key]
    rows = _next_rows(reader, collection, _backlog(row).after)
    return list(dict.fromkeys((tenant, root) for tenant, _, root, is_underived in rows if is_underived))


def rewrite_batch(writer: Writer, registry: Registry, key: str, derived: int = 0) -> bool:
    """Rewrite the next rows of the collection `key`, but those that are to be derived anew; `derived` of them were,
    since the batch before. Whether the end is reached, or another process is at it."""
    lock = " FOR UPDATE SKIP LOCKED" if writer.dialect == "postgresql" else ""
    row = writer.row(
        f"SELECT {_COLUMNS} FROM collection_revision WHERE collection = ? AND oldest < current{lock}", (key,)
    )
    if row is None:
        return True
    backlog, collection = _backlog(row), registry[key]
    remaining = _count(writer, collection) if backlog.remaining is None else backlog.remaining - derived
    rows = _next_rows(writer, collection, backlog.after)
    if not rows:
        return _finish(writer, collection)
    for tenant, tenant_rows in groupby(rows, lambda row: cast(int, row[0])):
        left = {True: list[int](), False: list[int]()}
        for _, id, _, is_underived in tenant_rows:
            left[bool(is_underived)].append(id)
        remaining -= records.rewrite(writer, collection, tenant, left[False]) if left[False] else 0
        if left[True] and backlog.blocking:
            records.rewrite(writer, collection, tenant, left[True], columns_only=True)
    update = "UPDATE collection_revision SET after_tenant = ?, after_id = ?, remaining = ? WHERE collection = ?"
    writer.execute(update, (rows[-1][0], rows[-1][1], max(remaining, 0), key))
    return False


def _next_rows(reader: Reader, collection: Collection, after: tuple[int, int]) -> list[Row]:
    """The next rows by key: tenant, id, id of the root, and whether an older revision wrote a live one that is to be
    derived anew."""
    root = "parent_id" if collection.parent else "id"
    sql = (
        f"SELECT tenant_id, id, {root}, revision < {collection.rules_since} AND deleted_at IS NULL "
        f'FROM "{collection.table}" WHERE (tenant_id, id) > (?, ?) ORDER BY tenant_id, id LIMIT {BATCH}'
    )
    return reader.rows(sql, after)


def _finish(writer: Writer, collection: Collection) -> bool:
    """Note that all rows are current. Else it begins anew: at once where an older process wrote some meanwhile, and
    otherwise at the next run, for what could not be derived anew."""
    remaining, underived = _count(writer, collection), _count_underived(writer, collection)
    if remaining == 0:
        sql = "UPDATE collection_revision SET oldest = current, blocking = 0, remaining = 0 WHERE collection = ?"
        writer.execute(sql, (collection.key,))
        return True
    is_over = remaining == underived
    blocking = ", blocking = 0" if is_over else ""
    sql = f"UPDATE collection_revision SET after_tenant = ?, after_id = ?, remaining = ?{blocking} WHERE collection = ?"
    writer.execute(sql, (_START, _START, remaining, collection.key))
    return is_over


def _count(reader: Reader, collection: Collection) -> int:
    row = reader.row(f'SELECT count(*) FROM "{collection.table}" WHERE revision < ?', (collection.revision,))
    return int(row[0]) if row else 0


def _count_underived(reader: Reader, collection: Collection) -> int:
    sql = f'SELECT count(*) FROM "{collection.table}" WHERE revision < ? AND deleted_at IS NULL'
    row = reader.row(sql, (collection.rules_since,))
    return int(row[0]) if row else 0
