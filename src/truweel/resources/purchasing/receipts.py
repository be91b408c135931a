"""Receipts of supply orders: what came of a line, when, and the stock change by which it came in (catalogue 3.1)."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from truweel.error_codes import Code
from truweel.errors import ValidationError
from truweel.resources.company.settings import Settings, read_settings
from truweel.resources.documents.ledgers import Received
from truweel.resources.equipment.materials import Material
from truweel.resources.purchasing.purchase_supply_orders import PurchaseSupplyOrder, PurchaseSupplyOrderLineItem
from truweel.resources.sales.sales_orders import SalesOrder
from truweel.resources.stock.articles import Article
from truweel.resources.stock.issues import Moved, book_moves, choose_location
from truweel.resources.stock.units import PurchaseCost
from truweel.schema import (
    Boolean,
    Date,
    DecimalField,
    Fault,
    Id,
    Money,
    Ref,
    Refused,
    Resource,
    Work,
    action,
    posting,
)
from truweel.schema.numbers import format_decimal, round_to_millionths

if TYPE_CHECKING:
    from truweel.resources.stock.stock_changes import StockChange
    from truweel.resources.stock.stock_locations import StockLocation

__all__ = ["PurchaseReceipt", "receive", "receive_rest"]

MAX_INSTALLATIONS = 200
"""Installations that one receipt makes at most."""


class PurchaseReceipt(
    Resource,
    path="receipts",
    parent="purchase-supply-orders",
    type="purchase-supply-order-receipt",
    verbs=frozenset({"list", "get"}),
):
    """What came of a line at one time. `receive` of the order makes it, and a patch of `receivedAmount`."""

    lineItemId = Ref["PurchaseSupplyOrderLineItem"](
        "purchase-supply-orders/line-items", read_only=True, filter=True, doc="Line of the order."
    )
    date = Date(read_only=True, sort=True, doc="Day on which it came.")
    quantity = DecimalField(read_only=True, sort=True, doc="Units, below zero what went back.", example=4)
    stockLocationId = Ref["StockLocation"](
        "stock-locations", read_only=True, doc="Where it was put; null where no stock is kept of it."
    )
    stockChangeId = Ref["StockChange"]("stock-changes", read_only=True, doc="Stock change by which it came in.")
    articleId = Ref["Article"]("articles", read_only=True, filter=True, doc="Article of the line.")
    stockQuantity = DecimalField(read_only=True, doc="Units of the article, as its stock counts them.", example=4)
    unitCost = Money(decimals=6, read_only=True, doc="What one of those cost, discount taken off.", example=38.5)
    undone = Boolean(read_only=True, default=False, filter=True, doc="Whether it was taken back.")

    @posting(Received, reads=())
    def receives(self, order: PurchaseSupplyOrder) -> Iterable[Received]:
        """The units that its line has."""
        if not self.undone:
            yield Received(orderLineItemId=self.lineItemId, quantity=self.quantity)

    @posting(PurchaseCost, reads=())
    def costs(self, order: PurchaseSupplyOrder) -> Iterable[PurchaseCost]:
        """What the article cost."""
        if not self.undone and self.articleId is not None and self.stockQuantity is not None:
            amount = self.stockQuantity * (self.unitCost or Decimal(0))
            yield PurchaseCost(articleId=self.articleId, quantity=self.stockQuantity, amount=amount)

    @action()
    def undo(self, work: Work) -> None:
        """Take it back: its line lacks it again, and the stock goes out by a stock change of its own. Once undone it
        stays so."""
        if self.undone:
            return
        self.undone = True
        order: PurchaseSupplyOrder = work.parent(self)
        if self.stockLocationId is not None and self.articleId is not None:
            back = Moved(self.articleId, -(self.stockQuantity or Decimal(0)), None, self.unitCost, Decimal(1))
            _book(work, order, self.stockLocationId, [back], work.today.isoformat())


def receive_rest(
    work: Work, order: PurchaseSupplyOrder, location: "Id[StockLocation] | None", date: str | None
) -> None:
    """Receive all that is to come of an order."""
    rest = [(line.id, line.left) for line in order.lineItems if line.left]
    if rest:
        receive(work, order, rest, location, date)


def receive(
    work: Work,
    order: PurchaseSupplyOrder,
    wishes: "Sequence[tuple[Id | None, Decimal | None]]",
    location: "Id[StockLocation] | None",
    date: str | None,
) -> None:
    """Receive units of lines of an order; None: all that are to come. ValidationError names a line that is none of the
    order's. Refused where no location is known."""
    if order.kind == "PRICE_REQUEST":
        raise Refused("It is a price request: nothing of it is received.")
    own: dict[Id | None, PurchaseSupplyOrderLineItem] = {line.id: line for line in order.lineItems}
    faults = [
        Fault(
            f"lines[{index}].lineItemId",
            f"{id} is no line of purchase supply order {order.id} that counts",
            Code.DEAD_REFERENCE,
            {"collection": "purchase-supply-orders/line-items", "id": str(id)},
        )
        if id is not None
        else Fault(f"lines[{index}].lineItemId", "is required", Code.REQUIRED)
        for index, (id, _) in enumerate(wishes)
        if id not in own or own[id].type != "LINE"
    ]
    if faults:
        raise ValidationError(faults)
    received = [(own[id], own[id].left if quantity is None else quantity) for id, quantity in wishes]
    received = [(line, quantity) for line, quantity in received if quantity]
    keeping = [(line, quantity) for line, quantity in received if line.stockFactor is not None]
    place = choose_location(work, location or order.stockLocationId) if keeping else None
    moves = [
        Moved(line.articleId, quantity, line.unitType, line.price, line.stockFactor)
        for line, quantity in keeping
        if line.articleId is not None
    ]
    day = date or work.today.isoformat()
    change = _book(work, order, place, moves, day) if place is not None else None
    for line, quantity in received:
        _warn_of_too_much(work, line, quantity)
        receipt = work.add(order, PurchaseSupplyOrder.receipts)
        receipt.lineItemId, receipt.date, receipt.quantity = line.id, day, quantity
        if line.stockFactor is not None and change is not None:
            receipt.stockLocationId, receipt.stockChangeId = place, change.id
            receipt.articleId, receipt.stockQuantity = line.articleId, quantity * line.stockFactor
            net = (line.price or Decimal(0)) * (100 - (line.discount or Decimal(0))) / 100
            receipt.unitCost = round_to_millionths(net / line.stockFactor) if line.stockFactor else None
        _make_installations(work, order, line, quantity, day)


def _book(
    work: Work, order: PurchaseSupplyOrder, location: "Id[StockLocation]", moves: Sequence[Moved], day: str
) -> "StockChange":
    """The stock change of what comes in, or goes back, on a day."""
    change = book_moves(work, location, f"Ontvangst {order.logicId or order.id}", moves)
    change.date = day
    change.originType, change.originRef = "PURCHASE_SUPPLY_ORDER", f"/purchase-supply-orders/{order.id}"
    change.purchaseSupplyOrderId, change.supplierId = order.id, order.supplierId
    change.projectId = order.projectId
    return change


def _warn_of_too_much(work: Work, line: PurchaseSupplyOrderLineItem, quantity: Decimal) -> None:
    ordered, came = line.quantity or Decimal(0), line.receivedAmount + quantity
    if came > max(ordered, Decimal(0)) and quantity > 0:
        work.warn(
            "receivedAmount",
            f"line {line.lineNumber}: {format_decimal(came)} are received, {format_decimal(ordered)} were ordered",
        )
    elif came < min(ordered, Decimal(0)):
        work.warn("receivedAmount", f"line {line.lineNumber}: more goes back than came")


def _make_installations(
    work: Work, order: PurchaseSupplyOrder, line: PurchaseSupplyOrderLineItem, quantity: Decimal, day: str
) -> None:
    """An installation of each piece, where the settings ask for it."""
    article = work.follow(line, PurchaseSupplyOrderLineItem.articleId)
    asked = read_settings(work, Settings.purchasing).get("createInstallations")
    if not asked or article is None or not article.installation or quantity <= 0:
        return
    pieces = int(quantity)
    if pieces > MAX_INSTALLATIONS:
        raise Refused(f"Line {line.lineNumber} would make {pieces} installations; receive at most {MAX_INSTALLATIONS}.")
    sale = work.follow(line, PurchaseSupplyOrderLineItem.orderId)
    for _ in range(pieces):
        piece = _make_installation(work, article, sale)
        piece.supplierId, piece.purchaseDate, piece.purchasePrice = order.supplierId, day, line.price
        piece.purchaseSupplyOrderLineItemId = line.id
        piece.assignedProjectId = piece.assignedProjectId or line.projectId or order.projectId
        if line.quantity == 1:
            line.materialId = piece.id


def _make_installation(work: Work, article: Article, sale: SalesOrder | None) -> Material:
    piece = work.make(Material)
    piece.installation = True
    piece.name, piece.brand, piece.articleId = article.name, article.brand, article.id
    if sale is not None:
        piece.assignedProjectId, piece.assignedClientId = sale.projectId, sale.clientId
        piece.assignedEndClientId, piece.companyId = sale.endClientId, sale.companyId
        piece.subscriptionId, piece.address = sale.subscriptionId, sale.address
    return piece
