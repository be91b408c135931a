"""Orders at suppliers: received in parts, sent back, undone; counts; what the stock says after each."""

from decimal import Decimal
from typing import Any

import pytest

from tests.harness import World, fault, json_body
from truweel.operations.doctor import examine_rules
from truweel.storage.doctor import examine

D = Decimal


class Yard:
    """A firm with a depot and a supplier."""

    def __init__(self, world: World) -> None:
        self.world, self.admin = world, world.admin
        self.depot = self.admin.create("stock-locations", {"name": "Magazijn"})["id"]
        self.supplier = self.admin.create("suppliers", {"name": "Van Marcke"})["id"]
        for name, expected in (("opmaak", False), ("besteld", True), ("deels ontvangen", True), ("ontvangen", False)):
            body = {"module": "purchase-supply-orders", "name": name, "stockReserving": expected}
            self.admin.create("statuses", body)

    def article(self, **members: Any) -> str:
        body = {"name": "Pomp", "unitType": "stuk", "stockArticle": True, "costPrice": 40}
        return str(self.admin.create("articles", {**body, **members})["id"])

    def order(self, *lines: dict[str, Any], **members: Any) -> Any:
        body = {
            "supplierId": self.supplier, "status": "besteld", "stockLocationId": self.depot, "lineItems": list(lines)
        }  # fmt: skip
        return self.admin.create("purchase-supply-orders", {**body, **members})

    def path(self, order: Any) -> str:
        return f"/purchase-supply-orders/{order['id']}"

    def lines(self, order: Any) -> list[Any]:
        return self.admin.items(f"{self.path(order)}/line-items")

    def receive(self, order: Any, status: int = 204, **body: Any) -> Any:
        return self.admin.post(f"{self.path(order)}/receive", body, status=status)

    def progress(self, order: Any) -> tuple[Any, ...]:
        record = self.admin.read(self.path(order))
        return record["status"], record["receivedPercentage"], record["fullyReceived"]

    def stock(self, article: str) -> tuple[Any, ...]:
        """In stock and expected."""
        record = self.admin.read(f"/articles/{article}")
        return record["totalStock"], record["backorderStock"]

    def hold(self) -> None:
        """What is stored is what the rules say."""
        assert examine(self.world.database, self.world.registry).findings == []
        assert examine_rules(self.world.database, self.world.registry) == []


@pytest.fixture
def yard(fresh_world: World) -> Yard:
    return Yard(fresh_world)


def test_an_order_is_received_in_parts_until_all_of_it_came(yard: Yard) -> None:
    pump = yard.article()
    order = yard.order(
        {"articleId": pump, "quantity": 10}, {"description": "Transport", "quantity": 1, "price": 100}, status="opmaak"
    )
    assert yard.stock(pump) == (0, 0)
    yard.admin.merge(yard.path(order), {"status": "besteld"})
    assert (yard.stock(pump), yard.progress(order)) == ((0, 10), ("besteld", 0, False))
    first, second = yard.lines(order)
    with yard.world.changes() as change:
        yard.receive(order, lines=[{"lineItemId": first["id"], "quantity": 4}], date="2026-03-02")
    events = sorted(event[0] for event in change.events)
    assert events == ["article.stock-changed", "purchase-supply-order.updated", "stock-change.created"]
    assert (yard.stock(pump), yard.progress(order)) == ((4, 6), ("deels ontvangen", 32, False))
    yard.receive(order)
    assert (yard.stock(pump), yard.progress(order)) == ((10, 0), ("ontvangen", 100, True))
    with yard.world.unchanged():
        yard.receive(order)
        yard.admin.delete(yard.path(order), status=409)
        yard.admin.delete(f"{yard.path(order)}/line-items/{second['id']}", status=409)
        yard.admin.merge(f"{yard.path(order)}/line-items/{first['id']}", {"unitType": "doos"}, status=409)
    receipts = yard.admin.items(f"{yard.path(order)}/receipts")
    assert [(row["lineItemId"], row["quantity"], row["date"] == "2026-03-02") for row in receipts] == [
        (first["id"], 4, True), (first["id"], 6, False), (second["id"], 1, False)
    ]  # fmt: skip
    change_path = f"/stock-changes/{receipts[0]['stockChangeId']}"
    booked = yard.admin.read(change_path)
    assert (booked["kind"], booked["originRef"], booked["toStockLocationId"]) == (
        "RECEIPT", yard.path(order), yard.depot
    )  # fmt: skip
    answer = json_body(yard.admin.post(f"{change_path}/unbook", {}, status=409))
    assert answer["message"] == f"The stock change was made by {yard.path(order)}; undo it there."
    yard.hold()


def test_undoing_a_receipt_takes_the_stock_out_and_gives_the_status_back(yard: Yard) -> None:
    pump = yard.article()
    order = yard.order({"articleId": pump, "quantity": 5})
    (line,) = yard.lines(order)
    yard.receive(order, lines=[{"lineItemId": line["id"], "quantity": 2}])
    yard.receive(order)
    for receipt in yard.admin.items(f"{yard.path(order)}/receipts"):
        yard.admin.post(f"{yard.path(order)}/receipts/{receipt['id']}/undo", {}, status=204)
        with yard.world.unchanged():
            yard.admin.post(f"{yard.path(order)}/receipts/{receipt['id']}/undo", {}, status=204)
    assert (yard.stock(pump), yard.progress(order)) == ((0, 5), ("besteld", 0, False))
    assert yard.lines(order)[0]["receivedAmount"] == 0
    moves = [change["kind"] for change in yard.admin.items("/stock-changes")]
    assert moves == ["RECEIPT", "RECEIPT", "ISSUE", "ISSUE"]
    yard.hold()


@pytest.mark.parametrize("gone", ["suppliers", "stock-locations"])
def test_what_came_goes_back_though_what_it_names_was_deleted(yard: Yard, gone: str) -> None:
    """Boxes of twelve for 8 euros: a piece is 0.666667."""
    screw = yard.article(saleUnits=[{"name": "Doos", "factor": 12}])
    order = yard.order({"articleId": screw, "quantity": 2, "unitType": "Doos", "price": 8})
    yard.receive(order)
    assert yard.stock(screw) == (24, 0)
    (receipt,) = yard.admin.items(f"{yard.path(order)}/receipts")
    id = yard.supplier if gone == "suppliers" else yard.depot
    yard.admin.delete(f"/{gone}/{id}")
    with yard.world.unchanged():
        lines = [{"lineItemId": yard.lines(order)[0]["id"], "quantity": 1}]
        answer = yard.receive(order, 400, lines=lines, stockLocationId="999")
        assert "no live record of stock-locations has id 999" in answer.text
    yard.admin.post(f"{yard.path(order)}/receipts/{receipt['id']}/undo", {}, status=204)
    change = yard.admin.items("/stock-changes", {"include": "lineItems"})[-1]
    (line,) = change["lineItems"]
    assert (change["kind"], change["supplierId"], change["fromStockLocationId"]) == (
        "ISSUE", yard.supplier, yard.depot
    )  # fmt: skip
    assert (line["articleId"], line["quantity"], line["costPrice"]) == (screw, 24, D("0.666667"))
    assert yard.lines(order)[0]["receivedAmount"] == 0
    assert yard.stock(screw) == (0, 24)
    body = {"supplierId": yard.supplier, "stockLocationId": yard.depot}
    answer = yard.admin.post("/purchase-supply-orders", body, status=400)
    assert f"no live record of {gone} has id {id}" in answer.text
    yard.hold()


def test_an_argument_leads_to_a_record_that_is_there(yard: Yard) -> None:
    """It is named as the call names it, whatever record would have had it, and where no rule needed it too."""
    order = yard.order({"description": "Transport", "quantity": 1})
    other = yard.world.other.create("stock-locations", {"name": "Elders"})["id"]
    work_order = yard.admin.create("work-orders", {"lineItems": [{"quantity": 1, "price": 4}]})
    gone = yard.admin.create("stock-locations", {"name": "Weg"})["id"]
    yard.admin.delete(f"/stock-locations/{gone}")
    calls = [
        (f"{yard.path(order)}/receive", "stockLocationId", "stock-locations", other),
        (f"{yard.path(order)}/receive", "stockLocationId", "stock-locations", gone),
        (f"/work-orders/{work_order['id']}/invoice", "journalId", "journals", "999"),
    ]
    for path, member, collection, id in calls:
        with yard.world.unchanged():
            answer = json_body(yard.admin.post(path, {member: id}, status=400))
        message = f"no live record of {collection} has id {id}"
        assert answer["errors"] == [fault(member, message, "dead_reference", collection=collection, id=id)]


def test_nothing_is_received_of_a_text(yard: Yard) -> None:
    order = yard.order({"type": "TEXT", "description": "Leveren op de werf"})
    path = f"{yard.path(order)}/line-items/{yard.lines(order)[0]['id']}"
    with yard.world.unchanged():
        answer = json_body(yard.admin.merge(path, {"receivedAmount": 3}, status=400))
    assert answer["errors"] == [fault("receivedAmount", "a line of type TEXT counts nothing to receive")]


def test_nothing_is_ordered_at_a_supplier_who_was_deleted(yard: Yard) -> None:
    pump = yard.article(articleSuppliers=[{"supplierId": yard.supplier, "preferred": True}])
    yard.admin.delete(f"/suppliers/{yard.supplier}")
    with yard.world.unchanged():
        body = {"lines": [{"articleId": pump, "quantity": 1}]}
        answer = yard.admin.post("/purchase-supply-orders/quick-order", body, status=400)
    message = f"article {pump}, Pomp, has no preferred supplier (`articleSuppliers`)"
    assert [error["message"] for error in json_body(answer)["errors"]] == [message]


def test_nothing_of_a_deleted_order_is_delivered(yard: Yard) -> None:
    pump, client = yard.article(), yard.admin.create("clients", {"name": "Maes"})["id"]
    sale = {"clientId": client, "lineItems": [{"articleId": pump, "quantity": 2}]}
    order = yard.admin.create("sales-orders", sale)
    delivery = json_body(yard.admin.post(f"/sales-orders/{order['id']}/deliver", {}))
    yard.admin.delete(f"/sales-orders/{order['id']}")
    with yard.world.unchanged():
        refused = json_body(yard.admin.post(f"/deliveries/{delivery['id']}/deliver", {}, status=409))
    assert refused["message"] == f"Sales order {order['logicId']} is deleted; nothing of it is delivered."
    assert yard.stock(pump) == (0, 0)


def test_a_patch_of_the_line_receives_the_difference_and_a_put_does_not(yard: Yard) -> None:
    pump = yard.article()
    order = yard.order({"articleId": pump, "quantity": 10})
    (line,) = yard.lines(order)
    path = f"{yard.path(order)}/line-items/{line['id']}"
    read_earlier = yard.admin.read(path)
    whole_earlier = yard.admin.read(yard.path(order), {"include": "lineItems"})
    yard.admin.merge(path, {"receivedAmount": 4})
    yard.admin.patch(path, {"op": "replace", "path": "/receivedAmount", "value": 7})
    assert yard.stock(pump) == (7, 3)
    with yard.world.unchanged():
        yard.admin.merge(path, {"receivedAmount": 7})
    for answer in (
        yard.admin.put(path, {**read_earlier, "description": "Pomp 230 V"}),
        yard.admin.put(yard.path(order), whole_earlier),
        yard.admin.merge(yard.path(order), {"lineItems": [{**read_earlier, "receivedAmount": 9}]}),
    ):
        assert "receivedAmount: is set by the server; the value sent was not taken" in answer.headers["truweel-warning"]
    assert (yard.stock(pump), yard.lines(order)[0]["receivedAmount"]) == ((7, 3), 7)
    yard.admin.merge(path, {"receivedAmount": 5})
    assert yard.stock(pump) == (5, 5)
    assert [row["quantity"] for row in yard.admin.items(f"{yard.path(order)}/receipts")] == [4, 3, -2]
    answer = yard.admin.merge(path, {"receivedAmount": 12})
    assert answer.headers["truweel-warning"] == "receivedAmount: line 1: 12.0 are received, 10.0 were ordered"
    assert (yard.stock(pump), yard.progress(order)) == ((12, 0), ("ontvangen", 100, True))
    with yard.world.unchanged():
        yard.admin.merge(path, {"receivedAmount": "veel"}, status=400)
    yard.hold()


def test_a_line_of_another_order_is_not_received_and_stock_needs_a_place(yard: Yard) -> None:
    pump = yard.article()
    order = yard.order({"articleId": pump, "quantity": 1}, stockLocationId=None)
    (other,) = yard.lines(yard.order({"articleId": pump, "quantity": 1}))
    with yard.world.unchanged():
        answer = json_body(yard.receive(order, 400, lines=[{"lineItemId": other["id"], "quantity": 1}]))
        assert "stockLocationId" in json_body(yard.receive(order, 409))["message"]
    assert answer["errors"][0]["field"] == "lines[0].lineItemId"
    yard.receive(order, stockLocationId=yard.depot)
    assert yard.stock(pump) == (1, 1)


def test_a_receipt_makes_an_installation_of_each_piece_where_the_settings_ask_for_it(yard: Yard) -> None:
    admin = yard.admin
    boiler = yard.article(name="Ketel", installation=True)
    client = admin.create("clients", {"name": "Peeters"})["id"]
    sale = admin.create("sales-orders", {"clientId": client})["id"]
    one, two = {"articleId": boiler, "quantity": 1, "orderId": sale}, {"articleId": boiler, "quantity": 2}
    yard.receive(yard.order(one))
    assert admin.items("/installations") == []
    admin.merge("/settings", {"purchasing": {"createInstallations": True}})
    order = yard.order(one, two)
    yard.receive(order)
    made = admin.items("/installations")
    assert [(piece["name"], piece["assignedClientId"], piece["supplierId"]) for piece in made] == [
        ("Ketel", client, yard.supplier), ("Ketel", None, yard.supplier), ("Ketel", None, yard.supplier)
    ]  # fmt: skip
    lines = yard.lines(order)
    assert [line["materialId"] for line in lines] == [made[0]["id"], None]
    assert [piece["purchaseSupplyOrderLineItemId"] for piece in made] == [
        lines[0]["id"],
        lines[1]["id"],
        lines[1]["id"],
    ]


def test_a_quick_order_makes_one_order_for_each_preferred_supplier(yard: Yard) -> None:
    admin, other = yard.admin, yard.admin.create("suppliers", {"name": "Cebeo"})["id"]

    def supplied(supplier: str, **members: Any) -> str:
        conditions = [{"supplierId": supplier, "preferred": True, "purchasePrice": 7, **members}]
        if supplier == other:
            conditions.insert(0, {"supplierId": yard.supplier, "purchasePrice": 6})
        return yard.article(articleSuppliers=conditions, minimumStock=5, targetStock=20)

    pump = supplied(yard.supplier, packageQuantity=6)
    pipe, cable = supplied(yard.supplier), supplied(other, minimumOrderQuantity=50)
    wishes = [{"articleId": id, "quantity": number} for number, id in enumerate((pump, cable, pipe), 1)]
    answer = admin.post("/purchase-supply-orders/quick-order", {"lines": wishes})
    orders = json_body(answer)
    assert [(order["supplierId"], order["totalExclVat"]) for order in orders] == [(yard.supplier, 28), (other, 14)]
    assert [(line["articleId"], line["quantity"]) for line in yard.lines(orders[0])] == [(pump, 1), (pipe, 3)]
    nobody = yard.article(name="Koper")
    with yard.world.unchanged():
        refused = json_body(
            admin.post(
                "/purchase-supply-orders/quick-order", {"lines": [{"articleId": nobody, "quantity": 1}]}, status=400
            )
        )
    message = f"article {nobody}, Koper, has no preferred supplier (`articleSuppliers`)"
    assert refused["errors"] == [fault("lines[0].articleId", message)]
    short = admin.items("/articles", {"reorderQuantityFrom": "0.000001"})
    assert [(article["id"], article["reorderQuantity"]) for article in short] == [(pump, 20), (pipe, 20), (cable, 20)]
    orders = json_body(admin.post("/purchase-supply-orders/reorder", {"articleIds": [pump, cable, pipe]}))
    quantities = [[line["quantity"] for line in yard.lines(order)] for order in orders]
    assert quantities == [[24, 20], [50]]
    for order in orders:
        admin.merge(yard.path(order), {"status": "besteld"})
    assert json_body(admin.post("/purchase-supply-orders/reorder", {"articleIds": [pump, cable, pipe]})) == []


def test_a_count_books_the_difference_with_what_the_books_said(yard: Yard) -> None:
    admin, pump = yard.admin, yard.article(saleUnits=[{"name": "Doos", "factor": 12}])

    def book(**line: Any) -> Any:
        lines = [{"articleId": pump, "quantity": 0, **line}]
        body = {"toStockLocationId": yard.depot, "booked": True, "lineItems": lines}
        return admin.create("stock-changes", body)

    book(quantity=10, unitType="Doos")
    assert yard.stock(pump)[0] == 120
    count = book(countedQuantity=117)
    assert (count["kind"], yard.stock(pump)[0]) == ("COUNT", 117)
    book(quantity=3)
    path = f"/stock-changes/{count['id']}"
    with yard.world.unchanged():
        admin.merge(path, {"lineItems": [{"articleId": pump, "quantity": 0, "countedQuantity": 5}]}, status=409)
    admin.post(f"{path}/unbook", {}, status=204)
    assert yard.stock(pump)[0] == 123
    admin.post(f"{path}/book", {}, status=204)
    assert (yard.stock(pump)[0], admin.items(f"{path}/line-items")[0]["countedDifference"]) == (117, -6)
    with yard.world.unchanged():
        body = {"toStockLocationId": yard.depot, "lineItems": [{"articleId": pump, "quantity": 1, "unitType": "kg"}]}
        refused = json_body(admin.post("/stock-changes", body, status=400))
    assert refused["errors"][0]["message"] == f"'kg' is none of the units of article {pump}: stuk, Doos"
    yard.hold()


def test_nothing_leaves_that_is_not_there_where_the_settings_forbid_it(yard: Yard) -> None:
    admin, pump = yard.admin, yard.article()
    van = admin.create("stock-locations", {"name": "Bestelwagen"})["id"]

    def move(quantity: int, source: str | None, target: str | None, status: int = 201) -> Any:
        body = {"fromStockLocationId": source, "toStockLocationId": target, "booked": True}
        return admin.post(
            "/stock-changes", {**body, "lineItems": [{"articleId": pump, "quantity": quantity}]}, status=status
        )

    move(2, van, None)
    admin.merge("/settings", {"stock": {"allowNegative": False}})
    move(5, None, yard.depot)
    with yard.world.unchanged():
        refused = json_body(move(6, yard.depot, van, 409))
        move(1, van, None, 409)
    assert refused["message"] == (
        f"Article {pump}, Pomp, would have -1.0 in stock at Magazijn; the settings allow none below zero "
        "(`stock.allowNegative`)."
    )
    move(1, yard.depot, van)
    assert yard.stock(pump)[0] == 3
    with yard.world.unchanged():
        assert "there is stock of it" in json_body(admin.delete(f"/articles/{pump}", status=409))["message"]


def test_a_piece_with_a_serial_number_moves_alone_and_is_where_it_was_moved(yard: Yard) -> None:
    admin, drill = yard.admin, yard.article(name="Boormachine")
    piece = admin.create("materials", {"name": "Hilti 7"})["id"]
    lines = [{"articleId": drill, "quantity": 1, "materialId": piece}]
    change = admin.create("stock-changes", {"toStockLocationId": yard.depot, "lineItems": lines})
    assert admin.read(f"/materials/{piece}")["stockLocationId"] is None
    admin.post(f"/stock-changes/{change['id']}/book", {}, status=204)
    assert admin.read(f"/materials/{piece}")["stockLocationId"] == yard.depot
    with yard.world.unchanged():
        body = {"toStockLocationId": yard.depot, "lineItems": [{**lines[0], "quantity": 2}]}
        admin.post("/stock-changes", body, status=400)


def test_the_cost_of_an_article_is_the_average_of_what_was_received(yard: Yard) -> None:
    admin = yard.admin
    strategy = {"costPriceStrategy": "AVERAGE_PURCHASE_PRICE", "salePriceStrategy": "MARGIN_ON_COST", "margin": 50}
    pump = yard.article(**strategy)

    def prices() -> tuple[Any, Any]:
        record = admin.read(f"/articles/{pump}")
        return record["costPrice"], record["salePrice"]

    assert prices() == (40, 60)
    first = yard.order({"articleId": pump, "quantity": 6, "price": 30})
    yard.receive(first)
    assert prices() == (30, 45)
    yard.receive(yard.order({"articleId": pump, "quantity": 2, "price": 40, "discount": 25}))
    yard.receive(yard.order({"articleId": pump, "quantity": 4, "price": 36}))
    assert prices() == (32, 48)
    (receipt,) = admin.items(f"{yard.path(first)}/receipts")
    admin.post(f"{yard.path(first)}/receipts/{receipt['id']}/undo", {}, status=204)
    assert prices() == (34, 51)
    yard.hold()


def test_the_cost_of_an_article_is_that_of_what_was_received_last(yard: Yard) -> None:
    admin = yard.admin
    pump = yard.article(costPriceStrategy="LAST_PURCHASE_PRICE", salePriceStrategy="MARGIN_ON_COST", margin=50)

    def prices() -> tuple[Any, Any]:
        record = admin.read(f"/articles/{pump}")
        return record["costPrice"], record["salePrice"]

    dear = yard.order({"articleId": pump, "quantity": 6, "price": 50})
    cheap = yard.order({"articleId": pump, "quantity": 4, "price": 40, "discount": 25})
    assert prices() == (40, 60)
    with yard.world.changes() as change:
        yard.receive(dear, date="2026-03-02")
    assert [name for name, *_ in change.events].count("article.updated") == 1
    assert prices() == (50, 75)
    yard.receive(cheap, lines=[{"lineItemId": yard.lines(cheap)[0]["id"], "quantity": 1}], date="2026-03-01")
    assert prices() == (50, 75)  # that came a day before
    yard.receive(cheap, lines=[{"lineItemId": yard.lines(cheap)[0]["id"], "quantity": 2}], date="2026-03-02")
    assert prices() == (30, 45)
    yard.receive(dear, lines=[{"lineItemId": yard.lines(dear)[0]["id"], "quantity": -1}], date="2026-03-04")
    assert prices() == (30, 45)  # what goes back was not bought
    last = admin.items(f"{yard.path(cheap)}/receipts")[-1]["id"]
    admin.post(f"{yard.path(cheap)}/receipts/{last}/undo", {}, status=204)
    assert prices() == (50, 75)
    admin.merge(f"/articles/{pump}", {"costPrice": 1})
    assert prices() == (50, 75)
    yard.hold()


def test_a_line_is_named_once_in_a_call(world: World) -> None:
    yard = Yard(world)
    order = yard.order({"articleId": yard.article(), "quantity": 1})
    (line,) = yard.lines(order)
    client = world.admin.create("clients", {"name": "Maes"})["id"]
    sale = world.admin.create("sales-orders", {"clientId": client, "lineItems": [{"description": "Pomp"}]})
    (sold,) = world.admin.items(f"/sales-orders/{sale['id']}/line-items")
    calls = (
        (f"{yard.path(order)}/receive", "lineItemId", line["id"]),
        (f"/sales-orders/{sale['id']}/deliver", "orderLineItemId", sold["id"]),
        (f"/sales-orders/{sale['id']}/order-supplies", "orderLineItemId", sold["id"]),
    )
    for path, member, id in calls:
        body = {"lines": [{member: id, "quantity": 1}, {member: id, "quantity": 2}]}
        with world.unchanged():
            answer = json_body(world.admin.post(path, body, status=400))
        message = f"{id} is named by lines[0] already: name it once, with all of it"
        assert answer["errors"] == [fault(f"lines[1].{member}", message)]


def test_a_count_says_no_quantity_and_another_line_does(yard: Yard) -> None:
    admin, article = yard.admin, yard.article()
    body = {
        "booked": True,
        "toStockLocationId": yard.depot,
        "lineItems": [{"articleId": article, "countedQuantity": 7}],
    }
    count = admin.create("stock-changes", body)
    (line,) = admin.items(f"/stock-changes/{count['id']}/line-items")
    assert (count["kind"], line["quantity"], line["countedDifference"]) == ("COUNT", 0, 7)
    with yard.world.unchanged():
        body["lineItems"] = [{"articleId": article}]
        refused = json_body(admin.post("/stock-changes", body, status=400))
    message = "one of quantity, countedQuantity is required"
    assert refused["errors"] == [fault("lineItems[0].quantity", message, "required")]


def test_no_line_leads_back_to_where_it_leaves_and_no_hour_code_is_kept(yard: Yard) -> None:
    admin, pump = yard.admin, yard.article()
    hour = admin.create("articles", {"name": "Uur loodgieter", "timeOperation": True})["id"]
    ends = {"fromStockLocationId": yard.depot, "toStockLocationId": yard.depot}
    with yard.world.unchanged():
        body = {"booked": True, **ends, "lineItems": [{"articleId": pump, "quantity": 1}]}
        there = json_body(admin.post("/stock-changes", body, status=400))["errors"]
        body = {"toStockLocationId": yard.depot, "lineItems": [{"articleId": hour, "quantity": 8}]}
        kept = json_body(admin.post("/stock-changes", body, status=400))["errors"]
        packing = json_body(admin.post(f"/articles/{pump}/sale-units", {"name": "Doos", "factor": 0}, status=400))
    assert there == [fault("lineItems[0].toStockLocationId", "must be another location than the one that it leaves")]
    message = f"article {hour}, Uur loodgieter, is an hour code; no stock is kept of it"
    assert kept == [fault("lineItems[0].articleId", message)]
    assert [entry["field"] for entry in packing["errors"]] == ["factor"]


def test_a_change_says_whether_it_is_booked_in_its_status_too(yard: Yard) -> None:
    admin, pump = yard.admin, yard.article()
    body = {"toStockLocationId": yard.depot, "lineItems": [{"articleId": pump, "quantity": 1}]}
    path = f"/stock-changes/{admin.create('stock-changes', body)['id']}"
    states = [admin.read(path)["status"]]
    for word in ("book", "unbook", "book"):
        admin.post(f"{path}/{word}", {}, status=204)
        states.append(admin.read(path)["status"])
    assert states == ["open", "geboekt", "open", "geboekt"]
    own = admin.create("stock-changes", {**body, "status": "nagekeken", "booked": True})
    assert own["status"] == "nagekeken"


def test_what_came_on_another_day_is_in_the_stock_on_that_day(yard: Yard) -> None:
    order = yard.order({"articleId": yard.article(), "quantity": 2})
    yard.receive(order, date="2026-03-04")
    (change,) = yard.admin.items("/stock-changes", {"purchaseSupplyOrderId": order["id"]})
    (receipt,) = yard.admin.items(f"{yard.path(order)}/receipts")
    assert (change["date"], receipt["date"], change["status"]) == ("2026-03-04", "2026-03-04", "geboekt")
    with yard.world.unchanged():
        refused = json_body(yard.receive(order, 400, lines=[{"quantity": 1}]))
    assert refused["errors"] == [fault("lines[0].lineItemId", "is required", "required")]
    with yard.world.unchanged():
        body = {"lines": [{"quantity": 1}]}
        refused = json_body(yard.admin.post("/purchase-supply-orders/quick-order", body, status=400))
    assert refused["errors"] == [fault("lines[0].articleId", "is required", "required")]


def test_receipts_in_the_body_of_an_order_are_told_and_not_taken(yard: Yard) -> None:
    order = yard.order({"articleId": yard.article(), "quantity": 2})
    answer = yard.admin.merge(yard.path(order), {"receipts": [{"quantity": 2}]})
    assert answer.headers["truweel-warning"] == "receipts: is set by the server; the value sent was not taken"
    yard.receive(order)
    whole = yard.admin.read(f"{yard.path(order)}?include=receipts")
    assert [receipt["quantity"] for receipt in whole["receipts"]] == [2]
    assert "truweel-warning" not in yard.admin.put(yard.path(order), whole).headers  # what GET answered
