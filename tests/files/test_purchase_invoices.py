"""Purchase invoices from a PDF or a UBL, and their approval: who may, a second call, and what each state allows."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.files.conftest import FileWorld, ok
from tests.harness import json_body

UBL = (Path(__file__).parent / "data" / "invoice.xml").read_bytes()
CREDIT = (
    UBL.replace(b"Invoice-2", b"CreditNote-2").replace(b"<Invoice ", b"<CreditNote ")
    .replace(b"</Invoice>", b"</CreditNote>").replace(b"InvoiceLine", b"CreditNoteLine")
    .replace(b"InvoicedQuantity", b"CreditedQuantity")
)  # fmt: skip


def upload(world: FileWorld, data: bytes, name: str) -> str:
    bucket = json_body(world.admin.post("/temp-document-buckets", {}))["id"]
    return str(ok(world.multipart(world.admin, f"/temp-document-buckets/{bucket}/documents", data, name))["id"])


def invoice(world: FileWorld, **body: Any) -> dict[str, Any]:
    purchase: dict[str, Any] = json_body(world.admin.post("/purchase-invoices", body))
    return purchase


def test_a_pdf_is_attached_as_the_reference_shows(world: FileWorld) -> None:
    purchase = invoice(world, date="2026-03-02", lineItems=[{"description": "a", "quantity": 2, "price": 50}])
    assert purchase["logicId"] == "I260001"
    assert (purchase["type"], purchase["totalExclVat"], purchase["approvalStatus"]) == ("INVOICE", 100, "NONE")
    id = upload(world, b"%PDF-1.7", "factuur.pdf")
    path = f"/purchase-invoices/{purchase['id']}"
    with world.changes() as change:
        assert world.admin.merge(path, {"documentId": id}).content == b""
    assert sorted(change.events) == [
        ("document.created", id, 1),
        ("purchase-invoice.updated", purchase["id"], 2),
    ]
    assert world.admin.read(path, {"include": "document"})["document"]["attachedToResource"] == path
    (line,) = world.admin.items(f"{path}/line-items")
    project = world.admin.create("projects")["id"]
    world.admin.merge(f"{path}/line-items/{line['id']}", {"projectId": project})
    assert world.admin.items(f"{path}/line-items")[0]["projectId"] == project
    assert world.admin.merge(path, {"documentId": upload(world, b"text", "a.txt")}, status=400)


@pytest.mark.parametrize(("data", "kind"), [(UBL, "INVOICE"), (CREDIT, "CREDIT_NOTE")])
def test_what_isn_t_given_is_read_from_ubl(world: FileWorld, data: bytes, kind: str) -> None:
    admin = world.admin
    tariffs = {n: admin.create("vat-tariffs", {"name": f"{n}%", "percentage": Decimal(n)})["id"] for n in (21, 6)}
    supplier = admin.create("suppliers", {"name": "De Leie", "vatIdNumber": "BE0403170701"})["id"]
    purchase = invoice(world, documentId=upload(world, data, "factuur.xml"))
    assert {name: purchase[name] for name in (
        "type", "invoiceNumber", "date", "expireDate", "paymentInstruction", "currency", "supplierId", "logicId",
    )} == {
        "type": kind,
        "invoiceNumber": "2026/1187",
        "date": "2026-03-02",
        "expireDate": "2026-04-01",
        "paymentInstruction": "+++090/9337/55493+++",
        "currency": "EUR",
        "supplierId": supplier,
        "logicId": "I260001",
    }  # fmt: skip
    assert (purchase["totalExclVat"], purchase["totalVat"], purchase["totalInclVat"]) == (
        192,
        Decimal("33.27"),
        Decimal("225.27"),
    )
    lines = admin.items(f"/purchase-invoices/{purchase['id']}/line-items")
    assert [(line["description"], line["quantity"], line["price"], line["vatTariffId"]) for line in lines] == [
        ("PVC-buis 110 mm", 12, 10, tariffs[21]),
        ("Mof\nDN 110", 3, 16, tariffs[6]),
        ("Transport", 1, 25, tariffs[21]),
    ]
    overridden = invoice(world, documentId=upload(world, data, "factuur.xml"), invoiceNumber="other", date="2026-05-01")
    assert (overridden["invoiceNumber"], overridden["date"]) == ("other", "2026-05-01")


def test_an_xml_that_is_no_invoice_makes_none(world: FileWorld) -> None:
    id = upload(world, b"<?xml version='1.0'?><order/>", "a.xml")
    with world.unchanged():
        answer = json_body(world.admin.post("/purchase-invoices", {"documentId": id}, status=400))
    assert answer["errors"][0]["field"] == "documentId"
    assert "root is order" in answer["errors"][0]["message"]


def test_approval_asks_one_after_the_other(world: FileWorld) -> None:
    admin, writer, other = world.admin, world.writer, world.client(user="strict", rights={"purchase-invoices": "write"})
    world.let_decide("writer", "strict")
    ids = [str(client.caller.user_id) for client in (writer, other)]  # type: ignore[union-attr]
    supplier = admin.create("suppliers", {"name": "S", "approverIds": ids})["id"]
    purchase = invoice(world, supplierId=supplier, date="2026-01-05", lineItems=[{"description": "a", "price": 100}])
    path = f"/purchase-invoices/{purchase['id']}"
    with world.changes() as change:
        answer = admin("POST", f"{path}/start-approval-request", {})
    assert answer.status_code == 204
    (request,) = admin.items("/approval-requests", {"open": "true", "include": "userStates,supplier"})
    assert sorted(change.events) == [
        ("approval-request.created", request["id"], 1),
        ("purchase-invoice.updated", purchase["id"], 2),
    ]
    assert request["resourceUnderApprovalRef"] == path
    assert (request["logicId"], request["totalVatExcl"], request["supplier"]["id"]) == ("I260001", 100, supplier)
    included = {"include": "resourceUnderApproval,supplier", "resourceUnderApprovalRef": path}
    assert admin.items("/approval-requests", included)[0]["resourceUnderApproval"] == admin.read(path)
    deeper = admin.get(f"/approval-requests/{request['id']}", {"include": "resourceUnderApproval.supplier"})
    assert json_body(deeper)["resourceUnderApproval"] == admin.read(path)
    assert deeper.headers["truweel-warning"] == (
        "include: 'resourceUnderApproval.supplier': below 'resourceUnderApproval', a record of any collection, "
        "nothing is included"
    )
    assert [(s["userId"], s["status"]) for s in request["userStates"]] == [(ids[0], "AWAITING_DECISION")]
    act = f"/approval-requests/{request['id']}"
    with world.unchanged():
        assert admin("POST", f"{path}/start-approval-request", {}).status_code == 409
        assert other("POST", f"{act}/accept", {}).status_code == 403, "not yet"
        assert world.nobody("POST", f"{act}/accept", {}).status_code == 403
        admin.merge(path, {"supplierId": None}, status=409)
        assert admin("POST", f"{path}/archive", {}).status_code == 409
        assert admin("POST", "/approval-requests", {}).status_code == 403
    admin.merge(path, {"remark": "seen"})
    assert writer("POST", f"{act}/accept", {}).status_code == 204
    with world.unchanged():
        assert writer("POST", f"{act}/accept", {}).status_code == 204, "again"
        assert writer("POST", f"{act}/reject", {"reason": "no"}).status_code == 409
    assert [s["status"] for s in admin.read(act)["userStates"]] == ["ACCEPTED", "AWAITING_DECISION"]
    assert admin.read(path)["approvalStatus"] == "PENDING"
    assert other("POST", f"{act}/accept", {}).status_code == 204
    assert admin.read(path)["approvalStatus"] == "APPROVED"
    assert admin.items("/approval-requests", {"open": "true"}) == []
    with world.unchanged():
        assert admin("POST", f"{path}/start-approval-request", {}).status_code == 409
        assert admin("POST", f"{path}/approve", {}).status_code == 204
        assert admin("POST", f"{act}/add-approver", {"userId": ids[0]}).status_code == 409


def test_a_refusal_an_added_approver_and_a_forced_approval(world: FileWorld) -> None:
    admin, writer = world.admin, world.writer
    user = lambda client: str(client.caller.user_id)  # noqa: E731
    world.let_decide("admin", "writer")
    path = f"/purchase-invoices/{invoice(world)['id']}"
    with world.unchanged():
        assert admin("POST", f"{path}/start-approval-request", {}).status_code == 400
        assert admin("POST", f"{path}/start-approval-request", {"userIds": ["99999"]}).status_code == 400
    assert admin("POST", f"{path}/start-approval-request", {"userIds": [user(writer)]}).status_code == 204
    (request,) = admin.items("/approval-requests", {"resourceUnderApprovalRef": path})
    act = f"/approval-requests/{request['id']}"
    assert admin("POST", f"{act}/add-approver", {"userId": user(admin)}).status_code == 204
    with world.unchanged():
        assert admin("POST", f"{act}/add-approver", {"userId": user(admin)}).status_code == 204
        assert admin("POST", f"{act}/add-approver", {"userId": "99999"}).status_code == 400
        assert admin("POST", f"{act}/add-approver", {}).status_code == 400
    assert writer("POST", f"{act}/accept", {}).status_code == 204
    assert admin.read(path)["approvalStatus"] == "PENDING"
    assert admin("POST", f"{act}/reject", {"reason": "Te duur"}).status_code == 204
    answer = admin.read(act)
    assert [(s["status"], s["reason"]) for s in answer["userStates"]] == [("ACCEPTED", None), ("REJECTED", "Te duur")]
    assert (answer["open"], admin.read(path)["approvalStatus"]) == (False, "REJECTED")
    assert admin("POST", f"{path}/start-approval-request", {"userIds": [user(writer)]}).status_code == 204
    assert admin("POST", f"{path}/approve", {}).status_code == 204
    assert admin.read(path)["approvalStatus"] == "APPROVED"
    assert admin.items("/approval-requests", {"open": "true"}) == []
