"""Of an attempt that fails nothing survives: every action leaves what it leaves undisturbed.

The first attempt of each action fails at its last statement, as on a deadlock. The undisturbed run comes after a
request that was rolled back, so that both draw the same ids.
"""

import re
from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from tests.harness import EPHEMERAL, Client, Templates, World, json_body, open_world
from tests.rules.test_progress_statements import Site
from tests.rules.test_sales_e_invoices import Office
from truweel.errors import Conflict
from truweel.operations import closing
from truweel.schema.registry import load_registry
from truweel.storage.doctor import examine
from truweel.storage.locks import Restart
from truweel.storage.tables import metadata

Call = tuple[Client, str, dict[str, Any]]
VARYING = re.compile(
    r"\b\d{13}\b|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
)
"""Instants and UUIDs."""
TRANSACTION = {"xid", "snapshot"}
"""Columns that name the transaction."""
NOT_COMPARED = {*EPHEMERAL, "segment"}
"""`segment` counts by connection; `examine` adds it up."""


def purchase_invoice(world: World) -> str:
    world.let_decide("admin", "writer", "reader")
    lines = [{"description": "Zand", "price": 100}]
    return str(world.admin.create("purchase-invoices", {"date": "2026-01-05", "lineItems": lines})["id"])


def asked(world: World) -> str:
    """The path of a request that waits for the administrator, then for another."""
    path = f"/purchase-invoices/{purchase_invoice(world)}"
    users = [str(world.users[1, name]) for name in ("admin", "writer")]
    world.admin.post(f"{path}/start-approval-request", {"userIds": users}, status=204)
    (request,) = world.admin.items("/approval-requests")
    return f"/approval-requests/{request['id']}"


def sales_invoice(world: World, *, booked: bool) -> str:
    make = world.admin.create
    tariff, client = make("vat-tariffs", {"name": "21%", "percentage": 21})["id"], make("clients", {"name": "C"})["id"]
    body = {
        "clientId": client,
        "journalId": make("journals", {"name": "Verkopen"})["id"],
        "date": "2026-01-31",
        "booked": booked,
        "lineItems": [{"description": "Werk", "price": 100, "vatTariffId": tariff}],
    }
    make("number-ranges", {"module": "sales-invoices", "prefix": "V", "gapless": True})
    return f"/sales-invoices/{make('sales-invoices', body)['id']}"


def stock_change(world: World, *, booked: bool) -> str:
    make = world.admin.create
    lines = [{"articleId": make("articles", {"name": name})["id"], "quantity": 3} for name in ("a", "b")]
    body = {"toStockLocationId": make("stock-locations", {"name": "Depot"})["id"], "booked": booked, "lineItems": lines}
    return f"/stock-changes/{make('stock-changes', body)['id']}"


def credited(world: World) -> str:
    """The path of a credit note that takes all off its invoice once it is booked."""
    path = sales_invoice(world, booked=True)
    return f"/sales-invoices/{json_body(world.admin.post(f'{path}/credit', {}, status=201))['id']}"


def quotation(world: World, path: str, place: str) -> str:
    """The path of an offer or settlement with a line, a post and its line."""
    made = world.admin.create(path, {"title": "Badkamer", "lineItems": [{"description": "Werk", "price": 100}]})["id"]
    post = world.admin.create("posts", {"name": "Afvoer", place: made, "lines": [{"price": 7}]})["id"]
    world.admin.post(f"/{path}/{made}/line-items", {"postId": post})
    return f"/{path}/{made}"


def order(world: World, article: str | None = None) -> str:
    """The path of an order of `article`, else of one of which stock is kept."""
    make = world.admin.create
    article = article or make("articles", {"name": "Buis", "stockArticle": True})["id"]
    lines = [{"description": "Buis", "quantity": 2, "price": 100, "articleId": article}]
    phases = [{"name": "Voorschot", "kind": "PERCENTAGE", "percentage": 30}]
    body = {"clientId": make("clients", {"name": "C"})["id"], "lineItems": lines, "invoicePhases": phases}
    return f"/sales-orders/{make('sales-orders', body)['id']}"


def phase(world: World) -> str:
    path = f"{order(world)}/invoice-phases"
    return f"{path}/{world.admin.items(path)[0]['id']}"


def delivery(world: World, *, delivered: bool) -> str:
    path = f"/deliveries/{json_body(world.admin.post(f'{order(world)}/deliver', {}, status=201))['id']}"
    place = world.admin.create("stock-locations", {"name": "Depot"})["id"]
    world.admin.merge(path, {"stockLocationId": place})
    if delivered:
        world.admin.post(f"{path}/deliver", {}, status=204)
    return path


def supplied(world: World) -> str:
    """An article with a preferred supplier, of which too few are in stock."""
    supplier = world.admin.create("suppliers", {"name": "De Leie"})["id"]
    conditions = [{"supplierId": supplier, "preferred": True, "purchasePrice": 7}]
    body = {"name": "Pomp", "stockArticle": True, "minimumStock": 5, "targetStock": 9, "articleSuppliers": conditions}
    return str(world.admin.create("articles", body)["id"])


def supply_order(world: World, *, received: bool = False) -> str:
    """The path of an order of an article of which stock is kept, put before somebody who may decide."""
    world.let_decide("admin", "writer")
    place = world.admin.create("stock-locations", {"name": "Depot"})["id"]
    lines = [{"articleId": supplied(world), "quantity": 2, "price": 100}]
    body = {"date": "2026-01-05", "stockLocationId": place, "lineItems": lines}
    path = f"/purchase-supply-orders/{world.admin.create('purchase-supply-orders', body)['id']}"
    if received:
        world.admin.post(f"{path}/receive", {}, status=204)
    return path


def receipt(world: World) -> str:
    path = f"{supply_order(world, received=True)}/receipts"
    return f"{path}/{world.admin.items(path)[0]['id']}"


def payment_file(world: World, *, created: bool) -> str:
    """The path of a file that pays an approved invoice."""
    invoice = purchase_invoice(world)
    world.admin.post(f"/purchase-invoices/{invoice}/approve", {}, status=204)
    company = world.admin.create("companies", {"name": "Dakwerken", "iban": "BE68539007547034"})["id"]
    payments = [{"purchaseInvoiceId": invoice, "iban": "BE43068999999501"}]
    made = world.admin.create("payment-files", {"companyId": company, "payments": payments})["id"]
    if created:
        world.admin.post(f"/payment-files/{made}/close", {}, status=204)
    return f"/payment-files/{made}"


def bank_transaction(world: World, *, matched: bool = False) -> str:
    """The path of a transaction that came in, or one that pays a part of an invoice."""
    path = f"/bank-transactions/{world.admin.create('bank-transactions', {'date': '2026-01-05', 'amount': 10})['id']}"
    if matched:
        invoice = sales_invoice(world, booked=True).rpartition("/")[2]
        world.admin.post(f"{path}/match", {"salesInvoiceId": invoice}, status=204)
    return path


def quote(world: World) -> str:
    """The path of a quote with the price of a line."""
    supplier = world.admin.create("suppliers", {"name": "De Leie"})["id"]
    body = {"title": "Chape", "date": "2026-01-05", "lineItems": [{"description": "Chape", "quantity": 120}]}
    path = f"/price-requests/{world.admin.create('price-requests', body)['id']}"
    (line,) = world.admin.items(f"{path}/line-items")
    prices = [{"lineItemId": line["id"], "price": 18}]
    made = json_body(world.admin.post(f"{path}/quotes", {"supplierId": supplier, "prices": prices}))
    return f"{path}/quotes/{made['id']}"


def statement(world: World, *, approved: bool = False) -> str:
    """The path of the first statement of a project, half of whose order is done."""
    path = f"/progress-statements/{Site(world).next()['id']}"
    world.admin.merge(path, {"percentage": 50})
    if approved:
        world.admin.post(f"{path}/approve", {}, status=204)
    return path


def retained(world: World) -> str:
    """The path of a booked invoice of which a part is held back."""
    path = sales_invoice(world, booked=False)
    world.admin.merge(path, {"retentionTotal": 10})
    world.admin.post(f"{path}/book", {}, status=204)
    return path


def subscription(world: World, *, paused: bool = False) -> str:
    lines = [{"description": "Onderhoud", "price": 145}]
    client = world.admin.create("clients", {"name": "C"})["id"]
    body = {"title": "Contract", "clientId": client, "target": "INVOICE", "periodUnit": "MONTH", "lineItems": lines}
    path = f"/subscriptions/{world.admin.create('subscriptions', body | {'startDate': '2026-01-31'})['id']}"
    if paused:
        world.admin.post(f"{path}/pause", {}, status=204)
    return path


def e_invoice(world: World) -> str:
    """The path of a booked invoice of which an electronic one can be made."""
    office = Office(world)
    return f"/sales-invoices/{office.booked(office.line(100))['id']}"


def work_order(world: World, *, checked: bool = False) -> str:
    """The path of a work order with an article of which stock is kept, and an hour."""
    make = world.admin.create
    world.admin.merge(
        "/settings", {"stock": {"defaultLocationId": make("stock-locations", {"name": "Magazijn"})["id"]}}
    )
    tariff = make("vat-tariffs", {"name": "21%", "percentage": 21, "category": "S"})["id"]
    make("journals", {"name": "Verkopen"})
    article = make("articles", {"name": "Sifon", "stockArticle": True, "salePrice": 24.5})["id"]
    body = {
        "clientId": make("clients", {"name": "Maes", "vatTariffId": tariff})["id"],
        "lineItems": [{"articleId": article, "quantity": 3}],
        "timeEntries": [{"hours": 2, "salePrice": 58}],
    }
    path = f"/work-orders/{make('work-orders', body)['id']}"
    if checked:
        world.admin.post(f"{path}/check", None, status=204)
    return path


def planned(world: World) -> str:
    """The path of a planned job with an employee, an installation and equipment."""
    make = world.admin.create
    body = {
        "summary": "Lek herstellen",
        "clientId": make("clients", {"name": "Maes"})["id"],
        "employeeIds": [make("employees", {"name": "Jan"})["id"]],
        "installationIds": [make("installations", {"name": "Ketel"})["id"]],
        "materialIds": [make("materials", {"name": "Boor"})["id"]],
        "startDate": "2026-11-30T07:00:00.000Z",
        "endDate": "2026-11-30T11:00:00.000Z",
    }
    return f"/planning-items/{make('planning-items', body)['id']}"


def time_off(world: World, *, approved: bool = False) -> str:
    """The path of a request for time off, on which users may decide unless it is approved."""
    employee = world.admin.create("employees", {"name": "Els"})["id"]
    body = {
        "employeeId": employee, "fromDate": "2031-09-01T05:30:00.000Z", "toDate": "2031-09-01T14:00:00.000Z",
        "startApprovalRequest": approved,
    }  # fmt: skip
    path = f"/time-off-requests/{world.admin.create('time-off-requests', body)['id']}"
    if not approved:
        world.let_decide("admin", "writer")
    return path


def waiting(world: World) -> str:
    path = time_off(world)
    world.admin.post(f"{path}/start-approval-request", {"userIds": [str(world.users[1, "writer"])]}, status=204)
    return path


def clocked(world: World) -> str:
    body = {
        "employeeId": world.admin.create("employees", {"name": "An"})["id"], "startDate": "2025-11-27T07:00:00.000Z"
    }  # fmt: skip
    return f"/time-registrations/{world.admin.create('time-registrations', body)['id']}"


def price_request(world: World) -> str:
    """The path of a request that a supplier can be sent."""
    supplier = world.admin.create("suppliers", {"name": "De Leie", "email": "leie@example.com"})["id"]
    body = {"supplierIds": [supplier], "lineItems": [{"description": "Chape", "quantity": 3}]}
    return f"/price-requests/{world.admin.create('price-requests', body)['id']}"


def due_installation(world: World) -> str:
    """The day on which maintenance of a new installation is due."""
    client = world.admin.create("clients", {"name": "De Smet"})["id"]
    schedule = [{"name": "Onderhoud", "nextDate": "2025-01-01"}]
    world.admin.create("installations", {"assignedClientId": client, "maintenanceSchedule": schedule})
    return "2025-01-01"


ACTIONS: dict[str, Callable[[World], Call]] = {
    "approval-requests accept": lambda w: (w.admin, f"{asked(w)}/accept", {}),
    "approval-requests reject": lambda w: (w.admin, f"{asked(w)}/reject", {"reason": "Te duur"}),
    "approval-requests add-approver": lambda w: (
        w.admin, f"{asked(w)}/add-approver", {"userId": str(w.users[1, "reader"]), "typo": 1}
    ),
    "purchase-invoices start-approval-request": lambda w: (
        w.admin, f"/purchase-invoices/{purchase_invoice(w)}/start-approval-request",
        {"userIds": [str(w.users[1, "writer"])]},
    ),
    "approval-requests hold": lambda w: (w.admin, f"{asked(w)}/hold", {"reason": "Wacht op creditnota"}),
    "purchase-supply-orders start-approval-request": lambda w: (
        w.admin, f"{supply_order(w)}/start-approval-request", {"userIds": [str(w.users[1, "writer"])]}
    ),
    "purchase-supply-orders approve": lambda w: (w.admin, f"{supply_order(w)}/approve", {}),
    "purchase-supply-orders receive": lambda w: (w.admin, f"{supply_order(w)}/receive", {}),
    "purchase-supply-orders/receipts undo": lambda w: (w.admin, f"{receipt(w)}/undo", {}),
    "purchase-supply-orders to-purchase-invoice": lambda w: (
        w.admin, f"{supply_order(w, received=True)}/to-purchase-invoice", {}
    ),
    "purchase-supply-orders quick-order": lambda w: (
        w.admin, "/purchase-supply-orders/quick-order", {"lines": [{"articleId": supplied(w), "quantity": 3}]}
    ),
    "price-requests send": lambda w: (w.admin, f"{price_request(w)}/send", {}),
    "maintenance-visits create-orders": lambda w: (
        w.admin, "/maintenance-visits/create-orders", {"until": due_installation(w)}
    ),
    "purchase-supply-orders reorder": lambda w: (
        w.admin, "/purchase-supply-orders/reorder", {"articleIds": [supplied(w)]}
    ),
    "payment-files close": lambda w: (w.admin, f"{payment_file(w, created=False)}/close", {}),
    "payment-files paid": lambda w: (w.admin, f"{payment_file(w, created=True)}/paid", {}),
    "payment-files reopen": lambda w: (w.admin, f"{payment_file(w, created=True)}/reopen", {}),
    "bank-transactions match": lambda w: (
        w.admin, bank_transaction(w) + "/match", {"salesInvoiceId": sales_invoice(w, booked=True).rpartition("/")[2]}
    ),
    "bank-transactions unmatch": lambda w: (w.admin, f"{bank_transaction(w, matched=True)}/unmatch", {}),
    "bank-transactions ignore": lambda w: (w.admin, f"{bank_transaction(w)}/ignore", {}),
    "price-requests/quotes choose": lambda w: (w.admin, f"{quote(w)}/choose", {}),
    "price-requests/quotes order": lambda w: (w.admin, f"{quote(w)}/order", {}),
    "purchase-invoices mark-sent-to-accountant": lambda w: (
        w.admin, f"/purchase-invoices/{purchase_invoice(w)}/mark-sent-to-accountant", {}
    ),
    "purchase-invoices approve": lambda w: (w.admin, f"/purchase-invoices/{purchase_invoice(w)}/approve", {}),
    "sales-invoices book": lambda w: (w.admin, f"{sales_invoice(w, booked=False)}/book", {}),
    "sales-invoices credit": lambda w: (w.admin, f"{sales_invoice(w, booked=True)}/credit", {"typo": 1}),
    "sales-invoices book of a credit note": lambda w: (w.admin, f"{credited(w)}/book", {}),
    "offers accept": lambda w: (
        w.admin, f"{quotation(w, 'offers', 'offerId')}/accept", {"createProject": True, "signatureName": "Els"}
    ),
    "offers copy": lambda w: (w.admin, f"{quotation(w, 'offers', 'offerId')}/copy", {}),
    "settlements accept": lambda w: (w.admin, f"{quotation(w, 'settlements', 'settlementId')}/accept", {}),
    "settlements copy": lambda w: (w.admin, f"{quotation(w, 'settlements', 'settlementId')}/copy", {}),
    "sales-invoices remind": lambda w: (w.admin, f"{sales_invoice(w, booked=True)}/remind", {}),
    "sales-invoices mark-sent-to-accountant": lambda w: (
        w.admin, f"{sales_invoice(w, booked=True)}/mark-sent-to-accountant", {}
    ),
    "sales-invoices send": lambda w: (w.admin, f"{e_invoice(w)}/send", {"channel": "PEPPOL"}),
    "sales-invoices collect": lambda w: (
        w.admin, "/sales-invoices/collect", {"salesOrderIds": [order(w).rpartition("/")[2]]}
    ),
    "projects progress-statements": lambda w: (w.admin, f"/projects/{Site(w).project}/progress-statements", {}),
    "progress-statements invoice": lambda w: (w.admin, f"{statement(w, approved=True)}/invoice", {}),
    "progress-statements approve": lambda w: (w.admin, f"{statement(w)}/approve", {}),
    "sales-invoices release": lambda w: (w.admin, f"{retained(w)}/release", {}),
    "subscriptions run": lambda w: (w.admin, f"{subscription(w)}/run", {}),
    "subscriptions pause": lambda w: (w.admin, f"{subscription(w)}/pause", {}),
    "subscriptions resume": lambda w: (w.admin, f"{subscription(w, paused=True)}/resume", {}),
    "sales-orders invoice": lambda w: (w.admin, f"{order(w)}/invoice", {}),
    "sales-orders work-order": lambda w: (w.admin, f"{order(w)}/work-order", {}),
    "sales-orders order-supplies": lambda w: (w.admin, f"{order(w, supplied(w))}/order-supplies", {}),
    "offers price-request": lambda w: (
        w.admin, f"{quotation(w, 'offers', 'offerId')}/price-request",
        {"supplierIds": [w.admin.create("suppliers", {"name": "De Leie"})["id"]]},
    ),
    "sales-orders deliver": lambda w: (w.admin, f"{order(w)}/deliver", {}),
    "sales-orders/invoice-phases invoice": lambda w: (w.admin, f"{phase(w)}/invoice", {}),
    "deliveries deliver": lambda w: (w.admin, f"{delivery(w, delivered=False)}/deliver", {}),
    "deliveries undo": lambda w: (w.admin, f"{delivery(w, delivered=True)}/undo", {}),
    "stock-changes book": lambda w: (w.admin, f"{stock_change(w, booked=False)}/book", {}),
    "stock-changes unbook": lambda w: (w.admin, f"{stock_change(w, booked=True)}/unbook", {}),
    "stock-changes archive": lambda w: (w.admin, f"{stock_change(w, booked=True)}/archive", {}),
    "work-orders sign": lambda w: (w.admin, f"{work_order(w)}/sign", {"signatureName": "Els Maes"}),
    "work-orders check": lambda w: (w.admin, f"{work_order(w)}/check", {}),
    "work-orders uncheck": lambda w: (w.admin, f"{work_order(w, checked=True)}/uncheck", {}),
    "work-orders invoice": lambda w: (w.admin, f"{work_order(w, checked=True)}/invoice", {"date": "2026-11-30"}),
    "planning-items work-order": lambda w: (w.admin, f"{planned(w)}/work-order", {}),
    "planning-items move": lambda w: (
        w.admin, f"{planned(w)}/move",
        {"startDate": "2026-12-01T07:00:00.000Z", "employeeIds": [w.admin.create("employees", {"name": "Els"})["id"]]},
    ),
    "time-off-requests approve": lambda w: (w.admin, f"{waiting(w)}/approve", {}),
    "time-off-requests start-approval-request": lambda w: (
        w.admin, f"{time_off(w)}/start-approval-request", {"userIds": [str(w.users[1, "writer"])]}
    ),
    "time-off-requests withdraw": lambda w: (w.admin, f"{waiting(w)}/withdraw", {}),
    "time-off-requests withdraw of what is planned": lambda w: (
        w.admin, f"{time_off(w, approved=True)}/withdraw", {}
    ),
    "time-registrations stop": lambda w: (w.admin, f"{clocked(w)}/stop", {"endDate": "2025-11-27T15:45:00.000Z"}),
}  # fmt: skip


ELSEWHERE = {"purchase-invoices create-supplier", "bank-transactions import", "clients check-vat"}
"""The first two read a document, for which their first attempt ends in any case: `tests/files/`; the last one changes
nothing: `test_identifiers.py`."""


def test_every_action_is_tested() -> None:
    declared = {f"{collection.key} {name}" for collection in load_registry() for name in collection.actions}
    assert declared - ACTIONS.keys() == ELSEWHERE


@pytest.mark.parametrize(
    ("action", "error"),
    [
        *((action, Restart) for action in ACTIONS),
        ("sales-invoices book of a credit note", psycopg.errors.DeadlockDetected),
        ("stock-changes book", psycopg.errors.SerializationFailure),
    ],
)
def test_an_action_whose_first_attempt_fails_leaves_what_it_leaves_undisturbed(
    action: str, error: type[Exception], templates: Templates, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_world(templates, "postgresql") as world:
        client, path, body = ACTIONS[action](world)
        fail_once(monkeypatch, Conflict("rolled back"))
        with world.unchanged():
            client.post(path, body, status=409)
        *expected, expected_rows = outcome(world, client, path, body)
    with open_world(templates, "postgresql") as world:
        client, path, body = ACTIONS[action](world)
        failures = fail_once(monkeypatch, error())
        *answer, rows = outcome(world, client, path, body)
        assert answer == expected
        assert {name: kept for name, kept in rows.items() if kept != expected_rows[name]} == {}
        assert failures == []
        assert examine(world.database, world.registry).findings == []


def fail_once(monkeypatch: pytest.MonkeyPatch, error: Exception) -> list[Exception]:
    """Have the next unit of work fail after its last statement; what is left to fail."""
    failures = [error]
    write_events = closing._journal

    def fail(*arguments: Any) -> None:
        write_events(*arguments)
        if failures:
            raise failures.pop()

    monkeypatch.setattr(closing, "_journal", fail)
    return failures


def outcome(world: World, client: Client, path: str, body: dict[str, Any]) -> tuple[Any, ...]:
    """Answer and all rows that an action leaves, without instants, UUIDs and numbers of transactions."""
    answer = client("POST", path, body)
    assert answer.status_code in (201, 204)
    headers = {name: answer.headers.get(name) for name in ("Location", "ETag", "Truweel-Warning")}
    rows = {}
    for name, table in metadata(world.registry).tables.items():
        columns = [column.name for column in table.columns if column.name not in TRANSACTION]
        if name not in NOT_COMPARED:
            names = ", ".join(f'"{column}"' for column in columns)
            rows[name] = sorted(VARYING.sub("…", repr(row)) for row in world.rows(f'SELECT {names} FROM "{name}"'))
    assert any(row for row in rows["event"])
    return answer.status_code, headers, VARYING.sub("…", answer.text), rows
