"""Databases that go wrong while they are served: 503 and not 500, told by `/readyz`, healed without a restart."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.harness import Templates, World, open_world
from truweel.errors import Unavailable
from truweel.limits.daily import DailyCounters
from truweel.maintenance.sweeps import Sweeper
from truweel.schema.registry import load_registry
from truweel.settings import Settings
from truweel.storage.database import Reader
from truweel.storage.postgres import LIVENESS, Postgres
from truweel.storage.sqlite import Sqlite


def problem(world: World) -> str | None:
    """What `/readyz` says of the database."""
    return world.run(Sweeper(world.database, Settings(), DailyCounters()).database_problem())


# PostgreSQL


@pytest.fixture
def site(templates: Templates) -> Iterator[tuple[World, str]]:
    """A world on PostgreSQL, and the URL of its database."""
    with templates.copy("postgresql") as (_, url):
        assert url is not None
        world = World(Postgres(url, size=4, seconds=30), load_registry())
        yield world, url
        world.close()


def administer(url: str, *statements: str) -> None:
    with psycopg.connect(url.rpartition("/")[0] + "/postgres", autocommit=True) as admin:
        for statement in statements:
            admin.execute(statement.format(name=url.rpartition("/")[2]).encode())


PAGE = 4096
END_SESSIONS = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"


def test_a_database_turned_read_only_is_503_and_heals(site: tuple[World, str]) -> None:
    world, url = site
    admin = world.admin
    client = admin.create("clients")["id"]
    admin.create("clients")
    administer(url, 'ALTER DATABASE "{name}" SET default_transaction_read_only = on', END_SESSIONS)
    for _ in range(6):  # more often than the pool has connections
        answer = admin.post("/clients", {"name": "New"}, status=503)
        assert answer.headers["retry-after"] == "5"
        assert answer.json()["message"] == "The database takes no changes now; nothing was saved."
    assert problem(world) == "The database takes no changes: it is read-only."
    assert len(admin.items("/clients?limit=1")) == 1  # a full page, whose end can't be remembered
    assert admin.read(f"/clients/{client}")["id"] == client
    administer(url, 'ALTER DATABASE "{name}" RESET default_transaction_read_only')  # sessions of before stay read-only
    # Each ask replaces the connections; those that were being made before the change are replaced by a later one.
    assert None in (problem(world) for _ in range(20))
    admin.post("/clients", {"name": "New"})


def test_a_session_that_the_server_ended_is_503(site: tuple[World, str]) -> None:
    world, _ = site

    def work(reader: Reader) -> None:
        reader.row("SELECT pg_terminate_backend(pg_backend_pid())")

    with pytest.raises(Unavailable, match="can't be reached"):
        world.database.read_sync(work)
    assert problem(world) is None


def test_a_silent_server_is_noticed_by_every_connection(site: tuple[World, str]) -> None:
    _, url = site
    database = Postgres(f"{url}?tcp_user_timeout=5000", size=1)
    with database._primary._connections.connection() as raw:
        parameters = raw.info.get_parameters()
    assert {name: parameters[name] for name in LIVENESS} == {
        "connect_timeout": "10",
        "keepalives": "1",
        "keepalives_idle": "10",
        "keepalives_interval": "5",
        "keepalives_count": "3",
        "tcp_user_timeout": "5000",  # as its URL says
    }
    database.close()


# SQLite


@pytest.fixture
def world(templates: Templates) -> Iterator[World]:
    """A world on SQLite."""
    with open_world(templates, "sqlite") as new_world:
        yield new_world


def file_of(world: World) -> Path:
    assert isinstance(world.database, Sqlite)
    return world.database.path


def test_a_moved_file_takes_no_writes(world: World) -> None:
    path = file_of(world)
    assert problem(world) is None
    elsewhere = path.rename(path.with_suffix(".elsewhere"))
    answer = world.admin.post("/clients", {"name": "New"}, status=503)
    message = (
        "The file of the database was moved or replaced; the operator has to put it back, or to restart the server."
    )
    assert answer.json()["message"] == f"{message} Nothing was saved."
    assert answer.headers["retry-after"] == "5"
    assert problem(world) == message
    path.write_bytes(elsewhere.read_bytes())  # another file under the name is no better
    assert problem(world) == message
    elsewhere.rename(path)
    assert problem(world) is None
    world.admin.post("/clients", {"name": "New"})


def test_a_damaged_file_is_503_and_told(templates: Templates) -> None:
    with templates.copy("sqlite") as (path, _):
        world = World(Sqlite(path), load_registry())
        assert problem(world) is None
        with path.open("r+b") as file:
            for page in range(1, path.stat().st_size // PAGE):
                file.seek(page * PAGE)
                file.write(b"\xff" * PAGE)
        message = "The file of the database is damaged; the operator has to restore a backup."
        for answer in (world.admin("GET", "/offers"), world.admin("POST", "/offers", {"title": "New"})):
            assert (answer.status_code, answer.json()["message"]) == (503, message)
            assert answer.headers["retry-after"] == "5"
        assert problem(world) == message
        world.close()
