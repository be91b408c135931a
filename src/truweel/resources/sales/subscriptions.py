"""Subscriptions: invoices or orders that come back, such as those of a maintenance contract."""

from typing import TYPE_CHECKING, cast

from truweel.resources.documents.lines import LinedDocument
from truweel.resources.documents.prices import SaleLine
from truweel.resources.documents.totals import VatTotal
from truweel.resources.relations.clients import Client
from truweel.schema import (
    Boolean,
    Children,
    Choice,
    Contains,
    Creator,
    Date,
    DecimalField,
    From,
    Id,
    Integer,
    List,
    LogicId,
    LongText,
    Money,
    Range,
    Ref,
    Refs,
    StatusField,
    Text,
    Today,
    Value,
    ValueObject,
    Work,
    derive,
    label,
)

if TYPE_CHECKING:
    from truweel.resources.company.companies import Company
    from truweel.resources.company.journals import Journal
    from truweel.resources.company.payment_conditions import PaymentCondition
    from truweel.resources.company.users import User
    from truweel.resources.company.vat_tariffs import VatTariff
    from truweel.resources.equipment.materials import Material
    from truweel.resources.relations.contacts import ClientContact
    from truweel.resources.sales.offers import Offer
    from truweel.resources.sales.projects import Project

__all__ = ["Indexation", "Subscription", "SubscriptionLineItem"]


class Indexation(ValueObject):
    """How the prices of a subscription rise each year."""

    index = Text(max_length=40, doc="Code of the price index that they follow.", example="I-2021")
    base = DecimalField(minimum=0, doc="Value of the index when it was agreed.", example=130.45)
    percentage = DecimalField(decimals=4, doc="Percent that they rise by, where they follow no index.", example=2)
    nextDate = Date(doc="Day on which they rise next.")


class Subscription(
    LinedDocument,
    path="subscriptions",
    event="subscription",
    module="subscriptions",
    extra=True,
    documents=True,
):
    """What is invoiced or ordered again each period."""

    logicId = LogicId("ABO", when="date", doc="Number, given with the date.", example="ABO260007")
    title = Text(sort=True, search=True, doc="Subject.", example="Onderhoudscontract verwarming")
    date = Date(default=Today(), filter=Range("fromDate", "toDate"), sort=True, doc="Day on which it was agreed.")
    clientId = Ref["Client"]("clients", filter=True, doc="Client, who pays.")
    endClientId = Ref["Client"]("clients", filter=True, doc="Client for whom the work is done, if another.")
    clientContactId = Ref["ClientContact"]("clients/contacts", filter=True, doc="Contact at the client.")
    clientReference = Text(filter=Contains(), search=True, doc="The client's own reference.", example="PO-2026-118")
    status = StatusField("subscriptions", doc="Where it stands, one of the tenant's statuses.", example="actief")
    journalId = Ref["Journal"]("journals", filter=True, doc="Book that its invoices are booked in.")
    companyId = Ref["Company"]("companies", filter=True, doc="Own company that invoices.")
    paymentConditionId = Ref["PaymentCondition"](
        "payment-conditions",
        filter=True,
        default=From("clientId.paymentConditionId"),
        doc="When its invoices are paid.",
    )
    assignedUserId = Ref["User"]("users", filter=True, default=Creator(), doc="User who is responsible.")
    projectId = Ref["Project"]("projects", filter=True, doc="Project that it belongs to.")
    offerId = Ref["Offer"]("offers", filter=True, doc="Offer that it was made from.")
    installationIds = Refs["Material"]("installations", filter=True, doc="Installations that it is about.")
    target = Choice("INVOICE", "ORDER", required=True, filter=True, doc="What it makes each period.")
    periodUnit = Choice(
        "DAY", "WORKING_DAY", "WEEK", "FOUR_WEEKS", "MONTH", "QUARTER", "YEAR", required=True, doc="Unit of its period."
    )
    periodCount = Integer(default=1, minimum=1, maximum=1000, doc="Units in a period.", example=6)
    startDate = Date(required=True, sort=True, doc="First day; all others are counted from it.")
    nextDate = Date(filter=Range(), sort=True, doc="Day on which it makes the next one.")
    lastDate = Date(read_only=True, sort=True, doc="Day on which it made the last one.")
    endless = Boolean(default=True, doc="Whether it goes on until somebody ends it.")
    repetitions = Integer(minimum=1, maximum=10_000, doc="How many it makes, where it ends by itself.", example=12)
    doneCount = Integer(default=0, read_only=True, doc="How many it has made.")
    endDate = Date(filter=Range(), doc="Last day on which it makes one.")
    strategy = Choice(
        "FULL", "TIME_AND_MATERIAL", default="FULL", doc="Whether its lines are invoiced, or what was used."
    )
    priority = Integer(sort=True, doc="Which goes first of those that are due on one day: the lowest.", example=1)
    advance = Boolean(default=False, doc="Whether the coming period is invoiced, not the past one.")
    indexation = Value(Indexation, doc="How its prices rise.")
    remark = LongText(doc="What else there is to know.")
    introText = LongText(doc="Text before the lines of what it makes.")
    totalExclVat = Money(read_only=True, sort=True, doc="Total of a period, VAT not included.", example=1000)
    totalVat = Money(read_only=True, doc="VAT.", example=210)
    totalInclVat = Money(read_only=True, sort=True, doc="Total of a period, VAT included.", example=1210)
    totalCostExclVat = Money(read_only=True, doc="What a period costs, VAT not included.", example=640)
    vatTotals = List(Value(VatTotal), read_only=True, doc="Base and VAT of each category and rate.")
    lineItems = Children["SubscriptionLineItem"]("line-items", doc="The lines of what it makes, in order.")

    @label
    def describe(self) -> str:
        """Number and subject."""
        return " ".join(word for word in (self.logicId, self.title) if word)

    def subscription_id(self) -> "Id[Subscription]":
        """Itself."""
        return cast("Id[Subscription]", self.id)

    def party_tariff_id(self, work: Work) -> "Id[VatTariff] | None":
        """The client's VAT tariff."""
        client = work.follow(self, Subscription.clientId)
        return client.vatTariffId if client is not None else None

    @derive
    def total_up(self, work: Work) -> None:
        """Lines are added up, where this transaction changes one."""
        if work.is_loaded(self, "lineItems"):
            self.totalCostExclVat = self.total_lines(work).cost


class SubscriptionLineItem(
    SaleLine, path="line-items", parent="subscriptions", type="subscription-line-item", revision=2
):
    """One line of what a subscription makes."""
