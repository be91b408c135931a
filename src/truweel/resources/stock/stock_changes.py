"""Stock changes: what comes in, goes out and is moved, and the ledger that the stock of articles follows from."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from truweel.error_codes import Code
from truweel.resources.documents.ledgers import Delivered
from truweel.resources.stock.units import find_factor, list_units
from truweel.schema import (
    Boolean,
    Children,
    Choice,
    Chosen,
    Contains,
    Creator,
    Date,
    DecimalField,
    Fault,
    From,
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
    from truweel.resources.sales.sales_orders import SalesOrder, SalesOrderLineItem
    from truweel.resources.stock.articles import Article
    from truweel.resources.stock.stock_locations import StockLocation
    from truweel.resources.work.work_orders import WorkOrder

__all__ = ["StockChange", "StockChangeLineItem", "StockMove"]

OPEN, BOOKED = "open", "geboekt"
"""The statuses of a change that doesn't count, and of one that does (catalogue 7.9)."""
KINDS = {(False, True): "RECEIPT", (True, False): "ISSUE", (True, True): "TRANSFER"}
"""Whether it leaves a location, and whether it comes to one → what it is."""


class StockMove(Ledger, name="stock_moves"):
    """What came to a location, positive, or left it, negative."""

    articleId: Ref["Article"] = Ref("articles")
    stockLocationId: Ref["StockLocation"] = Ref("stock-locations")
    quantity: DecimalField = DecimalField()


class EndsOutline(Struct, frozen=True, gc=False):
    """What a change reads of a line that doesn't change: whether it has ends of its own, and was counted."""

    fromStockLocationId: str | None = None
    toStockLocationId: str | None = None
    countedQuantity: Decimal | None = None


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
    status = StatusField("stock-changes", default=OPEN, doc="Where it stands, one of the tenant's statuses.")
    booked = Boolean(
        default=False, filter=True, kept=True, doc="Whether it counts. `unbook` takes it back, no body does."
    )
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
    originRef = Text(
        max_length=120, read_only=True, filter=True, since=2,
        doc="The document that made it, and undoes it.", example="/deliveries/12",
    )  # fmt: skip
    remark = LongText(filter=Contains(), search=True, doc="What else there is to know.")
    lineItems = Children["StockChangeLineItem"]("line-items", filter=["articleId", "materialId"], doc="What moves.")

    @derive
    def note_booking(self, work: Work) -> None:
        """Who booked it, and when. No body takes it back: programs send whole records that they read before."""
        if self.booked and self.bookedAt is None:
            self.bookedAt, self.bookedByUserId = work.now, work.user_id
        elif not self.booked and self.bookedAt is not None:
            raise Refused(f"booked can't change: stock change {self.logicId or self.id} is booked; unbook it first.")

    @derive
    def stand_as_booked(self, work: Work) -> None:
        """Open or booked, unless the tenant has other statuses or the body gives one (catalogue 7.9)."""
        if self.status in (None, OPEN, BOOKED) and not work.gives(self, StockChange.status):
            self.status = BOOKED if self.booked else OPEN

    @derive
    def tell_kind(self, work: Work) -> None:
        """What it is, by its ends; a document that has both says so itself."""
        if self.originRef is not None and self.kind is not None:
            return
        before = work.before(self)
        own_ends = (self.fromStockLocationId, self.toStockLocationId)
        is_moved = before is not None and (before.fromStockLocationId, before.toStockLocationId) != own_ends
        if not is_moved and not work.is_loaded(self, "lineItems"):
            return
        lines = work.outline(self, "lineItems", EndsOutline)
        leaves, comes = (end is not None for end in own_ends)
        ends = {
            (leaves or line.fromStockLocationId is not None, comes or line.toStockLocationId is not None)
            for line in lines
        }
        if any(line.countedQuantity is not None for line in lines):
            self.kind = "COUNT"
        else:
            self.kind = KINDS.get(next(iter(ends))) if len(ends) == 1 else "CORRECTION" if ends else None

    @derive
    def compare_counts(self, work: Work) -> None:
        """What was counted, less what the books said when it was booked."""
        before = work.before(self)
        was_booked = before is not None and before.booked
        for line in self.lineItems if self.booked != was_booked else ():
            if line.countedQuantity is None or not self.booked:
                line.countedDifference = None
            elif line.countedDifference is None:
                line.countedDifference = line.countedQuantity * line.factor - _stock_of(line, self, work)

    @derive
    def move_equipment(self, work: Work) -> None:
        """A piece with a serial number is where it was moved to, or was before."""
        before = work.before(self)
        if self.booked != (before is not None and before.booked):
            for line in self.lineItems:
                piece = work.follow(line, StockChangeLineItem.materialId)
                if piece is not None:
                    piece.stockLocationId = line.destination(self) if self.booked else line.source(self)

    @frozen(
        "date", "fromStockLocationId", "toStockLocationId", "lineItems",
        but=("bookedAt", "bookedByUserId", "lineItems.countedDifference"),
    )  # fmt: skip
    def booked_changes_stay(self, work: Work) -> str | None:
        """What is booked counts; it is undone by unbooking."""
        return "the stock change is booked; unbook it first" if self.booked else None

    @check
    def have_an_end(self, before: "StockChange | None", work: Work) -> Iterable[Fault]:
        """A booked line comes from a location or goes to one."""
        if self.booked:
            for index, line in enumerate(self.lineItems):
                source, destination = line.source(self), line.destination(self)
                member = f"lineItems[{index}].toStockLocationId"
                if source is None and destination is None:
                    yield Fault(member, "is required: the line names no location", Code.REQUIRED)
                elif source == destination and line.countedQuantity is None:
                    yield Fault(member, "must be another location than the one that it leaves")

    @check
    def be_undone_by_its_origin(self, before: "StockChange | None", work: Work) -> Iterable[Fault]:
        """What a document moved, that document takes back: else its own quantities would say otherwise."""
        if before is not None and before.booked and not self.booked and self.originRef is not None:
            raise Refused(f"The stock change was made by {self.originRef}; undo it there.")
        return ()

    @action()
    def book(self, work: Work) -> None:
        """Let it count. Booking it again changes nothing."""
        self.booked = True

    @action()
    def unbook(self, work: Work) -> None:
        """Book the reverse: nothing is erased from the ledger."""
        if not self.booked:
            raise Refused("The stock change is not booked.")
        self.booked, self.bookedAt, self.bookedByUserId = False, None, None


def none_in_a_count(line: "StockChangeLineItem", work: Work) -> Decimal | None:
    """The quantity of a line that names none."""
    return None if line.countedQuantity is None else Decimal(0)


class StockChangeLineItem(
    Resource,
    path="line-items",
    parent="stock-changes",
    type="stock-change-line-item",
    revision=2,
    at_least_one=(("quantity", "countedQuantity"),),
    example={"quantity": 1},
):
    """An article that moves."""

    articleId = Ref["Article"]("articles", required=True, filter=True, doc="The article.")
    quantity = DecimalField(
        minimum=0,
        default=Chosen(none_in_a_count, "0 in a count"),
        doc="Units that move, positive. Required, but in a count.",
        example=10,
    )
    unitType = Text(
        max_length=40,
        default=From("articleId.unitType"),
        doc="Unit: the article's, or the name of one of its `saleUnits`.",
        example="m",
    )
    costPrice = Money(decimals=6, doc="Cost of one unit.", example=5.1)
    fromStockLocationId = Ref["StockLocation"](
        "stock-locations", filter=True, doc="Location that it leaves, if another."
    )
    toStockLocationId = Ref["StockLocation"](
        "stock-locations", filter=True, doc="Location that it comes to, if another."
    )
    materialId = Ref["Material"]("materials", filter=True, since=2, doc="The one with this serial number that moves.")
    countedQuantity = DecimalField(
        minimum=0, since=2, doc="Units that were counted; `quantity` doesn't count then.", example=48
    )
    countedDifference = DecimalField(
        read_only=True, since=2, doc="How many more were counted than the books said when it was booked (ours)."
    )
    stockFactor = DecimalField(
        read_only=True, since=2, doc="Units of the article's stock in one unit; null is one (ours)."
    )
    orderLineItemId = Ref["SalesOrderLineItem"](
        "sales-orders/line-items", read_only=True, filter=True, since=2,
        doc="Line of a sales order that it delivers, where a work order used it (ours).",
    )  # fmt: skip
    deliveredQuantity = DecimalField(read_only=True, since=2, doc="Units of that line that it delivers (ours).")
    deliveredAmount = Money(read_only=True, since=2, doc="What these are worth, VAT not included (ours).")

    @property
    def factor(self) -> Decimal:
        """Units of the article's stock in one unit."""
        return self.stockFactor or Decimal(1)

    def source(self, change: StockChange) -> "Id[StockLocation] | None":
        """The location that it leaves."""
        return self.fromStockLocationId or change.fromStockLocationId

    def destination(self, change: StockChange) -> "Id[StockLocation] | None":
        """The location that it comes to."""
        return self.toStockLocationId or change.toStockLocationId

    @derive
    def measure(self, work: Work) -> None:
        """How its article is counted, when article or unit is set; a document may have said so itself."""
        before = work.before(self)
        if before is None:
            is_set = self.stockFactor is None
        else:
            is_set = (before.articleId, before.unitType) != (self.articleId, self.unitType)
        article = work.follow(self, StockChangeLineItem.articleId) if is_set else None
        if article is not None:
            self.stockFactor = find_factor(article, self.unitType, work) or Decimal(1)

    @check
    def have_a_unit_of_the_article(self, before: "StockChangeLineItem | None", work: Work) -> Iterable[Fault]:
        """It keeps stock, its unit is one of the article's, where that has any; a piece with a serial number moves
        alone."""
        is_set = before is None or (before.articleId, before.unitType) != (self.articleId, self.unitType)
        article = work.follow(self, StockChangeLineItem.articleId) if is_set else None
        is_by_hand = work.parent(self).originRef is None  # of a unit that it doesn't know, a document counts one
        if article is not None and is_by_hand and article.timeOperation:
            yield Fault(
                "articleId", f"article {article.id}, {article.describe()}, is an hour code; no stock is kept of it"
            )
        elif article is not None and is_by_hand and find_factor(article, self.unitType, work) is None:
            units = list_units(article, work)
            if units:
                message = f"'{self.unitType}' is none of the units of article {article.id}: {', '.join(units)}"
                yield Fault("unitType", message, Code.UNKNOWN_OPTION, {"options": units})
        if self.materialId is not None and (self.quantity or 0) > 1:
            yield Fault("quantity", "must be 1 on a line that names a piece (`materialId`)")

    @posting(
        StockMove, reads=(StockChange.booked, StockChange.fromStockLocationId, StockChange.toStockLocationId)
    )  # fmt: skip
    def moves(self, change: StockChange) -> Iterable[StockMove]:
        """A booked line leaves one location and comes to another; a line with one end is a receipt or an issue."""
        ends = ((self.source(change), -1), (self.destination(change), 1)) if change.booked else ()
        if self.countedQuantity is not None:
            location = self.destination(change) or self.source(change)
            yield StockMove(
                articleId=self.articleId, stockLocationId=location, quantity=self.countedDifference or Decimal(0)
            )
            return
        for location, sign in ends:
            if location is not None:
                quantity = sign * (self.quantity or 0) * self.factor
                yield StockMove(articleId=self.articleId, stockLocationId=location, quantity=quantity)

    @posting(
        Delivered,
        reads=(
            StockChange.booked, StockChange.salesOrderId, StockChange.fromStockLocationId,
            StockChange.toStockLocationId,
        ),
        since=2,
    )  # fmt: skip
    def delivers(self, change: StockChange) -> Iterable[Delivered]:
        """What a work order used of a line of its order is delivered; once it comes back, it isn't."""
        if change.booked and self.orderLineItemId is not None:
            sign = 1 if self.source(change) is not None else -1
            yield Delivered(
                salesOrderId=change.salesOrderId,
                orderLineItemId=self.orderLineItemId,
                quantity=sign * (self.deliveredQuantity or Decimal(0)),
                amount=sign * (self.deliveredAmount or Decimal(0)),
            )


def _stock_of(line: StockChangeLineItem, change: StockChange, work: Work) -> Decimal:
    """The stock of its article at its location, which nobody else moves until it is booked."""
    from truweel.resources.stock.articles import Article

    article = work.follow(line, StockChangeLineItem.articleId)
    location = line.destination(change) or line.source(change)
    if article is None or location is None:
        return Decimal(0)
    work.lock(article)
    levels = work.children(article, Article.stockLevels.name)
    return next((level.totalStock for level in levels if level.stockLocationId == location), Decimal(0))
