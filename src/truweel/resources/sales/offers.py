"""Offers, their lines, and in which parts they will be invoiced."""

from truweel.resources.documents.invoice_phases import InvoicePhase
from truweel.resources.documents.lines import Line
from truweel.resources.documents.quotations import Quotation
from truweel.schema import Children, LogicId, Ref, StatusField

__all__ = ["Offer", "OfferInvoicePhase", "OfferLineItem"]


class Offer(
    Quotation,
    path="offers",
    event="offer",
    module="offers",
    scope="offers",
    extra=True,
    documents=True,
    revision=2,
):
    """A price that a client may accept; it has a number once it has a date."""

    logicId = LogicId("O", when="date", editable=True, doc="Number, given with the date.", example="O260114")
    status = StatusField("offers", doc="Where it stands, one of the tenant's statuses.", example="verzonden")
    templateId = Ref["Offer"](
        "offers", relation="templateOffer", filter=True, since=2, doc="Offer that it was made from."
    )
    lineItems = Children["OfferLineItem"]("line-items", doc="Its lines, in order.")
    invoicePhases = Children["OfferInvoicePhase"]("invoice-phases", doc="The parts that it will be invoiced in.")


class OfferLineItem(Line, path="line-items", parent="offers", type="offer-line-item", revision=2):
    """One line of an offer."""


class OfferInvoicePhase(InvoicePhase, path="invoice-phases", parent="offers", type="offer-invoice-phase"):
    """A part of an offer that is invoiced as one."""
