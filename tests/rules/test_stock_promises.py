"""What orders promise of the stock and what suppliers have yet to bring: balances that follow from the orders."""

from decimal import Decimal
from typing import Any

import pytest

from tests.harness import World, json_body
from tests.jobs.office import run_due
from truweel.jobs.worker import Worker
from truweel.operations.doctor import examine_rules
from truweel.storage.doctor import examine

D = Decimal


class Shop:
    """A firm with a depot, a client, and statuses that promise stock or don't."""

    def __init__(self, world: World) -> None:
        self.world, self.admin = world, world.admin
        self.client = self.admin.create("clients", {"name": "Peeters"})["id"]
        self.depot = self.admin.create("stock-locations", {"name": "Magazijn"})["id"]
        for name, promises in (("te doen", True), ("in uitvoering", True), ("geleverd", False), ("wacht", False)):
            body = {"module": "sales-orders", "name": name, "stockReserving": promises}
            self.admin.create("statuses", body)

    def article(self, **members: Any) -> str:
        body = {"name": "Pomp", "unitType": "stuk", "stockArticle": True}
        return str(self.admin.create("articles", {**body, **members})["id"])

    def order(self, *lines: dict[str, Any], **members: Any) -> Any:
        body = {"clientId": self.client, "status": "te doen", "lineItems": list(lines), **members}
        return self.admin.create("sales-orders", body)

    def stock(self, article: str) -> tuple[Any, ...]:
        """In stock, promised, expected, free."""
        record = self.admin.read(f"/articles/{article}")
        names = ("totalStock", "reservedStock", "backorderStock", "availableStock")
        return tuple(record[name] for name in names)

    def levels(self, article: str) -> list[tuple[Any, ...]]:
        rows = self.admin.items(f"/articles/{article}/stock-levels")
        return [
            (row["stockLocationId"], row["totalStock"], row["reservedStock"], row["availableStock"]) for row in rows
        ]

    def hold(self) -> None:
        """What is stored is what the rules say."""
        assert examine(self.world.database, self.world.registry).findings == []
        assert examine_rules(self.world.database, self.world.registry) == []


@pytest.fixture
def shop(fresh_world: World) -> Shop:
    return Shop(fresh_world)


def test_an_order_promises_what_it_has_not_delivered_while_its_status_says_so(shop: Shop) -> None:
    admin, pump, service = shop.admin, shop.article(), shop.article(name="Plaatsing", stockArticle=False)
    lines = [{"articleId": pump, "quantity": 5}, {"articleId": service, "quantity": 3}, {"description": "Vrije lijn"}]
    with shop.world.changes() as change:
        order = shop.order(*lines, stockLocationId=shop.depot)
    assert [event[:2] for event in change.events] == [
        ("sales-order.created", order["id"]), ("article.stock-changed", pump)
    ]  # fmt: skip
    assert shop.stock(pump) == (0, 5, 0, -5)
    assert shop.levels(pump) == [(shop.depot, 0, 5, -5)]
    assert shop.stock(service) == (0, 0, 0, 0)
    path = f"/sales-orders/{order['id']}"
    first = admin.items(f"{path}/line-items")[0]
    assert first["stockFactor"] == 1
    admin.merge(f"{path}/line-items/{first['id']}", {"quantity": 8})
    assert shop.stock(pump) == (0, 8, 0, -8)
    with shop.world.changes() as change:
        admin.merge(path, {"title": "Badkamer"})
        admin.merge(f"{path}/line-items/{first['id']}", {"description": "Pomp 230 V"})
    assert "article.stock-changed" not in [event[0] for event in change.events]
    for status, promised in (("wacht", 0), ("in uitvoering", 8), ("onbekend", 0), ("te doen", 8)):
        admin.merge(path, {"status": status})
        assert shop.stock(pump)[1] == promised
    admin.merge(path, {"stockLocationId": None})
    assert shop.levels(pump) == [(shop.depot, 0, 0, 0)]
    assert shop.stock(pump)[1] == 8
    shop.hold()
    admin.delete(path)
    assert shop.stock(pump) == (0, 0, 0, 0)


def test_a_delivery_takes_from_the_stock_and_from_the_promise_and_undoing_gives_both_back(shop: Shop) -> None:
    admin, pump, pipe = shop.admin, shop.article(), shop.article(name="Buis")
    order = shop.order(
        {"articleId": pump, "quantity": 5}, {"articleId": pipe, "quantity": 2}, stockLocationId=shop.depot
    )
    delivery = admin.post(f"/sales-orders/{order['id']}/deliver", {}).json()
    assert delivery["stockLocationId"] == shop.depot
    (line, _) = admin.items(f"/deliveries/{delivery['id']}/line-items")
    admin.merge(f"/deliveries/{delivery['id']}/line-items/{line['id']}", {"quantity": 2})
    with shop.world.changes() as change:
        admin.post(f"/deliveries/{delivery['id']}/deliver", {}, status=204)
    assert sorted(event[:2] for event in change.events if event[0].startswith("article")) == [
        ("article.stock-changed", pump), ("article.stock-changed", pipe)
    ]  # fmt: skip
    assert shop.stock(pump) == (-2, 3, 0, -5)
    assert shop.stock(pipe) == (-2, 0, 0, -2)
    assert shop.levels(pump) == [(shop.depot, -2, 3, -5)]
    shop.hold()
    admin.post(f"/deliveries/{delivery['id']}/undo", {}, status=204)
    assert (shop.stock(pump), shop.stock(pipe)) == ((0, 5, 0, -5), (0, 2, 0, -2))
    shop.hold()


def test_what_a_work_order_uses_delivers_its_order_once(shop: Shop) -> None:
    admin, world = shop.admin, shop.world
    pump = shop.article(saleUnits=[{"name": "Doos", "factor": 12}])
    order = shop.order(
        {"articleId": pump, "quantity": 1, "unitType": "Doos", "price": 100},
        {"articleId": pump, "quantity": 5, "price": 9},
        stockLocationId=shop.depot,
    )
    admin.merge("/settings", {"stock": {"defaultLocationId": shop.depot}})
    path = f"/sales-orders/{order['id']}"

    def job(quantity: int, **members: Any) -> str:
        body = {"salesOrderId": order["id"], "lineItems": [{"articleId": pump, "quantity": quantity}], **members}
        return f"/work-orders/{admin.create('work-orders', body)['id']}"

    def delivered() -> tuple[Any, ...]:
        record = admin.read(path)
        lines = [line["deliveredQuantity"] for line in admin.items(f"{path}/line-items")]
        return lines, record["deliveredTotal"], record["status"]

    first = job(14)  # a box, and two pieces of the other line
    assert shop.stock(pump) == (0, 17, 0, -17)
    for _ in range(2):  # once more changes nothing
        admin.post(f"{first}/check", {}, status=204)
        assert delivered() == ([1, 2], 118, "te doen")
        assert shop.stock(pump) == (-14, 3, 0, -17)
    (change,) = admin.items("/stock-changes", {"workOrderId": first.rpartition("/")[2]})
    names = ("quantity", "deliveredQuantity", "deliveredAmount")
    lines = admin.items(f"/stock-changes/{change['id']}/line-items")
    assert [[line[name] for name in names] for line in lines] == [[12, 1, 100], [2, 2, 18]]
    extra = job(4)  # one more than was sold
    admin.post(f"{extra}/check", {}, status=204)
    assert (delivered()[0], shop.stock(pump)) == ([1, 5], (-18, 0, 0, -18))
    with world.unchanged():
        admin.post(f"{path}/deliver", {}, status=409)  # all of it is delivered
    for path_of_job in (extra, first):
        admin.post(f"{path_of_job}/uncheck", {}, status=204)
    assert (delivered(), shop.stock(pump)) == (([0, 0], 0, "te doen"), (0, 17, 0, -17))
    delivery = f"/deliveries/{admin.post(f'{path}/deliver', {}).json()['id']}"
    admin.post(f"{delivery}/deliver", {}, status=204)
    assert (delivered()[0], shop.stock(pump)) == ([1, 5], (-17, 0, 0, -17))
    for work_order, in_stock in ((first, -17), (extra, -18)):  # 17 were brought, 18 are used
        admin.post(f"{work_order}/check", {}, status=204)
        assert (delivered()[0], shop.stock(pump)[0]) == ([1, 5], in_stock)
    shop.hold()
    with world.unchanged():
        refused = json_body(admin.post(f"{delivery}/undo", {}, status=409))
    assert refused["message"] == f"Work orders used what it brought of article {pump}; uncheck them first."
    by_use = job(3, timeAndMaterial=True)  # it is invoiced by itself
    admin.post(f"{by_use}/check", {}, status=204)
    assert (delivered()[0], shop.stock(pump)[0]) == ([1, 5], -21)
    for work_order in (first, extra, by_use):
        admin.delete(work_order)
    assert (delivered()[0], shop.stock(pump)) == ([1, 5], (-17, 0, 0, -17))
    admin.post(f"{delivery}/undo", {}, status=204)
    assert (delivered()[0], shop.stock(pump)) == ([0, 0], (0, 17, 0, -17))
    shop.hold()


def test_what_moves_stock_goes_on_where_what_it_was_for_was_deleted(shop: Shop) -> None:
    admin, pump = shop.admin, shop.article()
    admin.merge("/settings", {"stock": {"defaultLocationId": shop.depot}})
    supplier, order = admin.create("suppliers", {"name": "De Leie"})["id"], shop.order({"description": "Vrij"})["id"]
    lines = [{"articleId": pump, "quantity": 3}]
    supply = admin.create("purchase-supply-orders", {"supplierId": supplier, "lineItems": lines})["id"]
    job = admin.create("work-orders", {"salesOrderId": order, "lineItems": lines})["id"]
    admin.delete(f"/suppliers/{supplier}")
    admin.post(f"/purchase-supply-orders/{supply}/receive", {}, status=204)
    admin.post(f"/work-orders/{job}/check", {}, status=204)
    assert shop.stock(pump) == (0, 0, 0, 0)
    admin.delete(f"/sales-orders/{order}")
    for word, stock in (("uncheck", 3), ("check", 0), ("uncheck", 3)):
        admin.post(f"/work-orders/{job}/{word}", {}, status=204)
        assert shop.stock(pump)[0] == stock
    changes = admin.items("/stock-changes")
    assert [(row["supplierId"], row["salesOrderId"]) for row in changes] == [
        (supplier, None), (None, order), (None, order), (None, order), (None, order)
    ]  # fmt: skip
    shop.hold()


def test_a_packing_counts_its_units_and_another_unit_is_told(shop: Shop) -> None:
    admin, screw = shop.admin, shop.article(saleUnits=[{"name": "Doos", "factor": 200}])
    order = shop.order({"articleId": screw, "quantity": 3, "unitType": "Doos"})
    assert shop.stock(screw) == (0, 600, 0, -600)
    (line,) = admin.items(f"/sales-orders/{order['id']}/line-items")
    answer = admin.merge(f"/sales-orders/{order['id']}/line-items/{line['id']}", {"unitType": "kg"})
    assert answer.headers["truweel-warning"] == (
        f"unitType: 'kg' is none of the units of article {screw} (stuk, Doos); its stock counts one"
    )
    assert shop.stock(screw) == (0, 3, 0, -3)


def test_orders_follow_when_their_status_promises_stock_no_longer(shop: Shop) -> None:
    admin, pump = shop.admin, shop.article()
    shop.order({"articleId": pump, "quantity": 5})
    shop.order({"articleId": pump, "quantity": 2}, status="in uitvoering")
    (status,) = admin.items("/statuses", {"module": "sales-orders", "name": "te doen"})
    admin.merge(f"/statuses/{status['id']}", {"stockReserving": False})
    shop.world.run(run_due(Worker(shop.world.database, shop.world.registry, ())))
    assert shop.stock(pump) == (0, 2, 0, -2)
    shop.hold()
