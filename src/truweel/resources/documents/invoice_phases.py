"""Invoice phases: the parts that an offer or order is invoiced in (catalogue 2.5, 7.7).

An offer and the order that it became show one plan: each phase stands in both under one id.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from truweel.schema import (
    Children,
    Choice,
    Date,
    DecimalField,
    Money,
    Ref,
    Resource,
    Text,
    Work,
    derive,
    formula,
    on_deletion,
)

if TYPE_CHECKING:
    from truweel.resources.sales.sales_invoices import SalesInvoice

__all__ = ["AGREED_PHASE", "InvoicePhase"]


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

    def other_plans(self, work: Work) -> "Iterable[tuple[Resource, Children[Any]]]":
        """The other document that shows it, if there is one, with the member of its phases."""
        return ()

    def add_to(self, document: Resource, member: "Children[Any]", work: Work) -> None:
        """Have it stand in `document` too."""
        work.copy(self, work.add(document, member, id=self.id), *PLANNED)

    @derive
    def stand_in_both(self, work: Work) -> None:
        """What one document says of it, the other says too."""
        if not work.changes(self, *PLANNED):
            return
        for document, member in self.other_plans(work):
            twin = _find(work.children(document, member.name), self.id)
            if twin is not None:
                work.copy(self, twin, *PLANNED)
            elif work.before(self) is None:
                self.add_to(document, member, work)

    @on_deletion
    def leave_both(self, work: Work) -> None:
        """It is out of the plan. A document that is deleted leaves the plan to the other."""
        if work.parent(self).deletedAt is None:
            for document, member in self.other_plans(work):
                twin = _find(work.children(document, member.name), self.id)
                if twin is not None:
                    work.delete(twin)


def _find(phases: Iterable[InvoicePhase], id: int) -> InvoicePhase | None:
    return next((phase for phase in phases if phase.id == id), None)


AGREED_PHASE = (
    InvoicePhase.name, InvoicePhase.kind, InvoicePhase.percentage, InvoicePhase.amount, InvoicePhase.dueDate,
)  # fmt: skip
"""What a copy of an offer has of its phases: they are not invoiced yet."""
PLANNED = (*AGREED_PHASE, InvoicePhase.salesInvoiceId)
"""What both documents of a plan say alike."""
