"""Migrations: what they make is what is declared, on both databases, and PostgreSQL serves nothing else."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from tests.harness import DIALECTS
from truweel.schema.registry import load_registry
from truweel.storage.migrations import HEAD, changes, layout, versions
from truweel.storage.opening import SchemaError, migrate, open_database, revision
from truweel.storage.tables import declared_layout

UNRELEASED = (
    "The database is at revision 0001+12345678, which an unreleased version made; no other version can read it. "
    "Use that version, or begin with a new database."
)


@pytest.fixture(params=DIALECTS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str | None]:
    """Path and URL of an empty database."""
    url = request.getfixturevalue("postgres_database") if request.param == "postgresql" else None
    return tmp_path / "truweel.db", url


def execute(place: tuple[Path, str | None], sql: str) -> None:
    """Run a statement behind the back of the engine."""
    path, url = place
    if url is None:
        with closing(sqlite3.connect(path)) as lite, lite:
            lite.execute(sql)
    else:
        with psycopg.connect(url) as connection:
            connection.execute(sql.encode())


def test_nothing_that_is_declared_waits_for_a_migration() -> None:
    assert changes.fold(list(versions().values())) == declared_layout(load_registry())


def test_a_layout_is_read_back_from_its_text() -> None:
    declared = declared_layout(load_registry())
    text = "\n".join(layout.render_table(name, table) for name, table in declared.items())
    assert max(map(len, text.splitlines())) <= 120
    tables = {header.removeprefix("table "): lines for header, lines in layout.entries(text)}
    assert {name: layout.parse_table(name, lines) for name, lines in tables.items()} == declared


def test_migrating_again_changes_nothing(place: tuple[Path, str | None]) -> None:
    path, url = place
    assert revision(path=path, url=url) == ""
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
    with pytest.raises(SchemaError) as error:
        open_database(load_registry(), path=tmp_path, url=postgres_database)
    assert str(error.value) == f"The database is at revision none; run `truweel migrate` to bring it to {HEAD}."


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        ("9999", f"The database is at revision 9999, newer than this version's {HEAD}; use the newer version."),
        ("0001+12345678", UNRELEASED),
    ],
)
def test_a_database_of_another_version_is_not_touched(
    place: tuple[Path, str | None], found: str, sentence: str
) -> None:
    path, url = place
    migrate(load_registry(), path=path, url=url)
    execute(place, f"UPDATE database_revision SET revision = '{found}'")
    for refused in (open_database, migrate):
        with pytest.raises(SchemaError) as error:
            refused(load_registry(), path=path, url=url)
        assert str(error.value) == sentence
    assert revision(path=path, url=url) == found


def test_a_database_of_before_the_releases_is_refused(place: tuple[Path, str | None]) -> None:
    path, url = place
    execute(place, "CREATE TABLE alembic_version (version_num VARCHAR(32))")
    execute(place, "INSERT INTO alembic_version VALUES ('0001')")
    with pytest.raises(SchemaError, match="which an unreleased version made; no other version can read it"):
        open_database(load_registry(), path=path, url=url)


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
