"""Statuses that lock: what stands there stays as it is, until its status is another one (catalogue 6.1, 14)."""

from typing import Any

import pytest

from tests.harness import World, json_body


@pytest.fixture(scope="module")
def order(world: World) -> dict[str, Any]:
    """A sales order in the status `gefactureerd`, which locks, with a line, a phase and a remark."""
    for name, locks in (("te doen", False), ("gefactureerd", True)):
        world.admin.create("statuses", {"module": "sales-orders", "name": name, "locks": locks})
    body = {
        "clientId": world.admin.create("clients", {"name": "Els"})["id"],
        "status": "gefactureerd",
        "remark": "Zoals besproken",
        "lineItems": [{"description": "Werk", "quantity": 2, "price": 50}],
        "invoicePhases": [{"name": "Voorschot", "kind": "AMOUNT", "amount": 40}],
    }
    return world.admin.create("sales-orders", body)


def test_its_members_and_lines_stay(world: World, order: dict[str, Any]) -> None:
    path = f"/sales-orders/{order['id']}"
    line = world.admin.items(f"{path}/line-items")[0]
    with world.unchanged():
        refused = json_body(world.admin.merge(path, {"remark": "Anders"}, status=409))
        assert refused["code"] == "frozen"
        assert refused["message"] == "remark can't change: its status 'gefactureerd' locks it."
        assert [fault["field"] for fault in refused["errors"]] == ["remark"]
        world.admin.put(path, {**world.admin.read(path), "title": "Anders"}, status=409)
        world.admin.merge(path, {"remark": "Anders", "status": "te doen"}, status=409)
        world.admin.merge(f"{path}/line-items/{line['id']}", {"price": 51}, status=409)
        world.admin.post(f"{path}/line-items", {"description": "Meer"}, status=409)
        world.admin.delete(f"{path}/line-items/{line['id']}", status=409)
        world.admin.merge(path, {"lineItems": []}, status=409)
        assert json_body(world.admin.delete(path, status=409))["message"].startswith("It can't be deleted: its status")


def test_a_whole_order_is_put_to_another_status_and_back(world: World, order: dict[str, Any]) -> None:
    path = f"/sales-orders/{order['id']}"
    whole = world.admin.read(path)
    lines = world.admin.items(f"{path}/line-items")
    world.admin.put(path, {**whole, "status": "te doen"})
    world.admin.merge(path, {"remark": "Anders"})
    world.admin.put(path, {**whole, "status": "gefactureerd"})
    assert world.admin.read(path)["remark"] == "Zoals besproken"
    world.admin.put(path, {"status": "gefactureerd"})  # what it leaves out stays
    world.admin.merge(path, {"lineItems": lines})
    after = world.admin.read(path)
    assert (after["remark"], after["totalExclVat"]) == ("Zoals besproken", 100)


def test_actions_and_what_others_do_go_on(world: World, order: dict[str, Any]) -> None:
    path = f"/sales-orders/{order['id']}"
    phase = world.admin.items(f"{path}/invoice-phases")[0]["id"]
    advance = json_body(world.admin.post(f"{path}/invoice-phases/{phase}/invoice", {}))
    assert advance["totalExclVat"] == 40
    assert world.admin.read(path)["advanceTotal"] == 40
    world.admin.delete(f"/sales-invoices/{advance['id']}")
    assert world.admin.items(f"{path}/invoice-phases")[0]["status"] == "OPEN"
    world.admin.post(f"{path}/comments", {"content": "Gebeld"}, status=201)
    world.admin.post(f"{path}/archive", None, status=204)
    world.admin.post(f"{path}/unarchive", None, status=204)


def test_what_locks_in_one_firm_or_module_locks_there_only(world: World, order: dict[str, Any]) -> None:
    other = world.admin.create("offers", {"status": "gefactureerd"})["id"]
    world.admin.merge(f"/offers/{other}", {"title": "Anders"})
    word = world.admin.create("sales-orders", {"status": "te doen"})["id"]
    world.admin.merge(f"/sales-orders/{word}", {"title": "Anders", "status": "gefactureerd"})
    world.admin.merge(f"/sales-orders/{word}", {"title": "Nog anders"}, status=409)
