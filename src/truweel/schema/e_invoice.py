"""What an electronic invoice states, whichever syntax it is written in (terms of EN 16931, "BT-n" in comments)."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from truweel.schema.bank_statement import StatedStatement

__all__ = [
    "EInvoice",
    "EInvoiceLine",
    "PartyNumber",
    "Problem",
    "ReadDocument",
    "Reference",
    "StatedAddress",
    "StatedVat",
    "Supplier",
    "VatRate",
]


@dataclass(frozen=True, slots=True)
class Problem:
    """What of the document can't be used, or doesn't agree: `member` of the record that it is about, and a sentence."""

    member: str
    message: str


@dataclass(frozen=True, slots=True)
class VatRate:
    """A category of UNCL5305 (`S`, `AE`) and a percentage; None where the document states none."""

    category: str | None = None
    percentage: Decimal | None = None

    def __str__(self) -> str:
        words = []
        if self.percentage is not None:
            words.append(f"{self.percentage.normalize():f}%")
        if self.category is not None:
            words.append(f"category {self.category}")
        return " ".join(words) or "no rate"


@dataclass(frozen=True, slots=True)
class StatedVat:
    """The VAT at one rate: its base and its amount."""

    rate: VatRate
    base: Decimal | None
    vat: Decimal


@dataclass(frozen=True, slots=True)
class PartyNumber:
    """A number that a party is known by, most telling first; `scheme` says whose list it is from (`0208`, `VAT`)."""

    number: str
    scheme: str | None = None


@dataclass(frozen=True, slots=True)
class StatedAddress:
    """A postal address; `country` as the document writes it, mostly ISO 3166."""

    line1: str | None = None
    line2: str | None = None
    postal_code: str | None = None
    city: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Supplier:
    """Who sends the invoice."""

    name: str | None = None
    vat_number: str | None = None
    numbers: tuple[PartyNumber, ...] = ()
    address: StatedAddress = StatedAddress()
    email: str | None = None
    telephone: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A number that the document refers to."""

    kind: Literal[
        "BUYER", "PROJECT", "CONTRACT", "ORDER", "SALES_ORDER", "RECEIPT", "DESPATCH", "TENDER", "OBJECT", "ACCOUNTING",
        "INVOICE",
    ]  # fmt: skip
    number: str
    date: str | None = None


@dataclass(frozen=True, slots=True)
class EInvoiceLine:
    """A line, or an allowance (below zero) or charge on the whole document, which has quantity 1.

    amount     net amount in cents, as stated (BT-131)
    price      of one unit, whatever quantity the document's price is for
    discount   percent, from the line's own allowances and charges
    rate       None where the line states none
    counts     False for what is only shown: lines that others add up (CII GROUP, INFORMATION)
    """

    description: str | None
    amount: Decimal
    rate: VatRate | None
    quantity: Decimal = Decimal(1)
    unit: str | None = None
    price: Decimal = Decimal(0)
    discount: Decimal = Decimal(0)
    note: str | None = None
    period_start: str | None = None
    period_end: str | None = None
    counts: bool = True


@dataclass(frozen=True, slots=True)
class EInvoice:
    """An invoice or credit note. Amounts are in `currency`; None is what the document doesn't state.

    `total_excl`, `total_vat` and `total_incl` agree, or a problem says that they don't. `incl - prepaid + rounding` is
    what is to be paid.
    """

    type: Literal["INVOICE", "CREDIT_NOTE"]
    number: str | None
    date: str | None
    due_date: str | None
    currency: str | None
    payment_reference: str | None
    iban: str | None
    bic: str | None
    supplier: Supplier
    lines: tuple[EInvoiceLine, ...]
    vat: tuple[StatedVat, ...]
    total_excl: Decimal
    total_vat: Decimal
    total_incl: Decimal
    prepaid: Decimal | None = None
    rounding: Decimal | None = None
    note: str | None = None
    references: tuple[Reference, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """What reading a file gave: an invoice, or statements of a bank; or `fault`, why a file that must be one is none;
    or `problem`, why the one that is inside a PDF wasn't read. None of them where a PDF holds no invoice."""

    invoice: EInvoice | None = None
    statements: tuple[StatedStatement, ...] = ()
    fault: str | None = None
    problem: str | None = None
    files: tuple["EmbeddedFile", ...] = field(default=())


@dataclass(frozen=True, slots=True)
class EmbeddedFile:
    """A file inside the document (BG-24), such as the invoice as PDF."""

    name: str
    content_type: str
    data: bytes
