"""Settlements: change orders, for more or less work than was agreed; and their lines."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from truweel.resources.documents.contract_lines import MORE_THAN_AGREED, ContractLine
from truweel.resources.documents.ledgers import ChangeOrder, InvoicedQuantity, StatedQuantity
from truweel.resources.documents.lines import COUNTING, LineOutline
from truweel.resources.documents.quotations import Quotation
from truweel.resources.system.statuses import LOST, WON, default_status
from truweel.schema import (
    Balance,
    Children,
    Choice,
    Chosen,
    Date,
    Fault,
    Id,
    LogicId,
    Range,
    Ref,
    Refused,
    StatusField,
    Work,
    action,
    check,
    derive,
    posting,
)

if TYPE_CHECKING:
    from truweel.resources.sales.offers import Offer
    from truweel.resources.sales.sales_orders import SalesOrder

__all__ = ["Settlement", "SettlementLineItem"]


def choose_order(settlement: "Settlement", work: Work) -> "Id[SalesOrder] | None":
    """The order that the offer became."""
    from truweel.resources.sales.sales_orders import SalesOrder  # orders look at their settlements

    if settlement.offerId is None:
        return None
    order = work.first(SalesOrder, SalesOrder.offerId.equals(settlement.offerId))
    return order.id if order is not None else None


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

    post_member = "settlementId"
    status_module = "settlements"

    logicId = LogicId("V", when="date", doc="Number, given with the date.", example="V260012")
    status = StatusField(
        "settlements",
        default=default_status("settlements"),
        doc="Where it stands, one of the tenant's statuses.",
        example="verzonden",
    )
    templateId = Ref["Settlement"](
        "settlements", relation="templateSettlement", filter=True, doc="Settlement that it was made from."
    )
    offerId = Ref["Offer"]("offers", filter=True, doc="Offer that it changes.")
    salesOrderId = Ref["SalesOrder"](
        "sales-orders",
        filter=True,
        default=Chosen(choose_order, "by default that of the offer"),
        doc="Order that it is added to.",
    )
    kind = Choice(
        "MORE", "LESS", "MIXED", read_only=True, filter=True, doc="Whether its lines add work, take some off, or both."
    )
    approvedDate = Date(filter=Range(), sort=True, doc="Day on which the client agreed.")
    lineItems = Children["SettlementLineItem"]("line-items", doc="Its lines, in order.")

    @derive
    def tell_its_kind(self, work: Work) -> None:
        """More work, less, or both: by the sign of its lines."""
        if work.is_loaded(self, "lineItems"):
            lines = work.outline(self, "lineItems", LineOutline)
            totals = [line.totalExclVat or Decimal(0) for line in lines if line.type == COUNTING]
            has_more, has_less = any(total > 0 for total in totals), any(total < 0 for total in totals)
            self.kind = "MIXED" if has_more and has_less else "MORE" if has_more else "LESS" if has_less else None

    @property
    def is_agreed(self) -> bool:
        """Whether it counts: it stands in a status of what is agreed, or was approved and is not lost since."""
        return self.successPercentage == WON or (self.approvedDate is not None and self.successPercentage != LOST)

    @posting(ChangeOrder)
    def changes_contract(self) -> Iterable[ChangeOrder]:
        """What is agreed adds to its order."""
        if self.is_agreed and self.salesOrderId is not None and not self.template:
            yield ChangeOrder(salesOrderId=self.salesOrderId, amount=self.totalExclVat, count=Decimal(1))

    @check
    def stay_with_contract(self, before: "Settlement | None", work: Work) -> Iterable[Fault]:
        """What was invoiced or stated of it stays agreed, with its contract."""
        if before is not None and before.is_agreed:
            is_same = (self.salesOrderId, self.offerId) == (before.salesOrderId, before.offerId)
            stays = self.is_agreed and is_same
            if not stays and any(line.invoicedQuantity or line.statedQuantity for line in self.lineItems):
                raise Refused("It was invoiced, or is on an approved statement: it stays agreed, with its contract.")
        return ()

    @action()
    def accept(self, work: Work) -> None:
        """The client agrees: it gets its day of approval and the status of what is agreed. Accepting it again changes
        nothing."""
        if self.approvedDate is None:
            self.approvedDate = work.today.isoformat()
        self.become_won(work)

    @action(returns="settlements")
    def copy(self, work: Work) -> "Settlement":
        """Make a draft of the same lines, posts and discounts."""
        twin = work.make(Settlement)
        self.copy_to(twin, work)
        work.copy(self, twin, Settlement.offerId, Settlement.salesOrderId)
        twin.templateId = cast("Id[Settlement]", self.id)
        return twin


class SettlementLineItem(
    ContractLine, path="line-items", parent="settlements", type="settlement-line-item", revision=2
):
    """One line of a settlement; what is left out has a quantity below 0."""

    invoicedQuantity = Balance(
        InvoicedQuantity.quantity, by=InvoicedQuantity.settlementLineItemId, at_least="fewest", at_most="most",
        remedy=MORE_THAN_AGREED,
        doc="Units that were invoiced, drafts included (ours).",
    )  # fmt: skip
    statedQuantity = Balance(
        StatedQuantity.quantity, by=StatedQuantity.settlementLineItemId, quiet=True,
        doc="Units that approved progress statements say are done (ours).",
    )  # fmt: skip
