"""A line changed at its own path comes to the same as one changed with all others, and the others are not decoded."""

import itertools
from typing import Any

import pytest

from tests.harness import World
from truweel.schema.collection import Collection
from truweel.schema.document import decode
from truweel.storage import records

LINED = ("offers", "sales-invoices", "purchase-invoices")
OWN = ("id", "createdAt", "updatedAt", "logicId", "paymentInstruction", "_metadata")
"""What two documents with the same lines don't have in common."""


def lines(high: str, low: str) -> list[dict[str, Any]]:
    line = {"type": "LINE", "description": "Werk", "costPrice": 3.125, "discount": 0}
    return [
        {**line, "quantity": 3, "price": 10.335, "vatTariffId": high},
        {**line, "quantity": 1.5, "price": 7.01, "vatTariffId": low},
        {**line, "quantity": 2, "price": 100, "vatTariffId": high, "discount": 12.5},
        {**line, "quantity": 1, "price": -4.2, "vatTariffId": None},
        {**line, "type": "TEXT", "quantity": 9, "price": 9, "vatTariffId": high},
    ]


@pytest.fixture
def tariffs(fresh_world: World) -> tuple[str, str]:
    make = fresh_world.admin.create
    return make("vat-tariffs", {"name": "21%", "percentage": 21})["id"], make(
        "vat-tariffs", {"name": "6%", "percentage": 6}
    )["id"]


def read(world: World, path: str) -> Any:
    document = world.admin.read(path, {"include": "lineItems"})
    shown = [{name: value for name, value in line.items() if name not in OWN} for line in document["lineItems"]]
    return {name: value for name, value in document.items() if name not in OWN} | {"lineItems": shown}


@pytest.mark.parametrize("key", LINED)
def test_a_changed_line_comes_to_the_same_alone_as_with_all_others(
    fresh_world: World, tariffs: tuple[str, str], key: str
) -> None:
    low = tariffs[1]
    changes: tuple[dict[str, Any], ...] = (
        {"price": 55.555},
        {"quantity": 0},
        {"vatTariffId": low},
        {"type": "TEXT"},
        {"type": "SUM"},
    )
    for kinds, change in itertools.product(((), ("TITLE", "SUM"), ("SUM",)), changes):
        body: dict[str, Any] = {
            "lineItems": [*lines(*tariffs), *({"type": kind, "description": kind} for kind in kinds)]
        }
        if key == "sales-invoices":
            body |= {"globalDiscount": 10, "globalDiscountAmount": 5.55, "financialDiscountPercentage": 2}
        alone, together = (fresh_world.admin.create(key, body)["id"] for _ in range(2))
        line = fresh_world.admin.items(f"/{key}/{alone}/line-items")[0]
        fresh_world.admin.merge(f"/{key}/{alone}/line-items/{line['id']}", change)
        all_lines = fresh_world.admin.items(f"/{key}/{together}/line-items")
        fresh_world.admin.merge(f"/{key}/{together}", {"lineItems": [{**all_lines[0], **change}, *all_lines[1:]]})
        assert read(fresh_world, f"/{key}/{alone}") == read(fresh_world, f"/{key}/{together}"), (kinds, change)


def note_decoded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The collections of the documents that are decoded from now on, in order."""
    decoded: list[str] = []

    def note(collection: Collection, *arguments: Any, **columns: Any) -> Any:
        decoded.append(collection.key)
        return decode(collection, *arguments, **columns)

    monkeypatch.setattr(records, "decode", note)
    return decoded


@pytest.mark.parametrize("key", LINED)
def test_the_documents_of_unchanged_lines_are_not_decoded(
    fresh_world: World, tariffs: tuple[str, str], key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = fresh_world.admin.create(key, {"lineItems": lines(*tariffs) * 60})
    line = fresh_world.admin.items(f"/{key}/{document['id']}/line-items", {"size": 100})[40]
    decoded = note_decoded(monkeypatch)
    fresh_world.admin.merge(f"/{key}/{document['id']}/line-items/{line['id']}", {"quantity": 7})
    assert decoded == [key, f"{key}/line-items"]
    assert fresh_world.admin.read(f"/{key}/{document['id']}")["totalInclVat"] != document["totalInclVat"]


def test_a_changed_line_of_a_slip_moves_stock_and_the_others_are_not_decoded(
    fresh_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    admin = fresh_world.admin
    depot = admin.create("stock-locations", {"name": "depot"})["id"]
    articles = [admin.create("articles", {"name": f"Article {number}"})["id"] for number in range(3)]
    body = [{"articleId": id, "quantity": 2} for id in articles]
    slip = admin.create("stock-changes", {"toStockLocationId": depot, "lineItems": body})["id"]
    line = admin.items(f"/stock-changes/{slip}/line-items")[1]["id"]
    decoded = note_decoded(monkeypatch)
    admin.merge(f"/stock-changes/{slip}/line-items/{line}", {"quantity": 7})
    assert decoded == ["stock-changes", "stock-changes/line-items"]
    decoded.clear()
    admin.merge(f"/stock-changes/{slip}", {"title": "Levering"})
    assert decoded == ["stock-changes"]
    admin.post(f"/stock-changes/{slip}/book", {}, status=204)
    assert [admin.read(f"/articles/{id}")["totalStock"] for id in articles] == [2, 7, 2]


@pytest.mark.parametrize("key", [*LINED, "deliveries", "progress-statements"])
def test_a_changed_head_reads_no_line(fresh_world: World, monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    line = {"type": "LINE", "description": "Werk", "quantity": 1}
    order = fresh_world.admin.create("sales-orders", {"lineItems": [{**line, "agreementType": "VH"}]})["id"]
    body = {} if key in LINED else {"salesOrderId": order}
    if key == "deliveries":
        line["orderLineItemId"] = fresh_world.admin.items(f"/sales-orders/{order}/line-items")[0]["id"]
    document = fresh_world.admin.create(key, {**body, "lineItems": [line, line]})["id"]
    decoded = note_decoded(monkeypatch)
    fresh_world.admin.merge(f"/{key}/{document}", {"title": "Another subject"})
    assert f"{key}/line-items" not in decoded


def test_a_line_of_another_document_is_none_of_this_one(fresh_world: World, tariffs: tuple[str, str]) -> None:
    one, other = (fresh_world.admin.create("offers", {"lineItems": lines(*tariffs)})["id"] for _ in range(2))
    line = fresh_world.admin.items(f"/offers/{other}/line-items")[0]["id"]
    with fresh_world.unchanged():
        fresh_world.admin.merge(f"/offers/{one}/line-items/{line}", {"price": 1}, status=404)
