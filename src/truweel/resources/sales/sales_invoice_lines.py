"""The lines of sales invoices, and what was paid of them."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from truweel.resources.documents.ledgers import Advance, BankMatch, InvoicedQuantity
from truweel.resources.documents.lines import COUNTING
from truweel.resources.documents.prices import SaleLine
from truweel.resources.sales.sales_invoices import SalesInvoice
from truweel.schema import (
    Date,
    Fault,
    Id,
    Money,
    Range,
    Ref,
    Resource,
    Text,
    Today,
    Work,
    check,
    derive,
    meta,
    posting,
)

if TYPE_CHECKING:
    from truweel.resources.purchasing.bank_transactions import BankTransaction
    from truweel.resources.sales.projects import Project
    from truweel.resources.sales.sales_orders import SalesOrder, SalesOrderLineItem
    from truweel.resources.sales.settlements import SettlementLineItem
    from truweel.resources.work.work_orders import WorkOrder

__all__ = ["SalesInvoiceLineItem", "SalesInvoicePayment", "list_invoices"]


def list_invoices(work_order: "WorkOrder", work: Work) -> "list[Id[SalesInvoice]]":
    """The invoices, no credit notes, with a line of a work order."""
    lines = work.select(SalesInvoiceLineItem, SalesInvoiceLineItem.workOrderId.equals(work_order.id))
    ids = dict.fromkeys(cast("Id[SalesInvoice]", meta(line).parent_id) for line in lines)
    invoices = (work.get(SalesInvoice, id) for id in ids)
    return [invoice.id for invoice in invoices if invoice is not None and invoice.type == "INVOICE"]


class SalesInvoiceLineItem(
    SaleLine,
    path="line-items",
    parent="sales-invoices",
    type="sales-invoice-line-item",
    revision=2,
    example={
        "type": "LINE",
        "orderId": None,
        "orderLineItemId": None,
        "settlementLineItemId": None,
        "workOrderId": None,
        "advanceInvoiceId": None,
    },
):
    """One line of an invoice."""

    projectId = Ref["Project"]("projects", filter=True, doc="Project that it is for.")
    orderId = Ref["SalesOrder"]("sales-orders", filter=True, since=2, doc="Sales order that it is for.")
    orderLineItemId = Ref["SalesOrderLineItem"](
        "sales-orders/line-items", filter=True, since=2, doc="Line of the order that it invoices (ours)."
    )
    settlementLineItemId = Ref["SettlementLineItem"](
        "settlements/line-items", filter=True, since=2, doc="Line of a change order that it invoices (ours)."
    )
    advanceInvoiceId = Ref["SalesInvoice"](
        "sales-invoices", filter=True, since=2, doc="Advance that it takes off (ours)."
    )
    workOrderId = Ref["WorkOrder"]("work-orders", filter=True, since=2, doc="Work order that it is for.")
    agreedTotal = Money(
        read_only=True,
        since=2,
        doc="What it comes to on the invoice of a progress statement: a difference, maybe a cent beside quantity times "
        "price. Null once somebody changes quantity, price or discount (ours).",
    )

    @derive
    def come_to(self, work: Work) -> None:
        """What was agreed, else quantity times price less discount."""
        before = work.before(self)
        factors = (self.type, self.quantity, self.price, self.discount)
        if before is not None and factors != (before.type, before.quantity, before.price, before.discount):
            self.agreedTotal = None
        super().come_to(work)
        if self.agreedTotal is not None:
            self.totalExclVat = self.agreedTotal

    @posting(InvoicedQuantity, since=2, reads=(SalesInvoice.type, SalesInvoice.booked))
    def invoices(self, invoice: SalesInvoice) -> Iterable[InvoicedQuantity]:
        """The units that it invoices of a line of an order or change order; a booked credit note takes them back."""
        is_sold = self.orderLineItemId is not None or self.settlementLineItemId is not None
        if is_sold and self.type == COUNTING:
            yield InvoicedQuantity(
                orderLineItemId=self.orderLineItemId,
                settlementLineItemId=self.settlementLineItemId,
                quantity=invoice.sign * (self.quantity or Decimal(0)),
            )

    @posting(Advance, since=2, reads=(SalesInvoice.type, SalesInvoice.booked))
    def takes_advance_off(self, invoice: SalesInvoice) -> Iterable[Advance]:
        """What it takes off for an advance, below zero, is owed no more."""
        if self.advanceInvoiceId is not None and self.type == COUNTING:
            amount = invoice.sign * (self.totalExclVat or Decimal(0))
            yield Advance(salesOrderId=self.orderId, advanceInvoiceId=self.advanceInvoiceId, amount=amount)


class SalesInvoicePayment(
    Resource,
    path="payments",
    parent="sales-invoices",
    type="sales-invoice-payment",
    revision=2,
    example={"bankTransactionId": None},
):
    """An amount that was paid; below zero a refund."""

    date = Date(default=Today(), filter=Range(), sort=True, doc="Day of the payment.")
    amount = Money(
        required=True,
        decimals=2,
        with_currency=True,
        doc='Amount; a body may also send `{"value": "500.00", "currency": "EUR"}`.',
        example=500,
    )
    paymentMethod = Text(max_length=60, filter=True, doc="How it was paid.", example="overschrijving")
    remark = Text(doc="What else there is to know.")
    reference = Text(filter=True, doc="The bank's reference (ours).")
    bankTransactionId = Ref["BankTransaction"](
        "bank-transactions", filter=True, since=2, doc="Line of the bank that it came with (ours)."
    )
    financialDiscount = Money(
        decimals=2, minimum=0, since=2, doc="What is forgiven since it was paid in time (ours).", example=20
    )

    @derive
    def take_discount(self, work: Work) -> None:
        """A new payment of what is to be paid in time, in time, forgives the rest (catalogue 7.5)."""
        invoice: SalesInvoice = work.parent(self)
        discount, last = invoice.financialDiscountTotal, invoice.financialDiscountDate
        if work.before(self) is not None or self.financialDiscount is not None or not discount:
            return
        others = (payment for payment in work.children(invoice, "payments") if payment is not self)
        paid = sum((payment.amount + (payment.financialDiscount or 0) for payment in others), Decimal(0))
        left = invoice.payable - invoice.creditedTotal - paid
        if last is not None and self.date is not None and self.date <= last and self.amount == left - discount:
            self.financialDiscount = discount

    @posting(BankMatch, since=2, reads=(SalesInvoice.type,))
    def comes_from_the_bank(self, invoice: SalesInvoice) -> Iterable[BankMatch]:
        """What of the bank's transaction it is; what is paid of a credit note went out."""
        if self.bankTransactionId is not None:
            amount = -self.amount if invoice.type == "CREDIT_NOTE" else self.amount
            yield BankMatch(bankTransactionId=self.bankTransactionId, amount=amount)

    @check
    def be_in_the_currency(self, before: "SalesInvoicePayment | None", work: Work) -> Iterable[Fault]:
        """What is paid is in the currency of the invoice: nothing is converted."""
        sent, own = work.sent(self, SalesInvoicePayment.amount), work.parent(self).currency
        if isinstance(sent, dict) and own is not None and sent.get("currency") not in (None, own):
            yield Fault("amount.currency", f"must be {own}, the currency of the invoice; nothing is converted")
