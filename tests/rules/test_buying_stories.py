"""Stories of buying in the words of the trade, with exact amounts: a purchase until it is paid, a van's week, five
years of a boiler."""

from decimal import Decimal
from typing import Any

from tests.harness import World, json_body

D = Decimal


def test_a_purchase_with_partial_receipts_a_wrong_invoice_and_a_right_one_paid_by_file(fresh_world: World) -> None:
    world, admin, make = fresh_world, fresh_world.admin, fresh_world.admin.create
    world.let_decide("writer", "reader")
    approvers = [str(world.users[1, name]) for name in ("writer", "reader")]
    steps = [{"priority": 1, "userIds": approvers[:1]}, {"priority": 2, "userIds": approvers[1:]}]
    flow = make("approval-flows", {"name": "Aankopen", "steps": steps, "secondPerson": True})["id"]
    company = make("companies", {"name": "Sanitair", "iban": "BE68539007547034"})["id"]
    high = make("vat-tariffs", {"name": "21%", "percentage": D(21), "category": "S", "default": True})["id"]
    supplier = make("suppliers", {"name": "De Leie", "iban": "BE43068999999501", "approvalFlowId": flow})["id"]
    depot = make("stock-locations", {"name": "Magazijn", "default": True})["id"]
    pump = make("articles", {"name": "Pomp", "unitType": "stuk", "stockArticle": True, "costPrice": D(80)})["id"]
    lines = [{"articleId": pump, "quantity": 10}, {"description": "Transport", "quantity": 1, "price": 45}]
    order = make("purchase-supply-orders", {"supplierId": supplier, "status": "besteld", "lineItems": lines})
    path = f"/purchase-supply-orders/{order['id']}"
    assert (order["totalExclVat"], order["totalInclVat"]) == (845, D("1022.45"))
    pumps, transport = (line["id"] for line in admin.items(f"{path}/line-items"))

    def receive(*received: tuple[str, int]) -> None:
        body = {"lines": [{"lineItemId": id, "quantity": quantity} for id, quantity in received]}
        admin.post(f"{path}/receive", body, status=204)

    receive((pumps, 6), (transport, 1))
    receive((pumps, 5))
    receive((pumps, -1))  # one was broken
    record = admin.read(path)
    assert (record["receivedTotal"], record["fullyReceived"], record["status"]) == (845, True, "ontvangen")
    (level,) = admin.items(f"/articles/{pump}/stock-levels")
    assert (level["stockLocationId"], level["totalStock"]) == (depot, 10)

    expected = json_body(admin.post(f"{path}/to-purchase-invoice", {}))
    assert (expected["totalExclVat"], expected["purchaseSupplyOrderIds"]) == (845, [order["id"]])
    admin.post(f"{path}/to-purchase-invoice", {}, status=409)
    invoice = f"/purchase-invoices/{expected['id']}"
    (first, _) = admin.items(f"{invoice}/line-items")
    admin.merge(f"{invoice}/line-items/{first['id']}", {"quantity": 12})  # what the supplier sent
    callers = [world.client(user=name, rights={"purchase-invoices": "write"}) for name in ("writer", "reader")]

    def decide(*words: str) -> str:
        admin.post(f"{invoice}/start-approval-request", {}, status=204)
        (request,) = admin.items("/approval-requests", {"resourceUnderApprovalRef": invoice, "open": "true"})
        for caller, word in zip(callers, words, strict=False):
            caller.post(f"/approval-requests/{request['id']}/{word}", {"reason": word}, status=204)
        status: str = admin.read(invoice)["approvalStatus"]
        return status

    assert decide("reject") == "REJECTED"
    admin.merge(f"{invoice}/line-items/{first['id']}", {"quantity": 10})
    assert decide("accept", "accept") == "APPROVED"
    assert [line["invoicedQuantity"] for line in admin.items(f"{path}/line-items")] == [10, 1]
    file = make("payment-files", {"companyId": company, "payments": [{"purchaseInvoiceId": expected["id"]}]})
    assert (file["total"], file["payments"][0]["iban"]) == (D("1022.45"), "BE43068999999501")
    admin.post(f"/payment-files/{file['id']}/close", {}, status=204)
    admin.post(f"/payment-files/{file['id']}/paid", {}, status=204)
    paid = admin.read(invoice)
    assert (paid["paidTotal"], paid["openTotal"], paid["status"]) == (D("1022.45"), 0, "betaald")
    assert high is not None


def test_a_van_through_a_week(fresh_world: World) -> None:
    admin, make = fresh_world.admin, fresh_world.admin.create
    depot, van = (make("stock-locations", {"name": name})["id"] for name in ("Magazijn", "Bestelwagen"))
    make("statuses", {"module": "sales-orders", "name": "te doen", "stockReserving": True})
    packing = [{"name": "Doos", "factor": 25}]
    tap = make("articles", {"name": "Kraan", "unitType": "stuk", "stockArticle": True, "saleUnits": packing})["id"]
    sale = make("sales-orders", {"status": "te doen", "lineItems": [{"articleId": tap, "quantity": 30}]})["id"]

    def move(quantity: int, **members: Any) -> str:
        line = {"articleId": tap, "quantity": quantity, "unitType": members.pop("unit", "stuk")}
        line |= {name: members.pop(name) for name in ("countedQuantity",) if name in members}
        return str(make("stock-changes", {"booked": True, "lineItems": [line], **members})["id"])

    def figures() -> dict[str, tuple[Any, ...]]:
        rows = admin.items(f"/articles/{tap}/stock-levels")
        return {row["stockLocationId"]: row["totalStock"] for row in rows}

    move(4, unit="Doos", toStockLocationId=depot)  # Monday: four boxes come in
    move(2, unit="Doos", fromStockLocationId=depot, toStockLocationId=van)
    assert figures() == {depot: 50, van: 50}
    delivery = json_body(admin.post(f"/sales-orders/{sale}/deliver", {}))["id"]  # Tuesday, from the van
    admin.merge(f"/deliveries/{delivery}", {"stockLocationId": van})
    admin.post(f"/deliveries/{delivery}/deliver", {}, status=204)
    assert figures() == {depot: 50, van: 20}
    wrong = move(5, fromStockLocationId=van)  # Wednesday: a mistake, taken back
    admin.post(f"/stock-changes/{wrong}/unbook", {}, status=204)
    move(0, countedQuantity=18, toStockLocationId=van)  # Friday: two are lost
    move(18, fromStockLocationId=van, toStockLocationId=depot)
    assert figures() == {depot: 68, van: 0}
    record = admin.read(f"/articles/{tap}")
    names = ("totalStock", "reservedStock", "availableStock")
    assert [record[name] for name in names] == [68, 0, 68]


def test_five_years_of_a_boiler(fresh_world: World) -> None:
    admin, make = fresh_world.admin, fresh_world.admin.create
    make("vat-tariffs", {"name": "6%", "percentage": D(6), "category": "S", "default": True})
    client = make("clients", {"name": "Peeters"})["id"]
    service = make("articles", {"name": "Onderhoud", "salePrice": 120})["id"]
    filters = make("articles", {"name": "Filter", "salePrice": 30})["id"]
    templates = [
        {"name": "Jaarlijks onderhoud", "articleId": service},
        {"name": "Filter", "periodCount": 2, "articleId": filters, "synchronize": True},
    ]
    boiler = make("articles", {"name": "Ketel", "installation": True, "maintenanceTemplates": templates})["id"]
    body = {"name": "Ketel", "articleId": boiler, "assignedClientId": client, "commissioningDate": "2026-04-01"}
    installation = f"/installations/{make('installations', body)['id']}"

    def order_due(until: str) -> list[Any]:
        """The amounts that are ordered: once."""
        orders = json_body(admin.post("/maintenance-visits/create-orders", {"until": until}, status=201))
        assert json_body(admin.post("/maintenance-visits/create-orders", {"until": until}, status=201)) == []
        assert all(order["clientId"] == client for order in orders)
        return [order["totalInclVat"] for order in orders]

    def do(executed: str) -> None:
        """Do what is ordered and not done."""
        for visit in admin.items("/maintenance-visits"):
            if visit["executedDate"] is None:
                admin.merge(f"/maintenance-visits/{visit['id']}", {"executedDate": executed})

    def schedules() -> list[tuple[Any, ...]]:
        rows = admin.items(f"{installation}/maintenance-schedules")
        return [(row["lastDate"], row["nextDate"]) for row in rows]

    assert schedules() == [(None, "2027-04-01"), (None, "2028-04-01")]
    assert order_due("2027-03-31") == []
    history = []
    for year, executed in (
        (2027, "2027-05-12"), (2028, "2028-03-20"), (2029, "2029-04-01"), (2030, "2030-06-30"), (2031, "2031-04-02")
    ):  # fmt: skip
        history.append(order_due(f"{year}-06-30"))
        do(executed)
    # The service is due each April; the filter two years after it was changed: in March 2028, then in June 2030.
    assert history == [[D("127.2")], [D("159")], [D("127.2")], [D("159")], [D("127.2")]]
    assert schedules() == [("2031-04-02", "2032-04-01"), ("2030-06-30", "2032-06-30")]
    assert admin.read(installation)["nextMaintenanceDate"] == "2032-04-01"
    assert admin.total("/maintenance-visits", {"installationId": installation.rpartition("/")[2]}) == 7
    assert admin.total("/sales-orders", {"clientId": client}) == 5
