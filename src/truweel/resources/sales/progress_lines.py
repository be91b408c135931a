"""The lines of progress statements: what was done of each line of the contract, before, now and in all."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from truweel.resources.company.vat_tariffs import VatTariff
from truweel.resources.documents.ledgers import InvoicedQuantity, StatedQuantity
from truweel.resources.documents.lines import COUNTING, Line, choose_tariff
from truweel.resources.documents.totals import line_amount, percent_of, units_of
from truweel.resources.sales.progress_statements import ProgressStatement
from truweel.schema import (
    Boolean,
    Choice,
    Chosen,
    DecimalField,
    Fault,
    From,
    Id,
    LongText,
    Money,
    Ref,
    Text,
    Work,
    check,
    derive,
    posting,
)

if TYPE_CHECKING:
    from truweel.resources.sales.offers import OfferLineItem
    from truweel.resources.sales.sales_orders import SalesOrderLineItem
    from truweel.resources.sales.settlements import Settlement, SettlementLineItem

__all__ = ["AGREED", "ProgressStatementLineItem"]

ZERO, HUNDRED = Decimal(0), Decimal(100)
AGREED = (
    Line.type, Line.unitType, Line.description, Line.extraDescription, Line.styleName, Line.articleId, Line.postId,
    Line.installationId, Line.activityId, Line.chapter, Line.agreementType, Line.calculationType, Line.projectId,
    Line.price, Line.costPrice, Line.discount, Line.vatTariffId,
)  # fmt: skip
"""What a line of a statement has from the line of the contract."""
CONTRACTS = ("orderLineItemId", "settlementLineItemId", "offerLineItemId")
"""The members by which a line says which line of the contract it is."""


def agreed(name: str, *others: str, otherwise: Decimal | None = None) -> From:
    """What the line of the contract has in `name`, else what the paths `others` lead to."""
    return From(*(f"{source}.{name}" for source in CONTRACTS), *others, otherwise=otherwise)


def choose_agreed_tariff(line: "ProgressStatementLineItem", work: Work) -> Id[VatTariff] | None:
    """The VAT tariff of the line of the contract, else that of any new line."""
    contract = line.contract_line(work)
    return choose_tariff(line, work) if contract is None else contract.vatTariffId


class ProgressStatementLineItem(
    Line,
    path="line-items",
    parent="progress-statements",
    type="progress-statement-line-item",
    revision=2,
    example={"currentQuantity": None, "cumulativeQuantity": None, "percentage": None},
):
    """How far one line of the contract is."""

    quantity = DecimalField(read_only=True, doc="The same as `currentQuantity`.", example=30)
    unitType = Text(
        max_length=40, default=agreed("unitType", "articleId.unitType"), doc="Unit, in the tenant's own words.",
        example="m",
    )  # fmt: skip
    description = LongText(
        default=agreed("description", "articleId.saleName", "articleId.name"), search=True, doc="What is done.",
        example="PVC-buis diameter 110 mm",
    )  # fmt: skip
    price = Money(
        decimals=6,
        default=agreed("price", "articleId.salePrice", otherwise=ZERO),
        doc="Price of one unit in the contract, VAT not included.",
        example=8.95,
    )
    costPrice = Money(
        decimals=6, default=agreed("costPrice", "articleId.costPrice"), doc="Cost of one unit.", example=5.1
    )
    discount = DecimalField(
        decimals=4, minimum=-100, maximum=100, default=agreed("discount", otherwise=ZERO),
        doc="Discount of the contract in percent; below 0 a surcharge.", example=5,
    )  # fmt: skip
    vatTariffId = Ref["VatTariff"](
        "vat-tariffs",
        filter=True,
        default=Chosen(choose_agreed_tariff, "by default that of the contract, else as on any line"),
        doc="VAT tariff.",
    )
    chapter = Text(
        max_length=60, default=agreed("chapter"), filter=True, since=2, doc="Number of the post, as it is printed.",
        example="32.11.a",
    )  # fmt: skip
    agreementType = Choice(
        "SOG", "FH", "VH", default=agreed("agreementType"), filter=True, since=2,
        doc="What was agreed: a lump sum for the whole (SOG), a fixed quantity (FH) or a presumed one (VH).",
    )  # fmt: skip
    orderLineItemId = Ref["SalesOrderLineItem"]("sales-orders/line-items", filter=True, doc="Line of the order.")
    offerLineItemId = Ref["OfferLineItem"](
        "offers/line-items", filter=True, doc="Line of the offer that is the contract (ours)."
    )
    settlementId = Ref["Settlement"]("settlements", filter=True, doc="Change of the contract that it comes from.")
    settlementLineItemId = Ref["SettlementLineItem"](
        "settlements/line-items", filter=True, doc="Line of that change (ours)."
    )
    previousLineItemId = Ref["ProgressStatementLineItem"](
        "progress-statements/line-items",
        read_only=True,
        doc="Line of the statement before that it goes on from (ours).",
    )
    predictedQuantity = DecimalField(
        read_only=True, default=agreed("quantity", "previousLineItemId.predictedQuantity"),
        doc="Units of the contract.", example=100,
    )  # fmt: skip
    predictedAmount = Money(read_only=True, doc="What those come to, in cents (ours).", example=1000)
    previousQuantity = DecimalField(read_only=True, doc="Units up to the statement before.", example=40)
    currentQuantity = DecimalField(
        doc="Units done in this period. It, `cumulativeQuantity` or `percentage` is written, and the others follow.",
        example=30,
    )
    cumulativeQuantity = DecimalField(doc="Units up to now.", example=70)
    percentage = DecimalField(decimals=4, doc="Percent of the contract's units up to now.", example=70)
    fixed = Boolean(default=False, doc="Whether a percentage of the whole statement leaves it as it is.")
    cumulativeAmount = Money(read_only=True, doc="What was done up to now, in cents.")
    previousAmount = Money(read_only=True, doc="That of the statement before, as it was stored there.")

    @property
    def contract_key(self) -> tuple[int | None, ...] | None:
        """Which line of the contract it is about; None for work beside it."""
        key = (self.orderLineItemId, self.settlementLineItemId, self.offerLineItemId)
        return key if any(id is not None for id in key) else None

    @posting(InvoicedQuantity, reads=(ProgressStatement.salesInvoiceId, ProgressStatement.credited))
    def invoices(self, statement: ProgressStatement) -> Iterable[InvoicedQuantity]:
        """The units that it invoices of a line of the order or a change order, once it is invoiced."""
        is_sold = self.orderLineItemId is not None or self.settlementLineItemId is not None
        is_asked = statement.salesInvoiceId is not None and not statement.credited
        if is_asked and is_sold and self.type == COUNTING:
            yield InvoicedQuantity(
                orderLineItemId=self.orderLineItemId,
                settlementLineItemId=self.settlementLineItemId,
                quantity=self.currentQuantity or ZERO,
            )

    @posting(StatedQuantity, reads=(ProgressStatement.approvedAt,))
    def states(self, statement: ProgressStatement) -> Iterable[StatedQuantity]:
        """The units of the line of the contract that are done, once it is approved."""
        is_sold = self.orderLineItemId is not None or self.settlementLineItemId is not None
        if statement.approvedAt is not None and is_sold and self.type == COUNTING:
            yield StatedQuantity(
                orderLineItemId=self.orderLineItemId,
                settlementLineItemId=self.settlementLineItemId,
                quantity=self.currentQuantity or ZERO,
            )

    def contract_line(self, work: Work) -> Line | None:
        """That line."""
        return (
            work.follow(self, ProgressStatementLineItem.orderLineItemId)
            or work.follow(self, ProgressStatementLineItem.settlementLineItemId)
            or work.follow(self, ProgressStatementLineItem.offerLineItemId)
        )

    def reach(self, cumulative: Decimal) -> bool:
        """Say in all three ways that `cumulative` units are done. Whether that is news."""
        before = self.cumulativeQuantity, self.currentQuantity, self.percentage
        self.cumulativeQuantity, self.currentQuantity = cumulative, cumulative - (self.previousQuantity or ZERO)
        self.percentage = percent_of(cumulative, self.predictedQuantity)
        return before != (self.cumulativeQuantity, self.currentQuantity, self.percentage)

    def reach_percentage(self, percentage: Decimal) -> bool:
        """Say that `percentage` of its units is done. Whether that is news."""
        return self.reach(units_of(self.predictedQuantity, percentage))

    @property
    def is_settled(self) -> bool:
        """Whether the three ways in which it says how far it is agree; null is nothing said yet."""
        if self.currentQuantity is self.cumulativeQuantity is self.percentage is None and not self.previousQuantity:
            return True
        current = (self.previousQuantity or ZERO) + (self.currentQuantity or ZERO)
        share = percent_of(current, self.predictedQuantity)
        return self.currentQuantity is not None and self.cumulativeQuantity == current and self.percentage == share

    def written(self, before: "ProgressStatementLineItem | None") -> list[str]:
        """Which of the three a body set to something else."""
        names = ("currentQuantity", "cumulativeQuantity", "percentage")
        values = {name: getattr(self, name) for name in names}
        return [name for name, value in values.items() if value is not None and value != getattr(before, name, None)]

    @derive
    def come_to(self, work: Work) -> None:
        """What was done less what was asked for before: so the statements add up to the contract (catalogue 7.6)."""
        self.go_on(work)
        self.settle(work)
        self.quantity = self.currentQuantity
        is_counting = self.type == COUNTING
        self.predictedAmount, self.cumulativeAmount = (
            line_amount(units, self.price, self.discount) if is_counting else ZERO
            for units in (self.predictedQuantity, self.cumulativeQuantity)
        )
        if self.type != "SUM":
            self.totalExclVat = self.cumulativeAmount - (self.previousAmount or ZERO)

    def go_on(self, work: Work) -> None:
        """A new line begins where that of the statement before ended."""
        if self.previousQuantity is not None:
            return
        earlier = work.follow(self, ProgressStatementLineItem.previousLineItemId)
        if earlier is None:
            earlier = cast("ProgressStatement", work.parent(self)).line_before(self, work)
        if earlier is not None:
            self.previousLineItemId = earlier.id
        self.previousQuantity = earlier.cumulativeQuantity or ZERO if earlier is not None else ZERO
        self.previousAmount = earlier.cumulativeAmount or ZERO if earlier is not None else ZERO

    def settle(self, work: Work) -> None:
        """The one of the three that was written gives the others. Where several were, the check says so."""
        written = [] if self.is_settled else self.written(work.before(self))
        if self.is_settled or len(written) > 1:
            return
        if written == ["cumulativeQuantity"]:
            self.reach(self.cumulativeQuantity or ZERO)
        elif written == ["percentage"]:
            self.reach_percentage(self.percentage or ZERO)
        else:
            self.reach((self.previousQuantity or ZERO) + (self.currentQuantity or ZERO))

    @check
    def be_said_once(self, before: "ProgressStatementLineItem | None", work: Work) -> Iterable[Fault]:
        """A body says in one way how far a line is."""
        if not self.is_settled:
            written = self.written(before)
            yield Fault(written[-1], f"only one of {', '.join(written)} can be written; leave the others as they are")
