"""The calls of programs in production (calls.md 1, 3, 4 and 5) that send and fetch documents, and that nothing of it
warns. The others are in tests/rules/test_work_app_calls.py and test_office_app_calls.py."""

from decimal import Decimal
from typing import Any

import httpx
import pytest

from tests.files.conftest import FileWorld
from tests.harness import json_body

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def quiet(answer: httpx.Response, status: int = 200) -> Any:
    """The body of an answer that warns of nothing."""
    assert answer.status_code == status, answer.text
    assert "truweel-warning" not in answer.headers, answer.headers["truweel-warning"]
    return json_body(answer)


@pytest.mark.parametrize("key", ["work-orders", "sales-invoices", "installations", "planning-items"])
def test_a_document_is_sent_as_multipart_listed_and_fetched(world: FileWorld, key: str) -> None:
    admin = world.admin
    path = f"/{key}/{admin.create(key)['id']}/documents"
    assert quiet(admin("GET", path)) == []
    made = quiet(world.multipart(admin, path, PDF, "werkbon.pdf"), 201)
    (document,) = quiet(admin("GET", path))
    assert (document["id"], document["name"]) == (made["id"], "werkbon.pdf")
    fetched = admin("GET", document["url"], headers={"Accept": "*/*"})
    assert (fetched.content, fetched.headers["content-type"]) == (PDF, "application/pdf")


def test_an_archive_fetches_all_work_orders_with_lines_and_documents(world: FileWorld) -> None:
    admin = world.admin
    address = {"addressLine1": "Kerkstraat 1", "latitude": 51.05, "longitude": 3.72}
    lines = [{"quantity": 2.5, "unitType": "m²", "description": "Tegels"}]
    for number in range(3):
        body = {"date": f"2026-11-2{number}", "lineItems": lines if number else [], "address": address}
        made = admin.create("work-orders", body)["id"]
        quiet(world.multipart(admin, f"/work-orders/{made}/documents", PDF, f"bon {number}.pdf"), 201)
    seen = []
    for offset in range(0, 4, 2):
        page = quiet(admin("GET", "/work-orders", query={"limit": 2, "offset": offset, "include": "lineItems"}))
        assert (page["totalItems"], page["totalPages"]) == (3, 2)
        for order in page["items"]:
            seen.append([(line["quantity"], line["unitType"], line["description"]) for line in order["lineItems"]])
            assert order["address"]["latitude"] == Decimal("51.05")
            (document,) = quiet(admin("GET", f"/work-orders/{order['id']}/documents"))
            assert admin("GET", document["url"], headers={"Accept": "*/*"}).content == PDF
    assert [len(lines) for lines in seen] == [0, 1, 1]
    assert seen[1] == [(2.5, "m²", "Tegels")]
    for query in ({"limit": 40, "include": "lineItems"}, {"limit": 5, "include": "lineItems"}, {"sort": "-date"}):
        quiet(admin("GET", "/work-orders", query=query))
    guessed = admin("GET", "/work-orders", query={"dateFrom": "2026-11-01"})
    assert (guessed.status_code, "dateFrom" in guessed.headers["truweel-warning"]) == (200, True)  # its own guess
    order = f"/work-orders/{quiet(admin('GET', '/work-orders', query={'limit': 1}))['items'][0]['id']}"
    assert admin("GET", order, query={"include": "documents"}).status_code == 200
    quiet(admin("GET", order, query={"include": "materialEntries,lineItems,project"}))
