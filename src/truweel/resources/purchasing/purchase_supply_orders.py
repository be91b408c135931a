"""Purchase supply orders and their lines: what is ordered at a supplier."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Annotated, Any, cast

from truweel.errors import ValidationError
from truweel.resources.address import Address
from truweel.resources.company.settings import Settings, read_settings
from truweel.resources.documents.labels import name_document
from truweel.resources.documents.ledgers import InvoicedSupply, OrderedQuantity, Receipts, Received
from truweel.resources.documents.lines import COUNTING, Line, rounding
from truweel.resources.documents.prints import PRICED_TYPES, SupplyOrderPrint
from truweel.resources.documents.totals import VatTotal, line_amount
from truweel.resources.purchasing.approvals import Approvable
from truweel.resources.stock.units import StockBackorder, count_in_stock, find_factor
from truweel.resources.system.statuses import default_status, reserves_stock
from truweel.schema import (
    Balance,
    BalanceFormula,
    Boolean,
    Children,
    Choice,
    Creator,
    Date,
    DecimalField,
    Fault,
    From,
    Id,
    List,
    LogicId,
    LongText,
    Money,
    Range,
    Reads,
    Ref,
    Refs,
    Refused,
    StatusField,
    Text,
    Today,
    Value,
    ValueObject,
    Work,
    action,
    check,
    check_deletion,
    derive,
    follows,
    formula,
    frozen,
    job,
    label,
    meta,
    patched,
    posting,
    rendition,
)
from truweel.schema.numbers import format_decimal
from truweel.schema.printed_document import PrintedDocument

if TYPE_CHECKING:
    from truweel.resources.company.companies import Company
    from truweel.resources.company.payment_conditions import PaymentCondition
    from truweel.resources.company.users import User
    from truweel.resources.purchasing.purchase_invoices import PurchaseInvoice
    from truweel.resources.purchasing.receipts import PurchaseReceipt
    from truweel.resources.relations.contacts import SupplierContact
    from truweel.resources.relations.suppliers import Supplier
    from truweel.resources.sales.projects import Project
    from truweel.resources.sales.sales_orders import SalesOrder, SalesOrderLineItem
    from truweel.resources.stock.articles import Article, ArticleSupplier
    from truweel.resources.stock.project_supply_routes import ProjectSupplyRoute
    from truweel.resources.stock.stock_locations import StockLocation

__all__ = ["PurchaseSupplyOrder", "PurchaseSupplyOrderLineItem", "list_supply_orders"]


INVOICED = "gefactureerd"
"""The status of an order that is invoiced (catalogue 7.9)."""


def list_supply_orders(line: "SalesOrderLineItem", work: Work) -> "list[Id[PurchaseSupplyOrder]]":
    """The orders on which a line of a sales order is."""
    lines = work.select(PurchaseSupplyOrderLineItem, PurchaseSupplyOrderLineItem.orderLineItemId.equals(line.id))
    parents = (work.get(PurchaseSupplyOrder, cast("Id[PurchaseSupplyOrder]", meta(own).parent_id)) for own in lines)
    return list(dict.fromkeys(order.id for order in parents if order is not None and order.kind != "PRICE_REQUEST"))


INVOICED_MEMBERS = (
    Line.type, Line.unitType, Line.description, Line.articleId, Line.postId, Line.materialId, Line.installationId,
    Line.activityId, Line.price, Line.discount, Line.vatTariffId, Line.chapter, Line.projectId,
)  # fmt: skip
"""What a line of an invoice has from the line of the order."""


class ReceivedLine(ValueObject):
    """How much of a line came."""

    lineItemId = Ref["PurchaseSupplyOrderLineItem"]("purchase-supply-orders/line-items", doc="Line of the order.")
    quantity = DecimalField(doc="Units, below zero what goes back; by default all that is to come.", example=4)


class WantedArticle(ValueObject):
    """How many of an article are wanted."""

    articleId = Ref["Article"]("articles", doc="Article.")
    quantity = DecimalField(minimum=0, doc="Units of the article.", example=4)


class PurchaseSupplyOrder(
    Approvable,
    path="purchase-supply-orders",
    event="purchase-supply-order",
    module="purchase-supply-orders",
    type="purchase-supply-order",
    extra=True,
    documents=True,
):
    """What is ordered at a supplier, and how much of it has come."""

    approved_kind = "purchase-supply-orders", "order"
    request_members = "logicId", "date", "supplierId"

    logicId = LogicId("B", when="date", doc="Number, given with the date.", example="B260412")
    title = Text(sort=True, search=True, doc="Subject.", example="Ketels fase 2")
    date = Date(default=Today(), filter=Range("fromDate", "toDate"), sort=True, doc="Day of the order.")
    supplierId = Ref["Supplier"]("suppliers", filter=True, doc="Who delivers.")
    supplierContactId = Ref["SupplierContact"]("suppliers/contacts", doc="Contact at the supplier.")
    status = StatusField(
        "purchase-supply-orders",
        default=default_status("purchase-supply-orders"),
        doc="Where it stands, one of the tenant's statuses.",
        example="besteld",
    )
    kind = Choice(
        "INTERNAL", "PURCHASE", "TRANSPORT", "RENTAL", "SUBCONTRACT", "PRICE_REQUEST",
        default="PURCHASE", filter=True, doc="What kind of order it is.",
    )  # fmt: skip
    projectId = Ref["Project"]("projects", filter=True, doc="Project that it is for.")
    salesOrderId = Ref["SalesOrder"]("sales-orders", filter=True, doc="Sales order that it is for.")
    companyId = Ref["Company"]("companies", filter=True, doc="Own company that orders.")
    assignedUserId = Ref["User"]("users", filter=True, default=Creator(), doc="User who is responsible.")
    requestedDate = Date(filter=Range(), sort=True, doc="Day on which it is to be delivered.")
    confirmedDate = Date(filter=Range(), sort=True, doc="Day on which the supplier says that it will be.")
    address = Value(Address, doc="Where it is delivered.")
    stockLocationId = Ref["StockLocation"]("stock-locations", filter=True, doc="Location that it is received at.")
    projectSupplyRouteId = Ref["ProjectSupplyRoute"](
        "project-supply-routes", filter=True, doc="How it gets to the project."
    )
    supplierReference = Text(filter=True, search=True, doc="The supplier's number of the order.", example="SO-448120")
    paymentConditionId = Ref["PaymentCondition"](
        "payment-conditions", default=From("supplierId.paymentConditionId"), doc="When it is paid."
    )
    currency = Text(
        max_length=3, default=From("supplierId.currency", otherwise="EUR"), doc="Currency, ISO 4217.", example="EUR"
    )
    remark = LongText(default=From("supplierId.orderRemark"), doc="Remark to the supplier.")
    approvalStatus = Choice(
        "NONE", "PENDING", "APPROVED", "REJECTED",
        read_only=True, default="NONE", filter=True, doc="How far its approval is.",
    )  # fmt: skip
    totalExclVat = Money(read_only=True, sort=True, doc="Total, VAT not included.", example=1000)
    totalVat = Money(read_only=True, doc="VAT.", example=210)
    totalInclVat = Money(read_only=True, sort=True, doc="Total, VAT included.", example=1210)
    vatTotals = List(Value(VatTotal), read_only=True, doc="Base and VAT of each category and rate.")
    rounding = rounding()
    receivedPercentage = BalanceFormula(
        filter=True, sort=True, doc="How much of its value was received; of one without value, how many of its lines."
    )
    fullyReceived = Boolean(
        read_only=True, default=False, filter=True, sort=True, doc="Whether all of it was received."
    )
    receivedTotal = Balance(
        Receipts.amount, by=Receipts.purchaseSupplyOrderId, doc="What was received of it, VAT not included (ours)."
    )
    countingLines = Balance(
        Receipts.lines, by=Receipts.purchaseSupplyOrderId, doc="How many lines ask for something (ours)."
    )
    begunLines = Balance(
        Receipts.begun, by=Receipts.purchaseSupplyOrderId, doc="Of how many of them something was received (ours)."
    )
    receivedLines = Balance(
        Receipts.complete, by=Receipts.purchaseSupplyOrderId, doc="How many of them were received in full (ours)."
    )
    expectsStock = Boolean(
        read_only=True, default=False, filter=True, doc="Whether its status says that it is to come (ours)."
    )
    formerStatus = Text(
        read_only=True, doc="The status that it had before anything was received; empty for null (ours)."
    )
    lineItems = Children["PurchaseSupplyOrderLineItem"](
        "line-items", filter=["articleId", "materialId", "orderId", "postId"], doc="Its lines, in order."
    )
    receipts = Children["PurchaseReceipt"]("receipts", doc="What was received, and when (ours).")

    @label
    def describe(self) -> str:
        """Number, day and subject."""
        return name_document(self.logicId, self.date, self.title)

    @rendition("pdf", "application/pdf", types=PRICED_TYPES)
    def print(self, work: Reads, type: str) -> PrintedDocument:
        """The order on paper, in the supplier's language."""
        return SupplyOrderPrint(self, work, type).compose()

    @derive
    def total_up(self, work: Work) -> None:
        """Lines are added up, where this transaction changes one."""
        if work.is_loaded(self, "lineItems"):
            self.total_lines(work)

    @derive
    def expect_by_status(self, work: Work) -> None:
        """The tenant's status says whether it is to come; a receipt in part changes nothing about that."""
        before = work.before(self)
        if before is None or (before.status, before.formerStatus) != (self.status, self.formerStatus):
            self.follow_status(work)

    @job
    def follow_status(self, work: Work) -> None:
        """Expect its lines, or no longer, as its status says by now."""
        names = (self.status, self.formerStatus)
        self.expectsStock = any(reserves_stock("purchase-supply-orders", name, work) for name in names if name)

    @frozen(
        "supplierId", "date", "currency", "lineItems", "archivedAt",
        but=("lineItems.projectId", "lineItems.orderId", "lineItems.activityId", "lineItems.description",
             "lineItems.materialId", "lineItems.installationId", "lineItems.expectedDate",
             "lineItems.generalLedgerAccountId", "lineItems.price", "lineItems.discount", "lineItems.totalExclVat",
             "totalExclVat", "totalVat", "totalInclVat", "vatTotals"),
    )  # fmt: skip
    def stay_as_asked(self, work: Work) -> str | None:
        """What approvers are asked, or have agreed to, stays (catalogue 3.3)."""
        return self.approval_reason

    @formula(receivedPercentage)
    def received_part(self) -> Decimal:
        """What was received, as a percentage."""
        part, whole = self.receivedTotal, self.totalExclVat or Decimal(0)
        if not whole:
            part, whole = self.receivedLines, self.countingLines
        return round(min(part / whole, Decimal(1)) * 100, 2) if whole else Decimal(0)

    @follows(fullyReceived, countingLines, receivedLines)
    def be_complete(self, work: Work) -> bool:
        """Whether all its lines were received in full."""
        return self.countingLines > 0 and self.receivedLines >= self.countingLines

    @follows(status, countingLines, begunLines, receivedLines, former=formerStatus)
    def follow_receipts(self, work: Work) -> str | None:
        """Received, in part or in full, by the settings (catalogue 3.1); one that is invoiced stays so."""
        settings = read_settings(work, Settings.purchasing)
        if not self.begunLines or (self.status == INVOICED and self.formerStatus is None):
            return None
        is_complete = self.receivedLines >= self.countingLines
        return cast("str | None", settings.get("receivedStatus" if is_complete else "partlyReceivedStatus"))

    @check_deletion
    def keep_received(self, work: Work) -> Iterable[Fault]:
        """What was received would have no order any more."""
        before = work.before(self)
        if before is not None and before.begunLines:
            raise Refused("It can't be deleted: some of it was received. Undo its receipts first.")
        return ()

    @action()
    def receive(
        self,
        work: Work,
        lines: Annotated[
            list[dict[str, Any]],
            List(Value(ReceivedLine), distinct="lineItemId", doc="Lines and units; by default all that is to come."),
        ],
        stockLocationId: Annotated[
            "Id[StockLocation] | None",
            Ref["StockLocation"]("stock-locations", doc="Where it is put; by default the order's location."),
        ],
        date: Annotated[str | None, Date(doc="Day on which it came; by default today.")],
    ) -> None:
        """Receive lines, in part too: the stock comes in by a stock change. Units below zero go back. More than was
        ordered is taken, and told. Nothing left to receive changes nothing."""
        from truweel.resources.purchasing.receipts import receive, receive_rest  # receipts refer to orders

        if lines:
            receive(work, self, [(wish["lineItemId"], wish["quantity"]) for wish in lines], stockLocationId, date)
        else:
            receive_rest(work, self, stockLocationId, date)

    @action(returns="purchase-invoices")
    def to_purchase_invoice(self, work: Work) -> "PurchaseInvoice":
        """Make an invoice of what was received of it and not invoiced, to compare with that of the supplier."""
        from truweel.resources.purchasing.purchase_invoices import PurchaseInvoice  # invoices refer to orders

        lines = [line for line in self.lineItems if line.receivedAmount > line.invoicedQuantity]
        if not lines:
            raise Refused("All of it that was received is invoiced.")
        invoice = work.make(PurchaseInvoice)
        work.copy(
            self, invoice, PurchaseSupplyOrder.supplierId, PurchaseSupplyOrder.companyId,
            PurchaseSupplyOrder.paymentConditionId, PurchaseSupplyOrder.currency,
        )  # fmt: skip
        for line in lines:
            invoiced = work.add(invoice, PurchaseInvoice.lineItems)
            work.copy(line, invoiced, *INVOICED_MEMBERS)
            invoiced.quantity = line.receivedAmount - line.invoicedQuantity
            invoiced.salesOrderId, invoiced.purchaseSupplyOrderLineItemId = line.orderId, line.id
        return invoice

    @action(returns="purchase-supply-orders", many=True)
    @staticmethod
    def quick_order(
        work: Work,
        lines: Annotated[list[dict[str, Any]], List(Value(WantedArticle), doc="Articles and how many of each.")],
        projectId: Annotated["Id[Project] | None", Ref["Project"]("projects", doc="Project that it is for.")],
        salesOrderId: Annotated[
            "Id[SalesOrder] | None", Ref["SalesOrder"]("sales-orders", doc="Sales order that it is for.")
        ],
    ) -> "list[PurchaseSupplyOrder]":
        """Order articles at their preferred suppliers: one order for each of these."""
        from truweel.resources.purchasing.ordering import order_articles  # makes orders

        return order_articles(work, lines, projectId, salesOrderId)

    @action(returns="purchase-supply-orders", many=True)
    @staticmethod
    def reorder(
        work: Work,
        articleIds: Annotated[
            "list[Id[Article]]",
            Refs["Article"](
                "articles", doc="Articles; each is ordered up to its target where it is below its minimum."
            ),
        ],
    ) -> "list[PurchaseSupplyOrder]":
        """Order what is missing (`/articles?reorderQuantityFrom=0.000001`), in whole packings and no less than the
        supplier takes: one order for each preferred supplier."""
        from truweel.resources.purchasing.ordering import reorder  # makes orders

        return reorder(work, articleIds)


class PurchaseSupplyOrderLineItem(
    Line, path="line-items", parent="purchase-supply-orders", type="purchase-supply-order-line-item", revision=2
):
    """One line of a purchase supply order."""

    unitType = Text(
        max_length=40,
        default=From("articleSupplierId.unitType", "articleId.unitType"),
        doc="Unit, in the tenant's own words.",
        example="m",
    )
    description = LongText(default=From("articleId.name"), search=True, doc="What is ordered, or the text of the line.")
    price = Money(
        default=From("articleSupplierId.purchasePrice", "articleId.costPrice", otherwise=Decimal(0)),
        doc="Price of one unit, VAT not included.",
        example=5.1,
    )
    receivedAmount = Balance(
        Received.quantity, by=Received.orderLineItemId,
        doc="How many units were received. A patch of the line that gives it another value receives the difference; "
        "elsewhere another value is told and not taken.",
    )  # fmt: skip
    stockFactor = DecimalField(
        read_only=True, doc="Units of the article's stock in one unit; null where none is kept (ours)."
    )
    orderId = Ref["SalesOrder"]("sales-orders", filter=True, doc="Sales order that it is for.")
    orderLineItemId = Ref["SalesOrderLineItem"](
        "sales-orders/line-items", filter=True, doc="Line of that order (ours)."
    )
    orderFactor = DecimalField(
        decimals=9, read_only=True, doc="Units of this line in one unit of that one; null for one (ours)."
    )
    articleSupplierId = Ref["ArticleSupplier"](
        "articles/article-suppliers", doc="The supplier's conditions that it is ordered on."
    )
    invoicedQuantity = Balance(
        InvoicedSupply.quantity, by=InvoicedSupply.orderLineItemId, doc="How many units were invoiced."
    )
    expectedDate = Date(doc="Day on which it is expected.")

    @derive
    def measure(self, work: Work) -> None:
        """How its article is counted, when article or unit is set."""
        before = work.before(self)
        if before is None or (before.articleId, before.unitType) != (self.articleId, self.unitType):
            self.stockFactor = count_in_stock(self.articleId, self.unitType, work)

    @derive
    def compare_units(self, work: Work) -> None:
        """How its unit compares with that of the line of the sales order, when one of them is set."""
        own = PurchaseSupplyOrderLineItem
        if not work.changes(self, own.orderLineItemId, own.articleId, own.unitType):
            return
        line = work.follow(self, PurchaseSupplyOrderLineItem.orderLineItemId)
        article = work.follow(self, PurchaseSupplyOrderLineItem.articleId)
        self.orderFactor = None
        if line is not None and article is not None and line.unitType != self.unitType:
            factors = [find_factor(article, unit, work) for unit in (line.unitType, self.unitType)]
            self.orderFactor = factors[0] / factors[1] if factors[0] and factors[1] else None

    @property
    def left(self) -> Decimal:
        """Units that are to come yet; none once more came than was ordered."""
        quantity = self.quantity or Decimal(0)
        left = quantity - self.receivedAmount
        return left if self.type == COUNTING and left * quantity > 0 else Decimal(0)

    @posting(
        StockBackorder,
        reads=(PurchaseSupplyOrder.expectsStock, PurchaseSupplyOrder.kind),
        balances=(receivedAmount,),
    )
    def expect(self, order: PurchaseSupplyOrder) -> Iterable[StockBackorder]:
        """What is ordered and has not come is expected while the status of the order says so."""
        is_expected = order.expectsStock and order.kind != "PRICE_REQUEST"
        if is_expected and self.articleId is not None and self.stockFactor is not None:
            quantity = max(self.left, Decimal(0)) * self.stockFactor
            yield StockBackorder(articleId=self.articleId, quantity=quantity)

    @posting(OrderedQuantity, reads=(PurchaseSupplyOrder.kind,))
    def orders(self, order: PurchaseSupplyOrder) -> Iterable[OrderedQuantity]:
        """The units of the line of a sales order that it is for."""
        if order.kind != "PRICE_REQUEST" and self.orderLineItemId is not None and self.type == COUNTING:
            units = (self.quantity or Decimal(0)) / (self.orderFactor or Decimal(1))
            quantity = units.quantize(Decimal("0.0001"), ROUND_HALF_UP)
            yield OrderedQuantity(orderLineItemId=self.orderLineItemId, quantity=quantity)

    @posting(Receipts, reads=(), balances=(receivedAmount,))
    def tell_how_far(self, order: PurchaseSupplyOrder) -> Iterable[Receipts]:
        """How far it is, for its order."""
        if self.type == COUNTING and self.quantity:
            came = self.quantity - self.left
            yield Receipts(
                purchaseSupplyOrderId=order.id,
                lines=Decimal(1),
                begun=Decimal(bool(self.receivedAmount)),
                complete=Decimal(not self.left),
                amount=line_amount(came, self.price, self.discount),
            )

    @patched(receivedAmount)
    def receive_difference(self, amount: Decimal, work: Work) -> None:
        """Receive what `amount` is more than was received before; send back what it is less."""
        from truweel.resources.purchasing.receipts import receive

        if self.type != COUNTING:
            raise ValidationError([Fault("receivedAmount", f"a line of type {self.type} counts nothing to receive")])
        receive(work, work.parent(self), [(self.id, amount - self.receivedAmount)], None, None)

    @check
    def keep_what_was_received(self, before: "PurchaseSupplyOrderLineItem | None", work: Work) -> Iterable[Fault]:
        """What came was counted as this article, in this unit."""
        if before is None or not before.receivedAmount:
            return ()
        for member in (PurchaseSupplyOrderLineItem.articleId, PurchaseSupplyOrderLineItem.unitType):
            if before.__dict__[member.name] != self.__dict__[member.name]:
                raise Refused(
                    f"{member.name} can't change: {format_decimal(before.receivedAmount)} were received; "
                    "undo that first.",
                    members=[member.name],
                )
        return ()

    @check_deletion
    def keep_received(self, work: Work) -> Iterable[Fault]:
        """What was received would have no line any more."""
        if self.receivedAmount:
            raise Refused("The line can't be deleted: some of it was received. Undo its receipts first.")
        return ()
