"""The calls of programs in production (calls.md 1 and 5) for leave, orders and invoices: what they send, what they read
back, and that nothing of it warns."""

import asyncio
from typing import Any

import pytest

from tests.harness import World, json_body
from tests.rules.test_work_app_calls import ADDRESS, quiet


class Office:
    """A firm that plans leave, sells and invoices. The ids are those of its records."""

    def __init__(self, world: World) -> None:
        self.world, self.client = world, world.admin
        add = lambda key, **body: str(world.admin.create(key, body)["id"])  # noqa: E731
        self.tariff_id = add("vat-tariffs", name="21%", percentage=21, category="S")
        self.client_id = add("clients", name="Maes", vatTariffId=self.tariff_id)
        self.company_id = add("companies", name="Maes bv")
        self.journal_id = add("journals", name="Verkopen")
        self.condition_id = add("payment-conditions", name="30 dagen", days=30)
        self.employee_id = add("employees", name="Els")
        self.category_id = add("time-off-categories", name="Verlof")
        self.hour_type_id = add("hour-types", name="Verlof", type="ABSENCE", timeOffCategoryId=self.category_id)
        self.article_id = add("articles", name="Sifon", salePrice=24.5)
        self.user_id = str(world.users[1, "admin"])
        for module in ("sales-orders", "sales-invoices"):
            world.admin.create("extra-fields", {"module": module, "name": "Werf", "type": "TEXT", "group": "App"})

    def read(self, path: str, **query: Any) -> Any:
        """What a GET without a warning gives."""
        return quiet(self.client.get(path, query))

    def add(self, path: str, body: Any) -> Any:
        """What a POST without a warning makes."""
        return quiet(self.client.post(path, body))


@pytest.fixture(scope="module")
def office(world: World) -> Office:
    return Office(world)


def test_leave_is_asked_decided_and_read(office: Office) -> None:
    admin = office.client
    categories = office.read("/time-off-categories", limit=50)["items"]
    assert {"id": office.category_id, "name": "Verlof"}.items() <= categories[0].items()
    kinds = office.read("/hour-types", limit=100)["items"]
    assert (kinds[0]["type"], kinds[0]["timeOffCategoryId"]) == ("ABSENCE", office.category_id)
    body = {
        "employeeId": office.employee_id,
        "timeOffCategoryId": office.category_id,
        "hourTypeId": office.hour_type_id,
        "fromDate": "2026-12-21T07:00:00.000Z",
        "toDate": "2026-12-24T16:00:00.000Z",
        "startApprovalRequest": True,
    }
    assert office.add("/time-off-requests", body)["status"] == "APPROVED"
    office.world.let_decide("admin")
    quiet(admin.merge("/settings", {"hours": {"timeOffApproverIds": [office.user_id]}}))
    for answer, status in (("accept", "APPROVED"), ("reject", "REJECTED")):
        made = office.add("/time-off-requests", body | {"startApprovalRequest": False})
        path = f"/time-off-requests/{made['id']}"
        assert made["status"] == "DRAFT"
        quiet(admin.post(f"{path}/start-approval-request", {}, status=204))
        assert office.read(path, include="timeOffCategory,employee")["status"] == "WAITING"
        (request,) = office.read("/approval-requests", resourceUnderApprovalRef=path)["items"]
        reason = {"reason": "Te druk"} if answer == "reject" else {}
        quiet(admin.post(f"/approval-requests/{request['id']}/{answer}", reason, status=204))
        assert office.read(path)["status"] == status
    page = office.read("/time-off-requests", page=0, size=100, include="timeOffCategory")
    assert {item["timeOffCategory"]["name"] for item in page["items"]} == {"Verlof"}
    assert all(isinstance(item["durationInMinutes"], int) for item in page["items"])


def test_orders_are_written_found_and_sent_back_whole(office: Office) -> None:
    body = {
        "clientId": office.client_id,
        "title": "Badkamer Maes",
        "assignedUserId": office.user_id,
        "address": ADDRESS,
    }
    made = office.add("/sales-orders", body)
    path = f"/sales-orders/{made['id']}"
    for text in (made["logicId"], "badkamer"):
        page = office.read("/sales-orders", page=0, size=25, searchText=text)
        assert [item["id"] for item in page["items"]] == [made["id"]]
    whole = office.read(path)
    assert whole["timeAndMaterial"] is False
    quiet(office.client.put(path, {**whole, "status": "in uitvoering", "extraFields": {"Werf": {"stringValue": "A1"}}}))
    read = office.read(path)
    assert (read["status"], read["extraFields"]["Werf"]["stringValue"]) == ("in uitvoering", "A1")


PAYMENTS = [
    {"amount": 121, "date": "2026-12-02", "paymentMethod": "kaart", "remark": "Aan de deur"},
    {"amount": 121.0, "date": "2026-12-02"},
]


@pytest.mark.parametrize("payment", PAYMENTS, ids=str)
def test_invoices_are_written_sent_back_whole_and_paid(office: Office, payment: dict[str, Any]) -> None:
    body = {
        "type": "INVOICE",
        "clientId": office.client_id,
        "companyId": office.company_id,
        "date": "2026-12-01",
        "paymentConditionId": office.condition_id,
        "booked": False,
    }
    made = office.add("/sales-invoices", body)
    path = f"/sales-invoices/{made['id']}"
    line = {"type": "LINE", "quantity": 1, "description": "Werk", "price": 100, "vatTariffId": office.tariff_id}
    office.add(f"{path}/line-items", line)
    office.add(f"{path}/line-items", {"type": "TEXT", "quantity": 1, "description": "Dank", "price": 0})
    lines = office.read(f"{path}/line-items", limit=100)["items"]
    assert [(row["type"], row["quantity"], row["price"], row["discount"]) for row in lines] == [
        ("LINE", 1, 100, 0), ("TEXT", 1, 0, 0)
    ]  # fmt: skip
    whole = office.read(path)
    extra = {"Werf": {"stringValue": "A1"}}
    quiet(office.client.put(path, {**whole, "siteAddress": ADDRESS, "extraFields": extra, "status": "verzonden"}))
    read = office.read(path)
    assert (read["totalExclVat"], read["totalInclVat"], read["status"]) == (100, 121, "verzonden")
    quiet(office.client.merge(path, {"journalId": office.journal_id, "booked": True}))
    quiet(office.client.post(f"{path}/payments", payment))
    assert "betaald" in office.read(path)["status"]
    page = office.read("/sales-invoices", limit=100, offset=0, sort="id:desc")
    assert page["items"][0]["id"] == made["id"]
    dashboard = office.read("/sales-invoices", page=0, size=100)["items"][-1]
    names = {"id", "logicId", "date", "clientId", "status", "type", "originType", "documentId", "totalInclVat",
             "totalExclVat", "paidTotal", "creditedTotal"}  # fmt: skip
    assert names <= dashboard.keys()


def test_a_payment_in_the_form_that_a_program_tries_first_is_refused_or_taken(office: Office) -> None:
    """`{value, currency}` or a number: 400 and 422 have it try the next form."""
    made = office.add("/sales-invoices", {"type": "INVOICE", "clientId": office.client_id, "date": "2026-12-01"})
    payment = {"amount": {"value": "12.10", "currency": "EUR"}, "date": "2026-12-02", "paymentMethod": "kaart"}
    answer = office.client("POST", f"/sales-invoices/{made['id']}/payments", payment)
    assert answer.status_code in (201, 400), answer.text
    quiet(office.client.post(f"/sales-invoices/{made['id']}/payments", {**payment, "amount": 12.1}))


def test_a_line_of_a_purchase_is_linked_to_an_order_and_freed(office: Office) -> None:
    line = {"quantity": 1, "price": 10, "description": "Buis"}
    made = office.client.create("purchase-invoices", {"lineItems": [line]})
    order = office.client.create("sales-orders", {"clientId": office.client_id})["id"]
    path = f"/purchase-invoices/{made['id']}"
    (row,) = office.read(f"{path}/line-items")["items"]
    for value in (order, None):
        quiet(office.client.merge(f"{path}/line-items/{row['id']}", {"salesOrderId": value}))
        (read,) = office.read(path, include="lineItems.salesOrder")["lineItems"]
        assert (read["salesOrderId"], (read["salesOrder"] or {}).get("id")) == (value, value)
    office.add(f"{path}/comments", {"content": "Klopt niet"})
    (comment,) = office.read(f"{path}/comments", include="author")
    assert (comment["content"], comment["author"]["fullName"]) == ("Klopt niet", "Admin 1")


def test_an_e_mail_of_a_work_order_is_queued(office: Office) -> None:
    template = {"name": "Werkbon", "subject": "Werkbon", "body": "<p>${opmerking}</p>"}
    office.client.create("e-mail-templates", template)
    path = f"/work-orders/{office.client.create('work-orders', {})['id']}"
    context = {"opmerking": "Dank"}
    body = {"recipients": {"to": ["els@example.com"]}, "send": True, "templateName": "Werkbon",
            "templateContext": context, "subject": "Uw werkbon", "sendAsUserId": office.user_id}  # fmt: skip
    made = office.add(f"{path}/emails", body)
    assert (made["status"], made["subject"], made["body"]) == ("QUEUED", "Uw werkbon", "<p>Dank</p>")


def test_four_lists_are_read_at_once(office: Office) -> None:
    paths = ("sales-invoices", "purchase-supply-orders", "tasks", "work-orders")

    async def read_all() -> list[Any]:
        calls = (office.client.send("GET", f"/{path}", query={"page": 0, "size": 1}) for path in paths)
        return await asyncio.gather(*calls)

    for answer in office.world.run(read_all()):
        assert quiet(answer).keys() == {"items", "totalItems", "totalPages", "currentPage", "size"}


INCLUDES = {
    "work-orders": ("article", "post"),
    "purchase-supply-orders": (
        "post",
        "articleSupplier",
        "article",
        "material",
        "activity",
        "order",
        "project",
        "vatTariff",
    ),
    "offers": ("article", "material", "vatTariff"),
    "purchase-invoices": ("material", "article", "project", "vatTariff"),
}


@pytest.mark.parametrize("path", INCLUDES)
def test_lines_come_with_what_they_refer_to(office: Office, path: str) -> None:
    made = office.client.create(path, {"lineItems": [{"articleId": office.article_id, "quantity": 1}]})
    lines = office.read(f"/{path}/{made['id']}/line-items", include=list(INCLUDES[path]), size=25, page=0)["items"]
    assert [line["article"]["name"] for line in lines] == ["Sifon"]
    assert json_body(office.client.get(f"/{path}", {"size": 25, "page": 0}))["totalItems"] >= 1
