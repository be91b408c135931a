"""A definition of an extra field that changes takes the documents that hold it along: one by one, by jobs."""

from typing import Any

import pytest

from tests.contract.cases import etag_version
from tests.events.conftest import Clock, fixed_clock
from tests.harness import World, fault, json_body
from tests.jobs.office import MINUTE, run_due
from truweel.jobs.worker import Worker
from truweel.operations import extra_changes
from truweel.operations.system import system_caller
from truweel.storage.doctor import examine

__all__ = ["fixed_clock"]


@pytest.fixture(autouse=True)
def system_user(fresh_world: World) -> None:
    """The user as whom jobs are done, which the first of them makes."""
    fresh_world.database.write_sync(lambda writer: system_caller(writer, fresh_world.registry, 1))


@pytest.fixture
def client_with_value(fresh_world: World, fixed_clock: Clock) -> tuple[World, str, str]:
    """A client whose extra field `Kleur` holds a value, the client's id and the definition's."""
    admin = fresh_world.admin
    field = {"module": "clients", "name": "Kleur", "type": "TEXT", "group": "Uiterlijk"}
    definition = admin.post("/extra-fields", field).json()["id"]
    body = {"name": "De Smet", "extraFields": {"Kleur": {"stringValue": "rood"}}}
    client = admin.post("/clients", body).json()
    return fresh_world, client["id"], definition


def extra(world: World, client: str) -> Any:
    return world.admin.read(f"/clients/{client}")["extraFields"]


def work(world: World) -> None:
    """Do what is due."""
    world.run(run_due(Worker(world.database, world.registry, ())))


TINT = {"Tint": {"type": "TEXT", "group": None, "stringValue": "rood"}}
KLEUR = {"Kleur": {"type": "TEXT", "group": "Uiterlijk", "stringValue": "rood"}}


def test_a_new_name_and_group_show_in_every_document_and_filter(client_with_value: tuple[World, str, str]) -> None:
    world, client, definition = client_with_value
    before = world.admin.get(f"/clients/{client}")
    answer = world.admin.merge(f"/extra-fields/{definition}", {"name": "Tint", "group": None})
    notice = "name: 1 records of clients hold a value of it; they are brought up to date, one by one, in the background"
    assert answer.headers["truweel-warning"] == notice
    with world.changes() as change:
        work(world)
    assert [row for row in change.history if row[0] == "clients"] == [("clients", client, 2, "update")]
    assert change.events == [("client.updated", client, 2)]
    after = world.admin.get(f"/clients/{client}")
    assert after.json()["extraFields"] == TINT
    assert (etag_version(before), etag_version(after)) == (1, 2)
    entry = world.admin.read(f"/clients/{client}/history")[0]
    assert (entry["changes"], entry["correlationId"]) == (
        {"extraFields": [KLEUR, TINT]},
        answer.headers["x-correlation-id"],
    )
    assert entry["userName"] == "Truweel"
    assert [c["id"] for c in world.admin.items("/clients", {"extraFields[Tint]": "ROOD"})] == [client]
    assert "no extra field has this name" in world.admin.get("/clients", {"extraFields[Kleur]": "x"}, status=400).text
    assert examine(world.database, world.registry).findings == []


def test_until_then_the_former_name_is_taken(client_with_value: tuple[World, str, str]) -> None:
    world, client, definition = client_with_value
    world.admin.merge(f"/extra-fields/{definition}", {"name": "Tint", "group": None})
    assert examine(world.database, world.registry).findings == []
    assert [c["id"] for c in world.admin.items("/clients", {"extraFields[Tint]": "rood"})] == [client]
    record = world.admin.read(f"/clients/{client}")
    with world.unchanged():
        assert "truweel-warning" not in world.strict.put(f"/clients/{client}", record).headers
    answer = world.admin.merge(f"/clients/{client}", {"extraFields": {"Kleur": {"stringValue": "blauw"}}})
    assert answer.headers["truweel-warning"] == "extraFields.Kleur: is called Tint, and was taken as that"
    assert extra(world, client) == {"Tint": TINT["Tint"] | {"stringValue": "blauw"}}
    with world.changes() as change:
        work(world)
    assert (change.history, change.events) == ([], []), "the write brought it up to date"


def test_a_former_name_is_free_once_no_document_has_it(
    client_with_value: tuple[World, str, str], fixed_clock: Clock
) -> None:
    world, client, definition = client_with_value
    world.admin.merge(f"/extra-fields/{definition}", {"name": "Tint"})
    again = {"module": "clients", "name": "Kleur", "type": "DATE"}
    with world.unchanged():
        refused = json_body(world.admin.post("/extra-fields", again, status=409))
    assert (refused["code"], refused["errors"][0]["field"]) == ("state_conflict", "name")
    for _ in range(3):
        work(world)
        fixed_clock.now += 2 * MINUTE
    assert world.rows("SELECT * FROM extra_change") == []
    world.admin.post("/extra-fields", again)
    body = {"extraFields": {"Kleur": {"dateValue": "2026-01-31"}}}
    world.admin.merge(f"/clients/{client}", body)
    assert list(extra(world, client)) == ["Tint", "Kleur"]


def test_there_and_back_again(client_with_value: tuple[World, str, str]) -> None:
    world, client, definition = client_with_value
    for name in ("Tint", "Toon", "Kleur"):
        world.admin.merge(f"/extra-fields/{definition}", {"name": name})
    with world.changes() as change:
        work(world)
    assert change.events == []
    assert extra(world, client) == KLEUR
    assert examine(world.database, world.registry).findings == []


def test_a_deleted_definition_takes_its_values_away(client_with_value: tuple[World, str, str]) -> None:
    world, client, definition = client_with_value
    answer = world.admin.delete(f"/extra-fields/{definition}")
    warning = "name: 1 records of clients hold a value of it; they lose their value, one by one, in the background"
    assert answer.headers["truweel-warning"] == warning
    assert examine(world.database, world.registry).findings == []
    with world.changes() as change:
        work(world)
    assert change.events == [("client.updated", client, 2)]
    assert extra(world, client) == {}
    assert world.rows("SELECT * FROM extra_value") == []
    assert examine(world.database, world.registry).findings == []


def test_what_is_deleted_or_frozen_follows_too(fresh_world: World, fixed_clock: Clock) -> None:
    admin = fresh_world.admin
    definition = admin.post("/extra-fields", {"module": "clients", "name": "Kleur", "type": "TEXT"}).json()["id"]
    values = {"extraFields": {"Kleur": {"stringValue": "rood"}}}
    deleted = admin.post("/clients", {"name": "weg"} | values).json()["id"]
    locked = admin.post("/clients", {"name": "vast"} | values).json()["id"]
    admin.delete(f"/clients/{deleted}")
    admin.post(f"/clients/{locked}/lock", {}, status=204)
    admin.merge(f"/extra-fields/{definition}", {"name": "Tint"})
    with fresh_world.changes() as change:
        work(fresh_world)
    assert change.events == [("client.updated", locked, 3)]
    assert list(extra(fresh_world, locked)) == ["Tint"]
    (row,) = admin.items("/clients", {"deletedFrom": "1970-01-01"})
    assert list(row["extraFields"]) == ["Tint"]
    assert examine(fresh_world.database, fresh_world.registry).findings == []


def test_many_documents_are_a_job_each(
    client_with_value: tuple[World, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    world, client, definition = client_with_value
    monkeypatch.setattr(extra_changes, "BATCH", 2)
    bodies = [{"name": f"c{number}", "extraFields": {"Kleur": {"stringValue": "rood"}}} for number in range(4)]
    clients = [client, *(world.admin.post("/clients", body).json()["id"] for body in bodies)]
    world.admin.merge(f"/extra-fields/{definition}", {"name": "Tint"})
    with world.changes() as change:
        work(world)
    assert sorted(change.events) == sorted(("client.updated", id, 2) for id in clients)
    done = world.rows("SELECT name, record_id FROM job WHERE name LIKE '%update-extra-fields' ORDER BY record_id")
    assert done == [("clients.update-extra-fields", int(id)) for id in clients]


def test_a_type_in_use_stays(client_with_value: tuple[World, str, str]) -> None:
    world, client, definition = client_with_value
    refused = world.admin.merge(f"/extra-fields/{definition}", {"type": "DATE"}, status=400)
    assert refused.json()["errors"] == [fault("type", "1 records hold a value of it; define another field instead")]
    assert extra(world, client) == KLEUR


@pytest.mark.parametrize("name", ["", " ", "\n"])
def test_a_name_that_shows_nothing_is_refused(fresh_world: World, name: str) -> None:
    body = {"module": "clients", "name": name, "type": "TEXT"}
    with fresh_world.unchanged():
        errors = fresh_world.admin.post("/extra-fields", body, status=400).json()["errors"]
    assert errors == [fault("name", r"must match .*\S.*", "pattern_mismatch", pattern=r".*\S.*")]


def test_a_status_in_use_says_what_becomes_of_its_records(fresh_world: World) -> None:
    admin = fresh_world.admin
    status = admin.post("/statuses", {"module": "projects", "name": "loopt"}).json()["id"]
    project = admin.create("projects", {"title": "Bad", "status": "loopt"})["id"]
    warning = "name: 1 records of projects keep the status 'loopt'"
    assert admin.merge(f"/statuses/{status}", {"name": "lopend"}).headers["truweel-warning"] == warning
    admin.merge(f"/statuses/{status}", {"name": "loopt"})
    assert fresh_world.strict.delete(f"/statuses/{status}").headers["truweel-warning"] == warning
    assert admin.read(f"/projects/{project}")["status"] == "loopt"
    other = admin.post("/statuses", {"module": "projects", "name": "rust"}).json()["id"]
    assert "truweel-warning" not in admin.delete(f"/statuses/{other}").headers
