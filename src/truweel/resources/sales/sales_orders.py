"""Sales orders, their lines, and the phases that they are invoiced in."""

from typing import TYPE_CHECKING

from truweel.resources.address import Address
from truweel.resources.documents.invoice_phases import InvoicePhase
from truweel.resources.documents.lines import DiscountedDocument
from truweel.resources.documents.prices import SaleLine
from truweel.resources.documents.totals import VatTotal
from truweel.resources.relations.clients import Client
from truweel.schema import (
    Boolean,
    Children,
    Contains,
    Creator,
    Date,
    DecimalField,
    From,
    Id,
    List,
    LogicId,
    LongText,
    Money,
    Range,
    Ref,
    Refs,
    StatusDetails,
    StatusField,
    StatusHistory,
    Text,
    Today,
    Value,
    Work,
    label,
)

if TYPE_CHECKING:
    from truweel.resources.company.companies import Company
    from truweel.resources.company.payment_conditions import PaymentCondition
    from truweel.resources.company.users import User
    from truweel.resources.company.vat_tariffs import VatTariff
    from truweel.resources.purchasing.purchase_supply_orders import PurchaseSupplyOrder
    from truweel.resources.relations.contacts import ClientContact
    from truweel.resources.sales.offers import Offer
    from truweel.resources.sales.projects import Project
    from truweel.resources.sales.subscriptions import Subscription

__all__ = ["SalesOrder", "SalesOrderInvoicePhase", "SalesOrderLineItem"]


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
    status = StatusField("sales-orders", doc="Where it stands, one of the tenant's statuses.", example="in uitvoering")
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
    remark = LongText(search=True, doc="What else there is to know.")
    requestedDate = Date(filter=Range(), sort=True, doc="Day on which the client wants it.")
    globalDiscount = DecimalField(decimals=4, minimum=0, maximum=100, doc="Discount on all lines in percent.")
    globalDiscountAmount = Money(minimum=0, decimals=2, doc="Fixed discount on what is left then.")
    totalExclVat = Money(read_only=True, sort=True, doc="Total, VAT not included.", example=1000)
    totalVat = Money(read_only=True, doc="VAT.", example=210)
    totalInclVat = Money(read_only=True, sort=True, doc="Total, VAT included.", example=1210)
    totalCostExclVat = Money(read_only=True, doc="What it costs, VAT not included.", example=640)
    vatTotals = List(Value(VatTotal), read_only=True, doc="Base and VAT of each category and rate.")
    deliveredPercentage = DecimalField(decimals=4, read_only=True, sort=True, doc="Percent of its value delivered.")
    invoicedTotal = Money(read_only=True, sort=True, doc="What was invoiced of it, VAT not included.")
    toInvoiceTotal = Money(read_only=True, sort=True, doc="What is to be invoiced yet, VAT not included.")
    advanceTotal = Money(read_only=True, doc="Advances that no invoice has taken off yet.")
    statusDetails = StatusDetails(doc="Colour and order of the status.")
    statusHistory = StatusHistory(doc="The statuses it has had.")
    lineItems = Children["SalesOrderLineItem"]("line-items", doc="Its lines, in order.")
    invoicePhases = Children["SalesOrderInvoicePhase"]("invoice-phases", doc="The parts that it is invoiced in.")

    @label
    def describe(self) -> str:
        """Number and subject."""
        return " ".join(word for word in (self.logicId, self.title) if word)

    def party_tariff_id(self, work: Work) -> "Id[VatTariff] | None":
        """The client's VAT tariff."""
        client = work.follow(self, SalesOrder.clientId)
        return client.vatTariffId if client is not None else None


class SalesOrderLineItem(SaleLine, path="line-items", parent="sales-orders", type="sales-order-line-item", revision=2):
    """One line of an order."""

    deliveredQuantity = DecimalField(read_only=True, doc="Units that were delivered.")
    invoicedQuantity = DecimalField(read_only=True, doc="Units that were invoiced.")
    orderedQuantity = DecimalField(read_only=True, doc="Units that were ordered of suppliers.")
    purchaseSupplyOrderIds = Refs["PurchaseSupplyOrder"](
        "purchase-supply-orders", read_only=True, doc="Orders to suppliers that it is on."
    )


class SalesOrderInvoicePhase(
    InvoicePhase, path="invoice-phases", parent="sales-orders", type="sales-order-invoice-phase"
):
    """A part of an order that is invoiced as one: an advance, or the rest."""
