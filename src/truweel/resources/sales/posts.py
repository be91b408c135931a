"""Posts: the priced items of a bill of quantities, and what each is made of."""

from decimal import Decimal
from typing import TYPE_CHECKING

from truweel.schema import (
    Boolean,
    Children,
    Choice,
    DecimalField,
    From,
    Integer,
    LongText,
    Money,
    Ref,
    Resource,
    Text,
    label,
)

if TYPE_CHECKING:
    from truweel.resources.company.vat_tariffs import VatTariff
    from truweel.resources.sales.offers import Offer
    from truweel.resources.sales.sales_orders import SalesOrder
    from truweel.resources.sales.settlements import Settlement
    from truweel.resources.stock.articles import Article

__all__ = ["Post", "PostLine"]


class Post(Resource, path="posts", event="post", module="posts", scope="posts", type="post", documents=True):
    """An item of a bill of quantities. It is in the library, or stands in one offer, settlement or order."""

    number = Text(
        max_length=60, filter=True, sort=True, search=True, doc="Number, as it is printed.", example="32.11.a"
    )
    name = Text(required=True, sort=True, search=True, doc="Name.", example="Afvoerleiding PVC 110 mm")
    description = LongText(search=True, doc="What is done, as the bill says it.")
    unitType = Text(max_length=40, doc="Unit, in the tenant's own words.", example="m")
    quantity = DecimalField(default=Decimal(1), doc="How many units of it.", example=36)
    agreementType = Choice(
        "SOG",
        "FH",
        "VH",
        filter=True,
        doc="What was agreed: a lump sum for the whole (SOG), a fixed quantity (FH) or a presumed one (VH).",
    )
    library = Boolean(default=False, filter=True, doc="Whether it is part of the library.")
    offerId = Ref["Offer"]("offers", filter=True, doc="Offer that it stands in.")
    settlementId = Ref["Settlement"]("settlements", filter=True, doc="Settlement that it stands in.")
    salesOrderId = Ref["SalesOrder"]("sales-orders", filter=True, doc="Order that it stands in.")
    parentId = Ref["Post"]("posts", filter=True, doc="Chapter above it.")
    position = Integer(default=0, minimum=0, sort=True, doc="Order among those beside it.")
    vatTariffId = Ref["VatTariff"]("vat-tariffs", doc="VAT tariff.")
    priceByHand = Money(decimals=6, doc="Price of one unit that stands above the computed one.", example=42.5)
    unitPrice = Money(decimals=6, read_only=True, doc="Price of one unit, VAT not included.", example=42.5)
    unitCost = Money(decimals=6, read_only=True, doc="Cost of one unit.", example=31.2)
    totalExclVat = Money(read_only=True, doc="Total, VAT not included.", example=1530)
    totalCostExclVat = Money(read_only=True, doc="What it costs, VAT not included.", example=1123.2)
    hours = DecimalField(decimals=4, read_only=True, doc="Hours of work in it.", example=12.6)
    lines = Children["PostLine"]("lines", doc="What it is made of.")

    @label
    def describe(self) -> str:
        """Number and name."""
        return " ".join(word for word in (self.number, self.name) if word)


class PostLine(Resource, path="lines", parent="posts", type="post-line"):
    """An article or a free text that a post is made of."""

    articleId = Ref["Article"]("articles", doc="Article; null for a free text.")
    description = LongText(
        default=From("articleId.saleName", "articleId.name"), doc="What it is.", example="PVC-buis diameter 110 mm"
    )
    unitType = Text(
        max_length=40, default=From("articleId.unitType"), doc="Unit, in the tenant's own words.", example="m"
    )
    calculationType = Text(
        max_length=60, default=From("articleId.calculationType"), doc="Kind of cost.", example="Materiaal"
    )
    quantity = DecimalField(default=Decimal(1), doc="How many for one unit of the post.", example=1.05)
    quantityFormula = Text(
        max_length=1000,
        doc="Formula over the parameters of the offer, from which the quantity follows.",
        example='colour == "Blue" ? 1 : 0',
    )
    total = Boolean(default=False, doc="Whether the quantity is for the whole post, not for one unit of it.")
    separatePrice = Boolean(default=False, doc="Whether `price` holds instead of the article's.")
    price = Money(decimals=6, doc="Price of one unit, VAT not included.", example=8.95)
    costPrice = Money(decimals=6, doc="Cost of one unit.", example=5.1)
    margin = DecimalField(
        decimals=4, doc="Percent on top of the cost; null: that of the offer for its kind of cost.", example=20
    )
    executionPhase = Text(max_length=120, doc="Phase by whose time standard its hours are reckoned.", example="Ruwbouw")
