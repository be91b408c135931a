"""Deliveries: notes of what was brought of an order."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from truweel.resources.address import Address
from truweel.resources.documents.labels import name_document
from truweel.resources.documents.ledgers import Delivered
from truweel.resources.documents.lines import COUNTING, PlainLine
from truweel.resources.documents.prints import DeliveryPrint
from truweel.resources.documents.totals import line_amount
from truweel.resources.stock.issues import issue_moves, list_moves, return_stock
from truweel.resources.work.used_articles import raise_if_used
from truweel.schema import (
    Boolean,
    Children,
    Choice,
    Date,
    DecimalField,
    File,
    From,
    Instant,
    LogicId,
    LongText,
    Money,
    Range,
    Reads,
    Ref,
    Refused,
    Resource,
    Snapshot,
    StatusField,
    Text,
    Today,
    Value,
    Work,
    action,
    frozen,
    label,
    meta,
    posting,
    rendition,
)
from truweel.schema.printed_document import PrintedDocument

if TYPE_CHECKING:
    from truweel.resources.company.activities import Activity
    from truweel.resources.company.companies import Company
    from truweel.resources.company.employees import Employee
    from truweel.resources.company.users import User
    from truweel.resources.equipment.materials import Material
    from truweel.resources.relations.clients import Client
    from truweel.resources.sales.posts import Post
    from truweel.resources.sales.projects import Project
    from truweel.resources.sales.sales_orders import SalesOrder, SalesOrderLineItem
    from truweel.resources.stock.articles import Article
    from truweel.resources.stock.stock_locations import StockLocation

__all__ = ["Delivery", "DeliveryLineItem", "make_delivery"]

DELIVERED, OPEN = "geleverd", "open"
"""The statuses of a delivery that counts, and of one that doesn't (catalogue 7.9)."""


class Delivery(Resource, path="deliveries", event="delivery", module="deliveries", extra=True, documents=True):
    """What is brought to a client of one order."""

    logicId = LogicId("L", when="date", doc="Number, given with the date.", example="L260018")
    date = Date(default=Today(), filter=Range("fromDate", "toDate"), sort=True, doc="Day of the delivery.")
    status = StatusField("deliveries", doc="Where it stands, one of the tenant's statuses.", example="geleverd")
    salesOrderId = Ref["SalesOrder"]("sales-orders", required=True, filter=True, doc="Order that is delivered.")
    clientId = Ref["Client"]("clients", value=Snapshot("salesOrderId.clientId"), filter=True, doc="Client.")
    endClientId = Ref["Client"](
        "clients", value=Snapshot("salesOrderId.endClientId"), filter=True, doc="Client who gets it, if another."
    )
    projectId = Ref["Project"]("projects", value=Snapshot("salesOrderId.projectId"), filter=True, doc="Project.")
    companyId = Ref["Company"]("companies", value=Snapshot("salesOrderId.companyId"), filter=True, doc="Own company.")
    address = Value(Address, default=From("salesOrderId.address"), doc="Where it is brought.")
    assignedUserId = Ref["User"]("users", filter=True, doc="User who is responsible.")
    employeeId = Ref["Employee"]("employees", filter=True, doc="Employee who brings it.")
    stockLocationId = Ref["StockLocation"](
        "stock-locations", default=From("salesOrderId.stockLocationId"), filter=True, doc="Location it is taken from."
    )
    signatureName = Text(doc="Name of who signed for it.", example="An Peeters")
    signatureId = File("image/", doc="The signature.")
    signedAt = Instant(doc="When it was signed.")
    delivered = Boolean(read_only=True, default=False, filter=True, doc="Whether it was delivered, and counts.")
    remark = LongText(doc="What else there is to know.")
    lineItems = Children["DeliveryLineItem"]("line-items", doc="What is delivered, in order.")

    @label
    def describe(self) -> str:
        """Number and day."""
        return name_document(self.logicId, self.date)

    @rendition("pdf", "application/pdf")
    def print(self, work: Reads) -> PrintedDocument:
        """The delivery note, in the client's language, with a place to sign."""
        return DeliveryPrint(self, work).compose()

    @frozen("date", "salesOrderId", "stockLocationId", "lineItems", "archivedAt")
    def stay_delivered(self, work: Work) -> str | None:
        """What was delivered counts; it is undone by `undo`."""
        return "it is delivered; undo it first" if self.delivered else None

    @action()
    def deliver(self, work: Work) -> None:
        """Let it count: its order has it, and the stock goes out. Delivering it again changes nothing."""
        if self.delivered:
            return
        order = lock_order(work, self)
        if order.deletedAt is not None:
            raise Refused(f"Sales order {order.logicId or order.id} is deleted; nothing of it is delivered.")
        for line in self.lineItems:
            source = work.follow(line, DeliveryLineItem.orderLineItemId)
            if source is not None and meta(source).parent_id != order.id:
                raise Refused(f"Line {line.lineNumber} is none of sales order {order.id}; take it out.")
        self.delivered, self.status = True, DELIVERED
        move_stock(work, self, is_back=False)

    @action()
    def undo(self, work: Work) -> None:
        """Take it back: its order lacks it again, and the stock comes back by a stock change of its own. Not while a
        checked work order used some of it."""
        if not self.delivered:
            raise Refused("It is not delivered.")
        order = lock_order(work, self)
        counting = [line for line in self.lineItems if line.type == COUNTING]
        raise_if_used(order, {line.orderLineItemId: line.quantity or Decimal(0) for line in counting}, work)
        self.delivered, self.status = False, OPEN
        move_stock(work, self, is_back=True)


class DeliveryLineItem(PlainLine, path="line-items", parent="deliveries", type="delivery-line-item", revision=2):
    """What is delivered of a line of the order. All but quantity, unit and text is the order's."""

    orderLineItemId = Ref["SalesOrderLineItem"](
        "sales-orders/line-items", required=True, filter=True, doc="Line of the order."
    )
    type = Choice(
        "LINE", "TITLE", "TEXT", "VARIANT", "SUM",
        value=Snapshot("orderLineItemId.type"), filter=True, doc="What kind of line it is.",
    )  # fmt: skip
    quantity = DecimalField(default=From("orderLineItemId.quantity"), doc="Units that are delivered.", example=12.5)
    unitType = Text(max_length=40, default=From("orderLineItemId.unitType"), doc="Unit.", example="m")
    description = LongText(default=From("orderLineItemId.description"), search=True, doc="Text of the line.")
    styleName = Text(max_length=120, value=Snapshot("orderLineItemId.styleName"), doc="Layout style.")
    articleId = Ref["Article"]("articles", value=Snapshot("orderLineItemId.articleId"), filter=True, doc="Article.")
    postId = Ref["Post"]("posts", value=Snapshot("orderLineItemId.postId"), filter=True, doc="Post.")
    materialId = Ref["Material"](
        "materials", value=Snapshot("orderLineItemId.materialId"), filter=True, doc="Piece of equipment."
    )
    installationId = Ref["Material"](
        "installations", value=Snapshot("orderLineItemId.installationId"), filter=True, doc="Installation."
    )
    activityId = Ref["Activity"](
        "activities", value=Snapshot("orderLineItemId.activityId"), filter=True, doc="Activity that it counts for."
    )
    price = Money(value=Snapshot("orderLineItemId.price"), doc="Price of one unit, VAT not included.")
    costPrice = Money(value=Snapshot("orderLineItemId.costPrice"), doc="Cost of one unit.")
    discount = DecimalField(decimals=4, value=Snapshot("orderLineItemId.discount"), doc="Discount in percent.")

    @posting(Delivered, reads=(Delivery.delivered, Delivery.salesOrderId))
    def delivers(self, delivery: Delivery) -> Iterable[Delivered]:
        """The units that its order has once it is delivered, and what they are worth."""
        if delivery.delivered and self.type == COUNTING:
            yield Delivered(
                salesOrderId=delivery.salesOrderId,
                orderLineItemId=self.orderLineItemId,
                quantity=self.quantity or Decimal(0),
                amount=line_amount(self.quantity, self.price, self.discount),
            )


def lock_order(work: Work, delivery: Delivery) -> "SalesOrder":
    """The order of a delivery, held until its lines have moved."""
    order = work.follow(delivery, Delivery.salesOrderId)
    assert order is not None
    work.lock(order)
    return order


def make_delivery(work: Work, order: "SalesOrder", wishes: Sequence[dict[str, Any]], date: str | None) -> Delivery:
    """A delivery of an order: all its lines, with what is open of each, or so many units of some. Refused where nothing
    is open."""
    asked = {wish["orderLineItemId"]: wish["quantity"] for wish in wishes}
    unknown = asked.keys() - {line.id for line in order.lineItems}
    if unknown:
        raise Refused(f"`orderLineItemId` {min(map(str, unknown))} is no line of sales order {order.id}.")
    delivery = work.make(Delivery)
    delivery.salesOrderId = order.id
    delivery.date = date or work.today.isoformat()
    delivery.status = OPEN
    for line in order.lineItems:
        is_counting = line.type == COUNTING
        left = (line.quantity or Decimal(0)) - line.deliveredQuantity if is_counting else line.quantity
        quantity = asked.get(line.id, left) if line.id in asked or not asked else None
        quantity = left if quantity is None and line.id in asked else quantity
        if quantity or not (is_counting or asked):
            own = work.add(delivery, Delivery.lineItems)
            own.orderLineItemId, own.quantity = line.id, quantity
            own.type = line.type
    if not any(line.type == COUNTING for line in delivery.lineItems):
        raise Refused(f"Nothing of sales order {order.id} is to be delivered.")
    return delivery


def move_stock(work: Work, delivery: Delivery, *, is_back: bool) -> None:
    """Book what a delivery takes out of stock, or brings back. Refused where no location is known."""
    origin = f"/deliveries/{delivery.id}"
    if is_back:
        return_stock(work, origin)
        return
    title = f"Levering {delivery.logicId or delivery.id}"
    change = issue_moves(work, list_moves(work, delivery.lineItems), delivery.stockLocationId, title=title)
    if change is not None:
        change.originType, change.originRef = "DELIVERY", origin
        change.deliveryId = delivery.id
        change.salesOrderId, change.projectId = delivery.salesOrderId, delivery.projectId
