"""Sales invoices and credit notes on paper."""

import io
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import segno

from truweel.errors import Refused
from truweel.resources.company.companies import Company
from truweel.resources.company.settings import Settings, read_settings
from truweel.resources.documents.phrases import translated
from truweel.resources.documents.prints import Print, format_day, format_money
from truweel.resources.sales.e_invoices import compose_e_invoice, find_own_company
from truweel.schema import Reads
from truweel.schema.identifiers import format_communication
from truweel.schema.outgoing_invoice import OutgoingInvoice
from truweel.schema.printed_document import PrintedPayment, PrintedTotal

if TYPE_CHECKING:
    from truweel.resources.sales.sales_invoices import SalesInvoice

__all__ = ["InvoicePrint"]

ZERO = Decimal(0)
MAX_TRANSFER = Decimal("999999999.99")


class InvoicePrint(Print):
    """An invoice or credit note; a draft is a pro forma, and says so."""

    name = "invoice"
    site = "siteAddress"
    facts = (
        ("date", "date"), ("due date", "expireDate"), ("delivery date", "deliveryDate"),
        ("your reference", "clientReference"),
    )  # fmt: skip

    document: "SalesInvoice"

    def __init__(self, document: "SalesInvoice", work: Reads, type: str = "DEFAULT") -> None:
        super().__init__(document, work, type)
        self.choices: dict[str, Any] = read_settings(work, Settings.invoices)
        self.shows_line_numbers = bool(self.choices.get("showLineNumbers"))
        self.shows_post_numbers = bool(self.choices.get("showPostNumber"))

    def find_company(self) -> Company | None:
        return find_own_company(self.document, self.work)

    def title_phrase(self) -> str:
        if self.document.type == "CREDIT_NOTE":
            return "credit note"
        return "invoice" if self.document.booked else "pro forma"

    def intro(self) -> str | None:
        return super().intro() or translated(self.choices.get("introText"), self.language)

    def notice(self) -> str | None:
        return None if self.document.booked else self.say("not an invoice")

    def list_facts(self) -> Iterator[tuple[str, str]]:
        yield from super().list_facts()
        document = self.document
        if document.periodStart or document.periodEnd:
            days = (format_day(document.periodStart), format_day(document.periodEnd))
            yield self.say("period"), " – ".join(day for day in days if day)
        if self.choices.get("showProjectInformation"):
            projects = (self.work.follow(line, type(line).projectId) for line in document.lineItems)
            names = dict.fromkeys(project.describe() for project in projects if project is not None)
            yield self.say("project"), ", ".join(names)
        credited = self.work.follow(document, type(document).creditedInvoiceId)
        if credited is not None and credited.logicId:
            yield self.say("credits"), f"{credited.logicId} ({format_day(credited.date)})"
        condition = self.work.follow(document, type(document).paymentConditionId)
        if condition is not None:
            yield self.say("terms"), translated(condition.translations, self.language) or condition.name

    def totals(self) -> Iterator[PrintedTotal]:
        *rows, whole = super().totals()
        yield from rows
        paid, rounding = self.prepaid, self.document.roundingTotal
        if not (paid or rounding) or self.document.type == "CREDIT_NOTE":
            name = "to be credited" if self.document.type == "CREDIT_NOTE" else "total with VAT"
            yield PrintedTotal(self.say(name), whole.amount, is_strong=True)
            return
        yield PrintedTotal(self.say("total with VAT"), format_money(self.document.totalInclVat, self.language))
        if rounding:
            yield PrintedTotal(self.say("rounding"), format_money(rounding, self.language))
        if paid:
            yield PrintedTotal(self.say("paid"), format_money(-paid, self.language))
        yield PrintedTotal(self.say("to pay"), self.with_currency(self.to_pay), is_strong=True)

    @property
    def prepaid(self) -> Decimal:
        """What was paid up to its day."""
        day = self.document.date or ""
        return sum((p.amount for p in self.document.payments if (p.date or "") <= day), ZERO)

    @property
    def to_pay(self) -> Decimal:
        """What it asks for."""
        return (self.document.totalInclVat or ZERO) + (self.document.roundingTotal or ZERO) - self.prepaid

    def payment(self) -> PrintedPayment | None:
        """Account, communication and QR code; none for a credit note, a draft, or nothing to pay."""
        document, company = self.document, self.company
        if document.type == "CREDIT_NOTE" or not document.booked or self.to_pay <= 0 or company is None:
            return None
        condition = self.work.follow(document, type(document).paymentConditionId)
        if condition is not None and condition.directDebit and self.other_party.directDebitMandate:
            return PrintedPayment(self.say("payment"), (), self.say("direct debit"))
        if not company.iban:
            return None
        communication = document.paymentInstruction or ""
        facts = [
            (self.say("account"), re.sub(r"(.{4})(?=.)", r"\1 ", _compact(company.iban))),
            ("BIC", company.bic or ""),
            (self.say("communication"), format_communication(communication) if communication else ""),
            (self.say("pay before"), format_day(document.expireDate)),
        ]
        note = None
        if document.financialDiscountTotal and document.financialDiscountDate:
            percentage = (document.financialDiscountPercentage or ZERO).normalize()
            note = self.say(
                "pay in time",
                percentage=f"{percentage:f}",
                currency=document.currency,
                amount=format_money(document.financialDiscountTotal, self.language),
                day=format_day(document.financialDiscountDate),
            )
        return PrintedPayment(
            self.say("payment"), tuple(fact for fact in facts if fact[1]), note, self.transfer_code(company)
        )

    def transfer_code(self, company: Company) -> str | None:
        """The QR code of the transfer (EPC069-12), the communication in its structured line: banking apps take the
        free one as plain text. None in another currency than euro."""
        if (self.document.currency or "EUR") != "EUR" or self.to_pay > MAX_TRANSFER:
            return None
        lines = (
            "BCD", "002", "1", "SCT", company.bic or "", company.name[:70], _compact(company.iban or ""),
            f"EUR{self.to_pay:.2f}", "", self.document.paymentInstruction or "", "",
        )  # fmt: skip
        picture = io.BytesIO()
        code = segno.make("\n".join(lines).rstrip("\n"), error="m", micro=False, encoding="utf-8")
        code.save(picture, kind="svg", border=0, xmldecl=False, dark="#1c2730")
        return picture.getvalue().decode()

    def closing(self) -> Iterator[str]:
        """The mention of each tariff, once, the duties that a credit note reminds of, and the company's own words."""
        document = self.document
        lines = [line for line in document.lineItems if line.type == "LINE"]
        tariffs = (self.work.follow(line, type(line).vatTariffId) for line in lines)
        mentions = [translated(tariff.mention, self.language) for tariff in tariffs if tariff is not None]
        yield from dict.fromkeys(mention for mention in mentions if mention)
        if document.type == "CREDIT_NOTE" and document.totalVat:
            yield self.say("credit note VAT")
        if document.retentionTotal:
            amount = format_money(document.retentionTotal, self.language)
            yield self.say("retention", amount=amount, currency=document.currency)
        if self.company is not None and (text := translated(self.company.invoiceFooter, self.language)):
            yield text

    def attachment(self) -> OutgoingInvoice | None:
        """The electronic invoice, where one can be made of it."""
        try:
            return compose_e_invoice(self.document, self.work)
        except Refused:
            return None


def _compact(iban: str) -> str:
    return re.sub(r"\s", "", iban).upper()
