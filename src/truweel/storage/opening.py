"""Opening a database: the right kind, at the right revision of the schema.

What only PostgreSQL needs is imported where it is: a server on SQLite is spared its 8 MB.
"""

import logging
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

from truweel.schema.labels import load_labels
from truweel.schema.registry import Registry
from truweel.storage import rewriting
from truweel.storage.database import Database, Reader, SchemaError
from truweel.storage.migrations import is_unreleased, versions
from truweel.storage.migrations.changes import fold
from truweel.storage.migrations.deviations import Deviation, current_layout, find_deviations, is_as_made, summarize
from truweel.storage.sqlite import Sqlite

__all__ = ["SchemaError", "migrate", "open_database", "require_supported", "revision", "schema_problem"]

log = logging.getLogger("truweel.storage")

REVISION = "SELECT revision FROM database_revision"
IS_OLDER = "SELECT version_num FROM alembic_version"
"""What databases have that were made before there were releases."""
BEFORE_RELEASES = "0000+unreleased"
"""The revision that they are given here."""


def open_database(
    registry: Registry,
    *,
    path: Path,
    url: str | None = None,
    replica: str | None = None,
    size: int = 8,
    seconds: float | None = None,
    known: Mapping[str, str] | None = None,
) -> Database:
    """The database at `url`, else the SQLite file `path`, which is brought up to date first; a statement may take
    `seconds`. `known` are the migrations, by default those of this version. SchemaError."""
    known = versions() if known is None else known
    head, current = list(known)[-1], _supported_revision(known, path=path, url=url)
    if url is None and current != head:
        migrate(registry, path=path, known=known)
    if url is not None and current != head:
        raise SchemaError(
            f"The database is at revision {current or 'none'}; run `truweel migrate` to bring it to {head}."
        )
    database = _connect(path, url, head, replica=replica, size=size, seconds=seconds)
    try:
        _require_layout(database, known)
        _require_readable(database, registry)
        _rewrite_waiting(database, registry)
    except BaseException:
        database.close()
        raise
    return database


def _connect(
    path: Path,
    url: str | None,
    head: str,
    *,
    replica: str | None = None,
    size: int = 2,
    seconds: float | None = None,
) -> Database:
    if url is None:
        return Sqlite(path, seconds=seconds, revision=head)
    from truweel.storage.postgres import Postgres

    return Postgres(url, replica=replica, size=size, seconds=seconds, revision=head)


def _require_readable(database: Database, registry: Registry) -> None:
    """SchemaError where rows are left of a revision that the declarations have forgotten."""
    faults = database.read_sync(lambda reader: rewriting.forgotten_rows(reader, registry))
    if faults:
        raise SchemaError(
            f"{'; '.join(faults)}. Start the version before this one and let it run until `truweel doctor` names no "
            "older records any more."
        )


def _rewrite_waiting(database: Database, registry: Registry) -> None:
    """Rewrite the records that columns wait for; another process may be at it."""
    while keys := [backlog.collection for backlog in database.read_sync(rewriting.backlogs) if backlog.blocking]:
        key = keys[0]
        while not database.write_sync(lambda writer, key=key: rewriting.rewrite_batch(writer, registry, key)):  # type: ignore[misc]
            pass


def revision(*, path: Path, url: str | None = None) -> str:
    """The revision of the schema, empty where there is none yet. SchemaError where the database can't be opened."""
    if url is not None:
        return _server_revision(url)
    if not path.exists():
        return ""
    try:
        lite = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            tables = {row[0] for row in lite.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            row = lite.execute(REVISION).fetchone() if "database_revision" in tables else None
            if row is None and "alembic_version" in tables and lite.execute(IS_OLDER).fetchone():
                row = (BEFORE_RELEASES,)
        finally:
            lite.close()
    except sqlite3.OperationalError as error:
        raise SchemaError(f"{path} can't be opened: {error}.") from None
    except sqlite3.DatabaseError as error:
        raise SchemaError(f"{path} is no SQLite database: {error}.") from None
    return str(row[0]) if row else ""


def _server_revision(url: str) -> str:
    import psycopg

    from truweel.storage.postgres import libpq_url

    try:
        with psycopg.connect(libpq_url(url)[0], autocommit=True) as connection:
            for sql in (REVISION, IS_OLDER):
                try:
                    row = connection.execute(sql.encode()).fetchone()
                except psycopg.errors.UndefinedTable:
                    continue
                return "" if row is None else str(row[0]) if sql is REVISION else BEFORE_RELEASES
            return ""
    except psycopg.OperationalError as error:
        raise SchemaError(f"PostgreSQL can't be reached: {str(error).splitlines()[0]}") from None


def _supported_revision(known: Mapping[str, str], *, path: Path, url: str | None) -> str:
    """The revision of the schema. SchemaError where this version can't bring it up to its own."""
    current = revision(path=path, url=url)
    require_supported(current, known)
    return current


def require_supported(current: str, known: Mapping[str, str] | None = None) -> None:
    """SchemaError where this version can't bring a database of the revision `current` up to its own."""
    known = versions() if known is None else known
    head = list(known)[-1]
    if current in ("", head) or (current in known and not is_unreleased(current)):
        return
    if is_unreleased(current):
        raise SchemaError(
            f"The database is at revision {current}, which an unreleased version made; no other version can read it. "
            "Use that version, or begin with a new database."
        )
    raise SchemaError(
        f"The database is at revision {current}, newer than this version's {head}; use the newer version."
    )


def migrate(registry: Registry, *, path: Path, url: str | None = None, known: Mapping[str, str] | None = None) -> None:
    """Bring the schema to this version's revision, and rewrite the records that new columns wait for. SchemaError;
    DeclarationError where a file of labels names what isn't there, before anything is changed."""
    from truweel.storage.migrations import run

    load_labels(registry)
    known = versions() if known is None else known
    current = _supported_revision(known, path=path, url=url)
    if current:
        with closing(_connect(path, url, current)) as database:
            _require_readable(database, registry)
    if url is None:
        path.parent.mkdir(parents=True, exist_ok=True)
        run.migrate_sqlite(path, known, registry)
    else:
        run.migrate_postgres(url, known, registry)
    with closing(_connect(path, url, list(known)[-1])) as database:
        _require_layout(database, known)
        _rewrite_waiting(database, registry)


def schema_problem(reader: Reader) -> str | None:
    """What keeps this version from working with the tables of the database, whatever its revision says; or None."""
    deviations = find_deviations(reader, current_layout())
    return f"The schema is not this version's: {fatal}." if (fatal := summarize(_fatal(deviations))) else None


def _require_layout(database: Database, known: Mapping[str, str]) -> None:
    """SchemaError where the tables aren't those of the revision; a line in the log for what is merely slow."""
    if known is versions() and database.read_sync(is_as_made):
        return
    layout = current_layout() if known is versions() else fold(list(known.values()))
    deviations = database.read_sync(lambda reader: find_deviations(reader, layout))
    if fatal := summarize(_fatal(deviations)):
        raise SchemaError(
            f"The database says that it is at revision {list(known)[-1]}, but its schema is not: {fatal}. It was "
            "changed by something else, or restored in part: restore a backup, or change it back."
        )
    for deviation in deviations:
        log.warning("%s", deviation.problem)


def _fatal(deviations: Iterable[Deviation]) -> list[Deviation]:
    return [deviation for deviation in deviations if not deviation.is_harmless]
