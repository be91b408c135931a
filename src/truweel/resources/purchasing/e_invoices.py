"""What an electronic invoice states becomes a purchase invoice. What can't be taken is a warning, never replaced."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from truweel.error_codes import Code
from truweel.resources.company.vat_tariffs import VatTariff
from truweel.resources.documents.totals import line_amount
from truweel.resources.relations.suppliers import Supplier
from truweel.schema import Choice, Date, Id, Text, ValueObject, Work, is_structured_communication
from truweel.schema.e_invoice import EInvoice, EInvoiceLine, PartyNumber, VatRate
from truweel.schema.fields import Field
from truweel.schema.identifiers import compact_number
from truweel.schema.numbers import round_to_cents

if TYPE_CHECKING:
    from truweel.resources.purchasing.purchase_invoices import PurchaseInvoice

__all__ = ["DocumentReference", "candidate_numbers", "find_supplier", "make_supplier", "take_e_invoice"]

ZERO = Decimal(0)
MAX_LINES = 5000
"""Lines that are kept; of a longer invoice one for each VAT rate."""
MAX_REMARKS = 50
CURRENCIES = frozenset(
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF "
    "CHE CHF CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD "
    "GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP "
    "LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN "
    "PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS "
    "TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW "
    "ZWG ZWL".split()
)  # fmt: skip
"""ISO 4217, with those that went lately: an old invoice is read too."""
NO_TARIFF: tuple[str | None, Decimal] = (None, ZERO)
"""Category and rate of lines without a tariff."""


class DocumentReference(ValueObject):
    """A number that an invoice refers to."""

    kind = Choice(
        "BUYER", "PROJECT", "CONTRACT", "ORDER", "SALES_ORDER", "RECEIPT", "DESPATCH", "TENDER", "OBJECT", "ACCOUNTING",
        "INVOICE",
        doc="What the number is of: the buyer's own, a project, a contract, an order of the buyer or of the seller, a "
        "receipt, a delivery, a tender, an object, an account of the buyer, an earlier invoice.",
    )  # fmt: skip
    number = Text(doc="The number.", example="B260412")
    date = Date(doc="Its day, where it is stated.")


def take_e_invoice(invoice: "PurchaseInvoice", stated: EInvoice, work: Work) -> None:
    """Set what neither the body nor the record gives: members, lines and VAT."""
    _Reading(invoice, stated, work).take()


@dataclass(slots=True)
class _Booked:
    """A line with the tariff of its rate."""

    line: EInvoiceLine
    tariff: VatTariff | None

    @property
    def key(self) -> tuple[str | None, Decimal]:
        """The VAT group that it belongs to."""
        return _key(self.tariff)


def _key(tariff: VatTariff | None) -> tuple[str | None, Decimal]:
    return NO_TARIFF if tariff is None else (tariff.category, tariff.percentage or ZERO)


class _Reading:
    def __init__(self, invoice: "PurchaseInvoice", stated: EInvoice, work: Work) -> None:
        self.invoice = invoice
        self.stated = stated
        self.work = work
        self.members = type(invoice)
        self.remarks: list[str] = []
        tariffs = work.select(VatTariff)
        self.tariffs = [*(t for t in tariffs if t.archivedAt is None), *(t for t in tariffs if t.archivedAt)]
        self.supplier: Supplier | None = None

    def tell(self, member: str, message: str, code: Code = Code.NOT_TAKEN, **params: Any) -> None:
        """Tell the caller now, and whoever opens the invoice later."""
        self.work.warn(member, message, code, {name: value for name, value in params.items() if value is not None})
        if message not in self.remarks and len(self.remarks) < MAX_REMARKS:
            self.remarks.append(message[:255])

    def take(self) -> None:
        """Everything."""
        stated, invoice, members = self.stated, self.invoice, self.members
        for problem in stated.problems:
            self.tell(problem.member, problem.message)
        self._take_supplier()
        self._take_member(members.type, stated.type)
        self._take_currency()
        self._take_member(members.invoiceNumber, stated.number.strip() if stated.number else None)
        self._take_member(members.date, stated.date)
        self._take_member(members.expireDate, stated.due_date)
        self._take_member(members.paymentInstruction, stated.payment_reference)
        self._take_member(members.prepaidTotal, stated.prepaid and round_to_cents(stated.prepaid))
        self._take_member(members.roundingTotal, stated.rounding and round_to_cents(stated.rounding))
        if invoice.remark is None and not self.work.gives(invoice, members.remark):
            self._set(members.remark, stated.note)
        if not invoice.references and not self.work.gives(invoice, members.references):
            self._set(members.references, [
                {"kind": r.kind, "number": r.number[:255], "date": r.date} for r in stated.references[:200]
            ])  # fmt: skip
        self._take_account()
        self._check_payment_reference()
        self._take_credited()
        self._take_lines()
        if stated.type == "CREDIT_NOTE" and stated.total_incl < 0:
            self.tell("totalInclVat", "it is a credit note with a total below zero: look whether it asks for money")
        invoice.documentRemarks = self.remarks

    def _set(self, member: Field[Any], value: Any) -> None:
        """Set a member by its own parsing; tell what it doesn't take."""
        try:
            member.__set__(self.invoice, member.validate(value) if value is not None else None)
        except ValueError as error:
            self.tell(member.name, f"'{str(value)[:60]}' of the document {error}")

    def _take_member(self, member: Field[Any], value: Any) -> None:
        """Set a member that has no value but its default; what the body says stays, and a difference is a warning."""
        if value is None:
            return
        current = self.invoice.__dict__.get(member.name)
        is_given = self.work.gives(self.invoice, member)
        if not is_given and (current is None or current == member.default()):
            self._set(member, value)
        elif current != value:
            self._differ(member.name, value, current)

    def _differ(self, member: str, stated: Any, kept: Any) -> None:
        text = f"the document states {str(stated)[:60]}; {str(kept)[:60] if kept is not None else 'nothing'} was kept"
        self.tell(member, text, Code.DIFFERS, stated=str(stated)[:60])

    # The head

    def _take_currency(self) -> None:
        invoice, members, code = self.invoice, self.members, self.stated.currency
        known = code.strip().upper() if code else None
        if known in CURRENCIES:
            self._take_member(members.currency, known)
            return
        if not self.work.gives(invoice, members.currency) and invoice.currency == members.currency.default():
            invoice.currency = None
        what = f"'{code[:40]}' is no currency of ISO 4217" if code else "the document names no currency"
        self.tell("currency", what)

    def _take_supplier(self) -> None:
        invoice, stated = self.invoice, self.stated.supplier
        self._set(self.members.supplierName, stated.name[:255] if stated.name else None)
        number = stated.vat_number or (stated.numbers[0].number if stated.numbers else None)
        self._set(self.members.supplierVatIdNumber, number[:40] if number else None)
        if invoice.supplierId is not None or self.work.gives(invoice, self.members.supplierId):
            self.supplier = self.work.follow(invoice, self.members.supplierId)
            numbers = [*candidate_numbers(stated.numbers, stated.address.country)]
            own = self.supplier.vatIdNumber if self.supplier is not None else None
            if own and numbers and compact_number(own) not in map(compact_number, numbers):
                self._differ("supplierId", f"{stated.name} ({number})", f"{self.supplier.name} ({own})")  # type: ignore[union-attr]
            return
        self.supplier = find_supplier(self.stated, self.work)
        if self.supplier is not None:
            invoice.supplierId = self.supplier.id
            if self.supplier.archivedAt is not None:
                self.tell("supplierId", f"{self.supplier.name}, who has number {number}, is archived")
        else:
            name = stated.name or "a sender without a name"
            what = f"VAT number {number}" if number else "a number, since the document states none"
            self.tell(
                "supplierId", f"no supplier has {what} ({name}); create-supplier makes one", Code.UNKNOWN_SUPPLIER,
                name=stated.name, number=number,
            )  # fmt: skip

    def _take_account(self) -> None:
        """The supplier's own account stays: another one on an invoice is how fraud is done."""
        members = self.members
        iban = "".join(self.stated.iban.split()) if self.stated.iban else None
        known = self.supplier.iban if self.supplier is not None else None
        if iban and known and "".join(known.split()).upper() != iban.upper():
            text = f"the document asks to pay to {iban[:42]}; {known} of the supplier was kept"
            self.tell("iban", text, Code.DIFFERS, stated=iban[:42])
        elif iban and not known:
            self._take_member(members.iban, iban)
            self._take_member(members.bic, self.stated.bic)

    def _check_payment_reference(self) -> None:
        text = self.stated.payment_reference or ""
        digits = "".join(c for c in text if c not in "+/ *")
        if len(digits) == 12 and digits.isascii() and digits.isdecimal() and not is_structured_communication(digits):
            self.tell("paymentInstruction", f"{text[:40]} is no structured communication: its check digits are others")

    def _take_credited(self) -> None:
        invoice, members = self.invoice, self.members
        numbers = [reference.number for reference in self.stated.references if reference.kind == "INVOICE"]
        if self.stated.type != "CREDIT_NOTE" or not numbers or invoice.supplierId is None:
            return
        if invoice.creditedInvoiceId is None and not self.work.gives(invoice, members.creditedInvoiceId):
            for number in numbers[:20]:
                conditions = members.supplierId.equals(invoice.supplierId), members.invoiceNumber.equals(number.strip())
                credited = self.work.first(members, *conditions, members.type.equals("INVOICE"))
                if credited is not None:
                    invoice.creditedInvoiceId = credited.id
                    return
            self.tell("creditedInvoiceId", f"no purchase invoice of the supplier has number {numbers[0][:60]}")

    # Lines and VAT

    def _take_lines(self) -> None:
        invoice, members = self.invoice, self.members
        if self.work.gives(invoice, members.lineItems) or invoice.lineItems:
            self._compare_totals()
            invoice.statedVatTotals = []
            return
        booked = [_Booked(line, self._tariff(line, index)) for index, line in enumerate(self.stated.lines, 1)]
        self._place_unrated(booked)
        corrections = self._corrections(booked)
        if len(booked) > MAX_LINES:
            self.tell("lineItems", f"the document has {len(booked)} lines; one for each VAT rate was made of them")
            booked = list(_summarise(booked))
        for item in (*booked, *corrections):
            self._add_line(item)
        self._state_vat([*booked, *corrections])

    def _compare_totals(self) -> None:
        amounts = [
            line_amount(line.quantity, line.price, line.discount)
            for line in self.invoice.lineItems
            if line.type == "LINE"
        ]
        total = sum(amounts, ZERO)
        if total != self.stated.total_excl:
            self._differ("lineItems", f"{self.stated.total_excl} without VAT", f"{total}, of the lines")

    def _tariff(self, line: EInvoiceLine, index: int) -> VatTariff | None:
        rate = line.rate
        if rate is None and len(self.stated.vat) == 1:
            rate = self.stated.vat[0].rate
        if rate is None:
            return None
        tariff = self._find_tariff(rate)
        if tariff is None and line.counts:
            self.tell("lineItems.vatTariffId", f"no VAT tariff is {rate}; the VAT of the document was kept")
        return tariff

    def _find_tariff(self, rate: VatRate) -> VatTariff | None:
        """The tariff of exactly this category and percentage: the supplier's own, else the first live one."""
        fitting = [t for t in self.tariffs if rate.category == t.category and rate.percentage == (t.percentage or ZERO)]
        own = self.supplier.vatTariffId if self.supplier is not None else None
        return next((t for t in fitting if t.id == own), fitting[0] if fitting else None)

    def _place_unrated(self, booked: Sequence[_Booked]) -> None:
        """Lines whose rate isn't stated belong where the base of a rate needs them."""
        unrated = [item for item in booked if item.line.rate is None and item.tariff is None and item.line.counts]
        if not unrated:
            return
        rated = {item.key: item.tariff for item in booked if item not in unrated and item.line.counts}
        bases = {
            _key(t): (t, row.base)
            for row in self.stated.vat
            if (t := self._find_tariff(row.rate)) and row.base is not None
        }
        for item in unrated:
            needing = [
                tariff for key, (tariff, base) in bases.items()
                if base - _sum(other for other in booked if other.key == key) == item.line.amount
            ]  # fmt: skip
            if len(needing) == 1:
                item.tariff = needing[0]
            elif len(rated) == 1 and len(self.stated.vat) <= 1:
                item.tariff = next(iter(rated.values()))
            elif item.line.amount:
                text = f"the document states no VAT rate of '{(item.line.description or '')[:60]}'"
                self.tell("lineItems.vatTariffId", f"{text}; its VAT was kept")

    def _corrections(self, booked: Sequence[_Booked]) -> list[_Booked]:
        """Lines that make up what the document's own total, or the base of a rate, is more than its lines."""
        total = self.stated.total_excl
        bases: dict[tuple[str | None, Decimal], tuple[VatTariff | None, Decimal]] = {}
        for row in self.stated.vat:
            tariff = self._find_tariff(row.rate)
            base = bases.get(_key(tariff), (tariff, ZERO))[1]
            bases[_key(tariff)] = tariff, base + round_to_cents(row.base or ZERO)
        tariffs = {item.key: item.tariff for item in booked if item.line.counts}
        if bases and sum(base for _, base in bases.values()) == total:
            missing = [(t, base - _sum(i for i in booked if i.key == key)) for key, (t, base) in bases.items()]
            missing += [(t, -_sum(i for i in booked if i.key == key)) for key, t in tariffs.items() if key not in bases]
        else:
            only = next(iter(tariffs.values())) if len(tariffs) == 1 else None
            missing = [(only, total - _sum(booked))]
        corrections = []
        for tariff, amount in missing:
            if amount:
                what = "Total of the document" if not booked else "Difference with the document's total"
                corrections.append(_Booked(EInvoiceLine(what, amount, None, price=amount), tariff))
                rate = f" at {tariff.name}" if tariff is not None else ""
                text = f"the lines of the document don't come to its total: a line of {amount}{rate} was added"
                self.tell("lineItems", text)
        return corrections

    def _add_line(self, item: _Booked) -> None:
        stated = item.line
        line = self.work.add(self.invoice, self.members.lineItems)
        line.type = "LINE" if stated.counts else "TEXT"
        line.description = stated.description
        line.extraDescription = stated.note
        line.quantity, line.price, line.discount = stated.quantity, stated.price, stated.discount
        line.unitType = stated.unit[:40] if stated.unit else None
        line.vatTariffId = None if item.tariff is None else item.tariff.id
        line.statedVatRate = str(stated.rate or VatRate())
        line.periodStart, line.periodEnd = stated.period_start, stated.period_end
        if stated.counts:
            rounding = stated.amount - line_amount(line.quantity, line.price, line.discount)
            line.roundingAmount = rounding or None

    def _state_vat(self, booked: Sequence[_Booked]) -> None:
        """The VAT of each rate as stated, for the bases that were booked; together the document's VAT."""
        rows: dict[tuple[str | None, Decimal], dict[str, Any]] = {}
        for item in booked:
            if item.line.counts:
                row = rows.setdefault(item.key, _vat_row(item.tariff))
                row["base"] += item.line.amount
        stated: dict[tuple[str | None, Decimal], Decimal] = {}
        for vat in self.stated.vat:
            tariff = self._find_tariff(vat.rate)
            rows.setdefault(_key(tariff), _vat_row(tariff))
            stated[_key(tariff)] = stated.get(_key(tariff), ZERO) + round_to_cents(vat.vat)
        for key, row in rows.items():
            row["vat"] = stated.get(key, round_to_cents(row["base"] * key[1] / 100))
        left = self.stated.total_vat - sum((row["vat"] for row in rows.values()), ZERO)
        if left:
            key = next(iter(rows)) if len(rows) == 1 and not stated else NO_TARIFF
            rows.setdefault(key, _vat_row(None))["vat"] += left
            if key == NO_TARIFF and (stated or len(rows) > 1):
                text = f"the VAT of the rates is not the document's {self.stated.total_vat}: {left} was added"
                self.tell("totalVat", text)
        for key, row in rows.items():
            expected = row["base"] * key[1] / 100
            if key != NO_TARIFF and abs(row["vat"] - expected) > abs(expected) / 20 + Decimal("0.1"):
                text = f"the document states {row['vat']} of VAT on {row['base']}, which is not {key[1].normalize():f}%"
                self.tell("totalVat", text)
        self.invoice.statedVatTotals = list(rows.values())


def _vat_row(tariff: VatTariff | None) -> dict[str, Any]:
    category, percentage = _key(tariff)
    id: Id[VatTariff] | None = None if tariff is None else tariff.id
    return {"vatTariffId": id, "category": category, "percentage": percentage, "base": ZERO, "vat": ZERO}


def _sum(booked: Iterable[_Booked]) -> Decimal:
    return sum((item.line.amount for item in booked if item.line.counts), ZERO)


def _summarise(booked: Sequence[_Booked]) -> Iterator[_Booked]:
    """One line for each VAT group and stated rate."""
    groups: dict[tuple[Any, Any], list[_Booked]] = {}
    for item in booked:
        if item.line.counts:
            groups.setdefault((item.key, item.line.rate), []).append(item)
    for (_, rate), items in groups.items():
        amount = _sum(items)
        yield _Booked(EInvoiceLine(f"{len(items)} lines", amount, rate, price=amount), items[0].tariff)


# Suppliers

_WITH_VAT_NUMBER = {
    "0208": "BE{:0>10}", "9925": "{}", "0184": "DK{}", "0096": "DK{}", "0198": "{}", "0007": "SE{}01",
    "0037": "FI{}", "0212": "FI{}", "0192": "NO{}", "0211": "{}", "BE:EN": "BE{:0>10}", "BE:CBE": "BE{:0>10}",
    "BE:VAT": "{}",
}  # fmt: skip
"""Lists of numbers of firms (ICD, EAS) from which the VAT number follows."""


def candidate_numbers(numbers: Sequence[PartyNumber], country: str | None) -> Iterator[str]:
    """What a supplier with one of these numbers may be known by, most telling first."""
    seen: set[str] = set()
    for number in numbers:
        for candidate in _spellings(number, (country or "").upper()):
            if len(candidate) >= 6 and candidate not in seen:
                seen.add(candidate)
                yield candidate


def _spellings(number: PartyNumber, country: str) -> Iterator[str]:
    scheme = (number.scheme or "").upper()
    raw = number.number
    if scheme == "" and raw[:5] in ("0208:", "9925:"):
        scheme, raw = raw[:4], raw[5:]
    compact = compact_number(raw)
    digits = "".join(c for c in raw if c.isascii() and c.isdigit())
    if scheme in ("0002", "0009") and len(digits) >= 9:
        siren = int(digits[:9])
        yield f"FR{(12 + 3 * (siren % 97)) % 97:02d}{digits[:9]}"
    elif scheme in _WITH_VAT_NUMBER:
        yield _WITH_VAT_NUMBER[scheme].format(digits if _WITH_VAT_NUMBER[scheme] != "{}" else compact)
    is_belgian = scheme in ("0208", "9925") or scheme.startswith("BE") or country in ("BE", "")
    if compact.isdigit() or (compact.startswith("BE") and not raw.strip().upper().startswith(("B", "K", "T"))):
        # Bare digits are a Belgian number only of a Belgian, or where nobody says whose.
        if is_belgian and scheme in ("", "VAT", "0208", "9925", "BE:EN", "BE:CBE", "BE:VAT"):
            yield f"BE{digits:0>10}" if len(digits) in (9, 10) and country == "BE" else compact
        else:
            yield f"{country}{digits}"
    else:
        yield compact


def find_supplier(stated: EInvoice, work: Work) -> Supplier | None:
    """The supplier who has one of the numbers, live before archived."""
    archived: Supplier | None = None
    for number in candidate_numbers(stated.supplier.numbers, stated.supplier.address.country):
        for supplier in work.select(Supplier, Supplier.vatIdNumber.equals(number), limit=20):
            if supplier.archivedAt is None:
                return supplier
            archived = archived or supplier
    return archived


def make_supplier(stated: EInvoice, work: Work) -> Supplier:
    """A supplier of what the document says of its sender."""
    sender, address = stated.supplier, stated.supplier.address
    supplier = work.make(Supplier)
    supplier.name = (sender.name or sender.vat_number or "?")[:255]
    number = sender.vat_number or next(candidate_numbers(sender.numbers, address.country), None)
    supplier.vatIdNumber = number[:40] if number else None
    supplier.email = sender.email[:255] if sender.email else None
    supplier.tel = sender.telephone[:40] if sender.telephone else None
    supplier.iban = "".join(stated.iban.split())[:42] if stated.iban else None
    supplier.bic = stated.bic if stated.bic and len(stated.bic) <= 11 else None
    if stated.currency and stated.currency.upper() in CURRENCIES:
        supplier.currency = stated.currency.upper()
    supplier.address = {
        "addressLine1": address.line1 and address.line1[:255],
        "addressLine2": address.line2 and address.line2[:255],
        "postalCode": address.postal_code and address.postal_code[:20],
        "city": address.city and address.city[:120],
        "country": address.country and address.country[:120],
        "latitude": None,
        "longitude": None,
    }
    return supplier
