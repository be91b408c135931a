"""What documents take out of stock, and bring back (catalogue 8.4)."""

from collections.abc import Sequence
from decimal import Decimal
from typing import cast

from truweel.resources.company.settings import Settings
from truweel.resources.documents.lines import COUNTING, PlainLine
from truweel.resources.stock.stock_changes import StockChange, StockChangeLineItem
from truweel.resources.stock.stock_locations import StockLocation
from truweel.schema import Id, Refused, Work

__all__ = ["issue_stock", "return_stock"]


def issue_stock(
    work: Work, lines: Sequence[PlainLine], location: Id[StockLocation] | None, *, title: str
) -> StockChange | None:
    """The booked change of what `lines` take out of `location`, else of that of the settings; what is below zero comes
    back. None where no stock is kept of their articles; Refused where no location is known."""
    counting = [line for line in lines if line.type == COUNTING and line.quantity]
    articles = {line.id: work.follow(line, PlainLine.articleId) for line in counting}
    moving = [line for line in counting if (article := articles[line.id]) is not None and article.stockArticle]
    if not moving:
        return None
    default = (work.single(Settings).stock or {}).get("defaultLocationId")
    place = location or cast("Id[StockLocation] | None", default)
    if place is None:
        raise Refused("It has articles of which stock is kept, and no stock location; nor do the settings name one.")
    change = work.make(StockChange)
    change.kind, change.title, change.date, change.booked = "ISSUE", title, work.today.isoformat(), True
    for line in moving:
        moved = work.add(change, StockChange.lineItems)
        work.copy(line, moved, PlainLine.articleId, PlainLine.unitType, PlainLine.costPrice)
        quantity = line.quantity or Decimal(0)
        moved.quantity = abs(quantity)
        if quantity > 0:
            moved.fromStockLocationId = place
        else:
            moved.toStockLocationId = place
    return change


def return_stock(work: Work, origin: str, *, is_gone: bool = False) -> None:
    """Book the reverse of what `origin` (`/work-orders/7`) took out last, where it took out any. It names what
    `is_gone` by its path alone: nothing refers to a deleted record anew."""
    changes = [change for change in work.select(StockChange, StockChange.originRef.equals(origin)) if change.booked]
    if not changes or changes[-1].kind != "ISSUE":
        return
    last, change = changes[-1], work.make(StockChange)
    work.copy(
        last, change, StockChange.title, StockChange.originType, StockChange.originRef, StockChange.salesOrderId,
        StockChange.projectId,
    )  # fmt: skip
    if not is_gone:
        work.copy(last, change, StockChange.workOrderId, StockChange.deliveryId)
    change.kind, change.date, change.booked = "RECEIPT", work.today.isoformat(), True
    for line in last.lineItems:
        moved = work.add(change, StockChange.lineItems)
        work.copy(
            line, moved, StockChangeLineItem.articleId, StockChangeLineItem.unitType, StockChangeLineItem.costPrice,
            StockChangeLineItem.quantity,
        )  # fmt: skip
        moved.fromStockLocationId, moved.toStockLocationId = line.toStockLocationId, line.fromStockLocationId
