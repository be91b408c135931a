"""From order to invoice in the words of the trade: what is open, what a deleted draft frees, advances, deliveries."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import pytest

from tests.harness import World, json_body
from truweel.errors import ApiError
from truweel.operations import write
from truweel.operations.answer import Context
from truweel.operations.write import Write
from truweel.storage.doctor import examine

D = Decimal
CONTEXT = Context(base="http://truweel.test")


class Firm:
    """A firm with a client, a journal and two tariffs."""

    def __init__(self, world: World) -> None:
        self.world, self.admin = world, world.admin
        make = self.admin.create
        self.high = make("vat-tariffs", {"name": "21%", "percentage": D(21), "category": "S"})["id"]
        self.low = make("vat-tariffs", {"name": "6%", "percentage": D(6), "category": "S"})["id"]
        self.client = make("clients", {"name": "Peeters"})["id"]
        self.journal = make("journals", {"name": "Verkopen"})["id"]

    def line(self, quantity: Any, price: Any, tariff: str | None = None, **members: Any) -> dict[str, Any]:
        return {
            "description": "Werk", "quantity": D(str(quantity)), "price": D(str(price)),
            "vatTariffId": tariff or self.high, **members,
        }  # fmt: skip

    def order(self, *lines: dict[str, Any], **members: Any) -> Any:
        body = {"clientId": self.client, "title": "Badkamer", "status": "te doen", "lineItems": list(lines)}
        return self.admin.create("sales-orders", {**body, **members})

    def act(self, path: str, body: dict[str, Any] | None = None, status: int = 204) -> Any:
        answer = self.admin.post(path, body or {}, status=status)
        return json_body(answer) if answer.content else None

    def invoice(self, order: Any, status: int = 201, **body: Any) -> Any:
        return self.act(f"/sales-orders/{order['id']}/invoice", {"journalId": self.journal, **body}, status)

    def read(self, record: Any, path: str = "sales-orders") -> Any:
        return self.admin.read(f"/{path}/{record['id']}", {"include": "lineItems"})

    def lines(self, invoice: Any) -> list[tuple[Any, ...]]:
        rows = self.admin.items(f"/sales-invoices/{invoice['id']}/line-items")
        return [(row["type"], row["description"], row["quantity"], row["totalExclVat"]) for row in rows]

    def totals(self, order: Any) -> tuple[Any, ...]:
        record = self.read(order)
        return record["status"], record["invoicedTotal"], record["toInvoiceTotal"]


@pytest.fixture
def firm(fresh_world: World) -> Firm:
    return Firm(fresh_world)


def test_an_order_is_invoiced_once_and_a_deleted_draft_frees_it(firm: Firm) -> None:
    title = {"type": "TITLE", "description": "Sanitair"}
    order = firm.order(title, firm.line(4, 125), firm.line("2.5", "10.01", firm.low), globalDiscount=D(10))
    assert firm.totals(order) == ("te doen", 0, D("472.53"))
    with firm.world.changes() as change:
        draft = firm.invoice(order, date="2026-03-02")
    assert sorted(event[:2] for event in change.events) == [
        ("sales-invoice.created", draft["id"]), ("sales-order.updated", order["id"]),
    ]  # fmt: skip
    assert firm.lines(draft) == [
        ("TITLE", "Sanitair", 1, 0), ("LINE", "Werk", 4, 500), ("LINE", "Werk", D("2.5"), D("25.03")),
    ]  # fmt: skip
    names = ("clientId", "date", "journalId", "totalExclVat", "originType", "originRef", "salesOrderIds", "booked")
    assert [draft[name] for name in names] == [
        firm.client, "2026-03-02", firm.journal, D("472.53"), "SALES_ORDER", f"/sales-orders/{order['id']}",
        [order["id"]], False,
    ]  # fmt: skip
    assert firm.totals(order) == ("gefactureerd", D("472.53"), 0)
    assert [line["invoicedQuantity"] for line in firm.read(order)["lineItems"]] == [0, 4, D("2.5")]
    with firm.world.unchanged():
        refused = firm.invoice(order, status=409)
        assert "invoiced already" in refused["message"]
        firm.admin.delete(f"/sales-orders/{order['id']}", status=409)
        line = firm.read(order)["lineItems"][1]
        firm.admin.merge(f"/sales-orders/{order['id']}/line-items/{line['id']}", {"quantity": 3}, status=409)
        firm.admin.delete(f"/sales-orders/{order['id']}/line-items/{line['id']}", status=409)
        body = firm.line(1, 125, orderId=order["id"], orderLineItemId=line["id"])
        firm.admin.post(f"/sales-invoices/{draft['id']}/line-items", body, status=409)
    firm.admin.delete(f"/sales-invoices/{draft['id']}")
    assert firm.totals(order) == ("te doen", 0, D("472.53"))
    again = firm.invoice(order)
    firm.act(f"/sales-invoices/{again['id']}/book")
    note = firm.act(f"/sales-invoices/{again['id']}/credit", status=201)
    assert firm.totals(order) == ("gefactureerd", D("472.53"), 0)
    firm.act(f"/sales-invoices/{note['id']}/book")
    assert firm.totals(order) == ("te doen", 0, D("472.53"))
    assert firm.invoice(order)["totalExclVat"] == D("472.53")
    assert examine(firm.world.database, firm.world.registry).findings == []


def test_a_part_that_is_credited_is_open_again(firm: Firm) -> None:
    order = firm.order(firm.line(10, 100), firm.line(1, 50))
    invoice = firm.invoice(order)
    firm.act(f"/sales-invoices/{invoice['id']}/book")
    line = firm.admin.items(f"/sales-invoices/{invoice['id']}/line-items")[0]
    wish = {"lineItemId": line["id"], "quantity": 3}
    note = firm.act(f"/sales-invoices/{invoice['id']}/credit", {"lines": [wish], "date": "2026-04-01"}, 201)
    assert (note["totalExclVat"], note["originRef"]) == (300, f"/sales-invoices/{invoice['id']}")
    firm.act(f"/sales-invoices/{note['id']}/book")
    after = firm.read(invoice, "sales-invoices")
    assert (after["creditedTotal"], after["openTotal"]) == (363, D("907.5"))
    assert firm.totals(order) == ("te doen", 750, 300)
    assert firm.lines(firm.invoice(order)) == [("LINE", "Werk", 3, 300)]
    with firm.world.unchanged():
        firm.act(f"/sales-invoices/{invoice['id']}/credit", {"lines": [{"lineItemId": "999999"}]}, 409)


def test_presumed_quantities_may_be_passed_and_negative_lines_count_too(firm: Firm) -> None:
    order = firm.order(firm.line(2, 10, agreementType="VH"), firm.line(-1, 5))
    presumed = firm.read(order)["lineItems"][0]
    body = firm.line(5, 10, orderId=order["id"], orderLineItemId=presumed["id"])
    firm.admin.create("sales-invoices", {"clientId": firm.client, "lineItems": [body]})
    assert firm.lines(firm.invoice(order)) == [("LINE", "Werk", -1, -5)]
    assert [line["invoicedQuantity"] for line in firm.read(order)["lineItems"]] == [5, -1]


def phases(firm: Firm, order: Any) -> list[str]:
    rows = firm.admin.items(f"/sales-orders/{order['id']}/invoice-phases")
    return [f"/sales-orders/{order['id']}/invoice-phases/{row['id']}" for row in rows]


PLAN = [
    {"name": "Voorschot", "kind": "PERCENTAGE", "percentage": 30},
    {"name": "Na ruwbouw", "kind": "PERCENTAGE", "percentage": 40},
    {"name": "Saldo", "kind": "FINAL"},
]


def test_advances_and_the_rest_come_to_the_contract(firm: Firm) -> None:
    order = firm.order(firm.line(1, "10001.01"), invoicePhases=PLAN)
    first, second, last = phases(firm, order)
    with firm.world.changes() as change:
        one = firm.act(f"{first}/invoice", {"date": "2026-01-05", "journalId": firm.journal}, 201)
    assert sorted(event[:2] for event in change.events) == [
        ("sales-invoice.created", one["id"]), ("sales-order.updated", order["id"]),
    ]  # fmt: skip
    assert (one["advancePayment"], one["advancePercentage"], one["originType"]) == (True, 30, "ADVANCE")
    firm.act(f"/sales-invoices/{one['id']}/book")
    two = firm.act(f"{second}/invoice", {"date": "2026-02-05", "journalId": firm.journal}, 201)
    assert firm.read(order)["advanceTotal"] == D("7000.70")
    with firm.world.unchanged():
        firm.act(f"{first}/invoice", status=409)
    three = firm.act(f"{last}/invoice", {"date": "2026-03-05", "journalId": firm.journal}, 201)
    assert [row["totalExclVat"] for row in (one, two, three)] == [D("3000.30"), D("4000.40"), D("3000.31")]
    assert firm.lines(three) == [
        ("LINE", "Werk", 1, D("10001.01")), ("LINE", "Voorschot F260001 05/01/2026", -1, D("-3000.30")),
        ("LINE", "Voorschot 05/02/2026", -1, D("-4000.40")),
    ]  # fmt: skip
    after = firm.read(order)
    assert (after["advanceTotal"], after["toInvoiceTotal"], after["status"]) == (0, 0, "gefactureerd")
    assert {row["status"] for row in firm.admin.items(f"/sales-orders/{order['id']}/invoice-phases")} == {"INVOICED"}
    with firm.world.unchanged():
        firm.admin.delete(f"/sales-invoices/{two['id']}", status=409)  # the last one takes it off
    with firm.world.changes() as change:
        firm.admin.delete(f"/sales-invoices/{three['id']}")
    assert sorted(event[:2] for event in change.events) == [
        ("sales-invoice.deleted", three["id"]), ("sales-order.updated", order["id"]),
    ]  # fmt: skip
    rows = firm.admin.items(f"/sales-orders/{order['id']}/invoice-phases")
    assert [(row["salesInvoiceId"], row["status"]) for row in rows][2] == (None, "OPEN")
    assert firm.read(order)["advanceTotal"] == D("7000.70")


def test_discounts_and_rates_of_a_plan(firm: Firm) -> None:
    lines = firm.line(1, "10001.01"), firm.line(1, 1000, firm.low)
    fixed = {"name": "Extra", "kind": "AMOUNT", "amount": 1000}
    order = firm.order(
        *lines, globalDiscount=D(10), globalDiscountAmount=D(100), invoicePhases=[PLAN[0], fixed, PLAN[2]]
    )
    first, second, last = phases(firm, order)
    one = firm.act(f"{first}/invoice", status=201)
    assert (firm.lines(one), one["totalExclVat"]) == (
        [("LINE", "Voorschot", 1, D("3000.30")), ("LINE", "Voorschot", 1, 300)], D("2970.27"),
    )  # fmt: skip
    two = firm.act(f"{second}/invoice", status=201)
    assert two["totalExclVat"] == 1000
    three = firm.act(f"{last}/invoice", status=201)
    contract = firm.read(order)
    assert one["totalExclVat"] + two["totalExclVat"] + three["totalExclVat"] == contract["totalExclVat"] == D("9800.91")
    assert contract["toInvoiceTotal"] == 0


def test_what_an_advance_is_more_than_an_invoice_waits(firm: Firm) -> None:
    order = firm.order(firm.line(10, 100), invoicePhases=[{"name": "Voorschot", "kind": "AMOUNT", "amount": 600}])
    firm.act(f"{phases(firm, order)[0]}/invoice", status=201)
    line = firm.read(order)["lineItems"][0]
    wish = [{"orderLineItemId": line["id"], "quantity": 4}]
    delivery = firm.act(f"/sales-orders/{order['id']}/deliver", {"lines": wish}, 201)
    firm.act(f"/deliveries/{delivery['id']}/deliver")
    part = firm.invoice(order, strategy="DELIVERED")
    assert (part["totalExclVat"], firm.read(order)["advanceTotal"]) == (0, 200)
    assert firm.invoice(order)["totalExclVat"] == 400
    assert firm.totals(order) == ("gefactureerd", 1000, 0)


def test_orders_and_work_orders_are_collected_by_client(firm: Firm) -> None:
    other = firm.admin.create("clients", {"name": "Maes"})["id"]
    first = firm.order(firm.line(1, 100), title="Keuken", date="2026-01-05")
    second = firm.order(firm.line(2, 50), title="Bad", globalDiscount=D(10), date="2026-01-06")
    work_order = {
        "clientId": other, "title": "Lek", "date": "2026-02-03",
        "timeEntries": [{"billableHours": D("2.5"), "salePrice": 58, "description": "Herstelling"}],
        "lineItems": [{"description": "Koppeling", "quantity": 2, "price": D("4.25")}],
    }  # fmt: skip
    used = firm.admin.create("work-orders", work_order)
    body = {"salesOrderIds": [first["id"], second["id"]], "workOrderIds": [used["id"]], "journalId": firm.journal}
    with firm.world.changes() as change:
        invoices = firm.act("/sales-invoices/collect", body, 201)
    assert [event[0] for event in change.events].count("sales-invoice.created") == len(invoices) == 2
    assert [(row["clientId"], row["totalExclVat"]) for row in invoices] == [(firm.client, 190), (other, D("153.5"))]
    assert firm.lines(invoices[0]) == [
        ("TITLE", f"{first['logicId']} 05/01/2026 Keuken", 1, 0), ("LINE", "Werk", 1, 100),
        ("TITLE", f"{second['logicId']} 06/01/2026 Bad", 1, 0), ("LINE", "Werk", 2, 100), ("LINE", "Korting", -1, -10),
    ]  # fmt: skip
    assert firm.lines(invoices[1]) == [
        ("TITLE", f"{used['logicId']} 03/02/2026 Lek", 1, 0), ("LINE", "Koppeling", 2, D("8.5")),
        ("LINE", "Herstelling", D("2.5"), 145),
    ]  # fmt: skip
    invoiced = firm.admin.read(f"/work-orders/{used['id']}")
    assert (invoiced["status"], invoiced["salesInvoiceIds"]) == ("gefactureerd", [invoices[1]["id"]])
    assert [row["id"] for row in firm.admin.items("/work-orders", {"salesInvoiceId": invoices[1]["id"]})] == [
        used["id"]
    ]
    with firm.world.unchanged():
        firm.act("/sales-invoices/collect", {"workOrderIds": [used["id"]]}, 409)
        firm.act("/sales-invoices/collect", {}, 409)
    firm.admin.delete(f"/sales-invoices/{invoices[1]['id']}")
    after = firm.admin.read(f"/work-orders/{used['id']}")
    assert (after["status"], after["invoicedTotal"], after["salesInvoiceIds"]) == (None, 0, [])


def test_hours_of_an_order_count_where_it_is_by_use(firm: Firm) -> None:
    order = firm.order(firm.line(1, 1000))
    hours = {"timeEntries": [{"billableHours": 3, "salePrice": 50}], "salesOrderId": order["id"], "date": "2026-02-03"}
    firm.admin.create("work-orders", hours)
    extra = firm.admin.create("work-orders", {**hours, "timeAndMaterial": True})
    firm.admin.create("work-orders", {**hours, "timeAndMaterial": True, "date": "2026-03-03"})
    draft = firm.invoice(order, toDate="2026-02-28")
    assert (draft["totalExclVat"], draft["workOrderIds"]) == (1150, [extra["id"]])
    assert firm.invoice(order, strategy="TIME_AND_MATERIAL")["totalExclVat"] == 150


def test_deliveries_move_quantities_and_stock(firm: Firm) -> None:
    place = firm.admin.create("stock-locations", {"name": "Magazijn"})["id"]
    article = firm.admin.create("articles", {"name": "Buis", "stockArticle": True, "costPrice": 5})["id"]
    order = firm.order(firm.line(10, 100, articleId=article), firm.line(1, 1000))
    delivery = firm.act(f"/sales-orders/{order['id']}/deliver", {"date": "2026-03-02"}, 201)
    path = f"/deliveries/{delivery['id']}"
    with firm.world.unchanged():
        refused = firm.act(f"{path}/deliver", status=409)
        assert "stockLocationId" in refused["message"]
    lines = firm.admin.items(f"{path}/line-items")
    firm.admin.merge(f"{path}/line-items/{lines[0]['id']}", {"quantity": 4})
    firm.admin.merge(path, {"stockLocationId": place})
    with firm.world.changes() as change:
        firm.act(f"{path}/deliver")
    assert sorted(event[0] for event in change.events) == [
        "article.stock-changed", "delivery.updated", "sales-order.updated", "stock-change.created",
    ]  # fmt: skip
    after = firm.read(order)
    assert [line["deliveredQuantity"] for line in after["lineItems"]] == [4, 1]
    assert (after["deliveredPercentage"], after["deliveredTotal"], after["status"]) == (70, 1400, "te doen")
    assert firm.admin.read(f"/articles/{article}")["totalStock"] == -4
    (moved,) = firm.admin.items("/stock-changes", {"deliveryId": delivery["id"]})
    assert (moved["kind"], moved["booked"], moved["originRef"]) == ("ISSUE", True, f"/deliveries/{delivery['id']}")
    with firm.world.unchanged():
        firm.admin.delete(path, status=409)
        firm.admin.merge(f"{path}/line-items/{lines[0]['id']}", {"quantity": 5}, status=409)
    rest = firm.act(f"/sales-orders/{order['id']}/deliver", status=201)
    assert [row["quantity"] for row in firm.admin.items(f"/deliveries/{rest['id']}/line-items")] == [6]
    firm.admin.merge(f"/deliveries/{rest['id']}", {"stockLocationId": place})
    firm.act(f"/deliveries/{rest['id']}/deliver")
    assert (firm.read(order)["status"], firm.read(order)["deliveredPercentage"]) == ("geleverd", 100)
    with firm.world.unchanged():
        firm.act(f"/sales-orders/{order['id']}/deliver", status=409)
    firm.act(f"{path}/undo")
    assert firm.read(order)["status"] == "te doen"
    assert firm.admin.read(f"/articles/{article}")["totalStock"] == -6
    assert [row["kind"] for row in firm.admin.items("/stock-changes", {"deliveryId": delivery["id"]})] == [
        "ISSUE", "RECEIPT",
    ]  # fmt: skip
    with firm.world.unchanged():
        firm.act(f"{path}/undo", status=409)
    assert examine(firm.world.database, firm.world.registry).findings == []


def test_eight_at_once_invoice_an_order_once(firm: Firm) -> None:
    if firm.world.dialect == "sqlite":
        pytest.skip("one writer")
    order = firm.order(firm.line(8, 100), firm.line(1, 50))
    line = firm.read(order)["lineItems"][0]
    by_hand = firm.admin.create("sales-invoices", {"clientId": firm.client})
    body = firm.line(1, 100, orderId=order["id"], orderLineItemId=line["id"])
    world, registry = firm.world, firm.world.registry

    def attempt(number: int) -> int:
        def run(writer: Any) -> Any:
            if number % 2:
                begun = Write(writer, registry, world.admin.caller, CONTEXT, registry["sales-invoices/line-items"])
                return write.create(begun, {k: str(v) if k == "vatTariffId" else v for k, v in body.items()},
                                    parent=int(by_hand["id"]))  # fmt: skip
            begun = Write(writer, registry, world.admin.caller, CONTEXT, registry["sales-orders"])
            return write.run_action(begun, int(order["id"]), "invoice", {})

        try:
            world.database.write_sync(run)
        except ApiError as error:
            return error.status
        return 201

    with ThreadPoolExecutor(8) as threads:
        statuses = list(threads.map(attempt, range(32)))
    assert set(statuses) <= {201, 409}
    assert statuses[::2].count(201) == 1
    after = firm.read(order)
    assert [line["invoicedQuantity"] for line in after["lineItems"]] == [8, 1]
    assert (after["invoicedTotal"], after["toInvoiceTotal"]) == (850, 0)
    assert examine(world.database, registry).findings == []


def test_an_order_and_its_statements_never_invoice_a_unit_twice(firm: Firm) -> None:
    project = firm.admin.create("projects", {"title": "School"})["id"]
    order = firm.order(firm.line(10, 100), projectId=project)
    statement = firm.act(f"/projects/{project}/progress-statements", {"salesOrderId": order["id"]}, 201)
    path = f"/progress-statements/{statement['id']}"
    (line,) = firm.admin.items(f"{path}/line-items")
    firm.admin.merge(f"{path}/line-items/{line['id']}", {"currentQuantity": 4})
    firm.act(f"{path}/approve")
    invoice = firm.act(f"{path}/invoice", {"journalId": firm.journal}, 201)
    assert firm.totals(order) == ("te doen", 400, 600)
    rest = firm.invoice(order)
    assert (firm.lines(rest), firm.totals(order)) == ([("LINE", "Werk", 6, 600)], ("gefactureerd", 1000, 0))
    with firm.world.changes() as change:
        firm.admin.delete(f"/sales-invoices/{invoice['id']}")
    assert sorted(event[0] for event in change.events) == [
        "progress-statement.updated", "sales-invoice.deleted", "sales-order.updated",
    ]  # fmt: skip
    freed = firm.admin.read(path)
    assert (freed["salesInvoiceId"], freed["status"]) == (None, "goedgekeurd")
    assert firm.totals(order) == ("te doen", 600, 400)
    firm.invoice(order)
    with firm.world.unchanged():
        firm.act(f"{path}/invoice", status=409)


def agree(firm: Firm, order: Any, *lines: dict[str, Any], **members: Any) -> Any:
    """A change order that the client agreed to."""
    body = {"salesOrderId": order["id"], "clientId": firm.client, "date": "2026-02-01", "lineItems": list(lines)}
    change = firm.admin.create("settlements", {**body, **members})
    firm.act(f"/settlements/{change['id']}/accept")
    return change


def test_agreed_change_orders_are_invoiced_with_their_order(firm: Firm) -> None:
    order = firm.order(firm.line(10, 100), firm.line(1, 50))
    body = {"salesOrderId": order["id"], "lineItems": [firm.line(2, 200)], "globalDiscount": 10, "title": "Extra"}
    more = firm.admin.create("settlements", {**body, "date": "2026-02-01"})
    assert firm.totals(order) == ("te doen", 0, 1050)
    with firm.world.changes() as change:
        firm.act(f"/settlements/{more['id']}/accept")
    assert sorted(event[:2] for event in change.events) == [
        ("sales-order.updated", order["id"]), ("settlement.updated", more["id"]),
    ]  # fmt: skip
    less = agree(firm, order, firm.line(-1, 50), title="Minder")
    after = firm.read(order)
    assert (after["settlementsTotal"], after["settlementCount"], after["toInvoiceTotal"]) == (310, 2, 1360)
    draft = firm.invoice(order)
    assert firm.lines(draft) == [
        ("LINE", "Werk", 10, 1000), ("LINE", "Werk", 1, 50),
        ("TITLE", f"{more['logicId']} 01/02/2026 Extra", 1, 0), ("LINE", "Werk", 2, 400),
        ("TITLE", f"{less['logicId']} 01/02/2026 Minder", 1, 0), ("LINE", "Werk", -1, -50),
        ("LINE", "Korting", -1, -40),
    ]  # fmt: skip
    assert (draft["totalExclVat"], firm.totals(order)) == (1360, ("gefactureerd", 1360, 0))
    path = f"/settlements/{more['id']}"
    (line,) = firm.admin.items(f"{path}/line-items")
    assert line["invoicedQuantity"] == 2
    with firm.world.unchanged():
        firm.admin.delete(path, status=409)
        firm.admin.merge(path, {"approvedDate": None}, status=409)
        firm.admin.merge(path, {"salesOrderId": None}, status=409)
        firm.admin.merge(f"{path}/line-items/{line['id']}", {"quantity": 1}, status=409)
        again = firm.line(1, 200, orderId=order["id"], settlementLineItemId=line["id"])
        firm.admin.post("/sales-invoices", {"clientId": firm.client, "lineItems": [again]}, status=409)
    agree(firm, order, firm.line(1, 75))
    assert firm.totals(order) == ("te doen", 1360, 75)
    assert firm.invoice(order)["totalExclVat"] == 75
    firm.admin.delete(f"/sales-invoices/{draft['id']}")
    assert firm.totals(order) == ("te doen", 75, 1360)
    firm.admin.delete(path)
    assert firm.totals(order) == ("te doen", 75, 1000)
    assert examine(firm.world.database, firm.world.registry).findings == []


def test_the_last_phase_has_the_change_orders_too(firm: Firm) -> None:
    order = firm.order(firm.line(1, "10001.01"), invoicePhases=PLAN)
    agree(firm, order, firm.line(1, 1000, firm.low))
    first, second, last = phases(firm, order)
    invoices = [firm.act(f"{first}/invoice", status=201), firm.act(f"{second}/invoice", status=201)]
    agree(firm, order, firm.line(-1, 500, firm.low))
    invoices.append(firm.act(f"{last}/invoice", status=201))
    assert [row["totalExclVat"] for row in invoices] == [D("3300.30"), D("4400.40"), D("2800.31")]
    after = firm.read(order)
    assert (after["toInvoiceTotal"], after["advanceTotal"], after["status"]) == (0, 0, "gefactureerd")


def test_a_change_order_of_an_offer_goes_to_the_order_that_it_becomes(firm: Firm) -> None:
    offer = firm.admin.create("offers", {"clientId": firm.client, "lineItems": [firm.line(1, 1000)]})
    early = firm.admin.create("settlements", {"offerId": offer["id"], "lineItems": [firm.line(1, 100)]})
    firm.act(f"/settlements/{early['id']}/accept")
    order = firm.act(f"/offers/{offer['id']}/accept", {"createOrder": True}, 201)
    late = firm.admin.create("settlements", {"offerId": offer["id"], "lineItems": [firm.line(1, 10)]})
    assert late["salesOrderId"] == order["id"]
    after = firm.read(order)
    assert (after["settlementsTotal"], after["toInvoiceTotal"]) == (100, 1100)


def test_purchases_are_passed_on_to_the_client_they_were_for(firm: Firm) -> None:
    other = firm.admin.create("clients", {"name": "Maes"})["id"]
    project = firm.admin.create("projects", {"title": "School", "clientId": other})["id"]
    article = firm.admin.create("articles", {"name": "Pomp", "salePrice": 250, "costPrice": 180})["id"]
    order = firm.order(firm.line(1, 1000), timeAndMaterial=True, title="Regie", date="2026-01-05")
    bought = [
        {"articleId": article, "quantity": 2, "price": 175, "salesOrderId": order["id"]},
        {"description": "Kraan", "quantity": 1, "price": 80, "discount": 10, "projectId": project},
    ]
    purchase = firm.admin.create("purchase-invoices", {"date": "2026-02-10", "lineItems": bought})
    body = {"purchaseInvoiceIds": [purchase["id"]], "journalId": firm.journal}
    with firm.world.changes() as change:
        invoices = firm.act("/sales-invoices/collect", body, 201)
    assert sorted(event[0] for event in change.events) == [
        "purchase-invoice.updated", "sales-invoice.created", "sales-invoice.created", "sales-order.updated",
    ]  # fmt: skip
    assert [(row["clientId"], row["totalExclVat"], row["originRef"]) for row in invoices] == [
        (firm.client, 500, f"/purchase-invoices/{purchase['id']}"),
        (other, 72, f"/purchase-invoices/{purchase['id']}"),
    ]
    assert firm.lines(invoices[0]) == [("LINE", "Pomp", 2, 500)]
    lines = firm.admin.items(f"/purchase-invoices/{purchase['id']}/line-items")
    assert [line["invoicedOnSalesInvoiceId"] for line in lines] == [row["id"] for row in invoices]
    with firm.world.unchanged():
        firm.act("/sales-invoices/collect", body, 409)
        firm.invoice(order, status=409, strategy="TIME_AND_MATERIAL")
    firm.admin.delete(f"/sales-invoices/{invoices[0]['id']}")
    with firm.world.unchanged():
        firm.invoice(order, status=409, toDate="2026-01-31")
    again = firm.invoice(order)
    assert firm.lines(again) == [("LINE", "Pomp", 2, 500)]
    loose = firm.admin.create("purchase-invoices", {"lineItems": [{"description": "Kraan", "price": 80}]})
    with firm.world.unchanged():
        refused = firm.act("/sales-invoices/collect", {"purchaseInvoiceIds": [loose["id"]]}, 409)
        assert "names no order or project" in refused["message"]
    assert examine(firm.world.database, firm.world.registry).findings == []


def test_many_purchases_are_collected_in_any_order(firm: Firm, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are locked together: else the locks out of turn were as many as the purchases."""
    monkeypatch.setattr("truweel.storage.postgres.MAX_RESTARTS", 3)
    project = firm.admin.create("projects", {"title": "School", "clientId": firm.client})["id"]
    body = {"lineItems": [{"description": "Kraan", "quantity": 1, "price": 10, "projectId": project}]}
    ids = [firm.admin.create("purchase-invoices", body)["id"] for _ in range(12)]
    (invoice,) = firm.act("/sales-invoices/collect", {"purchaseInvoiceIds": ids[::-1]}, 201)
    assert invoice["totalExclVat"] == 120


def test_all_that_is_open_of_a_project_is_collected(firm: Firm) -> None:
    project = firm.admin.create("projects", {"title": "School", "clientId": firm.client})["id"]
    order = firm.order(firm.line(1, 1000), projectId=project, date="2026-01-05")
    done = firm.order(firm.line(1, 500), projectId=project)
    firm.invoice(done)
    hours = {"timeEntries": [{"billableHours": 3, "salePrice": 50, "description": "Uren"}], "date": "2026-02-03"}
    firm.admin.create("work-orders", {**hours, "projectId": project, "clientId": firm.client, "title": "Lek"})
    cost = [{"description": "Kraan", "price": 80, "projectId": project}]
    firm.admin.create("purchase-invoices", {"date": "2026-02-10", "lineItems": cost})
    (invoice,) = firm.act("/sales-invoices/collect", {"projectIds": [project], "journalId": firm.journal}, 201)
    assert [line for line in firm.lines(invoice) if line[0] == "LINE"] == [
        ("LINE", "Werk", 1, 1000), ("LINE", "Uren", 3, 150), ("LINE", "Kraan", 1, 80),
    ]  # fmt: skip
    assert firm.totals(order)[0] == "gefactureerd"
    with firm.world.unchanged():
        firm.act("/sales-invoices/collect", {"projectIds": [project]}, 409)


def test_a_new_record_has_the_status_and_the_journal_of_its_company(firm: Firm) -> None:
    make = firm.admin.create
    for name, is_default in (("te doen", False), ("nieuw", True)):
        make("statuses", {"module": "sales-orders", "name": name, "isDefault": is_default})
    assert make("sales-orders", {"clientId": firm.client})["status"] == "nieuw"
    assert firm.order(firm.line(1, 1))["status"] == "te doen"
    credits = make("journals", {"name": "Credit", "kind": "SALES_CREDIT", "default": True})["id"]
    general = make("journals", {"name": "Algemeen", "kind": "SALES", "default": True})["id"]
    company = make("companies", {"name": "Vermeersch BV", "defaultSalesJournalId": firm.journal})["id"]
    second = make("companies", {"name": "Vermeersch Bouw"})["id"]
    own = make("journals", {"name": "Bouw", "kind": "SALES", "default": True, "companyId": second})["id"]
    made = [
        make("sales-invoices", body)["journalId"]
        for body in (
            {"companyId": company}, {"companyId": company, "type": "CREDIT_NOTE"}, {}, {"companyId": second},
            {"companyId": company, "journalId": own},
        )
    ]  # fmt: skip
    assert made == [firm.journal, credits, general, own, own]


def test_an_advance_stays_while_an_invoice_takes_it_off_even_beside_another(firm: Firm) -> None:
    plan = [{"name": f"Voorschot {n}", "kind": "AMOUNT", "amount": amount} for n, amount in ((1, 600), (2, 300))]
    order = firm.order(firm.line(10, 100), invoicePhases=plan)
    first, second = (firm.act(f"{path}/invoice", {"journalId": firm.journal}, 201) for path in phases(firm, order))
    line = firm.read(order)["lineItems"][0]
    part = firm.line(4, 100, orderId=order["id"], orderLineItemId=line["id"])
    off = firm.line(-1, 200, orderId=order["id"], advanceInvoiceId=first["id"])
    taking = firm.admin.create("sales-invoices", {"clientId": firm.client, "lineItems": [part, off]})
    assert [firm.read(row, "sales-invoices")["advanceOpenTotal"] for row in (first, second, taking)] == [400, 300, 0]
    with firm.world.unchanged():  # 900 less 600 is above the 200 that were taken, but they are of the first one
        refused = json_body(firm.admin.delete(f"/sales-invoices/{first['id']}", status=409))
        assert (
            refused["message"]
            == f"advanceOpenTotal of sales-invoices {first['id']} would be -200, below its limit of 0. "
            "Invoices would take off more than the advance is: lower what they deduct, or credit one of them first."
        )
        firm.admin.post(f"/sales-invoices/{taking['id']}/line-items", {**off, "quantity": -3}, status=409)
    firm.act(f"/sales-invoices/{first['id']}/book", {"date": "2026-01-05"})
    note = firm.act(f"/sales-invoices/{first['id']}/credit", {"journalId": firm.journal, "date": "2026-01-06"}, 201)
    with firm.world.unchanged():
        firm.act(f"/sales-invoices/{note['id']}/book", {}, 409)
    firm.admin.delete(f"/sales-invoices/{taking['id']}")
    firm.act(f"/sales-invoices/{note['id']}/book", {})
    assert (firm.read(first, "sales-invoices")["advanceOpenTotal"], firm.read(order)["advanceTotal"]) == (0, 300)
    last = firm.act(f"/sales-orders/{order['id']}/invoice", {"journalId": firm.journal}, 201)
    assert (last["totalExclVat"], firm.read(order)["advanceTotal"]) == (700, 0)


def test_an_invoice_that_the_advances_pay_in_full_still_invoices_the_order(firm: Firm) -> None:
    plan = [{"name": "Alles vooraf", "kind": "PERCENTAGE", "percentage": 100}]
    order = firm.order(firm.line(10, 100), invoicePhases=plan)
    firm.act(f"{phases(firm, order)[0]}/invoice", {"journalId": firm.journal}, 201)
    last = firm.act(f"/sales-orders/{order['id']}/invoice", {"journalId": firm.journal}, 201)
    assert (last["totalExclVat"], firm.totals(order)) == (0, ("gefactureerd", 1000, 0))
    firm.admin.delete(f"/sales-invoices/{last['id']}")
    assert firm.totals(order) == ("te doen", 1000, 0)
