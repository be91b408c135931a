"""Purchase invoices, their lines, and how they come to be approved."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

from truweel.error_codes import Code
from truweel.errors import ValidationError
from truweel.resources.company.users import User
from truweel.resources.company.vat_tariffs import VatTariff
from truweel.resources.documents.lines import Line, LinedDocument
from truweel.resources.documents.totals import VatTotal
from truweel.resources.purchasing.approval_requests import ApprovalRequest, require_approvers
from truweel.resources.relations.suppliers import Supplier
from truweel.schema import (
    Boolean,
    Children,
    Choice,
    Contains,
    Date,
    Fault,
    File,
    From,
    Id,
    Instant,
    InvoiceFacts,
    InvoiceFactsLine,
    List,
    LogicId,
    LongText,
    Money,
    Range,
    Ref,
    Refs,
    Refused,
    StatusField,
    Text,
    Value,
    Work,
    action,
    check,
    derive,
    frozen,
    label,
    meta,
)

if TYPE_CHECKING:
    from truweel.resources.company.companies import Company
    from truweel.resources.company.general_ledger_accounts import GeneralLedgerAccount
    from truweel.resources.company.journals import Journal
    from truweel.resources.company.payment_conditions import PaymentCondition
    from truweel.resources.purchasing.payment_files import PaymentFile
    from truweel.resources.purchasing.purchase_supply_orders import PurchaseSupplyOrder, PurchaseSupplyOrderLineItem
    from truweel.resources.sales.projects import Project
    from truweel.resources.sales.sales_invoices import SalesInvoice
    from truweel.resources.sales.sales_orders import SalesOrder

__all__ = ["PurchaseInvoice", "PurchaseInvoiceLineItem"]

IN_APPROVAL = {"PENDING": "the invoice is under approval", "APPROVED": "the invoice is approved"}


class PurchaseInvoice(
    LinedDocument,
    path="purchase-invoices",
    event="purchase-invoice",
    module="purchase-invoices",
    type="purchase-invoice",
    extra=True,
    documents=True,
    revision=2,
):
    """An invoice or credit note of a supplier; from an electronic one (UBL) what isn't given is read."""

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
        "purchase-invoices", doc="Where it stands, one of the tenant's statuses.", example="te betalen"
    )
    paymentInstruction = Text(filter=True, doc="Message to pay it with.", example="+++090/9337/55493+++")
    remark = LongText(filter=Contains(), doc="What else there is to know.")
    confidential = Boolean(default=False, doc="Whether it is shown with care.")
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
    paidTotal = Money(read_only=True, default=Decimal(0), sort=True, since=2, doc="What was paid.", example=500)
    openTotal = Money(read_only=True, sort=True, since=2, doc="What is still to be paid.", example=710)
    paymentFileId = Ref["PaymentFile"](
        "payment-files", read_only=True, filter=True, since=2, doc="File that it is paid with."
    )
    iban = Text(
        max_length=42,
        default=From("supplierId.iban"),
        since=2,
        doc="Bank account that it is paid on.",
        example="BE68539007547034",
    )
    bic = Text(max_length=11, default=From("supplierId.bic"), since=2, doc="Bank of that account.", example="GKCCBEBB")
    booked = Boolean(default=False, filter=True, since=2, doc="Whether it is in the accounts.")
    sentToAccountant = Boolean(
        read_only=True, default=False, filter=True, since=2, doc="Whether the accountant has it."
    )
    sentToAccountantAt = Instant(read_only=True, since=2, doc="Since when.")
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
    lineItems = Children["PurchaseInvoiceLineItem"](
        "line-items", filter=["articleId", "materialId", "projectId", "salesOrderId"], doc="Its lines, in order."
    )

    @label
    def describe(self) -> str:
        """Number, day and the supplier's number."""
        day = "/".join(reversed(self.date.split("-"))) if self.date else None
        return " ".join(word for word in (self.logicId, day, self.invoiceNumber) if word)

    @derive
    def total_up(self, work: Work) -> None:
        """Read an electronic invoice; add up the lines, where this transaction changes one."""
        facts = work.facts(self.documentId)
        if facts and "fault" not in facts:
            self._read(facts, work)
        if work.is_loaded(self, "lineItems"):
            self.total_lines(work)

    def party_tariff_id(self, work: Work) -> Id[VatTariff] | None:
        """The supplier's VAT tariff."""
        supplier = work.follow(self, PurchaseInvoice.supplierId)
        return supplier.vatTariffId if supplier is not None else None

    def _read(self, facts: InvoiceFacts, work: Work) -> None:
        PurchaseInvoice.invoiceNumber.fill(self, facts["invoiceNumber"])
        PurchaseInvoice.date.fill(self, facts["date"])
        PurchaseInvoice.expireDate.fill(self, facts["expireDate"])
        PurchaseInvoice.paymentInstruction.fill(self, facts["paymentInstruction"])
        if meta(self).is_new:
            self.type = facts["type"]
            self.currency = facts["currency"] or self.currency
        number = facts["supplier"]["vatIdNumber"]
        if self.supplierId is None and number:
            supplier = work.first(Supplier, Supplier.vatIdNumber.equals(number))
            self.supplierId = supplier.id if supplier is not None else None
        if self.lineItems:
            return
        tariffs = work.select(VatTariff)
        for stated in facts["lines"]:
            line = work.add(self, PurchaseInvoice.lineItems)
            line.description = stated["description"]
            line.quantity, line.price = Decimal(stated["quantity"]), Decimal(stated["price"])
            line.vatTariffId = _tariff(tariffs, stated)

    @frozen(
        "type", "supplierId", "documentId", "invoiceNumber", "date", "currency", "lineItems", "archivedAt",
        but=("lineItems.projectId", "lineItems.generalLedgerAccountId", "lineItems.activityId",
             "lineItems.description", "lineItems.price", "lineItems.discount", "lineItems.totalExclVat",
             "totalExclVat", "totalVat", "totalInclVat", "vatTotals"),
    )  # fmt: skip
    def stay_as_asked(self, work: Work) -> str | None:
        """What approvers are asked, or have agreed to, stays."""
        return IN_APPROVAL.get(self.approvalStatus or "")

    @frozen("lineItems.price", "lineItems.discount", deletion=False)
    def keep_prices(self, work: Work) -> str | None:
        """Prices stay too, but for a user who has to decide now (catalogue 3.3)."""
        if self.approvalStatus == "PENDING":
            request = work.first(ApprovalRequest, *ApprovalRequest.open_for(self.id))
            if request is not None and request.is_awaiting(work.user_id):
                work.lock(request)  # the user may be deciding at this moment
                return None
        return IN_APPROVAL.get(self.approvalStatus or "")

    @check
    def be_readable(self, before: "PurchaseInvoice | None", work: Work) -> Iterable[Fault]:
        """An electronic invoice must be one."""
        facts = work.facts(self.documentId)
        if facts and "fault" in facts:
            yield Fault("documentId", f"no electronic invoice can be read from it: {facts['fault']}")

    @derive
    def trim_number(self, work: Work) -> None:
        """A blank would make the same number another one."""
        if self.invoiceNumber is not None:
            self.invoiceNumber = self.invoiceNumber.strip()

    @check
    def be_sent_once(self, before: "PurchaseInvoice | None", work: Work) -> Iterable[Fault]:
        """The same supplier and number twice is most likely the same invoice: it would be paid twice."""
        supplier = work.follow(self, PurchaseInvoice.supplierId)
        same = (PurchaseInvoice.supplierId, PurchaseInvoice.invoiceNumber, PurchaseInvoice.type)
        if supplier is None or not self.invoiceNumber:
            return ()
        if before is not None and all(getattr(before, m.name) == getattr(self, m.name) for m in same):
            return ()
        work.lock(supplier)  # the other one may be sent at this moment
        others = work.select(PurchaseInvoice, *(member.equals(getattr(self, member.name)) for member in same), limit=2)
        for other in others:
            if other.id != self.id:
                message = f"{supplier.name} has sent '{self.invoiceNumber}' already: purchase invoice {other.id}"
                work.warn_or_refuse("invoiceNumber", message, *same)
                break
        return ()

    @action()
    def start_approval_request(
        self,
        work: Work,
        userIds: Annotated[
            list[Id[User]],
            Refs["User"]("users", doc="Who approves, one after the other; by default the supplier's approvers."),
        ],
    ) -> None:
        """Ask for approval. Not while it is asked for already, nor once it is approved; after a refusal anew."""
        if self.approvalStatus in ("PENDING", "APPROVED"):
            state = "under approval" if self.approvalStatus == "PENDING" else "approved"
            raise Refused(f"The invoice is {state} already.")
        supplier = work.follow(self, PurchaseInvoice.supplierId)
        approver_ids = userIds or (supplier.approverIds if supplier is not None else [])
        approver_ids = approver_ids or ([self.assignedUserId] if self.assignedUserId else [])
        if not approver_ids:
            raise ValidationError(
                [
                    Fault(
                        "userIds",
                        "names nobody, and neither the supplier nor the invoice has an approver",
                        Code.REQUIRED,
                    )
                ]
            )
        require_approvers(
            work, ((f"userIds[{index}]" if userIds else "userIds", id) for index, id in enumerate(approver_ids))
        )
        self.approvalStatus = "PENDING"
        request = work.make(ApprovalRequest)
        request.resourceUnderApprovalRef, request.open = f"/purchase-invoices/{self.id}", True
        work.copy(
            self, request, PurchaseInvoice.logicId, PurchaseInvoice.invoiceNumber, PurchaseInvoice.date,
            PurchaseInvoice.supplierId,
        )  # fmt: skip
        request.totalVatExcl, request.totalVatIncl = self.totalExclVat, self.totalInclVat
        request.ask(approver_ids)

    @action()
    def approve(self, work: Work) -> None:
        """Approve it whatever others decided or have still to decide; doing so again changes nothing."""
        request = work.first(ApprovalRequest, *ApprovalRequest.open_for(self.id))
        if request is not None:
            request.open = False
        self.approvalStatus = "APPROVED"


def _tariff(tariffs: Iterable[VatTariff], line: InvoiceFactsLine) -> Id[VatTariff] | None:
    """The tariff with the line's percentage, or of reverse charge where the line says so."""
    for tariff in tariffs:
        if line["reverseCharge"] and tariff.reverseCharge:
            return tariff.id
        has_percentage = line["percentage"] is not None and tariff.percentage == Decimal(line["percentage"])
        if has_percentage and not line["reverseCharge"] and not tariff.reverseCharge:
            return tariff.id
    return None


class PurchaseInvoiceLineItem(
    Line, path="line-items", parent="purchase-invoices", type="purchase-invoice-line-item", revision=2
):
    """One line of a purchase invoice."""

    description = LongText(default=From("articleId.name"), search=True, doc="What is bought, or the text of the line.")
    price = Money(
        default=From("articleId.costPrice", otherwise=Decimal(0)),
        doc="Price of one unit, VAT not included.",
        example=5.1,
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
        "sales-invoices", read_only=True, filter=True, since=2, doc="Sales invoice that passes it on to the client."
    )
