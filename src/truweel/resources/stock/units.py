"""What is promised and expected of articles, in the units that their stock is counted in (catalogue 8.4)."""

from decimal import Decimal
from typing import TYPE_CHECKING

from truweel.schema import DecimalField, Id, Ledger, Ref, Work

if TYPE_CHECKING:
    from truweel.resources.stock.articles import Article, ArticleSaleUnit
    from truweel.resources.stock.stock_locations import StockLocation

__all__ = ["PurchaseCost", "StockBackorder", "StockReservation", "count_in_stock", "find_factor", "list_units"]


class StockReservation(Ledger, name="stock_reservations"):
    """What orders promise and have not delivered."""

    articleId: Ref["Article"] = Ref("articles")
    stockLocationId: Ref["StockLocation"] = Ref("stock-locations")
    quantity: DecimalField = DecimalField()


class StockBackorder(Ledger, name="stock_backorders"):
    """What supply orders ask for and have not got."""

    articleId: Ref["Article"] = Ref("articles")
    quantity: DecimalField = DecimalField()


class PurchaseCost(Ledger, name="purchase_costs"):
    """What was received of articles, and what it cost; below zero what went back."""

    articleId: Ref["Article"] = Ref("articles")
    quantity: DecimalField = DecimalField()
    amount: DecimalField = DecimalField()


def find_factor(article: "Article", unit: str | None, work: Work) -> Decimal | None:
    """Units of an article in one `unit`: the article's own, or one of its packings; None where it is neither."""
    if unit is None or unit == article.unitType:
        return Decimal(1)
    return next((packing.factor for packing in _packings(article, work) if packing.name == unit), None)


def list_units(article: "Article", work: Work) -> list[str]:
    """The units that an article has."""
    names = [article.unitType, *(packing.name for packing in _packings(article, work))]
    return [name for name in names if name]


def count_in_stock(article_id: "Id[Article] | None", unit: str | None, work: Work) -> Decimal | None:
    """Units of the article's stock in one unit of a line; None where no stock is kept of it. A unit that is none of the
    article's counts as one, and is told."""
    from truweel.resources.stock.articles import Article  # articles have balances of these ledgers

    article = work.get(Article, article_id)
    if article is None or not article.stockArticle:
        return None
    factor = find_factor(article, unit, work)
    if factor is None:
        units = ", ".join(list_units(article, work)) or "no unit"
        work.warn("unitType", f"'{unit}' is none of the units of article {article.id} ({units}); its stock counts one")
    return Decimal(1) if factor is None else factor


def _packings(article: "Article", work: Work) -> "list[ArticleSaleUnit]":
    from truweel.resources.stock.articles import Article, ArticleSaleUnit

    return work.lookup(ArticleSaleUnit, Article.saleUnits, article.id)
