"""Work orders: what was done at a client, in lines, hours, equipment and kilometres."""

from decimal import Decimal
from typing import TYPE_CHECKING

from truweel.resources.address import Address
from truweel.resources.documents.labels import name_document
from truweel.resources.documents.ledgers import InvoicedAmount
from truweel.resources.documents.lines import PlainLine
from truweel.schema import (
    Balance,
    Boolean,
    Children,
    Choice,
    Contains,
    Date,
    DecimalField,
    File,
    From,
    Instant,
    Integer,
    LogicId,
    LongText,
    Money,
    Range,
    Ref,
    Refs,
    Resource,
    ResourceRef,
    Snapshot,
    StatusDetails,
    StatusField,
    StatusHistory,
    Text,
    TimeOfDay,
    Value,
    Work,
    derive,
    follows,
    formula,
    label,
)

if TYPE_CHECKING:
    from truweel.resources.company.activities import Activity
    from truweel.resources.company.companies import Company
    from truweel.resources.company.employees import Employee
    from truweel.resources.company.users import User
    from truweel.resources.company.vat_tariffs import VatTariff
    from truweel.resources.equipment.materials import Material
    from truweel.resources.planning.planning_items import PlanningItem
    from truweel.resources.purchasing.purchase_supply_orders import PurchaseSupplyOrder
    from truweel.resources.relations.clients import Client
    from truweel.resources.sales.projects import Project
    from truweel.resources.sales.sales_invoices import SalesInvoice
    from truweel.resources.sales.sales_orders import SalesOrder
    from truweel.resources.stock.articles import Article
    from truweel.resources.work.hour_types import HourType
    from truweel.resources.work.mobility_types import MobilityType
    from truweel.resources.work.wage_supplements import WageSupplement

__all__ = ["CommuteEntry", "MaterialEntry", "TimeEntry", "WorkOrder", "WorkOrderLineItem"]

INVOICED = "gefactureerd"
"""The status of what stands on an invoice (catalogue 7.9)."""


class WorkOrder(
    Resource,
    path="work-orders",
    event="work-order",
    module="work-orders",
    scope="work-orders",
    extra=True,
    documents=True,
    audit=("createdAt", "updatedAt"),
    order=(
        "assignedUser", "client", "endClient", "project", "company", "planningItem", "salesOrder", "supplyOrder",
        "lineItems", "timeEntries", "materialEntries", "commuteEntries", "statusDetails", "statusHistory",
        "rentalInvoicingPeriod",
    ),
):  # fmt: skip
    """What was done at a client on a day."""

    logicId = LogicId("T", doc="Number.", example="T260114")
    assignedUserId = Ref["User"]("users", filter=True, doc="User who is responsible.")
    projectId = Ref["Project"]("projects", filter=True, doc="Project that it belongs to.")
    clientId = Ref["Client"]("clients", filter=True, doc="Client, who pays.")
    salesOrderId = Ref["SalesOrder"]("sales-orders", filter=True, doc="Order that it belongs to.")
    endClientId = Ref["Client"]("clients", filter=True, doc="Client for whom the work is done, if another.")
    planningItemId = Ref["PlanningItem"]("planning-items", filter=True, doc="Planning item that it was made from.")
    companyId = Ref["Company"]("companies", filter=True, doc="Own company that does the work.")
    supplyOrderId = Ref["PurchaseSupplyOrder"](
        "purchase-supply-orders", filter=True, doc="Order to a subcontractor who does the work."
    )
    title = Text(sort=True, search=True, doc="Subject.", example="Herstelling lek badkamer")
    date = Date(filter=Range("fromDate", "toDate"), sort=True, doc="Day of the work.")
    clientReference = Text(filter=Contains(), search=True, doc="The client's own reference.", example="PO-2026-118")
    status = StatusField("work-orders", doc="Where it stands, one of the tenant's statuses.", example="uitgevoerd")
    remark = LongText(search=True, doc="What else there is to know.")
    timeAndMaterial = Boolean(
        default=False, filter=True, doc="Whether hours and material are invoiced as they are spent."
    )
    ticketNumber = Text(
        max_length=60, filter=True, sort=True, doc="Number of the ticket for hours and material.", example="R-118"
    )
    address = Value(Address, doc="Where the work is done.")
    totalExclVat = Money(read_only=True, sort=True, doc="What it comes to, VAT not included.", example=640)
    totalCostExclVat = Money(read_only=True, sort=True, doc="What it costs, VAT not included.", example=410)
    origin = Choice(
        "MANUAL",
        "WAPPY",
        "PLANNING",
        "ORDER",
        "MAINTENANCE",
        "IMPORT",
        "API",
        default="MANUAL",
        read_only=True,
        filter=True,
        doc="How it was made.",
    )
    signatureId = File("image/", doc="Drawing of the signature.")
    signatureName = Text(doc="Who signed it.", example="Els Maes")
    installationIds = Refs["Material"]("installations", filter="installationId", doc="Installations that it is about.")
    rentalInvoicingPeriodId = ResourceRef(
        relation="rentalInvoicingPeriod",
        read_only=True,
        filter=True,
        doc="Always null: rental is not part of this program.",
    )
    signedAt = Instant(read_only=True, doc="When it was signed.")
    invoicedTotal = Balance(
        InvoicedAmount.amount, by=InvoicedAmount.workOrderId, doc="What of it was invoiced, VAT not included."
    )
    salesInvoiceIds = Refs["SalesInvoice"](
        "sales-invoices", read_only=True, filter="salesInvoiceId", doc="Invoices that it stands on."
    )
    checkedByUserId = Ref["User"]("users", read_only=True, filter=True, doc="Who checked its hours.")
    checkedAt = Instant(read_only=True, doc="When its hours were checked.")
    formerStatus = Text(read_only=True, doc="The status that it had before it was invoiced; empty for null (ours).")
    statusDetails = StatusDetails(doc="Colour and order of the status.")
    statusHistory = StatusHistory(doc="The statuses it has had.")
    lineItems = Children["WorkOrderLineItem"]("line-items", doc="Articles and texts, in order.")
    timeEntries = Children["TimeEntry"]("time-entries", doc="Hours.")
    materialEntries = Children["MaterialEntry"]("material-entries", doc="Equipment that was used.")
    commuteEntries = Children["CommuteEntry"]("commute-entries", doc="Kilometres.")

    @label
    def describe(self) -> str:
        """Number, day and subject."""
        return name_document(self.logicId, self.date, self.title)

    @follows(status, invoicedTotal, former=formerStatus)
    def follow_invoices(self, work: Work) -> str | None:
        """Invoiced while it stands on an invoice (catalogue 7.9)."""
        return INVOICED if self.invoicedTotal else None

    @derive
    def name_invoices(self, work: Work) -> None:
        """The invoices that it stands on, while it is invoiced."""
        before = work.before(self)
        if before is not None and before.invoicedTotal != self.invoicedTotal:
            from truweel.resources.sales.sales_invoices import list_invoices  # invoices refer to work orders

            self.salesInvoiceIds = list_invoices(self, work) if self.invoicedTotal else []


class WorkOrderLineItem(
    PlainLine,
    path="line-items",
    parent="work-orders",
    type="work-order-line-item",
    audit=("createdAt", "updatedAt"),
    revision=2,
):
    """One line of a work order."""


class TimeEntry(
    Resource, path="time-entries", parent="work-orders", type="time-entry", audit=("createdAt", "updatedAt")
):
    """Hours of one employee."""

    employeeId = Ref["Employee"]("employees", filter=True, doc="Who worked.")
    articleId = Ref["Article"]("articles", filter=True, doc="Article that is the hour code.")
    hourTypeId = Ref["HourType"]("hour-types", filter=True, doc="Kind of hours.")
    hours = DecimalField(decimals=4, doc="Hours of work, breaks not included; below 0 to correct others.", example=7.5)
    billableHours = DecimalField(decimals=4, default=From("hours"), doc="Hours that are invoiced.", example=7.5)
    breakMinutes = Integer(minimum=0, doc="Minutes of break.", example=30)
    startTime = TimeOfDay(doc="When the work began.", example={"hour": 8, "minute": 0})
    endTime = TimeOfDay(doc="When it ended; null while it goes on.", example={"hour": 16, "minute": 0})
    unitPrice = Money(decimals=6, read_only=True, doc="`salePrice` under its other name; a body may use either.")
    salePrice = Money(decimals=6, other_names=("unitPrice",), doc="Price of one hour, VAT not included.", example=58)
    costPrice = Money(decimals=6, default=From("employeeId.costPerHour"), doc="Cost of one hour.", example=38.5)
    description = Text(max_length=4000, search=True, doc="What was done.", example="Leidingen gelegd")
    activityId = Ref["Activity"]("activities", filter=True, doc="Activity that it counts for.")
    supplementIds = Refs["WageSupplement"](
        "wage-supplements", relation="supplements", doc="What comes on top of the wage."
    )
    date = Date(filter=Range("fromDate", "toDate"), sort=True, doc="Day.")

    @formula(unitPrice)
    def repeat_price(self) -> Decimal | None:
        """The price under its other name."""
        return self.salePrice


class MaterialEntry(
    Resource, path="material-entries", parent="work-orders", type="material-entry", audit=("createdAt", "updatedAt")
):
    """Equipment that was used."""

    materialId = Ref["Material"]("materials", filter=True, doc="Piece of equipment.")
    articleId = Ref["Article"]("articles", filter=True, doc="Article that it is invoiced as.")
    amount = DecimalField(doc="How much was used.", example=2)
    billableAmount = DecimalField(default=From("amount"), doc="How much is invoiced.", example=2)
    costAmount = DecimalField(default=From("amount"), doc="How much is counted as cost.", example=2)
    salePrice = Money(decimals=6, default=From("articleId.salePrice"), doc="Price of one unit, VAT not included.")
    costPrice = Money(decimals=6, default=From("articleId.costPrice"), doc="Cost of one unit.")
    unitType = Text(max_length=40, default=From("articleId.unitType"), doc="Unit.", example="uur")
    description = Text(max_length=4000, doc="What it was used for.", example="Minigraver")
    remark = Text(max_length=4000, doc="What else there is to know.")
    vatTariffId = Ref["VatTariff"]("vat-tariffs", filter=True, doc="VAT tariff.")


class CommuteEntry(
    Resource, path="commute-entries", parent="work-orders", type="commute-entry", audit=("createdAt", "updatedAt")
):
    """How one employee came to the work."""

    employeeId = Ref["Employee"]("employees", filter=True, doc="Who travelled.")
    mobilityTypeId = Ref["MobilityType"](
        "mobility-types",
        filter=True,
        doc="How: `-1` as driver with passengers, `-2` as passenger, `-3` as driver alone.",
    )
    mobilityTypeName = Text(value=Snapshot("mobilityTypeId.name"), doc="Name of that.", example="Bestuurder alleen")
    distance = DecimalField(decimals=4, minimum=0, doc="Kilometres there.", example=24)
    returnDistance = DecimalField(decimals=4, minimum=0, doc="Kilometres back.", example=24)
    materialId = Ref["Material"]("materials", filter=True, doc="Vehicle.")
    price = Money(default=From("mobilityTypeId.pricePerKm"), doc="Allowance for a kilometre.", example=0.4415)
    amount = Money(read_only=True, doc="Allowance in all.", example=21.19)
