"""Settlements: change orders, for more or less work than was agreed; and their lines."""

from decimal import Decimal
from typing import TYPE_CHECKING, cast

from truweel.resources.documents.lines import COUNTING, LineOutline
from truweel.resources.documents.prices import SaleLine
from truweel.resources.documents.quotations import Quotation
from truweel.schema import Children, Choice, Date, Id, LogicId, Range, Ref, StatusField, Work, action, derive

if TYPE_CHECKING:
    from truweel.resources.sales.offers import Offer
    from truweel.resources.sales.sales_orders import SalesOrder

__all__ = ["Settlement", "SettlementLineItem"]


class Settlement(
    Quotation,
    path="settlements",
    event="settlement",
    module="settlements",
    type="settlement",
    extra=True,
    documents=True,
    revision=2,  # that of the members it shares with offers
):
    """A change order: work beyond an offer or order, or less of it. It has a number once it has a date."""

    post_member = "settlementId"
    status_module = "settlements"

    logicId = LogicId("V", when="date", doc="Number, given with the date.", example="V260012")
    status = StatusField("settlements", doc="Where it stands, one of the tenant's statuses.", example="verzonden")
    templateId = Ref["Settlement"](
        "settlements", relation="templateSettlement", filter=True, doc="Settlement that it was made from."
    )
    offerId = Ref["Offer"]("offers", filter=True, doc="Offer that it changes.")
    salesOrderId = Ref["SalesOrder"]("sales-orders", filter=True, doc="Order that it is added to.")
    kind = Choice(
        "MORE", "LESS", "MIXED", read_only=True, filter=True, doc="Whether its lines add work, take some off, or both."
    )
    approvedDate = Date(filter=Range(), sort=True, doc="Day on which the client agreed.")
    lineItems = Children["SettlementLineItem"]("line-items", doc="Its lines, in order.")

    @derive
    def tell_its_kind(self, work: Work) -> None:
        """More work, less, or both: by the sign of its lines."""
        if work.is_loaded(self, "lineItems"):
            lines = work.outline(self, "lineItems", LineOutline)
            totals = [line.totalExclVat or Decimal(0) for line in lines if line.type == COUNTING]
            has_more, has_less = any(total > 0 for total in totals), any(total < 0 for total in totals)
            self.kind = "MIXED" if has_more and has_less else "MORE" if has_more else "LESS" if has_less else None

    @action()
    def accept(self, work: Work) -> None:
        """The client agrees: it gets its day of approval and the status of what is agreed. Accepting it again changes
        nothing."""
        if self.approvedDate is None:
            self.approvedDate = work.today.isoformat()
        self.become_won(work)

    @action(returns="settlements")
    def copy(self, work: Work) -> "Settlement":
        """Make a draft of the same lines, posts and discounts."""
        twin = work.make(Settlement)
        self.copy_to(twin, work)
        work.copy(self, twin, Settlement.offerId, Settlement.salesOrderId)
        twin.templateId = cast("Id[Settlement]", self.id)
        return twin


class SettlementLineItem(SaleLine, path="line-items", parent="settlements", type="settlement-line-item", revision=2):
    """One line of a settlement; what is left out has a quantity below 0."""
