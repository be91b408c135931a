"""What an invoice states → UBL 2.1, as Peppol BIS Billing 3.0 wants it (catalogue 9.11)."""

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from xml.sax.saxutils import escape, quoteattr

from truweel.schema.e_invoice import PartyNumber, StatedAddress
from truweel.schema.outgoing_invoice import Adjustment, OutgoingInvoice, OutgoingLine, Party, VatBreakdown

__all__ = ["write_ubl"]

_CUSTOMIZATION = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
_PROFILE = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"
_NAMESPACE = "urn:oasis:names:specification:ubl:schema:xsd:"
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document may have (XML 1.0, production 2)."""
_OUTSIDE_VAT = "O"
ZERO, CENT = Decimal(0), Decimal("0.01")


def write_ubl(invoice: OutgoingInvoice) -> bytes:
    """The document, UTF-8."""
    return _Writer(invoice).write()


class _Writer:
    """Writes one document; elements come in the order of the schema, and none is empty (PEPPOL-EN16931-R008)."""

    def __init__(self, invoice: OutgoingInvoice) -> None:
        self.invoice = invoice
        self.parts: list[str] = []

    def write(self) -> bytes:
        invoice = self.invoice
        root = "CreditNote" if invoice.is_credit else "Invoice"
        names = f'xmlns:cac="{_NAMESPACE}CommonAggregateComponents-2" xmlns:cbc="{_NAMESPACE}CommonBasicComponents-2"'
        self.parts = [f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_NAMESPACE}{root}-2" {names}>']
        self.text("CustomizationID", _CUSTOMIZATION)
        self.text("ProfileID", _PROFILE)
        self.text("ID", invoice.number)
        self.text("IssueDate", invoice.date)
        if not invoice.is_credit:
            self.text("DueDate", invoice.due_date)
        self.text(f"{root}TypeCode", invoice.type_code)
        self.text("Note", invoice.note)
        self.text("DocumentCurrencyCode", invoice.currency)
        self.text("BuyerReference", invoice.buyer_reference)
        if invoice.period_start or invoice.period_end:
            self.open("InvoicePeriod")
            self.text("StartDate", invoice.period_start)
            self.text("EndDate", invoice.period_end)
            self.close("InvoicePeriod")
        self.references()
        self.open("AccountingSupplierParty")
        self.party(invoice.seller, is_seller=True)
        self.close("AccountingSupplierParty")
        self.open("AccountingCustomerParty")
        self.party(invoice.buyer, is_seller=False)
        self.close("AccountingCustomerParty")
        self.delivery()
        self.payment()
        if invoice.terms:
            self.open("PaymentTerms")
            self.text("Note", invoice.terms)
            self.close("PaymentTerms")
        for adjustment in invoice.adjustments:
            self.adjustment(adjustment)
        self.tax_total()
        self.totals()
        for number, line in enumerate(invoice.lines, 1):
            self.line(number, line)
        self.parts.append(f"</{root}>\n")
        return "".join(self.parts).encode()

    # Elements

    def open(self, name: str) -> None:
        self.parts.append(f"<cac:{name}>")

    def close(self, name: str) -> None:
        self.parts.append(f"</cac:{name}>")

    def text(self, name: str, text: str | None, **attributes: str | None) -> None:
        """An element with a text; none where there is nothing to say."""
        cleaned = _FORBIDDEN.sub("", text or "").strip()
        if cleaned:
            own = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items() if value)
            self.parts.append(f"<cbc:{name}{own}>{escape(cleaned)}</cbc:{name}>")

    def amount(self, name: str, amount: Decimal) -> None:
        self.text(name, f"{amount.quantize(CENT, ROUND_HALF_UP):f}", currencyID=self.invoice.currency)

    # Parts

    def references(self) -> None:
        invoice = self.invoice
        if invoice.order_number or invoice.sales_order_number:
            self.open("OrderReference")
            self.text("ID", invoice.order_number or "NA")
            self.text("SalesOrderID", invoice.sales_order_number)
            self.close("OrderReference")
        for preceding in invoice.preceding:
            self.open("BillingReference")
            self.open("InvoiceDocumentReference")
            self.text("ID", preceding.number)
            self.text("IssueDate", preceding.date)
            self.close("InvoiceDocumentReference")
            self.close("BillingReference")
        self.reference("ContractDocumentReference", invoice.contract_number)
        if invoice.is_credit:  # it has no ProjectReference
            self.reference("AdditionalDocumentReference", invoice.project_number, type_code="50")
        else:
            self.reference("ProjectReference", invoice.project_number)

    def reference(self, name: str, number: str | None, type_code: str | None = None) -> None:
        if number:
            self.open(name)
            self.text("ID", number)
            self.text("DocumentTypeCode", type_code)
            self.close(name)

    def party(self, party: Party, *, is_seller: bool) -> None:
        self.open("Party")
        self.number("EndpointID", party.endpoint)
        self.open("PartyName")
        self.text("Name", party.name)
        self.close("PartyName")
        self.address("PostalAddress", party.address)
        if party.vat_number:
            self.open("PartyTaxScheme")
            self.text("CompanyID", party.vat_number)
            self.tax_scheme()
            self.close("PartyTaxScheme")
        self.open("PartyLegalEntity")
        self.text("RegistrationName", party.name)
        self.number("CompanyID", party.number)
        if is_seller:
            self.text("CompanyLegalForm", party.legal_form)
        self.close("PartyLegalEntity")
        if party.contact_name or party.telephone or party.email:
            self.open("Contact")
            self.text("Name", party.contact_name)
            self.text("Telephone", party.telephone)
            self.text("ElectronicMail", party.email)
            self.close("Contact")
        self.close("Party")

    def number(self, name: str, number: PartyNumber | None) -> None:
        if number is not None:
            self.text(name, number.number, schemeID=number.scheme)

    def tax_scheme(self) -> None:
        self.parts.append("<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>")

    def address(self, name: str, address: StatedAddress) -> None:
        self.open(name)
        self.text("StreetName", address.line1)
        self.text("AdditionalStreetName", address.line2)
        self.text("CityName", address.city)
        self.text("PostalZone", address.postal_code)
        self.open("Country")
        self.text("IdentificationCode", address.country)
        self.close("Country")
        self.close(name)

    def delivery(self) -> None:
        invoice = self.invoice
        if invoice.delivery_date is None and invoice.delivery_address is None:
            return
        self.open("Delivery")
        self.text("ActualDeliveryDate", invoice.delivery_date)
        if invoice.delivery_address is not None:
            self.open("DeliveryLocation")
            self.address("Address", invoice.delivery_address)
            self.close("DeliveryLocation")
        self.close("Delivery")

    def payment(self) -> None:
        invoice, payment = self.invoice, self.invoice.payment
        self.open("PaymentMeans")
        self.text("PaymentMeansCode", payment.code)
        if invoice.is_credit:
            self.text("PaymentDueDate", invoice.due_date)
        self.text("PaymentID", payment.reference)
        if payment.iban and payment.mandate is None:
            self.open("PayeeFinancialAccount")
            self.text("ID", payment.iban)
            if payment.bic:
                self.open("FinancialInstitutionBranch")
                self.text("ID", payment.bic)
                self.close("FinancialInstitutionBranch")
            self.close("PayeeFinancialAccount")
        if payment.mandate:
            self.open("PaymentMandate")
            self.text("ID", payment.mandate)
            self.close("PaymentMandate")
        self.close("PaymentMeans")

    def adjustment(self, adjustment: Adjustment) -> None:
        self.open("AllowanceCharge")
        self.text("ChargeIndicator", "true" if adjustment.amount > 0 else "false")
        self.text("AllowanceChargeReasonCode", adjustment.code)
        self.text("AllowanceChargeReason", adjustment.reason)
        self.amount("Amount", abs(adjustment.amount))
        self.category("TaxCategory", adjustment.category, adjustment.percentage)
        self.close("AllowanceCharge")

    def category(self, name: str, category: str, percentage: Decimal, row: VatBreakdown | None = None) -> None:
        self.open(name)
        self.text("ID", category)
        if category != _OUTSIDE_VAT:
            self.text("Percent", _plain(percentage))
        if row is not None:
            self.text("TaxExemptionReasonCode", row.reason_code)
            self.text("TaxExemptionReason", row.reason)
        self.tax_scheme()
        self.close(name)

    def tax_total(self) -> None:
        self.open("TaxTotal")
        self.amount("TaxAmount", self.invoice.total_vat)
        for row in self.invoice.vat:
            self.open("TaxSubtotal")
            self.amount("TaxableAmount", row.base)
            self.amount("TaxAmount", row.vat)
            self.category("TaxCategory", row.category, row.percentage, row)
            self.close("TaxSubtotal")
        self.close("TaxTotal")

    def totals(self) -> None:
        invoice = self.invoice
        incl = invoice.total_excl + invoice.total_vat
        amounts = [adjustment.amount for adjustment in invoice.adjustments]
        self.open("LegalMonetaryTotal")
        self.amount("LineExtensionAmount", invoice.total_lines)
        self.amount("TaxExclusiveAmount", invoice.total_excl)
        self.amount("TaxInclusiveAmount", incl)
        if amounts:
            self.amount("AllowanceTotalAmount", -_sum(amount for amount in amounts if amount < 0))
            self.amount("ChargeTotalAmount", _sum(amount for amount in amounts if amount > 0))
        if invoice.prepaid:
            self.amount("PrepaidAmount", invoice.prepaid)
        if invoice.rounding:
            self.amount("PayableRoundingAmount", invoice.rounding)
        self.amount("PayableAmount", incl - invoice.prepaid + invoice.rounding)
        self.close("LegalMonetaryTotal")

    def line(self, number: int, line: OutgoingLine) -> None:
        kind, quantity = ("CreditNote", "Credited") if self.invoice.is_credit else ("Invoice", "Invoiced")
        self.open(f"{kind}Line")
        self.text("ID", str(number))
        self.text("Note", line.note)
        self.text(f"{quantity}Quantity", _plain(line.quantity), unitCode=line.unit)
        self.amount("LineExtensionAmount", line.amount)
        self.line_discount(line)
        self.open("Item")
        self.text("Description", line.description)
        self.text("Name", line.name)
        if line.article_number:
            self.open("SellersItemIdentification")
            self.text("ID", line.article_number)
            self.close("SellersItemIdentification")
        if line.gtin:
            self.open("StandardItemIdentification")
            self.text("ID", line.gtin, schemeID="0160")
            self.close("StandardItemIdentification")
        self.category("ClassifiedTaxCategory", line.category, line.percentage)
        self.close("Item")
        self.open("Price")
        self.text("PriceAmount", _plain(line.price), currencyID=self.invoice.currency)
        self.close("Price")
        self.close(f"{kind}Line")

    def line_discount(self, line: OutgoingLine) -> None:
        """The discount is what the gross amount is more than the line comes to, so that the line adds up to the cent
        (PEPPOL-EN16931-R120); on a negative line it is a charge, and a surcharge the other way round."""
        taken_off = line.gross - line.amount
        if not line.discount or not taken_off:
            return
        is_charge = taken_off < 0
        self.open("AllowanceCharge")
        self.text("ChargeIndicator", "true" if is_charge else "false")
        self.text("AllowanceChargeReasonCode", "ZZZ" if is_charge else "95")
        if line.gross > 0:
            self.text("MultiplierFactorNumeric", _plain(abs(line.discount)))
        self.amount("Amount", abs(taken_off))
        if line.gross > 0:
            self.amount("BaseAmount", line.gross)
        self.close("AllowanceCharge")


def _plain(number: Decimal) -> str:
    """`1.50` → `1.5`, never with an exponent."""
    return f"{number.normalize():f}"


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, ZERO)
