"""Quotes of suppliers: what they come to, which one is chosen, and the order at its prices."""

from decimal import Decimal
from typing import Any

from tests.harness import World, json_body

D = Decimal


def test_a_quote_is_chosen_and_ordered_at_its_prices(world: World) -> None:
    admin = world.admin
    own, other = (admin.create("suppliers", {"name": name})["id"] for name in ("De Leie", "Cebeo"))
    lines = [{"description": "Chape", "quantity": 120, "unitType": "m²"}, {"description": "Isolatie", "quantity": 10}]
    body = {"title": "Chape", "supplierIds": [own, other], "lineItems": lines}
    request = admin.create("price-requests", body)
    path = f"/price-requests/{request['id']}"
    chape, insulation = (line["id"] for line in admin.items(f"{path}/line-items"))

    def quote(supplier: str, *prices: Any) -> Any:
        pairs = zip((chape, insulation), prices, strict=False)
        priced = [{"lineItemId": id, "price": D(price), "deliveryDays": 10} for id, price in pairs]
        return json_body(admin.post(f"{path}/quotes", {"supplierId": supplier, "prices": priced}))

    dear, cheap = quote(own, "18.4", "31.25"), quote(other, "17.95")
    assert (dear["totalExclVat"], cheap["totalExclVat"]) == (D("2520.5"), 2154)
    for chosen in (dear, cheap):
        admin.post(f"{path}/quotes/{chosen['id']}/choose", {}, status=204)
    assert [row["chosen"] for row in admin.items(f"{path}/quotes")] == [False, True]
    assert admin.read(path)["status"] == "gekozen"
    order = json_body(admin.post(f"{path}/quotes/{cheap['id']}/order", {}))
    assert (order["supplierId"], order["totalExclVat"], order["title"]) == (other, 2154, "Chape")
    rows = admin.items(f"/purchase-supply-orders/{order['id']}/line-items")
    assert [(row["description"], row["quantity"], row["price"]) for row in rows] == [("Chape", 120, D("17.95"))]
    elsewhere = admin.create("price-requests", {"lineItems": [{"description": "Tegels"}]})
    (line,) = admin.items(f"/price-requests/{elsewhere['id']}/line-items")
    wrong = admin.merge(f"{path}/quotes/{cheap['id']}", {"prices": [{"lineItemId": line["id"], "price": 1}]})
    assert f"{line['id']} is no line of this request" in wrong.headers["truweel-warning"]
