"""Work orders: the keys of the one saved record, and the two names of the price of an hour."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import pytest

from tests.harness import World, fault, json_body
from truweel.errors import ApiError
from truweel.operations import write
from truweel.operations.answer import Context
from truweel.operations.system import complete_tenants
from truweel.operations.write import Write

D = Decimal
CONTEXT = Context(base="http://truweel.test")

KEYS = (
    "id createdAt updatedAt extraFields logicId assignedUserId projectId clientId salesOrderId endClientId "
    "planningItemId companyId supplyOrderId title date clientReference status remark timeAndMaterial ticketNumber "
    "address totalExclVat totalCostExclVat origin signatureId signatureName installationIds rentalInvoicingPeriodId "
    "assignedUser client endClient project company planningItem salesOrder supplyOrder lineItems timeEntries "
    "materialEntries commuteEntries statusDetails statusHistory rentalInvoicingPeriod _metadata"
).split()
LINE_KEYS = (
    "id createdAt updatedAt lineNumber type quantity unitType description styleName articleId postId materialId "
    "installationId activityId rentalTicketId price costPrice discount article post"
).split()


def test_the_keys_of_a_work_order_and_of_its_lines_stand_as_observed(world: World) -> None:
    order = world.admin.create("work-orders", {"lineItems": [{"description": "Sifon"}]})
    assert [key for key in order if key in KEYS] == KEYS
    (line,) = world.admin.items(f"/work-orders/{order['id']}/line-items")
    assert [key for key in line if key in LINE_KEYS] == LINE_KEYS
    assert list(order).index("signedAt") == KEYS.index("rentalInvoicingPeriodId") + 1


@pytest.mark.parametrize("name", ["unitPrice", "salePrice"])
def test_either_name_gives_the_price_of_an_hour_and_both_are_answered(world: World, name: str) -> None:
    path = f"/work-orders/{world.admin.create('work-orders', {})['id']}/time-entries"
    answer = world.admin.post(path, {"hours": -0.5, name: 58.25})
    entry = json_body(answer)
    assert "truweel-warning" not in answer.headers
    assert (entry["unitPrice"], entry["salePrice"], entry["billableHours"]) == (58.25, 58.25, -0.5)
    path += f"/{entry['id']}"
    for body in ({"unitPrice": 60}, {"salePrice": 61}):
        assert "truweel-warning" not in world.admin.merge(path, body).headers
        (price,) = body.values()
        assert (world.admin.read(path)["unitPrice"], world.admin.read(path)["salePrice"]) == (price, price)
    assert "truweel-warning" not in world.admin.put(path, world.admin.read(path)).headers
    world.admin.merge(path, {"salePrice": None})
    assert world.admin.read(path)["unitPrice"] is None


def test_items_that_overlap_a_range_are_found(world: World) -> None:
    days = [
        ("2031-05-01T06:00:00.000Z", "2031-05-03T15:00:00.000Z"),
        ("2031-05-04T06:00:00.000Z", "2031-05-04T15:00:00.000Z"),
    ]
    ids = [world.admin.create("planning-items", {"startDate": start, "endDate": end})["id"] for start, end in days]

    def ids_between(start: str, end: str) -> list[str]:
        return [row["id"] for row in world.admin.items("/planning-items", {"fromDate": start, "toDate": end})]

    assert ids_between("2031-05-02T00:00:00Z", "2031-05-02T23:00:00Z") == ids[:1]
    assert ids_between("2031-05-03T15:00:00Z", "2031-05-04T06:00:00Z") == ids
    assert ids_between("2031-05-05T00:00:00Z", "2031-05-09T00:00:00Z") == []


def test_a_bare_day_overlaps_what_is_on_the_day_of_the_tenant(world: World) -> None:
    late = {"startDate": "2032-05-31T20:30:00.000Z", "endDate": "2032-05-31T21:30:00.000Z"}  # 22:30 in Brussels
    id = world.admin.create("planning-items", late)["id"]
    for start, end, ids in (
        ("2032-05-31", "2032-05-31", [id]),
        ("2032-05-01", "2032-05-30", []),
        ("2032-06-01", "2032-06-30", []),
    ):
        rows = world.admin.items("/planning-items", {"fromDate": start, "toDate": end})
        assert [row["id"] for row in rows] == ids


# Totals, signature, check and invoice


def stocked(world: World) -> tuple[str, str]:
    """An article of which stock is kept, and the location of the settings."""
    article = world.admin.create(
        "articles", {"name": "Sifon", "stockArticle": True, "salePrice": 24.5, "costPrice": 11}
    )
    location = world.admin.create("stock-locations", {"name": "Magazijn"})
    world.admin.merge("/settings", {"stock": {"defaultLocationId": location["id"]}})
    return str(article["id"]), str(location["id"])


def stock(world: World, article: str) -> Any:
    return world.admin.read(f"/articles/{article}")["totalStock"]


def test_a_work_order_comes_to_its_lines_hours_equipment_and_kilometres(world: World) -> None:
    complete_tenants(world.database, world.registry)
    admin = world.admin
    body = {
        "lineItems": [
            {"description": "Sifon", "quantity": 2, "price": 24.5, "costPrice": 11, "discount": 10},
            {"description": "Niet geteld", "type": "TEXT", "quantity": 1, "price": 99},
        ],
        "timeEntries": [{"hours": 8, "billableHours": 7.5, "salePrice": 58, "costPrice": 38.5}],
        "materialEntries": [{"amount": 3, "billableAmount": 2, "salePrice": 40, "costPrice": 15}],
        "commuteEntries": [{"mobilityTypeId": "-3", "distance": 24, "returnDistance": 24, "price": 0.4415}],
    }
    order = admin.create("work-orders", body)
    path = f"/work-orders/{order['id']}"
    assert (order["totalExclVat"], order["totalCostExclVat"]) == (D("580.29"), 375)  # 44.10 + 435 + 80 + 21.19
    (entry,) = admin.items(f"{path}/time-entries")
    admin.merge(f"{path}/time-entries/{entry['id']}", {"billableHours": 8})
    assert admin.read(path)["totalExclVat"] == D("609.29")
    admin.delete(f"{path}/time-entries/{entry['id']}")
    assert (admin.read(path)["totalExclVat"], admin.read(path)["totalCostExclVat"]) == (D("145.29"), 67)


def test_signing_sets_the_status_unless_it_is_further(world: World) -> None:
    admin = world.admin
    path = f"/work-orders/{admin.create('work-orders', {'status': 'opmaak'})['id']}"
    admin.post(f"{path}/sign", {"signatureName": "Els Maes"}, status=204)
    read = admin.read(path)
    assert (read["status"], read["signatureName"], read["signedAt"] is None) == ("uitgevoerd", "Els Maes", False)
    with world.changes() as change:
        admin.post(f"{path}/sign", {"signatureName": "Els Maes"}, status=204)
    assert change.events == []
    admin.post(f"{path}/sign", {"signatureName": "Jan Maes"}, status=409)
    other = f"/work-orders/{admin.create('work-orders', {'status': 'nakijken'})['id']}"
    for nobody in ("", "  "):
        with world.unchanged():
            refused = json_body(admin.post(f"{other}/sign", {"signatureName": nobody}, status=400))
        assert refused["errors"] == [fault("signatureName", "must not be empty", "required")]
    admin.put(other, {"signatureName": "An", "status": "nakijken"})
    assert admin.read(other)["signedAt"] is not None
    admin.post(f"{other}/sign", {"signatureName": "An"}, status=204)
    assert admin.read(other)["status"] == "nakijken"


def test_a_checked_work_order_takes_its_articles_out_of_stock_and_stays(world: World) -> None:
    admin = world.admin
    article, _ = stocked(world)
    lines = [{"articleId": article, "quantity": 3}, {"articleId": article, "quantity": -1}]
    path = f"/work-orders/{admin.create('work-orders', {'lineItems': lines})['id']}"
    with world.changes() as change:
        admin.post(f"{path}/check", None, status=204)
    assert sorted({name for name, *_ in change.events}) == [
        "article.stock-changed", "stock-change.created", "work-order.updated"
    ]  # fmt: skip
    assert stock(world, article) == -2
    (moved,) = admin.items("/stock-changes", {"workOrderId": path.rpartition("/")[2]})
    assert (moved["kind"], moved["originType"], moved["originRef"], moved["booked"]) == (
        "ISSUE",
        "WORK_ORDER",
        path,
        True,
    )
    read = admin.read(path)
    assert (read["status"], read["checkedByUserId"]) == ("gecontroleerd", str(world.users[1, "admin"]))
    admin.post(f"{path}/check", None, status=204)
    assert stock(world, article) == -2
    admin.post(f"{path}/time-entries", {"hours": 1}, status=409)
    admin.merge(path, {"status": "gefactureerd", "remark": "Mag nog"})
    admin.post(f"{path}/uncheck", None, status=204)
    assert stock(world, article) == 0
    admin.post(f"{path}/time-entries", {"hours": 1})
    admin.post(f"{path}/uncheck", None, status=409)
    admin.merge(path, {"lineItems": []})
    admin.post(f"{path}/check", None, status=204)
    admin.post(f"{path}/uncheck", None, status=204)
    assert stock(world, article) == 0


def test_a_checked_work_order_that_is_deleted_brings_its_stock_back(world: World) -> None:
    article, _ = stocked(world)
    lines = [{"articleId": article, "quantity": 3}]
    path = f"/work-orders/{world.admin.create('work-orders', {'lineItems': lines})['id']}"
    world.admin.post(f"{path}/check", None, status=204)
    world.admin.delete(path)
    assert stock(world, article) == 0


def test_articles_go_out_of_the_van_of_who_is_responsible(world: World) -> None:
    admin = world.admin
    article, _ = stocked(world)
    employee = admin.create("employees", {"name": "Pieter"})["id"]
    van = admin.create("stock-locations", {"name": "Bestelwagen 3", "employeeId": employee})["id"]
    user = str(world.users[1, "writer"])
    admin.merge(f"/users/{user}", {"employeeId": employee})
    body = {"assignedUserId": user, "lineItems": [{"articleId": article, "quantity": 2}]}
    admin.post(f"/work-orders/{admin.create('work-orders', body)['id']}/check", None, status=204)
    levels = {
        level["stockLocationId"]: level["totalStock"] for level in admin.items(f"/articles/{article}/stock-levels")
    }
    assert levels == {van: -2}


def test_hours_that_still_run_are_not_checked(world: World) -> None:
    body = {"timeEntries": [{"startTime": {"hour": 8, "minute": 0}}]}
    path = f"/work-orders/{world.admin.create('work-orders', body)['id']}"
    for action in ("check", "invoice"):
        with world.unchanged():
            answer = world.admin.post(f"{path}/{action}", None, status=409)
        (entry,) = world.admin.items(f"{path}/time-entries")
        assert json_body(answer)["message"] == f"Time entry {entry['id']} has no end yet."


def test_an_order_by_use_is_invoiced_without_the_work_that_goes_on(world: World) -> None:
    admin = world.admin
    order = admin.create("sales-orders", {"timeAndMaterial": True})["id"]
    done, going = (
        f"/work-orders/{admin.create('work-orders', {'salesOrderId': order, 'timeEntries': [entry]})['id']}"
        for entry in ({"hours": 2, "salePrice": 58}, {"startTime": {"hour": 8, "minute": 0}, "salePrice": 58})
    )
    assert json_body(admin.post(f"/sales-orders/{order}/invoice", {}))["totalExclVat"] == 116
    (entry,) = admin.items(f"{going}/time-entries")
    admin.merge(f"{going}/time-entries/{entry['id']}", {"endTime": {"hour": 9, "minute": 30}})
    assert json_body(admin.post(f"/sales-orders/{order}/invoice", {}))["totalExclVat"] == 87
    assert (admin.read(done)["invoicedTotal"], admin.read(going)["invoicedTotal"]) == (116, 87)


def test_a_work_order_that_comes_to_nothing_is_not_invoiced(world: World) -> None:
    """It would be again and again: nothing tells that it was."""
    lines = [{"description": "Sifon", "price": 5}, {"description": "Terug", "price": 5, "quantity": -1}]
    path = f"/work-orders/{world.admin.create('work-orders', {'lineItems': lines})['id']}"
    with world.unchanged():
        answer = world.admin.post(f"{path}/invoice", None, status=409)
    number = path.rpartition("/")[2]
    assert json_body(answer)["message"] == f"Work order {number} comes to nothing: nothing of it is to be invoiced."


def test_what_is_invoiced_stays_whatever_its_status(world: World) -> None:
    """A work order is invoiced whole and once: what is added later would never be."""
    admin = world.admin
    path = f"/work-orders/{admin.create('work-orders', {'lineItems': [{'description': 'Sifon', 'price': 5}]})['id']}"
    invoice = json_body(admin.post(f"{path}/invoice", None))["id"]
    admin.merge(path, {"status": "uitgevoerd", "title": "Mag nog"})
    reason = "the work order is invoiced; delete the draft or credit the invoice first."
    for member in ("lineItems", "timeEntries", "materialEntries", "commuteEntries"):
        children = member.replace("I", "-i").replace("E", "-e")
        refused = json_body(admin.post(f"{path}/{children}", {}, status=409))
        assert refused["message"] == f"{member} (added) can't change: {reason}"
    assert admin.read(path)["totalExclVat"] == 5
    admin.delete(f"/sales-invoices/{invoice}")
    admin.post(f"{path}/line-items", {"price": 7})
    assert json_body(admin.post(f"{path}/invoice", None))["totalExclVat"] == 12


def test_no_hours_slip_in_while_it_is_invoiced(world: World) -> None:
    if world.dialect == "sqlite":
        pytest.skip("one writer")
    body = {"lineItems": [{"description": "Sifon", "price": 5}]}
    id = int(world.admin.create("work-orders", body)["id"])

    def attempt(number: int) -> int:
        def run(writer: Any) -> Any:
            path = "work-orders" if number == 8 else "work-orders/time-entries"
            begun = Write(writer, world.registry, world.admin.caller, CONTEXT, world.registry[path])
            if number == 8:
                return write.run_action(begun, id, "invoice", {})
            return write.create(begun, {"hours": 1, "salePrice": 10}, parent=id)

        try:
            world.database.write_sync(run)
        except ApiError as error:
            return error.status
        return 201

    with ThreadPoolExecutor(8) as threads:
        statuses = list(threads.map(attempt, range(24)))
    added = statuses[:8].count(201) + statuses[9:].count(201)
    read = world.admin.read(f"/work-orders/{id}")
    assert (statuses[8], set(statuses) <= {201, 409}) == (201, True)
    assert read["totalExclVat"] == read["invoicedTotal"] == 5 + 10 * added


def test_work_orders_are_found_by_when_they_were_checked_and_hours_by_their_day(world: World) -> None:
    admin = world.admin
    entries = [{"hours": 1, "date": f"2026-11-{day}"} for day in (26, 27, 27, 30)]
    path = f"/work-orders/{admin.create('work-orders', {'timeEntries': entries})['id']}"
    days = [entry["date"] for entry in admin.items(f"{path}/time-entries", {"date": "2026-11-27"})]
    assert days == ["2026-11-27", "2026-11-27"]
    admin.post(f"{path}/check", None, status=204)
    query = {"id": path.rpartition("/")[2], "checkedFrom": admin.read(path)["checkedAt"]}
    assert admin.total("/work-orders", query) == 1
    assert admin.total("/work-orders", query | {"checkedTo": "2020-01-01T00:00:00Z"}) == 0
    admin.post(f"{path}/uncheck", None, status=204)
    assert admin.total("/work-orders", query) == 0


def test_a_work_order_is_invoiced_once_and_stays_while_the_invoice_is_booked(world: World) -> None:
    admin = world.admin
    tariff = admin.create("vat-tariffs", {"name": "21%", "percentage": 21, "category": "S"})["id"]
    client = admin.create("clients", {"name": "Maes", "vatTariffId": tariff})["id"]
    journal = admin.create("journals", {"name": "Verkopen"})["id"]
    body = {
        "clientId": client,
        "status": "gecontroleerd",
        "lineItems": [{"description": "Sifon", "quantity": 2, "price": 24.5}],
        "timeEntries": [{"hours": 2, "salePrice": 58, "description": "Herstelling"}],
    }
    path = f"/work-orders/{admin.create('work-orders', body)['id']}"
    answer = admin.post(f"{path}/invoice", {"date": "2026-11-30", "journalId": journal})
    invoice = json_body(answer)
    assert (invoice["totalExclVat"], invoice["clientId"], invoice["date"]) == (165, client, "2026-11-30")
    assert answer.headers["location"].endswith(f"/sales-invoices/{invoice['id']}")
    assert (admin.read(path)["status"], admin.read(path)["invoicedTotal"]) == ("gefactureerd", 165)
    admin.post(f"{path}/invoice", None, status=409)
    admin.post(f"/sales-invoices/{invoice['id']}/book", None, status=204)
    admin.delete(path, status=409)


def test_a_work_order_of_an_order_is_invoiced_by_itself_only_by_use(world: World) -> None:
    admin = world.admin
    client = admin.create("clients", {"name": "Maes"})["id"]
    order = admin.create("sales-orders", {"clientId": client})["id"]
    body = {"clientId": client, "salesOrderId": order, "timeEntries": [{"hours": 1, "salePrice": 58}]}
    path = f"/work-orders/{admin.create('work-orders', body)['id']}"
    admin.post(f"{path}/invoice", None, status=409)
    admin.merge(path, {"timeAndMaterial": True})
    assert json_body(admin.post(f"{path}/invoice", None))["totalExclVat"] == 58


def test_a_planned_job_becomes_a_work_order(world: World) -> None:
    admin = world.admin
    client, project = admin.create("clients", {"name": "Maes"})["id"], admin.create("projects", {"name": "Bad"})["id"]
    installation, material = (
        admin.create("installations", {"name": "Ketel"}),
        admin.create("materials", {"name": "Boor"}),
    )
    body = {
        "summary": "Lek herstellen",
        "clientId": client,
        "projectId": project,
        "startDate": "2026-11-30T23:30:00.000Z",
        "installationIds": [installation["id"]],
        "materialIds": [material["id"]],
        "timeAndMaterial": True,
    }
    item = f"/planning-items/{admin.create('planning-items', body)['id']}"
    brussels = world.client(administrator=True, time_zone="Europe/Brussels")
    order = json_body(brussels.post(f"{item}/work-order", None))
    copied = {name: order[name] for name in ("clientId", "projectId", "installationIds", "timeAndMaterial")}
    assert copied == {name: body[name] for name in copied}
    assert (order["title"], order["date"], order["origin"]) == ("Lek herstellen", "2026-12-01", "PLANNING")
    assert [used["materialId"] for used in admin.items(f"/work-orders/{order['id']}/material-entries")] == [
        material["id"]
    ]
    assert (admin.read(item)["workOrderIds"], order["planningItemId"]) == ([order["id"]], item.rpartition("/")[2])


def test_a_new_work_order_stands_in_the_default_status(fresh_world: World) -> None:
    admin = fresh_world.admin
    for name, is_default in (("opmaak", True), ("uitgevoerd", False)):
        admin.create("statuses", {"module": "work-orders", "name": name, "isDefault": is_default})
    made = json_body(admin.post("/work-orders", {}))
    assert (made["status"], json_body(admin.post("/work-orders", {"status": None}))["status"]) == ("opmaak", "opmaak")
    admin.put(f"/work-orders/{made['id']}", {"title": "Lek"})
    assert admin.read(f"/work-orders/{made['id']}")["status"] is None
    item = admin.create("planning-items", {"summary": "Lek"})["id"]
    assert json_body(admin.post(f"/planning-items/{item}/work-order", None))["status"] == "opmaak"


def test_a_task_is_done_once_its_status_is_final(world: World) -> None:
    admin = world.admin
    admin.create("statuses", {"module": "tasks", "name": "Gedaan", "final": True})
    path = f"/tasks/{admin.create('tasks', {'title': 'Terugbellen', 'status': 'Te doen'})['id']}"
    assert admin.read(path)["doneAt"] is None
    admin.merge(path, {"status": "Gedaan"})
    assert admin.read(path)["doneAt"] is not None
    admin.merge(path, {"status": "Te doen"})
    assert admin.read(path)["doneAt"] is None


def test_a_job_from_planning_to_signature_to_invoice(world: World) -> None:
    complete_tenants(world.database, world.registry)
    admin, (article, _) = world.admin, stocked(world)
    tariff = admin.create("vat-tariffs", {"name": "6%", "percentage": 6, "category": "S"})["id"]
    client = admin.create("clients", {"name": "Maes", "vatTariffId": tariff})["id"]
    journal = admin.create("journals", {"name": "Verkopen"})["id"]
    hour = admin.create("articles", {"name": "Uur technieker", "salePrice": 58})["id"]
    employee = admin.create("employees", {"name": "Pieter", "costPerHour": 38})["id"]
    planned = {
        "summary": "Lek herstellen",
        "clientId": client,
        "employeeIds": [employee],
        "startDate": "2026-11-30T07:00:00.000Z",
        "endDate": "2026-11-30T11:00:00.000Z",
    }
    item = admin.create("planning-items", planned)
    made = json_body(admin.post(f"/planning-items/{item['id']}/work-order", None))
    path = f"/work-orders/{made['id']}"
    start, end = {"hour": 8, "minute": 0}, {"hour": 11, "minute": 45}
    running = json_body(
        admin.post(f"{path}/time-entries", {"employeeId": employee, "articleId": hour, "startTime": start})
    )
    admin.merge(f"{path}/time-entries/{running['id']}", {"endTime": end, "breakMinutes": 15})
    admin.post(f"{path}/line-items", {"articleId": article, "quantity": 2})
    commute = {"employeeId": employee, "mobilityTypeId": "-3", "distance": 10, "returnDistance": 10, "price": 0.4415}
    admin.post(f"{path}/commute-entries", commute)
    admin.post(f"{path}/sign", {"signatureName": "Els Maes"}, status=204)
    admin.post(f"{path}/check", None, status=204)
    order = admin.read(path)
    assert (order["totalExclVat"], order["totalCostExclVat"]) == (D("260.83"), 155)  # 3.5 × 58 + 2 × 24.50 + 8.83
    assert (order["status"], stock(world, article)) == ("gecontroleerd", -2)
    invoice = json_body(admin.post(f"{path}/invoice", {"journalId": journal, "date": "2026-12-01"}))
    assert (invoice["totalExclVat"], invoice["totalInclVat"]) == (D("260.83"), D("276.48"))
    rows = admin.items(f"/sales-invoices/{invoice['id']}/line-items")
    assert [(row["type"], row["quantity"], row["price"]) for row in rows] == [
        ("TITLE", 1, 0), ("LINE", 2, D("24.5")), ("LINE", D("3.5"), 58), ("LINE", 1, D("8.83")),
    ]  # fmt: skip
    admin.post(f"/sales-invoices/{invoice['id']}/book", None, status=204)
    assert (admin.read(path)["status"], admin.read(path)["invoicedTotal"]) == ("gefactureerd", D("260.83"))


def test_a_checked_work_order_goes_to_its_client_where_the_settings_say_so(fresh_world: World) -> None:
    admin = fresh_world.admin
    client = admin.create("clients", {"name": "Maes", "email": "els@maes.example", "language": "FR"})["id"]
    quiet, sent = (
        f"/work-orders/{admin.create('work-orders', {'clientId': client, 'title': 'Lek'})['id']}" for _ in range(2)
    )
    admin.post(f"{quiet}/check", None, status=204)
    assert admin.read(f"{quiet}/emails") == []
    admin.merge("/settings", {"wappy": {"sendWorkOrderToClient": True}})
    for _ in range(2):
        assert "truweel-warning" not in admin.post(f"{sent}/check", None, status=204).headers
    (email,) = admin.read(f"{sent}/emails")
    assert (email["recipients"]["to"], email["status"]) == (["els@maes.example"], "QUEUED")
    assert (email["attachPdf"], email["pdfType"]) == (True, "NO_PRICES")
    assert email["subject"] == f"Bon de travail {admin.read(sent)['logicId']} Lek"
    blind = fresh_world.client(user="writer", rights={"work-orders": "write", "stock-changes": "write"})
    hidden = f"/work-orders/{admin.create('work-orders', {'clientId': client})['id']}"
    assert "was not sent" in blind.post(f"{hidden}/check", None, status=204).headers["truweel-warning"]
    assert admin.read(f"{hidden}/emails") == []
