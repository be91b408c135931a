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
