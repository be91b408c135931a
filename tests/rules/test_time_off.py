"""Time off: nobody is away twice at one time, and an approved absence stays in the planning as it was approved
(catalogue 4.6, 8.5)."""

import asyncio
from typing import Any

import pytest

from tests.harness import Client, World, json_body


def in_brussels(world: World) -> Client:
    """An administrator whose days are those of Brussels."""
    return world.client(administrator=True, time_zone="Europe/Brussels")


def ask(admin: Client, employee: str, start: str, end: str, status: int = 201) -> Any:
    """Ask for time off at once; nobody decides on it, so that it is approved."""
    body = {"employeeId": employee, "fromDate": start, "toDate": end, "startApprovalRequest": True}
    return json_body(admin.post("/time-off-requests", body, status=status))


HOLIDAY = ("2031-03-09T23:00:00.000Z", "2031-03-11T23:00:00.000Z")
"""Monday 10 to Wednesday 12 March 2031, whole days."""
OTHERS = [
    pytest.param("2031-03-11T23:00:00Z", "2031-03-12T23:00:00Z", 409, id="it begins on the last day"),
    pytest.param("2031-03-08T23:00:00Z", "2031-03-09T23:00:00Z", 409, id="it ends on the first day"),
    pytest.param("2031-03-12T07:00:00Z", "2031-03-12T11:00:00Z", 409, id="the morning of the last day"),
    pytest.param("2031-03-12T23:00:00Z", "2031-03-13T23:00:00Z", 201, id="from the next day on"),
    pytest.param("2031-03-12T23:00:00Z", "2031-03-13T11:00:00Z", 201, id="from the midnight after it"),
    pytest.param("2031-03-06T23:00:00Z", "2031-03-08T23:00:00Z", 201, id="until the day before"),
    pytest.param("2031-03-08T07:00:00Z", "2031-03-09T23:00:00Z", 201, id="until the midnight before"),
]


@pytest.mark.parametrize(("start", "end", "status"), OTHERS)
def test_nobody_is_away_twice_at_one_time(world: World, start: str, end: str, status: int) -> None:
    admin = in_brussels(world)
    employee = str(admin.create("employees", {"name": "Els"})["id"])
    first = ask(admin, employee, *HOLIDAY)
    assert first["status"] == "APPROVED"
    answer = ask(admin, employee, start, end, status)
    if status == 409:
        assert answer["message"] == (
            f"Time off request {first['id']} of the same employee, which is APPROVED, is from {HOLIDAY[0]} to "
            f"{HOLIDAY[1]}: withdraw it first, or ask for other times."
        )
        assert len(admin.items("/time-off-requests", {"employeeId": employee})) == 1
        admin.post(f"/time-off-requests/{first['id']}/withdraw", None, status=204)
        ask(admin, employee, start, end)


def test_a_morning_and_the_afternoon_after_it_are_two_absences(world: World) -> None:
    admin = in_brussels(world)
    employee = str(admin.create("employees", {"name": "Els"})["id"])
    ask(admin, employee, "2031-03-10T06:30:00Z", "2031-03-10T10:45:00Z")
    ask(admin, employee, "2031-03-10T10:45:00Z", "2031-03-10T15:00:00Z")
    ask(admin, employee, "2031-03-10T10:44:00Z", "2031-03-10T10:46:00Z", 409)
    ask(admin, str(admin.create("employees", {"name": "Jan"})["id"]), "2031-03-10T06:30:00Z", "2031-03-10T15:00:00Z")
    assert len(admin.items("/planning-items", {"employeeId": employee})) == 2


def test_what_somebody_decides_on_overlaps_nothing_that_is_asked(world: World) -> None:
    admin = in_brussels(world)
    world.let_decide("admin")
    employee = str(admin.create("employees", {"name": "Els"})["id"])
    body = {"employeeId": employee, "fromDate": HOLIDAY[0], "toDate": HOLIDAY[1]}
    first, second = (f"/time-off-requests/{admin.create('time-off-requests', body)['id']}" for _ in range(2))
    decider = {"userIds": [str(world.users[1, "admin"])]}
    admin.post(f"{first}/start-approval-request", decider, status=204)
    with world.unchanged():
        refused = json_body(admin.post(f"{second}/start-approval-request", decider, status=409))
    assert f"request {first.rpartition('/')[2]} of the same employee, which is WAITING" in refused["message"]
    (request,) = world.admin.items("/approval-requests", {"resourceUnderApprovalRef": first})
    world.admin.post(f"/approval-requests/{request['id']}/reject", {}, status=204)
    admin.post(f"{second}/start-approval-request", {}, status=204)
    assert (admin.read(first)["status"], admin.read(second)["status"]) == ("REJECTED", "APPROVED")


def test_of_eight_absences_asked_at_once_one_is_approved(fresh_world: World) -> None:
    employee = str(fresh_world.admin.create("employees", {"name": "Els"})["id"])
    body = {"employeeId": employee, "fromDate": HOLIDAY[0], "toDate": HOLIDAY[1], "startApprovalRequest": True}

    async def ask_all() -> list[int]:
        calls = (fresh_world.admin.send("POST", "/time-off-requests", body) for _ in range(8))
        return [answer.status_code for answer in await asyncio.gather(*calls)]

    assert sorted(fresh_world.run(ask_all())) == [201] + [409] * 7
    assert len(fresh_world.admin.items("/planning-items", {"employeeId": employee})) == 1


def test_an_administrator_approves_whatever_others_have_still_to_decide(world: World) -> None:
    admin = in_brussels(world)
    world.let_decide("admin")
    employee = str(admin.create("employees", {"name": "Els"})["id"])
    body = {"employeeId": employee, "fromDate": HOLIDAY[0], "toDate": HOLIDAY[1]}
    path = f"/time-off-requests/{admin.create('time-off-requests', body)['id']}"
    admin.post(f"{path}/start-approval-request", {"userIds": [str(world.users[1, "admin"])]}, status=204)
    limited = world.client(user="writer", rights={"employees": "write"})
    with world.unchanged():
        limited.post(f"{path}/approve", None, status=403)
    for _ in range(2):  # again, it changes nothing
        admin.post(f"{path}/approve", None, status=204)
    assert admin.read(path)["status"] == "APPROVED"
    (request,) = world.admin.items("/approval-requests", {"resourceUnderApprovalRef": path})
    assert request["open"] is False
    assert len(admin.items("/planning-items", {"employeeId": employee})) == 1


def test_an_approved_absence_moves_by_its_request(world: World) -> None:
    admin = in_brussels(world)
    employee, other = (str(admin.create("employees", {"name": name})["id"]) for name in ("Els", "Jan"))
    made = ask(admin, employee, *HOLIDAY)
    (item,) = admin.items("/planning-items", {"timeOffRequestId": made["id"]})
    path = f"/planning-items/{item['id']}"
    with world.unchanged():
        admin.post(f"{path}/move", {"startDate": "2031-03-17T07:00:00Z"}, status=409)
        admin.merge(path, {"employeeIds": [other]}, status=409)
        refused = json_body(admin.delete(path, status=409))
    reason = f"it is an approved absence; withdraw time off request {made['id']}"
    assert refused["message"] == f"It can't be deleted: {reason}."
    admin.merge(path, {"description": "<p>Bereikbaar per e-mail</p>"})
    admin.put(path, admin.read(path))
    assert admin.read(path)["startDate"] == HOLIDAY[0]


def test_starting_by_a_member_after_the_post_is_told(world: World) -> None:
    employee = str(world.admin.create("employees", {"name": "Els"})["id"])
    body = {"employeeId": employee, "fromDate": HOLIDAY[0], "toDate": HOLIDAY[1]}
    path = f"/time-off-requests/{world.admin.create('time-off-requests', body)['id']}"
    warning = world.admin.merge(path, {"startApprovalRequest": True}).headers["truweel-warning"]
    assert warning == ("startApprovalRequest: nobody is asked by it any more; POST start-approval-request does that")
    assert world.admin.read(path)["status"] == "DRAFT"


def test_a_new_item_takes_as_long_as_its_type_says(world: World) -> None:
    admin = world.admin
    short, none = (
        admin.create("planning-types", {"name": "Opmeting", "defaultMinutes": minutes})["id"] for minutes in (90, None)
    )
    body = {"startDate": "2031-03-10T07:00:00.000Z", "planningTypeId": short}
    assert admin.create("planning-items", body)["endDate"] == "2031-03-10T08:30:00.000Z"
    assert admin.create("planning-items", body | {"planningTypeId": none})["endDate"] is None
    item = admin.create("planning-items", body | {"endDate": "2031-03-10T07:30:00.000Z"})
    assert item["endDate"] == "2031-03-10T07:30:00.000Z"
    admin.put(f"/planning-items/{item['id']}", {**item, "endDate": None})
    assert admin.read(f"/planning-items/{item['id']}")["endDate"] is None


def test_a_kind_of_absence_brings_its_category(world: World) -> None:
    admin = world.admin
    holiday, illness = (admin.create("time-off-categories", {"name": name})["id"] for name in ("Verlof", "Ziekte"))
    kind = admin.create("hour-types", {"name": "Verlof", "type": "ABSENCE", "timeOffCategoryId": holiday})["id"]
    employee = admin.create("employees", {"name": "Els"})["id"]
    body = {"employeeId": employee, "hourTypeId": kind, "fromDate": HOLIDAY[0], "toDate": HOLIDAY[1]}
    assert admin.create("time-off-requests", body)["timeOffCategoryId"] == holiday
    assert admin.create("time-off-requests", body | {"timeOffCategoryId": illness})["timeOffCategoryId"] == illness


def test_an_hour_type_that_was_deleted_meanwhile_keeps_nobody_from_approving(world: World) -> None:
    admin = world.admin
    world.let_decide("admin")
    kind = admin.create("hour-types", {"name": "Verlof", "type": "ABSENCE"})["id"]
    employee = str(admin.create("employees", {"name": "Els"})["id"])
    body = {"employeeId": employee, "hourTypeId": kind, "fromDate": HOLIDAY[0], "toDate": HOLIDAY[1]}
    path = f"/time-off-requests/{admin.create('time-off-requests', body)['id']}"
    admin.post(f"{path}/start-approval-request", {"userIds": [str(world.users[1, "admin"])]}, status=204)
    admin.delete(f"/hour-types/{kind}")
    (request,) = admin.items("/approval-requests", {"resourceUnderApprovalRef": path})
    admin.post(f"/approval-requests/{request['id']}/accept", {}, status=204)
    (item,) = admin.items("/planning-items", {"employeeId": employee})
    assert (admin.read(path)["status"], admin.read(path)["hourTypeId"], item["hourTypeId"]) == ("APPROVED", kind, None)
