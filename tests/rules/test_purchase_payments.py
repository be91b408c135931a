"""Invoices of suppliers are paid by files, once, and only when they are approved; quotes become orders."""

from decimal import Decimal
from typing import Any

import pytest

from tests.harness import World, json_body

D = Decimal


class Desk:
    """A firm that pays its suppliers."""

    def __init__(self, world: World) -> None:
        self.world, self.admin = world, world.admin
        make = self.admin.create
        self.company = make("companies", {"name": "Dakwerken", "iban": "BE68539007547034"})["id"]
        self.supplier = make("suppliers", {"name": "De Leie", "iban": "BE43068999999501"})["id"]
        self.high = make("vat-tariffs", {"name": "21%", "percentage": D(21), "category": "S"})["id"]

    def invoice(self, price: int, *, approved: bool = True, **members: Any) -> Any:
        line = {"description": "Buizen", "quantity": 1, "price": price, "vatTariffId": self.high}
        body = {"supplierId": self.supplier, "status": "te betalen", "lineItems": [line], **members}
        invoice = self.admin.create("purchase-invoices", body)
        if approved:
            self.admin.post(f"/purchase-invoices/{invoice['id']}/approve", {}, status=204)
        return invoice

    def file(self, *payments: dict[str, Any], status: int = 201) -> Any:
        body = {"name": "Week 14", "companyId": self.company, "payments": list(payments)}
        return json_body(self.admin.post("/payment-files", body, status=status))

    def act(self, file: Any, name: str, status: int = 204) -> Any:
        answer = self.admin.post(f"/payment-files/{file['id']}/{name}", {}, status=status)
        return json_body(answer) if answer.content else None

    def state(self, invoice: Any) -> tuple[Any, ...]:
        record = self.admin.read(f"/purchase-invoices/{invoice['id']}")
        return record["status"], record["openTotal"], record["toFileTotal"], record["paymentFileId"]


@pytest.fixture
def desk(fresh_world: World) -> Desk:
    return Desk(fresh_world)


def test_a_file_pays_invoices_in_parts_and_never_more_than_is_open(desk: Desk) -> None:
    first, second = desk.invoice(100, paymentInstruction="+++090/9337/55493+++"), desk.invoice(50)
    file = desk.file({"purchaseInvoiceId": first["id"], "amount": 21}, {"purchaseInvoiceId": second["id"]})
    names = ("purchaseInvoiceId", "amount", "reference", "iban")
    assert [[payment[name] for name in names] for payment in file["payments"]] == [
        [first["id"], 21, "+++090/9337/55493+++", "BE43068999999501"],
        [second["id"], D("60.5"), None, "BE43068999999501"],
    ]  # fmt: skip
    assert (file["total"], file["iban"], desk.state(first)) == (
        D("81.5"), "BE68539007547034", ("te betalen", 121, 121, None)
    )  # fmt: skip
    desk.act(file, "paid", 409)
    desk.act(file, "close")
    assert desk.state(first) == ("in betaalbestand", 121, 100, file["id"])
    rest = desk.file({"purchaseInvoiceId": first["id"]})
    assert rest["payments"][0]["amount"] == 100
    late = desk.file({"purchaseInvoiceId": first["id"], "amount": 101})
    with desk.world.unchanged():
        desk.admin.merge(f"/payment-files/{file['id']}", {"payments": []}, status=409)
        desk.admin.delete(f"/payment-files/{file['id']}", status=409)
        desk.act(late, "close", 409)
    desk.act(file, "paid")
    assert (desk.state(first)[:3], desk.state(second)[:3]) == (("te betalen", 100, 100), ("betaald", 0, 0))
    desk.act(rest, "close")
    desk.act(rest, "paid")
    assert desk.state(first)[:3] == ("betaald", 0, 0)
    desk.act(rest, "reopen")
    assert desk.state(first) == ("te betalen", 100, 100, None)


def test_only_what_is_approved_is_paid_and_nothing_twice(desk: Desk) -> None:
    unasked, gone, invoice = (desk.invoice(100, approved=approved) for approved in (False, False, True))
    unknown = desk.file({"purchaseInvoiceId": "999"}, status=400)["errors"]
    assert [(entry["field"], entry["code"]) for entry in unknown] == [
        ("payments[0].purchaseInvoiceId", "dead_reference")
    ]  # fmt: skip
    wrong = desk.file({"purchaseInvoiceId": unasked["id"]}, {"purchaseInvoiceId": gone["id"]})
    desk.admin.delete(f"/purchase-invoices/{gone['id']}")
    twice = desk.file({"purchaseInvoiceId": invoice["id"]}, {"purchaseInvoiceId": invoice["id"]})
    with desk.world.unchanged():
        refused = desk.act(wrong, "close", 400)
        desk.act(twice, "close", 409)
    fields = [(entry["field"], entry["code"]) for entry in refused["errors"]]
    assert fields == [
        ("payments[0].purchaseInvoiceId", "invalid_value"), ("payments[1].purchaseInvoiceId", "dead_reference")
    ]  # fmt: skip
    one, two = (desk.file({"purchaseInvoiceId": invoice["id"]}) for _ in range(2))
    desk.act(one, "close")
    with desk.world.unchanged():
        again = desk.act(two, "close", 409)
    assert "filedTotal of purchase-invoices" in again["message"]
