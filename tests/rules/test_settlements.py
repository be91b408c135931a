"""Settlements: totals below 0, a discount on the whole, and the event that tells of them."""

from tests.harness import World, json_body


def test_less_work_is_a_total_below_zero(world: World) -> None:
    tariff = json_body(world.admin.post("/vat-tariffs", {"name": "21%", "percentage": 21}))["id"]
    line = {"quantity": -2, "price": 145, "costPrice": 100, "vatTariffId": tariff}
    settlement = json_body(world.admin.post("/settlements", {"title": "Dakdoorvoer vervalt", "lineItems": [line]}))
    totals = ("totalExclVat", "totalVat", "totalInclVat", "totalCostExclVat")
    assert [str(settlement[name]) for name in totals] == ["-290.0", "-60.9", "-350.9", "-200.0"]
    assert settlement["logicId"] is None


def test_a_discount_alone_recalculates_it(world: World) -> None:
    body = {"date": "2026-03-02", "lineItems": [{"quantity": 1, "price": 1000}, {"quantity": 4, "price": 125}]}
    settlement = json_body(world.admin.post("/settlements", body))
    assert (settlement["logicId"], str(settlement["totalInclVat"])) == ("V260001", "1500.0")
    path = f"/settlements/{settlement['id']}"
    with world.changes() as change:
        world.admin.merge(path, {"globalDiscount": 10, "globalDiscountAmount": 50})
    assert str(world.admin.read(path)["totalExclVat"]) == "1300.0"
    assert sorted(name for name, *_ in change.events) == ["settlement.recalculated", "settlement.updated"]
    with world.changes() as change:
        world.admin.merge(path, {"title": "Meerwerk"})
    assert sorted(name for name, *_ in change.events) == ["settlement.updated"]


def test_it_counts_once_it_is_approved_or_in_a_status_of_what_is_agreed(world: World) -> None:
    make, read = world.admin.create, world.admin.read
    for name, chance in (("voorstel", 50), ("akkoord", 100), ("afgewezen", 0)):
        make("statuses", {"module": "settlements", "name": name, "successPercentage": chance})
    order = make("sales-orders", {})["id"]
    body = {"salesOrderId": order, "status": "voorstel", "lineItems": [{"price": 100}]}
    path = f"/settlements/{make('settlements', body)['id']}"
    counted = []
    for change in (
        {},
        {"approvedDate": "2026-02-01"},
        {"status": "afgewezen"},
        {"approvedDate": None},
        {"status": "akkoord"},
    ):
        world.admin.merge(path, change)
        counted.append(read(f"/sales-orders/{order}")["settlementsTotal"])
    assert counted == [0, 100, 0, 0, 100]
