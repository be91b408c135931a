"""Offers and settlements that are accepted or copied (catalogue 2.1, 2.2, 7.9, 8.3, 14)."""

import asyncio
from typing import Any

import pytest

from tests.harness import World, fault, json_body

Json = dict[str, Any]


@pytest.fixture(scope="module")
def ids(world: World) -> dict[str, str]:
    """A client with a payment condition, a tariff of 21 %, an article, and statuses of offers."""
    make = world.admin.create
    ids = {"condition": make("payment-conditions", {"name": "30 dagen", "days": 30})["id"]}
    ids["tariff"] = make("vat-tariffs", {"name": "21%", "percentage": 21})["id"]
    client = {"name": "Els", "paymentConditionId": ids["condition"], "vatTariffId": ids["tariff"]}
    ids["client"] = make("clients", client)["id"]
    tiers = [{"fromQuantity": 10, "price": 90}]
    ids["article"] = make("articles", {"name": "Ketel", "salePrice": 100, "tierPrices": tiers})["id"]
    for module in ("offers", "settlements"):
        for position, (name, chance) in enumerate((("verzonden", 40), ("getekend", 100), ("afgekeurd", 0))):
            make("statuses", {"module": module, "name": name, "successPercentage": chance, "position": position})
    return ids


def offer(world: World, ids: dict[str, str], **members: Any) -> str:
    """The id of an offer of two lines, one of them a post of two units, with discounts and two phases."""
    head = {
        "title": "Renovatie badkamer",
        "date": "2026-03-02",
        "status": "verzonden",
        "clientId": ids["client"],
        "clientReference": "PO-118",
        "address": {"addressLine1": "Dorpsstraat 1", "city": "Gent"},
        "remark": "Zoals besproken",
        "globalDiscount": 10,
        "globalDiscountAmount": 5,
        "parameters": [{"name": "n", "value": "3"}],
        "margins": {"Arbeid": 20},
        "lineItems": [{"type": "TITLE", "description": "Sanitair"}, {"articleId": ids["article"], "quantity": 2}],
        "invoicePhases": [
            {"name": "Voorschot", "kind": "PERCENTAGE", "percentage": 30, "dueDate": "2026-04-01"},
            {"name": "Rest", "kind": "FINAL"},
        ],
    }
    made = str(world.admin.create("offers", {**head, **members})["id"])
    lines = [
        {"quantityFormula": "n * 2", "costPrice": 10, "calculationType": "Arbeid"},
        {"description": "Huur", "price": 7, "total": True},
    ]
    chapter = world.admin.create("posts", {"name": "Sanitair", "number": "1", "offerId": made})["id"]
    body = {"name": "Afvoer", "number": "1.1", "quantity": 2, "offerId": made, "parentId": chapter, "lines": lines}
    post = world.admin.create("posts", body)["id"]
    world.admin.post(f"/offers/{made}/line-items", {"postId": post})
    return made


def essence(lines: list[Json]) -> list[tuple[str, ...]]:
    names = ("type", "description", "quantity", "price", "discount", "chapter", "totalExclVat", "vatPercentage")
    return [tuple(str(line[name]) for name in names) for line in lines]


ESSENCE = [
    ("TITLE", "Sanitair", "1.0", "0.0", "0.0", "None", "0.0", "21.0"),
    ("LINE", "Ketel", "2.0", "100.0", "0.0", "None", "200.0", "21.0"),
    ("LINE", "Afvoer", "2.0", "75.5", "0.0", "1.1", "151.0", "21.0"),  # 2 x 6 x 12 + 7
]


def test_an_accepted_offer_becomes_an_order(world: World, ids: dict[str, str]) -> None:
    made = offer(world, ids)
    assert str(world.admin.read(f"/offers/{made}")["successPercentage"]) == "40.0"
    with world.changes() as change:
        answer = world.admin.post(f"/offers/{made}/accept", {"signatureName": "Els Maes"})
    order = json_body(answer)
    assert answer.headers["location"].endswith(f"/api/v2/sales-orders/{order['id']}")
    assert sorted(name for name, *_ in change.events) == [
        "offer.updated", "post.created", "post.created", "sales-order.created",
    ]  # fmt: skip
    names = ("title", "clientId", "clientReference", "offerId", "remark", "paymentConditionId", "address")
    source = {**world.admin.read(f"/offers/{made}"), "offerId": made, "paymentConditionId": ids["condition"]}
    assert {name: order[name] for name in names} == {name: source[name] for name in names}
    assert [str(order[name]) for name in ("globalDiscount", "globalDiscountAmount")] == ["10.0", "5.0"]
    # 351 less 10 % is 315.90, less 5 is 310.90
    totals = ("totalExclVat", "totalVat", "totalInclVat", "totalCostExclVat")
    assert [str(order[name]) for name in totals] == ["310.9", "65.29", "376.19", "120.0"]
    assert [str(source[name]) for name in totals] == ["310.9", "65.29", "376.19", "120.0"]
    assert (source["status"], str(source["successPercentage"])) == ("getekend", "100.0")
    assert source["signatureName"] == "Els Maes"
    assert source["signedAt"] is not None
    lines = world.admin.items(f"/sales-orders/{order['id']}/line-items")
    assert essence(lines) == ESSENCE
    assert [line["customPrice"] for line in lines] == [True, True, None]
    posts = world.admin.items("/posts", {"salesOrderId": order["id"], "sort": "number:asc"})
    assert [(p["number"], p["offerId"], str(p["totalExclVat"])) for p in posts] == [
        ("1", None, "0.0"),
        ("1.1", None, "151.0"),
    ]
    assert (posts[1]["parentId"], lines[2]["postId"]) == (posts[0]["id"], posts[1]["id"])
    phases = world.admin.items(f"/sales-orders/{order['id']}/invoice-phases")
    assert [(p["name"], p["kind"], str(p["percentage"]), p["dueDate"], p["status"]) for p in phases] == [
        ("Voorschot", "PERCENTAGE", "30.0", "2026-04-01", "OPEN"), ("Rest", "FINAL", "None", None, "OPEN"),
    ]  # fmt: skip


PHASES = ("id", "name", "kind", "percentage", "salesInvoiceId", "status")


def plan(world: World, path: str) -> list[tuple[Any, ...]]:
    """The phases of an offer or order, with their ids."""
    return [tuple(row[name] for name in PHASES) for row in world.admin.items(f"{path}/invoice-phases")]


def test_offer_and_order_have_one_plan(world: World, ids: dict[str, str]) -> None:
    made = f"/offers/{offer(world, ids)}"
    agreed = plan(world, made)
    order = f"/sales-orders/{json_body(world.admin.post(f'{made}/accept', {}))['id']}"
    assert plan(world, order) == agreed
    first, last = (row[0] for row in agreed)
    with world.changes() as change:
        invoice = json_body(world.admin.post(f"{order}/invoice-phases/{first}/invoice", {}))["id"]
    assert sorted(name for name, *_ in change.events) == [
        "offer.updated", "sales-invoice.created", "sales-order.updated",
    ]  # fmt: skip
    invoiced = [(first, "Voorschot", "PERCENTAGE", 30.0, invoice, "INVOICED"), agreed[1]]
    assert plan(world, order) == plan(world, made) == invoiced
    world.admin.merge(f"{made}/invoice-phases/{last}", {"name": "Saldo"})
    added = json_body(world.admin.post(f"{order}/invoice-phases", {"name": "Extra", "kind": "AMOUNT", "amount": 5}))
    beside = json_body(world.admin.post(f"{made}/invoice-phases", {"name": "Meer", "kind": "AMOUNT", "amount": 6}))
    names = {first: "Voorschot", last: "Saldo", added["id"]: "Extra", beside["id"]: "Meer"}
    assert {row[0]: row[1] for row in plan(world, order)} == names
    assert plan(world, order) == plan(world, made)
    world.admin.delete(f"{made}/invoice-phases/{added['id']}")
    world.admin.delete(f"{order}/invoice-phases/{beside['id']}")
    world.admin.delete(f"/sales-invoices/{invoice}")
    assert plan(world, order) == plan(world, made) == [agreed[0], (last, "Saldo", *agreed[1][2:])]
    world.admin.delete(made)
    assert len(plan(world, order)) == 2


def test_an_order_that_the_offer_did_not_become_has_its_own_plan(world: World, ids: dict[str, str]) -> None:
    made = offer(world, ids)
    order = json_body(world.admin.post(f"/offers/{made}/accept", {}))["id"]
    planned = plan(world, f"/offers/{made}")
    own = {"offerId": made, "invoicePhases": [{"name": "Vooraf", "kind": "AMOUNT", "amount": 10}]}
    beside = f"/sales-orders/{world.admin.create('sales-orders', own)['id']}"
    assert [row[1] for row in plan(world, beside)] == ["Vooraf"]
    assert plan(world, f"/offers/{made}") == plan(world, f"/sales-orders/{order}") == planned
    assert not {row[0] for row in planned} & {row[0] for row in plan(world, beside)}
    world.admin.delete(f"/sales-orders/{order}")
    assert plan(world, f"/offers/{made}") == planned
    assert world.admin.read(f"/offers/{made}")["salesOrderId"] is None


def test_a_phase_of_the_offer_while_it_is_accepted_is_in_both(world: World, ids: dict[str, str]) -> None:
    made = f"/offers/{offer(world, ids)}"
    extra = {"name": "Extra", "kind": "AMOUNT", "amount": 5}

    async def at_once() -> list[int]:
        calls = [world.admin.send("POST", f"{made}/invoice-phases", extra) for _ in range(6)]
        accept = world.admin.send("POST", f"{made}/accept", {})
        return [answer.status_code for answer in await asyncio.gather(*calls[:3], accept, *calls[3:])]

    assert world.run(at_once()) == [201] * 7
    (order,) = world.admin.items("/sales-orders", {"offerId": made.removeprefix("/offers/")})
    assert sorted(plan(world, f"/sales-orders/{order['id']}")) == sorted(plan(world, made))
    assert len(plan(world, made)) == 8


def test_what_was_agreed_stays_on_the_order(world: World, ids: dict[str, str]) -> None:
    order = json_body(world.admin.post(f"/offers/{offer(world, ids)}/accept", {}))
    path = f"/sales-orders/{order['id']}/line-items"
    kettle = world.admin.items(path)[1]["id"]
    world.admin.merge(f"{path}/{kettle}", {"quantity": 10})  # the tier of 90 is for who asks anew
    post = world.admin.items("/posts", {"salesOrderId": order["id"], "sort": "number:desc"})[0]["id"]
    world.admin.merge(f"/posts/{post}", {"quantity": 3})
    assert [row[3:] for row in essence(world.admin.items(path))[1:]] == [
        ("100.0", "0.0", "None", "1000.0", "21.0"),
        ("74.333333", "0.0", "1.1", "223.0", "21.0"),
    ]


def test_accepting_again_changes_nothing(world: World, ids: dict[str, str]) -> None:
    made = offer(world, ids)
    world.admin.post(f"/offers/{made}/accept", {})
    with world.unchanged():
        answer = json_body(world.admin.post(f"/offers/{made}/accept", {"signatureName": "Jan"}, status=200))
    assert answer["id"] == made
    assert world.admin.total("/sales-orders", {"offerId": made}) == 1


def test_a_draft_gets_its_date_and_number(world: World, ids: dict[str, str]) -> None:
    made = offer(world, ids, date=None)
    assert world.admin.read(f"/offers/{made}")["logicId"] is None
    world.admin.post(f"/offers/{made}/accept", {})
    accepted = world.admin.read(f"/offers/{made}")
    assert accepted["logicId"].startswith("O")
    assert accepted["date"] == world.admin.items("/sales-orders", {"offerId": made})[0]["date"]


def test_without_an_order_the_answer_is_the_offer(world: World, ids: dict[str, str]) -> None:
    made = offer(world, ids)
    answer = json_body(world.admin.post(f"/offers/{made}/accept", {"createOrder": False}, status=200))
    assert (answer["id"], answer["status"]) == (made, "getekend")
    assert world.admin.total("/sales-orders", {"offerId": made}) == 0
    world.admin.merge("/settings", {"offers": {"createOrderOnAcceptance": False, "endClient": False}})
    other = offer(world, ids)
    world.admin.post(f"/offers/{other}/accept", {}, status=200)
    third = offer(world, ids)
    world.admin.post(f"/offers/{third}/accept", {"createOrder": True})
    world.admin.merge("/settings", {"offers": {"createOrderOnAcceptance": True, "endClient": False}})


def test_it_goes_to_a_project_old_or_new(world: World, ids: dict[str, str]) -> None:
    made = offer(world, ids)
    with world.changes() as change:
        order = json_body(world.admin.post(f"/offers/{made}/accept", {"createProject": True}))
    assert "project.created" in {name for name, *_ in change.events}
    project = world.admin.read(f"/projects/{order['projectId']}")
    assert (project["title"], project["clientId"], project["siteAddress"]["city"]) == (
        "Renovatie badkamer", ids["client"], "Gent",
    )  # fmt: skip
    assert world.admin.read(f"/offers/{made}")["projectId"] == project["id"]
    other = offer(world, ids)
    order = json_body(world.admin.post(f"/offers/{other}/accept", {"projectId": project["id"]}))
    assert order["projectId"] == project["id"]
    third = offer(world, ids, projectId=project["id"])
    with world.unchanged():
        answer = json_body(world.admin.post(f"/offers/{third}/accept", {"createProject": True}, status=400))
        assert answer["errors"] == [fault("createProject", f"must be false: the offer goes to project {project['id']}")]
        world.admin.post(f"/offers/{third}/accept", {"projectId": "999999"}, status=400)
    template = offer(world, ids, template=True)
    with world.unchanged():
        world.admin.post(f"/offers/{template}/accept", {}, status=409)


def test_eight_acceptances_at_once_make_one_order(world: World, ids: dict[str, str]) -> None:
    made = offer(world, ids)

    async def accept_all() -> list[int]:
        calls = (world.admin.send("POST", f"/offers/{made}/accept", {}) for _ in range(8))
        return [answer.status_code for answer in await asyncio.gather(*calls)]

    assert sorted(world.run(accept_all())) == [200] * 7 + [201]
    assert world.admin.total("/sales-orders", {"offerId": made}) == 1


def test_a_copy_is_a_draft_that_goes_on_reckoning(world: World, ids: dict[str, str]) -> None:
    made = offer(world, ids)
    twin = json_body(world.admin.post(f"/offers/{made}/copy", None))
    assert [twin[name] for name in ("logicId", "date", "status", "signedAt", "templateId")] == [None] * 4 + [made]
    assert str(twin["totalExclVat"]) == "310.9"
    path = f"/offers/{twin['id']}"
    assert essence(world.admin.items(f"{path}/line-items")) == ESSENCE
    assert world.admin.total(f"{path}/invoice-phases") == 2
    world.admin.merge(path, {"parameters": [{"name": "n", "value": "4"}]})
    kettle = world.admin.items(f"{path}/line-items")[1]["id"]
    world.admin.merge(f"{path}/line-items/{kettle}", {"quantity": 10})
    assert [row[6] for row in essence(world.admin.items(f"{path}/line-items"))] == ["0.0", "900.0", "199.0"]
    assert str(world.admin.read(f"/offers/{made}")["totalExclVat"]) == "310.9"


def test_an_accepted_settlement_has_its_day_and_makes_no_order(world: World, ids: dict[str, str]) -> None:
    line = {"description": "Extra stopcontact", "quantity": 3, "price": 48.5}
    made = world.admin.create("settlements", {"status": "verzonden", "clientId": ids["client"], "lineItems": [line]})
    path = f"/settlements/{made['id']}"
    with world.changes() as change:
        world.admin.post(f"{path}/accept", {}, status=204)
    assert [name for name, *_ in change.events] == ["settlement.updated"]
    accepted = world.admin.read(path)
    assert (accepted["status"], str(accepted["successPercentage"])) == ("getekend", "100.0")
    assert accepted["approvedDate"] is not None
    with world.unchanged():
        world.admin.post(f"{path}/accept", {}, status=204)
    twin = json_body(world.admin.post(f"{path}/copy", None))
    assert (twin["approvedDate"], twin["status"], str(twin["totalExclVat"])) == (None, None, "145.5")
    assert (twin["templateId"], twin["kind"]) == (made["id"], "MORE")


def test_the_kind_of_a_settlement_is_the_sign_of_its_lines(world: World) -> None:
    more, less = {"quantity": 1, "price": 10}, {"quantity": -1, "price": 10}
    made = world.admin.create("settlements", {"lineItems": [less, {**more, "type": "VARIANT"}]})
    path = f"/settlements/{made['id']}"
    assert made["kind"] == "LESS"
    line = json_body(world.admin.post(f"{path}/line-items", more))["id"]
    assert world.admin.read(path)["kind"] == "MIXED"
    world.admin.merge(f"{path}/line-items/{line}", {"quantity": -1})
    assert world.admin.read(path)["kind"] == "LESS"
    world.admin.merge(path, {"lineItems": []})
    assert world.admin.read(path)["kind"] is None
