"""Subscriptions: invoices or orders that come back, such as those of a maintenance contract."""

import datetime
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Annotated, Any, cast

import msgspec

from truweel.resources.documents.lines import Line, LinedDocument
from truweel.resources.documents.prices import SaleLine
from truweel.resources.documents.recurrence import PERIOD_UNITS, add_months, count_before, list_days
from truweel.resources.documents.totals import VatTotal
from truweel.resources.relations.clients import Client
from truweel.resources.sales.price_indices import PriceIndex
from truweel.resources.sales.sales_invoices import SalesInvoice
from truweel.resources.sales.sales_orders import SalesOrder
from truweel.resources.work.public_holidays import PublicHoliday
from truweel.schema import (
    Boolean,
    Children,
    Choice,
    Chosen,
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
    Refused,
    StatusField,
    Text,
    Today,
    Value,
    ValueObject,
    Work,
    action,
    derive,
    every,
    job,
    label,
    reached,
)

if TYPE_CHECKING:
    from truweel.resources.company.companies import Company
    from truweel.resources.company.journals import Journal
    from truweel.resources.company.payment_conditions import PaymentCondition
    from truweel.resources.company.users import User
    from truweel.resources.equipment.materials import Material
    from truweel.resources.relations.contacts import ClientContact
    from truweel.resources.sales.offers import Offer
    from truweel.resources.sales.projects import Project

__all__ = ["Indexation", "Subscription", "SubscriptionLineItem"]


DRAFT, DONE = "opmaak", "gefactureerd"
"""The status in which a subscription makes nothing yet, and the one that it has after its last time (catalogue 7.9)."""
COPIED = (
    Line.type, Line.quantity, Line.unitType, Line.description, Line.extraDescription, Line.styleName, Line.articleId,
    Line.postId, Line.materialId, Line.installationId, Line.activityId, Line.chapter, Line.calculationType,
    Line.projectId, Line.price, Line.customPrice, Line.costPrice, Line.discount, Line.vatTariffId,
)  # fmt: skip
"""What a line of an invoice or order has from the line of the subscription."""


class Occasion(msgspec.Struct, frozen=True):
    """The how many-th time, from 1."""

    number: int


def choose_next_date(subscription: "Subscription", work: Work) -> str | None:
    """The first day on which it makes something: where the coming period is invoiced its first day, else the first day
    of the second period."""
    days = subscription.days(work)
    if not subscription.advance:
        next(days, None)
    first = next(days, None)
    return first.isoformat() if first is not None else None


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
    periodUnit = Choice(*PERIOD_UNITS, required=True, doc="Unit of its period.")
    periodCount = Integer(default=1, minimum=1, maximum=1000, doc="Units in a period.", example=6)
    startDate = Date(required=True, sort=True, doc="First day; all others are counted from it.")
    nextDate = Date(
        filter=Range(),
        sort=True,
        default=Chosen(
            choose_next_date,
            "by default `startDate` where the coming period is invoiced, else a period later",
        ),
        doc="Day on which it makes the next one; null once it has ended.",
    )
    lastDate = Date(read_only=True, sort=True, doc="Day on which it made the last one.")
    endless = Boolean(default=True, doc="Whether it goes on until somebody ends it.")
    repetitions = Integer(minimum=1, maximum=10_000, doc="How many it makes, where it ends by itself.", example=12)
    doneCount = Integer(default=0, read_only=True, doc="How many it has made.")
    endDate = Date(filter=Range(), doc="Last day on which it makes one.")
    paused = Boolean(read_only=True, default=False, filter=True, doc="Whether it makes none for now (ours).")
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

    @derive
    def total_up(self, work: Work) -> None:
        """Lines are added up, where this transaction changes one."""
        if work.is_loaded(self, "lineItems"):
            self.totalCostExclVat = self.total_lines(work).cost

    def days(self, work: Work, around: str | None = None) -> Iterator[datetime.date]:
        """All days of it from its start, or from the last one before the day `around` at the latest."""
        holidays: set[str] = set()
        if self.periodUnit == "WORKING_DAY":
            holidays = {holiday.date for holiday in work.select(PublicHoliday)}
        start, count, passed = datetime.date.fromisoformat(self.startDate), self.periodCount or 1, 0
        if around is not None:
            passed = count_before(start, self.periodUnit, count, datetime.date.fromisoformat(around))
        return list_days(start, self.periodUnit, count, holidays, max(passed - 1, 0))

    def around(self, date: str, work: Work) -> tuple[str | None, str | None]:
        """The last of its days before `date`, and the first one after it."""
        before: str | None = None
        for day in map(datetime.date.isoformat, self.days(work, date)):
            if day > date:
                return before, day
            if day < date:
                before = day
        return before, None

    def is_over(self, date: str) -> bool:
        """Whether it makes none on `date` any more."""
        made = not self.endless and self.repetitions is not None and (self.doneCount or 0) >= self.repetitions
        return made or (self.endDate is not None and date > self.endDate)

    @action(returns="sales-invoices", or_returns="sales-orders")
    def run(
        self, work: Work, date: Annotated[str | None, Date(doc="Day of what is made; by default `nextDate`.")]
    ) -> "SalesInvoice | SalesOrder":
        """Make the next one now, a draft: an invoice or an order, by `target`."""
        if self.paused:
            raise Refused("The subscription is paused; resume it first.")
        due = self.nextDate
        if due is None or self.is_over(due):
            raise Refused("The subscription has ended: it makes none after `endDate`, or after its `repetitions`.")
        return self.make_one(work, due, date)

    @action()
    def pause(self, work: Work) -> None:
        """Make none until it is resumed. Pausing it again changes nothing."""
        self.paused = True

    @action()
    def resume(self, work: Work) -> None:
        """Go on with the first day from today; what would have been made meanwhile is left out."""
        today = work.today.isoformat()
        if self.paused and self.nextDate is not None and self.nextDate < today:
            yesterday = work.today - datetime.timedelta(days=1)
            self.nextDate = self.around(yesterday.isoformat(), work)[1]
        self.paused = False

    @every("1 day", paused.equals(False), reached(nextDate))
    def begin(self, work: Work) -> None:
        """What is due is made at night, each missed time as a document of its own."""
        if self.status != DRAFT and self.is_due(work):
            work.enqueue(Subscription.make_due, self, Occasion((self.doneCount or 0) + 1))

    @job
    def make_due(self, work: Work, occasion: Occasion) -> None:
        """Make the document of one time, and have the next one made if that is due too. What was made is not made
        again."""
        is_open = self.archivedAt is None and self.lockedAt is None and self.status != DRAFT and not self.paused
        if is_open and self.is_due(work) and occasion.number == (self.doneCount or 0) + 1:
            self.make_one(work, self.nextDate or "", None)
            if self.is_due(work):
                work.enqueue(Subscription.make_due, self, Occasion(occasion.number + 1))

    def is_due(self, work: Work) -> bool:
        """Whether the next one is to be made by today."""
        due = self.nextDate
        return due is not None and due <= work.today.isoformat() and not self.is_over(due)

    def make_one(self, work: Work, due: str, date: str | None) -> "SalesInvoice | SalesOrder":
        """The document of the period that is due on `due`, dated `date`; then the next one is a period later."""
        self.raise_prices(work, due)
        earlier, later = self.around(due, work)
        made = self.make_order(work) if self.target == "ORDER" else self.make_invoice(work)
        made.date = date or due
        if isinstance(made, SalesInvoice):
            first, end = (due, later) if self.advance else (earlier, due)
            made.periodStart = first
            if end is not None:
                made.periodEnd = (datetime.date.fromisoformat(end) - datetime.timedelta(days=1)).isoformat()
        self.doneCount, self.lastDate, self.nextDate = (self.doneCount or 0) + 1, due, later
        if later is None or self.is_over(later):
            self.nextDate, self.status = None, DONE
        return made

    def make_invoice(self, work: Work) -> SalesInvoice:
        """A draft invoice of its lines."""
        invoice = work.make(SalesInvoice)
        work.copy(
            self, invoice, Subscription.title, Subscription.clientId, Subscription.endClientId,
            Subscription.clientContactId, Subscription.clientReference, Subscription.companyId, Subscription.journalId,
            Subscription.paymentConditionId, Subscription.assignedUserId, Subscription.introText,
        )  # fmt: skip
        invoice.subscriptionId = self.subscription_id()
        invoice.originType, invoice.originRef = "SUBSCRIPTION", f"/subscriptions/{self.id}"
        for line in self.lineItems:
            own = work.add(invoice, SalesInvoice.lineItems)
            work.copy(line, own, *COPIED)
            own.projectId = line.projectId or self.projectId
        return invoice

    def make_order(self, work: Work) -> SalesOrder:
        """An order of its lines."""
        order = work.make(SalesOrder)
        work.copy(
            self, order, Subscription.title, Subscription.clientId, Subscription.endClientId,
            Subscription.clientContactId, Subscription.clientReference, Subscription.companyId, Subscription.projectId,
            Subscription.paymentConditionId, Subscription.assignedUserId,
        )  # fmt: skip
        order.subscriptionId, order.timeAndMaterial = self.subscription_id(), self.strategy == "TIME_AND_MATERIAL"
        for line in self.lineItems:
            work.copy(line, work.add(order, SalesOrder.lineItems), *COPIED)
        return order

    def raise_prices(self, work: Work, date: str) -> None:
        """Adjust the prices for each year that has passed on `date`. Refused where the index of that month is not
        known yet."""
        terms: dict[str, Any] = dict(self.indexation or {})
        while terms.get("nextDate") is not None and terms["nextDate"] <= date:
            factor = self.price_factor(work, terms)
            for line in self.lineItems:
                if line.price is not None:
                    line.price = round_price(line.price * factor)
            terms["nextDate"] = add_months(datetime.date.fromisoformat(terms["nextDate"]), 12).isoformat()
            self.indexation = terms

    def price_factor(self, work: Work, terms: dict[str, Any]) -> Decimal:
        """What the prices are multiplied by: the index of the month before over its base, which it becomes; else the
        percentage."""
        if not terms.get("index") or not terms.get("base"):
            return 1 + (terms.get("percentage") or Decimal(0)) / 100
        month = add_months(datetime.date.fromisoformat(terms["nextDate"]).replace(day=1), -1).isoformat()[:7]
        value = work.first(PriceIndex, PriceIndex.code.equals(terms["index"]), PriceIndex.month.equals(month))
        if value is None:
            raise Refused(f"The price index {terms['index']} of {month} is not known; add it to /price-indices.")
        factor: Decimal = value.value / terms["base"]
        terms["base"] = value.value
        return factor


def round_price(price: Decimal) -> Decimal:
    """A price in cents."""
    return price.quantize(Decimal("0.01"), ROUND_HALF_UP)


class SubscriptionLineItem(
    SaleLine, path="line-items", parent="subscriptions", type="subscription-line-item", revision=2
):
    """One line of what a subscription makes."""
