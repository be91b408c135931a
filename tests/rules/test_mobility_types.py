"""Mobility types: three that every firm has, under ids below 0; nobody deletes them."""

from tests.harness import World, json_body
from truweel.operations.system import complete_tenants, system_caller

BUILT_IN = [("-3", "Bestuurder alleen"), ("-2", "Passagier"), ("-1", "Bestuurder met passagiers")]


def give_built_in_records(world: World) -> None:
    complete_tenants(world.database, world.registry)


def built_in(world: World) -> list[tuple[str, str]]:
    return [(row["id"], row["name"]) for row in world.admin.items("/mobility-types", {"builtIn": "true"})]


def test_every_firm_has_three_and_a_second_start_adds_none(fresh_world: World) -> None:
    assert built_in(fresh_world) == []
    for _ in range(2):
        give_built_in_records(fresh_world)
        assert built_in(fresh_world) == BUILT_IN
        others = fresh_world.other.items("/mobility-types")
        assert [(row["id"], row["name"]) for row in others] == BUILT_IN


def test_a_new_firm_has_them_with_its_system_user(fresh_world: World) -> None:
    fresh_world.database.write_sync(lambda writer: system_caller(writer, fresh_world.registry, 1))
    assert built_in(fresh_world) == BUILT_IN
    assert fresh_world.other.items("/mobility-types") == []


def test_they_are_renamed_but_not_deleted(fresh_world: World) -> None:
    give_built_in_records(fresh_world)
    admin = fresh_world.admin
    admin.merge("/mobility-types/-1", {"name": "Chauffeur", "pricePerKm": 0.44})
    assert admin.read("/mobility-types/-1")["name"] == "Chauffeur"
    refused = json_body(admin.delete("/mobility-types/-1", status=409))
    assert refused["message"] == "This mobility type is built in; it can't be deleted."
    assert fresh_world.other.read("/mobility-types/-1")["name"] == "Bestuurder met passagiers"
    own = admin.create("mobility-types", {"name": "Fiets"})
    assert (own["builtIn"], int(own["id"]) > 0) == (False, True)
    admin.delete(f"/mobility-types/{own['id']}")


def test_a_commute_entry_names_one(fresh_world: World) -> None:
    give_built_in_records(fresh_world)
    admin = fresh_world.admin
    order = admin.create("work-orders", {})
    body = {"mobilityTypeId": "-3", "distance": 24, "returnDistance": 24.5}
    entry = json_body(admin.post(f"/work-orders/{order['id']}/commute-entries", body))
    assert (entry["mobilityTypeId"], entry["mobilityTypeName"]) == ("-3", "Bestuurder alleen")
    page = json_body(admin.get("/mobility-types", {"limit": "2", "offset": "1"}))
    assert [row["id"] for row in page["items"]] == ["-2", "-1"]
