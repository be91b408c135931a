"""Hours: of work orders, of the clock, and of absences (catalogue 8.3, 8.5, 9.8)."""

import asyncio
from decimal import Decimal
from typing import Any

import pytest

from tests.harness import Client, World, fault, json_body
from truweel.operations.system import complete_tenants


def at(hour: int, minute: int = 0) -> dict[str, int]:
    return {"hour": hour, "minute": minute}


def entries(world: World, **order: Any) -> str:
    """The path of the hours of a new work order."""
    return f"/work-orders/{world.admin.create('work-orders', order)['id']}/time-entries"


HOURS = [
    pytest.param(at(8), at(16, 30), 30, "8", id="a day less its break"),
    pytest.param(at(22), at(6), 30, "7.5", id="over midnight"),
    pytest.param(at(7), at(7), 0, "24", id="an end at the start is on the next day"),
    pytest.param(at(8), at(8, 20), None, "0.3333", id="four decimals"),
]


@pytest.mark.parametrize(("start", "end", "pause", "hours"), HOURS)
def test_hours_are_net_of_the_break(world: World, start: Any, end: Any, pause: int | None, hours: str) -> None:
    path = entries(world)
    made = json_body(world.admin.post(path, {"startTime": start, "endTime": end, "breakMinutes": pause}))
    assert (made["hours"], made["billableHours"]) == (Decimal(hours), Decimal(hours))


def test_hours_that_are_given_stand_and_the_difference_is_told(world: World) -> None:
    path = entries(world)
    answer = world.admin.post(path, {"startTime": at(8), "endTime": at(12), "hours": -0.5})
    assert json_body(answer)["hours"] == Decimal("-0.5")
    assert "its times come to 4" in answer.headers["truweel-warning"]
    place = f"{path}/{json_body(answer)['id']}"
    assert "truweel-warning" not in world.admin.put(place, world.admin.read(place)).headers
    world.admin.merge(place, {"endTime": at(13)})
    assert world.admin.read(place)["hours"] == 5


def test_what_runs_has_no_hours_until_it_ends(world: World) -> None:
    path = entries(world, date="2026-11-30")
    made = json_body(world.admin.post(path, {"startTime": at(8)}))
    assert (made["hours"], made["endTime"], made["date"]) == (None, None, "2026-11-30")
    world.admin.merge(f"{path}/{made['id']}", {"endTime": at(9, 30)})
    read = world.admin.read(f"{path}/{made['id']}")
    assert (read["hours"], read["billableHours"]) == (Decimal("1.5"), Decimal("1.5"))


def test_hours_that_are_invoiced_follow_until_somebody_says_otherwise(world: World) -> None:
    path = entries(world)
    place = f"{path}/{json_body(world.admin.post(path, {'hours': 8}))['id']}"
    world.admin.merge(place, {"hours": 7})
    assert world.admin.read(place)["billableHours"] == 7
    world.admin.merge(place, {"billableHours": 6})
    world.admin.merge(place, {"hours": 8})
    assert world.admin.read(place)["billableHours"] == 6


def test_a_break_longer_than_the_work_is_refused(world: World) -> None:
    path = entries(world)
    with world.unchanged():
        refused = world.admin.post(path, {"startTime": at(8), "endTime": at(9), "breakMinutes": 90}, status=400)
    assert json_body(refused)["errors"] == [fault("breakMinutes", "must be 60 or less: the work takes no longer")]


def test_hours_cost_and_are_sold_by_the_percentage_of_their_kind(world: World) -> None:
    admin = world.admin
    overtime = admin.create("hour-types", {"name": "Overuren", "costPercentage": 150, "salePercentage": 125})["id"]
    employee = admin.create("employees", {"name": "Jan", "costPerHour": 30})["id"]
    article = admin.create("articles", {"name": "Uur", "salePrice": 58})["id"]
    path = entries(world)
    body = {"employeeId": employee, "articleId": article, "hourTypeId": overtime, "hours": 2}
    made = json_body(admin.post(path, body))
    assert (made["costPrice"], made["salePrice"], made["unitPrice"]) == (45, Decimal("72.5"), Decimal("72.5"))
    order = admin.read(path.removesuffix("/time-entries"))
    assert (order["totalExclVat"], order["totalCostExclVat"]) == (145, 90)


def test_an_unknown_mobility_type_names_the_known_ones(world: World) -> None:
    complete_tenants(world.database, world.registry)
    path = entries(world).replace("time-entries", "commute-entries")
    refused = json_body(world.admin.post(path, {"mobilityTypeId": "-9"}, status=400))
    (error,) = refused["errors"]
    assert error["field"] == "mobilityTypeId"
    assert "-3 (Bestuurder alleen), -2 (Passagier), -1 (Bestuurder met passagiers)" in error["message"]


# The clock


def clock_in(world: World, employee: str, start: str, **more: Any) -> Any:
    body = {"employeeId": employee, "startDate": start, **more}
    return world.admin.post("/time-registrations", body)


def test_a_forgotten_end_does_not_refuse_the_next_morning(world: World) -> None:
    employee = world.admin.create("employees", {"name": "An"})["id"]
    first = json_body(clock_in(world, employee, "2025-11-27T07:00:00.000Z"))
    second = clock_in(world, employee, "2025-11-28T07:00:00.000Z")
    assert f"{first['logicId']} is open too" in second.headers["truweel-warning"]
    mine = {"employeeId": employee, "open": "true"}
    assert [row["id"] for row in world.admin.items("/time-registrations", mine)] == [
        first["id"],
        json_body(second)["id"],
    ]
    end = {"endDate": "2025-11-27T15:45:00.000Z"}
    world.admin.post(f"/time-registrations/{first['id']}/stop", end, status=204)
    assert world.admin.read(f"/time-registrations/{first['id']}")["hours"] == Decimal("8.75")
    world.admin.post(f"/time-registrations/{first['id']}/stop", end, status=409)
    world.admin.post(f"/time-registrations/{json_body(second)['id']}/stop", None, status=204)
    assert world.admin.items("/time-registrations", mine) == []


def test_of_eight_that_are_opened_at_once_all_are_told_but_one(fresh_world: World) -> None:
    body = {
        "employeeId": fresh_world.admin.create("employees", {"name": "An"})["id"],
        "startDate": "2025-11-27T07:00:00Z",
    }

    async def open_eight() -> list[Any]:
        return await asyncio.gather(*(fresh_world.admin.send("POST", "/time-registrations", body) for _ in range(8)))

    answers = fresh_world.run(open_eight())
    assert [answer.status_code for answer in answers] == [201] * 8
    assert sum("is open too, since" in answer.headers.get("truweel-warning", "") for answer in answers) == 7


def test_an_end_before_its_start_is_refused(world: World) -> None:
    body = {"startDate": "2026-11-30T07:00:00.000Z", "endDate": "2026-11-30T06:59:00.000Z"}
    with world.unchanged():
        refused = json_body(world.admin.post("/time-registrations", body, status=400))
    assert refused["errors"] == [fault("endDate", "must not be before startDate")]


def test_a_registration_over_midnight_and_over_the_end_of_summer_time(world: World) -> None:
    night = {"startDate": "2026-10-24T22:00:00.000+02:00", "endDate": "2026-10-25T06:00:00.000+01:00"}
    made = world.admin.create("time-registrations", night | {"breakDuration": 30})
    assert made["hours"] == Decimal("8.5")  # the clock went back that night


def test_a_correction_keeps_its_reason_and_what_was(world: World) -> None:
    times = {"startDate": "2026-11-30T07:00:00.000Z", "endDate": "2026-11-30T15:00:00.000Z"}
    path = f"/time-registrations/{world.admin.create('time-registrations', times)['id']}"
    later = {"endDate": "2026-11-30T16:00:00.000Z"}
    assert "say why" in world.admin.merge(path, later).headers["truweel-warning"]
    reason = {"endDate": "2026-11-30T16:30:00.000Z", "correctionReason": "Nog een klant geholpen"}
    assert "truweel-warning" not in world.admin.merge(path, reason).headers
    read = world.admin.read(path)
    assert (read["hours"], read["correctionReason"]) == (Decimal("9.5"), "Nog een klant geholpen")
    changes = [entry["changes"] for entry in world.admin.items(f"{path}/history")]
    assert sum("endDate" in change for change in changes) >= 2
    world.admin.merge("/settings", {"hours": {"requireCorrectionReason": True}})
    with world.unchanged():
        refused = json_body(world.admin.merge(path, {"endDate": "2026-11-30T15:00:00.000Z"}, status=400))
    assert refused["errors"][0]["field"] == "correctionReason"
    whole = world.admin.read(path)
    with world.unchanged():
        world.admin.put(path, {**whole, **times}, status=400)  # it repeats the reason of what was corrected before
        world.admin.merge(path, {**times, "correctionReason": "  "}, status=400)
    world.admin.put(path, {**whole, "remarks": "Werf Gent"})
    world.admin.merge(path, {**times, "hours": 8, "correctionReason": "Nog een klant geholpen"})
    world.admin.put(path, {**whole, "correctionReason": "Toch tot half vijf"})
    read = world.admin.read(path)
    assert (read["endDate"], read["correctionReason"]) == ("2026-11-30T16:30:00.000Z", "Toch tot half vijf")
    world.admin.merge("/settings", {"hours": {"requireCorrectionReason": False}})


def test_the_start_of_who_is_at_work_is_corrected_with_a_reason_too(world: World) -> None:
    employee = world.admin.create("employees", {"name": "An"})["id"]
    path = f"/time-registrations/{json_body(clock_in(world, employee, '2026-11-30T07:30:00.000Z'))['id']}"
    earlier = {"startDate": "2026-11-30T07:00:00.000Z"}
    warning = world.admin.merge(path, earlier).headers["truweel-warning"]
    assert warning == "correctionReason: say why; what was clocked is corrected: startDate"
    left = world.admin.merge(path, {"endDate": "2026-11-30T15:00:00.000Z", "breakDuration": 30})
    assert "truweel-warning" not in left.headers
    assert world.admin.read(path)["hours"] == Decimal("7.5")


def test_what_was_clocked_is_not_deleted_without_a_reason(fresh_world: World) -> None:
    admin = fresh_world.admin
    times = {"startDate": "2026-11-30T07:00:00.000Z", "endDate": "2026-11-30T15:00:00.000Z"}
    first, second = (f"/time-registrations/{admin.create('time-registrations', times)['id']}" for _ in range(2))
    admin.delete(first)
    admin.merge("/settings", {"hours": {"requireCorrectionReason": True}})
    with fresh_world.unchanged():
        refused = json_body(admin.delete(second, status=409))
    assert refused["message"] == (
        "A correction of what was clocked needs a reason, and a deletion has none: set hours to 0, with a "
        "correctionReason."
    )
    admin.merge(second, {"hours": 0, "correctionReason": "Dubbel geklokt"})
    read = admin.read(second)
    assert (read["hours"], read["correctionReason"]) == (0, "Dubbel geklokt")


# Absence


def in_brussels(world: World) -> Client:
    """An administrator whose days are those of Brussels."""
    return world.client(administrator=True, time_zone="Europe/Brussels")


def schedule(world: World, **employee: Any) -> str:
    """An employee who works from 7:30 to 16:00 with half an hour of break, on Friday to 14:00."""
    whole = {"start": at(7, 30), "end": at(16), "breakMinutes": 30}
    days = [whole] * 4 + [{"start": at(7, 30), "end": at(14), "breakMinutes": 30}, {}, {}]
    made = world.admin.create("work-schedules", {"name": "38 uur", "days": days})["id"]
    return str(world.admin.create("employees", {"name": "Els", "workScheduleId": made, **employee})["id"])


ABSENCES = [
    pytest.param("2031-07-13T22:00:00.000Z", "2031-07-17T22:00:00.000Z", 4 * 480 + 360, id="a week of whole days"),
    pytest.param("2031-07-13T22:00:00.000Z", "2031-07-13T22:00:00.000Z", 480, id="one whole day"),
    pytest.param("2031-07-20T22:00:00.000Z", "2031-07-21T22:00:00.000Z", 480, id="less a public holiday"),
    pytest.param("2031-07-19T22:00:00.000Z", "2031-07-19T22:00:00.000Z", 0, id="a Sunday"),
    pytest.param("2031-07-14T05:30:00.000Z", "2031-07-14T09:45:00.000Z", 240, id="a morning, half the break"),
    pytest.param("2031-07-14T09:45:00.000Z", "2031-07-14T14:00:00.000Z", 240, id="the afternoon, the other half"),
    pytest.param("2031-07-14T16:00:00.000Z", "2031-07-15T05:45:00.000Z", 15, id="from the evening on"),
    pytest.param("9999-12-31T06:30:00.000Z", "9999-12-31T23:30:00.000Z", 360, id="to the end of the calendar"),
]


@pytest.mark.parametrize(("start", "end", "minutes"), ABSENCES)
def test_an_absence_takes_what_the_schedule_asks(world: World, start: str, end: str, minutes: int) -> None:
    if not world.admin.items("/public-holidays", {"fromDate": "2031-07-21", "toDate": "2031-07-21"}):
        world.admin.create("public-holidays", {"date": "2031-07-21", "name": "Nationale feestdag"})
    body = {"employeeId": schedule(world), "fromDate": start, "toDate": end}
    assert in_brussels(world).create("time-off-requests", body)["durationInMinutes"] == minutes


def test_a_schedule_that_lacks_days_or_has_too_many_is_told(world: World) -> None:
    for body, warning in (
        ({"days": [{}] * 3}, "days: it has 3, and 1 weeks 7: the others are free"),
        ({"days": [{}] * 15, "weeks": 2}, "days: it has 15, and 2 weeks 14: the others count nothing"),
    ):
        answer = world.admin.post("/work-schedules", {"name": "x", **body})
        assert answer.headers["truweel-warning"] == warning
    for right in ({"days": [{}] * 14, "weeks": 2}, {"days": []}):
        assert "truweel-warning" not in world.admin.post("/work-schedules", {"name": "x", **right}).headers


def test_weeks_in_turn_begin_with_the_week_from_which_the_schedule_holds(world: World) -> None:
    day = {"start": at(8), "end": at(16), "minutes": 450}
    days = [*[day] * 2, *[{}] * 5, *[day] * 3, *[{}] * 4]
    made = world.admin.create("work-schedules", {"name": "Halftijds", "days": days, "weeks": 2})["id"]
    employee = world.admin.create("employees", {"name": "Jo", "workScheduleId": made, "validFrom": "2031-06-04"})["id"]

    def minutes(start: str, end: str) -> int:
        body = {"employeeId": employee, "fromDate": f"{start}T22:00:00.000Z", "toDate": f"{end}T22:00:00.000Z"}
        return int(in_brussels(world).create("time-off-requests", body)["durationInMinutes"])

    assert minutes("2031-05-25", "2031-05-31") == 0  # before it holds
    assert minutes("2031-06-01", "2031-06-07") == 0  # its two days are before 4 June
    assert minutes("2031-06-08", "2031-06-14") == 3 * 450
    assert minutes("2031-06-15", "2031-06-21") == 2 * 450


def test_an_absence_that_nobody_decides_on_is_approved_and_stands_in_the_planning(world: World) -> None:
    admin, employee = in_brussels(world), schedule(world)
    category = admin.create("time-off-categories", {"name": "Wettelijk verlof"})["id"]
    body = {
        "employeeId": employee,
        "timeOffCategoryId": category,
        "fromDate": "2031-08-03T22:00:00.000Z",
        "toDate": "2031-08-05T22:00:00.000Z",
        "startApprovalRequest": True,
    }
    made = json_body(admin.post("/time-off-requests", body))
    path = f"/time-off-requests/{made['id']}"
    assert (made["status"], made["durationInMinutes"]) == ("APPROVED", 3 * 480)
    (item,) = admin.items("/planning-items", {"employeeId": employee})
    assert (item["summary"], item["timeOffRequestId"], item["allDay"]) == ("Els: Wettelijk verlof", made["id"], True)
    assert (item["startDate"], item["endDate"]) == (body["fromDate"], "2031-08-06T21:59:59.999Z")
    afternoon = {"employeeId": employee, "fromDate": "2031-08-06T12:00:00Z", "toDate": "2031-08-06T13:00:00Z"}
    assert [row["id"] for row in admin.items("/planning-items", afternoon)] == [item["id"]]
    admin.merge(path, {"toDate": "2031-08-06T22:00:00.000Z"}, status=409)
    admin.delete(path, status=409)
    admin.delete(f"/planning-items/{item['id']}", status=409)
    with world.changes() as change:
        admin.post(f"{path}/withdraw", None, status=204)
    assert sorted(name for name, *_ in change.events) == ["planning-item.deleted", "time-off-request.updated"]
    assert admin.items("/planning-items", {"employeeId": employee}) == []
    admin.post(f"{path}/withdraw", None, status=409)
    admin.delete(path)


@pytest.mark.parametrize(("decision", "status"), [("accept", "APPROVED"), ("reject", "REJECTED")])
def test_who_is_asked_decides_on_time_off(world: World, decision: str, status: str) -> None:
    admin = world.admin
    world.let_decide("admin")
    body = {
        "employeeId": schedule(world), "fromDate": "2031-09-01T05:30:00.000Z", "toDate": "2031-09-01T14:00:00.000Z"
    }  # fmt: skip
    path = f"/time-off-requests/{admin.create('time-off-requests', body)['id']}"
    assert admin.read(path)["status"] == "DRAFT"
    admin.post(f"{path}/start-approval-request", {"userIds": [str(world.users[1, "admin"])]}, status=204)
    assert admin.read(path)["status"] == "WAITING"
    (request,) = admin.items("/approval-requests", {"resourceUnderApprovalRef": path})
    assert admin.read(path)["approvalRequestId"] == request["id"]
    admin.post(f"{path}/start-approval-request", {}, status=409)
    admin.post(f"/approval-requests/{request['id']}/{decision}", {}, status=204)
    assert admin.read(path)["status"] == status
    items = admin.items("/planning-items", {"employeeId": body["employeeId"]})
    assert len(items) == (status == "APPROVED")


def test_an_absence_ends_after_it_begins(world: World) -> None:
    body = {"employeeId": schedule(world), "fromDate": "2031-09-02T05:30:00Z", "toDate": "2031-09-01T14:00:00Z"}
    refused = json_body(world.admin.post("/time-off-requests", body, status=400))
    assert refused["errors"] == [fault("toDate", "must not be before fromDate")]


# What programs leave out


def test_a_put_keeps_what_programs_leave_out_and_a_patch_clears_it(world: World) -> None:
    admin, path = world.admin, entries(world)
    employee = admin.create("employees", {"name": "Jan"})["id"]
    body = {
        "employeeId": employee,
        "hours": 2,
        "salePrice": 60,
        "costPrice": 40,
        "description": "Lek",
        "breakMinutes": 5,
    }
    place = f"{path}/{json_body(admin.post(path, body | {'date': '2026-11-30'}))['id']}"
    admin.put(place, {"hours": 3})
    kept = {name: value for name, value in body.items() if name != "hours"}
    read = admin.read(place)
    assert {name: read[name] for name in kept} == kept
    assert (read["hours"], read["date"]) == (3, "2026-11-30")
    admin.put(place, {"hours": 3, "employeeId": None})
    assert admin.read(place)["employeeId"] is None
    admin.patch(place, {"op": "remove", "path": "/description"})
    assert admin.read(place)["description"] is None
    order = path.removesuffix("/time-entries")
    admin.put(order, {"timeEntries": [{"id": place.rpartition("/")[2], "hours": 4}]})
    assert admin.read(place)["salePrice"] == 60


def test_hours_bring_who_worked_where_the_caller_may_read_employees(world: World) -> None:
    admin, path = world.admin, entries(world)
    employee = admin.create("employees", {"name": "Jan"})["id"]
    admin.post(path, {"employeeId": employee, "hours": 2})
    order, query = path.removesuffix("/time-entries"), {"include": "timeEntries"}
    (entry,) = admin.read(order, query)["timeEntries"]
    assert (entry["employee"]["name"], entry["hourType"], entry["article"]) == ("Jan", None, None)
    limited = world.client(user="reader", rights={"work-orders": "read"}, strict=True)
    answer = limited.get(order, query)
    assert json_body(answer)["timeEntries"][0]["employee"] is None
    assert "truweel-warning" not in answer.headers
    assert admin.items(path)[0]["employee"] is None
