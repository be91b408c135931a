"""What an invoice or credit note that leaves the firm states, for the electronic invoice (terms of EN 16931)."""

from dataclasses import dataclass
from decimal import Decimal

from truweel.schema.e_invoice import PartyNumber, StatedAddress

__all__ = ["Adjustment", "OutgoingInvoice", "OutgoingLine", "Party", "Payment", "Preceding", "VatBreakdown"]

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Party:
    """Seller or buyer.

    endpoint    address on the network, with the list that it is from (`0208`)
    vat_number  with its country before it; None where it has none, or where none may be stated (category O)
    number      in the register of its country
    """

    name: str
    address: StatedAddress
    endpoint: PartyNumber | None = None
    vat_number: str | None = None
    number: PartyNumber | None = None
    legal_form: str | None = None
    contact_name: str | None = None
    telephone: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Payment:
    """How it is paid: `code` of UNCL 4461, the communication that goes with it, and whose account."""

    code: str
    reference: str | None = None
    iban: str | None = None
    bic: str | None = None
    mandate: str | None = None


@dataclass(frozen=True, slots=True)
class Preceding:
    """An invoice that this one credits, or takes an advance of."""

    number: str
    date: str | None


@dataclass(frozen=True, slots=True)
class Adjustment:
    """What is taken off the whole document (below zero) or added to it, in one category and rate. `code` is of UNCL
    5189 where it is taken off, of UNCL 7161 where it is added."""

    amount: Decimal
    reason: str
    code: str
    category: str
    percentage: Decimal


@dataclass(frozen=True, slots=True)
class VatBreakdown:
    """The VAT in one category and rate. `reason` says why there is none; categories S and Z have no reason."""

    category: str
    percentage: Decimal
    base: Decimal
    vat: Decimal
    reason: str | None = None
    reason_code: str | None = None


@dataclass(frozen=True, slots=True)
class OutgoingLine:
    """A line. `amount` is its net amount in cents; `price` is not below zero, `quantity` may be. `discount` is percent,
    below zero a surcharge, and `gross` is the amount before it, in cents.

    unit         of UN/ECE recommendation 20
    description  what is more to say than `name`
    note         the titles and texts above it
    """

    amount: Decimal
    quantity: Decimal
    unit: str
    price: Decimal
    name: str
    category: str
    percentage: Decimal
    discount: Decimal = ZERO
    gross: Decimal = ZERO
    description: str | None = None
    note: str | None = None
    article_number: str | None = None
    gtin: str | None = None


@dataclass(frozen=True, slots=True)
class OutgoingInvoice:
    """The whole document. `type_code` is of UNTDID 1001; amounts are in `currency`.

    What is to be paid is the total of lines, adjustments and VAT less what is `prepaid`, and `rounding` added (BT-114).
    """

    is_credit: bool
    type_code: str
    number: str
    date: str
    due_date: str | None
    currency: str
    note: str | None
    buyer_reference: str
    seller: Party
    buyer: Party
    payment: Payment
    lines: tuple[OutgoingLine, ...]
    vat: tuple[VatBreakdown, ...]
    adjustments: tuple[Adjustment, ...] = ()
    prepaid: Decimal = ZERO
    rounding: Decimal = ZERO
    terms: str | None = None
    period_start: str | None = None
    period_end: str | None = None
    order_number: str | None = None
    sales_order_number: str | None = None
    contract_number: str | None = None
    project_number: str | None = None
    preceding: tuple[Preceding, ...] = ()
    delivery_date: str | None = None
    delivery_address: StatedAddress | None = None

    @property
    def total_lines(self) -> Decimal:
        """The sum of its lines."""
        return sum((line.amount for line in self.lines), ZERO)

    @property
    def total_excl(self) -> Decimal:
        """The total without VAT."""
        return self.total_lines + sum((adjustment.amount for adjustment in self.adjustments), ZERO)

    @property
    def total_vat(self) -> Decimal:
        """The VAT."""
        return sum((row.vat for row in self.vat), ZERO)
