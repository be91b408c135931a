"""The lines of drafts that are made of something else: of orders, work orders and phases, and of invoices."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from truweel.resources.documents.labels import name_document
from truweel.resources.documents.lines import COUNTING, Line, choose_tariff
from truweel.resources.documents.totals import Discounts, Totals, line_amount, total
from truweel.resources.sales.sales_invoice_lines import SalesInvoiceLineItem
from truweel.resources.sales.sales_invoices import SalesInvoice
from truweel.resources.sales.sales_orders import SalesOrder
from truweel.resources.sales.settlements import Settlement
from truweel.resources.work.work_orders import WorkOrder
from truweel.schema import Field, Work

__all__ = [
    "COPIED",
    "SOURCES",
    "add_heading",
    "add_line",
    "complete_line",
    "describe_source",
    "sum_lines",
    "total_lines",
]

ZERO = Decimal(0)
COPIED = (
    Line.type, Line.unitType, Line.description, Line.extraDescription, Line.chapter, Line.styleName, Line.articleId,
    Line.materialId, Line.installationId, Line.activityId, Line.postId, Line.price, Line.costPrice, Line.discount,
    Line.vatTariffId, Line.generalLedgerAccountId, Line.projectId, Line.imageId, Line.customPrice,
)  # fmt: skip
"""What a line of an invoice has from the line of the order, and one of a credit note from that of the invoice."""
SOURCES: tuple[Field, ...] = (
    SalesInvoiceLineItem.orderId, SalesInvoiceLineItem.orderLineItemId, SalesInvoiceLineItem.settlementLineItemId,
    SalesInvoiceLineItem.workOrderId, SalesInvoiceLineItem.advanceInvoiceId,
)  # fmt: skip
"""Where a line of an invoice comes from."""


def add_line(work: Work, document: SalesInvoice, line: Line, *members: Field, **more: Any) -> SalesInvoiceLineItem:
    """A line of an invoice as `line`, but for `more`."""
    own = work.add(document, SalesInvoice.lineItems)
    work.copy(line, own, *COPIED, *members)
    complete_line(work, own, **more)
    return own


def complete_line(work: Work, line: SalesInvoiceLineItem, **members: Any) -> None:
    """Set `members` of a new line, and what totals are made of."""
    for name, value in members.items():
        if value is not None:
            setattr(line, name, value)
    if line.type == COUNTING and line.vatTariffId is None:
        line.vatTariffId = choose_tariff(line, work)
    tariff = work.follow(line, SalesInvoiceLineItem.vatTariffId)
    if tariff is not None:
        line.vatCategory, line.vatPercentage = tariff.category, tariff.percentage
    is_counting = line.type == COUNTING
    line.totalExclVat = line_amount(line.quantity, line.price, line.discount) if is_counting else ZERO


def add_heading(work: Work, draft: SalesInvoice, text: str, **sources: Any) -> None:
    """A heading of the draft."""
    complete_line(work, work.add(draft, SalesInvoice.lineItems), type="TITLE", description=text, **sources)


def describe_source(source: SalesOrder | WorkOrder | Settlement) -> str:
    """Number, day and subject."""
    return name_document(source.logicId, source.date, source.title) or str(source.id)


def total_lines(lines: Iterable[Any], discounts: Discounts = Discounts()) -> Totals:  # noqa: B008  # it is frozen
    """What the lines that count come to, with VAT by rate."""
    return total([line for line in lines if line.type == COUNTING], discounts)


def sum_lines(lines: Iterable[Any]) -> Decimal:
    """What the lines that count come to without VAT and discounts on the whole."""
    return sum((line.totalExclVat or ZERO for line in lines if line.type == COUNTING), ZERO)
