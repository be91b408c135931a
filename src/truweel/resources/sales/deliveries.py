"""Deliveries: notes of what was brought of an order."""

from typing import TYPE_CHECKING

from truweel.resources.address import Address
from truweel.resources.documents.lines import PlainLine
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
    Ref,
    Resource,
    Snapshot,
    StatusField,
    Text,
    Today,
    Value,
    label,
)

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

__all__ = ["Delivery", "DeliveryLineItem"]


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
    stockLocationId = Ref["StockLocation"]("stock-locations", filter=True, doc="Location that it is taken from.")
    signatureName = Text(doc="Name of who signed for it.", example="An Peeters")
    signatureId = File("image/", doc="The signature.")
    signedAt = Instant(doc="When it was signed.")
    delivered = Boolean(read_only=True, default=False, filter=True, doc="Whether it was delivered, and counts.")
    remark = LongText(doc="What else there is to know.")
    lineItems = Children["DeliveryLineItem"]("line-items", doc="What is delivered, in order.")

    @label
    def describe(self) -> str:
        """Number and day."""
        day = "/".join(reversed(self.date.split("-"))) if self.date else None
        return " ".join(word for word in (self.logicId, day) if word)


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
