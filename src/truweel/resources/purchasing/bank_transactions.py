"""Bank transactions: what came in and went out, as the bank's statements say it."""

from typing import TYPE_CHECKING

from truweel.resources.documents.labels import name_document
from truweel.schema import Boolean, Choice, Date, LongText, Money, Range, Ref, Resource, Text, label

if TYPE_CHECKING:
    from truweel.resources.company.companies import Company
    from truweel.resources.purchasing.purchase_invoices import PurchaseInvoice
    from truweel.resources.sales.sales_invoices import SalesInvoice

__all__ = ["BankTransaction"]


class BankTransaction(
    Resource,
    path="bank-transactions",
    event="bank-transaction",
    module="sales-invoices",
    type="bank-transaction",
    documents=True,
):
    """One movement on an account of an own company, and the invoice that it pays."""

    companyId = Ref["Company"]("companies", filter=True, doc="Own company whose account it is.")
    iban = Text(max_length=42, filter=True, doc="The account.", example="BE68539007547034")
    date = Date(required=True, filter=Range("fromDate", "toDate"), sort=True, doc="Day on which the bank booked it.")
    valueDate = Date(filter=Range(), sort=True, doc="Day from which it bears interest.")
    amount = Money(
        required=True, decimals=2, filter=True, sort=True, doc="What came in; below zero what went out.", example=1210
    )
    counterpartyName = Text(sort=True, search=True, doc="Who paid, or was paid.", example="Bouwwerken Peeters")
    counterpartyIban = Text(max_length=42, filter=True, doc="The account on the other side.")
    communication = LongText(filter=True, search=True, doc="The message.", example="+++090/9337/55493+++")
    structured = Boolean(default=False, filter=True, doc="Whether the message is a structured communication.")
    statementNumber = Text(max_length=40, filter=True, doc="Number of the statement that it is on.", example="118")
    status = Choice(
        "NEW", "MATCHED", "IGNORED",
        default="NEW", filter=True, sort=True, doc="Whether its invoice is known, or needs to be.",
    )  # fmt: skip
    salesInvoiceId = Ref["SalesInvoice"]("sales-invoices", filter=True, doc="Sales invoice that it pays.")
    purchaseInvoiceId = Ref["PurchaseInvoice"]("purchase-invoices", filter=True, doc="Purchase invoice that it pays.")

    @label
    def describe(self) -> str:
        """Day, and who paid or was paid."""
        return name_document(None, self.date, self.counterpartyName)
