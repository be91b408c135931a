"""Progress statements: what was done of a contract up to a day, and what is to be invoiced of it."""

import datetime
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, cast

from truweel.resources.company.settings import Settings, read_settings
from truweel.resources.documents.labels import name_document
from truweel.resources.documents.ledgers import InvoicedStatement
from truweel.resources.documents.lines import COUNTING, LinedDocument
from truweel.resources.documents.prints import PRICED_TYPES
from truweel.resources.documents.recurrence import add_months
from truweel.resources.documents.totals import VatTotal, percent_of
from truweel.resources.relations.clients import Client
from truweel.resources.sales.price_indices import PriceIndex
from truweel.resources.sales.progress_prints import ProgressPrint
from truweel.resources.system.statuses import default_status
from truweel.schema import (
    Balance,
    Boolean,
    Children,
    Choice,
    Date,
    DecimalField,
    Fault,
    From,
    Id,
    Instant,
    Integer,
    List,
    LogicId,
    Money,
    Range,
    Reads,
    Ref,
    Refused,
    StatusField,
    Sum,
    Text,
    Today,
    Value,
    ValueObject,
    Work,
    action,
    check,
    derive,
    follows,
    frozen,
    label,
    rendition,
)
from truweel.schema.numbers import round_to_cents, round_to_millionths
from truweel.schema.printed_document import PrintedDocument

if TYPE_CHECKING:
    from truweel.resources.company.companies import Company
    from truweel.resources.company.journals import Journal
    from truweel.resources.company.users import User
    from truweel.resources.sales.offers import Offer
    from truweel.resources.sales.progress_lines import ProgressStatementLineItem
    from truweel.resources.sales.projects import Project
    from truweel.resources.sales.sales_invoices import SalesInvoice
    from truweel.resources.sales.sales_orders import SalesOrder

__all__ = ["APPROVED", "INVOICED", "ProgressStatement"]

DRAFT, APPROVED, INVOICED, CREDITED = "opmaak", "goedgekeurd", "gefactureerd", "gecrediteerd"
"""The statuses of a statement that is open again, that is approved, that is invoiced, and of one whose invoice was
credited once the next one was made (catalogue 7.9)."""
ZERO, HUNDRED = Decimal(0), Decimal(100)


class RevisionTerm(ValueObject):
    """A part of the price that follows an index."""

    index = Text(max_length=40, doc="Code of the index, in `/price-indices`.", example="I-2021")
    weight = DecimalField(minimum=0, maximum=1, doc="Part of the price that follows it.", example=0.4)
    baseMonth = Text(pattern="[0-9]{4}-(0[1-9]|1[0-2])", doc="Month before the tender, `yyyy-MM`.", example="2025-06")


class ProgressStatement(
    LinedDocument,
    path="progress-statements",
    other_paths=("claim-states",),
    event="progress-statement",
    module="progress-statements",
    extra=True,
    documents=True,
    example={"projectId": None, "salesOrderId": None, "offerId": None},
):
    """How far the work of a contract is. It asks for what was done since the statement before it."""

    logicId = LogicId("VS", when="date", doc="Number, given with the date.", example="VS260009")
    number = Integer(read_only=True, filter=True, sort=True, doc="Place among those of its project, from 1.", example=3)
    title = Text(sort=True, search=True, doc="Subject.", example="Vorderingsstaat maart")
    date = Date(default=Today(), filter=Range("fromDate", "toDate"), sort=True, doc="Day of the statement.")
    periodStart = Date(filter=Range(), doc="First day of the period that it is about.")
    periodEnd = Date(filter=Range(), doc="Last day of that period.")
    status = StatusField(
        "progress-statements",
        default=default_status("progress-statements"),
        doc="Where it stands, one of the tenant's statuses.",
        example="verzonden",
    )
    projectId = Ref["Project"](
        "projects", filter=True, doc="Project that it is about; by default that of the order or offer."
    )
    salesOrderId = Ref["SalesOrder"]("sales-orders", filter=True, doc="Order that is the contract.")
    offerId = Ref["Offer"]("offers", filter=True, doc="Offer that is the contract, where there is no order.")
    previousStatementId = Ref["ProgressStatement"](
        "progress-statements", read_only=True, filter=True, doc="The one before it of the same contract (ours)."
    )
    clientId = Ref["Client"](
        "clients", filter=True, default=From("salesOrderId.clientId", "projectId.clientId"), doc="Client, who pays."
    )
    companyId = Ref["Company"](
        "companies",
        filter=True,
        default=From("salesOrderId.companyId", "projectId.companyId"),
        doc="Own company that does the work.",
    )
    strategy = Choice(
        "SIMPLE",
        "DETAILED",
        default="DETAILED",
        doc="Whether its invoice has one line for each VAT rate, or one for each of its lines.",
    )
    percentage = DecimalField(
        decimals=4,
        doc="Percent of the contract that is done. Setting it sets each line, but those that are `fixed`.",
        example=40,
    )
    contractTotal = Money(
        value=Sum("lineItems.predictedAmount"), doc="What the contract comes to, VAT not included.", example=25000
    )
    cumulativeTotal = Money(
        value=Sum("lineItems.cumulativeAmount"), doc="What was done up to now, VAT not included.", example=10000
    )
    previousTotal = Money(
        value=Sum("lineItems.previousAmount"), doc="What earlier statements asked for, VAT not included.", example=6000
    )
    totalExclVat = Money(read_only=True, sort=True, doc="What this one asks for, VAT not included.", example=4000)
    totalVat = Money(read_only=True, doc="VAT on that.", example=840)
    totalInclVat = Money(read_only=True, sort=True, doc="What it asks for, VAT included.", example=4840)
    vatTotals = List(Value(VatTotal), read_only=True, doc="Base and VAT of each category and rate.")
    globalDiscount = DecimalField(
        decimals=4, read_only=True, default=From("salesOrderId.globalDiscount", "offerId.globalDiscount"),
        doc="Discount of the contract in percent, which its invoice takes off; change orders have their own (ours).",
        example=5,
    )  # fmt: skip
    retentionPercentage = DecimalField(
        decimals=4, minimum=0, maximum=100, doc="Percent that the client pays later, as a guarantee.", example=5
    )
    retentionTotal = Money(read_only=True, doc="What of this one is paid later.")
    advanceDeduction = Money(minimum=0, decimals=2, doc="Part of an advance that is taken off.", example=500)
    priceRevisionFactor = DecimalField(
        minimum=0, default=Decimal(1), doc="What prices are multiplied by, since wages and materials changed."
    )
    priceRevisionTerms = List(
        Value(RevisionTerm), doc="How prices are revised: the factor follows from these, what is left is fixed (ours)."
    )
    priceRevisionMonth = Text(
        pattern="[0-9]{4}-(0[1-9]|1[0-2])",
        doc="Month of the indices, `yyyy-MM`; by default that before the works (ours).",
        example="2026-02",
    )
    approvedAt = Instant(read_only=True, doc="When it was approved.")
    approvedByUserId = Ref["User"]("users", read_only=True, doc="Who approved it.")
    salesInvoiceId = Ref["SalesInvoice"](
        "sales-invoices",
        released=True,
        read_only=True,
        filter=True,
        doc="Invoice that was made of it; null again once that is deleted.",
    )
    invoicedTotal = Balance(
        InvoicedStatement.amount, by=InvoicedStatement.progressStatementId, quiet=True,
        doc="What its invoices come to, less what credit notes took back, VAT included (ours).",
    )  # fmt: skip
    credited = Boolean(
        read_only=True, default=False, filter=True,
        doc="Whether its invoice was credited once the next one was made: a later one asks for it again (ours).",
    )  # fmt: skip
    correctedById = Ref["ProgressStatement"](
        "progress-statements", released=True, read_only=True, filter=True, doc="Statement that does so (ours)."
    )
    formerStatus = Text(
        read_only=True, doc="The status that it had before its invoice was credited; empty for null (ours)."
    )
    lineItems = Children["ProgressStatementLineItem"]("line-items", doc="Its lines, in order.")

    @label
    def describe(self) -> str:
        """Number, day and subject."""
        return name_document(self.logicId, self.date, self.title)

    @derive
    def retain(self, work: Work) -> None:
        """What of this one is paid later: a percentage of what its invoice comes to (catalogue 7.8)."""
        self.priceRevisionFactor = self.revision_factor(work) or self.priceRevisionFactor
        if self.retentionPercentage is None:
            self.retentionTotal = None
            return
        settings = read_settings(work, Settings.invoices)
        base = ZERO
        for group, revised in self.asked_groups(work):
            vat = round_to_cents(revised * (group["percentage"] or ZERO) / 100)
            base += revised + (vat if settings["retentionBase"] == "INCL" else ZERO)
        self.retentionTotal = max(ZERO, round_to_cents(base * self.retentionPercentage / 100))

    @property
    def is_final(self) -> bool:
        """Whether all of the contract is done by it."""
        return bool(self.contractTotal) and self.cumulativeTotal == self.contractTotal

    def revised_groups(self) -> list[tuple[dict[str, Any], Decimal]]:
        """Each VAT rate, and its base with the revised prices."""
        factor = Decimal(1) if self.priceRevisionFactor is None else self.priceRevisionFactor
        groups: list[dict[str, Any]] = self.vatTotals or []
        return [(group, round_to_cents(group["base"] * factor)) for group in groups]

    def discounts(self, work: Work) -> list[Decimal]:
        """What the discount of the contract is at each VAT rate, of its own lines, in cents: up to now less what it was
        up to the statement before, so that the statements add up to the contract; and that of the revision."""
        groups = self.revised_groups()
        if not self.globalDiscount:
            return [ZERO] * len(groups)
        percentage, factor = self.globalDiscount, self.priceRevisionFactor
        lines: list[ProgressStatementLineItem] = work.children(self, "lineItems")
        sums: dict[tuple[str | None, Decimal], tuple[Decimal, Decimal]] = {}
        for line in lines:
            if line.type == COUNTING and line.settlementId is None:
                rate = line.vatCategory, line.vatPercentage or ZERO
                cumulative, previous = sums.get(rate, (ZERO, ZERO))
                sums[rate] = cumulative + (line.cumulativeAmount or ZERO), previous + (line.previousAmount or ZERO)

        def take_off(amount: Decimal) -> Decimal:
            return round_to_cents(amount * percentage / 100)

        discounts = []
        for group, _ in groups:
            cumulative, previous = sums.get((group["category"], group["percentage"]), (ZERO, ZERO))
            now = cumulative - previous
            revision = round_to_cents(now * (Decimal(1) if factor is None else factor)) - now
            discounts.append(take_off(cumulative) - take_off(previous) + take_off(revision))
        return discounts

    def asked_groups(self, work: Work) -> list[tuple[dict[str, Any], Decimal]]:
        """Each VAT rate, and what its invoice asks for at that, before advances."""
        pairs = zip(self.revised_groups(), self.discounts(work), strict=True)
        return [(group, revised - discount) for (group, revised), discount in pairs]

    def revision_factor(self, work: Work) -> Decimal | None:
        """The sum of what each index became, and of what is fixed, with 6 decimals (catalogue 8.8); None without terms,
        or where an index is not known yet."""
        terms: list[dict[str, Any]] = self.priceRevisionTerms or []
        month, factor = self.revision_month(), Decimal(1)
        for term in terms:
            now, base = (self.index_value(work, term, at) for at in (month, term["baseMonth"]))
            if now is None or not base:
                return None
            factor += (term["weight"] or ZERO) * (now / base - 1)
        return round_to_millionths(factor) if terms else None

    def revision_month(self) -> str | None:
        """The month whose indices hold: by default that before the period, or before the day of the statement."""
        day = self.periodStart or self.date
        if self.priceRevisionMonth is not None or day is None:
            return self.priceRevisionMonth
        return add_months(datetime.date.fromisoformat(day).replace(day=1), -1).isoformat()[:7]

    def index_value(self, work: Work, term: dict[str, Any], month: str | None) -> Decimal | None:
        """What an index was in a month, where that is known."""
        if month is None or term["index"] is None:
            return None
        index = work.first(PriceIndex, PriceIndex.code.equals(term["index"]), PriceIndex.month.equals(month))
        return index.value if index is not None else None

    def join_series(self, work: Work) -> None:
        """Find its place in the project, and the statement before it. Nobody else makes one of that meanwhile."""
        order, offer = work.follow(self, ProgressStatement.salesOrderId), work.follow(self, ProgressStatement.offerId)
        contract = order or offer
        if self.projectId is None and contract is not None:
            self.projectId = contract.projectId
        project = work.follow(self, ProgressStatement.projectId)
        if self.number is not None or (contract is None and project is None):
            return
        series: list[ProgressStatement] = []
        if project is not None:
            work.lock(project)
            series += work.select(ProgressStatement, ProgressStatement.projectId.equals(project.id))
        if order is not None:
            work.lock(order)
            series += work.select(ProgressStatement, ProgressStatement.salesOrderId.equals(order.id))
        elif offer is not None:
            work.lock(offer)
            series += work.select(ProgressStatement, ProgressStatement.offerId.equals(offer.id))
        self.number = max((other.number or 0 for other in series), default=0) + 1
        own = self.salesOrderId, self.offerId
        earlier = [other for other in series if other is not self and (other.salesOrderId, other.offerId) == own]
        if earlier:
            self.previousStatementId = max(earlier, key=lambda other: other.number or 0).id

    def line_before(self, line: "ProgressStatementLineItem", work: Work) -> "ProgressStatementLineItem | None":
        """The line of the statement before it that is about the same line of the contract."""
        self.join_series(work)
        previous = work.follow(self, ProgressStatement.previousStatementId)
        if previous is None or line.contract_key is None:
            return None
        lines: list[ProgressStatementLineItem] = work.children(previous, "lineItems")
        return next((other for other in lines if other.contract_key == line.contract_key), None)

    @derive
    def total_up(self, work: Work) -> None:
        """Lines are added up, where this transaction changes one."""
        before = work.before(self)
        if before is None:
            self.join_series(work)
        elif before.salesInvoiceId is not None and self.salesInvoiceId is None and self.status == INVOICED:
            self.status = APPROVED
        if work.is_loaded(self, "lineItems"):
            self.total_lines(work)

    @derive
    def spread(self, work: Work) -> None:
        """A percentage of the whole that somebody set is that of each line; else it follows from them."""
        before = work.before(self)
        share = percent_of(self.cumulativeTotal, self.contractTotal)
        is_written = self.percentage not in (None, share, before.percentage if before is not None else None)
        lines: list[ProgressStatementLineItem] = work.children(self, "lineItems") if is_written else []
        counting = [line for line in lines if line.type == COUNTING and not line.fixed]
        moved = [line.reach_percentage(self.percentage or ZERO) for line in counting]
        if share is not None and not any(moved):
            self.percentage = share

    @derive
    def follow_invoice(self, work: Work) -> None:
        """Without its invoice it is approved again."""
        before = work.before(self)
        if before is not None and before.salesInvoiceId is not None and self.salesInvoiceId is None:
            self.status = APPROVED if self.status == INVOICED else self.status

    def is_taken_back(self, work: Work) -> bool:
        """Whether a credit note takes back the last of what its invoice asked for."""
        before = work.before(self)
        is_asked = before is not None and before.salesInvoiceId is not None and before.invoicedTotal != 0
        return is_asked and not self.invoicedTotal

    @follows(status, invoicedTotal, former=formerStatus)
    def follow_credits(self, work: Work) -> str | None:
        """Once its invoice is credited in full it is open again, unless another one goes on from it (catalogue 7.5)."""
        if not self.is_taken_back(work):
            return None
        return DRAFT if self.next_one(work) is None else CREDITED

    def next_one(self, work: Work) -> "ProgressStatement | None":
        """The statement that goes on from it."""
        own_id = cast("Id[ProgressStatement]", self.id)
        return work.first(ProgressStatement, ProgressStatement.previousStatementId.equals(own_id))

    @derive
    def be_taken_back(self, work: Work) -> None:
        """What was asked for is asked for again: by itself, or by a later one."""
        if not self.is_taken_back(work):
            return
        if self.next_one(work) is None:
            self.approvedAt = self.approvedByUserId = self.salesInvoiceId = None
        else:
            self.credited = True

    @frozen(
        "lineItems", "percentage", "date", "projectId", "salesOrderId", "offerId", "periodStart", "periodEnd",
        "clientId", "companyId", "archivedAt",
        but=("retentionTotal", "approvedAt", "approvedByUserId", "salesInvoiceId", "credited"),
    )  # fmt: skip
    def stay_approved(self, work: Work) -> str | None:
        """What is approved stays (catalogue 2.6)."""
        return "it is approved; correct it in the next one" if self.approvedAt is not None else None

    @frozen(
        "strategy", "retentionPercentage", "advanceDeduction", "priceRevisionFactor", "priceRevisionTerms",
        "priceRevisionMonth", but=("approvedAt", "approvedByUserId", "salesInvoiceId", "credited"),
    )  # fmt: skip
    def stay_invoiced(self, work: Work) -> str | None:
        """What its invoice was made from stays."""
        return "it is invoiced" if self.salesInvoiceId is not None else None

    @check
    def stay_with_contract(self, before: "ProgressStatement | None", work: Work) -> Iterable[Fault]:
        """Its lines go on where those of the statement before it ended."""
        for name in ("projectId", "salesOrderId", "offerId"):
            if before is not None and getattr(self, name) != getattr(before, name):
                yield Fault(name, "can't change: a statement stays with its contract; delete it and make another")

    @check
    def follow_an_approved_one(self, before: "ProgressStatement | None", work: Work) -> Iterable[Fault]:
        """There is one open statement of a contract at most."""
        previous = work.follow(self, ProgressStatement.previousStatementId) if before is None else None
        if previous is not None and previous.approvedAt is None:
            raise Refused(f"Statement {previous.number} ({previous.id}) of this contract is open; approve it first.")
        return ()

    @rendition("pdf", "application/pdf", types=PRICED_TYPES)
    def print(self, work: Reads, type: str) -> PrintedDocument:
        """The statement on paper, in the client's language: of each line the contract, and what was done before, now
        and in all."""
        return ProgressPrint(self, work, type).compose()

    @action()
    def approve(self, work: Work) -> None:
        """Agree on it: from now on its lines stay. Approving it again changes nothing."""
        if self.approvedAt is None:
            self.approvedAt, self.approvedByUserId, self.status = work.now, work.user_id, APPROVED

    @action(returns="sales-invoices")
    def invoice(
        self,
        work: Work,
        date: Annotated[str | None, Date(doc="Day of the invoice; by default today.")],
        journalId: Annotated["Id[Journal] | None", Ref["Journal"]("journals", doc="Book of the invoice.")],
    ) -> "SalesInvoice":
        """Make the draft of its invoice: one line for each VAT rate, or one for each of its lines, by `strategy`."""
        from truweel.resources.sales.progress import invoice_statement  # invoices refer to statements

        return invoice_statement(work, self, date, journalId)
