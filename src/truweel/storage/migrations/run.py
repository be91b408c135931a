"""Carries out the migrations from the revision of a database to the last one.

SQLite does all of it in one transaction. PostgreSQL goes step by step while the version before serves, each step
harmless when repeated, so that a migration that was broken off goes on where it was. A statement that needs a lock
waits for it `LOCK_TIMEOUT` at most, since all that comes after it waits with it; then it lets go and tries again.
"""

import fcntl
import logging
import os
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg

from truweel.schema.document import decode
from truweel.schema.fields import EMPTY
from truweel.schema.registry import Registry
from truweel.schema.resource import Meta
from truweel.storage import rewriting
from truweel.storage.database import Row, SchemaError
from truweel.storage.migrations import changes, layout
from truweel.storage.migrations.changes import Expansion, Migration, Uniqueness

__all__ = ["LOCK_TIMEOUT", "migrate_postgres", "migrate_sqlite"]

MIGRATION_LOCK = 7_270_001
"""The advisory lock of PostgreSQL that a migration holds, so that a second one waits and then finds nothing to do."""
LOCK_TIMEOUT = 1000
"""Milliseconds that a statement of a migration waits for a lock, and whoever comes after it."""
PAUSE = 0.5
"""Seconds until a statement that got no lock is tried again: whoever waited behind it goes first."""

log = logging.getLogger("truweel.storage")


def _steps(known: Mapping[str, str], current: str) -> Iterator[tuple[str, dict[str, layout.Table], Migration]]:
    """The migrations after `current`: revision, tables before, and what changes."""
    names = list(known)
    for position in range(names.index(current) + 1, len(names)):
        revision = names[position]
        yield revision, changes.fold([known[name] for name in names[:position]]), changes.parse(known[revision])


class _Writer:
    """Enough of a `Writer` for `rewriting.note_revisions`, on a connection of either kind."""

    def __init__(self, raw: Any, mark: str) -> None:
        self.raw, self.mark = raw, mark

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        rows: list[Row] = self.raw.execute(sql.replace("?", self.mark), parameters).fetchall()
        return rows

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        count: int = self.raw.execute(sql.replace("?", self.mark), parameters).rowcount
        return count


def _note(raw: Any, mark: str, revision: str, registry: Registry, migration: Migration | None = None) -> None:
    """Note that the database is at `revision` now, and which records are to be rewritten."""
    writer: Any = _Writer(raw, mark)
    writer.execute("DELETE FROM database_revision")
    writer.execute("INSERT INTO database_revision (revision) VALUES (?)", (revision,))
    blocking = [name for name, change in migration.changes.items() if change.rewrite] if migration else []
    rewriting.note_revisions(writer, registry, blocking)


def _refuse_clashes(raw: Any, mark: str, before: layout.Layout, migration: Migration, registry: Registry) -> None:
    """SchemaError where records share what is to be unique, before anything is changed."""
    writer = _Writer(raw, mark)
    for name, change in migration.changes.items():
        for uniqueness in changes.new_uniqueness(name, change, before[name]):
            if uniqueness.clash:
                clash = next(iter(writer.rows(uniqueness.clash)), None)
            else:
                clash = _find_clash(writer, uniqueness, registry)
            if clash is not None:
                raise SchemaError(uniqueness.sentence(*clash))


def _find_clash(writer: _Writer, uniqueness: Uniqueness, registry: Registry) -> Row | None:
    """Tenant and ids of two records whose documents hold the same, as their columns will."""
    collection = next((candidate for candidate in registry.kinds if candidate.table == uniqueness.table), None)
    if collection is None:
        return None
    fields = [collection.columns[name] for name in uniqueness.members if name in collection.columns]
    known: dict[tuple[Any, ...], int] = {}
    after: Row = (-(2**63), -(2**63))
    while rows := writer.rows(uniqueness.documents, after):
        for tenant, id, revision, document in rows:
            record = decode(collection, bytes(document), Meta(revision=revision))
            values = [record.__dict__.get(field.name) for field in fields]
            columns = [
                EMPTY[str(field.column)] if value is None else field.to_column(value)
                for field, value in zip(fields, values, strict=True)
            ]
            if "" in columns or None in columns:
                continue
            other_id = known.setdefault((tenant, *columns), id)
            if other_id != id:
                return tenant, other_id, id
        after = rows[-1][:2]
    return None


# SQLite


def migrate_sqlite(path: Path, known: Mapping[str, str], registry: Registry) -> None:
    """Bring the file `path` to the last revision, whole or not at all."""
    with _one_at_a_time(path), closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA journal_mode = WAL")
        raw.execute("PRAGMA busy_timeout = 5000")
        raw.execute("BEGIN IMMEDIATE")
        try:
            _migrate_sqlite(raw, known, registry)
        except BaseException:
            raw.execute("ROLLBACK")
            raise
        raw.execute("COMMIT")


def _migrate_sqlite(raw: sqlite3.Connection, known: Mapping[str, str], registry: Registry) -> None:
    head = list(known)[-1]
    if not raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'database_revision'").fetchone():
        for sql in layout.create_statements(changes.fold(list(known.values())), "sqlite"):
            raw.execute(sql)
        _note(raw, "?", head, registry)
        return
    (current,) = raw.execute("SELECT revision FROM database_revision").fetchone()
    for revision, before, migration in _steps(known, current):
        _refuse_clashes(raw, "?", before, migration, registry)
        for sql in layout.create_statements(migration.created, "sqlite"):
            raw.execute(sql)
        for name, change in migration.changes.items():
            columns = {row[1] for row in raw.execute(f'PRAGMA table_info("{name}")')}
            for sql in changes.sqlite_statements(name, change, before[name], columns):
                raw.execute(sql)
        for name in migration.dropped:
            raw.execute(f'DROP TABLE "{name}"')
        for sql in changes.balance_sums(before, migration, registry):
            raw.execute(sql)
        _note(raw, "?", revision, registry, migration)


@contextmanager
def _one_at_a_time(path: Path) -> Iterator[None]:
    """Waits until no other process migrates the SQLite file `path`. The lock is on its folder, which is there first."""
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


# PostgreSQL


def migrate_postgres(url: str, known: Mapping[str, str], registry: Registry) -> None:
    """Bring the database at `url` to the last revision, step by step."""
    from truweel.storage.postgres import libpq_url

    with psycopg.connect(libpq_url(url)[0], autocommit=True) as raw:
        # Not pg_advisory_lock: whoever waits in it holds a snapshot, for which CREATE INDEX CONCURRENTLY would wait.
        while raw.execute("SELECT pg_try_advisory_lock(%s)", (MIGRATION_LOCK,)).fetchone() != (True,):
            time.sleep(0.1)
        if raw.execute("SELECT to_regclass('database_revision')").fetchone() == (None,):
            _create_postgres(raw, known, registry)
        row = raw.execute("SELECT revision FROM database_revision").fetchone()
        for revision, before, migration in _steps(known, row[0] if row else ""):
            _refuse_clashes(raw, "%s", before, migration, registry)
            for name, change in migration.changes.items():
                for expansion in changes.postgres_expansion(name, change, before[name], migration.created):
                    _expand(raw, expansion)
            _switch(raw, revision, before, migration, registry)
        _validate_references(raw)


def _create_postgres(raw: "psycopg.Connection[Any]", known: Mapping[str, str], registry: Registry) -> None:
    with raw.transaction():
        for sql in layout.create_statements(changes.fold(list(known.values())), "postgresql"):
            raw.execute(sql.encode())
        _note(raw, "%s", list(known)[-1], registry)


def _validate_references(raw: "psycopg.Connection[Any]") -> None:
    """Check the rows of the references that a switch added, which blocks nobody; also those of one that was broken
    off."""
    unchecked = (
        "SELECT format('ALTER TABLE %s VALIDATE CONSTRAINT %I', conrelid::regclass, conname) FROM pg_constraint "
        "WHERE contype = 'f' AND NOT convalidated AND connamespace = current_schema()::regnamespace ORDER BY 1 LIMIT 1"
    )
    while row := raw.execute(unchecked.encode()).fetchone():
        with _retried(raw, row[0]):
            raw.execute(row[0].encode())


def _expand(raw: "psycopg.Connection[Any]", expansion: Expansion) -> None:
    """Run the statement unless it was; an index is built concurrently, which blocks nobody and may wait."""
    while not raw.execute(expansion.exists.encode(), expansion.parameters).fetchone():
        if expansion.index:
            raw.execute("SET lock_timeout = 0")
            drop = f'DROP INDEX CONCURRENTLY IF EXISTS "{expansion.index}"'.encode()
            raw.execute(drop)  # half built
            try:
                raw.execute(expansion.sql.encode())
            except psycopg.errors.UniqueViolation as error:  # written since the records were looked at
                raw.execute(drop)
                raise SchemaError(f"{error.diag.message_primary}: {error.diag.message_detail}") from None
            continue
        with _retried(raw, expansion.sql):
            raw.execute(expansion.sql.encode())


def _switch(
    raw: "psycopg.Connection[Any]",
    revision: str,
    before: Mapping[str, layout.Table],
    migration: Migration,
    registry: Registry,
) -> None:
    """Take away and rename, and note the revision, in one transaction. Its locks are taken in one statement."""
    statements = list(layout.create_statements(migration.created, "postgresql"))
    for name, change in migration.changes.items():
        statements += changes.postgres_switch(name, change, before[name], migration.created)
    statements += [f'DROP TABLE "{name}"' for name in migration.dropped]
    statements += [f'DROP SEQUENCE IF EXISTS "{name}_id"' for name in migration.dropped if before[name].sequence]
    sums = list(changes.balance_sums(before, migration, registry))
    statements += sums
    # Each write reads the revision. Those that have are in the sums, those that wait for it are refused.
    fenced = {"database_revision"} if sums else set()
    referred = {target for table in migration.created.values() for target, _ in table.refers.values()}
    locked = sorted((migration.changes.keys() | referred | fenced | set(migration.dropped)) - migration.created.keys())
    is_over = False
    while not is_over:
        with _retried(raw, f"the switch to {revision}"), raw.transaction():
            if locked:
                raw.execute(f"SET LOCAL statement_timeout = {LOCK_TIMEOUT}".encode())
                tables = ", ".join(f'"{name}"' for name in locked)
                raw.execute(f"LOCK TABLE {tables} IN ACCESS EXCLUSIVE MODE".encode())
                raw.execute("SET LOCAL statement_timeout = 0")
            for sql in statements:
                raw.execute(sql.encode())
            _note(raw, "%s", revision, registry, migration)
            is_over = True


@contextmanager
def _retried(raw: "psycopg.Connection[Any]", what: str) -> Iterator[None]:
    """A try at something that needs locks; the caller tries again where it got none."""
    raw.execute(f"SET lock_timeout = {LOCK_TIMEOUT}".encode())
    try:
        yield
    except (psycopg.errors.LockNotAvailable, psycopg.errors.QueryCanceled, psycopg.errors.DeadlockDetected):
        log.info("others hold the locks for %s; it is tried again", what)
        time.sleep(PAUSE)
