"""Sales invoices and credit notes: their lines, payments, and the credits that an invoice gets."""

import datetime
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, cast

from truweel.error_codes import Code
from truweel.resources.address import Address
from truweel.resources.company.journals import Journal
from truweel.resources.company.payment_conditions import PaymentCondition
from truweel.resources.company.settings import Settings, read_settings
from truweel.resources.documents.labels import name_document
from truweel.resources.documents.ledgers import Advance, InvoicedAmount, InvoicedStatement
from truweel.resources.documents.lines import LinedDocument
from truweel.resources.documents.prints import INVOICED_TYPES
from truweel.resources.documents.totals import Discounts, VatTotal
from truweel.resources.sales.e_invoices import compose_e_invoice, list_faults
from truweel.resources.sales.invoice_outlines import InvoiceLineOutline, share_out
from truweel.resources.sales.invoice_terms import choose_discount_date, choose_expire_date, choose_journal
from truweel.resources.sales.prints import InvoicePrint
from truweel.resources.sales.reminders import (
    is_remindable,
    is_reminder_due,
    note_reminder,
    send_invoice,
    send_reminder,
)
from truweel.resources.sales.sales_orders import STRATEGIES
from truweel.resources.system.emails import find_address
from truweel.resources.system.statuses import default_status
from truweel.schema import (
    Balance,
    BalanceFormula,
    Boolean,
    Children,
    Choice,
    Chosen,
    Contains,
    Creator,
    Date,
    DecimalField,
    Fault,
    File,
    From,
    Id,
    Instant,
    Integer,
    Ledger,
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
    Sum,
    Text,
    Value,
    ValueObject,
    Work,
    action,
    check,
    check_deletion,
    derive,
    every,
    follows,
    formula,
    frozen,
    label,
    past,
    positive,
    posting,
    reached,
    rendition,
)
from truweel.schema.numbers import round_to_cents
from truweel.schema.outgoing_invoice import OutgoingInvoice
from truweel.schema.printed_document import PrintedDocument

if TYPE_CHECKING:
    from truweel.resources.company.companies import Company
    from truweel.resources.company.users import User
    from truweel.resources.purchasing.purchase_invoices import PurchaseInvoice
    from truweel.resources.relations.clients import Client
    from truweel.resources.relations.contacts import ClientContact
    from truweel.resources.sales.adjusted_line_items import SalesInvoiceAdjustedLineItem
    from truweel.resources.sales.progress_statements import ProgressStatement
    from truweel.resources.sales.projects import Project
    from truweel.resources.sales.sales_invoice_lines import SalesInvoiceLineItem, SalesInvoicePayment
    from truweel.resources.sales.sales_orders import SalesOrder, SalesOrderInvoicePhase
    from truweel.resources.sales.subscriptions import Subscription
    from truweel.resources.system.email_templates import EmailTemplate
    from truweel.resources.work.work_orders import WorkOrder

__all__ = ["Credit", "CreditedLine", "SalesInvoice"]


LONGEST_TERM = 60
"""Days that an enterprise may take to pay, by Belgian law."""


class CreditedLine(ValueObject):
    """How much of a line is credited."""

    lineItemId = Ref["SalesInvoiceLineItem"]("sales-invoices/line-items", doc="Line of the invoice.")
    quantity = DecimalField(doc="Units; by default all of the line.", example=2)


class Credit(Ledger, name="sales_credits"):
    """What booked credit notes take off an invoice."""

    salesInvoiceId: Ref["SalesInvoice"] = Ref("sales-invoices")
    amount: DecimalField = DecimalField()


def invoice_settings(work: Work) -> dict[str, Any]:
    """What holds for sales invoices in this firm."""
    return read_settings(work, Settings.invoices)


class SalesInvoice(
    LinedDocument,
    path="sales-invoices",
    event="sales-invoice",
    module="sales-invoices",
    type="sales-invoice",
    extra=True,
    documents=True,
    revision=2,
    example={"roundingTotal": None},
):
    """An invoice or credit note to a client. It is a draft until it is booked; what is booked stays."""

    line_outline = InvoiceLineOutline

    logicId = LogicId(
        "F",
        when="date",
        only="booked",
        prefix_by=("type", {"CREDIT_NOTE": "C"}),
        doc="Number, given when it is booked.",
    )
    type = Choice("INVOICE", "CREDIT_NOTE", default="INVOICE", filter=True, doc="What it is.")
    title = Text(search=True, doc="Subject.", example="Renovatie badkamer")
    date = Date(filter=Range("fromDate", "toDate"), sort=True, doc="Day of the invoice.")
    expireDate = Date(
        filter=Range(),
        sort=True,
        default=Chosen(
            choose_expire_date,
            "by default by date and payment condition; it follows them until it is booked or set by hand",
        ),
        doc="Last day to pay it.",
    )
    status = StatusField(
        "sales-invoices",
        default=default_status("sales-invoices"),
        doc="Where it stands, one of the tenant's statuses. A payment or credit that leaves nothing to pay turns it to "
        "`betaald` or `gecrediteerd`; without that it is again what it was.",
        example="verzonden",
    )
    formerStatus = Text(read_only=True, doc="The status that it had before that; empty for null (ours).")
    booked = Boolean(default=False, filter=True, doc="Whether it is booked: numbered, and fixed for good.")
    clientId = Ref["Client"]("clients", filter=True, doc="Client, who pays.")
    endClientId = Ref["Client"]("clients", filter=True, doc="Client for whom the work was done, if another.")
    clientContactId = Ref["ClientContact"]("clients/contacts", filter=True, doc="Contact at the client.")
    clientReference = Text(filter=Contains(), search=True, doc="The client's own reference.", example="PO-2026-118")
    companyId = Ref["Company"]("companies", filter=True, doc="Own company that invoices.")
    journalId = Ref["Journal"](
        "journals",
        filter=True,
        default=Chosen(
            choose_journal, "by default that of its company for what it is, else the default one of its kind"
        ),
        doc="Book that it is booked in.",
    )
    paymentConditionId = Ref["PaymentCondition"](
        "payment-conditions", filter=True, default=From("clientId.paymentConditionId"), doc="When it is paid."
    )
    paymentInstruction = Text(
        max_length=12, read_only=True, filter=True, search=True,
        doc="The 12 digits of the structured communication, given when it is made.", example="090933755493",
    )  # fmt: skip
    siteAddress = Value(Address, doc="Where the work was done.")
    clientName = Text(read_only=True, doc="Name of the client as it was when it was booked (ours).")
    vatIdNumber = Text(read_only=True, max_length=40, doc="The client's VAT number as it was then (ours).")
    address = Value(Address, read_only=True, doc="The client's address as it was then (ours).")
    totalExclVat = Money(read_only=True, sort=True, doc="Total, VAT not included.", example=1000)
    totalVat = Money(read_only=True, doc="VAT (ours).", example=210)
    totalInclVat = Money(read_only=True, sort=True, doc="Total, VAT included.", example=1210)
    totalCostExclVat = Money(read_only=True, doc="What it costs, VAT not included (ours).", example=640)
    vatTotals = List(Value(VatTotal), read_only=True, doc="Base and VAT of each category and rate (ours).")
    globalDiscount = DecimalField(decimals=4, minimum=0, maximum=100, doc="Discount on all lines in percent.")
    globalDiscountAmount = Money(minimum=0, decimals=2, doc="Fixed discount on what is left then.")
    financialDiscountPercentage = DecimalField(
        decimals=4, minimum=0, maximum=100, default=From("paymentConditionId.financialDiscountPercentage"),
        doc="Percent off when it is paid in time; VAT is on what is left.",
    )  # fmt: skip
    financialDiscountDate = Date(
        default=Chosen(choose_discount_date, "by default by date and payment condition, as `expireDate`"),
        doc="Last day on which that holds.",
    )
    financialDiscountTotal = Money(read_only=True, doc="What that comes to (ours).")
    financialDiscountTaken = Money(
        value=Sum("payments.financialDiscount"), default=Decimal(0), since=2,
        doc="What of that was forgiven, since it was paid in time (ours).",
    )  # fmt: skip
    roundingTotal = Money(
        decimals=2, since=2, doc="What is added to the amount to pay, to round it: less than one (ours).", example=0.02
    )
    paidTotal = Money(value=Sum("payments.amount"), sort=True, doc="What was paid.", example=500)
    creditedTotal = Balance(
        Credit.amount, by=Credit.salesInvoiceId, at_most="creditableTotal", sort=True,
        doc="What credit notes took off.",
        remedy="Credit notes would take off more than it comes to: lower the lines of one of them, or delete a draft.",
    )  # fmt: skip
    openTotal = BalanceFormula(sort=True, doc="What is still to be paid (ours).")
    retentionTotal = Money(
        minimum=0, decimals=2, sort=True, since=2, doc="What of that is paid later, as a guarantee (ours).", example=50
    )
    retentionDueDate = Date(sort=True, since=2, doc="Day from which it is to be paid (ours).")
    retentionReleased = Money(
        read_only=True, default=Decimal(0), since=2, doc="What of it is to be paid already (ours)."
    )
    retentionHeld = Money(
        read_only=True, sort=True, since=2, default=Decimal(0), doc="What of it is not released yet (ours)."
    )
    dueTotal = BalanceFormula(sort=True, since=2, doc="What is still to be paid, less what is paid later (ours).")
    assignedUserId = Ref["User"]("users", filter=True, default=Creator(), doc="User who is responsible.")
    originType = Text(
        filter=True, since=2,
        doc="What it was made from, such as MANUAL, SALES_ORDER, WORK_ORDER, SUBSCRIPTION or IMPORT.",
        example="SALES_ORDER",
    )  # fmt: skip
    originRef = Text(filter=True, since=2, doc="Path of that record (ours).", example="/sales-orders/12")
    documentId = File("application/pdf", since=2, doc="The PDF as it was sent.")
    currency = Text(max_length=3, default="EUR", doc="Currency, ISO 4217.", example="EUR")
    projectIds = Refs["Project"]("projects", read_only=True, filter=True, since=2, doc="Projects of its lines.")
    salesOrderIds = Refs["SalesOrder"](
        "sales-orders", read_only=True, filter=True, since=2, doc="Sales orders of its lines."
    )
    workOrderIds = Refs["WorkOrder"](
        "work-orders", read_only=True, filter=True, since=2, doc="Work orders of its lines."
    )
    subscriptionId = Ref["Subscription"](
        "subscriptions", read_only=True, filter=True, since=2, doc="Subscription that made it (ours)."
    )
    progressStatementId = Ref["ProgressStatement"](
        "progress-statements", read_only=True, filter=True, since=2, doc="Progress statement that it is for (ours)."
    )
    invoicePhaseId = Ref["SalesOrderInvoicePhase"](
        "sales-orders/invoice-phases", read_only=True, filter=True, since=2, doc="Phase of an order (ours)."
    )
    advancePayment = Boolean(default=False, filter=True, since=2, doc="Whether it asks for an advance.")
    advancePercentage = DecimalField(
        decimals=4, minimum=0, maximum=100, since=2, doc="Percent that the advance is.", example=30
    )
    advanceOpenTotal = Balance(
        Advance.amount, by=Advance.advanceInvoiceId, at_least=0, quiet=True,
        remedy="Invoices would take off more than the advance is: lower what they deduct, or credit one of them first.",
        doc="What of an advance no invoice has taken off yet, VAT not included (ours).",
    )  # fmt: skip
    creditedInvoiceId = Ref["SalesInvoice"](
        "sales-invoices", filter=True, doc="Invoice that a credit note corrects (ours)."
    )
    introText = LongText(doc="Text before the lines.")
    remark = LongText(filter=Contains(), doc="What else there is to know.")
    periodStart = Date(since=2, doc="First day of the work (ours).")
    periodEnd = Date(since=2, doc="Last day of the work (ours).")
    deliveryDate = Date(since=2, doc="Day of the delivery (ours).")
    sentDate = Date(filter=Range(), sort=True, since=2, doc="Day on which it was sent (ours).")
    sentToAccountant = Boolean(default=False, filter=True, since=2, doc="Whether the accountant has it.")
    sentToAccountantAt = Instant(read_only=True, since=2, doc="When the accountant got it (ours).")
    peppolStatus = Choice(
        "NONE", "QUEUED", "SENT", "DELIVERED", "REJECTED",
        read_only=True, default="NONE", filter=True, since=2, doc="Where it is on the Peppol network (ours).",
    )  # fmt: skip
    reminderCount = Integer(read_only=True, default=0, sort=True, since=2, doc="How many reminders were sent (ours).")
    lastReminderDate = Date(read_only=True, sort=True, since=2, doc="Day of the last one (ours).")
    lineItems = Children["SalesInvoiceLineItem"]("line-items", doc="Its lines, in order.")
    adjustedLineItems = Children["SalesInvoiceAdjustedLineItem"](
        "adjusted-line-items", doc="What is booked for each line, all discounts taken off; once it is booked."
    )
    payments = Children["SalesInvoicePayment"]("payments", doc="What was paid.")

    @label
    def describe(self) -> str:
        """Number, day and subject."""
        return name_document(self.logicId, self.date, self.title)

    @derive
    def total_up(self, work: Work) -> None:
        """Add up the lines, where this transaction changes one, or a discount."""
        discounts = (self.globalDiscount, self.globalDiscountAmount, self.financialDiscountPercentage)
        before = work.before(self)
        if before is not None and not work.is_loaded(self, "lineItems"):
            was = (before.globalDiscount, before.globalDiscountAmount, before.financialDiscountPercentage)
            if discounts == was:
                return
        totals = self.total_lines(work, Discounts(*(discount or Decimal(0) for discount in discounts)))
        self.totalCostExclVat, self.financialDiscountTotal = totals.cost, totals.financial_discount

    @derive
    def expire(self, work: Work) -> None:
        """The last day to pay follows date and payment condition, until it is booked or set by hand."""
        before = work.before(self)
        if before is None or before.booked or self.expireDate != before.expireDate:
            return
        if self.expireDate in (None, choose_expire_date(before, work)):
            self.expireDate = choose_expire_date(self, work)

    @derive
    def end_discount(self, work: Work) -> None:
        """So does the last day of the discount for early payment."""
        before = work.before(self)
        if before is None or before.booked or self.financialDiscountDate != before.financialDiscountDate:
            return
        if self.financialDiscountDate in (None, choose_discount_date(before, work)):
            self.financialDiscountDate = choose_discount_date(self, work)

    @derive
    def name_sources(self, work: Work) -> None:
        """The projects, orders and work orders of its lines, where this transaction changes one."""
        if work.is_loaded(self, "lineItems"):
            lines = work.outline(self, "lineItems", self.line_outline)
            self.projectIds = [*dict.fromkeys(line.projectId for line in lines if line.projectId is not None)]
            self.salesOrderIds = [*dict.fromkeys(line.orderId for line in lines if line.orderId is not None)]
            self.workOrderIds = [*dict.fromkeys(line.workOrderId for line in lines if line.workOrderId is not None)]

    @derive
    def follow_credited(self, work: Work) -> None:
        """A credit note is for the progress statement of its invoice."""
        before = work.before(self)
        if self.type == "CREDIT_NOTE" and not (before is not None and before.booked):
            invoice = work.follow(self, SalesInvoice.creditedInvoiceId)
            self.progressStatementId = invoice.progressStatementId if invoice is not None else None

    @derive
    def instruct_payment(self, work: Work) -> None:
        """A structured communication of its own, from its id (catalogue 9.1)."""
        if self.paymentInstruction is None:
            digits = f"{self.id % 10**10:010d}"
            self.paymentInstruction = f"{digits}{int(digits) % 97 or 97:02d}"

    @derive
    def adjust(self, work: Work) -> None:
        """What is booked for each line, once it is booked."""
        before = work.before(self)
        if self.booked and not (before is not None and before.booked):
            from truweel.resources.sales.adjusted_line_items import adjust_lines  # they refer to invoices

            adjust_lines(self, work)

    @derive
    def copy_client(self, work: Work) -> None:
        """A booked invoice keeps its client's name, address and VAT number as they are now."""
        before = work.before(self)
        client = work.follow(self, SalesInvoice.clientId)
        if self.booked and not (before and before.booked) and client is not None:
            self.clientName, self.vatIdNumber = client.name, client.vatIdNumber
            self.address = client.invoiceAddress or client.address

    @frozen(
        "type", "booked", "companyId", "clientId", "endClientId", "date", "journalId", "currency", "globalDiscount",
        "globalDiscountAmount", "financialDiscountPercentage", "financialDiscountDate", "creditedInvoiceId",
        "introText", "lineItems", "archivedAt", "retentionTotal", "roundingTotal", "advancePayment",
        "advancePercentage", "periodStart", "periodEnd", "deliveryDate", but=("retentionHeld",),
    )  # fmt: skip
    def stay_booked(self, work: Work) -> str | None:
        """What is booked is corrected by a credit note (catalogue 7.4)."""
        return "it is booked; correct it by a credit note" if self.booked else None

    @check
    def be_bookable(self, before: "SalesInvoice | None", work: Work) -> Iterable[Fault]:
        """Booking needs a client, a day, a book, a counting line, and a tariff on each of those."""
        if not self.booked or (before is not None and before.booked):
            return
        for name in ("clientId", "date", "journalId"):
            if getattr(self, name) is None:
                yield Fault(name, "is required to book it", Code.REQUIRED)
        counting = [(index, line) for index, line in enumerate(self.lineItems) if line.type == "LINE"]
        if not counting:
            yield Fault("lineItems", "must have a line that counts to book it", Code.REQUIRED)
        if self.type == "CREDIT_NOTE" and (self.totalInclVat or 0) < 0:
            yield Fault("lineItems", f"must come to zero or more to book a credit note, not {self.totalInclVat}")
        for index, line in counting:
            if line.vatTariffId is None:
                yield Fault(f"lineItems[{index}].vatTariffId", "is required to book it", Code.REQUIRED)
        same_book = SalesInvoice.journalId.equals(self.journalId), SalesInvoice.booked.equals(True)
        last = work.latest(SalesInvoice, SalesInvoice.date, *same_book)
        if last is not None and self.date is not None and (last.date or "") > self.date:
            text = f"is before {last.date}, that of {last.logicId}: numbers of a journal follow its days"
            work.warn("date", text)
        yield from list_faults(self, work)

    @check
    def be_due_in_time(self, before: "SalesInvoice | None", work: Work) -> Iterable[Fault]:
        """Between enterprises a term of more than 60 days is void in Belgium (catalogue 7.5)."""
        is_same = before is not None and (before.date, before.expireDate) == (self.date, self.expireDate)
        if is_same or self.date is None or self.expireDate is None:
            return ()
        days = (datetime.date.fromisoformat(self.expireDate) - datetime.date.fromisoformat(self.date)).days
        client = work.follow(self, SalesInvoice.clientId) if days > LONGEST_TERM else None
        if client is not None and client.vatIdNumber is not None:
            work.warn("expireDate", f"is {days} days after the invoice; for enterprises at most {LONGEST_TERM} hold")
        return ()

    @check
    def credit_an_invoice(self, before: "SalesInvoice | None", work: Work) -> Iterable[Fault]:
        """Only a credit note corrects, and only a booked invoice is corrected."""
        if self.creditedInvoiceId is None:
            return
        if self.type != "CREDIT_NOTE":
            yield Fault("creditedInvoiceId", "is for credit notes; the type is INVOICE")
        if before and before.creditedInvoiceId == self.creditedInvoiceId:
            return
        invoice = work.follow(self, SalesInvoice.creditedInvoiceId)
        if invoice is not None and (invoice.type != "INVOICE" or not invoice.booked):
            yield Fault("creditedInvoiceId", f"must be a booked invoice; {invoice.id} is not")

    @check
    def round_by_less_than_one(self, before: "SalesInvoice | None", work: Work) -> Iterable[Fault]:
        """Rounding is a matter of cents, and of invoices: a credit note takes off what was asked for."""
        if self.roundingTotal and (self.type == "CREDIT_NOTE" or abs(self.roundingTotal) >= 1):
            words = "is for invoices" if self.type == "CREDIT_NOTE" else "must be between -1 and 1"
            yield Fault("roundingTotal", f"{words}: {self.roundingTotal}")

    @check_deletion
    def keep_paid(self, work: Work) -> Iterable[Fault]:
        """What was paid on it would have no invoice any more."""
        before = work.before(self)
        if before is not None and before.payments:
            raise Refused("It can't be deleted: it has payments. Delete those first.")
        return ()

    @property
    def creditableTotal(self) -> Decimal:
        """What credit notes can take off: all of it; nothing of one below zero, which asks for nothing."""
        return max(self.totalInclVat or Decimal(0), Decimal(0))

    @property
    def payable(self) -> Decimal:
        """What it asks for in all, as it is rounded; once all of it is credited nothing is left to round."""
        whole = self.totalInclVat or Decimal(0)
        return whole + (self.roundingTotal or Decimal(0)) if self.creditedTotal < whole or whole <= 0 else whole

    @formula(openTotal, since=2)
    def still_to_pay(self) -> Decimal:
        """A credit note of an invoice has its balance there (catalogue 7.5)."""
        settled = (self.paidTotal or Decimal(0)) + (self.financialDiscountTaken or Decimal(0)) + self.creditedTotal
        left = self.payable - settled
        if self.type != "CREDIT_NOTE":
            return left
        return Decimal(0) if self.creditedInvoiceId is not None else -left

    @formula(retentionHeld, since=2)
    def still_to_release(self) -> Decimal:
        """What is retained less what was released."""
        return (self.retentionTotal or Decimal(0)) - (self.retentionReleased or Decimal(0))

    @formula(dueTotal, since=2)
    def due_now(self) -> Decimal:
        """What is retained isn't due until it is released (catalogue 7.8); it is no more than what is still to pay."""
        return self.openTotal - max(Decimal(0), min(self.openTotal, self.releasable))

    @property
    def releasable(self) -> Decimal:
        """What can still be released: a credit note lowers what is retained in proportion."""
        retained, whole = self.retentionTotal or Decimal(0), self.totalInclVat or Decimal(0)
        if whole > 0 and self.creditedTotal:
            retained = round_to_cents(retained * (whole - self.creditedTotal) / whole)
        return max(Decimal(0), retained - (self.retentionReleased or Decimal(0)))

    @every("1 day", reached(retentionDueDate), positive(retentionHeld))
    def release_retention(self, work: Work) -> None:
        """From its day on all that is retained is to be paid."""
        self.retentionReleased = self.retentionTotal

    @follows(status, paidTotal, financialDiscountTaken, creditedTotal, former=formerStatus)
    def follow_payments(self, work: Work) -> str | None:
        """Credited in full, else paid in full (catalogue 7.5)."""
        left = self.openTotal if self.type == "INVOICE" else -self.openTotal
        if not self.totalInclVat:
            return None
        settings = invoice_settings(work)
        if self.creditedTotal == self.totalInclVat:
            return cast("str", settings["creditedStatus"])
        return cast("str", settings["paidStatus"]) if left <= 0 else None

    @every("1 day", type.equals("INVOICE"), past(expireDate), positive(dueTotal))
    def chase_payment(self, work: Work) -> None:
        """What was sent and is not paid by its last day gets the overdue status at night, by the firm's settings, and
        on the days that they name its client gets a reminder by e-mail."""
        settings = invoice_settings(work)
        if self.status in settings["overdueStatuses"]:  # to the letter, while a filter ignores case
            self.status = settings["overdueStatus"]
        if is_reminder_due(self, settings, work.today) and find_address(self, work) is not None:
            note_reminder(self, settings, work)
            send_reminder(self, settings, work)

    @posting(Credit)
    def credits(self) -> Iterable[Credit]:
        """A booked credit note takes what it comes to off its invoice."""
        if self.type == "CREDIT_NOTE" and self.booked and self.creditedInvoiceId is not None:
            yield Credit(salesInvoiceId=self.creditedInvoiceId, amount=self.totalInclVat)

    @property
    def sign(self) -> int:
        """1 where what it asks for counts as invoiced, -1 for a booked credit note, 0 for one that is a draft."""
        return 1 if self.type != "CREDIT_NOTE" else -1 if self.booked else 0

    @posting(
        InvoicedAmount, since=2, reads=(type, booked, totalExclVat), over=lineItems, outline=InvoiceLineOutline
    )  # fmt: skip
    def invoices(self, lines: "Iterable[SalesInvoiceLineItem | InvoiceLineOutline]") -> Iterable[InvoicedAmount]:
        """Each order and work order of its lines has its part of the total, the discounts on the whole shared out."""
        for (order_id, work_order_id), amount in share_out(self, lines).items():
            if order_id is not None or work_order_id is not None:
                yield InvoicedAmount(salesOrderId=order_id, workOrderId=work_order_id, amount=self.sign * amount)

    @posting(InvoicedStatement, since=2, reads=(type, booked, progressStatementId, totalInclVat))
    def invoices_statement(self) -> Iterable[InvoicedStatement]:
        """Its progress statement is invoiced, until credit notes take all of it back."""
        if self.progressStatementId is not None and self.booked:
            amount = self.sign * (self.totalInclVat or Decimal(0))
            yield InvoicedStatement(progressStatementId=self.progressStatementId, amount=amount)

    @posting(
        Advance, since=2, reads=(type, booked, totalExclVat, advancePayment, creditedInvoiceId), over=lineItems,
        outline=InvoiceLineOutline,
    )  # fmt: skip
    def asks_in_advance(self, lines: "Iterable[SalesInvoiceLineItem | InvoiceLineOutline]") -> Iterable[Advance]:
        """An advance is owed, to its order where it has one, until later invoices take it off."""
        for (order_id, _), amount in share_out(self, lines).items() if self.advancePayment else ():
            advance_id = cast("Id[SalesInvoice]", self.id) if self.type == "INVOICE" else self.creditedInvoiceId
            yield Advance(salesOrderId=order_id, advanceInvoiceId=advance_id, amount=self.sign * amount)

    @rendition("ubl", "application/xml")
    def state(self, work: Reads) -> OutgoingInvoice:
        """The electronic invoice: UBL 2.1, as Peppol BIS Billing 3.0 wants it. 409 says what is missing for one."""
        return compose_e_invoice(self, work)

    @rendition("pdf", "application/pdf", types=INVOICED_TYPES)
    def print(self, work: Reads, type: str) -> PrintedDocument:
        """The invoice on paper, in the client's language: PDF/A-3 with the electronic invoice inside, where one can be
        made of it. A draft is a pro forma, and says so; what is booked is none."""
        if type == "PRO_FORMA" and self.booked:
            raise Refused("It is booked: a pro forma is printed of a draft, or of the order.")
        return InvoicePrint(self, work, type).compose()

    @action()
    def book(self, work: Work, date: Annotated[str | None, Date(doc="Day of the invoice; by default today.")]) -> None:
        """Book it: it gets its number and stays as it is. Booking it again changes nothing."""
        credited = work.follow(self, SalesInvoice.creditedInvoiceId)
        if credited is not None:
            work.lock(credited)  # before ids of adjusted lines are drawn: what it credits comes earlier
        if not self.booked:
            self.date = date or self.date or work.today.isoformat()
            self.booked = True

    @action(returns="sales-invoices")
    def credit(
        self,
        work: Work,
        lines: Annotated[
            list[dict[str, Any]],
            List(Value(CreditedLine), distinct="lineItemId", doc="Lines and units; by default all lines, whole."),
        ],
        date: Annotated[str | None, Date(doc="Day of the credit note; by default today.")],
        journalId: Annotated[
            "Id[Journal] | None",
            Ref["Journal"]("journals", doc="Book; by default that of credit notes, else the invoice's."),
        ],
    ) -> "SalesInvoice":
        """Make a credit note of all its lines, or of some in part, a draft."""
        from truweel.resources.sales.credit_notes import credit  # it makes invoices

        return credit(work, self, lines, date, journalId)

    @action()
    def release(
        self,
        work: Work,
        amount: Annotated[
            Decimal | None, Money(minimum=0, decimals=2, doc="What of it; by default all that is still retained.")
        ],
        date: Annotated[str | None, Date(doc="A day to come on which all is released; by default it is done at once.")],
    ) -> None:
        """Let what is retained be paid, all or a part. With nothing retained it changes nothing."""
        if date is not None and date > work.today.isoformat():
            if amount is not None:
                raise Refused("A part is released at once; leave `date` out, or `amount`.")
            self.retentionDueDate = date
            return
        left = self.releasable
        if amount is not None and amount > left:
            raise Refused(f"Only {left} is still retained; {amount} can't be released.")
        self.retentionReleased = (self.retentionReleased or Decimal(0)) + (left if amount is None else amount)

    @action()
    def remind(
        self,
        work: Work,
        templateId: Annotated[
            "Id[EmailTemplate] | None",
            Ref["EmailTemplate"](
                "e-mail-templates", doc="Template of the e-mail; by default that of the settings for its level."
            ),
        ],
        send: Annotated[bool, Boolean(default=True, doc="Whether an e-mail is sent; else it is only noted.")],
    ) -> None:
        """Remind the client: count, day and the status of that reminder, and an e-mail with the PDF. Where no address
        is known it is only noted, with a warning."""
        if not is_remindable(self):
            raise Refused("Only a booked invoice of which something is due is reminded of.")
        settings = invoice_settings(work)
        note_reminder(self, settings, work)
        if send and not send_reminder(self, settings, work, templateId):
            work.warn("send", "nobody's e-mail address is known: the reminder was noted, and not sent")

    @action()
    def send(
        self, work: Work, channel: Annotated[str, Choice("EMAIL", "PEPPOL", required=True, doc="How it goes out.")]
    ) -> None:
        """Queue it: for the Peppol network, `peppolStatus` says where it is, or by e-mail with the PDF attached, to the
        contact, else the client. Refused, naming all that is missing, where no valid electronic invoice can be made of
        it, or nobody's address is known. What is queued, or was sent over Peppol, is not queued again."""
        if channel == "EMAIL":
            if not self.booked:
                raise Refused("A draft is no invoice yet; book it first.")
            if not send_invoice(self, work):
                raise Refused("Nobody's e-mail address is known: neither the contact nor the client has one.")
            self.sentDate = self.sentDate or work.today.isoformat()
            return
        compose_e_invoice(self, work)
        if self.peppolStatus in ("NONE", "REJECTED"):
            self.peppolStatus = "QUEUED"

    @action()
    def mark_sent_to_accountant(self, work: Work) -> None:
        """Note that the accountant has it. Noting it again changes nothing."""
        if not self.booked:
            raise Refused("A draft is not for the accountant; book it first.")
        if not self.sentToAccountant:
            self.sentToAccountant, self.sentToAccountantAt = True, work.now

    @action(returns="sales-invoices", many=True)
    @staticmethod
    def collect(
        work: Work,
        salesOrderIds: Annotated[
            "list[Id[SalesOrder]]", Refs["SalesOrder"]("sales-orders", doc="Orders of which what is open is invoiced.")
        ],
        workOrderIds: Annotated[
            "list[Id[WorkOrder]]", Refs["WorkOrder"]("work-orders", doc="Work orders that are invoiced.")
        ],
        purchaseInvoiceIds: Annotated[
            "list[Id[PurchaseInvoice]]",
            Refs["PurchaseInvoice"](
                "purchase-invoices", doc="Purchase invoices whose lines are passed on to the clients they were for."
            ),
        ],
        projectIds: Annotated[
            "list[Id[Project]]", Refs["Project"]("projects", doc="Projects of which all that is open is invoiced.")
        ],
        strategy: Annotated[str | None, Choice(*STRATEGIES, doc="What of the orders, as for one of them.")],
        journalId: Annotated["Id[Journal] | None", Ref["Journal"]("journals", doc="Book of the invoices.")],
        fromDate: Annotated[str | None, Date(doc="First day of the work orders and purchases that count.")],
        toDate: Annotated[str | None, Date(doc="Last day of the work orders and purchases that count.")],
        date: Annotated[str | None, Date(doc="Day of the invoices; by default today.")],
        perClient: Annotated[
            bool, Boolean(default=True, doc="Whether each client gets one invoice, else each order and work order.")
        ],
    ) -> "list[SalesInvoice]":
        """Make draft invoices of several orders, work orders and purchases, with a heading for each. The answer is an
        array."""
        from truweel.resources.sales.billing import Basket, Wish, collect  # it makes invoices

        basket = Basket(salesOrderIds, workOrderIds, purchaseInvoiceIds, projectIds)
        return collect(work, basket, Wish(strategy, journalId, fromDate, toDate, date), per_client=perClient)
