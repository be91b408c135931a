"""Stock changes: what comes in, goes out and is moved, and the ledger that the stock of articles follows from."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from truweel.error_codes import Code
from truweel.schema import (
    Boolean,
    Children,
    Choice,
    Contains,
    Creator,
    Date,
    DecimalField,
    Fault,
    Id,
    Instant,
    Ledger,
    LogicId,
    LongText,
    Money,
    Range,
    Ref,
    Refused,
    Resource,
    StatusField,
    Text,
    Today,
    Work,
    action,
    check,
    derive,
    frozen,
    posting,
)

if TYPE_CHECKING:
    from truweel.resources.company.employees import Employee
    from truweel.resources.company.users import User
    from truweel.resources.equipment.materials import Material
    from truweel.resources.purchasing.purchase_supply_orders import PurchaseSupplyOrder
    from truweel.resources.relations.suppliers import Supplier
    from truweel.resources.sales.deliveries import Delivery
    from truweel.resources.sales.projects import Project
    from truweel.resources.sales.sales_orders import SalesOrder
    from truweel.resources.stock.articles import Article
    from truweel.resources.stock.stock_locations import StockLocation
    from truweel.resources.work.work_orders import WorkOrder

__all__ = ["StockChange", "StockChangeLineItem", "StockMove"]


class StockMove(Ledger, name="stock_moves"):
    """What came to a location, positive, or left it, negative."""

    articleId: Ref["Article"] = Ref("articles")
    stockLocationId: Ref["StockLocation"] = Ref("stock-locations")
    quantity: DecimalField = DecimalField()


class StockChange(
    Resource,
    path="stock-changes",
    event="stock-change",
    module="stock-changes",
    scope="stock-changes",
    type="stock-change",
    documents=True,
    revision=2,
):
    """Goods that move; it counts once it is booked."""

    logicId = LogicId("SW", when="date", doc="Number.", example="SW260012")
    title = Text(search=True, doc="Subject.", example="Levering werf Gent")
    date = Date(default=Today(), filter=Range("fromDate", "toDate"), sort=True, doc="Day on which it moves.")
    status = StatusField("stock-changes", doc="Where it stands, one of the tenant's statuses.")
    booked = Boolean(default=False, filter=True, doc="Whether it counts.")
    bookedAt = Instant(read_only=True, doc="When it was booked.")
    bookedByUserId = Ref["User"]("users", read_only=True, doc="Who booked it.")
    assignedUserId = Ref["User"]("users", default=Creator(), filter=True, doc="User who is responsible.")
    employeeId = Ref["Employee"]("employees", filter=True, doc="Employee to whom it is given.")
    supplierId = Ref["Supplier"](
        "suppliers", filter=True, doc="Subcontractor to whom it is given, or supplier who delivers."
    )
    projectId = Ref["Project"]("projects", filter=True, doc="Project that it is for.")
    salesOrderId = Ref["SalesOrder"]("sales-orders", filter=True, since=2, doc="Order that it is for.")
    workOrderId = Ref["WorkOrder"]("work-orders", filter=True, since=2, doc="Work order that uses it.")
    purchaseSupplyOrderId = Ref["PurchaseSupplyOrder"](
        "purchase-supply-orders", filter=True, since=2, doc="Supply order that it is a receipt of."
    )
    deliveryId = Ref["Delivery"]("deliveries", filter=True, since=2, doc="Delivery note that it is an issue of.")
    fromStockLocationId = Ref["StockLocation"]("stock-locations", filter=True, doc="Location that it leaves.")
    toStockLocationId = Ref["StockLocation"]("stock-locations", filter=True, doc="Location that it comes to.")
    kind = Choice(
        "RECEIPT", "ISSUE", "TRANSFER", "COUNT", "CORRECTION", read_only=True, filter=True, since=2, doc="What it is."
    )
    originType = Text(max_length=60, read_only=True, filter=True, since=2, doc="Kind of document that made it.")
    originRef = Text(max_length=120, read_only=True, filter=True, since=2, doc="The document that made it.")
    remark = LongText(filter=Contains(), search=True, doc="What else there is to know.")
    lineItems = Children["StockChangeLineItem"]("line-items", doc="What moves.")

    @derive
    def note_booking(self, work: Work) -> None:
        """Who booked it, and when."""
        if self.booked and self.bookedAt is None:
            self.bookedAt, self.bookedByUserId = work.now, work.user_id
        elif not self.booked:
            self.bookedAt = self.bookedByUserId = None

    @frozen(
        "date", "fromStockLocationId", "toStockLocationId", "lineItems", but=("bookedAt", "bookedByUserId")
    )  # fmt: skip
    def booked_changes_stay(self, work: Work) -> str | None:
        """What is booked counts; it is undone by unbooking."""
        return "the stock change is booked; unbook it first" if self.booked else None

    @check
    def have_an_end(self, before: "StockChange | None", work: Work) -> Iterable[Fault]:
        """A booked line comes from a location or goes to one."""
        if self.booked:
            for index, line in enumerate(self.lineItems):
                if line.source(self) is None and line.destination(self) is None:
                    member = f"lineItems[{index}].toStockLocationId"
                    yield Fault(member, "is required: the line names no location", Code.REQUIRED)

    @action()
    def book(self, work: Work) -> None:
        """Let it count. Booking it again changes nothing."""
        self.booked = True

    @action()
    def unbook(self, work: Work) -> None:
        """Book the reverse: nothing is erased from the ledger."""
        if not self.booked:
            raise Refused("The stock change is not booked.")
        self.booked = False


class StockChangeLineItem(
    Resource, path="line-items", parent="stock-changes", type="stock-change-line-item", revision=2
):
    """An article that moves."""

    articleId = Ref["Article"]("articles", required=True, filter=True, doc="The article.")
    quantity = DecimalField(required=True, minimum=0, doc="Units that move, positive.", example=10)
    unitType = Text(max_length=40, doc="Unit; by default the article's.", example="m")
    costPrice = Money(doc="Cost of one unit.", example=5.1)
    fromStockLocationId = Ref["StockLocation"](
        "stock-locations", filter=True, doc="Location that it leaves, if another."
    )
    toStockLocationId = Ref["StockLocation"](
        "stock-locations", filter=True, doc="Location that it comes to, if another."
    )
    materialId = Ref["Material"]("materials", filter=True, since=2, doc="The one with this serial number that moves.")
    countedQuantity = DecimalField(minimum=0, since=2, doc="Units that were counted, in a count.", example=48)

    def source(self, change: StockChange) -> "Id[StockLocation] | None":
        """The location that it leaves."""
        return self.fromStockLocationId or change.fromStockLocationId

    def destination(self, change: StockChange) -> "Id[StockLocation] | None":
        """The location that it comes to."""
        return self.toStockLocationId or change.toStockLocationId

    @posting(
        StockMove, reads=(StockChange.booked, StockChange.fromStockLocationId, StockChange.toStockLocationId)
    )  # fmt: skip
    def moves(self, change: StockChange) -> Iterable[StockMove]:
        """A booked line leaves one location and comes to another; a line with one end is a receipt or an issue."""
        if change.booked:
            for location, sign in ((self.source(change), -1), (self.destination(change), 1)):
                if location is not None:
                    quantity = sign * self.quantity
                    yield StockMove(articleId=self.articleId, stockLocationId=location, quantity=quantity)
