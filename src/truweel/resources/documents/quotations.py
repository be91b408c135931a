"""Quotations: what offers and change orders have alike."""

from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from truweel.resources.address import Address
from truweel.resources.documents.bills import BILL_TYPES, BillPrint
from truweel.resources.documents.formulas import Values
from truweel.resources.documents.labels import name_document
from truweel.resources.documents.lines import DiscountedDocument, Line, rounding
from truweel.resources.documents.prices import SaleLine
from truweel.resources.documents.prints import QUOTED_TYPES, QuotationPrint
from truweel.resources.documents.totals import VatTotal
from truweel.resources.sales.posts import Post, copy_posts
from truweel.resources.system.statuses import WON, find_status, find_won_status
from truweel.schema import (
    Boolean,
    Children,
    Choice,
    Contains,
    Creator,
    Date,
    DecimalField,
    Equals,
    File,
    Instant,
    List,
    LogicId,
    LongText,
    Map,
    Money,
    Range,
    Reads,
    Ref,
    StatusDetails,
    StatusField,
    StatusHistory,
    Text,
    Value,
    ValueObject,
    Work,
    derive,
    emits,
    label,
    rendition,
)
from truweel.schema.printed_document import PrintedDocument

if TYPE_CHECKING:
    from truweel.resources.company.companies import Company
    from truweel.resources.company.users import User
    from truweel.resources.relations.clients import Client
    from truweel.resources.relations.contacts import ClientContact
    from truweel.resources.sales.projects import Project

__all__ = ["Quotation", "QuotationParameter", "copy_lines"]

LINE_COPIED = (
    Line.type, Line.quantity, Line.unitType, Line.description, Line.styleName, Line.articleId, Line.materialId,
    Line.installationId, Line.activityId, Line.price, Line.costPrice, Line.discount, Line.vatTariffId,
    Line.extraDescription, Line.chapter, Line.agreementType, Line.calculationType, Line.projectId,
    Line.generalLedgerAccountId, Line.totalExclVat,
)  # fmt: skip
"""What a line of an order or of a copy has from the line of an offer or settlement."""


class QuotationParameter(ValueObject):
    """A question whose answer the formulas of the posts use by its name."""

    name = Text(max_length=60, doc="Name in the formulas.", example="colour")
    description = Text(doc="The question.", example="In which colour?")
    values = List(Text(), doc="The answers that there are; empty for any.")
    value = Text(doc="The answer.", example="Blue")


class Quotation(DiscountedDocument):
    """A price that a client may accept."""

    status_module: ClassVar[str]
    """The module of its statuses."""

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
    rounding = rounding(since=2)
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
    context = Choice(
        "NEW_BUILD",
        "RENOVATION",
        since=2,
        doc="Where the work is done: which time standards hold for its posts (ours).",
    )
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
        return name_document(self.logicId, self.date, self.title)

    @rendition("pdf", "application/pdf", types=(*QUOTED_TYPES, *BILL_TYPES))
    def print(self, work: Reads, type: str) -> PrintedDocument:
        """What is offered, on paper, in the client's language; or a bill of what of one kind it takes, without
        prices."""
        return (BillPrint if type in BILL_TYPES else QuotationPrint)(self, work, type).compose()

    def formula_values(self) -> Values:
        """Its parameters."""
        answers = [(str(parameter["name"]), parameter["value"]) for parameter in self.parameters if parameter["name"]]
        return {name: None if value is None else str(value) for name, value in answers}

    @derive(since=2)
    def follow_status(self, work: Work) -> None:
        """Its chance is that of its status, as it was when it got there."""
        before = work.before(self)
        if before is None or before.status != self.status or self.successPercentage is None:
            status = find_status(self.status_module, self.status, work)
            chance = status.successPercentage if status is not None else None
            self.successPercentage = None if chance is None else Decimal(chance)

    def become_won(self, work: Work) -> None:
        """Take the status of what is agreed, unless it has one."""
        if self.successPercentage != WON:
            self.status = find_won_status(self.status_module, work)

    @derive
    def recalculate(self, work: Work) -> None:
        """Its lines and posts, where an answer or a margin is another one."""
        before = work.before(self)
        if before is None or (self.parameters, self.margins, self.context) == (
            before.parameters, before.margins, before.context
        ):  # fmt: skip
            return
        for line in self.lines(work):
            if isinstance(line, SaleLine):
                line.reckon_quantity(self, work)
        for post in work.select(Post, getattr(Post, self.post_member).equals(self.id)):
            post.calculate(work)

    @emits("recalculated")
    def was_recalculated(self, before: "Quotation | None") -> bool:
        """A change of what it comes to is also an event of its own (`offer.recalculated`)."""
        if before is None:
            return False
        return (self.totalInclVat, self.vatTotals) != (before.totalInclVat, before.vatTotals)

    def copy_to(self, twin: "Quotation", work: Work) -> None:
        """Give a new draft all that makes the price: lines, posts, discounts, margins, parameters."""
        work.copy(self, twin, *QUOTATION_COPIED)
        copy_lines(self, twin, work, keeps_prices=False)


QUOTATION_COPIED = (
    Quotation.title, Quotation.clientId, Quotation.endClientId, Quotation.clientContactId, Quotation.clientReference,
    Quotation.contactEmail, Quotation.projectId, Quotation.companyId, Quotation.assignedUserId, Quotation.currency,
    Quotation.address, Quotation.kilometers, Quotation.remark, Quotation.calculation, Quotation.globalDiscount,
    Quotation.globalDiscountAmount, Quotation.margins, Quotation.parameters, Quotation.context,
    Quotation.salesAgentUserId, Quotation.rounding,
)  # fmt: skip
"""What a copy has from an offer or settlement; it is a draft without number, dates and status."""


def copy_lines(source: Quotation, target: DiscountedDocument, work: Work, *, keeps_prices: bool) -> None:
    """Copy lines and posts. With `keeps_prices` their prices and quantities are fixed, as in an order; else what they
    follow from is copied too."""
    posts = copy_posts(source, target, work, keeps_prices=keeps_prices)
    target_lines: Children[SaleLine] = type(target).__declaration__.fields["lineItems"]  # type: ignore[assignment]
    for line in source.lines(work):
        twin = work.add(target, target_lines)
        work.copy(line, twin, *LINE_COPIED)
        if not keeps_prices:
            work.copy(line, twin, Line.quantityFormula, Line.customPrice)
        post = posts.get(line.postId or 0)
        twin.postId = post.id if post is not None else line.postId
