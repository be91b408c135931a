"""UBL 2.x → what an invoice states: Peppol BIS Billing 3, EN 16931, and the national kinds before it.

Older kinds state VAT in the `TaxTotal` of a line, leave totals out, or write codes of their own.
"""

import base64
import binascii
from collections.abc import Iterator
from decimal import Decimal

from truweel.e_invoices.reader import (
    CREDIT_CODES,
    ZERO,
    Reader,
    StatedTotals,
    join_texts,
    known_rate,
    price_line,
    sum_of,
)
from truweel.files.xml_tree import Node, UnreadableFileError
from truweel.schema.e_invoice import (
    EInvoice,
    EInvoiceLine,
    EmbeddedFile,
    PartyNumber,
    Reference,
    StatedAddress,
    StatedVat,
    Supplier,
    VatRate,
)
from truweel.schema.numbers import round_to_cents

__all__ = ["ROOTS", "embedded_files", "read_ubl"]

ROOTS = {
    "Invoice": ("InvoiceLine", "InvoicedQuantity"),
    "SelfBilledInvoice": ("InvoiceLine", "InvoicedQuantity"),
    "DebitNote": ("DebitNoteLine", "DebitedQuantity"),
    "CreditNote": ("CreditNoteLine", "CreditedQuantity"),
    "SelfBilledCreditNote": ("CreditNoteLine", "CreditedQuantity"),
}
"""Root element → its line, and the quantity of that."""
MAX_FILES = 20
_TRUE = ("true", "1")


def read_ubl(root: Node, kind: str) -> EInvoice:
    """What the document states; `kind` is the local name of its root. BadAmountError for an amount that its totals
    depend on and that is none; UnreadableFileError."""
    return _Ubl(root, kind).read()


class _Ubl(Reader):
    def __init__(self, root: Node, kind: str) -> None:
        super().__init__()
        self.root = root
        self.kind = kind
        self.line_name, self.quantity_name = ROOTS[kind]
        self.currency = root.get("DocumentCurrencyCode")
        self.totals = root.first("LegalMonetaryTotal", "RequestedMonetaryTotal")

    def read(self) -> EInvoice:
        """The whole document."""
        root = self.root
        if self.totals is None and root.first(self.line_name) is None:
            raise UnreadableFileError("it has neither totals nor lines")
        if self.currency is None:
            amount = next((n for n in self.totals.children if n.attribute("currencyID")), None) if self.totals else None
            self.currency = amount.attribute("currencyID") if amount is not None else None
        period = self._period(root)
        lines = [self._line(node, index, period) for index, node in enumerate(root.all(self.line_name), 1)]
        lines += [line for node in root.all("AllowanceCharge") if (line := self._allowance(node)) is not None]
        vat = self._vat()
        stated = self._stated_totals()
        excl, tax, incl = self.settle_totals(stated, lines, vat)
        code = root.get("InvoiceTypeCode", "CreditNoteTypeCode")
        is_credit = "CreditNote" in self.kind or code in CREDIT_CODES
        means = self._payment_means()
        number = root.get("ID")
        if number is None:
            self.note("invoiceNumber", "the document has no number")
        if root.first("IssueDate") is None:
            self.note("date", "the document states no day")
        return EInvoice(
            type="CREDIT_NOTE" if is_credit else "INVOICE",
            number=number,
            date=self.day(root.first("IssueDate"), "date"),
            due_date=self.day(
                root.first("DueDate", "PaymentMeans/PaymentDueDate", "PaymentTerms/PaymentDueDate"), "expireDate"
            ),
            currency=self.currency,
            payment_reference=root.get("PaymentMeans/PaymentID", "PaymentMeans/InstructionID"),
            iban=means.get("PayeeFinancialAccount/ID") if means else None,
            bic=means.get(
                "PayeeFinancialAccount/FinancialInstitutionBranch/ID",
                "PayeeFinancialAccount/FinancialInstitutionBranch/FinancialInstitution/ID",
            )
            if means
            else None,
            supplier=self._supplier(),
            lines=tuple(lines),
            vat=tuple(vat),
            total_excl=excl,
            total_vat=tax,
            total_incl=incl,
            prepaid=stated.prepaid,
            rounding=stated.rounding,
            note=join_texts(*(node.text for node in root.all("Note")), root.get("PaymentTerms/Note")),
            references=tuple(self._references()),
            problems=tuple(self.problems),
        )

    # Totals

    def _stated_totals(self) -> StatedTotals:
        totals = self.totals or Node("LegalMonetaryTotal")
        prepaid = totals.amount("PrepaidAmount")
        if prepaid is None:
            paid = sum_of(node.amount("PaidAmount") for node in self.root.all("PrepaidPayment"))
            incl, payable = totals.amount("TaxInclusiveAmount"), totals.amount("PayableAmount")
            if paid is not None and incl is not None and payable == incl - paid:
                prepaid = paid
        return StatedTotals(
            lines=totals.amount("LineExtensionAmount"),
            excl=totals.amount("TaxExclusiveAmount"),
            vat=self._total_vat(totals),
            incl=totals.amount("TaxInclusiveAmount"),
            prepaid=prepaid,
            rounding=totals.amount("PayableRoundingAmount"),
            payable=totals.amount("PayableAmount"),
        )

    def _tax_totals(self) -> list[Node]:
        """Those in the document's currency: another may say the VAT in that of the books (BT-111)."""
        nodes = list(self.root.all("TaxTotal"))
        own = [node for node in nodes if _currency_of(node) in (None, self.currency)]
        return own or nodes

    def _total_vat(self, totals: Node) -> Decimal | None:
        amounts = [node.amount("TaxAmount") for node in self._tax_totals()]
        known = [amount for amount in amounts if amount is not None]
        excl, incl = totals.amount("TaxExclusiveAmount"), totals.amount("TaxInclusiveAmount")
        total = sum_of(known)
        if len(known) > 1 and excl is not None and incl is not None and total != incl - excl:
            # Stated twice, or beside taxes that are no part of the total.
            return next((amount for amount in known if amount == incl - excl), total)
        return total

    def _vat(self) -> list[StatedVat]:
        rows = []
        for node in self._tax_totals():
            for subtotal in node.all("TaxSubtotal"):
                vat = subtotal.amount("TaxAmount")
                if vat is None:
                    continue
                base = subtotal.amount("TaxableAmount")
                rate = self._category(subtotal, "TaxCategory") or VatRate()
                if rate.percentage is None and base:
                    rate = VatRate(rate.category, self._line_percentage(rate.category))
                rows.append(StatedVat(rate, base, vat))
        return rows

    def _line_percentage(self, category: str | None) -> Decimal | None:
        """The one percentage that lines of a category state."""
        rates = {
            rate
            for line in self.root.all(self.line_name)
            if (rate := self._category(line, "Item/ClassifiedTaxCategory"))
        }
        percentages = {rate.percentage for rate in rates if rate.category == category and rate.percentage is not None}
        return percentages.pop() if len(percentages) == 1 else None

    def _category(self, node: Node, path: str) -> VatRate | None:
        """The VAT rate at `path` below `node`: that of the scheme VAT, else the first."""
        categories = list(node.all(path))
        vat = [category for category in categories if (category.get("TaxScheme/ID") or "VAT").upper() == "VAT"]
        for category in vat or categories:
            percentage = self.loose_amount(category, "lineItems", "Percent")
            if percentage is None:
                percentage = self.loose_amount(node, "lineItems", "Percent")
            rate = known_rate(
                category.get("ID") or category.get("Name"), percentage, category.get("TaxExemptionReasonCode")
            )
            if rate is not None:
                return rate
        percentage = self.loose_amount(node, "lineItems", "Percent")
        return known_rate(None, percentage) if percentage is not None else None

    # Lines

    def _line(self, node: Node, index: int, period: tuple[str | None, str | None]) -> EInvoiceLine:
        quantity_node = node.first(self.quantity_name, "InvoicedQuantity", "CreditedQuantity", "DebitedQuantity")
        quantity = self.loose_amount(node, "lineItems", quantity_node.name) if quantity_node is not None else None
        price = self.loose_amount(node, "lineItems", "Price/PriceAmount")
        base = self.loose_amount(node, "lineItems", "Price/BaseQuantity")
        adjustment = ZERO
        for allowance in node.all("AllowanceCharge"):
            amount = self.loose_amount(allowance, "lineItems", "Amount") or ZERO
            adjustment += amount if _is_charge(allowance) else -amount
        net = node.amount("LineExtensionAmount")
        if net is None:
            net = (quantity or ZERO) * (price or ZERO) / (base or Decimal(1)) + adjustment
            self.note("lineItems", f"line {index} has no net amount; it follows from its quantity and price")
        net = round_to_cents(net)
        priced = price_line(net, quantity, price, base, adjustment)
        start, end = self._period(node)
        return EInvoiceLine(
            description=join_texts(node.get("Item/Name"), *(text.text for text in node.all("Item/Description"))),
            amount=net,
            rate=self._category(node, "Item/ClassifiedTaxCategory") or self._rate_of_tax_total(node),
            quantity=priced.quantity,
            unit=quantity_node.attribute("unitCode") if quantity_node is not None else None,
            price=priced.price,
            discount=priced.discount,
            note=join_texts(*(note.text for note in node.all("Note"))),
            period_start=start or period[0],
            period_end=end or period[1],
        )

    def _rate_of_tax_total(self, node: Node) -> VatRate | None:
        """The rate in the `TaxTotal` of a line, as UBL had it before EN 16931."""
        for subtotal in node.all("TaxTotal/TaxSubtotal"):
            rate = self._category(subtotal, "TaxCategory")
            if rate is not None:
                return rate
        return None

    def _allowance(self, node: Node) -> EInvoiceLine | None:
        amount = node.amount("Amount")
        if amount is None:
            self.note("lineItems", "an allowance or charge on the document has no amount")
            return None
        net = round_to_cents(amount if _is_charge(node) else -amount)
        reason = node.get("AllowanceChargeReason") or ("Charge" if _is_charge(node) else "Allowance")
        return EInvoiceLine(description=reason, amount=net, rate=self._category(node, "TaxCategory"), price=net)

    def _period(self, node: Node) -> tuple[str | None, str | None]:
        period = node.first("InvoicePeriod")
        if period is None:
            return None, None
        start, end = period.first("StartDate"), period.first("EndDate")
        return self.day(start, "lineItems.periodStart"), self.day(end, "lineItems.periodEnd")

    # Parties, payment, references

    def _supplier(self) -> Supplier:
        party = self.root.first("AccountingSupplierParty/Party", "SellerSupplierParty/Party") or Node("Party")
        address = party.first("PostalAddress", "PartyLegalEntity/RegistrationAddress") or Node("PostalAddress")
        numbers: list[PartyNumber] = []
        others: list[PartyNumber] = []
        for scheme in party.all("PartyTaxScheme"):
            if number := scheme.get("CompanyID"):
                is_vat = (scheme.get("TaxScheme/ID") or "VAT").upper() == "VAT"
                (numbers if is_vat else others).append(PartyNumber(number, "VAT" if is_vat else None))
        vat_number = numbers[0].number if numbers else None
        for path in ("PartyLegalEntity/CompanyID", "EndpointID", "PartyIdentification/ID"):
            numbers += [PartyNumber(node.text, node.attribute("schemeID")) for node in party.all(path) if node.text]
        street = join_texts(address.get("StreetName"), address.get("BuildingNumber"))
        return Supplier(
            name=party.get("PartyLegalEntity/RegistrationName", "PartyName/Name"),
            vat_number=vat_number,
            numbers=(*numbers, *others),
            address=StatedAddress(
                line1=street.replace("\n", " ") if street else address.get("AddressLine/Line"),
                line2=address.get("AdditionalStreetName"),
                postal_code=address.get("PostalZone"),
                city=address.get("CityName"),
                country=address.get("Country/IdentificationCode"),
            ),
            email=party.get("Contact/ElectronicMail"),
            telephone=party.get("Contact/Telephone"),
        )

    def _payment_means(self) -> Node | None:
        nodes = list(self.root.all("PaymentMeans"))
        return next((node for node in nodes if node.get("PayeeFinancialAccount/ID")), nodes[0] if nodes else None)

    def _references(self) -> Iterator[Reference]:
        root = self.root
        if (number := root.get("BuyerReference")) is not None:
            yield Reference("BUYER", number)
        if (number := root.get("OrderReference/SalesOrderID")) is not None:
            yield Reference("SALES_ORDER", number)
        if (number := root.get("AccountingCost", "AccountingCostCode")) is not None:
            yield Reference("ACCOUNTING", number)
        for kind, path in (
            ("PROJECT", "ProjectReference"),
            ("CONTRACT", "ContractDocumentReference"),
            ("ORDER", "OrderReference"),
            ("RECEIPT", "ReceiptDocumentReference"),
            ("DESPATCH", "DespatchDocumentReference"),
            ("TENDER", "OriginatorDocumentReference"),
            ("INVOICE", "BillingReference/InvoiceDocumentReference"),
            ("INVOICE", "BillingReference/CreditNoteDocumentReference"),
        ):
            for node in root.all(path):
                if (number := node.get("ID")) is not None:
                    yield Reference(kind, number, self.day(node.first("IssueDate"), "references"))  # type: ignore[arg-type]
        for node in root.all("AdditionalDocumentReference"):
            code, number = node.get("DocumentTypeCode"), node.get("ID")
            if number is not None and code in ("130", "50"):
                yield Reference("OBJECT" if code == "130" else "PROJECT", number)
        for line in root.all(self.line_name):
            for node in line.all("OrderLineReference/OrderReference"):
                if (number := node.get("ID")) is not None:
                    yield Reference("ORDER", number)


def _is_charge(node: Node) -> bool:
    return (node.get("ChargeIndicator") or "").lower() in _TRUE


def _currency_of(tax_total: Node) -> str | None:
    amount = tax_total.first("TaxAmount")
    return amount.attribute("currencyID") if amount is not None else None


def embedded_files(root: Node) -> tuple[EmbeddedFile, ...]:
    """The files inside the document; what is no base64 is left out."""
    files: list[EmbeddedFile] = []
    for reference in root.all("AdditionalDocumentReference"):
        for node in reference.all("Attachment/EmbeddedDocumentBinaryObject"):
            try:
                data = base64.b64decode("".join(node.text.split()), validate=True)
            except (binascii.Error, ValueError):
                continue
            name = node.attribute("filename") or reference.get("DocumentDescription", "ID") or "document"
            if data and len(files) < MAX_FILES:
                files.append(EmbeddedFile(name, node.attribute("mimeCode") or "", data))
    return tuple(files)
