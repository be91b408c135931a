"""Orders of clients that become orders at suppliers and work orders (catalogue 2.4, 0.6)."""

from typing import Any

import pytest

from tests.harness import World, json_body
from truweel.operations.doctor import examine_rules
from truweel.storage.doctor import examine


@pytest.fixture
def shop(fresh_world: World) -> dict[str, str]:
    """Articles of two suppliers, one that comes in boxes of twelve, and one that nobody delivers."""
    make = fresh_world.admin.create
    leie, cebeo = (make("suppliers", {"name": name})["id"] for name in ("De Leie", "Cebeo"))

    def article(name: str, supplier: str | None, price: int, **members: Any) -> str:
        conditions = [{"supplierId": supplier, "preferred": True, "purchasePrice": price}] if supplier else []
        body = {"name": name, "unitType": "stuk", "salePrice": 2 * price, "articleSuppliers": conditions, **members}
        return str(make("articles", body)["id"])

    boxes = [{"name": "doos", "factor": 12}]
    return {
        "leie": leie,
        "cebeo": cebeo,
        "pump": article("Pomp", leie, 100),
        "screw": article("Vijs", cebeo, 1, saleUnits=boxes),
        "advice": article("Advies", None, 50),
    }


def order(world: World, shop: dict[str, str]) -> str:
    """The path of an order of 3 pumps, 2 boxes of screws, and advice."""
    lines = [
        {"articleId": shop["pump"], "quantity": 3},
        {"articleId": shop["screw"], "quantity": 2, "unitType": "doos"},
        {"articleId": shop["advice"], "quantity": 1},
        {"description": "Werk", "quantity": 4, "price": 55},
    ]
    head = {"title": "Pompen", "clientReference": "PO-7", "address": {"city": "Gent"}, "timeAndMaterial": True}
    client = world.admin.create("clients", {"name": "Els"})["id"]
    project = world.admin.create("projects", {"title": "School"})["id"]
    body = {**head, "clientId": client, "projectId": project, "lineItems": lines}
    return f"/sales-orders/{world.admin.create('sales-orders', body)['id']}"


def supplies(world: World, answer: Any) -> list[tuple[Any, ...]]:
    """Supplier, and article, quantity, unit and price of each line, of the orders in an answer."""
    return [
        (row["supplierId"], *(line[n] for n in ("articleId", "quantity", "unitType", "price")))
        for row in json_body(answer)
        for line in world.admin.items(f"/purchase-supply-orders/{row['id']}/line-items")
    ]


def ordered(world: World, path: str) -> list[tuple[Any, ...]]:
    return [
        (line["orderedQuantity"], line["purchaseSupplyOrderIds"]) for line in world.admin.items(f"{path}/line-items")
    ]


def test_what_is_open_is_ordered_at_the_preferred_suppliers(fresh_world: World, shop: dict[str, str]) -> None:
    world, path = fresh_world, order(fresh_world, shop)
    with world.changes() as change:
        answer = world.admin.post(f"{path}/order-supplies", {}, status=201)
    first, second = (row["id"] for row in json_body(answer))
    assert supplies(world, answer) == [
        (shop["leie"], shop["pump"], 3, "stuk", 100), (shop["cebeo"], shop["screw"], 24, "stuk", 1),
    ]  # fmt: skip
    assert sorted(event[:2] for event in change.events) == [
        ("purchase-supply-order.created", first), ("purchase-supply-order.created", second),
        ("sales-order.updated", path.rpartition("/")[2]),
    ]  # fmt: skip
    assert ordered(world, path) == [(3, [first]), (2, [second]), (0, []), (0, [])]
    with world.unchanged():
        refused = world.admin.post(f"{path}/order-supplies", {}, status=409)
    assert json_body(refused)["message"].startswith("Nothing of it is to be ordered")
    world.admin.delete(f"/purchase-supply-orders/{first}")
    assert ordered(world, path)[0] == (0, [])
    again = world.admin.post(f"{path}/order-supplies", {}, status=201)
    assert supplies(world, again) == [(shop["leie"], shop["pump"], 3, "stuk", 100)]
    line = world.admin.items(f"/purchase-supply-orders/{json_body(again)[0]['id']}/line-items")[0]["id"]
    world.admin.merge(f"/purchase-supply-orders/{json_body(again)[0]['id']}/line-items/{line}", {"quantity": 1})
    assert ordered(world, path)[0][0] == 1
    assert examine(world.database, world.registry).findings == []
    assert examine_rules(world.database, world.registry) == []


def test_some_lines_are_ordered_in_so_many_units(fresh_world: World, shop: dict[str, str]) -> None:
    world, path = fresh_world, order(fresh_world, shop)
    pump, screw, advice, work = (line["id"] for line in world.admin.items(f"{path}/line-items"))
    wish = [{"orderLineItemId": screw, "quantity": 1}, {"orderLineItemId": pump, "quantity": 5}]
    answer = world.admin.post(f"{path}/order-supplies", {"lines": wish}, status=201)
    assert [row[1:3] for row in supplies(world, answer)] == [(shop["screw"], 12), (shop["pump"], 5)]
    assert [row[0] for row in ordered(world, path)] == [5, 1, 0, 0]
    with world.unchanged():
        for id, word in ((work, "no line of sales order"), (advice, "no preferred supplier")):
            refused = world.admin.post(f"{path}/order-supplies", {"lines": [{"orderLineItemId": id}]}, status=400)
            assert word in json_body(refused)["errors"][0]["message"]


def test_a_work_order_of_an_order_is_for_its_client_and_place(fresh_world: World, shop: dict[str, str]) -> None:
    world, path = fresh_world, order(fresh_world, shop)
    answer = world.admin.post(f"{path}/work-order", {"date": "2026-03-02"}, status=201)
    made, source = json_body(answer), world.admin.read(path)
    names = ("title", "clientId", "projectId", "clientReference", "address", "timeAndMaterial", "assignedUserId")
    assert {name: made[name] for name in names} == {name: source[name] for name in names}
    assert (made["salesOrderId"], made["origin"], made["date"]) == (source["id"], "ORDER", "2026-03-02")
    assert world.admin.items(f"/work-orders/{made['id']}/line-items") == []


def test_a_project_with_documents_is_not_deleted(fresh_world: World, shop: dict[str, str]) -> None:
    world, path = fresh_world, order(fresh_world, shop)
    project = world.admin.read(path)["projectId"]
    invoice = world.admin.create("sales-invoices", {"lineItems": [{"description": "Werk", "projectId": project}]})["id"]
    with world.unchanged():
        refused = json_body(world.admin.delete(f"/projects/{project}", status=409))
    documents = "1 of sales-orders, 1 of sales-invoices"
    assert (
        refused["message"] == f"It can't be deleted: it has documents, {documents}. Archive it, or delete these first."
    )
    world.admin.delete(path)
    world.admin.delete(f"/sales-invoices/{invoice}")
    world.admin.delete(f"/projects/{project}")
