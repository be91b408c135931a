"""Sales orders, their lines, and the phases that they are invoiced in."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, cast

from truweel.resources.address import Address
from truweel.resources.documents.contract_lines import MORE_THAN_AGREED, ContractLine
from truweel.resources.documents.invoice_phases import InvoicePhase
from truweel.resources.documents.ledgers import (
    Advance,
    ChangeOrder,
    Delivered,
    InvoicedAmount,
    InvoicedQuantity,
    OrderedQuantity,
    StatedQuantity,
)
from truweel.resources.documents.lines import COUNTING, DiscountedDocument, LineOutline, rounding
from truweel.resources.documents.prints import ORDERED_TYPES, OrderPrint
from truweel.resources.documents.totals import VatTotal
from truweel.resources.relations.clients import Client
from truweel.resources.sales.settlements import Settlement
from truweel.resources.stock.units import StockReservation, count_in_stock
from truweel.resources.system.statuses import default_status, reserves_stock
from truweel.resources.work.prints import OrderUsePrint
from truweel.schema import (
    Balance,
    BalanceFormula,
    Boolean,
    Children,
    Choice,
    Contains,
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
    Resource,
    StatusDetails,
    StatusField,
    StatusHistory,
    Text,
    Today,
    Value,
    ValueObject,
    Work,
    action,
    check_deletion,
    derive,
    follows,
    formula,
    job,
    label,
    posting,
    rendition,
)
from truweel.schema.printed_document import PrintedDocument

if TYPE_CHECKING:
    from truweel.resources.company.companies import Company
    from truweel.resources.company.journals import Journal
    from truweel.resources.company.payment_conditions import PaymentCondition
    from truweel.resources.company.users import User
    from truweel.resources.purchasing.purchase_supply_orders import PurchaseSupplyOrder
    from truweel.resources.relations.contacts import ClientContact
    from truweel.resources.sales.deliveries import Delivery
    from truweel.resources.sales.offers import Offer
    from truweel.resources.sales.projects import Project
    from truweel.resources.sales.sales_invoices import SalesInvoice
    from truweel.resources.sales.subscriptions import Subscription
    from truweel.resources.stock.stock_locations import StockLocation
    from truweel.resources.work.work_orders import WorkOrder

__all__ = ["DeliveredLine", "SalesOrder", "SalesOrderInvoicePhase", "SalesOrderLineItem"]

DELIVERED, INVOICED = "geleverd", "gefactureerd"
"""The statuses of what is delivered and invoiced in full (catalogue 7.9)."""
STRATEGIES = ("FULL", "DELIVERED", "TIME_AND_MATERIAL")
"""What is invoiced of an order: all that is open, what was delivered of it, or its work orders."""


class DeliveredLine(ValueObject):
    """How much of a line is delivered."""

    orderLineItemId = Ref["SalesOrderLineItem"]("sales-orders/line-items", doc="Line of the order.")
    quantity = DecimalField(doc="Units; by default all that are open.", example=4)


class SuppliedLine(ValueObject):
    """How much of a line is ordered at its supplier."""

    orderLineItemId = Ref["SalesOrderLineItem"]("sales-orders/line-items", doc="Line of the order.")
    quantity = DecimalField(minimum=0, doc="Units; by default what is neither ordered nor delivered.", example=4)


def _is_whole(part: Decimal, quantity: Decimal | None) -> bool:
    """Whether `part` is all of a quantity, which may be below zero."""
    return abs(part) >= abs(quantity or Decimal(0))


class SalesOrder(
    DiscountedDocument,
    path="sales-orders",
    event="sales-order",
    module="sales-orders",
    scope="sales-orders",
    extra=True,
    documents=True,
):
    """What a client ordered."""

    post_member = "salesOrderId"

    logicId = LogicId("R", when="date", doc="Number, given with the date.", example="R260041")
    title = Text(sort=True, search=True, doc="Subject.", example="Renovatie badkamer")
    date = Date(default=Today(), filter=Range("fromDate", "toDate"), sort=True, doc="Day of the order.")
    status = StatusField(
        "sales-orders",
        default=default_status("sales-orders"),
        doc="Where it stands, one of the tenant's statuses.",
        example="in uitvoering",
    )
    clientId = Ref["Client"]("clients", filter=True, doc="Client, who pays.")
    endClientId = Ref["Client"]("clients", filter=True, doc="Client for whom the work is done, if another.")
    clientContactId = Ref["ClientContact"]("clients/contacts", filter=True, doc="Contact at the client.")
    clientReference = Text(filter=Contains(), search=True, doc="The client's own reference.", example="PO-2026-118")
    projectId = Ref["Project"]("projects", filter=True, doc="Project that it belongs to.")
    offerId = Ref["Offer"]("offers", filter=True, doc="Offer that it was made from.")
    companyId = Ref["Company"]("companies", filter=True, doc="Own company that does the work.")
    subscriptionId = Ref["Subscription"]("subscriptions", filter=True, doc="Subscription that made it.")
    assignedUserId = Ref["User"]("users", filter=True, default=Creator(), doc="User who is responsible.")
    salesAgentUserId = Ref["User"]("users", filter=True, doc="User who sold it.")
    timeAndMaterial = Boolean(
        default=False, filter=True, doc="Whether it is invoiced by what is used, not by what was agreed."
    )
    address = Value(Address, doc="Where the work is done.")
    invoiceEmail = Text(doc="Address that its invoices go to.", example="facturen@example.com")
    paymentConditionId = Ref["PaymentCondition"](
        "payment-conditions", default=From("clientId.paymentConditionId"), doc="When its invoices are paid."
    )
    currency = Text(max_length=3, default="EUR", doc="Currency, ISO 4217.", example="EUR")
    stockLocationId = Ref["StockLocation"](
        "stock-locations", filter=True, doc="Location that its stock is promised and taken from (ours)."
    )
    remark = LongText(search=True, doc="What else there is to know.")
    requestedDate = Date(filter=Range(), sort=True, doc="Day on which the client wants it.")
    globalDiscount = DecimalField(decimals=4, minimum=0, maximum=100, doc="Discount on all lines in percent.")
    globalDiscountAmount = Money(minimum=0, decimals=2, doc="Fixed discount on what is left then.")
    totalExclVat = Money(read_only=True, sort=True, doc="Total, VAT not included.", example=1000)
    linesTotal = Money(read_only=True, doc="What its lines come to, before discounts on the whole (ours).")
    totalVat = Money(read_only=True, doc="VAT.", example=210)
    totalInclVat = Money(read_only=True, sort=True, doc="Total, VAT included.", example=1210)
    totalCostExclVat = Money(read_only=True, doc="What it costs, VAT not included.", example=640)
    vatTotals = List(Value(VatTotal), read_only=True, doc="Base and VAT of each category and rate.")
    rounding = rounding()
    deliveredPercentage = BalanceFormula(sort=True, doc="Percent of its value delivered.")
    invoicedTotal = Balance(
        InvoicedAmount.amount, by=InvoicedAmount.salesOrderId, sort=True,
        doc="What was invoiced of it, drafts included, VAT not included.",
    )  # fmt: skip
    settlementsTotal = Balance(
        ChangeOrder.amount, by=ChangeOrder.salesOrderId, sort=True,
        doc="What the change orders that the client agreed to add, VAT not included (ours).",
    )  # fmt: skip
    settlementCount = Balance(ChangeOrder.count, by=ChangeOrder.salesOrderId, doc="How many those are (ours).")
    toInvoiceTotal = BalanceFormula(
        sort=True, doc="What is to be invoiced yet, agreed change orders included, VAT not included."
    )
    advanceTotal = Balance(
        Advance.amount, by=Advance.salesOrderId, at_least=0, doc="Advances that no invoice has taken off yet.",
        remedy="Invoices would take off more than was advanced: lower what they deduct, or credit one of them first.",
    )  # fmt: skip
    deliveredTotal = Balance(
        Delivered.amount, by=Delivered.salesOrderId, doc="What was delivered of it, VAT not included (ours)."
    )
    reservesStock = Boolean(
        read_only=True, default=False, filter=True, doc="Whether its status says that stock is promised (ours)."
    )
    formerStatus = Text(
        read_only=True, doc="The status that it had before it was delivered or invoiced; empty for null (ours)."
    )
    statusDetails = StatusDetails(doc="Colour and order of the status.")
    statusHistory = StatusHistory(doc="The statuses it has had.")
    lineItems = Children["SalesOrderLineItem"]("line-items", doc="Its lines, in order.")
    invoicePhases = Children["SalesOrderInvoicePhase"]("invoice-phases", doc="The parts that it is invoiced in.")

    @label
    def describe(self) -> str:
        """Number and subject."""
        return " ".join(word for word in (self.logicId, self.title) if word)

    @rendition("pdf", "application/pdf", types=ORDERED_TYPES)
    def print(self, work: Reads, type: str) -> PrintedDocument:
        """The confirmation of the order, in the client's language; as a pro forma it says that it is no invoice.
        TIME_AND_MATERIAL is what its work orders come to up to now."""
        if type != "TIME_AND_MATERIAL":
            return OrderPrint(self, work, type).compose()
        from truweel.resources.work.work_orders import WorkOrder  # they belong to orders

        own = WorkOrder.salesOrderId.equals(cast("Id[SalesOrder]", self.id))
        work_orders = sorted(work.select(WorkOrder, own), key=lambda order: (order.date or "9", order.id))
        return OrderUsePrint(self, work, work_orders).compose()

    @derive
    def reserve_by_status(self, work: Work) -> None:
        """The tenant's status says whether stock is promised."""
        before = work.before(self)
        if before is None or before.status != self.status:
            self.reservesStock = reserves_stock("sales-orders", self.status, work)

    @job
    def follow_status(self, work: Work) -> None:
        """Promise stock, or no longer, as its status says by now."""
        self.reservesStock = reserves_stock("sales-orders", self.status, work)

    @derive
    def add_lines_up(self, work: Work) -> None:
        """Its lines before discounts, where this transaction changes one."""
        if work.is_loaded(self, "lineItems"):
            lines = work.outline(self, "lineItems", LineOutline)
            self.linesTotal = sum(
                (line.totalExclVat or Decimal(0) for line in lines if line.type == COUNTING), Decimal(0)
            )

    @formula(toInvoiceTotal)
    def still_to_invoice(self) -> Decimal:
        """Its total and that of its change orders, less what was invoiced."""
        return (self.totalExclVat or Decimal(0)) + self.settlementsTotal - self.invoicedTotal

    def list_changes(self, work: Work) -> list[Settlement]:
        """The change orders that the client agreed to."""
        if not self.settlementCount:
            return []
        changes = work.select(Settlement, Settlement.salesOrderId.equals(cast("Id[SalesOrder]", self.id)))
        return [change for change in changes if change.is_agreed]

    @formula(deliveredPercentage)
    def delivered_part(self) -> Decimal:
        """What was delivered, as a percentage of its lines; 0 where they come to nothing."""
        worth = self.linesTotal or Decimal(0)
        return round(min(self.deliveredTotal / worth, Decimal(1)) * 100, 4) if worth else Decimal(0)

    @follows(status, invoicedTotal, deliveredTotal, settlementCount, advanceTotal, former=formerStatus)
    def follow_lines(self, work: Work) -> str | None:
        """Invoiced once all its lines are, and those of its change orders, else delivered once its lines are (catalogue
        7.9)."""
        lines = [line for line in self.lineItems if line.type == COUNTING and line.quantity]
        changes = [line for change in self.list_changes(work) for line in change.lineItems]
        added = [line for line in changes if line.type == COUNTING and line.quantity]
        invoiced = [
            *(_is_whole(line.invoicedQuantity, line.quantity) for line in lines),
            *(_is_whole(line.invoicedQuantity, line.quantity) for line in added),
        ]
        if invoiced and all(invoiced):
            return INVOICED
        is_invoiced_by_hand = self.status == INVOICED and self.formerStatus is None
        if lines and all(_is_whole(line.deliveredQuantity, line.quantity) for line in lines):
            return None if is_invoiced_by_hand else DELIVERED
        return None

    @check_deletion
    def keep_invoiced(self, work: Work) -> Iterable[Fault]:
        """What was invoiced or delivered would have no order any more."""
        if self.invoicedTotal or self.advanceTotal or self.deliveredTotal:
            raise Refused("It can't be deleted: it was invoiced or delivered. Delete the drafts, or undo them, first.")
        return ()

    @action(returns="sales-invoices")
    def invoice(
        self,
        work: Work,
        strategy: Annotated[
            str | None,
            Choice(
                *STRATEGIES,
                doc="What is invoiced: all that is open, what was delivered, or its work orders. By default all; of an "
                "order that is invoiced by what is used, the work orders.",
            ),
        ],
        journalId: Annotated["Id[Journal] | None", Ref["Journal"]("journals", doc="Book of the invoice.")],
        fromDate: Annotated[str | None, Date(doc="First day of the work orders that count.")],
        toDate: Annotated[str | None, Date(doc="Last day of the work orders that count.")],
        date: Annotated[str | None, Date(doc="Day of the invoice; by default today.")],
    ) -> "SalesInvoice":
        """Make a draft invoice of what is to be invoiced of it, less the advances that were invoiced."""
        from truweel.resources.sales.billing import Wish, bill  # invoices refer to orders

        return bill(work, [self], [], Wish(strategy, journalId, fromDate, toDate, date))

    @action(returns="deliveries")
    def deliver(
        self,
        work: Work,
        lines: Annotated[
            list[dict[str, Any]],
            List(Value(DeliveredLine), distinct="orderLineItemId", doc="Lines and units; by default all that is open."),
        ],
        date: Annotated[str | None, Date(doc="Day of the delivery; by default today.")],
    ) -> "Delivery":
        """Make a delivery of its lines, which counts once it is delivered."""
        from truweel.resources.sales.deliveries import make_delivery  # deliveries refer to orders

        return make_delivery(work, self, lines, date)

    @action(returns="work-orders")
    def work_order(
        self, work: Work, date: Annotated[str | None, Date(doc="Day of the work; by default today.")]
    ) -> "WorkOrder":
        """A work order for it, with its clients, project, company, address and reference, for the user who is
        responsible. It has no lines yet."""
        from truweel.resources.work.work_orders import WorkOrder  # work orders refer to orders

        order = work.make(WorkOrder)
        work.copy(
            self, order, SalesOrder.title, SalesOrder.clientId, SalesOrder.endClientId, SalesOrder.projectId,
            SalesOrder.companyId, SalesOrder.address, SalesOrder.clientReference, SalesOrder.assignedUserId,
            SalesOrder.timeAndMaterial,
        )  # fmt: skip
        order.salesOrderId, order.origin = cast("Id[SalesOrder]", self.id), "ORDER"
        order.date = date or work.today.isoformat()
        return order

    @action(returns="purchase-supply-orders", many=True)
    def order_supplies(
        self,
        work: Work,
        lines: Annotated[
            list[dict[str, Any]],
            List(
                Value(SuppliedLine),
                distinct="orderLineItemId",
                doc="Lines and units; by default all articles that have a preferred supplier.",
            ),
        ],
    ) -> "list[PurchaseSupplyOrder]":
        """Order its articles at their preferred suppliers, a draft for each: by default what is neither ordered nor
        delivered yet."""
        from truweel.resources.purchasing.ordering import order_lines  # orders at suppliers refer to orders

        return order_lines(work, self, lines)


class SalesOrderLineItem(
    ContractLine, path="line-items", parent="sales-orders", type="sales-order-line-item", revision=2
):
    """One line of an order."""

    deliveredQuantity = Balance(
        Delivered.quantity, by=Delivered.orderLineItemId, at_least="fewest", at_most="most",
        remedy="Deliver no more than was sold: lower the quantity, or raise that of the order's line first.",
        doc="Units that were delivered.",
    )  # fmt: skip
    invoicedQuantity = Balance(
        InvoicedQuantity.quantity, by=InvoicedQuantity.orderLineItemId, at_least="fewest", at_most="most",
        remedy=MORE_THAN_AGREED,
        doc="Units that were invoiced, drafts included.",
    )  # fmt: skip
    statedQuantity = Balance(
        StatedQuantity.quantity, by=StatedQuantity.orderLineItemId, quiet=True,
        doc="Units that approved progress statements say are done (ours).",
    )  # fmt: skip
    orderedQuantity = Balance(
        OrderedQuantity.quantity, by=OrderedQuantity.orderLineItemId, quiet=True,
        doc="Units that were ordered of suppliers.",
    )  # fmt: skip
    purchaseSupplyOrderIds = Refs["PurchaseSupplyOrder"](
        "purchase-supply-orders", read_only=True, doc="Orders to suppliers that it is on."
    )

    stockFactor = DecimalField(
        read_only=True, doc="Units of the article's stock in one unit; null where none is kept (ours)."
    )

    @follows(purchaseSupplyOrderIds, orderedQuantity)
    def follow_supply_orders(self, work: Work) -> "list[Id[PurchaseSupplyOrder]]":
        """The orders to suppliers that it is on."""
        from truweel.resources.purchasing.purchase_supply_orders import list_supply_orders  # they refer to its lines

        return list_supply_orders(self, work)

    @property
    def to_order(self) -> Decimal:
        """Units that are neither ordered nor delivered."""
        return max((self.quantity or Decimal(0)) - max(self.orderedQuantity, self.deliveredQuantity), Decimal(0))

    @derive
    def measure(self, work: Work) -> None:
        """How its article is counted, when article or unit is set."""
        before = work.before(self)
        if before is None or (before.articleId, before.unitType) != (self.articleId, self.unitType):
            self.stockFactor = count_in_stock(self.articleId, self.unitType, work)

    @posting(
        StockReservation,
        reads=(SalesOrder.reservesStock, SalesOrder.stockLocationId),
        balances=(deliveredQuantity,),
    )
    def reserve(self, order: SalesOrder) -> Iterable[StockReservation]:
        """What is sold and not delivered is promised while the status of the order says so."""
        if order.reservesStock and self.type == COUNTING and self.articleId and self.stockFactor is not None:
            open_quantity = max((self.quantity or Decimal(0)) - self.deliveredQuantity, Decimal(0))
            yield StockReservation(
                articleId=self.articleId,
                stockLocationId=order.stockLocationId,
                quantity=open_quantity * self.stockFactor,
            )


class SalesOrderInvoicePhase(
    InvoicePhase,
    path="invoice-phases",
    parent="sales-orders",
    type="sales-order-invoice-phase",
    ids="offers/invoice-phases",
):
    """A part of an order that is invoiced as one: an advance, or the rest."""

    def other_plans(self, work: Work) -> Iterable[tuple[Resource, Children[Any]]]:
        """That of the offer that its order was made from."""
        order: SalesOrder = work.parent(self)
        offer = work.follow(order, SalesOrder.offerId)
        if offer is not None and offer.deletedAt is None and offer.salesOrderId == order.id:
            yield offer, type(offer).invoicePhases

    @action(returns="sales-invoices")
    def invoice(
        self,
        work: Work,
        date: Annotated[str | None, Date(doc="Day of the invoice; by default today.")],
        journalId: Annotated["Id[Journal] | None", Ref["Journal"]("journals", doc="Book of the invoice.")],
    ) -> "SalesInvoice":
        """Make the draft of its invoice: an advance, or of the last phase all that is open, less the advances."""
        from truweel.resources.sales.billing import bill_phase  # invoices refer to orders

        return bill_phase(work, work.parent(self), self, date, journalId)
