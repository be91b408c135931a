"""Work orders: what was done at a client, in lines, hours, equipment and kilometres."""

import html
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, cast

from msgspec import Struct

from truweel.error_codes import Code
from truweel.errors import ValidationError
from truweel.resources.address import Address
from truweel.resources.company.settings import Settings, read_settings
from truweel.resources.documents.labels import name_document
from truweel.resources.documents.ledgers import InvoicedAmount
from truweel.resources.documents.lines import COUNTING
from truweel.resources.documents.phrases import choose_language, phrase
from truweel.resources.documents.prices import WorkLine
from truweel.resources.documents.prints import PRICED_TYPES
from truweel.resources.documents.totals import bounded, line_amount
from truweel.resources.relations.clients import Client
from truweel.resources.stock.issues import issue_moves, list_moves, return_stock
from truweel.resources.stock.stock_locations import StockLocation
from truweel.resources.system.statuses import default_status
from truweel.resources.work.prints import WorkOrderPrint
from truweel.resources.work.used_articles import deliver_by_use
from truweel.resources.work.work_order_entries import CommuteEntry, MaterialEntry, TimeEntry
from truweel.schema import (
    Attachment,
    Balance,
    Boolean,
    Children,
    Choice,
    Contains,
    Date,
    Fault,
    File,
    Id,
    Instant,
    LogicId,
    LongText,
    Money,
    Range,
    Reads,
    Ref,
    Refs,
    Refused,
    Resource,
    ResourceRef,
    StatusDetails,
    StatusField,
    StatusHistory,
    Text,
    Value,
    Work,
    action,
    check_deletion,
    derive,
    follows,
    frozen,
    label,
    meta,
    on_deletion,
    read_base64,
    rendition,
)
from truweel.schema.numbers import round_to_cents
from truweel.schema.printed_document import PrintedDocument

if TYPE_CHECKING:
    from truweel.resources.company.companies import Company
    from truweel.resources.company.journals import Journal
    from truweel.resources.company.users import User
    from truweel.resources.equipment.materials import Material
    from truweel.resources.planning.planning_items import PlanningItem
    from truweel.resources.purchasing.purchase_supply_orders import PurchaseSupplyOrder
    from truweel.resources.sales.projects import Project
    from truweel.resources.sales.sales_invoices import SalesInvoice
    from truweel.resources.sales.sales_orders import SalesOrder

__all__ = ["WorkOrder", "WorkOrderLineItem"]

EXECUTED, TO_CHECK, CHECKED, INVOICED = "uitgevoerd", "nakijken", "gecontroleerd", "gefactureerd"
"""The statuses of what is signed, is to be checked, was checked, and stands on an invoice (catalogue 7.9)."""
ZERO = Decimal(0)
ADDED_UP = ("lineItems", "timeEntries", "materialEntries", "commuteEntries")
"""The members whose records a total follows from."""


class LineAmounts(Struct, frozen=True, gc=False):
    """What the totals of a work order read of a line that doesn't change."""

    type: str | None
    quantity: Decimal | None
    price: Decimal | None
    costPrice: Decimal | None
    discount: Decimal | None


class TimeAmounts(Struct, frozen=True, gc=False):
    """What they read of hours."""

    hours: Decimal | None
    billableHours: Decimal | None
    salePrice: Decimal | None
    costPrice: Decimal | None


class MaterialAmounts(Struct, frozen=True, gc=False):
    """What they read of equipment."""

    billableAmount: Decimal | None
    costAmount: Decimal | None
    salePrice: Decimal | None
    costPrice: Decimal | None


class CommuteAmounts(Struct, frozen=True, gc=False):
    """What they read of kilometres."""

    amount: Decimal | None


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
    status = StatusField(
        "work-orders", default=default_status("work-orders"), doc="Where it stands, one of the tenant's statuses.",
        example="uitgevoerd",
    )  # fmt: skip
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
    checkedAt = Instant(read_only=True, filter=True, doc="When its hours were checked.")
    formerStatus = Text(read_only=True, doc="The status that it had before it was invoiced; empty for null (ours).")
    statusDetails = StatusDetails(doc="Colour and order of the status.")
    statusHistory = StatusHistory(doc="The statuses it has had.")
    lineItems = Children["WorkOrderLineItem"]("line-items", doc="Articles and texts, in order.")
    timeEntries = Children["TimeEntry"](
        "time-entries", brings=("employee", "hourType", "article", "activity"), doc="Hours."
    )
    materialEntries = Children["MaterialEntry"]("material-entries", doc="Equipment that was used.")
    commuteEntries = Children["CommuteEntry"]("commute-entries", doc="Kilometres.")

    @label
    def describe(self) -> str:
        """Number, day and subject."""
        return name_document(self.logicId, self.date, self.title)

    @derive
    def total_up(self, work: Work) -> None:
        """What it comes to and costs, where this transaction changes what is added up (catalogue 8.3)."""
        if not any(work.is_loaded(self, name) for name in ADDED_UP):
            return
        lines = work.outline(self, "lineItems", LineAmounts)
        counting = [line for line in lines if line.type == COUNTING]
        hours = work.outline(self, "timeEntries", TimeAmounts)
        used = work.outline(self, "materialEntries", MaterialAmounts)
        commutes = work.outline(self, "commuteEntries", CommuteAmounts)
        amounts = [line_amount(line.quantity, line.price, line.discount) for line in counting]
        amounts += [line_amount(entry.billableHours, entry.salePrice, ZERO) for entry in hours]
        amounts += [line_amount(entry.billableAmount, entry.salePrice, ZERO) for entry in used]
        amounts += [entry.amount or ZERO for entry in commutes]
        costs = [(line.quantity, line.costPrice) for line in counting]
        costs += [(entry.hours, entry.costPrice) for entry in hours]
        costs += [(entry.costAmount, entry.costPrice) for entry in used]
        self.totalExclVat = bounded(sum(amounts, ZERO))
        cost = sum(((quantity or ZERO) * (price or ZERO) for quantity, price in costs), ZERO)
        self.totalCostExclVat = round_to_cents(bounded(cost))

    @derive
    def note_signature(self, work: Work) -> None:
        """When it was signed: when it got the name of who signs."""
        if not self.signatureName:
            self.signedAt = None
        elif self.signedAt is None:
            self.signedAt = work.now

    @frozen(
        "lineItems",
        "timeEntries",
        "materialEntries",
        "commuteEntries",
        but=("signedAt", "salesInvoiceIds"),
        deletion=False,
    )
    def stay_checked(self, work: Work) -> str | None:
        """What was checked stays, and what it took out of stock with it; so does what is invoiced, whole and once."""
        if self.invoicedTotal:
            return "the work order is invoiced; delete the draft or credit the invoice first"
        return "the work order is checked; uncheck it first" if self.checkedAt is not None else None

    @check_deletion
    def stay_invoiced(self, work: Work) -> Iterable[Fault]:
        """What stands on a booked invoice stays; a draft frees it."""
        from truweel.resources.sales.sales_invoice_lines import SalesInvoiceLineItem
        from truweel.resources.sales.sales_invoices import SalesInvoice

        for line in work.select(SalesInvoiceLineItem, SalesInvoiceLineItem.workOrderId.equals(self.own_id)):
            invoice = work.get(SalesInvoice, cast("Id[SalesInvoice]", meta(line).parent_id))
            if invoice is not None and invoice.booked:
                raise Refused(f"It stands on sales invoice {invoice.logicId or invoice.id}; credit that first.")
        return ()

    @on_deletion
    def bring_stock_back(self, work: Work) -> None:
        """What it took out of stock comes back with it."""
        if self.checkedAt is not None:
            return_stock(work, self.origin_ref, is_gone=True)

    @property
    def own_id(self) -> "Id[WorkOrder]":
        """Its id, typed."""
        return cast("Id[WorkOrder]", self.id)

    @property
    def origin_ref(self) -> str:
        """Its path, as the stock changes that it makes name it."""
        return f"/work-orders/{self.id}"

    @action()
    def sign(
        self,
        work: Work,
        signatureName: Annotated[str, Text(required=True, doc="Who signs.", example="Els Maes")],
        signatureId: Annotated[Id[Attachment] | None, File("image/", doc="Drawing of the signature.")],
        bytesBase64: Annotated[
            str | None,
            LongText(max_length=2_000_000, syntax=read_base64, doc="Or the drawing itself: a picture, as base64."),
        ],
    ) -> None:
        """The client signs: its status is `uitgevoerd`, unless it was further already. Signing it again under the same
        name changes nothing."""
        if not signatureName.strip():
            raise ValidationError([Fault("signatureName", "must not be empty", Code.REQUIRED)])
        if self.signatureName and self.signatureName != signatureName:
            raise Refused(f"It is signed by {self.signatureName} already.")
        was_signed, self.signatureName = self.signatureName is not None, signatureName
        if signatureId is not None and bytesBase64 is not None:
            raise ValidationError([Fault("bytesBase64", "must be null: signatureId names the drawing already")])
        if signatureId is not None:
            self.signatureId = signatureId
        elif bytesBase64 is not None and (self.signatureId is None or not was_signed):
            work.attach_bytes(self, WorkOrder.signatureId, "handtekening.png", bytesBase64)
        if self.status not in (TO_CHECK, CHECKED, INVOICED):
            self.status = EXECUTED

    @action()
    def check(self, work: Work) -> None:
        """Its hours and lines are right: they stay, and the articles of which stock is kept go out of the location of
        the employee who is responsible, else of that of the settings. They deliver the open lines of its order, the
        oldest first; what a delivery note brought isn't taken out again. Where the settings of the app say so, the
        client gets it by e-mail. Checking it again changes nothing."""
        if self.checkedAt is not None:
            return
        self.raise_if_running(work)
        self.checkedAt, self.checkedByUserId = work.now, work.user_id
        if self.status != INVOICED:
            self.status = CHECKED
        moves = list_moves(work, self.lineItems)
        order = None if self.is_by_use(work) or not moves else work.follow(self, WorkOrder.salesOrderId)
        if order is not None and order.deletedAt is None:
            moves = deliver_by_use(self, order, moves, work)
        change = issue_moves(work, moves, self.find_location(work), title=f"Werkbon {self.logicId or self.id}")
        if change is not None:
            change.originType, change.originRef = "WORK_ORDER", self.origin_ref
            change.workOrderId, change.salesOrderId, change.projectId = self.own_id, self.salesOrderId, self.projectId
        wappy: dict[str, Any] = read_settings(work, Settings.wappy)
        if wappy.get("sendWorkOrderToClient"):
            self.send_to_client(work)

    @property
    def is_running(self) -> bool:
        """Whether somebody is at work on it."""
        return any(entry.is_running for entry in self.timeEntries)

    def raise_if_running(self, work: Work) -> None:
        """Refused while hours of it have no end."""
        running = next((entry for entry in self.timeEntries if entry.is_running), None)
        if running is not None:
            employee = work.follow(running, TimeEntry.employeeId)
            whose = f" of {employee.describe()}" if employee is not None else ""
            raise Refused(f"Time entry {running.id}{whose} has no end yet.")

    def send_to_client(self, work: Work) -> None:
        """Queue an e-mail to the client with the work order as PDF without prices, where the client has an address that
        the caller may see."""
        from truweel.resources.system.emails import queue_email  # e-mails are about any record

        client = work.follow(self, WorkOrder.clientId) if work.may_read(Client) else None
        if client is None or not client.email:
            work.warn("clientId", "no address of the client is known to you; the work order was not sent")
            return
        language = choose_language(client, work)
        email = queue_email(self.origin_ref, work, client.email)
        email.attachPdf, email.pdfType = True, "NO_PRICES"
        email.subject = " ".join(word for word in (phrase("work order", language), self.logicId, self.title) if word)
        email.body = f"<p>{html.escape(email.subject)}</p>"

    @action()
    def uncheck(self, work: Work) -> None:
        """Let its lines change again, and bring back what it took out of stock, by a stock change of its own."""
        if self.checkedAt is None:
            raise Refused("It is not checked.")
        if self.invoicedTotal:
            raise Refused("It is invoiced; delete the draft or credit the invoice first.")
        self.checkedAt = self.checkedByUserId = None
        self.status = EXECUTED
        return_stock(work, self.origin_ref)

    @rendition("pdf", "application/pdf", types=PRICED_TYPES)
    def print(self, work: Reads, type: str) -> PrintedDocument:
        """The work order on paper, in the client's language: articles, hours, equipment and kilometres, with the
        signature, or a place for it. It has prices where it is invoiced by use."""
        return WorkOrderPrint(self, work, type if self.is_by_use(work) else "NO_PRICES").compose()

    @action(returns="sales-invoices")
    def invoice(
        self,
        work: Work,
        date: Annotated[str | None, Date(doc="Day of the invoice; by default today.")],
        journalId: Annotated["Id[Journal] | None", Ref["Journal"]("journals", doc="Book that it is booked in.")],
    ) -> "SalesInvoice":
        """A draft invoice of its lines, hours, equipment and kilometres. Of a work order of an order only where one of
        the two is `timeAndMaterial`: else the order is invoiced."""
        from truweel.resources.sales.billing import Wish, bill

        if not self.is_by_use(work):
            order = work.follow(self, WorkOrder.salesOrderId)
            raise Refused(
                f"It belongs to sales order {(order and order.logicId) or self.salesOrderId}, which is invoiced as "
                "agreed; set `timeAndMaterial` to invoice it on top."
            )
        return bill(work, [], [self], Wish(journal_id=journalId, date=date))

    def is_by_use(self, work: Reads) -> bool:
        """Whether it is invoiced as it was used: it belongs to no order, or it or the order is `timeAndMaterial`."""
        order = work.follow(self, WorkOrder.salesOrderId)
        return order is None or bool(self.timeAndMaterial or order.timeAndMaterial)

    def find_location(self, work: Work) -> "Id[StockLocation] | None":
        """The stock location of the employee who is responsible, such as a van; else None."""
        user = work.follow(self, WorkOrder.assignedUserId)
        if user is None or user.employeeId is None:
            return None
        location = work.first(StockLocation, StockLocation.employeeId.equals(user.employeeId))
        return location.id if location is not None else None

    @follows(status, invoicedTotal, former=formerStatus)
    def follow_invoices(self, work: Work) -> str | None:
        """Invoiced while it stands on an invoice (catalogue 7.9)."""
        return INVOICED if self.invoicedTotal else None

    @derive
    def name_invoices(self, work: Work) -> None:
        """The invoices that it stands on, while it is invoiced."""
        before = work.before(self)
        if before is not None and before.invoicedTotal != self.invoicedTotal:
            from truweel.resources.sales.sales_invoice_lines import list_invoices  # invoices refer to work orders

            self.salesInvoiceIds = list_invoices(self, work) if self.invoicedTotal else []


class WorkOrderLineItem(
    WorkLine,
    path="line-items",
    parent="work-orders",
    type="work-order-line-item",
    audit=("createdAt", "updatedAt"),
    revision=2,
):
    """One line of a work order."""
