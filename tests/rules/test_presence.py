"""Presence on site, appointments, default statuses: what can't be is refused, what the authorities lack is told
(catalogue 9.10)."""

import asyncio
from typing import Any

import pytest

from tests.harness import World, json_body


def site(world: World, **more: Any) -> dict[str, str]:
    """Somebody on a site, with the numbers that the authorities ask for."""
    employee = world.admin.create("employees", {"name": "An", "presenceId": "85010112345"})["id"]
    project = world.admin.create("projects", {"name": "Hal", "rszNumber": "1Y30000001"})["id"]
    return {"employeeId": employee, "projectId": project, "date": "2025-11-27", **more}


def test_a_day_on_site(world: World) -> None:
    admin, body = world.admin, site(world)
    answer = admin.post("/presence-registrations", {**body, "checkInAt": "2025-11-27T06:00:00Z"})
    assert "truweel-warning" not in answer.headers
    path = f"/presence-registrations/{json_body(answer)['id']}"
    admin.merge(path, {"status": "CONFIRMED"})
    with world.unchanged():
        admin.merge(path, {"date": "2025-11-28"}, status=409)
        admin.delete(path, status=409)
        (fault,) = json_body(admin.merge(path, {"checkOutAt": "2025-11-27T05:00:00Z"}, status=400))["errors"]
        assert (fault["field"], fault["message"]) == ("checkOutAt", "must not be before checkInAt")
    admin.merge(path, {"checkOutAt": "2025-11-27T15:00:00Z"})
    admin.merge(path, {"status": "CANCELLED"})
    assert "truweel-warning" not in admin.post("/presence-registrations", body).headers


def test_the_same_person_site_and_day_is_told(world: World) -> None:
    body = site(world)
    first = json_body(world.admin.post("/presence-registrations", body))["id"]
    warning = world.admin.post("/presence-registrations", body).headers["truweel-warning"]
    assert f"presence registration {first} is of the same employee, project and day" in warning
    with world.unchanged():
        world.strict.post("/presence-registrations", body, status=409)


def test_eight_at_once_are_told_but_one(fresh_world: World) -> None:
    body = site(fresh_world)

    async def register_all() -> list[Any]:
        calls = (fresh_world.admin.send("POST", "/presence-registrations", body) for _ in range(8))
        return await asyncio.gather(*calls)

    answers = fresh_world.run(register_all())
    assert [answer.status_code for answer in answers] == [201] * 8
    assert sum("truweel-warning" in answer.headers for answer in answers) == 7


def test_nobody_registers_further_ahead_than_the_settings_say(fresh_world: World) -> None:
    admin, body = fresh_world.admin, site(fresh_world, date="2099-01-01")
    (fault,) = json_body(admin.post("/presence-registrations", body, status=400))["errors"]
    assert (fault["field"], "at most 36 days ahead" in fault["message"]) == ("date", True)
    missing = {**body, "employeeId": admin.create("employees", {"name": "Bo"})["id"], "date": "2025-11-27"}
    warning = admin.post("/presence-registrations", missing).headers["truweel-warning"]
    assert "has no presenceId" in warning


def test_an_appointment_ends_after_it_begins(world: World) -> None:
    body = {"title": "Opmeting", "startDate": "2026-12-03T09:00:00Z", "endDate": "2026-12-03T08:00:00Z"}
    with world.unchanged():
        (fault,) = json_body(world.admin.post("/appointments", body, status=400))["errors"]
        assert (fault["field"], fault["message"]) == ("endDate", "must not be before startDate")
    world.admin.post("/appointments", {**body, "endDate": body["startDate"]})


@pytest.mark.parametrize("module", ["tasks", "appointments", "planning-items", "employees"])
def test_new_records_stand_in_the_default_status(world: World, module: str) -> None:
    for name in ("begonnen", "nieuw"):
        world.admin.create("statuses", {"module": module, "name": name, "isDefault": name == "nieuw"})
    named = {"title": "x"} if module in ("tasks", "appointments") else {"name": "x"} if module == "employees" else {}
    assert world.admin.create(module, named)["status"] == "nieuw"
    assert world.admin.create(module, {**named, "status": "begonnen"})["status"] == "begonnen"
