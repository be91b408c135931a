"""Sales invoices in the words of the trade: booked, paid, credited, and what may still change."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import pytest

from tests.harness import World, json_body
from truweel.errors import ApiError
from truweel.operations import write
from truweel.operations.answer import Context
from truweel.operations.write import Write

D = Decimal
CONTEXT = Context(base="http://truweel.test")


class Office:
    """A firm with a client, a journal, tariffs and a payment condition."""

    def __init__(self, world: World) -> None:
        self.world, self.admin = world, world.admin
        make = self.admin.create
        self.high = make("vat-tariffs", {"name": "21%", "percentage": D(21)})["id"]
        self.low = make("vat-tariffs", {"name": "6%", "percentage": D(6)})["id"]
        condition = make("payment-conditions", {"name": "30 dagen einde maand", "days": 30, "endOfMonth": True})["id"]
        address = {"addressLine1": "Kerkstraat 1", "postalCode": "9000", "city": "Gent", "country": "BE"}
        self.client = make(
            "clients",
            {"name": "Peeters", "vatIdNumber": "BE0403170701", "address": address, "paymentConditionId": condition},
        )["id"]
        self.journal = make("journals", {"name": "Verkopen"})["id"]

    def line(self, price: Any, quantity: Any = 1, tariff: str | None = None, **members: Any) -> dict[str, Any]:
        return {
            "description": "Werk",
            "price": price,
            "quantity": quantity,
            "vatTariffId": tariff or self.high,
            **members,
        }

    def invoice(self, *lines: dict[str, Any], **members: Any) -> Any:
        body = {"clientId": self.client, "journalId": self.journal, "date": "2026-01-31", "lineItems": list(lines)}
        return self.admin.create("sales-invoices", {**body, **members})

    def read(self, invoice: Any) -> Any:
        return self.admin.read(f"/sales-invoices/{invoice['id']}")

    def act(self, invoice: Any, action: str, body: dict[str, Any] | None = None, status: int = 204) -> Any:
        return self.admin.post(f"/sales-invoices/{invoice['id']}/{action}", body or {}, status=status)

    def booked(self, *lines: dict[str, Any], **members: Any) -> Any:
        invoice = self.invoice(*lines, **members)
        self.act(invoice, "book")
        return self.read(invoice)


@pytest.fixture
def office(fresh_world: World) -> Office:
    return Office(fresh_world)


def test_a_draft_has_no_number_and_booking_gives_it_one(office: Office) -> None:
    draft = office.invoice(office.line(100))
    assert (draft["logicId"], draft["booked"], draft["clientName"]) == (None, False, None)
    assert (draft["expireDate"], draft["totalInclVat"], draft["openTotal"]) == ("2026-03-31", 121, 121)
    digits = draft["paymentInstruction"]
    assert len(digits) == 12
    assert int(digits[10:]) == (int(digits[:10]) % 97 or 97)
    office.act(draft, "book")
    booked = office.read(draft)
    assert (booked["logicId"], booked["booked"], booked["clientName"]) == ("F260001", True, "Peeters")
    assert (booked["vatIdNumber"], booked["address"]["city"]) == ("BE0403170701", "Gent")
    office.act(draft, "book")
    assert office.read(draft)["logicId"] == "F260001"


def test_one_without_lines_expires_by_the_payment_condition_of_its_client(office: Office) -> None:
    assert office.invoice()["expireDate"] == "2026-03-31"


@pytest.mark.parametrize("how", ["POST", "PUT", "PATCH"])
def test_booked_true_in_a_body_is_the_action(office: Office, how: str) -> None:
    if how == "POST":
        invoice = office.invoice(office.line(100), booked=True)
    else:
        invoice = office.invoice(office.line(100))
        path = f"/sales-invoices/{invoice['id']}"
        if how == "PUT":
            office.admin.put(path, {**invoice, "booked": True})
        else:
            office.admin.merge(path, {"booked": True})
    assert office.read(invoice)["logicId"] == "F260001"


def test_what_booking_needs_is_named(office: Office) -> None:
    bare = office.admin.create("sales-invoices", {"lineItems": [{"type": "TITLE", "description": "Badkamer"}]})
    with office.world.unchanged():
        refused = json_body(office.admin.merge(f"/sales-invoices/{bare['id']}", {"booked": True}, status=400))
    assert [fault["field"] for fault in refused["errors"]] == ["clientId", "date", "journalId", "lineItems"]


def test_a_booked_invoice_is_frozen_over_every_path_and_what_is_free_stays_free(office: Office) -> None:
    invoice = office.booked(office.line(100), office.line(50, tariff=office.low))
    path = f"/sales-invoices/{invoice['id']}"
    whole = json_body(office.admin.get(f"{path}?include=lineItems"))
    line = f"{path}/line-items/{whole['lineItems'][0]['id']}"
    with office.world.unchanged():
        office.admin.merge(path, {"booked": False}, status=409)
        office.admin.merge(path, {"date": "2026-02-01"}, status=409)
        office.admin.merge(path, {"clientId": None}, status=409)
        office.admin.merge(path, {"globalDiscount": 10}, status=409)
        office.admin.patch(path, {"op": "replace", "path": "/lineItems", "value": []}, status=409)
        office.admin.put(path, {**whole, "lineItems": whole["lineItems"][:1]}, status=409)
        office.admin.merge(line, {"price": 99999}, status=409)
        office.admin.delete(line, status=409)
        office.admin.post(f"{path}/line-items", office.line(1), status=409)
        office.admin.delete(path, status=409)
        office.act(invoice, "archive", status=409)
    office.admin.put(path, {"title": "Badkamer", "remark": "betaald?", "expireDate": "2026-04-30"})
    after = office.read(invoice)
    assert (after["title"], after["expireDate"], after["clientId"], after["booked"]) == (
        "Badkamer", "2026-04-30", office.client, True,
    )  # fmt: skip
    assert after["totalInclVat"] == D("174")


def test_payments_and_credits_lower_what_is_open(office: Office) -> None:
    invoice = office.booked(office.line(100))
    path = f"/sales-invoices/{invoice['id']}"
    payment = office.admin.post(f"{path}/payments", {"amount": D("50.5"), "date": "2026-02-10"}, status=201)
    assert {name: office.read(invoice)[name] for name in ("paidTotal", "creditedTotal", "openTotal")} == {
        "paidTotal": D("50.5"), "creditedTotal": D(0), "openTotal": D("70.5"),
    }  # fmt: skip
    answer = office.act(invoice, "credit", {"date": "2026-02-11"}, status=201)
    note = json_body(answer)
    assert answer.headers["location"].endswith(f"/api/v2/sales-invoices/{note['id']}")
    assert (note["type"], note["creditedInvoiceId"], note["totalInclVat"], note["booked"]) == (
        "CREDIT_NOTE", invoice["id"], 121, False,
    )  # fmt: skip
    lines = office.admin.items(f"/sales-invoices/{note['id']}/line-items")
    office.admin.merge(f"/sales-invoices/{note['id']}/line-items/{lines[0]['id']}", {"price": 40})
    version = office.admin.get(path).headers["etag"].partition("-")[0]
    with office.world.changes() as change:
        office.act(note, "book")
    assert office.read(note)["logicId"] == "C260001"
    after = office.read(invoice)
    assert (after["creditedTotal"], after["openTotal"]) == (D("48.4"), D("22.1"))
    assert office.admin.get(path).headers["etag"].partition("-")[0] == version
    assert ("sales-invoice.updated", invoice["id"]) in [event[:2] for event in change.events]
    assert office.read(note)["openTotal"] == 0
    office.admin.delete(f"{path}/payments/{json_body(payment)['id']}")
    assert office.read(invoice)["openTotal"] == D("72.6")


def test_the_status_follows_payments_and_comes_back_without_them(office: Office) -> None:
    invoice = office.booked(office.line(100), status="verzonden")
    path = f"/sales-invoices/{invoice['id']}"

    def pay(amount: Any, **members: Any) -> str:
        return str(json_body(office.admin.post(f"{path}/payments", {"amount": amount, **members}))["id"])

    def status() -> tuple[Any, Any]:
        record = office.read(invoice)
        return record["status"], record["formerStatus"]

    pay(100)
    assert status() == ("verzonden", None)
    with office.world.changes() as change:
        last = pay(21)
    assert change.events == [("sales-invoice.updated", invoice["id"], 4)]
    assert ("sales-invoices", invoice["id"], 4, "update") in change.history
    assert status() == ("betaald", "verzonden")
    office.admin.merge(path, {"remark": "dank u"})
    assert status() == ("betaald", "verzonden")
    office.admin.delete(f"{path}/payments/{last}")
    assert status() == ("verzonden", None)
    last = pay(25)
    assert (status(), office.read(invoice)["openTotal"]) == (("betaald", "verzonden"), -4)
    office.admin.merge(path, {"status": "te controleren"})
    assert status() == ("te controleren", None)
    office.admin.delete(f"{path}/payments/{last}")
    assert status() == ("te controleren", None)
    pay(21)
    assert status() == ("betaald", "te controleren")


def test_the_status_follows_credits_which_win(office: Office) -> None:
    invoice = office.booked(office.line(100))
    path = f"/sales-invoices/{invoice['id']}"
    payment = json_body(office.admin.post(f"{path}/payments", {"amount": 121}))["id"]
    assert (office.read(invoice)["status"], office.read(invoice)["formerStatus"]) == ("betaald", "")
    note = json_body(office.act(invoice, "credit", status=201))
    with office.world.changes() as change:
        office.act(note, "book")
    assert sorted(event[:2] for event in change.events) == sorted(
        [("sales-invoice.updated", invoice["id"]), ("sales-invoice.updated", note["id"])]
    )
    assert ("sales-invoices", invoice["id"], 4, "update") in change.history
    assert (office.read(invoice)["status"], office.read(invoice)["creditedTotal"]) == ("gecrediteerd", 121)
    office.admin.delete(f"{path}/payments/{payment}")
    assert office.read(invoice)["status"] == "gecrediteerd"


def test_the_status_is_left_to_a_request_that_sets_it_and_to_drafts_lines_and_locks(office: Office) -> None:
    paid = office.invoice(office.line(100), payments=[{"amount": 121}], status="opmaak")
    office.act(paid, "book")
    assert office.read(paid)["status"] == "opmaak"
    path = f"/sales-invoices/{paid['id']}"
    whole = json_body(office.admin.get(f"{path}?include=payments"))
    office.admin.put(path, {**whole, "status": "vervallen", "payments": [{"amount": 122}]})
    assert office.read(paid)["status"] == "vervallen"
    free = office.booked(office.line(0))
    office.admin.post(f"/sales-invoices/{free['id']}/payments", {"amount": 1})
    assert office.read(free)["status"] is None
    locked = office.booked(office.line(100))
    note = json_body(office.act(locked, "credit", status=201))
    office.act(locked, "lock")
    office.act(note, "book")
    assert (office.read(locked)["status"], office.read(locked)["creditedTotal"]) == (None, 121)


def test_credits_never_exceed_the_invoice(office: Office) -> None:
    invoice = office.booked(office.line(100))
    notes = [json_body(office.act(invoice, "credit", status=201)) for _ in range(2)]
    office.act(notes[0], "book")
    with office.world.unchanged():
        refused = json_body(office.act(notes[1], "book", status=409))
    assert "creditedTotal" in refused["message"]
    assert office.read(invoice)["creditedTotal"] == 121


def test_an_invoice_below_zero_changes_like_any_other_and_takes_no_credit(office: Office) -> None:
    invoice = office.invoice(office.line(100))
    path = f"/sales-invoices/{invoice['id']}"
    for discount, total in ((150, D("-60.5")), (120, D("-24.2")), (None, 121), (150, D("-60.5"))):
        office.admin.merge(path, {"globalDiscountAmount": discount})
        assert office.read(invoice)["totalInclVat"] == total
    office.act(invoice, "book")
    members = {"type": "CREDIT_NOTE", "creditedInvoiceId": invoice["id"]}
    note = office.invoice(office.line(1), **members)
    with office.world.unchanged():
        refused = json_body(office.act(note, "book", status=409))
    assert (
        "would be 1.21, above its limit of 0. Credit notes would take off more than it comes to: " in refused["message"]
    )
    office.act(office.invoice(office.line(0), **members), "book")


def test_only_a_credit_note_corrects_and_it_comes_to_zero_or_more(office: Office) -> None:
    invoice = office.booked(office.line(100))
    note = json_body(office.act(invoice, "credit", status=201))
    with office.world.unchanged():
        refused = json_body(office.admin.merge(f"/sales-invoices/{note['id']}", {"type": "INVOICE"}, status=400))
        assert [fault["field"] for fault in refused["errors"]] == ["creditedInvoiceId"]
    members = {"type": "CREDIT_NOTE", "creditedInvoiceId": invoice["id"]}
    negative = office.invoice(office.line(-500), **members)
    with office.world.unchanged():
        refused = json_body(office.act(negative, "book", status=400))
    assert [fault["field"] for fault in refused["errors"]] == ["lineItems"]
    assert "not -605" in refused["errors"][0]["message"]
    assert office.read(invoice)["creditedTotal"] == 0


def test_an_invoice_with_payments_is_not_deleted_and_a_draft_is(office: Office) -> None:
    draft = office.invoice(office.line(100))
    path = f"/sales-invoices/{draft['id']}"
    payment = json_body(office.admin.post(f"{path}/payments", {"amount": 10}, status=201))
    with office.world.unchanged():
        office.admin.delete(path, status=409)
    office.admin.delete(f"{path}/payments/{payment['id']}")
    office.admin.delete(path)


def test_discounts_by_the_law(office: Office) -> None:
    tariffs = (office.high, office.low)
    fixed = office.invoice(
        office.line(1000),
        office.line(500, tariff=office.low),
        globalDiscountAmount=D(100),
        financialDiscountPercentage=D(0),
    )
    assert [row["base"] for row in fixed["vatTotals"]] == [D("933.33"), D("466.67")]
    financial = office.invoice(office.line(1000), office.line(500, tariff=office.low), financialDiscountPercentage=D(2))
    assert (financial["totalExclVat"], financial["totalVat"], financial["totalInclVat"]) == (
        1500, D("235.2"), D("1735.2"),
    )  # fmt: skip
    assert financial["financialDiscountTotal"] == 30
    assert [(row["vatTariffId"], row["base"]) for row in financial["vatTotals"]] == [
        (tariffs[0], 980), (tariffs[1], 490),
    ]  # fmt: skip


def test_eight_bookings_and_credits_at_once_leave_no_gap_and_never_too_much_credit(office: Office) -> None:
    if office.world.dialect == "sqlite":
        pytest.skip("one writer")
    drafts = [office.invoice(office.line(10)) for _ in range(24)]
    target = office.booked(office.line(100))
    notes = [json_body(office.act(target, "credit", status=201)) for _ in range(4)]
    world, registry = office.world, office.world.registry

    def book(invoice: Any) -> int:
        try:
            world.database.write_sync(
                lambda writer: write.run_action(
                    Write(writer, registry, world.admin.caller, CONTEXT, registry["sales-invoices"]),
                    int(invoice["id"]), "book", {},
                )
            )  # fmt: skip
        except ApiError as error:
            return error.status
        return 204

    with ThreadPoolExecutor(8) as threads:
        statuses = list(threads.map(book, [*drafts, *notes]))
    assert statuses[:24] == [204] * 24
    assert sorted(statuses[24:]) == [204, 409, 409, 409]
    numbers = sorted(office.read(draft)["logicId"] for draft in drafts)
    assert numbers == [f"F26{number:04d}" for number in range(2, 26)]
    assert office.read(target)["creditedTotal"] == 121


def discounted(office: Office) -> Any:
    """A booked invoice of 1735.20, of which 30 is forgiven when it is paid within eight days (catalogue 7.3)."""
    members = {"name": "2% contant", "days": 30, "financialDiscountPercentage": 2, "financialDiscountDays": 8}
    condition = office.admin.create("payment-conditions", members)["id"]
    lines = office.line(1000), office.line(500, tariff=office.low)
    return office.booked(*lines, date="2026-03-01", paymentConditionId=condition, status="verzonden")


def test_what_is_paid_in_time_forgives_the_discount(office: Office) -> None:
    invoice = discounted(office)
    names = ("financialDiscountDate", "financialDiscountTotal", "totalInclVat", "openTotal")
    assert [invoice[name] for name in names] == ["2026-03-09", 30, D("1735.2"), D("1735.2")]
    path = f"/sales-invoices/{invoice['id']}"
    with office.world.changes() as change:
        body = {"amount": D("1705.2"), "date": "2026-03-09"}
        payment = json_body(office.admin.post(f"{path}/payments", body, status=201))
    assert payment["financialDiscount"] == 30
    assert [event[0] for event in change.events] == ["sales-invoice.updated"]
    after = office.read(invoice)
    assert (after["financialDiscountTaken"], after["openTotal"], after["status"]) == (30, 0, "betaald")
    office.admin.delete(f"{path}/payments/{payment['id']}")
    assert (office.read(invoice)["openTotal"], office.read(invoice)["status"]) == (D("1735.2"), "verzonden")
    for late in ({"amount": D("1705.2"), "date": "2026-03-10"}, {"amount": D("29.99"), "date": "2026-03-01"}):
        payment = json_body(office.admin.post(f"{path}/payments", late, status=201))
        assert payment["financialDiscount"] is None
    assert (office.read(invoice)["openTotal"], office.read(invoice)["status"]) == (D("0.01"), "verzonden")


def test_the_discount_follows_date_and_condition_until_it_is_booked(office: Office) -> None:
    condition = office.admin.create("payment-conditions", {"name": "Contant", "financialDiscountDays": 5})["id"]
    draft = office.invoice(office.line(10), paymentConditionId=condition)
    assert draft["financialDiscountDate"] == "2026-02-05"
    path = f"/sales-invoices/{draft['id']}"
    office.admin.merge(path, {"date": "2026-02-27"})
    assert office.read(draft)["financialDiscountDate"] == "2026-03-04"
    office.admin.merge(path, {"financialDiscountDate": "2026-03-31"})
    office.admin.merge(path, {"date": "2026-02-01"})
    assert office.read(draft)["financialDiscountDate"] == "2026-03-31"


def test_reminders_are_counted_and_turn_the_status_by_the_settings(office: Office) -> None:
    statuses = {
        "reminderStatuses": ["herinnering 1", "aangetekend"],
        "overdueStatus": "te laat",
        "paidStatus": "voldaan",
    }
    office.admin.merge("/settings", {"invoices": statuses})
    invoice = office.booked(office.line(100), status="te laat")
    seen = []
    for _ in range(3):
        office.act(invoice, "remind")
        after = office.read(invoice)
        seen.append((after["reminderCount"], after["status"], after["lastReminderDate"] is not None))
    assert seen == [(1, "herinnering 1", True), (2, "aangetekend", True), (3, "aangetekend", True)]
    office.admin.post(f"/sales-invoices/{invoice['id']}/payments", {"amount": 121})
    assert office.read(invoice)["status"] == "voldaan"
    with office.world.unchanged():
        office.act(invoice, "remind", status=409)


def test_what_the_accountant_has_is_noted_once(office: Office) -> None:
    invoice = office.booked(office.line(100))
    with office.world.changes() as change:
        office.act(invoice, "mark-sent-to-accountant")
    assert [event[0] for event in change.events] == ["sales-invoice.updated"]
    first = office.read(invoice)
    assert first["sentToAccountant"] is True
    assert first["sentToAccountantAt"] is not None
    with office.world.unchanged():
        office.act(invoice, "mark-sent-to-accountant")
    draft = office.invoice(office.line(100))
    with office.world.unchanged():
        office.act(draft, "mark-sent-to-accountant", status=409)
        office.act(draft, "remind", status=409)


def test_credit_in_part_shares_a_fixed_discount_and_keeps_the_rest(office: Office) -> None:
    invoice = office.booked(office.line(100, quantity=4), office.line(100), globalDiscountAmount=D(50))
    first = office.admin.items(f"/sales-invoices/{invoice['id']}/line-items")[0]["id"]
    note = json_body(office.act(invoice, "credit", {"lines": [{"lineItemId": first, "quantity": 2}]}, status=201))
    assert (note["globalDiscountAmount"], note["totalExclVat"], note["totalInclVat"]) == (20, 180, D("217.8"))
    office.act(note, "book")
    assert office.read(invoice)["openTotal"] == D("326.7")
    rest = [{"lineItemId": first, "quantity": 3}]
    more = json_body(office.act(invoice, "credit", {"lines": rest}, status=201))
    office.act(more, "book")
    too_much = json_body(office.act(invoice, "credit", {"lines": rest}, status=201))
    with office.world.unchanged():
        office.act(too_much, "book", status=409)


def test_what_is_booked_for_each_line_has_all_discounts_in_it_and_an_account(office: Office) -> None:
    make = office.admin.create
    sales, goods, high, other = (
        make("general-ledger-accounts", {"name": name, "code": code})["id"]
        for name, code in (("Omzet", "700000"), ("Goederen", "704000"), ("Werken 21", "701000"), ("Diverse", "709000"))
    )
    tariff = make("vat-tariffs", {"name": "21% werken", "percentage": 21, "generalLedgerAccountId": high})["id"]
    article = make("articles", {"name": "Buis", "salesGLAccountId": goods})["id"]
    journal = make("journals", {"name": "Dagboek", "generalLedgerAccountId": sales})["id"]
    lines = [
        {"type": "TITLE", "description": "Sanitair"},
        office.line(D("33.33"), 3, tariff),
        office.line(10, 2, articleId=article, discount=50),
        office.line(100, tariff=office.low),
        office.line(-5, tariff=office.low, generalLedgerAccountId=other),
        office.line(80, 0, tariff=office.low),
    ]
    discounts = {"globalDiscount": 10, "globalDiscountAmount": 20, "financialDiscountPercentage": 2}
    draft = office.invoice(*lines, journalId=journal, **discounts)
    assert office.admin.items(f"/sales-invoices/{draft['id']}/adjusted-line-items") == []
    office.act(draft, "book")
    query = {"include": "lineItems,adjustedLineItems.generalLedgerAccount,adjustedLineItems.vatTariff"}
    invoice = office.admin.read(f"/sales-invoices/{draft['id']}", query)
    rows = invoice["adjustedLineItems"]
    assert [(row["lineItemId"], row["generalLedgerAccount"]["code"], row["totalExclVat"]) for row in rows] == [
        (line["id"], code, amount)
        for line, code, amount in zip(
            invoice["lineItems"][1:], ("701000", "704000", "700000", "709000", "700000"),
            (D("78.63"), D("7.86"), D("78.64"), D("-3.93"), 0), strict=True,
        )
    ]  # fmt: skip
    assert [row["base"] for row in invoice["vatTotals"]] == [D("86.49"), D("74.71")]
    total = sum(row["totalExclVat"] for row in rows)
    assert total == invoice["totalExclVat"] - invoice["financialDiscountTotal"] == D("161.2")
    assert [row["price"] for row in rows] == [D("26.21"), D("3.93"), D("78.64"), D("-3.93"), 0]
    assert rows[0]["vatTariff"]["percentage"] == 21
    (row,) = office.admin.items(f"/sales-invoices/{invoice['id']}/adjusted-line-items", {"articleId": article})
    assert (row["quantity"], row["description"], row["type"]) == (2, "Werk", "LINE")
    with office.world.unchanged():
        office.admin.put(f"/sales-invoices/{invoice['id']}", invoice)
        office.admin.post(f"/sales-invoices/{invoice['id']}/adjusted-line-items", {}, status=403)
        office.admin.delete(f"/sales-invoices/{invoice['id']}/adjusted-line-items/{row['id']}", status=403)


def test_a_payment_is_a_number_or_an_object_with_its_currency(office: Office) -> None:
    invoice = office.booked(office.line(100))
    path = f"/sales-invoices/{invoice['id']}"
    answer = office.admin.post(f"{path}/payments", {"amount": {"value": "12.10", "currency": "EUR"}})
    payment = json_body(answer)
    assert (payment["amount"], "truweel-warning" in answer.headers) == (D("12.1"), False)
    office.admin.merge(f"{path}/payments/{payment['id']}", {"amount": {"value": 21}})
    assert office.read(invoice)["paidTotal"] == 21
    with office.world.unchanged():
        for amount, place in (
            ({"value": "12.10", "currency": "USD"}, "amount.currency"),
            ({"value": "12,10", "currency": "EUR"}, "amount"),
            ({"amount": 12}, "amount"),
            ({"value": 12, "currency": 978}, "amount"),
            ({"value": None}, "amount"),
        ):
            refused = json_body(office.admin.post(f"{path}/payments", {"amount": amount}, status=400))
            assert [fault["field"] for fault in refused["errors"]] == [place]
        body = {"payments": [{"amount": {"value": "1.00", "currency": "USD"}}]}
        refused = json_body(office.admin.merge(path, body, status=400))
        assert [fault["field"] for fault in refused["errors"]] == ["payments[0].amount.currency"]


@pytest.mark.parametrize(
    ("body", "warning"),
    [
        ({"project": "QR-1"}, "project: dropped: a relation is not set by its name; send projectId"),
        ({"clientRefrence": "PO-1"}, "clientReference"),
        ({"lineItems": [{"quantty": 2}]}, "quantity"),
    ],
)
def test_what_a_body_says_by_another_name_is_told(office: Office, body: dict[str, Any], warning: str) -> None:
    """A text under the name of a relation too: it was dropped without a word."""
    path = "/sales-orders" if "project" in body else "/sales-invoices"
    answer = office.admin.post(path, {"clientId": office.client, **body})
    assert warning in answer.headers["truweel-warning"]


def test_a_day_before_the_last_booked_one_and_a_term_of_more_than_60_days_are_told(office: Office) -> None:
    first = office.booked(office.line(100), date="2026-02-10")
    early = office.invoice(office.line(100), date="2026-02-09")
    answer = office.act(early, "book")
    assert f"date: is before 2026-02-10, that of {first['logicId']}" in answer.headers["truweel-warning"]
    other = office.admin.create("journals", {"name": "Werven"})["id"]
    late = office.invoice(office.line(100), date="2026-02-01", journalId=other)
    assert "truweel-warning" not in office.act(late, "book").headers
    path = f"/sales-invoices/{office.invoice(office.line(1), date='2026-01-01')['id']}"
    warned = office.admin.merge(path, {"expireDate": "2026-03-03"}).headers["truweel-warning"]
    assert "expireDate: is 61 days after the invoice" in warned
    assert "truweel-warning" not in office.admin.merge(path, {"expireDate": "2026-03-02"}).headers
