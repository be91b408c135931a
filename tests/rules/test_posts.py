"""Posts: what they come to, their formulas and labour, and the line of the offer that follows them (catalogue 8.2)."""

import asyncio
from typing import Any

import pytest

from tests.harness import World, fault, json_body
from truweel.demo import RecordBody, RecordRef, load_bodies


def post(world: World, *lines: dict[str, Any], **members: Any) -> dict[str, Any]:
    """A new post of these lines."""
    return world.admin.create("posts", {"name": "Afvoer", "lines": list(lines), **members})


def figures(post: dict[str, Any]) -> list[str]:
    names = ("unitPrice", "unitCost", "totalExclVat", "totalCostExclVat", "hours")
    return [str(post[name]) for name in names]


def test_a_post_is_its_quantity_times_its_lines_and_what_is_for_the_whole(world: World) -> None:
    pipe = world.admin.create("articles", {"name": "Buis", "salePrice": 8.95, "costPrice": 5.1})["id"]
    hour = world.admin.create("articles", {"name": "Uur", "salePrice": 58, "costPrice": 38.5, "timeOperation": True})[
        "id"
    ]
    lines = (
        {"articleId": pipe, "quantity": 1.05},
        {"articleId": hour, "quantity": 0.35},
        {
            "description": "Hoogwerker",
            "quantity": 1,
            "total": True,
            "separatePrice": True,
            "price": 185,
            "costPrice": 140,
        },
    )
    made = post(world, *lines, quantity=36)
    # 36 x (1.05 x 8.95 + 0.35 x 58) + 185 = 338.31 + 730.8 + 185; cost 36 x (5.355 + 13.475) + 140
    assert figures(made) == ["34.836389", "22.718889", "1254.11", "817.88", "12.6"]
    path = f"/posts/{made['id']}"
    world.admin.merge(path, {"priceByHand": 30})
    assert figures(world.admin.read(path)) == ["35.138889", "22.718889", "1265.0", "817.88", "12.6"]
    world.admin.merge(path, {"quantity": 0})
    assert figures(world.admin.read(path)) == ["0.0", "0.0", "185.0", "140.0", "0.0"]


def test_margins_of_the_offer_are_taken_by_kind_of_cost(world: World) -> None:
    offer = world.admin.create("offers", {"margins": {"Arbeid": 10, "Materiaal": 25}})["id"]
    lines = (
        {"description": "Uur", "calculationType": "Arbeid", "quantity": 2, "costPrice": 40},
        {"description": "Buis", "calculationType": "Materiaal", "quantity": 1, "costPrice": 8, "margin": 50},
        {"description": "Kost", "calculationType": "Kost", "quantity": 1, "costPrice": 5, "price": 6},
    )
    made = post(world, *lines, offerId=offer, quantity=3)
    assert figures(made)[:3] == ["106.0", "93.0", "318.0"]  # 2 x 44 + 12 + 6
    assert [str(line["price"]) for line in world.admin.items(f"/posts/{made['id']}/lines")] == ["44.0", "12.0", "6.0"]
    world.admin.merge(f"/offers/{offer}", {"margins": {"Arbeid": 20}})
    assert figures(world.admin.read(f"/posts/{made['id']}"))[:3] == ["114.0", "93.0", "342.0"]


def test_formulas_follow_the_parameters_of_the_offer_and_the_line_follows_the_post(world: World) -> None:
    colour = {"name": "colour", "description": "Which colour?", "values": ["Blue", "Red"], "value": "Blue"}
    width = {"name": "width", "value": "2,5"}
    offer = world.admin.create("offers", {"parameters": [colour, width]})["id"]
    lines = (
        {"description": "Blauw", "quantityFormula": 'colour == "Blue" ? width * 2 : 0', "price": 10},
        {"description": "Rood", "quantityFormula": 'colour == "Red" ? 1 : 0', "price": 7},
    )
    made = post(world, *lines, offerId=offer, quantity=3, number="32.11", unitType="m", agreementType="FH")
    assert figures(made)[:3:2] == ["50.0", "150.0"]
    world.admin.post(f"/offers/{offer}/line-items", {"postId": made["id"]})
    world.admin.post(f"/offers/{offer}/line-items", {"quantityFormula": "width * 4", "price": 1, "description": "Rand"})
    first, second = world.admin.items(f"/offers/{offer}/line-items")
    names = ("quantity", "price", "unitType", "description", "chapter", "agreementType", "totalExclVat")
    assert [str(first[name]) for name in names] == ["3.0", "50.0", "m", "Afvoer", "32.11", "FH", "150.0"]
    assert (str(second["quantity"]), str(second["totalExclVat"])) == ("10.0", "10.0")
    with world.changes() as change:
        world.admin.merge(f"/offers/{offer}", {"parameters": [{**colour, "value": "Red"}, {**width, "value": "3"}]})
    events = sorted(name for name, *_ in change.events)
    assert events == ["offer.recalculated", "offer.updated", "post.updated"]
    first, second = world.admin.items(f"/offers/{offer}/line-items")
    assert (str(first["totalExclVat"]), str(second["totalExclVat"])) == ("21.0", "12.0")
    assert str(world.admin.read(f"/offers/{offer}")["totalExclVat"]) == "33.0"
    with world.changes() as change:
        world.admin.merge(f"/posts/{made['id']}", {"priceByHand": 3.335})
    assert sorted(name for name, *_ in change.events) == ["offer.recalculated", "offer.updated", "post.updated"]
    assert str(world.admin.read(f"/offers/{offer}")["totalExclVat"]) == "22.01"  # 10.005 is 10.01
    world.admin.merge(f"/offers/{offer}/line-items/{first['id']}", {"discount": 10})
    assert str(world.admin.read(f"/offers/{offer}")["totalExclVat"]) == "21.01"  # 9.009


def test_the_line_stores_the_total_of_its_post(world: World) -> None:
    offer = world.admin.create("offers", {})["id"]
    made = post(world, {"description": "Werk", "price": 0.335}, offerId=offer, quantity=7)
    line = json_body(world.admin.post(f"/offers/{offer}/line-items", {"postId": made["id"]}))
    # 7 x 0.335 is 2.345; the price of one is shown with six decimals
    assert [str(line[name]) for name in ("price", "totalExclVat")] == ["0.335714", "2.35"]


def test_a_formula_that_is_none_names_its_place(world: World) -> None:
    with world.unchanged():
        lines = [{"description": "A"}, {"quantityFormula": "3 * (4"}]
        answer = json_body(world.admin.post("/posts", {"name": "B", "lines": lines}, status=400))
    message = "is no formula: at character 7 there is the end instead of ')'"
    assert answer["errors"] == [fault("lines[1].quantityFormula", message)]
    answer = json_body(world.admin.post("/offers", {"lineItems": [{"quantityFormula": "a b"}]}, status=400))
    message = "is no formula: at character 3 there is 'b' instead of the end"
    assert answer["errors"] == [fault("lineItems[0].quantityFormula", message)]


@pytest.mark.parametrize(
    ("formula", "message"),
    [
        ("1 / 0", "it divides by zero, or a number is too large"),
        ("hoogte", "there is no parameter 'hoogte'"),
        ("'zes'", "gives 'zes', which is no number"),
    ],
)
def test_a_formula_without_a_number_is_zero_with_a_warning(world: World, formula: str, message: str) -> None:
    offer = world.admin.create("offers", {})["id"]
    body = {"name": "B", "offerId": offer, "lines": [{"quantityFormula": formula, "price": 5}]}
    answer = world.strict.post("/posts", body)
    assert f"{message}; 0 was taken" in answer.headers["truweel-warning"]
    assert str(json_body(answer)["totalExclVat"]) == "0.0"
    assert "truweel-warning" not in world.admin.post("/posts", {**body, "offerId": None, "library": True}).headers


def test_a_time_standard_adds_a_line_of_labour(world: World) -> None:
    make = world.admin.create
    hour = make("articles", {"name": "Uur", "salePrice": 60, "costPrice": 40, "timeOperation": True})["id"]
    standards = [
        {"executionPhase": "Afwerking", "hours": 0.5, "articleId": hour},
        {"executionPhase": "Ruwbouw", "hours": 0.25, "articleId": hour},
        {"executionPhase": "Ruwbouw", "context": "RENOVATION", "hours": 0.75, "articleId": hour, "default": True},
    ]
    pipe = make("articles", {"name": "Buis", "salePrice": 10, "costPrice": 6, "timeStandards": standards})["id"]
    offer = make("offers", {"context": "NEW_BUILD"})["id"]
    made = post(world, {"articleId": pipe, "quantity": 2, "executionPhase": "ruwbouw"}, offerId=offer, quantity=4)
    path = f"/posts/{made['id']}"
    assert figures(made) == ["50.0", "32.0", "200.0", "128.0", "2.0"]  # 2 x 10 + 0.5 x 60
    material, labour = world.admin.items(f"{path}/lines")
    names = ("articleId", "description", "quantity", "price", "labourOfId")
    assert [str(labour[name]) for name in names] == [hour, "Uur", "0.5", "60.0", material["id"]]
    world.admin.merge(f"{path}/lines/{material['id']}", {"quantity": 4, "executionPhase": "Elders"})
    assert figures(world.admin.read(path))[2:] == ["640.0", "416.0", "8.0"]  # the first that holds: 0.5 an hour
    world.admin.merge(f"/offers/{offer}", {"context": "RENOVATION"})
    assert figures(world.admin.read(path))[2:] == ["880.0", "576.0", "12.0"]  # the default: 0.75
    world.admin.delete(f"{path}/lines/{material['id']}")
    assert world.admin.items(f"{path}/lines") == []
    assert figures(world.admin.read(path)) == ["0.0"] * 5


def test_a_post_stands_in_one_place(world: World) -> None:
    offer, order = world.admin.create("offers")["id"], world.admin.create("sales-orders")["id"]
    with world.unchanged():
        body = {"name": "B", "library": True, "offerId": offer, "salesOrderId": order}
        answer = json_body(world.admin.post("/posts", body, status=400))
    assert answer["errors"] == [
        fault(
            "salesOrderId",
            "must be null: only one of offerId, settlementId, salesOrderId may be set, and offerId is",
        ),
        fault("library", "must be false for a post that stands in an offer, a settlement or an order"),
    ]


def test_posts_and_parameters_changed_at_once_agree(world: World) -> None:
    names = {"name": "n", "value": "0"}
    offer = world.admin.create("offers", {"parameters": [names]})["id"]
    ids = [post(world, {"quantityFormula": "n", "price": 10}, offerId=offer)["id"] for _ in range(4)]
    for id in ids:
        world.admin.post(f"/offers/{offer}/line-items", {"postId": id})

    async def change_all() -> list[int]:
        calls = [
            world.admin.send("PATCH", f"/posts/{id}", {"quantity": 2}, type="application/merge-patch+json")
            for id in ids
        ]
        calls += [
            world.admin.send(
                "PATCH", f"/offers/{offer}", {"parameters": [{**names, "value": str(n)}]},
                type="application/merge-patch+json",
            )
            for n in range(1, 5)
        ]  # fmt: skip
        return [answer.status_code for answer in await asyncio.gather(*calls)]

    assert set(world.run(change_all())) == {204}
    document = world.admin.read(f"/offers/{offer}")
    answer = int(document["parameters"][0]["value"])
    assert [str(world.admin.read(f"/posts/{id}")["totalExclVat"]) for id in ids] == [f"{20 * answer}.0"] * 4
    assert str(document["totalExclVat"]) == f"{80 * answer}.0"


def test_the_offer_of_a_post_may_be_of_the_same_transaction(world: World) -> None:
    """Locks are taken in the order of collections; what a transaction made itself nobody else can hold."""
    supplier_id = world.admin.create("suppliers", {"name": "Desco"})["id"]
    bodies = [
        RecordBody("purchase-invoices", {"supplierId": supplier_id, "invoiceNumber": "2026/1187"}),
        RecordBody("offers", {"title": "Badkamer"}),
        RecordBody("posts", {"name": "Tegelwerk", "offerId": RecordRef("offers", 0)}),
    ]
    ids = load_bodies(world.database, world.registry, world.admin.caller, bodies)
    assert world.admin.read(f"/posts/{ids['posts'][0]}")["offerId"] == str(ids["offers"][0])
