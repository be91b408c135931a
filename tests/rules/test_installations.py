"""Materials and installations: one kind with one space of ids, shown under two paths with rights and events of each."""

from typing import Any

import pytest

from tests.harness import World, fault, json_body


def made(world: World, path: str, **members: Any) -> dict[str, Any]:
    record: dict[str, Any] = json_body(world.admin.post(f"/{path}", members))
    return record


def test_each_is_shown_under_its_own_path_only(fresh_world: World) -> None:
    admin = fresh_world.admin
    drill = made(fresh_world, "materials", name="Boor")
    boiler = made(fresh_world, "installations", name="Ketel", maintenanceSchedule=[{"name": "Jaarlijks"}])
    assert (drill["installation"], boiler["installation"]) == (False, True)
    assert (drill["logicId"][:-6], boiler["logicId"][:-6]) == ("M", "IN")
    assert boiler["_metadata"]["resource"] == f"/installations/{boiler['id']}"
    assert boiler["_metadata"]["href"].endswith(f"#/objectRef/INSTALLATION:{boiler['id']}")
    assert int(boiler["id"]) == int(drill["id"]) + 1
    (schedule,) = admin.read(f"/installations/{boiler['id']}/maintenance-schedules")["items"]
    for path, shown, hidden in (("materials", drill, boiler), ("installations", boiler, drill)):
        listed = admin.read(f"/{path}")
        assert ([record["id"] for record in listed["items"]], listed["totalItems"]) == ([shown["id"]], 1)
        assert admin.read(f"/{path}/{shown['id']}/history")[0]["operation"] == "create"
        other = f"/{path}/{hidden['id']}"
        for below in ("", "/history", "/comments", "/maintenance-schedules"):
            admin.get(other + below, status=404)
        admin.merge(other, {"name": "Zaag"}, status=404)
        admin.put(other, {"name": "Zaag"}, status=404)
        admin.delete(other, status=404)
        admin.post(f"{other}/archive", None, status=404)
        admin.post(f"{other}/comments", {"content": "x"}, status=404)
        admin.post(f"{other}/maintenance-schedules", {"name": "x"}, status=404)
    admin.get(f"/materials/{boiler['id']}/maintenance-schedules/{schedule['id']}", status=404)
    assert admin.read(f"/installations/{boiler['id']}/maintenance-schedules/{schedule['id']}")["name"] == "Jaarlijks"
    assert admin.read("/installations", {"installation": "false"})["items"] == []


def test_the_path_decides_for_ever_which_one_it_is(world: World) -> None:
    admin = world.admin
    agreed = admin.post("/installations", {"name": "Ketel", "installation": True})
    assert "truweel-warning" not in agreed.headers
    boiler = json_body(agreed)
    path = f"/installations/{boiler['id']}"
    other = {"name": "Ketel", "installation": False}
    answers = [admin.post("/installations", other), admin.put(path, other), admin.merge(path, other)]
    assert all("installation" in answer.headers["truweel-warning"] for answer in answers)
    assert json_body(answers[0])["installation"] is True
    assert admin.read(path)["installation"] is True
    assert "truweel-warning" not in admin.put(path, boiler).headers


def test_events_and_history_are_those_of_the_path(fresh_world: World) -> None:
    boiler = made(fresh_world, "installations", name="Ketel")
    drill = made(fresh_world, "materials", name="Boor")
    with fresh_world.changes() as change:
        fresh_world.admin.merge(f"/installations/{boiler['id']}", {"name": "Ketel 24 kW"})
        fresh_world.admin.post(f"/installations/{boiler['id']}/maintenance-schedules", {"name": "Jaarlijks"})
        fresh_world.admin.delete(f"/materials/{drill['id']}")
    assert change.events == [
        ("installation.updated", boiler["id"], 2),
        ("installation.updated", boiler["id"], 3),
        ("material.deleted", drill["id"], 2),
    ]
    assert {(key, id) for key, id, _, _ in change.history} == {
        ("installations", boiler["id"]),
        ("installations/maintenance-schedules", "1"),
        ("materials", drill["id"]),
    }
    stored = set(fresh_world.rows("SELECT name, collection FROM event WHERE name LIKE 'm%' OR name LIKE 'i%'"))
    assert stored == {
        ("installation.created", "installations"),
        ("installation.updated", "installations"),
        ("material.created", "materials"),
        ("material.deleted", "materials"),
    }
    entry = fresh_world.admin.read(f"/installations/{boiler['id']}/history")[0]
    assert [(child["member"], child["description"]) for child in entry["children"]] == [
        ("maintenanceSchedule", "Jaarlijks")
    ]


def test_a_material_id_leads_to_either_and_an_installation_id_to_an_installation(world: World) -> None:
    boiler, drill = made(world, "installations", name="Ketel"), made(world, "materials", name="Boor")
    for record, path in ((boiler, "installations"), (drill, "materials")):
        van = made(world, "stock-locations", name="Bestelwagen", materialId=record["id"])
        answer = world.admin.read(f"/stock-locations/{van['id']}", {"include": "material"})
        assert answer["material"]["_metadata"]["resource"] == f"/{path}/{record['id']}"
    made(world, "maintenance-visits", installationId=boiler["id"])
    refused = json_body(world.admin.post("/maintenance-visits", {"installationId": drill["id"]}, status=400))
    assert refused["errors"][0]["code"] == "dead_reference"


@pytest.mark.parametrize(("module", "seen"), [("materials", "drill"), ("installations", "boiler")])
def test_the_right_on_each_is_its_own(world: World, module: str, seen: str) -> None:
    records = {"boiler": made(world, "installations", name="Ketel"), "drill": made(world, "materials", name="Boor")}
    vans = {
        name: made(world, "stock-locations", name="Bestelwagen", materialId=record["id"])["id"]
        for name, record in records.items()
    }
    rights = {"articles": "read", module: "read"}
    reader = world.client(user="reader", rights=rights)
    for name, van in vans.items():
        answer = reader.get(f"/stock-locations/{van}?include=material")
        material = json_body(answer)["material"]
        assert (material["id"] if material else None) == (records[name]["id"] if name == seen else None)
        assert ("truweel-warning" in answer.headers) == (name != seen)
        history = json_body(reader.get(f"/stock-locations/{van}/history"))[0]
        assert (f"/materials/{records[name]['id']}" in history["names"]) == (name == seen)
        if name != seen:
            strict = world.client(user="reader", rights=rights, strict=True)
            strict.get(f"/stock-locations/{van}?include=material", status=403)
    for path in ("materials", "installations"):
        reader.get(f"/{path}", status=200 if path == module else 403)


def test_an_extra_field_of_materials_is_one_of_installations(fresh_world: World) -> None:
    made(fresh_world, "extra-fields", module="materials", name="Bouwjaar", type="INTEGER")
    boiler = made(fresh_world, "installations", name="Ketel", extraFields={"Bouwjaar": {"integerValue": 2019}})
    made(fresh_world, "installations", name="Ketel 2")
    listed = fresh_world.admin.read("/installations", {"extraFields[Bouwjaar]": "2019"})
    assert [record["id"] for record in listed["items"]] == [boiler["id"]]


def test_nothing_is_part_of_itself(world: World) -> None:
    admin = world.admin
    boiler = admin.create("installations", {"name": "Ketel"})["id"]
    pump = admin.create("installations", {"name": "Pomp", "parentId": boiler})["id"]
    with world.unchanged():
        for parent in (boiler, pump):
            refused = json_body(admin.merge(f"/installations/{boiler}", {"parentId": parent}, status=400))
            assert refused["errors"] == [fault("parentId", f"{parent} is it itself, or part of it")]
    with world.unchanged():
        refused = json_body(
            admin.post(f"/installations/{boiler}/maintenance-schedules", {"name": "x", "periodCount": 0}, status=400)
        )
    assert refused["errors"] == [fault("periodCount", "must be 1 or more", "out_of_range", min=1, max=2**53 - 1)]
