"""Articles, what else is sold with them, at which prices, and who delivers them."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, cast

from truweel.resources.company.settings import Settings, read_settings
from truweel.resources.equipment.maintenance import MaintenancePlan
from truweel.resources.stock.stock_changes import StockMove
from truweel.resources.stock.units import PurchaseCost, StockBackorder, StockReservation
from truweel.schema import (
    Balance,
    BalanceFormula,
    Boolean,
    Children,
    Choice,
    Code,
    Contains,
    Date,
    DecimalField,
    Fault,
    File,
    Id,
    LongText,
    Map,
    Money,
    Parent,
    Range,
    Ref,
    Refs,
    Refused,
    Resource,
    Text,
    Value,
    ValueObject,
    Work,
    check,
    check_deletion,
    derive,
    follows,
    formula,
    label,
)
from truweel.schema.numbers import format_decimal

if TYPE_CHECKING:
    from truweel.resources.company.activities import Activity
    from truweel.resources.company.general_ledger_accounts import GeneralLedgerAccount
    from truweel.resources.company.vat_tariffs import VatTariff
    from truweel.resources.purchasing.receipts import PurchaseReceipt
    from truweel.resources.relations.suppliers import Supplier
    from truweel.resources.sales.price_groups import PriceGroup
    from truweel.resources.stock.article_groups import ArticleGroup
    from truweel.resources.stock.project_supply_routes import ProjectSupplyRoute
    from truweel.resources.stock.stock_locations import StockLocation

__all__ = [
    "Article",
    "ArticleAdditionalItem",
    "ArticleComposite",
    "ArticleMaintenanceTemplate",
    "ArticleSaleUnit",
    "ArticleStockLevel",
    "ArticleSupplier",
    "ArticleTierPrice",
    "ArticleTimeStandard",
    "ArticleTranslation",
]


PREFERRED_SUPPLIER_PRICE = "PREFERRED_SUPPLIER_PRICE"
AVERAGE_PURCHASE_PRICE, LAST_PURCHASE_PRICE = "AVERAGE_PURCHASE_PRICE", "LAST_PURCHASE_PRICE"
MARGIN_ON_COST, MARGIN_ON_GROSS_PURCHASE_PRICE = "MARGIN_ON_COST", "MARGIN_ON_GROSS_PURCHASE_PRICE"
"""Strategies; the prices of an article with another one are set by hand."""
LEAST = Decimal("0.000001")
"""The least quantity that comes; what goes back is below zero."""


class ArticleTranslation(ValueObject):
    """What documents for clients call an article, in another language."""

    saleName = Text(doc="Name on documents for clients.", example="Drain pipe 110 mm")
    description = LongText(doc="Description.", example="Thick-walled PVC pipe SN4, 4 m long")


class Article(
    Resource,
    path="articles",
    event="article",
    module="articles",
    scope="articles",
    extra=True,
    documents=True,
    revision=2,
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
        max_length=60,
        default="FIXED_PRICE",
        doc="How the sale price is found: FIXED_PRICE, MARGIN_ON_COST or MARGIN_ON_GROSS_PURCHASE_PRICE (that of the "
        "preferred supplier).",
        example="FIXED_PRICE",
    )
    costPriceStrategy = Text(
        max_length=60,
        default="FIXED_PRICE",
        doc="How the cost is found: FIXED_PRICE, PREFERRED_SUPPLIER_PRICE, AVERAGE_PURCHASE_PRICE (that of all that "
        "was received), or LAST_PURCHASE_PRICE (that of what was received last).",
        example="FIXED_PRICE",
    )
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
    reservedStock = Balance(
        StockReservation.quantity, by=StockReservation.articleId, quiet=True, event="stock-changed",
        doc="Units that orders promise and have not delivered.",
    )  # fmt: skip
    backorderStock = Balance(
        StockBackorder.quantity, by=StockBackorder.articleId, quiet=True, event="stock-changed",
        doc="Units that are ordered and not received.",
    )  # fmt: skip
    availableStock = BalanceFormula(sort=True, doc="Units in stock that are not promised; below zero what is short.")
    purchasedQuantity = Balance(
        PurchaseCost.quantity, by=PurchaseCost.articleId, quiet=True, doc="Units received of suppliers (ours)."
    )
    purchasedTotal = Balance(
        PurchaseCost.amount, by=PurchaseCost.articleId, quiet=True, doc="What these cost, VAT not included (ours)."
    )
    reorderQuantity = BalanceFormula(
        since=2, filter=Range(), sort=True,
        doc="Units to order: up to `targetStock`, once less than `minimumStock` is free or on its way (ours).",
    )  # fmt: skip
    minimumStock = DecimalField(minimum=0, doc="Below this it is to be ordered.", example=10)
    targetStock = DecimalField(minimum=0, doc="Up to this it is ordered.", example=50)
    weightKg = DecimalField(minimum=0, doc="Weight of one unit in kg.", example=1.9)
    timeOperation = Boolean(default=False, filter=True, doc="Whether it is an hour code.")
    installation = Boolean(default=False, filter=True, doc="Whether each one sold is an installation to look after.")
    wappy = Boolean(default=False, filter=True, doc="Whether the mobile app shows it.")
    imageId = File("image/", doc="Picture.")
    internalPhotoId = File("image/", since=2, doc="Picture that only the firm's own people see.")
    articleType = Text(
        max_length=60,
        filter=True,
        since=2,
        doc="What it is: an article, an installation, a material.",
        example="Artikel",
    )
    libraryType = Text(max_length=60, filter=True, since=2, doc="Library that it comes from.", example="Sanitair 2026")
    lineType = Choice(
        "LINE", "TITLE", "TEXT", "VARIANT", "SUM", filter=True, since=2, doc="Kind of line that it makes on a document."
    )
    level = Text(max_length=60, since=2, doc="Layout style of that line.", example="Titel 1")
    agreementType = Choice(
        "SOG",
        "FH",
        "VH",
        filter=True,
        since=2,
        doc="Kind of quantity in a bill of quantities: SOG lump sum, FH fixed, VH presumed.",
        example="FH",
    )
    pricePerQuantity = DecimalField(minimum=0, since=2, doc="Units that its prices are for; null for one.", example=100)
    compositeLineItem = Boolean(default=False, since=2, doc="Whether a line of it shows the parts that it is made of.")
    translations = Map(
        Value(ArticleTranslation), since=2, doc="Language, such as `fr`, and its texts for clients in that language."
    )
    saleUnits = Children["ArticleSaleUnit"]("sale-units", doc="Packings in which it is sold.")
    tierPrices = Children["ArticleTierPrice"]("tier-prices", doc="Prices from a quantity on.")
    composites = Children["ArticleComposite"]("composites", doc="What it is made of.")
    maintenanceTemplates = Children["ArticleMaintenanceTemplate"](
        "maintenance-templates", doc="Maintenance that an installation made of it needs."
    )
    timeStandards = Children["ArticleTimeStandard"]("time-standards", doc="Hours of work that one unit takes.")
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

    @formula(reorderQuantity, since=2)
    def propose_order(self) -> Decimal:
        """What is missing up to `targetStock`, once less than `minimumStock` is free or on its way."""
        coming = self.availableStock + self.backorderStock
        if self.minimumStock is None or coming >= self.minimumStock:
            return Decimal(0)
        return max(self.targetStock if self.targetStock is not None else self.minimumStock, self.minimumStock) - coming

    @check_deletion
    def keep_stock(self, work: Work) -> Iterable[Fault]:
        """What is in stock, promised or on its way would be of nothing."""
        if self.totalStock or self.reservedStock or self.backorderStock:
            raise Refused("It can't be deleted: there is stock of it, or orders promise or expect some.")
        return ()

    @property
    def average_cost(self) -> Decimal | None:
        """What one unit cost of all that was received; None while nothing was."""
        return self.purchasedTotal / self.purchasedQuantity if self.purchasedQuantity > 0 else None

    def purchase_cost(self, work: Work) -> Decimal | None:
        """What one unit cost by its strategy, of what was received; None where it has another one, or nothing was."""
        if self.costPriceStrategy != LAST_PURCHASE_PRICE:
            return self.average_cost if self.costPriceStrategy == AVERAGE_PURCHASE_PRICE else None
        receipt: type[PurchaseReceipt] = work.class_at("purchase-supply-orders/receipts")
        own = receipt.articleId.equals(cast("Id[Article]", self.id)), receipt.undone.equals(False)
        last = work.latest(receipt, receipt.date, *own, receipt.quantity.between(LEAST, None))
        return last.unitCost if last is not None else None

    @follows(costPrice, purchasedQuantity, purchasedTotal)
    def follow_purchases(self, work: Work) -> Decimal | None:
        """By its strategy the cost is the average, or the last, of what was received."""
        cost = self.purchase_cost(work)
        return self.costPrice if cost is None else _rounded_price(cost, self.pricePerQuantity or Decimal(1))

    @derive(since=2)
    def follow_strategies(self, work: Work) -> None:
        """Cost and sale price by their strategies; prices of suppliers are for one unit (catalogue 5.1)."""
        units = self.pricePerQuantity or Decimal(1)
        by_supplier = PREFERRED_SUPPLIER_PRICE, MARGIN_ON_GROSS_PURCHASE_PRICE
        supplier = None
        if self.costPriceStrategy in by_supplier or self.salePriceStrategy in by_supplier:
            supplier = next((supplier for supplier in self.articleSuppliers if supplier.preferred), None)
        if self.costPriceStrategy == PREFERRED_SUPPLIER_PRICE and supplier is not None:
            self._follow(Article.costPrice, supplier.purchasePrice, units, work)
        else:
            self._follow(Article.costPrice, self.purchase_cost(work), units, work)
        margin = (Decimal(100) + (self.margin or 0)) / 100
        if self.salePriceStrategy == MARGIN_ON_COST:
            self._follow(Article.salePrice, self.costPrice, margin, work)
        elif self.salePriceStrategy == MARGIN_ON_GROSS_PURCHASE_PRICE and supplier is not None:
            self._follow(Article.salePrice, supplier.grossPurchasePrice, units * margin, work)

    def _follow(self, member: Money[Decimal | None], base: Decimal | None, factor: Decimal, work: Work) -> None:
        """Set a price to `base` times `factor`; where a body just set another one, tell."""
        if base is None:
            return
        price = _rounded_price(base, factor)
        before = work.before(self)
        own_price, former = self.__dict__[member.name], before and before.__dict__[member.name]
        if own_price not in (None, former, price):
            work.warn(member.name, f"follows its strategy, which gives {price.normalize():f}; that was taken")
        member.__set__(self, price)


def _rounded_price(base: Decimal, factor: Decimal) -> Decimal:
    return (base * factor).quantize(Decimal("0.0001"), ROUND_HALF_UP)


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
    verbs=frozenset({"list", "get", "create", "update"}),
    revision=2,
):
    """The stock of an article at one location, and how much is to be there. The first booked change makes it, where
    nobody did."""

    stockLocationId = Ref["StockLocation"](
        "stock-locations", required=True, filter=True, doc="The location; it stays the same."
    )
    totalStock = Balance(
        StockMove.quantity, by=StockMove.articleId, per="stockLocationId", quiet=True, doc="Units in stock there."
    )
    reservedStock = Balance(
        StockReservation.quantity, by=StockReservation.articleId, per="stockLocationId", quiet=True,
        doc="Units that orders promise from there and have not delivered.",
    )  # fmt: skip
    availableStock = BalanceFormula(doc="Units in stock there that are not promised from there.")
    minimumStock = DecimalField(minimum=0, since=2, doc="Below this it is to be ordered for the location.", example=10)
    targetStock = DecimalField(minimum=0, since=2, doc="Up to this it is ordered for the location.", example=50)
    stockPlace = Text(max_length=120, since=2, doc="Shelf at the location; information only.", example="B-12-3")

    @formula(availableStock)
    def free_stock(self) -> Decimal:
        """Units in stock that are not promised."""
        return self.totalStock - self.reservedStock

    @check
    def be_one_of_its_location(self, before: "ArticleStockLevel | None", work: Work) -> Iterable[Fault]:
        """Each location has one, for ever."""
        if before is not None:
            if before.stockLocationId != self.stockLocationId:
                yield Fault("stockLocationId", f"can't change: it is the stock at location {before.stockLocationId}")
        elif work.gives(self, ArticleStockLevel.stockLocationId):
            for level in work.parent(self).stockLevels:
                if level is not self and level.stockLocationId == self.stockLocationId:
                    yield Fault("stockLocationId", f"has a stock level already; change {level.id}")

    @check
    def stay_above_zero(self, before: "ArticleStockLevel | None", work: Work) -> Iterable[Fault]:
        """By the settings nothing leaves that isn't there."""
        had = Decimal(0) if before is None else before.totalStock
        if self.totalStock < min(had, Decimal(0)) and not read_settings(work, Settings.stock).get("allowNegative"):
            article, location = work.parent(self), work.follow(self, ArticleStockLevel.stockLocationId)
            where = location.name if location is not None else "a location"
            raise Refused(
                f"Article {article.id}, {article.describe()}, would have {format_decimal(self.totalStock)} in stock at "
                f"{where}; the settings allow none below zero (`stock.allowNegative`).",
                code=Code.OUT_OF_RANGE,
                params={"min": 0},
            )
        return ()


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


class ArticleSaleUnit(Resource, path="sale-units", parent="articles", type="article-sale-unit"):
    """A packing in which an article is sold."""

    name = Text(required=True, doc="Name.", example="Doos")
    factor = DecimalField(
        required=True, minimum=Decimal("0.0001"), doc="Units of the article in it, more than none.", example=12
    )
    price = Money(decimals=6, doc="Price of one of it; null for that of its units.", example=99.5)
    barcode = Text(max_length=80, filter=True, doc="Bar code on it.", example="5412345678915")
    default = Boolean(default=False, doc="Whether a new line takes it.")


class ArticleTierPrice(Resource, path="tier-prices", parent="articles", type="article-tier-price"):
    """Another price of an article from a quantity on: a price, a discount or a margin."""

    fromQuantity = DecimalField(required=True, minimum=0, doc="Least quantity for it.", example=100)
    price = Money(decimals=6, doc="Price, for as many units as the article's own prices.", example=7.95)
    discount = DecimalField(decimals=4, doc="Percent off the sale price.", example=10)
    margin = DecimalField(decimals=4, doc="Margin on cost in percent.", example=15)
    priceGroupId = Ref["PriceGroup"]("price-groups", filter=True, doc="Clients whom it is for; null for all of them.")


class ArticleComposite(Resource, path="composites", parent="articles", type="article-composite"):
    """A part of an article that is made of others."""

    articleId = Ref["Article"]("articles", required=True, filter=True, doc="The article that is part of it.")
    quantity = DecimalField(required=True, doc="Units of the part for one unit of the whole.", example=2)
    unitType = Text(max_length=40, doc="Unit of the part.", example="m")
    price = Money(decimals=6, doc="Sale price of one unit of the part, if another.", example=8.95)
    costPrice = Money(decimals=6, doc="Cost of one unit of the part, if another.", example=5.1)
    required = Boolean(default=True, doc="Whether it can't be left out.")
    calculationType = Text(max_length=60, filter=True, doc="Kind of cost that the part is.", example="Materiaal")


class ArticleMaintenanceTemplate(
    MaintenancePlan, path="maintenance-templates", parent="articles", type="article-maintenance-template"
):
    """Maintenance that each installation of the article gets a schedule for."""


class ArticleTimeStandard(Resource, path="time-standards", parent="articles", type="article-time-standard"):
    """The hours of work that one unit of an article takes."""

    executionPhase = Text(max_length=120, filter=True, doc="Phase of the work.", example="Ruwbouw")
    context = Choice("NEW_BUILD", "RENOVATION", filter=True, doc="Where it is done; null for both.")
    hours = DecimalField(required=True, minimum=0, decimals=4, doc="Hours for one unit.", example=0.25)
    articleId = Ref["Article"]("articles", filter=True, doc="The hour code that those hours are booked on.")
    default = Boolean(default=False, doc="Whether it counts where nothing else is said.")
