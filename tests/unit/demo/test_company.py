"""The generator: the same every time, whole at every size, and plausible."""

import re
from collections import Counter
from decimal import Decimal
from typing import Any

import pytest

from truweel.demo import RecordBody, RecordRef, collection_sizes, count_bodies, generate_bodies, resolve_refs
from truweel.demo.random_source import DAYS, PAST, TODAY
from truweel.demo.settings import EXTRA_FIELDS, STATUSES
from truweel.schema import registry
from truweel.schema.extra import EXTRA_FIELD_TYPES


def keys(value: Any) -> list[RecordRef]:
    if isinstance(value, RecordRef):
        return [value]
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [key for part in inside for key in keys(part)]


def test_the_same_seed_gives_the_same_company() -> None:
    assert list(generate_bodies(30)) == list(generate_bodies(30, seed=1))


def test_another_seed_gives_another_company_of_the_same_size() -> None:
    first, second = list(generate_bodies(30)), list(generate_bodies(30, seed=2))
    assert first != second
    assert [body.path for body in first] == [body.path for body in second]


def test_the_first_client_never_changes() -> None:
    # A change of this is a change of everybody's demo data: say so in the changelog.
    client = next(body.members for body in generate_bodies() if body.path == "clients")
    assert (client["name"], client["clientNr"], client["address"]["postalCode"]) == ("Arne De Vos", "K00001", "8900")


@pytest.mark.parametrize("scale", [1, 7, 200, 1000])
def test_every_size_is_counted_and_refers_only_backwards(scale: int) -> None:
    record_counts: Counter[str] = Counter()
    child_counts: Counter[str] = Counter()
    for path, members in generate_bodies(scale):
        collection, _, action = path.partition("/")
        assert not action or action in registry.load_registry()[collection].actions
        for key in keys(members):
            assert 0 <= key.number < record_counts[key.path] + child_counts[key.path], (path, key)
        record_counts[path] += 1
        if not action:
            for name, child in registry.load_registry()[path].child_fields.items():
                child_counts[child.key] += len(members.get(name, ()))
    assert record_counts.total() == count_bodies(scale)
    assert {path: record_counts[path] for path in collection_sizes(scale)} == collection_sizes(scale)


def test_the_company_scales_with_its_clients() -> None:
    assert collection_sizes(10_000) | {} == {
        "suppliers": 1000,
        "articles": 5000,
        "employee-roles": 5,
        "employees": 500,
        "users": 200,
        "clients": 10_000,
        "projects": 1250,
        "offers": 2500,
        "settlements": 60,
        "posts": 60,
        "tariffs": 40,
        "client-relations": 20,
        "sales-orders": 50,
        "deliveries": 24,
        "progress-statements": 12,
        "progress-statements/approve": 6,
        "progress-statements/invoice": 3,
        "subscriptions": 12,
        "sales-invoices": 60,
        "stock-changes": 24,
        "materials": 9,
        "installations": 24,
        "maintenance-visits": 36,
        "approval-flows": 3,
        "purchase-supply-orders": 60,
        "purchase-invoices": 60,
        "purchase-invoices/start-approval-request": 40,
        "purchase-invoices/approve": 32,
        "price-requests": 20,
        "payment-files": 3,
        "payment-files/close": 2,
        "payment-files/paid": 1,
        "bank-transactions": 60,
        "bank-transactions/match": 20,
        "bank-transactions/ignore": 20,
        "planning-recurrences": 3,
        "planning-items": 60,
        "work-orders": 60,
        "time-registrations": 60,
        "time-off-requests": 30,
        "tasks": 30,
        "appointments": 30,
        "presence-registrations": 20,
    }


def test_stock_moves_at_the_warehouse_where_nothing_else_is_said() -> None:
    locations = [body.members for body in generate_bodies() if body.path == "stock-locations"]
    assert [location["name"] for location in locations if location.get("default")] == ["Magazijn Waregem"]


def test_every_type_of_extra_field_is_defined_and_every_field_is_in_use() -> None:
    assert {kind for fields in EXTRA_FIELDS.values() for _, kind, _ in fields} == set(EXTRA_FIELD_TYPES)
    used: dict[str, set[str]] = {}
    for path, members in generate_bodies(200):
        used.setdefault(path, set()).update(members.get("extraFields", {}))
    for module, fields in EXTRA_FIELDS.items():
        assert {name for name, _, _ in fields} == used[module]


def test_statuses_are_those_defined() -> None:
    for path, members in generate_bodies(200):
        if path in STATUSES and members.get("status"):
            assert members["status"] in [name for name, _, _ in STATUSES[path]]


def test_dates_lie_in_the_last_two_years() -> None:
    dates = [members["date"] for path, members in generate_bodies(400) if path == "offers" and "date" in members]
    assert DAYS[PAST] == TODAY.isoformat() == "2026-03-31"
    assert min(dates) >= DAYS[0] == "2024-03-31"
    assert max(dates) <= DAYS[PAST]
    assert {day[:4] for day in dates} == {"2024", "2025", "2026"}


def test_nobody_real_can_be_written_or_called() -> None:
    def texts(value: Any) -> list[str]:
        if isinstance(value, str):
            return [value]
        inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        return [text for part in inside for text in texts(part)]

    for text in (text for body in generate_bodies(60) for text in texts(body.members)):
        assert "@" not in text or re.fullmatch(r"[a-z.-]+(\.\d+)?@[a-z0-9-]+\.example", text), text
        assert "://" not in text or re.match(r"https://[a-z0-9.-]+\.example(/|$)", text), text
        assert not text.startswith("+32") or re.fullmatch(r"\+32 (56 00 \d\d \d\d|400 \d\d \d\d \d\d)", text), text


def test_numbers_are_exact() -> None:
    def floats(value: Any) -> bool:
        if isinstance(value, float):
            return True
        inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        return any(floats(part) for part in inside)

    assert not any(floats(body.members) for body in generate_bodies(50))


def test_keys_become_ids_wherever_they_stand() -> None:
    body = RecordBody(
        "offers",
        {"clientId": RecordRef("clients", 1), "lineItems": [{"articleId": RecordRef("articles", 0), "price": 2}]},
    )
    ids = {"clients": [70, 71], "articles": [5]}
    expected = {"clientId": "71", "lineItems": [{"articleId": "5", "price": 2}]}
    assert resolve_refs(body.members, ids) == expected


def test_articles_have_a_margin_and_a_valid_ean() -> None:
    for path, members in generate_bodies(400):
        if path == "articles" and "barcode" in members:
            digits = [int(digit) for digit in members["barcode"]]
            assert len(digits) == 13
            assert sum(digits[0::2], 3 * sum(digits[1::2])) % 10 == 0
            assert Decimal(0) < members["costPrice"] < members["salePrice"]


def test_invoices_stand_in_all_statuses() -> None:
    names = {name for name, _, _ in STATUSES["sales-invoices"]}
    assert {body.members["status"] for body in generate_bodies() if body.path == "sales-invoices"} == names
