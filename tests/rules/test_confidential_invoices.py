"""Confidential purchase invoices: who has no right on them learns nothing of them, on any path, on both databases.

The clerk may do everything in the firm but see confidential invoices; the chief sees them too. All that a confidential
invoice says holds `SECRET`, so that a path that tells of it is found by that word.
"""

import base64
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.contract.full_server import FullServerWorld, open_full_server
from tests.contract.test_hidden_modules import wait_for_fanout
from tests.harness import DIALECTS, JSON_PATCH, Client, Templates, json_body
from truweel import clock

SECRET = "Loonfiches-7731"
RIGHT = "confidential-purchase-invoices"
BYTES = base64.b64encode(SECRET.encode()).decode()


@dataclass
class Firm:
    """A firm with an open invoice of a supplier, a confidential one, and all that tells of it."""

    world: FullServerWorld
    chief: Client
    clerk: Client
    listeners: dict[str, str]
    ids: dict[str, str]

    @property
    def invoice(self) -> str:
        """The path of the confidential invoice."""
        return f"/purchase-invoices/{self.ids['secret']}"


@pytest.fixture(scope="module", params=DIALECTS)
def world(
    request: pytest.FixtureRequest, templates: Templates, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[FullServerWorld]:
    with open_full_server(templates, request.param, tmp_path_factory.mktemp("confidential")) as full_server:
        yield full_server


@pytest.fixture(scope="module")
def firm(world: FullServerWorld) -> Firm:
    every = dict.fromkeys(world.registry.modules, "write")
    chief = world.client(user="writer", rights=every)
    clerk = world.client(user="reader", rights={module: right for module, right in every.items() if module != RIGHT})
    apps = {
        "chief": world.client(user="writer", rights=every, app_id=7),
        "clerk": world.client(user="reader", rights=clerk.caller.rights if clerk.caller else {}, app_id=8),
    }
    body = {"listener": True, "events": list(world.events.catalog.events)}
    listeners = {name: json_body(app.post("/webhook-endpoints", body))["id"] for name, app in apps.items()}
    ids: dict[str, str] = {}
    create = chief.create
    ids["supplier"] = create("suppliers", {"name": "Sociaal secretariaat", "iban": "BE68539007547034"})["id"]
    ids["article"] = create("articles", {"name": "Dienst"})["id"]
    client = create("clients", {"name": "De Smet"})["id"]
    ids["project"] = create("projects", {"name": "Hal 4", "clientId": client})["id"]
    ids["order"] = create("sales-orders", {"clientId": client, "timeAndMaterial": True})["id"]
    line = {"articleId": ids["article"], "quantity": 1, "projectId": ids["project"], "salesOrderId": ids["order"]}
    open_line = {**line, "price": 10, "description": "Papier"}
    ids["open"] = create(
        "purchase-invoices",
        {"supplierId": ids["supplier"], "invoiceNumber": "OPEN", "date": "2026-11-02", "lineItems": [open_line]},
    )["id"]
    secret_line = {**line, "price": 777.31, "description": SECRET}
    ids["secret"] = create(
        "purchase-invoices",
        {
            "supplierId": ids["supplier"], "invoiceNumber": SECRET, "date": "2026-11-03", "remark": SECRET,
            "paymentInstruction": SECRET, "confidential": True, "lineItems": [secret_line],
        },
    )["id"]  # fmt: skip
    secret = f"/purchase-invoices/{ids['secret']}"
    ids["line"] = chief.items(f"{secret}/line-items")[0]["id"]
    ids["comment"] = json_body(chief.post(f"{secret}/comments", {"content": SECRET}))["id"]
    document = {"name": f"{SECRET}.txt", "bytesBase64": BYTES}
    ids["document"] = json_body(chief.post(f"{secret}/documents", document))["id"]
    mail = {"recipients": {"to": ["a@example.com"]}, "subject": SECRET, "body": SECRET}
    ids["email"] = json_body(chief.post(f"{secret}/emails", mail))["id"]
    ids["credit"] = create("purchase-invoices", {"type": "CREDIT_NOTE", "creditedInvoiceId": ids["secret"]})["id"]
    ids["task"] = create("tasks", {"title": "Nakijken", "relatedResource": secret})["id"]
    ids["bank"] = create("bank-transactions", {"date": "2026-11-04", "amount": -5})["id"]
    paid_to = {"date": "2026-11-04", "amount": -500, "counterpartyIban": "BE68539007547034"}
    ids["unmatched"] = create("bank-transactions", paid_to)["id"]
    chief.post(f"/bank-transactions/{ids['bank']}/match", {"purchaseInvoiceId": ids["secret"]}, status=204)
    chief.merge(secret, {"remark": f"{SECRET}!"})
    world.let_decide("admin")
    chief.post(f"{secret}/start-approval-request", {"userIds": [str(world.users[1, "admin"])]}, status=204)
    (request,) = chief.items("/approval-requests", {"resourceUnderApprovalRef": secret})
    ids["request"] = request["id"]
    world.admin.post(f"/approval-requests/{request['id']}/accept", {}, status=204)
    company = create("companies", {"name": "Firma", "iban": "BE68539007547034"})["id"]
    payments = [{"purchaseInvoiceId": ids["secret"], "reference": SECRET}]
    ids["file"] = create("payment-files", {"name": SECRET, "companyId": company, "payments": payments})["id"]
    chief.post(f"/payment-files/{ids['file']}/close", {}, status=204)
    return Firm(world, chief, clerk, listeners, ids)


def tells(answer: Any) -> bool:
    """Whether an answer, or its headers, tell of the confidential invoice."""
    return SECRET in answer.text or "777.31" in answer.text or any(SECRET in value for value in answer.headers.values())


def test_no_list_tells_of_it_with_any_relation(firm: Firm) -> None:
    telling_paths = set()
    for collection in firm.world.registry:
        if collection.parent or collection.single or not collection.module:
            continue
        relations = [name for name, relation in collection.relations.items() if relation.kind != "signed"]
        nested = [
            f"{name}.{below}"
            for name in relations
            if collection.relations[name].kind in ("one", "many", "children", "referring")
            for below, relation in firm.world.registry[collection.relations[name].target].relations.items()
            if relation.kind not in ("signed", "history")
        ]
        for start in range(0, max(1, len(relations) + len(nested)), 20):
            query = {"include": ",".join([*relations, *nested][start : start + 20]), "size": "100"}
            assert not tells(firm.clerk.get(f"/{collection.path}", query)), (collection.path, query)
            if tells(firm.chief.get(f"/{collection.path}", query)):
                telling_paths.add(collection.path)
    assert {"purchase-invoices", "payment-files", "bank-transactions", "approval-requests"} <= telling_paths


def test_it_is_not_there_under_any_method(firm: Firm) -> None:
    ids, secret = firm.ids, firm.invoice
    paths = [
        secret, f"{secret}/line-items/{ids['line']}", f"{secret}/comments/{ids['comment']}",
        f"{secret}/emails/{ids['email']}", f"/comments/{ids['comment']}", f"/emails/{ids['email']}",
        f"/documents/{ids['document']}", f"/approval-requests/{ids['request']}", f"/payment-files/{ids['file']}",
    ]  # fmt: skip
    lists = [f"{secret}/{name}" for name in ("line-items", "comments", "documents", "emails", "history")]
    lists += [f"/payment-files/{ids['file']}/history", f"/approval-requests/{ids['request']}/history"]
    downloads = [f"/documents/{ids['document']}/download"]
    actions = [
        f"{secret}/{name}" for name in ("approve", "archive", "lock", "create-supplier", "start-approval-request")
    ]
    actions += [f"/payment-files/{ids['file']}/{name}" for name in ("close", "paid", "reopen")]
    actions += [f"/approval-requests/{ids['request']}/{name}" for name in ("accept", "reject", "hold")]
    attached = {"comments": {"content": "x"}, "documents": {"name": "x.txt", "bytesBase64": BYTES}}
    attached |= {"emails": {"recipients": {"to": ["a@example.com"]}}}
    with firm.world.unchanged():
        for path in (*paths, *lists, *downloads):
            for method in ("GET", "HEAD"):
                assert firm.clerk(method, path).status_code == 404, path
            assert firm.chief("GET", path).status_code == 200, path
        for path in paths:
            if not path.startswith("/approval"):
                assert firm.clerk("DELETE", path).status_code == 404, path
                assert firm.clerk("PATCH", path, [], type=JSON_PATCH).status_code == 404, path
        for path in actions:
            assert firm.clerk("POST", path, {}).status_code == 404, path
        for name, body in attached.items():
            assert firm.clerk("POST", f"{secret}/{name}", body).status_code == 404, name
        assert firm.clerk("POST", f"{secret}/line-items", {"description": "x"}).status_code == 404
        session = firm.clerk("POST", f"{secret}/document-upload-sessions", {"name": "x.txt"})
        assert session.status_code == 404


def test_lists_count_filter_and_sort_without_it(firm: Firm) -> None:
    ids, clerk, chief = firm.ids, firm.clerk, firm.chief
    assert (clerk.total("/purchase-invoices"), chief.total("/purchase-invoices")) == (2, 3)
    assert clerk.total("/payment-files") == clerk.total("/approval-requests") == 0
    queries: list[dict[str, str]] = [
        {"id": ids["secret"]}, {"searchText": SECRET}, {"remark": SECRET}, {"invoiceNumber": SECRET},
        {"confidential": "true"}, {"fromDate": "2026-11-03", "toDate": "2026-11-03"}, {"paymentInstruction": SECRET},
        {"approvalStatus": "APPROVED"},
    ]  # fmt: skip
    for query in queries:
        assert chief.total("/purchase-invoices", query) == 1, query
        assert clerk.total("/purchase-invoices", query) == 0, query
    for query in ({"supplierId": ids["supplier"]}, {"articleId": ids["article"]}, {"salesOrderId": ids["order"]}):
        seen = [[row["id"] for row in client.items("/purchase-invoices", query)] for client in (clerk, chief)]
        assert seen == [[ids["open"]], [ids["open"], ids["secret"]]], query
    for name, way in itertools.product(firm.world.registry["purchase-invoices"].sorts, ("asc", "desc")):
        answer = clerk.get("/purchase-invoices", {"sort": f"{name}:{way}", "size": "1"})
        rows = json_body(answer)
        assert (rows["totalItems"], rows["totalPages"]) == (2, 2)
        rows["items"] += clerk.items("/purchase-invoices", {"sort": f"{name}:{way}", "size": "1", "page": "1"})
        assert {row["id"] for row in rows["items"]} == {ids["open"], ids["credit"]}
    for query in ({"updatedFrom": "2020-01-01"}, {"includeArchived": "true"}, {"deletedFrom": "2020-01-01"}):
        assert not tells(clerk.get("/purchase-invoices", query)), query
    documents = {"attachedToResource": firm.invoice}
    assert (clerk.read("/documents", documents), len(chief.read("/documents", documents))) == ([], 1)


def test_what_refers_to_it_shows_null(firm: Firm) -> None:
    ids, clerk = firm.ids, firm.clerk
    for path, relation in (
        (f"/purchase-invoices/{ids['credit']}", "creditedInvoice"),
        (f"/tasks/{ids['task']}", "relatedResourceDetails"),
        (f"/bank-transactions/{ids['bank']}", "purchaseInvoice"),
    ):
        if relation in firm.world.registry[path.split("/")[1]].relations:
            assert clerk.read(path, {"include": relation})[relation] is None
            assert firm.chief.read(path, {"include": relation})[relation]["id"] == ids["secret"]
    names = [entry["names"] for entry in clerk.read(f"/purchase-invoices/{ids['credit']}/history")]
    assert all(firm.invoice not in name for name in names)


def test_naming_it_is_answered_as_an_id_that_never_was(firm: Firm) -> None:
    ids, clerk = firm.ids, firm.clerk
    company = firm.chief.items("/companies")[0]["id"]

    def bodies(id: str) -> list[tuple[str, dict[str, Any], int]]:
        payments = [{"purchaseInvoiceId": id}]
        return [
            ("/purchase-invoices", {"type": "CREDIT_NOTE", "creditedInvoiceId": id}, 400),
            ("/tasks", {"title": "x", "relatedResource": f"/purchase-invoices/{id}"}, 400),
            (f"/bank-transactions/{ids['unmatched']}/match", {"purchaseInvoiceId": id}, 400),
            ("/payment-files", {"companyId": company, "payments": payments}, 400),
            ("/sales-invoices/collect", {"purchaseInvoiceIds": [id]}, 409),
        ]

    with firm.world.unchanged():
        for (path, body, status), (_, unknown, _) in zip(bodies(ids["secret"]), bodies("99999"), strict=True):
            answers = [json_body(clerk.post(path, each, status=status)) for each in (body, unknown)]
            messages = [(a["message"], [error["message"] for error in a.get("errors", ())]) for a in answers]
            assert repr(messages[0]).replace(ids["secret"], "99999") == repr(messages[1]), path
    same = {"supplierId": ids["supplier"], "invoiceNumber": SECRET}
    assert "truweel-warning" not in clerk.post("/purchase-invoices", same).headers
    assert firm.invoice.rpartition("/")[2] in firm.chief.post("/purchase-invoices", same).headers["truweel-warning"]


def test_no_bank_transaction_is_proposed_to_pay_it(firm: Firm) -> None:
    path = f"/bank-transactions/{firm.ids['unmatched']}/proposals"
    clerk, chief = ([row["purchaseInvoiceId"] for row in client.read(path)] for client in (firm.clerk, firm.chief))
    assert (firm.ids["secret"] in clerk, firm.ids["secret"] in chief) == (False, True)


def test_what_is_to_be_invoiced_leaves_it_out(firm: Firm) -> None:
    (draft,) = json_body(firm.clerk.post("/sales-invoices/collect", {"salesOrderIds": [firm.ids["order"]]}))
    lines = firm.clerk.items(f"/sales-invoices/{draft['id']}/line-items")
    assert [line["description"] for line in lines if line["type"] == "LINE"] == ["Papier"]


def test_its_events_reach_nobody_without_the_right(firm: Firm) -> None:
    world = firm.world
    world.run(wait_for_fanout(world))
    seen: dict[str, set[str]] = {}
    for name, listener in firm.listeners.items():
        endpoint = f"/webhook-endpoints/{listener}"
        world.admin("POST", f"{endpoint}/recover", query={"since": clock.format_instant(0)})
        pages = (world.admin.items(f"{endpoint}/deliveries", {"page": page}) for page in range(20))
        seen[name] = {row["object"] for page in pages for row in page}
    secret = {firm.invoice, f"/comments/{firm.ids['comment']}", f"/documents/{firm.ids['document']}"}
    secret |= {f"/payment-files/{firm.ids['file']}", f"/approval-requests/{firm.ids['request']}"}
    assert secret <= seen["chief"]
    assert not secret & seen["clerk"]
    assert f"/purchase-invoices/{firm.ids['open']}" in seen["clerk"]


def test_messages_that_wait_are_withheld_once_it_is_confidential(firm: Firm) -> None:
    world, ids = firm.world, firm.ids
    later = firm.chief.create("purchase-invoices", {"remark": SECRET})["id"]
    world.run(wait_for_fanout(world))
    firm.chief.merge(f"/purchase-invoices/{later}", {"confidential": True})
    app = world.client(user="reader", rights=firm.clerk.caller.rights if firm.clerk.caller else {}, app_id=8)
    bodies = []
    while messages := json_body(app.get(f"/webhook-endpoints/{firm.listeners['clerk']}/messages")):
        bodies += [message["body"] for message in messages]
        app.post(
            f"/webhook-endpoints/{firm.listeners['clerk']}/messages/acknowledge",
            {"ids": [message["id"] for message in messages]},
            status=200,
        )
    assert bodies
    assert not any(f'"/purchase-invoices/{later}"' in body for body in bodies)
    assert any(f'"resource":"/purchase-invoices/{ids["open"]}"' in body for body in bodies)


def test_a_right_to_read_them_is_none_to_change_them(firm: Firm) -> None:
    reader = firm.world.client(user="reader", rights={"purchase-invoices": "write", RIGHT: "read"})
    reader.get(firm.invoice)
    refused = json_body(reader.merge(firm.invoice, {"status": "x"}, status=403))
    assert RIGHT in refused["message"]


def test_who_hides_an_invoice_sees_it_no_more(firm: Firm) -> None:
    clerk = firm.clerk
    path = f"/purchase-invoices/{clerk.create('purchase-invoices', {'remark': 'Nota'})['id']}"
    clerk.merge(path, {"confidential": True})
    clerk.get(path, status=404)
    clerk.merge(path, {"confidential": False}, status=404)
    firm.chief.merge(path, {"confidential": False})
    assert clerk.read(path)["remark"] == "Nota"


def test_invoices_are_as_confidential_as_their_supplier(firm: Firm) -> None:
    chief = firm.chief
    payroll = chief.create("suppliers", {"name": "Loon", "confidential": True})["id"]
    for body, confidential in (
        ({}, False),
        ({"supplierId": payroll}, True),
        ({"supplierId": payroll, "confidential": False}, False),
        ({"supplierId": firm.ids["supplier"]}, False),
    ):
        assert chief.create("purchase-invoices", body)["confidential"] is confidential, body
    later = f"/purchase-invoices/{chief.create('purchase-invoices', {})['id']}"
    chief.merge(later, {"supplierId": payroll})
    assert chief.read(later)["confidential"] is True
    chief.put(later, {"supplierId": payroll, "remark": "whole"})
    assert chief.read(later)["confidential"] is True


def test_what_tells_of_an_invoice_is_hidden_and_shown_with_it(firm: Firm) -> None:
    chief, clerk = firm.chief, firm.clerk
    invoice = f"/purchase-invoices/{chief.create('purchase-invoices', {'lineItems': [{'price': 5}]})['id']}"
    firm.world.let_decide("admin")
    users = [str(firm.world.users[1, "admin"])]
    chief.post(f"{invoice}/start-approval-request", {"userIds": users}, status=204)
    (request,) = chief.items("/approval-requests", {"resourceUnderApprovalRef": invoice})
    company = chief.items("/companies")[0]["id"]
    payments = [{"purchaseInvoiceId": invoice.rpartition("/")[2]}]
    file = f"/payment-files/{chief.create('payment-files', {'companyId': company, 'payments': payments})['id']}"
    telling_paths = (file, f"/approval-requests/{request['id']}")
    for confidential in (False, True, False):
        chief.merge(invoice, {"confidential": confidential})
        for path in telling_paths:
            assert clerk("GET", path).status_code == (404 if confidential else 200), (path, confidential)
            chief.get(path)


def test_only_who_may_see_it_can_be_asked_to_decide(firm: Firm) -> None:
    chief, world = firm.chief, firm.world
    role = world.admin.create("roles", {"name": "Kijker", "rights": {"purchase-invoices": "read"}})["id"]
    body = {"email": "k@firm-1.example", "fullName": "Kim", "roleId": role}
    kim = world.admin.create("users", body)["id"]
    invoice = f"/purchase-invoices/{chief.create('purchase-invoices', {'confidential': True})['id']}"
    refused = json_body(chief.post(f"{invoice}/start-approval-request", {"userIds": [kim]}, status=400))
    assert refused["errors"][0]["message"] == (
        f"user {kim} can't decide: Kim has the role 'Kijker', which grants no read right on the module '{RIGHT}'"
    )
    world.admin.merge(f"/roles/{role}", {"rights": {RIGHT: "read"}})
    chief.post(f"{invoice}/start-approval-request", {"userIds": [kim]}, status=204)
