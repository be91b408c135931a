"""The two databases behind their protocol: transactions, keys, ids, what is told of a violation."""

import threading
from collections.abc import Iterator
from functools import partial

import pytest

from tests.harness import DIALECTS, Templates
from truweel.auth.caller import Caller
from truweel.operations.internal import create_record
from truweel.schema.registry import load_registry
from truweel.storage.database import ConstraintViolation, Database, UniqueViolation, Writer
from truweel.storage.opening import open_database

INSERT = "INSERT INTO number_range (tenant_id, collection, prefix, last) VALUES (?, ?, ?, ?)"


@pytest.fixture(params=DIALECTS)
def database(request: pytest.FixtureRequest, templates: Templates) -> Iterator[Database]:
    """A database with two firms in it."""
    with templates.copy(request.param) as (path, url):
        opened = open_database(load_registry(), path=path, url=url, size=4)
        yield opened
        opened.close()


def ranges(database: Database) -> list[tuple[object, ...]]:
    return database.read_sync(lambda reader: reader.rows("SELECT prefix, last FROM number_range ORDER BY prefix"))


def _execute(sql: str, parameters: tuple[int, int], writer: Writer) -> int:
    return writer.execute(sql, parameters)


def test_work_that_raises_leaves_nothing(database: Database) -> None:
    def failing(writer: Writer) -> None:
        writer.execute(INSERT, (1, "x", "A", 1))
        raise RuntimeError("no")

    with pytest.raises(RuntimeError, match="no"):
        database.write_sync(failing)
    database.write_sync(lambda writer: writer.execute(INSERT, (1, "x", "B", 2)))
    assert ranges(database) == [("B", 2)]


def test_ids_are_never_given_twice(database: Database) -> None:
    drawn: list[int] = []

    def draw() -> None:
        for _ in range(20):
            drawn.extend(database.write_sync(lambda writer: writer.next_ids("clients", 3)))

    threads = [threading.Thread(target=draw) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(drawn) == len(set(drawn)) == 240


def test_a_unique_key_is_told_by_its_columns(database: Database) -> None:
    database.write_sync(lambda writer: writer.execute(INSERT, (1, "x", "A", 1)))
    with pytest.raises(UniqueViolation) as refused:
        database.write_sync(lambda writer: writer.execute(INSERT, (1, "x", "A", 2)))
    assert refused.value.names == "collection, prefix"
    database.write_sync(lambda writer: writer.execute(INSERT, (2, "x", "A", 1)))


def test_a_reference_never_leads_into_another_firm(database: Database) -> None:
    theirs = Caller(2, 0, "Operator", is_administrator=True)
    role = database.write_sync(
        lambda writer: create_record(writer, load_registry(), theirs, "roles", {"name": "Sales"}).id
    )
    sql = 'UPDATE users SET "roleId" = ? WHERE tenant_id = ?'
    for id, tenant in ((role, 1), (999, 2)):
        with pytest.raises(ConstraintViolation):
            database.write_sync(partial(_execute, sql, (id, tenant)))
    database.write_sync(partial(_execute, sql, (role, 2)))
    rows = database.read_sync(lambda reader: reader.rows('SELECT DISTINCT tenant_id, "roleId" FROM users ORDER BY 1'))
    assert rows == [(1, None), (2, role)]


def test_readers_can_only_read(database: Database) -> None:
    def sneaky(reader: object) -> None:
        reader.execute(INSERT, (1, "x", "A", 1))  # type: ignore[attr-defined]

    if database.dialect == "sqlite":
        with pytest.raises(Exception, match="readonly"):
            database.read_sync(sneaky)
        assert ranges(database) == []
