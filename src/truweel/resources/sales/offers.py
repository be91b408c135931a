"""Offers and their lines."""

from collections.abc import Iterable

from truweel.resources.address import Address
from truweel.resources.documents.lines import LIMIT, Line, VatTotal, total
from truweel.schema import (
    Boolean,
    Children,
    Contains,
    Date,
    DecimalField,
    Equals,
    Fault,
    List,
    LogicId,
    LongText,
    Money,
    Range,
    Ref,
    Resource,
    StatusField,
    Text,
    Value,
    Work,
)

__all__ = ["Offer", "OfferLineItem"]


class Offer(
    Resource,
    path="offers",
    event="offer",
    events=("recalculated",),
    module="offers",
    scope="offers",
    extra=True,
    documents=True,
):
    """A price that a client may accept; it has a number once it has a date."""

    logicId = LogicId("O", when="date", editable=True, doc="Number, given with the date.", example="O260114")
    title = Text(sort=True, search=True, doc="Subject.", example="Renovatie badkamer")
    date = Date(filter=Range("fromDate", "toDate"), sort=True, doc="Day of the offer; null while it is a draft.")
    expireDate = Date(sort=True, doc="Last day on which it can be accepted.")
    sentDate = Date(sort=True, doc="Day on which it was sent.")
    followUpDate = Date(sort=True, doc="Day on which to ask the client about it.")
    status = StatusField("offers", doc="Where it stands, one of the tenant's statuses.", example="verzonden")
    clientId = Ref("clients", filter=True, doc="Client, who signs and pays.")
    endClientId = Ref("clients", filter=True, doc="Client for whom the work is done, if another.")
    clientContactId = Ref("clients/contacts", filter=True, doc="Contact at the client.")
    clientReference = Text(filter=Contains(), search=True, doc="The client's own reference.", example="PO-2026-118")
    contactEmail = Text(doc="Address that the offer goes to.", example="info@example.com")
    projectId = Ref("projects", filter=True, doc="Project that it belongs to.")
    activeOnProject = Boolean(default=True, doc="Whether it counts in the project's post-calculation.")
    companyId = Ref("companies", filter=True, doc="Own company that makes the offer.")
    assignedUserId = Ref(
        "users",
        filter=(Equals(), Equals("assigneeId")),
        doc="User who is responsible; by default who created it.",
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
    vatTotals = List(Value(VatTotal), read_only=True, doc="Base and VAT of each tariff.")
    lineItems = Children("line-items", doc="Its lines, in order.")

    def label(self) -> str:
        """Number, day and subject, as the reference shows them: `O260114 15/01/2026 Renovatie badkamer`."""
        day = "/".join(reversed(self.date.split("-"))) if self.date else None
        return " ".join(word for word in (self.logicId, day, self.title) if word)

    def compute(self, work: Work) -> None:
        """Whoever creates it becomes responsible; lines are completed and added up."""
        if self.is_new and self.assignedUserId is None:
            self.assignedUserId = work.user_id
        client = work.find("clients", self.clientId)
        totals = total(self.lineItems or (), work, client.vatTariffId if client is not None else None)
        self.totalExclVat, self.totalVat, self.totalInclVat = totals.excl, totals.tax, totals.incl
        self.totalCostExclVat, self.vatTotals = totals.cost, totals.vat

    def check(self, before: "Offer | None", work: Work) -> Iterable[Fault]:
        """No total so large that sums over offers couldn't be kept."""
        if max(abs(self.totalExclVat), abs(self.totalInclVat), abs(self.totalCostExclVat)) >= LIMIT:
            yield Fault("lineItems", f"the total must stay below {LIMIT}")

    def occurred_events(self, before: "Offer | None") -> Iterable[str]:
        """A change of what it comes to is also `offer.recalculated`."""
        if before is not None and (self.totalInclVat, self.vatTotals) != (
            before.totalInclVat,
            before.vatTotals,
        ):
            yield "recalculated"


class OfferLineItem(Line, path="line-items", parent="offers", type="offer-line-item"):
    """One line of an offer."""
