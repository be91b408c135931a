"""Recurrences of the planning: items twelve months ahead, exceptions, and what changes or goes with them (catalogue
4.3, 8.6)."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest

from tests.harness import fault, json_body
from tests.jobs.office import DAY, Office
from truweel import clock
from truweel.resources.documents.recurrence import list_days
from truweel.resources.planning import planning_recurrences

MONDAY = clock.parse_instant("2026-03-02T08:00:00Z")
TEMPLATE = {"summary": "Onderhoud ketel", "startTime": {"hour": 8, "minute": 0}, "endTime": {"hour": 10, "minute": 0}}


def recur(office: Office, **members: Any) -> str:
    """The path of a new recurrence from Monday 2 March 2026, with its items made."""
    office.clock.now = MONDAY
    office.world.database.write_sync(
        lambda writer: writer.execute("UPDATE tenant SET time_zone = 'Europe/Brussels' WHERE id = 1")
    )
    body = {"frequency": "WEEKLY", "startDate": "2026-03-02", "template": TEMPLATE, **members}
    made = office.world.admin.create("planning-recurrences", body)
    office.work()
    return f"/planning-recurrences/{made['id']}"


def days(office: Office, path: str, name: str = "recurrenceDate") -> list[Any]:
    """The days of its items, in order."""
    query = {"planningRecurrenceId": path.rpartition("/")[2], "sort": "startDate", "size": 100}
    return [item[name] for item in office.world.admin.items("/planning-items", query)]


RULES = [
    pytest.param(
        {"weekdays": ["THURSDAY", "MONDAY"], "until": "2026-03-16"},
        ["2026-03-02", "2026-03-05", "2026-03-09", "2026-03-12", "2026-03-16"],
        id="two days a week",
    ),
    pytest.param({"interval": 2, "count": 3}, ["2026-03-02", "2026-03-16", "2026-03-30"], id="every other week"),
    pytest.param(
        {"frequency": "MONTHLY", "startDate": "2026-03-31", "count": 3, "exceptions": ["2026-04-30"]},
        ["2026-03-31", "2026-05-31"],
        id="the last day of a month, but for an exception",
    ),
    pytest.param({"frequency": "YEARLY", "startDate": "2025-03-01", "count": 2}, [], id="the past is left alone"),
    pytest.param(
        {"startDate": "1990-01-03", "weekdays": ["MONDAY", "THURSDAY"], "count": 3776},
        ["2026-03-02", "2026-03-05", "2026-03-09"],
        id="the last three of 3776, since a Wednesday",
    ),
    pytest.param(
        {"frequency": "MONTHLY", "startDate": "1990-01-31", "count": 435}, ["2026-03-31"], id="the 435th month"
    ),
    pytest.param(
        {"frequency": "YEARLY", "startDate": "0004-03-02", "interval": 2, "count": 1012}, ["2026-03-02"], id="old"
    ),
    pytest.param(
        {"frequency": "DAILY", "count": 60},
        [f"2026-03-{day:02d}" for day in range(2, 32)] + [f"2026-04-{day:02d}" for day in range(1, 31)],
        id="more than one job makes",
    ),
]


@pytest.mark.parametrize(("rule", "expected"), RULES)
def test_items_are_made_on_the_days_of_the_rule(office: Office, rule: dict[str, Any], expected: list[str]) -> None:
    assert days(office, recur(office, **rule)) == expected


def test_items_are_made_twelve_months_ahead_at_the_times_of_the_tenant(office: Office) -> None:
    path = recur(office, frequency="MONTHLY")
    starts = days(office, path, "startDate")
    assert len(starts) == 13
    assert (starts[0], starts[1]) == ("2026-03-02T07:00:00.000Z", "2026-04-02T06:00:00.000Z")  # summer time
    assert office.world.admin.read(path)["extendOn"] == "2026-04-02"
    office.clock.now = clock.parse_instant("2026-04-01T12:00:00Z")
    office.work()
    assert len(days(office, path)) == 13
    office.clock.now += DAY
    office.work()
    assert days(office, path)[-1] == "2027-04-02"
    assert len(days(office, path)) == 14


def test_what_was_changed_by_hand_keeps_its_values_and_what_was_deleted_stays_away(office: Office) -> None:
    admin, path = office.world.admin, recur(office, count=4)
    query = {"planningRecurrenceId": path.rpartition("/")[2], "sort": "startDate"}
    first, second, third, fourth = (f"/planning-items/{item['id']}" for item in admin.items("/planning-items", query))
    admin.merge(first, {"summary": "Met de nieuwe collega"})
    admin.post(f"{second}/move", {"startDate": "2026-03-10T07:00:00.000Z"}, status=204)
    moved = admin.read(second)
    assert (moved["endDate"], moved["detached"]) == ("2026-03-10T09:00:00.000Z", True)
    admin.delete(third)
    admin.merge(path, {"template": {**TEMPLATE, "summary": "Groot onderhoud"}})
    office.work()
    summaries = [item["summary"] for item in admin.items("/planning-items", query)]
    assert summaries == ["Met de nieuwe collega", "Onderhoud ketel", "Groot onderhoud"]
    assert admin.read(path)["exceptions"] == ["2026-03-16"]
    assert admin.read(fourth)["detached"] is False


def test_moving_an_item_to_where_it_is_changes_nothing(office: Office) -> None:
    admin, path = office.world.admin, recur(office, count=1)
    (item,) = admin.items("/planning-items", {"planningRecurrenceId": path.rpartition("/")[2]})
    with office.world.unchanged():
        for body in (
            {},
            {"startDate": item["startDate"]},
            {"startDate": item["startDate"], "endDate": item["endDate"]},
        ):
            admin.post(f"/planning-items/{item['id']}/move", body, status=204)
        before_start = {"endDate": "2026-03-02T06:00:00.000Z"}
        refused = json_body(admin.post(f"/planning-items/{item['id']}/move", before_start, status=400))
    assert refused["errors"] == [fault("endDate", "must not be before startDate")]
    assert admin.read(f"/planning-items/{item['id']}")["detached"] is False


def test_a_recurrence_goes_with_its_coming_items_but_those_with_a_work_order(office: Office) -> None:
    admin, path = office.world.admin, recur(office, count=3)
    query = {"planningRecurrenceId": path.rpartition("/")[2], "sort": "startDate"}
    ids = [item["id"] for item in admin.items("/planning-items", query)]
    admin.create("work-orders", {"planningItemId": ids[1]})
    admin.delete(path)
    office.work()
    assert [item["id"] for item in admin.items("/planning-items", query)] == [ids[1]]


def test_a_locked_item_stays_as_it_is(office: Office) -> None:
    admin, path = office.world.admin, recur(office, count=2)
    query = {"planningRecurrenceId": path.rpartition("/")[2], "sort": "startDate"}
    locked, _ = (item["id"] for item in admin.items("/planning-items", query))
    admin.post(f"/planning-items/{locked}/lock", None, status=204)
    admin.merge(path, {"template": {**TEMPLATE, "summary": "Groot onderhoud"}})
    office.work()
    assert days(office, path, "summary") == ["Onderhoud ketel", "Groot onderhoud"]
    admin.delete(path)
    assert [item["id"] for item in admin.items("/planning-items", query)] == [locked]


def test_a_rule_that_changes_takes_the_days_along(office: Office) -> None:
    admin, path = office.world.admin, recur(office, count=3)
    admin.merge(path, {"weekdays": ["TUESDAY"]})
    office.work()
    assert days(office, path) == ["2026-03-03", "2026-03-10", "2026-03-17"]


def test_more_items_go_at_once_than_a_request_may_begin_anew(office: Office) -> None:
    """They are locked together, not each when its turn is over."""
    path = recur(office, frequency="DAILY", count=130)
    office.world.admin.merge(path, {"count": 3})
    office.work()
    assert days(office, path) == ["2026-03-02", "2026-03-03", "2026-03-04"]


def test_a_recurrence_as_old_as_the_calendar_costs_what_a_new_one_does(office: Office) -> None:
    """Its days before today are counted, not listed."""
    path = recur(office, frequency="DAILY", startDate="0001-01-01")
    assert len(days(office, path, "id")) == 100
    looked_at: list[datetime.date] = []

    def note(start: datetime.date, *arguments: Any, **more: Any) -> Iterator[datetime.date]:
        for day in list_days(start, *arguments, **more):
            looked_at.append(day)
            yield day

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(planning_recurrences, "list_days", note)
        office.world.admin.merge(path, {"until": "2026-03-04"})
        office.work()
    assert days(office, path) == ["2026-03-02", "2026-03-03", "2026-03-04"]
    assert min(looked_at) == datetime.date(2026, 3, 2)
    assert len(looked_at) < 400


def test_times_of_the_night_over_the_changes_of_summer_time(office: Office) -> None:
    times = {"startTime": {"hour": 22, "minute": 0}, "endTime": {"hour": 6, "minute": 0}}
    path = recur(office, frequency="DAILY", startDate="2026-03-28", count=2, template={**TEMPLATE, **times})
    spans = zip(days(office, path, "startDate"), days(office, path, "endDate"), strict=True)
    assert list(spans) == [
        ("2026-03-28T21:00:00.000Z", "2026-03-29T04:00:00.000Z"),  # seven hours
        ("2026-03-29T20:00:00.000Z", "2026-03-30T04:00:00.000Z"),
    ]
    path = recur(office, frequency="DAILY", startDate="2026-10-24", count=2, template={**TEMPLATE, **times})
    spans = zip(days(office, path, "startDate"), days(office, path, "endDate"), strict=True)
    assert list(spans) == [
        ("2026-10-24T20:00:00.000Z", "2026-10-25T05:00:00.000Z"),  # nine hours
        ("2026-10-25T21:00:00.000Z", "2026-10-26T05:00:00.000Z"),
    ]


def test_an_hour_that_the_change_to_summer_time_skips_keeps_no_items_from_being_made(office: Office) -> None:
    times = {"startTime": {"hour": 2, "minute": 30}, "endTime": {"hour": 3, "minute": 15}}
    path = recur(office, frequency="DAILY", startDate="2026-03-28", count=3, template={**TEMPLATE, **times})
    spans = zip(days(office, path, "startDate"), days(office, path, "endDate"), strict=True)
    assert list(spans) == [
        ("2026-03-28T01:30:00.000Z", "2026-03-28T02:15:00.000Z"),
        ("2026-03-29T01:30:00.000Z", "2026-03-29T01:30:00.000Z"),  # 2:30 is 3:30 that night
        ("2026-03-30T00:30:00.000Z", "2026-03-30T01:15:00.000Z"),
    ]


def test_what_was_deleted_keeps_no_items_from_being_made(office: Office) -> None:
    admin = office.world.admin
    jan, els = (str(admin.create("employees", {"name": name})["id"]) for name in ("Jan", "Els"))
    client = str(admin.create("clients", {"name": "Maes"})["id"])
    path = recur(office, frequency="MONTHLY", template={**TEMPLATE, "employeeIds": [jan, els], "clientId": client})
    admin.delete(f"/employees/{jan}")
    admin.delete(f"/clients/{client}")
    office.clock.now = clock.parse_instant("2026-04-02T12:00:00Z")
    office.work()
    assert [(name, state) for name, state in office.jobs("name, state") if state != "done"] == []
    planned = list(zip(days(office, path, "employeeIds"), days(office, path, "clientId"), strict=True))
    assert planned == [([jan, els], client)] * 13 + [([els], None)]


def test_items_have_all_that_the_template_says(office: Office) -> None:
    admin = office.world.admin
    client, company = (admin.create(key, {"name": "Maes"})["id"] for key in ("clients", "companies"))
    contact = json_body(admin.post(f"/clients/{client}/contacts", {"name": "Els"}))["id"]
    project = admin.create("projects", {"name": "Hal"})["id"]
    phase = json_body(admin.post(f"/projects/{project}/execution-phases", {"name": "Ruwbouw"}))["id"]
    members = {
        "clientId": client, "companyId": company, "projectId": project, "clientContactIds": [contact],
        "clientReference": "PO-1", "planningResource": "Ploeg 1", "executionPhaseId": phase,
        "executionPhaseDetail": "Verdieping 2", "timeAndMaterial": True,
    }  # fmt: skip
    path = recur(office, count=1, template=TEMPLATE | members)
    (item,) = admin.items("/planning-items", {"planningRecurrenceId": path.rpartition("/")[2]})
    assert {name: item[name] for name in members} == members


def test_two_jobs_of_a_recurrence_make_each_item_once(office: Office) -> None:
    """One waits for the other, which holds the recurrence."""
    path, ids = recur(office, frequency="DAILY", count=3), []
    for number in range(3):
        office.world.admin.merge(path, {"count": 20 + number})
        office.world.database.write_sync(
            lambda writer, number=number: writer.execute(
                "UPDATE job SET key = key || ? WHERE state = 'pending'", (f"-{number}",)
            )
        )
    assert len(office.jobs("id", "state = 'pending'")) == 3
    office.work()
    ids = days(office, path)
    assert (len(ids), len(set(ids))) == (22, 22)


def test_items_are_found_by_the_day_that_they_stand_for(office: Office) -> None:
    admin, path = office.world.admin, recur(office, count=3)
    query = {"planningRecurrenceId": path.rpartition("/")[2], "recurrenceDate": "2026-03-09"}
    (item,) = admin.items("/planning-items", query)
    admin.post(f"/planning-items/{item['id']}/move", {"startDate": "2026-03-20T07:00:00.000Z"}, status=204)
    assert [row["id"] for row in admin.items("/planning-items", query)] == [item["id"]]


def test_what_counts_nothing_is_refused_or_told(office: Office) -> None:
    admin, body = office.world.admin, {"frequency": "DAILY", "startDate": "2026-03-02", "template": TEMPLATE}
    with office.world.unchanged():
        refused = json_body(admin.post("/planning-recurrences", {**body, "until": "2026-03-01"}, status=400))
    assert refused["errors"] == [fault("until", "must not be before startDate")]
    warning = admin.post("/planning-recurrences", {**body, "weekdays": ["MONDAY"]}).headers["truweel-warning"]
    assert warning == "weekdays: they count nothing: it is DAILY, not WEEKLY"


def test_the_template_names_live_records(office: Office) -> None:
    body = {"frequency": "DAILY", "template": {"clientId": "999999"}}
    refused = office.world.admin.post("/planning-recurrences", body, status=400).json()
    assert [error["field"] for error in refused["errors"]] == ["template.clientId"]


def test_a_week_of_planning_with_two_items_moved(office: Office) -> None:
    admin = office.world.client(administrator=True, time_zone="Europe/Brussels")
    jan, els = (str(admin.create("employees", {"name": name})["id"]) for name in ("Jan", "Els"))
    template = {**TEMPLATE, "employeeIds": [jan]}
    path = recur(office, frequency="DAILY", count=5, template=template)
    week = {"fromDate": "2026-03-02", "toDate": "2026-03-08", "sort": "startDate", "size": 100}
    items = admin.items("/planning-items", week)
    assert [item["startDate"] for item in items] == [f"2026-03-0{day}T07:00:00.000Z" for day in range(2, 7)]
    repair = {"startDate": "2026-03-03T08:00:00.000Z", "endDate": "2026-03-03T11:00:00.000Z", "employeeIds": [jan]}
    repair_id = str(admin.create("planning-items", {**repair, "summary": "Lek"})["id"])
    conflicts = admin.items("/planning-items/conflicts", {"fromDate": "2026-03-02", "toDate": "2026-03-08"})
    assert [(row["kind"], row["planningItemId"], row["otherPlanningItemId"]) for row in conflicts] == [
        ("DOUBLE_BOOKING", items[1]["id"], repair_id)
    ]
    with office.world.changes() as change:
        admin.post(f"/planning-items/{items[1]['id']}/move", {"employeeIds": [els]}, status=204)
        admin.post(f"/planning-items/{items[4]['id']}/move", {"startDate": "2026-03-07T07:00:00.000Z"}, status=204)
    assert [name for name, *_ in change.events] == ["planning-item.updated"] * 2
    assert admin.items("/planning-items/conflicts", {"fromDate": "2026-03-02", "toDate": "2026-03-08"}) == []
    assert [item["id"] for item in admin.items("/planning-items", {**week, "employeeId": els})] == [items[1]["id"]]
    admin.merge(path, {"template": {**template, "endTime": {"hour": 11, "minute": 0}}})
    office.work()
    ends = [
        item["endDate"][8:16]
        for item in admin.items("/planning-items", {**week, "planningRecurrenceId": path.rpartition("/")[2]})
    ]
    assert ends == ["02T10:00", "03T09:00", "04T10:00", "05T10:00", "07T09:00"]


def test_an_item_is_not_moved_beyond_the_last_year(office: Office) -> None:
    admin, hour = office.world.admin, {"startDate": "2026-12-01T08:00:00.000Z", "endDate": "2026-12-01T09:00:00.000Z"}
    path = f"/planning-items/{admin.create('planning-items', hour)['id']}"
    with office.world.unchanged():
        answer = json_body(admin.post(f"{path}/move", {"startDate": "9999-12-31T23:30:00.000Z"}, status=400))
    assert answer["errors"] == [fault("endDate", "must be in the years 1 to 9999", "out_of_range")]
