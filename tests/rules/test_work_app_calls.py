"""The calls of programs in production (calls.md 1, 3, 4 and 5) for work, planning and people: what they send, what they
read back, and that nothing of it warns. Documents are in tests/files."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import httpx
import pytest

from tests.harness import Client, World, json_body
from truweel.operations.system import complete_tenants

ADDRESS = {
    "addressLine1": "Kerkstraat 1",
    "addressLine2": None,
    "postalCode": "9000",
    "city": "Gent",
    "country": "België",
    "latitude": 0,
    "longitude": 0,
}


def quiet(answer: httpx.Response) -> Any:
    """The body of an answer that warns of nothing."""
    assert "truweel-warning" not in answer.headers, answer.headers["truweel-warning"]
    return json_body(answer) if answer.content else None


class Day:
    """A firm with what a technician's day needs. The ids are those of its records."""

    def __init__(self, client: Client) -> None:
        self.client = client
        add = lambda key, **body: str(client.create(key, body)["id"])  # noqa: E731
        self.client_id = add("clients", name="Maes")
        self.project_id = add("projects", name="Badkamer", clientId=self.client_id)
        self.order_id = add("sales-orders", clientId=self.client_id, title="Badkamer")
        self.employee_id = add("employees", name="Pieter", surname="Bos", costPerHour=38.5)
        self.article_id = add("articles", name="Uur technieker", salePrice=58)
        self.part_id = add("articles", name="Sifon", salePrice=24.5, costPrice=11)
        self.hour_type_id = add("hour-types", name="Gewoon")
        self.installation_id = add("installations", name="Ketel")
        self.planning_type_id = add("planning-types", name="Herstelling")
        self.planning_item_id = add("planning-items", summary="Lek", clientId=self.client_id)
        self.user_id = str(client.world.users[1, "admin"])
        self.work_order = f"/work-orders/{add('work-orders')}"

    def read(self, path: str, **query: Any) -> Any:
        """What a GET without a warning gives."""
        return quiet(self.client.get(path, query))

    def add(self, path: str, body: Any) -> Any:
        """What a POST without a warning makes, read back."""
        made = quiet(self.client.post(path, body))
        return made if "id" in made else None

    def put(self, path: str, body: Any) -> None:
        """A PUT without a warning."""
        quiet(self.client.put(path, body))


@pytest.fixture(scope="module")
def day(world: World) -> Day:
    complete_tenants(world.database, world.registry)
    for name, type in (("Tijd", "TEXT"), ("Werf", "SELECT"), ("Klaar", "CHECKBOX")):
        options = {"options": ["Ja", "Nee"]} if type == "SELECT" else {}
        body = {"module": "work-orders", "name": name, "type": type, "group": "App", **options}
        world.admin.create("extra-fields", body)
    return Day(world.admin)


def test_an_empty_work_order_is_made_and_filled(day: Day) -> None:
    made = quiet(day.client.post("/work-orders", {}))
    path = f"/work-orders/{made['id']}"
    body = {
        "timeAndMaterial": True,
        "title": "Herstelling lek",
        "status": "uitgevoerd",
        "assignedUserId": day.user_id,
        "remark": "Sleutel bij de buren.\nHond in de tuin.",
        "date": "2026-11-30",
        "clientId": day.client_id,
        "planningItemId": day.planning_item_id,
        "salesOrderId": day.order_id,
        "projectId": day.project_id,
        "installationIds": [day.installation_id],
        "address": ADDRESS,
    }
    day.put(path, body)
    read = day.read(path, include="timeEntries,client")
    assert {name: read[name] for name in body} == body
    assert (read["client"]["name"], read["timeEntries"], read["endClientId"]) == ("Maes", [], None)
    day.client.delete(path)
    day.client.get(path, status=404)


WHOLE = [
    pytest.param(lambda whole: whole, id="whole"),
    pytest.param(
        lambda whole: {
            name: value
            for name, value in whole.items()
            if name not in ("id", "createdAt", "updatedAt", "createdBy", "updatedBy", "logicId")
        },
        id="less-what-the-server-sets",
    ),
]


@pytest.mark.parametrize("form", WHOLE)
def test_a_work_order_is_sent_back_whole(day: Day, form: Callable[[Any], Any]) -> None:
    lines = [{"type": "LINE", "articleId": day.part_id, "quantity": 2}]
    made = day.client.create(
        "work-orders",
        {"title": "Ketel", "remark": "Nazien", "signatureName": "Els", "clientId": day.client_id, "lineItems": lines},
    )
    path = f"/work-orders/{made['id']}"
    day.client.post(f"{path}/time-entries", {"employeeId": day.employee_id, "hours": 2})
    whole = form(day.read(path))
    whole["status"] = "Tijdsregistratie"
    whole["extraFields"] = {
        "Tijd": {"stringValue": "08:00 - 12:00"},
        "Werf": {"type": "SELECT", "group": "App", "stringValue": "Ja"},
        "Klaar": {"type": "CHECKBOX", "group": "App", "booleanValue": True},
    }
    day.put(path, whole)
    read = day.read(path, include="lineItems,timeEntries")
    assert (read["status"], read["remark"], read["signatureName"]) == ("Tijdsregistratie", "Nazien", "Els")
    assert read["extraFields"]["Tijd"]["stringValue"] == "08:00 - 12:00"
    assert read["extraFields"]["Klaar"]["booleanValue"] is True
    assert [line["quantity"] for line in read["lineItems"]] == [2]
    assert [entry["hours"] for entry in read["timeEntries"]] == [2]


ORDER_LISTS = [
    {"limit": 100, "offset": 0, "sort": "createdAt:desc"},
    {"limit": 100, "offset": 0, "sort": "createdAt:desc", "include": "timeEntries"},
    {"sort": "id:desc"},
    {"sort": "id:desc", "include": "timeEntries"},
    {"sort": "date:desc", "include": "timeEntries,commuteEntries"},
    {"limit": 50, "offset": 0, "sort": "date:desc", "assignedUserId": "{user_id}"},
    {"clientId": "{client_id}", "limit": 100, "offset": 0, "sort": "date:desc", "include": "timeEntries"},
    {"clientId": "{client_id}", "limit": 5},
    {"salesOrderId": "{order_id}", "limit": 10, "sort": "id:desc"},
    {"limit": 50, "offset": 0, "include": "lineItems"},
    {"limit": 1, "include": "lineItems"},
    {"sort": "-date"},
    {"size": 25, "page": 0},
]


@pytest.mark.parametrize("query", ORDER_LISTS, ids=str)
def test_lists_of_work_orders_hold_their_filters(day: Day, query: dict[str, Any]) -> None:
    filters = {"clientId": day.client_id, "salesOrderId": day.order_id, "assignedUserId": day.user_id}
    day.client.create("work-orders", {**filters, "date": "2026-11-30"})
    day.client.create("work-orders", {"date": "2026-11-29"})
    wanted = {name: value.format(**vars(day)) if isinstance(value, str) else value for name, value in query.items()}
    page = day.read("/work-orders", **wanted)
    assert set(page) == {"items", "totalItems", "totalPages", "currentPage", "size"}
    for name in filters.keys() & wanted.keys():
        assert {item[name] for item in page["items"]} == {wanted[name]}
        assert page["totalItems"] >= 1
    if "lineItems" in wanted.get("include", ""):
        assert all(isinstance(item["lineItems"], list) for item in page["items"])


def test_hours_of_a_work_order_are_written_closed_and_deleted(day: Day) -> None:
    path = f"{day.work_order}/time-entries"
    eight, four = {"hour": 8, "minute": 0}, {"hour": 16, "minute": 30}
    body = {"employeeId": day.employee_id, "hourTypeId": day.hour_type_id, "startTime": eight, "hours": 0}
    made = day.add(path, {**body, "billableHours": 0, "unitPrice": 60, "breakMinutes": 30})
    assert (made["endTime"], made["hours"], made["startTime"]) == (None, 0, eight)
    closed = {
        "articleId": day.article_id, "hourTypeId": day.hour_type_id, "startTime": eight, "endTime": four, "hours": 8,
        "billableHours": 8,
    }  # fmt: skip
    day.put(f"{path}/{made['id']}", closed)
    (entry,) = day.read(path, limit=100)["items"]
    expected = {**closed, "employeeId": day.employee_id, "salePrice": 60, "unitPrice": 60, "costPrice": Decimal("38.5"),
                "breakMinutes": 30}  # fmt: skip
    assert {name: entry[name] for name in expected} == expected
    (whole,) = day.read(day.work_order, include="timeEntries,client")["timeEntries"]
    assert (whole["employee"]["name"], whole["hourType"]["name"]) == ("Pieter", "Gewoon")
    correction = day.add(path, {"employeeId": day.employee_id, "hours": -0.5, "billableHours": -0.5, "costPrice": 40})
    assert (correction["hours"], correction["costPrice"]) == (Decimal("-0.5"), 40)
    for id in (made["id"], correction["id"]):
        day.client.delete(f"{path}/{id}")


def test_lines_equipment_and_kilometres_are_written_and_read(day: Day) -> None:
    line = {"type": "LINE", "articleId": day.part_id, "quantity": -1, "description": "Terug", "price": 20}
    assert day.add(f"{day.work_order}/line-items", line).items() >= line.items()
    (read,) = day.read(f"{day.work_order}/line-items", limit=100)["items"]
    assert (read["articleId"], read["description"], read["quantity"], read["price"]) == (day.part_id, "Terug", -1, 20)
    for mobility_type_id in ("-1", "-2", "-3"):
        commute = {
            "employeeId": day.employee_id, "mobilityTypeId": mobility_type_id, "distance": 24, "returnDistance": 24.5
        }  # fmt: skip
        assert day.add(f"{day.work_order}/commute-entries", commute).items() >= commute.items()
    used = {"articleId": day.part_id, "amount": 2, "remark": "Geleend"}
    made = day.add(f"{day.work_order}/material-entries", used)
    assert (made["billableAmount"], made["salePrice"]) == (2, Decimal("24.5"))
    listed = day.read(f"{day.work_order}/material-entries", include=["material", "article"])["items"]
    assert listed[0]["article"]["name"] == "Sifon"
    names = {row["id"]: row["name"] for row in day.read("/mobility-types", limit=100)["items"]}
    assert names.keys() >= {"-1", "-2", "-3"}
    read = day.read(day.work_order, include="materialEntries,lineItems,project")
    assert len(read["materialEntries"]) == len(read["lineItems"]) == 1


def test_the_planning_is_written_and_read(day: Day) -> None:
    body = {
        "summary": "Lek herstellen",
        "description": "<p>" + "Sleutel bij de buren. " * 40 + "</p>",
        "salesOrderId": day.order_id,
        "clientId": day.client_id,
        "employeeIds": [day.employee_id],
        "startDate": "2026-12-01T07:00:00.000Z",
        "endDate": "2026-12-01T15:00:00.000Z",
        "address": ADDRESS,
        "hourTypeId": day.hour_type_id,
        "planningTypeId": day.planning_type_id,
    }
    made = day.add("/planning-items", body)
    path = f"/planning-items/{made['id']}"
    assert day.read(path).items() >= body.items()
    page = day.read("/planning-items", employeeId=day.employee_id, limit=100, offset=0, sort="startDate:desc")
    assert [item["description"] for item in page["items"]] == [body["description"]]
    assert day.read(f"{path}/line-items")["items"] == []
    with day.client.world.changes() as change:
        quiet(day.client.merge(path, {"description": "<p>Kort</p>"}))
        quiet(day.client.merge(path, {"description": "<p>Kort</p>"}))
    assert [name for name, *_ in change.events] == ["planning-item.updated"]
    assert day.read("/planning-items", limit=5)["totalItems"] >= 1
    for unknown in ("/plannings", "/planning", "/invoices"):
        assert json_body(day.client.get(unknown, status=404))["message"]


def test_the_clock_is_written_read_and_sent_back_whole(day: Day) -> None:
    body = {"employeeId": day.employee_id, "startDate": "2026-11-30T07:02:00.000Z", "type": "Te laat"}
    made = day.add("/time-registrations", body)
    path = f"/time-registrations/{made['id']}"
    assert day.read(path).items() >= body.items()
    leaving = {name: value for name, value in day.read(path).items() if name not in ("_metadata", "logicId")}
    leaving = {name: value for name, value in leaving.items() if name not in ("createdAt", "updatedAt")}
    day.put(path, {**leaving, "endDate": "2026-11-30T15:02:00.000Z", "remarks": "Trein", "projectId": day.project_id})
    read = day.read(path)
    assert (read["hours"], read["remarks"], read["open"]) == (8, "Trein", False)
    day.put(path, {name: value for name, value in read.items() if name not in ("_metadata", "logicId")})
    page = day.read("/time-registrations", employeeId=day.employee_id, limit=100, offset=0, sort="id:desc")
    assert [item["id"] for item in page["items"]] == [made["id"]]


def test_tasks_are_written_moved_and_deleted(day: Day) -> None:
    body = {
        "title": "Terugbellen",
        "description": "Vraagt een datum.",
        "status": "Te doen",
        "assignedUserId": day.user_id,
        "reportingUserId": None,
        "relatedResource": day.work_order,
        "deadline": "2026-12-04",
    }
    made = day.add("/tasks", body)
    listed = day.read("/tasks", page=0, size=100, relatedResource=day.work_order)["items"]
    assert [task["id"] for task in listed] == [made["id"]]
    quiet(day.client.merge(f"/tasks/{made['id']}", {"status": "Gedaan"}))
    assert day.read(f"/tasks/{made['id']}")["status"] == "Gedaan"
    day.client.delete(f"/tasks/{made['id']}")


def test_installations_and_materials_are_read_and_sent_back(day: Day) -> None:
    day.client.create("extra-fields", {"module": "materials", "name": "Notities", "type": "LONG_TEXT", "group": "App"})
    made = day.client.create("installations", {"name": "Boiler", "assignedClientId": day.client_id})
    path = f"/installations/{made['id']}"
    page = day.read("/installations", clientId=day.client_id, limit=50)
    assert [item["id"] for item in page["items"]] == [made["id"]]
    whole = {**day.read(path), "brand": "Vaillant", "model": "ecoTEC", "serialNumber": "21-0042", "bouwjaar": 2019}
    answer = day.client.put(path, whole)
    assert answer.headers["truweel-warning"].count("bouwjaar") == 1  # the program's own guess
    read = day.read(path)
    assert (read["brand"], read["model"], read["serialNumber"]) == ("Vaillant", "ecoTEC", "21-0042")
    material = f"/materials/{day.client.create('materials', {'name': 'Boor'})['id']}"
    sent = {name: value for name, value in day.read(material).items() if value is None or not isinstance(value, dict)}
    sent["extraFields"] = {"Notities": {"type": "TEXT", "stringValue": "x" * 1700}}
    day.put(material, sent)
    assert day.read(material)["extraFields"]["Notities"]["stringValue"] == "x" * 1700
    assert day.read("/materials", limit=100, offset=0)["totalItems"] >= 1


def test_comments_are_a_bare_array_with_authors(day: Day) -> None:
    request = day.client.create(
        "time-off-requests",
        {
            "employeeId": day.employee_id, "fromDate": "2026-12-21T07:00:00.000Z", "toDate": "2026-12-22T16:00:00.000Z"
        },
    )  # fmt: skip
    path = f"/time-off-requests/{request['id']}/comments"
    day.add(path, {"content": "Mag dat?", "authorId": day.user_id})
    (comment,) = day.read(path, include="author")
    assert (comment["content"], comment["authorId"]) == ("Mag dat?", day.user_id)
    assert comment["author"]["fullName"] == "Admin 1"
    assert comment["createdAt"]
