"""Orders at the preferred suppliers of articles: what is wanted, or what is missing (catalogue 2.4, 8.4)."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, Decimal
from typing import Any

from truweel.errors import ValidationError
from truweel.resources.documents.lines import COUNTING, Line
from truweel.resources.purchasing.purchase_supply_orders import PurchaseSupplyOrder
from truweel.resources.sales.projects import Project
from truweel.resources.sales.sales_orders import SalesOrder
from truweel.resources.stock.articles import Article, ArticleSupplier
from truweel.resources.stock.units import find_factor
from truweel.schema import Code, Fault, Id, Refused, Work

__all__ = ["order_articles", "order_lines", "reorder"]


def order_articles(
    work: Work,
    wishes: Sequence[dict[str, Any]],
    project_id: Id[Project] | None,
    sales_order_id: Id[SalesOrder] | None,
) -> list[PurchaseSupplyOrder]:
    """Draft orders of `{articleId, quantity}`, maybe for an `orderLineItemId`, one for each preferred supplier.
    ValidationError names the articles that have none."""
    if not wishes:
        raise ValidationError([Fault("lines", "names nothing to order", Code.REQUIRED)])
    articles = [work.get(Article, wish["articleId"]) for wish in wishes]
    suppliers = [_preferred(article, work) for article in articles]
    faults = [
        Fault(f"lines[{index}].articleId", "is required", Code.REQUIRED)
        if wishes[index]["articleId"] is None
        else Fault(f"lines[{index}].articleId", _problem(article))
        for index, (article, supplier) in enumerate(zip(articles, suppliers, strict=True))
        if article is None or supplier is None
    ]
    faults += [
        Fault(f"lines[{index}].quantity", "is required", Code.REQUIRED)
        for index, wish in enumerate(wishes)
        if not wish["quantity"]
    ]
    if faults:
        raise ValidationError(faults)
    orders: dict[int, PurchaseSupplyOrder] = {}
    for article, supplier, wish in zip(articles, suppliers, wishes, strict=True):
        assert article is not None
        assert supplier is not None
        order = orders.get(supplier.supplierId)
        if order is None:
            order = orders[supplier.supplierId] = work.make(PurchaseSupplyOrder)
            order.supplierId, order.projectId, order.salesOrderId = supplier.supplierId, project_id, sales_order_id
        line = work.add(order, PurchaseSupplyOrder.lineItems)
        line.articleId, line.articleSupplierId, line.unitType = article.id, supplier.id, article.unitType
        line.quantity, line.projectId, line.orderId = wish["quantity"], project_id, sales_order_id
        line.orderLineItemId = wish.get("orderLineItemId")
    return list(orders.values())


def order_lines(work: Work, order: SalesOrder, wishes: Sequence[dict[str, Any]]) -> list[PurchaseSupplyOrder]:
    """Draft orders of lines of a sales order, `{orderLineItemId, quantity}`; without wishes of all that is neither
    ordered nor delivered and has a preferred supplier. Refused where there is nothing of that."""
    lines = {line.id: line for line in order.lineItems if line.type == COUNTING and line.articleId is not None}
    faults = [
        Fault(f"lines[{index}].orderLineItemId", f"is no line of sales order {order.id} with an article")
        for index, wish in enumerate(wishes)
        if wish["orderLineItemId"] not in lines
    ]
    if faults:
        raise ValidationError(faults)
    asked = [(lines[wish["orderLineItemId"]], wish["quantity"]) for wish in wishes]
    if not wishes:
        asked = [(line, None) for line in lines.values() if _preferred(work.follow(line, Line.articleId), work)]
    wanted = []
    for line, quantity in asked:
        article = work.follow(line, Line.articleId)
        factor = find_factor(article, line.unitType, work) if article is not None else None
        units = (line.to_order if quantity is None else quantity) * (factor or 1)
        if units:
            wanted.append({"articleId": line.articleId, "quantity": units, "orderLineItemId": line.id})
    if not wanted:
        raise Refused("Nothing of it is to be ordered: it is ordered or delivered, or has no preferred supplier.")
    return order_articles(work, wanted, order.projectId, order.id)


def reorder(work: Work, article_ids: Sequence[Id[Article]]) -> list[PurchaseSupplyOrder]:
    """Draft orders of what is missing of articles, in whole packings, no less than the supplier takes."""
    if not article_ids:
        raise ValidationError([Fault("articleIds", "names no article", Code.REQUIRED)])
    wishes = []
    for index, id in enumerate(article_ids):
        article = work.get(Article, id)
        supplier = _preferred(article, work)
        if article is None or supplier is None:
            raise ValidationError([Fault(f"articleIds[{index}]", _problem(article))])
        if article.reorderQuantity:
            wishes.append({"articleId": id, "quantity": _round_up(article.reorderQuantity, supplier)})
    return order_articles(work, wishes, None, None) if wishes else []


def _preferred(article: Article | None, work: Work) -> ArticleSupplier | None:
    """The supplier that an article is ordered at: the preferred one, or the only one. Nobody orders at one who was
    deleted."""
    if article is None:
        return None
    suppliers = [
        supplier
        for supplier in work.lookup(ArticleSupplier, Article.articleSuppliers, article.id)
        if (party := work.follow(supplier, ArticleSupplier.supplierId)) is not None and party.deletedAt is None
    ]
    only = suppliers[0] if len(suppliers) == 1 else None
    return next((supplier for supplier in suppliers if supplier.preferred), only)


def _problem(article: Article | None) -> str:
    if article is None:
        return "no such article"
    return f"article {article.id}, {article.describe()}, has no preferred supplier (`articleSuppliers`)"


def _round_up(quantity: Decimal, supplier: ArticleSupplier) -> Decimal:
    quantity = max(quantity, supplier.minimumOrderQuantity or Decimal(0))
    packing = supplier.packageQuantity
    return (quantity / packing).to_integral_value(ROUND_CEILING) * packing if packing else quantity
