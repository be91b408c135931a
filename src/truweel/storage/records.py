"""The only writes on collection tables: the document, its projections, links, extra values, text index and counts, in
one go.

`load` reads records back as `Resource` instances for a write to work on; what answers a GET never passes here.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

import msgspec

from truweel.query.compile import face_condition, has_value
from truweel.schema.collection import Collection
from truweel.schema.document import decode, encode, encode_label
from truweel.schema.engine import ENGINE_COLUMNS, ENGINE_INSTANTS
from truweel.schema.extra import Definitions
from truweel.schema.fields import Span, fold
from truweel.schema.relations import Parent
from truweel.schema.resource import Meta, Resource, copy, meta
from truweel.sql import padded, placeholders
from truweel.storage.columns import EMPTY, text_columns
from truweel.storage.database import Outdated, Reader, Writer
from truweel.storage.extra_values import delete_extra_values, insert_extra_values

__all__ = [
    "SEGMENT",
    "SavedBytes",
    "column_names",
    "column_values",
    "count_equal",
    "count_references",
    "encode_record",
    "existing_values",
    "find_in_all_tenants",
    "fingerprint",
    "insert",
    "is_counted",
    "live_ids",
    "load",
    "load_batch",
    "load_child",
    "load_children",
    "load_children_of",
    "load_keyed",
    "load_many",
    "load_outlines",
    "load_referring",
    "move",
    "repair",
    "require_known",
    "rewrite",
    "select",
    "unindex",
    "update",
    "values_starting",
]

Outline = TypeVar("Outline", bound=msgspec.Struct)

SEGMENT = 4096
"""Live records are counted in segments of this many ids; a list finds its offset by them."""
SEARCHED = 2000
LAST_CHARACTER = "\U0010ffff"


class SavedBytes(msgspec.Struct, frozen=True):
    """What was written: the bytes that history and events keep."""

    document: bytes
    label: bytes


class _Statements:
    """The SQL of one collection, put together once."""

    def __init__(self, collection: Collection) -> None:
        self.table = f'"{collection.table}"'
        self.columns = tuple(collection.columns.items())
        self.members = tuple(name for name, _ in self.columns)
        self.conversions = tuple((EMPTY[str(field.column)], field.to_column) for _, field in self.columns)
        """What the column of each member holds for None, and what it makes of another value."""
        self.texts = text_columns(collection)
        child = ("parent_id", "position") if collection.parent else ()
        searched = ("search",) if collection.searched else ()
        self.names = (
            *ENGINE_COLUMNS.values(),
            "revision",
            *child,
            *(n for n, _ in self.columns),
            *searched,
            "label",
            "document",
        )
        quoted = [f'"{name}"' for name in self.names]
        self.insert = (
            f"INSERT INTO {self.table} (tenant_id, id, {', '.join(quoted)}) VALUES (?, ?{', ?' * len(quoted)})"
        )
        self.insert += " ON CONFLICT (tenant_id, id) DO NOTHING" if collection.single else ""
        place = ", parent_id, position" if collection.parent else ", NULL, 0"
        place += "".join(f', "{name}"' for name in collection.balances)
        loaded = f"id, document, {', '.join(ENGINE_COLUMNS.values())}, revision{place}"
        self.load = f"SELECT {loaded} FROM {self.table} WHERE tenant_id = ?"
        self.text_places = tuple(self.names.index(name) for name in self.texts)
        self.counted = collection.is_listed
        index = f'"{collection.table}_text"'
        texts = ", ".join(f'"{t}"' for t in self.texts)
        marks = ", ?" * len(self.texts)
        self.index = f"INSERT INTO {index} (rowid, {texts}) VALUES (?{marks})"
        self.unindex = f"INSERT INTO {index} ({index}, rowid, {texts}) VALUES ('delete', ?{marks})"
        self.links = tuple(
            (name, f'DELETE FROM "{collection.table}_{name}" WHERE tenant_id = ? AND owner_id = ?',
             f'INSERT INTO "{collection.table}_{name}" (tenant_id, owner_id, position, target_id) VALUES (?, ?, ?, ?)')
            for name in collection.links
        )  # fmt: skip


@lru_cache(512)
def _statements(collection: Collection) -> _Statements:
    return _Statements(collection)


# Reading back


def load(reader: Reader, collection: Collection, tenant: int, id: int, *, lock: str = "") -> Resource | None:
    """The record `id`, deleted or not, or None; `lock` is the writer's `for_update`."""
    row = reader.row(f"{_statements(collection).load} AND id = ?{lock}", (tenant, id))
    return _record(collection, row) if row else None


def load_many(
    reader: Reader, collection: Collection, tenant: int, ids: Iterable[int], *, lock: str = ""
) -> dict[int, Resource]:
    """Those of the records `ids` that exist, deleted or not; `lock` ends the SELECT (`storage.locks`)."""
    distinct_ids = padded(list(ids))
    if not distinct_ids:
        return {}
    sql = f"{_statements(collection).load} AND id IN ({placeholders(len(distinct_ids))}){lock}"
    rows = reader.rows(sql, (tenant, *distinct_ids))
    return {row[0]: _record(collection, row) for row in rows}


def load_batch(
    reader: Reader, collection: Collection, after: tuple[int, int], limit: int
) -> list[tuple[int, int, Resource | None]]:
    """Tenant, id and record of the next rows after a tenant and an id, deleted ones included; None is a record whose
    document can't be read."""
    rows = reader.rows(
        f'SELECT tenant_id, id FROM "{collection.table}" WHERE (tenant_id, id) > (?, ?) ORDER BY tenant_id, id LIMIT ?',
        (*after, limit),
    )
    ids: dict[int, list[int]] = {}
    for tenant, id in rows:
        ids.setdefault(tenant, []).append(id)
    loaded = {tenant: _load_readable(reader, collection, tenant, own) for tenant, own in ids.items()}
    return [(tenant, id, loaded[tenant].get(id)) for tenant, id in rows]


def _load_readable(reader: Reader, collection: Collection, tenant: int, ids: Sequence[int]) -> dict[int, Resource]:
    try:
        return load_many(reader, collection, tenant, ids)
    except (ValueError, KeyError, TypeError):
        if len(ids) == 1:
            return {}
        middle = len(ids) // 2
        halves = (ids[:middle], ids[middle:])
        return {id: row for half in halves for id, row in _load_readable(reader, collection, tenant, half).items()}


def load_children_of(
    reader: Reader, collection: Collection, tenant: int, parents: Sequence[int]
) -> dict[int, list[Resource]]:
    """The live children of each of `parents` in the child collection, in order."""
    marks = placeholders(len(padded_parents := padded(list(parents))))
    sql = (
        f"{_statements(collection).load} AND parent_id IN ({marks}) AND deleted_at IS NULL "
        "ORDER BY parent_id, position, id"
    )
    children: dict[int, list[Resource]] = {parent: [] for parent in parents}
    for row in reader.rows(sql, (tenant, *padded_parents)):
        children[row[9]].append(_record(collection, row))
    return children


def load_children(reader: Reader, collection: Collection, tenant: int, parent: int) -> list[Resource]:
    """The live children of `parent` in the child collection, in order."""
    sql = f"{_statements(collection).load} AND parent_id = ? AND deleted_at IS NULL ORDER BY position, id"
    return [_record(collection, row) for row in reader.rows(sql, (tenant, parent))]


def load_child(reader: Reader, collection: Collection, tenant: int, parent: int, id: int) -> Resource | None:
    """The live child `id` of `parent`, or None."""
    sql = f"{_statements(collection).load} AND id = ? AND parent_id = ? AND deleted_at IS NULL"
    row = reader.row(sql, (tenant, id, parent))
    return _record(collection, row) if row else None


def load_outlines(
    reader: Reader, collection: Collection, tenant: int, parent: int, outline: type[Outline]
) -> dict[int, Outline] | None:
    """The live children of `parent`, by id, in order; of each only the stored members that the struct `outline` names.
    None where an older revision wrote one, whose members may be called otherwise."""
    sql = (
        f"SELECT id, revision, document FROM {_statements(collection).table} "
        "WHERE tenant_id = ? AND parent_id = ? AND deleted_at IS NULL ORDER BY position, id"
    )
    rows = reader.rows(sql, (tenant, parent))
    if any(row[1] != collection.revision for row in rows):
        return None
    outlines: list[Outline] = msgspec.json.decode(
        b"[" + b",".join([row[2] + b"}" for row in rows]) + b"]",
        type=list[outline],  # type: ignore[valid-type]
    )
    return dict(zip([row[0] for row in rows], outlines, strict=True))


def load_referring(
    reader: Reader, collection: Collection, tenant: int, name: str | None, ids: Iterable[int], any_of: Mapping[str, Any]
) -> dict[int, list[Resource]]:
    """The live records whose reference `name` is each of `ids`, or for None the children of each, in order; with
    `any_of` (Python values) those of which a column equals one of these."""
    wanted = list(ids)
    column = "parent_id" if name is None else f'"{name}"'
    equal = {other: _column(collection, other, value) for other, value in any_of.items()}
    also = " AND (" + " OR ".join(f'"{other}" = ?' for other in equal) + ")" if equal else ""
    marks = placeholders(len(padded_ids := padded(wanted)))
    order = "position, id" if collection.parent else "id"
    sql = f"{_statements(collection).load} AND {column} IN ({marks}) AND deleted_at IS NULL{also} ORDER BY {order}"
    groups: dict[int, list[Resource]] = {id: [] for id in wanted}
    for row in reader.rows(sql, (tenant, *padded_ids, *equal.values())):
        record = _record(collection, row)
        groups[row[9] if name is None else record.__dict__[name]].append(record)
    return groups


def load_keyed(
    reader: Reader, collection: Collection, tenant: int, name: str, keys: Iterable[tuple[int, int]]
) -> list[Resource]:
    """The children, deleted or not, whose parent and value of the reference `name` are among `keys`."""
    wanted = set(keys)
    parents, ids = sorted({parent for parent, _ in wanted}), sorted({id for _, id in wanted})
    sql = (
        f"{_statements(collection).load} AND parent_id IN ({placeholders(len(parents))}) "
        f'AND "{name}" IN ({placeholders(len(ids))})'
    )
    rows = (_record(collection, row) for row in reader.rows(sql, (tenant, *parents, *ids)))
    return [record for record in rows if (meta(record).parent_id, record.__dict__[name]) in wanted]


def select(
    reader: Reader,
    collection: Collection,
    tenant: int,
    equal: Mapping[str, Any],
    limit: int | None = None,
    latest_by: str | None = None,
    spans: Iterable[Span] = (),
) -> list[Resource]:
    """The live records whose columns equal `equal` (Python values) and are within `spans`, ordered by id, or with the
    greatest `latest_by` first, those without one left out."""
    names = {name: "parent_id" if isinstance(collection.fields[name], Parent) else f'"{name}"' for name in equal}
    columns = {name: _column(collection, name, value) for name, value in equal.items()}
    where = [_equals(collection, name, names[name], value) for name, value in columns.items()]
    values = [value for value in columns.values() if value is not None]
    for span in spans:
        name, empty = span.field.name, EMPTY[str(span.field.column)]
        where.append(f'"{name}" > ?{has_value(collection, name)}')
        values.append(empty)
        for sign, bound in ((">=", span.low), ("<=", span.high)):
            if bound is not None:
                where.append(f'"{name}" {sign} ?')
                values.append(span.field.to_column(bound))
    sql = f"{_statements(collection).load} AND deleted_at IS NULL{''.join(' AND ' + w for w in where)}"
    sql += (
        " ORDER BY id" if latest_by is None else f' AND "{latest_by}" IS NOT NULL ORDER BY "{latest_by}" DESC, id DESC'
    )
    return [
        _record(collection, row) for row in reader.rows(sql + (f" LIMIT {limit:d}" if limit else ""), (tenant, *values))
    ]


def _equals(collection: Collection, name: str, column: str, value: Any) -> str:
    """The condition that the quoted `column` of member `name` is `value`, a parameter unless None."""
    if value is None:
        return f"{column} IS NULL"
    return f"{column} = ?" + (has_value(collection, name) if value != "" else "")


def count_equal(reader: Reader, collection: Collection, tenant: int, name: str, value: Any) -> int:
    """How many live records have `value` in the column `name`, or among the references `name` to several."""
    if name in collection.links:
        linked = f'SELECT owner_id FROM "{collection.table}_{name}" WHERE tenant_id = ? AND target_id = ?'
        sql = f"SELECT count(*) FROM {_statements(collection).table} WHERE tenant_id = ? AND id IN ({linked})"
        row = reader.row(f"{sql} AND deleted_at IS NULL", (tenant, tenant, value))
        return int(row[0]) if row else 0
    column = _column(collection, name, value)
    equal = _equals(collection, name, f'"{name}"', column)
    sql = f"SELECT count(*) FROM {_statements(collection).table} WHERE tenant_id = ? AND {equal}"
    row = reader.row(f"{sql} AND deleted_at IS NULL", (tenant, *([] if column is None else [column])))
    return int(row[0]) if row else 0


def count_references(
    reader: Reader, collections: Iterable[Collection], tenant: int, targets: Container[str], id: int
) -> int:
    """How many live records of `collections` refer to the record `id` of the kind whose paths are `targets`."""
    selects = []
    for collection in collections:
        table = _statements(collection).table
        conditions = [f'"{name}" = ?' for name, field in collection.own_refs.items() if field.target in targets]
        conditions += [
            f'id IN (SELECT owner_id FROM "{collection.table}_{name}" '
            f"WHERE tenant_id = {table}.tenant_id AND target_id = ?)"
            for name, field in collection.links.items()
            if field.target in targets
        ]
        if conditions:
            where = f"tenant_id = ? AND deleted_at IS NULL AND ({' OR '.join(conditions)})"
            selects.append((f"(SELECT count(*) FROM {table} WHERE {where})", (tenant, *(id for _ in conditions))))
    if not selects:
        return 0
    row = reader.row("SELECT " + " + ".join(sql for sql, _ in selects), [v for _, values in selects for v in values])
    return int(row[0]) if row else 0


def find_in_all_tenants(reader: Reader, collection: Collection, name: str, value: Any) -> list[tuple[int, int]]:
    """Tenant and id of every live record whose column equals `value`: for a log-in, which can't say the tenant yet."""
    sql = (
        f"SELECT t.id, r.id FROM tenant t JOIN {_statements(collection).table} r ON r.tenant_id = t.id "
        f'AND r."{name}" = ? AND r.deleted_at IS NULL ORDER BY t.id, r.id'
    )
    return [(row[0], row[1]) for row in reader.rows(sql, (collection.columns[name].to_column(value),))]


def fingerprint(
    reader: Reader,
    collection: Collection,
    tenant: int,
    equal: Mapping[str, Any],
    *,
    beside: tuple[str, tuple[Any, ...]] = ("", ()),
) -> tuple[int, ...]:
    """Numbers that differ when the live records whose columns equal `equal` do. `beside` are further columns of the
    SELECT, with their parameters."""
    values = [collection.columns[name].to_column(value) for name, value in equal.items()]
    where = "".join(
        " AND " + _equals(collection, name, f'"{name}"', value) for name, value in zip(equal, values, strict=True)
    )
    sql = (
        "SELECT count(*), coalesce(max(updated_at), 0), coalesce(sum(version), 0), coalesce(sum(id), 0)"
        + beside[0]
        + " "
        f"FROM {_statements(collection).table} WHERE tenant_id = ? AND deleted_at IS NULL{where}"
    )
    return tuple(int(number) for number in reader.row(sql, (*beside[1], tenant, *values)) or ())


def _record(collection: Collection, row: Sequence[Any]) -> Resource:
    columns = dict(zip(ENGINE_INSTANTS, row[3:8], strict=True))
    for (name, field), value in zip(collection.balances.items(), row[11:], strict=True):
        columns[name] = field.from_column(value)
    require_known(collection, row[8])
    known = Meta(version=row[2], revision=row[8], parent_id=row[9], position=row[10])
    return decode(collection, row[1], known, columns)


def require_known(collection: Collection, revision: int) -> None:
    """Unavailable where a newer version wrote the row: this one would drop members that it doesn't know."""
    if revision > collection.revision:
        raise Outdated()


def existing_values(reader: Reader, collection: Collection, tenant: int, name: str, texts: Sequence[str]) -> set[str]:
    """Those of `texts` (folded) that the column `name` of live records has."""
    sql = (
        f'SELECT "{name}" FROM {_statements(collection).table} '
        f'WHERE tenant_id = ? AND "{name}" IN ({placeholders(len(texts))}) AND deleted_at IS NULL'
    )
    return {row[0] for row in reader.rows(sql, (tenant, *texts))}


def values_starting(reader: Reader, collection: Collection, tenant: int, name: str, start: str) -> list[str]:
    """The values (folded) of the text column `name` of live records that begin with `start`."""
    sql = (
        f'SELECT "{name}" FROM {_statements(collection).table} WHERE tenant_id = ? AND "{name}" >= ? AND "{name}" < ? '
        f"AND \"{name}\" <> '' AND deleted_at IS NULL"
    )
    return [row[0] for row in reader.rows(sql, (tenant, start, start + LAST_CHARACTER))]


def live_ids(
    reader: Reader, collection: Collection, tenant: int, ids: Sequence[int], *, lock: str = "", exact: bool = False
) -> set[int]:
    """Those of `ids` that are live records of the tenant; `lock` ends the SELECT (`storage.locks`). Of a kind with a
    view those of both paths, unless `exact`."""
    ids = padded(ids)
    face = face_condition(collection) if exact or collection.is_view else ""
    sql = (
        f"SELECT id FROM {_statements(collection).table} "
        f"WHERE tenant_id = ? AND id IN ({placeholders(len(ids))}) AND deleted_at IS NULL{face}"
    )
    return {row[0] for row in reader.rows(sql + lock, (tenant, *ids))}


# Writing


def encode_record(collection: Collection, record: Resource) -> SavedBytes:
    """The bytes of `record` as it is."""
    return SavedBytes(encode(collection, record), encode_label(record))


def stored_bytes(collection: Collection, record: Resource) -> SavedBytes:
    """The bytes of `record`, of which no member was changed since it was read."""
    document = meta(record).document
    return encode_record(collection, record) if document is None else SavedBytes(document, encode_label(record))


def column_values(collection: Collection, record: Resource) -> list[Any]:
    """The values of every column of `record` but tenant, id, label and document, in the order of the table."""
    values = record.__dict__
    row = [meta(record).version, *[values[name] for name in ENGINE_INSTANTS]]
    row.append(collection.revision)
    if collection.parent:
        row += (meta(record).parent_id, meta(record).position)
    statements = _statements(collection)
    row += [
        empty if value is None else to_column(value)
        for value, (empty, to_column) in zip(map(values.get, statements.members), statements.conversions, strict=True)
    ]
    if collection.searched:
        row.append(_searched(collection, values))
    return row


def _changed_columns(collection: Collection, before: Resource, record: Resource) -> dict[str, Any]:
    """Column → value, of those of `column_values` that differ from those of `before`."""
    old, new = before.__dict__, record.__dict__
    changed = {ENGINE_COLUMNS[name]: new[name] for name in ENGINE_INSTANTS if new[name] != old[name]}
    for name in ("version", "position") if collection.parent else ("version",):
        value = getattr(meta(record), name)
        if value != getattr(meta(before), name):
            changed[name] = value
    statements = _statements(collection)
    for name, (empty, to_column) in zip(statements.members, statements.conversions, strict=True):
        before_value, value = old.get(name), new.get(name)
        if value is before_value:  # most are: a change keeps the objects of the others
            continue
        column = empty if value is None else to_column(value)
        if column != (empty if before_value is None else to_column(before_value)):
            changed[name] = column
    if any(new.get(name) is not old.get(name) for name in collection.searched):
        changed["search"] = _searched(collection, new)
    return changed


def _column(collection: Collection, name: str, value: Any) -> Any:
    """What the column of a member holds for a Python value or None."""
    field = collection.fields[name]
    return EMPTY[str(field.column)] if value is None else field.to_column(value)


def _searched(collection: Collection, values: Mapping[str, Any]) -> str:
    words = [values.get(name) for name in collection.searched]
    return "\n".join([fold(str(word)) for word in words if word is not None])[:SEARCHED]


def insert(
    writer: Writer, collection: Collection, tenant: int, new: Sequence[Resource], extra: Definitions
) -> list[SavedBytes]:
    """Write new records of one collection, however many with the same number of statements."""
    statements = _statements(collection)
    written = [encode_record(collection, record) for record in new]
    rows = [column_values(collection, record) for record in new]
    _execute_each(
        writer,
        statements.insert,
        [(tenant, r.id, *row, w.label, w.document) for r, row, w in zip(new, rows, written, strict=True)],
    )
    if statements.texts and writer.dialect == "sqlite":
        writer.execute_later(
            statements.index, [(r.id, *_texts(statements, row)) for r, row in zip(new, rows, strict=True)]
        )
    _insert_links(writer, statements, tenant, new)
    insert_extra_values(writer, collection, tenant, new, extra)
    if statements.counted:
        segments: dict[int, int] = {}
        for record in new:
            if _is_live(record):
                segments[record.id // SEGMENT] = segments.get(record.id // SEGMENT, 0) + 1
        for segment, live in segments.items():
            _count(writer, collection, tenant, segment, live)
    return written


def _execute_each(writer: Writer, sql: str, rows: Sequence[Sequence[Any]]) -> None:
    if len(rows) == 1:
        if not writer.execute(sql, rows[0]):  # another one made the single record of the tenant meanwhile
            writer.locks.restart()
    else:
        writer.execute_many(sql, rows)


def update(
    writer: Writer,
    collection: Collection,
    tenant: int,
    before: Resource,
    record: Resource,
    extra: Definitions,
) -> SavedBytes:
    """Write a record over `before`, which is what the row holds now. Only columns that change are named, since each
    costs its index."""
    statements = _statements(collection)
    written = encode_record(collection, record)
    if meta(before).revision in (0, collection.revision):
        changed = _changed_columns(collection, before, record)
        is_reindexed = not changed.keys().isdisjoint(statements.texts)
        before_text = _texts(statements, column_values(collection, before)) if is_reindexed else []
    else:
        changed = dict(zip(statements.names, column_values(collection, record), strict=False))
        is_reindexed, before_text = True, _stored_texts(writer, statements, tenant, record.id)
        meta(record).revision = collection.revision
    sql = _update(collection, tuple(changed))
    writer.execute(sql, (*changed.values(), written.label, written.document, tenant, record.id))
    if is_reindexed:
        _reindex(writer, statements, record.id, before_text, _texts(statements, column_values(collection, record)))
    _replace_links(writer, statements, tenant, record, before)
    if record.extraFields != before.extraFields:
        if before.extraFields:
            delete_extra_values(writer, collection, tenant, record)
        insert_extra_values(writer, collection, tenant, [record], extra)
    if statements.counted and (step := _is_live(record) - _is_live(before)):
        _count(writer, collection, tenant, record.id // SEGMENT, step)
    return written


def rewrite(
    writer: Writer, collection: Collection, tenant: int, ids: Sequence[int], *, columns_only: bool = False
) -> int:
    """Write those of the records `ids` anew that an older revision wrote; how many. They stay what they are: version,
    instants, history and events don't change, nor do the balances beside them. With `columns_only` the document stays
    that of the older revision."""
    statements = _statements(collection)
    kept = {*ENGINE_COLUMNS.values(), *collection.balances, *(("revision",) if columns_only else ())}
    names = [n for n in statements.names[:-2] if n not in kept]
    sql = _update_columns(collection, tuple(names)) if columns_only else _update(collection, tuple(names))
    old = f"{statements.load} AND revision < ? AND id IN ({placeholders(len(ids))}) ORDER BY id{writer.for_update}"
    rows = writer.rows(old, (tenant, collection.revision, *ids))
    for row in rows:
        record = _record(collection, row)
        saved = encode_record(collection, record)
        columns = column_values(collection, record)
        before_text = _stored_texts(writer, statements, tenant, record.id)
        by_name = dict(zip(statements.names, columns, strict=False))
        document = () if columns_only else (saved.label, saved.document)
        if names or document:
            writer.execute(sql, (*(by_name[name] for name in names), *document, tenant, record.id))
        _reindex(writer, statements, record.id, before_text, _texts(statements, columns))
    return len(rows)


def _stored_texts(writer: Writer, statements: _Statements, tenant: int, id: int) -> list[Any]:
    """The texts by which SQLite's text index has the record, whatever its document says."""
    if not statements.texts or writer.dialect != "sqlite":
        return []
    names = ", ".join(f'"{name}"' for name in statements.texts)
    return list(
        writer.row(f"SELECT {names} FROM {statements.table} WHERE tenant_id = ? AND id = ?", (tenant, id)) or ()
    )


def _reindex(writer: Writer, statements: _Statements, id: int, before_text: Sequence[Any], text: Sequence[Any]) -> None:
    if statements.texts and writer.dialect == "sqlite" and before_text != text:
        writer.execute_later(statements.unindex, [(id, *before_text)])
        writer.execute_later(statements.index, [(id, *text)])


def move(
    writer: Writer, collection: Collection, tenant: int, moved: Sequence[Resource], names: tuple[str, ...]
) -> None:
    """Write the columns `names` beside the documents of records of one collection, and the instants at which they
    changed."""
    fields = [(name, collection.balances[name]) for name in names]
    rows = [
        (*(field.to_column(record.__dict__[name]) for name, field in fields), record.updatedAt, tenant, record.id)
        for record in moved
    ]
    writer.execute_many(_update_columns(collection, (*names, "updated_at")), rows)


def _update(collection: Collection, names: tuple[str, ...]) -> str:
    return _update_columns(collection, (*names, "label", "document"))


@lru_cache(4096)
def _update_columns(collection: Collection, names: tuple[str, ...]) -> str:
    columns = ", ".join(f'"{name}" = ?' for name in names)
    return f'UPDATE "{collection.table}" SET {columns} WHERE tenant_id = ? AND id = ?'


def repair(writer: Writer, collection: Collection, tenant: int, record: Resource, extra: Definitions) -> None:
    """Write anew what follows from the document of `record`, whatever stands there; text index and counts are left. One
    that is to be derived anew keeps its document."""
    statements = _statements(collection)
    written = encode_record(collection, record)
    values = dict(zip(statements.names, column_values(collection, record), strict=False))
    values |= {"label": written.label, "document": written.document}
    if collection.is_underived(meta(record).revision):
        values = {name: value for name, value in values.items() if name not in ("revision", "label", "document")}
    writer.execute(_update_columns(collection, tuple(values)), (*values.values(), tenant, record.id))
    nothing = copy(record)
    nothing.__dict__.update({name: [0] for name in collection.links})
    _replace_links(writer, statements, tenant, record, nothing)
    delete_extra_values(writer, collection, tenant, record)
    insert_extra_values(writer, collection, tenant, [record], extra)


def unindex(writer: Writer, collection: Collection, tenant: int, ids: Sequence[int]) -> None:
    """Take records out of SQLite's text index, which they are about to leave for good."""
    statements = _statements(collection)
    names = ", ".join(f'"{name}"' for name in statements.texts)
    sql = f"SELECT id, {names} FROM {statements.table} WHERE tenant_id = ? AND id IN ({placeholders(len(ids))})"
    writer.execute_later(statements.unindex, writer.rows(sql, (tenant, *ids)))


def column_names(collection: Collection) -> tuple[str, ...]:
    """The columns of the table besides tenant and id: those of `column_values`, then label and document."""
    return _statements(collection).names


def is_counted(collection: Collection) -> bool:
    """Whether its live records are counted in segments."""
    return _statements(collection).counted


def _is_live(record: Resource) -> int:
    return int(record.deletedAt is None and record.archivedAt is None)


def _texts(statements: _Statements, row: Sequence[Any]) -> list[Any]:
    return [row[position] for position in statements.text_places]


def _insert_links(writer: Writer, statements: _Statements, tenant: int, records: Sequence[Resource]) -> None:
    for name, _, insert_ in statements.links:
        rows = [
            (tenant, record.id, position, target)
            for record in records
            for position, target in enumerate(record.__dict__.get(name) or ())
        ]
        if rows:
            writer.execute_many(insert_, rows)


def _replace_links(writer: Writer, statements: _Statements, tenant: int, record: Resource, before: Resource) -> None:
    for name, delete, insert_ in statements.links:
        targets = record.__dict__.get(name) or []
        if targets != (before.__dict__.get(name) or []):
            writer.execute(delete, (tenant, record.id))
            if targets:
                writer.execute_many(
                    insert_, [(tenant, record.id, position, target) for position, target in enumerate(targets)]
                )


def _count(writer: Writer, collection: Collection, tenant: int, segment: int, step: int) -> None:
    writer.execute(
        "INSERT INTO segment (tenant_id, collection, segment, shard, live) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (tenant_id, collection, segment, shard) DO UPDATE SET live = segment.live + excluded.live",
        (tenant, collection.key, segment, writer.shard, step),
    )
