"""The database files of a release: two firms with a few dozen records of each collection, as SQLite and PostgreSQL have
them. `scripts/release` writes them once; every later version must bring them up to date, read, change and verify them.

Beside the files stands `counts.json`: collection → records of the first firm.
"""

import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import zstandard

from tests.harness import DIALECTS, World, _create_firm
from truweel.schema.registry import Registry, load_registry
from truweel.storage.opening import migrate, open_database

__all__ = ["COUNTS", "FOLDER", "FULL", "RECORDS", "list_ids", "restore", "world_of", "write_release"]

FOLDER = Path(__file__).parent / "releases"
FILES = {"sqlite": "sqlite.db.zst", "postgresql": "postgresql.sql.zst"}
COUNTS = "counts.json"
RECORDS = 24
"""How many records each collection has at least."""
FULL = 6
"""How many of them have every member."""


@contextmanager
def world_of(path: Path, url: str | None, registry: Registry | None = None) -> Iterator[World]:
    """A server on a database with the two firms, which is brought up to date first."""
    registry = registry or load_registry()
    migrate(registry, path=path, url=url)
    with closing(World(open_database(registry, path=path, url=url, size=4), registry)) as world:
        yield world


def write_release(folder: Path, place: Path, url: str) -> None:
    """Write the files of the current version to `folder`, by way of a new file in `place` and an empty database."""
    folder.mkdir(parents=True)
    for dialect, name in FILES.items():
        path, server = place / "release.db", url if dialect == "postgresql" else None
        counts = _fill(path, server)
        written = _dump_postgres(url) if server else _dump_sqlite(path)
        (folder / name).write_bytes(zstandard.ZstdCompressor(level=19).compress(written))
        (folder / COUNTS).write_text(json.dumps(counts, indent=1) + "\n")


def _fill(path: Path, url: str | None) -> dict[str, int]:
    registry = load_registry()
    migrate(registry, path=path, url=url)
    with closing(open_database(registry, path=path, url=url, size=2)) as database:
        for tenant in (1, 2):
            database.write_sync(partial(_create_firm, registry=registry, tenant=tenant))
    with world_of(path, url, registry) as world:
        for collection in registry:
            for number in range(RECORDS):
                is_full = number < FULL and not collection.is_only_read
                world.admin.create(collection.key, world.samples().full(collection.key) if is_full else None)
        return {collection.key: len(list_ids(world, collection.key)) for collection in registry}


def list_ids(world: World, key: str) -> list[tuple[int | None, int]]:
    """Parent and id of each live record of the first firm."""
    collection = world.registry[key]
    parent = "parent_id" if collection.parent else "NULL"
    sql = f'SELECT {parent}, id FROM "{collection.table}" WHERE tenant_id = 1 AND deleted_at IS NULL ORDER BY id'
    return [(row[0], row[1]) for row in world.rows(sql)]


def restore(folder: Path, dialect: str, path: Path, url: str | None) -> None:
    """The database of a release, at `path` or in the empty database at `url`."""
    dump = zstandard.ZstdDecompressor().decompress((folder / FILES[dialect]).read_bytes())
    if url is None:
        path.write_bytes(dump)
    else:
        _run(["psql", "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1"], url, dump)


def _dump_sqlite(path: Path) -> bytes:
    with closing(sqlite3.connect(path)) as lite:
        lite.execute("PRAGMA journal_mode = DELETE")
        lite.execute("VACUUM")
    return path.read_bytes()


def _dump_postgres(url: str) -> bytes:
    return _run(["pg_dump", "--no-owner", "--no-acl"], url)


def _run(command: list[str], url: str, stdin: bytes = b"") -> bytes:
    parts = urlsplit(url)
    program = shutil.which(command[0])
    assert program is not None, f"{command[0]} is not installed"
    variables = {
        "PGHOST": parts.hostname or "",
        "PGPORT": str(parts.port or 5432),
        "PGUSER": parts.username or "",
        "PGPASSWORD": parts.password or "",
        "PGDATABASE": parts.path.lstrip("/"),
    }
    arguments = [program, *command[1:]]
    return subprocess.run(
        arguments, input=stdin, capture_output=True, check=True, env={**os.environ, **variables}
    ).stdout


assert tuple(FILES) == DIALECTS
