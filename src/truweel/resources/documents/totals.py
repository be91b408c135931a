"""What a document comes to, by the law and EN 16931 (catalogue 7.1 and 7.3).

Lines are rounded to cents; by a setting, documents that are no sales invoices round their sum at each rate instead. VAT
is computed once for each category and rate, on the sum of its lines less the discounts of the document. All rounding is
half away from zero, so a credit note is the exact mirror of its invoice.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal, localcontext
from typing import TYPE_CHECKING, Any, cast

from truweel.errors import Fault, ValidationError
from truweel.schema import DecimalField, Id, Money, Ref, Text, ValueObject
from truweel.schema.numbers import round_to_cents

if TYPE_CHECKING:
    from truweel.resources.company.vat_tariffs import VatTariff
    from truweel.resources.documents.lines import Line, LineOutline, PricedOutline

__all__ = [
    "LIMIT",
    "NO_DISCOUNTS",
    "Discounts",
    "Totals",
    "VatGroup",
    "VatTotal",
    "bounded",
    "line_amount",
    "percent_of",
    "split",
    "total",
    "units_of",
]

LIMIT = Decimal(10**15)
"""A document's total stays below this, so that sums of many still fit the 18 digits of a decimal."""
DIGITS = 100
"""The widest product of quantity, price and discount has 60 digits; in 100 nothing is rounded but to cents."""
EXACT = Context(prec=DIGITS)
CENT = Decimal("0.01")
ZERO, HUNDRED = Decimal(0), Decimal(100)


class VatTotal(ValueObject):
    """What is taxed in one category at one rate."""

    vatTariffId = Ref["VatTariff"]("vat-tariffs", doc="The first tariff of its lines; null for lines without one.")
    category = Text(doc="VAT category (UNCL5305): S, Z, E, AE, K, G or O (ours).", example="S")
    percentage = DecimalField(decimals=4, doc="Its percentage.", example=21)
    base = Money(doc="Sum of its lines less the discounts, in cents.", example=1000)
    vat = Money(doc="VAT on the base, in cents.", example=210)


@dataclass(frozen=True, slots=True)
class Discounts:
    """The discounts of a document: percent, then a fixed amount of what is left, then percent for early payment."""

    percentage: Decimal = ZERO
    amount: Decimal = ZERO
    financial_percentage: Decimal = ZERO


NO_DISCOUNTS = Discounts()


@dataclass(frozen=True, slots=True)
class Totals:
    """Totals of one document in cents. `vat` are dicts of `VatTotal`, in order of first use; `groups` say how their
    bases came about, in the same order.

    The sum of their bases and `financial_discount` is `excl`.
    """

    excl: Decimal
    tax: Decimal
    incl: Decimal
    cost: Decimal
    financial_discount: Decimal
    vat: list[dict[str, Any]]
    groups: "list[VatGroup]"


@dataclass(slots=True)
class VatGroup:
    """The lines of one category and rate: their sum, what discounts of the document and for early payment take off it
    in cents, and what is left."""

    tariff_id: "Id[VatTariff] | None"
    category: str | None
    percentage: Decimal
    lines: Decimal = ZERO
    discount: Decimal = ZERO
    financial_discount: Decimal = ZERO

    @property
    def base(self) -> Decimal:
        """What is left but for the discount for early payment."""
        return self.lines - self.discount


def line_amount(quantity: Decimal | None, price: Decimal | None, discount: Decimal | None) -> Decimal:
    """`quantity` times `price` less `discount` percent, in cents. ValidationError where it is out of bounds."""
    return bounded(_exact_amount(quantity, price, discount)).quantize(CENT, ROUND_HALF_UP, EXACT)


def _exact_amount(quantity: Decimal | None, price: Decimal | None, discount: Decimal | None) -> Decimal:
    net = EXACT.subtract(HUNDRED, discount or ZERO)
    return EXACT.divide(EXACT.multiply(EXACT.multiply(quantity or ZERO, price or ZERO), net), HUNDRED)


def _unrounded(line: "Line | PricedOutline") -> Decimal:
    """What a line comes to before it is rounded; of one of a post, or with another total than its price, the total."""
    total = line.totalExclVat or ZERO
    if line.postId is not None:
        return total
    exact = _exact_amount(line.quantity, line.price, line.discount)
    return exact if exact.quantize(CENT, ROUND_HALF_UP, EXACT) == total else total


def bounded(amount: Decimal) -> Decimal:
    """The same amount. ValidationError where it is so large that sums of many couldn't be kept."""
    if abs(amount) >= LIMIT:
        raise ValidationError([Fault("lineItems", f"the total must stay below {LIMIT}")])
    return amount


def total(
    lines: "Iterable[Line | LineOutline]",
    discounts: Discounts = NO_DISCOUNTS,
    stated: Sequence[Mapping[str, Any]] = (),
    *,
    by_tariff: bool = False,
) -> Totals:
    """Add up the counting lines: `totalExclVat`, `vatTariffId`, `vatCategory`, `vatPercentage`, `quantity` and
    `costPrice` of each are read. `stated` are rows of `VatTotal` whose VAT counts as long as the base of their category
    and rate is theirs. With `by_tariff` their sum at each rate is rounded, not each line; that reads `price` and
    `discount` too. ValidationError where a total is out of bounds."""
    groups: dict[tuple[str | None, Decimal], VatGroup] = {}
    cost = ZERO
    with localcontext(EXACT):
        for line in lines:
            percentage = line.vatPercentage or ZERO
            key = (line.vatCategory, percentage)
            group = groups.get(key)
            if group is None:
                group = groups[key] = VatGroup(line.vatTariffId, line.vatCategory, percentage)
            group.lines += _unrounded(cast("Line | PricedOutline", line)) if by_tariff else line.totalExclVat or ZERO
            cost += (line.quantity or ZERO) * (line.costPrice or ZERO)
        for group in groups.values() if by_tariff else ():
            group.lines = round_to_cents(group.lines)
        _take_off(list(groups.values()), discounts)
        agreed = {(row["category"], row["percentage"]): row for row in stated}
        for key, row in agreed.items():
            if row["vat"] and not row["base"]:
                groups.setdefault(key, VatGroup(row["vatTariffId"], *key))
        rows: list[dict[str, Any]] = []
        financial_discount = ZERO
        for group in groups.values():
            group.financial_discount = round_to_cents(group.base * discounts.financial_percentage / 100)
            financial_discount += group.financial_discount
            base = round_to_cents(group.base - group.financial_discount)
            agreement = agreed.get((group.category, group.percentage))
            vat = round_to_cents(base * group.percentage / 100)
            if agreement is not None and agreement["base"] == base:
                vat = agreement["vat"]
            rows.append(
                {
                    "vatTariffId": group.tariff_id,
                    "category": group.category,
                    "percentage": group.percentage,
                    "base": base,
                    "vat": vat,
                }
            )
        excl = round_to_cents(sum((group.base for group in groups.values()), ZERO))
        tax = round_to_cents(sum((row["vat"] for row in rows), ZERO))
        whole_cost = round_to_cents(bounded(cost))
        return Totals(bounded(excl), tax, bounded(excl + tax), whole_cost, financial_discount, rows, [*groups.values()])


def _take_off(groups: list[VatGroup], discounts: Discounts) -> None:
    """Take the percentage off each group, then split the fixed amount over them in proportion.

    A group whose base is not above zero takes no share.
    """
    for group in groups:
        group.discount = round_to_cents(group.lines * discounts.percentage / 100)
    sharing = [group for group in groups if group.base > 0]
    if discounts.amount and sharing:
        for group, share in zip(sharing, split(discounts.amount, [group.base for group in sharing]), strict=True):
            group.discount += share


def split(amount: Decimal, weights: Sequence[Decimal]) -> list[Decimal]:
    """`amount` in cents, in proportion to `weights`, whose sum is not 0. Shares are rounded towards zero; the cents
    that are left go to the largest remainders."""
    with localcontext(EXACT):
        whole = sum(weights, ZERO)
        exact = [amount * weight / whole for weight in weights]
        shares = [share.quantize(CENT, ROUND_DOWN) for share in exact]
        left = round_to_cents(amount) - sum(shares, ZERO)
        step = CENT.copy_sign(left)
        by_remainder = sorted(range(len(weights)), key=lambda index: -abs(exact[index] - shares[index]))
        for index in by_remainder[: int(left / step)]:
            shares[index] += step
        return shares


def percent_of(part: Decimal, whole: Decimal | None) -> Decimal | None:
    """`part` in percent of `whole`, None of nothing."""
    if not whole:
        return None
    return EXACT.divide(EXACT.multiply(part, HUNDRED), whole).quantize(Decimal("0.0001"), ROUND_HALF_UP, EXACT)


def units_of(whole: Decimal | None, percentage: Decimal) -> Decimal:
    """`percentage` of `whole` units."""
    units = EXACT.divide(EXACT.multiply(whole or ZERO, percentage), HUNDRED)
    return units.quantize(Decimal("0.000001"), ROUND_HALF_UP, EXACT)
