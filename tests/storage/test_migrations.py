"""Migrations: what they make is what is declared, on both databases, and PostgreSQL serves nothing else."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from tests.harness import DIALECTS
from truweel.schema.registry import load_registry
from truweel.storage.migrations import HEAD
from truweel.storage.migrations.__main__ import ours
from truweel.storage.opening import SchemaError, migrate, open_database, revision
from truweel.storage.tables import metadata


@pytest.fixture(params=DIALECTS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str | None]:
    """Path and URL of an empty database."""
    url = request.getfixturevalue("postgres_database") if request.param == "postgresql" else None
    return tmp_path / "truweel.db", url


def engine(path: Path, url: str | None) -> sqlalchemy.Engine:
    return sqlalchemy.create_engine(
        url.replace("postgresql://", "postgresql+psycopg://") if url else f"sqlite:///{path}"
    )


@pytest.mark.filterwarnings("ignore:Cannot correctly sort tables")  # references go in circles
def test_nothing_that_is_declared_waits_for_a_migration(place: tuple[Path, str | None]) -> None:
    path, url = place
    assert revision(path=path, url=url) == ""
    migrate(load_registry(), path=path, url=url)
    assert revision(path=path, url=url) == HEAD
    made = engine(path, url)
    with made.connect() as connection:
        options: dict[str, Any] = {"compare_type": True, "include_object": ours}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata(load_registry())) == []
    made.dispose()


def test_migrating_again_changes_nothing(place: tuple[Path, str | None]) -> None:
    path, url = place
    migrate(load_registry(), path=path, url=url)
    migrate(load_registry(), path=path, url=url)
    assert revision(path=path, url=url) == HEAD
    open_database(load_registry(), path=path, url=url, size=1).close()


def test_sqlite_is_brought_up_to_date_at_start(tmp_path: Path) -> None:
    path = tmp_path / "data" / "truweel.db"
    path.parent.mkdir()
    database = open_database(load_registry(), path=path)
    assert database.read_sync(lambda reader: reader.rows("SELECT count(*) FROM clients")) == [(0,)]
    database.close()
    assert revision(path=path) == HEAD


def test_postgresql_refuses_to_serve_until_it_is_migrated(postgres_database: str, tmp_path: Path) -> None:
    with pytest.raises(
        SchemaError, match=f"^The database is at revision none; run `truweel migrate` to bring it to {HEAD}"
    ):
        open_database(load_registry(), path=tmp_path, url=postgres_database)


def test_a_newer_database_is_not_touched(place: tuple[Path, str | None]) -> None:
    path, url = place
    migrate(load_registry(), path=path, url=url)
    made = engine(path, url)
    with made.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    made.dispose()
    with pytest.raises(SchemaError, match="newer than this version"):
        open_database(load_registry(), path=path, url=url)
    with pytest.raises(SchemaError, match="newer than this version"):
        migrate(load_registry(), path=path, url=url)
    assert revision(path=path, url=url) == "9999"


def test_two_that_migrate_at_once_wait_for_each_other(place: tuple[Path, str | None]) -> None:
    path, url = place
    code = (
        "import sys; from pathlib import Path; from truweel.schema.registry import load_registry; "
        "from truweel.storage.opening import migrate; registry = load_registry(); print('ready', flush=True); "
        "sys.stdin.readline(); migrate(registry, path=Path(sys.argv[1]), url=sys.argv[2] or None)"
    )
    processes = [
        subprocess.Popen(
            [sys.executable, "-W", "ignore", "-c", code, str(path), url or ""],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for _ in range(2)
    ]  # fmt: skip
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    outcomes = [(process.communicate(timeout=120)[1], process.returncode) for process in processes]
    assert outcomes == [("", 0), ("", 0)]
    assert revision(path=path, url=url) == HEAD
