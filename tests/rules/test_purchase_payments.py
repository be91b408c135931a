"""Invoices of suppliers are paid by files, once, and only when they are approved; quotes become orders."""

import datetime
from decimal import Decimal
from importlib.resources import files
from typing import Any

import pytest
from lxml import etree

from tests.harness import World, json_body
from truweel.bank_files.write_pain import write_pain
from truweel.resources.purchasing.transfer_orders import read_creditor_reference
from truweel.schema.transfer_order import Transfer, TransferOrder

D = Decimal
PAIN = "{urn:iso:std:iso:20022:tech:xsd:pain.001.001.09}"
SCHEMA = etree.XMLSchema(etree.fromstring(files("sepaxml").joinpath("schemas/pain.001.001.09.xsd").read_bytes()))


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
    assert again["message"] == (
        f"filedTotal of purchase-invoices {invoice['id']} would be 242, above its limit of 121.0. Payment files would "
        "pay more than it comes to: lower an amount in one of them, or reopen it."
    )


def test_an_invoice_names_the_file_that_still_pays_a_part_of_it(desk: Desk) -> None:
    invoice = desk.invoice(100)
    first = desk.file({"purchaseInvoiceId": invoice["id"], "amount": 21})
    second = desk.file({"purchaseInvoiceId": invoice["id"], "amount": 100})
    for file in (first, second):
        desk.act(file, "close")
    desk.act(first, "reopen")
    assert desk.state(invoice) == ("in betaalbestand", 121, 21, second["id"])
    desk.act(second, "reopen")
    assert desk.state(invoice) == ("te betalen", 121, 121, None)


def test_an_invoice_that_is_paid_is_not_deleted(desk: Desk) -> None:
    invoice = desk.invoice(100, approved=False)
    body = {"companyId": desk.company, "date": "2026-11-30", "amount": -121}
    transaction = desk.admin.create("bank-transactions", body)["id"]
    desk.admin.post(f"/bank-transactions/{transaction}/match", {"purchaseInvoiceId": invoice["id"]}, status=204)
    with desk.world.unchanged():
        refused = json_body(desk.admin.delete(f"/purchase-invoices/{invoice['id']}", status=409))
    assert refused["message"] == (
        "It can't be deleted: it is paid, or a payment file asks for it. Take that back first."
    )
    desk.admin.post(f"/bank-transactions/{transaction}/unmatch", {}, status=204)
    desk.admin.delete(f"/purchase-invoices/{invoice['id']}")


def order(desk: Desk, file: Any) -> Any:
    """What the bank gets for a file, valid by the schema of pain.001.001.09."""
    answer = desk.admin.get(f"/payment-files/{file['id']}/pain001")
    document = etree.fromstring(answer.content)
    SCHEMA.assertValid(document)
    return document


def texts(node: Any, path: str) -> list[str]:
    return [str(element.text) for element in node.iterfind("/".join(f"{PAIN}{name}" for name in path.split("/")))]


def test_the_bank_gets_a_transfer_for_each_part_of_a_payment(desk: Desk) -> None:
    desk.admin.merge("/settings", {"purchasing": {"socialWithholdingIban": "BE68 5390 0754 7034"}}, status=204)
    supplier = desk.admin.create("suppliers", {"name": "Café & Zoë bv", "vatIdNumber": "BE 0403.170.701"})["id"]
    works = {"supplierId": supplier, "invoiceNumber": "2026/77", "iban": "BE43 0689 9999 9501", "bic": "GKCCBEBB"}
    first = desk.invoice(1000, expireDate="2027-02-28", paymentInstruction="+++090/9337/55493+++", **works)
    second = desk.invoice(50, expireDate="2027-01-31", invoiceNumber="F-9")
    withheld = [{"kind": "SOCIAL", "amount": 350}]
    file = desk.file(
        {"purchaseInvoiceId": first["id"], "amount": 1000, "withholdings": withheld},
        {"purchaseInvoiceId": second["id"]},
    )
    with desk.world.unchanged():
        refused = desk.admin.get(f"/payment-files/{file['id']}/pain001", status=409)
    assert json_body(refused)["message"] == "It is a draft; close it first."
    desk.act(file, "close")
    document = order(desk, file)
    top = "CstmrCdtTrfInitn"
    assert [texts(document, f"{top}/GrpHdr/{name}") for name in ("NbOfTxs", "CtrlSum", "InitgPty/Nm")] == [
        ["3"], ["1060.50"], ["Dakwerken"]
    ]  # fmt: skip
    part = f"{top}/PmtInf"
    assert [texts(document, f"{part}/{name}") for name in ("ReqdExctnDt/Dt", "NbOfTxs", "CtrlSum")] == [
        ["2027-01-31", "2027-02-28"], ["1", "2"], ["60.50", "1000.00"]
    ]  # fmt: skip
    assert texts(document, f"{part}/DbtrAcct/Id/IBAN") == ["BE68539007547034"] * 2
    transfer = f"{part}/CdtTrfTxInf"
    names = ("PmtId/EndToEndId", "Amt/InstdAmt", "Cdtr/Nm", "CdtrAcct/Id/IBAN")
    assert [texts(document, f"{transfer}/{name}") for name in names] == [
        [f"{file['id']}-{second['id']}", f"{file['id']}-{first['id']}", f"{file['id']}-{first['id']}-SOCIAL"],
        ["60.50", "650.00", "350.00"],
        ["De Leie", "Cafe + Zoe bv", "RSZ-ONSS"],
        ["BE43068999999501", "BE43068999999501", "BE68539007547034"],
    ]
    assert texts(document, f"{transfer}/RmtInf/Strd/CdtrRefInf/Ref") == ["090933755493"]
    assert texts(document, f"{transfer}/RmtInf/Ustrd") == ["F-9", "Art. 30bis BE0403170701 Cafe + Zoe bv 2026/77"]
    assert texts(document, f"{transfer}/CdtrAgt/FinInstnId/BICFI") == ["GKCCBEBB"]

    again = order(desk, file)
    assert etree.tostring(again) == etree.tostring(document)
    desk.act(file, "paid")
    assert etree.tostring(order(desk, file)) == etree.tostring(document)
    desk.act(file, "reopen")
    desk.admin.merge(f"/payment-files/{file['id']}", {"executionDate": "2027-03-01"}, status=204)
    desk.act(file, "close")
    later = order(desk, file)
    assert texts(later, f"{part}/ReqdExctnDt/Dt") == ["2027-03-01"]
    assert texts(later, f"{top}/GrpHdr/MsgId") != texts(document, f"{top}/GrpHdr/MsgId")


def test_what_the_bank_would_refuse_is_refused_when_the_file_is_closed(desk: Desk) -> None:
    first, second = desk.invoice(100), desk.invoice(100, currency="USD")
    payments = [
        {"purchaseInvoiceId": first["id"], "iban": "BE43068999999502", "bic": "KORT", "amount": 10,
         "withholdings": [{"kind": "TAX", "amount": 11}, {"kind": "SOCIAL"}]},
        {"purchaseInvoiceId": second["id"], "amount": 0},
    ]  # fmt: skip
    file = desk.file(*payments)
    with desk.world.unchanged():
        refused = desk.act(file, "close", 400)
    assert sorted(error["field"] for error in refused["errors"]) == [
        "payments[0].amount", "payments[0].bic", "payments[0].iban", "payments[0].withholdings[0].kind",
        "payments[0].withholdings[1].amount", "payments[1].amount", "payments[1].purchaseInvoiceId",
    ]  # fmt: skip
    company = desk.admin.create("companies", {"name": "Zonder rekening"})["id"]
    body = {"companyId": company, "payments": [{"purchaseInvoiceId": first["id"]}]}
    other = json_body(desk.admin.post("/payment-files", body))
    with desk.world.unchanged():
        assert desk.act(other, "close", 400)["errors"][0]["field"] == "iban"


def test_what_is_to_be_withheld_and_is_not_is_told(desk: Desk) -> None:
    invoice = desk.invoice(100, withholdingTotal=35)
    file = desk.file({"purchaseInvoiceId": invoice["id"]})
    answer = desk.admin.post(f"/payment-files/{file['id']}/close", {}, status=204)
    assert f"purchase invoice {invoice['id']} has 35.00 to withhold" in answer.headers["Truweel-Warning"]


def test_an_order_of_any_texts_is_valid(desk: Desk) -> None:
    names = ("", "Łódź & Søn", "株式会社", "a" * 200, "<b>&amp;</b>", "\t \n", "O'Neill / Partners: (x)")
    for name in names:
        day = datetime.date(2026, 12, 1)
        transfer = Transfer("1-2", day, D("0.01"), name, "BE43068999999501", message=name)
        instant = datetime.datetime(2026, 12, 1, 8, tzinfo=datetime.UTC)
        made = write_pain(TransferOrder("1-1", instant, name, "BE68539007547034", None, None, (transfer,)))
        SCHEMA.assertValid(etree.fromstring(made))


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("+++090/9337/55493+++", "090933755493"), ("090933755493", "090933755493"), ("090933755494", None),
        ("RF18 5390 0754 7034", "RF18539007547034"), ("RF19539007547034", None), ("F-9", None),
    ],
)  # fmt: skip
def test_references_that_banks_check(text: str, reference: str | None) -> None:
    assert read_creditor_reference(text) == reference
