"""Purchase invoices, their lines, and how they come to be approved."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from msgspec import Struct
from msgspec import field as msgspec_field

from truweel.error_codes import Code
from truweel.errors import Forbidden
from truweel.resources.company.users import User
from truweel.resources.company.vat_tariffs import VatTariff
from truweel.resources.documents.labels import name_document
from truweel.resources.documents.ledgers import InvoicedSupply
from truweel.resources.documents.lines import COUNTING, Line, choose_tariff, read_id, rounding
from truweel.resources.documents.totals import VatTotal
from truweel.resources.purchasing.approval_requests import ApprovalRequest
from truweel.resources.purchasing.approvals import Approvable
from truweel.resources.purchasing.e_invoices import DocumentReference, find_supplier, make_supplier, take_e_invoice
from truweel.resources.purchasing.payment_files import CONFIDENTIAL_INVOICES, InvoicePayment, PaymentFile
from truweel.resources.relations.suppliers import Supplier
from truweel.resources.system.statuses import default_status
from truweel.schema import (
    Balance,
    BalanceFormula,
    Boolean,
    Children,
    Choice,
    Chosen,
    Contains,
    Date,
    Fault,
    File,
    From,
    Id,
    Instant,
    List,
    LogicId,
    LongText,
    Money,
    Range,
    Ref,
    Refs,
    Refused,
    Restricted,
    StatusField,
    Text,
    Value,
    VatNumber,
    Work,
    action,
    check,
    check_deletion,
    derive,
    follows,
    formula,
    frozen,
    label,
    meta,
    posting,
)
from truweel.schema.identifiers import compact_iban

if TYPE_CHECKING:
    from truweel.resources.company.companies import Company
    from truweel.resources.company.general_ledger_accounts import GeneralLedgerAccount
    from truweel.resources.company.journals import Journal
    from truweel.resources.company.payment_conditions import PaymentCondition
    from truweel.resources.purchasing.purchase_supply_orders import PurchaseSupplyOrder, PurchaseSupplyOrderLineItem
    from truweel.resources.sales.projects import Project
    from truweel.resources.sales.sales_invoices import SalesInvoice
    from truweel.resources.sales.sales_orders import SalesOrder

__all__ = ["PurchaseInvoice", "PurchaseInvoiceLineItem"]


IN_FILE, PAID = "in betaalbestand", "betaald"
"""The statuses of an invoice that a payment file asks for, and of one that is paid (catalogue 7.9)."""


class SourceOutline(Struct, frozen=True, gc=False):
    """What an invoice reads of a line that doesn't change: where it comes from."""

    project_id: str | None = msgspec_field(name="projectId", default=None)
    source_id: str | None = msgspec_field(name="purchaseSupplyOrderLineItemId", default=None)

    @property
    def projectId(self) -> "Id[Project] | None":
        """The project that it is for."""
        return read_id(self.project_id)

    @property
    def purchaseSupplyOrderLineItemId(self) -> "Id[PurchaseSupplyOrderLineItem] | None":
        """The line of a supply order that it invoices."""
        return read_id(self.source_id)


class PurchaseInvoice(
    Approvable,
    path="purchase-invoices",
    event="purchase-invoice",
    module="purchase-invoices",
    type="purchase-invoice",
    extra=True,
    documents=True,
    restricted=Restricted("confidential", {True: CONFIDENTIAL_INVOICES}),
    example={"confidential": False},
    revision=2,
):
    """An invoice or credit note of a supplier; from an electronic one (UBL) what the body lacks is read."""

    approved_kind = "purchase-invoices", "invoice"
    request_members = "logicId", "invoiceNumber", "date", "supplierId"
    approval_statuses = "nieuw", "goed te keuren", "te betalen"

    logicId = LogicId("I", when="date", doc="The firm's own number, given with the date.", example="I260439")
    invoiceNumber = Text(
        filter=True, search=True, doc="The supplier's number, without blanks at its ends.", example="2026/1187"
    )
    type = Choice("INVOICE", "CREDIT_NOTE", default="INVOICE", filter=True, doc="What it is.")
    journalId = Ref["Journal"]("journals", filter=True, doc="Book that it is booked in.")
    paymentConditionId = Ref["PaymentCondition"](
        "payment-conditions", default=From("supplierId.paymentConditionId"), doc="When it is paid."
    )
    date = Date(filter=Range("fromDate", "toDate"), sort=True, doc="Day of the invoice; null while it is pro forma.")
    expireDate = Date(
        sort=True, doc="Last day to pay it: that of the electronic invoice, else as it was sent; nothing computes it."
    )
    bookingDate = Date(sort=True, doc="Day on which it is booked.")
    assignedUserId = Ref["User"]("users", filter=True, doc="User who is responsible.")
    status = StatusField(
        "purchase-invoices",
        default=default_status("purchase-invoices"),
        doc="Where it stands, one of the tenant's statuses.",
        example="te betalen",
    )
    paymentInstruction = Text(filter=True, doc="Message to pay it with.", example="+++090/9337/55493+++")
    remark = LongText(filter=Contains(), doc="What else there is to know.")
    confidential = Boolean(
        default=From("supplierId.confidential"), kept=True, filter=True,
        doc="Whether only a role with the right `confidential-purchase-invoices` shows it; by default as its supplier "
        "says, else false.",
    )  # fmt: skip
    documentId = File("application/pdf", "image/jpeg", "application/xml", doc="The invoice itself: PDF, JPEG or UBL.")
    supplierId = Ref["Supplier"](
        "suppliers", filter=True, doc="Who sent it; of an electronic one found by its VAT number."
    )
    companyId = Ref["Company"]("companies", filter=True, doc="Own company that it is for.")
    currency = Text(max_length=3, default="EUR", doc="Currency, ISO 4217.", example="EUR")
    totalExclVat = Money(read_only=True, sort=True, doc="Total, VAT not included.", example=1000)
    totalVat = Money(read_only=True, doc="VAT.", example=210)
    totalInclVat = Money(read_only=True, sort=True, doc="Total, VAT included.", example=1210)
    vatTotals = List(Value(VatTotal), read_only=True, doc="Base and VAT of each category and rate.")
    rounding = rounding(since=2)
    approvalStatus = Choice(
        "NONE", "PENDING", "APPROVED", "REJECTED",
        read_only=True, default="NONE", filter=True, doc="How far its approval is (ours).",
    )  # fmt: skip
    projectIds = Refs["Project"](
        "projects", read_only=True, filter=True, since=2, doc="Projects that its lines are costs of."
    )
    creditedInvoiceId = Ref["PurchaseInvoice"](
        "purchase-invoices", filter=True, since=2, doc="Invoice that a credit note corrects."
    )
    paidTotal = Balance(
        InvoicePayment.paid, by=InvoicePayment.purchaseInvoiceId, sort=True, doc="What was paid by payment files."
    )
    filedTotal = Balance(
        InvoicePayment.filed, by=InvoicePayment.purchaseInvoiceId, at_most="payable",
        remedy="Payment files would pay more than it comes to: lower an amount in one of them, or reopen it.",
        doc="What payment files ask for, paid or not (ours).",
    )  # fmt: skip
    openTotal = BalanceFormula(since=2, sort=True, doc="What is still to be paid.")
    toFileTotal = BalanceFormula(since=2, doc="What no payment file asks for yet (ours).")
    paymentFileId = Ref["PaymentFile"](
        "payment-files", read_only=True, filter=True, since=2, doc="File that it is paid with."
    )
    iban = Text(
        max_length=42,
        default=From("supplierId.iban"),
        filter=True,
        since=2,
        doc="Bank account that it is paid on.",
        example="BE68539007547034",
    )
    bic = Text(max_length=11, default=From("supplierId.bic"), since=2, doc="Bank of that account.", example="GKCCBEBB")
    booked = Boolean(default=False, filter=True, since=2, doc="Whether it is in the accounts.")
    sentToAccountant = Boolean(
        read_only=True, default=False, filter=True, since=2, doc="Whether the accountant has it."
    )
    sentToAccountantAt = Instant(read_only=True, filter=Range(), since=2, doc="Since when.")
    withholdingTotal = Money(
        minimum=0, since=2, doc="What is to be paid to authorities instead of the supplier (Belgium).", example=350
    )
    origin = Choice(
        "MANUAL", "EMAIL", "PEPPOL", "IMPORT",
        read_only=True, default="MANUAL", filter=True, since=2, doc="How it came in.",
    )  # fmt: skip
    purchaseSupplyOrderIds = Refs["PurchaseSupplyOrder"](
        "purchase-supply-orders", read_only=True, filter=True, since=2, doc="Orders that its lines come from."
    )
    prepaidTotal = Money(since=2, doc="What was paid before, as the invoice says (ours).", example=50)
    roundingTotal = Money(
        since=2, doc="What is added to round the amount to pay, as the invoice says (ours).", example=0.01
    )
    supplierName = Text(
        read_only=True, since=2, doc="Sender, as the electronic invoice names it (ours).", example="De Leie"
    )
    supplierVatIdNumber = VatNumber(
        max_length=40, read_only=True, filter=True, since=2,
        doc="Number of the sender, as the electronic invoice states it (ours).", example="BE0403170701",
    )  # fmt: skip
    references = List(Value(DocumentReference), since=2, doc="Numbers that the electronic invoice refers to (ours).")
    statedVatTotals = List(
        Value(VatTotal), read_only=True, since=2,
        doc="VAT as the electronic invoice states it; it counts as long as the lines come to its base (ours).",
    )  # fmt: skip
    documentRemarks = List(
        Text(), read_only=True, since=2,
        doc="What of the electronic invoice couldn't be taken or doesn't agree, when it was read (ours).",
    )  # fmt: skip
    formerStatus = Text(
        read_only=True, since=2,
        doc="The status that it had before a payment file asked for it; empty for null (ours).",
    )  # fmt: skip
    lineItems = Children["PurchaseInvoiceLineItem"](
        "line-items", filter=["articleId", "materialId", "projectId", "salesOrderId"], doc="Its lines, in order."
    )

    @label
    def describe(self) -> str:
        """Number, day and the supplier's number."""
        return name_document(self.logicId, self.date, self.invoiceNumber)

    @derive
    def total_up(self, work: Work) -> None:
        """Read an electronic invoice; add up the lines, where this transaction changes one."""
        document = work.read_new(self, PurchaseInvoice.documentId)
        if document is not None and document.invoice is not None:
            take_e_invoice(self, document.invoice, work)
            work.keep_files(self, document)
            if work.before(self) is None:
                self.origin = "IMPORT"
        if work.is_loaded(self, "lineItems"):
            self.total_lines(work, stated=self.statedVatTotals)

    @derive
    def be_as_confidential_as_its_supplier(self, work: Work) -> None:
        """Unless somebody says otherwise, from the supplier's first being known on."""
        before = work.before(self)
        is_new_supplier = self.supplierId is not None and (before is None or before.supplierId is None)
        if self.confidential is None or (is_new_supplier and not work.gives(self, PurchaseInvoice.confidential)):
            supplier = work.follow(self, PurchaseInvoice.supplierId)
            self.confidential = bool(self.confidential or (supplier is not None and supplier.confidential))

    @derive
    def hide_what_tells_of_it(self, work: Work) -> None:
        """Requests about it and files that pay it are as confidential as it is."""
        before = work.before(self)
        if before is None or bool(before.confidential) == bool(self.confidential):
            return
        path = f"/purchase-invoices/{self.id}"
        for request in work.select(ApprovalRequest, ApprovalRequest.resourceUnderApprovalRef.equals(path)):
            request.module = work.module_of(self)
        for file in work.select(PaymentFile):
            if file.pays_for(self):
                file.hide_with_its_invoices(work)

    @property
    def rounds_by_tariff(self) -> bool:
        """An electronic invoice states what its lines come to."""
        return super().rounds_by_tariff and not self.statedVatTotals

    @property
    def payable(self) -> Decimal:
        """What is paid of it in all: its total, less what was paid before, as it is rounded."""
        total = (self.totalInclVat or 0) - (self.prepaidTotal or 0) + (self.roundingTotal or 0)
        return max(Decimal(total), Decimal(0))

    @formula(openTotal, since=2)
    def still_to_pay(self) -> Decimal:
        """What is paid of it in all, less what was."""
        return self.payable - self.paidTotal

    @formula(toFileTotal, since=2)
    def still_to_file(self) -> Decimal:
        """What is paid of it in all, less what payment files ask for."""
        return self.payable - self.filedTotal

    @follows(status, paidTotal, filedTotal, former=formerStatus)
    def follow_payments(self, work: Work) -> str | None:
        """Paid, or in a payment file (catalogue 7.9)."""
        if self.paidTotal and self.openTotal <= 0:
            return PAID
        return IN_FILE if self.filedTotal > self.paidTotal else None

    @frozen(
        "type", "supplierId", "documentId", "invoiceNumber", "date", "currency", "prepaidTotal", "roundingTotal",
        "lineItems", "archivedAt",
        but=("lineItems.projectId", "lineItems.salesOrderId", "lineItems.generalLedgerAccountId",
             "lineItems.activityId", "lineItems.description", "lineItems.price", "lineItems.discount",
             "lineItems.totalExclVat", "totalExclVat", "totalVat", "totalInclVat", "vatTotals"),
    )  # fmt: skip
    def stay_as_asked(self, work: Work) -> str | None:
        """What approvers are asked, or have agreed to, stays."""
        return self.approval_reason

    @derive
    def name_sources(self, work: Work) -> None:
        """The projects and supply orders of its lines, where this transaction changes one."""
        from truweel.resources.purchasing.purchase_supply_orders import PurchaseSupplyOrderLineItem  # they are invoiced

        if work.is_loaded(self, "lineItems"):
            lines = work.outline(self, "lineItems", SourceOutline)
            self.projectIds = [*dict.fromkeys(line.projectId for line in lines if line.projectId is not None)]
            source_ids = dict.fromkeys(line.purchaseSupplyOrderLineItemId for line in lines)
            sources = (work.get(PurchaseSupplyOrderLineItem, id) for id in source_ids if id is not None)
            order_ids = (meta(source).parent_id for source in sources if source is not None)
            self.purchaseSupplyOrderIds = cast("list[Id[PurchaseSupplyOrder]]", [*dict.fromkeys(order_ids)])

    @derive
    def ask_when_it_comes_in(self, work: Work) -> None:
        """An electronic invoice is asked about at once, where the flow of its supplier says so."""
        if work.before(self) is not None or self.supplierName is None:
            return
        if self.approvalStatus == "PENDING":  # what was asked before all of it was read
            request = work.first(ApprovalRequest, *self.open_request())
            if request is not None:
                self.show_on(request, work)
        elif self.approvalStatus == "NONE" and (flow := self.find_flow(work)) is not None and flow.automatic:
            self.ask_for_approval(work)

    @check
    def be_readable(self, before: "PurchaseInvoice | None", work: Work) -> Iterable[Fault]:
        """XML must be an electronic invoice."""
        if before is not None and before.documentId == self.documentId:
            return
        document = work.read(self, PurchaseInvoice.documentId)
        if document is not None and document.fault is not None:
            yield Fault("documentId", f"no electronic invoice can be read from it: {document.fault}")
        if document is not None and document.problem is not None:
            text = f"the electronic invoice inside the PDF was not read: {document.problem}"
            work.warn("documentId", text, Code.NOT_TAKEN)

    @derive
    def trim_number(self, work: Work) -> None:
        """A blank would make the same number another one."""
        if self.invoiceNumber is not None:
            self.invoiceNumber = self.invoiceNumber.strip()

    @check
    def be_sent_once(self, before: "PurchaseInvoice | None", work: Work) -> Iterable[Fault]:
        """The same supplier and number twice is most likely the same invoice: it would be paid twice."""
        supplier = work.follow(self, PurchaseInvoice.supplierId)
        sender = PurchaseInvoice.supplierVatIdNumber if supplier is None else PurchaseInvoice.supplierId
        same = (sender, PurchaseInvoice.invoiceNumber, PurchaseInvoice.type)
        if not self.invoiceNumber or getattr(self, sender.name) is None:
            return ()
        if not work.changes(self, *same):
            return ()
        if supplier is not None:
            work.lock(supplier)  # the other one may be sent at this moment
        others = work.select(PurchaseInvoice, *(member.equals(getattr(self, member.name)) for member in same), limit=2)
        for other in others:
            if other.id != self.id and work.sees(other):
                name = supplier.name if supplier is not None else self.supplierName
                message = f"{name} has sent '{self.invoiceNumber}' already: purchase invoice {other.id}"
                work.warn_or_refuse("invoiceNumber", message, *same)
                break
        return ()

    @check
    def be_paid_to_its_supplier(self, before: "PurchaseInvoice | None", work: Work) -> Iterable[Fault]:
        """An account that isn't the supplier's is most likely a mistake, or a fraud (catalogue 3.2)."""
        if work.changes(self, PurchaseInvoice.iban, PurchaseInvoice.supplierId):
            supplier = work.follow(self, PurchaseInvoice.supplierId)
            known = None if supplier is None else supplier.iban
            if self.iban and known and compact_iban(self.iban) != compact_iban(known):
                work.warn("iban", f"is another account than {known} of the supplier; ask the supplier before you pay")
        return ()

    @check
    def credit_another_one(self, before: "PurchaseInvoice | None", work: Work) -> Iterable[Fault]:
        """It doesn't correct itself."""
        if self.creditedInvoiceId == self.id:
            yield Fault("creditedInvoiceId", "is the invoice itself; name the one that it corrects")

    @check_deletion
    def keep_paid(self, work: Work) -> Iterable[Fault]:
        """What pays it, or is to, would pay nothing any more."""
        if self.filedTotal or self.paidTotal:
            raise Refused("It can't be deleted: it is paid, or a payment file asks for it. Take that back first.")
        return ()

    @action()
    def mark_sent_to_accountant(self, work: Work) -> None:
        """Note that the accountant has it; its approval must be finished where somebody is asked, or its supplier has a
        flow. Noting it again changes nothing."""
        if self.approvalStatus != "APPROVED" and (self.approvalStatus != "NONE" or self.find_flow(work) is not None):
            raise Refused("It is not approved; it goes to the accountant once it is.")
        if not self.sentToAccountant:
            self.sentToAccountant, self.sentToAccountantAt = True, work.now

    @action(returns="suppliers")
    def create_supplier(self, work: Work) -> Supplier:
        """Make a supplier of the sender of the electronic invoice, and set it. Not while there is one."""
        if not work.may_write(Supplier):
            raise Forbidden("Your role doesn't let you make suppliers; it needs the right to write 'suppliers'.")
        if self.supplierId is not None:
            raise Refused(f"The invoice has supplier {self.supplierId}; set supplierId to null first.")
        document = work.read(self, PurchaseInvoice.documentId)
        if document is None or document.invoice is None:
            raise Refused("The invoice has no electronic document that names a sender; set supplierId by hand.")
        existing = find_supplier(document.invoice, work)
        if existing is not None:
            raise Refused(f"Supplier {existing.id}, {existing.name}, has the sender's number; set supplierId to it.")
        supplier = make_supplier(document.invoice, work)
        self.supplierId = supplier.id
        return supplier


def choose_tariff_unless_stated(line: "PurchaseInvoiceLineItem", work: Work) -> Id[VatTariff] | None:
    """The tariff of a line typed by hand. What an electronic invoice states has the tariff of its rate, or none."""
    return None if line.statedVatRate is not None else choose_tariff(line, work)


class PurchaseInvoiceLineItem(
    Line, path="line-items", parent="purchase-invoices", type="purchase-invoice-line-item", revision=2
):
    """One line of a purchase invoice."""

    description = LongText(default=From("articleId.name"), search=True, doc="What is bought, or the text of the line.")
    price = Money(
        decimals=6,
        default=From("articleId.costPrice", otherwise=Decimal(0)),
        doc="Price of one unit, VAT not included.",
        example=5.1,
    )
    vatTariffId = Ref["VatTariff"](
        "vat-tariffs",
        filter=True,
        default=Chosen(
            choose_tariff_unless_stated,
            "that of the rate in the electronic invoice, null where no tariff has it; of a line typed by hand as for "
            "other documents",
        ),
        doc="VAT tariff.",
    )
    projectId = Ref["Project"]("projects", filter=True, doc="Project that it is a cost of.")
    generalLedgerAccountId = Ref["GeneralLedgerAccount"](
        "general-ledger-accounts", default=From("articleId.purchaseGLAccountId"), doc="Account that it is booked on."
    )
    salesOrderId = Ref["SalesOrder"]("sales-orders", filter=True, since=2, doc="Sales order that it is a cost of.")
    purchaseSupplyOrderLineItemId = Ref["PurchaseSupplyOrderLineItem"](
        "purchase-supply-orders/line-items", filter=True, since=2, doc="Line of an order that it invoices."
    )
    periodStart = Date(since=2, doc="First day of the period that it is for.")
    periodEnd = Date(since=2, doc="Last day of that period.")
    invoicedOnSalesInvoiceId = Ref["SalesInvoice"](
        "sales-invoices", released=True, read_only=True, filter=True, since=2,
        doc="Sales invoice that passes it on to the client; null again once that is deleted.",
    )  # fmt: skip
    statedVatRate = Text(
        max_length=40,
        read_only=True,
        since=2,
        doc="VAT rate as the electronic invoice states it (ours).",
        example="21% category S",
    )
    roundingAmount = Money(
        read_only=True,
        since=2,
        doc="What the electronic invoice's own amount is more than quantity times price less discount; gone once one "
        "of these changes (ours).",
        example=0.01,
    )

    @posting(InvoicedSupply, since=2, reads=(PurchaseInvoice.type,))
    def invoices(self, invoice: PurchaseInvoice) -> Iterable[InvoicedSupply]:
        """The units that it invoices of a line of an order; a credit note takes them back."""
        if self.purchaseSupplyOrderLineItemId is not None and self.type == COUNTING:
            sign = -1 if invoice.type == "CREDIT_NOTE" else 1
            quantity = sign * (self.quantity or Decimal(0))
            yield InvoicedSupply(orderLineItemId=self.purchaseSupplyOrderLineItemId, quantity=quantity)

    @derive
    def come_to(self, work: Work) -> None:
        """What it comes to: as an electronic invoice states it, until it is changed."""
        before = work.before(self)
        priced = (self.quantity, self.price, self.discount, self.type)
        if before is not None and priced != (before.quantity, before.price, before.discount, before.type):
            self.roundingAmount = None
        super().come_to(work)
        if self.type == "LINE" and self.roundingAmount:
            self.totalExclVat = (self.totalExclVat or Decimal(0)) + self.roundingAmount
