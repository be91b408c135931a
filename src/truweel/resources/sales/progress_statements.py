"""Progress statements: what was done of a contract up to a day, and what is to be invoiced of it."""

from decimal import Decimal
from typing import TYPE_CHECKING

from truweel.resources.documents.lines import COUNTING, Line, LinedDocument
from truweel.resources.documents.totals import VatTotal, line_amount
from truweel.resources.relations.clients import Client
from truweel.schema import (
    Boolean,
    Children,
    Choice,
    Date,
    DecimalField,
    From,
    Id,
    Instant,
    Integer,
    List,
    LogicId,
    Money,
    Range,
    Ref,
    StatusField,
    Sum,
    Text,
    Today,
    Value,
    Work,
    derive,
    label,
)

if TYPE_CHECKING:
    from truweel.resources.company.companies import Company
    from truweel.resources.company.users import User
    from truweel.resources.company.vat_tariffs import VatTariff
    from truweel.resources.sales.offers import Offer
    from truweel.resources.sales.projects import Project
    from truweel.resources.sales.sales_invoices import SalesInvoice
    from truweel.resources.sales.sales_orders import SalesOrder, SalesOrderLineItem
    from truweel.resources.sales.settlements import Settlement

__all__ = ["ProgressStatement", "ProgressStatementLineItem"]


class ProgressStatement(
    LinedDocument,
    path="progress-statements",
    other_paths=("claim-states",),
    event="progress-statement",
    module="progress-statements",
    extra=True,
    documents=True,
):
    """How far the work of a contract is. It asks for what was done since the statement before it."""

    logicId = LogicId("VS", when="date", doc="Number, given with the date.", example="VS260009")
    number = Integer(read_only=True, filter=True, sort=True, doc="Place among those of its project, from 1.", example=3)
    title = Text(sort=True, search=True, doc="Subject.", example="Vorderingsstaat maart")
    date = Date(default=Today(), filter=Range("fromDate", "toDate"), sort=True, doc="Day of the statement.")
    periodStart = Date(filter=Range(), doc="First day of the period that it is about.")
    periodEnd = Date(filter=Range(), doc="Last day of that period.")
    status = StatusField(
        "progress-statements", doc="Where it stands, one of the tenant's statuses.", example="verzonden"
    )
    projectId = Ref["Project"]("projects", filter=True, doc="Project that it is about.")
    salesOrderId = Ref["SalesOrder"]("sales-orders", filter=True, doc="Order that is the contract.")
    offerId = Ref["Offer"]("offers", filter=True, doc="Offer that is the contract, where there is no order.")
    clientId = Ref["Client"](
        "clients", filter=True, default=From("salesOrderId.clientId", "projectId.clientId"), doc="Client, who pays."
    )
    companyId = Ref["Company"](
        "companies",
        filter=True,
        default=From("salesOrderId.companyId", "projectId.companyId"),
        doc="Own company that does the work.",
    )
    strategy = Choice(
        "SIMPLE",
        "DETAILED",
        default="DETAILED",
        doc="Whether its invoice has one line for each VAT rate, or one for each of its lines.",
    )
    percentage = DecimalField(decimals=4, read_only=True, doc="Percent of the contract that is done.", example=40)
    contractTotal = Money(read_only=True, doc="What the contract comes to, VAT not included.", example=25000)
    cumulativeTotal = Money(
        value=Sum("lineItems.cumulativeAmount"), doc="What was done up to now, VAT not included.", example=10000
    )
    previousTotal = Money(
        value=Sum("lineItems.previousAmount"), doc="What earlier statements asked for, VAT not included.", example=6000
    )
    totalExclVat = Money(read_only=True, sort=True, doc="What this one asks for, VAT not included.", example=4000)
    totalVat = Money(read_only=True, doc="VAT on that.", example=840)
    totalInclVat = Money(read_only=True, sort=True, doc="What it asks for, VAT included.", example=4840)
    vatTotals = List(Value(VatTotal), read_only=True, doc="Base and VAT of each category and rate.")
    retentionPercentage = DecimalField(
        decimals=4, minimum=0, maximum=100, doc="Percent that the client pays later, as a guarantee.", example=5
    )
    retentionTotal = Money(read_only=True, doc="What of this one is paid later.")
    advanceDeduction = Money(minimum=0, decimals=2, doc="Part of an advance that is taken off.", example=500)
    priceRevisionFactor = DecimalField(
        minimum=0, default=Decimal(1), doc="What prices are multiplied by, since wages and materials changed."
    )
    approvedAt = Instant(read_only=True, doc="When it was approved.")
    approvedByUserId = Ref["User"]("users", read_only=True, doc="Who approved it.")
    salesInvoiceId = Ref["SalesInvoice"](
        "sales-invoices", read_only=True, filter=True, doc="Invoice that was made of it."
    )
    lineItems = Children["ProgressStatementLineItem"]("line-items", doc="Its lines, in order.")

    @label
    def describe(self) -> str:
        """Number, day and subject."""
        day = "/".join(reversed(self.date.split("-"))) if self.date else None
        return " ".join(word for word in (self.logicId, day, self.title) if word)

    def party_tariff_id(self, work: Work) -> "Id[VatTariff] | None":
        """The client's VAT tariff."""
        client = work.follow(self, ProgressStatement.clientId)
        return client.vatTariffId if client is not None else None

    @derive
    def total_up(self, work: Work) -> None:
        """Lines are added up, where this transaction changes one."""
        if work.is_loaded(self, "lineItems"):
            self.total_lines(work)


class ProgressStatementLineItem(
    Line, path="line-items", parent="progress-statements", type="progress-statement-line-item", revision=2
):
    """How far one line of the contract is."""

    quantity = DecimalField(read_only=True, doc="The same as `currentQuantity`.", example=30)
    orderLineItemId = Ref["SalesOrderLineItem"]("sales-orders/line-items", filter=True, doc="Line of the order.")
    settlementId = Ref["Settlement"]("settlements", filter=True, doc="Change of the contract that it comes from.")
    predictedQuantity = DecimalField(read_only=True, doc="Units of the contract.", example=100)
    previousQuantity = DecimalField(
        read_only=True, default=Decimal(0), doc="Units up to the statement before.", example=40
    )
    currentQuantity = DecimalField(default=Decimal(0), doc="Units done in this period.", example=30)
    cumulativeQuantity = DecimalField(read_only=True, doc="Units up to now.", example=70)
    percentage = DecimalField(decimals=4, read_only=True, doc="Percent of the contract's units up to now.", example=70)
    fixed = Boolean(default=False, doc="Whether a percentage of the whole statement leaves it as it is.")
    cumulativeAmount = Money(read_only=True, doc="What was done up to now, in cents.")
    previousAmount = Money(
        read_only=True, default=Decimal(0), doc="That of the statement before, as it was stored there."
    )

    @derive
    def come_to(self, work: Work) -> None:
        """What was done less what was asked for before: so the statements add up to the contract (catalogue 7.6)."""
        self.quantity = self.currentQuantity
        self.cumulativeQuantity = (self.previousQuantity or Decimal(0)) + (self.currentQuantity or Decimal(0))
        counts = self.type == COUNTING
        self.cumulativeAmount = (
            line_amount(self.cumulativeQuantity, self.price, self.discount) if counts else Decimal(0)
        )
        if self.type != "SUM":
            self.totalExclVat = self.cumulativeAmount - (self.previousAmount or Decimal(0))
