"""Payment files: the purchase invoices that are paid together."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from truweel.resources.purchasing.transfer_orders import (
    compose_transfers,
    find_invoice,
    list_payments,
    list_transfer_faults,
)
from truweel.schema import (
    Boolean,
    Choice,
    Code,
    Date,
    DecimalField,
    Fault,
    File,
    From,
    Id,
    Instant,
    Ledger,
    List,
    Money,
    Range,
    Reads,
    Ref,
    Refused,
    Resource,
    Restricted,
    Text,
    Value,
    ValueObject,
    Work,
    action,
    check,
    derive,
    frozen,
    posting,
    rendition,
)
from truweel.schema.transfer_order import TransferOrder

if TYPE_CHECKING:
    from truweel.resources.company.companies import Company
    from truweel.resources.purchasing.purchase_invoices import PurchaseInvoice

__all__ = ["CONFIDENTIAL_INVOICES", "InvoicePayment", "Payment", "PaymentFile", "Withholding"]


CONFIDENTIAL_INVOICES = "confidential-purchase-invoices"
"""The module that grants confidential purchase invoices, and what tells of them."""


class Withholding(ValueObject):
    """A part of a payment that goes to an authority, since the supplier has debts there."""

    kind = Choice("SOCIAL", "TAX", doc="Social security, or taxes.")
    amount = Money(minimum=0, decimals=2, doc="The part.", example=350)


class Payment(ValueObject):
    """One invoice, or a part of it, that is paid."""

    purchaseInvoiceId = Ref["PurchaseInvoice"]("purchase-invoices", doc="The invoice.")
    amount = Money(minimum=0, decimals=2, doc="What is paid of it.", example=1210)
    reference = Text(max_length=140, doc="Message to the supplier.", example="+++090/9337/55493+++")
    iban = Text(max_length=42, doc="The supplier's account.", example="BE68539007547034")
    bic = Text(max_length=11, doc="Bank of that account.", example="GKCCBEBB")
    withholdings = List(Value(Withholding), doc="What goes to authorities instead.")


class InvoicePayment(Ledger, name="purchase_invoice_payments"):
    """What is paid of an invoice: what its files for the bank ask for, and what of that was paid."""

    purchaseInvoiceId: Ref["PurchaseInvoice"] = Ref("purchase-invoices")
    filed: DecimalField = DecimalField()
    paid: DecimalField = DecimalField()


class PaymentFile(
    Resource,
    path="payment-files",
    event="payment-file",
    module="purchase-invoices",
    type="payment-file",
    documents=True,
    restricted=Restricted("confidential", {True: CONFIDENTIAL_INVOICES}),
):
    """Invoices that an own company pays together, by one file for its bank. Only what is approved is paid. One that
    pays a confidential invoice is confidential too."""

    name = Text(filter=True, sort=True, search=True, doc="Name.", example="Leveranciers week 14")
    companyId = Ref["Company"]("companies", required=True, filter=True, doc="Own company that pays.")
    iban = Text(
        max_length=42, default=From("companyId.iban"), filter=True, doc="Account that it is paid from.",
        example="BE68539007547034",
    )  # fmt: skip
    executionDate = Date(
        filter=Range(), sort=True, doc="Day on which the bank pays; null for the last day of each invoice."
    )
    status = Choice(
        "DRAFT", "CREATED", "PAID", default="DRAFT", read_only=True, filter=True, sort=True, doc="How far it is."
    )
    payments = List(Value(Payment), doc="What is paid; a payment takes what it lacks from its invoice.")
    total = Money(read_only=True, sort=True, doc="What it comes to (ours).", example=2420)
    confidential = Boolean(
        read_only=True, default=False, filter=True, doc="Whether it pays a confidential invoice (ours)."
    )
    documentId = File(read_only=True, doc="Empty: the file for the bank is at `/pain001`.")
    closedAt = Instant(read_only=True, doc="When it was closed for the bank (ours).")

    @derive
    def fill_payments(self, work: Work) -> None:
        """What a payment lacks is its invoice's."""
        if self.status == "DRAFT":
            self.payments = [_fill(payment, work) for payment in list_payments(self)]
        self.total = sum((payment["amount"] or Decimal(0) for payment in list_payments(self)), Decimal(0))

    @derive
    def hide_with_its_invoices(self, work: Work) -> None:
        """It tells what its invoices tell."""
        invoices = [invoice for payment in list_payments(self) if (invoice := find_invoice(payment, work)) is not None]
        if invoices:
            work.lock(*invoices)  # one may become confidential at this moment
        self.confidential = any(invoice.confidential for invoice in invoices)

    def pays_for(self, invoice: "PurchaseInvoice") -> bool:
        """Whether one of its payments is of `invoice`."""
        return any(payment["purchaseInvoiceId"] == invoice.id for payment in list_payments(self))

    @check
    def pay_what_is_approved(self, before: "PaymentFile | None", work: Work) -> Iterable[Fault]:
        """Once it is created, each payment names an approved invoice, once, and an account."""
        if self.status != "CREATED" or (before is not None and before.status == self.status):
            return
        seen: set[Any] = set()
        for index, payment in enumerate(list_payments(self)):
            start, invoice = f"payments[{index}].", find_invoice(payment, work)
            if payment["purchaseInvoiceId"] is None:
                yield Fault(f"{start}purchaseInvoiceId", "is required", Code.REQUIRED)
            elif invoice is None or invoice.deletedAt is not None:
                member = f"{start}purchaseInvoiceId"
                yield Fault.of_dead_reference(member, "purchase-invoices", payment["purchaseInvoiceId"])
            elif payment["purchaseInvoiceId"] in seen:
                yield Fault(f"{start}purchaseInvoiceId", f"purchase invoice {invoice.id} is in it twice")
            elif invoice.approvalStatus != "APPROVED":
                message = f"purchase invoice {invoice.id}, {invoice.describe()}, is not approved"
                yield Fault(f"{start}purchaseInvoiceId", message)
            elif invoice.type == "CREDIT_NOTE":
                yield Fault(f"{start}purchaseInvoiceId", f"purchase invoice {invoice.id} is a credit note")
            elif not payment["iban"]:
                yield Fault(f"{start}iban", "is required: neither the payment nor the invoice names an account")
            elif invoice.iban and payment["iban"] and payment["iban"] != invoice.iban:
                text = f"is another account than that of purchase invoice {invoice.id}, {invoice.iban}"
                work.warn(f"{start}iban", text)
            seen.add(payment["purchaseInvoiceId"])
        yield from list_transfer_faults(self, work)

    @frozen("companyId", "iban", "executionDate", "payments", "archivedAt", but=("total",))
    def stay_created(self, work: Work) -> str | None:
        """What the bank has stays; a file that is not paid may be taken back by `reopen`."""
        return None if self.status == "DRAFT" else f"the payment file is {self.status}; reopen it first"

    @derive
    def tell_invoices(self, work: Work) -> None:
        """An invoice says which file pays it."""
        before = work.before(self)
        if self.status == (before.status if before is not None else "DRAFT"):
            return
        for payment in list_payments(self):
            invoice = find_invoice(payment, work)
            if invoice is None:
                continue
            if self.status != "DRAFT":
                invoice.paymentFileId = cast("Id[PaymentFile]", self.id)
            elif invoice.paymentFileId == self.id:  # another file may pay another part
                invoice.paymentFileId = None

    @posting(InvoicePayment)
    def pays(self) -> Iterable[InvoicePayment]:
        """What each invoice is asked for once the file is created, and gets once it is paid."""
        for payment in list_payments(self) if self.status != "DRAFT" else ():
            amount = payment["amount"] or Decimal(0)
            paid = amount if self.status == "PAID" else Decimal(0)
            yield InvoicePayment(purchaseInvoiceId=payment["purchaseInvoiceId"], filed=amount, paid=paid)

    @action()
    def close(self, work: Work) -> None:
        """Close it for the bank: its invoices are in a payment file, and no other file pays that part of them. Closing
        it again changes nothing."""
        if not self.payments:
            raise Refused("It pays nothing; name invoices in `payments` first.")
        if self.status == "DRAFT":
            self.status, self.closedAt = "CREATED", work.now

    @action()
    def paid(self, work: Work) -> None:
        """The bank has paid: so are its invoices, or the parts of them. Once more changes nothing."""
        if self.status == "DRAFT":
            raise Refused("It is a draft; close it first.")
        self.status = "PAID"

    @action()
    def reopen(self, work: Work) -> None:
        """Take it back: it is a draft again, and its invoices are open again."""
        if self.status == "DRAFT":
            raise Refused("It is a draft already.")
        self.status = "DRAFT"

    @rendition("pain001", "application/xml")
    def order_transfers(self, work: Reads) -> TransferOrder:
        """The file for the bank, pain.001.001.09: a transfer for each payment, on the day of the file or the last one
        of the invoice, and one for each part that is withheld. 409 while it is a draft. The same file is always the
        same bytes, until it is reopened."""
        return compose_transfers(self, work)


def _fill(payment: dict[str, Any], work: Work) -> dict[str, Any]:
    """A payment with the open amount, message and account of its invoice where it names none."""
    invoice = find_invoice(payment, work)
    if invoice is None:
        return payment
    amount = invoice.toFileTotal if payment["amount"] is None else payment["amount"]
    own = {"reference": invoice.paymentInstruction, "iban": invoice.iban, "bic": invoice.bic}
    filled = {name: payment[name] or value for name, value in own.items()}
    return {**payment, **filled, "amount": max(amount, Decimal(0))}
