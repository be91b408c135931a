"""`truweel doctor` finds what doesn't follow from the documents, on both databases, and mends it when asked."""

import pytest

from tests.cli.conftest import Shell
from truweel.auth import roles
from truweel.cli.people import store_record
from truweel.demo import bodies
from truweel.demo.load import load as load_bodies
from truweel.schema.registry import load
from truweel.storage.records import SEGMENT


@pytest.fixture
def company(shell: Shell) -> Shell:
    """The shell with a small company in its first firm."""
    database = shell.database()
    load_bodies(database, load(), roles.system(1), bodies(8))
    database.close()
    return shell


def damage(shell: Shell, *statements: str) -> None:
    database = shell.database()
    database.write_now(lambda writer: [writer.execute(one) for one in statements])
    database.close()


def findings(shell: Shell, *options: str) -> tuple[int, list[tuple[str, bool]]]:
    import json

    done = shell("doctor", "--json", *options)
    return done.code, [(one["where"], one["mended"]) for one in json.loads(done.out)["findings"]]


def test_a_sound_database_is_well(company: Shell) -> None:
    done = company("doctor")
    assert done.code == 0, done.out
    assert done.out.endswith("all is well.\n")


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("UPDATE clients SET name = 'other' WHERE id = 3", "clients 3"),
        ("UPDATE clients SET label = document WHERE id = 3", "clients 3"),
        ("UPDATE clients SET search = 'other' WHERE id = 3", "clients 3"),
        ("UPDATE segment SET live = live + 1 WHERE collection = 'clients'", "segment clients 0"),
        ("DELETE FROM segment WHERE collection = 'clients'", "segment clients 0"),
    ],
)
def test_what_follows_from_a_document_is_mended(company: Shell, statement: str, where: str) -> None:
    damage(company, statement)
    assert SEGMENT > 8
    code, found = findings(company)
    assert code == 1
    assert (where, False) in found
    code, found = findings(company, "--fix")
    assert (code, (where, True) in found) == (0, True)
    assert findings(company) == (0, [])


def test_extra_values_are_mended(company: Shell) -> None:
    database = company.database()
    sql = "SELECT record_id FROM extra_value WHERE collection = 'clients' ORDER BY record_id LIMIT 1"
    row = database.read_now(lambda reader: reader.row(sql))
    database.close()
    assert row is not None
    damage(company, f"DELETE FROM extra_value WHERE collection = 'clients' AND record_id = {row[0]}")
    where = f"clients {row[0]}"
    assert findings(company) == (1, [(where, False)])
    assert findings(company, "--fix") == (0, [(where, True)])
    assert findings(company) == (0, [])


def test_a_document_that_cant_be_read_is_told_and_left(company: Shell) -> None:
    broken = "'x'::bytea" if company.url else "x'78'"
    damage(company, f"UPDATE clients SET document = {broken} WHERE id = 3")
    assert findings(company, "--fix") == (1, [("clients 3", False)])


def test_a_missing_change_in_history_is_told(company: Shell) -> None:
    database = company.database()
    database.write_now(lambda w: store_record(w, load(), 1, "clients", {"name": "Changed"}, 3))
    database.close()
    damage(company, "DELETE FROM history WHERE collection = 'clients' AND record_id = 3 AND version = 2")
    assert findings(company) == (1, [("clients 3", False)])


def test_a_sequence_that_lags_is_advanced(company: Shell) -> None:
    if company.url:
        database = company.database()
        database.write_now(lambda writer: writer.rows("SELECT setval('clients_id', 1)"))
        database.close()
    else:
        damage(company, "UPDATE sequence SET last = 1 WHERE name = 'clients'")
    assert findings(company) == (1, [("sequence clients", False)])
    assert findings(company, "--fix") == (0, [("sequence clients", True)])
    assert findings(company) == (0, [])
