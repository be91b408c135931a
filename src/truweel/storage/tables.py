"""Every table: one for each collection, made from its declaration, and the engine's own. SQLAlchemy knows them for
DDL and migrations only.

A server never imports this: what it needs to know of the tables is in `columns`.
"""

from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    Float,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
)
from sqlalchemy.types import TypeEngine

from truweel.schema.collection import Collection
from truweel.schema.effects import Ledger
from truweel.schema.registry import Registry
from truweel.storage.columns import text_columns
from truweel.storage.ddl import column, table, text_type, where
from truweel.storage.system import tables as system

__all__ = ["derived_statements", "metadata"]

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
LIVE = "deleted_at IS NULL"
"""The rows that lists show; archived ones among them are told apart by a column of each index."""
TEXT_PAGE = 1000
"""Bytes of a page of SQLite's text index. It is searched from page to page, then within one: with its own 4,050 a name
among a million takes 0.57 ms to find, with these 0.39 (0.22 and 0.28 among ten thousand); common words as long."""


def metadata(registry: Registry) -> MetaData:
    """All tables of `registry` and of the engine."""
    all_tables = MetaData()
    system(all_tables)
    for collection in registry:
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
        column("shape", Integer),
    ]
    if collection.parent:
        columns += [column("parent_id", BigInteger), column("position", Integer)]
    for field in collection.columns.values():
        kind = str(field.column)
        type_ = text_type() if kind == "text" else _TYPES[kind]
        columns.append(column(field.name, type_, null=kind == "reference"))
    if collection.searched:
        columns.append(column("search", text_type()))
    columns += [column("label", LargeBinary), column("document", LargeBinary)]
    keys = [_foreign_key(name, "parent_id", collection.parent.table)] if collection.parent else []
    keys += [_foreign_key(name, ref, registry[field.target].table) for ref, field in _refs(collection)]
    own_table = table(all_tables, name, *columns, *keys, key=("tenant_id", "id"))
    _indexes(own_table, collection)
    for link in collection.links.values():
        _link(all_tables, collection, link.name, registry[link.target].table)


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
    orders = {"live": c.id, "updated": c.updated_at, "created": c.created_at}
    orders |= {field.name: c[field.name] for field in collection.columns.values() if field.sort}
    for label, key in orders.items():
        covering = [c[field] for field in collection.covering_columns if field != key.name]
        Index(f"{name}_{label}", c.tenant_id, *dict.fromkeys((key, c.id)), c.archived_at, *covering, **live)
    Index(f"{name}_deleted", c.tenant_id, c.deleted_at, c.id, **where("deleted_at IS NOT NULL"))
    for field in collection.columns.values():
        if field.name in orders:
            continue
        if field.filters or field.search:
            Index(f"{name}_{field.name}", c.tenant_id, c[field.name], c.id, c.archived_at, **live)
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


@cache
def derived_statements(registry: Registry, dialect: str) -> tuple[str, ...]:
    """Statements, each harmless when repeated, that make what follows from the tables: sequences, text indexes."""
    statements = [f'CREATE SEQUENCE IF NOT EXISTS "{name}_id"' for name in NUMBERED] if dialect == "postgresql" else []
    for collection in registry:
        texts = text_columns(collection)
        if dialect == "postgresql":
            statements.append(f'CREATE SEQUENCE IF NOT EXISTS "{collection.table}_id"')
            statements += [
                f'CREATE INDEX IF NOT EXISTS "{collection.table}_{name}_text" ON "{collection.table}" '
                f'USING gin ("{name}" gin_trgm_ops) WHERE {LIVE}'
                for name in texts
            ]
        elif texts:
            columns, index = ", ".join(f'"{name}"' for name in texts), f'"{collection.table}_text"'
            statements += [
                (
                    f"CREATE VIRTUAL TABLE IF NOT EXISTS {index} USING "
                    f"fts5({columns}, content='', tokenize='trigram case_sensitive 1')"
                ),
                f"INSERT INTO {index} ({index}, rank) VALUES ('pgsz', {TEXT_PAGE})",
            ]
    if dialect == "postgresql":
        statements += [f'CREATE SEQUENCE IF NOT EXISTS "{name}_id"' for name in registry.ledgers]
        statements.insert(0, "CREATE EXTENSION IF NOT EXISTS pg_trgm")
        statements.append("ALTER TABLE boundary SET UNLOGGED")
    return tuple(statements)
