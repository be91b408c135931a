"""A definition of an extra field that changes takes the documents that carry it along."""

from typing import Any

import pytest

from tests.contract.cases import etag_version
from tests.harness import World, fault


@pytest.fixture
def client_with_value(fresh_world: World) -> tuple[World, str, str]:
    """A client whose extra field `Kleur` holds a value, the client's id and the definition's."""
    admin = fresh_world.admin
    field = {"module": "clients", "name": "Kleur", "type": "TEXT", "group": "Uiterlijk"}
    definition = admin.post("/extra-fields", field).json()["id"]
    body = {"name": "De Smet", "extraFields": {"Kleur": {"stringValue": "rood"}}}
    client = admin.post("/clients", body).json()
    return fresh_world, client["id"], definition


def extra(world: World, client: str) -> Any:
    return world.admin.read(f"/clients/{client}")["extraFields"]


def test_a_new_name_and_group_show_in_every_document_and_filter(client_with_value: tuple[World, str, str]) -> None:
    world, client, definition = client_with_value
    before = world.admin.get(f"/clients/{client}")
    world.admin.merge(f"/extra-fields/{definition}", {"name": "Tint", "group": None})
    after = world.admin.get(f"/clients/{client}")
    assert after.json()["extraFields"] == {"Tint": {"type": "TEXT", "group": None, "stringValue": "rood"}}
    assert (etag_version(before), etag_version(after)) == (1, 2)
    assert [c["id"] for c in world.admin.items("/clients", {"extraFields[Tint]": "ROOD"})] == [client]
    assert "no extra field has this name" in world.admin.get("/clients", {"extraFields[Kleur]": "x"}, status=400).text


def test_a_deleted_definition_takes_its_values_away(client_with_value: tuple[World, str, str]) -> None:
    world, client, definition = client_with_value
    world.admin.delete(f"/extra-fields/{definition}")
    assert extra(world, client) == {}


def test_a_type_in_use_stays(client_with_value: tuple[World, str, str]) -> None:
    world, client, definition = client_with_value
    refused = world.admin.merge(f"/extra-fields/{definition}", {"type": "DATE"}, status=400)
    assert refused.json()["errors"] == [fault("type", "1 records hold a value of it; define another field instead")]
    assert extra(world, client) == {"Kleur": {"type": "TEXT", "group": "Uiterlijk", "stringValue": "rood"}}


@pytest.mark.parametrize("name", ["", " ", "\n"])
def test_a_name_that_shows_nothing_is_refused(fresh_world: World, name: str) -> None:
    body = {"module": "clients", "name": name, "type": "TEXT"}
    with fresh_world.unchanged():
        errors = fresh_world.admin.post("/extra-fields", body, status=400).json()["errors"]
    assert errors == [fault("name", r"must match .*\S.*", "pattern_mismatch", pattern=r".*\S.*")]
