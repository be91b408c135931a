"""Opening a database: the right kind, at the right revision of the schema.

What only PostgreSQL needs is imported where it is: a server on SQLite is spared its 8 MB.
"""

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from truweel.schema.registry import Registry
from truweel.storage.database import Database
from truweel.storage.migrations import HEAD
from truweel.storage.sqlite import Sqlite

__all__ = ["SchemaError", "migrate", "open_database", "revision"]

MIGRATION_LOCK = 7_270_001
"""The advisory lock of PostgreSQL that a migration holds, so that a second one waits and then finds nothing to do."""
REVISION = "SELECT version_num FROM alembic_version"


class SchemaError(Exception):
    """The schema of the database is not the one that this version works with; the message says what to do."""


def open_database(
    registry: Registry,
    *,
    path: Path,
    url: str | None = None,
    replica: str | None = None,
    size: int = 8,
    seconds: float | None = None,
) -> Database:
    """The database at `url`, else the SQLite file `path`, which is brought up to date first; a statement may take
    `seconds`. SchemaError."""
    current = _supported_revision(path=path, url=url)
    if url is not None:
        if current != HEAD:
            raise SchemaError(
                f"The database is at revision {current or 'none'}; run `truweel migrate` to bring it to {HEAD}."
            )
        from truweel.storage.postgres import Postgres

        return Postgres(url, replica=replica, size=size, seconds=seconds)
    if current != HEAD:
        migrate(registry, path=path)
    return Sqlite(path, seconds=seconds)


def revision(*, path: Path, url: str | None = None) -> str:
    """The revision of the schema, empty where there is none yet. SchemaError where the database can't be opened."""
    if url is not None:
        return _server_revision(url)
    if not path.exists():
        return ""
    try:
        lite = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            row = lite.execute(REVISION).fetchone()
        finally:
            lite.close()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:  # no such table
            return ""
        raise SchemaError(f"{path} can't be opened: {error}.") from None
    except sqlite3.DatabaseError as error:
        raise SchemaError(f"{path} is no SQLite database: {error}.") from None
    return str(row[0]) if row else ""


def _server_revision(url: str) -> str:
    import psycopg

    from truweel.storage.postgres import libpq_url

    try:
        with psycopg.connect(libpq_url(url)[0]) as connection:
            row = connection.execute(REVISION).fetchone()
    except psycopg.errors.UndefinedTable:
        return ""
    except psycopg.OperationalError as error:
        raise SchemaError(f"PostgreSQL can't be reached: {str(error).splitlines()[0]}") from None
    return str(row[0]) if row else ""


def _supported_revision(*, path: Path, url: str | None) -> str:
    """The revision of the schema. SchemaError where a newer version has made it."""
    current = revision(path=path, url=url)
    if current > HEAD:
        raise SchemaError(
            f"The database is at revision {current}, newer than this version's {HEAD}; use the newer version."
        )
    return current


def migrate(registry: Registry, *, path: Path, url: str | None = None) -> None:
    """Bring the schema to this version's revision, and make what follows from the tables. SchemaError."""
    _supported_revision(path=path, url=url)
    # Alembic and SQLAlchemy take half a second to import, which a start that has nothing to migrate is spared.
    import sqlalchemy as sa
    from alembic import command

    from truweel.storage import tables
    from truweel.storage.migrations.__main__ import config

    if url is None:
        path.parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(_address(path, url))
    with _one_at_a_time(path if url is None else None), engine.begin() as connection:
        if url is None:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        else:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")
        command.upgrade(config(connection), "head")
        for statement in tables.derived_statements(registry, engine.dialect.name):
            connection.exec_driver_sql(statement)
    engine.dispose()


@contextmanager
def _one_at_a_time(path: Path | None) -> Iterator[None]:
    """Waits until no other process migrates the SQLite file `path`. The lock is on its folder, which is there first."""
    if path is None:
        yield
        return
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _address(path: Path, url: str | None) -> str:
    """As SQLAlchemy writes it."""
    if url is None:
        return f"sqlite:///{path}"
    from truweel.storage.postgres import libpq_url

    return libpq_url(url)[0].replace("postgresql://", "postgresql+psycopg://")
