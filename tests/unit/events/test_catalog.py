"""The catalogue knows every event of the reference, and makes those whose collections there are."""

import pytest

from truweel.events import catalog
from truweel.events.catalog import CONSUMER_EVENTS, DOCUMENTED_EVENTS, Catalog, Subscription
from truweel.schema.registry import load_registry

REFERENCE = {
    "client": "created updated",
    "sales-invoice": "created updated",
    "offer": "created updated recalculated",
    "project": "created updated",
    "article": "created updated stock-changed",
    "employee": "created updated",
    "planning-item": "created updated",
    "work-order": "created updated",
    "material": "created updated",
    "installation": "created updated",
    "document": "created updated",
    "sales-order": "created updated",
    "settlement": "created updated recalculated",
    "comment": "created updated",
}
"""The events of `wire.md` section 4.2."""


def test_it_knows_every_event_of_the_reference_and_no_other() -> None:
    assert set(DOCUMENTED_EVENTS) == {f"{stem}.{verb}" for stem, verbs in REFERENCE.items() for verb in verbs.split()}


def test_each_is_made_whose_collection_there_is() -> None:
    events = Catalog(load_registry()).events
    assert [name for name in DOCUMENTED_EVENTS if name not in events] == []
    assert not any(events[name].is_addition for name in DOCUMENTED_EVENTS if name in events)


def test_each_collection_with_events_makes_the_three_and_additions_are_marked() -> None:
    registry = load_registry()
    events = Catalog(registry).events
    stems = {collection.event for collection in registry if collection.event}
    for stem in stems:
        assert {f"{stem}.{verb}" for verb in ("created", "updated", "deleted")} <= events.keys()
        assert events[f"{stem}.deleted"].is_addition
    assert {event.is_addition for event in events.values() if event.name.startswith("supplier.")} == {True}


def test_what_the_older_consumers_call_them() -> None:
    contexts: dict[str, list[str]] = {}
    for context, type_ in CONSUMER_EVENTS.values():
        contexts.setdefault(context, []).append(type_)
    assert {context: sorted(types) for context, types in contexts.items()} == {
        "clients": ["ClientCreated", "ClientUpdated"],
        "projects": ["ProjectCreated", "ProjectUpdated"],
        "planningItems": ["PlanningItemCreated", "PlanningItemUpdated"],
        "salesInvoices": ["SalesInvoiceCreated", "SalesInvoiceUpdated", "SendSalesInvoiceToAccountantRequested"],
        "purchaseInvoices": [
            "PurchaseInvoiceCreated",
            "PurchaseInvoiceUpdated",
            "SendPurchaseInvoiceToAccountantRequested",
        ],
        "articles": ["ArticleCreated", "ArticleUpdated", "StockChanged"],
        "offers": ["OfferCreated", "OfferUpdated"],
    }


def test_too_many_names_are_one_fault_and_none_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up: list[str] = []
    monkeypatch.setattr(catalog, "get_close_matches", lambda name, *_, **__: looked_up.append(name) or [])
    known = Catalog(load_registry())
    for parse in (known.parse_names, known.parse_consumer_names):
        names = [f"odd.{number}" for number in range(90_000)]
        assert parse(names) == Subscription((), ("must be at most 200 names of events, not 90000",))
        assert looked_up == []
        assert len(parse(names[:200]).faults) == 200
        assert looked_up == names[:20]
        looked_up.clear()
        (fault,) = parse(["x" * 1_000_000]).faults
        assert (looked_up, len(fault) < 300) == ([], True)
