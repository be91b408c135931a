"""Files of the bank: statements follow one another to the cent; what names an invoice pays it; all is taken back."""

import asyncio
import contextlib
import itertools
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.files.bank_files import ACCOUNT, Movement, camt, coda
from tests.files.conftest import FileWorld, ok
from tests.harness import DIALECTS, Templates, json_body, open_world
from truweel.bank_files.read import read_statements
from truweel.files.store_factory import open_store
from truweel.files.xml_tree import UnreadableFileError

D = Decimal
CLIENT_ACCOUNT = "BE43068999999501"
ACCOUNTS = itertools.count(1)


class Treasury(FileWorld):
    """A company with an account, a client, and a tariff of 21 %."""

    company: str
    client_id: str
    tariff: str
    bucket: str

    def set_up(self) -> None:
        make = self.admin.create
        self.company = make("companies", {"name": "Vermeersch", "iban": "BE68 5390 0754 7034"})["id"]
        self.client_id = make("clients", {"name": "Bouwwerken Peeters", "iban": CLIENT_ACCOUNT})["id"]
        self.tariff = make("vat-tariffs", {"name": "21%", "percentage": 21})["id"]
        self.bucket = json_body(self.admin.post("/temp-document-buckets", {}))["id"]

    def invoice(self, price: int = 100, **members: Any) -> Any:
        """An invoice of `price` and 21 % VAT, its communication included."""
        line = {"description": "Werken", "quantity": 1, "price": price, "vatTariffId": self.tariff}
        body = {"clientId": self.client_id, "companyId": self.company, "status": "verzonden", "lineItems": [line]}
        return self.admin.create("sales-invoices", body | members)

    def upload(self, data: bytes, name: str = "CODA.txt") -> str:
        path = f"/temp-document-buckets/{self.bucket}/documents"
        return str(ok(self.multipart(self.admin, path, data, name))["id"])

    def bring(self, data: bytes, status: int = 201, **body: Any) -> Any:
        """The statements that an import of this file makes, or what refuses it."""
        body = {"documentId": self.upload(data), **body}
        with self.unchanged() if status >= 400 else contextlib.nullcontext():
            return json_body(self.admin.post("/bank-transactions/import", body, status=status))

    def transactions(self, statement: Any) -> list[Any]:
        rows: list[Any] = self.admin.items("/bank-transactions", {"statementId": statement["id"], "sort": "id"})
        return rows

    def act(self, transaction: Any, name: str, body: Any = None, status: int = 204) -> Any:
        answer = self.admin.post(f"/bank-transactions/{transaction['id']}/{name}", body or {}, status=status)
        return json_body(answer) if answer.content else None

    def state(self, invoice: Any) -> tuple[Any, ...]:
        record = self.admin.read(f"/sales-invoices/{invoice['id']}")
        return record["status"], record["paidTotal"], record["openTotal"]


@pytest.fixture(params=DIALECTS)
def desk(request: pytest.FixtureRequest, templates: Templates, tmp_path: Path) -> Iterator[Treasury]:
    """A firm of its own, on each database."""
    with open_world(templates, request.param, world_class=Treasury) as world:
        assert isinstance(world, Treasury)
        store = open_store((tmp_path / "files").as_uri(), tmp_path / "incoming")
        world.serve(store)
        world.set_up()
        yield world
        store.close()


def test_a_file_pays_what_it_names_and_shows_the_rest(desk: Treasury) -> None:
    whole, part, other = desk.invoice(), desk.invoice(200), desk.invoice(300)
    data = coda(
        "1000.00",
        Movement("121.00", structured=whole["paymentInstruction"], name="PEETERS", iban=CLIENT_ACCOUNT),
        Movement("100.00", structured=part["paymentInstruction"]),
        Movement("363.00", message="uw factuur", name="Bouwwerken Peeters", iban=CLIENT_ACCOUNT),
        Movement("-3.50", message="Beheerskosten"),
        number=118,
    )
    with desk.changes() as change:
        (statement,) = desk.bring(data)
    assert {name: statement[name] for name in ("iban", "identification", "number", "sequence", "transactionCount")} == {
        "iban": ACCOUNT, "identification": "118", "number": 118, "sequence": 1, "transactionCount": 4
    }  # fmt: skip
    assert (statement["openingBalance"], statement["closingBalance"]) == (1000, D("1580.5"))
    first, second, third, costs = desk.transactions(statement)
    assert [(t["amount"], t["status"], t["salesInvoiceId"], t["matchedTotal"]) for t in (first, second, third)] == [
        (121, "MATCHED", whole["id"], 121), (100, "MATCHED", part["id"], 100), (363, "NEW", None, 0)
    ]  # fmt: skip
    names = ("counterpartyName", "counterpartyIban", "communication", "structured", "date", "statementNumber")
    assert [first[name] for name in names] == [
        "PEETERS", CLIENT_ACCOUNT, whole["paymentInstruction"], True, "2026-11-30", "118"
    ]  # fmt: skip
    assert (desk.state(whole), desk.state(part)) == (("betaald", 121, 0), ("verzonden", 100, 142))
    (payment,) = desk.admin.items(f"/sales-invoices/{whole['id']}/payments")
    assert (payment["amount"], payment["date"], payment["bankTransactionId"]) == (121, "2026-11-30", first["id"])
    counts = {name: sum(event == name for event, *_ in change.events) for name in {e for e, *_ in change.events}}
    assert counts == {
        "bank-statement.created": 1, "bank-transaction.created": 4, "sales-invoice.updated": 2, "document.created": 1
    }  # fmt: skip
    assert desk.admin.read(f"/documents/{statement['documentId']}")["attachedToResource"] == (
        f"/bank-statements/{statement['id']}"
    )

    (proposal,) = desk.admin.read(f"/bank-transactions/{third['id']}/proposals")[:1]
    assert (proposal["salesInvoiceId"], proposal["reasons"], proposal["openTotal"]) == (
        other["id"], ["AMOUNT", "IBAN", "NAME"], 363
    )  # fmt: skip
    desk.act(third, "match", {"salesInvoiceId": other["id"]})
    assert desk.state(other) == ("betaald", 363, 0)
    assert desk.admin.read(f"/bank-transactions/{third['id']}/proposals") == []
    desk.act(costs, "ignore")
    desk.act(costs, "ignore")
    assert [t["status"] for t in desk.transactions(statement)] == ["MATCHED", "MATCHED", "MATCHED", "IGNORED"]


def test_what_was_matched_is_taken_back(desk: Treasury) -> None:
    invoice = desk.invoice()
    (statement,) = desk.bring(coda("0.00", Movement("121.00", structured=invoice["paymentInstruction"])))
    (transaction,) = desk.transactions(statement)
    with desk.unchanged():
        assert "unmatch it first" in desk.act(transaction, "ignore", status=409)["message"]
        assert (
            "pays an invoice"
            in json_body(desk.admin.delete(f"/bank-statements/{statement['id']}", status=409))["message"]
        )
        desk.admin.delete(f"/bank-transactions/{transaction['id']}", status=409)
        desk.admin.merge(f"/bank-transactions/{transaction['id']}", {"amount": 1}, status=409)
    desk.act(transaction, "unmatch")
    assert desk.state(invoice) == ("verzonden", 0, 121)
    (transaction,) = desk.transactions(statement)
    assert (transaction["status"], transaction["salesInvoiceId"], transaction["matchedTotal"]) == ("NEW", None, 0)

    desk.act(transaction, "match", {"salesInvoiceId": invoice["id"], "amount": 21})
    other = desk.invoice(1000)
    desk.act(transaction, "match", {"salesInvoiceId": other["id"]})
    assert (desk.state(invoice), desk.state(other)) == (("verzonden", 21, 100), ("verzonden", 100, 1110))
    assert [t["status"] for t in desk.transactions(statement)] == ["MATCHED"]
    with desk.unchanged():
        assert desk.act(transaction, "match", {"salesInvoiceId": invoice["id"]}, 409)["message"] == (
            "Nothing of it is left."
        )
    (payment,) = desk.admin.items(f"/sales-invoices/{invoice['id']}/payments")
    desk.admin.delete(f"/sales-invoices/{invoice['id']}/payments/{payment['id']}")
    assert [(t["status"], t["matchedTotal"]) for t in desk.transactions(statement)] == [("NEW", 100)]
    with desk.unchanged():
        body = {"amount": 22, "bankTransactionId": transaction["id"]}
        refused = desk.admin.post(f"/sales-invoices/{invoice['id']}/payments", body, status=409)
    assert "matchedTotal of bank-transactions" in json_body(refused)["message"]

    desk.act(transaction, "unmatch")
    desk.admin.delete(f"/bank-statements/{statement['id']}")
    assert desk.admin.total("/bank-transactions") == 0
    (again,) = desk.bring(coda("0.00", Movement("121.00", structured=invoice["paymentInstruction"])))
    assert (again["sequence"], desk.state(invoice)) == (1, ("betaald", 121, 0))


def test_statements_follow_one_another(desk: Treasury) -> None:
    (first,) = desk.bring(coda("0.00", Movement("50.00"), number=7))
    twice = desk.bring(coda("0.00", Movement("50.00"), number=7), 409)
    gap = desk.bring(coda("60.00", Movement("1.00"), number=8, day="011226"), 409)
    missing = desk.bring(coda("50.00", Movement("1.00"), number=9, day="011226"), 409)
    early = desk.bring(coda("50.00", Movement("1.00"), number=6, day="291126"), 409)
    same = desk.bring(camt("0.00", Movement("50.00"), number=7), 409)
    assert f"was imported already: it is bank statement {first['id']}" in twice["message"]
    assert "begins with 60.00, and the last one, 007 of 2026-11-30, ended with 50.00" in gap["message"]
    assert "has number 9, and 8 would follow" in missing["message"]
    assert "is of before 2026-11-30" in early["message"]
    assert "begins with 0.00" in same["message"]
    desk.bring(coda("60.00", Movement("1.00"), number=9, day="011226"), acceptGap=True)
    desk.bring(camt("61.00", Movement("1.00"), number=10, day="2026-12-01"))
    (new_year,) = desk.bring(coda("62.00", number=1, day="020127"))
    assert (new_year["sequence"], new_year["year"], new_year["transactionCount"]) == (4, 2027, 0)
    statements = desk.admin.items("/bank-statements", {"sort": "sequence"})
    with desk.unchanged():
        refused = desk.admin.delete(f"/bank-statements/{statements[0]['id']}", status=409)
    assert "follows it; delete that first" in json_body(refused)["message"]


def test_a_file_that_does_not_add_up_is_refused(desk: Treasury) -> None:
    whole = coda("0.00", Movement("50.00"))
    files = [
        (coda("0.00", Movement("50.00"), closing="51.00"), "no CODA that adds up"),
        (whole.replace(b"50000", b"40000", 1), "not those of its last lines"),
        (whole[:-130], "begins with a line 0 and ends with a line 9"),
        (whole.replace(b"VERMEERSCH", b"VERMEERS", 1), "line 1 has 126 characters"),
        (b"hallo\n", "neither camt.053 nor CODA"),
        (camt("0.00", Movement("50.00"), closing="51.00"), "0.00 and movements of 50.00 are 50.00, not 51.00"),
        (camt("0.00", Movement("50.005")), "more than two decimals"),
        (b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "document type"),
        (b"<?xml version='1.0'?><Invoice xmlns='urn:x'/>", "neither CODA nor camt.053"),
    ]
    for data, words in files:
        refused = desk.bring(data, 400)
        (error,) = refused["errors"]
        assert (error["field"], words in error["message"]) == ("documentId", True), error["message"]
    picture = desk.bring(b"\x89PNG\r\n\x1a\n" + bytes(64), 400)
    unknown = desk.bring(coda("0.00", account="BE43068999999501"), 400)
    assert picture["errors"][0]["field"] == "documentId"
    assert unknown["errors"][0]["field"] == "companyId"
    (statement,) = desk.bring(coda("0.00", account="BE43068999999501"), companyId=desk.company)
    assert statement["companyId"] == desk.company


def test_totals_of_a_bank_are_their_details(desk: Treasury) -> None:
    first, second = desk.invoice(), desk.invoice(10)
    details = (
        Movement("121.00", structured=first["paymentInstruction"], name="A"),
        Movement("12.10", structured=second["paymentInstruction"], name="B"),
    )
    for data in (coda("0.00", Movement("133.10", details=details)), camt("0.00", Movement("133.10", details=details))):
        (statement,) = read_statements(data)
        assert [(m.amount, m.structured, m.counterparty_name) for m in statement.movements] == [
            (121, True, "A"), (D("12.1"), True, "B")
        ]  # fmt: skip
    desk.bring(camt("0.00", Movement("133.10", details=details), version="08"))
    assert (desk.state(first), desk.state(second)) == (("betaald", 121, 0), ("betaald", D("12.1"), 0))


def test_no_more_than_what_is_open_is_paid_without_a_person(desk: Treasury) -> None:
    invoice, dollars = desk.invoice(), desk.invoice(currency="USD")
    digits = invoice["paymentInstruction"]
    movements = [Movement("100.00", structured=digits), Movement("100.00", structured=digits)]
    (statement,) = desk.bring(coda("0.00", *movements, Movement("121.00", structured=dollars["paymentInstruction"])))
    assert [(t["status"], t["matchedTotal"]) for t in desk.transactions(statement)] == [
        ("MATCHED", 100), ("NEW", 21), ("NEW", 0)
    ]  # fmt: skip
    assert desk.state(invoice) == ("betaald", 121, 0)
    _, second, third = desk.transactions(statement)
    with desk.unchanged():
        assert (
            "in USD, and the transaction in EUR"
            in desk.act(third, "match", {"salesInvoiceId": dollars["id"]}, 409)["message"]
        )
        assert "Only 79.00 of it is left" in desk.act(
            second, "match", {"salesInvoiceId": invoice["id"], "amount": 80}, 409
        )["message"]  # fmt: skip
        missing = desk.act(second, "match", {"salesInvoiceId": "999"}, 400)
        none = desk.act(second, "match", {}, 400)
    assert [(error["field"], error["code"]) for error in (missing["errors"][0], none["errors"][0])] == [
        ("salesInvoiceId", "dead_reference"), ("salesInvoiceId", "required")
    ]  # fmt: skip


def test_what_went_out_pays_suppliers_and_credit_notes(desk: Treasury) -> None:
    make = desk.admin.create
    supplier = make("suppliers", {"name": "De Leie", "iban": "BE43068999999501"})["id"]
    line = {"description": "Buizen", "quantity": 1, "price": 100, "vatTariffId": desk.tariff}
    purchase = make("purchase-invoices", {"supplierId": supplier, "invoiceNumber": "2026/77", "lineItems": [line]})
    note = desk.invoice(type="CREDIT_NOTE")
    (statement,) = desk.bring(
        coda("900.00", Movement("-121.00", message="factuur 2026/77"), Movement("-121.00", message="terugbetaling"))
    )
    debit, refund = desk.transactions(statement)
    (proposal, *_) = desk.admin.read(f"/bank-transactions/{debit['id']}/proposals")
    assert (proposal["purchaseInvoiceId"], proposal["name"], proposal["reasons"]) == (
        purchase["id"], "De Leie", ["NUMBER", "AMOUNT"]
    )  # fmt: skip
    desk.act(debit, "match", {"purchaseInvoiceId": purchase["id"]})
    desk.act(refund, "match", {"salesInvoiceId": note["id"]})
    record = desk.admin.read(f"/purchase-invoices/{purchase['id']}")
    assert (record["paidTotal"], record["openTotal"], record["status"]) == (121, 0, "betaald")
    assert desk.state(note) == ("betaald", 121, 0)
    assert [(t["status"], t["matchedTotal"]) for t in desk.transactions(statement)] == [("MATCHED", -121)] * 2
    for transaction in (debit, refund):
        desk.act(transaction, "unmatch")
    record = desk.admin.read(f"/purchase-invoices/{purchase['id']}")
    assert (record["paidTotal"], record["openTotal"], desk.state(note)[1:]) == (0, 121, (0, -121))
    assert [(t["status"], t["matchedTotal"]) for t in desk.transactions(statement)] == [("NEW", 0)] * 2


def test_the_same_file_eight_times_at_once_is_imported_once(desk: Treasury) -> None:
    invoice = desk.invoice()
    data = coda("0.00", Movement("121.00", structured=invoice["paymentInstruction"]), Movement("5.00", "x"))
    documents = [desk.upload(data) for _ in range(8)]

    async def import_all() -> list[httpx.Response]:
        bodies = ({"documentId": document} for document in documents)
        return await asyncio.gather(*(desk.admin.send("POST", "/bank-transactions/import", body) for body in bodies))

    answers = desk.run(import_all())
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 7
    assert (desk.admin.total("/bank-statements"), desk.admin.total("/bank-transactions")) == (1, 2)
    assert desk.state(invoice) == ("betaald", 121, 0)


def test_the_last_statement_is_deleted_or_followed_and_not_both(desk: Treasury) -> None:
    for number in range(6):
        account = f"BE{39 + number}1234567{number:05d}19"
        (last,) = desk.bring(coda("0.00", Movement("5.00", "x"), account=account), companyId=desk.company)
        following = coda("5.00", Movement("1.00", "x"), number=2, account=account)
        body = {"documentId": desk.upload(following), "companyId": desk.company}

        async def import_and_delete(body: Any = body, last: Any = last) -> list[int]:
            answers = await asyncio.gather(
                desk.admin.send("DELETE", f"/bank-statements/{last['id']}"),
                desk.admin.send("POST", "/bank-transactions/import", body),
            )
            return [answer.status_code for answer in answers]

        # An account without a statement may begin with any.
        assert desk.run(import_and_delete()) in ([204, 201], [409, 201])
        rest = [statement["sequence"] for statement in desk.admin.items("/bank-statements", {"iban": account})]
        assert sorted(rest) in ([1], [1, 2])


def test_what_pays_many_invoices_is_taken_back(desk: Treasury, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are locked together: else the locks out of turn were as many as the invoices."""
    monkeypatch.setattr("truweel.storage.postgres.MAX_RESTARTS", 3)
    (statement,) = desk.bring(coda("0.00", Movement("100.00", "voorschot")))
    (transaction,) = desk.transactions(statement)
    invoices = [desk.invoice() for _ in range(12)]
    for invoice in reversed(invoices):
        desk.act(transaction, "match", {"salesInvoiceId": invoice["id"], "amount": 1})
    desk.act(transaction, "unmatch")
    assert {desk.state(invoice) for invoice in invoices} == {("verzonden", 0, 121)}
    assert [(t["status"], t["matchedTotal"]) for t in desk.transactions(statement)] == [("NEW", 0)]


def test_eight_matches_at_once_pay_no_more_than_came_in(desk: Treasury) -> None:
    (statement,) = desk.bring(coda("0.00", Movement("100.00", "voorschot")))
    (transaction,) = desk.transactions(statement)
    invoices = [desk.invoice() for _ in range(8)]

    async def match_all() -> list[int]:
        path = f"/bank-transactions/{transaction['id']}/match"
        bodies = ({"salesInvoiceId": invoice["id"], "amount": 30} for invoice in invoices)
        answers = await asyncio.gather(*(desk.admin.send("POST", path, body) for body in bodies))
        return [answer.status_code for answer in answers]

    assert sorted(desk.run(match_all())) == [204] * 3 + [409] * 5
    assert sum(desk.state(invoice)[1] for invoice in invoices) == 90
    assert [(t["status"], t["matchedTotal"]) for t in desk.transactions(statement)] == [("NEW", 90)]


def test_who_may_not_read_purchases_learns_nothing_of_them(desk: Treasury) -> None:
    line = {"description": "Buizen", "quantity": 1, "price": 100, "vatTariffId": desk.tariff}
    purchase = desk.admin.create("purchase-invoices", {"lineItems": [line]})
    (statement,) = desk.bring(coda("900.00", Movement("-121.00", message="x")))
    (transaction,) = desk.transactions(statement)
    clerk = desk.client(user="writer", rights={"sales-invoices": "write"})
    assert json_body(clerk.get(f"/bank-transactions/{transaction['id']}/proposals")) == []
    desk.admin.merge(f"/purchase-invoices/{purchase['id']}", {"confidential": True})
    buyer = desk.client(user="writer", rights={"sales-invoices": "write", "purchase-invoices": "write"})
    assert json_body(buyer.get(f"/bank-transactions/{transaction['id']}/proposals")) == []
    assert len(desk.admin.read(f"/bank-transactions/{transaction['id']}/proposals")) == 1
    with desk.unchanged():
        buyer.post(f"/bank-transactions/{transaction['id']}/match", {"purchaseInvoiceId": purchase["id"]}, status=400)
    with desk.unchanged():
        clerk.post(f"/bank-transactions/{transaction['id']}/match", {"purchaseInvoiceId": purchase["id"]}, status=403)


def test_a_thousand_movements_are_one_import(desk: Treasury) -> None:
    movements = [Movement("1.00", f"nr {number}") for number in range(1000)]
    (statement,) = desk.bring(coda("0.00", *movements))
    assert (statement["transactionCount"], statement["closingBalance"]) == (1000, 1000)
    assert desk.admin.total("/bank-transactions", {"statementId": statement["id"]}) == 1000


def test_too_many_movements_are_told() -> None:
    with pytest.raises(UnreadableFileError, match="it has 1001 movements; at most 1000"):
        read_statements(camt("0.00", *(Movement("1.00") for _ in range(1001))))
