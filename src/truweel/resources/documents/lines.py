"""Lines of sales documents, and the totals that follow from them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING, NamedTuple

from truweel.errors import Fault, ValidationError
from truweel.resources.company.vat_tariffs import VatTariff
from truweel.resources.stock.articles import Article
from truweel.schema import (
    Choice,
    DecimalField,
    File,
    Id,
    Integer,
    LongText,
    Money,
    Ref,
    Resource,
    Text,
    ValueObject,
    Work,
)
from truweel.schema.numbers import round_to_cents

if TYPE_CHECKING:
    from truweel.resources.company.activities import Activity

__all__ = ["LIMIT", "Line", "Totals", "VatTotal", "total"]

LIMIT = Decimal(10**15)
"""A document's total stays below this, so that sums of many still fit the 18 digits of a decimal."""

DIGITS = 100
"""The widest product of quantity, price and discount has 60 digits; in 100 nothing is rounded but to cents."""


class Line(Resource):
    """What every line of a sales document has. Only a line of type LINE counts towards the total."""

    lineNumber = Integer(read_only=True, doc="Place among the lines, from 1.", example=1)
    type = Choice(
        "LINE",
        "TITLE",
        "TEXT",
        "VARIANT",
        "SUM",
        default="LINE",
        doc="What kind of line it is; only LINE counts.",
    )
    quantity = DecimalField(default=Decimal(1), doc="How many units.", example=12.5)
    unitType = Text(max_length=40, doc="Unit, in the tenant's own words.", example="m")
    description = LongText(doc="What is sold, or the text of the line.", example="PVC-buis diameter 110 mm")
    styleName = Text(max_length=120, doc="Layout style it is printed in.", example="Titel 1")
    articleId = Ref["Article"](
        "articles", doc="Article; it fills description, unit, prices and VAT tariff where they aren't given."
    )
    activityId = Ref["Activity"]("activities", doc="Activity that it counts for.")
    price = Money(doc="Price of one unit, VAT not included.", example=8.95)
    costPrice = Money(doc="Cost of one unit.", example=5.1)
    discount = DecimalField(
        decimals=4,
        minimum=-100,
        maximum=100,
        default=Decimal(0),
        doc="Discount in percent; below 0 a surcharge.",
        example=5,
    )
    imageId = File("image/", doc="Picture that is printed with it.")
    vatTariffId = Ref["VatTariff"]("vat-tariffs", doc="VAT tariff; by default the article's, else the client's.")
    totalExclVat = Money(read_only=True, doc="Quantity times price less discount, in cents; 0 where it doesn't count.")

    @property
    def amount(self) -> Decimal:
        """What it adds to the total, VAT not included, not rounded."""
        if self.type != "LINE":
            return Decimal(0)
        percent = 100 - (self.discount or 0)
        return (self.quantity or Decimal(0)) * (self.price or Decimal(0)) * percent / 100

    def complete(self, work: Work, vat_tariff_id: Id[VatTariff] | None) -> None:
        """Fill what isn't given from the article, then from `vat_tariff_id`, the default of the document."""
        article = work.follow(self, Line.articleId)
        if article is not None:
            Line.description.fill(self, article.saleName or article.name)
            Line.unitType.fill(self, article.unitType)
            Line.price.fill(self, article.salePrice)
            Line.costPrice.fill(self, article.costPrice)
            Line.activityId.fill(self, article.activityId)
            Line.vatTariffId.fill(self, article.vatTariffId)
        Line.price.fill(self, Decimal(0))
        Line.vatTariffId.fill(self, vat_tariff_id)


class VatTotal(ValueObject):
    """What is taxed at one tariff."""

    vatTariffId = Ref["VatTariff"]("vat-tariffs", doc="The tariff; null for lines without one.")
    percentage = DecimalField(decimals=4, doc="Its percentage.", example=21)
    base = Money(doc="Sum of its lines, rounded to cents.", example=1000)
    vat = Money(doc="VAT on the base, rounded to cents.", example=210)


@dataclass(frozen=True, slots=True)
class Totals:
    """Totals of one document, each the sum of its `vat`: dicts of `VatTotal`, in order of first use."""

    excl: Decimal
    tax: Decimal
    incl: Decimal
    cost: Decimal
    vat: list[dict[str, object]]


def total(lines: Iterable[Line], work: Work, vat_tariff_id: Id[VatTariff] | None) -> Totals:
    """Complete, number and add up the lines: exactly within a tariff, then rounded half up to cents."""
    bases: dict[Id[VatTariff] | None, Decimal] = {}
    cost = Decimal(0)
    with localcontext(prec=DIGITS):
        for number, line in enumerate(lines, 1):
            line.complete(work, vat_tariff_id)
            line.lineNumber = number
            bounded(line.amount)
            line.totalExclVat = round_to_cents(line.amount)
            if line.type == "LINE":
                bases[line.vatTariffId] = bases.get(line.vatTariffId, Decimal(0)) + line.amount
                cost += (line.quantity or Decimal(0)) * (line.costPrice or Decimal(0))
        vat = [_tax(work, tariff, round_to_cents(base)) for tariff, base in bases.items()]
        excl = round_to_cents(sum((row.base for row in vat), Decimal(0)))
        tax = round_to_cents(sum((row.vat for row in vat), Decimal(0)))
        rows = [row._asdict() for row in vat]
        return Totals(bounded(excl), tax, bounded(excl + tax), round_to_cents(bounded(cost)), rows)


def bounded(amount: Decimal) -> Decimal:
    """The same amount. Fault where it is so large that sums of many couldn't be kept."""
    if abs(amount) >= LIMIT:
        raise ValidationError([Fault("lineItems", f"the total must stay below {LIMIT}")])
    return amount


class _Taxed(NamedTuple):
    """One row of the totals: the members of a `VatTotal`."""

    vatTariffId: Id[VatTariff] | None
    percentage: Decimal
    base: Decimal
    vat: Decimal


def _tax(work: Work, tariff_id: Id[VatTariff] | None, base: Decimal) -> _Taxed:
    tariff = work.get(VatTariff, tariff_id)
    percentage = tariff.percentage if tariff is not None and tariff.percentage is not None else Decimal(0)
    return _Taxed(tariff_id, percentage, base, round_to_cents(base * percentage / 100))
