"""The price of a line for a client: tariffs, tiers, strategies, by hand (catalogue 8.1)."""

import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.harness import World, fault, json_body
from truweel.storage import records

Ids = dict[str, str]
D = Decimal


@pytest.fixture(scope="module")
def ids(world: World) -> Ids:
    """A pipe of 8.95 in the group of pipes, a client of the group of contractors, and a project."""
    make = world.admin.create
    ids = {"pipes": make("article-groups", {"name": "Buizen"})["id"]}
    ids["contractors"] = make("price-groups", {"name": "Aannemers"})["id"]
    pipe = {"name": "PVC-buis", "salePrice": 8.95, "costPrice": 5.1, "articleGroupId": ids["pipes"]}
    tiers = [
        {"fromQuantity": 100, "price": 8.5},
        {"fromQuantity": 1, "discount": 5, "priceGroupId": ids["contractors"]},
        {"fromQuantity": 50, "margin": 40, "priceGroupId": ids["contractors"]},
    ]
    ids["pipe"] = make("articles", {**pipe, "tierPrices": tiers})["id"]
    ids["client"] = make("clients", {"name": "Jan"})["id"]
    ids["contractor"] = make("clients", {"name": "Bouw", "clientPriceGroupId": ids["contractors"]})["id"]
    ids["project"] = make("projects", {"title": "School"})["id"]
    return ids


def line(world: World, article: str, head: dict[str, Any] | None = None, **members: Any) -> dict[str, Any]:
    """The only line of a new offer, as it is answered."""
    offer = world.admin.create("offers", {**(head or {}), "lineItems": [{"articleId": article, **members}]})
    return {**world.admin.items(f"/offers/{offer['id']}/line-items")[0], "offer": offer["id"]}


def terms(line: dict[str, Any]) -> tuple[str, str, Any, str]:
    return str(line["price"]), str(line["discount"]), line["customPrice"], str(line["totalExclVat"])


def test_the_article_tells_the_price_and_its_tiers_do(world: World, ids: Ids) -> None:
    assert terms(line(world, ids["pipe"], quantity=3)) == ("8.95", "0.0", False, "26.85")
    assert terms(line(world, ids["pipe"], quantity=100)) == ("8.5", "0.0", False, "850.0")
    client = {"clientId": ids["contractor"]}
    assert terms(line(world, ids["pipe"], client, quantity=3)) == ("8.95", "5.0", False, "25.51")
    assert terms(line(world, ids["pipe"], client, quantity=60)) == ("7.14", "0.0", False, "428.4")
    assert terms(line(world, ids["pipe"], client, quantity=-60)) == ("7.14", "0.0", False, "-428.4")
    assert terms(line(world, ids["pipe"], {"clientId": ids["client"]}, quantity=60))[0] == "8.95"


def test_a_price_by_hand_stands(world: World, ids: Ids) -> None:
    by_hand = line(world, ids["pipe"], {"clientId": ids["contractor"]}, quantity=3, price=9)
    assert terms(by_hand) == ("9.0", "0.0", True, "27.0")
    path = f"/offers/{by_hand['offer']}/line-items/{by_hand['id']}"
    world.admin.merge(path, {"quantity": 60})
    assert terms(world.admin.read(path)) == ("9.0", "0.0", True, "540.0")
    world.admin.merge(path, {"price": None, "discount": None})
    assert terms(world.admin.read(path)) == ("7.14", "0.0", False, "428.4")
    assert terms(line(world, ids["pipe"], price=0)) == ("0.0", "0.0", True, "0.0")
    assert terms(line(world, ids["pipe"], discount=2)) == ("8.95", "2.0", True, "8.77")


def test_another_quantity_reads_the_tier_again_until_a_price_is_set(world: World, ids: Ids) -> None:
    priced = line(world, ids["pipe"], {"clientId": ids["contractor"]}, quantity=3)
    path = f"/offers/{priced['offer']}/line-items/{priced['id']}"
    world.admin.merge(path, {"quantity": 60})
    assert terms(world.admin.read(path)) == ("7.14", "0.0", False, "428.4")
    whole = world.admin.read(path)
    world.admin.put(path, {**whole, "quantity": 4})
    assert terms(world.admin.read(path)) == ("8.95", "5.0", False, "34.01")
    world.admin.merge(path, {"description": "Buis"})
    assert terms(world.admin.read(path)) == ("8.95", "5.0", False, "34.01")
    world.admin.merge(path, {"price": 8})
    world.admin.merge(path, {"quantity": 60})
    assert terms(world.admin.read(path)) == ("8.0", "5.0", True, "456.0")


def test_a_tariff_of_the_project_goes_before_that_of_the_client(world: World, ids: Ids) -> None:
    make = world.admin.create
    project, client = make("projects", {"title": "A"})["id"], make("clients", {"name": "B"})["id"]
    head = {"projectId": project, "clientId": client}
    today = datetime.datetime.now(ZoneInfo("Europe/Brussels")).date()
    past, coming = (str(today + datetime.timedelta(days=days)) for days in (-3, 3))
    make("tariffs", {"clientId": client, "articleGroupId": ids["pipes"], "margin": 100})
    assert terms(line(world, ids["pipe"], head)) == ("10.2", "0.0", False, "10.2")
    make("tariffs", {"clientId": client, "articleId": ids["pipe"], "discount": 10})
    assert terms(line(world, ids["pipe"], head)) == ("8.95", "10.0", False, "8.06")
    make("tariffs", {"clientId": client, "articleId": ids["pipe"], "price": 7, "fromQuantity": 10})
    assert terms(line(world, ids["pipe"], head, quantity=10)) == ("7.0", "0.0", False, "70.0")
    assert terms(line(world, ids["pipe"], head, quantity=9.5))[:2] == ("8.95", "10.0")
    for valid in ({"validTo": past}, {"validFrom": coming}):
        make("tariffs", {"projectId": project, "articleId": ids["pipe"], "price": 1, **valid})
    assert terms(line(world, ids["pipe"], head))[:2] == ("8.95", "10.0")
    make("tariffs", {"projectId": project, "articleGroupId": ids["pipes"], "price": 6.123456, "validTo": str(today)})
    assert terms(line(world, ids["pipe"], head)) == ("6.123456", "0.0", False, "6.12")
    subscription = {"target": "INVOICE", "periodUnit": "YEAR", "startDate": "2026-01-01", "clientId": client}
    made = make("subscriptions", {**subscription, "lineItems": [{"articleId": ids["pipe"]}]})["id"]
    assert terms(world.admin.items(f"/subscriptions/{made}/line-items")[0])[:2] == ("8.95", "10.0")
    make("tariffs", {"subscriptionId": made, "articleId": ids["pipe"], "price": 5})
    world.admin.post(f"/subscriptions/{made}/line-items", {"articleId": ids["pipe"]})
    assert terms(world.admin.items(f"/subscriptions/{made}/line-items")[1])[:2] == ("5.0", "0.0")


def test_work_is_priced_by_the_tariffs_of_its_client(world: World, ids: Ids) -> None:
    make = world.admin.create
    client, hour = make("clients", {"name": "Kapper"})["id"], make("articles", {"name": "Uur", "salePrice": 60})["id"]
    make("tariffs", {"clientId": client, "articleId": hour, "discount": 10})
    make("tariffs", {"clientId": client, "articleId": ids["pipe"], "price": 7, "fromQuantity": 10})
    overtime = make("hour-types", {"name": "Overuren", "salePercentage": 150})["id"]
    head = {"clientId": client, "timeAndMaterial": True}
    lines = [{"articleId": ids["pipe"], "quantity": 10}, {"articleId": ids["pipe"], "quantity": 2, "price": 9}]
    entries = {
        "timeEntries": [{"articleId": hour, "hours": 2}, {"articleId": hour, "hours": 1, "hourTypeId": overtime}],
        "materialEntries": [{"articleId": ids["pipe"], "amount": 12}],
    }
    order = make("work-orders", {**head, "lineItems": lines, **entries})["id"]
    path = f"/work-orders/{order}"

    def prices(path: str) -> list[tuple[Any, ...]]:
        return [tuple(row[name] for name in ("price", "discount", "customPrice")) for row in world.admin.items(path)]

    assert prices(f"{path}/line-items") == [(7, 0, False), (9, 0, True)]
    assert [row["salePrice"] for row in world.admin.items(f"{path}/time-entries")] == [54, 81]
    assert [row["salePrice"] for row in world.admin.items(f"{path}/material-entries")] == [7]
    assert world.admin.read(path)["totalExclVat"] == 10 * 7 + 2 * 9 + 2 * 54 + 81 + 12 * 7
    first = world.admin.items(f"{path}/line-items")[0]["id"]
    world.admin.merge(f"{path}/line-items/{first}", {"quantity": 3})
    assert prices(f"{path}/line-items")[0] == (D("8.95"), 0, False)
    invoice = json_body(world.admin.post(f"{path}/invoice", {}))
    assert invoice["totalExclVat"] == D("26.85") + 18 + 108 + 81 + 84
    planned = make("planning-items", {**head, "lineItems": lines})["id"]
    assert prices(f"/planning-items/{planned}/line-items") == [(7, 0, False), (9, 0, True)]


def test_work_of_an_order_of_a_subscription_has_its_tariff(world: World, ids: Ids) -> None:
    make = world.admin.create
    contract = {"target": "ORDER", "periodUnit": "YEAR", "startDate": "2026-01-01", "clientId": ids["client"]}
    subscription = make("subscriptions", contract)["id"]
    make("tariffs", {"subscriptionId": subscription, "articleId": ids["pipe"], "price": 5})
    order = make("sales-orders", {"clientId": ids["client"], "subscriptionId": subscription})["id"]
    work = make("work-orders", {"salesOrderId": order, "lineItems": [{"articleId": ids["pipe"]}]})["id"]
    assert world.admin.items(f"/work-orders/{work}/line-items")[0]["price"] == 5


def test_a_price_for_a_hundred_is_divided(world: World, ids: Ids) -> None:
    screw = {"name": "Vijs", "salePrice": 8.95, "costPrice": 4, "pricePerQuantity": 100}
    article = world.admin.create("articles", {**screw, "tierPrices": [{"fromQuantity": 500, "price": 7}]})["id"]
    priced = line(world, article, quantity=12)
    assert (*terms(priced), str(priced["costPrice"])) == ("0.0895", "0.0", False, "1.07", "0.04")
    assert terms(line(world, article, quantity=500)) == ("0.07", "0.0", False, "35.0")


def test_prices_of_an_article_follow_their_strategies(world: World) -> None:
    supplier = world.admin.create("suppliers", {"name": "Groothandel"})["id"]
    body = {
        "name": "Kraan",
        "costPriceStrategy": "PREFERRED_SUPPLIER_PRICE",
        "salePriceStrategy": "MARGIN_ON_COST",
        "margin": 20,
        "articleSuppliers": [
            {"supplierId": supplier, "purchasePrice": 9, "grossPurchasePrice": 11},
            {"supplierId": supplier, "preferred": True, "purchasePrice": 10.333, "grossPurchasePrice": 15},
        ],
    }
    article = world.admin.create("articles", body)
    assert (str(article["costPrice"]), str(article["salePrice"])) == ("10.333", "12.3996")
    path = f"/articles/{article['id']}"
    preferred = world.admin.items(f"{path}/article-suppliers")[1]["id"]
    world.admin.merge(f"{path}/article-suppliers/{preferred}", {"purchasePrice": 20})
    article = world.admin.read(path)
    assert (str(article["costPrice"]), str(article["salePrice"])) == ("20.0", "24.0")
    world.admin.merge(path, {"salePriceStrategy": "MARGIN_ON_GROSS_PURCHASE_PRICE", "pricePerQuantity": 10})
    assert str(world.admin.read(path)["salePrice"]) == "180.0"
    answer = world.admin.merge(path, {"salePrice": 99})
    assert answer.headers["truweel-warning-codes"] == '[{"field":"salePrice","code":"doubtful","params":{}}]'
    assert "follows its strategy, which gives 180" in answer.headers["truweel-warning"]
    assert str(world.admin.read(path)["salePrice"]) == "180.0"
    world.admin.merge(path, {"salePriceStrategy": "FIXED_PRICE", "salePrice": 99})
    assert str(world.admin.read(path)["salePrice"]) == "99.0"


def test_prices_are_looked_up_with_three_statements_a_document(
    world: World, ids: Ids, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = [world.admin.create("articles", {"name": f"Buis {n}", "salePrice": n})["id"] for n in range(1, 13)]
    read: list[str] = []
    load = records.load_referring

    def count(*arguments: Any) -> Any:
        read.append(f"{arguments[1].key} by {arguments[3]}")
        return load(*arguments)

    monkeypatch.setattr(records, "load_referring", count)
    head = {"clientId": ids["contractor"], "projectId": ids["project"]}
    lines = [{"articleId": article, "quantity": 2} for article in [*articles, ids["pipe"]]]
    world.admin.create("offers", {**head, "lineItems": lines})
    assert sorted(read) == ["articles/tier-prices by None", "tariffs by articleGroupId", "tariffs by articleId"]


def test_a_tariff_is_one_price_of_one_thing_for_one_owner(world: World, ids: Ids) -> None:
    with world.unchanged():
        answer = json_body(world.admin.post("/tariffs", {}, status=400))
    assert answer["errors"] == [
        fault("articleId", "one of articleId, articleGroupId is required", "required"),
        fault("clientId", "one of clientId, projectId, subscriptionId is required", "required"),
        fault("price", "one of price, discount, margin is required", "required"),
    ]
    body = {"articleId": ids["pipe"], "clientId": ids["client"], "projectId": ids["project"], "price": 1, "margin": 2}
    answer = json_body(world.admin.post("/tariffs", body, status=400))
    assert answer["errors"] == [
        fault("projectId", "must be null: only one of clientId, projectId, subscriptionId may be set, and clientId is"),
        fault("margin", "must be null: only one of price, discount, margin may be set, and price is"),
    ]


def test_a_client_is_nothing_to_itself(world: World, ids: Ids) -> None:
    body = {"fromClientId": ids["client"], "toClientId": ids["client"]}
    answer = json_body(world.admin.post("/client-relations", body, status=400))
    message = f"must be another client than fromClientId, which is {ids['client']} too"
    assert answer["errors"] == [fault("toClientId", message)]


def test_a_line_shows_the_parts_of_its_article(world: World) -> None:
    make = world.admin.create
    parts = [
        make("articles", {"name": name, "salePrice": price, "unitType": "m"})["id"]
        for name, price in (("A", 3), ("B", 4))
    ]
    composites = [{"articleId": parts[0], "quantity": 2}, {"articleId": parts[1], "quantity": 0.5, "price": 5}]
    body = {"name": "Set", "salePrice": 9, "compositeLineItem": True, "composites": composites}
    whole = make("articles", body)["id"]
    lines = [{"articleId": whole, "quantity": 3}, {"articleId": parts[0]}]
    offer = make("offers", {"lineItems": lines})["id"]
    line, other = world.admin.items(f"/offers/{offer}/line-items")
    names = ("articleId", "description", "quantity", "price")
    shown = [tuple(part[name] for name in names) for part in line["compositeLines"]]
    assert shown == [(parts[0], "A", 2, 3), (parts[1], "B", 0.5, 5)]
    assert (line["totalExclVat"], other["compositeLines"]) == (27, [])
    world.admin.merge(f"/offers/{offer}/line-items/{line['id']}", {"articleId": parts[1]})
    assert world.admin.items(f"/offers/{offer}/line-items")[0]["compositeLines"] == []
