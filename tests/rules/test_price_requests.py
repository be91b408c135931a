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


def asked(world: World, *suppliers: str, **more: Any) -> str:
    """The path of a request to these suppliers."""
    lines = [{"description": "Chape <8 cm>", "quantity": 120, "unitType": "m²"}]
    body = {"title": "Chape", "date": "2026-11-02", "supplierIds": suppliers, "lineItems": lines, **more}
    return f"/price-requests/{world.admin.create('price-requests', body)['id']}"


def test_each_supplier_is_asked_once_by_an_e_mail_of_its_own(world: World) -> None:
    admin = world.admin
    own, other, late = (
        admin.create("suppliers", {"name": name, "email": f"{name.lower()}@example.com", "language": language})["id"]
        for name, language in (("Leie", "NL"), ("Cebeo", "FR"), ("Rexel", None))
    )
    path = asked(world, own, other, deadline="2026-11-20")
    with world.changes() as change:
        admin.post(f"{path}/send", {}, status=204)
    request = admin.read(path)
    assert request["status"] == "verzonden"
    assert sorted(name for name, *_ in change.events) == ["email.created", "email.created", "price-request.updated"]
    emails = admin.read(f"{path}/emails")
    assert [(email["recipients"]["to"], email["status"]) for email in emails] == [
        (["leie@example.com"], "QUEUED"), (["cebeo@example.com"], "QUEUED"),
    ]  # fmt: skip
    assert emails[0]["subject"] == f"Prijsaanvraag {request['logicId']} Chape"
    assert emails[1]["subject"] == f"Demande de prix {request['logicId']} Chape"
    assert "<li>120 m² Chape &lt;8 cm&gt;</li>" in emails[0]["body"]
    assert "Ten laatste op 20/11/2026." in emails[0]["body"]
    admin.post(f"{path}/send", {}, status=204)
    assert len(admin.read(f"{path}/emails")) == 2
    admin.merge(path, {"supplierIds": [own, other, late]})
    admin.post(f"{path}/send", {}, status=204)
    assert [email["recipients"]["to"] for email in admin.read(f"{path}/emails")][2:] == [["rexel@example.com"]]


def test_who_cannot_be_asked_is_named(world: World) -> None:
    admin = world.admin
    silent = admin.create("suppliers", {"name": "Zwijger"})["id"]
    path, nobody = asked(world, silent), asked(world)
    blind = world.client(user="writer", rights={"purchase-invoices": "write"})
    with world.unchanged():
        refused = json_body(admin.post(f"{path}/send", {}, status=400))
        assert refused["errors"][0]["field"] == "supplierIds[0]"
        assert refused["errors"][0]["message"] == f"supplier {silent}, Zwijger, has no e-mail address"
        admin.post(f"{nobody}/send", {}, status=409)
        assert "suppliers" in json_body(blind.post(f"{path}/send", {}, status=403))["message"]
    admin.merge(f"/suppliers/{silent}", {"email": "z@example.com"})
    with world.unchanged():
        wrong = json_body(admin.post(f"{path}/send", {"templateName": "Bestaat niet"}, status=400))
        text = "there is no e-mail template of that name for price-requests or for any record: Bestaat niet"
        assert [error["message"] for error in wrong["errors"]] == [text]


def test_an_offer_asks_for_prices_and_takes_over_the_quote_that_is_chosen(world: World) -> None:
    admin = world.admin
    leie, cebeo = (admin.create("suppliers", {"name": name})["id"] for name in ("De Leie", "Cebeo"))
    lines = [
        {"type": "TITLE", "description": "Vloer"},
        {"description": "Chape", "quantity": 120, "unitType": "m²", "price": 30, "costPrice": 20},
        {"type": "VARIANT", "description": "Vloerverwarming", "quantity": 1, "price": 4000},
    ]
    offer = admin.create("offers", {"title": "Renovatie", "lineItems": lines})["id"]
    post = admin.create("posts", {"name": "Isolatie", "offerId": offer, "lines": [{"price": 40, "costPrice": 25}]})[
        "id"
    ]
    admin.post(f"/offers/{offer}/line-items", {"postId": post})
    request = json_body(admin.post(f"/offers/{offer}/price-request", {"supplierIds": [leie, cebeo]}, status=201))
    assert (request["title"], request["offerId"], request["supplierIds"]) == ("Renovatie", offer, [leie, cebeo])
    path = f"/price-requests/{request['id']}"
    rows = admin.items(f"{path}/line-items")
    assert [(row["type"], row["description"], row["quantity"], row["unitType"], row["postId"]) for row in rows] == [
        ("TITLE", "Vloer", 1, None, None), ("LINE", "Chape", 120, "m²", None), ("LINE", "Isolatie", 1, None, post),
    ]  # fmt: skip
    quotes = admin.items(f"{path}/quotes")
    assert [(quote["supplierId"], quote["totalExclVat"]) for quote in quotes] == [(leie, 0), (cebeo, 0)]
    prices = [{"lineItemId": row["id"], "price": price} for row, price in zip(rows[1:], (D("17.5"), 30), strict=True)]
    admin.merge(f"{path}/quotes/{quotes[1]['id']}", {"prices": prices})
    with world.changes() as change:
        admin.post(f"{path}/quotes/{quotes[1]['id']}/choose", {}, status=204)
    names = sorted(name for name, *_ in change.events if not name.endswith("recalculated"))
    assert names == ["offer.updated", "price-request.updated"]
    after = admin.items(f"/offers/{offer}/line-items")
    assert [(row["costPrice"], row["supplierId"]) for row in after if row["type"] == "LINE"] == [
        (D("17.5"), cebeo), (25, cebeo),
    ]  # fmt: skip
    assert admin.read(f"/offers/{offer}")["totalCostExclVat"] == 120 * D("17.5") + 25
