"""Invoice phases: the parts that an offer or order is invoiced in."""

from typing import TYPE_CHECKING

from truweel.schema import Choice, Date, DecimalField, Money, Ref, Resource, Text, formula

if TYPE_CHECKING:
    from truweel.resources.sales.sales_invoices import SalesInvoice

__all__ = ["InvoicePhase"]


class InvoicePhase(Resource):
    """What the phases of offers and orders have alike."""

    name = Text(required=True, doc="Name.", example="Voorschot bij bestelling")
    kind = Choice(
        "PERCENTAGE",
        "AMOUNT",
        "FINAL",
        required=True,
        doc="Whether it is a percentage of the whole, an amount, or what is left in the end.",
    )
    percentage = DecimalField(decimals=4, minimum=0, maximum=100, doc="Percent of the total without VAT.", example=30)
    amount = Money(doc="Amount, VAT not included.", example=3000)
    dueDate = Date(sort=True, doc="Day from which it may be invoiced.")
    salesInvoiceId = Ref["SalesInvoice"](
        "sales-invoices", released=True, filter=True, doc="Its invoice; null again once that is deleted."
    )
    status = Choice("OPEN", "INVOICED", default="OPEN", read_only=True, filter=True, doc="Whether it is invoiced.")

    @formula(status)
    def follow_invoice(self) -> str:
        """It is invoiced once it has an invoice."""
        return "OPEN" if self.salesInvoiceId is None else "INVOICED"
