"""Sales invoices as electronic invoices: what they state (catalogue 9.11), and what keeps them from being valid."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from truweel.errors import Fault, Refused
from truweel.resources.company.companies import Company
from truweel.resources.company.journals import Journal
from truweel.resources.company.payment_conditions import PaymentCondition
from truweel.resources.company.vat_tariffs import VatTariff
from truweel.resources.countries import COUNTRIES, country_code
from truweel.resources.documents.lines import COUNTING
from truweel.resources.documents.phrases import choose_language, phrase, translated
from truweel.resources.documents.totals import Discounts, VatGroup, line_amount, total
from truweel.resources.documents.units import unit_code
from truweel.resources.relations.identifiers import enterprise_number
from truweel.schema import Code, Reads
from truweel.schema.e_invoice import PartyNumber, StatedAddress
from truweel.schema.identifiers import compact_number, is_belgian
from truweel.schema.numbers import round_to_cents
from truweel.schema.outgoing_invoice import (
    Adjustment,
    OutgoingInvoice,
    OutgoingLine,
    Party,
    Payment,
    Preceding,
    VatBreakdown,
)

if TYPE_CHECKING:
    from truweel.resources.sales.sales_invoice_lines import SalesInvoiceLineItem
    from truweel.resources.sales.sales_invoices import SalesInvoice

__all__ = ["compose_e_invoice", "find_own_company", "list_faults"]

ZERO = Decimal(0)
NEEDING_CLIENT_NUMBER = {"AE": "reverse charge", "K": "an intra-Community supply"}
"""Categories that need the client's VAT number (BR-AE-02, BR-IC-02)."""
_REASONS = {
    "AE": ("VATEX-EU-AE", "reverse charge"), "K": ("VATEX-EU-IC", "intra-Community supply"),
    "G": ("VATEX-EU-G", "export"), "O": ("VATEX-EU-O", "outside VAT"), "E": (None, "exempt"),
}  # fmt: skip
"""Category without VAT → the code of its reason, and the phrase where the tariff has no mention."""
_EXEMPTION = re.compile(
    r"VATEX-EU-(?:79-C|132(?:-1[A-Q])?|135-1|143(?:-1[A-L]|-1FA)?|144|146-1E|148(?:-[A-G])?|151(?:-1(?:AA|[A-E]))?|153|"
    r"159|309|[DFIJ])"
)
"""Codes of the list VATEX for what is exempt."""
_ENDPOINT = re.compile(r"(\d{4}):([\w.:-]{1,100})", re.ASCII)
_ENTERPRISE_SCHEME, _GLN_SCHEME = "0208", "0088"
MAX_NAME = 100
TOLERANCE = Decimal("0.02")
"""What the net amount of a line may differ from quantity times price (PEPPOL-EN16931-R120)."""
_GREEK = "EL"
PARTIAL_CONSTRUCTION, FINAL_CONSTRUCTION = "875", "877"
"""Codes of UNTDID 1001: an invoice of a part of the works, and the one after which all of them were asked for."""


def find_own_company(invoice: "SalesInvoice", work: Reads) -> Company | None:
    """The own company that sends it: its own, else that of its journal, else the firm's first."""
    company = work.follow(invoice, type(invoice).companyId)
    if company is None:
        journal: Journal | None = work.follow(invoice, type(invoice).journalId)
        company = None if journal is None else work.follow(journal, Journal.companyId)
    return company or work.first(Company)


def list_faults(invoice: "SalesInvoice", work: Reads) -> Iterator[Fault]:
    """Why it can't be booked as it is, in words: what would make it no valid invoice, and could not be mended once it
    is booked. A client who gets no electronic invoices needs none of what only the network asks for."""
    categories = {line.vatCategory or "" for line in invoice.lineItems if line.type == COUNTING}
    client = work.follow(invoice, type(invoice).clientId)
    if client is None:
        return
    for category, name in NEEDING_CLIENT_NUMBER.items():
        if category in categories and _vat_number(client.vatIdNumber) is None:
            what = "has no VAT number" if not client.vatIdNumber else "has a VAT number without its country"
            yield Fault("clientId", f"the client {what}, which {name} needs", Code.REQUIRED)
    if "O" in categories and len(categories) > 1:
        yield Fault("lineItems", "lines outside VAT need an invoice of their own: it has others too")
    if invoice.periodStart and invoice.periodEnd and invoice.periodEnd < invoice.periodStart:
        yield Fault("periodEnd", f"must not be before periodStart, {invoice.periodStart}")
    address = client.invoiceAddress or client.address
    if "K" in categories:
        if not (invoice.deliveryDate or invoice.periodStart or invoice.periodEnd):
            yield Fault("deliveryDate", "is required for an intra-Community supply (or a period)", Code.REQUIRED)
        site: dict[str, Any] = invoice.siteAddress or {}
        if site.get("country") and country_code(site["country"]) is None:
            yield Fault("siteAddress.country", "must be a country: an intra-Community supply says where it goes")
    if client.invoiceDelivery == "PEPPOL" and _country(address, client.vatIdNumber, client.peppolId) is None:
        written = (address or {}).get("country")
        what = (
            f"the country of the client's address, '{written}', is not known"
            if written
            else "the client's address has no country"
        )
        yield Fault(
            "clientId", f"{what}, which an electronic invoice needs; write it as a code, such as BE", Code.REQUIRED
        )


def compose_e_invoice(invoice: "SalesInvoice", work: Reads) -> OutgoingInvoice:
    """What it states. Refused, naming all that is missing, where no valid document can be made of it."""
    if not invoice.booked or invoice.logicId is None or invoice.date is None:
        raise Refused("A draft is no electronic invoice; book it first.")
    return _Composer(invoice, work).compose()


class _Composer:
    """Composes one document, and gathers what is missing for it."""

    def __init__(self, invoice: "SalesInvoice", work: Reads) -> None:
        self.invoice = invoice
        self.work = work
        self.missing: list[str] = []
        client = work.follow(invoice, type(invoice).clientId)
        company = find_own_company(invoice, work)
        if client is None or company is None:
            raise Refused("It can't be an electronic invoice: it has no client, or the firm has no company.")
        self.client, self.company = client, company
        self.language = choose_language(client, work)
        self.lines = [line for line in invoice.lineItems if line.type == COUNTING]
        self.categories = {line.vatCategory or "" for line in self.lines}

    def compose(self) -> OutgoingInvoice:
        """The whole document."""
        invoice, work = self.invoice, self.work
        discounts = (invoice.globalDiscount, invoice.globalDiscountAmount, invoice.financialDiscountPercentage)
        groups = total(self.lines, Discounts(*(discount or ZERO for discount in discounts))).groups
        adjustments = [*self.adjustments(groups)]
        seller, buyer = self.seller(), self.buyer()
        condition = work.follow(invoice, type(invoice).paymentConditionId)
        delivery_address = self.delivery_address(buyer)
        document = OutgoingInvoice(
            is_credit=invoice.type == "CREDIT_NOTE",
            type_code=self.type_code(),
            number=invoice.logicId or "",
            date=invoice.date or "",
            # Without a term it is owed at once; older rules refuse an invoice without a day or terms (BR-CO-25).
            due_date=invoice.expireDate or (invoice.date if invoice.type == "INVOICE" else None),
            currency=invoice.currency or "EUR",
            note=self.note(),
            buyer_reference=self.reference() or invoice.logicId or "",
            seller=seller,
            buyer=buyer,
            payment=self.payment(condition),
            lines=tuple(self.outgoing_lines()),
            vat=tuple(self.breakdown(groups, adjustments)),
            adjustments=tuple(adjustments),
            rounding=invoice.roundingTotal or ZERO,
            prepaid=sum((p.amount for p in invoice.payments if (p.date or "") <= (invoice.date or "")), ZERO),
            terms=self.terms(condition),
            period_start=invoice.periodStart,
            period_end=invoice.periodEnd,
            order_number=self.reference(),
            sales_order_number=self.only_number("orderId"),
            contract_number=self.number_of(type(invoice).subscriptionId),
            project_number=self.only_number("projectId"),
            preceding=tuple(self.preceding()),
            delivery_date=invoice.deliveryDate,
            delivery_address=delivery_address,
        )
        if self.missing:
            raise Refused(f"It can't be an electronic invoice: {'; '.join(self.missing)}.")
        return document

    def type_code(self) -> str:
        """A code of UNTDID 1001."""
        if self.invoice.type == "CREDIT_NOTE":
            return "381"
        if self.invoice.advancePayment:
            return "386"
        statement = self.work.follow(self.invoice, type(self.invoice).progressStatementId)
        if statement is None:
            return "380"
        return FINAL_CONSTRUCTION if statement.is_final else PARTIAL_CONSTRUCTION

    # Parties

    def seller(self) -> Party:
        """The own company."""
        company = self.company
        number = enterprise_number(company.enterpriseNumber) or enterprise_number(company.vatIdNumber)
        vat_number = _vat_number(company.vatIdNumber)
        if vat_number is None and self.categories != {"O"}:
            self.missing.append(f"the company {company.name} has no VAT number")
        endpoint = company.peppolId or (f"{_ENTERPRISE_SCHEME}:{number}" if number else None)
        country = _country(company.address, company.vatIdNumber, company.peppolId)
        if country is None:
            self.missing.append(f"the address of the company {company.name} has no country")
        legal = ", ".join(text for text in (company.legalForm, company.registerCourt) if text)
        return Party(
            name=company.name,
            address=_address(company.address, country),
            endpoint=self.endpoint(endpoint, f"the company {company.name}"),
            vat_number=None if self.categories == {"O"} else vat_number,
            number=PartyNumber(number, _ENTERPRISE_SCHEME) if number else _plain_number(company.kvkNumber, "0106"),
            legal_form=legal or None,
            telephone=company.tel,
            email=company.email,
        )

    def buyer(self) -> Party:
        """The client as it was when the invoice was booked."""
        invoice, client = self.invoice, self.client
        vat_number = _vat_number(invoice.vatIdNumber)
        if vat_number is not None and vat_number.startswith("BE") and not is_belgian(vat_number[2:]):
            self.missing.append(f"the client's VAT number {invoice.vatIdNumber} has wrong check digits")
        number = enterprise_number(client.enterpriseNumber)
        country = _country(invoice.address, invoice.vatIdNumber, client.peppolId)
        if country is None:
            self.missing.append("the client's address has no country")
        contact = self.work.follow(invoice, type(invoice).clientContactId)
        name = " ".join(text for text in (contact.name, contact.surname) if text) if contact is not None else None
        return Party(
            name=invoice.clientName or client.name,
            address=_address(invoice.address, country),
            endpoint=self.endpoint(client.peppolId, "the client"),
            vat_number=None if self.categories == {"O"} else vat_number,
            number=PartyNumber(number, _ENTERPRISE_SCHEME) if number else _plain_number(client.enterpriseNumber),
            contact_name=name or None,
            telephone=contact.tel if contact is not None else None,
            email=contact.email if contact is not None else None,
        )

    def endpoint(self, text: str | None, whose: str) -> PartyNumber | None:
        """An address on Peppol, written as `0208:0403170701`."""
        match = _ENDPOINT.fullmatch((text or "").strip())
        if match is None:
            what = (
                f"the peppolId {text} of {whose} is not written as 0208:0403170701"
                if text
                else f"{whose} has no peppolId"
            )
            self.missing.append(what)
            return None
        scheme, number = match[1], match[2]
        if (scheme == _ENTERPRISE_SCHEME and not is_belgian(number)) or (
            scheme == _GLN_SCHEME and not _is_gtin(number, 13)
        ):
            self.missing.append(f"the peppolId {text} of {whose} has wrong check digits")
        return PartyNumber(number, scheme)

    def delivery_address(self, buyer: Party) -> StatedAddress | None:
        """Where the work was done, if its country is known; of an intra-Community supply, where it goes (BR-IC-12)."""
        site: dict[str, Any] = self.invoice.siteAddress or {}
        country = country_code(site.get("country"))
        if country is not None:
            return _address(self.invoice.siteAddress, country)
        return buyer.address if "K" in self.categories else None

    # Texts and references

    def note(self) -> str | None:
        """The mention of each tariff used, once, and what stands above the lines. Remarks are the firm's own."""
        tariffs = (self.work.follow(line, type(line).vatTariffId) for line in self.lines)
        mentions = [translated(tariff.mention, self.language) for tariff in tariffs if tariff is not None]
        if self.invoice.type == "CREDIT_NOTE" and self.invoice.totalVat:
            mentions.append(phrase("credit note VAT", self.language))
        texts = dict.fromkeys(text for text in (self.invoice.introText, *mentions) if text)
        return "\n\n".join(texts) or None

    def reference(self) -> str | None:
        """The client's own reference."""
        return self.invoice.clientReference or None

    def number_of(self, member: Any) -> str | None:
        """The number of the record that `member` refers to."""
        record: Any = self.work.follow(self.invoice, member)
        return None if record is None else record.logicId

    def only_number(self, member: str) -> str | None:
        """The number of the record that `member` of its lines refers to, where it is one: a document refers to one at
        most."""
        lines = {line.__dict__[member]: line for line in self.lines if line.__dict__[member] is not None}
        if len(lines) != 1:
            return None
        line = next(iter(lines.values()))
        record: Any = self.work.follow(line, getattr(type(line), member))
        return None if record is None else record.logicId

    def preceding(self) -> Iterator[Preceding]:
        """The invoice that it credits, and the advances that it takes off."""
        kind = type(self.invoice)
        ids = [self.invoice.creditedInvoiceId, *(line.advanceInvoiceId for line in self.lines)]
        for id in dict.fromkeys(id for id in ids if id is not None):
            earlier = self.work.get(kind, id)
            if earlier is not None and earlier.logicId is not None:
                yield Preceding(earlier.logicId, earlier.date)

    def terms(self, condition: PaymentCondition | None) -> str | None:
        """The payment condition, and what is paid earlier or later."""
        invoice = self.invoice
        texts = [condition and (translated(condition.translations, self.language) or condition.name)]
        if invoice.financialDiscountTotal and invoice.financialDiscountDate:
            texts.append(
                phrase(
                    "pay in time",
                    self.language,
                    percentage=f"{(invoice.financialDiscountPercentage or ZERO).normalize():f}",
                    amount=f"{invoice.financialDiscountTotal:.2f}",
                    currency=invoice.currency,
                    day="/".join(reversed(invoice.financialDiscountDate.split("-"))),
                )
            )
        if invoice.retentionTotal:
            texts.append(
                phrase("retention", self.language, amount=f"{invoice.retentionTotal:.2f}", currency=invoice.currency)
            )
        return "\n".join(text for text in texts if text) or None

    def payment(self, condition: PaymentCondition | None) -> Payment:
        """By transfer to the company's account; by direct debit where the client gave a mandate."""
        invoice, client, company = self.invoice, self.client, self.company
        if condition is not None and condition.directDebit and client.directDebitMandate:
            return Payment("59", invoice.paymentInstruction, mandate=client.directDebitMandate)
        iban = re.sub(r"\s", "", company.iban or "").upper()
        return Payment("30" if iban else "1", invoice.paymentInstruction, iban or None, company.bic)

    # Amounts

    def adjustments(self, groups: Iterable[VatGroup]) -> Iterator[Adjustment]:
        """The discounts of the document, one for each category and rate. That for early payment lowers the VAT and not
        what is asked for, so its sum is a charge without VAT too (catalogue 7.3)."""
        early = ZERO
        for group in groups:
            rate = group.category or "", group.percentage
            if group.discount:
                code = "95" if group.discount > 0 else "ZZZ"
                yield Adjustment(-group.discount, phrase("discount", self.language), code, *rate)
            if group.financial_discount and group.category != "O":
                code = "64" if group.financial_discount > 0 else "ZZZ"
                yield Adjustment(-group.financial_discount, phrase("financial discount", self.language), code, *rate)
                early += group.financial_discount
        if early:
            code = "ZZZ" if early > 0 else "95"
            yield Adjustment(early, phrase("financial discount charge", self.language), code, "E", ZERO)

    def breakdown(self, groups: Iterable[VatGroup], adjustments: Iterable[Adjustment]) -> Iterator[VatBreakdown]:
        """VAT by category and rate. Its bases are lines and adjustments together (BR-S-08, BR-AE-08)."""
        stored: list[dict[str, Any]] = self.invoice.vatTotals or []
        vat = {(row["category"], row["percentage"]): row["vat"] for row in stored}
        bases = {(group.category or "", group.percentage): group.lines for group in groups}
        for adjustment in adjustments:
            rate = adjustment.category, adjustment.percentage
            bases[rate] = bases.get(rate, ZERO) + adjustment.amount
        for (category, percentage), base in bases.items():
            reason = reason_code = None
            if category in _REASONS:
                reason, reason_code = self.exemption(category)
            yield VatBreakdown(category, percentage, base, vat.get((category, percentage), ZERO), reason, reason_code)

    def exemption(self, category: str) -> tuple[str, str | None]:
        """Why there is no VAT in `category`, in words and as a code."""
        code, name = _REASONS[category]
        lines = (line for line in self.lines if line.vatCategory == category)
        tariffs = [self.work.follow(line, type(line).vatTariffId) for line in lines]
        own: VatTariff | None = next((tariff for tariff in tariffs if tariff is not None), None)
        if own is None:
            return phrase("financial discount charge", self.language), None
        if category == "E" and own.exemptionCode and _EXEMPTION.fullmatch(own.exemptionCode):
            code = own.exemptionCode
        return translated(own.mention, self.language) or phrase(name, self.language), code

    def outgoing_lines(self) -> Iterator[OutgoingLine]:
        """The counting lines, each with the titles and texts above it."""
        above: list[str] = []
        for line in self.invoice.lineItems:
            if line.type in ("TITLE", "TEXT") and line.description:
                above.append(line.description)
            elif line.type == COUNTING:
                yield self.line(line, "\n".join(above) or None)
                above.clear()

    def line(self, line: "SalesInvoiceLineItem", note: str | None) -> OutgoingLine:
        """One line. The price is never below zero (BR-27): the quantity is. A line whose amount was agreed otherwise
        than quantity times price is one unit of it."""
        amount = line.totalExclVat or ZERO
        quantity, price, discount = line.quantity or ZERO, line.price or ZERO, line.discount or ZERO
        unit = unit_code(line.unitType)
        come_to = line_amount(quantity, price, discount)
        if come_to != amount if discount else abs(come_to - amount) > TOLERANCE:
            quantity, price, discount, unit = Decimal(1), amount, ZERO, unit_code(None)
        gross = round_to_cents(quantity * price)
        if price < 0:
            quantity, price = -quantity, -price
        article = self.work.follow(line, type(line).articleId)
        text = line.description or (article and (article.saleName or article.name)) or phrase("article", self.language)
        name, description = _split_text(text, line.extraDescription)
        barcode = article.barcode if article is not None else None
        return OutgoingLine(
            amount=amount,
            quantity=quantity,
            unit=unit,
            price=price,
            name=name,
            category=line.vatCategory or "",
            percentage=line.vatPercentage or ZERO,
            discount=discount,
            gross=gross,
            description=description,
            note=note,
            article_number=article.articleNumber if article is not None else None,
            gtin=barcode if barcode and _is_gtin(barcode) else None,
        )


def _split_text(text: str, more: str | None) -> tuple[str, str | None]:
    """A name of at most 100 characters, and what is more to say: nothing that the name says already."""
    first, _, others = text.strip().partition("\n")
    first = first.strip() or "-"
    if len(first) <= MAX_NAME:
        name, description = first, others.strip()
    else:
        name, description = first[: MAX_NAME - 1].rstrip() + "…", text.strip()
    return name, "\n".join(part for part in (description, (more or "").strip()) if part) or None


def _vat_number(text: str | None) -> str | None:
    """A VAT number with its country before it (BR-CO-09); None for none, or one without."""
    number = compact_number(text or "")
    return number if len(number) > 2 and (number[:2] in COUNTRIES or number[:2] == _GREEK) else None


def _country(address: Any, vat_number: str | None, peppol_id: str | None) -> str | None:
    """The country of an address; where it names none, the one of the VAT number, or Belgium for an address on Peppol
    that is a Belgian number."""
    written = (address or {}).get("country")
    if written:
        return country_code(written)
    number = _vat_number(vat_number)
    if number is not None:
        return "GR" if number.startswith(_GREEK) else number[:2]
    return "BE" if (peppol_id or "").startswith(f"{_ENTERPRISE_SCHEME}:") else None


def _address(address: Any, country: str | None) -> StatedAddress:
    members = address or {}
    return StatedAddress(
        members.get("addressLine1"),
        members.get("addressLine2"),
        members.get("postalCode"),
        members.get("city"),
        country,
    )


def _plain_number(text: str | None, scheme: str | None = None) -> PartyNumber | None:
    """A number that is in no list that is known, or in that of `scheme`."""
    return PartyNumber(text.strip(), scheme) if text and text.strip() else None


def _is_gtin(code: str, length: int | None = None) -> bool:
    """Whether digits end in the one that checks the others (GS1: weights 3 and 1 from the right)."""
    if not (code.isascii() and code.isdecimal()) or len(code) not in ((length,) if length else (8, 12, 13, 14)):
        return False
    weighted = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(code)))
    return weighted % 10 == 0
