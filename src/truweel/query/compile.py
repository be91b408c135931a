"""`Query` → SQL: every SELECT on collection tables that answers a caller; each adds the tenant (decision 0060).

SQL is put together once for each shape of a query and comes back from a cache; only the parameters differ. The same
text runs on both databases except for text search (FTS5 or pg_trgm) and an index hint that SQLite needs because it
keeps no statistics.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from truweel import opaque
from truweel.error_codes import Code
from truweel.errors import BadRequest
from truweel.query.model import Condition, Query, Sort
from truweel.schema.collection import Collection
from truweel.schema.engine import ENGINE_COLUMNS
from truweel.schema.relations import Parent, Ref
from truweel.sql import padded, placeholders

__all__ = [
    "DOCUMENT",
    "ID",
    "LABEL",
    "REVISION",
    "VERSION",
    "ExtraMatch",
    "RowLayout",
    "Select",
    "Shown",
    "by_id",
    "by_id_layout",
    "by_ids",
    "by_names",
    "by_parents",
    "column",
    "count",
    "decode_cursor",
    "encode_cursor",
    "exists",
    "face_condition",
    "family",
    "granting_value",
    "has_value",
    "labels",
    "links",
    "locked_at",
    "page",
    "page_layout",
    "shown_condition",
]

IndexChoice = Literal["order", "filter"]
ROW_COLUMNS = "id, label, revision, document"
ID, LABEL, REVISION, DOCUMENT = range(4)
"""Positions in every row of records."""
VERSION = 4
"""Position in a row of `by_id`."""


@dataclass(frozen=True, slots=True)
class Select:
    """A statement and its parameters."""

    sql: str
    parameters: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class RowLayout:
    """Where a row of records has the extra `columns` that were asked for: the first at position `start`."""

    columns: tuple[str, ...] = ()
    start: int = DOCUMENT + 1

    def position(self, column: str) -> int:
        """The position of one of `columns`. ValueError where it was not asked for."""
        return self.start + self.columns.index(column)


@lru_cache(4096)
def by_id_layout(columns: tuple[str, ...]) -> RowLayout:
    """The layout of a row of `by_id`."""
    return RowLayout(columns, VERSION + 1)


def page_layout(query: Query, columns: tuple[str, ...]) -> RowLayout:
    """The layout of a row of `page`: the values of the order but id are before `columns`."""
    return RowLayout(columns, DOCUMENT + len(query.order))


@dataclass(frozen=True, slots=True)
class ExtraMatch:
    """A condition on an extra field: definition, column of `extra_value` (text or number) and the values it may
    equal."""

    field_id: int
    column: str
    values: tuple[Any, ...]


@lru_cache(4096)
def column(collection: Collection, name: str) -> str:
    """The column, quoted, that holds field `name`."""
    if name in ENGINE_COLUMNS:
        return ENGINE_COLUMNS[name]
    if name == "id":
        return "id"
    return "parent_id" if isinstance(collection.fields.get(name), Parent) else f'"{name}"'


@lru_cache(4096)
def has_value(collection: Collection, name: str) -> str:
    """What a statement adds that compares the text column `name` with a value other than '': the databases take an
    index without the empty texts only where the statement says that it needs none of them."""
    is_sparse = name in collection.sparse_columns and collection.columns[name].column == "text"
    return f" AND \"{name}\" <> ''" if is_sparse else ""


@lru_cache(4096)
def face_condition(collection: Collection) -> str:
    """The condition that a row, or its parent, is of this path and not of the other one of its kind."""
    if collection.flag is None:
        return ""
    flag = f'"{collection.flag}" = {int(collection.is_view)}'
    if collection.parent is None:
        return f" AND {flag}"
    parent = f'FROM "{collection.parent.table}" AS owner WHERE owner.tenant_id = "{collection.table}".tenant_id'
    return f" AND EXISTS (SELECT 1 {parent} AND owner.id = parent_id AND owner.{flag})"


Shown = tuple[int | str, ...] | None
"""The values of the member that restricts records of those that are shown (`Collection.shown_values`); None: all."""


@lru_cache(4096)
def shown_condition(collection: Collection, shown: Shown) -> str:
    """The condition that a row, or its parent, is one that the caller may see."""
    restricted = collection.root.kind.options.restricted
    if shown is None or restricted is None:
        return ""
    values = ", ".join(f"'{value}'" if isinstance(value, str) else str(value) for value in shown) or "NULL"
    if collection.parent is None:
        return f' AND "{restricted.member}" IN ({values})'
    parent = f'FROM "{collection.parent.table}" AS shown WHERE shown.tenant_id = "{collection.table}".tenant_id'
    return f' AND EXISTS (SELECT 1 {parent} AND shown.id = parent_id AND shown."{restricted.member}" IN ({values}))'


@lru_cache(4096)
def by_id(collection: Collection, columns: tuple[str, ...], shown: Shown, *, owned: bool) -> str:
    """One live record that is `shown`. Parameters tenant, id, where `owned` the parent. Rows: id, label, revision,
    document, version, `columns`."""
    extra_columns = "".join(f", {column(collection, name)}" for name in columns)
    parent = " AND parent_id = ?" if owned else ""
    return (
        f'SELECT {ROW_COLUMNS}, version{extra_columns} FROM "{collection.table}" '
        f"WHERE tenant_id = ? AND id = ? AND deleted_at IS NULL{parent}"
        f"{face_condition(collection)}{shown_condition(collection, shown)}"
    )


@lru_cache(4096)
def exists(collection: Collection, shown: Shown) -> str:
    """Whether there is a live record that is `shown`. Parameters tenant, id."""
    live = f"tenant_id = ? AND id = ? AND deleted_at IS NULL{face_condition(collection)}"
    return f'SELECT 1 FROM "{collection.table}" WHERE {live}{shown_condition(collection, shown)}'


@lru_cache(4096)
def granting_value(collection: Collection) -> str:
    """The value that says which module grants a record, live or deleted. Parameters tenant, id."""
    restricted = collection.options.restricted
    assert restricted is not None
    return f'SELECT "{restricted.member}" FROM "{collection.table}" WHERE tenant_id = ? AND id = ?'


@lru_cache(4096)
def locked_at(collection: Collection) -> str:
    """When a record was locked, NULL where it is not. Parameters tenant, id."""
    return f'SELECT locked_at FROM "{collection.table}" WHERE tenant_id = ? AND id = ?'


@lru_cache(4096)
def by_ids(collection: Collection, columns: tuple[str, ...], shown: Shown, count: int) -> str:
    """Those of `count` records that are `shown`, deleted ones too: what a reference resolves to. Parameters tenant,
    ids."""
    extra_columns = "".join(f", {column(collection, name)}" for name in columns)
    return (
        f'SELECT {ROW_COLUMNS}{extra_columns} FROM "{collection.table}" '
        f"WHERE tenant_id = ? AND id IN ({placeholders(count)}){shown_condition(collection, shown)}"
    )


@lru_cache(4096)
def by_names(collection: Collection, columns: tuple[str, ...], count: int) -> str:
    """The live records of a `module` with one of `count` names. Rows: as `by_ids`, then the name."""
    extra_columns = "".join(f", {column(collection, name)}" for name in columns)
    return (
        f'SELECT {ROW_COLUMNS}{extra_columns}, "name" FROM "{collection.table}" WHERE tenant_id = ? AND "module" = ?'
        f'{has_value(collection, "module")} AND "name" IN ({placeholders(count)}) AND deleted_at IS NULL'
    )


@lru_cache(4096)
def by_parents(collection: Collection, columns: tuple[str, ...], count: int) -> str:
    """The live children of `count` parents, in order. Rows: id, label, revision, document, `columns`, parent id."""
    extra_columns = "".join(f", {column(collection, name)}" for name in columns)
    return (
        f'SELECT {ROW_COLUMNS}{extra_columns}, parent_id FROM "{collection.table}" WHERE tenant_id = ? '
        f"AND parent_id IN ({placeholders(count)}) AND deleted_at IS NULL ORDER BY parent_id, position, id"
    )


@lru_cache(4096)
def referring(collection: Collection, columns: tuple[str, ...], shown: Shown, by: str, count: int) -> str:
    """The live records of `collection` that are `shown` and refer by their member `by` to one of `count` records, in
    order. Parameters tenant, the values of `by`. Rows: id, label, revision, document, `columns`, value of `by`."""
    extra_columns = "".join(f", {column(collection, name)}" for name in columns)
    table, owner = f'"{collection.table}"', column(collection, by)
    source = f"FROM {table}"
    if by in collection.links:
        owner = "link.target_id"
        source += f' JOIN "{collection.table}_{by}" AS link ON link.tenant_id = {table}.tenant_id AND owner_id = id'
    return (
        f"SELECT {ROW_COLUMNS}{extra_columns}, {owner} {source} WHERE {table}.tenant_id = ? "
        f"AND {owner} IN ({placeholders(count)}) AND deleted_at IS NULL{has_value(collection, by)}"
        f"{face_condition(collection)}{shown_condition(collection, shown)} ORDER BY {owner}, id"
    )


@lru_cache(4096)
def links(collection: Collection, field: str, count: int) -> str:
    """The targets of a to-many reference of `count` records. Rows: owner id, target id, in order."""
    return (
        f'SELECT owner_id, target_id FROM "{collection.table}_{field}" '
        f"WHERE tenant_id = ? AND owner_id IN ({placeholders(count)}) ORDER BY owner_id, position"
    )


@lru_cache(4096)
def labels(collection: Collection, shown: Shown, count: int) -> str:
    """The labels of those of `count` records of this path that are `shown`, live or deleted. Rows: id, label."""
    conditions = f"id IN ({placeholders(count)}){face_condition(collection)}{shown_condition(collection, shown)}"
    return f'SELECT id, label FROM "{collection.table}" WHERE tenant_id = ? AND {conditions}'


@lru_cache(4096)
def family(collection: Collection) -> str:
    """The ids of the children of a record in the child `collection`, deleted ones too."""
    return f'SELECT id FROM "{collection.table}" WHERE tenant_id = ? AND parent_id = ?'


# Lists


def page(
    query: Query,
    dialect: str,
    tenant: int,
    *,
    columns: Sequence[str] = (),
    parent: int | None = None,
    extra: Sequence[ExtraMatch] = (),
    after: Sequence[Any] = (),
    start: int | None = None,
    offset: int = 0,
    index: IndexChoice | None = None,
) -> Select:
    """The rows of a page: id, label, revision, document, the columns of the order but id, then `columns`.

    `after` is the key of the row before the first, `start` the smallest id to look at, `offset` how many rows to skip
    from there. `index` tells SQLite, which keeps no statistics, whether to follow the index of the order or that of
    the filter: a unary plus keeps the other from being used.
    """
    index = index if dialect == "sqlite" else None
    order = query.order
    # The key of a row before is the tighter bound; SQLite would take the other where it may.
    indexed_field = "" if after else order[0].field
    where, parameters = _where(query, dialect, tenant, parent, extra, indexed_field if index == "order" else None)
    collection = query.collection
    if after:
        keyset, values = _keyset(collection, order, after)
        where.append(keyset)
        parameters += values
    if start is not None:
        where.append("id >= ?")
        parameters.append(start)
    plus = "+" if index == "filter" else ""
    order_by = ", ".join(f"{plus}{column(collection, s.field)}{' DESC' if s.descending else ''}" for s in order)
    if parent is not None and not query.sort and not after:
        order_by = "position, id"
    key_columns = "".join(f", {column(collection, name)}" for name in (*(s.field for s in order[:-1]), *columns))
    sql = f'SELECT {ROW_COLUMNS}{key_columns} FROM "{collection.table}" WHERE {" AND ".join(where)} '
    sql += f"ORDER BY {order_by} LIMIT "
    if query.is_filtered or parent is not None:
        sql += "?"
        parameters.append(query.page.limit)
    else:
        # PostgreSQL takes a limit that it doesn't know for a tenth of the table and therefore plans every page anew.
        # Where nothing narrows the list one plan does for all; elsewhere the best depends on what is asked for.
        sql += f"{query.page.limit:d}"
    if offset:
        sql += " OFFSET ?"
        parameters.append(offset)
    return Select(sql, tuple(parameters))


def count(
    query: Query, dialect: str, tenant: int, *, parent: int | None = None, extra: Sequence[ExtraMatch] = ()
) -> Select:
    """How many records match, whatever the page."""
    where, parameters = _where(query, dialect, tenant, parent, extra)
    sql = f'SELECT count(*) FROM "{query.collection.table}" WHERE {" AND ".join(where)}'
    return Select(sql, tuple(parameters))


def _where(
    query: Query,
    dialect: str,
    tenant: int,
    parent: int | None,
    extra: Sequence[ExtraMatch],
    indexed_field: str | None = None,
) -> tuple[list[str], list[Any]]:
    """The conditions. Unless `indexed_field` is None, SQLite may use the index of that field only ('': of none), and
    under a parent none but that of the parent's records, which are few."""
    is_steered = indexed_field is not None or (parent is not None and dialect == "sqlite")
    plus = "+" if is_steered else ""
    where = ["tenant_id = ?"]
    parameters: list[Any] = [tenant]
    if parent is not None:
        where.append("parent_id = ?")
        parameters.append(parent)
    where.append("deleted_at IS NOT NULL" if query.only_deleted else "deleted_at IS NULL")
    if not query.includes_archived and not query.only_deleted:
        where.append("archived_at IS NULL")
    is_narrowed = bool(indexed_field) or any(
        condition.operator == "in" and isinstance(query.collection.fields.get(condition.field), Ref)
        for condition in query.conditions
    )
    for condition in query.conditions:
        if "." in condition.field:
            sql, values = _child_condition(query.collection, condition, tenant, dialect, plus, is_narrowed=is_narrowed)
        else:
            # Half of a kind's records are of this path: any other condition narrows more.
            is_beside = dialect == "sqlite" and condition.field == query.collection.flag and len(query.conditions) > 1
            own_plus = "+" if is_beside else "" if condition.field == indexed_field else plus
            sql, values = _condition(query.collection, condition, dialect, own_plus)
        where.append(sql)
        parameters += values
    for match in extra:
        sql, values = _extra_condition(match, plus)
        where.append(sql)
        parameters += [
            parameter for key in values for parameter in (tenant, match.field_id, query.collection.kind.key, *key)
        ]
    return where, parameters


def _extra_condition(match: ExtraMatch, plus: str) -> tuple[str, list[tuple[Any, ...]]]:
    """The condition, and for each of its subqueries the values after tenant, field and collection."""
    rows = "SELECT record_id FROM extra_value WHERE tenant_id = ? AND field_id = ? AND collection = ?"
    values = tuple(padded([value for value in match.values if value is not None]))
    equal = f'{plus}id IN ({rows} AND "{match.column}" IN ({placeholders(len(values))}))'
    if None not in match.values:
        return equal, [values]
    if not values:
        return f"{plus}id NOT IN ({rows})", [()]
    return f"({equal} OR {plus}id NOT IN ({rows}))", [values, ()]


def _child_condition(
    collection: Collection, condition: Condition, tenant: int, dialect: str, plus: str, *, is_narrowed: bool
) -> tuple[str, list[Any]]:
    """A reference of the children that is one of the values; without a value, of no child. Where the list `is_narrowed`
    by another reference, or walked in order, the children of each record are asked, not all that have the value."""
    name, _, member = condition.field.partition(".")
    present = padded([value for value in condition.values if value is not None])
    owners = f'SELECT parent_id FROM "{collection.child_fields[name].table}" WHERE tenant_id = ? AND deleted_at IS NULL'
    equal = f'{plus}id IN ({owners} AND "{member}" IN ({placeholders(len(present))}))'
    if is_narrowed:
        of_record = f'{owners} AND parent_id = "{collection.table}".id'
        by_parent = "+" if dialect == "sqlite" else ""  # not by the index of the value
        equal = f'EXISTS ({of_record} AND {by_parent}"{member}" IN ({placeholders(len(present))}))'
    none = f'{plus}id NOT IN ({owners} AND "{member}" IS NOT NULL)'
    if None not in condition.values:
        return equal, [tenant, *present]
    return (f"({equal} OR {none})", [tenant, *present, tenant]) if present else (none, [tenant])


def _condition(collection: Collection, condition: Condition, dialect: str, plus: str) -> tuple[str, list[Any]]:
    values = list(condition.values)
    present = list(padded([value for value in values if value is not None]))
    if condition.field in collection.links:
        link = f'"{collection.table}_{condition.field}"'
        own = f'{link}.tenant_id = "{collection.table}".tenant_id'
        linked = (
            f"{plus}id IN (SELECT owner_id FROM {link} WHERE {own} AND target_id IN ({placeholders(len(present))}))"
        )
        none = f"{plus}id NOT IN (SELECT owner_id FROM {link} WHERE {own})"
        return _or_none(linked, none, values, present)
    name = plus + column(collection, condition.field)
    has_value_too = "" if plus or "" in values else has_value(collection, condition.field)
    if condition.operator == "in":
        equal = f"{name} = ?" if len(present) == 1 else f"{name} IN ({placeholders(len(present))})"
        return _or_none(equal + has_value_too, f"{name} IS NULL", values, present)
    if condition.operator == "from":
        return f"{name} >= ?{has_value_too}", values
    if condition.operator == "before":
        return f"{name} < ?", values
    if condition.operator == "to":
        low = "''" if isinstance(values[0], str) else "-9000000000000000000"
        return f"{name} <= ? AND {name} > {low}{has_value_too}", values
    return _text_condition(collection, condition, dialect, plus)


def _or_none(equal: str, none: str, values: list[Any], present: list[Any]) -> tuple[str, list[Any]]:
    """The condition `equal` for the values that are `present`; where one of `values` isn't, `none` too."""
    if None not in values:
        return equal, present
    return (f"({equal} OR {none})", present) if present else (none, [])


def _text_condition(collection: Collection, condition: Condition, dialect: str, plus: str) -> tuple[str, list[Any]]:
    """`contains` and `search`: the text index from three characters on, below that the start of a column. Under their
    parent children are few: they are compared one by one."""
    alternatives: list[str] = []
    parameters: list[Any] = []
    for text in condition.values:
        if not text:
            alternatives.append(f"{column(collection, condition.field)} = ''")
        elif len(text) < 3:
            fields = collection.searched if condition.operator == "search" else (condition.field,)
            text_fields = [f for f in fields if collection.fields[f].column == "text"]
            starts = [f'("{f}" >= ? AND "{f}" < ?{has_value(collection, f)})' for f in text_fields]
            alternatives += starts or ["1 = 0"]
            parameters += [bound for _ in text_fields for bound in (text, text + "\U0010ffff")]
        elif dialect == "sqlite" and collection.is_listed:
            table = f'"{collection.table}_text"'
            alternatives.append(f"{plus}id IN (SELECT rowid FROM {table} WHERE {table} MATCH ?)")
            parameters.append('"{}" : "{}"'.format(condition.field, text.replace('"', '""')))
        else:
            alternatives.append(f"\"{condition.field}\" LIKE ? ESCAPE '\\'")
            escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
            parameters.append(f"%{escaped}%")
    return f"({' OR '.join(alternatives)})", parameters


def _keyset(collection: Collection, order: Sequence[Sort], values: Sequence[Any]) -> tuple[str, list[Any]]:
    """Rows after the one with these key values. Columns are never NULL, so that this is plain comparison."""
    columns = [column(collection, sort.field) for sort in order]
    if len({sort.descending for sort in order}) == 1:
        sign = "<" if order[0].descending else ">"
        if len(columns) == 1:
            return f"{columns[0]} {sign} ?", list(values)
        return f"({', '.join(columns)}) {sign} ({placeholders(len(columns))})", list(values)
    bound = f"{columns[0]} {'<=' if order[0].descending else '>='} ?"
    parameters = [values[0]]
    cases = []
    for index, sort in enumerate(order):
        equal = [f"{name} = ?" for name in columns[:index]]
        cases.append("(" + " AND ".join([*equal, f"{columns[index]} {'<' if sort.descending else '>'} ?"]) + ")")
        parameters += [*values[:index], values[index]]
    return f"{bound} AND ({' OR '.join(cases)})", parameters


# Cursors


def encode_cursor(query: Query, row: Sequence[Any], bound: int | None = None) -> str:
    """An opaque text for `row`, one of a `page`, and the bound of a list that follows changes."""
    values = (*row[DOCUMENT + 1 : DOCUMENT + len(query.order)], row[ID])
    floats = [repr(v) if isinstance(v, float) else v for v in values]
    return opaque.encode_json([query.order_text, *floats, *(() if bound is None else (bound,))])


def _invalid_cursor(message: str) -> BadRequest:
    return BadRequest(f"cursor: {message}", code=Code.INVALID_CURSOR)


def decode_cursor(query: Query, text: str) -> tuple[list[Any], int | None]:
    """The inverse of `encode_cursor` for the same order: the key of the row, and the bound. BadRequest where it isn't
    one of ours or belongs to another order."""
    try:
        sorted_by, *values = opaque.decode_json(text)
    except (ValueError, TypeError):
        raise _invalid_cursor("was not issued in a Link header of this server") from None
    bound = values.pop() if query.followed and len(values) == len(query.order) + 1 else None
    if sorted_by != query.order_text or len(values) != len(query.order):
        raise _invalid_cursor("belongs to another sort order; keep the query of the Link header as it is")
    if bound is not None and (type(bound) is not int or not 0 <= bound < 2**62):
        raise _invalid_cursor("was not issued in a Link header of this server")
    key = [
        _check_key_value(query.collection, sort.field, value) for sort, value in zip(query.order, values, strict=True)
    ]
    return key, bound


def _check_key_value(collection: Collection, name: str, value: Any) -> Any:
    kind = "integer" if name == "id" or name in ENGINE_COLUMNS else collection.fields[name].column
    try:
        if kind == "number" and isinstance(value, str):
            return float(value)
        if kind == "text" and type(value) is str and "\x00" not in value:
            return value
        if kind != "text" and type(value) is int and abs(value) < 2**63:
            return value
    except ValueError:
        pass
    raise _invalid_cursor("was not issued in a Link header of this server")
