"""Offers and their lines."""

from typing import TYPE_CHECKING

from truweel.resources.address import Address
from truweel.resources.documents.lines import Line, LinedDocument
from truweel.resources.documents.totals import VatTotal
from truweel.resources.relations.clients import Client
from truweel.schema import (
    Boolean,
    Children,
    Contains,
    Creator,
    Date,
    DecimalField,
    Equals,
    Id,
    List,
    LogicId,
    LongText,
    Money,
    Range,
    Ref,
    StatusField,
    Text,
    Value,
    Work,
    derive,
    emits,
    label,
)

if TYPE_CHECKING:
    from truweel.resources.company.companies import Company
    from truweel.resources.company.users import User
    from truweel.resources.company.vat_tariffs import VatTariff
    from truweel.resources.relations.contacts import ClientContact
    from truweel.resources.sales.projects import Project

__all__ = ["Offer", "OfferLineItem"]


class Offer(
    LinedDocument,
    path="offers",
    event="offer",
    module="offers",
    scope="offers",
    extra=True,
    documents=True,
):
    """A price that a client may accept; it has a number once it has a date."""

    logicId = LogicId("O", when="date", editable=True, doc="Number, given with the date.", example="O260114")
    title = Text(sort=True, search=True, doc="Subject.", example="Renovatie badkamer")
    date = Date(filter=Range("fromDate", "toDate"), sort=True, doc="Day of the offer; null while it is a draft.")
    expireDate = Date(sort=True, doc="Last day on which it can be accepted, as it was sent; nothing computes it.")
    sentDate = Date(sort=True, doc="Day on which it was sent.")
    followUpDate = Date(sort=True, doc="Day on which to ask the client about it.")
    status = StatusField("offers", doc="Where it stands, one of the tenant's statuses.", example="verzonden")
    clientId = Ref["Client"]("clients", filter=True, doc="Client, who signs and pays.")
    endClientId = Ref["Client"]("clients", filter=True, doc="Client for whom the work is done, if another.")
    clientContactId = Ref["ClientContact"]("clients/contacts", filter=True, doc="Contact at the client.")
    clientReference = Text(filter=Contains(), search=True, doc="The client's own reference.", example="PO-2026-118")
    contactEmail = Text(doc="Address that the offer goes to.", example="info@example.com")
    projectId = Ref["Project"]("projects", filter=True, doc="Project that it belongs to.")
    activeOnProject = Boolean(default=True, doc="Whether it counts in the project's post-calculation.")
    companyId = Ref["Company"]("companies", filter=True, doc="Own company that makes the offer.")
    assignedUserId = Ref["User"](
        "users",
        default=Creator(),
        filter=(Equals(), Equals("assigneeId")),
        doc="User who is responsible.",
    )
    currency = Text(max_length=3, default="EUR", doc="Currency, ISO 4217.", example="EUR")
    address = Value(Address, doc="Where the work is done.")
    kilometers = DecimalField(decimals=2, minimum=0, doc="Distance from the company to that address, one way, in km.")
    remark = LongText(doc="Remark to the client.")
    externalId = Text(filter=True, doc="Its id in another program.")
    totalExclVat = Money(read_only=True, sort=True, doc="Total, VAT not included.", example=1000)
    totalVat = Money(read_only=True, doc="VAT.", example=210)
    totalInclVat = Money(read_only=True, sort=True, doc="Total, VAT included.", example=1210)
    totalCostExclVat = Money(read_only=True, doc="What it costs, VAT not included.", example=640)
    vatTotals = List(Value(VatTotal), read_only=True, doc="Base and VAT of each category and rate.")
    lineItems = Children["OfferLineItem"]("line-items", doc="Its lines, in order.")

    @label
    def describe(self) -> str:
        """Number, day and subject, as the reference shows them: `O260114 15/01/2026 Renovatie badkamer`."""
        day = "/".join(reversed(self.date.split("-"))) if self.date else None
        return " ".join(word for word in (self.logicId, day, self.title) if word)

    @derive
    def total_up(self, work: Work) -> None:
        """Lines are added up, where this transaction changes one."""
        if work.is_loaded(self, "lineItems"):
            self.totalCostExclVat = self.total_lines(work).cost

    def party_tariff_id(self, work: Work) -> "Id[VatTariff] | None":
        """The client's VAT tariff."""
        client = work.follow(self, Offer.clientId)
        return client.vatTariffId if client is not None else None

    @emits("recalculated")
    def was_recalculated(self, before: "Offer | None") -> bool:
        """A change of what it comes to is also `offer.recalculated`."""
        if before is None:
            return False
        return (self.totalInclVat, self.vatTotals) != (before.totalInclVat, before.vatTotals)


class OfferLineItem(Line, path="line-items", parent="offers", type="offer-line-item", revision=2):
    """One line of an offer."""
