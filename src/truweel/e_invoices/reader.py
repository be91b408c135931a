"""What both syntaxes have alike: days, rates, lines whose quantity times price comes to their amount, totals."""

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

from truweel.files.xml_tree import BadAmountError, Node
from truweel.schema.e_invoice import EInvoiceLine, Problem, StatedVat, VatRate
from truweel.schema.numbers import round_to_cents

__all__ = [
    "CREDIT_CODES",
    "ZERO",
    "LinePrice",
    "Reader",
    "StatedTotals",
    "join_texts",
    "known_rate",
    "price_line",
    "sum_of",
]

CREDIT_CODES = frozenset({"81", "83", "261", "296", "308", "381", "396", "420", "458", "532"})
"""Types of UNTDID 1001 that are credit notes."""
ZERO, ONE, HUNDRED = Decimal(0), Decimal(1), Decimal(100)
EXACT = Context(prec=60)
PRICE_UNIT = Decimal("0.000001")
PERCENT_UNIT = Decimal("0.0001")
MAX_TEXT = 100_000
MAX_PROBLEMS = 100
_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:Z|[+-][0-9]{2}:[0-9]{2})?")
_COMPACT_DAY = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_WITHOUT_VAT = ("Z", "E", "AE", "K", "G", "O")
_CATEGORIES = {
    "S": "S", "AA": "S", "A": "S", "H": "S", "B": "S", "STANDARDRATED": "S", "Z": "Z", "ZERORATED": "Z", "E": "E",
    "AE": "AE", "REVERSECHARGE": "AE", "45": "AE", "K": "K", "IC": "K", "G": "G", "O": "O", "L": "L", "M": "M",
}  # fmt: skip
"""Codes of UNCL5305, of older national lists (Belgian e-FFF: 45 is `medecontractant`) → the category."""
_EXEMPTIONS = {"VATEX-EU-AE": "AE", "VATEX-EU-IC": "K", "VATEX-EU-G": "G", "VATEX-EU-O": "O"}


def known_rate(code: str | None, percentage: Decimal | None, reason: str | None = None) -> VatRate | None:
    """The rate that a code, a percentage and the code of an exemption say; None where nothing is said. Without VAT the
    percentage is 0, stated or not (BR-E-05, BR-Z-05, BR-AE-05, BR-IC-05, BR-G-05, BR-O-05)."""
    category = _EXEMPTIONS.get((reason or "").upper().strip()) or _CATEGORIES.get((code or "").upper().strip())
    if category in _WITHOUT_VAT and not percentage:
        return VatRate(category, ZERO)
    if percentage is not None and not percentage and category in (None, "S"):
        category = "Z"
    elif percentage and category is None:
        category = "S"
    return None if category is None and percentage is None else VatRate(category, percentage)


def join_texts(*texts: str | None) -> str | None:
    """The texts that there are, each once, a line each."""
    return "\n".join(dict.fromkeys(text for text in texts if text))[:MAX_TEXT] or None


@dataclass(frozen=True, slots=True)
class LinePrice:
    """Quantity, price of one unit, and discount in percent."""

    quantity: Decimal
    price: Decimal
    discount: Decimal = ZERO


def price_line(
    net: Decimal, quantity: Decimal | None, price: Decimal | None, base: Decimal | None, adjustment: Decimal = ZERO
) -> LinePrice:
    """What a line of `net` is priced at. `price` is for `base` units; `adjustment` is what its own charges add and its
    allowances take off. Where the stated price doesn't lead to the amount, the price is what the amount leads to."""
    with localcontext(EXACT):
        quantity = None if quantity is None else quantity.quantize(PRICE_UNIT, ROUND_HALF_UP).normalize()
        if quantity is None or quantity == 0:
            return LinePrice(ONE, net) if net or quantity is None else LinePrice(quantity, _unit_price(price, base))
        if price is not None:
            unit_price = _unit_price(price, base)
            gross = quantity * price / (base or ONE)
            if abs(gross - net) <= _tolerance(gross):
                return LinePrice(quantity, unit_price)
            if adjustment and gross and abs(gross + adjustment - net) <= Decimal("0.02"):
                discount = ((gross - net) * HUNDRED / gross).quantize(PERCENT_UNIT, ROUND_HALF_UP)
                if abs(discount) <= HUNDRED:
                    return LinePrice(quantity, unit_price, discount)
        return LinePrice(quantity, (net / quantity).quantize(PRICE_UNIT, ROUND_HALF_UP))


def _unit_price(price: Decimal | None, base: Decimal | None) -> Decimal:
    return ((price or ZERO) / (base or ONE)).quantize(PRICE_UNIT, ROUND_HALF_UP)


def _tolerance(gross: Decimal) -> Decimal:
    """What a stated price may miss the amount by, since it was rounded: 2 cents, or 0.01 % of a large amount."""
    return max(Decimal("0.02"), abs(gross) / 10_000)


@dataclass(frozen=True, slots=True)
class StatedTotals:
    """The totals of a document as they stand in it; None is what it doesn't state."""

    lines: Decimal | None
    excl: Decimal | None
    vat: Decimal | None
    incl: Decimal | None
    prepaid: Decimal | None
    rounding: Decimal | None
    payable: Decimal | None


class Reader:
    """Reads one document, and notes what of it can't be used."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def note(self, member: str, message: str) -> None:
        """Note a problem, once."""
        problem = Problem(member, message)
        if problem not in self.problems and len(self.problems) < MAX_PROBLEMS:
            self.problems.append(problem)

    def day(self, node: Node | None, member: str) -> str | None:
        """The day of a node, `2026-03-02` or (CII, format 102) `20260302`; None, with a note, where it is none."""
        if node is None:
            return None
        text = node.text
        match, compact = _DAY.fullmatch(text), _COMPACT_DAY.fullmatch(text)
        day = match[1] if match else "-".join(compact.groups()) if compact else ""
        try:
            return datetime.date.fromisoformat(day).isoformat()
        except ValueError:
            self.note(member, f"{node.name} is '{text[:40]}', which is no day of the calendar such as 2026-01-31")
            return None

    def loose_amount(self, node: Node, member: str, *paths: str) -> Decimal | None:
        """An amount that the totals don't depend on: None, with a note, where it can't be read."""
        try:
            return node.amount(*paths)
        except BadAmountError as error:
            self.note(member, str(error))
            return None

    def settle_totals(
        self, stated: StatedTotals, lines: Sequence[EInvoiceLine], vat: Sequence[StatedVat]
    ) -> tuple[Decimal, Decimal, Decimal]:
        """Total without VAT, VAT, total with VAT: as stated where they agree; what is missing follows from the others.
        A note says where they don't agree."""
        payable = stated.payable
        incl, excl, tax = stated.incl, stated.excl, stated.vat
        line_total = sum((line.amount for line in lines if line.counts), ZERO)
        if incl is None and payable is not None:
            incl = payable + (stated.prepaid or ZERO) - (stated.rounding or ZERO)
        if tax is None:
            tax = sum((row.vat for row in vat), ZERO) if vat else None
        if excl is not None and tax is not None and incl is not None and excl + tax != incl:
            if stated.rounding and excl + tax + stated.rounding == incl:
                incl = excl + tax  # older UBL rounds this total too
            elif incl - tax == line_total or excl == tax:
                excl = incl - tax  # OIOUBL writes the taxes into TaxExclusiveAmount
        if excl is None:
            excl = incl - tax if incl is not None and tax is not None else line_total
        if tax is None:
            tax = incl - excl if incl is not None else ZERO
        total = round_to_cents(excl), round_to_cents(tax)
        if incl is None and payable is None:
            self.note("totalInclVat", "the document states no total with VAT")
        elif incl is not None and round_to_cents(incl) != total[0] + total[1]:
            self.note(
                "totalInclVat",
                f"the document doesn't add up: {total[0]} and {total[1]} VAT are not its total {round_to_cents(incl)}",
            )
        booked = total[0] + total[1]
        if payable is not None:
            asked = booked - (stated.prepaid or ZERO) + (stated.rounding or ZERO)
            if round_to_cents(asked) != round_to_cents(payable):
                self.note(
                    "totalInclVat",
                    f"the document asks for {round_to_cents(payable)}, which its totals, {round_to_cents(asked)} with "
                    "what is prepaid and rounded, don't explain",
                )
        return total[0], total[1], booked


def sum_of(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """The sum; None where there is nothing to add."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known, ZERO) if known else None
