"""The operations measured, and their calls in the wire contract (Robaws API v2)."""

from __future__ import annotations

import json

from bench import dataset
from bench.load import Call

OPERATIONS = {
    "get": "get one",
    "page10": "page of 10, exact total",
    "page100": "page of 100, exact total",
    "filtered": "filtered + sorted page of 100, one include",
    "create": "create, durable",
    "patch": "merge patch",
    "document": "document of 20 lines, durable",
    "invoices": "page of 100 invoices, lines and client included",
}
CLIENTS = "/api/v2/clients"
OFFERS = "/api/v2/offers"
INVOICES = "/api/v2/sales-invoices"
PATCH_BODY = '{"tel": "+32 {n}"}'


def contract_calls(head: dict[str, str], sort: str = "name:asc") -> dict[str, Call]:
    """The call of each operation; ``sort`` as the server writes it."""
    head = head | {"Accept": "application/json"}
    send_json = head | {"Content-Type": "application/json"}
    send_patch = head | {"Content-Type": "application/merge-patch+json"}
    return {
        "get": Call("GET", f"{CLIENTS}/{{id}}", head),
        "page10": Call("GET", f"{CLIENTS}?page={{page}}&size=10", head),
        "page100": Call("GET", f"{CLIENTS}?page={{page}}&size=100", head),
        "filtered": Call("GET", f"{CLIENTS}?language=FR&sort={sort}&include=assignedUser&page={{page}}&size=100", head),
        "create": Call("POST", CLIENTS, send_json, create_body(), expect_status=201),
        "patch": Call("PATCH", f"{CLIENTS}/{{id}}", send_patch, PATCH_BODY, expect_status=204),
        "document": Call("POST", OFFERS, send_json, document_body(), expect_status=201),
        "invoices": Call("GET", f"{INVOICES}?include=client,lineItems&page={{page}}&size=100", head),
    }


def document_body() -> str:
    """The body of an offer with its lines, for the first client at the first VAT tariff."""
    offer = dataset.new_offer() | {"title": "Offerte {n}", "clientId": "1"}
    lines = [line | {"vatTariffId": "1"} for line in dataset.offer_lines()]
    return json.dumps(offer | {"lineItems": lines}, ensure_ascii=False)


def create_body() -> str:
    """The body of a create, another name in every request."""
    return json.dumps(dataset.new_client() | {"name": "Bouwwerken {n}"}, ensure_ascii=False)
