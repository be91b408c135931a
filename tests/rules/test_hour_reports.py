"""Hour control, totals and balances of time off, and conflicts of the planning (catalogue 8.5, 4.1)."""

from typing import Any

import pytest

from tests.harness import World, json_body

WHOLE = {"start": {"hour": 7, "minute": 30}, "end": {"hour": 16, "minute": 0}, "breakMinutes": 30}
SHORT = {"start": {"hour": 7, "minute": 30}, "end": {"hour": 14, "minute": 0}, "breakMinutes": 30}


class Month:
    """An employee of 38 hours a week, and what happens in November 2026. Ids are those of its records."""

    def __init__(self, world: World) -> None:
        self.world, self.admin = world, world.client(administrator=True, time_zone="Europe/Brussels")
        add = lambda key, **body: str(world.admin.create(key, body)["id"])  # noqa: E731
        schedule = add("work-schedules", name="38 uur", days=[WHOLE] * 4 + [SHORT, {}, {}])
        self.employee = add("employees", name="Els", surname="Maes", workScheduleId=schedule, costPerHour=30)
        self.holiday = add("time-off-categories", name="Wettelijk verlof", daysPerYear=20)
        self.illness = add("time-off-categories", name="Ziekte")
        self.normal = add("hour-types", name="Gewone uren")
        self.overtime = add("hour-types", name="Overuren", countsInSchedule=False, costPercentage=150)
        self.away = add("hour-types", name="Verlof", type="ABSENCE", timeOffCategoryId=self.holiday)
        self.ill = add("hour-types", name="Ziek", type="ABSENCE", timeOffCategoryId=self.illness)

    def work(self, date: str, hours: float, hour_type: str) -> str:
        """The work order of a day with hours of one kind."""
        entry = {"employeeId": self.employee, "hours": hours, "hourTypeId": hour_type}
        return str(self.admin.create("work-orders", {"date": date, "timeEntries": [entry]})["id"])

    def be_away(self, first: str, last: str, category: str, hour_type: str) -> str:
        """An approved absence of whole days; `first` and `last` are the days before, on which they begin in UTC."""
        body = {
            "employeeId": self.employee,
            "timeOffCategoryId": category,
            "hourTypeId": hour_type,
            "fromDate": f"{first}T23:00:00.000Z",
            "toDate": f"{last}T23:00:00.000Z",
            "startApprovalRequest": True,
        }
        return str(self.admin.create("time-off-requests", body)["id"])

    def report(self, name: str, **query: Any) -> list[dict[str, Any]]:
        """The rows of a report about the employee."""
        answer = self.admin.get(f"/employees/{name}", {"employeeId": self.employee, **query})
        assert "truweel-warning" not in answer.headers
        rows: list[dict[str, Any]] = json_body(answer)
        return rows


@pytest.fixture(scope="module")
def month(world: World) -> Month:
    """A month of hours with leave, sickness, overtime and a public holiday, until Tuesday the 17th."""
    if not world.admin.items("/public-holidays", {"fromDate": "2026-11-11", "toDate": "2026-11-11"}):
        world.admin.create("public-holidays", {"date": "2026-11-11", "name": "Wapenstilstand"})
    month = Month(world)
    for day in ("02", "03", "04", "05"):
        month.work(f"2026-11-{day}", 8, month.normal)
    month.work("2026-11-06", 6, month.normal)
    month.work("2026-11-05", 2, month.overtime)
    month.be_away("2026-11-08", "2026-11-09", month.holiday, month.away)  # Monday 9 and Tuesday 10
    month.be_away("2026-11-11", "2026-11-11", month.illness, month.ill)  # Thursday 12
    month.work("2026-11-13", 5.75, month.normal)  # a quarter of an hour too little
    clocked = {"startDate": "2026-11-16T06:30:00.000Z", "endDate": "2026-11-16T15:30:00.000Z", "breakDuration": 30}
    month.admin.create("time-registrations", {"employeeId": month.employee, **clocked})
    order = month.work("2026-11-17", 7, month.normal)
    double = {"startDate": "2026-11-17T06:30:00.000Z", "endDate": "2026-11-17T13:30:00.000Z"}
    month.admin.create("time-registrations", {"employeeId": month.employee, "workOrderId": order, **double})
    return month


def test_the_hours_of_a_month_are_held_to_the_schedule(month: Month) -> None:
    rows = month.report("hour-control", fromDate="2026-11-01", toDate="2026-11-30")
    assert len(rows) == 30
    days = {row["date"][-2:]: row for row in rows}
    seen = {
        day: tuple(days[day][name] for name in ("scheduledMinutes", "workedMinutes", "absentMinutes", "color"))
        for day in ("01", "05", "06", "09", "11", "12", "13", "16", "17", "18")
    }
    assert seen == {
        "01": (0, 0, 0, "GREEN"),  # a Sunday
        "05": (480, 480, 0, "GREEN"),  # overtime doesn't count in the schedule
        "06": (360, 360, 0, "GREEN"),
        "09": (480, 0, 480, "GREEN"),
        "11": (0, 0, 0, "GREEN"),
        "12": (480, 0, 480, "GREEN"),
        "13": (360, 345, 0, "ORANGE"),
        "16": (480, 510, 0, "ORANGE"),
        "17": (480, 420, 0, "RED"),
        "18": (480, 0, 0, "RED"),
    }
    assert days["11"]["publicHoliday"] == "Wapenstilstand"
    assert days["17"]["differenceMinutes"] == -60


def test_nothing_is_asked_before_the_first_day_and_after_the_last(month: Month) -> None:
    admin, query = month.admin, {"fromDate": "2026-03-02", "toDate": "2026-03-06"}
    (schedule,) = {row["workScheduleId"] for row in admin.items("/employees", {"id": month.employee})}
    body = {"name": "Jan", "workScheduleId": schedule, "employeeSince": "2026-03-03", "employeeGone": "2026-03-05"}
    rows = month.report("hour-control", employeeId=admin.create("employees", body)["id"], **query)
    assert [(row["scheduledMinutes"], row["color"]) for row in rows] == [
        (0, "GREEN"), (480, "RED"), (480, "RED"), (480, "RED"), (0, "GREEN"),
    ]  # fmt: skip


def test_days_to_come_are_not_missing(month: Month) -> None:
    rows = month.report("hour-control", fromDate="2099-06-01", toDate="2099-06-01")
    assert [row["color"] for row in rows] == [None]


def test_hours_are_added_up_by_month_and_week(month: Month) -> None:
    query = {"fromDate": "2026-11-01", "toDate": "2026-11-30"}
    months = {
        row["hourType"]: (row["period"], row["hours"], row["countsInSchedule"])
        for row in month.report("hour-totals", **query)
    }
    assert months == {
        "Gewone uren": ("2026-11", 8 * 4 + 6 + 5.75 + 7, True),
        "Overuren": ("2026-11", 2, False),
        "Verlof": ("2026-11", 16, True),
        "Ziek": ("2026-11", 8, True),
        None: ("2026-11", 8.5, True),
    }
    weeks = month.report("hour-totals", per="WEEK", **query)
    first = [(row["startDate"], row["hourType"], row["hours"]) for row in weeks if row["period"] == "2026-W45"]
    assert first == [("2026-11-02", "Gewone uren", 38), ("2026-11-02", "Overuren", 2)]


def test_time_off_has_a_balance(month: Month) -> None:
    rows = json_body(month.admin.get(f"/employees/{month.employee}/time-off-balances", {"year": "2026"}))
    balances = {row["name"]: (row["entitledMinutes"], row["takenMinutes"], row["leftMinutes"]) for row in rows}
    assert balances["Wettelijk verlof"] == (20 * 456, 960, 20 * 456 - 960)
    assert balances["Ziekte"] == (None, 480, None)


def test_what_is_carried_over_is_what_was_left_of_the_year_before(month: Month) -> None:
    admin = month.admin
    category = admin.create("time-off-categories", {"name": "ADV", "daysPerYear": 6, "carryOver": True})["id"]
    admin.merge(f"/employees/{month.employee}", {"employeeSince": "2020-01-01"})
    month.be_away("2029-11-04", "2029-11-05", category, month.away)
    rows = json_body(admin.get(f"/employees/{month.employee}/time-off-balances", {"year": "2030"}))
    (row,) = [row for row in rows if row["name"] == "ADV"]
    assert (row["carriedMinutes"], row["entitledMinutes"]) == (6 * 456 - 960, 12 * 456 - 960)


def test_hours_over_midnight_are_of_the_day_on_which_they_begin_also_when_the_clock_is_changed(month: Month) -> None:
    """Summer time begins on Sunday 29 March and ends on Sunday 25 October 2026, at 3 o'clock in Brussels."""
    admin, jan = month.admin, month.admin.create("employees", {"name": "Jan"})["id"]
    for start, end in (
        ("2026-03-28T22:59:00.000Z", "2026-03-29T03:59:00.000Z"),  # Saturday 23:59 to 5:59
        ("2026-03-29T21:59:00.000Z", "2026-03-30T03:59:00.000Z"),  # Sunday 23:59, of summer time
        ("2026-10-24T21:59:00.000Z", "2026-10-25T04:59:00.000Z"),  # Saturday 23:59 to 5:59
        ("2026-10-25T22:30:00.000Z", "2026-10-26T04:30:00.000Z"),  # Sunday 23:30, of winter time
    ):
        admin.create("time-registrations", {"employeeId": jan, "startDate": start, "endDate": end})
    seen = {
        row["date"]: row["workedMinutes"] / 60
        for first, last in (("2026-03-27", "2026-03-30"), ("2026-10-23", "2026-10-26"))
        for row in month.report("hour-control", employeeId=jan, fromDate=first, toDate=last)
        if row["workedMinutes"]
    }
    assert seen == {"2026-03-28": 5, "2026-03-29": 6, "2026-10-24": 7, "2026-10-25": 6}
    weeks = month.report("hour-totals", employeeId=jan, per="WEEK", fromDate="2026-10-19", toDate="2026-11-01")
    assert [(row["period"], row["hours"]) for row in weeks] == [("2026-W43", 13)]


def test_reports_refuse_ranges_that_are_none(month: Month) -> None:
    for query in (
        {"fromDate": "2026-11-02", "toDate": "2026-11-01"},
        {"fromDate": "2026-01-01", "toDate": "2026-12-31"},
    ):
        refused = json_body(month.admin.get("/employees/hour-control", query, status=400))
        assert [error["field"] for error in refused["errors"]] == ["toDate"]
    assert json_body(month.admin.get("/employees/hour-control", status=400))["errors"][0]["field"] == "fromDate"
    month.world.nobody.get("/employees/hour-control", {"fromDate": "2026-11-01", "toDate": "2026-11-01"}, status=403)
    assert month.admin("POST", "/employees/hour-control", {}).status_code == 405
    month.admin.get("/employees/999999/time-off-balances", status=404)


def test_the_planning_shows_who_is_in_two_places_away_or_without_a_certificate(month: Month) -> None:
    admin, world = month.admin, month.world
    jan = admin.create("employees", {"name": "Jan", "certificates": [
        {"name": "VCA", "expireDate": "2031-02-10"}, {"name": "VCA", "expireDate": "2031-02-20"},
        {"name": "Rijbewijs C", "expireDate": "2031-02-11"},
    ]})  # fmt: skip

    def plan(start: str, end: str, **more: Any) -> str:
        body = {
            "startDate": f"2031-02-{start}.000Z",
            "endDate": f"2031-02-{end}.000Z",
            "employeeIds": [jan["id"]],
            **more,
        }
        return str(admin.create("planning-items", body)["id"])

    first = plan("12T07:00:00", "12T12:00:00", summary="Lek")
    second = plan("12T11:00:00", "12T15:00:00", summary="Ketel")
    plan("12T15:00:00", "12T17:00:00")
    kind = admin.create("planning-types", {"name": "Afwezig", "absence": True})["id"]
    absence = plan("13T08:00:00", "13T12:00:00", planningTypeId=kind, summary="Tandarts")
    third = plan("13T11:00:00", "13T15:00:00")
    query = {"fromDate": "2031-02-12", "toDate": "2031-02-13", "employeeId": jan["id"]}
    rows = json_body(admin.get("/planning-items/conflicts", query))
    clashes = [
        (row["kind"], row["planningItemId"], row["otherPlanningItemId"]) for row in rows if row["certificateId"] is None
    ]
    assert clashes == [("DOUBLE_BOOKING", first, second), ("ABSENCE", third, absence)]
    assert rows[0]["startDate"] == "2031-02-12T11:00:00.000Z"
    assert rows[0]["endDate"] == "2031-02-12T12:00:00.000Z"
    expired = {row["description"] for row in rows if row["kind"] == "CERTIFICATE"}
    assert expired == {"Rijbewijs C, expired on 2031-02-11"}
    assert world.reader.get("/planning-items/conflicts", query).status_code == 200
    answer = admin.get("/planning-items/conflicts", {**query, "employee": jan["id"]})
    assert "employee" in answer.headers["truweel-warning"]
