"""Settlements: change orders, for more or less work than was agreed; and their lines."""

from typing import TYPE_CHECKING

from truweel.resources.documents.lines import Line
from truweel.resources.documents.quotations import Quotation
from truweel.schema import Children, Choice, Date, LogicId, Range, Ref, StatusField

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


class SettlementLineItem(Line, path="line-items", parent="settlements", type="settlement-line-item", revision=2):
    """One line of a settlement; what is left out has a quantity below 0."""
