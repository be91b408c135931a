"""Every table: one for each collection, made from its declaration, and the engine's own. SQLAlchemy knows them for
DDL and migrations only.

A server never imports this: what it needs to know of the tables is in `columns`.
"""

from dataclasses import replace
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeEngine

from truweel.schema.collection import Collection
from truweel.schema.effects import ColumnField, Ledger
from truweel.schema.fields import Field
from truweel.schema.registry import Registry
from truweel.storage.columns import EMPTY, text_columns
from truweel.storage.ddl import SortedText, column, table, text_type, where
from truweel.storage.migrations import layout
from truweel.storage.migrations.layout import LIVE, Layout
from truweel.storage.system import tables as system

__all__ = ["declared_layout", "metadata"]

_TYPES: dict[str, TypeEngine[Any]] = {
    "integer": BigInteger(),
    "number": Float(53),
    "boolean": SmallInteger(),
    "instant": BigInteger(),
    "reference": BigInteger(),
    "balance": BigInteger(),
}


NUMBERED = ("event", "job", "tenant", "api_key", "app", "app_log", "oauth_grant", "oauth_token", "webhook_endpoint")
"""The engine's own tables with ids from a sequence."""
UNLOGGED = ("boundary",)
"""Those that may be empty after a crash."""
DEFAULTS = {"text": "''", "number": "-inf", "reference": ""}
"""Kind of a column → its default as SQL; other kinds have the number of `EMPTY`."""


def metadata(registry: Registry) -> MetaData:
    """All tables of `registry` and of the engine."""
    all_tables = MetaData()
    system(all_tables)
    for collection in registry.kinds:
        _collection(all_tables, collection, registry)
    for ledger in registry.ledgers.values():
        _ledger(all_tables, ledger, registry)
    return all_tables


def _collection(all_tables: MetaData, collection: Collection, registry: Registry) -> None:
    name = collection.table
    columns = [
        column("id", BigInteger),
        column("version", Integer),
        column("created_at", BigInteger),
        column("updated_at", BigInteger),
        column("archived_at", BigInteger, null=True),
        column("locked_at", BigInteger, null=True),
        column("deleted_at", BigInteger, null=True),
        column("revision", Integer),
    ]
    if collection.parent:
        columns += [column("parent_id", BigInteger), column("position", Integer)]
    for field in collection.columns.values():
        kind = str(field.column)
        type_ = text_type() if kind == "text" else _TYPES[kind]
        columns.append(column(field.name, type_, null=kind == "reference", default=_default(field)))
    if collection.searched:
        columns.append(column("search", text_type(), default=DEFAULTS["text"]))
    columns += [column("label", LargeBinary), column("document", LargeBinary)]
    keys = [_foreign_key(name, "parent_id", collection.parent.table)] if collection.parent else []
    keys += [_foreign_key(name, ref, registry[field.target].table) for ref, field in _refs(collection)]
    own_table = table(all_tables, name, *columns, *keys, key=("tenant_id", "id"))
    _indexes(own_table, collection)
    for link in collection.links.values():
        _link(all_tables, collection, link.name, registry[link.target].table)


def _default(field: Field) -> str:
    """What the column holds of a record that knows nothing of the member yet, as SQL."""
    kind = str(field.column)
    known = None if field.since == 1 or isinstance(field, ColumnField) else field.default()
    if known is None:
        return DEFAULTS.get(kind, str(EMPTY[kind]))
    stored = field.to_column(known)
    return "'{}'".format(stored.replace("'", "''")) if isinstance(stored, str) else str(stored)


def _ledger(all_tables: MetaData, ledger: type[Ledger], registry: Registry) -> None:
    name = ledger.name
    own_table = table(
        all_tables,
        name,
        column("id", BigInteger),
        column("at", BigInteger),
        column("user_id", BigInteger, null=True),
        column("collection", Text),
        column("record_id", BigInteger),
        column("line_id", BigInteger),
        column("version", Integer),
        *(column(key, BigInteger, null=True) for key in ledger.keys),
        *(column(amount, BigInteger) for amount in ledger.amounts),
        *(_foreign_key(name, key, registry[ref.target].table) for key, ref in ledger.keys.items()),
        key=("tenant_id", "id"),
    )
    c = own_table.c
    Index(f"{name}_source", c.tenant_id, c.collection, c.record_id, c.line_id)
    for key in ledger.keys:
        Index(f"{name}_{key}", c.tenant_id, c[key], c.id)


def _refs(collection: Collection) -> list[tuple[str, Any]]:
    return [(n, f) for n, f in collection.refs.items() if n in collection.columns]


def _foreign_key(owner: str, key: str, target: str, *, label: str = "") -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["tenant_id", key], [f"{target}.tenant_id", f"{target}.id"], name=f"{owner}_{label or key}_fk"
    )


def _indexes(own_table: Table, collection: Collection) -> None:
    live = where(LIVE)
    c = own_table.c
    name = own_table.name
    if collection.parent:
        Index(f"{name}_parent", c.tenant_id, c.parent_id, c.position, c.id, c.archived_at, **live)
    if collection.per:
        Index(f"{name}_{collection.per}_unique", c.tenant_id, c.parent_id, c[collection.per], unique=True)
    if collection.is_listed:
        _list_indexes(own_table, collection)
    Index(f"{name}_deleted", c.tenant_id, c.deleted_at, c.id, **where("deleted_at IS NOT NULL"))
    for field in collection.columns.values():
        if field.name in collection.sparse_columns:
            has_value = f'"{field.name}" IS NOT NULL' if field.column == "reference" else f"\"{field.name}\" <> ''"
            condition = where(f"{LIVE} AND {has_value}")
            Index(f"{name}_{field.name}", c.tenant_id, c[field.name], c.id, c.archived_at, **condition)
        elif field.column == "reference":
            Index(f"{name}_{field.name}", c.tenant_id, c[field.name], **where(f'"{field.name}" IS NOT NULL'))
    for job in collection.rules.jobs.values():
        if job.due is not None and job.due.conditions:
            columns = [c[field.name] for field in job.due.fields]
            Index(f"{name}_{job.name.replace('-', '_')}_due", c.tenant_id, *columns, c.id, **live)
    unique = [(n,) for n, f in collection.columns.items() if f.unique] + list(collection.options.unique)
    for names in unique:
        not_empty = " AND ".join(f"\"{n}\" <> ''" for n in names if collection.columns[n].column == "text")
        condition = where("deleted_at IS NULL" + (f" AND {not_empty}" if not_empty else ""))
        Index(f"{name}_{'_'.join(names)}_unique", c.tenant_id, *(c[n] for n in names), unique=True, **condition)


def _list_indexes(own_table: Table, collection: Collection) -> None:
    """The indexes of lists over all parents: one for each order, and for each filter whose column is never empty."""
    live = where(LIVE)
    c = own_table.c
    name = own_table.name
    orders = {"live": c.id, "updated": c.updated_at, "created": c.created_at}
    orders |= {field.name: c[field.name] for field in collection.columns.values() if field.sort}
    for label, key in orders.items():
        covering = [c[field] for field in collection.covering_columns if field != key.name]
        Index(f"{name}_{label}", c.tenant_id, *dict.fromkeys((key, c.id)), c.archived_at, *covering, **live)
    for field in collection.columns.values():
        if (field.filters or field.search) and field.name not in orders.keys() | collection.sparse_columns:
            Index(f"{name}_{field.name}", c.tenant_id, c[field.name], c.id, c.archived_at, **live)


def _link(all_tables: MetaData, collection: Collection, field: str, target: str) -> None:
    name = f"{collection.table}_{field}"
    own_table = table(
        all_tables,
        name,
        column("owner_id", BigInteger),
        column("position", Integer),
        column("target_id", BigInteger),
        _foreign_key(name, "owner_id", collection.table, label="owner"),
        _foreign_key(name, "target_id", target, label="target"),
        key=("tenant_id", "owner_id", "position"),
    )
    Index(f"{name}_target", own_table.c.tenant_id, own_table.c.target_id, own_table.c.owner_id)


def declared_layout(registry: Registry) -> Layout:
    """All tables of `registry` and of the engine, as migrations write them, by name."""
    tables = {name: _layout(own_table) for name, own_table in sorted(metadata(registry).tables.items())}
    for name in (*NUMBERED, *registry.ledgers):
        tables[name] = replace(tables[name], sequence=True)
    for name in UNLOGGED:
        tables[name] = replace(tables[name], unlogged=True)
    for collection in registry.kinds:
        tables[collection.table] = replace(
            tables[collection.table],
            sequence=True,
            text=text_columns(collection),
            revision=collection.revision,
            members={
                name: f"{field.type_name}{'*' if field.search else ''}" for name, field in collection.stored.items()
            },
            rules=collection.rule_revisions,
        )
    return tables


def _layout(own_table: Table) -> layout.Table:
    name = own_table.name
    keys = sorted(own_table.foreign_key_constraints, key=lambda key: str(key.name))
    indexes = sorted(own_table.indexes, key=lambda index: str(index.name))
    return layout.Table(
        columns={c.name: _column_layout(c) for c in own_table.columns},
        key=tuple(own_table.primary_key.columns.keys()),
        refers={key.column_keys[1]: (key.referred_table.name, str(key.name)) for key in keys},
        indexes={
            str(index.name).removeprefix(f"{name}_"): layout.Index(
                tuple(index.columns.keys()), _condition(index), bool(index.unique)
            )
            for index in indexes
        },
    )


def _column_layout(declared: Column[Any]) -> layout.Column:
    return layout.Column(_LAYOUT_TYPES[type(declared.type)], bool(declared.nullable), declared.info.get("default", ""))


def _condition(index: Index) -> str:
    condition = index.dialect_options["sqlite"]["where"]
    return "" if condition is None else str(condition)


_LAYOUT_TYPES: dict[type, str] = {
    BigInteger: "bigint",
    Integer: "integer",
    SmallInteger: "smallint",
    Float: "number",
    LargeBinary: "blob",
    String: "string",
    Text: "string",
    SortedText: "text",
}
