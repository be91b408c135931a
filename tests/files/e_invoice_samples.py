"""Electronic invoices made for the tests, in both syntaxes, each with what is to be booked.

A sample says what the document states (as texts, as they stand in it) and, beside it, what the record must hold. Where
nothing is said of a line, the record holds what the document states of it.
"""

# ruff: noqa: E501 - a sample is best read on one line

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from xml.sax.saxutils import escape, quoteattr

__all__ = ["Allowance", "Sample", "StatedLine", "cii", "samples", "ubl"]

UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
Rate = tuple[str | None, str | None]
S21, S12, S6 = ("S", "21"), ("S", "12"), ("S", "6")
Z, E, AE, K, G = ("Z", "0"), ("E", "0"), ("AE", "0"), ("K", "0"), ("G", "0")


@dataclass(frozen=True)
class Allowance:
    """An allowance, or a charge, of a line or of the document."""

    amount: str
    rate: Rate | None = S21
    is_charge: bool = False
    reason: str | None = "Korting"


@dataclass(frozen=True)
class StatedLine:
    """A line. `booked` is quantity, unit, price, discount of the record where they are not those stated."""

    net: str | None
    quantity: str | None = "1"
    price: str | None = None
    unit: str | None = "C62"
    rate: Rate | None = S21
    base: str | None = None
    allowances: tuple[Allowance, ...] = ()
    name: str = "Koppeling 22 mm"
    description: str | None = None
    note: str | None = None
    period: tuple[str, str] | None = None
    booked: tuple[str, str | None, str, str] | None = None
    tariff: str | None = ""
    """Percentage of the tariff that the line gets; None for none, empty for that of its rate."""


@dataclass(frozen=True)
class Sample:
    """A document, and the record that is to be made of it. `totals` are without VAT, VAT, with VAT; `booked_totals` those
    of the record where the document doesn't add up."""

    name: str
    lines: tuple[StatedLine, ...]
    totals: tuple[str | None, str | None, str | None]
    vat: tuple[tuple[Rate, str, str], ...] = ()
    allowances: tuple[Allowance, ...] = ()
    code: str = "380"
    root: str = "Invoice"
    number: str | None = "F-2026-17"
    date: str | None = "2026-03-02"
    due: str | None = "2026-04-01"
    currency: str | None = "EUR"
    prepaid: str | None = None
    rounding: str | None = None
    payable: str | None = None
    payment: str | None = "+++090/9337/55493+++"
    iban: str | None = "BE68539007547034"
    bic: str | None = "GKCCBEBB"
    note: str | None = None
    supplier: tuple[str | None, str | None] = ("Groothandel De Leie", "BE0403170701")
    references: tuple[tuple[str, str], ...] = ()
    head: str = ""
    """XML that stands behind the references, as it is."""
    booked_totals: tuple[str, str, str] | None = None
    added: tuple[tuple[str, str | None], ...] = ()
    """Amount and percentage of the lines that are added to come to the totals."""
    remarks: tuple[str, ...] = ()
    """Parts of the warnings, all of them."""
    members: dict[str, Any] = field(default_factory=dict)
    vat_totals: tuple[tuple[str | None, str, str, str], ...] = ()
    """Category, percentage, base and VAT of the record, where they are not those stated."""
    syntaxes: tuple[str, ...] = ("ubl", "cii")


def element(name: str, text: str | None, **attributes: str | None) -> str:
    """`<name>text</name>`; nothing for None."""
    if text is None:
        return ""
    marks = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items() if value is not None)
    return f"<{name}{marks}>{escape(text)}</{name}>"


# UBL


def _ubl_category(name: str, rate: Rate | None) -> str:
    if rate is None:
        return ""
    code, percent = rate
    inner = (
        element("cbc:ID", code)
        + element("cbc:Percent", percent)
        + "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>"
    )
    return f"<{name}>{inner}</{name}>"


def _ubl_allowance(allowance: Allowance, currency: str | None) -> str:
    return (
        "<cac:AllowanceCharge>"
        + element("cbc:ChargeIndicator", "true" if allowance.is_charge else "false")
        + element("cbc:AllowanceChargeReason", allowance.reason)
        + element("cbc:Amount", allowance.amount, currencyID=currency)
        + _ubl_category("cac:TaxCategory", allowance.rate)
        + "</cac:AllowanceCharge>"
    )


UBL_REFERENCES = {
    "BUYER": ("<cbc:BuyerReference>{}</cbc:BuyerReference>", 0),
    "ORDER": ("<cac:OrderReference><cbc:ID>{}</cbc:ID></cac:OrderReference>", 1),
    "INVOICE": ("<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>{}</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>", 2),
    "DESPATCH": ("<cac:DespatchDocumentReference><cbc:ID>{}</cbc:ID></cac:DespatchDocumentReference>", 3),
    "RECEIPT": ("<cac:ReceiptDocumentReference><cbc:ID>{}</cbc:ID></cac:ReceiptDocumentReference>", 4),
    "CONTRACT": ("<cac:ContractDocumentReference><cbc:ID>{}</cbc:ID></cac:ContractDocumentReference>", 6),
    "PROJECT": ("<cac:ProjectReference><cbc:ID>{}</cbc:ID></cac:ProjectReference>", 7),
}  # fmt: skip


def ubl(sample: Sample) -> bytes:
    """The sample as UBL."""
    root, money = sample.root, sample.currency
    is_credit = root == "CreditNote"
    line_name, quantity_name = (
        ("CreditNoteLine", "CreditedQuantity") if is_credit else ("InvoiceLine", "InvoicedQuantity")
    )
    excl, vat, incl = sample.totals
    parts = [
        element("cbc:ID", sample.number), element("cbc:IssueDate", sample.date),
        "" if is_credit else element("cbc:DueDate", sample.due),
        element("cbc:CreditNoteTypeCode" if is_credit else "cbc:InvoiceTypeCode", sample.code),
        element("cbc:Note", sample.note), element("cbc:DocumentCurrencyCode", money),
    ]  # fmt: skip
    parts += [UBL_REFERENCES[kind][0].format(escape(number)) for kind, number in sample.references]
    name, number = sample.supplier
    scheme = "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>"
    parts += [
        sample.head,
        "<cac:AccountingSupplierParty><cac:Party>",
        f"<cac:PartyTaxScheme>{element('cbc:CompanyID', number)}{scheme}</cac:PartyTaxScheme>" if number else "",
        f"<cac:PartyLegalEntity>{element('cbc:RegistrationName', name)}</cac:PartyLegalEntity>",
        "</cac:Party></cac:AccountingSupplierParty>",
    ]
    if is_credit:
        parts.append(
            f"<cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>{element('cbc:PaymentDueDate', sample.due)}"
        )
    else:
        parts.append("<cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>")
    parts.append(element("cbc:PaymentID", sample.payment))
    if sample.iban is not None:
        branch = f"<cac:FinancialInstitutionBranch>{element('cbc:ID', sample.bic)}</cac:FinancialInstitutionBranch>"
        parts.append(f"<cac:PayeeFinancialAccount>{element('cbc:ID', sample.iban)}{branch}</cac:PayeeFinancialAccount>")
    parts.append("</cac:PaymentMeans>")
    parts += [_ubl_allowance(allowance, money) for allowance in sample.allowances]
    if vat is not None:
        parts.append(f"<cac:TaxTotal>{element('cbc:TaxAmount', vat, currencyID=money)}")
        for rate, base, amount in sample.vat:
            parts.append(
                "<cac:TaxSubtotal>" + element("cbc:TaxableAmount", base, currencyID=money)
                + element("cbc:TaxAmount", amount, currencyID=money) + _ubl_category("cac:TaxCategory", rate)
                + "</cac:TaxSubtotal>"
            )  # fmt: skip
        parts.append("</cac:TaxTotal>")
    parts.append("<cac:LegalMonetaryTotal>")
    for total, text in (
        ("TaxExclusiveAmount", excl), ("TaxInclusiveAmount", incl), ("PrepaidAmount", sample.prepaid),
        ("PayableRoundingAmount", sample.rounding), ("PayableAmount", sample.payable or incl),
    ):  # fmt: skip
        parts.append(element(f"cbc:{total}", text, currencyID=money))
    parts.append("</cac:LegalMonetaryTotal>")
    for index, line in enumerate(sample.lines, 1):
        price = line.price if line.price is not None else line.net
        period = ""
        if line.period:
            start, end = (element(f"cbc:{n}Date", day) for n, day in zip(("Start", "End"), line.period, strict=True))
            period = f"<cac:InvoicePeriod>{start}{end}</cac:InvoicePeriod>"
        parts.append(
            f"<cac:{line_name}><cbc:ID>{index}</cbc:ID>" + element("cbc:Note", line.note)
            + element(f"cbc:{quantity_name}", line.quantity, unitCode=line.unit)
            + element("cbc:LineExtensionAmount", line.net, currencyID=money) + period
            + "".join(_ubl_allowance(replace(a, rate=None), money) for a in line.allowances)
            + "<cac:Item>" + element("cbc:Description", line.description) + element("cbc:Name", line.name)
            + _ubl_category("cac:ClassifiedTaxCategory", line.rate) + "</cac:Item>"
            + f"<cac:Price>{element('cbc:PriceAmount', price, currencyID=money)}{element('cbc:BaseQuantity', line.base)}</cac:Price>"
            + f"</cac:{line_name}>"
        )  # fmt: skip
    spaces = (
        f'xmlns="{UBL}{root}-2" xmlns:cac="{UBL}CommonAggregateComponents-2" xmlns:cbc="{UBL}CommonBasicComponents-2"'
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} {spaces}>{"".join(parts)}</{root}>'.encode()


# CII


def _cii_tax(name: str, rate: Rate | None, extra: str = "") -> str:
    if rate is None:
        return ""
    code, percent = rate
    inner = f"<ram:TypeCode>VAT</ram:TypeCode>{extra}{element('ram:CategoryCode', code)}{element('ram:RateApplicablePercent', percent)}"
    return f"<ram:{name}>{inner}</ram:{name}>"


def _cii_allowance(allowance: Allowance) -> str:
    return (
        "<ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator>"
        + element("udt:Indicator", "true" if allowance.is_charge else "false")
        + "</ram:ChargeIndicator>" + element("ram:ActualAmount", allowance.amount) + element("ram:Reason", allowance.reason)
        + _cii_tax("CategoryTradeTax", allowance.rate) + "</ram:SpecifiedTradeAllowanceCharge>"
    )  # fmt: skip


def _cii_day(name: str, day: str | None, space: str = "udt") -> str:
    if day is None:
        return ""
    text = escape(day.replace("-", ""))
    return f'<ram:{name}><{space}:DateTimeString format="102">{text}</{space}:DateTimeString></ram:{name}>'


CII_AGREEMENT = {
    "BUYER": "<ram:BuyerReference>{}</ram:BuyerReference>",
    "ORDER": "<ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>{}</ram:IssuerAssignedID></ram:BuyerOrderReferencedDocument>",
    "CONTRACT": "<ram:ContractReferencedDocument><ram:IssuerAssignedID>{}</ram:IssuerAssignedID></ram:ContractReferencedDocument>",
    "PROJECT": "<ram:SpecifiedProcuringProject><ram:ID>{}</ram:ID></ram:SpecifiedProcuringProject>",
}
CII_DELIVERY = {
    "DESPATCH": "<ram:DespatchAdviceReferencedDocument><ram:IssuerAssignedID>{}</ram:IssuerAssignedID></ram:DespatchAdviceReferencedDocument>",
    "RECEIPT": "<ram:ReceivingAdviceReferencedDocument><ram:IssuerAssignedID>{}</ram:IssuerAssignedID></ram:ReceivingAdviceReferencedDocument>",
}
CII_SETTLEMENT = {
    "INVOICE": "<ram:InvoiceReferencedDocument><ram:IssuerAssignedID>{}</ram:IssuerAssignedID></ram:InvoiceReferencedDocument>",
}


def _cii_references(sample: Sample, templates: dict[str, str]) -> str:
    return "".join(templates[k].format(escape(number)) for k, number in sample.references if k in templates)


def cii(sample: Sample) -> bytes:
    """The sample as CII D16B."""
    excl, vat, incl = sample.totals
    name, number = sample.supplier
    lines = []
    for index, line in enumerate(sample.lines, 1):
        price = line.price if line.price is not None else line.net
        period = ""
        if line.period:
            period = _cii_day("StartDateTime", line.period[0]) + _cii_day("EndDateTime", line.period[1])
            period = f"<ram:BillingSpecifiedPeriod>{period}</ram:BillingSpecifiedPeriod>"
        note = f"<ram:IncludedNote>{element('ram:Content', line.note)}</ram:IncludedNote>" if line.note else ""
        lines.append(
            "<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument>"
            f"<ram:LineID>{index}</ram:LineID>{note}</ram:AssociatedDocumentLineDocument><ram:SpecifiedTradeProduct>"
            + element("ram:Name", line.name) + element("ram:Description", line.description)
            + "</ram:SpecifiedTradeProduct><ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice>"
            + element("ram:ChargeAmount", price) + element("ram:BasisQuantity", line.base)
            + "</ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement><ram:SpecifiedLineTradeDelivery>"
            + element("ram:BilledQuantity", line.quantity, unitCode=line.unit)
            + "</ram:SpecifiedLineTradeDelivery><ram:SpecifiedLineTradeSettlement>"
            + _cii_tax("ApplicableTradeTax", line.rate) + period
            + "".join(_cii_allowance(replace(a, rate=None)) for a in line.allowances)
            + "<ram:SpecifiedTradeSettlementLineMonetarySummation>" + element("ram:LineTotalAmount", line.net)
            + "</ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement>"
            "</ram:IncludedSupplyChainTradeLineItem>"
        )  # fmt: skip
    account = ""
    if sample.iban is not None:
        account = (
            "<ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>30</ram:TypeCode>"
            f"<ram:PayeePartyCreditorFinancialAccount>{element('ram:IBANID', sample.iban)}"
            "</ram:PayeePartyCreditorFinancialAccount><ram:PayeeSpecifiedCreditorFinancialInstitution>"
            f"{element('ram:BICID', sample.bic)}</ram:PayeeSpecifiedCreditorFinancialInstitution>"
            "</ram:SpecifiedTradeSettlementPaymentMeans>"
        )
    taxes = "".join(
        _cii_tax("ApplicableTradeTax", rate, element("ram:CalculatedAmount", amount) + element("ram:BasisAmount", base))
        for rate, base, amount in sample.vat
    )
    terms = (
        f"<ram:SpecifiedTradePaymentTerms>{_cii_day('DueDateDateTime', sample.due)}</ram:SpecifiedTradePaymentTerms>"
    )
    totals = "".join((
        element("ram:TaxBasisTotalAmount", excl), element("ram:TaxTotalAmount", vat, currencyID=sample.currency),
        element("ram:RoundingAmount", sample.rounding), element("ram:GrandTotalAmount", incl),
        element("ram:TotalPrepaidAmount", sample.prepaid), element("ram:DuePayableAmount", sample.payable or incl),
    ))  # fmt: skip
    registration = ""
    if number is not None:
        registration = (
            f"<ram:SpecifiedTaxRegistration>{element('ram:ID', number, schemeID='VA')}</ram:SpecifiedTaxRegistration>"
        )
    note = f"<ram:IncludedNote>{element('ram:Content', sample.note)}</ram:IncludedNote>" if sample.note else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" '
        'xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" '
        'xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"><rsm:ExchangedDocument>'
        + element("ram:ID", sample.number) + element("ram:TypeCode", sample.code) + _cii_day("IssueDateTime", sample.date)
        + note + "</rsm:ExchangedDocument><rsm:SupplyChainTradeTransaction>" + "".join(lines)
        + "<ram:ApplicableHeaderTradeAgreement>" + _cii_references(sample, CII_AGREEMENT)
        + f"<ram:SellerTradeParty>{element('ram:Name', name)}{registration}</ram:SellerTradeParty>"
        + "</ram:ApplicableHeaderTradeAgreement><ram:ApplicableHeaderTradeDelivery>"
        + _cii_references(sample, CII_DELIVERY) + "</ram:ApplicableHeaderTradeDelivery>"
        + "<ram:ApplicableHeaderTradeSettlement>" + element("ram:PaymentReference", sample.payment)
        + element("ram:InvoiceCurrencyCode", sample.currency) + account + taxes
        + "".join(map(_cii_allowance, sample.allowances)) + terms
        + f"<ram:SpecifiedTradeSettlementHeaderMonetarySummation>{totals}</ram:SpecifiedTradeSettlementHeaderMonetarySummation>"
        + _cii_references(sample, CII_SETTLEMENT)
        + "</ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>"
    ).encode()  # fmt: skip


# The samples

ONE = StatedLine("100.00")
PLAIN = Sample("plain", (ONE,), ("100.00", "21.00", "121.00"), ((S21, "100.00", "21.00"),))
NO_TARIFF = "no VAT tariff is"


def _plain(name: str, **changes: Any) -> Sample:
    return replace(PLAIN, name=name, **changes)


def _one(name: str, line: StatedLine, vat: str, **changes: Any) -> Sample:
    """One line at 21 %."""
    net = line.net or ""
    incl = f"{float(net) + float(vat):.2f}"
    return replace(PLAIN, name=name, lines=(line,), totals=(net, vat, incl), vat=((S21, net, vat),), **changes)


def _without_vat(rate: Rate, name: str, remarks: Sequence[str] = (), tariff: str | None = "0") -> Sample:
    return Sample(
        name, (StatedLine("100.00", rate=rate, tariff=tariff),), ("100.00", "0.00", "100.00"), ((rate, "100.00", "0.00"),),
        remarks=tuple(remarks), vat_totals=() if tariff else ((None, "0", "100", "0"),),
    )  # fmt: skip


def samples() -> Iterator[Sample]:
    """All of them; those of one syntax say so."""
    yield from _heads()
    yield from _prices()
    yield from _rates()
    yield from _totals()


def _heads() -> Iterator[Sample]:
    yield PLAIN
    for code in ("381", "261", "396", "83", "81"):
        yield _plain(f"credit note of type {code}", code=code, members={"type": "CREDIT_NOTE"})
    for code in ("380", "384", "386", "389", "326", "393", "875", "876", "877"):
        yield _plain(f"invoice of type {code}", code=code, members={"type": "INVOICE"})
    yield _plain("root CreditNote", root="CreditNote", code="381", members={"type": "CREDIT_NOTE"}, syntaxes=("ubl",))
    yield _plain(
        "root CreditNote without a type that says so",
        root="CreditNote",
        code="380",
        members={"type": "CREDIT_NOTE"},
        syntaxes=("ubl",),
    )
    yield _plain("American dollars", currency="USD", members={"currency": "USD"})
    yield _plain("Swiss francs in lower case", currency="chf", members={"currency": "CHF"})
    yield _plain(
        "a currency that there isn't", currency="EURO", members={"currency": None}, remarks=("'EURO' is no currency",)
    )
    yield _plain("no currency", currency=None, members={"currency": None}, remarks=("names no currency",))
    yield _plain(
        "a day that doesn't exist",
        date="2026-02-30",
        members={"date": None, "logicId": None},
        remarks=("no day of the calendar",),
    )
    yield _plain(
        "a due day in month 13", due="2026-13-45", members={"expireDate": None}, remarks=("no day of the calendar",)
    )
    yield _plain("days in other digits", date="٢٠٢٦-٠٣-٠٢", members={"date": None}, remarks=("no day of the calendar",))
    yield _plain("year 0", date="0000-00-00", members={"date": None}, remarks=("no day of the calendar",))
    yield _plain(
        "a day of one digit",
        date="2026-3-2",
        members={"date": None},
        remarks=("no day of the calendar",),
        syntaxes=("ubl",),
    )
    yield _plain("a day with a zone", date="2026-03-02+01:00", members={"date": "2026-03-02"}, syntaxes=("ubl",))
    yield _plain("no day", date=None, members={"date": None}, remarks=("states no day",))
    yield _plain("no due day", due=None, members={"expireDate": None})
    yield _plain("no number", number=None, members={"invoiceNumber": None}, remarks=("has no number",))
    yield _plain("a number with blanks at its ends", number="  F 12/a  ", members={"invoiceNumber": "F 12/a"})
    yield _plain(
        "a number that is too long",
        number="9" * 300,
        members={"invoiceNumber": None},
        remarks=("at most 255 characters",),
    )
    yield _plain(
        "a payment reference that is free text", payment="Factuur 17", members={"paymentInstruction": "Factuur 17"}
    )
    yield _plain(
        "a payment reference of digits", payment="090933755493", members={"paymentInstruction": "090933755493"}
    )
    yield _plain(
        "a structured communication with wrong check digits", payment="+++090/9337/55494+++", remarks=("check digits",)
    )
    yield _plain("account of the sender", members={"iban": "BE68539007547034", "bic": "GKCCBEBB"})
    yield _plain("account with blanks", iban="BE68 5390 0754 7034", members={"iban": "BE68539007547034"})
    yield _plain("note", note="Levering week 9 & 10 <spoed>", members={"remark": "Levering week 9 & 10 <spoed>"})
    yield _plain(
        "references",
        references=(("BUYER", "Werf 12"), ("ORDER", "B260412"), ("DESPATCH", "L-88"), ("RECEIPT", "O-7"), ("CONTRACT", "R-1"), ("PROJECT", "P2601")),
        members={"references": {"BUYER": "Werf 12", "ORDER": "B260412", "DESPATCH": "L-88", "RECEIPT": "O-7", "CONTRACT": "R-1", "PROJECT": "P2601"}},
    )  # fmt: skip
    yield _plain(
        "an invoice that is credited and isn't there",
        code="381",
        references=(("INVOICE", "F-1"),),
        members={"type": "CREDIT_NOTE", "creditedInvoiceId": None},
        remarks=("no purchase invoice of the supplier has number F-1",),
    )


def _prices() -> Iterator[Sample]:
    yield _one(
        "price per 100",
        StatedLine("31.25", "250", "12.50", "MTR", base="100", booked=("250", "MTR", "0.125", "0")),
        "6.56",
    )
    yield _one(
        "price per 1000 that ends in six decimals",
        StatedLine("12.35", "3000", "4.1152", "KGM", base="1000", booked=("3000", "KGM", "0.004115", "0")),
        "2.59",
    )
    yield _one(
        "price with five decimals",
        StatedLine("148.08", "1200", "0.12340", "KWH", booked=("1200", "KWH", "0.1234", "0")),
        "31.10",
    )
    yield _one(
        "a large quantity",
        StatedLine("100287.55", "1234567", "0.08123", "KWH", booked=("1234567", "KWH", "0.08123", "0")),
        "21060.39",
        remarks=(),
    )
    yield _one(
        "half a cent rounded down", StatedLine("0.12", "0.5", "0.25", booked=("0.5", "C62", "0.25", "0")), "0.03"
    )
    yield _one(
        "discount of ten percent",
        StatedLine("450.00", "10", "50.00", allowances=(Allowance("50.00", None),), booked=("10", "C62", "50", "10")),
        "94.50",
    )
    yield _one(
        "discount that is no round percentage",
        StatedLine(
            "466.66", "10", "50.00", allowances=(Allowance("33.34", None),), booked=("10", "C62", "50", "6.668")
        ),
        "98.00",
    )
    yield _one(
        "two discounts of a line",
        StatedLine(
            "81.00",
            "10",
            "10.00",
            allowances=(Allowance("10.00", None), Allowance("9.00", None)),
            booked=("10", "C62", "10", "19"),
        ),
        "17.01",
    )
    yield _one(
        "charge of a line",
        StatedLine(
            "105.00", "10", "10.00", allowances=(Allowance("5.00", None, True),), booked=("10", "C62", "10", "-5")
        ),
        "22.05",
    )
    yield _one(
        "discount and charge of a line",
        StatedLine(
            "98.00",
            "10",
            "10.00",
            allowances=(Allowance("5.00", None), Allowance("3.00", None, True)),
            booked=("10", "C62", "10", "2"),
        ),
        "20.58",
    )
    yield _one(
        "price that doesn't lead to the amount",
        StatedLine("90.00", "10", "50.00", booked=("10", "C62", "9", "0")),
        "18.90",
    )
    yield _one("no quantity", StatedLine("90.00", None, "90.00", booked=("1", None, "90", "0")), "18.90")
    yield _one("quantity 0", StatedLine("90.00", "0", "50.00", booked=("1", "C62", "90", "0")), "18.90")
    yield _one("negative quantity", StatedLine("-90.00", "-9", "10.00", booked=("-9", "C62", "10", "0")), "-18.90")
    yield _one("no unit", StatedLine("90.00", "9", "10.00", None, booked=("9", None, "10", "0")), "18.90")
    yield _one("hours", StatedLine("497.25", "7.65", "65.00", "HUR", booked=("7.65", "HUR", "65", "0")), "104.42")
    yield _one(
        "a quantity that is no number",
        StatedLine("90.00", "zes", "15.00", booked=("1", "C62", "90", "0")),
        "18.90",
        remarks=("'zes'",),
    )
    yield _one(
        "a price with a comma",
        StatedLine("90.00", "6", "15,00", booked=("6", "C62", "15", "0")),
        "18.90",
        remarks=("'15,00'",),
    )
    yield _one(
        "a base quantity of 0", StatedLine("90.00", "6", "15.00", base="0", booked=("6", "C62", "15", "0")), "18.90"
    )
    yield _one(
        "texts of a line",
        StatedLine(
            "90.00", "9", "10.00", name="Mof", description="DN 110", note="Lot 7", booked=("9", "C62", "10", "0")
        ),
        "18.90",
        members={"lines": [{"description": "Mof\nDN 110", "extraDescription": "Lot 7"}]},
    )
    yield _one(
        "period of a line",
        StatedLine("90.00", "9", "10.00", period=("2026-02-01", "2026-02-28"), booked=("9", "C62", "10", "0")),
        "18.90",
        members={"lines": [{"periodStart": "2026-02-01", "periodEnd": "2026-02-28"}]},
    )
    yield _one("free line", StatedLine("0.00", "2", "0.00", booked=("2", "C62", "0", "0")), "0.00")


def _rates() -> Iterator[Sample]:
    mixed = (ONE, StatedLine("200.00", rate=S6), StatedLine("50.00", rate=S12))
    yield Sample(
        "three rates",
        mixed,
        ("350.00", "39.00", "389.00"),
        ((S21, "100.00", "21.00"), (S6, "200.00", "12.00"), (S12, "50.00", "6.00")),
    )
    yield Sample(
        "rate written with decimals",
        (StatedLine("100.00", rate=("S", "21.00")),),
        ("100.00", "21.00", "121.00"),
        ((("S", "21.00"), "100.00", "21.00"),),
        vat_totals=(("S", "21", "100", "21"),),
    )
    yield _without_vat(Z, "zero rate")
    yield _without_vat(("Z", None), "zero rate without percentage")
    yield _without_vat(AE, "reverse charge")
    yield _without_vat(("AE", None), "reverse charge without percentage")
    for rate in (E, K, G, ("O", "0")):
        yield _without_vat(
            rate, f"category {rate[0]}, of which there is no tariff", (f"{NO_TARIFF} 0% category {rate[0]}",), None
        )
    for code in ("E", "K", "G", "O"):
        yield _without_vat(
            (code, None), f"category {code} without percentage", (f"{NO_TARIFF} 0% category {code}",), None
        )
    unknown = ("S", "19")
    yield Sample(
        "a rate that no tariff has",
        (StatedLine("100.00", rate=unknown, tariff=None),),
        ("100.00", "19.00", "119.00"),
        ((unknown, "100.00", "19.00"),),
        remarks=(f"{NO_TARIFF} 19%",),
        vat_totals=((None, "0", "100", "19"),),
    )
    yield Sample(
        "known and unknown rates",
        (ONE, StatedLine("100.00", rate=unknown, tariff=None)),
        ("200.00", "40.00", "240.00"),
        ((S21, "100.00", "21.00"), (unknown, "100.00", "19.00")),
        remarks=(f"{NO_TARIFF} 19%",),
        vat_totals=(("S", "21", "100", "21"), (None, "0", "100", "19")),
    )
    yield Sample(
        "no rates on lines, one in the totals",
        (StatedLine("100.00", rate=None, tariff="6"),),
        ("100.00", "6.00", "106.00"),
        ((S6, "100.00", "6.00"),),
    )
    yield Sample(
        "no rates at all",
        (StatedLine("100.00", rate=None, tariff=None),),
        ("100.00", "6.00", "106.00"),
        remarks=("states no VAT rate of 'Koppeling 22 mm'",),
        vat_totals=((None, "0", "100", "6"),),
    )
    yield Sample(
        "no rates on lines, two in the totals",
        (StatedLine("100.00", rate=None, tariff="21"), StatedLine("200.00", rate=None, tariff="6")),
        ("300.00", "33.00", "333.00"),
        ((S21, "100.00", "21.00"), (S6, "200.00", "12.00")),
    )
    yield Sample(
        "reverse charge beside a rate",
        (ONE, StatedLine("40.00", rate=AE)),
        ("140.00", "21.00", "161.00"),
        ((S21, "100.00", "21.00"), (AE, "40.00", "0.00")),
    )
    for reduction, name in ((Allowance("10.00"), "allowance"), (Allowance("10.00", S21, True, "Transport"), "charge")):
        amount = "110.00" if reduction.is_charge else "90.00"
        vat, incl = ("23.10", "133.10") if reduction.is_charge else ("18.90", "108.90")
        yield Sample(f"{name} on the document", (ONE,), (amount, vat, incl), ((S21, amount, vat),), (reduction,))
    yield Sample(
        "allowance on each rate",
        (ONE, StatedLine("200.00", rate=S6)),
        ("270.00", "29.70", "299.70"),
        ((S21, "90.00", "18.90"), (S6, "180.00", "10.80")),
        (Allowance("10.00"), Allowance("20.00", S6)),
    )
    yield Sample(
        "allowance without a category",
        (StatedLine("100.00", rate=S6),),
        ("90.00", "5.40", "95.40"),
        ((S6, "90.00", "5.40"),),
        (Allowance("10.00", None),),
    )
    yield Sample(
        "allowance without a category, of one rate of two",
        (ONE, StatedLine("200.00", rate=S6)),
        ("290.00", "32.40", "322.40"),
        ((S21, "100.00", "21.00"), (S6, "190.00", "11.40")),
        (Allowance("10.00", None),),
    )
    yield Sample(
        "charge outside VAT",
        (ONE,),
        ("105.00", "21.00", "126.00"),
        ((S21, "100.00", "21.00"), (("O", None), "5.00", "0.00")),
        (Allowance("5.00", ("O", None), True, "Voorschot"),),
        remarks=(f"{NO_TARIFF} 0% category O",),
        vat_totals=(("S", "21", "100", "21"), (None, "0", "5", "0")),
    )
    yield Sample(
        "allowance without a reason",
        (ONE,),
        ("90.00", "18.90", "108.90"),
        ((S21, "90.00", "18.90"),),
        (Allowance("10.00", reason=None),),
    )
    yield Sample(
        "cash discount of EN 16931",
        (ONE,),
        ("100.00", "20.58", "120.58"),
        ((S21, "98.00", "20.58"), (E, "2.00", "0.00")),
        (Allowance("2.00"), Allowance("2.00", E, True)),
        remarks=(f"{NO_TARIFF} 0% category E",),
        vat_totals=(("S", "21", "98", "20.58"), (None, "0", "2", "0")),
    )


def _totals() -> Iterator[Sample]:
    yield Sample(
        "cash discount in the totals alone",
        (ONE,),
        ("100.00", "20.58", "120.58"),
        ((S21, "98.00", "20.58"), (E, "2.00", "0.00")),
        added=(("-2.00", "21"), ("2.00", None)),
        remarks=("a line of -2.00 at 21%", "a line of 2.00"),
        vat_totals=(("S", "21", "98", "20.58"), (None, "0", "2", "0")),
    )
    yield Sample(
        "VAT that the supplier rounded up", (StatedLine("0.83"),), ("0.83", "0.18", "1.01"), ((S21, "0.83", "0.18"),)
    )
    yield Sample(
        "a total of lines that were not rounded",
        (StatedLine("49.33"), StatedLine("49.34")),
        ("98.68", "20.72", "119.40"),
        ((S21, "98.68", "20.72"),),
        added=(("0.01", "21"),),
        remarks=("a line of 0.01 at 21%",),
    )
    ten = tuple(StatedLine("1.00", "1.004", "1.00", booked=("1.004", "C62", "1", "0")) for _ in range(10))
    yield Sample("ten times 1.004", ten, ("10.00", "2.10", "12.10"), ((S21, "10.00", "2.10"),))
    yield Sample(
        "no lines, one rate",
        (),
        ("100.00", "21.00", "121.00"),
        ((S21, "100.00", "21.00"),),
        added=(("100.00", "21"),),
        remarks=("a line of 100.00 at 21%",),
    )
    yield Sample(
        "no lines, two rates",
        (),
        ("300.00", "33.00", "333.00"),
        ((S21, "100.00", "21.00"), (S6, "200.00", "12.00")),
        added=(("100.00", "21"), ("200.00", "6")),
        remarks=("a line of 100.00 at 21%", "a line of 200.00 at 6%"),
    )
    yield Sample(
        "no lines, no rates",
        (),
        ("100.00", "21.00", "121.00"),
        added=(("100.00", None),),
        remarks=("a line of 100.00",),
        vat_totals=((None, "0", "100", "21"),),
    )
    yield Sample(
        "lines that are not all of the total",
        (ONE,),
        ("150.00", "31.50", "181.50"),
        ((S21, "150.00", "31.50"),),
        added=(("50.00", "21"),),
        remarks=("a line of 50.00 at 21%",),
    )
    yield _plain("prepaid", prepaid="50.00", payable="71.00", members={"prepaidTotal": 50, "roundingTotal": None})
    yield _plain("prepaid in full", prepaid="121.00", payable="0.00", members={"prepaidTotal": 121})
    yield Sample(
        "rounded to pay",
        (StatedLine("99.99"),),
        ("99.99", "21.00", "120.99"),
        ((S21, "99.99", "21.00"),),
        rounding="0.01",
        payable="121.00",
        members={"roundingTotal": "0.01"},
    )
    yield _plain("rounded down to pay", rounding="-0.02", payable="120.98", members={"roundingTotal": "-0.02"})
    yield _plain("asks for another amount", payable="200.00", remarks=("asks for 200.00",))
    yield _plain(
        "doesn't add up",
        totals=("100.00", "21.00", "122.00"),
        booked_totals=("100", "21", "121"),
        remarks=("doesn't add up", "asks for 122.00"),
    )
    yield _plain(
        "VAT of the rates that is not the total",
        totals=("100.00", "22.00", "122.00"),
        vat_totals=(("S", "21", "100", "21"), (None, "0", "0", "1")),
        remarks=("VAT of the rates is not",),
    )
    yield Sample(
        "negative invoice",
        (StatedLine("-100.00", "-1", "100.00"),),
        ("-100.00", "-21.00", "-121.00"),
        ((S21, "-100.00", "-21.00"),),
    )
    yield Sample(
        "negative credit note",
        (StatedLine("-100.00", "-1", "100.00"),),
        ("-100.00", "-21.00", "-121.00"),
        ((S21, "-100.00", "-21.00"),),
        code="381",
        remarks=("total below zero",),
        members={"type": "CREDIT_NOTE"},
    )
    yield Sample(
        "an advance that is deducted",
        (StatedLine("1000.00"), StatedLine("-300.00", "-1", "300.00")),
        ("700.00", "147.00", "847.00"),
        ((S21, "700.00", "147.00"),),
    )
    yield Sample(
        "total of nothing",
        (ONE, StatedLine("-100.00", "-1", "100.00")),
        ("0.00", "0.00", "0.00"),
        ((S21, "0.00", "0.00"),),
    )
    yield Sample(
        "amounts with many decimals",
        (StatedLine("49.335", "1", "49.335", booked=("1", "C62", "49.335", "0")),),
        ("49.335", "10.36", "59.695"),
        ((S21, "49.335", "10.36"),),
        booked_totals=("49.34", "10.36", "59.7"),
        vat_totals=(("S", "21", "49.34", "10.36"),),
    )
    yield _plain("no total without VAT", totals=(None, "21.00", "121.00"), booked_totals=("100", "21", "121"))
    yield _plain(
        "no VAT total",
        totals=("100.00", None, "121.00"),
        vat=(),
        booked_totals=("100", "21", "121"),
        vat_totals=(("S", "21", "100", "21"),),
    )
    yield _plain(
        "no total with VAT, but what is to pay",
        totals=("100.00", "21.00", None),
        payable="121.00",
        booked_totals=("100", "21", "121"),
    )
    yield Sample(
        "a great total",
        (StatedLine("99999999999.99"),),
        ("99999999999.99", "21000000000.00", "120999999999.99"),
        ((S21, "99999999999.99", "21000000000.00"),),
    )
