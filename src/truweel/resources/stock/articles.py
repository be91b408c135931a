"""Articles, what else is sold with them, and who delivers them."""

from decimal import Decimal
from typing import TYPE_CHECKING

from truweel.resources.stock.stock_changes import StockMove
from truweel.schema import (
    Balance,
    BalanceFormula,
    Boolean,
    Children,
    Contains,
    Date,
    DecimalField,
    File,
    LongText,
    Money,
    Parent,
    Ref,
    Refs,
    Resource,
    Text,
    formula,
    label,
)

if TYPE_CHECKING:
    from truweel.resources.company.activities import Activity
    from truweel.resources.company.general_ledger_accounts import GeneralLedgerAccount
    from truweel.resources.company.vat_tariffs import VatTariff
    from truweel.resources.relations.suppliers import Supplier
    from truweel.resources.stock.article_groups import ArticleGroup
    from truweel.resources.stock.project_supply_routes import ProjectSupplyRoute
    from truweel.resources.stock.stock_locations import StockLocation

__all__ = ["Article", "ArticleAdditionalItem", "ArticleStockLevel", "ArticleSupplier"]


class Article(
    Resource,
    path="articles",
    event="article",
    module="articles",
    scope="articles",
    extra=True,
    documents=True,
):
    """Something that is bought, kept or sold: goods, an hour of work, an installation to look after."""

    name = Text(filter=Contains(), sort=True, search=True, doc="Name inside the firm.", example="PVC-buis 110 mm")
    saleName = Text(search=True, doc="Name on documents for clients, if another.", example="Afvoerbuis 110 mm")
    description = LongText(doc="Description.", example="Dikwandige PVC-buis SN4, lengte 4 m")
    brand = Text(max_length=120, filter=True, sort=True, doc="Brand.", example="Wavin")
    articleNumber = Text(max_length=80, filter=True, sort=True, search=True, doc="Article number.", example="PVC-110-4")
    barcode = Text(max_length=80, filter=True, doc="Bar code.", example="5412345678908")
    articleGroupId = Ref["ArticleGroup"](
        "article-groups", relation=("group", "articleGroup"), filter=True, doc="Group."
    )
    unitType = Text(max_length=40, doc="Unit, in the tenant's own words.", example="m")
    salePrice = Money(sort=True, doc="Sale price of one unit, VAT not included.", example=8.95)
    costPrice = Money(sort=True, doc="Cost of one unit.", example=5.1)
    salePriceStrategy = Text(
        max_length=60, default="FIXED_PRICE", doc="How the sale price is found.", example="FIXED_PRICE"
    )
    costPriceStrategy = Text(max_length=60, default="FIXED_PRICE", doc="How the cost is found.", example="FIXED_PRICE")
    margin = DecimalField(decimals=4, doc="Margin in percent; 20 is 20 %.", example=20)
    minimumSaleAmount = DecimalField(minimum=0, doc="Least quantity that is sold.", example=1)
    calculationType = Text(max_length=60, filter=True, doc="Kind of cost it is in a calculation.", example="Materiaal")
    vatTariffId = Ref["VatTariff"]("vat-tariffs", doc="VAT tariff.")
    vatTariffForced = Boolean(default=False, doc="Whether it has this tariff whatever the document's is (ours).")
    salesGLAccountId = Ref["GeneralLedgerAccount"](
        "general-ledger-accounts", doc="Account that its sales are booked on."
    )
    purchaseGLAccountId = Ref["GeneralLedgerAccount"](
        "general-ledger-accounts", doc="Account that its purchases are booked on."
    )
    activityId = Ref["Activity"]("activities", doc="Activity that it counts for.")
    projectSupplyRouteId = Ref["ProjectSupplyRoute"]("project-supply-routes", doc="How it gets to a project.")
    stockArticle = Boolean(default=False, filter=True, doc="Whether stock is kept of it.")
    stockPlace = Text(max_length=120, doc="Shelf; information only.", example="B-12-3")
    stockLocationIds = Refs["StockLocation"]("stock-locations", doc="Locations where it is kept.")
    totalStock = Balance(
        StockMove.quantity, by=StockMove.articleId, quiet=True, event="stock-changed", sort=True, doc="Units in stock."
    )
    reservedStock = BalanceFormula(doc="Units of those that are promised.")
    backorderStock = BalanceFormula(doc="Units that are ordered and not received.")
    availableStock = BalanceFormula(sort=True, doc="Units that are free.")
    minimumStock = DecimalField(doc="Below this it is to be ordered.", example=10)
    targetStock = DecimalField(doc="Up to this it is ordered.", example=50)
    weightKg = DecimalField(minimum=0, doc="Weight of one unit in kg.", example=1.9)
    timeOperation = Boolean(default=False, filter=True, doc="Whether it is an hour code.")
    installation = Boolean(default=False, filter=True, doc="Whether each one sold is an installation to look after.")
    wappy = Boolean(default=False, filter=True, doc="Whether the mobile app shows it.")
    imageId = File("image/", doc="Picture.")
    additionalItems = Children["ArticleAdditionalItem"]("additional-items", doc="What is added to a document with it.")
    stockLevels = Children["ArticleStockLevel"]("stock-levels", doc="How much of it is where.")
    articleSuppliers = Children["ArticleSupplier"]("article-suppliers", doc="Who delivers it, and at what price.")

    @label
    def describe(self) -> str:
        """Number and name."""
        return " ".join(word for word in (self.articleNumber, self.name) if word)

    @formula(availableStock)
    def free_stock(self) -> Decimal:
        """Units in stock that are not promised."""
        return self.totalStock - self.reservedStock


class ArticleAdditionalItem(Resource, path="additional-items", parent="articles", type="article-additional-item"):
    """An article that is added to a document together with another."""

    articleId = Ref["Article"]("articles", required=True, doc="The article that is added.")
    quantity = DecimalField(doc="Units of it for one unit of the other.", example=2)
    required = Boolean(default=True, doc="Whether it can't be left out.")


class ArticleStockLevel(
    Resource,
    path="stock-levels",
    parent="articles",
    type="article-stock-level",
    verbs=frozenset({"list", "get"}),
):
    """The stock of an article at one location; it is there from the first booked change on."""

    stockLocationId = Ref["StockLocation"]("stock-locations", read_only=True, filter=True, doc="The location.")
    totalStock = Balance(
        StockMove.quantity, by=StockMove.articleId, per="stockLocationId", quiet=True, doc="Units in stock there."
    )
    reservedStock = BalanceFormula(doc="Units of those that are promised.")
    availableStock = BalanceFormula(doc="Units that are free.")

    @formula(availableStock)
    def free_stock(self) -> Decimal:
        """Units in stock that are not promised."""
        return self.totalStock - self.reservedStock


class ArticleSupplier(Resource, path="article-suppliers", parent="articles", top_level=True, type="article-supplier"):
    """A supplier of an article, and the supplier's conditions."""

    articleId = Parent["Article"]("articles", filter=True, doc="The article.")
    supplierId = Ref["Supplier"]("suppliers", required=True, filter=True, doc="The supplier.")
    preferred = Boolean(default=False, doc="Whether it is ordered here unless one says otherwise.")
    reference = Text(max_length=80, filter=True, doc="The supplier's number for it.", example="7043921")
    barcode = Text(max_length=80, filter=True, doc="Bar code on the supplier's packing.")
    grossPurchasePrice = Money(doc="Price of one unit before discount.", example=7.8)
    purchasePrice = Money(doc="Price of one unit.", example=5.1)
    unitType = Text(max_length=40, doc="Unit that it is ordered in.", example="m")
    minimumOrderQuantity = DecimalField(minimum=0, doc="Least quantity that is ordered.", example=4)
    packageQuantity = DecimalField(minimum=0, doc="Units in a packing.", example=4)
    date = Date(doc="Day of these prices.")
    stockLocationId = Ref["StockLocation"]("stock-locations", doc="Where it is delivered.")
    webshop = Boolean(default=False, doc="Whether it can be ordered in the supplier's web shop.")
    externalId = Text(filter=True, doc="Its id in another program.")
