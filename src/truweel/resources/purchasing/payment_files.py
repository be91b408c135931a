"""Payment files: the purchase invoices that are paid together."""

from typing import TYPE_CHECKING

from truweel.schema import Choice, Date, File, List, Money, Range, Ref, Resource, Text, Value, ValueObject

if TYPE_CHECKING:
    from truweel.resources.company.companies import Company
    from truweel.resources.purchasing.purchase_invoices import PurchaseInvoice

__all__ = ["Payment", "PaymentFile", "Withholding"]


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


class PaymentFile(
    Resource,
    path="payment-files",
    event="payment-file",
    module="purchase-invoices",
    type="payment-file",
    documents=True,
):
    """Invoices that an own company pays together, by one file for its bank."""

    name = Text(filter=True, sort=True, search=True, doc="Name.", example="Leveranciers week 14")
    companyId = Ref["Company"]("companies", required=True, filter=True, doc="Own company that pays.")
    iban = Text(max_length=42, filter=True, doc="Account that it is paid from.", example="BE68539007547034")
    executionDate = Date(
        filter=Range(), sort=True, doc="Day on which the bank pays; null for the last day of each invoice."
    )
    status = Choice("DRAFT", "CREATED", "PAID", default="DRAFT", filter=True, sort=True, doc="How far it is.")
    payments = List(Value(Payment), doc="What is paid.")
    documentId = File(read_only=True, doc="The file for the bank.")
