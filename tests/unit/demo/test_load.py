"""Loading the whole demo company: strictly, through the operations, into a real database."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest

from truweel.demo import RecordBody, RecordRef, collection_sizes, count_bodies, generate_bodies, load_bodies
from truweel.errors import ValidationError
from truweel.schema.body import decode_stored


def cents(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_all_of_it_is_written_and_every_total_is_right(firm: Any) -> None:
    progress_reports: list[int] = []
    ids = load_bodies(
        firm.database, firm.registry, firm.caller, generate_bodies(40), batch=50, progress=progress_reports.append
    )
    assert {path: len(ids[path]) for path in collection_sizes(40)} == collection_sizes(40)
    children = {collection.key for collection in firm.registry if collection.parent}
    assert sum(len(ids[path]) for path in ids.keys() - children) == progress_reports[-1] == count_bodies(40)
    assert progress_reports[:3] == [50, 100, 150]
    rates = {str(id): rate for id, rate in zip(ids["vat-tariffs"], (21, 12, 6, 0, 0), strict=True)}
    offers = [decode_stored(document + b"}") for (document,) in firm.rows("SELECT document FROM offers ORDER BY id")]
    for offer in offers:
        lines = firm.get("offers", offer["id"], "lineItems")["lineItems"]
        counting = [line for line in lines if line["type"] == "LINE"]
        bases: dict[str, Decimal] = {}
        for line in counting:
            amount = cents(line["quantity"] * line["price"] * (100 - line["discount"]) / 100)
            bases[line["vatTariffId"]] = bases.get(line["vatTariffId"], Decimal(0)) + amount
        discount = (offer["globalDiscount"] or 0) / Decimal(100)
        bases = {tariff: cents(base) - cents(base * discount) for tariff, base in bases.items()}
        tax = {tariff: cents(cents(base) * rates[tariff] / 100) for tariff, base in bases.items()}
        assert {row["vatTariffId"]: (row["base"], row["vat"]) for row in offer["vatTotals"]} == {
            tariff: (cents(base), tax[tariff]) for tariff, base in bases.items()
        }
        assert offer["totalInclVat"] == sum(map(cents, bases.values())) + sum(tax.values()) > 0
        assert (offer["logicId"] is None) == (offer["date"] is None)
    assert len(offers) == 10


def test_a_body_at_fault_stops_the_load_and_leaves_its_transaction_undone(firm: Any) -> None:
    wrong = [
        RecordBody("activities", {"name": "Sanitair"}),
        RecordBody("activities", {"name": "Ventilatie"}),
        RecordBody("clients", {"name": "Peeters", "nmae": "Peeters"}),
    ]
    with pytest.raises(ValidationError) as refused:
        load_bodies(firm.database, firm.registry, firm.caller, wrong, batch=1)
    assert [fault.field for fault in refused.value.faults] == ["nmae"]
    assert firm.rows("SELECT count(*) FROM activities") == [(2,)]
    assert firm.rows("SELECT count(*) FROM clients") == [(0,)]


def test_references_hold_within_a_transaction_and_across_them(firm: Any) -> None:
    some = [
        RecordBody("article-groups", {"name": "Sanitair"}),
        RecordBody("article-groups", {"name": "Kranen", "parentId": RecordRef("article-groups", 0)}),
        RecordBody("articles", {"name": "Kraan", "articleGroupId": RecordRef("article-groups", 1)}),
    ]
    ids = load_bodies(firm.database, firm.registry, firm.caller, some, batch=2)
    assert firm.get("articles", str(ids["articles"][0]), "group.parent")["group"]["parent"]["name"] == "Sanitair"
