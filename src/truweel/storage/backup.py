"""A database as one file, taken while it is served, and back: SQLite's backup API, PostgreSQL's `pg_dump`.

What was taken is read back before anybody relies on it: every row of every table is counted in the copy and compared
with what the snapshot held.
"""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict

from truweel.storage.postgres import libpq_url

__all__ = ["BackupError", "RowCounts", "count_rows", "dump_database", "require_empty", "restore_database"]

RowCounts = Mapping[str, int]
"""Table → rows."""
Inspect = Callable[[Callable[[str], list[tuple[Any, ...]]]], None]
"""Is called with a function that answers a SELECT from the snapshot."""

_VARIABLES = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "dbname": "PGDATABASE"}


class BackupError(Exception):
    """It can't be backed up or restored; the message says why and what would help."""


def dump_database(target: Path, *, path: Path, url: str | None, inspect: Inspect) -> RowCounts:
    """Write the database at `url`, else the SQLite file `path`, to `target`; what is in it. `inspect` sees it."""
    return _dump_postgres(url, target, inspect) if url else _dump_sqlite(path, target, inspect)


def count_rows(file: Path, dialect: str) -> RowCounts:
    """What a file of `dump` holds, all of it read. BackupError where it is damaged."""
    return _count_postgres(file) if dialect == "postgresql" else _count_sqlite(file)


def require_empty(*, path: Path, url: str | None) -> None:
    """BackupError where `restore` would find a database already, or couldn't reach it."""
    if url is None:
        if path.exists():
            raise BackupError(f"There is a database at {path} already; restore into a new folder.")
        return
    with _connected(url) as connection:
        if connection.execute("SELECT 1 FROM pg_tables WHERE schemaname = 'public' LIMIT 1").fetchone():
            raise BackupError("The database has tables already; restore into an empty one (CREATE DATABASE …).")


def restore_database(file: Path, *, path: Path, url: str | None) -> None:
    """Make the database of a file of `dump` where it is `require_empty`, whole or not at all. BackupError."""
    if url is None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = path.with_name(f"{path.name}.restoring")
        try:
            shutil.copyfile(file, fresh)
            _flush(fresh)
            fresh.rename(path)
        finally:
            fresh.unlink(missing_ok=True)
        _flush(path.parent)
        return
    options = ("--no-owner", "--no-acl", "--exit-on-error", "--single-transaction")
    _run([_program("pg_restore"), *options, "--dbname", _environment(url)["PGDATABASE"], str(file)], url)


# SQLite


def _dump_sqlite(path: Path, target: Path, inspect: Inspect) -> RowCounts:
    with (
        closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(target)) as copy,
    ):
        try:
            source.backup(copy)  # in one step: one state, while readers and the writer go on
            copy.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.Error as error:
            raise BackupError(f"The database can't be copied: {error}.") from None
        inspect(lambda sql: copy.execute(sql).fetchall())
    _flush(target)
    return _count_sqlite(target)


def _count_sqlite(file: Path) -> RowCounts:
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro&immutable=1", uri=True)) as copy:
            faults = [row[0] for row in copy.execute("PRAGMA integrity_check(10)") if row[0] != "ok"]
            faults += [f"{row[0]} refers to no row of {row[2]}" for row in copy.execute("PRAGMA foreign_key_check")]
            if faults:
                raise BackupError(f"The copy of the database is damaged: {'; '.join(faults[:3])}.")
            sql = (
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' "
                "AND name NOT GLOB '*_text*' ORDER BY name"
            )
            names = [row[0] for row in copy.execute(sql)]
            return {name: copy.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}
    except sqlite3.DatabaseError as error:
        raise BackupError(f"The copy of the database can't be read: {error}.") from None


# PostgreSQL


def _dump_postgres(url: str, target: Path, inspect: Inspect) -> RowCounts:
    with _connected(url) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        (snapshot,) = connection.execute("SELECT pg_export_snapshot()").fetchone() or ("",)
        command = [_program("pg_dump"), "--format=custom", "--compress=0", "--no-owner", "--no-acl"]
        _run([*command, f"--snapshot={snapshot}", f"--file={target}"], url)
        inspect(lambda sql: connection.execute(sql.encode()).fetchall())
        names = [
            row[0]
            for row in connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        ]
        rows = {name: _count(connection, name) for name in names}
    _flush(target)
    if (rows_in_dump := _count_postgres(target)) != rows:
        differing = sorted(name for name in rows if rows_in_dump.get(name) != rows[name])
        raise BackupError(f"The dump doesn't hold what the database does: {', '.join(differing)}.")
    return rows


@contextmanager
def _connected(url: str) -> Iterator["psycopg.Connection[Any]"]:
    try:
        connection = psycopg.connect(libpq_url(url)[0])
    except psycopg.OperationalError as error:
        raise BackupError(f"PostgreSQL can't be reached: {str(error).splitlines()[0]}") from None
    with connection:
        yield connection


def _count(connection: "psycopg.Connection[Any]", table: str) -> int:
    row = connection.execute(f'SELECT count(*) FROM "{table}"'.encode()).fetchone()
    return int(row[0]) if row else 0


def _count_postgres(file: Path) -> RowCounts:
    """The rows that `pg_restore` would write: the whole file is read, and nothing kept."""
    command = [_program("pg_restore"), "--data-only", "--file=-", str(file)]
    rows: dict[str, int] = {}
    table = None
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603
        assert process.stdout is not None
        for line in process.stdout:
            if table is not None:
                if line == b"\\.\n":
                    table = None
                else:
                    rows[table] += 1
            elif line.startswith(b"COPY public."):
                table = line.removeprefix(b"COPY public.").split(b" ")[0].decode().strip('"')
                rows[table] = 0
        assert process.stderr is not None
        error_output = process.stderr.read().decode(errors="replace")
    if process.returncode:
        raise BackupError(f"The dump can't be read: {error_output.strip()[:500]}")
    return rows


def _program(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        raise BackupError(f"{name} isn't here; install PostgreSQL's client programs, no older than the server.")
    return path


def _environment(url: str) -> dict[str, str]:
    """The URL as libpq's variables, so that no password stands in a list of processes."""
    parts = conninfo_to_dict(libpq_url(url)[0])
    variables = {variable: str(parts[name]) for name, variable in _VARIABLES.items() if parts.get(name) is not None}
    if "sslmode" in parts:
        variables["PGSSLMODE"] = str(parts["sslmode"])
    return variables


def _run(command: list[str], url: str) -> None:
    environment = {**os.environ, **_environment(url)}
    process = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)  # noqa: S603
    if process.returncode:
        error_output = process.stderr.strip()[:500] or f"it ended with {process.returncode}"
        raise BackupError(f"{Path(command[0]).name}: {error_output}")


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
