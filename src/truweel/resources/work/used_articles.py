"""What a work order uses of what its order sold: it is delivered by that, once (catalogue 8.4)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from truweel.resources.documents.lines import COUNTING
from truweel.resources.documents.totals import line_amount
from truweel.resources.stock.issues import Delivering, Moved, list_moves
from truweel.resources.stock.stock_changes import StockChange
from truweel.schema import Id, Refused, Work

if TYPE_CHECKING:
    from truweel.resources.sales.sales_orders import SalesOrder, SalesOrderLineItem
    from truweel.resources.stock.articles import Article
    from truweel.resources.work.work_orders import WorkOrder

__all__ = ["deliver_by_use", "raise_if_used"]

Sold = dict["Id[Article]", "list[SalesOrderLineItem]"]
"""Article → the lines of an order that sell it."""
Units = dict["Id[Article]", Decimal]
"""Article → units of its stock."""


def deliver_by_use(work_order: "WorkOrder", order: "SalesOrder", moves: Sequence[Moved], work: Work) -> list[Moved]:
    """What a work order takes out of stock of `moves`: not what delivery notes of its order brought before. The rest
    delivers the lines of the order that are open, the oldest first; more than was sold just goes out."""
    work.lock(order)
    sold = _list_sold(order)
    if not any(move.article_id in sold and move.quantity < 0 for move in moves):
        return list(moves)
    brought = _brought_by_notes(order, sold, work, work_order)
    left = {line.id: _left(line) for lines in sold.values() for line in lines}
    parts: list[Moved] = []
    for move in moves:
        if move.quantity >= 0 or move.article_id not in sold:
            parts.append(move)
            continue
        factor = move.factor or Decimal(1)
        units = -move.quantity * factor
        cost = None if move.cost is None else move.cost / factor
        from_note = min(units, brought.get(move.article_id, Decimal(0)))
        brought[move.article_id] = brought.get(move.article_id, Decimal(0)) - from_note
        units -= from_note
        for line in sold[move.article_id]:
            taken = min(units, left[line.id])
            if taken:
                units, left[line.id] = units - taken, left[line.id] - taken
                delivering = _deliver(line, taken)
                parts.append(Moved(move.article_id, -taken, None, cost, Decimal(1), delivering))
        if units:
            parts.append(Moved(move.article_id, -units, None, cost, Decimal(1)))
    return parts


def raise_if_used(order: "SalesOrder", quantities: "Mapping[Id[SalesOrderLineItem], Decimal]", work: Work) -> None:
    """Refused where work orders used some of these units of lines of an order, which a delivery note brought: they
    would have used what never went out."""
    sold = _list_sold(order)
    brought = _brought_by_notes(order, sold, work, None)
    for id, lines in sold.items():
        units = sum((quantities.get(line.id, Decimal(0)) * (line.stockFactor or 1) for line in lines), Decimal(0))
        if units > brought.get(id, Decimal(0)):
            raise Refused(f"Work orders used what it brought of article {id}; uncheck them first.")


def _list_sold(order: "SalesOrder") -> Sold:
    sold: Sold = defaultdict(list)
    for line in order.lineItems:
        if line.type == COUNTING and line.articleId is not None and line.stockFactor:
            sold[line.articleId].append(line)
    return sold


def _left(line: "SalesOrderLineItem") -> Decimal:
    """Units of the article's stock that are to be delivered."""
    return max((line.quantity or Decimal(0)) - line.deliveredQuantity, Decimal(0)) * (line.stockFactor or Decimal(1))


def _deliver(line: "SalesOrderLineItem", units: Decimal) -> Delivering:
    """So many units of the stock, as its order counts them."""
    quantity = (units / (line.stockFactor or Decimal(1))).quantize(Decimal("0.0001"), ROUND_HALF_UP)
    return Delivering(line.id, quantity, line_amount(quantity, line.price, line.discount))


def _brought_by_notes(order: "SalesOrder", sold: "Sold", work: Work, asking: "WorkOrder | None") -> Units:
    """What delivery notes brought of the articles of an order, and no work order but `asking` used yet."""
    delivered: Units = {
        id: sum((line.deliveredQuantity * (line.stockFactor or Decimal(1)) for line in lines), Decimal(0))
        for id, lines in sold.items()
    }
    if not any(delivered.values()):
        return {}
    issued: Units = defaultdict(Decimal)
    of_order = StockChange.salesOrderId.equals(order.id), StockChange.originType.equals("WORK_ORDER")
    for change in work.select(StockChange, *of_order):
        for line in change.lineItems if change.booked else ():
            sign = 1 if line.source(change) is not None else -1
            units = sign * (line.quantity or Decimal(0)) * line.factor
            issued[line.articleId] += units
            if line.orderLineItemId is not None and line.articleId in delivered:
                delivered[line.articleId] -= units  # by a work order, not by a note
    used: Units = defaultdict(Decimal)
    kind: type[WorkOrder] = work.class_at("work-orders")
    for other in work.select(kind, kind.salesOrderId.equals(order.id)):
        if other.checkedAt is not None and other is not asking and not other.is_by_use(work):
            for move in list_moves(work, other.lineItems):
                used[move.article_id] -= move.quantity * (move.factor or Decimal(1))
    return {id: max(units - max(used[id] - issued[id], Decimal(0)), Decimal(0)) for id, units in delivered.items()}
