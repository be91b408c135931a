"""The price of a line that is sold (catalogue 8.1).

A price that a body names stands. Else it is the first that exists of: the tariff of the project, of the subscription,
of the client; the tier of the client's price group, the tier of everybody; the article's sale price.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from truweel.resources.documents.formulas import reckon
from truweel.resources.documents.lines import COUNTING, Line, LinedDocument, PlainLine
from truweel.resources.documents.totals import line_amount
from truweel.resources.relations.clients import Client
from truweel.resources.sales.tariffs import Tariff
from truweel.resources.stock.articles import Article, ArticleComposite, ArticleTierPrice
from truweel.schema import Boolean, Chosen, DecimalField, Id, Lookup, Money, Ref, Resource, Work, derive, meta
from truweel.schema.fields import Equality
from truweel.schema.numbers import round_to_millionths

if TYPE_CHECKING:
    from truweel.resources.sales.posts import Post
    from truweel.resources.sales.subscriptions import Subscription

__all__ = [
    "SALE_PRICE",
    "SaleLine",
    "WorkLine",
    "find_cost",
    "find_net_price",
    "find_sale_price",
    "unit_cost",
    "unit_price",
    "with_margin",
]

ZERO, HUNDRED = Decimal(0), Decimal(100)
Price = tuple[Decimal, Decimal]
"""The price of one unit, and the discount on it in percent."""


def find_sale_price(line: PlainLine, work: Work) -> Price:
    """Price and discount of a line; a price by hand has no other discount than its own."""
    if line.price is not None and line.__dict__.get("customPrice"):
        return line.price, ZERO
    article = work.follow(line, PlainLine.articleId)
    quantity = ZERO if line.quantity is None else line.quantity
    return _price_of(article, quantity, line, work) if article is not None else (ZERO, ZERO)


def find_net_price(article: Article | None, quantity: Decimal | None, entry: Resource, work: Work) -> Decimal | None:
    """What one unit of `article` costs the client of the document that `entry` is a child of, discounts taken off: of
    what is not priced as a line, such as an hour. None where the article has no price."""
    if article is None:
        return None
    price, discount = _price_of(article, ZERO if quantity is None else quantity, entry, work)
    if not price and article.salePrice is None:
        return None
    return round_to_millionths(price * (HUNDRED - discount) / HUNDRED)


def _price_of(article: Article, quantity: Decimal, line: Resource, work: Work) -> Price:
    """Price and discount of an article for a line, or another child of a document for a client."""
    for special in _special_prices(line, article, quantity, work):
        price = _apply(special, article)
        if price is not None:
            return price
    return unit_price(article) or ZERO, ZERO


def find_cost(line: Resource, work: Work) -> Decimal | None:
    """What one unit of the article of a line costs."""
    article = work.follow(line, PlainLine.articleId)
    return unit_cost(article) if article is not None else None


def unit_price(article: Article) -> Decimal | None:
    """The sale price of one unit."""
    return _of_one(article, article.salePrice)


def unit_cost(article: Article) -> Decimal | None:
    """The cost of one unit."""
    return _of_one(article, article.costPrice)


def with_margin(cost: Decimal, margin: Decimal) -> Decimal:
    """`cost` and a margin on it: 20 is 20 %."""
    return round_to_millionths(cost * (HUNDRED + margin) / HUNDRED)


def _of_one(article: Article, price: Decimal | None) -> Decimal | None:
    """What one unit costs, of a price that is for as many as the article says."""
    if price is None or not article.pricePerQuantity:
        return price
    return round_to_millionths(price / article.pricePerQuantity)


def _special_prices(
    line: Resource, article: Article, quantity: Decimal, work: Work
) -> Iterator[Tariff | ArticleTierPrice]:
    """The special prices that hold for a line, the one that goes first first."""
    document: Resource = work.parent(line)
    quantity = abs(quantity)
    owners = _tariff_owners(line, document, work)
    if owners:
        today = work.today.isoformat()
        kinds = [
            [tariff for tariff in work.lookup(Tariff, member, id, owners) if _is_valid(tariff, today)]
            for member, id in ((Tariff.articleId, article.id), (Tariff.articleGroupId, article.articleGroupId))
        ]
        for owner in owners:
            for tariffs in kinds:
                yield from _from_quantity((tariff for tariff in tariffs if owner.holds(tariff)), quantity)
    tiers = work.lookup(ArticleTierPrice, Article.tierPrices, article.id)
    client = work.get(Client, _id(document, "clientId")) if tiers else None
    groups = {client.clientPriceGroupId if client is not None else None: None, None: None}
    for group in groups:
        yield from _from_quantity((tier for tier in tiers if tier.priceGroupId == group), quantity)


def _tariff_owners(line: Resource, document: Resource, work: Work) -> list[Equality]:
    """Whose tariffs hold for a line: those of the project, then of the subscription, then of the client."""
    owners = (
        Tariff.projectId.equals(_id(line, "projectId") or _id(document, "projectId")),
        Tariff.subscriptionId.equals(_subscription_of(document, work)),
        Tariff.clientId.equals(_id(document, "clientId")),
    )
    return [owner for owner in owners if owner.value is not None]


def _subscription_of(document: Resource, work: Work) -> "Id[Subscription] | None":
    """The subscription whose tariffs hold: the document's own, else that of its order."""
    if isinstance(document, LinedDocument):
        return document.subscription_id()
    member: Ref[Any, Any] | None = getattr(type(document), "salesOrderId", None)
    order = work.follow(document, member) if member is not None else None
    return _id(order, "subscriptionId") if order is not None else None


def _id(record: Resource, name: str) -> Id[Any] | None:
    """A reference of a document, where its collection has it."""
    return record.__dict__.get(name)


def _is_valid(tariff: Tariff, today: str) -> bool:
    return (tariff.validFrom or "") <= today <= (tariff.validTo or "9999")


def _from_quantity(
    specials: "Iterable[Tariff] | Iterable[ArticleTierPrice]", quantity: Decimal
) -> "list[Tariff | ArticleTierPrice]":
    """Those that hold for `quantity`, the one from the largest quantity on first."""
    holding = [special for special in specials if (special.fromQuantity or ZERO) <= quantity]
    return sorted(holding, key=lambda special: special.fromQuantity or ZERO, reverse=True)


def _apply(special: Tariff | ArticleTierPrice, article: Article) -> Price | None:
    """The price that a special price makes; None where what it is reckoned from is missing."""
    if special.price is not None:
        is_tier = isinstance(special, ArticleTierPrice)
        return (_of_one(article, special.price) if is_tier else special.price) or ZERO, ZERO
    price, cost = unit_price(article), unit_cost(article)
    if special.discount is not None and price is not None:
        return price, special.discount
    if special.margin is not None and cost is not None:
        return with_margin(cost, special.margin), ZERO
    return None


SALE_PRICE = Lookup(
    find_sale_price,
    "by default that of the tariff of the project, the subscription or the client, of the tier of the client's price "
    "group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, "
    "unless it came by hand",
    over=("articleId", "quantity"),
    by_hand="customPrice",
)


PRICE = Money(decimals=6, default=SALE_PRICE, doc="Price of one unit, VAT not included.", example=8.95)
DISCOUNT = DecimalField(
    decimals=4,
    minimum=-100,
    maximum=100,
    default=SALE_PRICE,
    doc="Discount in percent; below 0 a surcharge.",
    example=5,
)
COST_PRICE = Money(
    decimals=6, default=Chosen(find_cost, "by default that of the article"), doc="Cost of one unit.", example=5.1
)
"""What a line has that is sold: its price, the discount on it, and what it costs."""


class WorkLine(PlainLine):
    """A line of what is done for a client. It has no VAT and no total; the line of the invoice that is made of it
    has."""

    price = PRICE.copy()
    discount = DISCOUNT.copy()
    costPrice = COST_PRICE.copy()
    customPrice = Boolean(read_only=True, since=2, doc="Whether price or discount came by hand (ours).")

    @derive
    def look_price_up(self, work: Work) -> None:
        """Its price, by the tariffs of its client."""
        work.fill(self, SALE_PRICE)


def _describe_part(part: ArticleComposite, article: Article | None) -> dict[str, Any]:
    """A part as a line shows it; price and cost are its own, else those of its article."""
    price, cost = (unit_price(article), unit_cost(article)) if article is not None else (None, None)
    return {
        "articleId": part.articleId,
        "description": (article.saleName or article.name) if article is not None else None,
        "quantity": part.quantity,
        "unitType": part.unitType or (article.unitType if article is not None else None),
        "price": price if part.price is None else part.price,
        "costPrice": cost if part.costPrice is None else part.costPrice,
    }


class SaleLine(Line):
    """A line of a document for a client."""

    price = PRICE.copy()
    discount = DISCOUNT.copy()
    costPrice = COST_PRICE.copy()

    @derive
    def come_to(self, work: Work) -> None:
        """Its quantity, its price, and what it comes to; those of its post, where that stands in the same document."""
        document: LinedDocument = work.parent(self)
        post = document.own_post(self, work)
        if post is not None:
            self.follow_post(post, work)
            return
        self.reckon_quantity(document, work)
        work.fill(self, SALE_PRICE)
        self.show_parts(work)
        super().come_to(work)

    def show_parts(self, work: Work) -> None:
        """The parts that its article is made of, where a line of it shows them; as they are when the article is set."""
        before = work.before(self)
        if before is not None and before.articleId == self.articleId:
            return
        article = work.follow(self, Line.articleId)
        is_shown = article is not None and article.compositeLineItem
        parts = work.lookup(ArticleComposite, Article.composites, self.articleId) if is_shown else []
        self.compositeLines = [_describe_part(part, work.get(Article, part.articleId)) for part in parts]

    def reckon_quantity(self, document: LinedDocument, work: Work) -> None:
        """Its quantity by its formula, if it has one."""
        if self.quantityFormula is not None:
            place = f"lineItems[{meta(self).position}].quantityFormula"
            values = document.formula_values()
            self.quantity = reckon(self.quantityFormula, values, lambda message: work.warn(place, message))

    def follow_post(self, post: "Post", work: Work) -> None:
        """Take over what the post comes to; its total is not reckoned from quantity and price (catalogue 8.2)."""
        before = work.before(self)
        if before is None and self.price not in (None, post.unitPrice):
            work.warn(f"lineItems[{meta(self).position}].price", "follows the post, whose price was taken")
        self.quantity, self.price, self.costPrice = post.quantity, post.unitPrice, post.unitCost
        self.discount = self.discount or ZERO
        counts = self.type == COUNTING
        self.totalExclVat = line_amount(Decimal(1), post.totalExclVat, self.discount) if counts else ZERO
