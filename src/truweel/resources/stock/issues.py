"""What documents take out of stock, and bring in or back (catalogue 8.4)."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, cast

from truweel.resources.company.settings import Settings, read_settings
from truweel.resources.documents.lines import COUNTING, PlainLine
from truweel.resources.stock.articles import Article
from truweel.resources.stock.stock_changes import StockChange, StockChangeLineItem
from truweel.resources.stock.stock_locations import StockLocation
from truweel.resources.stock.units import find_factor
from truweel.schema import Id, Refused, Work

if TYPE_CHECKING:
    from truweel.resources.sales.sales_orders import SalesOrderLineItem

__all__ = ["Delivering", "Moved", "book_moves", "choose_location", "issue_moves", "list_moves", "return_stock"]


class Delivering(NamedTuple):
    """What a move delivers of a line of a sales order."""

    order_line_id: "Id[SalesOrderLineItem]"
    quantity: Decimal
    """Units of that line."""
    amount: Decimal
    """What these are worth."""


class Moved(NamedTuple):
    """What a document moves of an article: `quantity` units come to a location, or leave it below zero."""

    article_id: Id[Article]
    quantity: Decimal
    unit: str | None
    """None: that of the article."""
    cost: Decimal | None
    factor: Decimal | None = None
    """Units of the article's stock in one unit; None: as the article says by now."""
    delivering: Delivering | None = None


def choose_location(work: Work, named: Id[StockLocation] | None) -> Id[StockLocation]:
    """The location that a document names, else that of the settings, else the tenant's default one. Refused where there
    is none."""
    location = named or cast("Id[StockLocation] | None", read_settings(work, Settings.stock).get("defaultLocationId"))
    if location is None:
        default = work.first(StockLocation, StockLocation.default.equals(True))
        location = None if default is None else default.id
    if location is None:
        raise Refused(
            "It has articles of which stock is kept, and no stock location is known: set its `stockLocationId` (of a "
            "work order, `employeeId` of a location to who is responsible), `stock.defaultLocationId` of the settings, "
            "or `default` of a location."
        )
    return location


def book_moves(work: Work, location: Id[StockLocation], title: str, moves: Sequence[Moved]) -> StockChange:
    """A booked stock change of what a document moves at one location. The document writes itself into it."""
    change = work.make(StockChange)
    change.title, change.date, change.booked = title, work.today.isoformat(), True
    signs = {move.quantity > 0 for move in moves}
    if signs == {True}:
        change.toStockLocationId = location
    elif signs == {False}:
        change.fromStockLocationId = location
    for move in moves:
        line = work.add(change, StockChange.lineItems)
        line.articleId, line.quantity, line.costPrice = move.article_id, abs(move.quantity), move.cost
        line.stockFactor = move.factor
        if move.delivering is not None:
            line.orderLineItemId, line.deliveredQuantity, line.deliveredAmount = move.delivering
        if move.unit is not None:
            line.unitType = move.unit
        if len(signs) > 1 and move.quantity > 0:
            line.toStockLocationId = location
        elif len(signs) > 1:
            line.fromStockLocationId = location
    return change


def list_moves(work: Work, lines: Sequence[PlainLine]) -> list[Moved]:
    """What `lines` take out of stock, each of an article of which some is kept; what is below zero comes back."""
    counting = [line for line in lines if line.type == COUNTING and line.quantity]
    articles = {line.id: work.follow(line, PlainLine.articleId) for line in counting}
    return [
        Moved(
            line.articleId, -(line.quantity or Decimal(0)), line.unitType, line.costPrice,
            find_factor(article, line.unitType, work),
        )
        for line in counting
        if line.articleId is not None and (article := articles[line.id]) is not None and article.stockArticle
    ]  # fmt: skip


def issue_moves(
    work: Work, moves: Sequence[Moved], location: Id[StockLocation] | None, *, title: str
) -> StockChange | None:
    """The booked change of what moves, out of `location`, else of the tenant's default. None where nothing does;
    Refused where no location is known."""
    if not moves:
        return None
    change = book_moves(work, choose_location(work, location), title, moves)
    change.kind = "ISSUE"
    return change


def return_stock(work: Work, origin: str, *, is_gone: bool = False) -> None:
    """Book the reverse of what `origin` (`/work-orders/7`) took out last, where it took out any. It names what
    `is_gone` by its path alone: nothing refers to a deleted record anew."""
    changes = [change for change in work.select(StockChange, StockChange.originRef.equals(origin)) if change.booked]
    if len(changes) % 2 == 0:  # each that took something out has its reverse
        return
    last, change = changes[-1], work.make(StockChange)
    work.copy(
        last, change, StockChange.title, StockChange.originType, StockChange.originRef, StockChange.salesOrderId,
        StockChange.projectId,
    )  # fmt: skip
    if not is_gone:
        work.copy(last, change, StockChange.workOrderId, StockChange.deliveryId)
    change.kind, change.date, change.booked = "RECEIPT", work.today.isoformat(), True
    change.fromStockLocationId, change.toStockLocationId = last.toStockLocationId, last.fromStockLocationId
    for line in last.lineItems:
        moved = work.add(change, StockChange.lineItems)
        work.copy(
            line, moved, StockChangeLineItem.articleId, StockChangeLineItem.unitType, StockChangeLineItem.costPrice,
            StockChangeLineItem.quantity, StockChangeLineItem.stockFactor, StockChangeLineItem.orderLineItemId,
            StockChangeLineItem.deliveredQuantity, StockChangeLineItem.deliveredAmount,
        )  # fmt: skip
        moved.fromStockLocationId, moved.toStockLocationId = line.toStockLocationId, line.fromStockLocationId
