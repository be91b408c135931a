"""Quotations: what offers and change orders have alike."""

from typing import TYPE_CHECKING

from truweel.resources.address import Address
from truweel.resources.documents.lines import DiscountedDocument
from truweel.resources.documents.totals import VatTotal
from truweel.schema import (
    Boolean,
    Contains,
    Creator,
    Date,
    DecimalField,
    Equals,
    File,
    Id,
    Instant,
    List,
    LogicId,
    LongText,
    Map,
    Money,
    Range,
    Ref,
    StatusDetails,
    StatusField,
    StatusHistory,
    Text,
    Value,
    ValueObject,
    Work,
    emits,
    label,
)

if TYPE_CHECKING:
    from truweel.resources.company.companies import Company
    from truweel.resources.company.users import User
    from truweel.resources.company.vat_tariffs import VatTariff
    from truweel.resources.relations.clients import Client
    from truweel.resources.relations.contacts import ClientContact
    from truweel.resources.sales.projects import Project

__all__ = ["Quotation", "QuotationParameter"]


class QuotationParameter(ValueObject):
    """A question whose answer the formulas of the posts use by its name."""

    name = Text(max_length=60, doc="Name in the formulas.", example="colour")
    description = Text(doc="The question.", example="In which colour?")
    values = List(Text(), doc="The answers that there are; empty for any.")
    value = Text(doc="The answer.", example="Blue")


class Quotation(DiscountedDocument):
    """A price that a client may accept."""

    logicId = LogicId("O", when="date")
    title = Text(sort=True, search=True, doc="Subject.", example="Renovatie badkamer")
    date = Date(filter=Range("fromDate", "toDate"), sort=True, doc="Its day; null while it is a draft.")
    expireDate = Date(sort=True, doc="Last day on which it can be accepted, as it was sent; nothing computes it.")
    sentDate = Date(sort=True, doc="Day on which it was sent.")
    followUpDate = Date(sort=True, doc="Day on which to ask the client about it.")
    status = StatusField("offers")
    statusDetails = StatusDetails(doc="Colour and order of the status.")
    statusHistory = StatusHistory(doc="The statuses it has had.")
    clientId = Ref["Client"]("clients", filter=True, doc="Client, who signs and pays.")
    endClientId = Ref["Client"]("clients", filter=True, doc="Client for whom the work is done, if another.")
    clientContactId = Ref["ClientContact"]("clients/contacts", filter=True, doc="Contact at the client.")
    clientReference = Text(filter=Contains(), search=True, doc="The client's own reference.", example="PO-2026-118")
    contactEmail = Text(doc="Address that it goes to.", example="info@example.com")
    projectId = Ref["Project"]("projects", filter=True, doc="Project that it belongs to.")
    activeOnProject = Boolean(default=True, doc="Whether it counts in the project's post-calculation.")
    companyId = Ref["Company"]("companies", filter=True, doc="Own company that makes it.")
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
    calculation = Boolean(
        default=False, filter=True, since=2, doc="Whether it is calculated with posts; else it is a simple one."
    )
    template = Boolean(default=False, filter=True, since=2, doc="Whether others are made from it.")
    globalDiscount = DecimalField(
        decimals=4, minimum=0, maximum=100, since=2, doc="Discount on all lines in percent.", example=5
    )
    globalDiscountAmount = Money(
        minimum=0, decimals=2, since=2, doc="Fixed discount on what is left then.", example=250
    )
    margins = Map(
        DecimalField(decimals=4, example=20), since=2, doc="Kind of cost → margin in percent of a calculated one."
    )
    parameters = List(Value(QuotationParameter), since=2, doc="Questions whose answers the formulas of its posts use.")
    salesAgentUserId = Ref["User"]("users", filter=True, since=2, doc="User who sells it.")
    successPercentage = DecimalField(
        decimals=4, read_only=True, since=2, doc="Chance of an order by its status, in percent.", example=50
    )
    signedAt = Instant(read_only=True, since=2, doc="When the client accepted it.")
    signatureName = Text(read_only=True, since=2, doc="Who signed.", example="Lieven De Smet")
    signatureId = File("image/", read_only=True, since=2, doc="The signature.")
    lossReason = Text(filter=True, since=2, doc="Why it was not accepted, in the tenant's own words.", example="Prijs")

    @label
    def describe(self) -> str:
        """Number, day and subject, as the reference shows them: `O260114 15/01/2026 Renovatie badkamer`."""
        day = "/".join(reversed(self.date.split("-"))) if self.date else None
        return " ".join(word for word in (self.logicId, day, self.title) if word)

    def party_tariff_id(self, work: Work) -> "Id[VatTariff] | None":
        """The client's VAT tariff."""
        client = work.follow(self, Quotation.clientId)
        return client.vatTariffId if client is not None else None

    @emits("recalculated")
    def was_recalculated(self, before: "Quotation | None") -> bool:
        """A change of what it comes to is also an event of its own (`offer.recalculated`)."""
        if before is None:
            return False
        return (self.totalInclVat, self.vatTotals) != (before.totalInclVat, before.vatTotals)
