"""Price requests: what suppliers and subcontractors are asked to quote, and their quotes."""

import datetime
import html
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, cast

from truweel.errors import Forbidden, ValidationError
from truweel.resources.documents.labels import name_document
from truweel.resources.documents.phrases import choose_language, phrase
from truweel.resources.documents.totals import line_amount
from truweel.resources.relations.suppliers import Supplier
from truweel.resources.system.emails import Email, queue_email
from truweel.resources.system.statuses import default_status
from truweel.schema import (
    Boolean,
    Children,
    Choice,
    Creator,
    Date,
    DecimalField,
    Fault,
    File,
    From,
    Id,
    Integer,
    List,
    LogicId,
    LongText,
    Money,
    Range,
    Ref,
    Refs,
    Refused,
    Resource,
    StatusField,
    Text,
    Today,
    Value,
    ValueObject,
    Work,
    action,
    check,
    derive,
    label,
    meta,
)

if TYPE_CHECKING:
    from truweel.resources.company.users import User
    from truweel.resources.purchasing.purchase_supply_orders import PurchaseSupplyOrder
    from truweel.resources.sales.offers import Offer, OfferLineItem
    from truweel.resources.sales.posts import Post
    from truweel.resources.sales.projects import Project
    from truweel.resources.sales.sales_orders import SalesOrder
    from truweel.resources.stock.articles import Article

__all__ = ["PriceQuote", "PriceRequest", "PriceRequestLineItem", "QuotedPrice"]


CHOSEN, SENT = "gekozen", "verzonden"
"""The statuses of a request of which a quote is chosen, and of one that suppliers were sent (catalogue 7.9)."""


class PriceRequest(
    Resource,
    path="price-requests",
    event="price-request",
    module="purchase-invoices",
    type="price-request",
    extra=True,
    documents=True,
):
    """A question to several suppliers: at what price, and when?"""

    logicId = LogicId("PA", when="date", doc="Number, given with the date.", example="PA260012")
    title = Text(sort=True, search=True, doc="Subject.", example="Chape en isolatie")
    date = Date(default=Today(), filter=Range("fromDate", "toDate"), sort=True, doc="Day of the request.")
    status = StatusField(
        "price-requests",
        default=default_status("price-requests"),
        doc="Where it stands, one of the tenant's statuses.",
        example="verzonden",
    )
    assignedUserId = Ref["User"]("users", filter=True, default=Creator(), doc="User who is responsible.")
    remark = LongText(doc="What else there is to know.")
    projectId = Ref["Project"]("projects", filter=True, doc="Project that it is for.")
    offerId = Ref["Offer"]("offers", filter=True, doc="Offer that it is for.")
    salesOrderId = Ref["SalesOrder"]("sales-orders", filter=True, doc="Sales order that it is for.")
    deadline = Date(filter=Range(), sort=True, doc="Last day on which quotes are taken.")
    supplierIds = Refs["Supplier"]("suppliers", filter=True, doc="Who is asked.")
    quotes = Children["PriceQuote"]("quotes", doc="What they answered.")
    lineItems = Children["PriceRequestLineItem"]("line-items", filter=["articleId", "postId"], doc="What is asked for.")

    @label
    def describe(self) -> str:
        """Number, day and subject."""
        return name_document(self.logicId, self.date, self.title)

    @derive
    def add_quotes_up(self, work: Work) -> None:
        """What its lines come to at the prices of each quote."""
        if work.is_loaded(self, "quotes") or work.is_loaded(self, "lineItems"):
            quantities = {line.id: line.quantity for line in self.lineItems}
            for quote in self.quotes:
                amounts = (
                    line_amount(quantities.get(price["lineItemId"]), price["price"], None) for price in quote.own_prices
                )
                quote.totalExclVat = sum(amounts, Decimal(0))

    @check
    def quote_own_lines(self, before: "PriceRequest | None", work: Work) -> Iterable[Fault]:
        """Prices of lines of another request count nothing."""
        if work.is_loaded(self, "quotes"):
            ids = {line.id for line in self.lineItems}
            for index, quote in enumerate(self.quotes):
                for place, price in enumerate(quote.own_prices):
                    if price["lineItemId"] not in ids:
                        member = f"quotes[{index}].prices[{place}].lineItemId"
                        work.warn(member, f"{price['lineItemId']} is no line of this request; the price counts nothing")
        return ()

    @action()
    def send(
        self,
        work: Work,
        templateName: Annotated[
            str | None, Text(max_length=120, doc="Template of the e-mails; by default they list what is asked for.")
        ],
    ) -> None:
        """Ask its suppliers, each by an e-mail of its own, that is queued. Once more asks those only who were not asked
        yet, or whose e-mail failed."""
        if not work.may_read(Supplier):
            raise Forbidden(
                "Your role doesn't show you addresses of suppliers; it needs the right to read 'suppliers'."
            )
        path = f"/price-requests/{self.id}"
        emails = work.select(Email, Email.relatedResource.equals(path))
        asked = {address for email in emails if email.status != "FAILED" for address in email.addresses}
        suppliers = [work.get(Supplier, id) for id in self.supplierIds]
        if not suppliers or not any(line.type == "LINE" for line in self.lineItems):
            raise Refused("Name suppliers in `supplierIds` and lines first: there is nobody, or nothing, to ask.")
        missing = [
            Fault(f"supplierIds[{index}]", f"supplier {supplier.id}, {supplier.name}, has no e-mail address")
            for index, supplier in enumerate(suppliers)
            if supplier is not None and not supplier.email
        ]
        if missing:
            raise ValidationError(missing)
        for supplier in suppliers:
            if supplier is not None and supplier.email and supplier.email not in asked:
                email = queue_email(path, work, supplier.email)
                email.templateName = templateName
                if templateName is None:
                    language = choose_language(supplier, work)
                    email.subject, email.body = self.compose(language)
        self.status = SENT

    def compose(self, language: str) -> tuple[str, str]:
        """The subject, and the body as HTML, of the question to a supplier of this language."""
        subject = " ".join(word for word in (phrase("price request", language), self.logicId, self.title) if word)
        rows = "".join(
            f"<li>{html.escape(text)}</li>"
            for line in self.lineItems
            if (text := " ".join(filter(None, (_plain(line.quantity), line.unitType, line.description))))
        )
        body = f"<p>{html.escape(phrase('please quote', language))}</p><ul>{rows}</ul>"
        if self.deadline is not None:
            day = "/".join(reversed(self.deadline.split("-")))
            body += f"<p>{html.escape(phrase('quote until', language, day=day))}</p>"
        return subject, body


class PriceRequestLineItem(Resource, path="line-items", parent="price-requests", type="price-request-line-item"):
    """Something that is to be quoted."""

    lineNumber = Integer(read_only=True, sort=True, doc="Place among the lines, from 1.", example=1)
    type = Choice("LINE", "TITLE", "TEXT", default="LINE", filter=True, doc="What kind of line it is.")
    articleId = Ref["Article"]("articles", filter=True, doc="Article.")
    postId = Ref["Post"]("posts", filter=True, doc="Item of the bill of quantities that it belongs to.")
    description = LongText(
        default=From("articleId.name"), search=True, doc="What it is.", example="Isolerende chape 8 cm"
    )
    quantity = DecimalField(minimum=0, doc="How many units.", example=120)
    unitType = Text(max_length=40, default=From("articleId.unitType"), doc="Unit.", example="m²")

    offerLineItemId = Ref["OfferLineItem"](
        "offers/line-items", filter=True, doc="Line of the offer that it was made of; a chosen quote gives it its cost."
    )

    @derive
    def take_its_place(self, work: Work) -> None:
        """Its number follows from its place."""
        self.lineNumber = meta(self).position + 1


class QuotedPrice(ValueObject):
    """The price of one line."""

    lineItemId = Ref["PriceRequestLineItem"]("price-requests/line-items", doc="The line of the request.")
    price = Money(decimals=6, minimum=0, doc="Price of one unit, VAT not included.", example=18.4)
    deliveryDays = Integer(minimum=0, maximum=10_000, doc="Days until it is delivered.", example=10)
    remark = LongText(doc="What the supplier says about it.")


class PriceQuote(Resource, path="quotes", parent="price-requests", type="price-quote", example={"prices": []}):
    """The quote of one supplier."""

    supplierId = Ref["Supplier"]("suppliers", required=True, filter=True, doc="Who quotes.")
    receivedDate = Date(filter=Range(), sort=True, doc="Day on which it came in.")
    validUntil = Date(filter=Range(), sort=True, doc="Last day on which it holds.")
    documentId = File(doc="The quote itself.")
    totalExclVat = Money(read_only=True, sort=True, doc="What the lines come to at these prices.", example=2208)
    chosen = Boolean(default=False, filter=True, doc="Whether it was taken.")
    prices = List(Value(QuotedPrice), doc="The price of each line.")

    @property
    def own_prices(self) -> list[dict[str, Any]]:
        """Its prices, a `QuotedPrice` each."""
        return cast("list[dict[str, Any]]", self.prices)

    @action()
    def choose(self, work: Work) -> None:
        """Take this quote, and none of the others. The lines of the offer that were asked about cost what it says, and
        name its supplier; those of posts keep the cost of their post. Choosing it again changes nothing."""
        request: PriceRequest = work.parent(self)
        lines = {line.id: line for line in request.lineItems}
        if any(line.offerLineItemId is not None for line in lines.values()):
            self._price_offer(work, lines)
        for quote in request.quotes:
            quote.chosen = quote.id == self.id
        request.status = CHOSEN

    def _price_offer(self, work: Work, lines: "Mapping[Id[PriceRequestLineItem], PriceRequestLineItem]") -> None:
        for price in self.own_prices:
            asked = lines.get(price["lineItemId"])
            line = work.follow(asked, PriceRequestLineItem.offerLineItemId) if asked is not None else None
            if line is None or line.deletedAt is not None or price["price"] is None:
                continue
            line.supplierId = self.supplierId
            if work.parent(line).own_post(line, work) is None:
                line.costPrice = price["price"]

    @action(returns="purchase-supply-orders")
    def order(self, work: Work) -> "PurchaseSupplyOrder":
        """Order what it quotes at its supplier, at its prices."""
        from truweel.resources.purchasing.purchase_supply_orders import PurchaseSupplyOrder

        request: PriceRequest = work.parent(self)
        prices = {price["lineItemId"]: price for price in self.own_prices}
        lines = [line for line in request.lineItems if line.id in prices or line.type != "LINE"]
        if not any(line.id in prices for line in lines):
            raise Refused("The quote has no prices; there is nothing to order.")
        order = work.make(PurchaseSupplyOrder)
        order.supplierId, order.date = self.supplierId, work.today.isoformat()
        work.copy(request, order, PriceRequest.title, PriceRequest.projectId, PriceRequest.salesOrderId)
        for line in lines:
            ordered = work.add(order, PurchaseSupplyOrder.lineItems)
            work.copy(
                line, ordered, PriceRequestLineItem.type, PriceRequestLineItem.articleId, PriceRequestLineItem.postId,
                PriceRequestLineItem.description, PriceRequestLineItem.quantity, PriceRequestLineItem.unitType,
            )  # fmt: skip
            ordered.projectId, ordered.orderId = request.projectId, request.salesOrderId
            price = prices.get(line.id)
            ordered.price = Decimal(0) if price is None else price["price"] or Decimal(0)
            if price is not None and price["deliveryDays"] is not None:
                expected = work.today + datetime.timedelta(days=price["deliveryDays"])
                ordered.expectedDate = expected.isoformat()
        return order


def _plain(quantity: Decimal | None) -> str:
    """A quantity without zeros at its end."""
    return "" if quantity is None else f"{quantity.normalize():f}"
