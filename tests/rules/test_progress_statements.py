"""Progress statements by differences: what was done up to a day, less what was asked for before (catalogue 7.6)."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import pytest

from tests.harness import World, json_body
from truweel.errors import Conflict
from truweel.operations.internal import act_on_record

D = Decimal


class Site:
    """A project of one order, whose line is 12.5 units of 10.01 at 21 %, unless others are given."""

    def __init__(self, world: World, *lines: dict[str, Any], **members: Any) -> None:
        self.world, self.admin = world, world.admin
        make = self.admin.create
        self.high = make("vat-tariffs", {"name": "21%", "percentage": D(21)})["id"]
        self.low = make("vat-tariffs", {"name": "6%", "percentage": D(6)})["id"]
        self.client = make("clients", {"name": "Stad Gent", "vatTariffId": self.high})["id"]
        self.journal = make("journals", {"name": "Verkopen"})["id"]
        self.project = make("projects", {"title": "School De Bron", "clientId": self.client})["id"]
        line = {"description": "Ruwbouw", "unitType": "m³", "quantity": D("12.5"), "price": D("10.01")}
        body = {"clientId": self.client, "projectId": self.project, "lineItems": list(lines) or [line], **members}
        self.order = make("sales-orders", body)
        self.order_lines = self.admin.items(f"/sales-orders/{self.order['id']}/line-items")

    def next(self, status: int = 201, **body: Any) -> Any:
        return json_body(self.admin.post(f"/projects/{self.project}/progress-statements", body, status=status))

    def read(self, statement: Any) -> Any:
        return self.admin.read(f"/progress-statements/{statement['id']}")

    def lines(self, statement: Any) -> Any:
        return self.admin.items(f"/progress-statements/{statement['id']}/line-items")

    def set(self, statement: Any, status: int = 204, **members: Any) -> Any:
        """Change the first line."""
        line = self.lines(statement)[0]["id"]
        return self.admin.merge(f"/progress-statements/{statement['id']}/line-items/{line}", members, status=status)

    def act(self, statement: Any, action: str, body: Any = None, status: int = 204) -> Any:
        return self.admin.post(f"/progress-statements/{statement['id']}/{action}", body or {}, status=status)

    def invoice(self, statement: Any, **body: Any) -> Any:
        return json_body(self.act(statement, "invoice", {"journalId": self.journal, **body}, status=201))

    def approved(self, percentage: Any) -> Any:
        """The next statement, with so much of all done, approved."""
        statement = self.next()
        self.admin.merge(f"/progress-statements/{statement['id']}", {"percentage": percentage})
        self.act(statement, "approve")
        return self.read(statement)


@pytest.fixture
def site(fresh_world: World) -> Site:
    return Site(fresh_world)


def shown(record: Any, *names: str) -> tuple[Any, ...]:
    return tuple(record[name] for name in names)


def test_the_statements_add_up_to_the_contract_to_the_cent(site: Site) -> None:
    asked, invoiced = [], []
    for percentage in (30, 65, 100):
        statement = site.approved(percentage)
        asked.append(statement["totalExclVat"])
        invoice = site.invoice(statement, date="2026-03-31")
        invoiced.append(invoice["totalExclVat"])
    assert asked == invoiced == [D("37.54"), D("43.79"), D("43.8")]
    assert sum(asked) == site.order["totalExclVat"] == D("125.13")
    assert shown(statement, "number", "percentage", "contractTotal", "cumulativeTotal", "previousTotal") == (
        3, 100, D("125.13"), D("125.13"), D("81.33"),
    )  # fmt: skip
    (line,) = site.admin.items(f"/sales-invoices/{invoice['id']}/line-items")
    assert shown(line, "quantity", "price", "totalExclVat", "agreedTotal", "orderId") == (
        D("4.375"), D("10.01"), D("43.8"), D("43.8"), site.order["id"],
    )  # fmt: skip
    assert shown(invoice, "progressStatementId", "originType", "originRef", "clientId", "booked", "title") == (
        statement["id"], "PROGRESS_STATEMENT", f"/progress-statements/{statement['id']}", site.client, False,
        "Vorderingsstaat 3",
    )  # fmt: skip
    assert shown(site.read(statement), "status", "salesInvoiceId") == ("gefactureerd", invoice["id"])


def test_a_line_says_in_one_of_three_ways_how_far_it_is(site: Site) -> None:
    first = site.next()
    names = ("previousQuantity", "currentQuantity", "cumulativeQuantity", "percentage", "totalExclVat")
    assert shown(site.lines(first)[0], *names) == (0, 0, 0, 0, 0)
    site.set(first, currentQuantity=5)
    assert shown(site.lines(first)[0], *names) == (0, 5, 5, 40, D("50.05"))
    site.act(first, "approve")
    second = site.next()
    assert shown(site.lines(second)[0], *names, "previousAmount") == (5, 0, 5, 40, 0, D("50.05"))
    site.set(second, cumulativeQuantity=10)
    assert shown(site.lines(second)[0], *names) == (5, 5, 10, 80, D("50.05"))
    site.set(second, percentage=100)
    assert shown(site.lines(second)[0], *names) == (5, D("7.5"), D("12.5"), 100, D("75.08"))
    site.set(second, currentQuantity=-1)  # a correction
    assert shown(site.lines(second)[0], *names) == (5, -1, 4, 32, D("-10.01"))
    with site.world.unchanged():
        refused = json_body(site.set(second, status=400, currentQuantity=1, percentage=50))
    assert "currentQuantity, percentage" in refused["errors"][0]["message"]
    whole = site.lines(second)[0]
    site.admin.put(f"/progress-statements/{second['id']}/line-items/{whole['id']}", {**whole, "cumulativeQuantity": 6})
    assert shown(site.lines(second)[0], *names) == (5, 1, 6, 48, D("10.01"))
    site.set(second, previousQuantity=0)  # the server's
    assert shown(site.lines(second)[0], *names) == (5, 1, 6, 48, D("10.01"))


def test_a_percentage_of_the_whole_leaves_fixed_lines(fresh_world: World) -> None:
    lines = [{"quantity": 3, "price": D("33.33")}, {"quantity": 1, "price": 50}, {"type": "TITLE", "description": "B"}]
    site = Site(fresh_world, *lines)
    statement = site.next()
    site.set(statement, currentQuantity=1, fixed=True)
    path = f"/progress-statements/{statement['id']}"
    with site.world.changes() as change:
        site.admin.merge(path, {"percentage": 60})
    assert [line["cumulativeQuantity"] for line in site.lines(statement)] == [1, D("0.6"), 0]
    assert shown(site.read(statement), "percentage", "totalExclVat") == (D("42.2228"), D("63.33"))
    assert [name for name, *_ in change.events] == ["progress-statement.updated"]
    site.admin.merge(path, {"title": "Vorderingsstaat maart"})
    assert site.read(statement)["percentage"] == D("42.2228")


def test_the_next_one_needs_the_last_one_approved_and_only_that_can_go(site: Site) -> None:
    first = site.next()
    with site.world.unchanged():
        assert "approve it first" in str(site.next(409))
        body = {"salesOrderId": site.order["id"]}
        site.admin.post("/progress-statements", body, status=409)
        site.act(first, "invoice", status=409)
    site.admin.delete(f"/progress-statements/{first['id']}")
    first = site.next()
    assert first["number"] == 1
    site.set(first, currentQuantity=2)
    with site.world.changes() as change:
        site.act(first, "approve")
    assert [name for name, *_ in change.events] == ["progress-statement.updated"]
    approved = site.read(first)
    assert shown(approved, "status", "approvedByUserId") == ("goedgekeurd", str(site.world.users[1, "admin"]))
    with site.world.unchanged():
        site.act(first, "approve")
        path = f"/progress-statements/{first['id']}"
        site.set(first, status=409, currentQuantity=1)
        site.admin.merge(path, {"percentage": 10}, status=409)
        site.admin.merge(path, {"periodEnd": "2026-04-30"}, status=409)
        site.admin.merge(path, {"salesOrderId": None}, status=409)
        site.admin.post(f"{path}/line-items", {"description": "Extra"}, status=409)
        site.admin.delete(path, status=409)
    site.admin.merge(path, {"title": "Maart", "strategy": "SIMPLE"})
    site.invoice(first)
    with site.world.unchanged():
        site.act(first, "invoice", status=409)
        site.admin.merge(path, {"strategy": "DETAILED"}, status=409)
    second = site.next()
    assert second["number"] == 2
    site.act(second, "approve")
    with site.world.unchanged():
        assert "asks for nothing" in str(json_body(site.act(second, "invoice", status=409)))


def test_a_statement_that_is_posted_goes_on_too(site: Site) -> None:
    site.approved(40)
    line = {"orderLineItemId": site.order_lines[0]["id"], "cumulativeQuantity": 6}
    body = {"salesOrderId": site.order["id"], "lineItems": [line, {"description": "Regie", "price": 100}]}
    second = json_body(site.admin.post("/progress-statements", body))
    assert shown(second, "number", "projectId", "clientId") == (2, site.project, site.client)
    first_line, other = site.lines(second)
    names = ("description", "price", "vatTariffId", "predictedQuantity", "previousQuantity", "currentQuantity")
    assert shown(first_line, *names) == ("Ruwbouw", D("10.01"), site.high, D("12.5"), 5, 1)
    site.admin.merge(f"/progress-statements/{second['id']}/line-items/{other['id']}", {"currentQuantity": 2})
    site.act(second, "approve")
    third = site.next()
    assert [line["previousAmount"] for line in site.lines(third)] == [D("60.06"), 200]


def test_changes_that_the_client_agreed_to_join_the_contract(site: Site) -> None:
    site.approved(50)
    order = {"salesOrderId": site.order["id"], "projectId": site.project, "clientId": site.client}
    make = site.admin.create
    line = {"description": "Extra sokkel", "quantity": 2, "price": 100}
    agreed = make("settlements", {**order, "approvedDate": "2026-04-01", "lineItems": [line]})
    make("settlements", {**order, "lineItems": [line]})
    second = site.next(date="2026-04-30")
    assert shown(second, "contractTotal", "date") == (D("325.13"), "2026-04-30")
    assert [line["settlementId"] for line in site.lines(second)] == [None, agreed["id"]]
    site.admin.merge(f"/progress-statements/{second['id']}", {"percentage": 100})
    assert site.read(second)["totalExclVat"] == D("262.57")


def test_the_simple_invoice_has_a_line_for_each_rate(fresh_world: World) -> None:
    lines = [{"quantity": 10, "price": 100}, {"quantity": 5, "price": 40}, {"quantity": 1, "price": D("99.99")}]
    site = Site(fresh_world, *lines)
    line = site.order_lines[1]["id"]
    site.admin.merge(f"/sales-orders/{site.order['id']}/line-items/{line}", {"vatTariffId": site.low})
    statement = site.next()
    site.admin.merge(f"/progress-statements/{statement['id']}", {"percentage": 50, "strategy": "SIMPLE"})
    site.act(statement, "approve")
    with site.world.changes() as change:
        invoice = site.invoice(statement)
    names = sorted(name for name, *_ in change.events)
    assert names == ["progress-statement.updated", "sales-invoice.created", "sales-order.updated"]
    lines = site.admin.items(f"/sales-invoices/{invoice['id']}/line-items")
    assert [shown(line, "description", "price", "vatTariffId") for line in lines] == [
        ("Vorderingsstaat 1", D("550"), site.high), ("Vorderingsstaat 1", D(100), site.low),
    ]  # fmt: skip
    assert invoice["totalInclVat"] == site.read(statement)["totalInclVat"] == D("771.5")


def test_a_credit_note_credits_the_difference_that_the_invoice_asked(site: Site) -> None:
    for percentage in (30, 65, 100):
        statement = site.approved(percentage)
    invoice = site.invoice(statement)
    site.admin.post(f"/sales-invoices/{invoice['id']}/book", {}, status=204)
    note = json_body(site.admin.post(f"/sales-invoices/{invoice['id']}/credit", {}))
    assert note["totalExclVat"] == D("43.8")
    (line,) = site.admin.items(f"/sales-invoices/{note['id']}/line-items")
    site.admin.merge(f"/sales-invoices/{note['id']}/line-items/{line['id']}", {"quantity": 4})
    assert site.admin.read(f"/sales-invoices/{note['id']}")["totalExclVat"] == D("40.04")


def test_prices_are_revised_by_indices_and_a_part_is_retained(fresh_world: World) -> None:
    site = Site(fresh_world, {"quantity": 1, "price": 12_500, "agreementType": "SOG"})
    values = {
        "S": (D("45.230"), D("47.128")),
        "I-2021": (1105, D("1210.5")),
    }
    statement = site.next()
    terms = [{"index": code, "weight": D("0.4"), "baseMonth": "2025-06"} for code in values]
    members = {"percentage": 100, "periodStart": "2026-04-01", "priceRevisionTerms": terms, "retentionPercentage": 5}
    site.admin.merge(f"/progress-statements/{statement['id']}", members)
    site.act(statement, "approve")
    with site.world.unchanged():
        assert "2026-03" in site.act(statement, "invoice", status=409).text
    for code, (base, value) in values.items():
        site.admin.create("price-indices", {"code": code, "month": "2025-06", "value": base})
        site.admin.create("price-indices", {"code": code, "month": "2026-03", "value": value})
    invoice = site.invoice(statement)
    lines = site.admin.items(f"/sales-invoices/{invoice['id']}/line-items")
    assert [line["totalExclVat"] for line in lines] == [12_500, D("687.19")]
    assert shown(invoice, "totalExclVat", "totalInclVat", "retentionTotal", "openTotal", "dueTotal") == (
        D("13187.19"), D("15956.5"), D("797.83"), D("15956.5"), D("15158.67"),
    )  # fmt: skip
    assert shown(site.read(statement), "priceRevisionFactor", "retentionTotal") == (D("1.054975"), D("797.83"))


def test_retention_is_that_of_each_statement_and_is_released_in_parts(fresh_world: World) -> None:
    site = Site(fresh_world, {"quantity": 1, "price": 10_000})
    retained = []
    for percentage in (30, 65, 100):
        statement = site.next()
        members = {"percentage": percentage, "retentionPercentage": 10}
        site.admin.merge(f"/progress-statements/{statement['id']}", members)
        site.act(statement, "approve")
        retained.append(site.read(statement)["retentionTotal"])
    assert retained == [363, D("423.5"), D("423.5")]
    invoice = site.invoice(statement)
    path = f"/sales-invoices/{invoice['id']}"
    names = ("openTotal", "dueTotal", "retentionTotal", "retentionReleased", "retentionHeld")
    assert shown(invoice, *names) == (4235, D("3811.5"), D("423.5"), 0, D("423.5"))
    site.admin.post(f"{path}/book", {}, status=204)
    site.admin.post(f"{path}/payments", {"amount": D("3811.5")})
    assert site.admin.read(path)["dueTotal"] == 0
    site.admin.post(f"{path}/release", {"amount": D("211.75")}, status=204)
    assert shown(site.admin.read(path), *names) == (D("423.5"), D("211.75"), D("423.5"), D("211.75"), D("211.75"))
    with site.world.unchanged():
        site.admin.post(f"{path}/release", {"amount": 212}, status=409)
        site.admin.merge(path, {"retentionTotal": 0}, status=409)
    site.admin.post(f"{path}/release", {}, status=204)
    assert site.admin.read(path)["dueTotal"] == D("423.5")
    with site.world.unchanged():
        site.admin.post(f"{path}/release", {}, status=204)


def test_a_draft_that_is_deleted_frees_statement_and_order(site: Site) -> None:
    statement = site.approved(40)
    invoice = site.invoice(statement)
    line = f"/sales-orders/{site.order['id']}/line-items"
    assert site.admin.items(line)[0]["invoicedQuantity"] == 5
    rest = json_body(site.admin.post(f"/sales-orders/{site.order['id']}/invoice", {}))
    assert rest["totalExclVat"] == D("75.08")
    site.admin.delete(f"/sales-invoices/{rest['id']}")
    site.admin.delete(f"/sales-invoices/{invoice['id']}")
    assert shown(site.read(statement), "salesInvoiceId", "status") == (None, "goedgekeurd")
    assert site.admin.items(line)[0]["invoicedQuantity"] == 0
    assert site.invoice(statement)["totalExclVat"] == D("50.05")


def test_of_eight_at_once_one_is_made(site: Site) -> None:
    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(lambda _: made_at_once(site), range(8)))
    assert sorted(made) == [False] * 7 + [True]
    assert [statement["number"] for statement in site.admin.items("/progress-statements")] == [1]


def made_at_once(site: Site) -> bool:
    """Whether this one made the next statement."""
    world, caller = site.world, site.admin.caller
    assert caller is not None
    try:
        world.database.write_sync(
            lambda writer: act_on_record(
                writer, world.registry, caller, "projects", int(site.project), "progress-statements", {}
            )
        )
    except Conflict:
        return False
    return True


def test_a_project_with_several_orders_says_which(site: Site) -> None:
    other = site.admin.create("sales-orders", {"projectId": site.project, "lineItems": [{"price": 1, "quantity": 5}]})
    with site.world.unchanged():
        refused = site.next(400)
    assert refused["errors"][0]["field"] == "salesOrderId"
    assert site.next(salesOrderId=other["id"])["number"] == 1
    assert site.next(salesOrderId=site.order["id"])["number"] == 2
    with site.world.unchanged():
        site.next(409, salesOrderId=other["id"])


def book(site: Site, invoice: Any) -> None:
    site.admin.post(f"/sales-invoices/{invoice['id']}/book", {}, status=204)


def credit(site: Site, invoice: Any) -> Any:
    """The booked credit note of all of an invoice."""
    note = json_body(site.admin.post(f"/sales-invoices/{invoice['id']}/credit", {}))
    book(site, note)
    return note


def test_the_last_statement_is_open_again_once_its_invoice_is_credited(site: Site) -> None:
    book(site, site.invoice(site.approved(30)))
    second = site.approved(65)
    invoice = site.invoice(second)
    book(site, invoice)
    note = json_body(site.admin.post(f"/sales-invoices/{invoice['id']}/credit", {}))
    assert note["progressStatementId"] == second["id"]
    with site.world.changes() as change:
        book(site, note)
    assert sorted(event[:2] for event in change.events) == [
        ("progress-statement.updated", second["id"]), ("sales-invoice.updated", invoice["id"]),
        ("sales-invoice.updated", note["id"]), ("sales-order.updated", site.order["id"]),
    ]  # fmt: skip
    assert shown(site.read(second), "status", "approvedAt", "salesInvoiceId", "credited", "invoicedTotal") == (
        "opmaak", None, None, False, 0,
    )  # fmt: skip
    (line,) = site.admin.items(f"/sales-orders/{site.order['id']}/line-items")
    assert shown(line, "invoicedQuantity", "statedQuantity") == (D("3.75"), D("3.75"))
    site.admin.merge(f"/progress-statements/{second['id']}", {"percentage": 60})
    site.act(second, "approve")
    again = site.invoice(second)
    assert again["totalExclVat"] == D("37.54")
    assert site.read(second)["status"] == "gefactureerd"


def test_a_later_statement_asks_again_for_what_was_credited_in_between(site: Site) -> None:
    invoices = []
    for percentage in (30, 65, 90):
        invoices.append(site.invoice(site.approved(percentage)))
        book(site, invoices[-1])
    credit(site, invoices[1])
    second, _ = site.admin.items("/progress-statements", {"projectId": site.project, "sort": "number"})[1:]
    assert shown(second, "status", "credited", "salesInvoiceId") == ("gecrediteerd", True, invoices[1]["id"])
    (line,) = site.admin.items(f"/sales-orders/{site.order['id']}/line-items")
    assert line["invoicedQuantity"] == D("6.875")
    fourth = site.next()
    assert shown(fourth, "previousTotal", "cumulativeTotal", "totalExclVat") == (D("68.82"), D("112.61"), D("43.79"))
    assert site.read(second)["correctedById"] == fourth["id"]
    site.admin.delete(f"/progress-statements/{fourth['id']}")
    assert site.read(second)["correctedById"] is None
    last = site.approved(100)
    book(site, site.invoice(last))
    order = site.admin.read(f"/sales-orders/{site.order['id']}")
    assert shown(order, "invoicedTotal", "toInvoiceTotal", "status") == (D("125.13"), 0, "gefactureerd")


def test_a_price_that_was_stated_stays(site: Site) -> None:
    change = {"salesOrderId": site.order["id"], "lineItems": [{"description": "Extra", "price": 20, "quantity": 2}]}
    settlement = site.admin.create("settlements", change)
    site.admin.post(f"/settlements/{settlement['id']}/accept", {}, status=204)
    (extra,) = site.admin.items(f"/settlements/{settlement['id']}/line-items")
    paths = [
        f"/sales-orders/{site.order['id']}/line-items/{site.order_lines[0]['id']}",
        f"/settlements/{settlement['id']}/line-items/{extra['id']}",
    ]
    statement = site.next()
    site.admin.merge(f"/progress-statements/{statement['id']}", {"percentage": 30})
    site.admin.merge(paths[0], {"price": D("10.01"), "discount": 0})
    site.act(statement, "approve")
    with site.world.unchanged():
        for path in paths:
            for body in ({"price": 11}, {"discount": 5}, {"vatTariffId": site.low}):
                refused = json_body(site.admin.merge(path, body, status=409))
                assert (refused["code"], *body) == ("frozen", *(fault["field"] for fault in refused["errors"]))
            site.admin.delete(path, status=409)
    site.admin.merge(paths[0], {"description": "Ruwbouw kelder"})


def test_a_statement_takes_a_part_of_an_advance_off(fresh_world: World) -> None:
    phases = [{"name": "Voorschot", "kind": "AMOUNT", "amount": 300}]
    site = Site(fresh_world, {"quantity": 10, "price": 100}, invoicePhases=phases)
    path = f"/sales-orders/{site.order['id']}"
    (phase,) = site.admin.items(f"{path}/invoice-phases")
    advance = json_body(site.admin.post(f"{path}/invoice-phases/{phase['id']}/invoice", {"date": "2026-01-05"}))
    statement = site.approved(40)
    statement_path = f"/progress-statements/{statement['id']}"
    site.admin.merge(statement_path, {"advanceDeduction": D("300.01")})
    with site.world.unchanged():
        assert "Only 300" in json_body(site.act(statement, "invoice", status=409))["message"]
    site.admin.merge(statement_path, {"advanceDeduction": 120})
    invoice = site.invoice(statement)
    rows = site.admin.items(f"/sales-invoices/{invoice['id']}/line-items")
    assert [(row["totalExclVat"], row["advanceInvoiceId"]) for row in rows] == [(400, None), (-120, advance["id"])]
    assert shown(site.admin.read(path), "advanceTotal", "invoicedTotal") == (180, 580)


def test_a_price_of_an_offer_that_is_the_contract_stays_too(site: Site) -> None:
    make = site.admin.create
    body = {"projectId": site.project, "lineItems": [{"description": "Dak", "price": 40, "quantity": 10}]}
    offer = f"/offers/{make('offers', body)['id']}"
    (line,) = site.admin.items(f"{offer}/line-items")
    site.admin.post(f"{offer}/accept", {"createOrder": False}, status=200)
    statement = site.next(offerId=offer.rpartition("/")[2])
    site.admin.merge(f"{offer}/line-items/{line['id']}", {"price": 41})
    site.act(statement, "approve")
    with site.world.unchanged():
        site.admin.merge(f"{offer}/line-items/{line['id']}", {"price": 42}, status=409)
        site.admin.delete(f"{offer}/line-items/{line['id']}", status=409)
    site.admin.merge(f"{offer}/line-items/{line['id']}", {"description": "Dak en goot"})


@pytest.mark.parametrize("strategy", ["SIMPLE", "DETAILED"])
def test_the_discount_of_the_contract_is_taken_off_each_invoice_to_the_cent(fresh_world: World, strategy: str) -> None:
    site = Site(fresh_world, globalDiscount=5)
    more = {"description": "Meerwerk", "quantity": 1, "price": 100, "vatTariffId": site.high}
    extra = {"salesOrderId": site.order["id"], "lineItems": [more]}
    change = site.admin.create("settlements", extra)["id"]
    site.admin.post(f"/settlements/{change}/accept", {}, status=204)
    invoices = []
    for percentage in (30, 65, 100):
        statement = site.next()
        members = {"percentage": percentage, "strategy": strategy, "retentionPercentage": 10}
        site.admin.merge(f"/progress-statements/{statement['id']}", members)
        site.act(statement, "approve")
        invoices.append(site.invoice(statement, date="2026-03-31"))
    # 37.54 + 43.79 + 43.80 of the order, less 1.88, 2.19 and 2.19 (6.26 of 125.13), and 30, 35 and 35 of the change
    assert [invoice["totalExclVat"] for invoice in invoices] == [D("65.66"), D("76.60"), D("76.61")]
    assert [invoice["retentionTotal"] for invoice in invoices] == [D("7.95"), D("9.27"), D("9.27")]
    rows = site.admin.items(f"/sales-invoices/{invoices[0]['id']}/line-items")
    assert (rows[-1]["description"], rows[-1]["totalExclVat"]) == ("Korting", D("-1.88"))
    order = site.admin.read(f"/sales-orders/{site.order['id']}")
    assert (order["totalExclVat"], order["settlementsTotal"], order["toInvoiceTotal"]) == (D("118.87"), 100, 0)
