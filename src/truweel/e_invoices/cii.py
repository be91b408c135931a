"""UN/CEFACT Cross Industry Invoice (Factur-X, ZUGFeRD, XRechnung) → what an invoice states.

ZUGFeRD 1 has the same parts under older names, which are read too.
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

__all__ = ["ROOTS", "embedded_files", "read_cii"]

ROOTS = ("CrossIndustryInvoice", "CrossIndustryDocument")
_AGREEMENT = ("ApplicableHeaderTradeAgreement", "ApplicableSupplyChainTradeAgreement")
_SETTLEMENT = ("ApplicableHeaderTradeSettlement", "ApplicableSupplyChainTradeSettlement")
_LINE_AGREEMENT = ("SpecifiedLineTradeAgreement", "SpecifiedSupplyChainTradeAgreement")
_LINE_DELIVERY = ("SpecifiedLineTradeDelivery", "SpecifiedSupplyChainTradeDelivery")
_LINE_SETTLEMENT = ("SpecifiedLineTradeSettlement", "SpecifiedSupplyChainTradeSettlement")
_LINE_TOTALS = ("SpecifiedTradeSettlementLineMonetarySummation", "SpecifiedTradeSettlementMonetarySummation")
_TOTALS = ("SpecifiedTradeSettlementHeaderMonetarySummation", "SpecifiedTradeSettlementMonetarySummation")
_SHOWN_ONLY = ("GROUP", "INFORMATION")
MAX_FILES = 20
NOTHING = Node("")


def read_cii(root: Node) -> EInvoice:
    """What the document states. BadAmountError for an amount that its totals depend on and that is none;
    UnreadableFileError."""
    return _Cii(root).read()


class _Cii(Reader):
    def __init__(self, root: Node) -> None:
        super().__init__()
        trade = root.first("SupplyChainTradeTransaction", "SpecifiedSupplyChainTradeTransaction")
        if trade is None:
            raise UnreadableFileError("it has no SupplyChainTradeTransaction")
        self.trade = trade
        self.document = root.first("ExchangedDocument", "HeaderExchangedDocument") or NOTHING
        self.agreement = trade.first(*_AGREEMENT) or NOTHING
        self.settlement = trade.first(*_SETTLEMENT) or NOTHING
        self.currency = self.settlement.get("InvoiceCurrencyCode")

    def read(self) -> EInvoice:
        """The whole document."""
        settlement, document = self.settlement, self.document
        period = self._period(settlement)
        nodes = self.trade.all("IncludedSupplyChainTradeLineItem")
        lines = [self._line(node, index, period) for index, node in enumerate(nodes, 1)]
        lines += [line for node in settlement.all("SpecifiedTradeAllowanceCharge") if (line := self._allowance(node))]
        lines += [line for node in settlement.all("SpecifiedLogisticsServiceCharge") if (line := self._service(node))]
        vat = self._vat()
        stated = self._stated_totals()
        excl, tax, incl = self.settle_totals(stated, lines, vat)
        number = document.get("ID")
        if number is None:
            self.note("invoiceNumber", "the document has no number")
        if document.first("IssueDateTime") is None:
            self.note("date", "the document states no day")
        means = list(settlement.all("SpecifiedTradeSettlementPaymentMeans"))
        return EInvoice(
            type="CREDIT_NOTE" if document.get("TypeCode") in CREDIT_CODES else "INVOICE",
            number=number,
            date=self._day(document, "date", "IssueDateTime"),
            due_date=self._day(settlement, "expireDate", "SpecifiedTradePaymentTerms/DueDateDateTime"),
            currency=self.currency,
            payment_reference=settlement.get("PaymentReference"),
            iban=_first(means, "PayeePartyCreditorFinancialAccount/IBANID")
            or _first(means, "PayeePartyCreditorFinancialAccount/ProprietaryID"),
            bic=_first(means, "PayeeSpecifiedCreditorFinancialInstitution/BICID"),
            supplier=self._supplier(),
            lines=tuple(lines),
            vat=tuple(vat),
            total_excl=excl,
            total_vat=tax,
            total_incl=incl,
            prepaid=stated.prepaid,
            rounding=stated.rounding,
            note=join_texts(
                *(node.text for node in document.all("IncludedNote/Content")),
                settlement.get("SpecifiedTradePaymentTerms/Description"),
            ),
            references=tuple(self._references()),
            problems=tuple(self.problems),
        )

    def _stated_totals(self) -> StatedTotals:
        totals = self.settlement.first(*_TOTALS) or NOTHING
        taxes = list(totals.all("TaxTotalAmount"))
        own = [node for node in taxes if node.attribute("currencyID") in (None, self.currency)] or taxes
        holder = Node("TaxTotalAmount")
        for node in own[:1]:
            holder.append(node)
        return StatedTotals(
            lines=totals.amount("LineTotalAmount"),
            excl=totals.amount("TaxBasisTotalAmount"),
            vat=holder.amount("TaxTotalAmount"),
            incl=totals.amount("GrandTotalAmount"),
            prepaid=totals.amount("TotalPrepaidAmount"),
            rounding=totals.amount("RoundingAmount"),
            payable=totals.amount("DuePayableAmount"),
        )

    def _vat(self) -> list[StatedVat]:
        rows = []
        for node in self.settlement.all("ApplicableTradeTax"):
            vat = node.amount("CalculatedAmount")
            if vat is None:
                continue
            rows.append(StatedVat(self._rate(node) or VatRate(), node.amount("BasisAmount"), vat))
        return rows

    def _rate(self, node: Node) -> VatRate | None:
        percentage = self.loose_amount(node, "lineItems", "RateApplicablePercent", "ApplicablePercent")
        return known_rate(node.get("CategoryCode"), percentage, node.get("ExemptionReasonCode"))

    # Lines

    def _line(self, node: Node, index: int, period: tuple[str | None, str | None]) -> EInvoiceLine:
        agreement, delivery = node.first(*_LINE_AGREEMENT) or NOTHING, node.first(*_LINE_DELIVERY) or NOTHING
        settlement = node.first(*_LINE_SETTLEMENT) or NOTHING
        totals = settlement.first(*_LINE_TOTALS) or NOTHING
        quantity_node = delivery.first("BilledQuantity")
        quantity = self.loose_amount(delivery, "lineItems", "BilledQuantity")
        net_price = agreement.first("NetPriceProductTradePrice") or agreement.first("GrossPriceProductTradePrice")
        price = base = None
        if net_price is not None:
            price = self.loose_amount(net_price, "lineItems", "ChargeAmount")
            base = self.loose_amount(net_price, "lineItems", "BasisQuantity")
        adjustment = ZERO
        for allowance in settlement.all("SpecifiedTradeAllowanceCharge"):
            amount = self.loose_amount(allowance, "lineItems", "ActualAmount") or ZERO
            adjustment += amount if _is_charge(allowance) else -amount
        counts = node.get("AssociatedDocumentLineDocument/LineStatusReasonCode") not in _SHOWN_ONLY
        net = totals.amount("LineTotalAmount")
        if net is None:
            net = (quantity or ZERO) * (price or ZERO) / (base or Decimal(1)) + adjustment if counts else ZERO
            if counts and (net or self.settlement.first("ApplicableTradeTax") is None):
                self.note("lineItems", f"line {index} has no net amount; it follows from its quantity and price")
        net = round_to_cents(net)
        priced = price_line(net, quantity, price, base, adjustment)
        start, end = self._period(settlement)
        tax = settlement.first("ApplicableTradeTax")
        return EInvoiceLine(
            description=join_texts(
                node.get("SpecifiedTradeProduct/Name"), node.get("SpecifiedTradeProduct/Description")
            )
            or node.get("AssociatedDocumentLineDocument/IncludedNote/Content"),
            amount=net,
            rate=self._rate(tax) if tax is not None else None,
            quantity=priced.quantity,
            unit=quantity_node.attribute("unitCode") if quantity_node is not None else None,
            price=priced.price,
            discount=priced.discount,
            note=join_texts(*(n.text for n in node.all("AssociatedDocumentLineDocument/IncludedNote/Content"))),
            period_start=start or period[0],
            period_end=end or period[1],
            counts=counts,
        )

    def _allowance(self, node: Node) -> EInvoiceLine | None:
        amount = node.amount("ActualAmount")
        if amount is None:
            self.note("lineItems", "an allowance or charge on the document has no amount")
            return None
        net = round_to_cents(amount if _is_charge(node) else -amount)
        tax = node.first("CategoryTradeTax")
        reason = node.get("Reason") or ("Charge" if _is_charge(node) else "Allowance")
        return EInvoiceLine(description=reason, amount=net, rate=self._rate(tax) if tax else None, price=net)

    def _service(self, node: Node) -> EInvoiceLine | None:
        amount = node.amount("AppliedAmount")
        if amount is None:
            return None
        net, tax = round_to_cents(amount), node.first("AppliedTradeTax")
        return EInvoiceLine(
            description=node.get("Description") or "Charge",
            amount=net,
            rate=self._rate(tax) if tax else None,
            price=net,
        )

    def _period(self, node: Node) -> tuple[str | None, str | None]:
        period = node.first("BillingSpecifiedPeriod")
        if period is None:
            return None, None
        return (
            self._day(period, "lineItems.periodStart", "StartDateTime"),
            self._day(period, "lineItems.periodEnd", "EndDateTime"),
        )

    def _day(self, node: Node, member: str, path: str) -> str | None:
        moment = node.first(f"{path}/DateTimeString", f"{path}/DateTime")
        return self.day(moment, member) if moment is not None and moment.text else None

    # Parties, references

    def _supplier(self) -> Supplier:
        party = self.agreement.first("SellerTradeParty") or NOTHING
        address = party.first("PostalTradeAddress") or NOTHING
        numbers: list[PartyNumber] = []
        others: list[PartyNumber] = []
        for node in party.all("SpecifiedTaxRegistration/ID"):
            if node.text:
                is_vat = (node.attribute("schemeID") or "VA").upper() in ("VA", "VAT")
                (numbers if is_vat else others).append(PartyNumber(node.text, "VAT" if is_vat else None))
        vat_number = numbers[0].number if numbers else None
        for path in ("SpecifiedLegalOrganization/ID", "URIUniversalCommunication/URIID", "GlobalID", "ID"):
            numbers += [PartyNumber(node.text, node.attribute("schemeID")) for node in party.all(path) if node.text]
        contact = "DefinedTradeContact"
        return Supplier(
            name=party.get("Name", "SpecifiedLegalOrganization/TradingBusinessName"),
            vat_number=vat_number,
            numbers=(*numbers, *others),
            address=StatedAddress(
                line1=address.get("LineOne", "StreetName"),
                line2=address.get("LineTwo"),
                postal_code=address.get("PostcodeCode"),
                city=address.get("CityName"),
                country=address.get("CountryID"),
            ),
            email=party.get(f"{contact}/EmailURIUniversalCommunication/URIID"),
            telephone=party.get(f"{contact}/TelephoneUniversalCommunication/CompleteNumber"),
        )

    def _references(self) -> Iterator[Reference]:
        delivery = self.trade.first("ApplicableHeaderTradeDelivery", "ApplicableSupplyChainTradeDelivery") or NOTHING
        for kind, holder, path in (
            ("BUYER", self.agreement, "BuyerReference"),
            ("PROJECT", self.agreement, "SpecifiedProcuringProject/ID"),
            ("CONTRACT", self.agreement, "ContractReferencedDocument/IssuerAssignedID"),
            ("CONTRACT", self.agreement, "ContractReferencedDocument/ID"),
            ("ORDER", self.agreement, "BuyerOrderReferencedDocument/IssuerAssignedID"),
            ("ORDER", self.agreement, "BuyerOrderReferencedDocument/ID"),
            ("SALES_ORDER", self.agreement, "SellerOrderReferencedDocument/IssuerAssignedID"),
            ("RECEIPT", delivery, "ReceivingAdviceReferencedDocument/IssuerAssignedID"),
            ("DESPATCH", delivery, "DespatchAdviceReferencedDocument/IssuerAssignedID"),
            ("DESPATCH", delivery, "DeliveryNoteReferencedDocument/IssuerAssignedID"),
            ("ACCOUNTING", self.settlement, "ReceivableSpecifiedTradeAccountingAccount/ID"),
            ("INVOICE", self.settlement, "InvoiceReferencedDocument/IssuerAssignedID"),
        ):
            for node in holder.all(path):
                if node.text:
                    yield Reference(kind, node.text)  # type: ignore[arg-type]


def _is_charge(node: Node) -> bool:
    return (node.get("ChargeIndicator/Indicator", "ChargeIndicator") or "").lower() in ("true", "1")


def _first(nodes: list[Node], path: str) -> str | None:
    return next((text for node in nodes if (text := node.get(path))), None)


def embedded_files(root: Node) -> tuple[EmbeddedFile, ...]:
    """The files inside the document; what is no base64 is left out."""
    files: list[EmbeddedFile] = []
    trade = root.first("SupplyChainTradeTransaction") or NOTHING
    for reference in trade.all(f"{_AGREEMENT[0]}/AdditionalReferencedDocument"):
        for node in reference.all("AttachmentBinaryObject"):
            try:
                data = base64.b64decode("".join(node.text.split()), validate=True)
            except (binascii.Error, ValueError):
                continue
            name = node.attribute("filename") or reference.get("Name", "IssuerAssignedID") or "document"
            if data and len(files) < MAX_FILES:
                files.append(EmbeddedFile(name, node.attribute("mimeCode") or "", data))
    return tuple(files)
