"""Reminders: three levels, each on its day, with the invoice attached, in the client's language (catalogue 7.9)."""

import io
from decimal import Decimal
from typing import Any

from pypdf import PdfReader

from tests.harness import json_body
from tests.jobs.office import DAY, HOUR, Office
from tests.jobs.test_outgoing_mail import Mailbox, mailbox, send_all
from truweel import clock

__all__ = ["mailbox"]

LAST_DAY = "2026-03-31"
NIGHT = clock.parse_instant("2026-04-01T04:00:00Z")
LEVELS = ("herinnering 1", "herinnering 2", "herinnering 3")


class Debtor:
    """A client who doesn't pay a booked invoice of 121, and the firm that reminds of it after 7, 21 and 35 days."""

    def __init__(self, office: Office, *, language: str = "nl", **invoice: Any) -> None:
        self.office, admin = office, office.world.admin
        office.clock.now = NIGHT - 8 * HOUR
        office.work()
        admin.merge("/settings", {"invoices": {"reminderDays": [7, 21, 35]}})
        make = admin.create
        self.company = make("companies", {"name": "Vermeersch", "iban": "BE68539007547034"})["id"]
        self.client = make("clients", {"name": "Maes", "email": "els@maes.example", "language": language})["id"]
        tariff = make("vat-tariffs", {"name": "21%", "percentage": 21})["id"]
        body = {
            "clientId": self.client, "companyId": self.company, "journalId": make("journals", {"name": "V"})["id"],
            "status": "verzonden", "date": "2026-03-01", "expireDate": LAST_DAY, "booked": True,
            "lineItems": [{"description": "Werk", "price": 100, "quantity": 1, "vatTariffId": tariff}],
        }  # fmt: skip
        self.invoice = make("sales-invoices", body | invoice)
        self.path = f"/sales-invoices/{self.invoice['id']}"

    def nights_after(self, days: int) -> None:
        """The nights up to so many days after the last day to pay pass."""
        end = NIGHT + (days - 1) * DAY + HOUR
        while self.office.clock.now < end:
            self.office.clock.now = min(self.office.clock.now + DAY, end)
            self.office.work()

    def state(self) -> tuple[Any, ...]:
        record = self.office.world.admin.read(self.path)
        return record["status"], record["reminderCount"], record["lastReminderDate"]

    def emails(self) -> list[Any]:
        letters: list[Any] = self.office.world.admin.read(f"{self.path}/emails")
        return sorted(letters, key=lambda letter: int(letter["id"]))


def test_three_reminders_go_out_each_on_its_day(office: Office) -> None:
    debtor = Debtor(office)
    debtor.nights_after(6)
    assert (debtor.state(), debtor.emails()) == (("vervallen", 0, None), [])
    expected = []
    for level, days, day in ((1, 7, "2026-04-07"), (2, 21, "2026-04-21"), (3, 35, "2026-05-05")):
        debtor.nights_after(days - 1)
        assert len(debtor.emails()) == level - 1
        debtor.nights_after(days)
        expected.append(day)
        assert debtor.state() == (LEVELS[level - 1], level, day)
        assert len(debtor.emails()) == level
    debtor.nights_after(60)
    assert debtor.state() == ("herinnering 3", 3, "2026-05-05")
    first, second, third = debtor.emails()
    number = office.world.admin.read(debtor.path)["logicId"]
    assert {letter["subject"] for letter in (first, second, third)} == {f"Herinnering: factuur {number}"}
    assert f"Onze factuur {number} was te betalen tot 31/03/2026. Er staat nog € 121,00 open." in first["body"]
    assert "Ondanks onze herinnering" in second["body"]
    assert "Onze laatste herinnering" in third["body"]
    digits = debtor.invoice["paymentInstruction"]
    communication = f"+++{digits[:3]}/{digits[3:7]}/{digits[7:]}+++"
    assert f"op rekening BE68539007547034 met de mededeling {communication}." in first["body"]
    assert "${" not in first["body"] + second["body"] + third["body"]
    names = ("status", "recipients", "attachPdf")
    assert [first[name] for name in names] == ["QUEUED", {"to": ["els@maes.example"], "cc": [], "bcc": []}, True]


def test_a_reminder_has_the_invoice_with_it(office: Office, mailbox: Mailbox) -> None:
    debtor = Debtor(office, language="fr")
    debtor.nights_after(7)
    send_all(office, mailbox)
    ((recipients, message),) = mailbox.letters
    number = office.world.admin.read(debtor.path)["logicId"]
    assert (recipients, message["Subject"]) == (["els@maes.example"], f"Rappel : facture {number}")
    (attached,) = message.iter_attachments()
    assert (attached.get_filename(), attached.get_content_type()) == (f"{number}.pdf", "application/pdf")
    pages = PdfReader(io.BytesIO(attached.get_content())).pages
    assert f"Facture {number}" in pages[0].extract_text()
    assert [letter["status"] for letter in debtor.emails()] == ["SENT"]


def test_what_is_paid_disputed_or_locked_is_left_alone(office: Office) -> None:
    admin = office.world.admin
    paid, disputed, locked = Debtor(office), Debtor(office), Debtor(office)
    nobody = Debtor(office)
    admin.merge(f"/clients/{nobody.client}", {"email": None})
    admin.post(f"{paid.path}/payments", {"amount": 121})
    admin.merge(disputed.path, {"status": "in betwisting"})
    admin.post(f"{locked.path}/lock", {}, status=204)
    paid.nights_after(40)
    assert [debtor.emails() for debtor in (paid, disputed, locked, nobody)] == [[], [], [], []]
    assert [debtor.state()[1] for debtor in (paid, disputed, locked, nobody)] == [0, 0, 0, 0]
    admin.merge(disputed.path, {"status": "vervallen"})
    paid.nights_after(41)
    assert disputed.state() == ("herinnering 1", 1, "2026-05-11")
    paid.nights_after(54)
    assert disputed.state()[1] == 1  # as long after the one before as the settings have between them
    paid.nights_after(55)
    assert disputed.state()[1] == 2


def test_a_firm_has_its_own_texts_by_level_and_language(office: Office) -> None:
    admin = office.world.admin
    debtor = Debtor(office, language="fr")
    admin.merge("/settings", {"invoices": {"reminderDays": [7], "reminderTemplates": ["Aanmaning"]}})
    for language, subject in (("nl", "Aanmaning"), ("fr", "Mise en demeure ${logicId}: ${dueTotal}"), (None, "x")):
        template = {"name": "Aanmaning", "language": language, "subject": subject, "module": "sales-invoices"}
        admin.create("e-mail-templates", template)
    debtor.nights_after(30)
    (letter,) = debtor.emails()
    number = admin.read(debtor.path)["logicId"]
    assert letter["subject"] == f"Mise en demeure {number}: € 121,00"


def test_a_person_reminds_too(office: Office) -> None:
    admin, debtor = office.world.admin, Debtor(office)
    template = admin.create("e-mail-templates", {"name": "Zacht", "subject": "Zacht ${logicId}"})["id"]
    admin.post(f"{debtor.path}/remind", {"templateId": template}, status=204)
    (letter,) = debtor.emails()
    assert (letter["subject"][:6], letter["status"]) == ("Zacht ", "QUEUED")
    admin.post(f"{debtor.path}/remind", {"send": False}, status=204)
    assert (len(debtor.emails()), debtor.state()[:2]) == (1, ("herinnering 2", 2))
    admin.merge(f"/clients/{debtor.client}", {"email": None})
    answer = admin.post(f"{debtor.path}/remind", {}, status=204)
    assert "nobody's e-mail address is known" in answer.headers["Truweel-Warning"]
    assert (len(debtor.emails()), debtor.state()[:2]) == (1, ("herinnering 3", 3))
    admin.merge(f"/clients/{debtor.client}", {"email": "els@maes.example"})
    with office.world.unchanged():
        missing = admin.post(f"{debtor.path}/remind", {"templateId": "999"}, status=400)
    assert json_body(missing)["errors"][0]["code"] == "dead_reference"
    assert admin.read(debtor.path)["openTotal"] == Decimal(121)
